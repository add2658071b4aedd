//! From entries to the sealed summary.

mod plan;
mod taken_in;
mod terminal;

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
