//! A file of another journal, whatever it holds: read by each of the readers, and by the one it seems to be for.
#![no_main]
use afterhour::import::{Format, How, read};
use jiff::Zoned;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static NOW: LazyLock<Zoned> = LazyLock::new(|| {
    "2026-11-21T09:30:00+00:00[Europe/London]"
        .parse()
        .expect("a moment")
});

fuzz_target!(|file: &[u8]| {
    let each = Format::ALL.into_iter().map(Some).chain([None]);
    for format in each {
        for date in [None, Some(NOW.date())] {
            match read(file, &How { format, date }, &NOW) {
                Ok(found) => assert!(found.pieces.iter().all(|piece| !piece.text.is_blank())),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
});
