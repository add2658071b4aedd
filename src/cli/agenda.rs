//! The agenda for supervision, as lines.

use super::read::{each, head_json, pretty};
use super::run::Run;
use super::write::on_agenda;
use crate::domain::{EntryHead, EntryId, NotAsKept, dates, many};
use crate::failure::Failure;
use serde_json::{Value, json};

/// What is on the agenda, the oldest first, with the first words of each; and the next meeting.
pub fn agenda(run: &mut Run, as_json: bool) -> Result<(), Failure> {
    let vault = run.open()?;
    let today = run.now.date();
    let mut heads: Vec<EntryHead> = Vec::new();
    each(&vault, &on_agenda(), |hit| {
        heads.push(hit.head.clone());
        Ok(())
    })?;
    let mut unkept: Vec<EntryId> = Vec::new();
    for head in heads.iter().rev() {
        if !vault.is_as_kept(head.id)? {
            unkept.push(head.id);
        }
    }
    let next = vault
        .meeting()?
        .and_then(|meeting| Some((meeting.next?, meeting.with)))
        .filter(|(day, _)| *day >= today);
    if as_json {
        let row = |head: &EntryHead| -> Result<Value, Failure> {
            let (entry, guide) = vault.read(head.id)?;
            let mut row = head_json(head);
            row["words"] = json!(entry.page.first_words(&guide).read());
            row["as_kept"] = json!(!unkept.contains(&head.id));
            Ok(row)
        };
        let rows: Vec<Value> = heads.iter().rev().map(row).collect::<Result<_, _>>()?;
        let next = next.map(|(day, with)| json!({"day": day.to_string(), "with": with.read()}));
        return run.print(&pretty(&json!({"agenda": rows, "next_meeting": next})));
    }
    for head in heads.iter().rev() {
        run.prose(&format!(
            "{:>4}  {:<17}  {:<10}  {}",
            head.id,
            dates::say(head.written.date()),
            head.kind.name(),
            head.title
        ))?;
        let (entry, guide) = vault.read(head.id)?;
        let words = entry.page.first_words(&guide);
        if let Some(line) = words.read().lines().next() {
            run.prose(&format!("      {line}"))?;
        }
    }
    if let Some(said) = NotAsKept::say_of(unkept) {
        run.say(&format!("Note: {said} `afterhour verify` says more."))?;
    }
    match heads.len() {
        0 => run.say("Nothing is on the agenda. `afterhour write supervision-question` puts a question on it.")?,
        count => run.say(&format!("{} on the agenda.", many(count, "thing", "things")))?,
    }
    let Some((day, with)) = next else {
        return run.say("No next meeting is noted; `afterhour write meeting` asks for its day.");
    };
    let with = match with.read().trim() {
        "" => String::new(),
        with => format!(" with {with}"),
    };
    run.say(&format!(
        "Next meeting{with}: {} {}, {}.",
        dates::weekday(day),
        dates::say(day),
        dates::say_due(day, today)
    ))
}
