//! Any text in a column of any width: the rows follow each other, and every byte has its place.
#![no_main]
use afterhour::domain::Words;
use afterhour::tui::wrap;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, u8, u16)| {
    let (text, width, byte) = input;
    let words = Words::new(text);
    let (text, width) = (words.read(), usize::from(width));
    let rows = wrap::lines(text, width);
    assert!(rows.iter().all(|row| text.get(row.clone()).is_some()));
    assert!(rows.windows(2).all(|pair| pair[0].end <= pair[1].start));
    let byte = usize::from(byte).min(text.len());
    if text.is_char_boundary(byte) {
        let (row, column) = wrap::position_of(text, &rows, byte);
        assert!(wrap::byte_at(text, &rows, row, column) <= text.len());
    }
    assert!(wrap::ahead(text, byte, width, 3).len() <= 3);
    assert!(wrap::back(text, byte, width, 3).len() <= 3);
});
