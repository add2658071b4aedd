//! Keys and what they leave, answers there and back.
#![allow(clippy::unwrap_used)]

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

#[test]
fn options_are_chosen_by_space_and_taken_by_enter() {
    for (many, keys, answer) in [
        (false, "Down Space", chosen(&["closed-group"])),
        (false, "Space Down Space", chosen(&["closed-group"])),
        (false, "Space Space", None),
        (false, "Down Down Enter", chosen(&["review"])),
        (
            true,
            "Space End Space",
            chosen(&["friend-request", "other"]),
        ),
        (true, "Down Enter", None),
        (false, "Up Up End Down", None),
    ] {
        let mut field = blank(&kinds(many));
        let _ = press(&mut field, keys);
        assert_eq!(field.answer(TODAY), Ok(answer), "{keys}");
    }
    assert_eq!(
        press(&mut blank(&kinds(false)), "Enter"),
        Reply::Done { changed: true }
    );
}

#[test]
fn an_option_is_clicked_on_any_of_its_rows() {
    let mut field = blank(&kinds(false));
    assert_eq!(click(&mut field, 2, 9), Reply::Changed);
    assert_eq!(field.answer(TODAY), Ok(chosen(&["closed-group"])));
    assert_eq!(field.option_under_cursor(), Some("closed-group"));
    assert_eq!(click(&mut field, 9, 9), Reply::Used);
}

#[test]
fn yes_and_no_have_their_letters() {
    for (keys, answer) in [
        ("y", Some(true)),
        ("n", Some(false)),
        ("Down Enter", Some(false)),
        ("y Space", None),
    ] {
        let mut field = blank(&AnswerKind::YesNo);
        let _ = press(&mut field, keys);
        assert_eq!(field.answer(TODAY), Ok(answer.map(Answer::YesNo)), "{keys}");
    }
}

#[test]
fn a_scale_is_moved_along_or_typed() {
    for (from, to, keys, value) in [
        (0, 10, "Right", Some(0)),
        (0, 10, "Right Right Right", Some(2)),
        (0, 10, "Left", Some(10)),
        (0, 10, "7", Some(7)),
        (0, 10, "1 0", Some(10)),
        (0, 10, "1 2", Some(2)),
        (0, 10, "7 Right 0", Some(0)),
        (0, 10, "7 Back", None),
        (0, 10, "End Right", Some(10)),
        (1, 5, "9", None),
        (1, 5, "0", None),
        (10, 20, "1", None),
        (10, 20, "1 5", Some(15)),
        (0, 100, "1 0 0", Some(100)),
        (0, 100, "4 2 Left", Some(41)),
    ] {
        let mut field = blank(&scale(from, to));
        let _ = press(&mut field, keys);
        assert_eq!(
            field.answer(TODAY),
            Ok(value.map(Answer::Scale)),
            "{keys} from {from} to {to}"
        );
    }
}

#[test]
fn a_click_on_a_scale_takes_the_number_there() {
    for (from, to, column, value) in [
        (0, 10, 14, Some(4)),
        (0, 10, 38, None),
        (0, 100, 39, Some(100)),
        (0, 100, 0, Some(0)),
    ] {
        let mut field = blank(&scale(from, to));
        let _ = click(&mut field, 0, column);
        assert_eq!(
            field.answer(TODAY),
            Ok(value.map(Answer::Scale)),
            "{column}"
        );
    }
}

#[test]
fn a_client_is_found_by_code_or_by_a_word_of_theirs() {
    let code = |code: &str| {
        Some(Answer::Client(
            ClientCode::try_from(code.to_owned()).unwrap(),
        ))
    };
    for (keys, answer) in [
        ("\"k-07\"", code("K-07")),
        ("\"z-9\"", code("Z-9")),
        ("\"07\" Enter", code("K-07")),
        ("\"siob\" Enter", code("K-07")),
        ("\"ANN\" Enter", code("K-11")),
        ("\"k\" Down Down", code("K-11")),
        ("\"k\" Down Down Down Up", code("K-07")),
        ("Down Up", None),
        ("Down \"m\" Enter", code("M-02")),
        ("\"k-0\" Enter", code("K-0")),
        ("\"k-0\" Down Enter", code("K-07")),
    ] {
        let mut field = blank(&AnswerKind::Client);
        let _ = press(&mut field, keys);
        assert_eq!(field.answer(TODAY).unwrap(), answer, "{keys}");
    }
    let mut field = blank(&AnswerKind::Client);
    let _ = press(&mut field, "\"siobhan\"");
    assert!(matches!(field.answer(TODAY), Err(Problem::WrongKind(_))));
    let mut field = blank(&AnswerKind::Client);
    let _ = click(&mut field, 4, 2);
    assert_eq!(field.answer(TODAY).unwrap(), code("K-11"));
}

#[test]
fn acts_are_written_added_taken_away_and_brought_back() {
    let explain = || act("explain", date(2026, 11, 26), None);
    let read = || act("read", date(2026, 11, 22), None);
    let both = "\"explain\" Enter \"thu\" Enter \"read\" Enter \"tomorrow\"";
    for (keys, answer) in [
        ("\"explain\" Enter \"thu\"", vec![explain()]),
        (both, vec![explain(), read()]),
        (&format!("{both} Enter"), vec![explain(), read()]),
        (&format!("{both} C-d"), vec![explain()]),
        (&format!("{both} Up Up C-d"), vec![read()]),
        (&format!("{both} Up Up C-d C-z"), vec![explain(), read()]),
        (&format!("{both} C-d C-d C-z"), vec![explain()]),
        (&format!("{both} C-z"), vec![]),
        // A day that is none is mended where it stands; Enter adds no act below it.
        (
            "\"explain\" Enter \"thx\" Enter Back \"u\"",
            vec![explain()],
        ),
    ] {
        let mut field = blank(&AnswerKind::FollowUps);
        let _ = press(&mut field, keys);
        match field.answer(TODAY) {
            Ok(found) => assert_eq!(found, Some(Answer::FollowUps(answer)), "{keys}"),
            Err(Problem::FollowUp(_)) => assert!(answer.is_empty(), "{keys}"),
            Err(other) => panic!("{other} after {keys}"),
        }
    }
    assert_eq!(
        press(&mut blank(&AnswerKind::FollowUps), "Enter"),
        Reply::Done { changed: false }
    );
    let mut field = blank(&AnswerKind::FollowUps);
    let _ = press(&mut field, both);
    let _ = click(&mut field, 0, 9);
    let _ = press(&mut field, "\"x\"");
    assert_eq!(
        field.answer(TODAY),
        Ok(Some(Answer::FollowUps(vec![
            act("exxplain", date(2026, 11, 26), None),
            read()
        ])))
    );
}

#[test]
fn acts_of_which_one_has_no_day_yet_come_back_from_a_draft_as_they_were_typed() {
    let mut field = blank(&AnswerKind::FollowUps);
    let _ = press(&mut field, "\"explain\" Enter \"thursday\" Enter \"read\"");
    let kept = field.so_far(TODAY);
    let again = Field::new(&AnswerKind::FollowUps, kept.as_ref());
    assert_eq!(again.so_far(TODAY), kept);
    let mut field = again;
    let _ = press(&mut field, "Down Down Down \"friday\"");
    let Ok(Some(Answer::FollowUps(acts))) = field.answer(TODAY) else {
        panic!("an answer once the day is typed")
    };
    let what: Vec<&str> = acts.iter().map(|act| act.what.read()).collect();
    assert_eq!(what, ["explain", "read"]);
}

#[test]
fn counts_go_up_and_down_and_are_typed() {
    for (keys, counts) in [
        ("+ + -", vec![("own", 1)]),
        ("1 2 Down 3", vec![("own", 12), ("other", 3)]),
        ("1 Down Up 2", vec![("own", 2)]),
        ("1 2 Back", vec![("own", 1)]),
        ("1 Down 4 0 Back Back", vec![("own", 1)]),
        ("1 Down 0", vec![("own", 1), ("other", 0)]),
        ("1 Down 2 Del", vec![("own", 1)]),
        ("9 9 9 9 9 9 +", vec![("own", 99_999)]),
        ("0", vec![]),
        ("-", vec![]),
    ] {
        let mut field = blank(&voices());
        let _ = press(&mut field, keys);
        let counts: std::collections::BTreeMap<String, u32> = counts
            .into_iter()
            .map(|(id, count)| (id.to_owned(), count))
            .collect();
        let expected = (!counts.is_empty()).then_some(Answer::Tally(counts));
        assert_eq!(field.answer(TODAY), Ok(expected), "{keys}");
    }
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
