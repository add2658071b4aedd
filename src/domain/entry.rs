//! What was written: a page while it is being filled in, an entry once the vault has numbered and dated it.

use super::afterword;
use super::guide::{Guide, GuideKind, GuideRef, QuestionId};
use super::known;
use super::{Answer, ClientCode, FollowUp, Theme, Words};
use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The number of an entry in its journal, from 1; never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryId(pub u32);

impl std::fmt::Display for EntryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The number of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DraftId(pub u32);

/// What was written in answer to a guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Which guide, in which version.
    pub guide: GuideRef,
    /// The answers given; a skipped question has none.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// What was answered to the risk question, where it came first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
}

/// The risk question and what came of it. The program keeps it and never weighs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// What was answered.
    pub answer: RiskAnswer,
    /// When "I have acted" was chosen on the card.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "super::times::kept_or_none"
    )]
    pub acted: Option<Zoned>,
}

/// The three answers to "Might someone be at risk of serious harm now?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RiskAnswer {
    /// The card comes first.
    Yes,
    /// Counts as yes.
    NotSure,
    /// The guide goes on.
    No,
}

impl RiskAnswer {
    /// Every answer, in the order they are offered.
    pub const ALL: [RiskAnswer; 3] = [RiskAnswer::Yes, RiskAnswer::NotSure, RiskAnswer::No];

    /// The words on the screen.
    pub fn name(self) -> &'static str {
        match self {
            RiskAnswer::Yes => "yes",
            RiskAnswer::NotSure => "not sure",
            RiskAnswer::No => "no",
        }
    }

    /// Whether the card is shown.
    pub fn shows_card(self) -> bool {
        self != RiskAnswer::No
    }
}

/// Whether an incident still needs something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Something is still to be done by the practitioner.
    Open,
    /// Somebody else's turn.
    Waiting,
    /// Nothing more to do.
    Closed,
}

impl Status {
    /// Every status, in the order it usually goes.
    pub const ALL: [Status; 3] = [Status::Open, Status::Waiting, Status::Closed];

    /// The word on the screen, in guides and in the vault.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Waiting => "waiting",
            Status::Closed => "closed",
        }
    }

    /// The status of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// A page that the vault has numbered and dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: EntryId,
    /// From 1; an edit adds one.
    pub revision: u32,
    /// When the first revision was kept, with the time zone it was written in.
    pub written: Zoned,
    /// When this revision was kept, if it is not the first.
    pub revised: Option<Zoned>,
    /// What was written.
    pub page: Page,
}

/// An entry in a list: everything but its answers. `Debug` prints neither title nor platform, which may be words that
/// somebody wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct EntryHead {
    /// Its number.
    pub id: EntryId,
    /// The guide of the newest revision.
    pub guide: GuideRef,
    /// The guide's kind.
    pub kind: GuideKind,
    /// What lists call it: [`Page::title`].
    pub title: String,
    /// When the first revision was kept.
    pub written: Zoned,
    /// How many revisions there are.
    pub revision: u32,
    /// The guide's themes.
    pub themes: BTreeSet<Theme>,
    /// Open, waiting or closed, where that applies.
    pub status: Option<Status>,
    /// The client it touches.
    pub client: Option<ClientCode>,
    /// Where online it happened, in the words of the answer; empty when unsaid.
    pub platform: String,
    /// Whether it is on the agenda.
    pub for_supervision: bool,
    /// The day it was last discussed in supervision.
    pub discussed: Option<Date>,
    /// Whether it was written since then what changed.
    pub impact: bool,
    /// When it went to the trash.
    pub trashed: Option<Zoned>,
}

impl std::fmt::Debug for EntryHead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EntryHead")
            .field("id", &self.id)
            .field("guide", &self.guide)
            .field("revision", &self.revision)
            .finish_non_exhaustive()
    }
}

/// A page being written, kept so that a crash costs nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its number.
    pub id: DraftId,
    /// What is written so far.
    pub page: Page,
    /// The question in front of the writer.
    pub at: Option<QuestionId>,
    /// The entry it revises; `None` for a new one.
    pub revises: Option<EntryId>,
    /// When it was kept.
    pub kept: Zoned,
}

impl Draft {
    /// What it is about: the question of a daily prompt, the entry it revises or adds to, else the title of its guide.
    pub fn name(&self, guide: &Guide) -> String {
        let title = &guide.title;
        match (guide.kind, self.revises) {
            (GuideKind::Afterword, Some(id)) => format!("{title}, for entry {id}"),
            (_, Some(id)) => format!("{title}, a new revision of entry {id}"),
            (GuideKind::Prompt, None) => {
                let ask = guide.questions.first();
                ask.map_or_else(|| title.clone(), |question| question.ask.clone())
            }
            (_, None) => title.clone(),
        }
    }
}

/// Which entries a list shows; empty fields let everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur (as prefixes, in any order).
    pub words: String,
    /// Of this kind.
    pub kind: Option<GuideKind>,
    /// With this theme.
    pub theme: Option<Theme>,
    /// Touching this client.
    pub client: Option<ClientCode>,
    /// In this state.
    pub status: Option<Status>,
    /// Only those on the agenda.
    pub for_supervision: bool,
    /// Written on or after this day.
    pub from: Option<Date>,
    /// Written on or before this day.
    pub until: Option<Date>,
    /// What lies in the trash instead of what does not.
    pub trashed: bool,
}

/// An entry that a search found, with the words around the first match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The entry.
    pub head: EntryHead,
    /// At most some 200 characters around the match; blank without search words.
    pub excerpt: Words,
    /// Where in the excerpt one of the search words begins, in bytes, in order; empty when the title alone has it.
    pub found: Vec<Range<usize>>,
}

/// The entries that go into a summary unless one says otherwise: those on the agenda, incidents and near misses, since
/// they are written with supervision in view; where there is none of these, all of them.
pub fn offered<'a>(heads: impl Iterator<Item = &'a EntryHead> + Clone) -> BTreeSet<EntryId> {
    let meant = |head: &&EntryHead| {
        head.for_supervision || matches!(head.kind, GuideKind::Incident | GuideKind::NearMiss)
    };
    let ids: BTreeSet<EntryId> = heads.clone().filter(meant).map(|head| head.id).collect();
    match ids.is_empty() {
        true => heads.map(|head| head.id).collect(),
        false => ids,
    }
}

/// A follow-up that is still open, as Today shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The entry it belongs to.
    pub entry: EntryId,
    /// Its place in the entry's list, from 0.
    pub position: usize,
    /// The client the entry touches.
    pub client: Option<ClientCode>,
    /// What is to be done.
    pub what: Words,
    /// By which day.
    pub by: Date,
}

/// Characters of the longest title that is taken from a text.
const LONGEST_TITLE: usize = 48;

impl Page {
    /// An empty page of a guide.
    pub fn of(guide: &Guide) -> Self {
        Self {
            guide: guide.reference(),
            answers: BTreeMap::new(),
            risk: None,
        }
    }

    /// The answer to a question of this id.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers
            .iter()
            .find(|(question, _)| question.as_str() == id)
            .map(|(_, answer)| answer)
    }

    /// Whether nothing was written yet.
    pub fn is_blank(&self) -> bool {
        self.answers.values().all(Answer::is_blank)
    }

    /// Whether there is something to keep as a draft: an answer, or that somebody may be at risk.
    pub fn is_worth_keeping(&self) -> bool {
        let at_risk = self
            .risk
            .as_ref()
            .is_some_and(|risk| risk.answer.shows_card());
        at_risk || !self.is_blank()
    }

    /// Drops blank answers and those to questions that no longer apply, as when the answer they hung on was
    /// changed.
    pub fn tidy(&mut self, guide: &Guide) {
        self.answers.retain(|_, answer| !answer.is_blank());
        loop {
            let gone: Vec<QuestionId> = guide
                .questions
                .iter()
                .filter(|question| {
                    self.answers.contains_key(&question.id) && !question.applies(&self.answers)
                })
                .map(|question| question.id.clone())
                .collect();
            if gone.is_empty() {
                return;
            }
            for id in gone {
                self.answers.remove(&id);
            }
        }
    }

    /// What a list calls the entry: an account's platform, the first words of what another journal wrote, the option of `kind` in
    /// words and the client's code, else the guide's title.
    pub fn title(&self, guide: &Guide) -> String {
        if guide.id.as_str() == known::guide::IMPORTED
            && let Some(Answer::Text(words)) = self.answer(known::IMPORTED_TEXT)
        {
            let first = words.opening(LONGEST_TITLE);
            if !first.is_empty() {
                return first;
            }
        }
        if guide.kind == GuideKind::Account {
            let platform = self.platform(guide);
            if !platform.is_empty() {
                return platform;
            }
        }
        let kind = self.answer(known::KIND).and_then(|answer| {
            let id = (*answer.choices().first()?).to_owned();
            // "other" alone says nothing in a list; the label it was chosen by does.
            Some(match id.as_str() {
                "other" => {
                    let question = guide
                        .questions
                        .iter()
                        .find(|question| question.id.as_str() == known::KIND);
                    let options = question.map(|question| question.answer.options());
                    answer
                        .in_words(options.unwrap_or_default())
                        .read()
                        .to_owned()
                }
                id => id.replace('-', " "),
            })
        });
        let mut title = match kind {
            Some(kind) => match kind.strip_prefix("i ") {
                Some(rest) => format!("I {rest}"),
                None => kind,
            },
            None => guide.title.clone(),
        };
        if let Some(code) = self.client() {
            title.push_str(", ");
            title.push_str(code.as_str());
        }
        title
    }

    /// The client the page touches.
    pub fn client(&self) -> Option<&ClientCode> {
        match self.answer(known::CLIENT) {
            Some(Answer::Client(code)) => Some(code),
            _ => None,
        }
    }

    /// Open, waiting or closed. An incident that does not say is open.
    pub fn status(&self, kind: GuideKind) -> Option<Status> {
        let said = self
            .answer(known::STATUS)
            .and_then(|answer| answer.choices().first().copied().and_then(Status::named));
        said.or((kind == GuideKind::Incident).then_some(Status::Open))
    }

    /// Whether it belongs on the agenda.
    pub fn for_supervision(&self) -> bool {
        matches!(
            self.answer(known::FOR_SUPERVISION),
            Some(Answer::YesNo(true))
        )
    }

    /// The day it was last discussed in supervision.
    pub fn discussed(&self) -> Option<Date> {
        match afterword::latest(self, known::DISCUSSED) {
            Some(Answer::Date(day)) => Some(*day),
            _ => None,
        }
    }

    /// Whether it was written what changed since it was discussed.
    pub fn impact(&self) -> bool {
        self.discussed().is_some() && afterword::latest(self, afterword::IMPACT).is_some()
    }

    /// The first thing written in words, in the order of the guide; blank where there is none.
    pub fn first_words(&self, guide: &Guide) -> Words {
        let answers = guide
            .questions
            .iter()
            .filter_map(|question| self.answers.get(&question.id));
        let mut texts = answers.filter_map(|answer| match answer {
            Answer::Text(words) if !words.is_blank() => Some(words.clone()),
            _ => None,
        });
        texts.next().unwrap_or_default()
    }

    /// The acts with a day, in their order.
    pub fn follow_ups(&self) -> &[FollowUp] {
        match self.answer(known::FOLLOW_UPS) {
            Some(Answer::FollowUps(acts)) => acts,
            _ => &[],
        }
    }

    /// Where online it happened, in words; empty when unsaid.
    pub fn platform(&self, guide: &Guide) -> String {
        let Some((id, answer)) = self
            .answers
            .iter()
            .find(|(id, _)| id.as_str() == known::PLATFORM)
        else {
            return String::new();
        };
        let options = guide
            .question(id)
            .map(|question| question.answer.options())
            .unwrap_or_default();
        answer.in_words(options).read().to_owned()
    }
}
