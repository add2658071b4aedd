//! 8: one's own key pair, and opening what others sealed.

use crate::sitting::*;
use std::path::Path;

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
    let mut sitting = Sitting::unlocked();
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
        .key("Enter");
    clear_line(&mut sitting);
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

#[test]
fn a_key_pair_is_made_and_what_is_sealed_for_it_is_read() {
    let mut sitting = Sitting::unlocked();
    sitting.press("7 y").sees("Make a key pair of your own?");
    sitting
        .key("Enter")
        .sees("[Supervision]")
        .press("y ↓ Enter");
    sitting
        .sees("Your public key")
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
            .sees("▸ File");
        let screen = sitting.screen();
        let lines: Vec<&str> = screen
            .lines()
            .filter(|line| !line.contains("▸ File"))
            .collect();
        said.insert(lines[7..12].concat());
        sitting.press("Esc ↓ Enter").sees("[Supervision]");
    };
    attempt(&mut sitting, &dir.join("nowhere.age"));
    attempt(&mut sitting, &dir.join("holiday.jpg"));
    attempt(&mut sitting, &other);
    sitting.press("7 y ↓ Enter Esc");
    attempt(&mut sitting, &other);
    assert_eq!(said.len(), 4, "{said:#?}");
}
