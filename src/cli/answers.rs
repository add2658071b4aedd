//! An answers file: TOML, `question-id = value`, checked like the form. Every slip is named; with one, nothing is kept.

use crate::domain::dates::Towards;
use crate::domain::{
    Answer, AnswerKind, FollowUp, Guide, Problem, Question, QuestionId, RiskAnswer, Words, clean,
    read_day,
};
use crate::failure::Failure;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeTable;
use toml::{Spanned, Table, Value};

/// The key that answers the question about risk.
pub const RISK: &str = "risk";

/// Answers by question, as a page holds them.
pub type Answered = BTreeMap<QuestionId, Answer>;

/// What an answers file says.
#[derive(Debug)]
pub struct Answers {
    /// To the questions.
    pub answers: Answered,
    /// To the question about risk.
    pub risk: Option<RiskAnswer>,
}

/// Reads an answers file for this guide. `today` resolves words such as "yesterday".
///
/// # Errors
/// Every slip with its key and what was expected, never with a word of the answer.
pub fn read(text: &str, guide: &Guide, today: Date) -> Result<Answers, Failure> {
    let table = parse(text)?;
    let lines = lines(text);
    let mut slips = Vec::new();
    let mut answers = BTreeMap::new();
    let mut risk = None;
    for (key, value) in &table {
        let line = lines.get(key).copied().unwrap_or_default();
        let mut slip = |what: String| slips.push((line, what));
        let question = guide
            .questions
            .iter()
            .find(|question| question.id.as_str() == key);
        match question {
            Some(question) => match answer(question, value, today) {
                Ok(answer) => {
                    answers.insert(question.id.clone(), answer);
                }
                Err(expected) => slip(format!("{key}: {expected}")),
            },
            None if key == RISK && guide.kind.asks_risk_first() => match risk_answer(value) {
                Some(answer) => risk = Some(answer),
                None => slip(format!("{RISK}: expected \"no\", \"not sure\" or \"yes\"")),
            },
            None => {
                let mut ids: Vec<&str> = guide
                    .questions
                    .iter()
                    .map(|question| question.id.as_str())
                    .collect();
                if guide.kind.asks_risk_first() {
                    ids.insert(0, RISK);
                }
                let key: String = clean(key).chars().take(40).collect();
                slip(format!(
                    "{key}: `{}` has no such question; it has {}",
                    guide.id,
                    ids.join(", ")
                ));
            }
        }
    }
    slips.sort();
    let mut slips: Vec<String> = slips
        .into_iter()
        .map(|(line, slip)| format!("line {line}, {slip}"))
        .collect();
    // A slip already named is not also reported as missing or as out of place.
    if slips.is_empty() {
        slips = out_of_place(guide, &answers);
    }
    if slips.is_empty() {
        Ok(Answers { answers, risk })
    } else {
        let lines: Vec<String> = slips.iter().map(|slip| format!("\n  {slip}")).collect();
        Err(Failure::new(format!(
            "the answers do not fit, nothing was kept:{}",
            lines.concat()
        )))
    }
}

fn parse(text: &str) -> Result<Table, Failure> {
    text.parse::<Table>().map_err(|error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let line = line(text, at);
        let before = text.get(..at).unwrap_or_default();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        // The parser's own words may quote the line, and with it an answer.
        Failure::new(format!("the answers file has a slip at line {line}, column {column}; nothing was kept")).hint(
            "it is TOML: one `question-id = value` a line, each key once, text in \"double quotes\", long text in \"\"\"three\"\"\"",
        )
    })
}

/// The line of each key, from 1.
fn lines(text: &str) -> BTreeMap<String, usize> {
    let table = DeTable::parse(text).map(Spanned::into_inner);
    let keys = table.iter().flat_map(|table| table.keys());
    keys.map(|key| (key.get_ref().to_string(), line(text, key.span().start)))
        .collect()
}

/// The line of a byte, from 1.
fn line(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// Answers to questions that are not asked after these, and required ones that are missing.
fn out_of_place(guide: &Guide, answers: &Answered) -> Vec<String> {
    guide
        .questions
        .iter()
        .filter_map(|question| {
            let given = answers.get(&question.id);
            if !question.applies(answers) {
                return given.map(|_| {
                    format!(
                        "{}: it is asked only when {}",
                        question.id,
                        conditions(&question.when)
                    )
                });
            }
            question
                .check(given)
                .err()
                .map(|problem| format!("{}: {problem}", question.id))
        })
        .collect()
}

fn conditions(when: &BTreeMap<QuestionId, BTreeSet<String>>) -> String {
    let each: Vec<String> = when
        .iter()
        .map(|(id, words)| {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            format!("{id} is {}", words.join(" or "))
        })
        .collect();
    each.join(" and ")
}

fn risk_answer(value: &Value) -> Option<RiskAnswer> {
    let word = match value {
        Value::Boolean(true) => "yes".to_owned(),
        Value::Boolean(false) => "no".to_owned(),
        Value::String(word) => word.trim().to_lowercase().replace('-', " "),
        _ => return None,
    };
    RiskAnswer::ALL
        .into_iter()
        .find(|answer| answer.name() == word)
}

fn answer(question: &Question, value: &Value, today: Date) -> Result<Answer, String> {
    let kind = &question.answer;
    let expected = || format!("expected {}{}", kind.expectation(), options(kind));
    let read = |typed: &str| {
        question
            .read(typed, today)
            .map_err(|problem| match problem {
                Problem::WrongKind(_) => expected(),
                other => other.to_string(),
            })
    };
    let answer = match (kind, value) {
        (AnswerKind::Text, Value::String(text)) => Answer::Text(Words::new(text)),
        (AnswerKind::Line, Value::String(text)) if !text.trim().contains('\n') => {
            Answer::Text(Words::new(text.trim()))
        }
        (AnswerKind::Date, Value::Datetime(day)) => Answer::Date(civil(day).ok_or_else(expected)?),
        (AnswerKind::YesNo, Value::Boolean(yes)) => Answer::YesNo(*yes),
        (AnswerKind::Scale(_), Value::Integer(number)) => read(&number.to_string())?,
        (AnswerKind::Choice(_), Value::Array(list)) => {
            let mut chosen = BTreeSet::new();
            for (number, one) in (1..).zip(list) {
                match read(one.as_str().ok_or_else(expected)?) {
                    Ok(Answer::Choice(ids)) => chosen.extend(ids),
                    Ok(_) => return Err(expected()),
                    Err(slip) => {
                        return Err(format!("{slip}; word {number} of the list is another"));
                    }
                }
            }
            Answer::Choice(chosen)
        }
        (AnswerKind::FollowUps, Value::Array(list)) => {
            let acts: Result<Vec<FollowUp>, Problem> =
                list.iter().map(|act| follow_up(kind, act, today)).collect();
            Answer::FollowUps(acts.map_err(|problem| match problem {
                Problem::WrongKind(_) => expected(),
                other => other.to_string(),
            })?)
        }
        (AnswerKind::Tally(_), Value::Table(counts)) => {
            let counts: Option<BTreeMap<String, u32>> = counts
                .iter()
                .map(|(id, count)| Some((id.clone(), count.as_integer()?.try_into().ok()?)))
                .collect();
            Answer::Tally(counts.ok_or_else(expected)?)
        }
        (
            AnswerKind::Date
            | AnswerKind::YesNo
            | AnswerKind::Choice(_)
            | AnswerKind::Client
            | AnswerKind::FollowUps
            | AnswerKind::Tally(_),
            Value::String(typed),
        ) => read(typed)?,
        _ => return Err(expected()),
    };
    question
        .check(Some(&answer))
        .and_then(|()| question.has_been(&answer, today))
        .map_err(|problem| problem.to_string())?;
    Ok(answer)
}

fn options(kind: &AnswerKind) -> String {
    let ids: Vec<&str> = kind
        .options()
        .iter()
        .map(|choice| choice.id.as_str())
        .collect();
    if ids.is_empty() {
        String::new()
    } else {
        format!(": {}", ids.join(", "))
    }
}

fn follow_up(kind: &AnswerKind, value: &Value, today: Date) -> Result<FollowUp, Problem> {
    let wrong = || Problem::WrongKind(kind.expectation());
    let act = match value {
        Value::String(typed) => {
            return match kind.read(typed, today)? {
                Answer::FollowUps(mut acts) => acts.pop().ok_or_else(wrong),
                _ => Err(wrong()),
            };
        }
        Value::Table(act) => act,
        _ => return Err(wrong()),
    };
    let known = |key: &String| matches!(key.as_str(), "what" | "by" | "done");
    let what = act.get("what").and_then(Value::as_str).unwrap_or_default();
    let what = Words::new(what.trim());
    if what.is_blank() || !act.keys().all(known) {
        return Err(wrong());
    }
    let by = day(act.get("by").ok_or_else(wrong)?, Towards::Ahead, today)?;
    let done = match act.get("done") {
        Some(value) => Some(day(value, Towards::Past, today)?),
        None => None,
    };
    Ok(FollowUp { what, by, done })
}

fn day(value: &Value, towards: Towards, today: Date) -> Result<Date, Problem> {
    match value {
        Value::String(typed) => read_day(typed, towards, today),
        Value::Datetime(day) => civil(day).ok_or(Problem::NoDay),
        _ => Err(Problem::NoDay),
    }
}

fn civil(day: &toml::value::Datetime) -> Option<Date> {
    let day = day.date?;
    Date::new(
        day.year.try_into().ok()?,
        day.month.try_into().ok()?,
        day.day.try_into().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    fn guide() -> Guide {
        toml::from_str(include_str!("testing/guide.toml")).unwrap()
    }

    fn slips(text: &str) -> String {
        read(text, &guide(), TODAY).unwrap_err().message
    }

    #[test]
    fn every_kind_of_answer_fits_in_a_file() {
        let text = r#"
            risk = "not sure"
            what = """
            Two lines,
            and a comma."""
            short = "one line"
            happened = 2026-11-20
            told = true
            certain = 7
            kind = "friend-request"
            felt = ["calm", "worried"]
            client = "k-07"
            voices = { own = 3, other = 1 }
            follow-ups = [{ what = "explain", by = "thursday" }, "ask Ruth by tomorrow"]
        "#;
        let read = read(text, &guide(), TODAY).unwrap();
        assert_eq!(read.risk, Some(RiskAnswer::NotSure));
        assert_eq!(read.answers.len(), 10);
        let acts = read.answers.values().find_map(|answer| match answer {
            Answer::FollowUps(acts) => Some(acts),
            _ => None,
        });
        let days: Vec<Date> = acts.unwrap().iter().map(|act| act.by).collect();
        assert_eq!(days, [date(2026, 11, 26), date(2026, 11, 22)]);
    }

    #[test]
    fn every_slip_is_named_with_its_key_and_no_slip_quotes_an_answer() {
        let said = slips(
            "what = 3\ncertain = 11\nkind = \"zorblax\"\nfelt = [\"calm\", \"zorblax\"]\nnonsense = \"zorblax\"",
        );
        let slips: Vec<&str> = said.lines().skip(1).map(str::trim).collect();
        for (slip, begins) in slips.iter().zip([
            "line 1, what: expected text",
            "line 2, certain: expected a whole number from 0 to 10",
            "line 3, kind: expected one of friend-request, a-review",
            "line 4, felt: expected one of calm, worried, curious; word 2 of the list is another",
            "line 5, nonsense: `test-guide` has no such question",
        ]) {
            assert!(slip.starts_with(begins), "{begins} in {said}");
        }
        assert_eq!(slips.len(), 5);
        assert!(!said.contains("zorblax"), "{said}");
    }

    #[test]
    fn a_missing_answer_and_one_out_of_place_are_slips() {
        assert!(slips("short = \"x\"").contains("what: this question needs an answer"));
        assert!(
            slips("what = \"x\"\ntold = false\nhow = \"x\"")
                .contains("how: it is asked only when told is yes")
        );
    }

    #[test]
    fn a_broken_file_is_told_by_line_and_column_only() {
        let said = slips("what = \"fine\"\nshort = zorblax\n");
        assert!(said.contains("line 2, column"), "{said}");
        assert!(!said.contains("zorblax"));
        assert!(slips("what = \"one\"\nwhat = \"two\"").contains("line 2"));
    }
}
