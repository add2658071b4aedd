//! What the lists of the policy hold, in words.

use crate::domain::{dates, many};
use crate::policy::{CLAUSES, Change, Difference, Document, PRACTICE, Policy, REVIEW, find};
use jiff::civil::Date;

/// A row of the clauses.
pub(super) struct Line<'a> {
    /// The question it is written by.
    pub(super) id: &'a str,
    /// The section, on its first row only.
    pub(super) section: &'a str,
    /// The heading.
    pub(super) heading: &'a str,
    /// What is written; empty for nothing.
    pub(super) words: String,
}

impl Line<'_> {
    /// Whether it is a clause: the name at the head and the day of the next look stand around these.
    fn is_clause(&self) -> bool {
        ![PRACTICE, REVIEW].contains(&self.id)
    }

    /// What is there, in a word.
    pub(super) fn state(&self) -> &'static str {
        match (self.id, self.words.is_empty()) {
            (PRACTICE, true) => "no name",
            (PRACTICE, false) => "named",
            (REVIEW, true) => "no day",
            (REVIEW, false) => "a day is set",
            (_, true) => "empty",
            (_, false) => "written",
        }
    }
}

/// The name at the head, every clause with or without words, and the day it is looked at again.
pub(super) fn clause_lines(document: &Document) -> Vec<Line<'_>> {
    let mut lines = vec![Line {
        id: PRACTICE,
        section: "The head",
        heading: "The name at the head",
        words: document.practice.read().to_owned(),
    }];
    let known = CLAUSES.iter().map(|known| Line {
        id: known.id,
        section: known.section,
        heading: known.heading,
        words: words_of(document, known.id),
    });
    lines.extend(known);
    let further = document
        .clauses
        .iter()
        .filter(|clause| find(&clause.id).is_none());
    lines.extend(further.map(|clause| Line {
        id: &clause.id,
        section: clause.section,
        heading: &clause.heading,
        words: words_of(document, &clause.id),
    }));
    lines.push(Line {
        id: REVIEW,
        section: "Afterwards",
        heading: "The day to look at it again",
        words: document.review.map(dates::say).unwrap_or_default(),
    });
    let mut before = "";
    for line in &mut lines {
        if std::mem::replace(&mut before, line.section) == line.section {
            line.section = "";
        }
    }
    lines
}

fn words_of(document: &Document, id: &str) -> String {
    let clause = document.clause(id);
    clause
        .map(|clause| clause.words.read().to_owned())
        .unwrap_or_default()
}

/// The version, and when it is to be looked at again; whether that day has come.
pub(super) fn standing(document: &Document, today: Date) -> (String, bool) {
    let version = document.in_words();
    match document.review {
        Some(day) => (
            format!(
                "{version}. Next look at it: {} ({}).",
                dates::say_due(day, today),
                dates::say_short(day, today)
            ),
            day <= today,
        ),
        None => (
            format!("{version}. No day is set to look at it again."),
            false,
        ),
    }
}

/// How much is written of the clauses that are listed, and who has it.
pub(super) fn spread(policy: &Policy) -> String {
    let lines = clause_lines(policy.newest());
    let clauses: Vec<&Line> = lines.iter().filter(|line| line.is_clause()).collect();
    let written = clauses.iter().filter(|line| !line.words.is_empty()).count();
    let held = policy.held();
    let standing = |wanted| held.iter().filter(|held| held.standing == wanted).count();
    let (current, old) = (
        standing(crate::policy::Currency::Current),
        standing(crate::policy::Currency::Old),
    );
    let given = match (current, old) {
        (0, 0) => "No client was given it yet.".to_owned(),
        (current, 0) => format!("{} this version.", have(current)),
        (0, old) => format!("{} an older version, none this one.", have(old)),
        (current, old) => format!("{} this version, {old} an older one.", have(current)),
    };
    format!(
        "{written} of {} clauses are written. {given}",
        clauses.len()
    )
}

fn have(count: usize) -> String {
    let clients = many(count, "client", "clients");
    let have = if count == 1 { "has" } else { "have" };
    format!("{clients} {have}")
}

/// "2 changed, 1 added".
pub(super) fn counted(differences: &[Difference]) -> String {
    let counts = [Change::Changed, Change::Added, Change::Removed].map(|change| {
        let count = differences.iter().filter(|one| one.change == change);
        (count.count(), change.name())
    });
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    match said.is_empty() {
        true => "no clause is different".to_owned(),
        false => said.join(", "),
    }
}

/// The headings of what is different, by what became of them.
pub(super) fn headings(differences: &[Difference]) -> String {
    let lines = [Change::Changed, Change::Added, Change::Removed].map(|change| {
        let headings: Vec<&str> = differences
            .iter()
            .filter(|one| one.change == change)
            .map(|one| one.heading.as_str())
            .collect();
        match headings.is_empty() {
            true => String::new(),
            false => format!("{}: {}.\n", change.name(), headings.join("; ")),
        }
    });
    lines.concat()
}

/// A version beside the one before, clause by clause, whole.
pub(super) fn differences_in_words(policy: &Policy, version: &Document) -> String {
    let differences = policy.changes_of(version.version);
    if differences.is_empty() {
        return "No clause is different from the version before.".into();
    }
    let told = differences.iter().map(|one| {
        let (before, after) = (one.before.read().trim(), one.after.read().trim());
        let words = match one.change {
            Change::Added => format!("Now:\n{after}"),
            Change::Changed => format!("Before:\n{before}\n\nNow:\n{after}"),
            Change::Removed => format!("Before:\n{before}"),
        };
        format!("{}, {}\n\n{words}", one.heading, one.change.name())
    });
    told.collect::<Vec<_>>().join("\n\n\n")
}
