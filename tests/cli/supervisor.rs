//! What a supervisor opens, reads and answers.

use super::*;

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
fn nobody_is_called_what_a_cpd_pack_or_a_summary_under_a_passphrase_is_kept_under() {
    let home = Home::with_journal();
    let key = home.plain(&["identity", "new", "--out", "ruth.key"], "");
    for (name, what) in [
        (afterhour::domain::CPD, "a CPD pack"),
        ("your supervisor", "a summary under a passphrase"),
    ] {
        let why = format!("{what} is kept under this name; nothing was changed");
        home.with(PASSPHRASE, &["supervisor", "add", name, key.data.trim()])
            .failed(2, &why);
    }
    assert_eq!(home.done(&["supervisor", "list"]).data, "");
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
            "--entries",
            "1",
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
    let asked = answer(&[], "What if it were not about\nMaureen?");
    asked.failed(3, "Maureen: a name.");
    let signed = answer(&[], "Ring Marguerite Fairweather.\n\nRuth Oyelaran\n");
    signed.failed(3, "1 finding in the answer");
    let taken = "Taken for your signature: Ruth Oyelaran. It stays as written.";
    signed.failed(3, taken);
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
fn a_receipt_with_many_letters_is_folded_at_words_for_a_terminal() {
    use afterhour::domain::{ClientCode, Lettered, Period, Receipt};
    let home = Home::with_journal();
    let now = jiff::Zoned::now();
    let mut vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    let lettered = |letter: char| Lettered {
        letter: format!("Client {letter}"),
        code: ClientCode::try_from(format!("{letter}-07")).ok(),
    };
    vault
        .put_receipt(&Receipt {
            sealed: now.clone(),
            to: "Ruth".into(),
            recipient: String::new(),
            period: Period {
                from: now.date(),
                until: now.date(),
            },
            entries: Vec::new(),
            letters: ('A'..='F').map(lettered).collect(),
            replaced: 0,
            kept: 0,
            file: "november.age".into(),
            size: 1,
            sha256: String::new(),
        })
        .unwrap();
    drop(vault);
    let script = home.done(&["supervisor", "receipts"]).data;
    assert_eq!(script.lines().count(), 1, "{script}");
    let mut person = Person::at(&home, &["supervisor", "receipts"]);
    person.answers("Passphrase: ", PASSPHRASE);
    let (exit, seen) = person.leaves();
    assert_eq!(exit, 0, "{seen}");
    let rows: Vec<&str> = seen.lines().map(str::trim_end).collect();
    assert!(rows.iter().all(|row| row.chars().count() <= 80), "{seen}");
    assert!(rows.join(" ").contains("Client F is F-07"), "{seen}");
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
