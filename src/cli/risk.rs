//! The question about risk and its card, before any writing. The program keeps what was answered and never weighs it.

use super::asker::{Asker, Typed};
use super::brought::Keep;
use crate::domain::{Page, QuestionId, Risk, RiskAnswer};
use crate::failure::Failure;
use crate::guides::RiskCard;
use zeroize::Zeroizing;

/// What comes after the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The guide's questions.
    Write,
    /// Nothing now; the draft is kept.
    Later,
}

/// Asks about risk and, on *yes* or *not sure*, shows the card with its three ways on. A draft in which that is answered
/// is told how the card comes back, and given the same ways until it is noted that somebody acted. `from` is where the
/// draft goes on.
pub fn first(
    asker: &mut Asker,
    card: &RiskCard,
    page: &mut Page,
    from: Option<&QuestionId>,
    keep: &mut Keep,
) -> Result<Then, Failure> {
    let is_answered = page.risk.is_some();
    if page.risk.is_none() {
        let Some(answer) = question(asker, card)? else {
            return Ok(Then::Later);
        };
        page.risk = Some(Risk {
            answer,
            acted: None,
        });
        if answer.shows_card() {
            keep(page, None)?;
            asker.is_kept = true;
        }
    }
    let acted = |page: &Page| page.risk.as_ref().is_some_and(|risk| risk.acted.is_some());
    let shows = page
        .risk
        .as_ref()
        .is_some_and(|risk| risk.answer.shows_card());
    if !shows || acted(page) {
        return Ok(Then::Write);
    }
    asker.run.say("")?;
    if is_answered {
        asker.run.say(
            "You have seen the card of whom to call in this draft; :card shows it at any question.",
        )?;
    } else {
        asker.show_card()?;
    }
    loop {
        asker.run.say("")?;
        let mut ways = vec![&card.later, &card.go_on];
        if !acted(page) {
            ways.insert(0, &card.acted);
        }
        match pick(asker, &ways)? {
            None => return Ok(Then::Later),
            Some(at) if std::ptr::eq(ways[at], &card.acted) => {
                let at = jiff::Zoned::now();
                let said = at
                    .strftime("Acted at %H:%M. The time is noted.")
                    .to_string();
                if let Some(risk) = &mut page.risk {
                    risk.acted = Some(at);
                }
                keep(page, from)?;
                asker.run.say(&said)?;
            }
            Some(at) if std::ptr::eq(ways[at], &card.later) => return Ok(Then::Later),
            Some(_) => return Ok(Then::Write),
        }
    }
}

/// The question alone; `None` when the writer leaves. It has no default and cannot be skipped.
pub fn question(asker: &mut Asker, card: &RiskCard) -> Result<Option<RiskAnswer>, Failure> {
    asker.run.say("")?;
    asker.run.say(&card.ask)?;
    asker.run.say(&card.help)?;
    let names: Vec<&str> = RiskAnswer::ALL.iter().map(|answer| answer.name()).collect();
    Ok(pick(asker, &names)?.map(|at| RiskAnswer::ALL[at]))
}

/// "y" and "n" are taken wherever "yes" and "no" are.
pub(super) fn yes_or_no(typed: &str) -> &str {
    match typed {
        "y" | "Y" => "yes",
        "n" | "N" => "no",
        other => other,
    }
}

/// One of these, by number or by its words; `None` for stop.
fn pick(asker: &mut Asker, of: &[impl AsRef<str>]) -> Result<Option<usize>, Failure> {
    for (at, words) in of.iter().enumerate() {
        asker
            .run
            .say(&format!("  {}  {}", at + 1, words.as_ref()))?;
    }
    let how = format!("Please type a number from 1 to {}, or :stop.", of.len());
    asker.choosing = Some(how.clone());
    let chosen = loop {
        match asker.typed(true)? {
            Typed::Stop => break None,
            Typed::Words(typed) => {
                let words = Zeroizing::new(typed.trim().to_lowercase());
                let by_number = words
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| number.checked_sub(1));
                let words = yes_or_no(&words);
                let at = by_number.or_else(|| {
                    of.iter()
                        .position(|way| way.as_ref().to_lowercase() == words)
                });
                match at.filter(|at| *at < of.len()) {
                    Some(at) => break Some(at),
                    None => asker.refuse(&how, typed)?,
                }
            }
            Typed::Nothing | Typed::Skip | Typed::Back | Typed::Keep => asker.run.say(&how)?,
        }
    };
    asker.choosing = None;
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::cli::testing::{guide, run_with};
    use crate::domain::QuestionId;

    fn card() -> RiskCard {
        RiskCard::built_in()
    }

    /// Types the lines at the question and gives where it went on, the page, the talk and how often a draft was kept.
    fn at_the_card(typed: &str, page: &mut Page) -> (Then, String, usize) {
        let mut kept = 0;
        let (then, _, talk) = run_with(typed, |run| {
            let mut asker = Asker::new(run, vec![], vec!["Immediate danger: call 999.".into()]);
            let mut keep = |_: &Page, _: Option<&QuestionId>| {
                kept += 1;
                Ok(())
            };
            first(&mut asker, &card(), page, None, &mut keep)
        });
        (then.unwrap(), talk, kept)
    }

    #[test]
    fn no_goes_straight_to_writing_and_shows_no_card() {
        let mut page = Page::of(&guide());
        let (then, talk, _) = at_the_card("no\n", &mut page);
        assert_eq!(then, Then::Write);
        assert!(!talk.contains("call 999"));
    }

    #[test]
    fn not_sure_counts_as_yes_and_the_draft_is_kept_before_the_card() {
        for typed in ["not sure\n2\n", "2\n2\n", "yes\n2\n"] {
            let mut page = Page::of(&guide());
            let (then, talk, kept) = at_the_card(typed, &mut page);
            assert_eq!((then, kept), (Then::Later, 1), "{typed}");
            assert!(talk.contains("call 999"));
        }
    }

    #[test]
    fn the_card_speaks_of_a_draft_while_there_is_one() {
        let settings = crate::domain::Settings::default();
        let (_, _, talk) = run_with(":card\nnot sure\n2\n", |run| {
            let mut asker = Asker::new(run, vec![], card().lines_without_draft(&settings));
            asker.card_once_kept = card().lines(&settings);
            let mut page = Page::of(&guide());
            first(&mut asker, &card(), &mut page, None, &mut |_, _| Ok(())).unwrap();
        });
        let waits: Vec<&str> = talk
            .lines()
            .filter(|line| line.contains("The journal can wait"))
            .collect();
        assert_eq!(
            waits,
            [
                "> The journal can wait.",
                "The journal can wait; your draft is kept."
            ]
        );
    }

    #[test]
    fn having_acted_is_noted_with_the_time_and_one_may_go_on() {
        let mut page = Page::of(&guide());
        let (then, _, kept) = at_the_card("yes\n1\n2\n", &mut page);
        assert_eq!((then, kept), (Then::Write, 2));
        assert!(page.risk.unwrap().acted.is_some());
    }

    #[test]
    fn enter_is_no_answer_to_the_question_about_risk_and_help_says_what_is() {
        let mut page = Page::of(&guide());
        let (then, talk, kept) = at_the_card("\n\n?\n:stop\n", &mut page);
        assert_eq!((then, kept), (Then::Later, 0));
        assert_eq!(talk.matches("Please type a number").count(), 3, "{talk}");
        assert!(!talk.contains(":skip"), "{talk}");
        assert_eq!(page.risk, None);
    }

    #[test]
    fn a_draft_gone_on_with_is_not_asked_again_and_has_the_ways_of_the_card_without_its_text() {
        for left in ["yes\n2\n", "yes\n3\n", "yes\n"] {
            let mut page = Page::of(&guide());
            at_the_card(left, &mut page);
            for (typed, goes) in [("2\n", Then::Later), ("3\n", Then::Write)] {
                let (then, talk, kept) = at_the_card(typed, &mut page);
                assert_eq!((then, kept), (goes, 0));
                assert!(talk.contains(":card shows it"), "{talk}");
                assert!(!talk.contains("call 999"), "{talk}");
            }
            let (then, _, kept) = at_the_card("1\n2\n", &mut page);
            assert_eq!((then, kept), (Then::Write, 1));
            // Once the time is noted the questions come at once.
            let (then, talk, _) = at_the_card("", &mut page);
            assert_eq!((then, talk.as_str()), (Then::Write, ""));
        }
    }
}
