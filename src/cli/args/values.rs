//! The words of a command line read as what they mean; what is expected where they mean nothing.

use super::Months;
use crate::domain::dates::{self, LastDay, Towards};
use crate::domain::{
    ClientCode, EntryId, GuideKind, HoldReason, LONGEST_KEPT, Retention, Status, Theme, no_day,
};
use crate::import::Format;
use crate::supervision::Layout;
use jiff::Zoned;
use jiff::civil::Date;

pub(super) fn kind(word: &str) -> Result<GuideKind, String> {
    let word = word.replace('-', " ");
    GuideKind::ALL
        .into_iter()
        .find(|kind| kind.name() == word)
        .filter(|kind| *kind != GuideKind::Afterword)
        .ok_or_else(|| {
            "expected prompt, reflection, incident, near-miss, audit, experiment, account, policy or meeting".into()
        })
}

pub(super) fn kept_kind(word: &str) -> Result<GuideKind, String> {
    let spaced = word.replace('-', " ");
    Retention::kinds()
        .find(|kind| kind.name() == spaced)
        .ok_or_else(|| {
            let names: Vec<String> = Retention::kinds()
                .map(|kind| kind.name().replace(' ', "-"))
                .collect();
            format!("expected one of {}", names.join(", "))
        })
}

pub(super) fn months(word: &str) -> Result<Months, String> {
    match word.parse() {
        _ if word == "never" => Ok(None),
        Ok(months) if (1..=LONGEST_KEPT).contains(&months) => Ok(Some(months)),
        _ => Err(format!(
            "expected a number of months, 1 to {LONGEST_KEPT}, or never"
        )),
    }
}

pub(super) fn hold_reason(word: &str) -> Result<HoldReason, String> {
    HoldReason::ALL
        .into_iter()
        .find(|why| why.word() == word)
        .ok_or_else(|| "expected claim, complaint, access, inquiry or other".into())
}

pub(super) fn theme(word: &str) -> Result<Theme, String> {
    Theme::try_from(word.to_owned()).map_err(|unknown| unknown.to_string())
}

pub(super) fn status(word: &str) -> Result<Status, String> {
    Status::named(word).ok_or_else(|| "expected open, waiting or closed".into())
}

pub(super) fn format(word: &str) -> Result<Format, String> {
    Format::named(word).ok_or_else(|| "expected jrnl, jrnl-json, day-one, markdown or text".into())
}

pub(super) fn layout(word: &str) -> Result<Layout, String> {
    Layout::named(word).ok_or_else(|| "expected sections or seven-eyed".into())
}

pub(super) fn code(word: &str) -> Result<ClientCode, String> {
    ClientCode::try_from(word.to_owned()).map_err(str::to_owned)
}

pub(super) fn entry_id(word: &str) -> Result<EntryId, String> {
    match word.trim().parse() {
        Ok(number) if number > 0 => Ok(EntryId(number)),
        _ => Err("expected the number of an entry, as `afterhour list` shows it".into()),
    }
}

pub(super) fn day(word: &str) -> Result<Date, String> {
    told(word, dates::read(word, Towards::Past, Zoned::now().date()))
}

/// The last day of a period.
pub(super) fn last_day(word: &str) -> Result<LastDay, String> {
    told(word, LastDay::read(word, Zoned::now().date()))
}

fn told<Day>(word: &str, day: Option<Day>) -> Result<Day, String> {
    day.ok_or_else(|| no_day(word).to_string())
}
