use super::*;
use crate::tui::canvas::Canvas;
use crate::tui::screens::paper::Paper;
use crate::tui::theme::Theme;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind};
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

#[test]
fn a_suggestion_stands_selected_typing_replaces_it_and_other_keys_edit_it() {
    let offered = || Fields::one(Line::new("File", "").suggesting(&Words::new("/home/a.age")));
    let press = |fields: &mut Fields, code| {
        fields.update(&Input::Key(KeyEvent::from(code)), 60);
    };
    let mut fields = offered();
    let theme = Theme::no_color();
    let mut buf = Buffer::empty(Rect::new(0, 0, 60, 4));
    let mut canvas = Canvas::new(&mut buf, &theme);
    let mut paper = Paper::new(60);
    fields.lay(&mut paper, &theme);
    paper.draw(&mut canvas, 0);
    drop(paper);
    let is_lit = |x| {
        buf[(x, 0)]
            .modifier
            .contains(ratatui::style::Modifier::REVERSED)
    };
    assert!(!is_lit(8) && is_lit(9) && is_lit(19) && !is_lit(20));
    assert!(
        drawn(&fields, 4).0[2].contains("Typing replaces"),
        "{:?}",
        drawn(&fields, 4)
    );
    press(&mut fields, KeyCode::Char('b'));
    assert_eq!(fields.read(0), "b");
    assert!(!drawn(&fields, 4).0[2].contains("Typing replaces"));
    let mut fields = offered();
    typed(&mut fields, "/tmp/b.age");
    assert_eq!(fields.read(0), "/tmp/b.age");
    for (code, then) in [
        (KeyCode::End, "/home/a.agex"),
        (KeyCode::Left, "/home/a.agxe"),
        (KeyCode::Home, "x/home/a.age"),
        (KeyCode::Backspace, "/home/a.agx"),
        (KeyCode::Delete, "/home/a.agex"),
    ] {
        let mut fields = offered();
        press(&mut fields, code);
        press(&mut fields, KeyCode::Char('x'));
        assert_eq!(fields.read(0), then, "{code:?}");
    }
}

#[test]
fn a_refused_secret_is_emptied_with_its_repetition_and_nothing_else_is() {
    let mut fields = Fields::of(vec![
        Line::new("File", "").holding(&Words::new("a.age")),
        Line::new("Passphrase", "").secret(),
        Line::new("Once more", "").secret(),
    ]);
    fields.refuse(0, "It is there already.");
    typed(&mut fields, ".b");
    for line in [1, 2] {
        fields.go_to(line);
        typed(&mut fields, "otter");
    }
    fields.refuse(2, "That is another one.");
    assert_eq!(
        (fields.read(0), fields.read(1), fields.read(2)),
        ("a.age.b", "otter", "")
    );
    fields.refuse(1, "Too short.");
    assert_eq!(
        (fields.read(1), fields.read(2), fields.focus()),
        ("", "", 1)
    );
}

#[test]
fn what_was_proposed_is_replaced_and_what_was_refused_is_mended_at_its_end() {
    let proposed = |words: &str| Line::new("Label", "").suggesting(&Words::new(words));
    let path = || proposed("/home/a.age");
    let number = || proposed("5").each_time();
    let day = || proposed("1 October").each_time();
    let name = || Line::new("Name", "");
    for (line, refused) in [
        (path(), "/tmp/b.age"),
        (number(), "90"),
        (day(), "blursday"),
        (name(), "Ruth"),
    ] {
        let mut fields = Fields::one(line);
        typed(&mut fields, refused);
        assert_eq!(fields.read(0), refused, "what was proposed is replaced");
        for is_refused in [true, false] {
            fields.update(&Input::Key(KeyEvent::from(KeyCode::Home)), 60);
            match is_refused {
                true => fields.refuse(0, "It will not do."),
                false => fields.mind(0, "It will not do."),
            }
            typed(&mut fields, "x");
            assert_eq!(fields.read(0), format!("{refused}x"));
            fields.update(&Input::Key(KeyEvent::from(KeyCode::Backspace)), 60);
            assert_eq!(fields.read(0), refused);
        }
    }
    // Untouched, what was proposed stays to be mended as well.
    for line in [path(), number(), day()] {
        let mut fields = Fields::one(line);
        let before = fields.read(0).to_owned();
        fields.refuse(0, "It will not do.");
        typed(&mut fields, "x");
        assert_eq!(fields.read(0), before + "x");
    }
}

#[test]
fn a_line_is_emptied_by_a_key_and_of_a_secret_nothing_can_be_brought_back() {
    let undo = KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL);
    for (line, then) in [
        (Line::new("Code", ""), "K-07"),
        (Line::new("Passphrase", "").secret(), ""),
    ] {
        let mut fields = Fields::one(line);
        typed(&mut fields, "K-07");
        fields.update(&Input::Command(Command::Empty), 60);
        assert_eq!(fields.read(0), "");
        fields.update(&Input::Key(undo), 60);
        assert_eq!(fields.read(0), then);
    }
}

#[test]
fn what_was_refused_is_no_loss_until_it_is_changed() {
    let mut fields = Fields::of(vec![Line::new("Code", ""), Line::new("Words", "")]);
    assert!(!fields.would_be_lost());
    typed(&mut fields, "Siobhan");
    assert!(fields.would_be_lost());
    fields.refuse(0, "No code.");
    assert!(!fields.would_be_lost());
    typed(&mut fields, "x");
    assert!(fields.would_be_lost());
    fields.refuse(0, "No code.");
    fields.go_to(1);
    typed(&mut fields, "allotment");
    assert!(fields.would_be_lost(), "the other line is");
}
