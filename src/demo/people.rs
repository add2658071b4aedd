//! The people around the fictional year, and what was prepared and sealed for two of them.

use super::DemoError;
use super::told::{Day, Value, answers, at, moment, named};
use crate::anonymise::{Engine, Register};
use crate::domain::{
    AnswerKind, Client, ClientCode, Entry, Guide, Page, Period, Plan, PlanDecision, Receipt,
    Settings, Share, Supervisor, Words,
};
use crate::guides::Library;
use crate::supervision::{Identity, Preparation, lettered};
use crate::vault::{Vault, VaultError};
use jiff::Zoned;
use jiff::civil::Time;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) const PEOPLE: &str = include_str!("../../assets/demo/people.toml");

/// The people around the year, and what was prepared and sealed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    settings: Settings,
    clients: Vec<ToldClient>,
    supervisors: Vec<ToldSupervisor>,
    pub(super) preparation: ToldPreparation,
    receipts: Vec<ToldReceipt>,
    pub(super) draft: ToldDraft,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldClient {
    code: ClientCode,
    words: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldSupervisor {
    name: String,
    confirmed: Day,
}

/// What was chosen for a supervisor: the `last` so many entries of a period that have something to share.
#[derive(Deserialize)]
struct ToldShare {
    to: String,
    from: Day,
    until: Day,
    last: usize,
}

#[derive(Deserialize)]
pub(super) struct ToldPreparation {
    #[serde(flatten)]
    share: ToldShare,
    /// Which part of the findings is decided, 0 to 1, from the first on.
    decided: f64,
    questions: Vec<String>,
}

#[derive(Deserialize)]
struct ToldReceipt {
    #[serde(flatten)]
    share: ToldShare,
    sealed: Day,
    time: Time,
    replaced: u32,
    kept: u32,
    size: u64,
    sha256: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldDraft {
    days_ago: i64,
    time: Time,
    guide: String,
    pub(super) at: String,
    answers: BTreeMap<String, Value>,
}

impl People {
    pub(super) fn read() -> Self {
        toml::from_str(PEOPLE).expect("the people are tested")
    }

    pub(super) fn clients(&self) -> Vec<Client> {
        let client = |told: &ToldClient| Client {
            code: told.code.clone(),
            words: told.words.clone(),
        };
        self.clients.iter().map(client).collect()
    }

    pub(super) fn join(&self, vault: &mut Vault, now: &Zoned) -> Result<(), VaultError> {
        vault.put_settings(&self.settings)?;
        for client in self.clients() {
            vault.put_client(&client)?;
        }
        for told in &self.supervisors {
            vault.put_supervisor(&Supervisor {
                name: told.name.clone(),
                recipient: Identity::generate().recipient().as_str().to_owned(),
                confirmed: Some(told.confirmed.of(now)),
            })?;
        }
        Ok(())
    }

    pub(super) fn receipts(
        &self,
        supervisors: &[Supervisor],
        entries: &[(Entry, Guide)],
        now: &Zoned,
    ) -> Vec<Receipt> {
        let receipt = |told: &ToldReceipt| {
            let to = &told.share.to;
            let day = told.sealed.of(now);
            let supervisor = supervisors.iter().find(|supervisor| supervisor.name == *to);
            let chosen = told.share.choose(entries, now);
            let mut clients: Vec<ClientCode> = Vec::new();
            for code in chosen.iter().filter_map(|(entry, _)| entry.page.client()) {
                if !clients.contains(code) {
                    clients.push(code.clone());
                }
            }
            Receipt {
                sealed: at(now, day, told.time),
                to: to.clone(),
                recipient: supervisor
                    .map(|found| found.recipient.clone())
                    .unwrap_or_default(),
                period: told.share.period(now),
                entries: chosen.iter().map(|(entry, _)| entry.id).collect(),
                letters: lettered(&clients),
                replaced: told.replaced,
                kept: told.kept,
                file: format!("{}-{day}.age", to.to_lowercase()),
                size: told.size,
                sha256: told.sha256.clone(),
            }
        };
        self.receipts.iter().map(receipt).collect()
    }
}

impl ToldPreparation {
    pub(super) fn plan(&self, entries: &[(Entry, Guide)], clients: &[Client], now: &Zoned) -> Plan {
        let questions: Vec<Words> = self.questions.iter().map(|text| Words::new(text)).collect();
        let preparation = Preparation::of(
            &self.share.to,
            self.share.period(now),
            &self.share.choose(entries, now),
            &questions,
            &Engine::new(),
            &Register::of(clients),
        );
        let mut plan = preparation.plan();
        let decided = (plan.findings.len() as f64 * self.decided).round() as usize;
        for finding in plan.findings.iter_mut().take(decided) {
            finding.decision = PlanDecision::Replace;
        }
        plan
    }
}

impl ToldShare {
    fn period(&self, now: &Zoned) -> Period {
        Period {
            from: self.from.of(now),
            until: self.until.of(now),
        }
    }

    /// Oldest first.
    fn choose(&self, entries: &[(Entry, Guide)], now: &Zoned) -> Vec<(Entry, Guide)> {
        let period = self.period(now);
        let fits = |(entry, guide): &&(Entry, Guide)| {
            let day = entry.written.date();
            (period.from..=period.until).contains(&day) && shares_something(&entry.page, guide)
        };
        let mut chosen: Vec<_> = entries
            .iter()
            .rev()
            .filter(fits)
            .take(self.last)
            .cloned()
            .collect();
        chosen.reverse();
        chosen
    }
}

/// Whether more than a client's code may leave of a page.
fn shares_something(page: &Page, guide: &Guide) -> bool {
    guide.questions.iter().any(|question| {
        question.share != Share::Never
            && question.answer != AnswerKind::Client
            && page.answers.contains_key(&question.id)
    })
}

impl ToldDraft {
    pub(super) fn page<'a>(
        &self,
        library: &'a Library,
        now: &Zoned,
    ) -> Result<(Page, &'a Guide, Zoned), DemoError> {
        let guide = named(library, &self.guide)?;
        let answers = answers(&self.answers, guide, now, "draft")?;
        let page = Page {
            answers,
            ..Page::of(guide)
        };
        Ok((page, guide, moment(now, self.days_ago, self.time)))
    }
}
