//! A question that is answered by choosing: its options a dozen at a time, and found by their words.

use super::asker::{Asker, Typed};
use super::brought::{Reply, without_words};
use super::risk::yes_or_no;
use crate::domain::{Choice, Problem, Question, sentence};
use crate::failure::Failure;

/// Options said at a time. With their question, its help and the prompt they fit on a terminal of 24 rows.
const AT_A_TIME: usize = 12;

/// Says the first options.
pub fn begin(asker: &mut Asker, options: &[Choice], many: bool) -> Result<(), Failure> {
    list(asker, options, 0)?;
    if many {
        // Said each time: two questions that look the same may differ in this.
        return asker
            .run
            .say("Several may be chosen: type their numbers, as in 1 2 or 1, 2.");
    }
    asker.hint("Type the number or the words of one.")
}

/// Takes what is typed until it is an option, or a way on.
pub fn choose(asker: &mut Asker, question: &Question) -> Result<Reply, Failure> {
    let options = question.answer.options();
    let mut from = 0;
    loop {
        let typed = match asker.typed(true)? {
            Typed::Words(typed) => typed,
            other => return Ok(without_words(&other)),
        };
        let today = asker.run.now.date();
        let whole = options
            .iter()
            .position(|option| option.label.eq_ignore_ascii_case(yes_or_no(typed.trim())))
            .map(|at| (at + 1).to_string());
        let read = question
            .read(whole.as_deref().unwrap_or(typed.trim()), today)
            .and_then(|answer| question.check(Some(&answer)).map(|()| answer));
        let problem = match read {
            Ok(answer) => return Ok(Reply::set(answer)),
            Err(problem) => problem,
        };
        // Only what is no option itself asks for more of them.
        if options.len() > AT_A_TIME && typed.trim().eq_ignore_ascii_case("more") {
            from = (from + AT_A_TIME) % options.len().next_multiple_of(AT_A_TIME);
            list(asker, options, from)?;
            continue;
        }
        let found = holding(options, &typed);
        match found.as_slice() {
            [] => {
                let why = match problem {
                    _ if typed.contains(|c: char| c.is_alphabetic()) => format!(
                        "No option holds these words. A number from 1 to {}, please, or other words.",
                        options.len()
                    ),
                    Problem::NotAnOption(_) => {
                        format!("Expected a number from 1 to {}.", options.len())
                    }
                    other => sentence(&other.to_string()),
                };
                asker.refuse(&why, typed)?;
            }
            [only] => {
                say(asker, options, *only)?;
                let by_number = (only + 1).to_string();
                if let Ok(answer) = question.answer.read(&by_number, today) {
                    return Ok(Reply::set(answer));
                }
            }
            several => {
                for at in several {
                    say(asker, options, *at)?;
                }
                asker
                    .run
                    .say("Type the number of one of these, or other words.")?;
            }
        }
    }
}

/// The options from this place on, as many as are said at a time, and how to come to the others.
fn list(asker: &mut Asker, options: &[Choice], from: usize) -> Result<(), Failure> {
    let until = (from + AT_A_TIME).min(options.len());
    for at in from..until {
        say(asker, options, at)?;
    }
    if options.len() <= AT_A_TIME {
        return Ok(());
    }
    let which = format!("Options {} to {until} of {}.", from + 1, options.len());
    let then = if until < options.len() {
        "Type more for the next, or a word to look for."
    } else {
        "Type more to begin again, or a word to look for."
    };
    asker.run.say(&format!("{which} {then}"))
}

fn say(asker: &mut Asker, options: &[Choice], at: usize) -> Result<(), Failure> {
    asker
        .run
        .say(&format!("  {}  {}", at + 1, options[at].label))
}

/// The options in whose words, or id, each of these words begins one.
fn holding(options: &[Choice], typed: &str) -> Vec<usize> {
    let parts = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let wanted = parts(typed);
    // Numbers are numbers of options, and a number that is none is no word to look for.
    if wanted
        .iter()
        .all(|word| word.chars().all(|c| c.is_ascii_digit()))
    {
        return Vec::new();
    }
    options
        .iter()
        .enumerate()
        .filter(|(_, option)| {
            let words = [parts(&option.label), parts(&option.id)].concat();
            let begins = |wanted: &String| words.iter().any(|word| word.starts_with(wanted));
            wanted.iter().all(begins)
        })
        .map(|(at, _)| at)
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::cli::brought::Change;
    use crate::cli::question::ask;
    use crate::cli::testing::run_with;
    use crate::domain::Answer;
    use crate::guides::Library;

    /// Types the lines at the incident's first question; gives the id chosen and the talk.
    fn chosen(typed: &str) -> (Option<String>, String) {
        let library = Library::built_in();
        let question = &library.named("incident").unwrap().questions[0];
        let (reply, _, talk) = run_with(typed, |run| {
            let mut asker = Asker::new(run, vec![], vec![]);
            ask(&mut asker, question, None, &mut |_| Ok(())).unwrap()
        });
        let id = match reply.change {
            Change::Set(Answer::Choice(ids)) => ids.into_iter().next(),
            _ => None,
        };
        (id, talk)
    }

    #[test]
    fn many_options_come_a_dozen_at_a_time_and_fit_a_small_terminal() {
        let (_, talk) = chosen(":stop\n");
        assert!(talk.lines().count() <= 20, "{talk}");
        assert!(
            talk.contains("  12  ") && !talk.contains("  13  "),
            "{talk}"
        );
        assert!(talk.contains("Options 1 to 12 of 21."));
        let (_, talk) = chosen("more\n:stop\n");
        assert!(talk.contains("  21  something else"), "{talk}");
        assert_eq!(talk.matches("  1  ").count(), 1);
        let (_, talk) = chosen("more\nMORE\n:stop\n");
        assert_eq!(talk.matches("  1  ").count(), 2, "it begins again");
    }

    #[test]
    fn a_number_beyond_those_said_is_taken_all_the_same() {
        assert_eq!(chosen("21\n").0.as_deref(), Some("other"));
    }

    #[test]
    fn an_option_is_found_by_a_part_of_its_words_or_of_its_id() {
        let (id, talk) = chosen("stalk\n");
        assert_eq!(id.as_deref(), Some("threat-or-impersonation"));
        assert!(talk.contains("  17  a threat, stalking"), "{talk}");
        assert_eq!(chosen("client mess\n").0.as_deref(), Some("client-message"));
    }

    #[test]
    fn several_that_hold_the_word_are_said_with_their_numbers() {
        let (id, talk) = chosen("post\n12\n");
        assert_eq!(id.as_deref(), Some("someone-tagged"));
        let said = talk.split("> ").nth(1).unwrap();
        assert!(said.contains("  8  ") && said.contains("  11  "), "{said}");
        assert!(!said.contains("  1  "));
    }

    #[test]
    fn what_is_no_option_says_what_is_expected() {
        let (id, talk) = chosen("zorblax\n22\n1,2\n:stop\n");
        assert_eq!(id, None);
        assert!(talk.contains("No option holds these words."));
        assert!(talk.contains("Expected a number from 1 to 21."), "{talk}");
        assert!(talk.contains("Expected one option"), "{talk}");
    }
}
