//! The desk, gathered from the vault.

use super::{COUNTED, Worker};
use crate::anonymise::Register;
use crate::domain::{Filter, GuideKind, Status};
use crate::failure::Failure;
use crate::figures;
use crate::guides;
use crate::supervision::Identity;
use crate::tui::desk::{Desk, Unfinished};
use jiff::{ToSpan, Zoned};
use std::sync::Arc;

/// Weeks of the calendar on Today.
const WEEKS: i32 = 12;

impl Worker {
    pub(super) fn desk(&self, now: &Zoned) -> Result<Desk, Failure> {
        let vault = self.vault.as_ref().ok_or_else(Failure::locked)?;
        let today = now.date();
        let visits = vault.visits()?;
        let prompt = guides::todays_prompt(
            &self.library,
            &visits,
            today,
            vault.swaps(today)?,
            &vault.settings()?.tracks(),
        );
        let count = |filter: Filter| vault.count(&filter, COUNTED);
        let from = today.checked_sub((WEEKS * 7).days()).unwrap_or(today);
        let drafts = vault
            .drafts()?
            .into_iter()
            .map(|(draft, guide)| Unfinished { draft, guide })
            .collect();
        let incidents = Status::ALL
            .into_iter()
            .map(|status| {
                let filter = Filter {
                    kind: Some(GuideKind::Incident),
                    status: Some(status),
                    ..Filter::default()
                };
                count(filter).map(|number| (status, number))
            })
            .collect::<Result<_, _>>()?;
        let own_recipient = match vault.identity()? {
            Some(secret) => Some(Identity::parse(&secret)?.recipient().as_str().to_owned()),
            None => None,
        };
        let clients = vault.clients()?;
        let settings = vault.settings()?;
        let supervisors = vault.supervisors()?;
        let mut preparations = Vec::new();
        for supervisor in &supervisors {
            if vault.preparation(&supervisor.name)?.is_some() {
                preparations.push(supervisor.name.clone());
            }
        }
        Ok(Desk {
            journal: self.journal.clone(),
            notices: vault.notices().to_vec(),
            exports: self.exports.clone(),
            library: Arc::clone(&self.library),
            today,
            prompt: prompt.map(|guide| guide.id.clone()),
            answered: prompt.is_some_and(|guide| visits.contains(&(guide.id.clone(), today))),
            due: vault.due()?,
            drafts,
            calendar: figures::calendar(&vault.rhythm(from)?, today, WEEKS as usize),
            neglected: figures::neglected(&vault.themes_visited()?, today, 2),
            register: Register::of(&clients).keeping(&settings.kept),
            clients,
            supervisors,
            preparations,
            receipts: vault.receipts()?,
            own_recipient,
            settings,
            incidents,
            near_misses: count(Filter {
                kind: Some(GuideKind::NearMiss),
                ..Filter::default()
            })?,
            agenda: count(Filter {
                for_supervision: true,
                ..Filter::default()
            })?,
            footprint: visits
                .iter()
                .find(|(id, _)| id.as_str() == "footprint-review")
                .map(|(_, day)| *day),
            entries: count(Filter::default())?,
        })
    }
}
