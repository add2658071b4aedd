//! A plan: every finding in a file, decided there by a person, and what leaves by it.

use crate::anonymise::Decision;
use crate::cli::paths::shown;
use crate::cli::review::tell_together;
use crate::cli::run::Run;
use crate::cli::text_file::read_text;
use crate::domain::{Plan, PlanDecision, is_pack, many};
use crate::failure::{Exit, Failure};
use crate::supervision::{Item, Preparation, Summary};
use std::path::Path;

/// Writes every finding with its suggestion, for a person to decide.
pub(super) fn draft(run: &mut Run, preparation: &Preparation, file: &Path) -> Result<(), Failure> {
    let plan = toml::to_string_pretty(&preparation.plan())
        .map_err(|_| Failure::new("the plan cannot be written as TOML"))?;
    let plan = with_sentences(&plan, preparation);
    let with = match is_pack(&preparation.plan().to) {
        true => "--cpd ",
        false => "",
    };
    let text = format!("{}\n{plan}", DRAFT_HEAD.replace("{with}", with));
    run.write_new(file, text.as_bytes())?;
    let rows = preparation.plan().findings.len();
    let alike = match preparation.count() - rows {
        0 => String::new(),
        _ => format!(
            ", in {}: the same words with the same replacement are decided once",
            many(rows, "row", "rows")
        ),
    };
    run.say(&format!(
        "{} to decide in {}{alike}. It holds words of your journal in the clear: delete it once it has been used.",
        many(preparation.count(), "finding", "findings"),
        shown(file)
    ))?;
    tell_together(run, preparation)
}

/// The plan with comment lines above each finding: the sentences it stands in, itself in brackets.
fn with_sentences(plan: &str, preparation: &Preparation) -> String {
    let items = preparation.items();
    let findings = preparation.plan().findings;
    let mut findings = findings.iter();
    let mut text = String::with_capacity(plan.len());
    for line in plan.lines() {
        if line == "[[findings]]"
            && let Some(finding) = findings.next()
        {
            let same = items
                .iter()
                .filter(|item| item.found == finding.text && item.label.slug() == finding.label);
            for (place, item) in (1..).zip(same) {
                let number = match finding.places.as_slice() {
                    [] => String::new(),
                    places if places.contains(&place) => format!("place {place}, "),
                    _ => continue,
                };
                let around = [&item.before, &item.found, &item.after].map(|words| words.read());
                let sentence = format!("{}[{}]{}", around[0], around[1], around[2]);
                let sentence: Vec<&str> = sentence.split_whitespace().collect();
                let entry = match item.entry {
                    Some(entry) => format!("entry {entry}"),
                    None => item.title.clone(),
                };
                text.push_str(&format!("# {number}{entry}: {}\n", sentence.join(" ")));
            }
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

const DRAFT_HEAD: &str = "\
# Every finding with its suggestion. Decide each one:
#   decision = \"replace\"   the replacement stands instead; change it as you like
#   decision = \"keep\"      the text leaves as it is
# While one is \"undecided\" nothing leaves. A row with \"places\" stands for these places of its text only, counted over the
# whole summary; copy a row and name other places to decide one of them on its own.
# Then: afterhour share {with}--plan THIS-FILE --out FILE
# This file holds words of your journal in the clear: delete it afterwards.
";

/// Reads a plan; a slip is told by its line.
pub(super) fn read_plan(file: &Path) -> Result<Plan, Failure> {
    let text = read_text(file)?;
    toml::from_str(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        Failure::new(format!("the plan has a slip at line {line}; nothing was written")).hint(
            "a finding has text, label, reason, replacement and decision = \"undecided\", \"replace\" or \"keep\", and places = [1] where it does not stand for all",
        )
    })
}

/// That every place a row names is there: a slip in its number would leave another place undecided.
fn astray(preparation: &Preparation, plan: &Plan) -> Result<(), Failure> {
    let items = preparation.items();
    for (number, row) in (1..).zip(&plan.findings) {
        let same = |item: &&Item| item.found == row.text && item.label.slug() == row.label;
        let count = items.iter().filter(same).count();
        if let Some(place) = row
            .places
            .iter()
            .find(|place| **place == 0 || **place > count)
        {
            return Err(Failure::new(format!(
                "finding {number} of the plan names place {place} of {}; nothing was written",
                many(count, "place", "places")
            ))
            .hint("the comment above each row says which places it stands for; an entry that changed since needs a new --draft"));
        }
    }
    Ok(())
}

/// Replacements of the plan that cannot leave, each by its number and why; their words are not said.
fn refused(preparation: &mut Preparation, plan: &Plan) -> Vec<String> {
    let items = preparation.items();
    let mut refused = Vec::new();
    for (number, row) in (1..).zip(&plan.findings) {
        let is_left = items.iter().any(|item| {
            item.decision == Decision::Undecided
                && item.found == row.text
                && item.label.slug() == row.label
        });
        if row.decision != PlanDecision::Replace || !is_left {
            continue;
        }
        if let Some(held) = preparation.held_back(&row.replacement) {
            let why = match held.label {
                None => "holds a word of your register of clients".to_owned(),
                Some(label) => format!("reads as {}", label.name()),
            };
            refused.push(format!("finding {number}, {}, {why}", row.label));
        }
    }
    refused
}

/// What leaves by the decisions of a plan; one that is open, or keeps a word of the register, stops it.
pub(super) fn by_plan(
    preparation: &mut Preparation,
    plan: &Plan,
    run: &mut Run,
) -> Result<Summary, Failure> {
    let items = preparation.items();
    astray(preparation, plan)?;
    let held: Vec<String> = (1..)
        .zip(&plan.findings)
        .filter(|(_, row)| {
            row.decision == PlanDecision::Keep
                && items.iter().any(|item| {
                    item.registered && item.found == row.text && item.label.slug() == row.label
                })
        })
        .map(|(number, row)| format!("finding {number}, {}", row.label))
        .collect();
    if !held.is_empty() {
        return Err(Failure::new(format!(
            "set to keep, but in your register of clients, so it can only be replaced: {}; nothing was written",
            held.join("; ")
        ))
        .hint("decision = \"replace\"; the number counts the [[findings]] of the plan from 1")
        .exit(Exit::Undecided));
    }
    let open = preparation.apply(plan);
    let refused = refused(preparation, plan);
    if !refused.is_empty() {
        return Err(Failure::new(format!(
            "a replacement that would name somebody cannot leave: {}; nothing was written",
            refused.join("; ")
        ))
        .hint("say what stands there instead, such as \"a friend\"; the number counts the [[findings]] of the plan from 1")
        .exit(Exit::Undecided));
    }
    if open > 0 {
        let rows = preparation.plan().findings;
        let rows: Vec<&str> = rows
            .iter()
            .filter(|row| row.decision == PlanDecision::Undecided)
            .map(|row| row.label.as_str())
            .collect();
        let alike = match rows.len() {
            same if same == open => String::new(),
            1 => " in 1 row".to_owned(),
            count => format!(" in {count} rows"),
        };
        return Err(Failure::new(format!(
            "{} still undecided{} ({}); nothing was written",
            many(open, "finding is", "findings are"),
            alike,
            rows.join(", ")
        ))
        .hint("decide each with \"replace\" or \"keep\"; a word of the register can only be replaced, a replacement holds neither such a word nor a name, and an entry that changed since needs a new --draft")
        .exit(Exit::Undecided));
    }
    Ok(preparation.finish(run.now.date())?)
}
