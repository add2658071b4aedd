//! The system gives little: files that may not grow, no more open files, a disk that may only be read, no memory.

use super::{day, recording, seed};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const ANSWERS: &str = "answer = \"An old page of mine, with my address on it.\"\n";

struct Place {
    home: TempDir,
    acts: usize,
}

impl Place {
    /// A journal of a few acts, and the files that the binary is given.
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let place = Self { home, acts: 6 };
        assert!(
            day::child(&place.journal(), seed(), 0, place.acts)
                .status()
                .unwrap()
                .success()
        );
        fs::write(
            place.path("passphrase"),
            day::passphrase_after(seed(), place.acts),
        )
        .unwrap();
        let long = format!("answer = \"{}\"\n", "An old page of mine. ".repeat(9_000));
        fs::write(place.path("answers.toml"), ANSWERS).unwrap();
        fs::write(place.path("long.toml"), long).unwrap();
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().canonicalize().unwrap().join(name)
    }

    fn journal(&self) -> PathBuf {
        self.path("journal")
    }

    /// The binary on this journal below a shell that first does `limit`.
    fn run(&self, limit: &str, arguments: &[&str]) -> Output {
        let script = format!(r#"{limit}; exec "$0" --passphrase-fd 3 --journal "$@" 3<passphrase"#);
        self.of(
            Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_afterhour")]),
            arguments,
        )
    }

    fn of(&self, command: &mut Command, arguments: &[&str]) -> Output {
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(name, self.home.path());
        }
        command
            .arg(self.journal())
            .args(arguments)
            .current_dir(self.home.path())
            .output()
            .unwrap()
    }

    /// Everything that was acknowledged is there and whole.
    fn is_whole(&self) {
        assert_eq!(day::look(&self.journal(), seed(), self.acts), self.acts);
    }
}

fn talk(output: &Output) -> String {
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !talk.contains("panicked") && !talk.contains("old page"),
        "{talk}"
    );
    talk
}

/// Reliability list 5.
#[test]
fn a_limit_on_the_size_of_files_is_said_and_nothing_is_lost() {
    let place = Place::new();
    let blocks = fs::metadata(place.journal().join("journal.db"))
        .unwrap()
        .len()
        / 512;
    for more in [0, 8, 64] {
        let limit = format!("ulimit -f {}", blocks + more);
        let refused = place.run(
            &limit,
            &["write", "a1-first-search", "--answers", "long.toml"],
        );
        assert_ne!(refused.status.code(), Some(0), "{more}");
        assert!(
            refused.status.code().is_some(),
            "it was killed by the limit"
        );
        assert!(
            talk(&refused).contains("nothing half-done was kept"),
            "{}",
            talk(&refused)
        );
        place.is_whole();
    }
}

/// Reliability list 9.
#[test]
fn with_few_open_files_it_works_or_says_what_is_missing() {
    let place = Place::new();
    let mut worked = 0;
    for files in 4..24 {
        let ran = place.run(&format!("ulimit -n {files}"), &["list", "--json"]);
        let code = ran
            .status
            .code()
            .unwrap_or_else(|| panic!("{files} files: ended by a signal"));
        assert!(
            code == 0 || !talk(&ran).is_empty(),
            "{files} files: {code} without a word"
        );
        worked += usize::from(code == 0);
    }
    assert!(worked > 5, "it needs more files than it should");
    place.is_whole();
}

/// What a passphrase takes is asked for before: an allocation that fails would end the program with no word.
#[test]
fn where_there_is_too_little_memory_for_a_passphrase_it_says_how_much_it_takes() {
    let place = Place::new();
    let (mib, log_n) = (256, 18);
    let passphrase = day::passphrase_after(seed(), place.acts);
    let passphrase = afterhour::passphrase::Passphrase::new(&passphrase);
    let dear = afterhour::vault::Cost::STANDARD;
    let now = "2026-11-22T09:30:00+00:00[Europe/London]".parse().unwrap();
    let mut vault = afterhour::vault::Vault::open(&place.journal(), &passphrase, &now).unwrap();
    vault.set_passphrase(&passphrase, dear).unwrap();
    drop(vault);
    let key = fs::read(place.journal().join("key.age")).unwrap();
    assert!(String::from_utf8_lossy(&key).contains(&format!(" {log_n}\n")));
    // In KiB of all that the program maps.
    for limit in ["ulimit -v 280000", "ulimit -d 260000"] {
        let refused = place.run(limit, &["list"]);
        let said = talk(&refused);
        assert_eq!(refused.status.code(), Some(7), "{limit}: {said}");
        assert!(
            said.contains(&format!("takes {mib} MiB of memory")),
            "{limit}: {said}"
        );
    }
    let listed = place.run("ulimit -v 600000", &["list"]);
    assert_eq!(listed.status.code(), Some(0), "{}", talk(&listed));
    place.is_whole();
}

/// The same for a summary that is sealed or opened with a passphrase.
#[test]
fn where_there_is_too_little_memory_to_seal_or_open_with_a_passphrase_it_says_so_too() {
    let place = Place::new();
    let journal = fs::read_to_string(place.path("passphrase")).unwrap();
    let both = format!("{}\nwalnut harbour copper lantern meadow\n", journal.trim());
    fs::write(place.path("passphrase"), &both).unwrap();
    let shared = place.run(
        "true",
        &["write", "a1-first-search", "--answers", "answers.toml"],
    );
    assert_eq!(shared.status.code(), Some(0), "{}", talk(&shared));
    let period = [
        "share",
        "--passphrase",
        "--from",
        "2020-01-01",
        "--until",
        "today",
    ];
    let draft = place.run("true", &[&period[..], &["--draft", "plan.toml"]].concat());
    assert_eq!(draft.status.code(), Some(0), "{}", talk(&draft));
    let plan = fs::read_to_string(place.path("plan.toml")).unwrap();
    fs::write(
        place.path("plan.toml"),
        plan.replace("\"undecided\"", "\"replace\""),
    )
    .unwrap();
    let seal = [
        "share",
        "--passphrase",
        "--plan",
        "plan.toml",
        "--out",
        "out.age",
    ];
    let few = "ulimit -v 280000";
    let refused = place.run(few, &seal);
    assert_eq!(refused.status.code(), Some(7), "{}", talk(&refused));
    assert!(
        talk(&refused).contains("takes 256 MiB of memory"),
        "{}",
        talk(&refused)
    );
    assert!(!place.path("out.age").exists());
    let sealed = place.run("true", &seal);
    assert_eq!(sealed.status.code(), Some(0), "{}", talk(&sealed));
    fs::write(
        place.path("passphrase"),
        "walnut harbour copper lantern meadow\n",
    )
    .unwrap();
    let refused = place.run(few, &["open", "out.age"]);
    assert_eq!(refused.status.code(), Some(7), "{}", talk(&refused));
    assert!(
        talk(&refused).contains("takes 256 MiB of memory"),
        "{}",
        talk(&refused)
    );
    let opened = place.run("true", &["open", "out.age"]);
    assert_eq!(opened.status.code(), Some(0), "{}", talk(&opened));
}

/// Reliability list 7.
#[test]
fn a_disk_that_may_only_be_read_is_said_and_nothing_is_changed() {
    if !recording::is_possible() {
        return;
    }
    let place = Place::new();
    let before = content(&place.journal());
    for call in ["openat", "pwrite64"] {
        let mut command = Command::new("strace");
        command
            .args(["-f", "-o", "/dev/null", "-P"])
            .arg(place.journal().join("journal.db"));
        command
            .args(["-P"])
            .arg(place.journal().join("journal.db-journal"));
        let fault = format!("inject={call}:error=EROFS:when=2+");
        command.args([
            "-e",
            &fault,
            "sh",
            "-c",
            r#"exec "$0" --passphrase-fd 3 --journal "$@" 3<passphrase"#,
        ]);
        command.arg(env!("CARGO_BIN_EXE_afterhour"));
        let refused = place.of(
            &mut command,
            &["write", "a1-first-search", "--answers", "answers.toml"],
        );
        assert!(refused.status.code() == Some(7), "{call}");
        assert!(talk(&refused).contains("kept") || talk(&refused).contains("nothing was changed"));
        assert_eq!(content(&place.journal()), before, "{call}");
    }
    place.is_whole();
}

fn content(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("journal.db")).unwrap()
}
