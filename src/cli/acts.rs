//! Acts, each with its day, typed line by line.

use super::asker::{Asker, Typed};
use super::brought::{Change, Half, Move, Reply, tell_days, without_words};
use crate::domain::dates::{self, Towards};
use crate::domain::{Answer, FollowUp, Problem, Question, Words, read_day, sentence};
use crate::failure::Failure;
use jiff::civil::Date;

/// Puts a question for acts, one a line; the day is asked for where a line has none.
pub(super) fn ask(
    asker: &mut Asker,
    question: &Question,
    so_far: Option<&Answer>,
    half: &mut Half,
) -> Result<Reply, Failure> {
    let (mut acts, mut without_day) = parted(so_far, asker.run.now.date());
    let (mut change, mut just_typed) = (Change::Keep, false);
    let then = loop {
        if let Some(what) = without_day.first() {
            if !just_typed {
                asker
                    .run
                    .say(&format!("Without a day so far: {}", what.read()))?;
            }
            asker.run.say("By which day?")?;
            match by_which_day(asker)? {
                Day::By(by) => {
                    let what = without_day.remove(0);
                    let act = FollowUp {
                        what,
                        by,
                        done: None,
                    };
                    tell_days(asker.run, question, &Answer::FollowUps(vec![act.clone()]))?;
                    acts.push(act);
                }
                Day::LeftOut => {
                    without_day.remove(0);
                }
                Day::Leave(then) => break then,
            }
        } else {
            let typed = match asker.typed(false)? {
                Typed::Words(typed) => typed,
                Typed::Skip => {
                    return Ok(Reply {
                        change: Change::Clear,
                        then: Move::Next,
                    });
                }
                other => break without_words(&other).then,
            };
            match question.answer.read(typed.trim(), asker.run.now.date()) {
                Ok(Answer::FollowUps(read)) => {
                    tell_days(asker.run, question, &Answer::FollowUps(read.clone()))?;
                    acts.extend(read);
                }
                Err(slip @ Problem::NoSuchDay) => {
                    asker.run.say(&sentence(&slip.to_string()))?;
                    continue;
                }
                _ => {
                    without_day.push(Words::new(typed.trim()));
                    just_typed = true;
                }
            }
        }
        let answer = as_kept(&acts, &without_day);
        half(answer.clone())?;
        change = match answer.is_blank() {
            true => Change::Clear,
            false => Change::Set(answer),
        };
    };
    Ok(Reply { change, then })
}

/// The acts there are, and those that a draft keeps without a day.
pub(super) fn parted(answer: Option<&Answer>, today: Date) -> (Vec<FollowUp>, Vec<Words>) {
    match answer {
        Some(Answer::FollowUps(acts)) => (acts.clone(), Vec::new()),
        Some(Answer::Text(lines)) => {
            let (mut acts, mut without_day) = (Vec::new(), Vec::new());
            for (what, by, done) in FollowUp::of_typed(lines) {
                match read_day(by.read(), Towards::Ahead, today) {
                    _ if what.is_blank() => {}
                    Ok(by) => acts.push(FollowUp { what, by, done }),
                    Err(_) => without_day.push(what),
                }
            }
            (acts, without_day)
        }
        _ => (Vec::new(), Vec::new()),
    }
}

/// The answer, or what a draft keeps of it while an act has no day.
fn as_kept(acts: &[FollowUp], without_day: &[Words]) -> Answer {
    if without_day.is_empty() {
        return Answer::FollowUps(acts.to_vec());
    }
    let days: Vec<String> = acts.iter().map(|act| dates::say(act.by)).collect();
    let acts = acts.iter().zip(&days);
    let acts = acts.map(|(act, by)| (act.what.read(), by.as_str(), act.done));
    let open = without_day.iter().map(|what| (what.read(), "", None));
    Answer::Text(FollowUp::typed(acts.chain(open)))
}

/// What is said of the day of an act that was typed without one.
enum Day {
    By(Date),
    /// The act is not wanted after all.
    LeftOut,
    /// Somebody leaves here; the act stays in the draft.
    Leave(Move),
}

fn by_which_day(asker: &mut Asker) -> Result<Day, Failure> {
    loop {
        match asker.typed(true)? {
            Typed::Words(typed) => match read_day(&typed, Towards::Ahead, asker.run.now.date()) {
                Ok(day) => return Ok(Day::By(day)),
                Err(slip) => asker.refuse(&sentence(&slip.to_string()), typed)?,
            },
            Typed::Skip => return Ok(Day::LeftOut),
            Typed::Back => return Ok(Day::Leave(Move::Back)),
            Typed::Stop => return Ok(Day::Leave(Move::Stop)),
            Typed::Nothing | Typed::Keep => asker.run.say(
                "An act without a day is easily lost. Type a day, or :skip to leave the act out.",
            )?,
        }
    }
}
