//! Keystrokes and what they leave, and properties over any text and any edits.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use super::Edit::*;
use super::Motion::*;
use super::*;
use crate::tui::wrap::tests::any_text;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const ROOM: Room = Room {
    width: 10,
    height: 3,
};

/// A text as the tests write it: `|` is the caret, `^` the other end of the selection.
fn marked(text: &str) -> Text {
    let plain = text.replace(['|', '^'], "");
    let place = |sign: char, other: char| {
        let at = text.find(sign)?;
        Some(at - usize::from(text[..at].contains(other)))
    };
    let mut opened = Text::new(&Words::new(&plain));
    opened.caret = Caret {
        at: place('|', '^').unwrap(),
        anchor: place('^', '|'),
    };
    opened
}

fn unmarked(text: &Text) -> String {
    let mut signs = vec![(text.caret.at, '|')];
    if let Some(anchor) = text.caret.anchor.filter(|_| text.selection().is_some()) {
        signs.push((anchor, '^'));
        signs.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    }
    let mut shown = text.read().to_owned();
    for (at, sign) in signs {
        shown.insert(at, sign);
    }
    shown
}

fn paste(text: &str) -> Edit {
    Paste(Words::new(text))
}

fn type_in(text: &mut Text, typed: &str) {
    for c in typed.chars() {
        let _ = text.apply(Insert(c), ROOM);
    }
}

fn check(table: &[(&str, &[Edit], &str)]) {
    for (before, edits, after) in table {
        let mut text = marked(before);
        for edit in *edits {
            let _ = text.apply(edit.clone(), ROOM);
        }
        assert_eq!(unmarked(&text), *after, "from {before}");
    }
}

#[test]
fn typing_and_deleting_go_by_grapheme() {
    check(&[
        ("on|e", &[Insert('x')], "onx|e"),
        ("|", &[Insert('\n'), Insert('漢')], "\n漢|"),
        ("e|", &[Insert('\u{301}')], "é|"),
        ("e|a", &[Insert('\u{301}')], "é|a"),
        ("|x", &[Insert('\u{1b}'), Insert('\u{200b}')], "|x"),
        ("a👩‍👧|b", &[Backspace], "a|b"),
        ("a|👩‍👧b", &[Delete], "a|b"),
        ("n\u{323}\u{303}|", &[Backspace], "|"),
        ("🇬🇧🇮🇪|", &[Backspace], "🇬🇧|"),
        ("|one", &[Backspace], "|one"),
        ("one|", &[Delete], "one|"),
        ("one\n|two", &[Backspace], "one|two"),
        ("one|\ntwo", &[Delete], "one|two"),
    ]);
}

#[test]
fn words_are_deleted_and_jumped_over() {
    check(&[
        ("I don't|", &[DeleteWordBack], "I |"),
        ("I don't   |", &[DeleteWordBack], "I |"),
        ("I do|n't", &[DeleteWordBack], "I |n't"),
        ("one\n|", &[DeleteWordBack], "one|"),
        ("one\n  |two", &[DeleteWordBack], "one\n|two"),
        ("one|\ntwo", &[DeleteWordAhead], "one|two"),
        ("one| two three", &[DeleteWordAhead], "one| three"),
        ("o|ne, two", &[Move(WordRight)], "one|, two"),
        ("one|, two", &[Move(WordRight)], "one, two|"),
        ("one, t|wo", &[Move(WordLeft), Move(WordLeft)], "|one, two"),
        ("one …|", &[Move(WordLeft)], "|one …"),
    ]);
}

#[test]
fn rows_are_as_they_are_seen() {
    // In ten cells: "one two " / "three four" / "five".
    check(&[
        (
            "one two three fo|ur five",
            &[Move(RowStart)],
            "one two |three four five",
        ),
        (
            "one t|wo three four five",
            &[Move(RowEnd)],
            "one two| three four five",
        ),
        (
            "one two three four f|ive",
            &[Move(RowEnd)],
            "one two three four five|",
        ),
        (
            "one two three fo|ur five",
            &[Move(Up)],
            "one two| three four five",
        ),
        (
            "one two three fo|ur five",
            &[Move(Up), Move(Down)],
            "one two three fo|ur five",
        ),
        (
            "one t|wo three four five",
            &[Move(Down)],
            "one two three| four five",
        ),
        (
            "one two three fo|ur five",
            &[Move(Down)],
            "one two three four five|",
        ),
        ("one t|wo", &[Move(Up)], "|one two"),
        ("one t|wo", &[Move(Down)], "one two|"),
        ("a\n\nlong li|ne", &[Move(Up), Move(Up)], "a|\n\nlong line"),
        (
            "a\n\nlonger l|in",
            &[Move(Up), Move(Up), Move(Down), Move(Down)],
            "a\n\nlonger l|in",
        ),
        ("漢字漢|\nabcd", &[Move(Down)], "漢字漢\nabcd|"),
        ("ab|\n漢字", &[Move(Down), Move(Up)], "ab|\n漢字"),
        ("1\n2\n3\n4\n|5", &[Move(PageUp)], "1\n2\n|3\n4\n5"),
        ("1\n|2\n3\n4\n5", &[Move(PageDown)], "1\n2\n3\n|4\n5"),
        ("o|ne", &[Move(End)], "one|"),
        ("o|ne", &[Move(Start)], "|one"),
    ]);
}

#[test]
fn a_selection_is_typed_over_moved_out_of_or_extended() {
    check(&[
        ("one| two", &[Select(WordRight)], "one^ two|"),
        ("one| two", &[Select(WordLeft)], "|one^ two"),
        ("one^ two|", &[Insert('.')], "one.|"),
        ("|one^ two", &[Backspace], "| two"),
        ("|one^ two", &[Delete], "| two"),
        ("|one^ two", &[DeleteWordBack], "| two"),
        ("one^ two|", &[paste("\r\nthree")], "one\nthree|"),
        ("one^ two|", &[Move(Left)], "one| two"),
        ("|one^ two", &[Move(Right)], "one| two"),
        ("on|e", &[SelectAll], "^one|"),
        ("on|e", &[SelectAll, Insert('x')], "x|"),
        ("on|e", &[Select(Right), Select(Left)], "on|e"),
        ("one|", &[Move(To(1)), Select(To(99))], "o^ne|"),
        ("👩‍👧|", &[Move(To(2))], "👩‍👧|"),
    ]);
}

#[test]
fn undo_takes_words_back_and_stops_at_as_opened() {
    let mut text = Text::new(&Words::new("opened"));
    type_in(&mut text, " one two");
    for expected in ["opened one |", "opened |", "opened|", "opened|"] {
        let _ = text.apply(Undo, ROOM);
        assert_eq!(unmarked(&text), expected);
    }
    assert_eq!(text.apply(Undo, ROOM), Outcome::Nothing);
    for expected in [
        "opened |",
        "opened one |",
        "opened one two|",
        "opened one two|",
    ] {
        let _ = text.apply(Redo, ROOM);
        assert_eq!(unmarked(&text), expected);
    }
}

#[test]
fn a_step_of_undo_ends_where_the_writer_stopped() {
    check(&[
        (
            "|",
            &[Insert('a'), Insert('b'), Backspace, Backspace, Undo],
            "ab|",
        ),
        ("|", &[Insert('a'), Move(Start), Insert('b'), Undo], "|a"),
        ("abc|", &[Backspace, Backspace, Undo], "abc|"),
        ("|abc", &[Delete, Delete, Undo], "|abc"),
        ("|", &[Insert('a'), paste("bc"), Undo], "a|"),
        ("a^bc|", &[Insert('x'), Insert('y'), Undo], "a^bc|"),
        ("e|", &[Insert('\u{301}'), Undo], "e|"),
        ("|", &[Insert('a'), Undo, Insert('b'), Redo], "b|"),
    ]);
    let mut text = Text::new(&Words::default());
    type_in(&mut text, "on");
    text.pause();
    type_in(&mut text, "ly");
    let _ = text.apply(Undo, ROOM);
    assert_eq!(unmarked(&text), "on|");
}

#[test]
fn a_text_of_one_line_stays_one() {
    let mut text = Text::one_line(&Words::new("one\ntwo"));
    assert_eq!(text.apply(Insert('\n'), ROOM), Outcome::Nothing);
    assert_eq!(text.apply(Insert('\r'), ROOM), Outcome::Nothing);
    let _ = text.apply(paste("\nthree\r\nfour"), ROOM);
    assert_eq!(text.read(), "one two three four");
}

#[test]
fn a_text_does_not_grow_beyond_the_limit_and_nothing_is_cut() {
    let mut text = Text::new(&Words::new(&"é".repeat(LIMIT)));
    assert_eq!(text.apply(Insert('x'), ROOM), Outcome::TooLong);
    assert_eq!(text.apply(Backspace, ROOM), Outcome::Changed);
    assert_eq!(text.apply(paste("xy"), ROOM), Outcome::TooLong);
    assert_eq!(text.apply(Insert('x'), ROOM), Outcome::Changed);
    assert_eq!(text.read().chars().count(), LIMIT);
}

#[test]
fn a_replacement_is_one_step_of_undo_and_leaves_the_caret_with_its_words() {
    for (before, after) in [
        ("I saw Siobhan there|", "I saw K-07 there|"),
        ("I| saw Siobhan there", "I| saw K-07 there"),
        ("I saw Sio|bhan there", "I saw K-07| there"),
    ] {
        let mut text = marked(before);
        assert_eq!(text.replace(6..13, &Words::new("K-07")), Outcome::Changed);
        assert_eq!(unmarked(&text), after);
        let _ = text.apply(Undo, ROOM);
        assert_eq!(unmarked(&text), before);
    }
}

#[test]
fn the_rows_seen_stay_until_the_caret_leaves_them() {
    let mut text = marked("1\n2\n3\n4\n5|");
    let seen = |text: &Text| -> String {
        text.rows(ROOM)
            .into_iter()
            .map(|row| text.read()[row].to_owned())
            .collect()
    };
    for (edit, rows) in [
        (Move(Up), "345"),
        (Move(Up), "345"),
        (Move(Up), "234"),
        (Move(Down), "234"),
        (Move(Start), "123"),
        (Insert('x'), "x123"),
        (Move(End), "345"),
        (Backspace, "34"),
        (Backspace, "234"),
    ] {
        let _ = text.apply(edit, ROOM);
        assert_eq!(seen(&text), rows);
    }
}

#[test]
fn a_click_finds_its_byte_among_the_rows_seen() {
    let text = marked("1\n2\n3\n4\n漢字|");
    assert_eq!(text.byte_at(ROOM, 1, 9), 7);
    assert_eq!(text.byte_at(ROOM, 2, 3), 11);
}

#[test]
fn outgrown_buffers_keep_their_text() {
    let mut text = Zeroizing::new(String::from("ac"));
    splice(&mut text, 1..1, "b");
    splice(&mut text, 0..2, "xyz");
    assert_eq!(*text, "xyzc");
}

/// Time in a text of 2,000 words in one paragraph, the worst case: run with `--nocapture` to see it.
#[test]
fn a_key_press_in_two_thousand_words() {
    let mut text = Text::new(&Words::new(&"and then I left it where it was ".repeat(250)));
    let room = Room {
        width: 75,
        height: 15,
    };
    let begun = std::time::Instant::now();
    for _ in 0..100 {
        let _ = text.apply(Insert('x'), room);
        let _ = text.apply(Move(Up), room);
    }
    eprintln!("{:?} for a key press", begun.elapsed() / 200);
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let motion = || {
        prop_oneof![
            8 => prop::sample::select(vec![
                Left, Right, WordLeft, WordRight, Up, Down, PageUp, PageDown, RowStart, RowEnd, Start, End,
            ]),
            1 => (0_usize..200).prop_map(To),
        ]
    };
    prop_oneof![
        2 => any_text().prop_map(|text| Insert(text.chars().next().unwrap_or('a'))),
        1 => any_text().prop_map(|text| paste(&text)),
        1 => any::<char>().prop_map(Insert),
        2 => prop::sample::select(vec![
            Backspace, Delete, DeleteWordBack, DeleteWordAhead, SelectAll, Undo, Undo, Redo,
        ]),
        2 => motion().prop_map(Move),
        1 => motion().prop_map(Select),
    ]
}

proptest! {
    #[test]
    fn typed_and_deleted_is_as_before(text in any_text(), place in 0_usize..200, typed in "[a-z 漢é]{1,12}") {
        let mut text = Text::new(&Words::new(&text));
        let _ = text.apply(Move(To(place)), ROOM);
        let (before, caret) = (text.read().to_owned(), text.caret());
        // A mark that stood alone would join what is typed before it, and be deleted with it.
        let (left, right) = before.split_at(caret);
        let letters = |text: &str| text.graphemes(true).count();
        let together = letters(&format!("{left}{typed}{right}"));
        prop_assume!(together == letters(left) + letters(&typed) + letters(right));
        type_in(&mut text, &typed);
        for _ in typed.chars() {
            let _ = text.apply(Backspace, ROOM);
        }
        prop_assert_eq!((text.read(), text.caret()), (before.as_str(), caret));
    }

    #[test]
    fn any_edits_keep_the_caret_between_graphemes_and_the_text_clean(
        text in any_text(), edits in prop::collection::vec(any_edit(), 0..40),
        width in 0_usize..20, height in 0_usize..5,
    ) {
        let room = Room { width, height };
        let mut text = Text::new(&Words::new(&text));
        for edit in edits {
            let _ = text.apply(edit, room);
            prop_assert_eq!(text.boundary(text.caret()), text.caret());
            prop_assert_eq!(text.characters, text.read().chars().count());
            let rows = text.rows(room);
            let (row, _) = wrap::position_of(text.read(), &rows, text.caret());
            prop_assert!(rows[row].start <= text.caret() && text.caret() <= rows[row].end);
        }
        let words = text.words();
        prop_assert_eq!(words.read(), text.read());
    }

    #[test]
    fn all_undone_is_as_opened_and_all_redone_as_left(
        text in any_text(), edits in prop::collection::vec(any_edit(), 0..40),
    ) {
        let mut text = Text::new(&Words::new(&text));
        let opened = text.read().to_owned();
        for edit in edits {
            let _ = text.apply(edit, ROOM);
        }
        while text.apply(Redo, ROOM) == Outcome::Changed {}
        let left = text.read().to_owned();
        while text.apply(Undo, ROOM) == Outcome::Changed {}
        prop_assert_eq!(text.read(), opened);
        while text.apply(Redo, ROOM) == Outcome::Changed {}
        prop_assert_eq!(text.read(), left);
    }
}
