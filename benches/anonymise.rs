//! How fast the anonymiser is: megabytes a second over prose, a key press, the start, and texts made to slow it.
//! `cargo bench --bench anonymise`; `AFTERHOUR_BENCH_MEGABYTES=1` makes the texts smaller, `AFTERHOUR_BENCH_TEXTS=FILE` takes
//! JSON lines with a `text` each for the prose. `cargo bench --bench anonymise -- --bars` sets each against its bar.
#![allow(missing_docs)]
#![allow(
    clippy::print_stdout,
    reason = "the table of bars is for whoever asked"
)]

use afterhour::anonymise::{Engine, Register};
use afterhour::domain::{Client, ClientCode, Words};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::time::Instant;

fn main() {
    if std::env::args().any(|arg| arg == "--bars") {
        bars();
    } else {
        divan::main();
    }
}

/// Every number that the anonymiser is held to, and what is repeated to slow it as a multiple of prose, per byte. Both
/// are one text of the same length; the least of three rounds counts, since whatever else the machine does only adds.
fn bars() {
    // Once: the lists stay open from then on.
    let begun = Instant::now();
    let engine = Engine::new();
    let start = begun.elapsed().as_secs_f64() * 1e3;
    let register = register();
    let least = |rounds: usize, run: &dyn Fn()| {
        let time = |_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        };
        (0..rounds).map(time).fold(f64::MAX, f64::min)
    };
    let line = |name: &str, value: f64, unit: &str, bar: f64, most: bool| {
        let holds = if most { value <= bar } else { value >= bar };
        let sign = if most { "at most" } else { "at least" };
        let missed = if holds { "" } else { "  missed" };
        println!("{name:<28}{value:>8.2} {unit:<5} {sign} {bar}{missed}");
    };
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let rounds = size() / bytes;
    let scan = |text: &str| {
        black_box(engine.scan(text, &register));
    };
    let short = least(3, &|| {
        for _ in 0..rounds {
            texts.iter().for_each(|text| scan(text));
        }
    });
    let speed = (bytes * rounds) as f64 / short / 1e6;
    line("prose, short texts", speed, "MB/s", 5.0, false);
    let words = two_thousand_words();
    let key = least(50, &|| scan(&words)) * 1e3;
    line("a key press in 2,000 words", key, "ms", 2.0, true);
    line("start", start, "ms", 5.0, true);
    let lists = include_bytes!("../assets/anonymise/lists.fst").len()
        + include_bytes!("../assets/anonymise/nicknames.txt").len();
    line("lists", lists as f64 / 1e6, "MB", 6.0, true);
    let joined = texts.join("\n\n");
    let prose = joined.repeat(size() / joined.len());
    let per_byte = |text: &str| least(3, &|| scan(text)) / text.len() as f64;
    let prose = per_byte(&prose);
    println!("prose, one text {:>20.2} MB/s", 1e-6 / prose);
    for (name, piece, bar) in SLOW {
        let ratio = per_byte(&piece.repeat(size() / piece.len())) / prose;
        line(name, ratio, "x", bar, true);
    }
}

/// Bytes of a long text, ten million unless told.
fn size() -> usize {
    std::env::var("AFTERHOUR_BENCH_MEGABYTES")
        .ok()
        .and_then(|n| n.parse::<usize>().ok())
        .unwrap_or(10)
        * 1_000_000
}

/// The texts of the corpus without their marks, or those of a file.
fn texts() -> Vec<String> {
    if let Ok(path) = std::env::var("AFTERHOUR_BENCH_TEXTS") {
        return std::fs::read_to_string(path)
            .expect("the file of texts")
            .lines()
            .filter_map(|line| {
                let row: serde_json::Value = serde_json::from_str(line).ok()?;
                Some(row["text"].as_str()?.to_owned())
            })
            .collect();
    }
    include_str!("../tests/corpus/texts.txt")
        .lines()
        .filter_map(|line| line.split_once(": "))
        .filter(|(head, _)| head.starts_with('c'))
        .map(|(_, marked)| {
            let mut out = String::new();
            for piece in marked.split('[') {
                match piece
                    .split_once('|')
                    .and_then(|(t, rest)| Some((t, rest.split_once(']')?.1)))
                {
                    Some((text, after)) => out.extend([text, after]),
                    None => out.push_str(piece),
                }
            }
            out
        })
        .collect()
}

fn register() -> Register {
    let client = |code: &str, words: &[&str]| Client {
        code: ClientCode::try_from(code.to_owned()).expect("a code"),
        words: words.iter().map(|w| Words::new(w)).collect(),
    };
    Register::of(&[
        client("K-01", &["Moira Kilbride", "@moira_k"]),
        client("K-02", &["Sharon Oyelaran", "Will"]),
        client("K-03", &["Danuta"]),
    ])
}

#[divan::bench(sample_count = 5)]
fn ten_megabytes_of_short_texts(bencher: Bencher) {
    let texts = texts();
    let size: usize = texts.iter().map(String::len).sum();
    let rounds = crate::size() / size;
    let (engine, register) = (Engine::new(), register());
    bencher
        .counter(BytesCount::new(size * rounds))
        .bench_local(|| {
            for _ in 0..rounds {
                for text in &texts {
                    black_box(engine.scan(text, &register));
                }
            }
        });
}

#[divan::bench(sample_count = 3)]
fn ten_megabytes_in_one_text(bencher: Bencher) {
    let joined = texts().join("\n\n");
    let text = joined.repeat(size() / joined.len());
    let (engine, register) = (Engine::new(), register());
    bencher
        .counter(BytesCount::new(text.len()))
        .bench_local(|| black_box(engine.scan(&text, &register)));
}

fn two_thousand_words() -> String {
    let mut joined = texts().join("\n\n");
    let end = joined.match_indices(' ').nth(2_000).map(|(at, _)| at);
    joined.truncate(end.unwrap_or(joined.len()));
    joined
}

#[divan::bench]
fn two_thousand_words_after_a_key_press(bencher: Bencher) {
    let text = two_thousand_words();
    let (engine, register) = (Engine::new(), register());
    bencher.bench_local(|| black_box(engine.scan(&text, &register)));
}

/// What is repeated to ten megabytes, by name, and the most that it may take as a multiple of prose. Where a token is two
/// bytes long it is three times: prose has one every five.
const SLOW: [(&str, &str, f64); 37] = [
    ("letter", "a", 2.0),
    ("letter at", "a@", 2.0),
    ("digits", "7", 2.0),
    ("digit space", "7 ", 2.0),
    ("accents", "e\u{301}", 2.0),
    ("marks", "\u{301}", 2.0),
    ("capital", "A ", 3.0),
    ("initials", "A.", 3.0),
    ("hyphens", "An-", 2.0),
    ("underscores", "a_", 3.0),
    ("stops", ".", 2.0),
    ("quotes", "'", 2.0),
    ("brackets", "(", 2.0),
    ("slashes", "12/", 2.0),
    ("singular", "the only man who found ", 2.0),
    ("titles", "Mr. ", 2.0),
    ("saints", "St Ann's ", 2.0),
    ("of", "X of ", 2.0),
    ("letter line", "a\n", 2.0),
    ("lines", "\n", 2.0),
    ("schemes", "https://", 2.0),
    ("clock", "x:", 3.0),
    ("plates", "AB 1 plate ", 2.0),
    ("codes", "AB-12/", 2.0),
    ("church", "St. ", 3.0),
    ("ages", "twenty-", 2.0),
    ("road", "12 Elm Road, ", 2.0),
    ("events", "the fire ", 2.0),
    ("hash", "a#1", 3.0),
    ("apposed", "my client, ", 2.0),
    ("living", "for a living ", 2.0),
    ("half words", "an ", 2.0),
    ("capital at", "A@", 3.0),
    ("capital word", "Anna ", 2.0),
    ("commas", "a,", 3.0),
    ("I", "I ", 3.0),
    ("digit letter", "1a ", 2.0),
];

#[divan::bench(sample_count = 1, args = SLOW.map(|(name, ..)| name))]
fn ten_megabytes_made_to_slow_it(bencher: Bencher, name: &str) {
    let piece = SLOW
        .iter()
        .find(|(n, ..)| *n == name)
        .map_or("a", |(_, piece, _)| piece);
    let text = piece.repeat(size() / piece.len());
    let (engine, register) = (Engine::new(), register());
    bencher
        .counter(BytesCount::new(text.len()))
        .bench_local(|| black_box(engine.scan(&text, &register)));
}
