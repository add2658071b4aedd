//! Reading back: the list, one entry, and search; as lines for a person or as JSON for a script.

use super::args::Which;
use super::run::Run;
use crate::domain::{
    Answer, Entry, EntryHead, EntryId, Filter, Guide, Hit, Words, clean, dates, many,
};
use crate::failure::Failure;
use crate::vault::{Vault, VaultError};
use jiff::Zoned;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Entries fetched at a time.
const BATCH: usize = 500;

/// Lists entries, or finds those that hold the words.
pub fn list(run: &mut Run, words: &[String], which: Which) -> Result<(), Failure> {
    let vault = run.open()?;
    let json = which.json;
    let filter = Filter {
        words: words.join(" "),
        kind: which.kind,
        theme: which.theme,
        client: which.client,
        status: which.status,
        for_supervision: which.for_supervision,
        from: which.from,
        until: which
            .until
            .map(|last| last.of_period(which.from, run.now.date())),
        trashed: which.trash,
    };
    let unkept = vault.not_as_kept()?.entries;
    if json {
        return list_json(run, &vault, &filter, &unkept);
    }
    if filter.from.or(filter.until).is_some() {
        // A day typed without its year is one of two.
        run.say(&format!(
            "{}.",
            dates::say_period(filter.from, filter.until)
        ))?;
    }
    let count = each(&vault, &filter, |hit| {
        let mark = match is_as_kept(&vault, &unkept, hit)? {
            true => "",
            false => "  not as it was kept",
        };
        run.prose(&format!("{}{mark}", row(&hit.head)))?;
        if hit.excerpt.is_blank() {
            return Ok(());
        }
        run.prose(&format!("      {}", hit.excerpt.read().replace('\n', " ")))
    })?;
    match count {
        0 => run.say("No entry found."),
        count => run.say(&format!("{}.", many(count, "entry", "entries"))),
    }
}

/// One array, an entry at a time: a large journal takes no more memory than a small one.
fn list_json(
    run: &mut Run,
    vault: &Vault,
    filter: &Filter,
    unkept: &BTreeSet<EntryId>,
) -> Result<(), Failure> {
    let mut last: Option<String> = None;
    each(vault, filter, |hit| {
        let mut row = hit_json(hit);
        row["as_kept"] = json!(is_as_kept(vault, unkept, hit)?);
        let lines: Vec<String> = pretty(&row)
            .lines()
            .map(|line| format!("  {line}"))
            .collect();
        match last.replace(lines.join("\n")) {
            None => run.print("["),
            Some(before) => run.print(&format!("{before},")),
        }
    })?;
    match last {
        None => run.print("[]"),
        Some(last) => run.print(&format!("{last}\n]")),
    }
}

/// Whether an entry is as it was kept, as far as that is known: a list alone reads no text, a search does.
fn is_as_kept(vault: &Vault, unkept: &BTreeSet<EntryId>, hit: &Hit) -> Result<bool, Failure> {
    let id = hit.head.id;
    match unkept.contains(&id) || hit.excerpt.is_blank() {
        true => Ok(!unkept.contains(&id)),
        false => Ok(vault.is_as_kept(id)?),
    }
}

/// Tells every entry that matches, newest first, and how many there were.
pub fn each(
    vault: &Vault,
    filter: &Filter,
    mut tell: impl FnMut(&Hit) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let mut count = 0;
    loop {
        let batch = vault.find(filter, count, BATCH)?;
        batch.iter().try_for_each(&mut tell)?;
        count += batch.len();
        if batch.len() < BATCH {
            return Ok(count);
        }
    }
}

/// Prints one entry.
pub fn show(run: &mut Run, id: EntryId, revision: Option<u32>, json: bool) -> Result<(), Failure> {
    let vault = run.open()?;
    let (entry, guide) = read(&vault, id, revision)?;
    if !vault.is_as_kept(id)? {
        run.say("Note: this entry is not as it was kept. It is shown as it stands; `afterhour verify` says more.")?;
    }
    if json {
        return run.print(&pretty(&entry_json(&entry, &guide)));
    }
    run.prose(&entry.page.title(&guide))?;
    let written = format!(
        "Entry {id}, {}, written {}",
        guide.kind.name(),
        moment(&entry.written)
    );
    let revised = entry
        .revised
        .as_ref()
        .map(|at| format!(", revision {} of {}", entry.revision, moment(at)));
    run.prose(&format!("{written}{}", revised.unwrap_or_default()))?;
    if let Some(risk) = &entry.page.risk {
        let acted = risk
            .acted
            .as_ref()
            .map(|at| format!(", acted {}", moment(at)))
            .unwrap_or_default();
        run.print(&format!("Someone at risk: {}{acted}", risk.answer.name()))?;
    }
    let added = vault.afterwords(id, &guide, &run.library()?)?;
    for question in guide.asked(&entry.page.answers) {
        if let Some(added) = added.iter().find(|added| added.from == question.id) {
            run.prose(&format!(
                "\nAdded on {}: {}",
                dates::say(added.day),
                added.title
            ))?;
        }
        if let Some(answer) = entry.page.answers.get(&question.id) {
            run.prose(&format!("\n{}", question.ask))?;
            let words = answer.in_words(question.answer.options());
            for line in words.read().lines() {
                run.prose(&format!("    {line}"))?;
            }
        }
    }
    run.prose(&format!(
        "\n{}, version {}. {}",
        guide.title, guide.version, guide.source
    ))
}

/// An entry in one of its revisions, else the newest, with its number and time as [`Vault::history`] counts them.
fn read(vault: &Vault, id: EntryId, revision: Option<u32>) -> Result<(Entry, Guide), Failure> {
    let history = vault.history(id)?;
    let newest = u32::try_from(history.len()).unwrap_or(u32::MAX);
    let nth = revision.unwrap_or(newest);
    let (number, written) = nth
        .checked_sub(1)
        .and_then(|at| history.get(usize::try_from(at).ok()?))
        .ok_or(VaultError::NoRevision(id, nth))?;
    let (mut entry, guide) = vault.read_revision(id, *number)?;
    entry.revision = nth;
    entry.revised = (nth > 1).then(|| written.clone());
    Ok((entry, guide))
}

/// "12  21 November 2026  incident  a friend request, K-07  open  agenda".
fn row(head: &EntryHead) -> String {
    let mut row = format!(
        "{:>4}  {:<17}  {:<10}  {}",
        head.id,
        dates::say(head.written.date()),
        head.kind.name(),
        head.title
    );
    if let Some(status) = head.status {
        row.push_str("  ");
        row.push_str(status.name());
    }
    if head.for_supervision {
        row.push_str("  agenda");
    } else if head.impact {
        row.push_str("  impact noted");
    } else if let Some(day) = head.discussed {
        row.push_str(&format!("  discussed {}", dates::say(day)));
    }
    row
}

fn moment(at: &Zoned) -> String {
    format!(
        "{} at {:02}:{:02}",
        dates::say(at.date()),
        at.hour(),
        at.minute()
    )
}

fn rfc3339(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A row of a list, without what was written.
pub fn head_json(head: &EntryHead) -> Value {
    json!({
        "id": head.id.0,
        "written": rfc3339(&head.written),
        "kind": slug(head.kind.name()),
        "guide": head.guide.id.as_str(),
        "guide_version": head.guide.version,
        "title": head.title,
        "themes": head.themes.iter().map(|theme| theme.slug()).collect::<Vec<_>>(),
        "status": head.status.map(|status| status.name()),
        "client": head.client.as_ref().map(|code| code.as_str()),
        "platform": head.platform,
        "for_supervision": head.for_supervision,
        "discussed": head.discussed.map(|day| day.to_string()),
        "impact": head.impact,
        "trashed": head.trashed.as_ref().map(rfc3339),
    })
}

fn hit_json(hit: &Hit) -> Value {
    let mut row = head_json(&hit.head);
    row["excerpt"] = json!(hit.excerpt.read());
    row
}

fn entry_json(entry: &Entry, guide: &Guide) -> Value {
    let answers: Map<String, Value> = entry
        .page
        .answers
        .iter()
        .map(|(id, answer)| (id.to_string(), answer_json(answer)))
        .collect();
    json!({
        "id": entry.id.0,
        "written": rfc3339(&entry.written),
        "revision": entry.revision,
        "revised": entry.revised.as_ref().map(rfc3339),
        "kind": slug(guide.kind.name()),
        "guide": guide.id.as_str(),
        "guide_version": guide.version,
        "title": entry.page.title(guide),
        "themes": guide.themes.iter().map(|theme| theme.slug()).collect::<Vec<_>>(),
        "status": entry.page.status(guide.kind).map(|status| status.name()),
        "client": entry.page.client().map(|code| code.as_str()),
        "for_supervision": entry.page.for_supervision(),
        "risk": entry.page.risk.as_ref().map(|risk| json!({
            "answer": risk.answer.name(),
            "acted": risk.acted.as_ref().map(rfc3339),
        })),
        "answers": answers,
    })
}

/// An answer in the form an answers file takes.
fn answer_json(answer: &Answer) -> Value {
    match answer {
        Answer::Text(words) => json!(words.read()),
        Answer::Date(day) => json!(day.to_string()),
        Answer::YesNo(yes) => json!(yes),
        Answer::Scale(value) => json!(value),
        Answer::Choice(chosen) => json!(chosen),
        Answer::Client(code) => json!(code.as_str()),
        Answer::Tally(counts) => json!(counts),
        Answer::FollowUps(acts) => acts
            .iter()
            .map(|act| {
                json!({
                    "what": Words::read(&act.what),
                    "by": act.by.to_string(),
                    "done": act.done.map(|day| day.to_string()),
                })
            })
            .collect(),
    }
}

fn slug(name: &str) -> String {
    name.replace(' ', "-")
}

/// JSON over several lines, so that a person can read it too. What would steer a terminal or hide from the eye is escaped:
/// JSON by itself does so only with what is below a space.
pub fn pretty(value: &Value) -> String {
    let raw = format!("{value:#}");
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        if matches!(c, ' '..='~' | '\n') || !clean(c.encode_utf8(&mut [0; 4])).is_empty() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_holds_what_was_kept_and_writes_nothing_that_steers_a_terminal() {
        let kept = "Zoë 👩\u{200d}🔬 \"\u{9b}31m\u{202e}\u{7f}\u{e0041}\u{1b}\"";
        let written = pretty(&json!({ "file": kept }));
        assert_eq!(clean(&written), written);
        assert!(written.contains("Zoë 👩"), "{written}");
        let read: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read["file"], kept);
    }

    #[test]
    fn every_character_that_steers_or_hides_is_escaped_and_read_back() {
        let all = ('\0'..='\u{FFFF}').chain('\u{E0000}'..='\u{E007F}');
        let kept: String = all
            .filter(|c| c.is_control() || clean(c.encode_utf8(&mut [0; 4])).is_empty())
            .collect();
        assert!(kept.chars().filter(|c| c.is_control()).count() == 65);
        let written = pretty(&json!({ &kept: [&kept] }));
        assert!(!written.contains(|c: char| c.is_control() && c != '\n'));
        assert_eq!(clean(&written), written);
        let read: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(read[&kept][0], kept);
    }
}
