//! An answer that is being written: what a draft in the journal keeps of it. Of the summary it keeps the period alone.

use super::Recipient;
use crate::domain::{
    Answer, AnswerKind, Guide, GuideId, GuideKind, Page, Period, Question, QuestionId, Share,
    Words, known,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

const TEXT: &str = "text";
const TO: &str = "to";
const FROM: &str = "from";
const UNTIL: &str = "until";

/// An answer, not reviewed yet: it can be kept, never sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyDraft {
    /// What is written so far.
    pub text: Words,
    /// The key that the summary carried.
    pub to: Recipient,
    /// The period of the summary.
    pub period: Period,
}

impl ReplyDraft {
    /// The guide of such a draft. In no library: it is begun from a summary only, and never becomes an entry.
    pub fn guide() -> Guide {
        let asked = [
            (TEXT, "What is your answer?", AnswerKind::Text),
            (TO, "For which recipient?", AnswerKind::Line),
            (FROM, "From which day is the summary?", AnswerKind::Date),
            (UNTIL, "Until which day?", AnswerKind::Date),
        ];
        Guide {
            id: GuideId::try_from(known::guide::ANSWER.to_owned())
                .expect("lower-case letters, hyphens"),
            version: 1,
            kind: GuideKind::Reflection,
            title: "An answer to a summary".into(),
            purpose: "What a supervisor writes back, kept until it is sealed.".into(),
            source: "Afterhour, our own judgement".into(),
            minutes: 5,
            themes: BTreeSet::new(),
            track: None,
            questions: asked
                .into_iter()
                .map(|(id, ask, answer)| Question {
                    id: question(id),
                    ask: ask.into(),
                    help: None,
                    answer,
                    required: false,
                    share: Share::Never,
                    when: BTreeMap::new(),
                })
                .collect(),
            notes: Vec::new(),
        }
    }

    /// The page to keep.
    pub fn page(&self) -> Page {
        let mut page = Page::of(&Self::guide());
        page.answers = BTreeMap::from([
            (question(TEXT), Answer::Text(self.text.clone())),
            (question(TO), Answer::Text(Words::new(self.to.as_str()))),
            (question(FROM), Answer::Date(self.period.from)),
            (question(UNTIL), Answer::Date(self.period.until)),
        ]);
        page
    }

    /// The answer that a page keeps; `None` when it is another guide's, or not whole.
    pub fn of(page: &Page) -> Option<Self> {
        let text = |id| match page.answers.get(&question(id)) {
            Some(Answer::Text(words)) => Some(words),
            _ => None,
        };
        let day = |id| -> Option<Date> {
            match page.answers.get(&question(id)) {
                Some(Answer::Date(day)) => Some(*day),
                _ => None,
            }
        };
        if page.guide.id.as_str() != known::guide::ANSWER {
            return None;
        }
        Some(Self {
            text: text(TEXT)?.clone(),
            to: Recipient::parse(text(TO)?.read()).ok()?,
            period: Period {
                from: day(FROM)?,
                until: day(UNTIL)?,
            },
        })
    }
}

fn question(id: &str) -> QuestionId {
    QuestionId::try_from(id.to_owned()).expect("lower-case letters")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::supervision::Identity;
    use jiff::civil::date;

    #[test]
    fn what_a_draft_keeps_of_an_answer_is_the_answer_again() {
        let draft = ReplyDraft {
            text: Words::new("Come on Tuesday."),
            to: Identity::generate().recipient(),
            period: Period {
                from: date(2026, 10, 1),
                until: date(2026, 11, 21),
            },
        };
        assert_eq!(ReplyDraft::of(&draft.page()), Some(draft.clone()));
        let mut page = draft.page();
        page.answers.remove(&question(TO));
        assert_eq!(ReplyDraft::of(&page), None);
        let guide = ReplyDraft::guide();
        for (id, answer) in &draft.page().answers {
            let question = guide
                .question(id)
                .map(|question| question.check(Some(answer)));
            assert_eq!(question, Some(Ok(())), "{id}");
        }
    }
}
