//! A text looked at before it is posted.

use super::*;

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
