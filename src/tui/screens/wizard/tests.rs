#![allow(clippy::unwrap_used)]

use super::*;
use crate::failure::Failure;
use crate::guides::Library;
use crate::tui::app::State;
use crate::tui::screens::played::{Played, bare_desk};
use crate::tui::worker::Worker;
use insta::assert_snapshot;
use std::sync::Arc;

const SIX: &str = "otter bridge velvet marble lunar oxygen";

fn wizard() -> Wizard {
    Wizard::offering(
        Path::new("/home/ines/.local/share/afterhour"),
        Passphrase::new(SIX),
    )
}

fn played() -> Played {
    Played::at(State::New(Box::new(wizard())))
}

fn sheet() -> Sheet {
    let groups: Vec<Words> = ["QF3K", "9T2M", "XW7A", "PLD4", "0CJE"]
        .map(Words::new)
        .into();
    let rows: Vec<String> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| format!("  {}  {}", at + 1, group.read()))
        .collect();
    let text = format!(
        "AFTERHOUR RECOVERY SHEET\n\n{}\n\nTo open it without Afterhour:\n{}",
        rows.join("\n"),
        "  sqlcipher journal.db\n".repeat(20)
    );
    Sheet {
        text: Words::new(&text),
        groups,
        asked: [0, 2, 4],
        note: String::new(),
    }
}

/// Through to the page of the sheet.
fn made() -> Played {
    let mut played = played();
    played.press("Enter Enter Enter");
    played.write(SIX);
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::Create { dir, passphrase }]
            if dir == Path::new("/home/ines/.local/share/afterhour") && passphrase.reveal() == SIX),
        "{tasks:?}"
    );
    played.hear(Done::Created(sheet()));
    played
}

/// Through to the role.
fn checked() -> Played {
    let mut played = made();
    played.press("Enter Enter Enter");
    for group in ["qf3k", "XW7A", "0cje"] {
        played.write(group);
        played.press("Enter");
    }
    played
}

#[test]
fn the_first_page_says_what_it_is_and_who_may_read_it() {
    assert_snapshot!(played().seen(), @r#"
     A new journal                                                     page 1 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Afterhour is a journal for the part of your practice that is online: a
       question a day, a log for boundary incidents, and a summary for your
       supervisor that you see whole before it leaves.

       It is not the client record, an incident report or a complaint: facts belong
       where your contract, your service and your insurer want them. It is not for
       urgent matters; F4 shows whom to call.

       Others may read it one day: a court, and at times the client. So write of
       yourself, keep fact apart from guess, and write as if the client read it.
       Clients have codes, never names; as long as you know who is behind a code,
       what you write is personal data. If you are employed or on placement, ask
       first whether you may keep it.

       Whoever holds the recovery sheet, which comes later, and the folder reads
       everything.

       Is there a backup of a journal already? Ctrl+B says how it is opened.
    (cursor at 3, 3)
    "#);
}

#[test]
fn the_folder_is_proposed_and_can_be_another() {
    let mut played = played();
    played.press("Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 2 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Everything lies in one folder of this machine, encrypted. There is no
       account, and nothing is sent anywhere. Better not a folder that a cloud
       service copies.

     ▸ Folder  /home/ines/.local/share/afterhour

       Another folder than this is found again at the next start.
       Typing replaces what stands there; arrows, End and Backspace edit it.
    (cursor at 44, 7)
    "#);
}

#[test]
fn six_words_are_offered_with_two_other_ways() {
    let mut played = played();
    played.press("Enter Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 3 of 10
     ──────────────────────────────────────────────────────────────────────────────

       A passphrase opens the journal. These six words were drawn by chance, so
       that nobody guesses them. Write them on paper in this order, and keep the
       paper where nobody looks.

          1  otter            4  marble
          2  bridge           5  lunar
          3  velvet           6  oxygen

     ▸ Use these six words
       A passphrase of my own
       Six other words                                                       Ctrl+O
    (cursor at 1, 11)
    "#);
}

#[test]
fn other_words_come_by_their_key_and_by_choice() {
    let mut played = played();
    played.press("Enter Enter");
    let first = played.seen();
    played.press("Ctrl+O");
    assert_ne!(first, played.seen());
    let before = played.seen();
    played.press("↑ Enter");
    assert_ne!(before, played.seen());
    assert!(
        played.seen().contains("▸ Six other words"),
        "{}",
        played.seen()
    );
}

#[test]
fn ones_own_passphrase_is_told_how_it_stands() {
    let mut played = played();
    played.press("Enter Enter Tab Enter");
    played.write("rex1987");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 3 of 10
     ──────────────────────────────────────────────────────────────────────────────

       A passphrase of your own: at least 12 characters, and hard to guess. Four or
       five words that nobody would expect together are better than one word with
       signs in it.

     ▸ Passphrase  •••••••

       Too short: 7 of at least 12 characters.
    (cursor at 22, 7)
    "#);
    played.press("Enter");
    assert!(
        played.seen().contains("Too short: 7 of at least 12") && !played.seen().contains('•'),
        "{}",
        played.seen()
    );
    played.write("rex1987rex1987");
    assert!(
        played.seen().contains("would guess it in time"),
        "{}",
        played.seen()
    );
    played.write(" gravel moustache tangent");
    assert!(played.seen().contains("Enough"), "{}", played.seen());
    played.press("Enter");
    played.write("rex1987rex1987 gravel moustache tangent");
    let tasks = played.press("Enter");
    assert!(matches!(&tasks[..], [Task::Create { .. }]), "{tasks:?}");
}

#[test]
fn a_passphrase_of_names_in_the_path_is_guessable() {
    let mut wizard = wizard();
    wizard.step = Step::Own;
    wizard.update(Input::Paste("inesinesines".into()), 80, 19);
    assert!(!wizard.strength().is_enough());
}

#[test]
fn another_passphrase_the_second_time_makes_nothing() {
    let mut played = played();
    played.press("Enter Enter Enter");
    played.write("otter bridge velvet");
    assert!(played.press("Enter").is_empty());
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 4 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Once more, from paper or from memory: nobody can tell you a forgotten
       passphrase. Words have one space between them.

     ▸ Passphrase  •••••••••••••••••••

       Typing replaces what stands there; arrows, End and Backspace edit it.

       That is another one. Ctrl+R shows what is typed, Esc goes back.
    (cursor at 34, 6)
    "#);
    // It can be looked at, and typing replaces it.
    played.press("Ctrl+R");
    assert!(
        played.seen().contains("otter bridge velvet\n"),
        "{}",
        played.seen()
    );
    played.write(SIX);
    assert_eq!(played.press("Enter").len(), 1);
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 5 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Making the journal. It takes a moment on purpose: every guess at the
       passphrase would take as long.
    (cursor at 3, 3)
    "#);
}

#[test]
fn six_words_in_capitals_or_with_gaps_are_refused_and_told_how_they_are_typed() {
    for typed in [
        "Otter bridge velvet marble lunar oxygen",
        "otter  bridge velvet marble lunar oxygen",
        "OTTER BRIDGE VELVET MARBLE LUNAR OXYGEN",
    ] {
        let mut played = played();
        played.press("Enter Enter Enter");
        played.write(typed);
        assert!(played.press("Enter").is_empty(), "{typed}");
        let hint = "small letters, one space between words";
        assert!(played.seen().contains(hint), "{}", played.seen());
    }
    // Of one's own passphrase case and gaps are part.
    let mut played = played();
    played.press("Enter Enter ↓ Enter");
    played.write(SIX);
    played.press("Enter");
    played.write(&SIX.to_uppercase());
    assert!(played.press("Enter").is_empty());
    assert!(
        played.seen().contains("That is another one."),
        "{}",
        played.seen()
    );
}

#[test]
fn a_folder_that_will_not_do_can_be_changed_without_typing_the_passphrase_again() {
    let mut played = played();
    played.press("Enter Enter Enter");
    played.write(SIX);
    played.press("Enter");
    let failure = Failure::new(
        "there is a journal in /home/ines/.local/share/afterhour already; nothing was changed",
    );
    played.hear(Done::Failed(failure));
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 2 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Everything lies in one folder of this machine, encrypted. There is no
       account, and nothing is sent anywhere. Better not a folder that a cloud
       service copies.

     ▸ Folder  /home/ines/.local/share/afterhour

       Another folder than this is found again at the next start.
       Typing replaces what stands there; arrows, End and Backspace edit it.

       There is a journal in /home/ines/.local/share/afterhour already; nothing was
       changed.
    (cursor at 44, 7)
    "#);
    played.press("End");
    played.write("-2");
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::Create { dir, .. }] if dir.ends_with("afterhour-2")),
        "{tasks:?}"
    );
}

#[test]
fn ones_own_passphrase_is_typed_anew_after_a_step_back() {
    let mut played = self::played();
    played.press("Enter Enter ↓ Enter");
    played.write("a heron by the weir at six");
    played.press("Esc Enter");
    assert!(!played.seen().contains('•'), "{}", played.seen());
    played.write("a heron by the weir at six");
    played.press("Enter Esc");
    assert!(!played.seen().contains('•'), "{}", played.seen());
}

#[test]
fn the_sheet_is_shown_whole_and_there_is_no_way_back_from_it() {
    let mut played = made();
    assert_snapshot!(played.seen(), @r#"
     A new journal                                line 1 to 14 of 29   page 5 of 10
     ──────────────────────────────────────────────────────────────────────────────

       The recovery sheet, shown only now: it opens the journal if the passphrase
       is forgotten. Copy it onto paper, or write it into a file with Ctrl+W. Three
       of its groups are asked next.

       AFTERHOUR RECOVERY SHEET

         1  QF3K
         2  9T2M
         3  XW7A
         4  PLD4
         5  0CJE

       To open it without Afterhour:
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
    (cursor at 3, 7)
    "#);
    played.press("Esc ↓");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                line 2 to 13 of 29   page 5 of 10
     ──────────────────────────────────────────────────────────────────────────────

       The recovery sheet, shown only now: it opens the journal if the passphrase
       is forgotten. Copy it onto paper, or write it into a file with Ctrl+W. Three
       of its groups are asked next.

       The journal is made, there is no way back from here. Enter goes on.


         1  QF3K
         2  9T2M
         3  XW7A
         4  PLD4
         5  0CJE

       To open it without Afterhour:
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
         sqlcipher journal.db
    (cursor at 3, 9)
    "#);
    played.press("PgDn PgDn PgDn");
    assert!(played.seen().contains("of 29"), "{}", played.seen());
}

#[test]
fn its_groups_are_asked_once_all_of_it_was_on_the_screen() {
    let mut played = made();
    played.press("Enter Enter");
    assert!(played.seen().contains("to 29 of 29"), "{}", played.seen());
    played.press("Enter");
    assert!(played.seen().contains("6 of 10"), "{}", played.seen());
    // What was jumped over was not on the screen.
    let mut played = made();
    played.press("End Enter");
    assert!(!played.seen().contains("6 of 10"), "{}", played.seen());
}

#[test]
fn the_sheet_goes_into_a_file_on_request() {
    let mut played = made();
    played.press("Ctrl+W");
    assert!(played.press("Enter").is_empty());
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 5 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Whoever holds this file and the folder of the journal reads everything. Best
       on a stick that lies elsewhere, or printed and then deleted.

     ▸ File

       A new file, with its folder: /media/stick/afterhour-sheet.txt

       Write the file's folder and name.
    (cursor at 9, 6)
    "#);
    played.write("/media/stick/sheet.txt");
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::WriteFile { text, .. }] if text.read() == sheet().text.read())
    );
    played.hear(Done::Written("/media/stick/sheet.txt".into()));
    assert!(
        played
            .seen()
            .contains("Written into /media/stick/sheet.txt"),
        "{}",
        played.seen()
    );
}

#[test]
fn a_wrong_group_is_named_by_its_number_and_the_sheet_is_one_step_back() {
    let mut played = made();
    played.press("Enter Enter Enter");
    played.write("qf3k");
    played.press("Enter");
    played.write("9T2M");
    played.press("Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 6 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Three groups of the sheet, to be sure that it is in your hands. Small
       letters do as well. Esc shows the sheet again.

       Group 1  qf3k
     ▸ Group 3  9T2M
       Group 5  …

       Typing replaces what stands there; arrows, End and Backspace edit it.

       Group 3 is different on the sheet. Esc shows the sheet again.
    (cursor at 16, 7)
    "#);
    played.press("Backspace");
    assert!(
        played.seen().contains("Group 3  9T2\n"),
        "{}",
        played.seen()
    );
    played.press("Enter");
    played.press("Esc");
    assert!(played.seen().contains("AFTERHOUR RECOVERY SHEET"));
    played.press("Enter");
    played.write("xw7a");
    played.press("Enter");
    played.write("0CJE");
    played.press("Enter");
    assert!(played.seen().contains("7 of 10"), "{}", played.seen());
}

#[test]
fn the_role_the_minutes_and_the_country_are_asked_one_by_one() {
    let mut played = checked();
    played.press("↓");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 7 of 10
     ──────────────────────────────────────────────────────────────────────────────

       You are, in this journal:

       a practitioner
     ▸ in training; the card for danger names the placement as well
       a supervisor, who opens what others seal
    (cursor at 1, 6)
    "#);
    played.press("Enter Backspace");
    played.write("90");
    played.press("Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 8 of 10
     ──────────────────────────────────────────────────────────────────────────────

       After how many minutes without a key does the journal lock? Ctrl+L locks at
       once.

     ▸ Minutes  90

       a whole number, 1 to 60

       A whole number of minutes, from 1 to 60.
    (cursor at 14, 6)
    "#);
    played.press("Backspace Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 9 of 10
     ──────────────────────────────────────────────────────────────────────────────

       When someone may be in danger, F4 shows a card. Whose emergency numbers does
       it show?

     ▸ United Kingdom
       Ireland
       United States
       Canada
       Australia
       New Zealand
       Another country
    (cursor at 1, 6)
    "#);
}

#[test]
fn contacts_can_be_left_empty() {
    let mut played = checked();
    played.press("Enter Enter Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                    page 10 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Whom would you call? They stand on top of that card. Enter on an empty name
       goes on; everything can be changed later under Settings.

     ▸ 1  who
          how  …
       2  who  …
          how  …
       3  who  …
          how  …

       a name, or what they are: Ruth, safeguarding lead
    (cursor at 11, 6)
    "#);
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::PutSettings(settings)] if *settings == Settings::default()),
        "{tasks:?}"
    );
}

#[test]
fn what_was_chosen_is_what_the_journal_begins_with() {
    let mut played = checked();
    played.press("↓ Enter Backspace");
    played.write("9");
    played.press("Enter ↓ Enter");
    played.write("Ruth");
    assert!(played.press("Enter Enter").is_empty());
    assert!(
        played.seen().contains("Write how they are reached"),
        "{}",
        played.seen()
    );
    played.write("01706 5550100");
    played.press("Enter");
    let tasks = played.press("Enter");
    let [Task::PutSettings(settings)] = &tasks[..] else {
        panic!("{tasks:?}")
    };
    assert_eq!(settings.role, Role::Trainee);
    assert_eq!(settings.lock_minutes, 9);
    assert_eq!(settings.country, "IE");
    assert_eq!(settings.contacts.len(), 1);
    assert_eq!(settings.contacts[0].how.read(), "01706 5550100");
    let tasks = played.hear(Done::Changed(Box::new(bare_desk()), Words::default()));
    assert!(matches!(&tasks[..], [Task::Begin]), "{tasks:?}");
    played.hear(Done::Unlocked(Box::new(bare_desk())));
    assert!(played.seen().contains("[Today]"), "{}", played.seen());
}

#[test]
fn half_a_contact_is_asked_for_the_other_half() {
    let mut played = checked();
    played.press("Enter Enter Enter ↓");
    played.write("01706 5550100");
    played.press("↓");
    assert!(played.press("Enter").is_empty());
    assert!(
        played.seen().contains("Write who it is"),
        "{}",
        played.seen()
    );
}

#[test]
fn esc_keeps_what_was_typed_and_leaves_only_from_the_first_page() {
    let mut played = played();
    played.press("Enter End");
    played.write("-mine");
    played.press("Esc");
    assert!(!played.app.quit);
    played.press("Enter");
    assert!(
        played.seen().contains("afterhour-mine"),
        "{}",
        played.seen()
    );
    played.press("Esc Esc");
    assert!(!played.app.quit);
    assert!(
        played.seen().contains("Quit Afterhour?"),
        "{}",
        played.seen()
    );
    played.press("Enter");
    assert!(played.seen().contains("page 1"), "{}", played.seen());
    played.press("Esc ↓ Enter");
    assert!(played.app.quit);
}

#[test]
fn every_page_fits_the_smallest_terminal_with_its_focus_in_view() {
    let mut small = Played::sized(State::New(Box::new(wizard())), (60, 16));
    assert_snapshot!(small.seen(), @r#"
     A new journal            line 1 to 11 of 23   page 1 of 10
     ──────────────────────────────────────────────────────────
       Afterhour is a journal for the part of your practice
       that is online: a question a day, a log for boundary
       incidents, and a summary for your supervisor that you
       see whole before it leaves.

       It is not the client record, an incident report or a
       complaint: facts belong where your contract, your
       service and your insurer want them. It is not for urgent
       matters; F4 shows whom to call.

       Others may read it one day: a court, and at times the
    (cursor at 3, 2)
    "#);
    small.press("Enter Enter");
    assert!(
        small.seen().contains("▸ Use these six words"),
        "{}",
        small.seen()
    );
    small.press("Enter");
    small.write(SIX);
    small.press("Enter");
    small.hear(Done::Created(sheet()));
    assert!(small.seen().contains("RECOVERY SHEET"), "{}", small.seen());
    small.press("Enter Enter Enter Enter Enter Enter");
    assert!(small.seen().contains("6 of 10"), "{}", small.seen());
    for group in ["qf3k", "XW7A", "0cje"] {
        assert!(small.seen().contains("▸"), "{}", small.seen());
        small.write(group);
        small.press("Enter");
    }
    small.press("Enter Enter ↑");
    assert!(small.seen().contains("▸"), "{}", small.seen());
    small.press("Enter Tab Tab Tab Tab Tab");
    assert_snapshot!(small.seen(), @r#"
     A new journal                                page 10 of 10
     ──────────────────────────────────────────────────────────


       1  who  …
          how  …
       2  who  …
          how  …
       3  who  …
     ▸    how

       a phone number that is answered
                                                   3 more above
    (cursor at 11, 9)
    "#);
}

#[test]
fn a_click_chooses_and_a_click_into_a_line_moves_the_caret() {
    let mut played = played();
    played.press("Enter");
    played.click(12, 7);
    played.write("x");
    assert!(played.seen().contains("/xhome/"), "{}", played.seen());
    played.press("Enter");
    played.click(10, 12);
    assert!(played.seen().contains("of your own"), "{}", played.seen());
}

#[test]
fn a_real_journal_is_made_locked_and_opened_again() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("journal");
    let library = Arc::new(Library::built_in());
    let mut worker = Worker::new(&folder, dir.path(), library);
    let wizard = Wizard::offering(&folder, Passphrase::new(SIX));
    let mut played = Played::at(State::New(Box::new(wizard)));

    played.press("Enter Enter Enter");
    played.write(SIX);
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    let State::New(wizard) = &played.app.state else {
        panic!("{}", played.seen())
    };
    let sheet = wizard
        .sheet
        .as_ref()
        .map(|(sheet, _)| sheet.clone())
        .unwrap();
    assert!(played.seen().contains("5 of 10"), "{}", played.seen());

    let inside = folder.join("sheet.txt");
    played.press("Ctrl+W");
    played.write(&inside.display().to_string());
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    assert!(
        played.seen().contains("journal's own folder") && !inside.exists(),
        "{}",
        played.seen()
    );
    let file = dir.path().join("sheet.txt");
    played.press("Ctrl+U");
    played.write(&file.display().to_string());
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), sheet.text.read());

    played.press("Enter");
    for asked in sheet.asked {
        played.write(sheet.groups[asked].read());
        played.press("Enter");
    }
    played.press("↓ Enter Enter Enter");
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    let State::Unlocked(desk, _) = &played.app.state else {
        panic!("{}", played.seen())
    };
    assert_eq!(desk.settings.role, Role::Trainee);

    let tasks = played.press("Ctrl+L");
    played.work(&mut worker, tasks);
    played.write("otter");
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    assert!(
        played
            .seen()
            .contains("This passphrase does not open the journal"),
        "{}",
        played.seen()
    );
    played.write(SIX);
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    assert!(played.seen().contains("[Today]"), "{}", played.seen());
}

#[test]
fn a_hangup_forgets_the_passphrase_and_locks_a_journal_that_was_just_made() {
    let mut played = made();
    let tasks = played.hang_up();
    assert!(matches!(&tasks[..], [Task::Lock]), "{tasks:?}");
    assert!(matches!(played.app.state, State::Locked(_)));
    assert!(!played.seen().contains("QF3K"), "{}", played.seen());

    let mut played = self::played();
    played.press("Enter Enter Tab Enter");
    played.write("half a passphrase");
    assert!(played.hang_up().is_empty());
    assert!(played.seen().contains("page 1"), "{}", played.seen());
}

#[test]
fn the_first_page_says_how_a_backup_becomes_a_journal_again() {
    let mut played = played();
    played.press("Ctrl+B");
    assert!(
        played.seen().contains("\n       afterhour restore FILE\n"),
        "{}",
        played.seen()
    );
    played.press("Esc");
    assert!(played.seen().contains("page 1"), "{}", played.seen());
    played.press("Ctrl+B Enter Enter");
    assert!(played.seen().contains("page 2"), "{}", played.seen());
    played.press("Ctrl+B");
    assert!(played.seen().contains("page 2"), "{}", played.seen());
}
