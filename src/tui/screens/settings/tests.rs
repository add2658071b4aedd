use super::*;
use crate::domain::{Hold, HoldReason, MadeBackup, Opens};
use crate::tui::keymap;
use crate::tui::screens::Screen;
use crate::tui::screens::played::{Played, bare_desk, contact};
use insta::assert_snapshot;

fn settings() -> Played {
    let mut desk = bare_desk();
    desk.settings.contacts = vec![
        contact("Ruth", "01706 5550100"),
        contact("safeguarding lead", "01706 5550111"),
    ];
    Played::with(Screen::Settings(Settings::default()), desk)
}

fn put_one(tasks: &[Task]) -> Option<&Kept> {
    tasks.iter().find_map(|task| match task {
        Task::PutSettings(settings) => Some(settings),
        _ => None,
    })
}

#[track_caller]
fn put(tasks: &[Task]) -> &Kept {
    put_one(tasks).unwrap_or_else(|| panic!("{tasks:?}"))
}

#[test]
fn every_row_says_what_is_set() {
    assert_snapshot!(settings().seen(), @r#"
     Afterhour                                                 Saturday 21 November
     ──────────────────────────────────────────────────────────────────────────────
     ‹ 4 more  Presence  Policy  Supervision  Clients  Guides [Settings]

     ▸ You are             practitioner
       Locks after         5 minutes without a key
       Emergency numbers   United Kingdom
       Own contacts        Ruth: 01706 5550100
                           safeguarding lead: 01706 5550111
                           add one
       Footprint review    every 90 days
       Account settings    looked at every 180 days
       Research            no prompts
       What is kept        everything
       Journal             /home/ines/.local/share/afterhour
       Passphrase          change it
                                                                       7 more below

       Enter lets you choose: practitioner, trainee, supervisor. A trainee's card
       for danger names the placement as well.
    (cursor at 1, 4)
    "#);
}

#[test]
fn a_setting_of_few_values_is_another_only_once_one_is_chosen() {
    let mut played = settings();
    assert!(played.press("↓ ↓ Enter").is_empty());
    assert_snapshot!(played.seen(), @r#"
     Emergency numbers
     ──────────────────────────────────────────────────────────────────────────────

       Whose numbers the card for danger shows. F4 shows the card.

     ▸ United Kingdom                                                      as it is
       Ireland
       United States
       Canada
       Australia
       New Zealand
       Another country
    (cursor at 1, 5)
    "#);
    assert!(
        played
            .press("↓ Esc")
            .iter()
            .all(|task| matches!(task, Task::Refresh))
    );
    assert!(
        played
            .seen()
            .contains("▸ Emergency numbers   United Kingdom")
    );
    assert!(
        put_one(&played.press("e Enter")).is_none(),
        "nothing was chosen"
    );
    assert_eq!(put(&played.press("Enter ↓ Enter")).country, "IE");
    assert!(
        played.seen().contains("▸ Emergency numbers"),
        "{}",
        played.seen()
    );
    let mut played = settings();
    assert_eq!(put(&played.press("Enter End Enter")).role, Role::Supervisor);
}

#[test]
fn no_row_is_cut_at_80_columns_whatever_is_set() {
    let day = jiff::civil::date(2025, 9, 28);
    for (country, _) in RiskCard::built_in().countries() {
        for why in HoldReason::ALL {
            let mut desk = bare_desk();
            desk.library = std::sync::Arc::new(crate::guides::Library::built_in());
            desk.backups.last = Some(MadeBackup {
                day,
                file: "/media/stick/afterhour.age".into(),
                size: 1,
                entries: 1,
                opens: Opens::Sheet,
            });
            desk.backups.rehearsed = Some(day);
            desk.sheet_tried = day;
            desk.settings.contacts = vec![contact(
                "Denise, safeguarding lead",
                "01632 960 146, office hours, and at night the duty line",
            )];
            desk.settings.country.clone_from(&country);
            desk.settings.retention.hold = Some(Hold { since: day, why });
            let mut played = Played::with(Screen::Settings(Settings::default()), desk);
            for key in ["Home", "End"] {
                played.press(key);
                assert!(!played.seen().contains('…'), "{}", played.seen());
            }
        }
    }
}

#[test]
fn a_contact_is_added_changed_and_removed() {
    let mut played = settings();
    played.press("↓ ↓ ↓ x ↓");
    assert_eq!(
        put(&played.press("Enter")).contacts,
        [contact("safeguarding lead", "01706 5550111")]
    );
    played.press("Enter");
    played.write(" B.");
    played.press("Enter");
    assert_eq!(
        put(&played.press("Enter")).contacts[0],
        contact("Ruth B.", "01706 5550100")
    );
    let mut played = settings();
    played.press("a");
    played.write("duty team");
    played.press("Enter");
    played.write("01706 5550122");
    assert_eq!(put(&played.press("Enter")).contacts.len(), 3);
}

#[test]
fn a_full_list_of_contacts_takes_no_more() {
    let mut desk = bare_desk();
    desk.settings.contacts = vec![contact("Ruth", "1"); MOST_CONTACTS];
    let mut played = Played::with(Screen::Settings(Settings::default()), desk);
    played.press("a");
    assert!(played.app.notice.is_some());
    assert!(!played.seen().contains("add one"), "{}", played.seen());
}

#[test]
fn every_key_can_be_read_and_comes_from_the_table() {
    let mut played = settings();
    played.press("End ↑ ↑ Enter");
    assert!(played.seen().contains("Every key"), "{}", played.seen());
    let all = keys();
    for row in keymap::BINDINGS
        .iter()
        .filter(|row| row.keys.iter().all(|key| key.chars().count() > 1))
    {
        assert!(all.contains(row.label), "{}", row.label);
    }
}

#[test]
fn about_says_what_this_is_and_what_the_system_refuses() {
    let mut played = settings();
    played.press("End ↑ Enter");
    for words in [
        " About",
        "There is no network code in it",
        "the network: refused by the system",
        "the settings: refused by the system",
    ] {
        assert!(played.seen().contains(words), "{}", played.seen());
    }
}

#[test]
fn rhythms_take_a_week_to_two_years_and_research_is_asked_for() {
    let mut played = settings();
    played.press("↓ ↓ ↓ ↓ ↓ ↓ Enter");
    played.write("6");
    played.press("Enter");
    assert!(played.seen().contains("from 7 to 730"), "{}", played.seen());
    played.press("Backspace");
    played.write("30");
    assert_eq!(put(&played.press("Enter")).footprint_days, 30);
    let mut played = settings();
    played.press("↓ ↓ ↓ ↓ ↓ ↓ ↓ ↓");
    assert!(put(&played.press("Enter ↓ Enter")).research);
}

#[test]
fn the_pack_of_points_is_chosen_from_those_at_hand() {
    let mut desk = bare_desk();
    let mut library = crate::guides::Library::default();
    for id in ["ethics-bacp", "ethics-mine"] {
        let guide = format!(
            "id = \"{id}\"\nversion = 1\nkind = \"afterword\"\ntitle = \"{id}\"\npurpose = \"p\"\n\
             source = \"our own\"\nminutes = 1\nthemes = [\"ethics\"]\n\
             [[questions]]\nid = \"points\"\nask = \"Which?\"\nanswer = \"text\"\n"
        );
        library.add_pack(id, &guide).expect("a guide");
    }
    desk.library = std::sync::Arc::new(library);
    let mut played = Played::with(Screen::Settings(Settings::default()), desk);
    played.press("↓ ↓ ↓ ↓ ↓ ↓");
    assert!(
        played.seen().contains("Points of ethics    ethics-bacp"),
        "{}",
        played.seen()
    );
    assert_eq!(put(&played.press("Enter ↓ Enter")).ethics, "ethics-mine");
}
