//! Who puts questions: the prompt, what may be typed at it besides an answer, and what is said once.

use super::run::{Run, unwritten};
use crate::anonymise::{Engine, Register};
use crate::domain::ClientCode;
use crate::failure::Failure;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

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
    /// What takes its place while a draft is kept, and says so.
    pub card_once_kept: Vec<String>,
    /// Whether a draft is kept.
    pub is_kept: bool,
    /// Whose words are looked for in what is typed.
    pub register: Register,
    pub(super) engine: Engine,
    hinted: BTreeSet<&'static str>,
    /// Where a refused sentence could go: the number of that question, from 1, and what it asks.
    pub(super) takes_words: Option<(usize, String)>,
    /// A sentence that was no answer where it was typed.
    refused: Option<Zeroizing<String>>,
    /// Whether what was typed last is such a sentence.
    pub(super) put_in: bool,
    /// How to answer where one of several has to be chosen: all that help says there.
    pub(super) choosing: Option<String>,
}

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
            is_kept: false,
            register: Register::of(&[]),
            engine: Engine::new(),
            hinted: BTreeSet::new(),
            takes_words: None,
            refused: None,
            put_in: false,
            choosing: None,
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
        let is_word = |word: &&str| word.contains(char::is_alphabetic);
        let words = typed.split_whitespace().filter(is_word).count();
        let Some((number, ask)) = self.takes_words.as_ref().filter(|_| words >= SENTENCE) else {
            return Ok(());
        };
        self.run.say(&format!(
            "Nothing was kept of this sentence. :again puts it in, at question {number}, {ask}"
        ))?;
        // Of a paste in several lines, each was promised.
        match &mut self.refused {
            Some(before) => {
                before.push(' ');
                before.push_str(&typed);
            }
            None => self.refused = Some(typed),
        }
        Ok(())
    }

    /// One line at a prompt. `bare` takes "back", "stop" and "skip" without the colon, where they cannot be an answer.
    pub fn typed(&mut self, bare: bool) -> Result<Typed, Failure> {
        self.put_in = false;
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
                        self.run.say(sentence.trim())?;
                        self.put_in = true;
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
        let card = match self.is_kept && !self.card_once_kept.is_empty() {
            true => &self.card_once_kept,
            false => &self.card,
        };
        for line in card.clone() {
            self.run.say(&line)?;
        }
        Ok(())
    }

    fn help(&mut self) -> Result<(), Failure> {
        if let Some(how) = &self.choosing {
            return self.run.say(how);
        }
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
