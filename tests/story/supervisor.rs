//! 8: one's own key pair, and opening what others sealed.

use crate::sitting::*;
use afterhour::tui::app::Msg;
use insta::assert_snapshot;
use std::path::Path;
use std::time::Duration;

/// The age1… line on the screen.
fn recipient_on(screen: &str) -> String {
    let line = screen
        .lines()
        .map(str::trim)
        .find(|line| line.starts_with("age1"));
    line.unwrap().to_owned()
}

/// One entry sealed by a practitioner for this recipient, at `file`.
fn seal_for(recipient: &str, file: &Path) {
    seal_from(&mut Sitting::unlocked(), recipient, file);
}

fn seal_from(sitting: &mut Sitting, recipient: &str, file: &Path) {
    sitting
        .key("w")
        .words("I waited a day.")
        .press("Ctrl+K 2 s 7 a");
    sitting
        .words("Ruth")
        .key("Enter")
        .paste(recipient)
        .press("Enter ↓ Enter");
    sitting
        .press("Enter Ctrl+N A p")
        .sees("This is what Ruth will read")
        .read_through()
        .key("Enter");
    clear_line(sitting);
    sitting
        .paste(&file.display().to_string())
        .key("Enter")
        .sees("Sealed for Ruth.");
}

fn clear_line(sitting: &mut Sitting) {
    for _ in 0..200 {
        sitting.key("Backspace");
    }
}

/// A supervisor with a key pair, and a practitioner with one of their own.
fn two_with_keys() -> (Sitting, String, Sitting) {
    let with_key = || {
        let mut sitting = Sitting::unlocked();
        sitting.press("7 y Enter y ↓ Enter");
        let recipient = recipient_on(&sitting.screen());
        sitting.press("Esc 1");
        (sitting, recipient)
    };
    let (ruth, recipient) = with_key();
    (ruth, recipient, with_key().0)
}

fn open(sitting: &mut Sitting, path: &Path) {
    sitting
        .press("Esc 7 o")
        .paste(&path.display().to_string())
        .key("Enter");
}

#[test]
fn what_was_received_is_printed_and_answered_and_the_answer_is_read() {
    let (mut ruth, recipient, mut practitioner) = two_with_keys();
    let file = ruth.dir.path().join("summary.age");
    seal_from(&mut practitioner, &recipient, &file);
    open(&mut ruth, &file);
    ruth.sees("Received: summary.age");
    ruth.sees("a write an answer")
        .sees("PgDn further")
        .sees("Esc back");
    ruth.key("End").sees_no("afterhour-summary");
    ruth.key("?").sees("Keys: what was received").key("Esc");

    ruth.key("p").sees("It is not sealed: whoever").key("Enter");
    ruth.sees("delete it when it is printed").key("Enter");
    let page = std::fs::read_to_string(ruth.dir.path().join("summary.html")).unwrap();
    assert!(
        page.contains("<svg") && page.contains("I waited a day."),
        "{page}"
    );
    ruth.sees("Received: summary.age");

    ruth.key("a").sees("An answer").sees("for ");
    ruth.key("Ctrl+N").sees("There is no answer yet.");
    ruth.words("Come on Tuesday, and bring the policy.");
    ruth.key("Enter").words("Ruth").wait(2);
    ruth.sees("~ Tuesday")
        .sees("~ Ruth")
        .key("F1")
        .sees("Keys: an answer")
        .key("Esc");
    insta::assert_snapshot!("answer", without_the_key(&ruth.screen()));
    ruth.key("Ctrl+N")
        .sees("2 findings stay as written")
        .sees("An answer");
    ruth.key("Ctrl+N").sees("Seal the answer").key("Enter");
    ruth.sees("Nothing of it was kept").key("Enter");
    ruth.sees("[Supervision]")
        .key("1")
        .sees_no("An answer to a summary");
    ruth.key("7");

    let answer = ruth.dir.path().join("answer-2026-11-21.age");
    open(&mut practitioner, &answer);
    practitioner
        .sees("An answer to your summary of")
        .sees("Come on Tuesday, and bring the policy.");
    practitioner
        .key("a")
        .sees("no recipient to seal an answer for");
    open(&mut ruth, &answer);
    ruth.sees("does not open");
}

/// The four words of a key are others each time.
fn without_the_key(screen: &str) -> String {
    let (head, rest) = screen.split_once('\n').unwrap();
    let head = head.split("for ").next().unwrap().trim_end();
    format!("{head}\n{rest}")
}

#[test]
fn a_folder_of_summaries_is_seen_over_time() {
    let (mut ruth, recipient, mut practitioner) = two_with_keys();
    let folder = ruth.dir.path().join("received");
    std::fs::create_dir(&folder).unwrap();
    open(&mut ruth, &folder);
    ruth.sees("There is no sealed file in this folder.")
        .press("Esc ↓ Enter");
    seal_from(&mut practitioner, &recipient, &folder.join("one.age"));
    std::fs::write(folder.join("broken.age"), b"age-encryption.org/v1\n").unwrap();
    open(&mut ruth, &folder);
    ruth.sees("1 summary")
        .sees("Incidents open at the end of each period")
        .sees("Not in here: broken.age")
        .sees("Nothing of it was kept.");
}

#[test]
fn an_answer_half_written_is_a_draft_like_every_other_and_a_registered_word_stays_in() {
    let (mut ruth, recipient, mut practitioner) = two_with_keys();
    ruth.press("8 a")
        .words("K-07")
        .key("Enter")
        .words("Siobhan")
        .key("Enter");
    let file = ruth.dir.path().join("summary.age");
    seal_from(&mut practitioner, &recipient, &file);
    open(&mut ruth, &file);
    ruth.key("a")
        .words("As with Siobhan.")
        .press("Ctrl+N Ctrl+N");
    ruth.sees("Words of your own register").sees("An answer");
    ruth.key("Esc").sees("Received: summary.age");
    ruth.press("Esc 1")
        .sees("Go on with: An answer to a summary");
    ruth.sees("not sealed yet, kept at 19:30")
        .press("Home Enter");
    ruth.sees("As with Siobhan.");
    // Nothing left of it leaves no draft.
    ruth.press("Ctrl+A Backspace Esc")
        .sees("The draft is gone.");
    ruth.sees("[Today]").sees_no("An answer to a summary");
}

#[test]
fn an_answer_that_is_on_its_way_to_be_kept_is_left_once_it_is() {
    let (mut ruth, recipient, mut practitioner) = two_with_keys();
    let file = ruth.dir.path().join("summary.age");
    seal_from(&mut practitioner, &recipient, &file);
    open(&mut ruth, &file);
    ruth.key("a").words("Ring me about the policy.");
    ruth.elapsed += Duration::from_secs(6);
    let (epoch, tasks) = (ruth.app.epoch, ruth.hold(Msg::Tick));
    assert!(ruth.hold(Msg::Key(key("Esc"))).is_empty());
    ruth.sees("Ring me about").sees_no("Kept as a draft");
    for task in tasks {
        let done = ruth.worker.perform(task, &ruth.now);
        ruth.done(epoch, done);
    }
    ruth.sees("Kept as a draft").sees("Received: summary.age");
}

#[test]
fn an_answer_taken_back_while_its_first_draft_is_on_its_way_leaves_none() {
    let (mut ruth, recipient, mut practitioner) = two_with_keys();
    let file = ruth.dir.path().join("summary.age");
    seal_from(&mut practitioner, &recipient, &file);
    open(&mut ruth, &file);
    ruth.key("a").words("Ring me about the policy.");
    ruth.elapsed += Duration::from_secs(6);
    let mut tasks = ruth.hold(Msg::Tick);
    for name in ["Ctrl+A", "Backspace", "Esc"] {
        tasks.extend(ruth.hold(Msg::Key(key(name))));
    }
    ruth.let_go(tasks).sees("Received: summary.age");
    ruth.sees("The draft is gone.").press("Esc 1");
    ruth.sees("[Today]").sees_no("An answer to a summary");
}

#[test]
fn an_answer_being_written_outlives_a_lock_and_a_crash_and_is_sealed_afterwards() {
    let (mut ruth, recipient, mut practitioner) = two_with_keys();
    let file = ruth.dir.path().join("summary.age");
    seal_from(&mut practitioner, &recipient, &file);
    open(&mut ruth, &file);
    ruth.key("a").words("Ring me about").key("Ctrl+L");
    ruth.unlock().press("Home Enter").sees("Ring me about");
    ruth.key("End").words(" the policy.");
    ruth.wait(300).sees("Locked after a while without a key.");
    ruth.unlock().press("Home Enter");
    ruth.sees("An answer").sees("Ring me about the policy.");
    // Kept every few seconds, so that a crash costs no more than those.
    ruth.key("End").words(" And rest.");
    ruth.key("Enter").words("Ruth").wait(6);
    let mut ruth = ruth.killed();
    ruth.unlock().press("Home Enter").sees("policy. And rest.");
    // While the file is being named, too. The name it is signed with is shown, and asks for nothing.
    ruth.wait(1).sees("~ Ruth").sees("1 finding.");
    ruth.key("Ctrl+N").sees("Seal the answer").key("Ctrl+L");
    ruth.unlock()
        .press("Home Enter Ctrl+N")
        .key("Enter")
        .sees("Sealed");
    ruth.press("Enter 1").sees_no("Go on with");

    let answer = ruth.dir.path().join("answer-2026-11-21.age");
    open(&mut practitioner, &answer);
    practitioner
        .sees("An answer to your summary of 26 September to 21 November 2026")
        .sees("Ring me about the policy. And rest.");
}

#[test]
fn the_preview_counts_the_lines_that_the_supervisor_will_count() {
    let (mut ruth, recipient, mut practitioner) = two_with_keys();
    let file = ruth.dir.path().join("summary.age");
    practitioner
        .key("w")
        .words("I waited a day.")
        .press("Ctrl+K 2 s 7 a")
        .words("Ruth")
        .key("Enter")
        .paste(&recipient)
        .press("Enter ↓ Enter Enter Ctrl+N A p");
    let counted = |sitting: &Sitting| -> String {
        let head = sitting.screen().lines().next().unwrap().to_owned();
        head[head.rfind(" of ").unwrap()..].to_owned()
    };
    let lines = counted(&practitioner);
    practitioner
        .press("End")
        .sees("Below it stands a block for Ruth's Afterhour");
    practitioner.press("Home");
    practitioner.read_through().key("Enter");
    clear_line(&mut practitioner);
    practitioner.paste(&file.display().to_string()).key("Enter");
    practitioner.sees("Sealed for Ruth.");
    open(&mut ruth, &file);
    assert_eq!(counted(&ruth), lines);
}

#[test]
fn the_layout_is_chosen_where_what_leaves_is_seen() {
    let (_, recipient, mut practitioner) = two_with_keys();
    practitioner
        .key("w")
        .words("I waited a day.")
        .press("Ctrl+K 2 s 7 a");
    practitioner.words("Ruth").key("Enter").paste(&recipient);
    practitioner
        .press("Enter ↓ Enter Enter Ctrl+N A p")
        .sees("will read");
    practitioner.key("l").sees("Laid out by the seven eyes");
    practitioner.press("PgDn PgDn PgDn").sees("Eye 6");
    practitioner
        .key("l")
        .sees("Laid out by sections")
        .key("PgDn")
        .sees_no("Eye");
}

#[test]
fn a_key_pair_is_made_and_what_is_sealed_for_it_is_read() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("7 y")
        .sees("Make a key pair, so that others can seal for you?");
    sitting
        .key("Enter")
        .sees("[Supervision]")
        .press("y ↓ Enter");
    sitting
        .sees("Your recipient")
        .sees("Fingerprint, to compare on the telephone");
    let recipient = recipient_on(&sitting.screen());
    sitting.press("Esc y").sees(&recipient).key("Esc");

    let file = sitting.dir.path().join("for-me.age");
    seal_for(&recipient, &file);
    sitting
        .key("o")
        .paste(&file.display().to_string())
        .key("Enter");
    sitting
        .sees("Received: for-me.age")
        .sees("ot for urgent matters");
    sitting.key("End").key("Esc").sees("[Supervision]");
}

#[test]
fn a_file_sealed_with_a_passphrase_asks_for_it() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("I waited a day.")
        .press("Ctrl+K 2 s 7 a");
    sitting.words("Ruth").key("Enter");
    sitting.paste("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
    sitting
        .press("Enter Enter Enter Ctrl+N A p")
        .sees("will read")
        .key("w")
        .sees("Some of it was not on the screen yet")
        .read_through()
        .key("w");
    sitting
        .sees("Agree the passphrase by telephone")
        .key("Enter");
    sitting
        .words("short")
        .key("Enter")
        .words("short")
        .key("Enter")
        .sees_no("Sealed for Ruth.");
    clear_line(&mut sitting);
    sitting.words(PASSPHRASE).key("Enter");
    clear_line(&mut sitting);
    sitting.words(PASSPHRASE).key("Enter");
    sitting
        .sees("Sealed for Ruth.")
        .sees("Only the passphrase you agreed opens it.");

    let file = sitting.dir.path().join("ruth-2026-11-21.age");
    sitting
        .press("Esc o")
        .paste(&file.display().to_string())
        .key("Enter");
    sitting
        .sees("This file was sealed with a passphrase")
        .words("wrong words")
        .key("Enter");
    sitting.sees("▸ Passphrase").sees_no("Received");
    sitting
        .words(PASSPHRASE)
        .key("Enter")
        .sees("Received: ruth-2026-11-21.age");
}

#[test]
fn a_file_that_cannot_be_opened_is_said_in_its_own_words() {
    let mut sitting = Sitting::unlocked();
    let dir = sitting.dir.path().to_owned();
    std::fs::write(dir.join("holiday.jpg"), b"\xff\xd8\xff\xe0 not sealed").unwrap();
    let other = dir.join("other.age");
    seal_for(
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        &other,
    );
    let mut said = std::collections::BTreeSet::new();
    let mut attempt = |sitting: &mut Sitting, file: &Path| {
        sitting
            .press("7 o")
            .paste(&file.display().to_string())
            .key("Enter")
            .sees("file");
        let screen = sitting.screen();
        let lines: Vec<&str> = screen
            .lines()
            .filter(|line| !line.contains("▸ File") && !line.contains("▸ Key file"))
            .collect();
        said.insert(lines[3..12].concat());
        sitting.press("Esc ↓ Enter").sees("[Supervision]");
    };
    attempt(&mut sitting, &dir.join("nowhere.age"));
    attempt(&mut sitting, &dir.join("holiday.jpg"));
    attempt(&mut sitting, &other);
    sitting.press("7 y ↓ Enter Esc");
    attempt(&mut sitting, &other);
    assert_eq!(said.len(), 4, "{said:#?}");
}

#[test]
fn a_key_pair_in_a_file_opens_what_the_journals_own_does_not() {
    use afterhour::supervision::{Identity, write_identity};
    let mut sitting = Sitting::unlocked();
    let identity = Identity::generate();
    let key = sitting.dir.path().join("identity.txt");
    write_identity(&key, &identity, &NOW.parse().unwrap()).unwrap();
    let file = sitting.dir.path().join("ruth.age");
    seal_for(identity.recipient().as_str(), &file);
    // There is no key pair in this journal at all.
    open(&mut sitting, &file);
    sitting
        .sees("This journal holds no key pair")
        .sees("▸ Key file")
        .paste("/nowhere/identity.txt")
        .key("Enter")
        .sees("/nowhere/identity.txt");
    clear_line(&mut sitting);
    sitting
        .paste(&key.display().to_string())
        .key("Enter")
        .sees("Received: ruth.age");
    // A folder of them is opened by it as well.
    let folder = sitting.dir.path().to_owned();
    open(&mut sitting, &folder);
    sitting
        .sees("▸ Key file")
        .paste(&key.display().to_string())
        .key("Enter")
        .sees("Nothing of it was kept");
    // Another key pair in the journal: the file is asked for all the same.
    sitting.press("Esc 7 y Enter y ↓ Enter Esc");
    open(&mut sitting, &file);
    sitting
        .sees("▸ Key file")
        .paste(&key.display().to_string())
        .key("Enter")
        .sees("Received: ruth.age");
}

#[test]
fn what_a_key_pair_is_for_is_said_before_it_is_made() {
    let mut sitting = Sitting::unlocked();
    sitting.press("7 y");
    assert_snapshot!("supervisor_key_pair", sitting.screen());
}

#[test]
fn while_a_file_is_being_opened_nothing_is_laid_over_its_form() {
    let mut sitting = Sitting::unlocked();
    sitting.press("7 o").paste("/nowhere.age");
    let tasks = sitting.hold(Msg::Key(key("Enter")));
    for name in ["F2", "F3", "F5", "F6", "Ctrl+P"] {
        sitting.key(name).sees("One moment: this form is at work.");
    }
    sitting.sees("one moment…");
    sitting
        .let_go(tasks)
        .sees_no("one moment…")
        .sees("/nowhere.age");
}
