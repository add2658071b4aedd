//! A review as it is put: each finding in its sentence with what can be done, and what leaves, whole.

use crate::cli::run::Run;
use crate::domain::{dates, many};
use crate::failure::Failure;
use crate::supervision::{Item, Preparation, RISK_STAYS, read_by_people};

/// What leaves, whole, with what is to be known about it.
pub fn show(run: &mut Run, preparation: &Preparation, text: &str) -> Result<(), Failure> {
    run.say("\nThis is what leaves, exactly as it leaves:\n")?;
    let read = read_by_people(text).trim_end();
    run.say_marked(read)?;
    run.say("")?;
    if read.len() < text.trim_end().len() {
        run.say(
            "Below it stands a block for Afterhour to read: the same numbers and questions, no more. Nothing has to be done with it.",
        )?;
    }
    for told in preparation.several_wordings() {
        run.say(&format!("{}.", told.said().read()))?;
    }
    if preparation.has_risk() {
        run.say(RISK_STAYS)?;
    }
    tell_together(run, preparation)
}

/// Says which details still stand together.
pub fn tell_together(run: &mut Run, preparation: &Preparation) -> Result<(), Failure> {
    for together in preparation.together() {
        run.say(&format!(
            "{}. {}",
            together.count(),
            together.jigsaw.warning
        ))?;
    }
    Ok(())
}

/// Puts a finding, the one at place `at` of `count`, `open` of which are to be decided.
pub(super) fn present(
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
    run.say(&format!("  1  replace it by: {}", item.proposed))?;
    run.say("  2  replace it by something else")?;
    run.say(if item.registered {
        "     keeping it is not offered: a word of your register never leaves"
    } else {
        "  3  keep the words: they leave as written"
    })?;
    run.say(&format!(
        "  4  replace it and everything else that is {}, as proposed",
        item.label.name()
    ))?;
    if let Some(less) = less_than(item, &item.proposed) {
        let how = match item.is_step(&item.proposed) {
            true if item.own.as_deref() == Some(less) => "your words elsewhere",
            true => "say less, such as",
            false => "as suggested",
        };
        run.say(&format!("  5  {how}: {less}"))?;
    }
    if !item.registered {
        run.say("  6  keep the words, and never ask about them again")?;
    }
    Ok(())
}

/// What says less than what is proposed; of words of one's own, the suggestion.
pub(super) fn less_than<'a>(item: &'a Item, proposed: &'a str) -> Option<&'a str> {
    match item.is_step(proposed) {
        true => item.less_than(proposed),
        false => Some(&item.suggestion),
    }
}

/// "2 places replaced."
pub(super) fn places(count: usize, what: &str) -> String {
    format!("{} {what}.", many(count, "place", "places"))
}
