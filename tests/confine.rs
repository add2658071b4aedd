//! What the system refuses once it was asked to. It cannot be taken back, so each test starts itself a second time and looks
//! there.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

use afterhour::confine::{calls, held, new_file, writes};
use std::fs::{self, File};
use std::io::ErrorKind::{self, AlreadyExists, PermissionDenied};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::process::Command;

const FOLDER: &str = "FOLDER_OF_THE_TEST";

/// Runs the second half of a test in a process of its own, with a folder to work in.
fn apart(second_half: &str) {
    let folder = tempfile::tempdir().unwrap();
    for name in ["journal", "elsewhere"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("elsewhere/there"), "before").unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", second_half, "--ignored", "--nocapture"])
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
}

fn folder() -> PathBuf {
    std::env::var_os(FOLDER).unwrap().into()
}

#[track_caller]
fn may_not<T>(tried: std::io::Result<T>) {
    assert_eq!(
        tried.err().map(|error| error.kind()),
        Some(PermissionDenied)
    );
}

/// Reliability list 41.
#[test]
fn the_system_refuses_network_and_programs_and_threads_go_on() {
    apart("network_and_programs");
}

#[test]
#[ignore = "the second half of the test above"]
fn network_and_programs() {
    let before = TcpListener::bind("127.0.0.1:0").unwrap();
    let there = before.local_addr().unwrap();
    // A thread that was there before is held to it as well.
    let (go, gone) = std::sync::mpsc::channel();
    let earlier = std::thread::spawn(move || {
        gone.recv().unwrap();
        Command::new("/bin/true").status().map(drop)
    });
    calls();
    go.send(()).unwrap();
    let tried = earlier.join().unwrap();
    if !held().calls {
        eprintln!("skipped: the system refuses no calls here");
        return;
    }
    may_not(tried);
    may_not(TcpListener::bind("127.0.0.1:0"));
    may_not(TcpStream::connect(there));
    may_not(before.accept());
    may_not(UdpSocket::bind("127.0.0.1:0"));
    may_not(UnixListener::bind(folder().join("socket")));
    may_not(UnixStream::connect(folder().join("socket")));
    may_not(Command::new("/bin/true").status());
    may_not(Command::new(std::env::current_exe().unwrap()).status());
    // What is needed goes on.
    assert_eq!(std::thread::spawn(|| 7).join().unwrap(), 7);
    UnixStream::pair().unwrap();
    fs::write(
        folder().join("elsewhere/new"),
        "calls alone leave files alone",
    )
    .unwrap();
}

/// Reliability list 41.
#[test]
fn the_system_refuses_writing_beside_the_journal_except_a_new_file_that_was_named() {
    apart("writing");
}

#[test]
#[ignore = "the second half of the test above"]
fn writing() {
    let (journal, elsewhere) = (folder().join("journal"), folder().join("elsewhere"));
    let there = elsewhere.join("there");
    writes(&[&journal, &folder().join("missing")]);
    if !held().writes {
        eprintln!("skipped: the system limits no writing here");
        return;
    }
    fs::write(journal.join("new"), "mine").unwrap();
    fs::rename(journal.join("new"), journal.join("newer")).unwrap();
    fs::create_dir(journal.join("folder")).unwrap();
    may_not(fs::write(elsewhere.join("new"), "not mine"));
    may_not(fs::write(&there, "not mine"));
    may_not(File::options().append(true).open(&there));
    may_not(fs::remove_file(&there));
    may_not(fs::rename(&there, elsewhere.join("moved")));
    may_not(fs::create_dir(elsewhere.join("folder")));
    may_not(std::os::unix::fs::symlink("there", elsewhere.join("link")));
    assert_eq!(fs::read_to_string(&there).unwrap(), "before");

    let new = elsewhere.join("named");
    new_file(&new, b"sealed").unwrap();
    assert_eq!(fs::read(&new).unwrap(), b"sealed");
    assert_eq!(fs::metadata(&new).unwrap().mode() & 0o777, 0o600);
    let again = |path| new_file(path, b"again").map_err(|error| error.kind());
    assert_eq!(again(&new), Err(AlreadyExists));
    assert_eq!(again(&there), Err(AlreadyExists));
    assert_eq!(
        again(&elsewhere.join("no/folder")),
        Err(ErrorKind::NotFound)
    );
    let inside = fs::read_dir(&elsewhere).unwrap();
    assert_eq!(inside.count(), 2, "nothing half written");
    fs::remove_dir(journal.join("folder")).unwrap();
    fs::remove_file(journal.join("newer")).unwrap();
}
