//! What must never get out: the passphrase, what was written, and text that steers the terminal.

use crate::terminal::{Home, PASSPHRASE, Seat, Terminal, count, starts};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use rustix::process::{Signal, getuid};
use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

const CANARY: &str = "zephyrine";

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The words as they may lie in a file: as they are, in UTF-16, in hexadecimal, in base64 at each of its three places.
fn forms(words: &str) -> Vec<Vec<u8>> {
    let hex: String = words.bytes().map(|byte| format!("{byte:02x}")).collect();
    let base64 = (0..3).map(|before| {
        // What neighbours decide is cut off at both ends.
        let padded = [&vec![b'.'; before], words.as_bytes()].concat();
        let whole = BASE64.encode(&padded);
        let certain = [0, 2, 3][before]..padded.len() * 8 / 6;
        whole.as_bytes()[certain].to_vec()
    });
    let mut forms = vec![
        words.as_bytes().to_vec(),
        words.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        words.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        hex.to_uppercase().into_bytes(),
        hex.into_bytes(),
    ];
    forms.extend(base64);
    forms
}

#[test]
fn words_are_recognised_in_every_form() {
    let forms = forms("zephyrine");
    for text in ["zephyrine", "xzephyrine", "xxzephyrine or so"] {
        let held = BASE64.encode(text);
        let found = forms.iter().filter(|form| count(held.as_bytes(), form) > 0);
        assert_eq!(found.count(), 1, "{held}");
    }
}

/// A day's work with one word in each place that takes words. Nothing of it is meant to be read by anybody else.
fn day_of_work(terminal: &mut Terminal) {
    terminal
        .types("w")
        .sees("question 1 of")
        .types(CANARY)
        .sees(CANARY);
    terminal
        .sends(b"\x1b[200~zephyrine was pasted\x1b[201~")
        .sees("was pasted");
    terminal
        .key("Tab")
        .sees("kept as a draft")
        .key("Ctrl+K")
        .sees("Kept as entry 1.");
    terminal.types("/").types(CANARY).sees("1 of 1 found");
    // What is found opens, and is left again.
    terminal
        .key("Enter")
        .loses("1 of 1 found")
        .key("Esc")
        .sees("[Journal]")
        // The line of the search is open as it was left.
        .key("Esc")
        .sees("Esc clears")
        .types("8")
        .sees("[Clients]")
        .types("a")
        .sees("A code for a client");
    terminal
        .types("K-07")
        .key("Tab")
        .types("Rosalind")
        .key("Enter")
        .sees("K-07 is in Clients now");
    // Looked at, and never kept: the text before posting.
    terminal
        .types("1")
        .sees("[Today]")
        .types("b")
        .sees("Before");
    terminal.key("Down").key("Down").key("Enter");
    terminal.types("Rosalind and a post ").sees("a post");
    terminal.key("Esc").loses("a post");
    terminal
        .key("Esc")
        .sees("Leave this text?")
        .key("Down")
        .key("Enter");
    terminal.sees("[Today]");
    // An account, line by line.
    terminal
        .types("5")
        .sees("[Presence]")
        .types("a")
        .sees("question 1 of");
    terminal
        .types(CANARY)
        .sees(CANARY)
        .key("Ctrl+S")
        .sees("[Presence]");
    terminal.types("1").sees("[Today]");
    terminal
        .types("i")
        .sees("at risk")
        .key("Down")
        .key("Down")
        .key("Enter")
        .sees("What kind of thing");
    terminal
        .types(" ")
        .key("Tab")
        .sees("kept as a draft")
        .types(CANARY)
        .sees(CANARY);
}

/// Folders for things of a moment that a system has beside the home directory and the one for temporary files.
const SHARED: [&str; 2] = ["/dev/shm", "/var/tmp"];

fn shared() -> Vec<PathBuf> {
    let there = SHARED
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok());
    there
        .flatten()
        .filter_map(|file| Some(file.ok()?.path()))
        .collect()
}

/// Reliability list 39.
#[test]
fn what_is_written_searched_and_killed_lies_in_no_file() {
    let home = Home::with_journal();
    let before = shared();
    let mut terminal = home.unlocked();
    day_of_work(&mut terminal);
    terminal.killed();
    let mut files = files(home.path());
    assert!(
        files.iter().any(|file| file.ends_with("journal.db")),
        "{files:?}"
    );
    files.extend(shared().into_iter().filter(|file| !before.contains(file)));
    for file in files {
        // What another program made in a shared folder may be gone again, or a folder.
        let Ok(bytes) = std::fs::read(&file) else {
            continue;
        };
        let name = file.to_str().unwrap().as_bytes();
        for word in [CANARY, "Rosalind", PASSPHRASE, "otter", "K-07"] {
            for form in forms(word) {
                assert_eq!(count(&bytes, &form), 0, "{word} in {}", file.display());
                assert_eq!(count(name, &form), 0, "{word} as {}", file.display());
            }
        }
    }
}

/// Every call is looked at, so that a library of ours that turns to the network, to another program or to a file elsewhere
/// is seen.
///
/// Reliability list 40, 43, 64.
#[test]
fn it_calls_no_network_no_program_and_writes_nothing_beside_the_journal() {
    let home = Home::with_journal();
    let trace = home.path().join("trace");
    let options = [
        "-o",
        trace.to_str().unwrap(),
        "-e",
        "trace=%network,execve,execveat,fork,vfork,ptrace,process_vm_readv,open,openat,creat,truncate,rename,renameat,\
         renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknodat,unlink,unlinkat,landlock_restrict_self",
    ];
    let Some(mut terminal) = Seat::at(&home).traced(&options) else {
        return;
    };
    terminal.sees("is locked").types(PASSPHRASE).key("Enter");
    terminal.sees("[Today]");
    day_of_work(&mut terminal);
    terminal.key("Ctrl+Q");
    assert!(terminal.ends().success());
    let calls = std::fs::read_to_string(trace).unwrap();
    if !calls.contains("journal.db") {
        eprintln!("skipped: strace cannot look into the program here");
        return;
    }
    let journal = format!("\"{}", home.journal().display());
    let marks = format!("\"{}", home.path().join("cache/afterhour").display());
    // A call that another thread's interrupted is told in two lines; the first has what it was asked for.
    for call in calls.lines().filter(|call| !call.contains(" resumed>")) {
        // A pair of pipes to itself is no network, and sends nothing anywhere else.
        let far = [
            " socket(",
            " connect(",
            " bind(",
            " listen(",
            " accept",
            " sendmsg(",
            " sendmmsg(",
            " recvmsg(",
            " fork(",
            " vfork(",
            " execveat(",
            " ptrace(",
            " process_vm",
        ];
        let far = far.iter().any(|far| call.contains(far));
        assert!(!far, "{call}");
        let writes = [
            "O_WRONLY",
            "O_RDWR",
            "O_CREAT",
            " creat(",
            " truncate(",
            " rename",
            " link",
            " symlink",
            " mkdir",
            " mknod",
            " unlink",
        ];
        let own = [&journal, &marks, "\"/dev/tty\""]
            .iter()
            .any(|place| call.contains(*place));
        assert!(
            own || !writes.iter().any(|sign| call.contains(sign)),
            "{call}"
        );
    }
    assert_eq!(
        calls.matches(" execve(").count(),
        1,
        "itself, and no other program"
    );
    // Where the system can, the threads that draw and that write have been kept to their places.
    let kept = calls
        .lines()
        .filter(|call| call.contains(" landlock_restrict_self("));
    let refused = kept.clone().filter(|call| !call.ends_with("= 0")).count();
    assert!(refused > 0 || kept.count() >= 2 || !has_landlock(&home));
}

/// Whether the program says that the system keeps it to its folders.
fn has_landlock(home: &Home) -> bool {
    let about = String::from_utf8(home.run(&["about"]).stdout).unwrap();
    about.contains("the settings: refused by the system")
}

/// Reliability list 41.
#[cfg(target_os = "linux")]
#[test]
fn every_thread_is_refused_network_and_programs_and_about_says_so() {
    let home = Home::with_journal();
    let about = String::from_utf8(home.run(&["about"]).stdout).unwrap();
    assert!(about.contains("There is no network code in it"), "{about}");
    let mut terminal = home.unlocked();
    let threads = format!("/proc/{}/task", terminal.pid.as_raw_pid());
    let threads: Vec<_> = std::fs::read_dir(threads).unwrap().collect();
    assert!(threads.len() >= 4, "draw, keys, signals, journal");
    for thread in threads {
        let status = std::fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
        let filtered = status.lines().any(|line| line == "Seccomp:\t2");
        let said = about.contains("the network: refused by the system");
        assert_eq!(filtered, said, "{about}\n{status}");
    }
    terminal
        .types("0")
        .sees("[Settings]")
        .key("End")
        .key("Up")
        .sees("Enter shows what this is and is not");
    terminal
        .key("Enter")
        .sees("the network:")
        .sees("There is no network code in it");
    if has_landlock(&home) {
        terminal.sees("outside the journal and the settings: refused by the system");
    }
    terminal.key("Esc").sees("[Settings]").quits();
}

/// Reliability list 29.
#[test]
fn the_passphrase_is_in_no_argument_and_no_environment() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    for name in ["cmdline", "environ"] {
        let file = format!("/proc/{}/{name}", terminal.pid.as_raw_nonzero());
        // Not readable is as good: the program shuts others out.
        let Ok(bytes) = std::fs::read(file) else {
            continue;
        };
        assert_eq!(count(&bytes, b"otter"), 0, "{name}");
    }
    terminal.quits();
    assert_eq!(count(&terminal.written, b"otter"), 0, "nor on the terminal");
}

/// The program under a shell that allows core dumps, unlocked.
fn with_core_dumps(home: &Home) -> Terminal {
    let program = env!("CARGO_BIN_EXE_afterhour");
    let script = format!("ulimit -c unlimited 2>/dev/null; exec '{program}'");
    let mut terminal = Seat::at(home).run(&["/bin/sh", "-c", &script]);
    terminal.sees("is locked").types(PASSPHRASE).key("Enter");
    terminal.sees("[Today]");
    terminal
}

/// Reliability list 31.
#[test]
fn no_core_is_dumped() {
    let home = Home::with_journal();
    for signal in [Signal::ABORT, Signal::FPE] {
        let mut terminal = with_core_dumps(&home);
        let limits = format!("/proc/{}/limits", terminal.pid.as_raw_nonzero());
        let limits = std::fs::read_to_string(limits).unwrap();
        let core = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"))
            .unwrap();
        assert_eq!(
            core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(),
            ["0", "0"]
        );
        assert!(!terminal.signal(signal).ends().core_dumped());
    }
}

/// Reliability list 31.
#[test]
fn nobody_of_the_same_name_may_look_in() {
    let home = Home::new();
    // What may not be dumped belongs to root in /proc. For root that tells nothing, so that root asks as nobody.
    let program = home.path().join("afterhour");
    std::fs::copy(env!("CARGO_BIN_EXE_afterhour"), &program).unwrap();
    let mut command = std::process::Command::new(&program);
    if getuid().is_root() {
        std::fs::set_permissions(home.path(), Permissions::from_mode(0o755)).unwrap();
        command.uid(65_534).gid(65_534);
    }
    command
        .env_clear()
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = starts(&mut command);
    let seen = format!("/proc/{}/environ", child.id());
    let deadline = Instant::now() + Duration::from_secs(20);
    // It waits for its input, so that it is there to be looked at.
    while std::fs::metadata(&seen).unwrap().uid() != 0 {
        assert!(Instant::now() < deadline, "it can be looked into");
        std::thread::yield_now();
    }
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}
