//! The program killed at any moment.

use super::{Random, day, number, seed};
use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

/// Acts of one journal before another is begun, so that looking through it stays quick.
const ACTS: usize = 120;

/// Reliability list 1, 12, 33.
#[test]
fn every_save_that_was_acknowledged_survives_a_kill_at_any_moment() {
    let (seed, kills) = (seed(), number("AFTERHOUR_KILLS", 150));
    let mut random = Random(seed);
    let (mut killed, mut acknowledged) = (0, 0);
    while killed < kills {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("journal");
        let day = random.next();
        let mut done = 0;
        while done < ACTS && killed < kills {
            let mut child = day::child(&folder, day, done, ACTS).spawn().unwrap();
            let lines = BufReader::new(child.stdout.take().unwrap()).lines();
            // After so many acts, and a moment that falls anywhere in the next one.
            let acts = random.below(14);
            let moment = Duration::from_micros(random.below(6_000) as u64);
            let mut kept = done;
            let mut lines = lines
                .map_while(Result::ok)
                .filter_map(|line| day::kept(&line));
            kept = lines.by_ref().take(acts).last().unwrap_or(kept);
            let began = Instant::now();
            while began.elapsed() < moment {
                std::hint::spin_loop();
            }
            child.kill().unwrap();
            // What it said before it died counts as said.
            kept = lines.last().unwrap_or(kept);
            child.wait().unwrap();
            killed += 1;
            acknowledged += kept - done;
            done = day::look(&folder, day, kept);
        }
    }
    println!("{killed} kills, {acknowledged} acts acknowledged, none lost; seed {seed}");
    assert!(
        acknowledged as u64 > kills,
        "the kills came before anything was done"
    );
}
