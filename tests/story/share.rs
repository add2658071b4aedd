//! 7: from the supervisor's public key to a sealed file and its receipt.

use crate::sitting::*;
use afterhour::anonymise::{Engine, Register, Review};
use afterhour::domain::{CPD, Client, ClientCode, EntryId, Period, Plan, Supervisor, Words};
use afterhour::failure::Failure;
use afterhour::passphrase::Passphrase;
use afterhour::supervision::{Identity, Preparation, Reply, Summary, open};
use afterhour::tui::app::Msg;
use afterhour::tui::task::{Done, Task, Taught};
use insta::assert_snapshot;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// One of the examples of age's own documentation: nobody here holds its identity.
const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// Adds Ruth, her four words compared by telephone.
fn add_ruth(sitting: &mut Sitting, recipient: &str) {
    sitting
        .press("7 a")
        .words("Ruth")
        .key("Enter")
        .paste(recipient);
    sitting
        .key("Enter")
        .sees("The fingerprint of Ruth: compare it once");
    sitting
        .press("↓ Enter")
        .sees("Ruth is kept.")
        .sees("fingerprint confirmed");
}

/// A client in the register and one entry that names her, a place and a day; Ruth added.
fn with_something_to_share(recipient: &str) -> Sitting {
    with_words_to_share(
        recipient,
        "Siobhan wrote from Todmorden on Tuesday, and Siobhan waits.",
    )
}

/// The same with other words in the entry.
fn with_words_to_share(recipient: &str, words: &str) -> Sitting {
    let mut sitting = Sitting::unlocked();
    let now = sitting.now.clone();
    let client = Client {
        code: ClientCode::try_from("K-07".to_owned()).unwrap(),
        words: vec![Words::new("Siobhan")],
    };
    sitting.worker.perform(Task::PutClient(client), &now);
    sitting.press("n ↓ ↓ Enter Enter");
    sitting.words(words).press("Ctrl+K");
    sitting.sees("Kept as entry 1.");
    add_ruth(&mut sitting, recipient);
    sitting
}

/// Everything decided, what leaves read to its end, and the file to seal it into asked for.
fn about_to_seal() -> Sitting {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N a Enter Enter p")
        .read_through()
        .key("Enter")
        .sees("Seal for Ruth");
    sitting
}

/// A file by the name that is offered first; what lies in the folder is gathered when the journal opens.
fn an_earlier_summary_of_this_day(sitting: &mut Sitting, text: &str) -> PathBuf {
    let file = sitting.dir.path().join("ruth-2026-11-21.age");
    fs::write(&file, text).unwrap();
    sitting.key("Ctrl+L").unlock().key("7");
    file
}

#[test]
fn a_supervisor_is_added_with_her_four_words_compared() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("7")
        .sees("None yet.")
        .key("s")
        .sees("Add a supervisor first");
    sitting
        .key("a")
        .words("Ruth")
        .key("Enter")
        .words("age1nothing")
        .key("Enter");
    sitting.sees("This is no recipient");
    for _ in "age1nothing".chars() {
        sitting.key("Backspace");
    }
    sitting.paste(RECIPIENT).key("Enter");
    assert_snapshot!("share_fingerprint", sitting.screen());
    sitting.key("Enter").sees("fingerprint not confirmed yet");
    // Whole on a narrow page, the four words before the state.
    sitting
        .resize(60, 20)
        .sees("fingerprint not confirmed yet")
        .sees_no("sorry verify party give");
    sitting
        .resize(80, 24)
        .sees("sorry verify party give")
        .press("c")
        .sees("Has Ruth read the same fingerprint to you?");
    sitting.press("↓ Enter").sees("fingerprint confirmed");
    assert_snapshot!("share_supervisors", sitting.screen());
}

#[test]
fn a_period_is_typed_and_entries_are_marked() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .key("Enter")
        .sees("1 of 1 entry marked")
        .sees("accepting a request  Siobhan wrote from");
    assert_snapshot!("share_choose_80x24", sitting.screen());
    assert_snapshot!("share_choose_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("share_choose_60x16", sitting.resize(60, 16).screen());
    sitting
        .resize(80, 24)
        .key("Space")
        .sees("0 of 1 entry marked");
    sitting.key("Ctrl+N").sees("Mark at least one entry");
    sitting.key("Ctrl+A").sees("1 of 1 entry marked");
    // Up into the lines: another period has other entries.
    sitting.press("↑ ↑ ↑ ↑");
    for _ in 0.."21 November 2026".len() {
        sitting.key("Backspace");
    }
    sitting
        .words("1 October")
        .sees("Nothing was written in this period.");
    for _ in 0.."1 October".len() {
        sitting.key("Backspace");
    }
    sitting
        .words("today")
        .sees("1 of 1 entry marked")
        .key("Enter");
    sitting
        .words("What would you have done?")
        .key("Ctrl+N")
        .sees("finding 1 of");
    sitting.press("Esc 7").sees("Ruth");
}

#[test]
fn the_first_letter_replaces_a_suggested_day_and_a_bad_period_says_which_line_it_is() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑ ↑ ↑ ↑").words("y");
    sitting.sees("Until    y").sees_no("y 21 November");
    sitting.sees("no period yet").sees_no("of 0 entries");
    sitting.sees("The entries come when From and Until are two days");
    sitting.key("Ctrl+N").sees("Until is no day yet");
    sitting
        .words("yesterday")
        .sees("Nothing was written in this period.");
    sitting.key("Ctrl+A").words("1 January 2020").key("Ctrl+N");
    sitting.sees("Until lies before From");
}

#[test]
fn a_wrong_day_takes_no_mark_away_and_the_next_letter_replaces_it() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("1 w").words("A quiet day.").press("Ctrl+K 7");
    sitting.key("Enter").sees("1 of 2 entries marked");
    // Other than it was offered: the prompt, and not the near miss.
    sitting.press("Space ↓ Space").sees("1 of 2 entries marked");
    let marked = |sitting: &Sitting| {
        let screen = sitting.screen();
        let mut rows = screen.lines().filter(|line| line.contains("[x]"));
        rows.next().unwrap_or_default().contains("prompt")
    };
    assert!(marked(&sitting), "{}", sitting.screen());
    sitting.press("↑ ↑ ↑ ↑ ↑ ↑").words("blursday");
    sitting.sees("From     blursday").sees("no period yet");
    sitting.key("Ctrl+N").sees("From is no day yet");
    sitting.sees("Typing replaces what stands there");
    sitting.words("1 November");
    sitting.sees("From     1 November").sees_no("blursday");
    sitting.sees("1 of 2 entries marked");
    assert!(marked(&sitting), "{}", sitting.screen());
    // While a list is on its way nothing is said of marks.
    sitting.key("Ctrl+A");
    drop(sitting.hold(Msg::Paste("2 November".into())));
    sitting
        .key("Ctrl+N")
        .sees("The entries are being looked up");
}

#[test]
fn a_day_without_its_year_is_said_whole_and_enter_stays_with_the_one_that_is_wrong() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑ ↑ ↑ ↑ ↑");
    sitting
        .sees("From     26 September 2026   Saturday")
        .words("1 December");
    sitting.sees("From     1 December   Monday 1 December 2025");
    sitting.key("Enter").words("25 December");
    sitting.sees("Until    25 December   Thursday 25 December 2025");
    // Which year that is depends on the day on which the period begins.
    sitting.key("↑").words("1 January").key("Enter");
    sitting.sees("Until    25 December   Friday 25 December 2026, so up to today");
    sitting.words("25/12/25").key("Enter");
    sitting.sees("Until lies before From.");
    // It is the one that has the focus, and is replaced.
    sitting.words("30 November");
    sitting
        .sees("Until    30 November   Monday 30 November 2026, so up to today")
        .sees_no("Until lies before");
    sitting.press("↑").words("tomorrow");
    sitting.sees("From     tomorrow   Sunday 22 November 2026, still to come");
    assert_snapshot!("share_period_80x24", sitting.screen());
    // Below, where there is no room beside it.
    assert_snapshot!("share_period_60x20", sitting.resize(60, 20).screen());
    sitting.resize(80, 24).press("↓ ↑");
    for (day, why) in [
        ("tomorrow", "From is still to come."),
        ("31 April", "There is no such day as stands in From."),
        ("soon", "From is no day yet."),
    ] {
        // It is said once it is left, and the way on is open.
        sitting.words(day).sees_no(why).key("Tab").sees(why);
        sitting.sees_no("The entries come when");
        sitting.sees("▸ Until    30 November").key("Shift+Tab");
        sitting.words(day).sees_no(why).key("Enter").sees(why);
        sitting.sees(&format!("▸ From     {day}"));
        // Nor from a line further down.
        sitting.press("↓ Enter").sees(why);
        sitting.sees(&format!("▸ From     {day}"));
    }
    sitting.press("↓ ↓ ↓ ↓ Enter").sees("From is no day yet.");
    sitting.sees("▸ From     soon").words("1 November");
    sitting.key("Enter").sees("▸ Until    30 November");
}

#[test]
fn a_day_just_come_to_is_replaced_by_the_first_letter_whatever_was_typed_there() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑ ↑ ↑ ↑ ↑").words("1 October");
    for way in ["↓ ↑", "Enter Shift+Tab", "↓ ↓ ↓ ↓ ↓ ↑ ↑ ↑ ↑ ↑"] {
        sitting.press(way).sees("Typing replaces what stands there");
        sitting
            .words("2 October")
            .sees("From     2 October   Friday");
    }
    // What is edited is not replaced while one stays there.
    sitting.press("↓ ↑ Backspace Backspace").words("pt");
    sitting.sees("From     2 Octobpt");
    sitting.press("Esc ↓ Enter p").sees("For a CPD pack");
    sitting.press("↑").words("yesterday").press("↓ ↑");
    sitting.words("today").sees("Until  today   Saturday");
}

#[test]
fn a_choice_begun_is_left_only_after_a_question() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter ↑")
        .words("What would you do?")
        .key("Esc")
        .sees("Leave without going on?");
    sitting
        .key("Enter")
        .sees("What would you do?")
        .key("Esc")
        .press("↓ Enter");
    sitting.sees("[Supervision]");
}

#[test]
fn a_code_typed_for_a_name_in_the_review_is_in_clients_and_the_name_found_everywhere() {
    let words = "Oyelaran wrote from Todmorden, and Oyelaran waits for Siobhan.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("[Oyelaran] wrote")
        .key("o");
    sitting.sees_no("keep it in the register").words("k-12");
    sitting
        .sees("[x] keep it in the register under K-12")
        .key("Enter");
    sitting
        .sees("K-12 is in Clients now.")
        .sees("Client A wrote from [Todmorden]")
        .sees("1 decided, 3 to go");
    // The second place is one of the register by now: it cannot leave.
    sitting
        .press("n")
        .sees("[Oyelaran] waits")
        .sees("Never kept: it is a word of the register.")
        .sees("Replace by    Client A");
    sitting
        .press("Esc Esc 8")
        .sees("K-12")
        .press("↓ Enter")
        .sees("Oyelaran");
}

#[test]
fn a_code_of_initials_typed_in_the_review_is_taken_and_said_to_be_one() {
    let mut sitting = with_words_to_share(RECIPIENT, "Marta Oyelaran wrote.");
    sitting.press("Enter Ctrl+N o").words("mo-1").key("Enter");
    sitting
        .sees("MO-1 is in Clients now.")
        .sees("The code is made of initials");
}

#[test]
fn other_words_are_seen_in_their_sentence_while_they_are_typed() {
    let words = "His sister Nora wrote to K-07 from Todmorden. Nora waits.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N o");
    sitting.sees("Then it reads:").words("a neighbour of K-07");
    sitting.sees("His sister a neighbour of Client A wrote to Client A from Todmorden.");
    assert_snapshot!("share_other_words_80x24", sitting.screen());
    assert_snapshot!("share_other_words_60x16", sitting.resize(60, 16).screen());
    sitting.resize(80, 24).key("Ctrl+U");
    sitting.words("(a friend)").key("Enter");
    // The same person, where nothing is said before the name.
    sitting.press("n").sees("[Nora] waits.");
    sitting.sees("Replace by    a friend");
}

#[test]
fn a_code_typed_in_the_review_learns_nothing_where_that_is_said_and_no_town_by_itself() {
    let mut sitting = with_words_to_share(RECIPIENT, "Oyelaran wrote from Todmorden.");
    sitting.press("Enter Ctrl+N o").words("k-12").key("Tab");
    sitting
        .sees("[ ] keep it in the register under K-12")
        .key("Enter");
    sitting.sees("Client A wrote from [Todmorden]").key("o");
    sitting
        .words("k-12")
        .sees_no("keep it in the register")
        .key("Enter");
    sitting.sees("Everything is decided").press("Esc Esc 8");
    sitting.sees("K-07").sees_no("K-12");
}

#[test]
fn each_finding_stands_in_its_sentence_with_its_reason() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N")
        .sees("[Siobhan] wrote from Todmorden on Tuesday");
    assert_snapshot!("share_review_80x24", sitting.screen());
    assert_snapshot!("share_review_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("share_review_60x16", sitting.resize(60, 16).screen());
}

#[test]
fn findings_are_replaced_put_in_other_words_kept_and_undone() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N p")
        .sees("4 findings are still undecided, so nothing leaves.");

    // A word of the register is never kept, neither by a key nor typed back.
    sitting
        .sees("Never kept: it is a word of the register.")
        .sees_no("Keep the words");
    sitting
        .key("k")
        .sees("In the register of clients, so they cannot leave.")
        .sees("0 decided, 4 to go");
    // What was typed stays in its line until it may leave.
    sitting
        .press("o")
        .words("Siobhan, my client")
        .key("Enter")
        .sees("“Siobhan” is a word of the register; it cannot leave.")
        .sees("Siobhan, my client");
    sitting
        .key("Esc")
        .sees("[Siobhan] wrote")
        .sees("0 decided, 4 to go");

    sitting
        .key("a")
        .sees("2 places decided alike.")
        .sees("2 decided, 2 to go");
    sitting
        .sees("[Todmorden]")
        .press("o")
        .words("a valley")
        .key("Enter");
    sitting
        .sees("[Tuesday]")
        .key("k")
        .sees("4 decided, 0 to go");
    sitting.sees("Everything is decided");
    sitting
        .key("u")
        .sees("Taken back.")
        .sees("3 decided, 1 to go")
        .sees("[Tuesday]");
    sitting.key("Enter").sees("4 decided, 0 to go");

    sitting.key("p").sees("This is what Ruth will read");
    sitting
        .key("PgDn")
        .sees("a valley")
        .sees_no("Siobhan")
        .sees_no("Todmorden")
        .sees_no("Tuesday");
}

#[test]
fn with_everything_decided_enter_changes_a_decision_by_the_keys_shown() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a").sees("[Todmorden]").key("k");
    sitting
        .press("Enter")
        .sees("Everything is decided")
        .key("b");
    sitting
        .sees("[Todmorden]")
        .sees("[x] Keep the words")
        .sees("Enter replace");
    sitting
        .key("Enter")
        .sees("[Todmorden]")
        .sees("[x] Replace by    a town")
        .sees("[ ] Keep the words")
        .sees("Everything is decided");
    // It is so: Enter does nothing more, and is not offered.
    let foot = |sitting: &Sitting| sitting.screen().lines().last().unwrap().to_owned();
    assert!(!foot(&sitting).contains("Enter"), "{}", foot(&sitting));
    sitting.key("Enter").sees("[x] Replace by    a town");
    // Kept as the last, it is changed at once.
    sitting.key("k").sees("[x] Keep the words").key("Enter");
    sitting.sees("[x] Replace by    a town");
    // So are words of one's own, but not by the Enter that took them, held down.
    sitting
        .key("o")
        .words("by a canal")
        .press("Enter Enter Enter");
    sitting.sees("[x] Other words   by a canal");
    sitting.press("n b Enter").sees("[x] Replace by    a town");
    // While another is open, Enter on what is decided already leads there.
    sitting.press("u u u u u u").sees("1 to go").press("b b b");
    sitting
        .sees("[x] Replace by    Client A")
        .sees("Enter next open");
    sitting.key("Enter").sees("[Tuesday]").sees("1 to go");
    sitting.key("u").sees("[Todmorden]").sees("2 to go");
}

#[test]
fn every_finding_of_a_kind_is_replaced_by_one_key() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N A")
        .sees("Replaced, a name: 2.")
        .sees("2 decided, 2 to go");
    sitting.press("u").sees("0 decided, 4 to go");
}

#[test]
fn a_finding_is_decided_by_a_click() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a").sees("[Todmorden]");
    let screen = sitting.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("Keep the words: they leave as written"))
        .unwrap();
    sitting.click(8, row as u16).sees("3 decided, 1 to go");
}

#[test]
fn an_unfinished_review_is_kept_and_taken_up_again_with_its_decisions() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N a Esc Esc")
        .sees("a review is unfinished")
        .sees("fingerprint");
    sitting
        .key("Enter")
        .sees("2 decided, 2 to go")
        .key("Enter")
        .key("Ctrl+L");
    let mut sitting = sitting.killed();
    sitting.unlock().press("7 Enter").sees("3 decided, 1 to go");
}

#[test]
fn one_step_back_from_the_review_is_what_was_chosen_for_it() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("n ↓ ↓ Enter Enter");
    sitting.words("Oyelaran waved.").press("Ctrl+K 7 Enter");
    sitting.sees("2 of 2 entries marked").press("Space ↑");
    sitting.words("What now?").press("Ctrl+N a");
    sitting.sees("2 decided, 2 to go").press("Esc");
    sitting
        .sees("For Ruth")
        .sees("What now?")
        .sees("1 of 2 entries marked");
    // Other marks, and what was decided holds.
    sitting.press("Tab Ctrl+A").sees("2 of 2 entries marked");
    sitting.key("Ctrl+N").sees("2 decided, 3 to go");
    // Locked and taken up again: the marks are those the review was begun with.
    sitting.key("Ctrl+L").unlock().press("7 Enter");
    sitting.sees("2 decided, 3 to go").key("Esc");
    sitting.sees("What now?").sees("2 of 2 entries marked");
    sitting
        .press("Tab Space Esc")
        .sees("since the review began is not kept");
    sitting.press("↓ Enter").sees("[Supervision]");
}

#[test]
fn all_and_none_come_round_to_what_was_marked() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("n ↓ ↓ Enter Enter");
    sitting
        .words("Oyelaran waved.")
        .press("Ctrl+K 7 Enter Space");
    sitting.sees("1 of 2 entries marked").key("Ctrl+A");
    sitting.sees("2 of 2 entries marked").key("Ctrl+A");
    sitting.sees("0 of 2 entries marked").key("Ctrl+A");
    sitting.sees("1 of 2 entries marked");
}

#[test]
fn what_was_chosen_is_kept_when_it_locks() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter ↑").words("What now?").key("Ctrl+L");
    sitting.unlock().key("7").sees("a review is unfinished");
    sitting.key("Enter").sees("0 decided, 4 to go").key("Esc");
    sitting.sees("What now?").sees("1 of 1 entry marked");
}

#[test]
fn what_leaves_is_seen_whole_then_sealed_and_a_receipt_stays() {
    let ruth = Identity::generate();
    let mut sitting = with_something_to_share(ruth.recipient().as_str());
    an_earlier_summary_of_this_day(&mut sitting, "sealed");
    sitting
        .press("Enter Ctrl+N a Enter Enter p")
        .sees("This is what Ruth will read");
    assert_snapshot!("share_leaves", sitting.screen());
    let opening: Vec<String> = sitting
        .screen()
        .lines()
        .skip(2)
        .take(4)
        .map(str::to_owned)
        .collect();
    assert!(
        opening
            .concat()
            .to_lowercase()
            .contains("not for urgent matters"),
        "{opening:?}"
    );
    let files = || fs::read_dir(sitting.dir.path()).unwrap().count();
    let before = files();
    sitting
        .read_through()
        .key("Enter")
        .sees("Seal for Ruth")
        .sees("a new file; nothing is overwritten");
    sitting
        .key("Enter")
        .sees("Sealed for Ruth.")
        .sees("did not send it anywhere")
        .sees("No answer can be sealed for you yet.");
    assert_eq!(
        fs::read_dir(sitting.dir.path()).unwrap().count(),
        before + 1
    );

    let sealed = fs::read(sitting.dir.path().join("ruth-2026-11-21-2.age")).unwrap();
    let received = open(&sealed, &ruth).unwrap();
    let text = received.text.read();
    assert!(
        text.contains("Client A") && !text.contains("Siobhan"),
        "{text}"
    );

    sitting
        .key("Enter")
        .sees("[Supervision]")
        .sees("Ruth, 1 entry");
    sitting.sees_no("a review is unfinished").key("Ctrl+L");
    sitting.unlock().key("7").sees_no("a review is unfinished");
    sitting
        .press("↓ Enter")
        .sees("SHA-256")
        .sees("Letters: Client A is K-07")
        .sees("The summary itself is not kept here.");
}

#[test]
fn what_is_written_after_a_summary_left_is_offered_on_the_same_day_and_what_was_in_it_is_not() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N a Enter Enter p")
        .read_through()
        .press("Enter Enter Enter")
        .sees("Ruth, 1 entry");
    sitting
        .press("1 n ↓ ↓ Enter Enter")
        .words("Another evening.")
        .press("Ctrl+K 7 Enter");
    sitting
        .sees("From     21 November 2026")
        .sees("1 of 2 entries marked")
        .sees("Not marked: what Ruth had before; Space marks it again.");
    let screen = sitting.screen();
    let marked: Vec<&str> = screen.lines().filter(|line| line.contains("[x]")).collect();
    assert_eq!(marked.len(), 1, "{screen}");
    sitting.press("Ctrl+A").sees("2 of 2 entries marked");
}

/// Another file in the place of the journal's own, as a program that keeps folders in step may put it there.
fn another_file_for_the_journal(sitting: &Sitting) {
    let db = sitting.dir.path().join("journal/journal.db");
    let copy = sitting.dir.path().join("copy");
    fs::copy(&db, &copy).unwrap();
    fs::rename(copy, &db).unwrap();
}

/// A summary of no entry, reviewed for whoever is named.
fn nothing_to_share(to: &str, day: Date) -> Summary {
    let period = Period {
        from: day,
        until: day,
    };
    let (engine, register) = (Engine::new(), Register::of(&[]));
    let preparation = Preparation::of(to, period, &[], &[], &engine, &register);
    preparation.finish(day).unwrap()
}

#[test]
fn a_sealed_file_whose_receipt_is_not_kept_is_said_to_stand() {
    let mut sitting = about_to_seal();
    another_file_for_the_journal(&sitting);
    sitting
        .key("Enter")
        .sees("Sealed for Ruth.")
        .sees("The file stands, and its receipt was not kept: the journal's file was")
        .sees_no("The receipt is under Supervision")
        .sees_no("nothing was changed");
    assert!(sitting.dir.path().join("ruth-2026-11-21.age").exists());
}

#[test]
fn a_review_that_could_not_go_is_said_to_stay_beside_the_file() {
    let mut sitting = about_to_seal();
    let tasks = sitting.hold(Msg::Key(key("Enter")));
    let (epoch, now) = (sitting.app.epoch, sitting.now.clone());
    for task in tasks {
        let mut done = sitting.worker.perform(task, &now);
        if let Done::Sealed { unkept, stays, .. } = &mut done {
            assert_eq!((&*unkept, &*stays), (&None, &None));
            *stays = Some(Failure::new("the disk is full; nothing was saved"));
        }
        sitting.done(epoch, done);
    }
    sitting
        .sees("Sealed for Ruth.")
        .sees("The receipt is under Supervision")
        .sees("The decisions of its review stay in the journal: the disk is full. The next")
        .sees("review for Ruth takes them up.");
}

#[test]
fn a_pack_whose_receipt_is_not_kept_is_said_to_stand() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("p Ctrl+N a Enter Enter p").read_through();
    sitting.key("Enter").sees("The CPD pack into a file");
    another_file_for_the_journal(&sitting);
    sitting
        .key("Enter")
        .sees("Written")
        .sees("The file stands, and its receipt was not kept: the journal's file was")
        .sees("Note what the file is and when it was written")
        .sees_no("The receipt is under Supervision")
        .sees_no("nothing was changed");
    assert!(sitting.dir.path().join("cpd-2026-11-21.md").exists());
}

#[test]
fn a_summary_for_one_supervisor_is_not_sealed_for_another_nor_written_as_a_pack() {
    let mut sitting = Sitting::unlocked();
    let (now, file) = (sitting.now.clone(), sitting.dir.path().join("new"));
    let supervisor = |name: &str| Supervisor {
        name: name.into(),
        recipient: RECIPIENT.into(),
        confirmed: Some(now.date()),
    };
    let summary = Box::new(nothing_to_share("Ruth", now.date()));
    let seal = |to: &str| Task::Seal {
        summary: summary.clone(),
        to: supervisor(to),
        passphrase: None,
        into: file.clone(),
    };
    let pack = Task::WritePack {
        path: file.clone(),
        summary: summary.clone(),
    };
    for task in [seal("Tom"), pack] {
        let done = sitting.worker.perform(task, &now);
        let Done::Failed(failure) = done else {
            panic!("{done:?}");
        };
        assert!(failure.what().contains("nothing was written"));
        assert!(!file.exists());
    }
    let done = sitting.worker.perform(seal("Ruth"), &now);
    assert!(matches!(done, Done::Sealed { .. }), "{done:?}");
}

#[test]
fn nothing_that_leaves_is_put_into_the_folder_of_the_journal() {
    let mut sitting = Sitting::unlocked();
    let (now, into) = (sitting.now.clone(), sitting.journal().join("p"));
    let summary = |to: &str| Box::new(nothing_to_share(to, now.date()));
    let reply = {
        let text = Review::of(Words::new("Ask, and wait."), Vec::new()).finish();
        Box::new(Reply::of(text.unwrap(), None))
    };
    let doors = [
        Task::Seal {
            summary: summary("Ruth"),
            to: Supervisor {
                name: "Ruth".to_owned(),
                recipient: RECIPIENT.to_owned(),
                confirmed: Some(now.date()),
            },
            passphrase: None,
            into: into.clone(),
        },
        Task::WritePack {
            path: into.clone(),
            summary: summary(CPD),
        },
        Task::SealReply {
            reply,
            to: Identity::generate().recipient(),
            into: into.clone(),
            written: (1, None),
        },
        Task::WriteFile {
            path: into.clone(),
            text: Words::new("A page."),
        },
    ];
    let open: Vec<String> = doors
        .into_iter()
        .map(|door| (format!("{door:?}"), sitting.worker.perform(door, &now)))
        .filter(|(_, done)| !matches!(done, Done::Failed(failure) if failure.message.contains("the journal's own folder")))
        .map(|(door, _)| door)
        .collect();
    assert!(open.is_empty(), "{open:#?}");
    assert!(!into.exists());
}

#[test]
fn enter_held_down_never_seals_unseen() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N");
    for _ in 0..50 {
        sitting.key("Enter");
    }
    sitting.sees("Everything is decided");
    assert!(!sitting.dir.path().join("ruth-2026-11-21.age").exists());
}

#[test]
fn what_leaves_is_sealed_only_once_all_of_it_was_on_the_screen() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a Enter Enter p");
    sitting
        .sees("Enter next page")
        .sees("PgDn further")
        .sees_no("PgUp");
    // The end alone is not all of it: Enter goes to what was jumped over.
    sitting.press("End").sees("Enter next page").sees("PgUp up");
    sitting.sees_no("PgDn");
    sitting.press("Enter").sees("line 15 to 29 of 37");
    let mut seen = sitting.screen();
    sitting.press("Home");
    for _ in 0..9 {
        seen.push_str(&sitting.screen());
        if sitting.screen().contains("Enter seal") {
            break;
        }
        sitting.key("Enter");
    }
    for words in [
        "Not for urgent matters",
        "Chosen reflections",
        "If you recognise",
        "Below it stands a block for Ruth's Afterhour",
    ] {
        assert!(seen.contains(words), "{words} not in\n{seen}");
    }
    // Seen is seen, also from the beginning; another layout is another text.
    sitting.press("Home").sees("Enter seal").key("l");
    sitting.sees("Enter next page").read_through().key("Enter");
    sitting.sees("Seal for Ruth");
}

#[test]
fn a_review_without_a_finding_offers_what_leaves_and_nothing_to_decide() {
    let mut sitting = with_words_to_share(RECIPIENT, "I waited a day.");
    sitting.press("Enter Ctrl+N").sees("nothing found");
    let screen = sitting.screen();
    let foot = screen.lines().last().unwrap().trim();
    assert_eq!(foot, "p what leaves   Esc back   Ctrl+P anything   ? help");
    sitting
        .key("Enter")
        .sees("Nothing was found, so there is nothing to decide; p shows");
    sitting.key("p").sees("This is what Ruth will read");
}

#[test]
fn nothing_is_sealed_for_a_key_nobody_confirmed() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("7 a")
        .words("Idris")
        .key("Enter")
        .paste(RECIPIENT)
        .press("Enter Enter");
    sitting.press("Home Enter Ctrl+N a Enter Enter p");
    sitting.read_through().key("Enter");
    sitting.sees("Confirm the fingerprint with Idris first");
}

#[test]
fn a_file_that_is_there_already_is_not_overwritten() {
    let mut sitting = with_something_to_share(RECIPIENT);
    let file = an_earlier_summary_of_this_day(&mut sitting, "mine");
    sitting
        .press("Enter Ctrl+N a Enter Enter p")
        .read_through()
        .press("Enter")
        .sees("ruth-2026-11-21-2.age")
        .paste(&file.to_string_lossy())
        .key("Enter")
        .sees("Seal for Ruth");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn what_leaves_names_the_key_that_goes_on_at_every_width() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a Enter Enter p");
    for (size, keys) in [
        (
            (60, 16),
            "Enter next page  l layout  PgDn further  Esc back  ? help",
        ),
        (
            (60, 20),
            "Enter next page  l layout  PgDn further  Esc back  ? help",
        ),
        (
            (80, 24),
            "Enter next page  l layout  PgDn further  Esc back  Ctrl+P anything  ? help",
        ),
    ] {
        let screen = sitting.resize(size.0, size.1).screen();
        assert_eq!(screen.lines().last().unwrap().trim(), keys);
    }
    sitting.resize(60, 20).read_through().sees("Enter seal");
}

#[test]
fn a_page_laid_over_the_choosing_while_findings_are_looked_for_does_not_lose_them() {
    for key_over in ["F5", "F2", "F6"] {
        let mut sitting = with_something_to_share(RECIPIENT);
        sitting.key("Enter").sees("1 of 1 entry marked");
        let tasks = sitting.hold(Msg::Key(key("Ctrl+N")));
        sitting.sees("looking for findings").key(key_over);
        let now = sitting.now.clone();
        for task in tasks {
            let (epoch, done) = (sitting.app.epoch, sitting.worker.perform(task, &now));
            sitting.done(epoch, done);
        }
        // What was laid over stays in front; the review waits below it.
        sitting.sees_no("finding 1 of").key("Esc");
        sitting.sees("finding 1 of 4").key("Esc");
        sitting.sees("1 of 1 entry marked").sees_no("looking for");
    }
}

/// Tom beside Ruth, with a review in which two findings are decided; the focus on Ruth.
fn with_an_unfinished_review_for_tom() -> Sitting {
    let mut sitting = with_something_to_share(RECIPIENT);
    let tom = Identity::generate().recipient();
    sitting.key("a").words("Tom").key("Enter");
    sitting.paste(tom.as_str()).press("Enter ↓ Enter");
    sitting.sees("Tom is kept.").press("7 ↓ Enter Ctrl+N a");
    sitting.sees("2 decided, 2 to go").press("Esc Esc");
    sitting.sees("a review is unfinished").key("↑");
    sitting
}

#[test]
fn findings_for_one_supervisor_never_open_as_the_review_of_another() {
    let mut sitting = with_an_unfinished_review_for_tom();
    sitting.key("Enter").sees("For Ruth");
    let for_ruth = sitting.hold(Msg::Key(key("Ctrl+N")));
    sitting.press("Esc ↓");
    let for_tom = sitting.hold(Msg::Key(key("Enter")));
    sitting.sees("For Tom").sees("looking for findings");
    let_go(&mut sitting, for_ruth);
    sitting.sees("For Tom").sees_no("finding 1 of");
    let_go(&mut sitting, for_tom);
    sitting.sees("For Tom").sees("2 decided, 2 to go");
}

#[test]
fn findings_of_a_choice_that_was_left_do_not_open_for_the_next_one() {
    let mut sitting = with_something_to_share(RECIPIENT);
    let choose = |sitting: &mut Sitting| {
        sitting.key("Enter").sees("1 of 1 entry marked");
        sitting.hold(Msg::Key(key("Ctrl+N")))
    };
    let left = choose(&mut sitting);
    sitting.key("Esc");
    let next = choose(&mut sitting);
    let_go(&mut sitting, left);
    sitting.sees("looking for findings");
    let_go(&mut sitting, next);
    sitting.sees("finding 1 of 4");
}

#[test]
fn what_was_chosen_stays_as_it_is_while_findings_are_looked_for_in_it() {
    const LOOKING: &str = "Findings are being looked for in what you chose";
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.key("Enter").sees("1 of 1 entry marked");
    let tasks = sitting.hold(Msg::Key(key("Ctrl+N")));
    for keys in ["Space", "Ctrl+A", "Ctrl+N", "↑ x", "Ctrl+U", "↓ Enter"] {
        sitting
            .press(keys)
            .sees("looking for findings…")
            .sees(LOOKING);
    }
    let_go(&mut sitting, tasks);
    sitting.sees("finding 1 of 4").key("Esc");
    sitting
        .sees("1 of 1 entry marked")
        .sees_no("looking for")
        .key("Esc");
    sitting.sees("[Supervision]");
}

#[test]
fn findings_do_not_open_over_the_question_whether_to_leave() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Space Space");
    let tasks = sitting.hold(Msg::Key(key("Ctrl+N")));
    sitting.key("Esc").sees("Leave without going on?");
    let_go(&mut sitting, tasks);
    sitting
        .sees("Leave without going on?")
        .sees_no("finding 1 of")
        .key("Enter");
    sitting.sees("1 of 1 entry marked").sees_no("looking for");
    sitting.key("Ctrl+N").sees("finding 1 of 4");
}

#[test]
fn a_review_that_could_not_be_opened_is_still_there_after_the_journal_was_locked() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a").sees("2 decided, 2 to go");
    sitting.press("Esc Esc").sees("a review is unfinished");
    let mut tasks = sitting.hold(Msg::Key(key("Enter")));
    let Some(Task::Resume { ticket, .. }) = tasks.first() else {
        panic!("{tasks:?}");
    };
    let (ticket, epoch) = (*ticket, sitting.app.epoch);
    let prepared = Err(Failure::new("the disk could not be read"));
    sitting.done(epoch, Done::Prepared { ticket, prepared });
    let_go(&mut sitting, tasks.split_off(1));
    sitting.sees("The disk could not be read");
    sitting.press("Tab ↑").words("What now?").key("Ctrl+L");
    sitting.unlock().press("7 Enter").sees("2 decided, 2 to go");
}

#[test]
fn an_entry_that_cannot_be_read_any_more_leaves_the_choosing_with_its_reason() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.key("Enter").sees("1 of 1 entry marked");
    let tasks = sitting.hold(Msg::Key(key("Ctrl+N")));
    sitting.key("F5");
    let failure = Failure::new("the disk could not be read");
    let [Task::Prepare { ticket, .. }] = tasks[..] else {
        panic!("{tasks:?}");
    };
    let epoch = sitting.app.epoch;
    sitting.done(
        epoch,
        Done::Prepared {
            ticket,
            prepared: Err(failure),
        },
    );
    sitting.sees("The disk could not be read").key("Esc");
    sitting
        .sees_no("looking for")
        .sees("The disk could not be read");
}

#[test]
fn entries_that_could_not_be_looked_up_are_looked_up_again_by_the_same_key() {
    let mut sitting = with_something_to_share(RECIPIENT);
    let tasks = sitting.hold(Msg::Key(key("Enter")));
    assert!(matches!(tasks[..], [Task::Find { .. }]), "{tasks:?}");
    let epoch = sitting.app.epoch;
    let failure = Failure::new("the disk could not be read");
    sitting.done(epoch, Done::Failed(failure));
    sitting
        .sees("could not be looked up; Ctrl+N tries again.")
        .sees("The disk could not be read");
    sitting.key("Space").sees_no("Nothing was written");
    sitting.key("Ctrl+N").sees("1 of 1 entry marked");
    sitting.sees_no("tries again");
    sitting.key("Ctrl+N").sees_no("entry marked");
}

#[test]
fn ctrl_u_empties_the_line_of_other_words() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a o").sees("a town");
    sitting
        .sees("Your words  a town")
        .key("Ctrl+U")
        .sees_no("Your words  a town");
    sitting
        .key("Enter")
        .sees("Say what stands there instead; Esc goes back.");
    sitting.words("a valley").key("Enter").key("b");
    sitting.sees("[x] Other words   a valley");
}

#[test]
fn what_was_decided_stands_in_the_sentence_beside_the_next_finding() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N a")
        .sees("Client A wrote from [Todmorden] on Tuesday, and Client A waits.");
    sitting
        .press("Enter")
        .sees("Client A wrote from a town on [Tuesday], and Client A waits.");
    sitting.press("b").sees("from [Todmorden] on Tuesday");
}

#[test]
fn the_reader_of_a_summary_is_not_made_a_stranger_in_it() {
    let words = "I told Ruth about it. My supervisor Ruth laughed, and Ruth's face was kind.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("This is whom the summary is for: they know who is meant")
        .press("Enter Enter Enter p PgDn");
    sitting.sees("I told my supervisor about it. My supervisor (you) laughed, and my");
    sitting
        .sees("supervisor's face was kind.")
        .sees_no("Ruth about");
}

#[test]
fn a_pack_for_professional_development_is_reviewed_and_written_into_a_file() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("7 p")
        .sees("Nothing is written yet; a CPD pack");
    let mut sitting = with_something_to_share(RECIPIENT);
    // A name that is taken is not offered, be it a folder's.
    fs::create_dir(sitting.dir.path().join("cpd-2026-11-21.md")).unwrap();
    sitting.key("Ctrl+L").unlock().key("7");
    sitting.key("p").sees("For a CPD pack");
    sitting
        .sees("From   21 November 2025")
        .sees("1 of 1 entry marked")
        .sees("a file of your own, in the clear")
        .sees_no("You ask");
    sitting.key("Ctrl+N").sees("[Siobhan] wrote").key("a");
    // Left and taken up again, as a summary is.
    sitting
        .press("Esc Esc")
        .sees("The review of a CPD pack is unfinished");
    sitting.key("p").sees("2 decided, 2 to go");
    sitting
        .press("Enter Enter p")
        .sees("This is what the CPD pack says");
    assert_snapshot!("share_pack_80x24", sitting.screen());
    sitting
        .key("w")
        .sees("A CPD pack has one layout and is not sealed");
    sitting.read_through();
    sitting.key("Enter").sees("The CPD pack into a file");
    sitting.sees("cpd-2026-11-21-2.md").key("Enter");
    sitting.sees("Written").sees("The file is not encrypted");
    let text = fs::read_to_string(sitting.dir.path().join("cpd-2026-11-21-2.md")).unwrap();
    assert!(text.contains("Client A wrote from a town"), "{text}");
    assert!(!text.contains("Siobhan"), "{text}");
    sitting.key("Enter").sees("[Supervision]").key("p");
    // Written, it is done with: the next begins anew.
    sitting.sees("1 of 1 entry marked").press("Esc");
    sitting
        .sees("[Supervision]")
        .sees("CPD pack, 1 entry")
        .press("End Enter")
        .sees("A CPD pack, written on 21 November 2026.")
        .sees("Letters: Client A is K-07");
}

#[test]
fn a_pack_is_spoken_of_as_one_and_has_no_reader_by_name() {
    let words = "I told Mr Pack about it, and my supervisor Pack laughed.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.key("p").sees("For a CPD pack");
    sitting.key("x").sees("Up goes to the days above.");
    sitting
        .press("Space Esc")
        .sees("What you marked is not kept. Entries stay")
        .sees_no("questions");
    sitting
        .press("Enter Space Ctrl+N")
        .sees("For a CPD pack, 21 November 2025 to 21 November 2026")
        .sees("Pack] about it");
    for _ in 0..2 {
        sitting.sees_no("whom the summary is for").key("n");
    }
    // Where nothing was found, it is no seal that comes next.
    let mut sitting = with_words_to_share(RECIPIENT, "I was glad of it.");
    sitting.press("p Ctrl+N").sees("nothing found");
    sitting.sees("file.").sees_no("seal");
}

#[test]
fn a_pack_that_lies_there_is_said_to_be_written_though_its_review_cannot_go() {
    let mut sitting = Sitting::unlocked();
    let (now, path) = (sitting.now.clone(), sitting.dir.path().join("cpd.md"));
    sitting.worker.perform(Task::Lock, &now);
    let summary = nothing_to_share(CPD, now.date());
    let pack = Task::WritePack {
        path: path.clone(),
        summary: Box::new(summary.clone()),
    };
    let done = sitting.worker.perform(pack, &now);
    assert!(
        matches!(
            done,
            Done::Packed {
                unkept: Some(_),
                ..
            }
        ),
        "{done:?}"
    );
    assert_eq!(fs::read_to_string(path).unwrap(), summary.to_cpd());
}

#[test]
fn a_pack_of_a_year_is_offered_what_a_summary_is_and_one_key_takes_all() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 p").sees("Space marks others, Ctrl+A all.");
    let all = |sitting: &Sitting| {
        let screen = sitting.screen();
        let head = screen.lines().next().unwrap_or_default().to_owned();
        let (before, _) = head.split_once(" entries marked").unwrap();
        let (marked, all) = before.rsplit_once(" of ").unwrap();
        marked.ends_with(&format!(" {all}"))
    };
    assert!(!all(&sitting));
    sitting.key("Ctrl+A");
    assert!(all(&sitting));
}

#[test]
fn nobody_is_called_what_a_pack_is_kept_under() {
    let mut sitting = Sitting::unlocked();
    sitting.press("7 a").words(CPD).key("Enter");
    sitting.sees("A CPD pack is kept under this name; use another.");
}

#[test]
fn a_name_that_was_decided_is_proposed_alike_wherever_the_same_person_stands() {
    let words = "My colleague Tunde wrote to Siobhan. I like Tunde, and Tunde likes me.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("Replace by    (name withheld)");
    sitting.press("g Enter").sees("[Siobhan]").key("Enter");
    // One step less there, one step less here.
    sitting
        .sees("I like [Tunde]")
        .sees("Replace by    somebody");
    sitting.press("o").words("a friend").key("Enter");
    // Said where it comes about, and not with every decision after it.
    let two = "Tunde leaves as “(a person)” and as “a friend”; u takes it back.";
    sitting.sees(two).press("u").sees("Taken back.");
    sitting
        .press("o Ctrl+U")
        .words("a friend")
        .key("Enter")
        .sees(two);
    // Words of one's own stand as they are; the suggestion is one key away.
    sitting
        .sees("and [Tunde]")
        .sees("Replace by    a friend")
        .sees("As suggested  my colleague");
    sitting
        .key("g")
        .sees("Replace by    my colleague")
        .key("Esc")
        .press("Enter")
        .sees_no("leaves as");
    sitting
        .press("b b b")
        .sees("[Tunde] wrote")
        .press("p")
        .sees("Tunde leaves as “(a person)” and as “a friend”; Esc goes back there.")
        .press("Esc")
        .sees("I like [Tunde]")
        .sees("Replace by    somebody")
        .sees("[x] Other words   a friend");
    // All alike, and nothing is said of it any more.
    sitting.press("g g Enter a p").sees("This is what Ruth");
    sitting.sees_no("Tunde leaves as");
}

#[test]
fn of_several_who_leave_under_two_wordings_esc_goes_back_to_the_first() {
    let words =
        "My colleague Tunde came. My colleague Oyelaran came. I like Tunde. I like Oyelaran.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N Enter Enter");
    for (found, words) in [
        ("I like [Tunde]", "a friend"),
        ("I like [Oyelaran]", "a man"),
    ] {
        sitting.sees(found).press("o").words(words).key("Enter");
    }
    sitting
        .key("p")
        .sees("and as “a friend”; Esc goes back there.")
        .sees("1 more person leaves under two wordings.")
        .sees_no("a man”")
        .key("Esc");
    sitting.sees("I like [Tunde]");
}

#[test]
fn long_words_for_a_name_leave_room_for_the_page_of_what_leaves() {
    let words = "My colleague Tunde came. I like Tunde.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N");
    for words in ["one who is often late ", "somebody I know well "] {
        sitting.sees("[Tunde]").press("o Backspace");
        sitting.paste(&words.repeat(40)).key("Enter");
    }
    sitting
        .key("p")
        .sees("Tunde leaves as “one who is often late")
        .sees("know well somebody I know...”; Esc goes back there.")
        .sees("Enter next page");
    sitting.read_through().key("Enter").sees("Seal for Ruth");
}

#[test]
fn a_short_form_of_a_name_is_proposed_as_the_name_was_decided() {
    let words =
        "My client Catherine Marlow wrote. Later Kate Marlow rang, and I kept Kate waiting.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N").sees("[Catherine Marlow]");
    sitting.press("o").words("a client").key("Enter");
    sitting
        .sees("[Kate Marlow]")
        .sees("Replace by    a client")
        .key("k");
    sitting
        .press("Enter p")
        .sees("Kate Marlow leaves as “a client” and as “Kate Marlow”;")
        .press("Esc")
        .sees("[Kate Marlow]");
}

#[test]
fn a_child_is_made_harder_to_tell_step_by_step_until_the_details_no_longer_meet() {
    let words = "He is eight, in Year 3 at Marsh Lane Primary School, deaf, and comes on Fridays. Oyelaran writes well.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("[eight]")
        .sees("from the school or a parent at the gate could know who this is.")
        .sees("Saying less about a condition")
        .sees_no("more below");
    assert_snapshot!("share_jigsaw_80x24", sitting.screen());

    // One step less, and one more; Enter takes it, undo gives it back.
    sitting.sees("Replace by    of primary-school age");
    sitting
        .press("g")
        .sees("Replace by    a child")
        .sees("0 decided");
    sitting.sees("Say more      of primary-school age");
    sitting
        .press("g")
        .sees("Replace by    of primary-school age");
    // One step back is what was suggested, not out of the review.
    sitting.press("g").sees("Replace by    a child").key("Esc");
    sitting.sees("Replace by    of primary-school age").key("g");
    sitting.press("Enter").sees("He is a child, in [Year 3]");
    sitting.press("u").sees("Taken back.").sees("[eight]");
    sitting
        .press("Enter")
        .sees("He is of primary-school age, in");

    // No all-clear while something is undecided, though what is left no longer meets.
    const ALL_CLEAR: &str = "details that together may point to somebody stand any";
    for _ in 0..4 {
        sitting.sees_no(ALL_CLEAR).press("Enter");
    }
    sitting
        .sees("[Oyelaran]")
        .sees("5 decided, 1 to go")
        .sees_no(ALL_CLEAR);
    // Nor where a name stays.
    sitting.press("k").sees("0 to go").sees_no(ALL_CLEAR);
    sitting.press("u Enter").sees("0 to go").sees(ALL_CLEAR);
    assert_snapshot!("share_jigsaw_broken_80x24", sitting.screen());
}

#[test]
fn words_of_ones_own_are_kept_from_the_review_and_listed_in_the_settings() {
    let words = "Oyelaran writes well, and Siobhan reads Oyelaran.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("[Oyelaran] writes well")
        .key("K")
        .sees("These words stay from now on; Settings lists them.")
        .sees("2 decided, 1 to go");
    sitting
        .key("u")
        .sees("these words are asked about again")
        .sees("0 decided, 3 to go");
    sitting.key("K").sees("2 decided, 1 to go");
    sitting
        .sees("[Siobhan]")
        .key("K")
        .sees("so they cannot leave")
        .sees("2 decided, 1 to go");
    sitting
        .press("Enter p PgDn")
        .sees("Oyelaran writes well, and Client A");

    sitting.press("Esc Esc Esc 0").press("End");
    sitting.sees("Words always kept").sees("Oyelaran");
    sitting
        .key("Enter")
        .words("Siobhan")
        .key("Enter")
        .sees("stands in the register under K-07");
    for _ in "Siobhan".chars() {
        sitting.key("Backspace");
    }
    sitting
        .words("Esther Perel, Padlet")
        .key("Enter")
        .sees("Padlet");
    sitting
        .press("End ↑ x")
        .sees_no("Padlet")
        .sees("Esther Perel");
}

#[test]
fn while_one_writes_a_word_is_kept_for_good() {
    let mut sitting = Sitting::unlocked();
    sitting.press("n ↓ ↓ Enter Enter");
    sitting
        .words("Oyelaran writes well. I read it. ")
        .sees("~ Oyelaran");
    sitting
        .key("Ctrl+R")
        .sees("always keep these words as they are")
        .press("↓ Enter");
    sitting
        .sees("These words stay from now on")
        .sees_no("~ Oyelaran");
}

#[test]
fn what_was_said_of_the_review_is_gone_on_the_preview() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("7 Enter Ctrl+N a Enter Enter");
    sitting.sees("Everything is decided").key("p");
    sitting.sees("This is what Ruth will read");
    sitting.sees_no("Everything is decided");
}

#[test]
fn letters_on_the_page_of_what_to_share_do_nothing_but_say_where_one_types() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 Enter").sees("You ask");
    for letter in ["i", "n", "m", "x", "j", "?"] {
        sitting
            .key(letter)
            .sees("You ask")
            .sees("Nothing is typed in the list");
    }
    sitting.press("Ctrl+A").sees("marked");
    sitting.press("F2").sees("Might someone be at risk");
}

#[test]
fn the_review_says_that_the_answer_to_the_risk_question_stays_and_shows_its_keys() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 Enter Ctrl+A Ctrl+N");
    for _ in 0..106 {
        if sitting.screen().contains("risk question stays") {
            break;
        }
        sitting.key("n");
    }
    sitting.sees("risk question stays in your journal");
    let foot = sitting
        .screen()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(
        foot.contains("a all alike") && foot.contains("? help"),
        "{foot}"
    );
    sitting.press("Enter");
    let foot = sitting
        .screen()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(
        foot.contains("u undo") && foot.contains("Enter replace"),
        "{foot}"
    );
}

#[test]
fn the_answer_to_the_risk_question_is_spoken_of_only_where_it_was_asked() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("1 w").words("Oyelaran waved.").key("Ctrl+K");
    sitting
        .press("7 Enter Ctrl+A Ctrl+N")
        .sees("[Siobhan] wrote");
    sitting
        .sees("risk question stays in your journal")
        .press("n n n n");
    sitting
        .sees("[Oyelaran] waved")
        .sees_no("risk question stays in your journal");
}

#[test]
fn a_code_that_was_learnt_in_the_review_is_taken_back_and_what_was_decided_before_it() {
    let words = "Todmorden is far. Oyelaran wrote, and Oyelaran waits for Siobhan.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N").sees("[Todmorden]");
    sitting.press("Enter o").words("k-12").key("Enter");
    sitting.sees("K-12 is in Clients now.").key("Enter");
    sitting.sees("[Siobhan]").sees("3 decided, 1 to go");
    sitting.key("u").sees("Taken back.").sees("2 decided");
    // The learning is one step of its own.
    sitting
        .key("u")
        .sees("Taken back: K-12 is no longer in Clients.")
        .sees("[Oyelaran] wrote")
        .sees("Keep the words: they leave as written")
        .sees("1 decided, 3 to go");
    sitting
        .key("u")
        .sees("[Todmorden]")
        .sees("0 decided, 4 to go");
    sitting.key("u").sees("There is nothing to take back.");
    // A client who was there before keeps their other words.
    sitting.press("Enter o").words("k-07").key("Enter");
    sitting.sees("The words of K-07 are kept").key("u");
    sitting.sees("Taken back: K-07 no longer has these words.");
    sitting.sees("1 decided, 3 to go").press("Esc Esc 8");
    sitting.sees("K-07").sees_no("K-12").key("Enter");
    sitting.sees("Siobhan").sees_no("Oyelaran");
}

/// Does what was held back; what comes of it waits its turn.
fn let_go(sitting: &mut Sitting, tasks: Vec<Task>) {
    let epoch = sitting.app.epoch;
    for task in tasks {
        let done = sitting.worker.perform(task, &sitting.now);
        sitting.done(epoch, done);
    }
}

/// A review of three names, K-90 typed for the first two; the second `Enter` is held back.
fn with_a_code_that_learns_two() -> (Sitting, Vec<Task>) {
    let words = "Oyelaran wrote to Denise Hartley, and Siobhan waits for Oyelaran.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N").sees("[Oyelaran] wrote");
    sitting.press("o").words("K-90").key("Enter");
    sitting
        .sees("K-90 is in Clients now.")
        .sees("[Denise Hartley]");
    sitting.press("o").words("K-90");
    let tasks = sitting.hold(Msg::Key(key("Enter")));
    (sitting, tasks)
}

const CHANGING: &str = "The register of clients is being changed; one moment.";

#[test]
fn two_codes_taken_back_in_one_breath_leave_nothing_of_them_in_the_register() {
    let (mut sitting, tasks) = with_a_code_that_learns_two();
    let_go(&mut sitting, tasks);
    sitting.sees("The words of K-90 are kept");
    // Decided since: it is taken back first.
    sitting.key("Enter").sees("[Oyelaran].");
    sitting.key("u").sees("Taken back.").sees("[Siobhan]");
    let first = sitting.hold(Msg::Key(key("u")));
    sitting.key("u").sees(CHANGING);
    let_go(&mut sitting, first);
    sitting.sees("Taken back: K-90 no longer has these words.");
    sitting
        .key("u")
        .sees("Taken back: K-90 is no longer in Clients.");
    sitting.sees("0 decided");
    sitting.press("Esc Esc 8").sees("K-07").sees_no("K-90");
}

#[test]
fn a_word_that_another_code_has_is_said_to_stand_there_when_it_is_learnt() {
    let mut sitting = Sitting::unlocked();
    let now = sitting.now.clone();
    let mut learn = |code: &str, words: &str| {
        let code = ClientCode::try_from(code.to_owned()).unwrap();
        let task = Task::learn((code, Words::new(words)));
        match sitting.worker.perform(task, &now) {
            Done::Changed(_, said) => said.read().to_owned(),
            done => panic!("{done:?}"),
        }
    };
    assert_eq!(learn("K-90", "Denise"), "K-90 is in Clients now.");
    assert_eq!(
        learn("K-91", "denise"),
        "K-91 is in Clients now. 1 of these words stands under K-90, too; in a summary a word stands for one client only."
    );
    assert_eq!(
        learn("K-91", "Denise=person"),
        "The words of K-91 are kept, under Clients."
    );
}

#[test]
fn what_is_taken_back_is_reckoned_on_the_register_as_it_stands() {
    let mut sitting = Sitting::unlocked();
    let now = sitting.now.clone();
    let code = ClientCode::try_from("K-90".to_owned()).unwrap();
    for words in ["Denise", "Idris"] {
        let task = Task::learn((code.clone(), Words::new(words)));
        sitting.worker.perform(task, &now);
    }
    sitting.press("8 Enter").sees("Denise, Idris");
    let taken_back = |words: &str, was_there: bool, before: Option<&str>| Task::Unlearn {
        taught: Taught {
            code: code.clone(),
            words: Words::new(words),
            was_there,
            before: before.map(Words::new),
            said: String::new(),
        },
        plan: Box::new(plan()),
    };
    let kind = Task::learn((code.clone(), Words::new("Denise=person")));
    sitting.worker.perform(kind, &now);
    let back = taken_back("Denise=person", true, Some("Denise"));
    let done = sitting.worker.perform(back, &now);
    let said = "Taken back; K-90 had these words before.";
    assert!(
        matches!(&done, Done::Unlearnt(Ok(words)) if words == said),
        "{done:?}"
    );
    sitting.press("Esc 8 Enter").sees("Denise, Idris");
    for (words, was_there) in [("Idris", true), ("Denise", false)] {
        let back = taken_back(words, was_there, None);
        let done = sitting.worker.perform(back, &now);
        assert!(matches!(done, Done::Unlearnt(Ok(_))), "{done:?}");
    }
    sitting.press("Esc 8").sees_no("K-90");
}

fn plan() -> Plan {
    let day = "2026-11-21".parse().unwrap();
    Plan {
        to: "Ruth".to_owned(),
        period: Period {
            from: day,
            until: day,
        },
        entries: Vec::new(),
        questions: Vec::new(),
        letters: Vec::new(),
        findings: Vec::new(),
    }
}

#[test]
fn nothing_is_decided_or_shown_while_a_code_learns_and_a_page_over_the_review_loses_nothing() {
    let (mut sitting, tasks) = with_a_code_that_learns_two();
    for name in ["p", "Enter", "g", "o", "k", "K", "a", "A", "u"] {
        sitting.key(name).sees(CHANGING).sees("finding ");
    }
    sitting.key("F5");
    sitting.sees_no("finding ");
    let_go(&mut sitting, tasks);
    sitting.sees("The words of K-90 are kept").key("Esc");
    sitting.sees("finding ").sees_no(CHANGING);
    sitting.press("Enter Enter Enter p").sees("will read");
    sitting.sees_no("Hartley").key("Esc");
    sitting.press("u").sees("Taken back.");
}

#[test]
fn what_leaves_is_open_again_where_a_code_could_not_learn() {
    let (mut sitting, tasks) = with_a_code_that_learns_two();
    drop(tasks);
    let (epoch, full) = (sitting.app.epoch, Failure::new("the disk is full"));
    sitting.done(epoch, Done::Learnt(Err(full)));
    sitting.sees("The disk is full.");
    // What was typed stands, as a decision of its own.
    sitting
        .key("u")
        .sees("Taken back.")
        .sees("[Denise Hartley]");
    sitting
        .key("u")
        .sees("Taken back: K-90 is no longer in Clients.");
}

#[test]
fn a_review_that_cannot_be_looked_through_again_leaves_the_register_as_it_was() {
    let mut sitting = Sitting::unlocked();
    let code = ClientCode::try_from("K-90".to_owned()).unwrap();
    let learn = Task::LearnInReview {
        code: code.clone(),
        words: Words::new("Denise"),
        plan: Box::new(Plan {
            entries: vec![EntryId(7)],
            ..plan()
        }),
    };
    let now = sitting.now.clone();
    let done = sitting.worker.perform(learn, &now);
    let Done::Learnt(Err(failure)) = &done else {
        panic!("{done:?}");
    };
    let said = "the words are not kept in the register: there is no entry 7";
    assert_eq!(failure.message, said);
    let hint = failure.hint.as_deref();
    assert_eq!(hint, Some("the decision stands; u takes it back"));
    // It is a new code again.
    let learn = Task::learn((code, Words::new("Idris")));
    let done = sitting.worker.perform(learn, &now);
    assert!(
        matches!(&done, Done::Changed(_, said) if said.read() == "K-90 is in Clients now."),
        "{done:?}"
    );
}

#[test]
fn a_word_that_could_not_be_taken_back_is_still_a_word_of_the_register() {
    let (mut sitting, tasks) = with_a_code_that_learns_two();
    let_go(&mut sitting, tasks);
    drop(sitting.hold(Msg::Key(key("u"))));
    let (epoch, full) = (sitting.app.epoch, Failure::new("the disk is full"));
    sitting.done(epoch, Done::Unlearnt(Err(full)));
    sitting.sees("The disk is full.").key("b");
    sitting
        .sees("[Denise Hartley]")
        .sees("Never kept: it is a word of the register.");
    sitting
        .key("u")
        .sees("Taken back: K-90 no longer has these words.")
        .sees("Keep the words: they leave as written");
}

#[test]
fn a_code_whose_traces_were_erased_learns_nothing_and_nothing_is_said_to_be_taken_back() {
    let mut sitting = with_words_to_share(RECIPIENT, "Oyelaran wrote.");
    let now = sitting.now.clone();
    let erase = Task::Erase {
        code: ClientCode::try_from("K-07".to_owned()).unwrap(),
        fates: BTreeMap::new(),
        passphrase: Passphrase::new(PASSPHRASE),
    };
    let done = sitting.worker.perform(erase, &now);
    assert!(matches!(done, Done::Rekeyed(..)), "{done:?}");
    sitting.press("Enter Ctrl+N").sees("[Oyelaran]");
    sitting.press("o").words("K-07").key("Enter");
    sitting
        .sees("The words are not kept in the register: the traces of K-07 were erased on")
        .sees("The decision stands;");
    sitting.key("u").sees("Taken back.").sees_no("Clients");
    sitting.key("u").sees("There is nothing to take back.");
}

#[test]
fn the_lines_of_a_finding_stay_where_they_are_from_one_to_the_next() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 ↓ Enter").sees("finding ");
    for _ in 0..12 {
        let screen = sitting.screen();
        let rows: Vec<&str> = screen.lines().collect();
        assert!(rows[2].is_empty() && !rows[3].is_empty(), "{screen}");
        sitting.key("n");
    }
}

#[test]
fn the_review_says_what_a_client_is_called_in_what_leaves() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 ↓ Enter").sees("finding ");
    for _ in 0..40 {
        let screen = sitting.screen();
        let title = screen.lines().find(|row| row.contains("in what leaves:"));
        if let Some((words, letter)) = title
            .unwrap_or_default()
            .split_once(", in what leaves: Client ")
        {
            let code = words.rsplit(' ').next().unwrap();
            assert_eq!(words.matches(code).count(), 2, "{screen}");
            assert!(letter.chars().all(|c| c.is_ascii_uppercase()), "{screen}");
            return;
        }
        sitting.key("n");
    }
    panic!("no finding about a client");
}
