//! Any keys in the editor: the caret stays on a boundary, and undoing everything gives the text as it was opened.
#![no_main]
use afterhour::domain::Words;
use afterhour::tui::text::{Edit, Motion, Outcome, Room, Text};
use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
enum Key {
    Insert(char),
    Paste(String),
    Backspace,
    Delete,
    WordBack,
    WordAhead,
    Go(u8, bool),
    To(u16),
    All,
    Undo,
    Redo,
    Pause,
}

fn motion(number: u8) -> Motion {
    use Motion::*;
    [
        Left, Right, WordLeft, WordRight, Up, Down, PageUp, PageDown, RowStart, RowEnd, Start, End,
    ][usize::from(number % 12)]
}

fuzz_target!(|input: (&str, Vec<Key>, u8, u8, bool)| {
    let (opened, keys, width, height, one_line) = input;
    let room = Room {
        width: usize::from(width),
        height: usize::from(height),
    };
    let words = Words::new(opened);
    let mut text = if one_line {
        Text::one_line(&words)
    } else {
        Text::new(&words)
    };
    let as_opened = text.read().to_owned();
    for key in keys {
        let edit = match key {
            Key::Insert(c) => Edit::Insert(c),
            Key::Paste(pasted) => Edit::Paste(Words::new(&pasted)),
            Key::Backspace => Edit::Backspace,
            Key::Delete => Edit::Delete,
            Key::WordBack => Edit::DeleteWordBack,
            Key::WordAhead => Edit::DeleteWordAhead,
            Key::Go(number, false) => Edit::Move(motion(number)),
            Key::Go(number, true) => Edit::Select(motion(number)),
            Key::To(at) => Edit::Move(Motion::To(usize::from(at))),
            Key::All => Edit::SelectAll,
            Key::Undo => Edit::Undo,
            Key::Redo => Edit::Redo,
            Key::Pause => {
                text.pause();
                continue;
            }
        };
        let _ = text.apply(edit, room);
        assert!(text.read().is_char_boundary(text.caret()));
        assert!(!one_line || !text.read().contains('\n'));
        let _ = text.rows(room);
    }
    while text.apply(Edit::Undo, room) == Outcome::Changed {}
    assert_eq!(text.read(), as_opened);
});
