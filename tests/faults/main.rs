//! What is left when the program, the power or the disk gives way in the middle of a day's work.
//!
//! A day is worked by a child process, see [`day`], which says on its standard output what it was told is kept. It is
//! killed; or its calls are recorded and its disk is put together again as a cut of the power leaves it; or the disk
//! refuses. What was acknowledged is there afterwards, each time.
//!
//! Longer: `AFTERHOUR_KILLS=100000 AFTERHOUR_CUTS=10000 cargo test --release --test faults -- --nocapture`. A failure names its
//! seed; `AFTERHOUR_SEED` begins with another.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod cut;
mod day;
mod kills;
mod large;
mod limits;
mod migrations;
mod recording;
mod refusals;

/// splitmix64: the same numbers for the same seed, everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// A number given from outside, or the one that takes seconds.
fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |number| number.parse().unwrap())
}

fn seed() -> u64 {
    number("AFTERHOUR_SEED", 20_261_121)
}
