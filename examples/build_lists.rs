//! Compiles the rows of `assets/anonymise/rebuild.py` (word, tab, classes; sorted) into one automaton.
//! `cargo run --example build_lists -- LISTS.tsv LISTS.fst`
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = std::env::args().skip(1);
    let (rows, to) = (
        paths.next().ok_or("LISTS.tsv?")?,
        paths.next().ok_or("LISTS.fst?")?,
    );
    let mut map = fst::MapBuilder::memory();
    for row in std::fs::read_to_string(rows)?.lines() {
        let (word, classes) = row.split_once('\t').ok_or("a row without a tab")?;
        map.insert(word, classes.parse()?)?;
    }
    std::fs::write(to, map.into_inner()?)?;
    Ok(())
}
