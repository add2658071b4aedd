//! A guide answered by keys: what is asked, what stands against keeping it, what is on the page.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::Answer;
use crate::tui::theme::Theme;
use jiff::civil::date;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind};

const TODAY: Date = date(2026, 11, 21);
const SIZE: Size = Size::new(60, 14);

fn guide() -> Guide {
    toml::from_str(
        r#"
        id = "incident"
        version = 1
        kind = "incident"
        title = "A boundary incident"
        purpose = "To look at what happened."
        source = "Somebody 2020, section 1"
        minutes = 10
        themes = ["boundaries"]

        [[questions]]
        id = "what"
        ask = "What happened, in a few sentences?"
        answer = "text"
        required = true

        [[questions]]
        id = "kind"
        ask = "What kind of incident was it?"
        answer = { choice = { of = ["friend-request", "review"] } }

        [[questions]]
        id = "answered"
        ask = "Did you answer the request?"
        answer = "yes_no"
        when = { kind = ["friend-request"] }

        [[questions]]
        id = "why"
        ask = "What did you say?"
        answer = "line"
        required = true
        when = { answered = ["yes"] }

        [[questions]]
        id = "happened"
        ask = "When did it happen?"
        answer = "date"

        [[notes]]
        question = "kind"
        text = "Each is worth noting."
        source = "Somebody 2020"

        [[notes]]
        question = "kind"
        choice = "review"
        text = "Wait a day."
        source = "Somebody 2020"

        [[notes]]
        question = "kind"
        choice = "friend-request"
        text = "The policy may say so."
        source = "Somebody 2020"
        "#,
    )
    .unwrap()
}

fn id(name: &str) -> QuestionId {
    QuestionId::try_from(name.to_owned()).unwrap()
}

fn blank() -> Form {
    Form::new(guide(), Page::of(&guide()), None)
}

fn context(theme: &Theme) -> Context<'_> {
    Context {
        today: TODAY,
        clients: &[],
        theme,
        marks: &[],
    }
}

fn press(form: &mut Form, code: KeyCode) -> Turn {
    let theme = Theme::dark();
    let key = KeyEvent::new(code, KeyModifiers::NONE);
    form.apply(Input::Key(key), SIZE, &context(&theme))
}

fn type_in(form: &mut Form, typed: &str) {
    for c in typed.chars() {
        let _ = press(form, KeyCode::Char(c));
    }
}

fn at(form: &Form) -> &str {
    form.current()
        .map_or("the end", |question| question.id.as_str())
}

fn shown(form: &Form) -> String {
    let theme = Theme::dark();
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
    let cursor = form
        .view(buffer.area, &mut buffer, &context(&theme))
        .unwrap();
    buffer[cursor].set_symbol("▏");
    let rows: Vec<String> = buffer
        .content()
        .chunks(usize::from(SIZE.width))
        .map(|row| {
            row.iter()
                .map(|cell| cell.symbol())
                .collect::<String>()
                .trim_end()
                .to_owned()
        })
        .collect();
    rows.join("\n")
}

#[test]
fn the_questions_that_apply_change_with_the_answers() {
    let mut form = blank();
    assert_eq!(form.progress(), "question 1 of about 5");
    assert_eq!(form.jump(&id("kind")), Turn::Turned);
    let _ = press(&mut form, KeyCode::Enter);
    assert_eq!(
        (at(&form), form.progress().as_str()),
        ("answered", "question 3 of about 5")
    );
    let _ = press(&mut form, KeyCode::Char('y'));
    assert_eq!(form.progress(), "question 3 of 5");
    let _ = form.back();
    let _ = press(&mut form, KeyCode::Down);
    let _ = press(&mut form, KeyCode::Char(' '));
    assert_eq!(
        (at(&form), form.progress().as_str()),
        ("kind", "question 2 of about 5")
    );
    assert_eq!(form.jump(&id("why")), Turn::Used);
    assert_eq!(at(&form), "kind");
}

#[test]
fn what_was_written_under_a_question_comes_back_with_it_and_is_on_no_page_without() {
    let mut form = blank();
    let _ = form.jump(&id("kind"));
    for code in [KeyCode::Enter, KeyCode::Char('y')] {
        let _ = press(&mut form, code);
    }
    let _ = form.skip();
    type_in(&mut form, "no");
    assert!(form.page(TODAY).answer("why").is_some());
    let _ = form.back();
    let _ = press(&mut form, KeyCode::Char('n'));
    assert!(form.page(TODAY).answer("why").is_none());
    let _ = press(&mut form, KeyCode::Char('y'));
    let words = Answer::Text(Words::new("no"));
    assert_eq!(form.page(TODAY).answer("why"), Some(&words));
}

#[test]
fn a_page_put_into_a_form_comes_out_as_it_was() {
    let mut page = Page::of(&guide());
    page.answers
        .insert(id("what"), Answer::Text(Words::new("She wrote.")));
    page.answers
        .insert(id("happened"), Answer::Date(date(2026, 11, 20)));
    let form = Form::new(guide(), page.clone(), Some(&id("happened")));
    assert_eq!(at(&form), "happened");
    assert_eq!(form.page(TODAY), page);
    assert!(!form.is_dirty());
}

#[test]
fn an_answer_that_does_not_fit_is_said_once_and_holds_nobody() {
    let mut form = blank();
    let _ = form.jump(&id("happened"));
    type_in(&mut form, "soonish");
    assert_eq!(form.next(TODAY), Turn::Used);
    assert_eq!(form.problem(TODAY), Some(Problem::NoDay));
    type_in(&mut form, "x");
    assert_eq!(form.problem(TODAY), None);
    assert_eq!(form.next(TODAY), Turn::Used);
    assert_eq!(form.next(TODAY), Turn::Turned);
    assert!(form.is_at_end());
    assert_eq!(form.open(TODAY)[0].question.id, id("what"));
    assert_eq!(
        form.page(TODAY).answer("happened"),
        Some(&Answer::Text(Words::new("soonishx"))),
        "a draft keeps it as it was typed"
    );
}

#[test]
fn it_is_kept_only_when_what_is_required_is_there() {
    let mut form = blank();
    assert_eq!(form.next(TODAY), Turn::Used);
    assert_eq!(form.problem(TODAY), Some(Problem::Missing));
    for _ in 0..3 {
        assert_eq!(form.next(TODAY), Turn::Turned);
    }
    assert!(form.is_at_end());
    assert_eq!(press(&mut form, KeyCode::Enter), Turn::Used);
    assert_eq!(form.problem(TODAY), Some(Problem::Missing));
    assert_eq!(press(&mut form, KeyCode::Enter), Turn::Turned);
    assert_eq!(at(&form), "what");
    type_in(&mut form, "She wrote.");
    let _ = form.jump(&id("happened"));
    assert_eq!(press(&mut form, KeyCode::Enter), Turn::Turned);
    assert_eq!(press(&mut form, KeyCode::Enter), Turn::Keep);
    assert_eq!(form.back(), Turn::Turned);
    assert_eq!(at(&form), "happened");
}

#[test]
fn an_open_question_is_gone_to_by_a_click() {
    let mut form = blank();
    for _ in 0..3 {
        let _ = form.skip();
    }
    let theme = Theme::dark();
    let kind = MouseEventKind::Down(MouseButton::Left);
    let click = Input::Mouse {
        row: 6,
        column: 9,
        kind,
    };
    assert_eq!(form.apply(click, SIZE, &context(&theme)), Turn::Turned);
    assert_eq!(at(&form), "kind");
}

#[test]
fn it_is_dirty_until_the_revision_in_front_is_kept() {
    let mut form = blank();
    let _ = press(&mut form, KeyCode::Left);
    assert!(!form.is_dirty());
    type_in(&mut form, "a");
    let saved = form.revision();
    type_in(&mut form, "b");
    form.kept(saved);
    assert!(form.is_dirty());
    form.kept(form.revision());
    assert!(!form.is_dirty());
    assert_eq!(form.replace(0..1, &Words::new("K-07")), Turn::Used);
    assert!(form.is_dirty());
    assert_eq!(form.field().unwrap().prose().unwrap().read(), "K-07b");
}

#[test]
fn guidance_follows_the_option_under_the_cursor_and_stays_with_the_one_chosen() {
    let mut form = blank();
    assert!(form.notes().is_empty());
    let _ = form.jump(&id("kind"));
    let texts = |form: &Form| -> Vec<String> {
        form.notes().iter().map(|note| note.text.clone()).collect()
    };
    assert_eq!(
        texts(&form),
        ["Each is worth noting.", "The policy may say so."]
    );
    let _ = press(&mut form, KeyCode::Char(' '));
    let _ = press(&mut form, KeyCode::Down);
    assert_eq!(
        texts(&form),
        [
            "Each is worth noting.",
            "Wait a day.",
            "The policy may say so."
        ]
    );
}

#[test]
fn keys_of_the_screen_are_left_alone_on_the_last_step_too() {
    let mut form = blank();
    while !form.is_at_end() {
        let _ = form.skip();
    }
    for code in [
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::F(1),
        KeyCode::Char('q'),
    ] {
        assert_eq!(press(&mut form, code), Turn::Unused);
    }
}

#[test]
fn the_look_of_the_last_step() {
    let mut form = blank();
    let _ = form.jump(&id("happened"));
    type_in(&mut form, "soonish");
    let _ = form.skip();
    let _ = press(&mut form, KeyCode::Down);
    insta::assert_snapshot!(shown(&form), @r"
      Keep it

      Before it can be kept
    ▏ What happened, in a few sentences?
      When did it happen?
        Expected a day, such as 2026-11-26, 26 November or
        thursday.

      Skipped, and may stay so
      What kind of incident was it?
    ");
}
