#![allow(clippy::unwrap_used)]

use super::*;
use crate::tui::keymap::Tab;
use crate::tui::screens::Setup;

fn finder(typed: &str) -> Finder {
    Finder {
        typed: typed.to_owned(),
        focus: 0,
        below: Some(Context::Today),
        elsewhere: None,
        idle: Vec::new(),
    }
}

/// Everything, from where one writes; one guide.
fn anything(typed: &str) -> Vec<Found> {
    let gibbs = GuideId::try_from("gibbs".to_owned()).expect("an id");
    let guides = vec![(gibbs, "Gibbs' reflective cycle".to_owned())];
    let mut finder = Finder::with_all(Context::Write, guides, Vec::new());
    finder.type_words(typed);
    finder.rows()
}

#[test]
fn the_list_is_moved_through_by_screens_and_to_its_ends() {
    let mut finder = finder("");
    let last = finder.rows().len() - 1;
    let mut at = |code| {
        finder.take(KeyEvent::from(code), 20);
        finder.focus
    };
    assert_eq!(at(KeyCode::PageDown), 8);
    assert_eq!(at(KeyCode::PageUp), 0);
    assert_eq!(at(KeyCode::End), last);
    assert_eq!(at(KeyCode::PageDown), last);
    assert_eq!(at(KeyCode::Home), 0);
}

#[test]
fn what_is_done_elsewhere_is_found_with_its_place() {
    let at = |typed: &str, wanted: Tab| {
        let rows = anything(typed);
        let there = |row: &Found| match row {
            Found::At(_, tab) | Found::Place(_, _, Target::There(tab, _)) => *tab == wanted,
            Found::Place(_, _, Target::Settings(_)) => wanted == Tab::Settings,
            _ => false,
        };
        assert!(rows.iter().any(there), "{typed}: {rows:?}");
    };
    at("trash", Tab::Journal);
    at("share", Tab::Supervision);
    at("filter", Tab::Journal);
    at("supervisor", Tab::Supervision);
    at("passphrase", Tab::Settings);
    at("recovery", Tab::Settings);
    at("contacts", Tab::Settings);
    at("minutes", Tab::Settings);
    assert!(matches!(&anything("gibbs")[..], [Found::Guide(..)]));
    assert!(anything("settings").iter().any(
        |row| matches!(row, Found::Anywhere(row) if row.command == Command::Go(Tab::Settings))
    ));
    let undo = anything("last decision");
    assert!(
        matches!(&undo[..], [Found::There(_, Context::Review)]),
        "{undo:?}"
    );
}

#[test]
fn the_words_people_type_come_first_to_what_they_mean() {
    use Target::{Settings, Shell, There};
    let first = |typed: &str| anything(typed).first().cloned();
    let place = |typed: &str| match first(typed) {
        Some(Found::Place(_, _, target)) => target,
        other => panic!("{typed}: {other:?}"),
    };
    assert!(matches!(place("backup"), Settings(Setup::Backups)));
    assert!(matches!(place("import"), Settings(Setup::Import)));
    assert!(matches!(place("passphrase"), Settings(Setup::Passphrase)));
    assert!(matches!(place("rehearse"), Settings(Setup::Backups)));
    assert!(matches!(place("rotate"), Settings(Setup::Key)));
    assert!(matches!(place("sheet"), Settings(Setup::Sheet)));
    assert!(matches!(place("key"), Settings(Setup::Key)));
    assert!(matches!(place("restore"), Shell("afterhour restore FILE")));
    assert!(matches!(place("supervisor"), There(Tab::Supervision, _)));
    assert!(matches!(place("export"), There(Tab::Supervision, None)));
    let command = |typed: &str| match first(typed) {
        Some(Found::Here(row) | Found::Anywhere(row) | Found::At(row, _)) => row.label,
        other => panic!("{typed}: {other:?}"),
    };
    assert!(command("erase").starts_with("Erase"));
    assert!(command("calm").starts_with("I am about to reply"));
    assert!(command("emergency").starts_with("Someone may be in danger"));
    for typed in ["quit", "exit", "leave afterhour"] {
        assert!(command(typed).starts_with("Quit Afterhour"), "{typed}");
    }
    assert!(command("undo").starts_with("Undo what was typed"));
    assert!(matches!(place("redo"), Target::Typing("Ctrl+Y")));
    assert!(
        command("rename").starts_with("Edit"),
        "{}",
        command("rename")
    );
    assert_eq!(command("logout"), "Lock now");
    assert_eq!(command("log out"), "Lock now");
    assert_eq!(command("help"), "Every key of this screen");
    let cancel = anything("cancel");
    assert!(matches!(&cancel[0], Found::Here(row) if row.command == Command::Back));
    let help = anything("help");
    let card = |row: &Found| matches!(row, Found::Here(row) if row.command == Command::Danger);
    assert!(help.iter().any(card), "{help:?}");
}

#[test]
fn what_can_be_done_comes_before_a_guide_of_the_same_word() {
    let guides = [
        "Shared, and held back",
        "A colleague shared client material",
    ];
    let id = || GuideId::try_from("shared".to_owned()).unwrap();
    let guides = guides.map(|title| (id(), title.to_owned())).to_vec();
    for (below, own) in [(Context::Today, false), (Context::Supervision, true)] {
        let mut finder = Finder::with_all(below, guides.clone(), Vec::new());
        finder.type_words("share");
        let rows = finder.rows();
        let shares = match &rows[0] {
            Found::Here(row) => own && row.command == Command::Share,
            Found::At(row, Tab::Supervision) => !own && row.command == Command::Share,
            _ => false,
        };
        assert!(shares, "{rows:?}");
        let first = rows.iter().position(|row| matches!(row, Found::Guide(..)));
        let guides = rows.iter().skip(first.unwrap());
        assert_eq!(
            guides.filter(|row| matches!(row, Found::Guide(..))).count(),
            2
        );
        assert_eq!(rows.len(), first.unwrap() + 2, "{rows:?}");
    }
}

#[test]
fn before_a_word_is_typed_only_what_can_be_done_here_and_now_is_listed() {
    let idle = vec![Command::Guidance];
    let mut finder = Finder::with_all(Context::Write, Vec::new(), idle);
    let rows = finder.rows();
    let here = |row: &Found| match row {
        Found::Here(row) => row.command != Command::Guidance && !row.command.moves(),
        _ => false,
    };
    assert!(rows.iter().all(here), "{rows:?}");
    assert!(rows.len() > 5, "{rows:?}");
    // Asked for by name it is found, behind what does something.
    finder.type_words("guid");
    let last = finder.rows().pop();
    assert!(
        matches!(last, Some(Found::Here(row)) if row.command == Command::Guidance),
        "{last:?}"
    );
}

#[test]
fn nothing_stands_twice_in_the_list_of_anything() {
    for context in Context::ALL {
        let rows = {
            let mut finder = Finder::with_all(context, Vec::new(), Vec::new());
            finder.type_words(" ");
            finder.rows()
        };
        let mut labels: Vec<&str> = rows.iter().map(Found::label).collect();
        let count = labels.len();
        labels.sort_unstable();
        labels.dedup();
        let here: Vec<&str> = keymap::rows(context).map(|row| row.label).collect();
        let mut alone = here.clone();
        alone.sort_unstable();
        alone.dedup();
        assert_eq!(
            count - labels.len(),
            here.len() - alone.len(),
            "{}",
            context.name()
        );
    }
}

#[test]
fn an_action_is_found_by_any_of_its_words_in_any_order() {
    for typed in ["near miss", "miss near", "fields", "f3"] {
        let rows = finder(typed).rows();
        assert!(
            rows.iter()
                .any(|row| matches!(row, Found::Here(row) if row.command == Command::NearMiss)),
            "{typed}"
        );
    }
    assert!(finder("zebra").rows().is_empty());
}
