//! Prose and Markdown in the columns of a terminal.

use crate::supervision::{Sign, sign, unescaped};
use textwrap::{Options, WordSplitter, fill};

/// Columns by which what somebody wrote is drawn in.
const QUOTE: &str = "    ";

/// Rows end at words, and never inside a code such as K-07 or a path, which somebody may copy.
fn whole_words(columns: usize) -> Options<'static> {
    Options::new(columns)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false)
}

/// Folds each line at words; what goes on in the next row stands under the words it began with.
pub fn prose(text: &str, columns: Option<usize>) -> String {
    let Some(columns) = columns else {
        return text.to_owned();
    };
    let fold = |line: &str| {
        let begins = |c: char| c == ' ' || c.is_ascii_digit();
        let under = match line.starts_with(' ') {
            true => " ".repeat(line.len() - line.trim_start_matches(begins).len()),
            false => String::new(),
        };
        textwrap::fill(line, whole_words(columns).subsequent_indent(&under))
    };
    text.split('\n').map(fold).collect::<Vec<_>>().join("\n")
}

/// Markdown of ours as it reads best without a look at its signs: headings underlined, quotations drawn in, items with
/// their later rows under the words. Without columns it stays as it is.
pub fn marked(text: &str, columns: Option<usize>) -> String {
    let Some(columns) = columns else {
        return text.to_owned();
    };
    let line = |line: &str| {
        let (sign, at) = sign(line);
        let words = unescaped(&line[at.clone()]);
        match sign {
            Sign::Heading(level) => {
                let words = fill(&words, whole_words(columns));
                let longest = words.lines().map(textwrap::core::display_width).max();
                match level {
                    1 => format!("{words}\n{}", "=".repeat(longest.unwrap_or_default())),
                    2 => format!("{words}\n{}", "-".repeat(longest.unwrap_or_default())),
                    _ => words,
                }
            }
            Sign::Quote if words.is_empty() => String::new(),
            Sign::Quote => {
                let options = whole_words(columns).initial_indent(QUOTE);
                fill(&words, options.subsequent_indent(QUOTE))
            }
            Sign::Item => {
                let under = " ".repeat(at.start);
                let options = whole_words(columns).initial_indent(&line[..at.start]);
                fill(&words, options.subsequent_indent(&under))
            }
            Sign::Question => fill(&words, whole_words(columns)),
            Sign::Plain => prose(&words, Some(columns)),
        }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_never_ends_inside_a_code() {
        let text = "It is for K-07 alone, for K-07 and M-11.";
        for columns in 5..40 {
            let folded = prose(text, Some(columns));
            assert_eq!(folded.matches("K-07").count(), 2, "{folded}");
        }
    }

    #[test]
    fn on_a_terminal_the_signs_of_markdown_are_shown_as_what_they_mean() {
        let text = "# A summary\n\n**What did you see?**\n\n> \\# one two three four five\n>\n> six\n\n- Weeks: one two three four";
        assert_eq!(
            marked(text, Some(20)),
            "A summary\n=========\n\nWhat did you see?\n\n    # one two three\n    four five\n\n    six\n\n- Weeks: one two\n  three four"
        );
        assert_eq!(marked(text, None), text);
    }
}
