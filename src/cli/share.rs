//! Sharing: entries chosen, every finding decided (here, or in a plan), the summary shown as it leaves, then sealed.

mod plan;
mod seal;

use super::args::ShareArguments;
use super::paths::shown;
use super::people::known;
use super::read::each;
use super::review::{Leaving, Reviewed, prepared, review, show};
use super::run::{Run, no_terminal};
use crate::domain::{
    CPD, Entry, EntryHead, EntryId, Filter, Guide, Period, Plan, Supervisor, WITHOUT_KEY, Words,
    dates, is_pack, many, offered,
};
use crate::failure::{Exit, Failure};
use crate::supervision::{Recipient, SealError, Summary, review_stays};
use crate::vault::Vault;
use jiff::civil::Date;
use plan::{by_plan, draft, read_plan};
use seal::seal;
use std::collections::BTreeSet;

/// Whom it is sealed for.
enum For {
    /// A supervisor with a key, and that it is theirs is confirmed or not.
    Key(Recipient, Supervisor),
    /// Whoever was told the passphrase.
    Passphrase,
    /// Nobody: a pack for professional development, in the clear.
    Cpd,
}

/// `afterhour share`.
pub fn share(run: &mut Run, arguments: &ShareArguments) -> Result<(), Failure> {
    if let Some(out) = arguments
        .out
        .iter()
        .chain(&arguments.draft)
        .find(|file| file.symlink_metadata().is_ok())
    {
        return Err(
            Failure::from(SealError::Exists).hint(format!("{} was left as it is", shown(out)))
        );
    }
    let plan = match &arguments.plan {
        Some(file) => Some(read_plan(file)?),
        None => None,
    };
    let for_pack = arguments.cpd || plan.as_ref().is_some_and(|plan| is_pack(&plan.to));
    if for_pack && arguments.layout.is_some() {
        return Err(Failure::new(
            "a pack for professional development has one layout, so --layout cannot be given for it; nothing was written",
        )
        .hint("leave --layout out; it is for summaries"));
    }
    let unseen = plan.is_none() && arguments.draft.is_none() && !run.at_terminal;
    for file in [&arguments.out, &arguments.draft].into_iter().flatten() {
        run.keep_out(file)?;
    }
    let period = period(arguments, plan.as_ref(), run.now.date())?;
    let mut vault = run.open()?;
    let (name, to) = whom(&vault, arguments, plan.as_ref())?;
    if plan.is_none() {
        // A day typed without its year is one of two.
        run.say(&format!(
            "The period: {} to {}.",
            dates::say_whole(period.from),
            dates::say_whole(period.until)
        ))?;
    }

    let chosen = match &plan {
        Some(plan) => plan
            .entries
            .iter()
            .map(|id| vault.read_as_kept(*id))
            .collect::<Result<Vec<_>, _>>()?,
        None => chosen(run, &vault, &name, period, arguments)?,
    };
    if chosen.is_empty() {
        return Err(
            Failure::new("no entry of this period is chosen; nothing was written").hint(
                "`afterhour list` shows what there is; --entries N,N names any of them, also what was shared before",
            ),
        );
    }
    let questions: Vec<Words> = match &plan {
        Some(plan) => plan.questions.clone(),
        None => arguments
            .question
            .iter()
            .map(|question| Words::new(question))
            .collect(),
    };
    let mut preparation = prepared(&vault, &name, period, &chosen, &questions)?;

    if unseen && preparation.undecided() > 0 {
        return Err(no_terminal(
            "the findings have to be decided; nothing was written",
            "--draft PLAN.toml writes them into a file; decide there, then --plan PLAN.toml",
        )
        .exit(Exit::Undecided));
    }
    if let Some(file) = &arguments.draft {
        return draft(run, &preparation, file);
    }
    let Some(out) = &arguments.out else {
        return Err(Failure::new("where the sealed file goes is missing").hint("--out FILE"));
    };
    let leaving = leaving(&name, &to, arguments);
    let summary = match &plan {
        None if !unseen => match review(run, &mut vault, &mut preparation, &leaving)? {
            Reviewed::Leave(summary) => *summary,
            Reviewed::Later => return Ok(()),
        },
        plan => {
            let summary = match plan {
                Some(plan) => by_plan(&mut preparation, plan, run)?,
                None => {
                    run.say("None found, so there was nothing to decide.")?;
                    preparation.finish(run.now.date())?
                }
            };
            let summary = summary.laid_out(leaving.layout);
            // A script's talk lands in logs and mails.
            if run.may_ask() {
                show(run, &preparation, &(leaving.text)(&summary))?;
                if !arguments.yes && run.confirm(&leaving.ask, false)? != Some(true) {
                    return run.say("Nothing was written. The plan is as it was.");
                }
            }
            summary
        }
    };
    compare(run, &mut vault, &to)?;
    seal(run, &mut vault, &summary, &to, out)?;
    match vault.drop_preparation(&name) {
        Ok(()) => Ok(()),
        // What was to be done is done.
        Err(error) => run.say(&review_stays(&name, Failure::from(error).what())),
    }
}

/// The period, until today at the latest: nothing is said of days that have not been, and the next summary begins after it.
fn period(arguments: &ShareArguments, plan: Option<&Plan>, today: Date) -> Result<Period, Failure> {
    let until = arguments
        .until
        .map(|last| last.of_period(arguments.from, today));
    let (from, until) = match plan {
        Some(plan) => {
            let same = arguments.from.is_none_or(|from| from == plan.period.from)
                // Where that day had not been yet, the plan ends on the day it was written.
                && until.is_none_or(|until| until >= plan.period.until);
            if !same {
                return Err(Failure::new(
                    "the plan is for another period than --from and --until say",
                )
                .hint("leave them out, or write a new plan with --draft"));
            }
            (plan.period.from, plan.period.until)
        }
        None => arguments.from.zip(until).ok_or_else(|| {
            Failure::new("the period is missing").hint("--from DATE --until DATE")
        })?,
    };
    let until = until.min(today);
    if from > until {
        return Err(Failure::new("the period ends before it begins")
            .hint("--from is the earlier day, today at the latest"));
    }
    Ok(Period { from, until })
}

/// The name for the summary, and what it is sealed with.
fn whom(
    vault: &Vault,
    arguments: &ShareArguments,
    plan: Option<&Plan>,
) -> Result<(String, For), Failure> {
    if arguments.passphrase {
        if plan.is_some_and(|plan| is_pack(&plan.to)) {
            return Err(
                Failure::new("the plan is for a pack for professional development, which is not sealed; nothing was written")
                    .hint("give it with --cpd, or write a plan for a summary with --passphrase --draft"),
            );
        }
        return Ok((
            plan.map_or(WITHOUT_KEY, |plan| &plan.to).to_owned(),
            For::Passphrase,
        ));
    }
    if arguments.cpd {
        return match plan {
            Some(plan) if !is_pack(&plan.to) => Err(Failure::new(
                "the plan is for a supervisor, not for professional development",
            )
            .hint("write a new plan with --cpd --draft")),
            _ => Ok((CPD.to_owned(), For::Cpd)),
        };
    }
    let supervisors = vault.supervisors()?;
    let name = match (&arguments.to, plan) {
        (Some(name), _) => name,
        // Supervisors could once be called what a summary under a passphrase is kept under.
        (None, Some(plan))
            if plan.to == WITHOUT_KEY && supervisors.iter().all(|one| one.name != plan.to) =>
        {
            return Ok((plan.to.clone(), For::Passphrase));
        }
        (None, Some(plan)) if is_pack(&plan.to) => {
            return Err(
                Failure::new("the plan is for a pack for professional development, which is not encrypted; nothing was written")
                    .hint("where that is meant, add --cpd to the same command"),
            );
        }
        (None, Some(plan)) => &plan.to,
        (None, None) => {
            return Err(Failure::new("for whom is missing").hint("--to NAME, or --passphrase"));
        }
    };
    let supervisor = known(&supervisors, name)?;
    if plan.is_some_and(|plan| plan.to != supervisor.name) {
        return Err(
            Failure::new("the plan is for another supervisor than --to says")
                .hint("write a new plan with --draft"),
        );
    }
    let recipient = Recipient::parse(&supervisor.recipient)?;
    Ok((
        supervisor.name.clone(),
        For::Key(recipient, supervisor.clone()),
    ))
}

/// That the key is the supervisor's own is confirmed before anything is sealed to it: asked at a terminal, and kept. A
/// script is only warned, since nobody could answer.
fn compare(run: &mut Run, vault: &mut Vault, to: &For) -> Result<(), Failure> {
    let For::Key(recipient, supervisor) = to else {
        return Ok(());
    };
    if supervisor.confirmed.is_some() {
        return Ok(());
    }
    let (name, words) = (&supervisor.name, recipient.fingerprint());
    if !run.may_ask() {
        return run.say(&format!(
            "Not confirmed yet: the fingerprint of {name}, {words}. Compare it by telephone before you hand the file over."
        ));
    }
    run.say(&format!(
        "The fingerprint of {name} is not confirmed yet: {words}"
    ))?;
    run.say(&format!(
        "Call {name} on a number you know, and have them read theirs (`afterhour identity show`, or with a key file \
         `afterhour identity show --identity my.key`)."
    ))?;
    if run.confirm("Are they the same words?", false)? != Some(true) {
        return Err(Failure::new(
            "the fingerprint was not compared, so nothing was sealed; your decisions are kept",
        )
        .hint("once you have compared it, the same command goes on"));
    }
    vault.put_supervisor(&Supervisor {
        confirmed: Some(run.now.date()),
        ..supervisor.clone()
    })?;
    run.say("Confirmed, and kept.")
}

/// The entries named, each of which must lie in the period; without names those that a summary offers, as in the
/// interface, and all of the period for professional development.
fn chosen(
    run: &mut Run,
    vault: &Vault,
    name: &str,
    period: Period,
    arguments: &ShareArguments,
) -> Result<Vec<(Entry, Guide)>, Failure> {
    let named = &arguments.entries;
    let filter = Filter {
        from: Some(period.from),
        until: Some(period.until),
        ..Filter::default()
    };
    let mut heads: Vec<EntryHead> = Vec::new();
    each(vault, &filter, |hit| {
        heads.push(hit.head.clone());
        Ok(())
    })?;
    let ids: Vec<EntryId> = heads.iter().map(|head| head.id).collect();
    let outside: Vec<String> = named
        .iter()
        .filter(|id| !ids.contains(id))
        .map(ToString::to_string)
        .collect();
    if !outside.is_empty() {
        return Err(
            Failure::new(format!("not in this period: entry {}", outside.join(", ")))
                .hint("`afterhour list --from DATE --until DATE` shows those that are"),
        );
    }
    let receipts = vault.receipts()?;
    // With a passphrase nobody is named: what one reader had, another may not have.
    let is_named = !arguments.passphrase;
    let theirs = receipts
        .iter()
        .filter(|receipt| is_named && receipt.to == name);
    let had: BTreeSet<EntryId> = theirs.flat_map(|one| one.entries.clone()).collect();
    let wanted: BTreeSet<EntryId> = match (named.as_slice(), arguments.cpd) {
        ([], true) => ids.iter().copied().collect(),
        ([], false) => offered(heads.iter()).difference(&had).copied().collect(),
        (named, _) => named.iter().copied().collect(),
    };
    if named.is_empty() && wanted.len() < ids.len() {
        run.say(&format!(
            "{} of {} of this period: what is on the agenda, incidents and near misses{}. --entries N,N names others.",
            wanted.len(),
            many(ids.len(), "entry", "entries"),
            match ids.iter().any(|id| had.contains(id)) {
                true => format!(", but not what {name} had before"),
                false => String::new(),
            }
        ))?;
    }
    let wanted = ids.into_iter().filter(|id| wanted.contains(id));
    wanted.map(|id| Ok(vault.read_as_kept(id)?)).collect()
}

/// How the review ends.
fn leaving(name: &str, to: &For, arguments: &ShareArguments) -> Leaving {
    let seal = |how: &str| format!("Seal it for {name} ({how})?");
    let (text, ask, word): (fn(&Summary) -> String, _, _) = match to {
        For::Key(recipient, _) => (Summary::to_markdown, seal(&recipient.fingerprint()), "seal"),
        For::Passphrase => (Summary::to_markdown, seal("with a passphrase"), "seal"),
        For::Cpd => (
            Summary::to_cpd,
            "Write it, readable by anybody who has the file?".to_owned(),
            "write",
        ),
    };
    Leaving {
        layout: arguments.layout.unwrap_or_default(),
        text,
        ask,
        word,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::passphrase::Passphrase;
    use crate::supervision::Identity;
    use crate::vault::Cost;
    use clap::{Args, FromArgMatches};

    #[test]
    fn a_plan_for_a_supervisor_who_is_called_your_supervisor_is_sealed_for_their_key() {
        let home = tempfile::tempdir().unwrap();
        let now = "2026-11-21T21:00:00[UTC]".parse().unwrap();
        let passphrase = Passphrase::new("otter bridge velvet");
        let (mut vault, _) =
            Vault::create(home.path(), &passphrase, Cost::THROW_AWAY, &now).unwrap();
        let recipient = Identity::generate().recipient();
        vault
            .put_supervisor(&Supervisor {
                name: WITHOUT_KEY.into(),
                recipient: recipient.as_str().into(),
                confirmed: None,
            })
            .unwrap();
        let typed = ["share", "--plan", "plan.toml", "--out", "out.age"];
        let command = ShareArguments::augment_args(clap::Command::new("share"));
        let arguments =
            ShareArguments::from_arg_matches(&command.try_get_matches_from(typed).unwrap())
                .unwrap();
        let plan: Plan = toml::from_str(&format!(
            "to = {WITHOUT_KEY:?}\nentries = []\nperiod = {{ from = \"2026-11-01\", until = \"2026-11-21\" }}"
        ))
        .unwrap();
        let (name, to) = whom(&vault, &arguments, Some(&plan)).unwrap();
        assert_eq!(name, WITHOUT_KEY);
        assert!(matches!(to, For::Key(theirs, _) if theirs == recipient));
    }
}
