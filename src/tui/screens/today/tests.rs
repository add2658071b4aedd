//! What Today keeps saying.

use crate::domain::{
    Entry, EntryHead, EntryId, GuideId, GuideKind, GuideRef, Hit, NotAsKept, Page, Words,
};
use crate::figures::due::{DueFacts, due};
use crate::tui::keymap::Tab;
use crate::tui::screens::played::{Played, bare_desk, moment};
use crate::tui::screens::{Figures, Screen};
use crate::tui::task::{Done, OnAgenda, Task};

#[test]
fn what_is_not_as_it_was_kept_stands_on_today_and_leads_to_what_can_be_done() {
    let mut desk = bare_desk();
    let lines = vec![
        "entry 7 is not as it was kept".to_owned(),
        "entry 5 is missing".to_owned(),
    ];
    let standing = DueFacts {
        not_as_kept: lines.clone(),
        ..DueFacts::default()
    };
    desk.told = due(&standing, &desk.settings, desk.today);
    desk.unkept = NotAsKept {
        lines,
        entries: [EntryId(7)].into(),
        looked: false,
    };
    let mut played = Played::with(Screen::of(Tab::Today).0, desk);
    let seen = played.seen();
    assert!(
        seen.contains("not as kept  entry 7 is not as it was kept, and 1 more"),
        "{seen}"
    );
    let tasks = played.press("Enter");
    assert!(
        matches!(tasks.as_slice(), [Task::LookedAt]),
        "whoever reads it has looked: {tasks:?}"
    );
    let seen = played.seen();
    for said in [
        "Entry 7 is not as it was kept.",
        "Entry 5 is missing.",
        "has a seal over its words",
        "/home/ines/.local/share/afterhour",
        "afterhour verify",
    ] {
        assert!(seen.contains(said), "{said} in\n{seen}");
    }
    played.press("End");
    assert!(
        played.seen().contains("afterhour restore FILE"),
        "{}",
        played.seen()
    );
}

fn head(id: u32) -> EntryHead {
    EntryHead {
        id: EntryId(id),
        written: moment().now,
        revision: 1,
        guide: GuideRef {
            id: GuideId::try_from("pond".to_owned()).expect("an id"),
            version: 1,
        },
        kind: GuideKind::Reflection,
        title: format!("bird {id}"),
        themes: Default::default(),
        status: None,
        client: None,
        platform: String::new(),
        for_supervision: true,
        trashed: None,
        discussed: None,
        impact: false,
    }
}

const SEVEN: &str = "Not as it was kept: entry 7. What it says and counts for";

#[test]
fn the_agenda_says_what_on_it_is_not_as_it_was_kept() {
    let seen = |unkept: u32| {
        let mut desk = bare_desk();
        desk.unkept.entries = [EntryId(unkept)].into();
        let mut played = Played::with(Screen::of(Tab::Supervision).0, desk);
        let on = |id| OnAgenda {
            head: head(id),
            words: Words::default(),
        };
        played.hear(Done::Agenda(vec![on(6), on(7)]));
        played.seen()
    };
    assert!(seen(7).contains(SEVEN), "{}", seen(7));
    assert!(!seen(5).contains("as it was kept"), "{}", seen(5));
}

#[test]
fn figures_say_what_is_not_as_it_was_kept() {
    let mut desk = bare_desk();
    desk.unkept.entries = [EntryId(7)].into();
    let library = crate::guides::Library::built_in();
    let guide = library.named("gibbs").expect("a guide of ours");
    let (screen, task) = Figures::new(desk.today);
    let Task::Count { from, until } = task else {
        panic!("nothing is counted")
    };
    let mut counted = crate::figures::Figures::over(from, until);
    let entry = Entry {
        id: EntryId(7),
        revision: 1,
        written: moment().now,
        revised: None,
        page: Page::of(guide),
    };
    counted.take(&head(7), &entry, guide);
    let mut played = Played::with(Screen::Figures(screen), desk);
    played.hear(Done::Counted(Box::new(counted)));
    assert!(played.seen().contains(SEVEN), "{}", played.seen());
}

#[test]
fn the_list_of_the_journal_marks_what_is_not_as_it_was_kept() {
    let mut desk = bare_desk();
    desk.unkept.entries = [EntryId(7)].into();
    let (journal, tasks) = Screen::of(Tab::Journal);
    let ticket = tasks.iter().find_map(|task| match task {
        Task::Find { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let hit = |id| Hit {
        head: head(id),
        excerpt: Words::default(),
        found: Vec::new(),
    };
    let mut played = Played::with(journal, desk);
    played.hear(Done::Found {
        ticket: ticket.expect("the list is asked for"),
        offset: 0,
        hits: vec![hit(7), hit(6)],
        total: 2,
        are_more: false,
    });
    let seen = played.seen();
    let row = |bird: &str| {
        seen.lines()
            .find(|line| line.contains(bird))
            .unwrap_or_default()
    };
    assert!(row("bird 7").ends_with("not as kept"), "{seen}");
    assert!(row("bird 6").ends_with("agenda"), "{seen}");
}

#[test]
fn of_more_matches_than_are_counted_the_journal_says_over_how_many() {
    let mut desk = bare_desk();
    desk.entries = 4_000;
    let asked = |tasks: Vec<Task>| {
        let ticket = tasks.iter().rev().find_map(|task| match task {
            Task::Find { ticket, .. } => Some(*ticket),
            _ => None,
        });
        ticket.expect("the list is asked for")
    };
    let found = |ticket, are_more| Done::Found {
        ticket,
        offset: 0,
        hits: vec![Hit {
            head: head(7),
            excerpt: Words::default(),
            found: Vec::new(),
        }],
        total: 1_050,
        are_more,
    };
    let (today, _) = Screen::of(Tab::Today);
    let mut played = Played::with(today, desk);
    let listed = asked(played.press("/ s"));
    let ticket = asked(played.hear(found(listed, false)));
    for (are_more, said) in [
        (true, "over 1050 of 4000 found"),
        (false, "   1050 of 4000 found"),
    ] {
        played.hear(found(ticket, are_more));
        assert!(played.seen().contains(said), "{}", played.seen());
    }
}
