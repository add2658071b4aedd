//! What is left in the program's memory once it has locked. Only root may look, since it shuts others out.
#![cfg(target_os = "linux")]

use crate::terminal::{Home, PASSPHRASE, Terminal};
use aho_corasick::AhoCorasick;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::time::{Duration, Instant};

/// Longest time after the lock in which everything has to be gone.
const GONE_IN: Duration = Duration::from_secs(1);

/// Largest mapping read in one piece, in bytes.
const PIECE: usize = 16 << 20;

/// The key and the salt as the key file has them, 96 hexadecimal digits, opened by the passphrase as `age -d` does.
fn key_of(home: &Home) -> String {
    let file = std::fs::read(home.journal().join("key.age")).unwrap();
    let mut identity = age::scrypt::Identity::new(PASSPHRASE.to_owned().into());
    identity.set_max_work_factor(20);
    let opened = age::decrypt(&identity, &file).unwrap();
    let text = String::from_utf8(opened).unwrap();
    text.split(|c: char| !c.is_ascii_hexdigit())
        .find(|word| word.len() == 96)
        .unwrap()
        .to_owned()
}

fn bytes_of(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
        .collect()
}

/// Where each needle lies in what the program may write to, by its name: mapping and a few letters around.
fn found(terminal: &Terminal, needles: &[(&str, Vec<u8>)]) -> Option<Vec<String>> {
    let pid = terminal.pid.as_raw_pid();
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
    let mut memory = File::open(format!("/proc/{pid}/mem")).ok()?;
    let looked_for = AhoCorasick::new(needles.iter().map(|(_, bytes)| bytes)).unwrap();
    let mut found = Vec::new();
    let mut read = 0;
    for line in maps.lines() {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next().unwrap(), parts.next().unwrap());
        if !rights.starts_with("rw") || line.ends_with("[vvar]") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let place = |hex| u64::from_str_radix(hex, 16).unwrap();
        let (mut at, end) = (place(from), place(to));
        while at < end {
            let length = usize::try_from(end - at).unwrap().min(PIECE);
            let mut bytes = vec![0; length];
            memory.seek(SeekFrom::Start(at)).unwrap();
            // What was unmapped meanwhile is gone.
            if memory.read_exact(&mut bytes).is_err() {
                break;
            }
            read += length;
            for hit in looked_for.find_overlapping_iter(&bytes) {
                let around = hit.start().saturating_sub(48)..(hit.end() + 48).min(length);
                let (name, _) = needles[hit.pattern().as_usize()];
                let around = bytes[around].escape_ascii();
                found.push(format!("{name} in {line} at +{:#x}: {around}", hit.start()));
            }
            at += length as u64;
        }
    }
    // A program whose memory cannot be read reads as empty.
    (read > 1 << 20).then_some(found)
}

/// Reliability list 30.
#[test]
fn a_second_after_the_lock_neither_words_nor_passphrase_nor_key_are_in_memory() {
    let home = Home::with_journal();
    let key = key_of(&home);
    let raw = bytes_of(&key);
    let needles = [
        ("what was written", b"zephyrine".to_vec()),
        ("what was pasted", b"quillfeather".to_vec()),
        ("what was searched", b"marzipanic".to_vec()),
        ("a client's word", b"Rosalindra".to_vec()),
        ("passphrase", PASSPHRASE.as_bytes()[..14].to_vec()),
        ("key", raw[..32].to_vec()),
        ("key in letters", key.as_bytes()[..32].to_vec()),
        (
            "key in capitals",
            key.to_uppercase().as_bytes()[..32].to_vec(),
        ),
    ];
    let mut terminal = home.unlocked();
    terminal.types("w").sees("question 1 of");
    for _ in 0..3 {
        terminal.types("zephyrine evening and more of it ");
    }
    terminal.sees("zephyrine");
    terminal
        .sends(b"\x1b[200~quillfeather was pasted\x1b[201~")
        .sees("quillfeather");
    let Some(before) = found(&terminal, &needles) else {
        eprintln!("skipped: only root may read the memory of the program");
        return;
    };
    assert!(
        before.iter().any(|hit| hit.starts_with("what was written")),
        "it is looked for in the right place"
    );
    terminal.key("Tab").sees("kept as a draft").key("Ctrl+K");
    terminal.sees("Kept as entry 1.");
    terminal
        .types("/marzipanic")
        .sees("No entry matches")
        .key("Esc")
        .sees("f filter")
        .key("Esc")
        .loses("marzipanic");
    terminal
        .types("/zephyrine")
        .sees("1 of 1 found")
        .key("Enter")
        .sees("a add");
    terminal
        .key("Esc")
        .sees("[Journal]")
        .key("Esc")
        .sees("Esc clears")
        .types("8")
        .sees("[Clients]")
        .types("a")
        .sees("A code for a client");
    terminal
        .types("K-07")
        .key("Tab")
        .types("Rosalindra")
        .key("Enter")
        .sees("K-07 is in Clients now");
    terminal.key("Ctrl+L").sees("is locked");
    let locked = Instant::now();
    loop {
        let began = locked.elapsed();
        let left = found(&terminal, &needles).unwrap();
        if left.is_empty() {
            break;
        }
        assert!(
            began < GONE_IN,
            "{} places:\n{}",
            left.len(),
            left.join("\n")
        );
    }
    // And once it was opened a second time.
    terminal
        .types(PASSPHRASE)
        .key("Enter")
        .sees("[Today]")
        .quits();
}
