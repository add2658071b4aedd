//! Keys and what they leave, answers there and back: what holds for every field, and for text and days.
#![allow(clippy::unwrap_used)]

mod acts;
mod choosing;
mod look;

use super::*;
use crate::domain::{Choices, ClientCode, FollowUp, Scale, Tally};
use jiff::civil::date;
use proptest::prelude::*;
use ratatui::crossterm::event::{KeyEventKind, MouseButton};

const TODAY: Date = date(2026, 11, 21); // a Saturday

fn with<T>(act: impl FnOnce(&Context) -> T) -> T {
    let client = |code: &str, words: &[&str]| Client {
        code: ClientCode::try_from(code.to_owned()).unwrap(),
        words: words.iter().map(|word| Words::new(word)).collect(),
    };
    act(&Context {
        today: TODAY,
        clients: &[
            client("K-07", &["Siobhan"]),
            client("K-11", &["Ann-Marie", "Ann"]),
            client("M-02", &[]),
        ],
        theme: &Theme::dark(),
        marks: &[],
    })
}

fn size(width: u16) -> Size {
    Size::new(width, 12)
}

/// A key as the tests write it: `Down`, `C-d`, or a character.
fn key(name: &str) -> Input {
    let (modifiers, name) = match name.strip_prefix("C-") {
        Some(name) if !name.is_empty() => (KeyModifiers::CONTROL, name),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "F1" => KeyCode::F(1),
        "Back" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "Space" => KeyCode::Char(' '),
        name => KeyCode::Char(name.chars().next().unwrap()),
    };
    Input::Key(KeyEvent::new(code, modifiers))
}

/// Presses keys parted by spaces and gives the last reply; `"…"` types what stands between the quotes.
fn press(field: &mut Field, keys: &str) -> Reply {
    let mut reply = Reply::Used;
    for (at, part) in keys.split('"').enumerate() {
        let names: Vec<String> = if at % 2 == 1 {
            part.chars()
                .map(|c| if c == ' ' { "Space".into() } else { c.into() })
                .collect()
        } else {
            part.split_whitespace().map(str::to_owned).collect()
        };
        for name in names {
            reply = with(|context| field.apply(key(&name), size(40), context));
        }
    }
    reply
}

fn click(field: &mut Field, row: u16, column: u16) -> Reply {
    let kind = MouseEventKind::Down(MouseButton::Left);
    with(|context| field.apply(Input::Mouse { row, column, kind }, size(40), context))
}

fn option(id: &str, label: &str) -> Choice {
    Choice {
        id: id.into(),
        label: label.into(),
    }
}

fn kinds(many: bool) -> AnswerKind {
    AnswerKind::Choice(Choices {
        of: vec![
            option("friend-request", "a friend request or a follow"),
            option(
                "closed-group",
                "somebody shared client work in a closed professional group",
            ),
            option("review", "a review about me"),
            option("other", "something else"),
        ],
        many,
    })
}

fn scale(from: u8, to: u8) -> AnswerKind {
    AnswerKind::Scale(Scale {
        from,
        to,
        low: "not at all".into(),
        high: "constantly".into(),
    })
}

fn voices() -> AnswerKind {
    AnswerKind::Tally(Tally {
        of: vec![
            option("own", "my own modality"),
            option("other", "other modalities"),
            option(
                "clients",
                "clients and the public, in their own words and unprompted",
            ),
        ],
    })
}

fn act(what: &str, by: Date, done: Option<Date>) -> FollowUp {
    FollowUp {
        what: Words::new(what),
        by,
        done,
    }
}

fn blank(kind: &AnswerKind) -> Field {
    Field::new(kind, None)
}

fn chosen(ids: &[&str]) -> Option<Answer> {
    Some(Answer::Choice(
        ids.iter().map(|id| (*id).to_owned()).collect(),
    ))
}

#[test]
fn an_answer_put_into_its_field_comes_out_as_it_was() {
    let code = ClientCode::try_from("K-07".to_owned()).unwrap();
    let acts = vec![
        act("explain on Thursday", date(2026, 11, 26), None),
        act(
            "look again at \"friends of friends\"",
            date(2026, 12, 2),
            Some(TODAY),
        ),
    ];
    for (kind, answer) in [
        (AnswerKind::Text, Answer::Text(Words::new("one\n\ntwo "))),
        (AnswerKind::Line, Answer::Text(Words::new("one"))),
        (AnswerKind::Date, Answer::Date(date(1999, 12, 31))),
        (AnswerKind::YesNo, Answer::YesNo(true)),
        (AnswerKind::YesNo, Answer::YesNo(false)),
        (scale(0, 10), Answer::Scale(0)),
        (kinds(true), chosen(&["other", "review"]).unwrap()),
        (AnswerKind::Client, Answer::Client(code)),
        (AnswerKind::FollowUps, Answer::FollowUps(acts)),
        (
            voices(),
            Answer::Tally([("own".into(), 22), ("other".into(), 0)].into()),
        ),
    ] {
        let field = Field::new(&kind, Some(&answer));
        assert_eq!(field.answer(TODAY).unwrap(), Some(answer));
        assert_eq!(blank(&kind).answer(TODAY), Ok(None));
    }
}

#[test]
fn every_field_leaves_the_keys_of_the_screen_alone() {
    for kind in [
        AnswerKind::Text,
        AnswerKind::Line,
        AnswerKind::Date,
        AnswerKind::YesNo,
        scale(0, 10),
        kinds(true),
        AnswerKind::Client,
        AnswerKind::FollowUps,
        voices(),
    ] {
        for name in [
            "Esc", "Tab", "F1", "C-n", "C-b", "C-s", "C-r", "C-p", "C-l", "C-q", "C-g",
        ] {
            assert_eq!(
                press(&mut blank(&kind), name),
                Reply::Unused,
                "{name} in {kind:?}"
            );
        }
        let mut released = KeyEvent::new(KeyCode::Char('1'), KeyModifiers::NONE);
        released.kind = KeyEventKind::Release;
        let reply = with(|context| blank(&kind).apply(Input::Key(released), size(40), context));
        assert_eq!(reply, Reply::Unused, "a release in {kind:?}");
    }
}

#[test]
fn enter_breaks_a_line_in_prose_and_goes_on_elsewhere() {
    assert_eq!(
        press(&mut blank(&AnswerKind::Text), "Enter"),
        Reply::Changed
    );
    for kind in [
        AnswerKind::Line,
        AnswerKind::Date,
        scale(0, 10),
        kinds(true),
        AnswerKind::Client,
        voices(),
    ] {
        assert_eq!(
            press(&mut blank(&kind), "Enter"),
            Reply::Done { changed: false },
            "{kind:?}"
        );
    }
}

#[test]
fn keys_of_a_text_are_those_of_any_editor() {
    for (keys, left) in [
        ("\"one two\" C-w", "one "),
        ("\"one two\" C-Left \"x\"", "one xtwo"),
        ("\"one\" Home \"x\" End \"y\"", "xoney"),
        ("\"one\" C-z", ""),
        ("\"one\" C-z C-y", "one"),
        ("\"one\" C-a \"x\"", "x"),
        ("\"one\" Left Del Back", "o"),
        ("\"one\" Enter \"two\" Up \"x\"", "onex\ntwo"),
    ] {
        let mut field = blank(&AnswerKind::Text);
        let _ = press(&mut field, keys);
        assert_eq!(field.prose().unwrap().read(), left, "{keys}");
    }
}

#[test]
fn a_click_and_a_drag_select_in_prose() {
    let mut field = Field::new(
        &AnswerKind::Text,
        Some(&Answer::Text(Words::new("one\ntwo"))),
    );
    let _ = click(&mut field, 1, 1);
    let drag = Input::Mouse {
        row: 0,
        column: 2,
        kind: MouseEventKind::Drag(MouseButton::Left),
    };
    let _ = with(|context| field.apply(drag, size(40), context));
    assert_eq!(field.prose().unwrap().selection(), Some(2..5));
}

#[test]
fn a_day_that_cannot_be_read_says_what_is_expected() {
    let mut field = blank(&AnswerKind::Date);
    let _ = press(&mut field, "\"thurs\"");
    assert_eq!(
        field.answer(TODAY),
        Ok(Some(Answer::Date(date(2026, 11, 26))))
    );
    let _ = press(&mut field, "\" or so\"");
    assert_eq!(field.answer(TODAY), Err(Problem::NoDay));
}

proptest! {
    #[test]
    fn any_keys_in_any_field_leave_an_answer_that_fits_or_a_problem(
        kind in prop::sample::select(vec![
            AnswerKind::Text, AnswerKind::Line, AnswerKind::Date, AnswerKind::YesNo, scale(0, 10), scale(10, 90),
            kinds(true), kinds(false), AnswerKind::Client, AnswerKind::FollowUps, voices(),
        ]),
        keys in prop::collection::vec(prop::sample::select(vec![
            "Up", "Down", "Left", "Right", "Home", "End", "Enter", "Back", "Del", "Space", "C-d", "C-z", "C-y", "C-w",
            "C-a", "a", "k", "-", "0", "7", "1", "+", "y", "漢", "\u{301}",
        ]), 0..30),
        clicks in prop::collection::vec((0_u16..14, 0_u16..45), 0..4),
    ) {
        let mut field = blank(&kind);
        for key in keys {
            let _ = press(&mut field, key);
        }
        for (row, column) in clicks {
            let _ = click(&mut field, row, column);
        }
        let _ = look::shown(&field, 40, 12);
        if let Ok(Some(answer)) = field.answer(TODAY) {
            prop_assert!(!answer.is_blank());
            let again = Field::new(&kind, Some(&answer));
            prop_assert_eq!(again.answer(TODAY).unwrap(), Some(answer));
        }
    }
}
