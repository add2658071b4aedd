//! The disk refuses: no room, too large a file, a fault on reading or writing.

use super::{day, recording, seed};
use std::io::{BufRead, BufReader};

const ACTS: usize = 9;

/// A day in which the calls named fail with this error, from the one with this number on, for so many times. Returns how far
/// it came by its own words and by the journal.
fn day_with(calls: &str, error: &str, from: usize, times: usize) -> (usize, usize) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().canonicalize().unwrap().join("journal");
    let (seed, made) = (seed(), 2);
    assert!(
        day::child(&folder, seed, 0, made)
            .status()
            .unwrap()
            .success()
    );
    let fault = format!(
        "inject={calls}:error={error}:when={from}..{}",
        from + times - 1
    );
    let command = day::child(&folder, seed, made, ACTS);
    let trace = home.path().join("trace");
    let mut child = recording::traced(&command, &trace, &["-e".into(), fault])
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = lines
        .map_while(Result::ok)
        .filter_map(|line| day::kept(&line))
        .last();
    child.wait().unwrap();
    let said = said.unwrap_or(made);
    (said, day::look(&folder, seed, said))
}

/// Reliability list 4.
#[test]
fn a_disk_without_room_at_any_write_is_said_and_the_act_is_kept_once_there_is_room() {
    if !recording::is_possible() {
        return;
    }
    for from in (1..60).step_by(7) {
        let (_, done) = day_with("pwrite64", "ENOSPC", from, 2);
        assert_eq!(done, ACTS, "write {from}");
    }
}

/// Reliability list 6.
#[test]
fn a_disk_that_fails_to_sync_or_to_read_is_never_told_as_kept() {
    if !recording::is_possible() {
        return;
    }
    for from in (1..40).step_by(5) {
        for calls in ["fsync", "pwrite64", "pread64"] {
            let (said, done) = day_with(calls, "EIO", from, 1);
            assert!(done >= said, "{calls} {from}");
        }
    }
}
