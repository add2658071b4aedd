//! Lines of a run: data and talk folded to the terminal, what is typed, a question of yes or no.

use super::Run;
use crate::cli::fold;
use crate::domain::clean;
use crate::failure::{Exit, Failure};
use std::io::{self, BufRead, IsTerminal, Read};
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

/// Bytes of the longest line that is read: a long paragraph many times over.
const LONGEST_LINE: u64 = 1 << 20;

/// The widest that prose is set, in columns.
const MEASURE: usize = 76;

/// Columns to fold to; `None` where this is no terminal.
pub fn columns(stream: &impl IsTerminal) -> Option<usize> {
    let (width, _) = terminal_size::terminal_size().filter(|_| stream.is_terminal())?;
    Some(usize::from(width.0).clamp(20, MEASURE))
}

/// Rows of a screen; `None` where this is no terminal.
pub fn rows(stream: &impl IsTerminal) -> Option<usize> {
    let (_, height) = terminal_size::terminal_size().filter(|_| stream.is_terminal())?;
    // One that doesn't know its size says 0.
    (height.0 > 0).then(|| usize::from(height.0).max(10))
}

impl Run<'_> {
    /// A line of data on stdout.
    pub fn print(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.data, "{text}").map_err(|error| unwritten(&error))
    }

    /// Prose on stdout: folded at words for a terminal, left alone for a script.
    pub fn prose(&mut self, text: &str) -> Result<(), Failure> {
        let text = fold::prose(text, self.columns.0);
        self.print(&text)
    }

    /// Markdown on stdout: without its signs for a terminal, left alone for a script.
    pub fn marked(&mut self, text: &str) -> Result<(), Failure> {
        let text = fold::marked(text, self.columns.0);
        self.print(&text)
    }

    /// Markdown as talk, in the same way.
    pub fn say_marked(&mut self, text: &str) -> Result<(), Failure> {
        self.data.flush().map_err(|error| unwritten(&error))?;
        let text = fold::marked(&clean(text), self.columns.1);
        writeln!(self.talk, "{text}").map_err(|error| unwritten(&error))
    }

    /// A line of talk on stderr, cleaned, and folded at words for a terminal.
    pub fn say(&mut self, text: &str) -> Result<(), Failure> {
        // Where both reach the same terminal, they stand in the order they were said.
        self.data.flush().map_err(|error| unwritten(&error))?;
        let text = fold::prose(&clean(text), self.columns.1);
        writeln!(self.talk, "{text}").map_err(|error| unwritten(&error))
    }

    /// A long text on stdout, a screen at a time where that is a terminal somebody sits at; no paragraph is torn that fits.
    pub fn pages(&mut self, text: &str) -> Result<(), Failure> {
        let Some(rows) = self.rows.filter(|_| self.may_ask()) else {
            return self.print(text);
        };
        let mut filled = 0;
        // What announces the next paragraph stays with it.
        let text = text.replace(":\n\n", ":\u{0}\u{0}");
        for (nth, paragraph) in text.split("\n\n").enumerate() {
            let paragraph = paragraph.replace('\u{0}', "\n");
            let lines = paragraph.lines().count() + usize::from(nth > 0);
            // Two rows are the question's.
            if filled > 0 && filled + lines > rows - 2 {
                self.say("\nEnter shows the rest.")?;
                if self.line()?.is_none() {
                    return Ok(());
                }
                filled = 0;
            } else if nth > 0 {
                self.print("")?;
            }
            self.print(&paragraph)?;
            filled += lines;
        }
        Ok(())
    }

    /// Says at a terminal what takes a moment, so that a second of quiet is no riddle.
    pub fn wait(&mut self, what: &str) -> Result<(), Failure> {
        match self.columns.1 {
            Some(_) => self.say(&format!("One moment: {what}.")),
            None => Ok(()),
        }
    }

    /// The next typed line without its end; `None` when the input has ended.
    pub fn line(&mut self) -> Result<Option<Zeroizing<String>>, Failure> {
        read_line(self.typed)
    }

    /// Puts a yes-or-no question until it is answered; Enter says `otherwise`. `None` at the end of the input: nobody has
    /// said yes then.
    pub fn confirm(&mut self, ask: &str, otherwise: bool) -> Result<Option<bool>, Failure> {
        let default = if otherwise { "yes" } else { "no" };
        let ask = fold::prose(&clean(ask), self.columns.1);
        let how = format!("yes or no, Enter for {default}: ");
        // How it is answered stays whole, and the answer has its room behind it.
        let row =
            ask.lines().last().map_or(0, UnicodeWidthStr::width) + 1 + how.len() + "yes".len();
        let gap = match self.columns.1 {
            Some(columns) if row > columns => "\n",
            _ => " ",
        };
        loop {
            write!(self.talk, "{ask}{gap}{how}").map_err(|error| unwritten(&error))?;
            self.talk.flush().map_err(|error| unwritten(&error))?;
            let Some(typed) = self.line()? else {
                self.say("")?;
                return Ok(None);
            };
            match typed.trim().to_lowercase().as_str() {
                "" => return Ok(Some(otherwise)),
                "y" | "yes" => return Ok(Some(true)),
                "n" | "no" => return Ok(Some(false)),
                ":stop" => return Ok(None),
                _ => self.say("Please type yes or no.")?,
            }
        }
    }
}

/// A failure because an output could not be written; silent where the reader has simply had enough.
pub fn unwritten(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::hung_up();
    }
    Failure::new("the output could not be written").exit(Exit::Disk)
}

/// The next line without its end; `None` at the end.
pub(super) fn read_line(lines: &mut dyn BufRead) -> Result<Option<Zeroizing<String>>, Failure> {
    let unread = |_| {
        Failure::new("what was typed is not text in UTF-8, or could not be read").exit(Exit::Disk)
    };
    let mut line = Zeroizing::new(String::new());
    lines
        .take(LONGEST_LINE)
        .read_line(&mut line)
        .map_err(unread)?;
    if line.is_empty() {
        return Ok(None);
    }
    let kept = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(kept);
    Ok(Some(line))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_long_text_stops_before_the_paragraph_that_does_not_fit() {
        let text = "one\n\ntwo:\n\nthree\nfour\nfive\n\nsix:\n\nseven\neight";
        let shown = |rows, typed| {
            let (end, data, talk) = crate::cli::testing::run_with(typed, |run| {
                run.rows = rows;
                run.pages(text)
            });
            end.unwrap();
            (data, talk)
        };
        assert_eq!(shown(None, "").0, format!("{text}\n"));
        let (data, talk) = shown(Some(10), "\n");
        assert!(data.ends_with("five\nsix:\n\nseven\neight\n"), "{data}");
        assert_eq!(talk, "\nEnter shows the rest.\n");
        assert!(shown(Some(10), "").0.ends_with("five\n"));
        assert_eq!(shown(Some(40), "").1, "");
    }

    #[test]
    fn a_question_is_folded_at_words_and_leaves_room_for_its_answer() {
        let ask =
            "Have you compared the four words with them on the telephone, and were they the same?";
        for columns in 30..=MEASURE {
            let (_, _, talk) = crate::cli::testing::run_with("yes\n", |run| {
                run.columns = (None, Some(columns));
                run.confirm(ask, true).unwrap()
            });
            let widest = talk.lines().map(str::len).max().unwrap();
            let answered = talk.lines().last().unwrap().len() + "yes".len();
            assert!(
                widest <= columns && answered <= columns,
                "{columns}\n{talk}"
            );
            assert!(talk.ends_with("yes or no, Enter for yes: "), "{talk}");
            let words = talk.replace("yes or no, Enter for yes: ", "");
            assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), ask);
        }
    }

    #[test]
    fn stop_and_the_end_of_the_input_say_neither_yes_nor_no() {
        for otherwise in [true, false] {
            let said = |typed| {
                crate::cli::testing::run_with(typed, |run| run.confirm("Remove them?", otherwise)).0
            };
            assert_eq!(said("").unwrap(), None);
            assert_eq!(said("perhaps\n").unwrap(), None);
            assert_eq!(said(":stop\nyes\n").unwrap(), None);
            assert_eq!(said("\n").unwrap(), Some(otherwise));
            assert_eq!(said("no\n").unwrap(), Some(false));
        }
    }

    #[test]
    fn a_line_loses_only_its_end() {
        let mut lines = io::Cursor::new(b"  one \r\n\ntwo".to_vec());
        let mut next = || read_line(&mut lines).unwrap().map(|line| line.to_string());
        assert_eq!(next().as_deref(), Some("  one "));
        assert_eq!(next().as_deref(), Some(""));
        assert_eq!(next().as_deref(), Some("two"));
        assert_eq!(next(), None);
    }
}
