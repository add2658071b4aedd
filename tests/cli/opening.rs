//! What opens, and what is told where nothing does.

use super::*;

#[test]
fn a_new_journal_is_made_by_script_and_its_sheet_opens_it_again() {
    let home = Home::new();
    let made = home.done(&["init"]);
    assert!(made.data.contains("AFTERHOUR RECOVERY SHEET"));
    let files = fs::read_dir(home.journal()).unwrap();
    for file in files {
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
    home.with(PASSPHRASE, &["init"]).failed(2, "already");
    let secret = made
        .data
        .lines()
        .find(|line| line.starts_with("AGE-SECRET-KEY-1") && !line.contains(' '))
        .unwrap();
    let new = "copper lantern quiet harbour seven plums";
    let recovered = home.with(&format!("{secret}\n{new}"), &["recovery"]);
    assert_eq!(recovered.exit, 0, "{}", recovered.talk);
    assert_eq!(home.with(new, &["list"]).exit, 0);
}

/// A file that leaves OpenSSL without ciphers and without random numbers.
const HOSTILE: &str = "\
openssl_conf = all
[all]
providers = providers
[providers]
null = null
[null]
activate = 1
";

#[test]
fn variables_that_steer_the_built_in_engines_are_put_aside() {
    let home = Home::with_journal();
    let hostile = home.file("hostile.cnf", HOSTILE);
    let passphrase = home.file("passphrase", &format!("{PASSPHRASE}\n"));
    let mut command = Command::new("sh");
    // The file descriptor, the arguments and the words in quotes all have to survive the second start.
    command.args([
        "-c",
        r#"exec "$0" "$@" 3<"$PASSPHRASE_FILE""#,
        BINARY,
        "--passphrase-fd",
        "3",
        "--journal",
        text(&home.journal()),
        "search",
        "two words",
    ]);
    command
        .env("PASSPHRASE_FILE", passphrase)
        .env("OPENSSL_CONF", &hostile)
        .env("OPENSSL_MODULES", home.path(""))
        .env("SQLITE_TMPDIR", home.path(""));
    let ran = home.ran(command, "");
    assert_eq!(ran.exit, 0, "{}", ran.talk);
}

#[test]
fn a_weak_passphrase_makes_no_journal() {
    let home = Home::new();
    home.with("MyDogRex1987", &["init"])
        .failed(2, "not good enough");
    home.with("short", &["init"]).failed(2, "at least 12");
    assert!(!home.journal().exists());
}

/// Reliability list 17.
#[test]
fn every_command_refuses_an_older_journal_until_it_is_accepted() {
    let home = Home::with_journal();
    let file = home.journal().join("journal.db");
    home.done(&["client", "add", "K-07"]);
    let old = fs::read(&file).unwrap();
    home.done(&["client", "add", "K-08"]);
    fs::write(&file, &old).unwrap();
    for command in [
        &["list"][..],
        &["list", "--json"],
        &["show", "1"],
        &["today"],
        &["client", "list"],
        &["client", "add", "K-09"],
        &["figures"],
        &["passphrase"],
        &["recovery", "--new-sheet"],
        &["verify"],
    ] {
        let ran = home.with(PASSPHRASE, command);
        ran.failed(8, "this journal is older than the one last used here");
        assert!(ran.talk.contains("nothing was changed"), "{}", ran.talk);
        assert!(ran.talk.contains("verify --accept"), "{}", ran.talk);
        assert!(old == fs::read(&file).unwrap(), "{command:?}");
    }
    let accepted = home.done(&["verify", "--accept"]);
    assert!(
        accepted.talk.contains("this journal is older"),
        "{}",
        accepted.talk
    );
    assert!(accepted.talk.contains("counts as it stands from now on"));
    assert!(!accepted.data.contains("damaged"), "{}", accepted.data);
    let clients = home.done(&["client", "list"]).data;
    assert!(
        clients.contains("K-07") && !clients.contains("K-08"),
        "{clients}"
    );
}

#[test]
fn a_wrong_passphrase_and_a_missing_journal_are_told_apart() {
    let home = Home::with_journal();
    home.with("not this one, I am afraid", &["list"])
        .failed(4, "this passphrase does not open");
    home.plain(&["--journal", "elsewhere", "list"], "")
        .failed(2, "there is no journal in elsewhere");
    home.with("", &["list"])
        .failed(4, "this passphrase does not open");
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let home = Home::with_journal();
    let journal = home.journal();
    let on = |arguments: &[&str]| {
        home.plain(
            &[&["--journal", text(&journal)], arguments].concat(),
            "no\n1\n",
        )
    };
    on(&["list"]).failed(2, "no terminal");
    on(&["write", "near-miss"]).failed(2, "the answers are missing");
    on(&["init"]).failed(2, "already");
    let refused = home.plain(&["--journal", "new", "init"], "");
    assert!(!refused.talk.contains("A new journal"), "{}", refused.talk);
    refused.failed(2, "no terminal");
    home.with(PASSPHRASE, &["near-miss"])
        .failed(2, "the answers are missing");
    home.plain(&[], "").failed(2, "afterhour today");
    home.plain(&["demo"], "").failed(2, "no terminal");
    let answers = home.file("near.toml", "kind = \"other\"");
    home.with(PASSPHRASE, &["near-miss", "--answers", text(&answers)])
        .failed(2, "the question about risk");
    assert_eq!(home.done(&["list"]).data, "");
}

#[test]
fn who_cannot_see_the_interface_is_told_what_to_use() {
    let home = Home::new();
    let mut command = Command::new(BINARY);
    command.env("ACCESSIBLE", "1");
    command
        .current_dir(home.0.path())
        .env("HOME", home.0.path());
    let output = command.output().unwrap();
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("line by line")
    );
}

#[test]
fn a_journal_that_is_open_elsewhere_is_said_before_the_passphrase_is_asked_for() {
    let home = Home::with_journal();
    let lock = home.journal().join("lock");
    let held = fs::File::options()
        .read(true)
        .write(true)
        .open(lock)
        .unwrap();
    held.lock().unwrap();
    let journal = home.journal();
    let list = ["--journal", text(&journal), "list"];
    assert_eq!(home.plain(&list, "").exit, 6);
    held.unlock().unwrap();
    let told = home.plain(&list, "");
    assert!(told.talk.contains("passphrase is missing"), "{}", told.talk);
}

#[test]
fn a_passphrase_may_be_mistyped_twice_at_a_terminal() {
    let home = Home::with_journal();
    let mut person = Person::at(&home, &["list"]);
    for _ in 0..2 {
        person.answers("Passphrase: ", "otter");
        person.sees("This passphrase does not open the journal. Once more.");
    }
    person.answers("Passphrase: ", PASSPHRASE);
    person.sees("No entry found.");
    assert_eq!(person.leaves().0, 0);
    let mut person = Person::at(&home, &["list"]);
    for _ in 0..3 {
        person.answers("Passphrase: ", "otter");
    }
    person.sees("nothing was changed");
    assert_eq!(person.leaves().0, 4);
}
