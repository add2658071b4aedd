//! Accounts and the footprint: what follows from the answers, and what is due for another look.

use crate::domain::{Answer, Page, known};
use jiff::ToSpan;
use jiff::civil::Date;

/// What the view of accounts needs of one page. An unanswered question is the empty word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    sphere: String,
    name_used: String,
    seen_by: String,
    findable: String,
    worth_it: String,
    /// The day its privacy settings were last gone through.
    pub checked: Option<Date>,
}

impl Account {
    /// Of a page of the guide `account`, or of one like it.
    pub fn of(page: &Page) -> Self {
        let chosen = |id: &str| {
            let answer = page.answer(id).map(Answer::choices).unwrap_or_default();
            answer
                .first()
                .map(|word| (*word).to_owned())
                .unwrap_or_default()
        };
        Self {
            sphere: chosen("sphere"),
            name_used: chosen("name-used"),
            seen_by: chosen("seen-by"),
            findable: chosen("findable"),
            worth_it: chosen("worth-it"),
            checked: match page.answer(known::CHECKED) {
                Some(Answer::Date(day)) => Some(*day),
                _ => None,
            },
        }
    }

    /// What may want a thought, in plain sentences; the account is due for a check after `days` days.
    ///
    /// Nothing is weighed: each sentence follows from one or two answers, and an unanswered question says nothing.
    pub fn remarks(&self, today: Date, days: u16) -> Vec<&'static str> {
        let mut remarks = Vec::new();
        let mut say = |holds: bool, words| {
            if holds {
                remarks.push(words);
            }
        };
        let own = ["personal", "both"].contains(&self.sphere.as_str());
        say(
            self.sphere == "personal" && self.name_used == "practice-name",
            "A personal account under the name you practise by: whoever looks for the practice may find it.",
        );
        say(
            own && ["anyone", "members"].contains(&self.seen_by.as_str()) && self.findable == "yes",
            "A client could find it and read along.",
        );
        say(
            own && self.findable == "not-sure",
            "You were not sure whether a client could find it; looking while signed out tells.",
        );
        say(
            self.seen_by == "not-known",
            "You were not sure who sees what you put there.",
        );
        say(
            self.worth_it == "no",
            "You wrote that it is no longer worth its trouble.",
        );
        match self.checked {
            None => say(
                true,
                "Its privacy settings were never checked, as far as this page says.",
            ),
            Some(day) => say(
                is_over(day, days, today),
                "Its privacy settings were last checked a while ago.",
            ),
        }
        remarks
    }

    /// Whether its settings are due for another look: never checked, or `days` days ago or more.
    pub fn is_due(&self, today: Date, days: u16) -> bool {
        wants_a_look(self.checked, days, today)
    }
}

/// Whether settings last checked on a day, or never, are due for another look after `days` days.
pub(super) fn wants_a_look(checked: Option<Date>, days: u16, today: Date) -> bool {
    checked.is_none_or(|day| is_over(day, days, today))
}

/// The day the next footprint review, or the next look at an account, falls on: `days` days after the last; `None` before the
/// first.
pub fn next_look(last: Option<Date>, days: u16) -> Option<Date> {
    last?.checked_add(i64::from(days).days()).ok()
}

fn is_over(last: Date, days: u16, today: Date) -> bool {
    (today - last).get_days() >= i32::from(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GuideId, GuideRef, QuestionId};
    use jiff::civil::date;
    use std::collections::BTreeMap;

    const TODAY: Date = date(2026, 11, 21);

    fn account(answers: &[(&str, &str)], checked: Option<Date>) -> Account {
        let id = |name: &str| QuestionId::try_from(name.to_owned()).expect("a slug");
        let mut page = Page {
            guide: GuideRef {
                id: GuideId::try_from("account".to_owned()).expect("a slug"),
                version: 1,
            },
            answers: BTreeMap::new(),
            risk: None,
        };
        for (question, word) in answers {
            let chosen = Answer::Choice([(*word).to_owned()].into());
            page.answers.insert(id(question), chosen);
        }
        if let Some(day) = checked {
            page.answers.insert(id("checked"), Answer::Date(day));
        }
        Account::of(&page)
    }

    #[test]
    fn a_personal_account_under_the_practice_name_is_remarked_on_and_a_professional_one_is_not() {
        let under = |sphere| {
            account(
                &[("sphere", sphere), ("name-used", "practice-name")],
                Some(TODAY),
            )
            .remarks(TODAY, 180)
            .len()
        };
        assert_eq!((under("personal"), under("professional")), (1, 0));
    }

    #[test]
    fn settings_are_due_on_the_day_and_not_the_day_before() {
        let checked = |day| account(&[], Some(day));
        assert!(checked(date(2026, 11, 14)).is_due(TODAY, 7));
        assert!(!checked(date(2026, 11, 15)).is_due(TODAY, 7));
        assert!(account(&[], None).is_due(TODAY, 7));
        assert_eq!(checked(date(2026, 11, 14)).remarks(TODAY, 7).len(), 1);
        assert_eq!(checked(date(2026, 11, 15)).remarks(TODAY, 7).len(), 0);
    }

    #[test]
    fn an_open_personal_account_that_can_be_found_is_remarked_on_once() {
        let open = account(
            &[
                ("sphere", "both"),
                ("seen-by", "anyone"),
                ("findable", "yes"),
            ],
            Some(TODAY),
        );
        assert_eq!(
            open.remarks(TODAY, 180),
            ["A client could find it and read along."]
        );
    }

    #[test]
    fn the_next_footprint_review_follows_from_the_last() {
        assert_eq!(
            next_look(Some(date(2026, 9, 1)), 90),
            Some(date(2026, 11, 30))
        );
        assert_eq!(next_look(None, 90), None);
        assert_eq!(next_look(Some(Date::MAX), 90), None);
    }
}
