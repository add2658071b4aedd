//! Options, yes and no, scales and clients: chosen by key, letter, number or click.

use super::*;

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
