//! The real binary, as a script uses it: data, talk and exit codes.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use afterhour::passphrase::Passphrase;
use afterhour::vault::{Cost, Vault};
use assert_cmd::Command;
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

#[test]
fn the_whole_way_from_the_first_entry_to_the_sealed_summary() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Anna, Annie"]);

    let prompt = home.done(&["today"]);
    let ask = prompt.data.lines().next().unwrap().to_owned();
    assert!(ask.ends_with('?'), "{ask}");
    let (guide, question) = prompt_of(&home, &ask);
    let answers = home.file(
        "today.toml",
        &format!("{question} = \"Annie came to mind, in Hebden.\"\n"),
    );
    assert!(prompt.talk.contains("Answer it with"), "{}", prompt.talk);
    let kept = home.done(&["today", "--write", "--answers", text(&answers)]);
    let again = home.done(&["today"]).talk;
    assert!(
        again.contains("It is answered today") && !again.contains("Answer it with"),
        "{again}"
    );
    assert_eq!(kept.data, "1\n");

    let answers = home.file("incident.toml", INCIDENT);
    let kept = home.done(&["incident", "--answers", text(&answers)]);
    assert_eq!(kept.data, "2\n");

    let list = home.done(&["list", "--json"]).json();
    assert_eq!(list[0]["id"], 2);
    assert_eq!(list[0]["kind"], "incident");
    assert_eq!(list[0]["status"], "open");
    assert_eq!(list[0]["for_supervision"], true);
    assert_eq!(list[1]["guide"], guide.as_str());
    assert_eq!(
        home.done(&["list", "--kind", "incident"])
            .data
            .lines()
            .count(),
        1
    );
    let found = home.done(&["search", "request", "todmor", "--json"]).json();
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(found[0]["id"], 2);
    let shown = home.done(&["show", "2", "--json"]).json();
    assert_eq!(shown["answers"]["kind"][0], "friend-request");
    assert_eq!(shown["risk"]["answer"], "no");
    assert!(home.done(&["show", "2"]).data.contains("Todmorden"));
    assert!(
        home.done(&["today"])
            .data
            .contains("explain why I declined  in 3 days")
    );

    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    let added = home.done(&["supervisor", "add", "Ruth", recipient.trim()]);
    assert!(added.talk.contains("not confirmed yet"), "{}", added.talk);
    let added = home.done(&["supervisor", "add", "Ruth", recipient.trim(), "--confirmed"]);
    assert!(
        added.talk.contains("the fingerprint confirmed"),
        "{}",
        added.talk
    );
    assert!(home.done(&["supervisor", "list"]).data.contains("Ruth"));

    let period = [
        "share",
        "--to",
        "Ruth",
        "--from",
        "yesterday",
        "--until",
        "today",
    ];
    let undecided = [
        &period[..],
        &[
            "--question",
            "What would Annie say?",
            "--draft",
            "plan.toml",
        ],
    ]
    .concat();
    home.done(&undecided);
    let plan = fs::read_to_string(home.path("plan.toml")).unwrap();
    assert!(
        plan.contains("\"undecided\"") && plan.contains("Anna"),
        "{plan}"
    );
    let sealing = ["share", "--plan", "plan.toml", "--out", "out.age"];
    home.with(PASSPHRASE, &sealing).failed(3, "undecided");
    assert!(!home.path("out.age").exists());
    assert!(plan.contains("# entry 2: [Anna] sent a request"), "{plan}");
    assert!(
        plan.contains("# a question to your supervisor: What would [Annie] say?"),
        "{plan}"
    );
    let kept = plan.replace("decision = \"undecided\"", "decision = \"keep\"");
    home.file("plan.toml", &kept);
    let ran = home.with(PASSPHRASE, &sealing);
    assert!(!ran.talk.contains("still undecided"), "{}", ran.talk);
    ran.failed(
        3,
        "in your register of clients, so it can only be replaced: finding",
    );
    home.with(PASSPHRASE, &[&period[..], &["--out", "out.age"]].concat())
        .failed(3, "no terminal");
    let decided = plan.replace("decision = \"undecided\"", "decision = \"replace\"");
    home.file("plan.toml", &decided);
    home.done(&sealing);
    home.with(PASSPHRASE, &sealing)
        .failed(7, "lies there already");

    let opened = home.plain(&["open", "out.age", "--identity", "ruth.key"], "");
    assert_eq!(opened.exit, 0, "{}", opened.talk);
    assert!(opened.data.contains("request"));
    for word in ["Anna", "Annie", "Todmorden"] {
        assert!(!opened.data.contains(word), "{word} in {}", opened.data);
    }
    home.plain(&["identity", "new", "--out", "other.key"], "");
    home.plain(&["open", "out.age", "--identity", "other.key"], "")
        .failed(4, "does not open");
    let secret = home.plain(
        &["identity", "show", "--secret", "--identity", "other.key"],
        "",
    );
    assert!(secret.data.contains("AGE-SECRET-KEY-1"));
    assert!(!secret.data.contains("created"), "{}", secret.data);
    assert!(home.done(&["verify"]).data.lines().count() > 1);
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

/// What the full screen keeps of a client's field that holds no code yet.
#[test]
fn a_draft_with_a_word_where_a_code_belongs_is_gone_on_with_line_by_line() {
    use afterhour::domain::{Answer, Page, QuestionId, Words};
    let home = Home::with_journal();
    let now = jiff::Zoned::now();
    let library = afterhour::guides::Library::built_in();
    let guide = library.named("accidental-find").unwrap();
    let client = QuestionId::try_from("client".to_owned()).unwrap();
    let mut page = Page::of(guide);
    page.risk = Some(afterhour::domain::Risk {
        answer: afterhour::domain::RiskAnswer::No,
        acted: None,
    });
    page.answers
        .insert(client.clone(), Answer::Text(Words::new("the tall one")));
    let mut vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    vault
        .keep_draft(None, &page, guide, Some(&client), None, &now)
        .unwrap();
    drop(vault);
    let mut person = Person::at(&home, &["write", "accidental-find"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Go on with it?", "");
    person.sees("Which code stands for the client?");
    person.sees("So far: the tall one");
    // Enter would keep it: it is no code, and is asked for again.
    person.answers("> ", "");
    person.sees("Expected a client's code, such as K-07. :stop keeps a draft for later.");
    person.sees("So far: the tall one");
    person.answers("> ", "K-07");
    person.answers("> ", ":stop");
    let (exit, seen) = person.leaves();
    assert_eq!(exit, 0, "{seen}");
    let vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    let drafts = vault.drafts().unwrap();
    let kept = drafts[0].0.page.answers.get(&client);
    assert!(
        matches!(kept, Some(Answer::Client(code)) if code.as_str() == "K-07"),
        "{kept:?}"
    );
}

/// The guide whose first question this is, and the question's id.
fn prompt_of(home: &Home, ask: &str) -> (String, String) {
    let guides = home.plain(&["guides", "list", "--json"], "").json();
    let ids = guides
        .as_array()
        .unwrap()
        .iter()
        .map(|guide| guide["id"].as_str().unwrap().to_owned());
    let library = afterhour::guides::Library::built_in();
    ids.filter_map(|id| {
        let first = library.named(&id)?.questions.first()?;
        (first.ask == ask).then(|| (id, first.id.to_string()))
    })
    .next()
    .unwrap()
}

#[test]
fn a_summary_may_be_sealed_with_a_passphrase_that_is_told() {
    let home = Home::with_journal();
    let answers = home.file("incident.toml", INCIDENT);
    home.done(&["incident", "--answers", text(&answers)]);
    let period = [
        "share",
        "--passphrase",
        "--from",
        "yesterday",
        "--until",
        "today",
    ];
    home.done(&[&period[..], &["--draft", "plan.toml"]].concat());
    let plan = fs::read_to_string(home.path("plan.toml")).unwrap();
    home.file("plan.toml", &plan.replace("\"undecided\"", "\"replace\""));
    let sealed = home.done(&[
        "share",
        "--passphrase",
        "--plan",
        "plan.toml",
        "--out",
        "out.age",
    ]);
    assert_eq!(sealed.data.split_whitespace().count(), 6);
    let opened = home.with(sealed.data.trim(), &["open", "out.age"]);
    assert_eq!(opened.exit, 0, "{}", opened.talk);
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
fn a_guide_that_does_not_exist_suggests_those_that_are_near() {
    let home = Home::with_journal();
    home.with(PASSPHRASE, &["write", "near-mis"])
        .failed(2, "did you mean `near-miss`");
    home.with(PASSPHRASE, &["write", "zzzzzzzz"])
        .failed(2, "guides list");
}

#[test]
fn answers_that_do_not_fit_name_every_slip_and_keep_nothing() {
    let home = Home::with_journal();
    let answers = home.file(
        "slips.toml",
        "risk = \"perhaps\"\nkind = \"zorblax\"\nnonsense = 1\n",
    );
    let ran = home.with(PASSPHRASE, &["incident", "--answers", text(&answers)]);
    ran.failed(2, "risk: expected");
    for part in [
        "kind: expected one of",
        "nonsense: `incident` has no such question; it has risk, kind",
    ] {
        assert!(ran.talk.contains(part), "{part} in {}", ran.talk);
    }
    assert!(!ran.talk.contains("zorblax"));
    home.with(PASSPHRASE, &["incident", "--answers", "missing.toml"])
        .failed(7, "there is no such file");
    assert_eq!(home.done(&["list"]).data, "");
}

#[test]
fn a_yes_to_risk_shows_the_card_before_anything_else() {
    let home = Home::with_journal();
    let answers = home.file("yes.toml", "risk = \"yes\"\nkind = \"other\"\n");
    let ran = home.done(&["near-miss", "--answers", text(&answers)]);
    assert!(ran.talk.contains("999"), "{}", ran.talk);
    assert_eq!(
        home.done(&["show", "1", "--json"]).json()["risk"]["answer"],
        "yes"
    );
}

#[test]
fn the_check_before_posting_exits_with_one_only_when_it_finds_something() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Wren"]);
    let found = home.plain(
        &["check", "--json"],
        "Write to me at anna.k@example.org or on @anna_k.",
    );
    assert_eq!(found.exit, 1, "{}", found.talk);
    let report = found.json();
    let first = &report["findings"][0];
    let (start, end) = (
        first["start"].as_u64().unwrap() as usize,
        first["end"].as_u64().unwrap() as usize,
    );
    let shown: String = "Write to me at anna.k@example.org or on @anna_k."
        .chars()
        .skip(start)
        .take(end - start)
        .collect();
    assert_eq!(first["text"], shown.as_str());

    let clear = home.plain(&["check", "-"], "a quiet week with little to say about it.");
    assert_eq!(clear.exit, 0, "{}", clear.data);
    assert!(
        clear
            .talk
            .to_lowercase()
            .contains("none found by this check")
    );
    assert!(!clear.talk.contains("safe"));

    let post = home.file("post.txt", "a bird sang, and wren laughed.");
    let registered = home.with(PASSPHRASE, &["check", "--json", text(&post)]);
    assert_eq!(registered.exit, 1, "{}", registered.talk);
    assert_eq!(registered.json()["findings"][0]["client"], "K-07");
    home.plain(&["check", "missing.txt"], "")
        .failed(7, "there is no such file");
}

#[test]
fn words_of_ones_own_stay_in_check_and_plan_but_never_over_the_register() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Siobhan"]);
    let answers = home.file(
        "incident.toml",
        &INCIDENT.replace(
            "Anna sent",
            "Oyelaran writes on it. Siobhan of Wickersley sent",
        ),
    );
    home.done(&["incident", "--answers", text(&answers)]);
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", recipient.trim(), "--confirmed"]);
    let planned = |name: &str| {
        home.done(&[
            "share",
            "--to",
            "Ruth",
            "--from",
            "yesterday",
            "--until",
            "today",
            "--draft",
            name,
        ]);
        fs::read_to_string(home.path(name)).unwrap()
    };
    let before = planned("before.toml");
    assert!(before.contains("text = \"Oyelaran\"") && before.contains("text = \"Wickersley\""));

    assert!(home.done(&["keep", "list"]).talk.contains("None yet"));
    home.done(&["keep", "add", "oyelaran", "WICKERSLEY"]);
    let again = home.done(&["keep", "add", "Oyelaran"]);
    assert!(again.talk.contains("already"), "{}", again.talk);
    assert_eq!(home.done(&["keep", "list"]).data, "oyelaran\nWICKERSLEY\n");
    let after = planned("after.toml");
    assert!(
        !after.contains("text = \"Oyelaran\"") && !after.contains("text = \"Wickersley\""),
        "{after}"
    );
    assert!(after.contains("text = \"Siobhan\""), "{after}");
    let post = home.file("post.txt", "I read Oyelaran again, and siobhan too.");
    let report = home
        .with(PASSPHRASE, &["check", "--json", text(&post)])
        .json();
    assert_eq!(report["findings"].as_array().unwrap().len(), 1, "{report}");
    assert_eq!(report["findings"][0]["client"], "K-07");

    // The register is a guarantee: refused when it is known, found all the same when it is known later.
    for word in ["Siobhan", "siobhan kerr", "Siobham"] {
        home.with(PASSPHRASE, &["keep", "add", word])
            .failed(2, "a word of K-07 in the register");
    }
    home.done(&["client", "add", "M-11", "--words", "Wickersley"]);
    assert!(planned("later.toml").contains("text = \"Wickersley\""));
    let list = home.done(&["keep", "list"]).data;
    assert!(
        list.contains("WICKERSLEY  (in the register under M-11: found all the same)"),
        "{list}"
    );
    let list = home.done(&["keep", "list", "--json"]).json();
    let rows = serde_json::json!([
        {"words": "oyelaran", "client": null},
        {"words": "WICKERSLEY", "client": "M-11"},
    ]);
    assert_eq!(list, rows);
    let kept = planned("kept.toml").replace("decision = \"undecided\"", "decision = \"keep\"");
    home.file("kept.toml", &kept);
    home.with(
        PASSPHRASE,
        &["share", "--plan", "kept.toml", "--out", "out.age"],
    )
    .failed(3, "in your register of clients");
    assert!(!home.path("out.age").exists());

    home.done(&["keep", "remove", "Oyelaran"]);
    home.with(PASSPHRASE, &["keep", "remove", "Oyelaran"])
        .failed(2, "not on the list");
    assert!(planned("removed.toml").contains("text = \"Oyelaran\""));
}

#[test]
fn a_key_pair_lives_in_the_journal_and_opens_what_was_sealed_for_it() {
    let home = Home::with_journal();
    home.with(PASSPHRASE, &["identity", "show"])
        .failed(2, "no key pair");
    let made = home.done(&["identity", "new"]).data;
    assert!(made.starts_with("age1"), "{made}");
    assert_eq!(home.done(&["identity", "show"]).data, made);
    home.with(PASSPHRASE, &["identity", "new"])
        .failed(2, "already");
    let secret = home.done(&["identity", "show", "--secret"]).data;
    assert!(secret.contains("AGE-SECRET-KEY-1"));
    let pasted = secret
        .lines()
        .find(|line| line.starts_with("AGE-"))
        .unwrap();
    let refused = home.with(PASSPHRASE, &["supervisor", "add", "Ruth", pasted]);
    refused.failed(2, "secret");
    assert!(!refused.talk.contains(&pasted[16..]));
}

#[test]
fn the_passphrase_is_changed_by_two_lines() {
    let home = Home::with_journal();
    let new = "copper lantern quiet harbour seven plums";
    let ran = home.with(&format!("{PASSPHRASE}\n{new}"), &["passphrase"]);
    assert_eq!(ran.exit, 0, "{}", ran.talk);
    home.with(PASSPHRASE, &["list"])
        .failed(4, "this passphrase");
    assert_eq!(home.with(new, &["list"]).exit, 0);
}

/// The secret in one line, as `init` and the like print it.
fn secret_of(sheet: &str) -> &str {
    sheet
        .lines()
        .find(|line| line.starts_with("AGE-SECRET-KEY-1") && !line.contains(' '))
        .unwrap()
}

#[test]
fn a_new_key_takes_the_passphrase_there_is_or_another_and_prints_another_sheet() {
    let home = Home::with_journal();
    let old = fs::read(home.journal().join("journal.db")).unwrap();
    let first = home.done(&["passphrase", "--new-key"]);
    assert!(first.talk.contains("need the old sheet"), "{}", first.talk);
    assert_ne!(
        fs::read(home.journal().join("journal.db")).unwrap()[..16],
        old[..16]
    );
    let new = "copper lantern quiet harbour seven plums";
    let second = home.with(
        &format!("{PASSPHRASE}\n{new}"),
        &["passphrase", "--new-key"],
    );
    assert_eq!(second.exit, 0, "{}", second.talk);
    home.with(PASSPHRASE, &["list"])
        .failed(4, "this passphrase");
    home.with(secret_of(&first.data), &["recovery", "--check"])
        .failed(4, "another journal, or was replaced");
    let checked = home.with(secret_of(&second.data), &["recovery", "--check"]);
    assert_eq!(checked.exit, 0, "{}", checked.talk);
    home.with(
        &format!("{new}\nMyDogRex1987"),
        &["passphrase", "--new-key"],
    )
    .failed(2, "not good enough");
}

/// Reliability list 35: at a terminal each line of the sheet is looked at as it is typed, and a new passphrase follows.
#[test]
fn at_a_terminal_a_slip_in_the_sheet_is_named_by_its_line() {
    let home = Home::with_journal();
    let sheet = home.done(&["recovery", "--new-sheet"]).data;
    let lines: Vec<String> = sheet
        .lines()
        .filter_map(|line| line.split_once("check "))
        .map(|(groups, check)| {
            // A number stands before each group, and a group may be all digits.
            let letters = groups.split_whitespace().skip(1).step_by(2);
            format!("{} {check}", letters.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(lines.len(), 3, "{sheet}");
    let slip = match lines[1].starts_with('Q') {
        true => lines[1].replacen('Q', "P", 1),
        false => format!("Q{}", &lines[1][1..]),
    };
    let mut person = Person::at(&home, &["recovery", "--check"]);
    person.answers("Line 1:", &lines[0].to_lowercase());
    person.answers("Line 2:", &slip);
    person.sees("line 2 does not fit its check letters");
    person.answers("Line 2:", &lines[1]);
    person.answers("Line 3:", &lines[2]);
    person.sees("The sheet opens the journal");
    assert_eq!(person.leaves().0, 0);
}

fn with_a_client() -> Home {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Anna, Todmorden"]);
    let own = home.file("own.toml", &format!("{INCIDENT}client = \"K-07\"\n"));
    home.done(&["incident", "--answers", text(&own)]);
    let other = home.file(
        "other.toml",
        &INCIDENT.replace("Anna", "Somebody like Anna"),
    );
    home.done(&["incident", "--answers", text(&other)]);
    home
}

#[test]
fn a_client_is_erased_by_script_only_with_the_code_repeated_and_every_mention_decided() {
    let home = with_a_client();
    let listed = home
        .done(&["client", "erase", "K-07", "--list", "--json"])
        .json();
    assert_eq!(listed["entries"][0]["id"], 1);
    assert_eq!(listed["mentions"][0]["id"], 2);
    assert_eq!(listed["words"], 2);
    let shown = home.done(&["client", "erase", "K-07", "--list"]).data;
    assert!(shown.contains("Out of reach from here:"), "{shown}");
    let refused = |arguments: &[&str]| {
        let arguments = [&["client", "erase", "K-07"], arguments].concat();
        home.with(PASSPHRASE, &arguments)
    };
    refused(&["--redact", "2"]).failed(2, "nobody is here to confirm");
    refused(&["--redact", "2", "--yes-erase", "K-08"]).failed(2, "nobody is here to confirm");
    refused(&["--yes-erase", "K-07"]).failed(3, "still to be decided");
    refused(&["--yes-erase", "K-07", "--delete", "1"])
        .failed(2, "not one of those that only mention");
    let taken = home.file("note.txt", "");
    refused(&[
        "--yes-erase",
        "K-07",
        "--redact",
        "2",
        "--note",
        text(&taken),
    ])
    .failed(2, "exists already");
    home.done(&["retention", "hold", "claim"]);
    refused(&["--yes-erase", "K-07", "--redact", "2"]).failed(2, "on hold");
    home.done(&["retention", "lift"]);
    assert_eq!(
        home.done(&["list", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );

    let ran = home.done(&[
        "client",
        "erase",
        "K-07",
        "--yes-erase",
        "K-07",
        "--redact",
        "2",
        "--note",
        "erased.txt",
    ]);
    let note = fs::read_to_string(home.path("erased.txt")).unwrap();
    assert!(note.contains("Client code:  K-07") && note.contains("- 1 entry, with every revision"));
    assert!(!note.contains("Anna"), "{note}");
    let mode = fs::metadata(home.path("erased.txt"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    home.with(PASSPHRASE, &["show", "1"])
        .failed(2, "no entry 1");
    let left = home.done(&["show", "2"]).data;
    assert!(
        left.contains("[erased]") && !left.contains("Anna"),
        "{left}"
    );
    home.with(PASSPHRASE, &["client", "add", "K-07", "--words", "Berta"])
        .failed(2, "stays out of use");
    home.with(PASSPHRASE, &["client", "erase", "K-07", "--list"])
        .failed(2, "nothing in the journal names K-07");
    let checked = home.with(secret_of(&ran.data), &["recovery", "--check"]);
    assert_eq!(checked.exit, 0, "{}", checked.talk);
    home.done(&["verify"]);
}

#[test]
fn at_a_terminal_erasing_asks_for_each_mention_and_for_the_code() {
    let home = with_a_client();
    let mut person = Person::at(&home, &["client", "erase", "K-07"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.sees("Entry 2:");
    person.answers("l leaves it", "d");
    person.answers("Type K-07 to erase it", "K-70");
    person.sees("Nothing was changed.");
    assert_eq!(person.leaves().0, 0);
    let mut person = Person::at(&home, &["client", "erase", "K-07"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("l leaves it", "d");
    person.answers("Type K-07 to erase it", "k-07");
    person.sees("Note of an erasure");
    person.sees("2 entries are erased");
    person.turns_pages_to("From your copy, group");
    person.answers("From your copy, group", ":stop");
    assert_eq!(person.leaves().0, 0);
    assert_eq!(
        home.done(&["list", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        0
    );
}

#[test]
fn guides_are_listed_shown_and_checked() {
    let home = Home::new();
    let list = home.plain(&["guides", "list", "--json"], "").json();
    for key in ["id", "version", "kind", "title", "themes", "source"] {
        assert!(!list[0][key].is_null(), "{key}");
    }
    let form = home.plain(&["guides", "show", "near-miss"], "").data;
    assert!(form.contains("# risk =") && form.contains("# kind ="));
    let guide = include_str!("../src/cli/testing/guide.toml");
    let file = home.file("mine.toml", guide);
    assert_eq!(
        home.plain(&["guides", "check", text(&file)], "").data,
        "test-guide\n"
    );
    let file = home.file("slip.toml", &guide.replace("minutes = 3", "minuets = 3"));
    let ran = home.plain(&["guides", "check", text(&file)], "");
    ran.failed(2, "slip.toml:7:1");

    fs::create_dir_all(home.path("afterhour/guides")).unwrap();
    home.file("afterhour/guides/mine.toml", guide);
    home.file("afterhour/guides/slip.toml", "id = 3");
    let ran = home.plain(&["guides", "list"], "");
    assert!(ran.data.contains("test-guide"), "{}", ran.data);
    assert!(ran.talk.contains("was left out"), "{}", ran.talk);
}

#[test]
fn help_completions_and_the_man_page_name_the_exit_codes_and_commands() {
    let home = Home::new();
    assert!(home.plain(&["--help"], "").data.contains("Exit codes:"));
    assert!(
        home.plain(&["completions", "bash"], "")
            .data
            .contains("near-miss")
    );
    let page = home.plain(&["man"], "").data;
    assert!(
        page.starts_with(".ie") || page.contains(".TH AFTERHOUR"),
        "{}",
        &page[..200]
    );
    assert_eq!(home.plain(&["lst"], "").exit, 2);
}

/// A person at a terminal: reads what stands there, types when it is their turn.
struct Person {
    screen: Box<dyn std::io::Read + Send>,
    keys: Box<dyn std::io::Write + Send>,
    seen: String,
    child: Box<dyn portable_pty::Child + Send + Sync>,
}

impl Person {
    fn at(home: &Home, arguments: &[&str]) -> Self {
        let pty = portable_pty::native_pty_system()
            .openpty(portable_pty::PtySize::default())
            .unwrap();
        let mut command = portable_pty::CommandBuilder::new(BINARY);
        command.arg("--journal");
        command.arg(home.journal());
        command.args(arguments);
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(name, home.0.path());
        }
        command.cwd(home.0.path());
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        Self {
            screen: pty.master.try_clone_reader().unwrap(),
            keys: pty.master.take_writer().unwrap(),
            seen: String::new(),
            child,
        }
    }

    /// Waits until this stands on the screen, then types a line.
    fn answers(&mut self, said: &str, line: &str) {
        self.sees(said);
        self.keys.write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    fn sees(&mut self, said: &str) {
        let mut bytes = [0; 4096];
        while !self.seen.contains(said) {
            let count = self.screen.read(&mut bytes).unwrap_or(0);
            assert!(count > 0, "`{said}` never came:\n{}", self.seen);
            self.seen
                .push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        let end = self.seen.find(said).unwrap() + said.len();
        self.seen.drain(..end);
    }

    /// Goes on through the pages of a sheet until this stands on the screen.
    fn turns_pages_to(&mut self, said: &str) {
        let mut bytes = [0; 4096];
        while !self.seen.contains(said) {
            let count = self.screen.read(&mut bytes).unwrap_or(0);
            assert!(count > 0, "`{said}` never came:\n{}", self.seen);
            let read = String::from_utf8_lossy(&bytes[..count]);
            self.seen.push_str(&read);
            if let Some(at) = self.seen.find("Enter shows the rest.") {
                self.seen.drain(..at + 1);
                self.keys.write_all(b"\n").unwrap();
            }
        }
    }

    fn leaves(mut self) -> (u32, String) {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = self.screen.read(&mut bytes) {
            self.seen
                .push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        (self.child.wait().unwrap().exit_code(), self.seen)
    }
}

#[test]
fn a_near_miss_is_told_line_by_line_at_a_terminal() {
    let home = Home::with_journal();
    let mut person = Person::at(&home, &["near-miss"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("> ", "not sure");
    person.sees("999");
    person.answers("> ", "3");
    person.answers("Question 1 of 5", "3");
    person.answers("Question 2 of 5", "I looked, and then I did not.");
    person.answers("Question 3 of 5", ":stop");
    let (exit, seen) = person.leaves();
    assert_eq!(exit, 0);
    assert!(seen.contains("Your draft is kept"), "{seen}");
    assert!(!seen.contains('\u{1b}'), "no escape sequence in {seen:?}");

    let mut person = Person::at(&home, &["near-miss"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Go on with it?", "");
    person.sees(":card shows it");
    person.answers("Question 3 of 5", "1, 2");
    person.answers("Question 4 of 5", "");
    person.answers("Question 5 of 5", "ask Ruth by thursday");
    person.answers("> ", "");
    person.answers("That was the last question", "");
    person.sees("Kept as entry 1");
    assert_eq!(person.leaves().0, 0);
    let shown = home.done(&["show", "1", "--json"]).json();
    assert_eq!(shown["risk"]["answer"], "not sure");
    assert_eq!(shown["answers"]["kind"][0], "looking-up-a-client");
}

#[test]
fn a_review_at_a_terminal_decides_each_finding_and_seals_what_was_shown() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Anna, Annie"]);
    let answers = home.file("incident.toml", INCIDENT);
    home.done(&["incident", "--answers", text(&answers)]);
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;

    let mut person = Person::at(&home, &["supervisor", "add", "Ruth", recipient.trim()]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Are they the same words?", "yes");
    person.sees("fingerprint confirmed");
    assert_eq!(person.leaves().0, 0);

    let share = [
        "share", "--to", "Ruth", "--from", "today", "--until", "today", "--out", "out.age",
    ];
    let mut person = Person::at(&home, &share);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Type a number", "3");
    person.answers("it can only be replaced", "2");
    person.answers("Replace it by:", "somebody I see");
    person.answers("Type a number", "stop");
    assert!(person.leaves().1.contains("Your decisions are kept"));

    let mut person = Person::at(&home, &share);
    person.answers("Passphrase: ", PASSPHRASE);
    person.sees("Your earlier decisions are taken up");
    person.answers("Type a number", "");
    person.sees("exactly as it leaves");
    person.sees("somebody I see");
    person.answers("Type seal", "seal");
    person.sees("Sealed for Ruth");
    assert_eq!(person.leaves().0, 0);
    let opened = home.plain(&["open", "out.age", "--identity", "ruth.key"], "");
    assert!(
        opened.data.contains("somebody I see") && !opened.data.contains("Todmorden"),
        "{}",
        opened.data
    );
}

#[test]
fn a_key_nobody_compared_is_asked_about_at_a_terminal_and_told_to_a_script() {
    let home = Home::with_journal();
    let answers = home.file("incident.toml", INCIDENT);
    home.done(&["incident", "--answers", text(&answers)]);
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", recipient.trim()]);
    let period = [
        "share", "--to", "Ruth", "--from", "today", "--until", "today",
    ];
    let draft = home.done(&[&period[..], &["--draft", "plan.toml"]].concat());
    assert!(
        !draft.talk.contains("confirmed"),
        "nothing is sealed: {}",
        draft.talk
    );
    let plan = fs::read_to_string(home.path("plan.toml")).unwrap();
    let decided = plan.replace("decision = \"undecided\"", "decision = \"replace\"");
    home.file("plan.toml", &decided);

    let sealing = ["share", "--plan", "plan.toml", "--out", "out.age"];
    let mut person = Person::at(&home, &sealing);
    person.answers("Passphrase: ", PASSPHRASE);
    person.sees("One moment: opening the journal.");
    person.sees("This is what leaves, exactly as it leaves:");
    person.answers("yes or no, Enter for no: ", "no");
    person.sees("Nothing was written. The plan is as it was.");
    assert_eq!(person.leaves().0, 0);

    let mut person = Person::at(&home, &[&sealing[..], &["--yes"]].concat());
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Are they the same words?", "no");
    person.sees("nothing was sealed");
    assert_eq!(person.leaves().0, 2);
    assert!(!home.path("out.age").exists());

    let script = home.done(&["share", "--plan", "plan.toml", "--out", "script.age"]);
    assert!(script.talk.contains("Not confirmed yet"), "{}", script.talk);
    let read = home.plain(&["open", "script.age", "--identity", "ruth.key"], "");
    let begin = read.data.lines().next().unwrap();
    assert!(begin.starts_with("Not for urgent matters"), "{}", read.data);
    assert!(!script.talk.contains(begin), "{}", script.talk);
    assert!(!script.talk.contains("One moment"), "{}", script.talk);
    assert!(home.path("script.age").exists());

    let mut person = Person::at(&home, &sealing);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("yes or no, Enter for no: ", "yes");
    person.answers("Are they the same words?", "yes");
    person.sees("Sealed for Ruth");
    assert_eq!(person.leaves().0, 0);
    let list = home.done(&["supervisor", "list"]).data;
    assert!(list.contains("  confirmed "), "{list}");
}

#[test]
fn a_supervisor_whose_key_is_no_key_does_not_hide_the_others() {
    let home = Home::with_journal();
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", recipient.trim()]);
    let mut vault = Vault::open(
        &home.journal(),
        &Passphrase::new(PASSPHRASE),
        &jiff::Zoned::now(),
    )
    .unwrap();
    vault
        .put_supervisor(&afterhour::domain::Supervisor {
            name: "Ines".into(),
            recipient: "age1notakey".into(),
            confirmed: None,
        })
        .unwrap();
    drop(vault);
    let list = home.done(&["supervisor", "list"]).data;
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 2, "{list}");
    assert!(lines[0].starts_with("Ines  ") && lines[0].contains("cannot be read"));
    assert!(lines[1].starts_with("Ruth  age1"));
}

#[test]
fn figures_are_told_in_words_and_as_json_and_only_of_their_period() {
    let home = Home::with_journal();
    let empty = home.done(&["figures"]);
    assert!(
        empty.data.contains("Nothing was written in this period."),
        "{}",
        empty.data
    );
    let answers = home.file("incident.toml", INCIDENT);
    home.done(&["incident", "--answers", text(&answers)]);
    let near = home.file(
        "near.toml",
        "risk = \"no\"\nkind = \"answering-in-anger\"\nstopped = [\"pause\", \"chance\"]\npull = [\"haste\"]\n",
    );
    home.done(&["near-miss", "--answers", text(&near)]);
    let told = home.done(&["figures"]).data;
    for sentence in [
        "no measure of practice",
        "2 entries on 1 day",
        "1 incident: friend request 1.",
        "Status now: open 1.",
        "1 near miss: answering in anger 1.",
        "What stopped them: pause 1, chance 1.",
        "Chosen from a guide's list: haste 1.",
        "1 follow-up: 1 open; 0 done.",
    ] {
        assert!(told.contains(sentence), "{sentence} in {told}");
    }
    assert!(!told.contains("Anna") && !told.contains('%'), "{told}");
    let json = home.done(&["figures", "--json"]).json();
    assert_eq!(json["incidents"]["kind"]["friend request"], 1);
    assert_eq!(json["follow_ups"]["open"], 1);
    assert_eq!(json["from"], serde_json::Value::Null);
    let before = home
        .done(&["figures", "--until", "yesterday", "--json"])
        .json();
    assert_eq!(before["rhythm"]["entries"], 0);
    home.with(
        PASSPHRASE,
        &["figures", "--from", "today", "--until", "yesterday"],
    )
    .failed(2, "ends before it begins");
}

#[test]
fn the_policy_is_printed_exported_given_and_held_against_the_kinds_of_incident() {
    let home = Home::with_journal();
    home.with(PASSPHRASE, &["policy", "show"])
        .failed(2, "there is no policy yet");
    assert!(home.done(&["policy", "coverage"]).talk.contains("19 gaps"));
    let answers = home.file(
        "policy.toml",
        "practice = \"Orchard Rooms\"\nfriending = \"I decline every request.\"\nreviews = \"<b>None</b> is answered.\"\n",
    );
    home.done(&["write", "policy", "--answers", text(&answers)]);
    let shown = home.done(&["policy", "show"]).data;
    assert!(
        shown.contains("### Friend and contact requests\n\nI decline every request.\n"),
        "{shown}"
    );
    let json = home.done(&["policy", "show", "--json"]).json();
    assert_eq!(json["version"], 1);
    assert_eq!(json["sections"][1]["clauses"][0]["id"], "reviews");
    home.with(PASSPHRASE, &["policy", "show", "--version", "2"])
        .failed(2, "there is no version 2 of the policy");

    let out = home.path("policy.html");
    let said = home.done(&["policy", "export", text(&out)]).talk;
    assert!(said.contains("It is not encrypted"), "{said}");
    let page = fs::read_to_string(&out).unwrap();
    assert!(page.contains("&lt;b&gt;None&lt;/b&gt;"), "{page}");
    assert_eq!(
        fs::metadata(&out).unwrap().permissions().mode() & 0o777,
        0o600
    );
    home.with(PASSPHRASE, &["policy", "export", text(&out)])
        .failed(7, "lies there already");
    home.with(PASSPHRASE, &["policy", "export", "policy.txt"])
        .failed(2, "nothing was written");

    let given = home.done(&["policy", "given", "K-07", "--how", "sent"]);
    assert!(given.talk.contains("K-07 has version 1"), "{}", given.talk);
    home.with(
        PASSPHRASE,
        &["policy", "given", "K-07", "--on", "yesterday"],
    )
    .failed(2, "no version of the policy was kept by");
    home.with(PASSPHRASE, &["policy", "given", "K-07", "--how", "shouted"])
        .failed(2, "expected one of handed-over");
    let list = home.done(&["policy", "given", "--json"]).json();
    assert_eq!(list[0]["client"], "K-07");
    assert_eq!(list[0]["state"], "current");
    let versions = home.done(&["policy", "versions"]).data;
    assert!(
        versions.contains("    added    Reviews and ratings"),
        "{versions}"
    );
    let rows = home.done(&["policy", "coverage", "--json"]).json();
    let review = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["kind"] == "review-about-me");
    assert_eq!(review.unwrap()["state"], "covered");
}

#[test]
fn entries_go_only_by_their_number_only_from_the_list_and_never_during_a_hold() {
    let home = Home::with_journal();
    let answers = home.file("near.toml", "risk = \"no\"\nkind = \"other\"\n");
    home.done(&["near-miss", "--answers", text(&answers)]);
    let list = home.done(&["retention", "list"]);
    assert!(
        list.data
            .contains("near miss   kept until you throw it away"),
        "{}",
        list.data
    );
    assert!(list.talk.contains("No kind has a period"), "{}", list.talk);
    home.done(&["retention", "set", "near-miss", "1"]);
    let json = home.done(&["retention", "list", "--json"]).json();
    assert_eq!(json["months"]["near-miss"], 1);
    assert_eq!(
        json["may_go"],
        serde_json::json!([]),
        "it was written today"
    );
    home.with(PASSPHRASE, &["retention", "trash", "1"])
        .failed(2, "not on the list of what may go: 1");
    home.with(PASSPHRASE, &["retention", "set", "near-miss", "0"])
        .failed(2, "1 to 1200, or never");

    // The same entry, five weeks on.
    let then = jiff::Zoned::now() - jiff::ToSpan::days(35);
    {
        let mut vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &then).unwrap();
        let (entry, guide) = vault.read(afterhour::domain::EntryId(1)).unwrap();
        vault.save(&entry.page, &guide, None, None, &then).unwrap();
    }
    let list = home.done(&["retention", "list"]);
    assert!(
        list.data.contains("near miss: 1 entry may go"),
        "{}",
        list.data
    );
    home.done(&["retention", "hold", "complaint"]);
    home.with(PASSPHRASE, &["retention", "trash", "2"])
        .failed(2, "on hold since");
    home.done(&["retention", "lift"]);
    home.done(&["retention", "trash", "2"]);
    let trash = home.done(&["list", "--trash", "--json"]).json();
    assert_eq!(trash[0]["id"], 2);
    assert_eq!(
        home.done(&["retention", "list", "--json"]).json()["may_go"],
        serde_json::json!([])
    );
}

#[test]
fn a_summary_is_read_printed_seen_over_time_and_answered() {
    let home = Home::with_journal();
    let own = home.done(&["identity", "new"]).data;
    let ruth = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", ruth.trim(), "--confirmed"]);
    let near = home.file(
        "near.toml",
        "risk = \"no\"\nkind = \"other\"\nseen = \"I waited a day.\"\n",
    );
    home.done(&["near-miss", "--answers", text(&near)]);
    for (layout, out) in [("sections", "one.age"), ("seven-eyed", "eyes.age")] {
        let plan = home.path(&format!("{layout}.toml"));
        home.done(&[
            "share",
            "--to",
            "Ruth",
            "--from",
            "2020-01-01",
            "--until",
            "today",
            "--draft",
            text(&plan),
        ]);
        home.done(&[
            "share",
            "--plan",
            text(&plan),
            "--layout",
            layout,
            "--out",
            out,
        ]);
    }
    let ruth =
        |arguments: &[&str]| home.plain(&[arguments, &["--identity", "ruth.key"]].concat(), "");

    let read = ruth(&["open", "one.age"]);
    assert!(
        read.data.contains("I waited a day.") && !read.data.contains("```"),
        "{}",
        read.data
    );
    assert!(ruth(&["open", "eyes.age"]).data.contains("## Eye 5"));
    let json = ruth(&["open", "one.age", "--json"]).json();
    assert_eq!(json["entries"], 1);
    assert_eq!(json["answer_to"], own.trim());

    let written = ruth(&["open", "one.age", "--html", "page.html"]);
    assert!(
        written.talk.contains("whoever has the file can read it"),
        "{}",
        written.talk
    );
    assert_eq!(written.data, "");
    let page = fs::read_to_string(home.path("page.html")).unwrap();
    assert!(page.contains("<svg") && !page.contains("http:") && !page.contains("<script"));
    let mode = fs::metadata(home.path("page.html"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    ruth(&["open", "one.age", "--html", "page.html"]).failed(7, "lies there already");
    ruth(&["open", "one.age", "eyes.age", "--html", "both.html"])
        .failed(2, "written from one summary");

    // The same numbers in another layout are one summary.
    let over_time = ruth(&["open", "."]);
    assert!(over_time.data.contains("1 summary"), "{}", over_time.data);
    assert!(
        over_time.talk.contains("Nothing of it was kept"),
        "{}",
        over_time.talk
    );
    assert_eq!(
        ruth(&["open", "one.age", "eyes.age", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );

    let answer = |arguments: &[&str], typed: &str| {
        let reply = [
            "reply",
            "one.age",
            "--out",
            "answer.age",
            "--identity",
            "ruth.key",
        ];
        home.plain(&[&reply[..], arguments].concat(), typed)
    };
    answer(&[], "  \n").failed(2, "no answer to seal");
    answer(&[], "Ask Marguerite Fairweather in Leeds.").failed(3, "nothing was written");
    assert!(!home.path("answer.age").exists());
    let sealed = answer(&["--keep"], "On Tuesday we look at it.\n# together");
    assert_eq!(sealed.exit, 0, "{}", sealed.talk);
    answer(&[], "Again.").failed(7, "lies there already");
    let opened = home.done(&["open", "answer.age"]);
    assert!(
        opened
            .data
            .contains("> On Tuesday we look at it.\n> \\# together"),
        "{}",
        opened.data
    );
    ruth(&["open", "answer.age"]).failed(4, "this identity does not open");
    ruth(&["reply", "answer.age", "--out", "x.age"]).failed(4, "this identity does not open");
    home.with(PASSPHRASE, &["reply", "answer.age", "--out", "x.age"])
        .failed(2, "no summary that can be answered");
    home.with(PASSPHRASE, &["open", "answer.age", "--json"])
        .failed(2, "no numbers");
}

#[test]
fn a_sheet_whose_copy_was_never_compared_is_mentioned_until_one_is() {
    let home = Home::with_journal();
    let mut person = Person::at(&home, &["recovery", "--new-sheet"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.turns_pages_to("From your copy, group");
    // The end of the input, as when the terminal goes away.
    person.keys.write_all(b"\x04").unwrap();
    assert_eq!(person.leaves().0, 0);
    for _ in 0..2 {
        let told = home.done(&["list"]).talk;
        assert!(told.contains("never compared with your copy"), "{told}");
    }
    home.with("AGE-SECRET-KEY-1QQ", &["recovery", "--check"])
        .failed(4, "not what the recovery sheet says");
    assert!(home.done(&["list"]).talk.contains("never compared"));
    let mut person = Person::at(&home, &["recovery", "--new-sheet"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.turns_pages_to("From your copy, group");
    person.answers("From your copy, group", ":stop");
    person.sees("As you like");
    assert_eq!(person.leaves().0, 0);
    assert!(!home.done(&["list"]).talk.contains("never compared"));

    let sheet = home.done(&["recovery", "--new-sheet"]).data;
    let secret = sheet
        .lines()
        .find(|line| line.starts_with("AGE-SECRET-KEY-1") && !line.contains(' '))
        .unwrap();
    let checked = home.with(secret, &["recovery", "--check"]);
    assert_eq!(checked.exit, 0, "{}", checked.talk);
    assert!(checked.talk.contains("The passphrase stays"));
    home.done(&["list"]);
}

#[test]
fn a_pack_for_professional_development_is_written_only_once_every_finding_is_decided() {
    let home = Home::with_journal();
    let answers = home.file(
        "incident.toml",
        &format!(
            "{INCIDENT}at-once = \"I closed the laptop.\"\nlearned = \"A pause costs nothing.\"\n"
        ),
    );
    home.done(&["incident", "--answers", text(&answers)]);
    let days = ["--from", "yesterday", "--until", "today"];
    home.done(&[&["share", "--cpd"], &days[..], &["--draft", "plan.toml"]].concat());
    let written = ["share", "--cpd", "--plan", "plan.toml", "--out", "cpd.md"];
    home.with(PASSPHRASE, &written).failed(3, "undecided");
    assert!(!home.path("cpd.md").exists());
    home.with(
        PASSPHRASE,
        &["share", "--plan", "plan.toml", "--out", "out.age"],
    )
    .failed(2, "this plan is for professional development");

    let plan = fs::read_to_string(home.path("plan.toml")).unwrap();
    home.file("plan.toml", &plan.replace("\"undecided\"", "\"replace\""));
    let ran = home.done(&written);
    assert!(
        ran.talk.contains("The file is not encrypted"),
        "{}",
        ran.talk
    );
    let pack = fs::read_to_string(home.path("cpd.md")).unwrap();
    assert!(
        !pack.contains("Anna") && !pack.contains("Todmorden"),
        "{pack}"
    );
    let at = |words: &str| {
        pack.find(words)
            .unwrap_or_else(|| panic!("{words} in {pack}"))
    };
    let order = [
        at("## What I reflected on"),
        at("sent a request from an account"),
        at("## What I planned"),
        at("explain why I declined"),
        at("## What I did"),
        at("I closed the laptop."),
        at("## What came of it, and what I learned"),
        at("A pause costs nothing."),
        at("Pseudonymised"),
    ];
    assert!(order.is_sorted(), "{pack}");
    assert!(pack.contains("for you to check"), "{pack}");
}

#[test]
fn a_summary_takes_in_what_is_meant_for_supervision_and_all_where_nothing_is() {
    let home = Home::with_journal();
    let gibbs = home.file("gibbs.toml", "description = \"A quiet day.\"");
    home.done(&["write", "gibbs", "--answers", text(&gibbs)]);
    let days = [
        "share",
        "--passphrase",
        "--from",
        "today",
        "--until",
        "today",
    ];
    let draft = |name: &str, more: &[&str]| {
        let ran = home.done(&[&days[..], more, &["--draft", name]].concat());
        let plan = fs::read_to_string(home.path(name)).unwrap();
        let entries = plan.split("entries = ").nth(1).unwrap();
        let entries = entries.split(']').next().unwrap();
        (ran.talk, entries.split_whitespace().collect::<String>())
    };
    let (talk, entries) = draft("one.toml", &[]);
    assert!(!talk.contains("of this period"), "{talk}");
    assert_eq!(entries, "[1");

    let near = home.file("near.toml", "risk = \"no\"\nkind = \"other\"");
    home.done(&["near-miss", "--answers", text(&near)]);
    let (talk, entries) = draft("two.toml", &[]);
    assert!(talk.contains("1 of 2 entries of this period"), "{talk}");
    assert_eq!(entries, "[2");
    let (talk, entries) = draft("three.toml", &["--entries", "1,2"]);
    assert!(!talk.contains("of this period"), "{talk}");
    assert!(entries.contains('1') && entries.contains('2'), "{entries}");
    assert!(home.done(&["list"]).data.contains("something else"));
}

#[test]
fn an_address_holds_a_word_of_the_register_and_is_not_one() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Anna"]);
    let post = home.file("post.txt", "Write to anna@example.org, said Anna.");
    let ran = home.with(PASSPHRASE, &["check", text(&post)]);
    assert_eq!(ran.exit, 1, "{}", ran.talk);
    assert!(
        ran.data
            .contains("A word of your register stands inside this."),
        "{}",
        ran.data
    );
    assert!(
        ran.data.contains("This word is in your register"),
        "{}",
        ran.data
    );
}

#[test]
fn an_agenda_a_meeting_and_what_came_of_it_go_round_without_a_terminal() {
    let home = Home::with_journal();
    let asked = home.file(
        "question.toml",
        "question = \"Is my feed a clinical matter yet?\"\nfor-supervision = true\n",
    );
    home.done(&["write", "supervision-question", "--answers", text(&asked)]);
    let met = home.file(
        "meeting.toml",
        "happened = \"today\"\nsupervisor = \"Ruth\"\nnext-meeting = \"in 3 days\"\n",
    );
    home.done(&["write", "meeting", "--answers", text(&met)]);
    let agenda = home.done(&["agenda"]);
    assert!(
        agenda.data.trim_start().starts_with("1  "),
        "{}",
        agenda.data
    );
    assert!(agenda.data.contains("Is my feed a clinical matter yet?"));
    assert!(
        agenda.talk.contains("Next meeting with Ruth: "),
        "{}",
        agenda.talk
    );
    let agenda = home.done(&["agenda", "--json"]).json();
    assert_eq!(agenda["agenda"][0]["id"], 1, "{agenda}");
    assert_eq!(
        agenda["agenda"][0]["words"],
        "Is my feed a clinical matter yet?"
    );
    assert_eq!(agenda["next_meeting"]["with"], "Ruth", "{agenda}");
    let today = home.done(&["today"]);
    assert!(
        today.data.contains(", one thing on the agenda  in 3 days"),
        "{}",
        today.data
    );

    let came = home.file(
        "came.toml",
        "discussed = \"today\"\ncame-of-it = \"It is, and it is mine.\"\n",
    );
    let added = home.done(&[
        "write",
        "after-supervision",
        "--entry",
        "1",
        "--answers",
        text(&came),
    ]);
    assert_eq!(added.data.trim(), "1");
    assert!(added.talk.contains("Added to entry 1"), "{}", added.talk);
    assert!(
        home.done(&["agenda"])
            .talk
            .contains("Nothing is on the agenda.")
    );
    let shown = home.done(&["show", "1"]).data;
    assert!(shown.contains(": After supervision"), "{shown}");
    assert!(shown.contains("It is, and it is mine."), "{shown}");
    let listed = home.done(&["list"]).data;
    assert!(listed.contains("discussed "), "{listed}");
}

#[test]
fn a_guide_that_adds_says_to_what_and_one_that_begins_takes_no_entry() {
    let home = Home::with_journal();
    let seen = home.file("seen.toml", "seen-now = \"The same.\"\n");
    let alone = home.with(
        PASSPHRASE,
        &["write", "look-again", "--answers", text(&seen)],
    );
    alone.failed(2, "write look-again --entry 12");
    let gibbs = home.with(PASSPHRASE, &["write", "gibbs", "--entry", "1"]);
    gibbs.failed(2, "leave --entry out");
    let nowhere = home.with(
        PASSPHRASE,
        &[
            "write",
            "look-again",
            "--entry",
            "9",
            "--answers",
            text(&seen),
        ],
    );
    nowhere.failed(2, "there is no entry 9");
}

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
fn write_without_a_guide_lists_what_can_be_written() {
    let home = Home::new();
    let listed = home.plain(&["write"], "");
    assert_eq!(listed.exit, 0, "{}", listed.talk);
    let gibbs = listed.data.lines().find(|line| line.starts_with("gibbs "));
    assert!(
        gibbs
            .unwrap()
            .ends_with("Gibbs: six steps around one moment")
    );
    assert!(!listed.data.contains("whole-moment"), "no daily prompt");
    assert!(!listed.data.contains("imported"), "{}", listed.data);
    assert!(listed.talk.contains("daily prompts"), "{}", listed.talk);
}

/// What is shown once is not moved off the screen by what is said after it.
#[test]
fn a_new_sheet_is_the_last_that_is_said() {
    let home = Home::new();
    let both_ends = |lines: &str, arguments: &[&str]| -> String {
        let passphrase = home.file("passphrase", &format!("{lines}\n"));
        let mut command = Command::new("sh");
        command.args([
            "-c",
            r#"exec "$0" --passphrase-fd 3 "$@" 2>&1 3<"$PASSPHRASE_FILE""#,
            BINARY,
            "--journal",
            text(&home.journal()),
        ]);
        command.args(arguments).env("PASSPHRASE_FILE", passphrase);
        let ran = home.ran(command, "");
        assert_eq!(ran.exit, 0, "{arguments:?}: {}", ran.data);
        ran.data
    };
    let end = |said: &str| said.trim_end().lines().last().unwrap().trim().to_owned();
    let made = both_ends(PASSPHRASE, &["init"]);
    let last_of_sheet = end(&made);
    assert!(
        last_of_sheet.starts_with("sqlite3 journal.sqlite"),
        "{made}"
    );
    both_ends(PASSPHRASE, &["client", "add", "K-07"]);
    both_ends(PASSPHRASE, &["backup", "made.age"]);
    let secret = secret_of(&made).to_owned();
    for (lines, arguments) in [
        (
            format!("{secret}\n{PASSPHRASE}\n{PASSPHRASE}"),
            &["restore", "made.age"][..],
        ),
        (PASSPHRASE.to_owned(), &["recovery", "--new-sheet"]),
        (PASSPHRASE.to_owned(), &["passphrase", "--new-key"]),
        (
            PASSPHRASE.to_owned(),
            &["client", "erase", "K-07", "--yes-erase", "K-07"],
        ),
    ] {
        let said = both_ends(&lines, arguments);
        assert_eq!(end(&said), last_of_sheet, "{arguments:?}");
    }
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

#[test]
fn where_nothing_was_found_a_script_seals_without_a_plan() {
    let home = Home::with_journal();
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", recipient.trim(), "--confirmed"]);
    let asked = home.file(
        "q.toml",
        "question = \"What now?\"\nfor-supervision = true\n",
    );
    home.done(&["write", "supervision-question", "--answers", text(&asked)]);
    let period = [
        "share", "--to", "Ruth", "--from", "today", "--until", "today",
    ];
    let sealed = home.done(&[&period[..], &["--out", "out.age"]].concat());
    assert!(sealed.talk.contains("None found"), "{}", sealed.talk);
    let opened = home.plain(&["open", "out.age", "--identity", "ruth.key"], "");
    assert!(opened.data.contains("What now?"), "{}", opened.data);

    let named = home.file(
        "n.toml",
        "question = \"What would Oyelaran say?\"\nfor-supervision = true\n",
    );
    home.done(&["write", "supervision-question", "--answers", text(&named)]);
    let refused = [&period[..], &["--out", "two.age"]].concat();
    home.with(PASSPHRASE, &refused)
        .failed(3, "--draft PLAN.toml");
    assert!(!home.path("two.age").exists());
}

#[test]
fn what_another_journal_wrote_is_previewed_taken_in_once_and_taken_back() {
    let home = Home::with_journal();
    let file = home.file(
        "journal.txt",
        "[2024-03-04 09:05] Anna Kowalska called.\n[2024-03-05 21:10] Rain.\n[2024-13-45] No day.\n",
    );
    let json = home.done(&["import", text(&file), "--json"]).json();
    assert_eq!(json["format"], "jrnl");
    assert_eq!(json["from"], "2024-03-04");
    assert_eq!(json["entries"][1]["first"], "Rain.");
    assert_eq!(json["left_out"][0]["at"]["from_line"], 3);
    assert_eq!(json["names"][0]["name"], "Anna Kowalska");
    // Nothing is taken in before it is confirmed.
    let unsaid = home.with(PASSPHRASE, &["import", text(&file)]);
    unsaid.failed(2, "add --yes");
    assert!(
        unsaid
            .talk
            .contains("2 entries on 2 days, from 4 March 2024 to 5 March 2024"),
        "{}",
        unsaid.talk
    );
    assert_eq!(home.done(&["list", "--json"]).json(), serde_json::json!([]));

    let taken = home.done(&["import", text(&file), "--yes"]);
    assert!(taken.talk.contains("2 entries imported."), "{}", taken.talk);
    assert!(taken.talk.contains("delete it yourself"), "{}", taken.talk);
    assert!(home.done(&["show", "2"]).data.contains("Rain."));
    let figures = home.done(&["figures"]);
    assert!(
        figures.data.contains("Nothing was written in this period."),
        "{}",
        figures.data
    );
    let again = home.done(&["import", text(&file), "--yes"]);
    assert!(
        again.talk.contains("There is nothing to import."),
        "{}",
        again.talk
    );

    home.with(PASSPHRASE, &["import", "--undo"])
        .failed(2, "add --yes");
    let back = home.done(&["import", "--undo", "--yes"]);
    assert!(back.talk.contains("2 entries removed."), "{}", back.talk);
    assert_eq!(home.done(&["list", "--json"]).json(), serde_json::json!([]));
    home.with(PASSPHRASE, &["import", "--undo", "--yes"])
        .failed(2, "no import to take back");
}

#[test]
fn a_file_that_cannot_be_imported_is_named_before_the_passphrase_is_asked_for() {
    let home = Home::with_journal();
    let plain = |name: &str, bytes: &str| {
        let file = home.file(name, bytes);
        let journal = home.journal();
        home.plain(&["--journal", text(&journal), "import", text(&file)], "")
    };
    plain("day-one.zip", "PK\u{3}\u{4}").failed(2, "unpack it and import the .json file in it");
    plain("sealed.txt", "gAAAAABh").failed(2, "an encrypted journal of jrnl");
    plain("slip.json", "{\"entries\": [}").failed(2, "line 1, column");
    plain("note.txt", "A note.").failed(2, "the passphrase is missing");
    let journal = home.journal();
    home.plain(&["--journal", text(&journal), "import", "none.txt"], "")
        .failed(7, "there is no such file");
    home.plain(&["import", "none.txt", "--format", "docx"], "")
        .failed(2, "expected jrnl, jrnl-json");
}

/// Puts pages of before a write back, one at a time, until the journal opens and `is_met` finds what they belong to.
fn put_an_old_page_back(
    home: &Home,
    write: impl FnOnce(&mut Vault, &jiff::Zoned),
    is_met: impl Fn(&Vault) -> bool,
) {
    let now = jiff::Zoned::now();
    let file = home.journal().join("journal.db");
    let open = || Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now);
    let old = fs::read(&file).unwrap();
    let mut vault = open().unwrap();
    write(&mut vault, &now);
    drop(vault);
    let new = fs::read(&file).unwrap();
    for at in (0..old.len()).step_by(4096) {
        let mut mixed = new.clone();
        mixed[at..at + 4096].copy_from_slice(&old[at..at + 4096]);
        fs::write(&file, mixed).unwrap();
        if open().is_ok_and(|vault| is_met(&vault)) {
            return;
        }
    }
    panic!("no old page lies under it");
}

/// The same under entry 1.
fn put_an_old_page_of_entry_1_back(home: &Home) {
    let one = afterhour::domain::EntryId(1);
    put_an_old_page_back(
        home,
        |vault, now| {
            let (mut entry, guide) = vault.read(one).unwrap();
            for answer in entry.page.answers.values_mut() {
                if let afterhour::domain::Answer::Text(words) = answer {
                    *words =
                        afterhour::domain::Words::new("Quite another question, of the same heron.");
                }
            }
            vault
                .save(&entry.page, &guide, Some(one), None, now)
                .unwrap();
        },
        |vault| vault.read(one).is_ok() && vault.is_as_kept(one).is_ok_and(|kept| !kept),
    );
}

/// A name that is missing from the register would leave with the rest.
#[test]
fn a_register_that_is_not_as_it_was_kept_lets_nothing_leave_and_a_check_says_so() {
    let home = Home::with_journal();
    let asked = home.file(
        "asked.toml",
        "question = \"A question about Bert.\"\nfor-supervision = true\n",
    );
    home.done(&["write", "supervision-question", "--answers", text(&asked)]);
    home.done(&["client", "add", "K-07", "--words", "Anna"]);
    put_an_old_page_back(
        &home,
        |vault, _| {
            let mut client = vault.clients().unwrap().remove(0);
            client.words.push(afterhour::domain::Words::new("Bert"));
            vault.put_client(&client).unwrap();
        },
        |vault| {
            vault
                .unfit_of_register()
                .is_ok_and(|unfit| !unfit.is_empty())
        },
    );
    let day = jiff::Zoned::now().date().to_string();
    let share = [
        "share",
        "--passphrase",
        "--from",
        &day,
        "--until",
        &day,
        "--draft",
        "plan.toml",
    ];
    home.with(PASSPHRASE, &share)
        .failed(5, "not as it was kept (the register of clients)");
    assert!(!home.path("plan.toml").exists());
    let posted = home.file("post.txt", "A quiet day by the river.");
    let said = "Note: not as it was kept: the register of clients; a name may be missing from what was looked for.";
    let checked = home.done(&["check", text(&posted)]);
    assert!(checked.talk.contains(said), "{}", checked.talk);

    home.done(&["verify", "--accept"]);
    home.done(&share);
    let checked = home.done(&["check", text(&posted)]);
    assert!(
        !checked.talk.contains("not as it was kept"),
        "{}",
        checked.talk
    );
}

/// Reliability list 17: what does not fit its seal is said where it is read, and does not leave.
#[test]
fn an_entry_that_is_not_as_it_was_kept_is_marked_counted_with_a_word_and_never_shared() {
    let home = Home::with_journal();
    let asked = home.file(
        "asked.toml",
        "question = \"A question about the heron.\"\nfor-supervision = true\n",
    );
    home.done(&["write", "supervision-question", "--answers", text(&asked)]);
    put_an_old_page_of_entry_1_back(&home);
    let listed = home.done(&["search", "heron"]);
    assert!(
        listed.data.contains("not as it was kept"),
        "{}",
        listed.data
    );
    let listed = home.done(&["search", "heron", "--json"]);
    assert_eq!(listed.json()[0]["as_kept"], false);
    let counted = home.done(&["figures"]);
    assert!(
        counted.talk.contains("Not as it was kept: entry 1."),
        "{}",
        counted.talk
    );
    let agenda = home.done(&["agenda"]);
    assert!(
        agenda.talk.contains("Note: Not as it was kept: entry 1."),
        "{}",
        agenda.talk
    );
    assert_eq!(
        home.done(&["agenda", "--json"]).json()["agenda"][0]["as_kept"],
        false
    );
    let day = jiff::Zoned::now().date().to_string();
    let share = [
        "share",
        "--passphrase",
        "--from",
        &day,
        "--until",
        &day,
        "--draft",
        "plan.toml",
    ];
    home.with(PASSPHRASE, &share)
        .failed(5, "entry 1 is not as it was kept");
    assert!(!home.path("plan.toml").exists());

    // Written to again, its seal fits: from then on only the mark tells it.
    let (now, one) = (jiff::Zoned::now(), afterhour::domain::EntryId(1));
    let mut vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    vault.trash(one, &now).unwrap();
    vault.put_back(one).unwrap();
    drop(vault);
    let note = "Note: Not as it was kept: entry 1. What it says and counts for is as it stands now. `afterhour verify` says more.";
    for command in ["figures", "agenda"] {
        let said = home.done(&[command]).talk;
        assert!(said.contains(note), "{command}: {said}");
    }
    let looked = home.done(&["verify"]).data;
    let marked = "noted: entry 1 was not as it was kept when it was written to again";
    assert!(looked.lines().any(|line| line == marked), "{looked}");
    home.with(PASSPHRASE, &share)
        .failed(5, "entry 1 is not as it was kept");
    let accepted = home.done(&["verify", "--accept"]);
    assert!(
        accepted.talk.contains("Was not as it was kept: entry 1."),
        "{}",
        accepted.talk
    );
    assert!(!accepted.data.contains("noted:"), "{}", accepted.data);
    home.done(&share);
}

#[test]
fn a_word_of_the_register_is_told_what_it_names_and_an_unknown_kind_is_refused() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Siobhan, Ripon"]);
    let told = home.done(&["client", "add", "K-07", "--words", "ripon=Place, siobhan"]);
    assert!(told.talk.contains("2 words"), "{}", told.talk);
    let words = || home.done(&["client", "list", "--words"]).data;
    assert_eq!(words().trim(), "K-07  Siobhan, ripon=Place");
    let refused = home.with(
        PASSPHRASE,
        &["client", "add", "K-07", "--words", "Tom, Dunloe=town"],
    );
    assert_eq!(refused.exit, 2, "{}", refused.talk);
    assert!(
        refused
            .talk
            .contains("client, person, place or organisation")
            && refused.talk.contains("nothing was changed")
            && !refused.talk.contains("Dunloe"),
        "{}",
        refused.talk
    );
    assert_eq!(words().trim(), "K-07  Siobhan, ripon=Place");
}
