//! The desk, gathered from the vault.

use super::{COUNTED, Worker};
use crate::confine;
use crate::domain::{CPD, Filter, GuideKind, Status};
use crate::failure::Failure;
use crate::figures;
use crate::guides;
use crate::supervision::{Identity, whatever_lies_in};
use crate::tui::desk::{Desk, Unfinished};
use jiff::{ToSpan, Zoned};
use std::sync::{Arc, OnceLock};

/// Weeks of the calendar on Today.
const WEEKS: i32 = 12;

impl Worker {
    pub(super) fn desk(&self, now: &Zoned) -> Result<Desk, Failure> {
        let vault = self.vault.as_ref().ok_or_else(Failure::locked)?;
        let today = now.date();
        let visits = vault.visits()?;
        let swaps = vault.swaps(today)?;
        let settings = vault.settings()?;
        let prompt =
            guides::todays_prompt(&self.library, &visits, today, swaps, &settings.tracks());
        let count = |filter: Filter| vault.count(&filter, COUNTED);
        let from = today.checked_sub((WEEKS * 7).days()).unwrap_or(today);
        let drafts = vault
            .drafts()?
            .into_iter()
            // One that was emptied before a crash holds nothing to go on with.
            .filter(|(draft, _)| draft.page.is_worth_keeping())
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
        let agenda = count(Filter {
            for_supervision: true,
            ..Filter::default()
        })?;
        let standing = vault.standing(agenda, today)?;
        let themes = vault.themes_visited()?;
        let clients = vault.clients()?;
        let supervisors = vault.supervisors()?;
        let mut preparations = Vec::new();
        let names = supervisors
            .iter()
            .map(|supervisor| supervisor.name.as_str());
        for name in names.chain([CPD]) {
            if vault.preparation(name)?.is_some() {
                preparations.push(name.to_owned());
            }
        }
        Ok(Desk {
            journal: self.journal.clone(),
            notices: vault.notices().to_vec(),
            unkept: vault.not_as_kept()?,
            held: confine::held(),
            exports: self.exports.clone(),
            // Only so that a name is offered that is free: where the folder may not be read, the first one.
            exported: whatever_lies_in(&self.exports).unwrap_or_default(),
            library: Arc::clone(&self.library),
            today,
            prompt: prompt.map(|guide| guide.id.clone()),
            answered: prompt.is_some_and(|guide| visits.contains(&(guide.id.clone(), today))),
            swaps,
            told: figures::due::due(&standing, &settings, today),
            backups: standing.backups,
            due: standing.follow_ups,
            meeting: standing.meeting,
            ticked: self.ticked.map(|(id, _)| id),
            drafts,
            calendar: figures::calendar(&vault.rhythm(from)?, today, WEEKS as usize),
            themes: themes.iter().map(|(theme, _)| *theme).collect(),
            neglected: figures::neglected(&themes, today, 2),
            ready: OnceLock::new(),
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
            agenda,
            footprint: standing.footprint,
            entries: count(Filter::default())?,
            sheet_tried: vault.sheet_tried()?,
        })
    }
}
