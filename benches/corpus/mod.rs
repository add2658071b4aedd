//! A fictional journal that is always the same: about 200 words an entry, `session` in about 60 of 100, `zephyrine` in
//! exactly three; ten years of dates.

use afterhour::domain::*;
use afterhour::passphrase::Passphrase;
use afterhour::vault::{Cost, Vault};
use jiff::{Timestamp, ToSpan, Zoned, tz::TimeZone};
use std::collections::BTreeMap;
use std::path::Path;

pub const COMMON: &str = "session";
pub const RARE: &str = "zephyrine";
const GUIDE: &str = r#"
id = "evening"
version = 1
kind = "reflection"
title = "An evening online"
purpose = "To look back."
source = "corpus"
minutes = 5
themes = ["boundaries"]
questions = [{ id = "client", ask = "Who?", answer = "client" }, { id = "text", ask = "What?", answer = "text" }]
"#;
/// splitmix64, so that the corpus is the same everywhere.
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
    fn unit(&mut self) -> f64 {
        self.next() as f64 / u64::MAX as f64
    }
}

pub struct Corpus {
    random: Random,
    words: Vec<String>,
    cumulated: Vec<f64>,
    rare: [usize; 3],
    at: usize,
    count: usize,
}

impl Corpus {
    pub fn new(count: usize) -> Self {
        let mut random = Random(20_261_121);
        let onset = [
            "b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "st", "tr", "pl",
        ];
        let rime = [
            "a", "e", "i", "o", "u", "ain", "er", "ol", "um", "ea", "ous",
        ];
        let words: Vec<String> = (0..6_000)
            .map(|_| {
                (0..2 + random.below(2))
                    .map(|_| format!("{}{}", onset[random.below(14)], rime[random.below(11)]))
                    .collect()
            })
            .collect();
        let mut sum = 0.0;
        let cumulated = (0..words.len())
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 2.7).powf(1.05);
                sum
            })
            .collect();
        let rare = [count / 7, count / 2, count - count / 5];
        Self {
            random,
            words,
            cumulated,
            rare,
            at: 0,
            count,
        }
    }

    fn word(&mut self) -> &str {
        let total = self.cumulated[self.cumulated.len() - 1];
        let at = self.random.unit() * total;
        let rank = self
            .cumulated
            .partition_point(|sum| *sum < at)
            .min(self.words.len() - 1);
        &self.words[rank]
    }
}

impl Iterator for Corpus {
    type Item = (Zoned, String);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at == self.count {
            return None;
        }
        let length = 160 + self.random.below(81);
        let mut text: Vec<String> = (0..length).map(|_| self.word().to_owned()).collect();
        if self.random.unit() < 0.6 {
            text[length / 3] = COMMON.into();
        }
        if self.rare.contains(&self.at) {
            text[length / 2] = RARE.into();
        }
        let start = Timestamp::from_second(1_451_631_600).unwrap();
        let minutes = self.at as i64 * 5_256_000 / self.count as i64;
        let written = (start + minutes.minutes()).to_zoned(TimeZone::UTC);
        self.at += 1;
        Some((written, text.join(" ")))
    }
}

/// The text as a page of the guide, with a client in three of five.
pub fn page(guide: &Guide, text: &str, nth: usize) -> Page {
    let id = |id: &str| QuestionId::try_from(id.to_owned()).unwrap();
    let mut answers = BTreeMap::from([(id("text"), Answer::Text(Words::new(text)))]);
    if of_client(nth) {
        let code = ClientCode::try_from(format!("K-{:02}", nth % 20)).unwrap();
        answers.insert(id("client"), Answer::Client(code));
    }
    Page {
        guide: guide.reference(),
        answers,
        risk: None,
    }
}

/// Whether this one touches a client.
pub fn of_client(nth: usize) -> bool {
    nth % 5 < 3
}

/// The guide that every entry answers.
pub fn guide() -> Guide {
    toml::from_str(GUIDE).unwrap()
}

/// A new journal with so many entries, under a key derivation that takes no time.
pub fn journal(dir: &Path, size: usize) -> Vault {
    let guide = guide();
    let (mut vault, _) = Vault::create(dir, &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
    let pages = Corpus::new(size).enumerate();
    vault
        .save_all(
            pages.map(|(at, (written, text))| (page(&guide, &text, at), &guide, None, written)),
        )
        .unwrap();
    vault
}

/// The evening of every measurement.
pub fn now() -> Zoned {
    "2026-11-21T09:30:00+00:00[UTC]".parse().unwrap()
}

/// What unlocks the journal.
pub fn passphrase() -> Passphrase {
    Passphrase::new("otter bridge velvet")
}
