//! The review before sharing, line by line: each finding in its sentence, a decision for each, then what leaves as it leaves.

use super::run::Run;
use super::share::tell_together;
use crate::anonymise::{Decision, Register};
use crate::domain::{dates, many};
use crate::failure::Failure;
use crate::supervision::{Item, Layout, Preparation, Summary};
use crate::vault::Vault;

/// What is made of a summary once it is reviewed.
pub struct Leaving {
    /// How the summary is laid out.
    pub layout: Layout,
    /// What leaves, exactly.
    pub text: fn(&Summary) -> String,
    /// The question: "Seal it for Ruth (otter bridge velvet marble)?"
    pub ask: String,
    /// The word that says yes.
    pub word: &'static str,
}

/// How the review ended.
pub enum Reviewed {
    /// Every finding is decided and the practitioner wants it to leave.
    Leave(Box<Summary>),
    /// Later; the decisions are kept.
    Later,
}

/// Puts every undecided finding, then shows the summary. Decisions are kept in the vault after each.
pub fn review(
    run: &mut Run,
    vault: &mut Vault,
    preparation: &mut Preparation,
    leaving: &Leaving,
) -> Result<Reviewed, Failure> {
    if let Some(earlier) = vault.preparation(&preparation.plan().to)? {
        preparation.apply(&earlier);
        run.say("Your earlier decisions are taken up.")?;
    }
    loop {
        while let Some(at) = preparation
            .items()
            .iter()
            .position(|item| item.decision == Decision::Undecided)
        {
            let going_on = decide(run, vault, preparation, at)?;
            vault.put_preparation(&preparation.plan())?;
            if !going_on {
                run.say("Your decisions are kept; the same command goes on with them. Nothing was written.")?;
                return Ok(Reviewed::Later);
            }
        }
        let summary = preparation.finish(run.now.date())?.laid_out(leaving.layout);
        run.say("\nThis is what leaves, exactly as it leaves:\n")?;
        run.say((leaving.text)(&summary).trim_end())?;
        run.say("")?;
        tell_together(run, preparation)?;
        run.say(&format!(
            "{} Type {}, u to take the last decision back, or stop.",
            leaving.ask, leaving.word
        ))?;
        loop {
            let typed = run.line()?;
            match typed
                .as_deref()
                .map(|typed| typed.trim().to_lowercase())
                .as_deref()
            {
                Some(typed) if typed == leaving.word => {
                    return Ok(Reviewed::Leave(Box::new(summary)));
                }
                Some("u") if preparation.undo().is_some() => break,
                None | Some("stop" | ":stop") => {
                    run.say("Nothing was written. Your decisions are kept.")?;
                    return Ok(Reviewed::Later);
                }
                _ => run.say(&format!("Please type {}, u or stop.", leaving.word))?,
            }
        }
    }
}

/// Decides one finding, and with it every other of the same text; `false` when the practitioner stops.
fn decide(
    run: &mut Run,
    vault: &mut Vault,
    preparation: &mut Preparation,
    at: usize,
) -> Result<bool, Failure> {
    let items = preparation.items();
    let item = &items[at];
    present(run, item, at, items.len(), preparation.undecided())?;
    let mut said_less = 0;
    loop {
        run.say(
            "Type a number, Enter for 1, u to take the last decision back, stop to go on later.",
        )?;
        let typed = run.line()?;
        let by = match typed
            .as_deref()
            .map(|typed| typed.trim().to_lowercase())
            .as_deref()
        {
            None | Some("stop" | ":stop") => return Ok(false),
            Some("") if said_less > 0 => Decision::Replace(item.less[said_less - 1].clone()),
            Some("" | "1") => Decision::Replace(item.suggestion.clone()),
            Some("2") => {
                run.say("Replace it by:")?;
                match run.line()?.filter(|by| !by.trim().is_empty()) {
                    Some(by) => Decision::Replace(crate::domain::clean(by.trim())),
                    None => continue,
                }
            }
            Some("3") if item.registered => {
                run.say("A word of your register never leaves; it can only be replaced.")?;
                continue;
            }
            Some("3") => Decision::Keep,
            Some("4") => {
                let count = preparation.replace_label(item.label);
                run.say(&places(count, "replaced by their suggestions"))?;
                return Ok(true);
            }
            Some("5") => {
                let Some(less) = item.less.get(said_less) else {
                    run.say("Nothing is known that says less; 2 takes words of your own.")?;
                    continue;
                };
                said_less += 1;
                run.say(&format!(
                    "Less: {less}. Enter takes it, 5 looks for less still."
                ))?;
                continue;
            }
            Some("6") => {
                let words = item.found.clone();
                let register = Register::of(&vault.clients()?);
                if let Some(code) = register.holds(words.read()) {
                    run.say(&format!(
                        "In the register under {code}, or close to it: the register comes first."
                    ))?;
                    continue;
                }
                let mut settings = vault.settings()?;
                settings.keep(&words);
                vault.put_settings(&settings)?;
                let count = preparation.keep_everywhere(at);
                run.say(&format!(
                    "{} `afterhour keep list` shows such words.",
                    places(count, "kept, and from now on it is not asked about")
                ))?;
                return Ok(true);
            }
            Some("u") => {
                if preparation.undo().is_some() {
                    run.say("Taken back.")?;
                    return Ok(true);
                }
                run.say("There is nothing to take back.")?;
                continue;
            }
            Some(_) => continue,
        };
        let kept = by == Decision::Keep;
        match preparation.decide_alike(at, by) {
            0 => run.say("That would let a word of your register out. It can only be replaced, by something else.")?,
            1 => return Ok(true),
            count => {
                run.say(&places(count, if kept { "kept" } else { "replaced" }))?;
                return Ok(true);
            }
        }
    }
}

fn present(
    run: &mut Run,
    item: &Item,
    at: usize,
    count: usize,
    open: usize,
) -> Result<(), Failure> {
    let day = item
        .written
        .map(|day| format!("{}, ", dates::say(day)))
        .unwrap_or_default();
    run.say(&format!(
        "\nFinding {} of {count}, {open} to decide. {day}{}. {}",
        at + 1,
        item.title,
        item.ask
    ))?;
    run.say(&format!(
        "    {}[{}]{}",
        item.before.read(),
        item.found.read(),
        item.after.read()
    ))?;
    run.say(&format!(
        "{}: {}. {}",
        item.found.read(),
        item.label.name(),
        item.reason
    ))?;
    run.say(&format!("  1  replace it by: {}", item.suggestion))?;
    run.say("  2  replace it by something else")?;
    run.say(if item.registered {
        "     keeping it is not offered: a word of your register never leaves"
    } else {
        "  3  keep the words: they leave as written"
    })?;
    run.say(&format!(
        "  4  replace it and everything else that is {}, by the suggestions",
        item.label.name()
    ))?;
    if let Some(less) = item.less.first() {
        run.say(&format!("  5  say less, such as: {less}"))?;
    }
    if !item.registered {
        run.say("  6  keep the words, and never ask about them again")?;
    }
    Ok(())
}

fn places(count: usize, what: &str) -> String {
    format!("{} {what}.", many(count, "place", "places"))
}
