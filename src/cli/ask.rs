//! A guide asked line by line: one question at a time, nothing but text, so that a screen reader, a braille line and
//! dictation all follow. No alternate screen, no colour, no box lines.

use super::asker::{Asker, Typed};
use super::brought::{Change, Half, Keep, Move, Reply};
use super::found::found;
use crate::domain::{Answer, AnswerKind, Guide, Note, Page, Question, QuestionId, sentence};
use crate::failure::Failure;

/// How the asking ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Every question was put, and the writer keeps the entry.
    Finished,
    /// The writer stopped; the draft is the last word.
    Stopped,
}

/// Said where something else is typed at the end.
const AT_THE_END: &str = "Enter, :back or :stop.";

impl Asker<'_, '_> {
    /// Asks the guide's questions from `from` on, into the page; calls `keep` after each answer, and after each line of one
    /// that has several.
    ///
    /// # Errors
    /// When the terminal or `keep` fails; what was answered before is in the page and was kept.
    pub fn guide(
        &mut self,
        guide: &Guide,
        page: &mut Page,
        from: Option<&QuestionId>,
        keep: &mut Keep,
    ) -> Result<Ended, Failure> {
        let mut at = from
            .and_then(|from| {
                guide
                    .asked(&page.answers)
                    .position(|question| question.id == *from)
            })
            .unwrap_or(0);
        loop {
            let count = guide.asked(&page.answers).count();
            let Some(question) = guide.asked(&page.answers).nth(at).cloned() else {
                match self.close()? {
                    Move::Next => return Ok(Ended::Finished),
                    Move::Stop => return Ok(Ended::Stopped),
                    Move::Keep => return Ok(Ended::Finished),
                    Move::Back => at = count.saturating_sub(1),
                }
                continue;
            };
            let so_far: &Page = page;
            let mut half = |answer| {
                let mut page = so_far.clone();
                page.answers.insert(question.id.clone(), answer);
                keep(&page, Some(&question.id))
            };
            let Reply { change, then } = self.question(guide, &question, so_far, at, &mut half)?;
            match change {
                Change::Keep => {}
                Change::Clear => {
                    page.answers.remove(&question.id);
                }
                Change::Set(answer) => {
                    self.notes_for_choice(guide, &question, &answer)?;
                    if let Answer::Text(words) = &answer
                        && let Some(line) = found(&self.engine, words.read(), &self.register, false)
                    {
                        self.run.say(&line)?;
                    }
                    page.answers.insert(question.id.clone(), answer);
                }
            }
            let so_far = page.answers.get(&question.id);
            if then == Move::Next
                && let Err(problem) = question.check(so_far)
            {
                let missing = "This question needs an answer before the entry can be kept.";
                let why = match so_far {
                    // What a draft kept as it was typed.
                    Some(_) => sentence(&problem.to_string()),
                    None => missing.to_owned(),
                };
                self.run
                    .say(&format!("{why} :stop keeps a draft for later."))?;
                continue;
            }
            // The answer may have changed which questions are asked: the place is found again by name.
            let here = guide
                .asked(&page.answers)
                .position(|other| other.id == question.id)
                .unwrap_or(at);
            at = match then {
                Move::Next => here + 1,
                Move::Back if here == 0 => {
                    self.run.say("This is the first question.")?;
                    0
                }
                Move::Back => here - 1,
                Move::Stop => here,
                Move::Keep => match open(guide, page) {
                    Some(first) => first,
                    None => return Ok(Ended::Finished),
                },
            };
            let next = guide
                .asked(&page.answers)
                .nth(at)
                .map(|question| question.id.clone());
            keep(page, next.as_ref())?;
            self.is_kept = page.is_worth_keeping();
            if then == Move::Keep {
                self.run.say(match page.is_blank() {
                    true => "Nothing is answered yet, so there is nothing to keep.",
                    false => "It cannot be kept yet: this question comes first.",
                })?;
            }
            if then == Move::Stop {
                return Ok(Ended::Stopped);
            }
        }
    }

    fn question(
        &mut self,
        guide: &Guide,
        question: &Question,
        page: &Page,
        at: usize,
        half: &mut Half,
    ) -> Result<Reply, Failure> {
        let place = guide.questions.iter().position(|one| one.id == question.id);
        let of = match guide.how_many(&page.answers, place.unwrap_or_default()) {
            Some(of) => format!(" of {of}"),
            None => String::new(),
        };
        self.look_for_words(guide, page, Some(at));
        self.run.say("")?;
        self.run
            .say(&format!("Question {}{of}. {}", at + 1, question.ask))?;
        if let Some(help) = &question.help {
            self.run.say(help)?;
        }
        for note in guide.notes_beside(&question.id, None) {
            self.note(note)?;
        }
        super::question::ask(self, question, page.answers.get(&question.id), half)
    }

    /// Finds where a refused sentence could go: the next question for words behind this one, else the last before it.
    pub(super) fn look_for_words(&mut self, guide: &Guide, page: &Page, at: Option<usize>) {
        let of = |kind: AnswerKind| -> Vec<(usize, &Question)> {
            let asked = guide.asked(&page.answers).enumerate();
            asked.filter(|(_, one)| one.answer == kind).collect()
        };
        let mut words = of(AnswerKind::Text);
        if words.is_empty() {
            words = of(AnswerKind::Line);
        }
        let next = words.iter().find(|(place, _)| Some(*place) > at);
        let next = next.or(words.last());
        self.takes_words = next.map(|(place, one)| (place + 1, one.ask.clone()));
    }

    fn notes_for_choice(
        &mut self,
        guide: &Guide,
        question: &Question,
        answer: &crate::domain::Answer,
    ) -> Result<(), Failure> {
        for choice in answer.choices() {
            let notes = guide
                .notes_beside(&question.id, Some(choice))
                .filter(|note| note.choice.is_some());
            for note in notes {
                self.note(note)?;
            }
        }
        Ok(())
    }

    fn note(&mut self, note: &Note) -> Result<(), Failure> {
        self.run
            .say(&format!("Guidance: {} ({})", note.text, note.source))
    }

    fn close(&mut self) -> Result<Move, Failure> {
        self.run.say("")?;
        self.run.say("That was the last question. Enter keeps the entry, :back returns to it, :stop leaves a draft.")?;
        loop {
            match self.typed(true)? {
                Typed::Nothing | Typed::Keep => return Ok(Move::Next),
                Typed::Back => return Ok(Move::Back),
                Typed::Stop => return Ok(Move::Stop),
                Typed::Skip => self.run.say(AT_THE_END)?,
                Typed::Words(typed) => self.refuse(AT_THE_END, typed)?,
            }
        }
    }
}

/// The first question that stands in the way of keeping the page, by its place; `None` where none does.
fn open(guide: &Guide, page: &Page) -> Option<usize> {
    let open = |question: &Question| question.check(page.answers.get(&question.id)).is_err();
    let first = guide.asked(&page.answers).position(open);
    first.or(page.is_blank().then_some(0))
}

#[cfg(test)]
mod tests;
