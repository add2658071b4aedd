//! Acts with their days, and counts.

use super::*;

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
