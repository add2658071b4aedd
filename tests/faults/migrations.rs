//! A journal of an earlier form, cut short on its way to this one: it is the old one or the new one, whole.

use super::cut::Disk;
use super::recording::{self, Call};
use super::{Random, number, seed};
use afterhour::domain::{Answer, EntryId, Filter, Page};
use afterhour::passphrase::Passphrase;
use afterhour::vault::{Vault, VaultError};
use jiff::Zoned;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FORMS: [u32; 3] = [1, 2, 3];
const FOLDER: &str = "AFTERHOUR_FAULTS_MIGRATED";

fn now() -> Zoned {
    "2026-11-22T09:30:00+00:00[Europe/London]".parse().unwrap()
}

fn open(folder: &Path) -> Result<Vault, VaultError> {
    Vault::open(folder, &Passphrase::new("otter bridge velvet"), &now())
}

/// A copy of the frozen journal of a form.
fn frozen(form: u32, folder: &Path) {
    let fixture =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/form-{form}"));
    fs::create_dir_all(folder).unwrap();
    for file in fs::read_dir(fixture).unwrap() {
        let file = file.unwrap();
        // Not of the journal.
        if file.file_name() == "sheet" {
            continue;
        }
        fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
}

fn opening(folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "migrations::a_child_opens_a_journal",
            "--ignored",
        ])
        .args(["--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

#[test]
#[ignore = "the others start it as a process of its own"]
fn a_child_opens_a_journal() {
    if let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) {
        open(&folder).map(drop).unwrap();
    }
}

fn said(page: &Page) -> Option<&str> {
    page.answers.values().find_map(|answer| match answer {
        Answer::Text(words) => Some(words.read()),
        _ => None,
    })
}

/// It opens, brings itself to this form if it is not yet there, and holds what was written.
#[track_caller]
fn is_whole(folder: &Path, form: u32, state: &str) {
    let vault = open(folder).unwrap_or_else(|error| panic!("form {form}, {state}: {error}"));
    vault
        .verify()
        .unwrap_or_else(|error| panic!("form {form}, {state}: {error}"));
    let read = |id, number| {
        said(&vault.read_revision(EntryId(id), number).unwrap().0.page).map(str::to_owned)
    };
    let revisions = [read(1, 1), read(1, 2), read(2, 1), read(3, 1)];
    assert_eq!(
        revisions.each_ref().map(Option::as_deref),
        [
            Some("A heron."),
            Some("A grey heron."),
            Some("A plover."),
            Some("A kite.")
        ],
        "form {form}, {state}"
    );
    assert_eq!(vault.count(&Filter::default(), 9).unwrap(), 2);
    assert_eq!(vault.drafts().unwrap().len(), 1);
}

/// Reliability list 65.
#[test]
fn a_journal_of_an_earlier_form_cut_short_on_its_way_to_this_one_is_whole() {
    if !recording::is_possible() {
        return;
    }
    let mut random = Random(seed());
    let states = number("AFTERHOUR_CUTS", 24);
    for form in FORMS {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().canonicalize().unwrap().join("journal");
        frozen(form, &folder);
        let mut disk = Disk::holding(&folder);
        let trace = folder.with_file_name("trace");
        let opened = recording::traced(&opening(&folder), &trace, &[])
            .output()
            .unwrap();
        assert!(opened.status.success(), "form {form}");
        let calls = recording::read(&fs::read_to_string(&trace).unwrap(), &folder);
        assert!(calls.len() > 30, "form {form}: nothing was migrated");
        let share = (calls.len() as u64).div_ceil(states).max(1);
        for (at, call) in (0u64..).zip(&calls) {
            disk.take(call);
            let changes = !matches!(call, Call::Close { .. } | Call::Open { creates: false, .. });
            if !changes || at % share != u64::from(form) % share {
                continue;
            }
            for random in [None, Some(&mut random)] {
                let cut = if random.is_some() {
                    "the power cut"
                } else {
                    "killed"
                };
                let left = tempfile::tempdir().unwrap();
                fs::create_dir(left.path().join("journal")).unwrap();
                disk.leave(random, folder.parent().unwrap(), left.path());
                is_whole(
                    &left.path().join("journal"),
                    form,
                    &format!("{cut} after call {at}"),
                );
            }
        }
        is_whole(&folder, form, "in the end");
    }
}

/// Reliability list 65.
#[test]
fn a_disk_that_refuses_in_the_middle_of_a_migration_leaves_a_journal_that_opens() {
    if !recording::is_possible() {
        return;
    }
    for form in FORMS {
        let mut failed = 0;
        for (calls, error) in [
            ("pwrite64", "ENOSPC"),
            ("fsync", "EIO"),
            ("pread64", "EIO"),
            ("unlink", "EIO"),
        ] {
            for from in [1, 3, 8, 21] {
                let home = tempfile::tempdir().unwrap();
                let folder = home.path().canonicalize().unwrap().join("journal");
                frozen(form, &folder);
                let fault = format!("inject={calls}:error={error}:when={from}");
                let trace = folder.with_file_name("trace");
                let opened = recording::traced(&opening(&folder), &trace, &["-e".into(), fault])
                    .output()
                    .unwrap();
                failed += usize::from(!opened.status.success());
                is_whole(&folder, form, &format!("{error} at {calls} {from}"));
            }
        }
        assert!(failed > 4, "form {form}: the disk refused nothing");
    }
}
