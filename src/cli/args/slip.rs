//! What is said of a slip in the command line. A word that was typed for a value may be a name, and what is said may land in
//! a log: it is not repeated.

use clap::error::{ContextKind, ContextValue, ErrorKind};

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
}
