//! A summary under review: what may leave of the chosen entries, every finding in it, and what was decided.

mod client;
mod deciding;
mod held_back;
mod person;
mod plan;
mod recipient;

pub(super) use client::name_words;
pub use held_back::HeldBack;
pub use person::Wordings;

use self::client::Clients;
use super::item::{Item, Origin, Text, is_registered};
use super::layout::Layout;
use super::letters::{Hidden, Letters, lettered};
use super::outline::Outline;
use super::practice_state::PracticeState;
use super::strange_code::CodeShape;
use super::summary::Summary;
use super::together::{Together, together};
use crate::anonymise::{Decision, Engine, Finding, NAME_WITHHELD, Redacted, Register, Review};
use crate::domain::{ClientCode, Entry, EntryId, Guide, Lettered, Period, Words, many};
use jiff::civil::Date;

/// Nothing leaves: so many findings are undecided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", undecided(*.0))]
pub struct Undecided(pub usize);

fn undecided(count: usize) -> String {
    let which = many(count, "finding is", "findings are");
    format!("{which} still undecided, so nothing leaves")
}

/// A free text as it is scanned, with its codes, and as it may leave, with letters.
struct Unread {
    origin: Origin,
    words: Words,
    hidden: Hidden,
}

/// A summary under review.
#[derive(Clone)]
pub struct Preparation {
    to: String,
    period: Period,
    entries: Vec<EntryId>,
    questions: Vec<Words>,
    letters: Letters,
    /// How many letters were dealt, the first ones, for what was written; the others were for suggestions and decisions.
    written: usize,
    shape: CodeShape,
    outline: Outline<usize>,
    texts: Vec<Text>,
    /// Text and finding in it, for each item.
    places: Vec<(usize, usize)>,
    /// Who is named, numbered, for each item that names somebody.
    people: Vec<Option<usize>>,
    /// No replacement may hold a word of it.
    register: Register,
    /// Found texts of the register in lower case, which a look at the letters finds.
    registered: Vec<Words>,
    /// Words of the practitioner's own in which the engine found none of the register.
    clear: Vec<Words>,
    /// The risk question was answered in one of them.
    risk: bool,
    /// Acts of deciding, the newest last: items with what was decided before.
    acts: Vec<Vec<(usize, Decision)>>,
}

impl std::fmt::Debug for Preparation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "<preparation, {} findings, {} undecided>",
            self.count(),
            self.undecided()
        )
    }
}

/// Said in a review where the risk question was answered in an entry.
pub const RISK_STAYS: &str =
    "Your answer to the risk question stays in your journal, in no summary.";

/// That a review could not go once its summary lay there, and `why`; `to` is whom it is for.
pub fn review_stays(to: &str, why: &str) -> String {
    format!(
        "The decisions of its review stay in the journal: {why}. The next review for {to} takes them up."
    )
}

impl Preparation {
    /// Gathers what may be shared of these entries, oldest first, and finds what may identify.
    ///
    /// Codes of clients become letters by themselves. Answers that may never leave are not looked at.
    pub fn of(
        to: &str,
        period: Period,
        entries: &[(Entry, Guide)],
        questions: &[Words],
        engine: &Engine,
        register: &Register,
    ) -> Self {
        let mut chosen: Vec<&(Entry, Guide)> = entries.iter().collect();
        chosen.sort_by(|(a, _), (b, _)| {
            (a.written.timestamp(), a.id).cmp(&(b.written.timestamp(), b.id))
        });
        chosen.dedup_by_key(|(entry, _)| entry.id);
        let of_entries = chosen.iter().filter_map(|(entry, _)| entry.page.client());
        let codes: Vec<ClientCode> = register.codes().chain(of_entries).cloned().collect();
        let shape = CodeShape::of(&codes);
        let mut letters = Letters::of(codes);

        let mut texts: Vec<Unread> = Vec::new();
        let mut add = |letters: &mut Letters, words: &Words, origin: Origin| {
            let hidden = letters.hide(words.read());
            texts.push(Unread {
                origin,
                words: words.clone(),
                hidden,
            });
            texts.len() - 1
        };
        let asked: Vec<usize> = questions
            .iter()
            .filter(|question| !question.is_blank())
            .map(|question| add(&mut letters, question, Origin::question()))
            .collect();
        let mut outline = Outline::new(asked);
        for (entry, guide) in &chosen {
            outline.add(entry, guide, &mut letters, |letters, question, words| {
                add(letters, words, Origin::answer(entry, guide, question))
            });
        }
        let days: Vec<Date> = chosen
            .iter()
            .map(|(entry, _)| entry.written.date())
            .collect();
        outline.counts.count_days(&days, period);

        let read: Vec<&str> = texts.iter().map(|text| text.words.read()).collect();
        let found = engine.scan_all(&read, register);
        let mut preparation = Self {
            to: to.to_owned(),
            period,
            entries: chosen.iter().map(|(entry, _)| entry.id).collect(),
            questions: questions.to_vec(),
            written: letters.in_order().len(),
            letters,
            shape,
            outline,
            texts: Vec::new(),
            places: Vec::new(),
            people: Vec::new(),
            register: register.clone(),
            registered: Vec::new(),
            clear: Vec::new(),
            risk: chosen.iter().any(|(entry, _)| entry.page.risk.is_some()),
            acts: Vec::new(),
        };
        let mut clients = Clients::default();
        for (text, findings) in texts.iter().zip(&found) {
            if let Some(about) = &text.origin.about {
                clients.learn(about, text.words.read(), findings);
            }
        }
        for (text, mut findings) in texts.into_iter().zip(found) {
            for finding in &mut findings {
                if let Some(code) = clients.meet(text.words.read(), finding) {
                    finding.suggestion = code;
                }
            }
            preparation.take_in(text, findings, register);
        }
        preparation.people = preparation.numbered_people();
        preparation
    }

    fn take_in(&mut self, text: Unread, findings: Vec<Finding>, register: &Register) {
        let moved = findings.into_iter().filter_map(|mut finding| {
            recipient::meet(&self.to, text.words.read(), &mut finding);
            Some(Finding {
                span: text.hidden.moved(&finding.span)?,
                suggestion: self.letters.hide(&finding.suggestion).text.to_string(),
                less: finding
                    .less
                    .iter()
                    .map(|words| self.letters.hide(words).text.to_string())
                    .collect(),
                ..finding
            })
        });
        let mut moved: Vec<Finding> = moved.collect();
        let spans: Vec<_> = moved.iter().map(|finding| finding.span.clone()).collect();
        moved.extend(self.shape.find(&text.hidden.text, &spans, register));
        let count = moved.len();
        let review = Review::of(Words::new(&text.hidden.text), moved);
        debug_assert_eq!(review.items().len(), count, "no finding is lost on the way");
        let read = review.text().read();
        for (at, (finding, _)) in review.items().iter().enumerate() {
            self.places.push((self.texts.len(), at));
            if is_registered(finding) {
                let word = Words::new(&read[finding.span.clone()].to_lowercase());
                if !self.registered.contains(&word) {
                    self.registered.push(word);
                }
            }
        }
        self.texts.push(Text {
            origin: text.origin,
            review,
        });
    }

    /// With how things stand beside the entries; without it, a summary does not say.
    pub fn standing(mut self, standing: PracticeState) -> Self {
        self.outline.standing = Some(standing);
        self
    }

    /// Every finding in order: the questions to the supervisor, then the entries, oldest first.
    pub fn items(&self) -> Vec<Item> {
        let mut items: Vec<Item> = self.texts.iter().flat_map(Text::items).collect();
        for (item, proposal) in items.iter_mut().zip(self.proposals()) {
            item.proposed = proposal.words;
            if let Some(own) = proposal.own.filter(|own| !item.is_step(own)) {
                let steps = [&item.suggestion].into_iter().chain(&item.less);
                let withheld = steps.take_while(|step| *step != NAME_WITHHELD).count();
                item.less.insert(withheld.min(item.less.len()), own.clone());
                item.own = Some(own);
            }
        }
        items
    }

    /// Whether the risk question was answered in what is chosen: that stays in the journal, and [`RISK_STAYS`] says so.
    pub fn has_risk(&self) -> bool {
        self.risk
    }

    /// What stands for a client's code in what leaves by now, "Client A"; `None` where the code is in none of it.
    pub fn letter_of(&self, code: &ClientCode) -> Option<String> {
        let mut there = self.letters_put_there().into_iter();
        let own = there.find(|one| one.code.as_ref() == Some(code))?;
        Some(own.letter)
    }

    /// Words of the practitioner's own as they would leave: on one line, with a letter for each code.
    pub fn as_typed(&self, words: &str) -> Words {
        Words::new(&self.as_it_leaves(words, &mut self.letters.clone()))
    }

    /// The code that these words are, whole and in any spelling: one of the register, or one written like it.
    pub fn code_of(&self, words: &str) -> Option<ClientCode> {
        let words = words.trim();
        let known = self.letters.spelt(words).cloned();
        known.or_else(|| self.shape.read(words))
    }

    /// How many findings there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// How many are undecided.
    pub fn undecided(&self) -> usize {
        self.all()
            .filter(|(_, decision)| *decision == Decision::Undecided)
            .count()
    }

    /// Details left standing that identify together: those about each client, and, where those of no client do, those of
    /// the whole summary, since whoever reads one entry reads all.
    pub fn together(&self) -> Vec<Together> {
        together(&self.texts)
    }

    /// The summary, once every finding is decided.
    ///
    /// # Errors
    /// While findings are undecided; says how many.
    pub fn finish(&self, reviewed: Date) -> Result<Summary, Undecided> {
        let reviews = self.texts.iter().map(|text| text.review.clone().finish());
        let redacted: Vec<Redacted> = reviews
            .collect::<Result<_, _>>()
            .map_err(|_| Undecided(self.undecided()))?;
        let of = |kind: fn(&Decision) -> bool| {
            self.all().filter(|(_, decision)| kind(decision)).count() as u32
        };
        Ok(Summary {
            to: self.to.clone(),
            period: self.period,
            entries: self.entries.clone(),
            letters: self.letters_put_there(),
            reviewed,
            layout: Layout::Sections,
            replaced: of(|decision| matches!(decision, Decision::Replace(_))),
            kept: of(|decision| *decision == Decision::Keep),
            outline: self.outline.map(|place| redacted[*place].clone()),
        })
    }

    /// The letters dealt for what was written, and of the others those that a decision put there: one that was dealt for a
    /// suggestion not taken may stand in words of the practitioner's own, where it is nobody's.
    fn letters_put_there(&self) -> Vec<Lettered> {
        let mut lettered = lettered(self.letters.in_order());
        let suggested = lettered.split_off(self.written);
        let decided = suggested.into_iter().filter(|one| {
            self.all().any(|(_, decision)| match decision {
                Decision::Replace(by) => word_at(by, &one.letter).is_some(),
                _ => false,
            })
        });
        lettered.extend(decided);
        lettered
    }

    fn all(&self) -> impl Iterator<Item = &(Finding, Decision)> {
        self.texts.iter().flat_map(|text| text.review.items())
    }

    fn at(&self, item: usize) -> Option<(&str, &(Finding, Decision))> {
        let (text, finding) = *self.places.get(item)?;
        let review = &self.texts[text].review;
        let found = &review.items()[finding];
        Some((&review.text().read()[found.0.span.clone()], found))
    }
}

/// The byte at which the word stands in the text, not merely inside another word.
pub(super) fn word_at(text: &str, word: &str) -> Option<usize> {
    let mut places = text.match_indices(word).map(|(at, _)| at);
    places.find(|&at| {
        let (before, after) = (
            text[..at].chars().next_back(),
            text[at + word.len()..].chars().next(),
        );
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
