//! The line-by-line face: every command of the shell. It works with a screen reader, and from a script.

mod acts;
mod agenda;
mod answers;
mod args;
mod ask;
mod asker;
mod backup;
mod brought;
mod check;
mod erase;
mod figures;
mod find;
mod fold;
mod found;
mod guide_files;
mod import;
mod kept;
mod library;
mod manual;
mod options;
mod paths;
mod people;
mod policy;
mod question;
mod read;
mod receipts;
mod received;
mod retention;
mod review;
mod risk;
mod run;
mod setup;
mod share;
#[cfg(test)]
mod testing;
mod text_file;
mod write;

use crate::about;
use crate::confine;
use crate::domain::{GuideKind, clean};
use crate::failure::{Exit, Failure};
use crate::guides::Library;
use crate::whereabouts;
use args::{Arguments, Command};
use clap::Parser;
use jiff::Zoned;
use run::{Run, Secrets, unwritten};
use std::ffi::OsString;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Where things lie unless the command line says otherwise; `None` where the system does not say.
pub struct Places {
    /// The journal's folder.
    pub journal: Option<PathBuf>,
    /// The folder of settings, with the practitioner's own guides in `guides/`.
    pub config: Option<PathBuf>,
    /// The folder in which it is noted how far each journal has come.
    pub marks: Option<PathBuf>,
}

/// How a command line ended.
pub enum Ended {
    /// It was done, or it failed and said so.
    Exit(Exit),
    /// The terminal interface is wanted; this face does not know it.
    Interface(Box<Wanted>),
}

/// What the terminal interface is to begin with.
pub struct Wanted {
    /// The journal's folder.
    pub journal: PathBuf,
    /// Every guide at hand.
    pub library: Library,
    /// Slips in guides of the practitioner's own, which were left out.
    pub slips: Vec<String>,
    /// Whether it opens on the throw-away journal.
    pub demo: bool,
    /// The folder of settings.
    pub config: Option<PathBuf>,
    /// The folder in which it is noted how far each journal has come.
    pub marks: Option<PathBuf>,
}

/// Runs what the command line asks for. Data goes to stdout, talk to stderr.
pub fn run(arguments: impl Iterator<Item = OsString>, places: Places) -> Ended {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(slip) => {
            // Help and version come this way too, and are no slip. Nobody is left to tell when printing fails.
            if !slip.use_stderr() {
                let _ = slip.print();
                return Ended::Exit(Exit::Done);
            }
            let said = clean(&args::said(&slip));
            let _ = std::io::stderr().write_all(said.as_bytes());
            return Ended::Exit(Exit::Input);
        }
    };
    dispatch(arguments, places).unwrap_or_else(|failure| Ended::Exit(tell(&failure)))
}

/// Says a failure on stderr and gives its exit code.
pub fn tell(failure: &Failure) -> Exit {
    // Where stderr is closed, the exit code still speaks.
    let _ = std::io::stderr().write_all(failure.lines().as_bytes());
    failure.exit
}

fn dispatch(arguments: Arguments, places: Places) -> Result<Ended, Failure> {
    let at_terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let mut data = BufWriter::new(std::io::stdout().lock());
    let mut talk = std::io::stderr();
    let mut typed = std::io::stdin().lock();
    let remembered = match (&arguments.journal, &places.config) {
        (None, Some(config)) => whereabouts::read(config),
        _ => None,
    };
    let mut run = Run {
        alone: remembered.clone().or_else(|| places.journal.clone()),
        remembered: remembered.is_some(),
        journal: arguments
            .journal
            .or(remembered)
            .or_else(|| places.journal.clone()),
        config: places.config,
        marks: places.marks,
        accept: false,
        data: &mut data,
        talk: &mut talk,
        columns: (
            run::columns(&std::io::stdout()),
            run::columns(&std::io::stderr()),
        ),
        rows: run::rows(&std::io::stdout()),
        typed: &mut typed,
        at_terminal,
        secrets: Secrets::from(arguments.passphrase_fd, at_terminal)?,
        now: Zoned::now(),
    };
    let exit = match arguments.command {
        None => return interface(run, places.journal, false),
        Some(Command::Demo) => return interface(run, None, true),
        Some(Command::Check { file, json }) => {
            stay_in(&run, None);
            check::check(&mut run, file.as_deref(), json)?
        }
        Some(command) => {
            stay_in(&run, Some(&command));
            perform(&mut run, command)?;
            Exit::Done
        }
    };
    run.data.flush().map_err(|error| unwritten(&error))?;
    Ok(Ended::Exit(exit))
}

/// What a command may write in beside the files it is told to make: its journal's folder, that of the marks and that of the
/// settings; where one of them is not there yet, the folder above. A restore also puts the journal's own folder aside.
fn stay_in(run: &Run, command: Option<&Command>) {
    let there = |folder: &Path| {
        let folder = std::path::absolute(folder).ok()?;
        Some(
            folder
                .ancestors()
                .find(|folder| folder.is_dir())?
                .to_owned(),
        )
    };
    let journal = match command {
        Some(Command::Restore { .. }) => run.journal.as_deref().and_then(Path::parent),
        _ => run.journal.as_deref(),
    };
    let folders = [journal, run.marks.as_deref(), run.config.as_deref()];
    let folders: Vec<PathBuf> = folders.into_iter().flatten().filter_map(there).collect();
    confine::writes(&folders.iter().map(PathBuf::as_path).collect::<Vec<_>>());
}

fn perform(run: &mut Run, command: Command) -> Result<(), Failure> {
    match command {
        Command::Demo | Command::Check { .. } => unreachable!("dispatch takes them"),
        Command::Init => setup::init(run),
        Command::Today { write, answers } => write::today(run, write, answers.as_deref()),
        Command::Write {
            guide,
            entry,
            answers,
        } => match guide {
            Some(guide) => write::write(run, &guide, entry, answers.as_deref()),
            None => guide_files::offer(run),
        },
        Command::Agenda { json } => agenda::agenda(run, json),
        Command::Incident { answers } => write::log(run, GuideKind::Incident, answers.as_deref()),
        Command::NearMiss { answers } => write::log(run, GuideKind::NearMiss, answers.as_deref()),
        Command::List { which } => read::list(run, &[], which),
        Command::Search { words, which } => read::list(run, &words, which),
        Command::Show { id, revision, json } => read::show(run, id, revision, json),
        Command::Figures { from, until, json } => figures::figures(run, from, until, json),
        Command::Retention(command) => retention::retention(run, command),
        Command::Policy(command) => policy::policy(run, command),
        Command::Client(command) => people::client(run, command),
        Command::Keep(command) => kept::keep(run, command),
        Command::Supervisor(command) => people::supervisor(run, command),
        Command::Identity(command) => people::identity(run, command),
        Command::Share(arguments) => share::share(run, &arguments),
        Command::Open(arguments) => received::open(run, &arguments),
        Command::Reply(arguments) => received::reply(run, &arguments),
        Command::Guides(command) => guide_files::guides(run, command),
        Command::Backup {
            file,
            passphrase,
            keep_all,
        } => backup::backup(run, &file, passphrase, keep_all),
        Command::Restore { file } => backup::restore(run, &file),
        Command::Verify {
            file: Some(file), ..
        } => backup::rehearse(run, &file),
        Command::Verify { file: None, accept } => setup::verify(run, accept),
        Command::Import(arguments) => import::import(run, &arguments),
        Command::Passphrase { new_key: true } => setup::new_key(run),
        Command::Passphrase { new_key: false } => setup::change(run),
        Command::Recovery {
            new_sheet: true, ..
        } => setup::new_sheet(run),
        Command::Recovery { check: true, .. } => setup::check_sheet(run),
        Command::Recovery { .. } => setup::recover(run),
        Command::About => run.prose(&about::page(confine::held())),
        Command::Completions { shell } => manual::completions(run, shell),
        Command::Man => manual::man(run),
    }
}

/// The terminal interface, where there is a terminal that can show it to somebody who can see it. `usual` is where a
/// journal lies unless it was put elsewhere.
fn interface(mut run: Run, usual: Option<PathBuf>, demo: bool) -> Result<Ended, Failure> {
    const INSTEAD: &str = "line by line: `afterhour today`, `write`, `incident`, `near-miss`, `list`, `share`; `afterhour --help` \
        shows them all";
    let plain = std::env::var_os("ACCESSIBLE").is_some_and(|set| !set.is_empty() && set != "0")
        || std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    if !demo && run.may_ask() {
        find::find(&mut run, usual)?;
    }
    if plain {
        writeln!(
            run.talk,
            "The terminal interface is for the eye. {INSTEAD}."
        )
        .map_err(|error| unwritten(&error))?;
        return Ok(Ended::Exit(Exit::Done));
    }
    if !run.at_terminal || !std::io::stdout().is_terminal() {
        return Err(Failure::new("there is no terminal for the interface").hint(INSTEAD));
    }
    let (library, slips) = library::library(run.config.as_deref());
    Ok(Ended::Interface(Box::new(Wanted {
        // The demo needs no place of its own.
        journal: if demo {
            PathBuf::new()
        } else {
            run.journal()?.to_owned()
        },
        library,
        slips,
        demo,
        config: run.config,
        marks: run.marks,
    })))
}
