//! The thin binary over the library: close the doors, find the folders, choose the face, give the exit code.

use afterhour::cli::{self, Ended, Places, Wanted};
use afterhour::demo;
use afterhour::domain::clean;
use afterhour::failure::{Exit, Failure};
use afterhour::passphrase::Passphrase;
use afterhour::tui;
use afterhour::vault::{Cost, Vault};
use directories::{ProjectDirs, UserDirs};
use std::env;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the throw-away journal again after it was locked; its locked screen says so.
const DEMO_PASSPHRASE: &str = "demo";

fn main() -> ExitCode {
    #[cfg(unix)]
    {
        if let Some(failure) = shed_variables() {
            return ExitCode::from(cli::tell(&failure).code());
        }
        close_doors();
    }
    let folders = ProjectDirs::from("", "", "afterhour");
    let places = Places {
        journal: folders
            .as_ref()
            .map(|folders| folders.data_dir().to_owned()),
        config: folders
            .as_ref()
            .map(|folders| folders.config_dir().to_owned()),
        marks: folders.as_ref().map(marks),
    };
    let exit = match cli::run(env::args_os(), places) {
        Ended::Exit(exit) => exit,
        Ended::Interface(wanted) => match interface(*wanted) {
            Ok(()) => Exit::Done,
            Err(failure) => cli::tell(&failure),
        },
    };
    ExitCode::from(exit.code())
}

fn interface(wanted: Wanted) -> Result<(), Failure> {
    let start = |journal, demo, library| tui::Start {
        journal,
        exports: exports(),
        library,
        slips: wanted.slips,
        demo,
        settings: wanted.config.clone(),
        marks: wanted.marks.clone(),
        ascii: ascii(),
        plain: env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()),
    };
    if !wanted.demo {
        return tui::run(start(wanted.journal, None, wanted.library));
    }
    // A year takes a moment to write, and the terminal still shows what it showed before.
    let _ = writeln!(
        std::io::stderr(),
        "One moment: writing a fictional year into a throw-away journal."
    );
    // Gone with everything in it when the demo ends.
    let folder =
        tempfile::tempdir().map_err(|_| no_demo("there is no room for temporary files"))?;
    let journal = folder.path().join("journal");
    let now = jiff::Zoned::now();
    let passphrase = Passphrase::new(DEMO_PASSPHRASE);
    let (mut vault, _) = Vault::create(&journal, &passphrase, Cost::THROW_AWAY, &now)?;
    demo::fill(&mut vault, &wanted.library, &now)
        .map_err(|error| no_demo(&clean(&error.to_string())))?;
    let hint = format!("This is the demo: its passphrase is {DEMO_PASSPHRASE}.");
    let ended = tui::run(start(journal, Some((vault, hint)), wanted.library));
    let gone = match folder.close() {
        Ok(()) => "The demo's throw-away journal is gone; nothing you wrote in it was kept.",
        Err(_) => {
            "The demo's throw-away journal could not be removed; it lies among the temporary files."
        }
    };
    let _ = writeln!(std::io::stderr(), "{gone}");
    ended
}

fn no_demo(why: &str) -> Failure {
    Failure::new(format!("the demo could not be made: {why}")).exit(Exit::Disk)
}

/// Where it is noted how far each journal has come: never a folder in which a journal lies by itself, so that a copy of one
/// does not bring the other along.
fn marks(folders: &ProjectDirs) -> PathBuf {
    folders
        .state_dir()
        .unwrap_or(if cfg!(target_os = "macos") {
            folders.preference_dir()
        } else {
            folders.data_local_dir()
        })
        .join("marks")
}

/// Where sealed files are offered to go: the documents, else the home folder, else here.
fn exports() -> PathBuf {
    UserDirs::new().map_or_else(
        || PathBuf::from("."),
        |folders| {
            folders
                .document_dir()
                .unwrap_or(folders.home_dir())
                .to_owned()
        },
    )
}

/// Whether the terminal shows ASCII only: the locale names another encoding than UTF-8, or it is the bare Linux console.
fn ascii() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    let other =
        locale.is_some_and(|locale| !locale.to_lowercase().replace('-', "").contains("utf8"));
    other || env::var_os("TERM").is_some_and(|terminal| terminal == "linux")
}

/// How the variables begin that the OpenSSL and the SQLite built in read. `OPENSSL_CONF` names a file that can put other
/// random numbers and other ciphers in place of theirs, `OPENSSL_MODULES` a folder of libraries to load.
#[cfg(unix)]
const SHED: [&[u8]; 2] = [b"OPENSSL_", b"SQLITE_"];

/// Starts the program again without the variables of [`SHED`], where one is set: a variable cannot be unset in a running
/// program without `unsafe`. Comes back when there is none, or when it could not start again, with what to say.
#[cfg(unix)]
fn shed_variables() -> Option<Failure> {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    let set: Vec<_> = env::vars_os()
        .map(|(name, _)| name)
        .filter(|name| {
            SHED.iter()
                .any(|begin| name.as_encoded_bytes().starts_with(begin))
        })
        .collect();
    let first = set.first()?.to_string_lossy().into_owned();
    if let Ok(program) = env::current_exe() {
        let mut arguments = env::args_os();
        let mut again = Command::new(program);
        again.arg0(arguments.next().unwrap_or_default());
        again.args(arguments);
        for name in &set {
            again.env_remove(name);
        }
        // Replaced in place, with the same terminal and the same open file descriptors; comes back only when it failed.
        let _ = again.exec();
    }
    Some(
        Failure::new(format!(
            "{first} is set, and afterhour could not start again without it; nothing was opened"
        ))
        .hint(format!("`unset {first}`, then start it again"))
        .exit(Exit::Disk),
    )
}

/// Before anything is read or written: files for their owner only, no core dump, no looking in from outside, and a disk
/// limit that comes back as an error instead of the end. Each is a second lock on a door that is shut already, so a
/// system that refuses one is no reason to stop.
#[cfg(unix)]
fn close_doors() {
    use rustix::fs::Mode;
    use rustix::process::{Resource, Rlimit, setrlimit, umask};

    umask(Mode::from_raw_mode(0o077));
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    let noticed = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noticed);
}
