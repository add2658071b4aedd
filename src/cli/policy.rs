//! The policy for clients: printed, written into a file, its versions, who has which, and what it speaks to.

use super::args::{PolicyCommand, PolicyShow};
use super::library::guide_named;
use super::paths::shown;
use super::read::pretty;
use super::run::Run;
use crate::anonymise::{Engine, Register};
use crate::domain::{Answer, Choice, ClientCode, Page, QuestionId, dates, known, listed, many};
use crate::failure::Failure;
use crate::policy::{Difference, Document, Policy, coverage};
use crate::vault::Vault;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::path::Path;

/// `afterhour policy …`.
pub fn policy(run: &mut Run, command: PolicyCommand) -> Result<(), Failure> {
    match command {
        PolicyCommand::Show(PolicyShow { version, json }) => show(run, version, json),
        PolicyCommand::Export { file, version } => export(run, &file, version),
        PolicyCommand::Versions { json } => versions(run, json),
        PolicyCommand::Given {
            client: Some(client),
            on,
            how,
            ..
        } => give(run, client, on, how),
        PolicyCommand::Given {
            client: None, json, ..
        } => given(run, json),
        PolicyCommand::Coverage { json } => covered(run, json),
    }
}

fn kept(vault: &Vault) -> Result<Policy, Failure> {
    vault.policy()?.ok_or_else(|| {
        Failure::new("there is no policy yet")
            .hint("`afterhour write policy` begins one; each clause can be left empty")
    })
}

fn version(policy: &Policy, number: Option<u32>) -> Result<&Document, Failure> {
    let Some(number) = number else {
        return Ok(policy.newest());
    };
    policy.version(number).ok_or_else(|| {
        Failure::new(format!("there is no version {number} of the policy"))
            .hint("`afterhour policy versions` lists them")
    })
}

fn show(run: &mut Run, number: Option<u32>, json: bool) -> Result<(), Failure> {
    let policy = kept(&run.open()?)?;
    let document = version(&policy, number)?;
    match json {
        true => run.print(&pretty(&as_json(document))),
        false => run.prose(document.to_markdown().trim_end()),
    }
}

fn as_json(document: &Document) -> Value {
    let sections: Vec<Value> = document
        .sections()
        .into_iter()
        .map(|(section, clauses)| {
            let clauses: Vec<Value> = clauses
                .iter()
                .map(|clause| {
                    json!({ "id": clause.id, "heading": clause.heading, "text": clause.words.read() })
                })
                .collect();
            json!({ "heading": section, "clauses": clauses })
        })
        .collect();
    json!({
        "version": document.version,
        "day": document.day.to_string(),
        "review": document.review.map(|day| day.to_string()),
        "practice": document.practice.read(),
        "sections": sections,
    })
}

fn export(run: &mut Run, file: &Path, number: Option<u32>) -> Result<(), Failure> {
    let end = file.extension().and_then(|end| end.to_str());
    let write = match end.map(str::to_lowercase).as_deref() {
        Some("md") => Document::to_markdown,
        Some("html" | "htm") => Document::to_html,
        _ => {
            return Err(Failure::new(
                "the name of the file does not say which form is wanted; nothing was written",
            )
            .hint("let it end in .md for Markdown or in .html for a page to print"));
        }
    };
    let vault = run.open()?;
    let policy = kept(&vault)?;
    let document = version(&policy, number)?;
    let register = Register::of(&vault.clients()?);
    let named = Engine::new().registered(document.written().read(), &register);
    if !named.is_empty() {
        return Err(Failure::new(format!(
            "a clause holds words of your register, under {}; nothing was written",
            listed(&named)
        ))
        .hint("the policy goes to every client: say it without those words"));
    }
    let text = write(document);
    run.write_new(file, text.as_bytes())?;
    run.say(&format!(
        "Written: {}. It is not encrypted: whoever has the file can read it.",
        shown(file)
    ))
}

fn versions(run: &mut Run, json: bool) -> Result<(), Failure> {
    let policy = kept(&run.open()?)?;
    if json {
        let versions: Vec<Value> = policy
            .versions()
            .map(|version| {
                let changes = policy.changes_of(version.version);
                let changes: Vec<Value> = changes
                    .iter()
                    .map(|one| {
                        json!({
                            "heading": one.heading,
                            "change": one.change.name(),
                            "before": one.before.read(),
                            "after": one.after.read(),
                        })
                    })
                    .collect();
                json!({ "version": version.version, "day": version.day.to_string(), "changes": changes })
            })
            .collect();
        return run.print(&pretty(&versions.into()));
    }
    for version in policy.versions().rev() {
        run.prose(&version.in_words())?;
        let changes = policy.changes_of(version.version);
        if changes.is_empty() {
            run.print("    no clause is different")?;
        }
        for Difference {
            heading, change, ..
        } in changes
        {
            run.prose(&format!("    {:<8} {heading}", change.name()))?;
        }
    }
    Ok(())
}

fn give(
    run: &mut Run,
    client: ClientCode,
    on: Option<Date>,
    how: Option<String>,
) -> Result<(), Failure> {
    let library = run.library()?;
    let guide = guide_named(&library, known::guide::POLICY_GIVEN)?;
    let day = on.unwrap_or(run.now.date());
    let mut answers = vec![
        ("client", Answer::Client(client.clone())),
        ("given", Answer::Date(day)),
    ];
    answers.extend(how.map(|how| ("how", Answer::Choice([how].into()))));
    let mut page = Page::of(guide);
    for (id, answer) in answers {
        let id = QuestionId::try_from(id.to_owned()).expect("a slug");
        if let Some(question) = guide.question(&id)
            && question.check(Some(&answer)).is_err()
        {
            let options: Vec<&str> = question
                .answer
                .options()
                .iter()
                .map(|Choice { id, .. }| id.as_str())
                .collect();
            return Err(Failure::new(format!(
                "that is no way of giving it; expected one of {}; nothing was kept",
                options.join(", ")
            )));
        }
        page.answers.insert(id, answer);
    }
    let mut vault = run.open()?;
    let policy = kept(&vault)?;
    let Some(document) = policy.version_on(day) else {
        return Err(Failure::new(format!(
            "no version of the policy was kept by {}; nothing was noted",
            dates::say(day)
        ))
        .hint("`afterhour policy versions` lists them with their days"));
    };
    let head = vault.save(&page, guide, None, None, &run.now)?;
    run.print(&head.id.to_string())?;
    run.say(&format!(
        "{client} has version {}, since {}.",
        document.version,
        dates::say(day)
    ))
}

fn given(run: &mut Run, json: bool) -> Result<(), Failure> {
    let policy = kept(&run.open()?)?;
    let held = policy.held();
    if json {
        let rows: Vec<Value> = held
            .iter()
            .map(|held| {
                json!({
                    "client": held.given.client.as_str(),
                    "day": held.given.day.to_string(),
                    "how": held.given.how,
                    "version": held.version,
                    "state": held.standing.name(),
                })
            })
            .collect();
        return run.print(&pretty(&rows.into()));
    }
    if held.is_empty() {
        return run.say(
            "Nobody is listed yet. `afterhour policy given CODE` notes that a client was given it.",
        );
    }
    for held in held {
        let version = match held.version {
            Some(version) => format!("version {version}"),
            None => "before this policy".to_owned(),
        };
        run.prose(&format!(
            "{:<10} {version:<12} {:<17}  {}",
            held.given.client,
            dates::say(held.given.day),
            held.standing.name()
        ))?;
    }
    Ok(())
}

fn covered(run: &mut Run, json: bool) -> Result<(), Failure> {
    let library = run.library()?;
    let incident = guide_named(&library, known::guide::INCIDENT)?;
    let policy = run.open()?.policy()?;
    let rows = coverage(incident, policy.as_ref().map(Policy::newest));
    if json {
        let rows: Vec<Value> = rows
            .iter()
            .map(|row| {
                let clauses: Vec<Value> = row
                    .clauses
                    .iter()
                    .map(|(clause, written)| json!({ "id": clause.id, "written": written }))
                    .collect();
                json!({ "kind": row.kind, "state": row.state(), "clauses": clauses })
            })
            .collect();
        return run.print(&pretty(&rows.into()));
    }
    for row in &rows {
        run.prose(&format!("{:<16}  {}", row.state(), row.label))?;
        for (clause, written) in &row.clauses {
            let state = if *written { "written" } else { "empty" };
            run.prose(&format!("{:<18}{state:<8}  {}", "", clause.heading))?;
        }
    }
    let gaps = rows.iter().filter(|row| row.is_gap()).count();
    run.say(&format!(
        "{}. This says whether something is written, not whether it is enough.",
        many(gaps, "gap", "gaps")
    ))
}
