//! The policy for clients: from the answers of one entry to a document, its versions and their differences, who has which
//! version, and which kinds of incident it speaks to.
//!
//! The policy is one entry of the guide [`POLICY`](known::guide::POLICY); its revisions are its versions. Who was given it are entries of
//! the guide [`POLICY_GIVEN`](known::guide::POLICY_GIVEN).

mod clauses;
mod page;

pub use clauses::{CLAUSES, Known};
pub use page::paragraphs;

use crate::domain::{Answer, ClientCode, EntryId, Guide, Page, Words, capital, known};
use clauses::FURTHER;
use jiff::civil::Date;

/// The question for the day on which it is looked at again.
pub const REVIEW: &str = "review";
/// The question for the name at its head.
pub const PRACTICE: &str = "practice";
/// What the document is called.
pub const TITLE: &str = "Social media and online contact";

/// The policy as it was at one version. A clause without words is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The number of the revision, from 1.
    pub version: u32,
    /// The day it was kept.
    pub day: Date,
    /// The day on which it is looked at again.
    pub review: Option<Date>,
    /// Whose policy it is; may be blank.
    pub practice: Words,
    /// In the order of the page.
    pub clauses: Vec<Clause>,
}

impl Document {
    /// Everything that was written in it, a clause a paragraph: what a register is held against.
    pub fn written(&self) -> Words {
        let clauses = self.clauses.iter().map(|clause| clause.words.read());
        let all: Vec<&str> = std::iter::once(self.practice.read())
            .chain(clauses)
            .collect();
        Words::new(&all.join("\n\n"))
    }
}

/// A clause with words in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The id of its question.
    pub id: String,
    /// The section it stands in.
    pub section: &'static str,
    /// Its heading, as a client reads it.
    pub heading: String,
    /// What the practitioner will do.
    pub words: Words,
}

/// What became of a clause from one version to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    Added,
    /// Its words are others.
    Changed,
    /// It is not there any more.
    Removed,
}

/// A clause that differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its heading.
    pub heading: String,
    /// What became of it.
    pub change: Change,
    /// Its words before; blank when it was added.
    pub before: Words,
    /// Its words now; blank when it was removed.
    pub after: Words,
}

/// That a client was given the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The entry that says so.
    pub entry: EntryId,
    /// To whom.
    pub client: ClientCode,
    /// On which day.
    pub day: Date,
    /// In which way, in words; may be empty.
    pub how: String,
}

/// How what a client was given stands to the policy as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Currency {
    /// It is the newest version.
    Current,
    /// There is a newer version that they were not given.
    Old,
    /// They were given it again later.
    Replaced,
}

/// A record of giving, and the version that follows from its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held<'a> {
    /// The record.
    pub given: &'a Given,
    /// The version current at the end of that day; `None` where none of this policy was kept yet.
    pub version: Option<u32>,
    /// How it stands.
    pub standing: Currency,
}

/// The policy with its history: one version at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its entry.
    pub entry: EntryId,
    newest: Document,
    /// The versions before the newest, oldest first.
    earlier: Vec<Document>,
    /// Who was given it, in the order of writing.
    pub given: Vec<Given>,
}

/// A kind of incident, and the clauses that speak to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The id of the kind.
    pub kind: String,
    /// The kind in words.
    pub label: String,
    /// The clauses that answer it, and whether each has words; empty where a policy for clients is not the place.
    pub clauses: Vec<(&'static Known, bool)>,
}

impl Change {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Changed => "changed",
            Change::Removed => "removed",
        }
    }
}

impl Currency {
    /// The words for it.
    pub fn name(self) -> &'static str {
        match self {
            Currency::Current => "current",
            Currency::Old => "older",
            Currency::Replaced => "given again since",
        }
    }
}

impl Document {
    /// Of a page of the guide `policy`. Texts under an id that is no known clause stand last, under a heading made of the
    /// id.
    pub fn of(page: &Page, version: u32, day: Date) -> Self {
        let text = |id: &str| match page.answer(id) {
            Some(Answer::Text(words)) if !words.is_blank() => Some(words.clone()),
            _ => None,
        };
        let known = CLAUSES.iter().filter_map(|known| {
            Some(Clause {
                id: known.id.to_owned(),
                section: known.section,
                heading: known.heading.to_owned(),
                words: text(known.id)?,
            })
        });
        let further = page.answers.keys().filter_map(|id| {
            let id = id.as_str();
            if id == PRACTICE || find(id).is_some() {
                return None;
            }
            Some(Clause {
                id: id.to_owned(),
                section: FURTHER,
                heading: capital(&id.replace('-', " ")),
                words: text(id)?,
            })
        });
        Self {
            version,
            day,
            review: match page.answer(REVIEW) {
                Some(Answer::Date(day)) => Some(*day),
                _ => None,
            },
            practice: text(PRACTICE).unwrap_or_default(),
            clauses: known.chain(further).collect(),
        }
    }

    /// The clauses by section, in the order of the page; no section is empty.
    pub fn sections(&self) -> Vec<(&'static str, &[Clause])> {
        self.clauses
            .chunk_by(|one, next| one.section == next.section)
            .filter_map(|clauses| Some((clauses.first()?.section, clauses)))
            .collect()
    }

    /// The clause of this id, where it has words.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// What is different from an earlier version, clause by clause, in the order of the page; removed ones last.
    pub fn differences(&self, before: &Document) -> Vec<Difference> {
        let now = self.clauses.iter().filter_map(|clause| {
            let earlier = before.clause(&clause.id);
            let change = match earlier {
                None => Change::Added,
                Some(earlier) if earlier.words != clause.words => Change::Changed,
                Some(_) => return None,
            };
            Some(Difference {
                heading: clause.heading.clone(),
                change,
                before: earlier
                    .map(|earlier| earlier.words.clone())
                    .unwrap_or_default(),
                after: clause.words.clone(),
            })
        });
        let gone = before
            .clauses
            .iter()
            .filter(|clause| self.clause(&clause.id).is_none())
            .map(|clause| Difference {
                heading: clause.heading.clone(),
                change: Change::Removed,
                before: clause.words.clone(),
                after: Words::default(),
            });
        now.chain(gone).collect()
    }

    /// The file name offered, without its end: `policy-version-3-2026-03-04`.
    pub fn file_name(&self) -> String {
        format!("policy-version-{}-{}", self.version, self.day)
    }
}

impl Given {
    /// Of a page of the guide `policy-given`; `None` where the client or the day is missing.
    pub fn of(entry: EntryId, page: &Page, guide: &Guide) -> Option<Self> {
        let Some(Answer::Date(day)) = page.answer("given") else {
            return None;
        };
        let how = guide
            .questions
            .iter()
            .find(|question| question.id.as_str() == "how")
            .and_then(|question| {
                let answer = page.answer("how")?;
                Some(answer.in_words(question.answer.options()))
            });
        Some(Self {
            entry,
            client: page.client()?.clone(),
            day: *day,
            how: how.unwrap_or_default().read().to_owned(),
        })
    }
}

impl Policy {
    /// Of an entry, its versions, oldest first, and the records of giving; `None` where there is no version.
    pub fn of(entry: EntryId, mut versions: Vec<Document>, given: Vec<Given>) -> Option<Self> {
        let newest = versions.pop()?;
        Some(Self {
            entry,
            newest,
            earlier: versions,
            given,
        })
    }

    /// The policy as it is.
    pub fn newest(&self) -> &Document {
        &self.newest
    }

    /// Every version, oldest first.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = &Document> {
        self.earlier.iter().chain([&self.newest])
    }

    /// A version by its number.
    pub fn version(&self, number: u32) -> Option<&Document> {
        self.versions().find(|document| document.version == number)
    }

    /// The version that was current at the end of a day; of two kept on one day the later.
    pub fn version_on(&self, day: Date) -> Option<&Document> {
        self.versions().rev().find(|document| document.day <= day)
    }

    /// What a version changed of the one before; the first one added everything.
    pub fn changes_of(&self, number: u32) -> Vec<Difference> {
        let Some(now) = self.version(number) else {
            return Vec::new();
        };
        let nothing = Document {
            clauses: Vec::new(),
            ..now.clone()
        };
        let before = self
            .versions()
            .take_while(|document| document.version != number)
            .last();
        now.differences(before.unwrap_or(&nothing))
    }

    /// Who has which version: by code, of each code the newest first.
    pub fn held(&self) -> Vec<Held<'_>> {
        let mut given: Vec<&Given> = self.given.iter().collect();
        given.sort_by(|a, b| (&a.client, b.day, b.entry).cmp(&(&b.client, a.day, a.entry)));
        let mut held: Vec<Held> = Vec::new();
        for given in given {
            let version = self.version_on(given.day).map(|document| document.version);
            let again = held
                .last()
                .is_some_and(|last| last.given.client == given.client);
            let standing = match version {
                _ if again => Currency::Replaced,
                Some(version) if version == self.newest().version => Currency::Current,
                _ => Currency::Old,
            };
            held.push(Held {
                given,
                version,
                standing,
            });
        }
        held
    }
}

impl Covered {
    /// Whether clauses could speak to it and none does.
    pub fn is_gap(&self) -> bool {
        !self.clauses.is_empty() && self.clauses.iter().all(|(_, written)| !written)
    }

    /// "covered", "gap", or that a policy is not the place.
    pub fn state(&self) -> &'static str {
        match () {
            () if self.clauses.is_empty() => "not for a policy",
            () if self.is_gap() => "gap",
            () => "covered",
        }
    }
}

/// Each kind of incident against the clauses, in the order of the guide `incident`. Says only whether something is
/// written, not whether it is enough.
pub fn coverage(incident: &Guide, document: Option<&Document>) -> Vec<Covered> {
    let kinds = incident
        .questions
        .iter()
        .find(|question| question.id.as_str() == known::KIND)
        .map(|question| question.answer.options())
        .unwrap_or_default();
    let written = |id: &str| document.is_some_and(|document| document.clause(id).is_some());
    kinds
        .iter()
        .map(|kind| Covered {
            kind: kind.id.clone(),
            label: kind.label.clone(),
            clauses: CLAUSES
                .iter()
                .filter(|clause| clause.answers.contains(&kind.id.as_str()))
                .map(|clause| (clause, written(clause.id)))
                .collect(),
        })
        .collect()
}

/// The known clause of this id.
pub fn find(id: &str) -> Option<&'static Known> {
    CLAUSES.iter().find(|known| known.id == id)
}

#[cfg(test)]
mod tests;
