//! Text inside Markdown that cannot pass for its structure: no heading, list of ours, picture, link or HTML can be forged
//! by what was written, and it still reads as plain text.

/// One line of foreign text. Only what means something to Markdown gets a backslash; one list marker may stay.
pub(super) fn line(text: &str) -> String {
    let text = text.trim();
    let (marker, rest) = split_marker(text);
    let at = block_sign(rest);
    let (start, rest) = rest.split_at(at.unwrap_or(0));
    let stop = if at.is_some() { "\\" } else { "" };
    format!("{marker}{start}{stop}{}", inline(rest))
}

/// `- `, `* `, `+ `, `12. ` or `12) ` with something after it, and the rest.
fn split_marker(text: &str) -> (&str, &str) {
    let Some((marker, rest)) = text.split_once(' ') else {
        return ("", text);
    };
    if is_marker(marker) && !is_rule(text) {
        let rest = rest.trim_start();
        (&text[..marker.len() + 1], rest)
    } else {
        ("", text)
    }
}

fn is_marker(word: &str) -> bool {
    let digits = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "*" | "+")
        || (word.len() == digits.len() + 1
            && !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// A rule, or the underline that would make a heading of the line above.
fn is_rule(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | ' '))
}

/// Where in bytes a backslash keeps the start of a line from opening a block.
fn block_sign(text: &str) -> Option<usize> {
    let word = text.split(' ').next().unwrap_or_default();
    if is_marker(word) {
        return Some(word.len() - 1);
    }
    let opens = is_rule(text)
        || ["#", ">", "=", ":-", "```", "~~~"]
            .iter()
            .any(|sign| text.starts_with(sign));
    opens.then_some(0)
}

/// Lines of foreign text as a quotation.
pub(super) fn quote(text: &str) -> String {
    let lines: Vec<String> = text
        .trim()
        .lines()
        .map(|text| format!("> {}", line(text)).trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// Lines of foreign text as one item of a list, the later ones drawn in under `marker`.
pub(super) fn item(marker: &str, text: &str) -> String {
    let indent = " ".repeat(marker.len());
    let lines: Vec<String> = text.trim().lines().map(line).collect();
    let text = lines.join(&format!("\n{indent}"));
    format!("{marker}{text}")
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '\\' | '<' | '[' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_cannot_pass_for_structure() {
        for (written, safe) in [
            ("# A heading", "\\# A heading"),
            ("- # A heading", "- \\# A heading"),
            ("- - - x", "- \\- - x"),
            ("1. 2. x", "1. 2\\. x"),
            ("---", "\\---"),
            ("- - -", "\\- - -"),
            ("===", "\\==="),
            ("> quoted", "\\> quoted"),
            ("```", "\\```"),
            ("    indented", "indented"),
            ("<script>", "\\<script>"),
            ("\\<b>", "\\\\\\<b>"),
            (
                "![x](http://example.org/a.png)",
                "!\\[x](http://example.org/a.png)",
            ),
            ("a | b", "a \\| b"),
        ] {
            assert_eq!(line(written), safe);
        }
    }

    #[test]
    fn plain_prose_stays_as_it_was() {
        for text in [
            "I did not press anything - not yet.",
            "@allotment_s wrote *twice*; at 22:00, 3 of them.",
            "- one thing",
            "2) another",
            "-5 degrees, 3.5 hours",
        ] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn every_line_of_a_quotation_stays_inside_it() {
        assert_eq!(quote("one\n\n# two\n"), "> one\n>\n> \\# two");
        assert_eq!(item("1. ", "one\n\ntwo"), "1. one\n\n   two");
    }

    #[test]
    fn a_line_of_markers_costs_its_length_only() {
        assert_eq!(line(&"- ".repeat(200_000)).len(), 400_000);
    }
}
