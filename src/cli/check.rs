//! Before you post: findings and the jigsaw in a text of one's own.

use super::read::pretty;
use super::run::{Run, Secrets};
use super::text_file::{read_text, text_of, unread};
use crate::anonymise::{Engine, Finding, Jigsaw, Register, jigsaw};
use crate::domain::{clean, many};
use crate::failure::{Exit, Failure};
use serde_json::{Value, json};
use std::path::Path;

/// Looks through a text; [`Exit::Found`] when there is anything.
pub fn check(run: &mut Run, file: Option<&Path>, as_json: bool) -> Result<Exit, Failure> {
    let register = register(run)?;
    let text = clean(&text(run, file)?);
    let findings = Engine::new().scan(&text, &register);
    let together = jigsaw(&[(text.as_str(), findings.iter().collect())]);
    if as_json {
        run.print(&pretty(&report_json(&text, &findings, together.as_ref())))?;
    } else {
        report(run, &text, &findings, together.as_ref())?;
    }
    if findings.is_empty() && together.is_none() {
        Ok(Exit::Done)
    } else {
        Ok(Exit::Found)
    }
}

fn text(run: &mut Run, file: Option<&Path>) -> Result<String, Failure> {
    let file = file.filter(|file| file.as_os_str() != "-");
    let Some(file) = file else {
        if matches!(run.secrets, Secrets::Stdin) && !run.has_journal() {
            return Err(
                Failure::new("stdin cannot give both the passphrase and the text")
                    .hint("name a file, or another number for --passphrase-fd"),
            );
        }
        if run.at_terminal {
            run.say("Paste the text, then Enter and Ctrl+D.")?;
        }
        return text_of(&mut *run.typed).map_err(|error| unread(Path::new("stdin"), &error));
    };
    read_text(file)
}

/// The register of the journal, where its passphrase is at hand; an empty one else, and that is said.
fn register(run: &mut Run) -> Result<Register, Failure> {
    let without = Register::of(&[]);
    if !run.has_journal() {
        return Ok(without);
    }
    let passphrase = match run.secrets {
        Secrets::Nowhere => None,
        Secrets::Terminal => {
            let typed = run.passphrase(
                "Passphrase, to look for your clients' words too (Enter looks without them)",
            )?;
            Some(typed).filter(|typed| !typed.reveal().is_empty())
        }
        Secrets::Lines(_) | Secrets::Stdin => Some(run.passphrase("Passphrase")?),
    };
    let Some(passphrase) = passphrase else {
        run.say("Looked without the words of your register; --passphrase-fd N takes them in.")?;
        return Ok(without);
    };
    let vault = run.open_with(&passphrase)?;
    let unfit = vault.unfit_of_register()?;
    if !unfit.is_empty() {
        run.say(&format!(
            "Note: not as it was kept: {}; a name may be missing from what was looked for. `afterhour verify` says more.",
            unfit.join(", ")
        ))?;
    }
    Ok(vault.register()?)
}

fn report(
    run: &mut Run,
    text: &str,
    findings: &[Finding],
    together: Option<&Jigsaw>,
) -> Result<(), Failure> {
    for finding in findings {
        let before = &text[..finding.span.start];
        let line = before.matches('\n').count() + 1;
        let found = text[finding.span.clone()].replace('\n', " ");
        let code = finding
            .registered
            .as_ref()
            .map(|code| format!(", {code}"))
            .unwrap_or_default();
        run.prose(&format!(
            "line {line}: {found}: {}{code}",
            finding.label.name()
        ))?;
        run.prose(&format!(
            "    {} Could be: {}",
            finding.reason, finding.suggestion
        ))?;
    }
    if let Some(together) = together {
        let details: Vec<&str> = together
            .details
            .iter()
            .map(|detail| detail.read())
            .collect();
        run.prose(&format!("together: {}", details.join("; ")))?;
        run.prose(&format!("    {}", together.warning))?;
    }
    match findings.len() {
        0 if together.is_none() => run.say(
            "None found by this check. It knows neither your readers nor what they know already.",
        ),
        count => run.say(&format!(
            "{}. The decision is yours.",
            many(count, "finding", "findings")
        )),
    }
}

/// Offsets count Unicode scalar values of the cleaned text (NFC, without control characters); `end` is exclusive.
fn report_json(text: &str, findings: &[Finding], together: Option<&Jigsaw>) -> Value {
    let scalars = |byte: usize| text[..byte].chars().count();
    let rows: Vec<Value> = findings
        .iter()
        .map(|finding| {
            json!({
                "start": scalars(finding.span.start),
                "end": scalars(finding.span.end),
                "text": &text[finding.span.clone()],
                "label": finding.label.slug(),
                "direct": finding.label.is_direct(),
                "rule": finding.rule,
                "reason": finding.reason,
                "suggestion": finding.suggestion,
                "client": finding.registered.as_ref().map(|code| code.as_str()),
            })
        })
        .collect();
    json!({
        "findings": rows,
        "jigsaw": together.map(|together| json!({
            "details": together.details.iter().map(|detail| detail.read()).collect::<Vec<_>>(),
            "warning": together.warning,
        })),
    })
}
