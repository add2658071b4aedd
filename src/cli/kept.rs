//! The practitioner's own words that stay, whatever looks through a text.

use super::args::KeepCommand;
use super::read::pretty;
use super::run::Run;
use crate::anonymise::Register;
use crate::domain::Words;
use crate::failure::Failure;
use serde_json::{Value, json};

/// `afterhour keep …`.
pub fn keep(run: &mut Run, command: KeepCommand) -> Result<(), Failure> {
    let mut vault = run.open()?;
    let mut settings = vault.settings()?;
    let register = Register::of(&vault.clients()?);
    match command {
        KeepCommand::Add { words } => {
            let words = words_of(&words)?;
            if let Some(code) = words.iter().find_map(|word| register.holds(word.read())) {
                return Err(Failure::new(format!(
                    "one of these is a word of {code} in the register, or one letter away from it, so it never leaves \
                     and cannot be kept; nothing was changed"
                ))
                .hint("`afterhour client list --words` shows the register"));
            }
            let new = words.iter().filter(|word| settings.keep(word)).count();
            vault.put_settings(&settings)?;
            let known = match words.len() - new {
                0 => "",
                _ => " What was on the list already stays on it.",
            };
            run.say(&format!("{} added.{known}", names(new)))
        }
        KeepCommand::Remove { words } => {
            let words = words_of(&words)?;
            for word in &words {
                if !settings.no_longer_keep(word) {
                    return Err(Failure::new(
                        "one of these is not on the list; nothing was changed",
                    )
                    .hint("`afterhour keep list` shows the list"));
                }
            }
            vault.put_settings(&settings)?;
            run.say(&format!("{} taken off.", names(words.len())))
        }
        KeepCommand::List { json: true } => {
            let row = |word: &Words| {
                let client = register.holds(word.read());
                json!({"words": word.read(), "client": client.map(|code| code.as_str())})
            };
            let rows: Vec<Value> = settings.kept.iter().map(row).collect();
            run.print(&pretty(&Value::Array(rows)))
        }
        KeepCommand::List { json: false } => {
            if settings.kept.is_empty() {
                return run.say("None yet. `afterhour keep add WORD` adds one.");
            }
            for word in &settings.kept {
                match register.holds(word.read()) {
                    Some(code) => run.print(&format!(
                        "{}  (in the register under {code}: found all the same)",
                        word.read()
                    ))?,
                    None => run.print(word.read())?,
                }
            }
            Ok(())
        }
    }
}

/// What was typed, each on one line and not blank.
fn words_of(typed: &[String]) -> Result<Vec<Words>, Failure> {
    let words: Vec<Words> = typed
        .iter()
        .map(|typed| Words::new(&typed.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    if words
        .iter()
        .any(|word| !word.read().chars().any(char::is_alphanumeric))
    {
        return Err(Failure::new("a word needs a letter; nothing was changed"));
    }
    Ok(words)
}

fn names(count: usize) -> String {
    match count {
        0 => "Nothing".to_owned(),
        1 => "1 name or word".to_owned(),
        count => format!("{count} names or words"),
    }
}
