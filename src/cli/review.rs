//! The review before sharing, line by line: each finding in its sentence, a decision for each, then what leaves as it leaves.

mod prepared;
mod put;

pub use prepared::prepared;
pub use put::{show, tell_together};

use super::run::Run;
use crate::anonymise::{Decision, Register};
use crate::domain::{Client, ClientCode};
use crate::failure::Failure;
use crate::supervision::{Item, Layout, Preparation, Summary, Wordings};
use crate::vault::Vault;
use put::{less_than, places, present};

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
    let mut beside = Vec::new();
    loop {
        while let Some(at) = preparation
            .items()
            .iter()
            .position(|item| item.decision == Decision::Undecided)
        {
            let before = preparation.several_wordings();
            let going_on = decide(run, vault, preparation, at, &mut beside)?;
            vault.put_preparation(&preparation.plan())?;
            // Once everything is decided it is said below what leaves.
            let now = preparation.several_wordings();
            if let Some(told) = Wordings::newly(&now, &before)
                && preparation.undecided() > 0
            {
                run.say(&format!("{}; u takes it back.", told.said().read()))?;
            }
            if !going_on {
                run.say("Your decisions are kept; the same command goes on with them. Nothing was written.")?;
                return Ok(Reviewed::Later);
            }
        }
        let summary = preparation.finish(run.now.date())?.laid_out(leaving.layout);
        show(run, preparation, &(leaving.text)(&summary))?;
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
                Some("u") if take_back(run, vault, preparation, &mut beside)? => break,
                None | Some("stop" | ":stop") => {
                    run.say("Nothing was written. Your decisions are kept.")?;
                    return Ok(Reviewed::Later);
                }
                _ => run.say(&format!("Please type {}, u or stop.", leaving.word))?,
            }
        }
    }
}

/// What an act of deciding did beside the decision.
enum Beside {
    /// These words are never asked about again.
    Kept,
    /// A code learnt the words, and everything was looked through again for them.
    Learnt {
        code: ClientCode,
        /// Its client as it was before, if it was there.
        client: Option<Client>,
        /// The review as it was before.
        review: Box<Preparation>,
    },
}

/// What was done beside decisions, each with how many acts there were then.
type Besides = Vec<(usize, Beside)>;

/// Takes the last act back, and with it what a code learnt; `false` where there is none.
fn take_back(
    run: &mut Run,
    vault: &mut Vault,
    preparation: &mut Preparation,
    beside: &mut Besides,
) -> Result<bool, Failure> {
    let acts = preparation.acts();
    let last = beside.pop_if(|(then, _)| *then == acts);
    if let Some((_, Beside::Learnt { review, .. })) = &last {
        preparation.clone_from(review);
    }
    if preparation.undo().is_none() {
        return Ok(false);
    }
    // Before the register: cut off between the two, no decision stands for words that no code has any more.
    vault.put_preparation(&preparation.plan())?;
    let said = match last.map(|(_, beside)| beside) {
        None => "Taken back.".to_owned(),
        Some(Beside::Kept) => {
            "Taken back. The words are not asked about later, either: `afterhour keep remove` changes that.".to_owned()
        }
        Some(Beside::Learnt { code, client, .. }) => match client {
            Some(before) => {
                vault.put_client(&before)?;
                format!("Taken back: {code} no longer has these words.")
            }
            None => {
                vault.remove_client(&code)?;
                format!("Taken back: {code} is no longer in the register.")
            }
        },
    };
    run.say(&said)?;
    Ok(true)
}

/// Decides one finding, and with it every other of the same text; `false` when the practitioner stops.
fn decide(
    run: &mut Run,
    vault: &mut Vault,
    preparation: &mut Preparation,
    at: usize,
    beside: &mut Besides,
) -> Result<bool, Failure> {
    let items = preparation.items();
    let item = &items[at];
    present(run, item, at, items.len(), preparation.undecided())?;
    let mut proposed = item.proposed.as_str();
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
            Some("") => Decision::Replace(proposed.to_owned()),
            Some("1") => Decision::Replace(item.proposed.clone()),
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
                run.say(&places(count, "replaced as proposed"))?;
                return Ok(true);
            }
            Some("5") => {
                let Some(less) = less_than(item, proposed) else {
                    run.say("Nothing is known that says less; 2 takes words of your own.")?;
                    continue;
                };
                proposed = less;
                run.say(&match item.less_than(less).is_some() {
                    _ if less != item.suggestion => {
                        format!("Less: {less}. Enter takes it, 5 looks for less still.")
                    }
                    true => format!("As suggested: {less}. Enter takes it, 5 looks for less."),
                    false => format!("As suggested: {less}. Enter takes it."),
                })?;
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
                beside.push((preparation.acts(), Beside::Kept));
                run.say(&format!(
                    "{} `afterhour keep list` shows such words.",
                    places(count, "kept, and from now on it is not asked about")
                ))?;
                return Ok(true);
            }
            Some("u") => {
                if take_back(run, vault, preparation, beside)? {
                    return Ok(true);
                }
                run.say("There is nothing to take back.")?;
                continue;
            }
            Some(_) => continue,
        };
        let count = preparation.decide_alike(at, by.clone());
        if count == 0 {
            run.say(match &by {
                Decision::Replace(_) => {
                    "That would let a word of your register out, or somebody's name. Say what it stands for instead."
                }
                _ => "That would let a word of your register out. It can only be replaced, by something else.",
            })?;
            continue;
        }
        if count > 1 {
            let kept = by == Decision::Keep;
            run.say(&places(count, if kept { "kept" } else { "replaced" }))?;
        }
        if let Decision::Replace(by) = &by
            && let Some(learnt) = learn(run, vault, preparation, item, by)?
        {
            beside.push((preparation.acts(), learnt));
        }
        return Ok(true);
    }
}

/// Keeps a name in the register under the code that stands for it now, unless that is not wanted or it is there already, and
/// looks for it everywhere.
fn learn(
    run: &mut Run,
    vault: &mut Vault,
    preparation: &mut Preparation,
    item: &Item,
    by: &str,
) -> Result<Option<Beside>, Failure> {
    let learnable = item.label.names_one() && !item.registered;
    let Some(code) = preparation.code_of(by).filter(|_| learnable) else {
        return Ok(None);
    };
    if let Err(telling) = code.may_stand_for(&item.found) {
        run.say(&format!(
            "The words are not kept in the register: {telling}. u takes the decision back."
        ))?;
        return Ok(None);
    }
    let clients = vault.clients()?;
    let before = clients.iter().find(|client| client.code == code).cloned();
    let after = Client::taught(&clients, &code, &item.found);
    let advice = after.advice(before.as_ref());
    if !advice.is_empty() {
        run.say(advice.trim_start())?;
    }
    let ask = format!("Keep it in the register under {code}, to find it everywhere?");
    // What is advised against is kept only where somebody says so.
    if run.confirm(&ask, advice.is_empty())? != Some(true) {
        return Ok(None);
    }
    // The decision first: cut off between the two, the register knows nothing that no decision stands for.
    vault.put_preparation(&preparation.plan())?;
    vault.put_client(&after)?;
    run.say(&format!(
        "Kept under {code}; `afterhour client list` shows it.{}",
        after.doubtful_words(before.as_ref(), &clients)
    ))?;
    let is_new = before
        .as_ref()
        .is_none_or(|before| before.words != after.words);
    if !is_new {
        return Ok(None);
    }
    let again = look_again(vault, preparation)?;
    let review = Box::new(std::mem::replace(preparation, again));
    Ok(Some(Beside::Learnt {
        code,
        client: before,
        review,
    }))
}

/// The same review by the register as it is now, with what was decided.
fn look_again(vault: &Vault, before: &Preparation) -> Result<Preparation, Failure> {
    let plan = before.plan();
    let chosen = plan.entries.iter().map(|id| vault.read_as_kept(*id));
    let chosen = chosen.collect::<Result<Vec<_>, _>>()?;
    let mut again = prepared(vault, &plan.to, plan.period, &chosen, &plan.questions)?;
    again.apply(&plan);
    Ok(again)
}

#[cfg(test)]
mod tests;
