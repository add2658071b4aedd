//! How long entries are kept: the periods, the list of what may go, the hold.

use super::args::RetentionCommand;
use super::read::pretty;
use super::run::Run;
use crate::domain::{EntryHead, EntryId, GuideKind, Hold, Retention, dates, many};
use crate::failure::Failure;
use serde_json::{Map, Value, json};

/// `afterhour retention`.
pub fn retention(run: &mut Run, command: RetentionCommand) -> Result<(), Failure> {
    match command {
        RetentionCommand::List { json } => list(run, json),
        RetentionCommand::Trash { entries } => trash(run, &entries),
        RetentionCommand::Set { kind, months } => {
            let said = change(run, |kept| {
                match months {
                    Some(months) => kept.months.insert(kind, months),
                    None => kept.months.remove(&kind),
                };
                format!("{}: {}.", kind.name(), kept.in_words(kind))
            })?;
            run.say(&said)?;
            run.say("Nothing goes by itself: `afterhour retention list` shows what may go.")
        }
        RetentionCommand::Hold { why } => {
            let since = run.now.date();
            let said = change(run, |kept| {
                // A hold that is there keeps its day.
                let since = kept.hold.map_or(since, |hold| hold.since);
                let hold = Hold { since, why };
                kept.hold = Some(hold);
                format!(
                    "On hold {}. Nothing is thrown away until you lift it.",
                    hold.in_words()
                )
            })?;
            run.say(&said)
        }
        RetentionCommand::Lift => {
            let said = change(run, |kept| match kept.hold.take() {
                Some(hold) => format!(
                    "The hold {} is lifted. What has lain in the trash for 30 days goes when the journal is next opened.",
                    hold.in_words()
                ),
                None => "There was no hold.".to_owned(),
            })?;
            run.say(&said)
        }
    }
}

/// Changes what is kept under settings; what the change says.
fn change(run: &mut Run, change: impl FnOnce(&mut Retention) -> String) -> Result<String, Failure> {
    let mut vault = run.open()?;
    let mut settings = vault.settings()?;
    let said = change(&mut settings.retention);
    vault.put_settings(&settings)?;
    Ok(said)
}

fn list(run: &mut Run, json: bool) -> Result<(), Failure> {
    let mut vault = run.open()?;
    let today = run.now.date();
    let may_go = vault.may_go(today)?;
    let mut settings = vault.settings()?;
    let kept = settings.retention.clone();
    if !kept.months.is_empty() {
        settings.retention.looked = Some(today);
        vault.put_settings(&settings)?;
    }
    if json {
        return run.print(&pretty(&as_json(&kept, &may_go)));
    }
    for kind in Retention::kinds() {
        run.prose(&format!("{:<11} {}", kind.name(), kept.in_words(kind)))?;
    }
    if let Some(hold) = kept.hold {
        run.prose(&format!(
            "\nOn hold {}: nothing is thrown away until you lift it.",
            hold.in_words()
        ))?;
    }
    if may_go.is_empty() {
        return run.say(match kept.months.is_empty() {
            true => "No kind has a period, so nothing is listed. `afterhour retention set KIND MONTHS` gives it one.",
            false => "Nothing is older than the period of its kind.",
        });
    }
    let mut before: Option<GuideKind> = None;
    for head in &may_go {
        if before.replace(head.kind) != Some(head.kind) {
            let count = may_go
                .iter()
                .filter(|other| other.kind == head.kind)
                .count();
            run.prose(&format!(
                "\n{}: {} may go",
                head.kind.name(),
                many(count, "entry", "entries")
            ))?;
        }
        run.prose(&format!(
            "{:>4}  {:<17}  {}",
            head.id,
            dates::say(head.written.date()),
            head.title
        ))?;
    }
    run.say("Nothing goes by itself. `afterhour retention trash N,N` moves those you name to the trash, for 30 days.")
}

fn as_json(kept: &Retention, may_go: &[EntryHead]) -> Value {
    let slug = |kind: GuideKind| kind.name().replace(' ', "-");
    let months: Map<String, Value> = Retention::kinds()
        .map(|kind| (slug(kind), kept.months.get(&kind).copied().into()))
        .collect();
    let entries: Vec<Value> = may_go
        .iter()
        .map(|head| {
            json!({
                "id": head.id.0,
                "kind": slug(head.kind),
                "written": head.written.date().to_string(),
                "title": head.title,
            })
        })
        .collect();
    json!({
        "months": months,
        "looked": kept.looked.map(|day| day.to_string()),
        "hold": kept.hold.map(|hold| json!({ "since": hold.since.to_string(), "why": hold.why.word() })),
        "may_go": entries,
    })
}

/// Only what is on the list: the rest is thrown away one by one, in the interface.
fn trash(run: &mut Run, entries: &[EntryId]) -> Result<(), Failure> {
    let mut vault = run.open()?;
    let may_go = vault.may_go(run.now.date())?;
    let others: Vec<String> = entries
        .iter()
        .filter(|id| may_go.iter().all(|head| head.id != **id))
        .map(ToString::to_string)
        .collect();
    if !others.is_empty() {
        return Err(Failure::new(format!(
            "not on the list of what may go: {}; nothing was changed",
            others.join(", ")
        ))
        .hint("`afterhour retention list` shows what is"));
    }
    vault.trash_all(entries, &run.now)?;
    run.say(&format!(
        "{} moved to the trash. For 30 days the journal screen can take them back.",
        many(entries.len(), "entry", "entries")
    ))
}
