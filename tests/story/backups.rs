//! Backups: none yet, one made and read back, rehearsed with the sheet, and told when it is time.

use crate::sitting::*;
use afterhour::passphrase::Passphrase;
use afterhour::vault::{Backup, Cost, Vault};
use insta::assert_snapshot;
use std::fs;

/// The sheet's secret: a new sheet, made while nobody sits there.
fn new_sheet(sitting: &mut Sitting) -> String {
    sitting.key("Ctrl+L");
    let now = sitting.now.clone();
    let mut vault = Vault::open(&sitting.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    let secret = vault.new_recovery(&now).unwrap().secret().to_owned();
    drop(vault);
    sitting.unlock();
    secret
}

/// Names that differ from run to run, made the same.
fn plain(sitting: &Sitting) -> String {
    let folder = sitting.dir.path().display().to_string();
    let id = fs::read_dir(sitting.dir.path())
        .unwrap()
        .filter_map(|file| file.unwrap().file_name().into_string().ok())
        .find_map(|name| Some(name.strip_prefix("afterhour-")?.get(..8)?.to_owned()));
    let screen = sitting.screen().replace(&folder, "/media/stick");
    match id {
        Some(id) => screen.replace(&id, "K7Q2M9XD"),
        None => screen,
    }
}

#[test]
fn the_first_backup_is_made_read_back_and_rehearsed_with_the_sheet() {
    let mut sitting = Sitting::unlocked();
    let secret = new_sheet(&mut sitting);
    sitting.key("0");
    while !sitting.screen().contains("▸ Backups") {
        sitting.key("↓");
    }
    sitting.press("Enter").sees("there is none yet");
    assert_snapshot!("backups_none", plain(&sitting));
    sitting.press("Enter").sees("best on another disk");
    let into = sitting.dir.path().join("stick");
    fs::create_dir(&into).unwrap();
    sitting
        .words("~/nowhere/at/all/x")
        .press("Enter")
        .sees("There is no folder");
    sitting.press("Esc").sees("make one");
    sitting
        .press("Enter")
        .words(&into.display().to_string())
        .press("Enter");
    sitting
        .sees("The backup is made")
        .sees("read back from the disk and opened");
    let made = fs::read_dir(&into).unwrap().next().unwrap().unwrap().path();
    sitting.press("Esc").sees("never: nobody has seen one open");
    // The rehearsal: a slip is said where it is, the right sheet counts.
    sitting
        .press("↓ Enter")
        .sees("the backup")
        .words(&made.display().to_string());
    sitting
        .press("↓")
        .words("AGE-SECRET-KEY-1QQQ")
        .press("Enter");
    sitting.sees("3 letters were typed, 58 belong");
    for _ in 0..80 {
        sitting.key("Backspace");
    }
    sitting.words(&secret).press("Enter").sees("The rehearsal");
    sitting
        .sees("The backup opens and is whole")
        .sees("This journal made it");
    sitting
        .press("Esc")
        .sees("21 November 2026")
        .sees_no("never");
    // A month later Today tells it.
    sitting.press("Esc 1").sees_no("the last is of");
    sitting.now = "2026-12-22T19:30:00+00:00[Europe/London]".parse().unwrap();
    sitting.wait(1).sees("the last is of 21 Nov");
}

#[test]
fn a_years_backup_is_shown_with_what_nobody_tried() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("0");
    while !sitting.screen().contains("▸ Backups") {
        sitting.key("↓");
    }
    sitting.sees("the last of 9 Nov, never rehearsed");
    sitting.press("Enter").sees("nobody has seen one open");
    assert_snapshot!("backups_80x24", plain(&sitting));
    assert_snapshot!("backups_120x40", plain(sitting.resize(120, 40)));
    sitting
        .resize(80, 24)
        .press("End")
        .sees("A restore makes a journal of a backup.");
    sitting.press("Enter").sees("afterhour restore FILE");
}

#[test]
fn older_backups_in_the_folder_are_shown_and_go_only_after_a_question() {
    let mut sitting = Sitting::unlocked();
    let into = sitting.dir.path().join("stick");
    fs::create_dir(&into).unwrap();
    sitting.key("Ctrl+L");
    let now = sitting.now.clone();
    let mut vault = Vault::open(&sitting.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    let own = Passphrase::new("for the safe");
    for back in (1..=9).rev() {
        let day = now.checked_sub(jiff::ToSpan::days(back)).unwrap();
        let by = Some((&own, Cost::THROW_AWAY));
        let _: Backup = vault.backup(&into, "stick", by, &day).unwrap();
    }
    drop(vault);
    sitting.unlock().press("0");
    while !sitting.screen().contains("▸ Backups") {
        sitting.key("↓");
    }
    sitting
        .press("Enter Enter")
        .words(&into.display().to_string())
        .press("Enter");
    sitting.sees("No longer needed by that");
    sitting.press("Esc").sees("no day, week or month keeps");
    sitting
        .press("↓ ↓ Enter")
        .sees("Remove the older backups?")
        .sees("2026-11-12.age");
    sitting.press("Enter").sees("no day, week or month keeps");
    sitting
        .press("Enter ↓ Enter")
        .sees("The older backups are gone.");
    sitting.sees_no("no day, week or month keeps");
    assert_eq!(fs::read_dir(&into).unwrap().count(), 7);
}

#[test]
fn a_backup_with_a_passphrase_of_its_own_is_made_and_rehearsed_with_it() {
    let mut sitting = Sitting::unlocked();
    let own = "cobalt ferry lantern mosaic thistle";
    sitting.key("Ctrl+P").words("backup").key("Enter");
    sitting.press("↓ ↓").sees("▸ make one apart").key("Enter");
    let into = sitting.dir.path().join("apart.age");
    sitting
        .words(&into.display().to_string())
        .key("Enter")
        .words(own)
        .key("Enter")
        .words("cobalt ferry")
        .key("Enter")
        .sees("That is another one");
    sitting.words(own).key("Enter").sees("The backup is made");
    sitting.press("Esc").sees("its passphrase");
    sitting.press("Home ↓ Enter ↓").words(own).key("Enter");
    sitting.sees("The rehearsal");
}
