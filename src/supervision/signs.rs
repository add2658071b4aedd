//! A summary's Markdown line by line, so that a face can show what its signs mean instead of the signs. The text that
//! leaves stays as it is.

use std::borrow::Cow;
use std::ops::Range;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `# `, `## `, `### `: 1 is the title.
    Heading(usize),
    /// `> `: what somebody wrote.
    Quote,
    /// `- ` or `1. `, which is shown.
    Item,
    /// `**` around the whole line: a question.
    Question,
    /// Anything else.
    Plain,
}

/// What a line is, and where in it, in bytes, the words are that are shown; before those of an item stands its marker.
pub fn sign(line: &str) -> (Sign, Range<usize>) {
    let whole = 0..line.len();
    if let Some(level) = ["# ", "## ", "### "]
        .iter()
        .find(|mark| line.starts_with(**mark))
        .map(|mark| mark.len() - 1)
    {
        return (Sign::Heading(level), level + 1..line.len());
    }
    if line == ">" || line.starts_with("> ") {
        return (Sign::Quote, line.len().min(2)..line.len());
    }
    if line.len() > 4 && line.starts_with("**") && line.ends_with("**") {
        return (Sign::Question, 2..line.len() - 2);
    }
    let marker = line.split_once(' ').map_or("", |(marker, _)| marker);
    let number = marker
        .strip_suffix('.')
        .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    if marker == "-" || number {
        return (Sign::Item, marker.len() + 1..line.len());
    }
    (Sign::Plain, whole)
}

/// Words without the backslashes that keep their signs from being read as Markdown.
pub fn unescaped(words: &str) -> Cow<'_, str> {
    if !words.contains('\\') {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::super::markdown;
    use super::*;

    #[test]
    fn a_line_is_told_from_its_signs() {
        for (line, is, words) in [
            ("## At a glance", Sign::Heading(2), "At a glance"),
            ("> - one", Sign::Quote, "- one"),
            (">", Sign::Quote, ""),
            ("- Themes: two", Sign::Item, "Themes: two"),
            ("12. Is it mine?", Sign::Item, "Is it mine?"),
            ("**What did it cost?**", Sign::Question, "What did it cost?"),
            ("  drawn in", Sign::Plain, "  drawn in"),
            ("#tag", Sign::Plain, "#tag"),
            ("****", Sign::Plain, "****"),
            ("---", Sign::Plain, "---"),
            ("", Sign::Plain, ""),
        ] {
            let (sign, at) = sign(line);
            assert_eq!((sign, &line[at]), (is, words));
        }
    }

    #[test]
    fn what_was_escaped_is_shown_as_it_was_written() {
        for written in ["# not a title", "a | b \\ c", "\\<b>", "![x](y)", "---"] {
            assert_eq!(unescaped(&markdown::line(written)), written);
        }
    }
}
