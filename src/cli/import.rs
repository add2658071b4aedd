//! Taking in what another journal wrote, and taking it back.

use super::args::ImportArguments;
use super::library::guide_named;
use super::read::pretty;
use super::run::{Run, no_terminal};
use crate::anonymise::{Engine, Met};
use crate::domain::{dates, known, many};
use crate::failure::Failure;
use crate::import::{self, How, Place, Remark};
use crate::vault::{Preview, Vault, read_source};
use serde_json::{Map, Value, json};
use std::path::Path;

/// `afterhour import`.
pub fn import(run: &mut Run, arguments: &ImportArguments) -> Result<(), Failure> {
    match &arguments.file {
        Some(file) => take_in(run, file, arguments),
        None => take_back(run, arguments.yes),
    }
}

fn take_in(run: &mut Run, file: &Path, arguments: &ImportArguments) -> Result<(), Failure> {
    let how = How {
        format: arguments.format,
        date: arguments.date,
    };
    // Before the passphrase is asked for: a slip in the file needs none.
    let found = import::read(&read_source(file)?, &how, &run.now)?;
    let mut vault = run.open()?;
    run.wait("looking through what it holds")?;
    let preview = vault.preview_import(found, &Engine::new())?;
    if arguments.json {
        return run.print(&pretty(&as_json(&preview)));
    }
    run.say(preview.in_words().read())?;
    if let (None, [other, another]) = (arguments.format, preview.found.format.others()) {
        run.say(&format!(
            "\nRead as {} by what stands in it; `--format {}` or `--format {}` reads it otherwise.",
            preview.found.format.name(),
            other.slug(),
            another.slug()
        ))?;
    }
    let count = preview.found.pieces.len();
    if count == 0 {
        return run.say("Nothing was imported.");
    }
    let entries = many(count, "entry", "entries");
    if !arguments.yes && !asked(run, &format!("\nImport {entries}?"))? {
        return run.say("Nothing was imported.");
    }
    let library = run.library()?;
    let guide = guide_named(&library, known::guide::IMPORTED)?;
    vault.import(&preview.found.pieces, guide, &run.now)?;
    run.say(&format!(
        "{entries} imported. `afterhour import --undo` takes that back as long as none is changed. {} still lies there in the \
         clear; delete it yourself.",
        super::paths::shown(file)
    ))
}

fn take_back(run: &mut Run, yes: bool) -> Result<(), Failure> {
    let mut vault: Vault = run.open()?;
    if let Some(newest) = vault.imports()?.first() {
        run.say(&format!(
            "The newest import, of {}: {}.",
            dates::say(newest.at.date()),
            newest.in_words()
        ))?;
        let ask = "It is removed for good, not to the trash; the file it came from is not touched. Take it back?";
        if !yes && !asked(run, ask)? {
            return run.say("Nothing was changed.");
        }
    }
    let gone = vault.undo_import()?;
    let left = gone.left.map_or(0, |(left, ..)| left as usize);
    run.say(&format!("{} removed.", many(left, "entry", "entries")))
}

fn asked(run: &mut Run, ask: &str) -> Result<bool, Failure> {
    if !run.may_ask() {
        return Err(no_terminal(
            "this is to be confirmed",
            "look at what is said above, then add --yes",
        ));
    }
    Ok(run.confirm(ask, false)? == Some(true))
}

/// `first` is the first line of a text, whole.
fn as_json(preview: &Preview) -> Value {
    let found = &preview.found;
    let tally = &preview.tally;
    let entries: Vec<Value> = found
        .pieces
        .iter()
        .zip(&tally.texts)
        .map(|(piece, findings)| {
            json!({
                "day": piece.when.date().to_string(),
                "written": piece.when.to_string(),
                "first": piece.text.read().lines().next(),
                "characters": piece.text.read().chars().count(),
                "tags": piece.tags.iter().map(|tag| tag.read()).collect::<Vec<_>>(),
                "findings": findings,
                "at": place(piece.at),
            })
        })
        .collect();
    let findings: Map<String, Value> = tally
        .labels
        .iter()
        .map(|(label, count)| (label.slug().to_owned(), (*count).into()))
        .collect();
    let at = |met: &Met| -> Vec<Value> {
        let pieces = met.texts.iter().filter_map(|text| found.pieces.get(*text));
        pieces.map(|piece| place(piece.at)).collect()
    };
    let names = tally.names.iter();
    let names: Vec<Value> = names
        .map(|met| json!({ "name": met.words.read(), "texts": met.texts.len(), "at": at(met) }))
        .collect();
    let registered = tally.registered.iter();
    let registered: Vec<Value> = registered
        .map(|met| {
            json!({
                "code": met.code.as_ref().map(|code| code.as_str()),
                "words": met.words.read(),
                "texts": met.texts.len(),
                "at": at(met),
            })
        })
        .collect();
    json!({
        "format": found.format.slug(),
        "from": preview.days().map(|(from, _)| from.to_string()),
        "until": preview.days().map(|(_, until)| until.to_string()),
        "entries": entries,
        "already": preview.already,
        "left_out": remarks(&found.left_out),
        "notes": remarks(&found.notes),
        "findings": findings,
        "names": names,
        "registered": registered,
    })
}

fn remarks(remarks: &[Remark]) -> Vec<Value> {
    remarks
        .iter()
        .map(|remark| json!({ "at": place(remark.at), "what": remark.what }))
        .collect()
}

fn place(place: Place) -> Value {
    match place {
        Place::File => Value::Null,
        Place::Lines(from, to) => json!({ "from_line": from, "to_line": to }),
        Place::Entry(number) => json!({ "entry": number }),
    }
}
