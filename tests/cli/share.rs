//! From entries to the sealed summary.

use super::*;

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
    let sealed = home.done(&sealing);
    assert!(
        sealed.talk.contains("For you alone: Client A is K-07."),
        "{}",
        sealed.talk
    );
    let receipts = home.done(&["supervisor", "receipts"]).data;
    assert!(
        receipts.ends_with("  Ruth  1 entry  out.age  Client A is K-07\n"),
        "{receipts}"
    );
    let receipts = home.done(&["supervisor", "receipts", "--json"]).json();
    assert_eq!(receipts[0]["letters"][0]["letter"], "Client A");
    assert_eq!(receipts[0]["letters"][0]["code"], "K-07");
    home.with(PASSPHRASE, &sealing)
        .failed(7, "lies there already");

    let opened = home.plain(&["open", "out.age", "--identity", "ruth.key"], "");
    assert_eq!(opened.exit, 0, "{}", opened.talk);
    assert!(opened.data.contains("request"));
    for word in ["K-07", "Anna", "Annie", "Todmorden"] {
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

/// An incident kept, and the plan for a summary of it under a passphrase, in which nothing is decided.
fn drafted(home: &Home) -> String {
    let answers = home.file("incident.toml", INCIDENT);
    home.done(&["incident", "--answers", text(&answers)]);
    let period = ["--from", "yesterday", "--until", "today"];
    let draft = ["share", "--passphrase", "--draft", "plan.toml"];
    home.done(&[&draft[..], &period].concat());
    fs::read_to_string(home.path("plan.toml")).unwrap()
}

/// What seals by that plan.
const BY_PLAN: [&str; 6] = [
    "share",
    "--passphrase",
    "--plan",
    "plan.toml",
    "--out",
    "out.age",
];

#[test]
fn a_replacement_that_would_name_somebody_is_told_by_its_row_and_never_said() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Anna, Annie"]);
    let plan = drafted(&home).replace("\"undecided\"", "\"replace\"");
    for (by, why) in [
        (
            "a valley Annie likes",
            "finding 2, place, holds a word of your register of clients",
        ),
        ("where Oyelaran lives", "finding 2, place, reads as a name"),
    ] {
        home.file("plan.toml", &plan.replace("\"a town\"", &format!("{by:?}")));
        let ran = home.with(PASSPHRASE, &BY_PLAN);
        for word in ["Annie", "Oyelaran", "undecided"] {
            assert!(!ran.talk.contains(word), "{}", ran.talk);
        }
        ran.failed(3, why);
        assert!(!home.path("out.age").exists());
    }
    home.file("plan.toml", &plan);
    // A plan knows what it is for.
    let told = home.done(&["share", "--plan", "plan.toml", "--out", "out.age"]);
    assert!(told.talk.contains("passphrase"), "{}", told.talk);
}

#[test]
fn a_summary_may_be_sealed_with_a_passphrase_that_is_told() {
    let home = Home::with_journal();
    let plan = drafted(&home).replace("\"undecided\"", "\"replace\"");
    home.file("plan.toml", &plan);
    let sealed = home.done(&BY_PLAN);
    assert_eq!(sealed.data.split_whitespace().count(), 6);
    let opened = home.with(sealed.data.trim(), &["open", "out.age"]);
    assert_eq!(opened.exit, 0, "{}", opened.talk);
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
fn a_code_typed_for_a_name_in_a_review_is_kept_in_the_register_unless_that_is_refused() {
    let home = Home::with_journal();
    let answers = home.file("incident.toml", &INCIDENT.replace("Anna", "Oyelaran"));
    home.done(&["incident", "--answers", text(&answers)]);
    home.done(&["client", "add", "K-07", "--words", "Siobhan"]);
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", recipient.trim()]);
    let share = [
        "share", "--to", "Ruth", "--from", "today", "--until", "today", "--out", "out.age",
    ];
    let at_the_code = || {
        let mut person = Person::at(&home, &share);
        person.answers("Passphrase: ", PASSPHRASE);
        person.sees("Oyelaran");
        person.answers("Type a number", "2");
        person.answers("Replace it by:", "k-12");
        person
    };
    let mut person = at_the_code();
    person.answers("Keep it in the register under K-12", "no");
    person.answers("Type a number", "u");
    person.answers("Type a number", "2");
    person.answers("Replace it by:", "k-12");
    person.answers("Keep it in the register under K-12", "");
    person.sees("Kept under K-12");
    person.answers("Type a number", "stop");
    assert_eq!(person.leaves().0, 0);
    let known = home.done(&["client", "list"]).data;
    assert!(known.contains("K-12"), "{known}");
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
    let written = ["share", "--plan", "plan.toml", "--out", "cpd.md"];
    home.with(PASSPHRASE, &written).failed(3, "undecided");
    assert!(!home.path("cpd.md").exists());
    let plan = fs::read_to_string(home.path("plan.toml")).unwrap();
    assert!(plan.contains("share --plan THIS-FILE"), "{plan}");
    home.file("plan.toml", &plan.replace("\"undecided\"", "\"replace\""));
    let sealed = ["share", "--passphrase", "--plan", "plan.toml", "--out", "x"];
    home.with(PASSPHRASE, &sealed)
        .failed(2, "a pack for professional development");
    assert!(!home.path("x").exists());
    let ran = home.done(&written);
    assert!(
        ran.talk.contains("The file is not encrypted"),
        "{}",
        ran.talk
    );
    let kept = home.done(&["supervisor", "receipts"]).data;
    assert!(kept.contains("  CPD pack  1 entry  cpd.md"), "{kept}");
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
fn a_period_ends_today_at_the_latest() {
    let home = Home::with_journal();
    let gibbs = home.file("gibbs.toml", "description = \"A quiet day.\"");
    home.done(&["write", "gibbs", "--answers", text(&gibbs)]);
    let period = ["--from", "today", "--until", "in 3 weeks"];
    let ran = home.done(
        &[
            &["share", "--passphrase"],
            &period[..],
            &["--draft", "p.toml"],
        ]
        .concat(),
    );
    let today = afterhour::domain::dates::say_whole(jiff::Zoned::now().date());
    let said = format!("The period: {today} to {today}.");
    assert!(ran.talk.contains(&said), "{said} in {}", ran.talk);
    let plan = fs::read_to_string(home.path("p.toml")).unwrap();
    let day = |name: &str| {
        let line = plan.lines().find(|line| line.starts_with(name)).unwrap();
        line.split('=').nth(1).unwrap().to_owned()
    };
    assert_eq!(day("from"), day("until"), "{plan}");
}

#[test]
fn nothing_that_leaves_is_put_into_the_folder_of_the_journal() {
    let home = Home::with_journal();
    let gibbs = home.file("gibbs.toml", "description = \"A quiet day.\"");
    home.done(&["write", "gibbs", "--answers", text(&gibbs)]);
    home.done(&["client", "add", "K-07", "--words", "Anna"]);
    let own = home.done(&["identity", "new"]).data;
    home.done(&["supervisor", "add", "Ruth", own.trim(), "--confirmed"]);
    let share = |with: &str, more: &[&str]| {
        let days = ["--from", "today", "--until", "today"];
        let words = ["share", with].into_iter().chain(days);
        let words = words.chain(more.iter().copied());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    home.with(
        PASSPHRASE,
        &refs(&share("--to=Ruth", &["--out", "one.age"])),
    );
    home.file("answer.txt", "Ask, and wait.");
    let policy = home.file("policy.toml", "practice = \"Orchard Rooms\"");
    home.done(&["write", "policy", "--answers", text(&policy)]);
    let doors = [
        share("--passphrase", &["--draft", "journal/p"]),
        share("--passphrase", &["--out", "journal/p"]),
        share("--to=Ruth", &["--out", "journal/p", "--entries", "1"]),
        share("--cpd", &["--out", "journal/p"]),
        words("client erase K-07 --yes-erase K-07 --note journal/p"),
        words("reply one.age --text answer.txt --out journal/p"),
        words("open one.age --html journal/p.html"),
        words("policy export journal/p.md"),
        words("identity new --out journal/p"),
        words("backup journal/p"),
    ];
    let open: Vec<String> = doors
        .iter()
        .map(|door| (door, home.with(PASSPHRASE, &refs(door))))
        .filter(|(_, ran)| ran.exit != 7 || !ran.talk.contains("the journal's own folder"))
        .map(|(door, ran)| format!("{}: {}", door.join(" "), ran.talk))
        .collect();
    assert!(open.is_empty(), "{}", open.join("\n"));
    let there = fs::read_dir(home.journal()).unwrap();
    let mut there = there.map(|file| file.unwrap().file_name());
    assert!(!there.any(|name| name.to_string_lossy().starts_with('p')));
    assert!(home.done(&["client", "list"]).data.contains("K-07"));

    // Before anybody is asked to decide anything.
    let named = home.file("named.toml", "description = \"Oyelaran rang.\"");
    home.done(&["write", "gibbs", "--answers", text(&named)]);
    home.with(PASSPHRASE, &refs(&share("--cpd", &["--out", "journal/p"])))
        .failed(7, "the journal's own folder");
}

fn refs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
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
fn what_a_supervisor_had_is_not_offered_again_unless_it_is_named() {
    let home = Home::with_journal();
    let near = home.file("near.toml", "risk = \"no\"\nkind = \"other\"");
    home.done(&["near-miss", "--answers", text(&near)]);
    let recipient = home
        .plain(&["identity", "new", "--out", "ruth.key"], "")
        .data;
    home.done(&["supervisor", "add", "Ruth", recipient.trim(), "--confirmed"]);
    let period = [
        "share", "--to", "Ruth", "--from", "today", "--until", "today",
    ];
    home.done(&[&period[..], &["--out", "one.age"]].concat());
    let again = [&period[..], &["--out", "two.age"]].concat();
    home.with(PASSPHRASE, &again)
        .failed(2, "what was shared before");
    home.done(&[&again[..], &["--entries", "1"]].concat());
    home.done(&["near-miss", "--answers", text(&near)]);
    let ran = home.done(&[&period[..], &["--out", "three.age"]].concat());
    assert!(
        ran.talk.contains("1 of 2 entries of this period")
            && ran.talk.contains("not what Ruth had before"),
        "{}",
        ran.talk
    );
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
