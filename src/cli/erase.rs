//! Erasing a client's traces: shown first, chosen where an entry only mentions them, confirmed by the code.

use super::args::EraseArguments;
use super::paths::shown;
use super::read::pretty;
use super::run::Run;
use super::setup::{hand_out, key_anew};
use crate::domain::{ClientCode, EntryHead, EntryId, Erased, Fate, Mention, Traces, dates, many};
use crate::failure::Failure;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// `afterhour client erase`.
pub fn erase(run: &mut Run, arguments: &EraseArguments) -> Result<(), Failure> {
    let code = &arguments.code;
    let (mut vault, passphrase) = run.open_by_passphrase()?;
    let traces = vault.traces(code)?;
    if arguments.list {
        return match arguments.json {
            true => run.print(&pretty(&as_json(&traces))),
            false => lines(&traces).iter().try_for_each(|line| run.prose(line)),
        };
    }
    if let Some(note) = &arguments.note {
        is_free(note)?;
        run.keep_out(note)?;
    }
    let mut fates = chosen(&traces, arguments)?;
    if run.may_ask() && arguments.yes_erase.is_none() {
        for line in lines(&traces) {
            run.say(&line)?;
        }
        if !ask_fates(run, &traces, &mut fates)? || !type_code(run, code)? {
            return run.say("Nothing was changed.");
        }
    } else if arguments.yes_erase.as_ref() != Some(code) {
        return Err(Failure::new(format!(
            "nobody is here to confirm that {code} is to be erased; nothing was changed"
        ))
        .hint(format!(
            "`--list` shows what would go; `--yes-erase {code}` confirms it"
        )));
    }
    let erased = vault.erase(code, &fates, run.now.date())?;
    let note = erased.note(&traces);
    if let Some(path) = &arguments.note {
        run.write_new(path, note.as_bytes())?;
        run.say(&format!("The note is in {}.", shown(path)))?;
    } else if !arguments.json {
        run.prose(&note)?;
    }
    let sheet = key_anew(run, &mut vault, &passphrase).map_err(|failure| Failure {
        message: format!(
            "the traces of {code} are erased, but the key could not be made anew: {}",
            failure.message
        ),
        ..failure
            .hint("`afterhour passphrase --new-key` does that; until then every opening says so")
    })?;
    if arguments.json {
        vault.put_sheet_unchecked(false)?;
        let mut value = counts(&erased);
        value["note"] = note.into();
        value["recovery_sheet"] = sheet.text().trim_end().into();
        return run.print(&pretty(&value));
    }
    run.say(&format!(
        "{} erased. The journal has a new key: the old recovery sheet opens nothing of it any more; only backups made before \
         need it. What lies elsewhere is named in the note.",
        many(erased.entries, "entry is", "entries are")
    ))?;
    hand_out(run, &mut vault, &sheet)
}

/// What goes, what is to be decided, and what cannot be reached.
fn lines(traces: &Traces) -> Vec<String> {
    let mut lines = vec![format!("Erasing {} takes away, for good:", traces.code)];
    lines.extend(traces.going().into_iter().map(|line| format!("  {line}")));
    lines.extend(
        traces
            .entries
            .iter()
            .map(|head| format!("    {}", one(head))),
    );
    lines.extend(
        traces
            .drafts
            .iter()
            .map(|title| format!("    draft: {title}")),
    );
    if !traces.mentions.is_empty() {
        lines.push(String::new());
        lines.push(
            "Entries that only mention the client; what becomes of each is yours to say:".into(),
        );
        for Mention { head, around } in &traces.mentions {
            lines.push(format!("    {}", one(head)));
            lines.push(format!("          {}", around.read()));
        }
    }
    lines.push(String::new());
    lines.push("Out of reach from here:".into());
    lines.extend(
        traces
            .out_of_reach()
            .into_iter()
            .map(|line| format!("  {line}")),
    );
    lines
}

fn one(head: &EntryHead) -> String {
    let trashed = if head.trashed.is_some() {
        "  (in the trash)"
    } else {
        ""
    };
    format!(
        "{:>4}  {:<17}  {}{trashed}",
        head.id,
        dates::say(head.written.date()),
        head.title
    )
}

fn as_json(traces: &Traces) -> Value {
    let entry = |head: &EntryHead| {
        json!({
            "id": head.id.0,
            "day": head.written.date().to_string(),
            "title": head.title,
            "trashed": head.trashed.is_some(),
        })
    };
    let mentions: Vec<Value> = traces
        .mentions
        .iter()
        .map(|mention| {
            let mut value = entry(&mention.head);
            value["around"] = mention.around.read().into();
            value
        })
        .collect();
    let receipts: Vec<Value> = traces
        .receipts
        .iter()
        .map(|receipt| {
            json!({ "to": receipt.to, "sealed": receipt.sealed.date().to_string(), "file": receipt.file })
        })
        .collect();
    let backups: Vec<Value> = traces
        .backups
        .iter()
        .map(|(name, day)| json!({ "name": name, "day": day.to_string() }))
        .collect();
    json!({
        "code": traces.code.as_str(),
        "entries": traces.entries.iter().map(entry).collect::<Vec<_>>(),
        "mentions": mentions,
        "drafts": traces.drafts,
        "drafts_mentioning": traces.drafts_mentioning,
        "words": traces.words,
        "preparations": traces.preparations,
        "receipts": receipts,
        "backups": backups,
        "out_of_reach": traces.out_of_reach(),
    })
}

fn counts(erased: &Erased) -> Value {
    json!({
        "code": erased.code.as_str(),
        "day": erased.day.to_string(),
        "entries": erased.entries,
        "redacted": erased.redacted,
        "left": erased.left,
        "drafts": erased.drafts,
        "preparations": erased.preparations,
        "words": erased.words,
    })
}

/// What the options say; only entries that mention the client may be named.
fn chosen(traces: &Traces, arguments: &EraseArguments) -> Result<BTreeMap<EntryId, Fate>, Failure> {
    let mut fates = BTreeMap::new();
    let said = [
        (&arguments.redact, Fate::Redact),
        (&arguments.delete, Fate::Delete),
        (&arguments.leave, Fate::Leave),
    ];
    for (ids, fate) in said {
        for id in ids {
            let mentions = traces.mentions.iter().any(|mention| mention.head.id == *id);
            if !mentions || fates.insert(*id, fate).is_some() {
                return Err(Failure::new(format!(
                    "entry {id} is not one of those that only mention the client, or is named twice; nothing was changed"
                ))
                .hint("`--list` shows which do"));
            }
        }
    }
    Ok(fates)
}

/// Asks for what no option said; whether every one was answered.
fn ask_fates(
    run: &mut Run,
    traces: &Traces,
    fates: &mut BTreeMap<EntryId, Fate>,
) -> Result<bool, Failure> {
    for Mention { head, around } in &traces.mentions {
        if fates.contains_key(&head.id) {
            continue;
        }
        run.say(&format!("\nEntry {}: {}", head.id, around.read()))?;
        let fate = loop {
            run.say("r takes the words out, d deletes the entry, l leaves it; Enter stops here:")?;
            let Some(typed) = run.line()? else {
                return Ok(false);
            };
            match typed.trim().to_lowercase().as_str() {
                "" => return Ok(false),
                "r" => break Fate::Redact,
                "d" => break Fate::Delete,
                "l" => break Fate::Leave,
                _ => run.say("Please type r, d or l.")?,
            }
        };
        fates.insert(head.id, fate);
    }
    Ok(true)
}

fn type_code(run: &mut Run, code: &ClientCode) -> Result<bool, Failure> {
    run.say(&format!(
        "\nThere is no way back. Type {code} to erase it, or Enter to leave everything as it is:"
    ))?;
    let typed = run.line()?.unwrap_or_default();
    let typed = ClientCode::try_from(typed.trim().to_owned());
    Ok(typed.is_ok_and(|typed| typed == *code))
}

/// Asked before anything is erased: the note must have a place then.
fn is_free(path: &Path) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(_) => Err(Failure::new(format!(
            "{} exists already; nothing was changed",
            shown(path)
        ))
        .hint("give the note another name")),
        Err(_) => Ok(()),
    }
}
