//! What is said about an entry later: its questions and answers are put behind the entry's own, which stay as they
//! were.

use super::{Answer, Guide, Page, Question, QuestionId, known};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The guide of a later look at an entry.
pub const LOOK_AGAIN: &str = "look-again";
/// The guide of what came of bringing an entry to supervision.
pub const AFTER_SUPERVISION: &str = "after-supervision";
/// The guide, and its question, of what has changed since then.
pub const IMPACT: &str = "impact";
/// What the ids of guides begin with that tie an entry to points of a framework.
pub const ETHICS: &str = "ethics-";

/// The guide and page of an entry with an afterword's answered questions behind their own.
///
/// A question whose id the entry has already gets the next free one (`seen-now`, `seen-now-2`), so that nothing said
/// earlier is replaced. Ids that mean something to the program are one thing of the whole entry: follow-ups are
/// added to those there are, status and agenda take the newer answer, and what was discussed leaves the agenda.
pub fn append(guide: &Guide, page: &Page, after: &Guide, said: &Page) -> (Guide, Page) {
    let (mut guide, mut page) = (guide.clone(), page.clone());
    let mut named: BTreeMap<&QuestionId, QuestionId> = BTreeMap::new();
    for question in after.asked(&said.answers) {
        let Some(answer) = said
            .answers
            .get(&question.id)
            .filter(|answer| !answer.is_blank())
        else {
            continue;
        };
        if is_of_the_whole_entry(question) {
            take_in(&mut guide, &mut page, question, answer);
            continue;
        }
        if question.id.as_str() == known::DISCUSSED {
            page.answers.remove(&of_agenda());
        }
        let id = free_id(&guide, &page, &question.id);
        let when: BTreeMap<QuestionId, BTreeSet<String>> = question
            .when
            .iter()
            .map(|(looked_at, words)| {
                let looked_at = named.get(looked_at).unwrap_or(looked_at);
                (looked_at.clone(), words.clone())
            })
            .collect();
        guide.questions.push(Question {
            id: id.clone(),
            when,
            ..question.clone()
        });
        let notes = after
            .notes
            .iter()
            .filter(|note| note.question == question.id);
        guide.notes.extend(notes.cloned().map(|mut note| {
            note.question = id.clone();
            note
        }));
        page.answers.insert(id.clone(), answer.clone());
        named.insert(&question.id, id);
    }
    (guide, page)
}

/// The newest answer to a question that may have been appended several times.
pub fn latest<'a>(page: &'a Page, id: &str) -> Option<&'a Answer> {
    page.answers
        .iter()
        .filter_map(|(question, answer)| Some((nth(question.as_str(), id)?, answer)))
        .max_by_key(|(nth, _)| *nth)
        .map(|(_, answer)| answer)
}

/// An afterword of an entry, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The first of its questions; what follows is of it as well, until the next begins.
    pub from: QuestionId,
    /// Its guide's title.
    pub title: String,
    /// The day it was added.
    pub day: Date,
}

/// Where in an entry's guide each of its afterwords begins: the place of its first question, and its own place in
/// `added`, the guides in the order they were added. `own` is how many questions the entry had at first. One that left
/// no question of its own, such as only a follow-up, has no place.
pub fn places(guide: &Guide, own: usize, added: &[&Guide]) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    // The afterword in hand and the place of the last question that was found in it.
    let mut hand: (usize, Option<usize>) = (0, None);
    for (at, question) in guide.questions.iter().enumerate().skip(own) {
        let place_in = |after: &Guide| {
            let mut asked = after.questions.iter();
            asked.position(|one| nth(question.id.as_str(), one.id.as_str()).is_some())
        };
        let found = (hand.0..added.len()).find_map(|number| {
            let place = place_in(added[number])?;
            let goes_on = number > hand.0 || hand.1.is_none_or(|last| place > last);
            goes_on.then_some((number, place))
        });
        if let Some((number, place)) = found {
            if places.last().is_none_or(|(_, last)| *last != number) {
                places.push((at, number));
            }
            hand = (number, Some(place));
        }
    }
    places
}

fn nth(question: &str, id: &str) -> Option<u32> {
    match question.strip_prefix(id)? {
        "" => Some(1),
        rest => rest.strip_prefix('-')?.parse().ok(),
    }
}

fn is_of_the_whole_entry(question: &Question) -> bool {
    [known::FOLLOW_UPS, known::STATUS, known::FOR_SUPERVISION].contains(&question.id.as_str())
}

fn take_in(guide: &mut Guide, page: &mut Page, question: &Question, answer: &Answer) {
    if guide.question(&question.id).is_none() {
        let alone = Question {
            when: BTreeMap::new(),
            ..question.clone()
        };
        guide.questions.push(alone);
    }
    match (page.answers.get_mut(&question.id), answer) {
        (Some(Answer::FollowUps(there)), Answer::FollowUps(more)) => {
            there.extend(more.iter().cloned());
        }
        _ => {
            page.answers.insert(question.id.clone(), answer.clone());
        }
    }
}

fn of_agenda() -> QuestionId {
    QuestionId::try_from(known::FOR_SUPERVISION.to_owned()).expect("a slug")
}

fn free_id(guide: &Guide, page: &Page, id: &QuestionId) -> QuestionId {
    let taken = |id: &QuestionId| guide.question(id).is_some() || page.answers.contains_key(id);
    if !taken(id) {
        return id.clone();
    }
    // An id of 64 letters has no room for a number: the last ones give way.
    let stem: String = id.as_str().chars().take(58).collect();
    (2u32..)
        .map(|nth| QuestionId::try_from(format!("{stem}-{nth}")).expect("a slug stays one"))
        .find(|id| !taken(id))
        .expect("a page has fewer questions than there are numbers")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnswerKind, FollowUp, GuideId, GuideKind, Theme, Words};
    use jiff::civil::date;

    fn id(text: &str) -> QuestionId {
        QuestionId::try_from(text.to_owned()).expect("a slug")
    }

    fn question(name: &str, answer: AnswerKind) -> Question {
        Question {
            id: id(name),
            ask: format!("{name}?"),
            help: None,
            answer,
            required: false,
            share: Default::default(),
            when: BTreeMap::new(),
        }
    }

    fn guide(name: &str, kind: GuideKind, questions: Vec<Question>) -> Guide {
        Guide {
            id: GuideId::try_from(name.to_owned()).expect("a slug"),
            version: 1,
            kind,
            title: name.into(),
            purpose: "p".into(),
            source: "s".into(),
            minutes: 1,
            themes: Theme::all().take(1).collect(),
            track: None,
            questions,
            notes: Vec::new(),
        }
    }

    fn page(guide: &Guide, answers: &[(&str, Answer)]) -> Page {
        let mut page = Page::of(guide);
        for (name, answer) in answers {
            page.answers.insert(id(name), answer.clone());
        }
        page
    }

    fn text(words: &str) -> Answer {
        Answer::Text(Words::new(words))
    }

    fn act(what: &str) -> FollowUp {
        FollowUp {
            what: Words::new(what),
            by: date(2026, 12, 1),
            done: None,
        }
    }

    #[test]
    fn what_is_said_later_stands_behind_what_was_said_and_replaces_nothing() {
        let own = guide(
            "own",
            GuideKind::Reflection,
            vec![question("seen-now", AnswerKind::Text)],
        );
        let after = guide(
            "look-again",
            GuideKind::Afterword,
            vec![question("seen-now", AnswerKind::Text)],
        );
        let first = page(&own, &[("seen-now", text("first"))]);
        let (own, both) = append(
            &own,
            &first,
            &after,
            &page(&after, &[("seen-now", text("second"))]),
        );
        let (own, all) = append(
            &own,
            &both,
            &after,
            &page(&after, &[("seen-now", text("third"))]),
        );
        let asked: Vec<&str> = own
            .questions
            .iter()
            .map(|question| question.id.as_str())
            .collect();
        assert_eq!(asked, ["seen-now", "seen-now-2", "seen-now-3"]);
        assert_eq!(all.answer("seen-now"), Some(&text("first")));
        assert_eq!(latest(&all, "seen-now"), Some(&text("third")));
        assert_eq!(all.guide, first.guide);
    }

    #[test]
    fn follow_ups_are_added_and_what_was_discussed_leaves_the_agenda() {
        let own = guide(
            "own",
            GuideKind::Incident,
            vec![question(known::FOLLOW_UPS, AnswerKind::FollowUps)],
        );
        let after = guide(
            "after-supervision",
            GuideKind::Afterword,
            vec![
                question(known::DISCUSSED, AnswerKind::Date),
                question(known::FOLLOW_UPS, AnswerKind::FollowUps),
            ],
        );
        let before = page(
            &own,
            &[
                (known::FOLLOW_UPS, Answer::FollowUps(vec![act("one")])),
                (known::FOR_SUPERVISION, Answer::YesNo(true)),
            ],
        );
        let said = page(
            &after,
            &[
                (known::DISCUSSED, Answer::Date(date(2026, 11, 24))),
                (known::FOLLOW_UPS, Answer::FollowUps(vec![act("two")])),
            ],
        );
        let (_, both) = append(&own, &before, &after, &said);
        assert_eq!(both.follow_ups(), [act("one"), act("two")]);
        assert!(!both.for_supervision());
        assert_eq!(both.discussed(), Some(date(2026, 11, 24)));
    }

    #[test]
    fn each_afterword_begins_where_its_first_question_stands() {
        let own = guide(
            "own",
            GuideKind::Reflection,
            vec![question("answer", AnswerKind::Text)],
        );
        let look = guide(
            "look-again",
            GuideKind::Afterword,
            vec![
                question("seen-now", AnswerKind::Text),
                question("still-open", AnswerKind::Text),
            ],
        );
        let impact = guide(
            "impact",
            GuideKind::Afterword,
            vec![question("impact", AnswerKind::Text)],
        );
        let mut now = (own.clone(), page(&own, &[("answer", text("x"))]));
        let both: &[(&str, Answer)] = &[("seen-now", text("a")), ("still-open", text("b"))];
        for (after, said) in [
            (&look, page(&look, both)),
            (&look, page(&look, &both[..1])),
            (&impact, page(&impact, &[("impact", text("c"))])),
        ] {
            now = append(&now.0, &now.1, after, &said);
        }
        let added = [&look, &look, &impact];
        assert_eq!(places(&now.0, 1, &added), [(1, 0), (3, 1), (4, 2)]);
        assert_eq!(places(&own, 1, &added), []);
    }

    #[test]
    fn a_blank_afterword_changes_nothing() {
        let own = guide(
            "own",
            GuideKind::Reflection,
            vec![question("a", AnswerKind::Text)],
        );
        let after = guide(
            "look-again",
            GuideKind::Afterword,
            vec![question("b", AnswerKind::Text)],
        );
        let before = page(&own, &[("a", text("x"))]);
        let said = page(&after, &[("b", text("  "))]);
        assert_eq!(append(&own, &before, &after, &said), (own.clone(), before));
    }
}
