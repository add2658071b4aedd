//! The review before sharing, line by line: each finding in its sentence, a decision for each, then what leaves as it leaves.

use super::run::Run;
use super::share::tell_together;
use crate::anonymise::{Decision, Register};
use crate::domain::{Client, dates, many};
use crate::failure::Failure;
use crate::supervision::{Item, Layout, Preparation, RISK_STAYS, Summary, read_by_people};
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

/// What leaves, whole, with what is to be known about it.
pub fn show(run: &mut Run, preparation: &Preparation, text: &str) -> Result<(), Failure> {
    run.say("\nThis is what leaves, exactly as it leaves:\n")?;
    let read = read_by_people(text).trim_end();
    run.say_marked(read)?;
    run.say("")?;
    if read.len() < text.trim_end().len() {
        run.say("Behind it, for a program: the numbers and questions again, no more.")?;
    }
    for two in preparation.two_wordings() {
        run.say(&format!("{}.", two.said().read()))?;
    }
    if preparation.has_risk() {
        run.say(RISK_STAYS)?;
    }
    tell_together(run, preparation)
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
                    Some(by) => {
                        let by = crate::domain::clean(by.trim());
                        learn(run, vault, preparation, item, &by)?;
                        Decision::Replace(by)
                    }
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
                let Some(less) = less_than(item, proposed) else {
                    run.say("Nothing is known that says less; 2 takes words of your own.")?;
                    continue;
                };
                proposed = less;
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

/// Keeps a name in the register under the code that is typed for it, unless that is not wanted.
fn learn(
    run: &mut Run,
    vault: &mut Vault,
    preparation: &Preparation,
    item: &Item,
    by: &str,
) -> Result<(), Failure> {
    let learnable = item.label.names_one() && !item.registered;
    let Some(code) = preparation.code_of(by).filter(|_| learnable) else {
        return Ok(());
    };
    let ask = format!("Keep it in the register under {code}, to find it everywhere?");
    if !run.confirm(&ask, true)? {
        return Ok(());
    }
    vault.put_client(&Client::taught(&vault.clients()?, &code, &item.found))?;
    run.say(&format!(
        "Kept under {code}; `afterhour client list` shows it."
    ))
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
    run.say(&format!("  1  replace it by: {}", item.proposed))?;
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
    if let Some(less) = less_than(item, &item.proposed) {
        run.say(&format!("  5  say less, such as: {less}"))?;
    }
    if !item.registered {
        run.say("  6  keep the words, and never ask about them again")?;
    }
    Ok(())
}

/// What says less than what is proposed; of words of one's own, what says less than the suggestion.
fn less_than<'a>(item: &'a Item, proposed: &'a str) -> Option<&'a str> {
    match item.is_step(proposed) {
        true => item.less_than(proposed),
        false => item.less.first().map(String::as_str),
    }
}

fn places(count: usize, what: &str) -> String {
    format!("{} {what}.", many(count, "place", "places"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::anonymise::Engine;
    use crate::cli::testing::run_with;
    use crate::domain::{Answer, Client, ClientCode, Guide, Page, Period, QuestionId, Words};
    use crate::passphrase::Passphrase;
    use crate::vault::Cost;
    use jiff::Zoned;
    use jiff::civil::date;
    use std::sync::LazyLock;

    static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

    const LEAVING: Leaving = Leaving {
        layout: Layout::Sections,
        text: Summary::to_markdown,
        ask: String::new(),
        word: "seal",
    };

    struct Shared {
        _home: tempfile::TempDir,
        vault: Vault,
        preparation: Preparation,
    }

    impl Shared {
        /// A journal with a client Siobhan, K-07, and one entry that says so.
        fn saying(words: &str) -> Self {
            let home = tempfile::tempdir().unwrap();
            let now: Zoned = "2026-11-21T21:00:00[UTC]".parse().unwrap();
            let passphrase = Passphrase::new("otter bridge velvet");
            let (mut vault, _) =
                Vault::create(home.path(), &passphrase, Cost::THROW_AWAY, &now).unwrap();
            let code = ClientCode::try_from("K-07".to_owned()).unwrap();
            let words_of = vec![Words::new("Siobhan")];
            let client = Client {
                code,
                words: words_of,
            };
            vault.put_client(&client).unwrap();
            let guide: Guide = toml::from_str(
                "id = 'log'\nversion = 1\nkind = 'incident'\ntitle = 'A log'\npurpose = 'p'\nsource = 's'\nminutes = 5\n\
                 themes = ['accounts']\n[[questions]]\nid = 'seen'\nask = 'What did you see?'\nanswer = 'text'\n\
                 share = 'redacted'\n",
            )
            .unwrap();
            let mut page = Page::of(&guide);
            let seen = QuestionId::try_from("seen".to_owned()).unwrap();
            page.answers.insert(seen, Answer::Text(Words::new(words)));
            let id = vault.save(&page, &guide, None, None, &now).unwrap().id;
            let entry = vault.read(id).unwrap();
            let period = Period {
                from: date(2026, 11, 1),
                until: date(2026, 11, 30),
            };
            let register = Register::of(&[client]);
            let preparation = Preparation::of("Ruth", period, &[entry], &[], &ENGINE, &register);
            Self {
                _home: home,
                vault,
                preparation,
            }
        }

        /// What leaves, where something does, and what was said.
        fn typing(&mut self, lines: &[&str]) -> (Option<String>, String) {
            let typed = lines.join("\n") + "\n";
            let (end, _, said) = run_with(&typed, |run| {
                review(run, &mut self.vault, &mut self.preparation, &LEAVING)
            });
            let left = match end.unwrap() {
                Reviewed::Leave(summary) => Some(summary.to_markdown()),
                Reviewed::Later => None,
            };
            (left, said)
        }

        fn decided(&self) -> Vec<Decision> {
            let items = self.preparation.items();
            items.into_iter().map(|item| item.decision).collect()
        }
    }

    fn by(words: &str) -> Decision {
        Decision::Replace(words.into())
    }

    const TOWN: &str = "I told Siobhan in Todmorden. She likes Todmorden.";

    #[test]
    fn each_finding_is_put_with_what_can_be_done_and_leaves_as_it_was_shown() {
        let mut shared = Shared::saying(TOWN);
        let (left, said) = shared.typing(&["", "1", "no", "SEAL"]);
        for line in [
            "Finding 1 of 3, 3 to decide. 21 November 2026, A log. What did you see?",
            "    I told [Siobhan] in Todmorden.",
            "  1  replace it by: Client A",
            "     keeping it is not offered",
            "Finding 2 of 3, 2 to decide.",
            "  1  replace it by: a town",
            "  3  keep the words",
            "  5  say less, such as: a certain place",
            "  6  keep the words, and never ask",
            "2 places replaced.",
            "Please type seal, u or stop.",
        ] {
            assert!(said.contains(line), "{line}\n{said}");
        }
        let (first, second) = said.split_once("Finding 2").unwrap();
        for kept in ["  3  keep", "  6  keep"] {
            assert!(!first.contains(kept) && second.contains(kept), "{said}");
        }
        let left = left.unwrap();
        assert!(left.contains("I told Client A in a town. She likes a town."));
        assert!(said.contains(read_by_people(&left)), "shown as it leaves");
        assert!(!said.contains("```") && said.contains("Behind it, for a program"));
    }

    #[test]
    fn what_says_less_is_looked_for_step_by_step_until_nothing_is_known() {
        let mut shared = Shared::saying("She likes Todmorden.");
        let less = shared.preparation.items()[0].less.clone();
        assert!(less.len() > 1, "{less:?}");
        let (_, said) = shared.typing(&["5", "5", "", "stop"]);
        assert!(said.contains(&format!("Less: {}.", less[1])), "{said}");
        assert_eq!(shared.decided(), [by(&less[1])]);

        let mut shared = Shared::saying("She likes Todmorden.");
        let mut lines = vec!["5"; less.len() + 1];
        lines.extend(["", "stop"]);
        let (_, said) = shared.typing(&lines);
        assert!(said.contains("Nothing is known that says less"), "{said}");
        assert_eq!(shared.decided(), [by(&less[less.len() - 1])]);
    }

    #[test]
    fn a_word_of_the_register_is_neither_kept_nor_typed_nor_learned() {
        let mut shared = Shared::saying("I told Siobhan.");
        let (left, said) = shared.typing(&["3", "6", "2", "", "2", "dear Siobhan", "9", "stop"]);
        for line in [
            "A word of your register never leaves",
            "In the register under K-07",
            "Replace it by:",
            "That would let a word of your register out",
            "Your decisions are kept; the same command goes on with them.",
        ] {
            assert!(said.contains(line), "{line}\n{said}");
        }
        assert_eq!(left, None);
        assert_eq!(shared.decided(), [Decision::Undecided]);
        shared.typing(&["2", " a friend ", "stop"]);
        assert_eq!(shared.decided(), [by("a friend")]);
    }

    #[test]
    fn decisions_are_taken_back_one_by_one_also_when_all_is_shown() {
        let mut shared = Shared::saying("I told Siobhan in Todmorden.");
        let lines = ["u", "", "u", "", "3", "u", "1", "u", "stop"];
        let (left, said) = shared.typing(&lines);
        assert!(said.contains("There is nothing to take back."), "{said}");
        assert_eq!(said.matches("Taken back.").count(), 1, "{said}");
        assert_eq!(said.matches("This is what leaves").count(), 2, "{said}");
        assert_eq!(left, None);
        assert_eq!(shared.decided(), [by("Client A"), Decision::Undecided]);
    }

    #[test]
    fn where_nothing_is_to_be_taken_back_what_is_shown_stays() {
        let mut shared = Shared::saying("Nothing to find here.");
        let (left, said) = shared.typing(&["u", "stop"]);
        assert!(said.contains("Please type seal, u or stop."), "{said}");
        assert!(said.contains("Nothing was written."), "{said}");
        assert_eq!(left, None);
    }

    #[test]
    fn the_end_of_the_input_keeps_what_was_decided_for_the_next_time() {
        let mut shared = Shared::saying("I told Siobhan in Todmorden.");
        assert_eq!(shared.typing(&["1"]).0, None);
        assert_eq!(shared.decided(), [by("Client A"), Decision::Undecided]);
        let mut later = Shared::saying("I told Siobhan in Todmorden.");
        std::mem::swap(&mut later.vault, &mut shared.vault);
        let (left, said) = later.typing(&["3", "seal"]);
        assert!(said.contains("earlier decisions are taken up"), "{said}");
        assert!(said.contains("Finding 2 of 2, 1 to decide"), "{said}");
        assert!(left.unwrap().contains("I told Client A in Todmorden."));
    }

    #[test]
    fn a_kind_of_detail_is_replaced_and_a_word_is_kept_everywhere_at_once() {
        let mut shared = Shared::saying("I read Oyelaran in Todmorden. OYELARAN likes Todmorden.");
        let (left, said) = shared.typing(&["6", "4", "seal"]);
        assert!(said.contains("2 places kept, and from now on"), "{said}");
        assert!(said.contains("2 places replaced by their"), "{said}");
        assert!(
            left.unwrap()
                .contains("I read Oyelaran in a town. OYELARAN likes a town.")
        );
        assert_eq!(shared.vault.settings().unwrap().kept.len(), 1);
    }

    #[test]
    fn a_person_is_proposed_alike_under_another_name_and_told_where_they_leave_under_two() {
        let words = "My client Catherine Marlow wrote. Later Kate Marlow rang.";
        let mut shared = Shared::saying(words);
        let (_, said) = shared.typing(&["5", "", "stop"]);
        assert!(said.contains("1  replace it by: (Person A)"), "{said}");
        assert!(said.contains("1  replace it by: somebody"), "{said}");
        assert!(!said.contains("5  say less, such as: somebody"), "{said}");
        let (_, said) = shared.typing(&["2", "a friend", "stop"]);
        let two =
            "Kate Marlow leaves as \u{201c}(a person)\u{201d} and as \u{201c}a friend\u{201d}.";
        assert!(said.contains(two), "{said}");
    }

    #[test]
    fn one_place_that_is_kept_is_not_counted() {
        let mut shared = Shared::saying("She likes Todmorden. I like Todmorden. He is Oyelaran.");
        let (_, said) = shared.typing(&["3", "3", "stop"]);
        assert!(said.contains("2 places kept."), "{said}");
        assert!(!said.contains("1 place "), "{said}");
    }
}
