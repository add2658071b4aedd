//! The shape of a summary, the same while its texts are under review and once they are redacted: `T` is the place of a
//! text in a preparation, then [`Redacted`](crate::anonymise::Redacted) text. Everything else in it is [`Plain`].

use super::letters::Letters;
use super::plain::Plain;
use crate::domain::{
    Answer, Entry, Guide, GuideKind, Page, Question, Share, Status, Theme, Words, known,
};
use std::collections::{BTreeMap, BTreeSet};

/// Answers to this question gather under "Learning".
const LEARNED: &str = "learned";

/// What a summary says, without its head and foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outline<T> {
    pub(super) questions: Vec<T>,
    pub(super) counts: Counts,
    pub(super) follow_ups: Vec<FollowUp<T>>,
    pub(super) learned: Vec<T>,
    pub(super) reflections: Vec<Reflection<T>>,
}

/// Numbers over the chosen entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) entries: u32,
    pub(super) days: u32,
    pub(super) themes: BTreeMap<Theme, u32>,
    pub(super) incidents: BTreeMap<Plain, BTreeMap<Status, u32>>,
    pub(super) near_misses: BTreeMap<Plain, u32>,
    pub(super) platforms: BTreeMap<Plain, u32>,
}

/// An act with the month it is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FollowUp<T> {
    pub(super) what: T,
    pub(super) by: Plain,
    pub(super) done: bool,
    pub(super) about: Option<Plain>,
}

/// What may leave of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reflection<T> {
    pub(super) title: Plain,
    pub(super) about: Option<Plain>,
    pub(super) status: Option<Status>,
    pub(super) month: Plain,
    pub(super) told: Vec<(Plain, Told<T>)>,
}

/// An answer that may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told<T> {
    Text(T),
    Plain(Plain),
}

impl<T> Outline<T> {
    pub(super) fn new(questions: Vec<T>) -> Self {
        Self {
            questions,
            counts: Counts::default(),
            follow_ups: Vec::new(),
            learned: Vec::new(),
            reflections: Vec::new(),
        }
    }

    /// Takes in what may be shared of one entry. Each free text goes through `review`, with the question it answers,
    /// and comes back as its place.
    pub(super) fn add(
        &mut self,
        entry: &Entry,
        guide: &Guide,
        letters: &mut Letters,
        mut review: impl FnMut(&mut Letters, &Question, &Words) -> T,
    ) {
        let page = &entry.page;
        let may_leave = |id: &str| shared(guide, page, id).is_some();
        let about = page
            .client()
            .filter(|_| may_leave(known::CLIENT))
            .map(|code| Plain::client(letters, code));
        let status = page
            .status(guide.kind)
            .filter(|_| page.answer(known::STATUS).is_none() || may_leave(known::STATUS));
        let mut reflection = Reflection {
            title: title(guide, page),
            about: about.clone(),
            status,
            month: Plain::month(entry.written.date()),
            told: Vec::new(),
        };
        for question in guide.asked(&page.answers) {
            let Some(answer) = page
                .answers
                .get(&question.id)
                .filter(|answer| !answer.is_blank())
            else {
                continue;
            };
            let named_above =
                [known::KIND, known::STATUS, known::CLIENT].contains(&question.id.as_str());
            if question.share == Share::Never || named_above {
                continue;
            }
            match answer {
                Answer::Text(words) => {
                    let text = review(letters, question, words);
                    if question.id.as_str() == LEARNED {
                        self.learned.push(text);
                    } else {
                        reflection
                            .told
                            .push((Plain::ask(question), Told::Text(text)));
                    }
                }
                Answer::FollowUps(acts) => {
                    for act in acts {
                        self.follow_ups.push(FollowUp {
                            what: review(letters, question, &act.what),
                            by: Plain::month(act.by),
                            done: act.done.is_some(),
                            about: about.clone(),
                        });
                    }
                }
                plain => {
                    if let Some(value) = Plain::value(question, plain, letters) {
                        reflection
                            .told
                            .push((Plain::ask(question), Told::Plain(value)));
                    }
                }
            }
        }
        self.counts.add(guide, page, &reflection);
        if !reflection.told.is_empty() {
            self.reflections.push(reflection);
        }
    }

    /// The same with every text turned into what `text` makes of it.
    pub(super) fn map<U>(&self, text: impl Fn(&T) -> U) -> Outline<U> {
        let told = |told: &Told<T>| match told {
            Told::Text(place) => Told::Text(text(place)),
            Told::Plain(plain) => Told::Plain(plain.clone()),
        };
        Outline {
            questions: self.questions.iter().map(&text).collect(),
            counts: self.counts.clone(),
            follow_ups: self
                .follow_ups
                .iter()
                .map(|act| FollowUp {
                    what: text(&act.what),
                    by: act.by.clone(),
                    done: act.done,
                    about: act.about.clone(),
                })
                .collect(),
            learned: self.learned.iter().map(&text).collect(),
            reflections: self
                .reflections
                .iter()
                .map(|reflection| Reflection {
                    title: reflection.title.clone(),
                    about: reflection.about.clone(),
                    status: reflection.status,
                    month: reflection.month.clone(),
                    told: reflection
                        .told
                        .iter()
                        .map(|(ask, answer)| (ask.clone(), told(answer)))
                        .collect(),
                })
                .collect(),
        }
    }
}

impl Counts {
    /// On how many days entries were written.
    pub(super) fn count_days(&mut self, entries: &[&(Entry, Guide)]) {
        let days: BTreeSet<_> = entries
            .iter()
            .map(|(entry, _)| entry.written.date())
            .collect();
        self.days = days.len() as u32;
    }

    fn add<T>(&mut self, guide: &Guide, page: &Page, reflection: &Reflection<T>) {
        self.entries += 1;
        for theme in &guide.themes {
            *self.themes.entry(*theme).or_default() += 1;
        }
        match guide.kind {
            GuideKind::Incident => {
                let by_status = self.incidents.entry(reflection.title.clone()).or_default();
                *by_status
                    .entry(reflection.status.unwrap_or(Status::Open))
                    .or_default() += 1;
            }
            GuideKind::NearMiss => {
                *self
                    .near_misses
                    .entry(reflection.title.clone())
                    .or_default() += 1
            }
            _ => return,
        }
        let platform = shared(guide, page, known::PLATFORM)
            .and_then(|(question, answer)| Plain::option(question, answer.choices().first()?));
        if let Some(platform) = platform {
            *self.platforms.entry(platform).or_default() += 1;
        }
    }
}

/// The question of this id and its answer, where it was asked and may leave.
fn shared<'a>(guide: &'a Guide, page: &'a Page, id: &str) -> Option<(&'a Question, &'a Answer)> {
    let question = guide
        .asked(&page.answers)
        .find(|question| question.id.as_str() == id)?;
    let answer = page.answers.get(&question.id)?;
    (question.share != Share::Never && !answer.is_blank()).then_some((question, answer))
}

/// The option of `kind` where it may leave and says something, else the guide's title; without the client's code.
fn title(guide: &Guide, page: &Page) -> Plain {
    shared(guide, page, known::KIND)
        .and_then(|(question, answer)| {
            let kind = answer
                .choices()
                .first()
                .copied()
                .filter(|kind| *kind != "other")?;
            Plain::option(question, kind)
        })
        .unwrap_or_else(|| Plain::title(guide))
}
