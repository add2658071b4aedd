//! Compiles the rows of `assets/anonymise/rebuild.py` (word, tab, classes) into one automaton over their words, whose outputs
//! are numbers, and what the numbers stand for: each set of classes in eight bytes, the commonest first. Ordinary words, and
//! phrases that begin with one, are put below a full stop, which no word has, so that they stand together.
//! `cargo run --example build_lists -- LISTS.tsv LISTS.fst CLASSES.bin`
use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = std::env::args().skip(1);
    let mut path = |what: &'static str| paths.next().ok_or(what);
    let (rows, lists, classes) = (
        path("LISTS.tsv?")?,
        path("LISTS.fst?")?,
        path("CLASSES.bin?")?,
    );
    let rows = fs::read_to_string(rows)?;
    let rows: Vec<(&str, u64)> = rows
        .lines()
        .map(|row| {
            let (word, classes) = row.split_once('\t').ok_or("a row without a tab")?;
            Ok((word, classes.parse()?))
        })
        .collect::<Result<_, Box<dyn Error>>>()?;
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for (_, classes) in &rows {
        *counts.entry(*classes).or_default() += 1;
    }
    let mut sets: Vec<(u64, usize)> = counts.into_iter().collect();
    sets.sort_by_key(|(set, count)| (usize::MAX - count, *set));
    let numbers: HashMap<u64, u64> = sets.iter().map(|(set, _)| *set).zip(0..).collect();
    let ordinary: HashSet<&str> = rows
        .iter()
        .filter(|(_, classes)| (1..=3).contains(&(classes & 7)))
        .map(|(word, _)| *word)
        .collect();
    // A possessive stands with the word that it is of: "boot", "boots".
    let is_ordinary = |word: &str| {
        let end = word.find(|c: char| !c.is_ascii_lowercase());
        let first = &word[..end.unwrap_or(word.len())];
        ordinary.contains(first)
            || first
                .strip_suffix('s')
                .is_some_and(|owner| ordinary.contains(owner))
    };
    let keys: BTreeMap<String, u64> = rows
        .iter()
        .map(|(word, classes)| match is_ordinary(word) {
            true => (format!(".{word}"), numbers[classes]),
            false => (word.to_string(), numbers[classes]),
        })
        .collect();
    let mut map = fst::MapBuilder::memory();
    for (key, number) in keys {
        map.insert(key, number)?;
    }
    fs::write(lists, map.into_inner()?)?;
    let sets: Vec<u8> = sets.iter().flat_map(|(set, _)| set.to_le_bytes()).collect();
    fs::write(classes, sets)?;
    Ok(())
}
