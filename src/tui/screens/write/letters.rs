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

    /// Goes to the option that the letters typed so far lead to, and says what is looked for; `None` where there is no such
    /// option. A space chooses it.
    pub(super) fn seek(
        &mut self,
        input: &field::Input,
        sought: Option<String>,
        at: Duration,
    ) -> Option<String> {
        let field::Input::Key(key) = input else {
            return None;
        };
        let KeyCode::Char(letter) = key.code else {
            return None;
        };
        let mut typed = sought.unwrap_or_default();
        if !is_words(input) || typed.is_empty() && !letter.is_alphabetic() {
            return None;
        }
        typed.push(letter);
        let found = letter != ' ' && self.form.seek(&typed);
        let said = found.then(|| looking_for(&typed, "Space"));
        if found || letter == ' ' {
            self.sought = Some((at, typed));
        }
        said
    }

    /// What to say to an input that goes on with words that this page does not take: a space between two of them chooses
    /// nothing, nor does the Enter behind the last. Pressed once more, either does what it does.
    pub(super) fn stray(
        &mut self,
        input: &field::Input,
        stray: Stray,
        at: Duration,
    ) -> Option<String> {
        let ends = is_space(input)
            || matches!(input, field::Input::Key(key) if matches!(key.code, KeyCode::Enter | KeyCode::Backspace));
        let now = match stray {
            Stray::Key => return None,
            Stray::Told if ends => return None,
            Stray::Word if ends => Stray::Told,
            Stray::Word | Stray::Told if is_words(input) => Stray::Word,
            Stray::Word | Stray::Told => return None,
        };
        self.strayed = Some((at, now));
        self.form.without_words()
    }
}

/// What was typed on a page that takes no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stray {
    /// One letter, perhaps hit by mistake: the next key does what it does.
    Key,
    /// Words, which somebody may go on typing without a look at the screen.
    Word,
    /// Words, and the space or Enter behind one was not taken.
    Told,
}

/// "Looking for “rev”; Space chooses it."
pub(in crate::tui::screens) fn looking_for(typed: &str, key: &str) -> String {
    let first = typed.chars().next().unwrap_or_default();
    // One letter over and over goes from option to option.
    let sought = match typed.chars().all(|letter| letter == first) {
        true => &typed[..first.len_utf8()],
        false => typed,
    };
    format!("Looking for \u{201c}{sought}\u{201d}; {key} chooses it.")
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
