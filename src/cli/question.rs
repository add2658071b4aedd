//! One question at a prompt, by its kind of answer.

use super::acts;
use super::asker::{Asker, Typed};
use super::brought::{Change, Half, Move, Reply, tell_days, without_words};
use super::options;
use crate::domain::{Answer, AnswerKind, Choice, Question, Words, sentence};
use crate::failure::Failure;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// Puts one question; the answer so far, if any, is said before the prompt.
pub fn ask(
    asker: &mut Asker,
    question: &Question,
    so_far: Option<&Answer>,
    half: &mut Half,
) -> Result<Reply, Failure> {
    let options = question.answer.options();
    match &question.answer {
        AnswerKind::Choice(choices) => options::begin(asker, &choices.of, choices.many)?,
        AnswerKind::Scale(scale) => asker.run.say(&format!(
            "A whole number: {} is {}, {} is {}.",
            scale.from, scale.low, scale.to, scale.high
        ))?,
        AnswerKind::YesNo => asker.hint("Type yes or no.")?,
        AnswerKind::Date => {
            asker.hint("A day, such as yesterday, thursday, 21 November or 2026-11-21.")?
        }
        AnswerKind::Client => codes(asker)?,
        AnswerKind::Text => {
            asker.hint("Write as many lines as you like. An empty line ends the answer.")?
        }
        AnswerKind::Line => asker.hint("One line.")?,
        AnswerKind::FollowUps => {
            asker.hint("One act a line with its day, such as: explain why I declined by thursday. Enter ends the list.")?;
        }
        AnswerKind::Tally(_) if so_far.is_some() => {}
        AnswerKind::Tally(_) => asker.hint("A number for each. Enter is none.")?,
    }
    match so_far {
        Some(answer) => {
            let words = match (&question.answer, answer) {
                (AnswerKind::FollowUps, Answer::Text(_)) => {
                    let (acts, _) = acts::parted(so_far, asker.run.now.date());
                    if acts.is_empty() {
                        return acts::ask(asker, question, so_far, half);
                    }
                    Answer::FollowUps(acts).in_words(options)
                }
                _ => answer.in_words(options),
            };
            asker.run.say(&format!("So far: {}", words.read()))?;
            asker.hint(match question.answer {
                AnswerKind::Text => {
                    "Enter keeps it, :add goes on behind it, :skip takes it away. What you type otherwise takes its place."
                }
                _ => "Enter keeps it, :skip takes it away.",
            })?;
        }
        None if !question.required => {
            asker.hint("Enter skips, :back goes back, :keep is enough for now, :stop saves for later, ? says more.")?
        }
        None => asker.hint(
            "An answer is needed here. From then on :keep is enough for now, at any question; :stop saves for later, ? says more.",
        )?,
    }
    match &question.answer {
        AnswerKind::Text => text(asker, so_far, half),
        AnswerKind::FollowUps => acts::ask(asker, question, so_far, half),
        AnswerKind::Tally(tally) => counts(asker, &tally.of, so_far, half),
        AnswerKind::Choice(_) => options::choose(asker, question),
        AnswerKind::Line => line(asker, question, false),
        _ => line(asker, question, true),
    }
}

fn codes(asker: &mut Asker) -> Result<(), Failure> {
    asker.hint("A client's code, such as K-07; never a name.")?;
    if asker.codes.is_empty() {
        return Ok(());
    }
    let codes: Vec<&str> = asker.codes.iter().map(|code| code.as_str()).collect();
    let codes = format!("In the register: {}.", codes.join(", "));
    asker.run.say(&codes)
}

/// A kind that fits on one line. `bare` as in [`Asker::typed`].
fn line(asker: &mut Asker, question: &Question, bare: bool) -> Result<Reply, Failure> {
    loop {
        let typed = match asker.typed(bare)? {
            Typed::Words(typed) => typed,
            other => return Ok(without_words(&other)),
        };
        let today = asker.run.now.date();
        let problem = match question.read(typed.trim(), today) {
            Ok(answer) => match question.check(Some(&answer)) {
                Ok(()) => {
                    tell_days(asker.run, question, &answer)?;
                    return Ok(Reply::set(answer));
                }
                Err(problem) => problem,
            },
            Err(problem) => problem,
        };
        let why = sentence(&problem.to_string());
        match bare {
            true => asker.refuse(&why, typed)?,
            // It is words that are asked for here.
            false => asker.run.say(&why)?,
        }
    }
}

fn text(asker: &mut Asker, so_far: Option<&Answer>, half: &mut Half) -> Result<Reply, Failure> {
    let before = match so_far {
        Some(Answer::Text(words)) => words.read(),
        _ => "",
    };
    let mut whole = Zeroizing::new(String::new());
    let (mut long, mut adds) = (false, false);
    let then = loop {
        let typed = match asker.typed(false)? {
            Typed::Words(typed) if typed.trim() == ":long" && whole.is_empty() => {
                asker
                    .run
                    .say("A line that holds only a full stop ends the answer.")?;
                long = true;
                continue;
            }
            Typed::Words(typed) if typed.trim() == ":add" && whole.is_empty() => {
                whole.push_str(before);
                adds = true;
                continue;
            }
            Typed::Words(typed) if typed.trim() == "." => break Move::Next,
            Typed::Words(typed) => {
                // It was typed for another question, and takes the place of nothing.
                if asker.put_in && whole.is_empty() {
                    whole.push_str(before);
                    adds = true;
                }
                typed
            }
            Typed::Nothing if long => Zeroizing::new(String::new()),
            Typed::Nothing => break Move::Next,
            Typed::Skip => {
                return Ok(Reply {
                    change: Change::Clear,
                    then: Move::Next,
                });
            }
            Typed::Back => break Move::Back,
            Typed::Stop => break Move::Stop,
            Typed::Keep => break Move::Keep,
        };
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(&typed);
        // Cut off here, the draft holds both: only an answer that is finished takes the place of another.
        let so_far = match adds || before.is_empty() {
            true => whole.clone(),
            false => Zeroizing::new(format!("{before}\n{}", *whole)),
        };
        half(Answer::Text(Words::new(so_far.trim_end())))?;
    };
    // Whatever was typed before a command stays: no command may cost a sentence.
    let words = Words::new(whole.trim_end());
    if words.is_blank() {
        return Ok(Reply::to(then));
    }
    let same = matches!(so_far, Some(Answer::Text(before)) if *before == words);
    let change = if same {
        Change::Keep
    } else {
        Change::Set(Answer::Text(words))
    };
    Ok(Reply { change, then })
}

fn counts(
    asker: &mut Asker,
    of: &[Choice],
    so_far: Option<&Answer>,
    half: &mut Half,
) -> Result<Reply, Failure> {
    let mut counts = match so_far {
        Some(Answer::Tally(counts)) => counts.clone(),
        _ => BTreeMap::new(),
    };
    let mut change = Change::Keep;
    for category in of {
        loop {
            asker.run.say(&format!("{}, how many?", category.label))?;
            match asker.typed(true)? {
                Typed::Nothing => break,
                Typed::Words(typed) => match typed.trim().parse::<u32>() {
                    Ok(count) => {
                        counts.insert(category.id.clone(), count);
                        half(Answer::Tally(counts.clone()))?;
                        change = Change::Set(Answer::Tally(counts.clone()));
                        break;
                    }
                    Err(_) => asker.refuse("Expected a whole number, 0 or more.", typed)?,
                },
                Typed::Skip => return Ok(without_words(&Typed::Skip)),
                other => {
                    let then = without_words(&other).then;
                    return Ok(Reply { change, then });
                }
            }
        }
    }
    Ok(Reply {
        change,
        then: Move::Next,
    })
}
