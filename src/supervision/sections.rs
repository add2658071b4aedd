//! The sections that every layout has.

use super::counts::{Counts, Weeks};
use super::markdown;
use super::outline::{Experiment, FollowUp, Outline, Reflection};
use super::plain::Plain;
use super::practice_state::PracticeState;
use super::voices::Voices;
use crate::anonymise::Redacted;
use crate::domain::{Status, many};
use std::collections::BTreeMap;

/// The title under which the numbers stand; the drawn page puts its charts behind it.
pub(super) const AT_A_GLANCE: &str = "At a glance";

/// Questions on top, then the numbers.
pub(super) fn opening(page: &mut Vec<String>, outline: &Outline<Redacted>) {
    section(page, "Questions to you", numbered(&outline.questions));
    let mut lines = counts(&outline.counts);
    lines.extend(outline.standing.iter().flat_map(standing));
    section(page, AT_A_GLANCE, lines);
    section(
        page,
        "Mix of voices",
        outline.voices.iter().map(voices).collect(),
    );
    section(
        page,
        "Experiments",
        outline.experiments.iter().map(experiment).collect(),
    );
}

/// Follow-ups and learning.
pub(super) fn closing(page: &mut Vec<String>, outline: &Outline<Redacted>) {
    section(page, "Follow-ups", follow_ups(outline));
    section(page, "Learning", bullets(&outline.learned));
}

/// A section with its lines, where it has any.
pub(super) fn section(page: &mut Vec<String>, title: &str, lines: Vec<String>) {
    if !lines.is_empty() {
        page.push(format!("## {title}"));
        page.push(lines.join("\n"));
    }
}

fn numbered(texts: &[Redacted]) -> Vec<String> {
    let texts = texts.iter().enumerate();
    texts
        .map(|(at, text)| markdown::item(&format!("{}. ", at + 1), text.read()))
        .collect()
}

/// Texts as a list.
pub(super) fn bullets(texts: &[Redacted]) -> Vec<String> {
    texts
        .iter()
        .map(|text| markdown::item("- ", text.read()))
        .collect()
}

fn counts(counts: &Counts) -> Vec<String> {
    let mut lines = vec![format!(
        "- Rhythm: {} on {}",
        many(counts.entries as usize, "entry", "entries"),
        many(counts.days as usize, "day", "days")
    )];
    lines.extend(weeks(&counts.months));
    let mut themes: Vec<_> = counts.themes.iter().collect();
    themes.sort_by_key(|(theme, count)| (std::cmp::Reverse(**count), **theme));
    if !themes.is_empty() {
        let themes: Vec<String> = themes
            .iter()
            .map(|(theme, count)| format!("{} {count}", theme.name()))
            .collect();
        lines.push(format!("- Themes: {}", themes.join(", ")));
    }
    if !counts.incidents.is_empty() {
        let total: u32 = counts.incidents.values().flat_map(BTreeMap::values).sum();
        let kinds: Vec<String> = counts
            .incidents
            .iter()
            .map(|(kind, status)| by_status(kind, status))
            .collect();
        lines.push(format!("- Incidents ({total}): {}", kinds.join(", ")));
    }
    for (name, counted) in [
        ("Near misses", &counts.near_misses),
        ("Where", &counts.platforms),
    ] {
        if !counted.is_empty() {
            lines.push(format!("- {name}: {}", listed(counted)));
        }
    }
    for (whose, how) in &counts.severity {
        let heard = how.iter().filter(|(_, count)| *count > 0);
        lines.push(format!(
            "- How serious, for {}: {}",
            show(whose),
            listed(heard.map(|(how, count)| (how, count)))
        ));
    }
    lines
}

fn weeks(months: &[Weeks]) -> Option<String> {
    let said: Vec<String> = months
        .iter()
        .map(|month| {
            let with = |level| month.weeks.iter().filter(|week| **week >= level).count();
            let busy = match with(2) {
                0 => String::new(),
                busy => format!(" (three entries or more in {busy})"),
            };
            let (month, all) = (month.month.say_short(), month.weeks.len());
            format!("{} of {all} in {month}{busy}", with(1))
        })
        .collect();
    (!said.is_empty()).then(|| format!("- Weeks with a chosen entry: {}", said.join(", ")))
}

fn standing(standing: &PracticeState) -> Vec<String> {
    let footprint = match standing.footprint {
        Some(month) => format!("last reviewed in {}", month.say()),
        None => "not reviewed yet in this journal".into(),
    };
    let policy = match &standing.policy {
        Some(policy) => {
            let next = policy.review.map_or_else(String::new, |month| {
                format!(", to be looked at again in {}", month.say())
            });
            format!(
                "version {}, of {}{next}",
                policy.version,
                policy.since.say()
            )
        }
        None => "none written yet in this journal".into(),
    };
    vec![
        format!("- Footprint: {footprint}"),
        format!("- Policy: {policy}"),
    ]
}

fn voices(voices: &Voices) -> String {
    format!(
        "- {}: {:.1} voices' worth, of {} ({})",
        voices.month.say(),
        voices.effective(),
        voices.counts.len(),
        listed(voices.counts.iter().map(|(voice, count)| (voice, count)))
    )
}

fn experiment(experiment: &Experiment<Redacted>) -> String {
    let status = experiment
        .status
        .map(|status| format!(" ({})", status.name()))
        .unwrap_or_default();
    let time = match (experiment.from, experiment.until) {
        (Some(from), Some(until)) if from != until => {
            format!(", {} to {}", from.say(), until.say())
        }
        (Some(month), _) | (None, Some(month)) => format!(", {}", month.say()),
        (None, None) => String::new(),
    };
    let begins = format!("{}{status}{time}", show(&experiment.title));
    match &experiment.change {
        Some(change) => format!("- {begins}:\n{}", markdown::item("  ", change.read())),
        None => format!("- {begins}"),
    }
}

/// Acts, open and done.
pub(super) fn follow_ups(outline: &Outline<Redacted>) -> Vec<String> {
    outline.follow_ups.iter().map(follow_up).collect()
}

fn follow_up(act: &FollowUp<Redacted>) -> String {
    let about = act
        .about
        .as_ref()
        .map(|who| format!("{}: ", show(who)))
        .unwrap_or_default();
    let state = if act.done { "done" } else { "open" };
    let by = show(&act.by);
    markdown::item(&format!("- {state}, by {by}: {about}"), act.what.read())
}

/// "### friend request, Client A (open), November 2026".
pub(super) fn heading(reflection: &Reflection<Redacted>) -> String {
    let mut heading = format!("### {}", show(&reflection.title));
    if let Some(who) = &reflection.about {
        heading.push_str(&format!(", {}", show(who)));
    }
    if let Some(status) = reflection.status {
        heading.push_str(&format!(" ({})", status.name()));
    }
    heading.push_str(&format!(", {}", show(&reflection.month)));
    heading
}

/// "friend request (open)", or "friend request (open 1, closed 2)".
fn by_status(kind: &Plain, by_status: &BTreeMap<Status, u32>) -> String {
    let one = by_status.values().sum::<u32>() == 1;
    let all: Vec<String> = by_status
        .iter()
        .map(|(status, count)| {
            if one {
                status.name().to_owned()
            } else {
                format!("{} {count}", status.name())
            }
        })
        .collect();
    format!("{} ({})", show(kind), all.join(", "))
}

fn listed<'a>(counted: impl IntoIterator<Item = (&'a Plain, &'a u32)>) -> String {
    let all: Vec<String> = counted
        .into_iter()
        .map(|(what, count)| format!("{} {count}", show(what)))
        .collect();
    all.join(", ")
}

fn show(plain: &Plain) -> String {
    markdown::line(plain.read())
}
