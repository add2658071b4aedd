//! Figures, the policy and how long entries are kept.

use super::*;

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
    assert!(told.starts_with("From the first entry to "), "{told}");
    let since = home.done(&["figures", "--from", "2025-12-01"]).data;
    assert!(
        since.starts_with("From Monday 1 December 2025 to "),
        "{since}"
    );
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
