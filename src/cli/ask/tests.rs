//! What is asked, and what becomes of what was typed.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::anonymise::{Engine, Register};
use crate::cli::testing::{guide, run_with};
use crate::domain::{Answer, AnswerKind, ClientCode};

/// Types the lines at the test guide and gives the end, the page, the talk, and how often a draft was kept.
fn asked(lines: &str) -> (Ended, Page, String, usize) {
    let guide = guide();
    let mut page = Page::of(&guide);
    let mut kept = 0;
    let (ended, _, talk) = run_with(lines, |run| {
        let mut asker = Asker::new(run, vec![], vec!["Immediate danger: call 999.".into()]);
        let mut keep = |page: &Page, _: Option<&QuestionId>| {
            kept += usize::from(page.is_worth_keeping());
            Ok(())
        };
        asker.guide(&guide, &mut page, None, &mut keep)
    });
    (ended.unwrap(), page, talk, kept)
}

/// Types the lines at the test guide, its first question answered so, and gives what each draft says there.
fn drafts(so_far: &str, lines: &str) -> Vec<String> {
    let guide = guide();
    let mut page = Page::of(&guide);
    let what = guide.questions[0].id.clone();
    page.answers
        .insert(what, Answer::Text(crate::domain::Words::new(so_far)));
    let mut drafts = Vec::new();
    let (ended, _, _) = run_with(lines, |run| {
        let mut asker = Asker::new(run, vec![], vec![]);
        let mut keep = |page: &Page, _: Option<&QuestionId>| {
            let said = page.answer("what").map(|what| what.in_words(&[]));
            drafts.push(said.map_or_else(String::new, |said| said.read().to_owned()));
            Ok(())
        };
        asker.guide(&guide, &mut page, None, &mut keep)
    });
    ended.unwrap();
    drafts
}

const ALL: &str = "She asked.\nI did not.\n\na request\nyesterday\nyes\nIn the room.\n\n7\n1\n1, 3\nk-07\n3\n1\nexplain by thursday\n\n\n";

#[test]
fn a_whole_guide_is_answered_line_by_line() {
    let (ended, page, _, kept) = asked(ALL);
    assert_eq!(ended, Ended::Finished);
    assert_eq!(page.answers.len(), 11);
    // After each answer, and after each line of those that have several.
    assert_eq!(kept, 11 + 6);
    let Some(Answer::Text(what)) = page.answer("what") else {
        panic!("no text")
    };
    assert_eq!(what.read(), "She asked.\nI did not.");
    assert_eq!(page.client().unwrap().as_str(), "K-07");
    assert_eq!(page.follow_ups().len(), 1);
}

#[test]
fn what_may_identify_somebody_is_said_in_one_line_after_the_answer() {
    let register = || {
        Register::of(&[crate::domain::Client {
            code: ClientCode::try_from("K-07".to_owned()).unwrap(),
            words: vec![crate::domain::Words::new("Melanie")],
        }])
    };
    let guide = guide();
    let mut page = Page::of(&guide);
    let typed = "Melanie wrote again, and Melanie waits. Her mail is m@example.org.\n\n:stop\n";
    let (_, _, talk) = run_with(typed, |run| {
        let mut asker = Asker::new(run, vec![], vec![]);
        asker.register = register();
        asker.guide(&guide, &mut page, None, &mut |_, _| Ok(()))
    });
    let line = talk.lines().find(|line| line.contains("Found: ")).unwrap();
    assert!(line.contains("Melanie (K-07 in the register)"), "{line}");
    assert!(line.contains("m@example.org"), "{line}");
    assert_eq!(line.matches("Melanie").count(), 1, "{line}");
    assert!(
        !asked("Nothing to see here.\n\n:stop\n")
            .2
            .contains("Found:")
    );

    let engine = Engine::new();
    let found = |text| found(&engine, text, &register(), true);
    assert!(found("Melanie rang from m@example.org").is_some());
    assert_eq!(found("Somebody rang from m@example.org"), None);
}

#[test]
fn guidance_follows_the_question_and_that_of_an_option_only_once_it_is_chosen() {
    let (_, _, talk, _) = asked(ALL);
    let place = |part: &str| talk.find(part).unwrap_or_else(|| panic!("{part}"));
    assert!(place("Does the client know?") < place("Candour is easier early."));
    assert!(place("What sort of thing was it?") < place("Refusing is easier"));
    assert!(place("Refusing is easier") < place("What was there?"));
    let (_, _, talk, _) = asked(&ALL.replace("7\n1\n1, 3", "7\n2\n1, 3"));
    assert!(!talk.contains("Refusing is easier"));
}

#[test]
fn a_hint_is_said_once() {
    let (_, _, talk, _) = asked(ALL);
    assert_eq!(talk.matches("An empty line ends the answer").count(), 1);
}

#[test]
fn a_required_question_is_put_again_and_the_others_are_skipped_with_enter() {
    let (ended, page, talk, _) = asked("\nIt happened.\n\n\n\n\n\n\n\n\n\n\n\n\n\n");
    assert_eq!(ended, Ended::Finished);
    assert!(talk.contains("needs an answer"));
    assert_eq!(page.answers.len(), 1);
}

#[test]
fn the_way_to_keep_is_said_at_the_first_question_also_where_it_needs_an_answer() {
    let (_, _, talk, _) = asked(":stop\n");
    assert!(talk.contains(":keep is enough for now"), "{talk}");
    assert!(talk.contains("Question 1 of about 15."), "{talk}");
}

#[test]
fn back_returns_with_the_answer_said_and_enter_keeps_it() {
    let (_, page, talk, _) = asked("It happened.\n\na name\nback\n:back\n:stop\n");
    assert!(talk.contains("So far: a name"));
    assert_eq!(page.answers.len(), 2);
}

#[test]
fn stopping_in_the_middle_of_a_text_keeps_what_is_written() {
    let (ended, page, _, kept) = asked("The first line\n:stop\n");
    assert_eq!(ended, Ended::Stopped);
    assert_eq!(page.answers.len(), 1);
    assert_eq!(kept, 2);
}

#[test]
fn each_line_of_a_text_is_in_the_draft_before_the_answer_is_finished() {
    assert_eq!(
        drafts("", "One.\nTwo.\n\n"),
        ["One.", "One.\nTwo.", "One.\nTwo.", "One.\nTwo."]
    );
}

#[test]
fn an_answer_goes_from_the_draft_only_once_the_one_in_its_place_is_finished() {
    let typed = "One.\nTwo.\n\n:stop\n";
    assert_eq!(
        drafts("Before.", typed),
        [
            "Before.\nOne.",
            "Before.\nOne.\nTwo.",
            "One.\nTwo.",
            "One.\nTwo."
        ]
    );
    assert_eq!(drafts("", "One.\n:skip\n:stop\n"), ["One.", ""]);
}

#[test]
fn a_text_that_is_there_is_gone_on_with() {
    assert_eq!(
        drafts("Before.", ":add\nOne.\n\n:stop\n")[1],
        "Before.\nOne."
    );
    assert_eq!(drafts("Before.", ":add\n\n:stop\n")[0], "Before.");
}

#[test]
fn counts_and_acts_are_in_the_draft_one_by_one_and_enter_keeps_a_count() {
    let whole = asked(ALL).1;
    let mut page = whole.clone();
    let guide = guide();
    let voices = guide
        .questions
        .iter()
        .find(|one| one.id.as_str() == "voices");
    let from = voices.map(|voices| voices.id.clone());
    let mut drafts = Vec::new();
    let (_, _, talk) = run_with("\n5\nask Ruth by tomorrow\n:stop\n", |run| {
        let mut asker = Asker::new(run, vec![], vec![]);
        let mut keep = |page: &Page, _: Option<&QuestionId>| {
            drafts.push(page.clone());
            Ok(())
        };
        asker.guide(&guide, &mut page, from.as_ref(), &mut keep)
    });
    assert!(talk.contains("So far: own: 3"), "{talk}");
    let voices = |page: &Page| page.answer("voices").map(|one| one.in_words(&[]));
    let [count, counted, act, _] = drafts.as_slice() else {
        panic!("{} drafts", drafts.len())
    };
    let said = voices(count).unwrap();
    assert!(
        said.read().contains('5') && said.read().contains('3'),
        "{}",
        said.read()
    );
    assert_eq!(voices(count), voices(counted));
    assert_eq!(act.follow_ups().len(), 2);
}

#[test]
fn an_act_whose_day_is_not_said_stays_in_the_draft_and_is_asked_about_again() {
    let guide = guide();
    let acts = guide
        .questions
        .iter()
        .find(|one| one.answer == AnswerKind::FollowUps);
    let acts = acts.map(|acts| acts.id.clone());
    let go_on = |page: &mut Page, typed: &str| {
        let (ended, _, talk) = run_with(typed, |run| {
            let mut asker = Asker::new(run, vec![], vec![]);
            asker.guide(&guide, page, acts.as_ref(), &mut |_, _| Ok(()))
        });
        ended.unwrap();
        talk
    };
    for leaving in [":stop\n", ":back\n:stop\n", "someday\n"] {
        let mut page = Page::of(&guide);
        go_on(
            &mut page,
            &format!("ask Ruth by tomorrow\nask Tom\n{leaving}"),
        );
        let mut other = page.clone();
        let talk = go_on(&mut page, "friday\n\n:stop\n");
        assert!(
            talk.contains("So far: ask Ruth, by 22 November 2026"),
            "{talk}"
        );
        assert!(talk.contains("Without a day so far: ask Tom\n"), "{talk}");
        let kept: Vec<&str> = page
            .follow_ups()
            .iter()
            .map(|act| act.what.read())
            .collect();
        assert_eq!(kept, ["ask Ruth", "ask Tom"], "{leaving}");

        go_on(&mut other, "skip\n\n:stop\n");
        let kept: Vec<&str> = other
            .follow_ups()
            .iter()
            .map(|act| act.what.read())
            .collect();
        assert_eq!(kept, ["ask Ruth"], "{leaving}");
    }
}

#[test]
fn nothing_but_enter_is_no_draft() {
    assert_eq!(asked("\n\n:stop\n").3, 0);
    assert_eq!(asked(":long\n\n\n.\n:stop\n").3, 0);
}

#[test]
fn an_entry_is_kept_early_once_nothing_that_is_needed_is_open() {
    let (ended, page, talk, _) = asked("It happened.\n:keep\n");
    assert_eq!((ended, page.answers.len()), (Ended::Finished, 1), "{talk}");
    let (ended, page, talk, _) = asked(":keep\nThe first line\n:keep\n");
    assert!(talk.contains("there is nothing to keep"), "{talk}");
    assert_eq!((ended, page.answers.len()), (Ended::Finished, 1), "{talk}");
}

#[test]
fn the_end_of_the_input_is_a_stop() {
    assert_eq!(asked("It happened.\n\n").0, Ended::Stopped);
    assert_eq!(asked("").3, 0);
}

#[test]
fn a_long_text_may_hold_empty_lines() {
    let (_, page, _, _) = asked(":long\nOne.\n\nTwo.\n.\n:stop\n");
    let Some(Answer::Text(what)) = page.answer("what") else {
        panic!("no text")
    };
    assert_eq!(what.read(), "One.\n\nTwo.");
}

#[test]
fn an_answer_that_does_not_fit_says_what_was_expected_and_is_put_again() {
    let (_, page, talk, _) = asked("x\n\n\nsomeday\nyesterday\nperhaps\nno\n99\n7\n:stop\n");
    assert!(talk.contains("Expected a day"));
    assert!(talk.contains("Expected yes or no"));
    assert!(talk.contains("Expected a whole number from 0 to 10"));
    assert_eq!(page.answer("certain"), Some(&Answer::Scale(7)));
}

#[test]
fn a_sentence_that_was_refused_is_at_hand_where_words_are_asked_for() {
    let sentence = "She wrote late, and I answered.";
    let (_, page, talk, _) = asked(&format!("x\n\n\n{sentence}\n:skip\nyes\n:again\n\n:stop\n"));
    assert!(
        talk.contains(
            "Nothing was kept of this sentence. :again puts it in, at question 1, What happened?"
        ),
        "{talk}"
    );
    assert!(talk.contains(&format!("> {sentence}\n")), "{talk}");
    let Some(Answer::Text(how)) = page.answer("how") else {
        panic!("{talk}")
    };
    assert_eq!(how.read(), sentence);
    // It is put in once; a slip in a day is not kept at hand, nor is anything said of it.
    let (_, page, talk, _) = asked("x\n\n\nthe day before\n:again\n:stop\n");
    assert!(!talk.contains("Nothing was kept"), "{talk}");
    assert!(talk.contains("There is no refused sentence to put in."));
    assert_eq!(page.answer("happened"), None);
}

#[test]
fn a_refused_sentence_takes_the_place_of_nothing_and_of_two_both_stay() {
    let (_, page, talk, _) = asked(
        "She asked.\n\n\nI am not sure of the day.\nNor of the hour, I think.\n:back\n:back\n:again\n\n:stop\n",
    );
    let Some(Answer::Text(what)) = page.answer("what") else {
        panic!("{talk}")
    };
    assert_eq!(
        what.read(),
        "She asked.\nI am not sure of the day. Nor of the hour, I think."
    );
    // Figures are no sentence.
    let (_, _, talk, _) = asked("x\n\n\n1 2 3 4 5 99\n:stop\n");
    assert!(!talk.contains("Nothing was kept"), "{talk}");
}

#[test]
fn a_sentence_is_refused_with_the_same_words_wherever_something_else_is_asked_for() {
    let sentence = "nobody saw any of it";
    for before in [
        "x\n\n\n\n",                        // yes or no
        "x\n\n\n\n\n",                      // a scale
        "x\n\n\n\n\n\n",                    // one option
        "x\n\n\n\n\n\n\n\n",                // a client
        "x\n\n\n\n\n\n\n\n\n",              // a count
        "x\n\n\n\n\n\n\n\n\n\n\nexplain\n", // the day of an act
        "x\n\n\n\n\n\n\n\n\n\n\n\n",        // the end
    ] {
        let (_, _, talk, _) = asked(&format!("{before}{sentence}\n:stop\n"));
        let said = talk.matches("Nothing was kept of this sentence.").count();
        assert_eq!(said, 1, "{talk}");
    }
}

#[test]
fn the_card_speaks_of_a_draft_as_long_as_there_is_one() {
    let mut guide = guide();
    guide.questions[0].required = false;
    let (_, _, talk) = run_with("\nA call\n:card\n:back\n:skip\n:card\n:stop\n", |run| {
        let mut asker = Asker::new(run, vec![], vec!["The journal can wait.".into()]);
        asker.card_once_kept = vec!["Your draft is kept.".into()];
        asker
            .guide(&guide, &mut Page::of(&guide), None, &mut |_, _| Ok(()))
            .unwrap();
    });
    let kept = talk.find("Your draft is kept.").unwrap();
    assert!(
        talk.rfind("The journal can wait.").unwrap() > kept,
        "{talk}"
    );
}

#[test]
fn the_card_is_one_word_away_at_any_question() {
    let (_, _, talk, _) = asked(":card\n:stop\n");
    assert!(talk.contains("call 999"));
}

#[test]
fn the_number_of_questions_does_not_grow_while_one_answers() {
    let library = crate::guides::Library::built_in();
    let grows = |guide: &&Guide| guide.questions.iter().any(|one| !one.when.is_empty());
    for guide in library.all().filter(grows) {
        for first in 0..=guide.questions[0].answer.options().len() {
            let mut page = Page::of(guide);
            let typed = format!("{first}\n{}", "\n".repeat(60));
            let (_, _, talk) = run_with(&typed, |run| {
                let mut asker = Asker::new(run, vec![], vec![]);
                asker.guide(guide, &mut page, None, &mut |_, _| Ok(()))
            });
            let said = talk.lines().filter_map(|line| line.split_once("Question "));
            let said = said.filter_map(|(_, far)| far.split_once(" of ")?.1.split_once('.'));
            let numbers: Vec<u32> = said
                .filter_map(|(of, _)| of.trim_start_matches("about ").parse().ok())
                .collect();
            assert!(
                numbers.is_sorted_by(|a, b| a >= b),
                "{} {first}: {numbers:?}",
                guide.id
            );
        }
    }
}
