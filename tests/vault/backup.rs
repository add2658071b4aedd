//! A backup from outside: made, opened by stock tools, restored onto nothing and over a journal; and where none is made.

use super::*;
use afterhour::demo;
use afterhour::guides::Library;
use afterhour::vault::{BackupSecret, Opened, Restored};
use std::process::Command;

const NEW: &str = "harbour velvet thistle cobalt";

/// The fictional year of the demo, with its sheet.
fn year() -> (Journal, Vault, RecoverySheet) {
    let (journal, mut vault, sheet) = Journal::with_sheet();
    demo::fill(&mut vault, &Library::built_in(), &now()).unwrap();
    (journal, vault, sheet)
}

fn backup(journal: &Journal, vault: &mut Vault) -> PathBuf {
    let path = journal.home.path().join("backup.age");
    vault.backup(&path, None, &now()).unwrap();
    path
}

fn opened(path: &Path, sheet: &RecoverySheet) -> Opened {
    Opened::read(path, &BackupSecret::Sheet(sheet.secret())).unwrap()
}

fn restore(dir: &Path, opened: &Opened, old: Option<&Passphrase>) -> Restored {
    let new = Passphrase::new(NEW);
    Vault::restore(dir, opened, old, &new, Cost::THROW_AWAY, &now()).unwrap()
}

/// Everything that a face can ask for.
fn everything(vault: &Vault) -> Vec<String> {
    let mut all = Vec::new();
    let every = |trashed| Filter {
        trashed,
        ..Filter::default()
    };
    for filter in [every(false), every(true)] {
        for hit in vault.find(&filter, 0, 10_000).unwrap() {
            let (entry, guide) = vault.read(hit.head.id).unwrap();
            let revisions = vault.revisions(hit.head.id).unwrap();
            let appended = vault.appended(hit.head.id).unwrap();
            let body = serde_json::to_string(&(&entry.page, &guide)).unwrap();
            all.push(format!("{:?} {body} {revisions:?} {appended:?}", hit.head));
        }
    }
    for typed in [
        "friend", "search", "super", "post", "a", "client", "photo", "K",
    ] {
        let filter = Filter {
            words: typed.into(),
            ..Filter::default()
        };
        for hit in vault.find(&filter, 0, 10_000).unwrap() {
            all.push(format!("{typed} {} {}", hit.head.id, hit.excerpt.read()));
        }
    }
    let drafts: Vec<String> = vault
        .drafts()
        .unwrap()
        .iter()
        .map(|(draft, _)| serde_json::to_string(&draft.page).unwrap())
        .collect();
    let clients: Vec<String> = vault
        .clients()
        .unwrap()
        .iter()
        .map(|client| {
            format!(
                "{} {}",
                client.code,
                client.words.iter().map(Words::read).collect::<String>()
            )
        })
        .collect();
    all.push(format!(
        "{drafts:?} {clients:?} {:?}",
        vault.supervisors().unwrap()
    ));
    all.push(serde_json::to_string(&vault.settings().unwrap()).unwrap());
    all.push(format!("{:?}", vault.receipts().unwrap()));
    all.push(format!("{:?}", vault.rhythm(date(2020, 1, 1)).unwrap()));
    all
}

/// Reliability list 75.
#[test]
fn a_backup_restored_where_there_was_nothing_is_the_same_journal_to_the_last_word() {
    let (journal, mut vault, sheet) = year();
    let path = backup(&journal, &mut vault);
    let before = everything(&vault);
    assert!(before.len() > 250, "{}", before.len());
    let id = vault.journal().to_owned();
    drop(vault);

    let elsewhere = tempfile::tempdir().unwrap();
    let dir = elsewhere.path().join("a new computer").join("afterhour");
    let restored = restore(&dir, &opened(&path, &sheet), None);
    assert!(
        restored.before.is_none() && restored.compared.is_none() && restored.is_proven.is_none()
    );
    assert_eq!(restored.vault.journal(), id);
    assert_eq!(everything(&restored.vault), before);
    restored.vault.verify().unwrap();
    // A number that was given is not given again, and the next entry is kept as ever.
    let mut vault = restored.vault;
    let (guide, page) = prompt_saying("after the restore");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    drop(vault);

    // The new sheet and the new passphrase open it; those of before do not.
    Vault::open(&dir, &Passphrase::new(NEW), &now()).unwrap();
    assert!(matches!(
        Vault::open(&dir, &passphrase(), &now()),
        Err(VaultError::WrongPassphrase)
    ));
    Vault::open_with_recovery(&dir, restored.sheet.secret(), &now()).unwrap();
    assert!(matches!(
        Vault::open_with_recovery(&dir, sheet.secret(), &now()),
        Err(VaultError::RecoveryWrong)
    ));
    // A backup of the restored journal is for the new sheet.
    let mut vault = Vault::open(&dir, &Passphrase::new(NEW), &now()).unwrap();
    let next = elsewhere.path().join("next.age");
    vault.backup(&next, None, &now()).unwrap();
    opened(&next, &restored.sheet);
}

/// Reliability list 76.
#[test]
fn a_restore_over_a_journal_keeps_it_under_the_days_name_and_says_what_only_it_has() {
    let (journal, mut vault, sheet) = Journal::with_sheet();
    for text in ["one", "two"] {
        let (guide, page) = prompt_saying(text);
        vault.save(&page, &guide, None, None, &now()).unwrap();
    }
    let path = backup(&journal, &mut vault);
    let later = now().checked_add(2.days()).unwrap();
    let (guide, page) = prompt_saying("only here");
    vault.save(&page, &guide, None, None, &later).unwrap();
    vault
        .save(&page, &guide, Some(EntryId(1)), None, &later)
        .unwrap();
    drop(vault);
    let files = journal.bytes();

    let opened = opened(&path, &sheet);
    let restored = restore(&journal.dir(), &opened, Some(&passphrase()));
    let said = restored.lines().join("\n");
    assert!(
        said.contains("Restored: 2 entries, the newest of 21 November 2026"),
        "{said}"
    );
    assert!(
        said.contains(
            "only in the journal: 1 entry and later changes to 1 entry, written on 23 November 2026"
        ),
        "{said}"
    );
    assert!(said.contains("made by that journal"), "{said}");
    let before = restored.before.unwrap();
    assert!(before.ends_with("journal.before-restore-2026-11-21"));
    drop(restored.vault);
    for (path, bytes) in files {
        if !path.ends_with("lock") {
            let moved = before.join(path.file_name().unwrap());
            assert_eq!(fs::read(moved).unwrap(), bytes, "{}", path.display());
        }
    }
    Vault::open(&before, &passphrase(), &now()).unwrap();

    // Once more, without the passphrase of what lies there: under the next number, and unproved.
    let restored = restore(&journal.dir(), &opened, None);
    assert!(
        restored
            .before
            .as_ref()
            .unwrap()
            .ends_with("journal.before-restore-2026-11-21-2")
    );
    let said = restored.lines().join("\n");
    assert!(
        said.contains("not known") && said.contains("cannot be proved"),
        "{said}"
    );
    // And onto one with another key: it can be compared and not be proved.
    drop(restored.vault);
    let restored = restore(&journal.dir(), &opened, Some(&Passphrase::new(NEW)));
    assert_eq!(restored.is_proven, Some(false));
}

/// Reliability list 69.
#[cfg(unix)]
#[test]
fn a_backup_overwrites_nothing_and_leaves_nothing_where_it_cannot_be() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (journal, mut vault) = Journal::new();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("there"), b"before").unwrap();
    fs::hard_link(at("there"), at("linked")).unwrap();
    symlink("there", at("link")).unwrap();
    symlink("nowhere", at("broken")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        at("pipe"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    let names = || {
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let before = names();
    let mut refused = |path: &Path| vault.backup(path, None, &now()).unwrap_err();
    for name in ["there", "linked", "link", "broken", "pipe"] {
        let error = refused(&at(name));
        assert!(matches!(error, VaultError::Exists(_)), "{name}: {error}");
    }
    assert!(matches!(
        refused(Path::new("/dev/stdout")),
        VaultError::Exists(_)
    ));
    for path in [
        at("missing/new.age"),
        at("there/new.age"),
        at("new/"),
        PathBuf::new(),
    ] {
        let error = refused(&path);
        assert!(
            matches!(error, VaultError::NoFolder(_)),
            "{}: {error}",
            path.display()
        );
    }
    // Also by a link that leads there.
    symlink(journal.dir(), at("elsewhere")).unwrap();
    for path in [
        journal.dir(),
        journal.file("new.age"),
        at("elsewhere/new.age"),
    ] {
        let error = refused(&path);
        assert!(
            matches!(error, VaultError::OwnFolder),
            "{}: {error}",
            path.display()
        );
    }
    fs::remove_file(at("elsewhere")).unwrap();
    assert_eq!(vault.backups().unwrap().last, None);
    let closed = at("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
    match vault.backup(&closed.join("new.age"), None, &now()) {
        Ok(_) => eprintln!("skipped: this account may write into any folder"),
        Err(error) => assert!(matches!(error, VaultError::Denied(_)), "{error}"),
    }
    fs::remove_dir_all(closed).unwrap();
    assert_eq!(names(), before);
    assert_eq!(fs::read(at("there")).unwrap(), b"before");

    let made = vault.backup(&at("new.age"), None, &now()).unwrap();
    assert_eq!(
        fs::metadata(&made.path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(names().len(), before.len() + 1);
    let noted = vault.backups().unwrap().last.unwrap().file;
    assert_eq!(Path::new(&noted), at("new.age"));
    drop(journal);
}

#[test]
fn a_folder_gets_the_days_name_and_only_older_ones_may_go_and_none_during_a_hold() {
    let (journal, mut vault) = Journal::new();
    let folder = journal.home.path().join("stick");
    fs::create_dir(&folder).unwrap();
    let id = vault.journal().to_owned();
    let make = |vault: &mut Vault, back: i64| {
        let day = now().checked_sub(back.days()).unwrap();
        vault.backup(&folder, None, &day).unwrap()
    };
    for back in (1..=12).rev() {
        assert_eq!(
            make(&mut vault, back).older.len().min(1),
            usize::from(back <= 5),
            "{back}"
        );
    }
    let first = make(&mut vault, 0);
    let second = make(&mut vault, 0);
    assert!(
        first
            .path
            .ends_with(format!("afterhour-{id}-2026-11-21.age"))
    );
    assert!(
        second
            .path
            .ends_with(format!("afterhour-{id}-2026-11-21-2.age"))
    );
    assert!(second.older.contains(&first.path) && !second.older.contains(&second.path));
    assert!(second.say_older().unwrap().contains("2026-11-21.age"));

    let mut settings = vault.settings().unwrap();
    settings.retention.hold = Some(Hold {
        since: date(2026, 5, 3),
        why: HoldReason::Complaint,
    });
    vault.put_settings(&settings).unwrap();
    assert!(matches!(
        vault.remove_backups(&second.older),
        Err(VaultError::OnHold(_))
    ));
    assert_eq!(make(&mut vault, 0).older, [] as [PathBuf; 0]);
    settings.retention.hold = None;
    vault.put_settings(&settings).unwrap();
    vault.remove_backups(&second.older).unwrap();
    assert!(second.path.exists() && !first.path.exists());
    let ledger = vault.backups().unwrap();
    assert_eq!(ledger.into, folder.display().to_string());
    assert_eq!(ledger.first, Some(date(2026, 11, 9)));
}

/// Reliability list 75.
#[test]
fn a_rehearsal_counts_a_backup_against_the_journal_and_changes_nothing_else() {
    let (journal, mut vault, sheet) = year();
    let path = backup(&journal, &mut vault);
    let before = everything(&vault);
    let found = vault.rehearse(&opened(&path, &sheet), &now()).unwrap();
    assert!(found.is_proven && found.compared.lacks_nothing());
    assert_eq!(found.backup.entries, found.journal.entries);
    assert_eq!(everything(&vault), before);
    assert_eq!(vault.backups().unwrap().rehearsed, Some(date(2026, 11, 21)));
    let (_other, mut vault) = Journal::new();
    let error = vault.rehearse(&opened(&path, &sheet), &now()).unwrap_err();
    assert!(
        error.to_string().contains("belongs to another journal"),
        "{error}"
    );
}

/// The commands are those of the page in the folder, run as they stand there.
///
/// Reliability list 36.
#[test]
fn stock_tools_open_a_backup_by_the_commands_in_the_folder() {
    let (journal, mut vault, sheet) = Journal::with_sheet();
    let (guide, page) = prompt_saying("a heron by the canal");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    backup(&journal, &mut vault);
    let home = journal.home.path();
    fs::write(home.join("secret.txt"), sheet.secret()).unwrap();
    let how = fs::read_to_string(journal.file("HOW-TO-OPEN.txt")).unwrap();
    let of_backup = how.split("A backup").nth(1).unwrap();
    let commands: Vec<String> = of_backup
        .split("\n\n")
        .filter(|part| part.starts_with("    age ") || part.starts_with("    sqlite3 "))
        .map(str::to_owned)
        .collect();
    assert_eq!(commands.len(), 2, "{of_backup}");
    let run = |command: &str| {
        Command::new("sh")
            .arg("-c")
            .arg(command)
            .current_dir(home)
            .output()
            .unwrap()
    };
    let there = |tool: &str| run(&format!("command -v {tool}")).status.success();
    if !there("age") {
        eprintln!("skipped: age is not installed");
        return;
    }
    let opened = run(&commands[0]);
    assert!(
        opened.status.success(),
        "{}",
        String::from_utf8_lossy(&opened.stderr)
    );
    if there("sqlite3") {
        let said = String::from_utf8(run(&commands[1]).stdout).unwrap();
        assert!(said.contains("a heron by the canal"), "{said}");
    } else {
        eprintln!("skipped: sqlite3 is not installed");
    }
    // The same by what comes with Python, which also looks whether it is whole.
    let python = "import sqlite3; d = sqlite3.connect('journal.sqlite')
print(d.execute('PRAGMA integrity_check').fetchone()[0])
for row in d.execute('SELECT e.id, e.written, e.title, w.text FROM entry e JOIN words w USING (at) ORDER BY at'): print(*row)";
    fs::write(home.join("read.py"), python).unwrap();
    if there("python3") {
        let said = run("python3 read.py");
        let text = String::from_utf8(said.stdout).unwrap();
        assert!(
            text.starts_with("ok\n") && text.contains("a heron by the canal"),
            "{text}"
        );
    } else {
        eprintln!("skipped: python3 is not installed");
    }
}

#[test]
fn where_a_backup_lies_is_noted_from_the_root_on_and_a_restore_counts_as_its_rehearsal() {
    let (journal, mut vault, sheet) = Journal::with_sheet();
    let home = &journal.home;
    // By a way that is counted from here.
    let here = std::env::current_dir().unwrap();
    let up: PathBuf = here.components().skip(1).map(|_| "..").collect();
    let way = |path: &Path| up.join(path.strip_prefix("/").unwrap());
    let file = home.path().join("b.age");
    assert!(way(&file).is_relative());
    vault.backup(&way(&file), None, &now()).unwrap();
    let ledger = vault.backups().unwrap();
    let last = ledger.last.as_ref().unwrap();
    assert!(Path::new(&last.file).is_absolute() && Path::new(&last.file).exists());
    assert!(Path::new(&ledger.into).is_absolute());
    assert_eq!(ledger.rehearsed, None);
    let folder = home.path().join("stick");
    fs::create_dir(&folder).unwrap();
    vault.backup(&way(&folder), None, &now()).unwrap();
    let ledger = vault.backups().unwrap();
    assert!(Path::new(&ledger.last.unwrap().file).is_absolute());
    assert!(Path::new(&ledger.into).is_dir());

    let made = opened(&way(&file), &sheet);
    let dir = home.path().join("elsewhere");
    let restored = restore(&dir, &made, None);
    let ledger = restored.vault.backups().unwrap();
    assert_eq!(ledger.rehearsed, Some(now().date()));
    assert!(Path::new(&ledger.last.unwrap().file).is_absolute());
    let said = restored.lines().join(" ");
    assert!(said.contains("noted in it as the rehearsal"), "{said}");
}
