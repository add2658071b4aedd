//! The shape of a summary, the same while its texts are under review and once they are redacted: `T` is the place of a
//! text in a preparation, then [`Redacted`](crate::anonymise::Redacted) text. Everything else in it is [`Plain`].

use super::counts::Counts;
use super::letters::Letters;
use super::month::Month;
use super::place::Place;
use super::plain::Plain;
use super::practice_state::PracticeState;
use super::shared::shared;
use super::stage::Stage;
use super::voices::{VOICE, Voices};
use crate::domain::{Answer, Entry, Guide, GuideKind, Page, Question, Share, Status, Words, known};

/// Answers to this question gather under "Learning".
const LEARNED: &str = "learned";

/// Answers to this question are questions to the supervisor.
const ASK: &str = "ask-supervisor";

/// What an experiment changes, and for how long.
const CHANGE: &str = "change";
const FROM: &str = "from";
const UNTIL: &str = "until";

/// What a summary says, without its head and foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outline<T> {
    pub(super) questions: Vec<T>,
    pub(super) counts: Counts,
    pub(super) voices: Vec<Voices>,
    pub(super) experiments: Vec<Experiment<T>>,
    /// `None` where it was not asked for.
    pub(super) standing: Option<PracticeState>,
    pub(super) follow_ups: Vec<FollowUp<T>>,
    pub(super) learned: Vec<T>,
    pub(super) reflections: Vec<Reflection<T>>,
}

/// An act with the month it is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FollowUp<T> {
    pub(super) what: T,
    pub(super) by: Plain,
    pub(super) done: bool,
    pub(super) about: Option<Plain>,
}

/// A change tried for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Experiment<T> {
    pub(super) title: Plain,
    pub(super) status: Option<Status>,
    pub(super) from: Option<Month>,
    pub(super) until: Option<Month>,
    pub(super) change: Option<T>,
}

/// What may leave of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reflection<T> {
    pub(super) title: Plain,
    pub(super) about: Option<Plain>,
    pub(super) status: Option<Status>,
    pub(super) month: Plain,
    pub(super) told: Vec<Answered<T>>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answered<T> {
    pub(super) ask: Plain,
    pub(super) told: Told<T>,
    pub(super) place: Option<Place>,
    pub(super) stage: Stage,
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
            voices: Vec::new(),
            experiments: Vec::new(),
            standing: None,
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
        let voices = Voices::of(entry, guide);
        let mut experiment =
            (guide.kind == GuideKind::Experiment).then(|| Experiment::of(guide, page, &reflection));
        for question in guide.asked(&page.answers) {
            let Some(answer) = page
                .answers
                .get(&question.id)
                .filter(|answer| !answer.is_blank())
            else {
                continue;
            };
            let id = question.id.as_str();
            let named_above = [known::KIND, known::STATUS, known::CLIENT].contains(&id)
                || (voices.is_some() && id == VOICE)
                || (experiment.is_some() && [FROM, UNTIL].contains(&id));
            if question.share == Share::Never || named_above {
                continue;
            }
            match answer {
                Answer::Text(words) => {
                    let text = review(letters, question, words);
                    match (id, &mut experiment) {
                        (CHANGE, Some(experiment)) => experiment.change = Some(text),
                        (LEARNED, _) => self.learned.push(text),
                        (ASK, _) => self.questions.push(text),
                        _ if guide.id.as_str() == known::guide::QUESTION => {
                            self.questions.push(text)
                        }
                        _ => reflection.tell(question, Told::Text(text)),
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
                        reflection.tell(question, Told::Plain(value));
                    }
                }
            }
        }
        self.voices.extend(voices);
        self.experiments.extend(experiment);
        self.counts
            .add(guide, page, &reflection.title, reflection.status);
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
            voices: self.voices.clone(),
            experiments: self
                .experiments
                .iter()
                .map(|experiment| Experiment {
                    title: experiment.title.clone(),
                    status: experiment.status,
                    from: experiment.from,
                    until: experiment.until,
                    change: experiment.change.as_ref().map(&text),
                })
                .collect(),
            standing: self.standing.clone(),
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
                        .map(|answered| Answered {
                            ask: answered.ask.clone(),
                            told: told(&answered.told),
                            place: answered.place,
                            stage: answered.stage,
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}

impl<T> Reflection<T> {
    fn tell(&mut self, question: &Question, told: Told<T>) {
        self.told.push(Answered {
            ask: Plain::ask(question),
            told,
            place: Place::of(question.id.as_str()),
            stage: Stage::of(question.id.as_str()),
        });
    }
}

impl<T> Experiment<T> {
    fn of(guide: &Guide, page: &Page, reflection: &Reflection<T>) -> Self {
        let month = |id: &str| match shared(guide, page, id) {
            Some((_, Answer::Date(day))) => Some(Month::of(*day)),
            _ => None,
        };
        Self {
            title: reflection.title.clone(),
            status: reflection.status,
            from: month(FROM),
            until: month(UNTIL),
            change: None,
        }
    }
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
