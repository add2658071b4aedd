//! Where things stand on a day, for what is told as due. Reads bodies only of kinds of which there are few.

use super::rows::{HEAD, head_of};
use super::{Vault, VaultError};
use crate::domain::*;
use crate::figures::due::{DueFacts, IMPACT, LOOKS, Meeting, ago};
use crate::policy::REVIEW;
use jiff::civil::Date;

/// The question of an experiment that holds its last day.
const UNTIL: &str = "until";

/// What is looked at again some weeks later.
const LOOKED_AT_AGAIN: [GuideKind; 2] = [GuideKind::Incident, GuideKind::Reflection];

impl Vault {
    /// Where things stand on a day. `agenda` is how many entries are on it.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn standing(&self, agenda: usize, today: Date) -> Result<DueFacts, VaultError> {
        let mut accounts = Vec::new();
        let mut experiments = Vec::new();
        let ever = Period {
            from: Date::MIN,
            until: Date::MAX,
        };
        let few = [GuideKind::Account, GuideKind::Experiment];
        self.each(&few, ever, |head, entry, _| match head.kind {
            GuideKind::Account => accounts.push(day_of(&entry.page, known::CHECKED)),
            _ if head.status == Some(Status::Closed) => {}
            _ => experiments.extend(day_of(&entry.page, UNTIL).map(|last| (head.clone(), last))),
        })?;
        let policy = self.newest(&guide_id(known::guide::POLICY))?;
        let mut not_looked_at = [Vec::new(), Vec::new()];
        for (days, heads) in LOOKS.iter().zip(&mut not_looked_at) {
            *heads = self.not_looked_at(days.start(), ago(today, days))?;
        }
        let told = self.not_as_kept()?;
        Ok(DueFacts {
            not_as_kept: match told.looked {
                true => Vec::new(),
                false => told.lines,
            },
            follow_ups: self.due()?,
            footprint: self.last_use(known::guide::FOOTPRINT)?,
            accounts,
            policy_review: policy.and_then(|(entry, _)| day_of(&entry.page, REVIEW)),
            meeting: self.meeting()?,
            agenda,
            discussed: self.without_impact(ago(today, &IMPACT))?,
            not_looked_at,
            has_looked_today: self.has_appended(afterword::LOOK_AGAIN, today)?,
            sheet_tried: Some(self.sheet_tried()?),
            experiments,
            backups: self.backups()?,
            since: self.first_day()?,
        })
    }

    /// The newest supervision meeting.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn meeting(&self) -> Result<Option<Meeting>, VaultError> {
        let meeting = self.newest(&guide_id(known::guide::MEETING))?;
        Ok(meeting.map(|(entry, _)| Meeting {
            happened: day_of(&entry.page, known::HAPPENED),
            with: match entry.page.answer(known::SUPERVISOR) {
                Some(Answer::Text(words)) => words.clone(),
                _ => Words::default(),
            },
            next: day_of(&entry.page, known::NEXT_MEETING),
        }))
    }

    /// The newest day a guide was used on.
    fn last_use(&self, guide: &str) -> Result<Option<Date>, VaultError> {
        let visits = self.visits()?;
        Ok(visits
            .into_iter()
            .find(|(id, _)| id.as_str() == guide)
            .map(|(_, day)| day))
    }

    /// Entries written in a period that have no later look from so many days after they were written.
    fn not_looked_at(&self, after: &i32, period: Period) -> Result<Vec<EntryHead>, VaultError> {
        let look = guide_id(afterword::LOOK_AGAIN);
        let mut heads = self.awaiting(&LOOKED_AT_AGAIN, period, &look, u32::MAX)?;
        heads.retain(|head| head.guide.id.as_str() != known::guide::IMPORTED);
        let mut looked_at = Vec::new();
        for head in &heads {
            let written = head.written.date();
            let looks = self.appended(head.id)?;
            if looks
                .iter()
                .any(|(id, day)| *id == look && (*day - written).get_days() >= *after)
            {
                looked_at.push(head.id);
            }
        }
        heads.retain(|head| !looked_at.contains(&head.id));
        Ok(heads)
    }

    /// Entries discussed in a period, without a word since of what changed, the oldest first.
    fn without_impact(&self, period: Period) -> Result<Vec<EntryHead>, VaultError> {
        let db = self.db()?;
        let mut statement = db.prepare_cached(&format!(
            "SELECT {HEAD} FROM entry e
             WHERE e.id IN (SELECT entry FROM appended) AND e.trashed IS NULL AND e.discussed BETWEEN ?1 AND ?2
             ORDER BY e.discussed, e.at"
        ))?;
        let mut rows = statement.query((period.from.to_string(), period.until.to_string()))?;
        let mut heads = Vec::new();
        while let Some(row) = rows.next()? {
            heads.push(head_of(row)?);
        }
        heads.retain(|head| !head.impact);
        Ok(heads)
    }

    fn has_appended(&self, guide: &str, day: Date) -> Result<bool, VaultError> {
        Ok(self
            .db()?
            .prepare_cached("SELECT 1 FROM appended WHERE guide_id = ?1 AND day = ?2")?
            .exists((guide, day.to_string()))?)
    }
}

fn guide_id(id: &str) -> GuideId {
    GuideId::try_from(id.to_owned()).expect("a slug")
}

fn day_of(page: &Page, id: &str) -> Option<Date> {
    match page.answer(id) {
        Some(Answer::Date(day)) => Some(*day),
        _ => None,
    }
}
