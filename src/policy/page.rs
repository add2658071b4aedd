//! The document as Markdown, and as one HTML file to print: nothing in it is fetched from anywhere, nothing in it can
//! run, and what was written cannot pass for its structure.

use super::{Document, TITLE};
use crate::domain::dates;
use crate::domain::html::{begun, escaped};
use std::fmt::Write as _;

const STYLE: &str = include_str!("style.css");

impl Document {
    /// "Version 3, 4 March 2026".
    pub fn in_words(&self) -> String {
        format!("Version {}, {}", self.version, dates::say(self.day))
    }

    /// Markdown: a title, sections, a heading for each clause. It is readable by whoever has it: say so where it is
    /// written to a file.
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# {TITLE}\n");
        if !self.practice.is_blank() {
            let _ = write!(out, "\n{}\n", markdown(self.practice.read().trim()));
        }
        let _ = write!(out, "\n{}\n", self.in_words());
        for (section, clauses) in self.sections() {
            let _ = write!(out, "\n## {section}\n");
            for clause in clauses {
                let _ = write!(out, "\n### {}\n\n", clause.heading);
                let paragraphs: Vec<String> = paragraphs(clause.words.read())
                    .iter()
                    .map(|lines| {
                        let lines: Vec<String> = lines.iter().map(|line| markdown(line)).collect();
                        // A backslash at its end keeps a line where it was written.
                        lines.join("\\\n")
                    })
                    .collect();
                let _ = writeln!(out, "{}", paragraphs.join("\n\n"));
            }
        }
        out
    }

    /// One HTML file, without any reference out of it and with styles for paper. Readable by whoever has it, as above.
    pub fn to_html(&self) -> String {
        let mut out = begun(TITLE, STYLE);
        let _ = writeln!(out, "<header>\n<h1>{TITLE}</h1>");
        if !self.practice.is_blank() {
            let practice = escaped(self.practice.read().trim());
            let _ = writeln!(out, "<p class=\"practice\" dir=\"auto\">{practice}</p>");
        }
        let _ = writeln!(
            out,
            "<p class=\"version\">{}</p>\n</header>",
            self.in_words()
        );
        for (section, clauses) in self.sections() {
            let _ = writeln!(out, "<section>\n<h2>{section}</h2>");
            for clause in clauses {
                let _ = writeln!(out, "<article>\n<h3>{}</h3>", escaped(&clause.heading));
                for lines in paragraphs(clause.words.read()) {
                    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
                    let _ = writeln!(out, "<p dir=\"auto\">{}</p>", lines.join("<br>\n"));
                }
                out.push_str("</article>\n");
            }
            out.push_str("</section>\n");
        }
        out.push_str("</body>\n</html>\n");
        out
    }
}

/// Lines by paragraph, without white space at their ends; an empty line parts two.
pub fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .split(|line| line.is_empty())
        .filter(|lines| !lines.is_empty())
        .map(<[&str]>::to_vec)
        .collect()
}

/// A line of foreign text in Markdown: every sign that could mean something there gets a backslash, and at the
/// beginning also those that mean something only there.
fn markdown(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in line.char_indices() {
        let anywhere = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&'
        );
        let begins = at == 0 && matches!(c, '#' | '>' | '-' | '+' | '=' | ':');
        let numbers = at == digits && digits > 0 && matches!(c, '.' | ')');
        if anywhere || begins || numbers {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
