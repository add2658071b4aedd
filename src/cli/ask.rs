//! A guide asked line by line: one question at a time, nothing but text, so that a screen reader, a braille line and
//! dictation all follow. No alternate screen, no colour, no box lines.

use super::found::found;
use super::question::{Change, Half, Move, Reply};
use super::run::{Run, unwritten};
use crate::anonymise::{Engine, Register};
use crate::domain::{
    Answer, AnswerKind, ClientCode, Guide, Note, Page, Question, QuestionId, sentence,
};
use crate::failure::Failure;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// How the asking ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Every question was put, and the writer keeps the entry.
    Finished,
    /// The writer stopped; the draft is the last word.
    Stopped,
}

/// Keeps the page as a draft, with the question that comes next. One that is not worth keeping leaves no draft behind.
pub type Keep<'k> = dyn FnMut(&Page, Option<&QuestionId>) -> Result<(), Failure> + 'k;

/// What was typed at a prompt.
pub enum Typed {
    /// Enter alone.
    Nothing,
    /// Something to be read as an answer.
    Words(Zeroizing<String>),
    /// `:skip`: leave it without an answer, also where there was one.
    Skip,
    /// `:back`.
    Back,
    /// `:stop`, or the end of the input.
    Stop,
    /// `:keep`: the entry is done, whatever was not asked yet.
    Keep,
}

/// Puts questions on talk and takes lines as answers.
pub struct Asker<'r, 'a> {
    pub run: &'r mut Run<'a>,
    /// The codes of the register, offered where a client is asked for.
    pub codes: Vec<ClientCode>,
    /// The risk card, shown again by `:card`; empty where a guide does not begin with it.
    pub card: Vec<String>,
    /// What takes its place once a draft is kept, and it says so.
    pub card_once_kept: Vec<String>,
    /// Whose words are looked for in what is typed.
    pub register: Register,
    engine: Engine,
    hinted: BTreeSet<&'static str>,
    /// The number of the next question for a text, else of the last one before, and what it asks.
    takes_words: Option<(usize, String)>,
    /// A sentence that was no answer where it was typed.
    refused: Option<Zeroizing<String>>,
}

/// Said where something else is typed at the end.
const AT_THE_END: &str = "Enter, :back or :stop.";

/// From so many words on, what was typed is a sentence, and no slip in a day or a number.
const SENTENCE: usize = 4;

impl<'r, 'a> Asker<'r, 'a> {
    /// Nothing asked yet.
    pub fn new(run: &'r mut Run<'a>, codes: Vec<ClientCode>, card: Vec<String>) -> Self {
        Self {
            run,
            codes,
            card,
            card_once_kept: Vec::new(),
            register: Register::of(&[]),
            engine: Engine::new(),
            hinted: BTreeSet::new(),
            takes_words: None,
            refused: None,
        }
    }

    /// A draft is kept: from now on the card says so.
    pub fn kept(&mut self) {
        if !self.card_once_kept.is_empty() {
            self.card = std::mem::take(&mut self.card_once_kept);
        }
    }

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
            if page.is_worth_keeping() {
                self.kept();
            }
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
        let asked = guide.asked(&page.answers).enumerate();
        let words: Vec<(usize, &Question)> = asked
            .filter(|(_, one)| one.answer == AnswerKind::Text)
            .collect();
        let next = words.iter().find(|(place, _)| *place > at);
        let next = next.or(words.last());
        self.takes_words = next.map(|(place, one)| (place + 1, one.ask.clone()));
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

    /// Says how to answer, the first time this sort of question comes.
    pub fn hint(&mut self, hint: &'static str) -> Result<(), Failure> {
        if self.hinted.insert(hint) {
            self.run.say(hint)?;
        }
        Ok(())
    }

    /// Says why what was typed is no answer here. A sentence stays at hand for a question that takes words.
    pub fn refuse(&mut self, why: &str, typed: Zeroizing<String>) -> Result<(), Failure> {
        self.run.say(why)?;
        if typed.split_whitespace().count() < SENTENCE {
            return Ok(());
        }
        self.refused = Some(typed);
        let place = match &self.takes_words {
            Some((number, ask)) => format!("question {number}, {ask}"),
            None => "a question that takes words".to_owned(),
        };
        self.run.say(&format!(
            "Nothing was kept of this sentence. :again puts it in, at {place}"
        ))
    }

    /// One line at a prompt. `bare` takes "back", "stop" and "skip" without the colon, where they cannot be an answer.
    pub fn typed(&mut self, bare: bool) -> Result<Typed, Failure> {
        loop {
            write!(self.run.talk, "> ").map_err(|error| unwritten(&error))?;
            self.run.talk.flush().map_err(|error| unwritten(&error))?;
            let Some(line) = self.run.line()? else {
                self.run.say("")?;
                return Ok(Typed::Stop);
            };
            let word = line.trim().to_lowercase();
            match word.as_str() {
                "" => return Ok(Typed::Nothing),
                ":back" => return Ok(Typed::Back),
                ":stop" | ":later" => return Ok(Typed::Stop),
                ":keep" => return Ok(Typed::Keep),
                ":skip" => return Ok(Typed::Skip),
                "back" if bare => return Ok(Typed::Back),
                "stop" if bare => return Ok(Typed::Stop),
                "skip" if bare => return Ok(Typed::Skip),
                "?" | ":help" => self.help()?,
                ":again" => match self.refused.take() {
                    Some(sentence) => {
                        self.run.say(&format!("Put in: {}", sentence.trim()))?;
                        return Ok(Typed::Words(sentence));
                    }
                    None => self.run.say("There is no refused sentence to put in.")?,
                },
                ":card" if !self.card.is_empty() => self.show_card()?,
                _ => return Ok(Typed::Words(line)),
            }
        }
    }

    /// The risk card's lines.
    pub fn show_card(&mut self) -> Result<(), Failure> {
        for line in self.card.clone() {
            self.run.say(&line)?;
        }
        Ok(())
    }

    fn help(&mut self) -> Result<(), Failure> {
        self.run
            .say("Enter alone leaves the question as it is: skipped, or with the answer it had.")?;
        self.run
            .say(":skip leaves it without an answer. :back returns to the question before.")?;
        self.run
            .say(":stop keeps what is written as a draft; the same command offers it again.")?;
        self.run
            .say(":keep keeps the entry now, without the questions that are left.")?;
        self.run.say(
            ":long takes a text with empty lines in it, until a line that holds only a full stop.",
        )?;
        self.run
            .say(":add goes on behind a text that is there already.")?;
        self.run
            .say(":again puts in a sentence that was refused at another question.")?;
        if !self.card.is_empty() {
            self.run
                .say(":card shows whom to call when somebody may be at risk.")?;
        }
        Ok(())
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
