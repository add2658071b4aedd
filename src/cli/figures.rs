//! What was written, as numbers: sentences for a person, JSON for a script.

use super::read::pretty;
use super::run::Run;
use crate::domain::dates::{self, LastDay};
use crate::domain::{GuideKind, NotAsKept, Period, Status};
use crate::failure::Failure;
use crate::figures::{Counts, Figures, HARMED, WHAT_THEY_ARE};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// `afterhour figures`.
pub fn figures(
    run: &mut Run,
    from: Option<Date>,
    until: Option<LastDay>,
    json: bool,
) -> Result<(), Failure> {
    let today = run.now.date();
    let until = until.map_or(today, |last| last.of_period(from, today).min(today));
    if from.is_some_and(|from| from > until) {
        return Err(Failure::new("the period ends before it begins")
            .hint("--from is the earlier day, today at the latest"));
    }
    let vault = run.open()?;
    vault.look_at_some(None, usize::MAX)?;
    let mut unkept = vault.not_as_kept()?.entries;
    let mut figures = Figures::over(from, until);
    let period = Period {
        from: from.unwrap_or(Date::ZERO),
        until,
    };
    let mut counted = BTreeSet::new();
    vault.each(&GuideKind::ALL, period, |head, entry, guide| {
        counted.insert(head.id);
        figures.take(head, entry, guide);
    })?;
    unkept.retain(|id| counted.contains(id));
    if let Some(said) = NotAsKept::say_of(unkept) {
        run.say(&format!("Note: {said} `afterhour verify` says more."))?;
    }
    if json {
        return run.print(&pretty(&as_json(&figures)));
    }
    run.print(&dates::say_period(from, Some(until)))?;
    run.prose(WHAT_THEY_ARE)?;
    for (heading, sentences) in figures.in_words() {
        run.print(&format!("\n{heading}"))?;
        for sentence in sentences {
            run.prose(&format!("    {sentence}"))?;
        }
    }
    Ok(())
}

fn as_json(figures: &Figures) -> Value {
    let until = figures.until;
    let rhythm = &figures.rhythm;
    let months: Vec<Value> = rhythm
        .months(figures.from, until)
        .iter()
        .map(|month| {
            json!({
                "month": month.first.strftime("%Y-%m").to_string(),
                "entries": month.entries,
                "days": month.days,
            })
        })
        .collect();
    let days: Map<String, Value> = rhythm
        .by_day()
        .into_iter()
        .map(|(day, count)| (day.to_string(), count.into()))
        .collect();
    let themes: Map<String, Value> = figures
        .themes
        .rows()
        .into_iter()
        .map(|(theme, count)| (theme.slug().to_owned(), count.into()))
        .collect();
    let neglected: Vec<Value> = figures
        .themes
        .neglected(until)
        .into_iter()
        .map(|(theme, last)| json!({ "theme": theme.slug(), "last": last.map(|day| day.to_string()) }))
        .collect();
    let incidents = &figures.incidents;
    let severity: Map<String, Value> = HARMED
        .iter()
        .zip(&incidents.severities)
        .map(|((id, _), counted)| ((*id).to_owned(), counts(counted)))
        .collect();
    let months_felt = figures.feelings.months(until);
    let felt: Vec<Value> = figures
        .feelings
        .counts
        .rows()
        .into_iter()
        .map(|(feeling, count)| {
            json!({
                "feeling": feeling,
                "count": count,
                "by_month": figures.feelings.over(feeling, &months_felt),
            })
        })
        .collect();
    let months_felt: Vec<String> = months_felt
        .iter()
        .map(|month| month.strftime("%Y-%m").to_string())
        .collect();
    let follow_ups = &figures.follow_ups;
    json!({
        "what": WHAT_THEY_ARE,
        "from": figures.from.map(|day| day.to_string()),
        "until": until.to_string(),
        "rhythm": {
            "entries": rhythm.entries(),
            "days": rhythm.days(),
            "by_month": months,
            "by_day": days,
        },
        "themes": { "entries": themes, "neglected": neglected },
        "incidents": {
            "count": incidents.count,
            "kind": counts(&incidents.kinds),
            "platform": counts(&incidents.platforms),
            "status": statuses(incidents.statuses.iter().map(|(status, count)| (Some(*status), *count))),
            "severity": severity,
            "hour_of_writing": incidents.hours,
            "weekday_from_monday": incidents.weekdays,
        },
        "near_misses": {
            "count": figures.near_misses.count,
            "kind": counts(&figures.near_misses.kinds),
            "stopped": counts(&figures.near_misses.stopped),
        },
        "feelings": { "months": months_felt, "felt": felt },
        "follow_ups": {
            "open": follow_ups.open(),
            "overdue": follow_ups.overdue,
            "done": follow_ups.done,
        },
        "experiments": statuses(figures.experiments.statuses.iter().map(|(status, count)| (*status, *count))),
    })
}

fn counts(counts: &Counts) -> Value {
    let rows = counts.rows().into_iter();
    rows.map(|(label, count)| (label.to_owned(), count.into()))
        .collect::<Map<String, Value>>()
        .into()
}

fn statuses(rows: impl Iterator<Item = (Option<Status>, u32)>) -> Value {
    rows.map(|(status, count)| {
        let name = status.map_or("not said", Status::name);
        (name.to_owned(), count.into())
    })
    .collect::<Map<String, Value>>()
    .into()
}
