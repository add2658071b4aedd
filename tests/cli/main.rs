//! The real binary, as a script uses it: data, talk and exit codes.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod as_kept;
mod backup;
mod check;
mod clients;
mod help;
mod import;
mod keys;
mod numbers;
mod opening;
mod person;
mod share;
mod supervisor;
mod write;

use afterhour::passphrase::Passphrase;
use afterhour::vault::{Cost, Vault};
use assert_cmd::Command;
use person::Person;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_afterhour");

const PASSPHRASE: &str = "otter bridge velvet marble lunar oxygen";

/// A home of its own for one test.
struct Home(TempDir);

/// What a run left behind.
struct Ran {
    exit: i32,
    data: String,
    talk: String,
}

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a journal that opens at once, since the binary only opens it.
    fn with_journal() -> Self {
        let home = Self::new();
        let now = jiff::Zoned::now();
        let passphrase = Passphrase::new(PASSPHRASE);
        drop(Vault::create(&home.journal(), &passphrase, Cost::THROW_AWAY, &now).unwrap());
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn journal(&self) -> PathBuf {
        self.path("journal")
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Runs without a passphrase and without a terminal.
    fn plain(&self, arguments: &[&str], typed: &str) -> Ran {
        let mut command = Command::new(BINARY);
        command.args(arguments);
        self.ran(command, typed)
    }

    /// Runs on the journal with these lines on file descriptor 3.
    fn with(&self, lines: &str, arguments: &[&str]) -> Ran {
        self.at("journal", lines, arguments)
    }

    /// The same on the journal of this name.
    fn at(&self, journal: &str, lines: &str, arguments: &[&str]) -> Ran {
        let passphrase = self.file("passphrase", &format!("{lines}\n"));
        let mut command = Command::new("sh");
        command.args([
            "-c",
            r#"exec "$0" "$@" 3<"$PASSPHRASE_FILE""#,
            BINARY,
            "--passphrase-fd",
            "3",
        ]);
        command
            .arg("--journal")
            .arg(self.path(journal))
            .args(arguments);
        command.env("PASSPHRASE_FILE", passphrase);
        self.ran(command, "")
    }

    /// The same with the right passphrase, and it must succeed.
    fn done(&self, arguments: &[&str]) -> Ran {
        let ran = self.with(PASSPHRASE, arguments);
        assert_eq!(ran.exit, 0, "{arguments:?}: {}", ran.talk);
        ran
    }

    fn ran(&self, mut command: Command, typed: &str) -> Ran {
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(name, self.0.path());
        }
        command
            .current_dir(self.0.path())
            .env_remove("ACCESSIBLE")
            .env("TERM", "xterm");
        let output = command.write_stdin(typed).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran {
            exit: output.status.code().unwrap(),
            data: text(output.stdout),
            talk: text(output.stderr),
        }
    }
}

impl Ran {
    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.data).unwrap()
    }

    /// Failed with this exit code, saying this, and with nothing on stdout.
    fn failed(&self, exit: i32, said: &str) {
        assert_eq!(self.exit, exit, "{}", self.talk);
        assert!(self.talk.contains(said), "{said} in {}", self.talk);
        assert_eq!(self.data, "");
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

const INCIDENT: &str = r#"
risk = "no"
kind = "friend-request"
seen = "Anna sent a request from an account about Todmorden."
happened = "yesterday"
for-supervision = true
status = "open"
follow-ups = [{ what = "explain why I declined", by = "in 3 days" }]
"#;

/// The secret in one line, as `init` and the like print it.
fn secret_of(sheet: &str) -> &str {
    sheet
        .lines()
        .find(|line| line.starts_with("AGE-SECRET-KEY-1") && !line.contains(' '))
        .unwrap()
}
