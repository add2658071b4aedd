//! What is said of a slip in the command line. A word that was typed for a value may be a name, and what is said may land in
//! a log: it is not repeated.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is done elsewhere: the command under which it is looked for, the words for it, and where it is.
const ELSEWHERE: [(&str, &[&str], &str); 4] = [
    (
        "afterhour",
        &["edit", "change"],
        "an entry is edited in the interface: `afterhour`, then 2 for the journal, and e on the entry",
    ),
    (
        "afterhour",
        &["delete", "remove", "rm", "trash"],
        "an entry is moved to the trash in the interface: `afterhour`, then 2 for the journal, and x on the entry",
    ),
    (
        "afterhour client",
        &["edit", "change", "rename"],
        "words are changed in the interface: `afterhour`, then 8 for clients, and e on the code; a code stays as it is",
    ),
    (
        "afterhour client",
        &["delete", "remove", "rm"],
        "`afterhour client erase CODE` erases every trace, shown first; x under clients in the interface takes out the code alone",
    ),
];

/// Where that is what was typed as a command, by how the command before it is used.
fn elsewhere(usage: &str, typed: &str) -> Option<&'static str> {
    let rows = ELSEWHERE
        .iter()
        .filter(|(_, words, _)| words.contains(&typed));
    let under = |command: &str| usage.starts_with(&format!("Usage: {command} ["));
    rows.into_iter()
        .find(|(command, ..)| under(command))
        .map(|(.., hint)| *hint)
}

/// What the parser says of a slip, without a value that was typed.
pub fn said(slip: &clap::Error) -> String {
    let whole = slip.render().to_string();
    let context = |kind| match slip.get(kind) {
        Some(ContextValue::String(typed)) => typed.as_str(),
        _ => "",
    };
    let (repeating, by) = match slip.kind() {
        ErrorKind::ValueValidation | ErrorKind::InvalidValue => {
            let typed = context(ContextKind::InvalidValue);
            (format!("invalid value '{typed}' for"), "invalid value for")
        }
        ErrorKind::TooManyValues => {
            let typed = context(ContextKind::InvalidValue);
            (
                format!("unexpected value '{typed}' for"),
                "unexpected value for",
            )
        }
        ErrorKind::InvalidSubcommand => {
            let typed = context(ContextKind::InvalidSubcommand);
            let usage = whole.find("Usage:").map_or("", |at| &whole[at..]);
            if let Some(hint) = elsewhere(usage, typed) {
                // What is spelt nearly so would lead astray.
                return format!("error: there is no such command\n\n  tip: {hint}\n\n{usage}");
            }
            (
                format!("unrecognized subcommand '{typed}'"),
                "there is no such command",
            )
        }
        ErrorKind::UnknownArgument if !context(ContextKind::InvalidArg).starts_with('-') => {
            let typed = context(ContextKind::InvalidArg);
            (
                format!("unexpected argument '{typed}' found"),
                "a word more than this command takes; words that belong together stand in quotes",
            )
        }
        _ => return whole,
    };
    whole.replacen(&repeating, by, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Arguments;
    use clap::Parser;

    #[test]
    fn a_name_typed_where_it_does_not_belong_is_not_repeated() {
        for line in [
            "client add K-09 Oriel",
            "client add Oriel",
            "client add K-09 --words Quist Oriel",
            "supervisor add Ruth age1x Oriel",
            "show Oriel",
            "list --from Oriel",
            "share --layout Oriel",
            "Oriel",
            "client Oriel",
            "policy Oriel --json",
            "completions Oriel",
            "list --json=Oriel",
        ] {
            let words = std::iter::once("afterhour").chain(line.split(' '));
            let slip = Arguments::try_parse_from(words).err().expect("a slip");
            let said = said(&slip);
            assert!(said.starts_with("error: "), "{said}");
            assert!(!said.contains("Oriel"), "{line}: {said}");
        }
    }

    #[test]
    fn words_behind_a_code_are_told_where_they_go_and_what_is_near_a_slip_is_named() {
        let said = |line: &str| {
            let words = std::iter::once("afterhour").chain(line.split(' '));
            said(&Arguments::try_parse_from(words).err().expect("a slip"))
        };
        assert!(said("client add K-09 Oriel").contains("[--words \"Anna, Annie, @anna_k\"]"));
        assert!(said("client add K-09 --wrods Oriel").contains("'--words'"));
        assert!(said("completions bsh").contains("'bash'"));
        let slip = said("client lst");
        assert!(
            slip.starts_with("error: there is no such command\n"),
            "{slip}"
        );
        assert!(slip.contains("'list'"), "{slip}");
    }

    #[test]
    fn what_is_looked_for_among_the_commands_and_done_elsewhere_is_told_where() {
        let said = |line: &str| {
            let words = std::iter::once("afterhour").chain(line.split(' '));
            said(&Arguments::try_parse_from(words).err().expect("a slip"))
        };
        for (line, hint) in [
            ("edit 12", "tip: an entry is edited in the interface"),
            (
                "delete 12",
                "tip: an entry is moved to the trash in the interface",
            ),
            ("client rename K-07 K-08", "a code stays as it is"),
            ("client delete K-07", "`afterhour client erase CODE`"),
        ] {
            let said = said(line);
            assert!(
                said.starts_with("error: there is no such command\n\n  tip: "),
                "{said}"
            );
            assert!(
                said.contains(hint) && said.contains("\n\nUsage: afterhour"),
                "{said}"
            );
            assert_eq!(said.matches("tip:").count(), 1, "{said}");
        }
        assert!(!said("supervisor delete Ruth").contains("an entry"));
    }
}
