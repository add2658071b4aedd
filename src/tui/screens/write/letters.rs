//! Letters on a page that takes no words: they lead to an option, or are told where they go, and choose nothing by
//! themselves.

use super::Write;
use crate::domain::Answer;
use crate::tui::field;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use std::time::Duration;

/// How long after a letter a space or an Enter still belongs to the words being typed.
pub(in crate::tui::screens) const SAME_WORDS: Duration = Duration::from_secs(2);

impl Write {
    /// The n of "not sure" was no answer, nor was the space between two words.
    pub(super) fn take_letter_back(
        &mut self,
        lettered: Option<(Duration, Option<Answer>)>,
        at: Duration,
    ) {
        self.lettered = None;
        if let Some((then, answer)) = lettered
            && goes_on(then, at)
        {
            self.form.put_choice(answer.as_ref());
        }
    }

    /// Goes to the option that the letters typed so far lead to; whether there is one. A space chooses it.
    pub(super) fn seek(
        &mut self,
        input: &field::Input,
        sought: Option<(Duration, String)>,
        at: Duration,
    ) -> bool {
        let field::Input::Key(key) = input else {
            return false;
        };
        let KeyCode::Char(letter) = key.code else {
            return false;
        };
        let mut typed = sought.map(|(_, typed)| typed).unwrap_or_default();
        if !is_words(input) || typed.is_empty() && !letter.is_alphabetic() {
            return false;
        }
        typed.push(letter);
        let found = letter != ' ' && self.form.seek(&typed);
        if found || letter == ' ' {
            self.sought = Some((at, typed));
        }
        found
    }

    /// What to say to an input that goes on with words that this page does not take: a space between two of them chooses
    /// nothing, nor does the Enter behind the last.
    pub(super) fn stray(&mut self, input: &field::Input, at: Duration) -> Option<String> {
        let before = self.strayed.take()?;
        let more = is_words(input)
            || matches!(input, field::Input::Key(key) if matches!(key.code, KeyCode::Enter | KeyCode::Backspace));
        if !goes_on(before, at) || !more {
            return None;
        }
        self.strayed = Some(at);
        self.form.without_words()
    }
}

pub(super) fn is_space(input: &field::Input) -> bool {
    matches!(input, field::Input::Key(key) if key.code == KeyCode::Char(' '))
}

/// Whether what is typed at a time still belongs to the words of another.
pub(super) fn goes_on(then: Duration, at: Duration) -> bool {
    at.saturating_sub(then) < SAME_WORDS
}

/// Whether it is a letter, a sign or a space, or more of them pasted.
pub(super) fn is_words(input: &field::Input) -> bool {
    match input {
        field::Input::Key(key) => {
            let with = key.modifiers - KeyModifiers::SHIFT;
            matches!(key.code, KeyCode::Char(_)) && with.is_empty()
        }
        field::Input::Paste(words) => !words.is_blank(),
        field::Input::Mouse { .. } => false,
    }
}
