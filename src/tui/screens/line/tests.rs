use super::*;
use crate::tui::canvas::Canvas;
use crate::tui::screens::paper::Paper;
use crate::tui::theme::Theme;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEventKind};
use ratatui::layout::{Position, Rect};

fn typed(fields: &mut Fields, text: &str) {
    fields.update(&Input::Paste(text.into()), 60);
}

/// The page as text, and the hardware cursor.
fn drawn(fields: &Fields, height: u16) -> (Vec<String>, Option<Position>) {
    let theme = Theme::no_color();
    let mut buf = Buffer::empty(Rect::new(0, 0, 60, height));
    let mut canvas = Canvas::new(&mut buf, &theme);
    let mut paper = Paper::new(60);
    fields.lay(&mut paper, &theme);
    paper.draw(&mut canvas, 0);
    let cursor = canvas.cursor;
    let row = |y| {
        (0..60)
            .map(|x| buf[(x, y)].symbol())
            .collect::<String>()
            .trim_end()
            .to_owned()
    };
    ((0..height).map(row).collect(), cursor)
}

#[test]
fn a_long_line_goes_on_below_and_nothing_of_it_is_cut() {
    let mut fields = Fields::one(Line::new("Public key", ""));
    let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    typed(&mut fields, key);
    let (rows, cursor) = drawn(&fields, 4);
    let shown: String = rows[..2]
        .iter()
        .map(|row| row.trim_start_matches(" ▸ Public key").trim())
        .collect();
    assert!(
        shown.ends_with("cac8p") && rows[0].contains("age1ql3"),
        "{rows:?}"
    );
    assert_eq!(cursor, Some(Position::new(15 + 62 - 44, 1)));
}

#[test]
fn a_masked_letter_is_one_sign_and_a_click_finds_it() {
    let mut fields = Fields::one(Line::new("Passphrase", "").secret());
    typed(&mut fields, "ö漢👩‍👧x");
    let (rows, cursor) = drawn(&fields, 2);
    assert_eq!(rows[0], " ▸ Passphrase  ••••");
    assert_eq!(cursor, Some(Position::new(19, 0)));
    let left = MouseEventKind::Down(MouseButton::Left);
    fields.update(&Input::Mouse(left, Hit::Field(2, 0)), 60);
    assert_eq!(drawn(&fields, 2).1, Some(Position::new(17, 0)));
    fields.update(&Input::Key(KeyEvent::from(KeyCode::Backspace)), 60);
    assert_eq!(fields.read(0), "ö👩‍👧x");
    fields.update(&Input::Command(Command::Reveal), 60);
    assert!(drawn(&fields, 2).0[0].contains("ö"));
}

#[test]
fn a_paste_beyond_the_end_adds_nothing_and_says_so() {
    let mut fields = Fields::one(Line::new("Name", ""));
    typed(&mut fields, "Ruth");
    typed(&mut fields, &"x".repeat(LONGEST));
    assert_eq!(fields.read(0), "Ruth");
    assert!(fields.said.contains("at most 1000"), "{}", fields.said);
}

proptest! {
    #[test]
    fn the_cursor_is_on_the_screen_whatever_is_typed_and_however_low_it_is(
        texts in prop::collection::vec("\\PC{0,80}", 1..6), downs in 0_usize..6, height in 1_u16..12, masked: bool,
    ) {
        let line = |text: &String| {
            let line = Line::new("Label", "a line of help").holding(&Words::new(text));
            if masked { line.secret() } else { line }
        };
        let mut fields = Fields::of(texts.iter().map(line).collect());
        for _ in 0..downs {
            fields.update(&Input::Command(Command::Down), 60);
        }
        let cursor = drawn(&fields, height).1;
        prop_assert!(cursor.is_some_and(|cursor| cursor.x < 60 && cursor.y < height), "{cursor:?}");
    }
}
