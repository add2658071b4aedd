//! Backups, journals restored from them, and older copies.

use super::*;

/// Reliability list 75.
#[test]
fn a_backup_is_made_rehearsed_and_restored_by_script() {
    let home = Home::with_journal();
    let sheet = home.done(&["recovery", "--new-sheet"]).data;
    let secret = sheet
        .lines()
        .find(|line| line.len() == 74 && line.starts_with("AGE-SECRET-KEY-1"))
        .unwrap();
    home.done(&["client", "add", "K-07", "--words", "Anna"]);
    fs::create_dir(home.path("stick")).unwrap();
    let made = home.done(&["backup", "stick"]);
    let file = made.data.trim().to_owned();
    assert!(
        file.starts_with("stick/afterhour-") && file.ends_with(".age"),
        "{file}"
    );
    assert!(
        made.talk.contains("read back from the disk and opened"),
        "{}",
        made.talk
    );
    assert!(
        made.talk
            .contains("What was not tried is your recovery sheet"),
        "{}",
        made.talk
    );
    home.with(PASSPHRASE, &["backup", &file])
        .failed(7, "nothing was overwritten");

    // Rehearsed with the sheet; another secret is refused.
    let both = format!("{PASSPHRASE}\n{secret}");
    let found = home.with(&both, &["verify", &file]);
    assert_eq!(found.exit, 0, "{}", found.talk);
    assert!(
        found
            .data
            .contains("Every entry of the journal is in the backup as well."),
        "{}",
        found.data
    );
    assert!(
        found.data.contains("This journal made it"),
        "{}",
        found.data
    );
    home.with(PASSPHRASE, &["verify", &file])
        .failed(2, "the secret of the recovery sheet is missing");
    home.with(secret, &["restore", &file])
        .failed(2, "the new passphrase for your journal is missing");
    let wrong = format!("{PASSPHRASE}\nAGE-SECRET-KEY-1QQQ");
    home.with(&wrong, &["verify", &file])
        .failed(4, "3 letters were typed, 58 belong there");
    let text = home.file("letter.age", "Dear Ruth");
    home.with(&both, &["verify", text.to_str().unwrap()])
        .failed(5, "this is no backup");

    // Over the journal, which stays beside under the day's name; by the new passphrase from then on.
    let new = "harbour velvet thistle cobalt engine maple";
    home.with(&format!("{secret}\nwrong\n{new}"), &["restore", &file])
        .failed(4, "does not open the journal");
    let restored = home.with(
        &format!("{secret}\n{PASSPHRASE}\n{new}"),
        &["restore", &file],
    );
    assert_eq!(restored.exit, 0, "{}", restored.talk);
    assert!(
        restored
            .talk
            .contains("noted in it as the rehearsal of this backup"),
        "{}",
        restored.talk
    );
    let opens = format!(
        "`afterhour --journal {}` opens the",
        home.journal().display()
    );
    assert!(restored.talk.contains(&opens), "{}", restored.talk);
    assert!(
        restored.data.contains("AFTERHOUR RECOVERY SHEET"),
        "{}",
        restored.data
    );
    assert!(
        restored.talk.contains("made by that journal"),
        "{}",
        restored.talk
    );
    home.with(PASSPHRASE, &["client", "list"])
        .failed(4, "does not open the journal");
    assert_eq!(
        home.with(new, &["client", "list"]).data.trim(),
        "K-07  1 word"
    );
    let beside: Vec<String> = fs::read_dir(home.0.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("journal."))
        .collect();
    assert_eq!(beside.len(), 1, "{beside:?}");
    assert!(
        beside[0].starts_with("journal.before-restore-20"),
        "{beside:?}"
    );

    // With a passphrase of its own.
    let lines = format!("{new}\n{PASSPHRASE}");
    let made = home.with(&lines, &["backup", "own.age", "--passphrase"]);
    assert_eq!(made.exit, 0, "{}", made.talk);
    assert!(
        made.talk.contains("Without it the backup is lost"),
        "{}",
        made.talk
    );
    home.with(new, &["verify", "own.age"])
        .failed(2, "the passphrase of the backup is missing");
    let found = home.with(&lines, &["verify", "own.age"]);
    assert_eq!(found.exit, 0, "{}", found.talk);
}

/// Copies every file of one journal over those of another place.
fn put_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// Reliability list 17, 75: a journal and one restored beside it go on apart, and of each an older copy is told.
#[test]
fn a_journal_and_one_restored_elsewhere_both_open_and_an_old_copy_of_either_is_told() {
    let home = Home::with_journal();
    let sheet = home.done(&["recovery", "--new-sheet"]).data;
    let secret = secret_of(&sheet);
    home.done(&["client", "add", "K-01"]);
    home.done(&["backup", "made.age"]);
    let new = "harbour velvet thistle cobalt engine maple";
    let restored = home.at(
        "beside",
        &format!("{secret}\n{new}"),
        &["restore", "made.age"],
    );
    assert_eq!(restored.exit, 0, "{}", restored.talk);
    let both = [("journal", PASSPHRASE), ("beside", new)];
    let done = |journal: &str, passphrase: &str, arguments: &[&str]| {
        let ran = home.at(journal, passphrase, arguments);
        assert_eq!(ran.exit, 0, "{journal} {arguments:?}: {}", ran.talk);
        assert!(!ran.talk.contains("last used here"), "{}", ran.talk);
        ran
    };
    for (journal, passphrase) in both {
        done(journal, passphrase, &["list"]);
    }
    for (journal, _) in both {
        put_folder(&home.path(journal), &home.path(&format!("{journal}.old")));
    }
    for code in ["K-02", "K-03"] {
        for (journal, passphrase) in both {
            done(journal, passphrase, &["client", "add", code]);
        }
    }
    for (journal, passphrase) in both {
        let clients = done(journal, passphrase, &["client", "list"]).data;
        assert!(clients.contains("K-03"), "{clients}");
    }

    // Moved as a whole, each opens; an old copy does not, at the place it had nor at the one it has now.
    for (journal, passphrase) in both {
        let (moved, old) = (format!("{journal}.moved"), format!("{journal}.old"));
        fs::rename(home.path(journal), home.path(&moved)).unwrap();
        done(&moved, passphrase, &["client", "add", "K-04"]);
        put_folder(&home.path(&old), &home.path(journal));
        for place in [journal, &moved, &old] {
            if place == moved {
                put_folder(&home.path(&old), &home.path(&moved));
            }
            home.at(place, passphrase, &["list"])
                .failed(8, "this journal is older than the one last used here");
        }
    }

    // The backup is one of the original's all the same, and goes back where it was.
    let found = home.at(
        "journal",
        &format!("{secret}\n{PASSPHRASE}\n{new}"),
        &["restore", "made.age"],
    );
    assert_eq!(found.exit, 0, "{}", found.talk);
    assert!(
        found.talk.contains("made by that journal"),
        "{}",
        found.talk
    );
    done("journal", new, &["client", "add", "K-05"]);
    let aside = fs::read_dir(home.0.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .find(|name| name.starts_with("journal.before-restore-"))
        .unwrap();
    fs::remove_dir_all(home.journal()).unwrap();
    put_folder(&home.path(&aside), &home.journal());
    home.with(PASSPHRASE, &["list"])
        .failed(8, "have different keys");
}

/// Reliability list 17: the mark of a program before this one, of which there was one for all places.
#[test]
fn the_mark_of_an_earlier_program_raises_no_alarm_and_still_tells_an_old_copy() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-01"]);
    put_folder(&home.journal(), &home.path("old"));
    home.done(&["client", "add", "K-02"]);
    let marks = || -> Vec<PathBuf> {
        let marks = fs::read_dir(home.path("afterhour/marks")).unwrap();
        marks.map(|mark| mark.unwrap().path()).collect()
    };
    let [mark] = &marks()[..] else {
        panic!("{:?}", marks())
    };
    let name = mark.file_name().unwrap().to_str().unwrap();
    let earlier = mark.with_file_name(format!("{}.mark", name.split('-').next().unwrap()));
    fs::rename(mark, &earlier).unwrap();
    home.at("old", PASSPHRASE, &["list"])
        .failed(8, "this journal is older");
    let newest = home.done(&["client", "list"]);
    assert!(!newest.talk.contains("Note"), "{}", newest.talk);
    assert_eq!(
        marks(),
        std::slice::from_ref(mark),
        "it is this journal's from now on"
    );
    put_folder(&home.path("old"), &home.journal());
    home.with(PASSPHRASE, &["list"])
        .failed(8, "this journal is older");
}

/// Reliability list 69.
#[test]
fn a_backup_on_a_full_disk_leaves_nothing_behind() {
    let home = Home::with_journal();
    home.done(&["recovery", "--new-sheet"]);
    let passphrase = home.file("passphrase", &format!("{PASSPHRASE}\n"));
    let mut command = Command::new("sh");
    // A file of more than a few kilobytes cannot be written: to the program that is a disk with no more room.
    command.args([
        "-c",
        r#"ulimit -f 8; exec "$0" "$@" 3<"$PASSPHRASE_FILE""#,
        BINARY,
    ]);
    command.args(["--passphrase-fd", "3", "backup", "full.age", "--journal"]);
    command
        .arg(home.journal())
        .env("PASSPHRASE_FILE", passphrase);
    home.ran(command, "").failed(7, "the disk is full");
    let left: Vec<String> = fs::read_dir(home.0.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("age") || name.starts_with(".afterhour"))
        .collect();
    assert_eq!(left, [] as [&str; 0]);
}
