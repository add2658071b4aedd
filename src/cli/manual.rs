//! Completions and the man page, from the same table as the commands.

use super::args::Arguments;
use super::run::{Run, unwritten};
use crate::failure::{Exit, Failure};
use clap::{Command, CommandFactory};
use clap_complete::Shell;

/// Prints completions for a shell.
pub fn completions(run: &mut Run, shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "afterhour", &mut script);
    run.data
        .write_all(&script)
        .map_err(|error| unwritten(&error))
}

/// Prints the man page, in roff.
pub fn man(run: &mut Run) -> Result<(), Failure> {
    let page = page().map_err(|error| unwritten(&error))?;
    run.data.write_all(&page).map_err(|error| unwritten(&error))
}

fn page() -> std::io::Result<Vec<u8>> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    // The foot of the help is a section of its own here.
    let man = clap_mangen::Man::new(command.clone().after_help(""))
        .title("AFTERHOUR")
        .manual("Afterhour");
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;

    let mut rest = String::from(".SH COMMANDS\n");
    for sub in command.get_subcommands() {
        describe(&mut rest, "afterhour", sub);
    }
    rest.push_str(".SH FILES\n");
    for (what, says) in FILES {
        entry(&mut rest, what, says);
    }
    rest.push_str(".SH SCRIPTS\n");
    rest.push_str(&roff(SCRIPTS));
    rest.push_str(".SH EXIT STATUS\n");
    for (exit, means) in Exit::TABLE {
        entry(&mut rest, &exit.code().to_string(), means);
    }
    rest.push_str(".SH WHAT IS PROTECTED\n");
    rest.push_str(&roff(PROTECTED));
    page.extend_from_slice(rest.as_bytes());
    Ok(page)
}

const FILES: [(&str, &str); 3] = [
    (
        "the journal",
        "A folder with journal.db, key.age, recovery.age and HOW-TO-OPEN.txt: ~/.local/share/afterhour on Linux, \
         ~/Library/Application Support/afterhour on macOS, %APPDATA%\\afterhour\\data on Windows, or the folder of --journal.",
    ),
    (
        "where the journal is",
        "A file journal-folder of one line, beside the folder of your own guides. The interface writes it when a new journal \
         is put elsewhere than proposed; --journal comes before it, and without the file the usual folder counts.",
    ),
    (
        "your own guides",
        "Files *.toml in ~/.config/afterhour/guides on Linux, ~/Library/Application Support/afterhour/guides on macOS, \
         %APPDATA%\\afterhour\\config\\guides on Windows.",
    ),
];

const SCRIPTS: &str = "\
Data goes to stdout, talk to stderr. Nothing is asked without a terminal, and nothing with --passphrase-fd but the \
questions of a guide, or of a review, at a terminal. A passphrase comes from the terminal or from --passphrase-fd, never \
from an argument or the environment; with --passphrase-fd each is a line of its own, in the order in which they would be \
asked, as in afterhour --passphrase-fd 3 list 3< <(pass show afterhour). JSON may gain fields; those it has keep their names and meanings. With ACCESSIBLE \
set, or TERM=dumb, the terminal interface does not open; every command above works line by line.";

const PROTECTED: &str = "\
What is written is encrypted on the disk, with its dates, titles, drafts and index. A stolen or lost computer, \
switched off, gives nothing away but sizes and times, as long as the passphrase is a good one. Not protected: what \
stands on the screen or in its scrollback while the journal is open, a computer with spying software on it, words given \
as arguments (they stay in the shell's history), and anybody to whom you give the passphrase or the recovery sheet. A \
summary is sealed for one reader; once opened it is theirs. Replacing names is not anonymity: somebody who knows the \
setting may still recognise a client.";

/// One command with its options; commands under it follow.
fn describe(page: &mut String, above: &str, command: &Command) {
    let name = format!("{above} {}", command.get_name());
    if command.has_subcommands() {
        for sub in command.get_subcommands() {
            describe(page, &name, sub);
        }
        return;
    }
    let mut heading = name;
    for positional in command.get_positionals() {
        heading.push_str(&format!(" {}", positional.get_id().as_str().to_uppercase()));
    }
    let about = command.get_long_about().or(command.get_about());
    entry(
        page,
        &heading,
        &about.map(ToString::to_string).unwrap_or_default(),
    );
    let options = command
        .get_arguments()
        .filter(|option| !option.is_positional() && !option.is_global_set());
    for option in options {
        let Some(long) = option.get_long().filter(|long| *long != "help") else {
            continue;
        };
        let value = option
            .get_action()
            .takes_values()
            .then(|| option.get_value_names().and_then(|names| names.first()))
            .flatten()
            .map(|name| format!(" {name}"))
            .unwrap_or_default();
        page.push_str(".RS\n");
        let help = option
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        entry(page, &format!("--{long}{value}"), &help);
        page.push_str(".RE\n");
    }
    if let Some(more) = command.get_after_help() {
        page.push_str(".RS\n.nf\n");
        page.push_str(&roff(&more.to_string()));
        page.push_str(".fi\n.RE\n");
    }
}

fn entry(page: &mut String, what: &str, says: &str) {
    page.push_str(".TP\n\\fB");
    page.push_str(roff(what).trim_end());
    page.push_str("\\fR\n");
    page.push_str(&roff(says));
}

/// Text as roff shows it: nothing in it is a command, and a hyphen stays one that can be copied.
fn roff(text: &str) -> String {
    text.lines()
        .map(|line| {
            let line = line.replace('\\', "\\e").replace('-', "\\-");
            let guard = if line.starts_with(['.', '\'']) {
                "\\&"
            } else {
                ""
            };
            format!("{guard}{line}\n")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_man_page_holds_every_command_and_every_exit_code() {
        let page = String::from_utf8(page().unwrap()).unwrap();
        for part in [
            "afterhour write GUIDE",
            "afterhour supervisor add NAME RECIPIENT",
            "EXIT STATUS",
            "WHAT IS PROTECTED",
            "\\-\\-passphrase\\-fd",
        ] {
            assert!(page.contains(part), "{part}");
        }
        for (_, means) in Exit::TABLE {
            assert!(page.contains(roff(means).trim_end()), "{means}");
        }
    }

    #[test]
    fn a_line_of_text_cannot_become_a_command_of_the_page() {
        assert_eq!(
            roff(".so /etc/passwd\n'a\\b"),
            "\\&.so /etc/passwd\n\\&'a\\eb\n"
        );
    }
}
