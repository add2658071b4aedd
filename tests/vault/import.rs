//! What another journal wrote: taken in on its own days, found again, left out of figures, taken back as one.

use super::*;
use afterhour::anonymise::Engine;
use afterhour::figures::Figures;
use afterhour::guides::Library;
use afterhour::import::{self, How};
use afterhour::vault::{Preview, read_source};

const FILE: &str = "\
[2024-03-04 09:05] Anna Kowalska called. A long day.
[2024-03-05 21:10] Rain.
[2025-13-45 10:00] Nothing.
";

fn preview(vault: &Vault, file: &str) -> Preview {
    let found = import::read(file.as_bytes(), &How::default(), &now()).unwrap();
    vault.preview_import(found, &Engine::new()).unwrap()
}

fn take_in(vault: &mut Vault, file: &str) -> usize {
    let library = Library::built_in();
    let guide = library.named(known::guide::IMPORTED).unwrap();
    let pieces = preview(vault, file).found.pieces;
    vault.import(&pieces, guide, &now()).unwrap();
    pieces.len()
}

fn texts(vault: &Vault) -> Vec<String> {
    let hits = vault.find(&Filter::default(), 0, 100).unwrap();
    hits.iter()
        .map(|hit| {
            let (entry, guide) = vault.read(hit.head.id).unwrap();
            let day = entry.written.date();
            format!("{day} {}", entry.page.first_words(&guide).read())
        })
        .collect()
}

#[test]
fn each_text_stands_on_its_own_day_and_is_found_and_figures_leave_it_out() {
    let (_journal, mut vault) = Journal::new();
    let (guide, page) = prompt_saying("Written here.");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    assert_eq!(take_in(&mut vault, FILE), 2);
    assert_eq!(
        texts(&vault),
        [
            "2026-11-21 Written here.",
            "2024-03-05 Rain.",
            "2024-03-04 Anna Kowalska called. A long day.",
        ]
    );
    let filter = Filter {
        words: "kowal".into(),
        ..Filter::default()
    };
    assert_eq!(vault.find(&filter, 0, 10).unwrap().len(), 1);
    assert_eq!(vault.rhythm(date(2020, 1, 1)).unwrap(), [(now().date(), 1)]);
    let themes = vault.themes_visited().unwrap();
    assert!(themes.iter().all(|(theme, _)| theme.slug() != "permanence"));
    let visits = vault.visits().unwrap();
    assert!(
        visits
            .iter()
            .all(|(id, _)| id.as_str() != known::guide::IMPORTED)
    );
    let mut figures = Figures::over(None, now().date());
    let ever = Period {
        from: Date::MIN,
        until: Date::MAX,
    };
    vault
        .each(&GuideKind::ALL, ever, |head, entry, guide| {
            figures.take(head, entry, guide);
        })
        .unwrap();
    assert_eq!(figures.rhythm.entries(), 1);
    assert!(vault.verify().is_ok());
}

#[test]
fn the_preview_says_what_is_left_out_what_is_there_and_which_names_are_not_registered() {
    let (_journal, mut vault) = Journal::new();
    let words = preview(&vault, FILE).in_words();
    for said in [
        "Read as text of jrnl: 2 entries on 2 days, from 4 March 2024 to 5 March 2024.",
        "Left out: 1\n    line 3: 2025-13-45 is no day",
        "not in your register:\n    Anna Kowalska: line 1\n",
        "    5 March 2024: Rain.",
        "delete it yourself",
    ] {
        assert!(words.read().contains(said), "{said} in\n{}", words.read());
    }
    take_in(&mut vault, FILE);
    let again = preview(&vault, FILE);
    assert_eq!((again.found.pieces.len(), again.already), (0, 2));
    let words = again.in_words();
    assert!(words.read().starts_with("There is nothing to import."));
    assert!(words.read().contains("2 are in the journal already"));
    let client = Client {
        code: client("K-07"),
        words: vec![Words::new("Anna Kowalska")],
    };
    vault.put_client(&client).unwrap();
    let other = preview(&vault, "[2024-03-06] Anna Kowalska wrote.");
    assert!(other.tally.names.is_empty(), "{:?}", other.tally);
    let words = other.in_words();
    let said = "Words of your register:\n    Anna Kowalska (K-07): line 1\n";
    assert!(words.read().contains(said), "{}", words.read());
}

#[test]
fn an_import_is_taken_back_as_one_act_and_nothing_of_it_stays() {
    let (_journal, mut vault) = Journal::new();
    let (guide, page) = prompt_saying("Written here.");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    assert!(matches!(
        vault.undo_import().unwrap_err(),
        VaultError::NoImport
    ));
    take_in(&mut vault, FILE);
    take_in(&mut vault, "[2024-04-01] Another file.");
    let made: Vec<String> = vault
        .imports()
        .unwrap()
        .iter()
        .map(|import| import.in_words())
        .collect();
    assert_eq!(
        made,
        [
            "1 entry, of 1 April 2024",
            "2 entries, from 4 March 2024 to 5 March 2024"
        ]
    );
    // What lies in the trash goes with the rest.
    let rain = Filter {
        words: "rain".into(),
        ..Filter::default()
    };
    let rain_id = vault.find(&rain, 0, 1).unwrap()[0].head.id;
    vault.undo_import().unwrap();
    vault.trash(rain_id, &now()).unwrap();
    assert_eq!(vault.undo_import().unwrap().entries, 2);
    assert_eq!(texts(&vault), ["2026-11-21 Written here."]);
    assert!(matches!(
        vault.read(rain_id).unwrap_err(),
        VaultError::NoEntry(_)
    ));
    assert!(vault.imports().unwrap().is_empty());
    assert!(vault.verify().is_ok());
    // Taken back, it can be taken in again.
    assert_eq!(take_in(&mut vault, FILE), 2);
}

#[test]
fn an_import_with_a_changed_entry_or_during_a_hold_stays_as_it_is() {
    let (_journal, mut vault) = Journal::new();
    take_in(&mut vault, FILE);
    let id = vault.find(&Filter::default(), 0, 1).unwrap()[0].head.id;
    vault
        .amend(id, known::FOR_SUPERVISION, Answer::YesNo(true), &now())
        .unwrap();
    let error = vault.undo_import().unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "entry {id} of this import changed since, so it is not taken back as a whole; nothing was changed"
        )
    );
    assert_eq!(texts(&vault).len(), 2);
    let mut settings = vault.settings().unwrap();
    settings.retention.hold = Some(Hold {
        since: now().date(),
        why: HoldReason::Claim,
    });
    vault.put_settings(&settings).unwrap();
    assert!(matches!(
        vault.undo_import().unwrap_err(),
        VaultError::OnHold(_)
    ));
    assert_eq!(texts(&vault).len(), 2);
}

#[test]
fn a_source_that_is_no_file_is_named_and_one_that_is_read_stays_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("journal.txt");
    fs::write(&file, FILE).unwrap();
    assert_eq!(read_source(&file).unwrap().as_slice(), FILE.as_bytes());
    assert_eq!(fs::read_to_string(&file).unwrap(), FILE);
    let said = |path: &Path| read_source(path).unwrap_err().to_string();
    assert!(said(home.path()).contains("it is a folder"));
    assert!(said(&home.path().join("none")).contains("there is no such file"));
    #[cfg(unix)]
    assert!(said(Path::new("/dev/zero")).contains("no ordinary file"));
}
