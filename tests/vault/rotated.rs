//! A change of passphrase and a new key, killed at each step: one of the two always opens.

use super::*;
use std::process::Command;

fn other() -> Passphrase {
    Passphrase::new("walnut harbour copper lantern")
}

/// Not a test of its own: what is killed. Without its variables it does nothing.
#[test]
fn what_is_killed() {
    let Some(dir) = std::env::var_os("AFTERHOUR_KILLED_IN") else {
        return;
    };
    let mut vault = Vault::open(Path::new(&dir), &passphrase(), &now()).unwrap();
    match std::env::var_os("AFTERHOUR_NEW_KEY") {
        Some(_) => drop(vault.new_key(&other(), Cost::THROW_AWAY, &now()).unwrap()),
        None => vault.set_passphrase(&other(), Cost::THROW_AWAY).unwrap(),
    }
}

/// A journal with an entry in it, opened once so that nothing is mended later.
fn with_an_entry() -> Journal {
    let journal = Journal::closed();
    drop(journal.open().unwrap());
    journal
}

fn copied(from: &Journal) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for (path, bytes) in from.bytes() {
        fs::write(to.path().join(path.file_name().unwrap()), bytes).unwrap();
    }
    to
}

/// Kills it at each call of these kinds, every `step`-th, until it comes through. Returns how often it was killed.
fn killed_at_every(calls: &[(&str, usize)], new_key: bool) -> usize {
    let journal = with_an_entry();
    let mut kills = 0;
    for (call, step) in calls {
        for when in (1..2_000).step_by(*step) {
            let folder = copied(&journal);
            let mut strace = Command::new("/usr/bin/strace");
            strace
                .args(["-f", "-qq", "-o", "/dev/null", "-e"])
                .arg(format!("trace={call}"))
                .arg("-e")
                .arg(format!("inject={call}:signal=KILL:when={when}"))
                .arg(std::env::current_exe().unwrap())
                .args(["--exact", "rotated::what_is_killed", "--test-threads=1"])
                .env("AFTERHOUR_KILLED_IN", folder.path());
            if new_key {
                strace.env("AFTERHOUR_NEW_KEY", "1");
            }
            let ended = strace.output().unwrap();
            let opened = [passphrase(), other()]
                .iter()
                .filter_map(|one| Vault::open(folder.path(), one, &now()).ok())
                .map(|vault| {
                    vault.verify().unwrap();
                    assert_eq!(found(&vault, "quiet"), [1]);
                })
                .count();
            assert_eq!(opened, 1, "killed at {call} number {when}");
            let left = fs::read_dir(folder.path()).unwrap();
            let left = left.filter(|file| {
                let name = file.as_ref().unwrap().file_name();
                let name = name.to_str().unwrap();
                name.starts_with("next-") || name == "switching"
            });
            assert_eq!(left.count(), 0, "killed at {call} number {when}");
            if ended.status.success() {
                break;
            }
            kills += 1;
        }
    }
    kills
}

fn strace_works() -> bool {
    let works = Command::new("/usr/bin/strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|status| status.success());
    if !works {
        eprintln!("skipped: strace cannot look into a program here");
    }
    works
}

/// Reliability list 33.
#[test]
fn a_change_of_passphrase_killed_at_each_step_leaves_one_that_opens() {
    if !strace_works() {
        return;
    }
    let kills = killed_at_every(&[("rename", 1), ("fsync", 1), ("unlink", 1)], false);
    assert!(kills >= 8, "only {kills} kills");
}

/// Reliability list 34.
#[test]
fn a_new_key_killed_at_each_step_leaves_the_old_one_or_the_new_one() {
    if !strace_works() {
        return;
    }
    let calls = [("rename", 1), ("unlink", 1), ("fsync", 2), ("pwrite64", 17)];
    let kills = killed_at_every(&calls, true);
    assert!(kills >= 25, "only {kills} kills");
}
