//! Decisions in a plan: what they seal, and what a script may do without one.

use super::*;

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
    let plan = fs::read_to_string(home.path("plan.toml")).unwrap();
    assert!(plan.contains("share --cpd --plan THIS-FILE"), "{plan}");
    home.file("plan.toml", &plan.replace("\"undecided\"", "\"replace\""));
    // What leaves in the clear is asked for by name.
    let sealed = ["share", "--plan", "plan.toml", "--out", "ruth.age"];
    let refused = home.with(PASSPHRASE, &sealed);
    assert!(
        refused.talk.contains("add --cpd to the same command"),
        "{}",
        refused.talk
    );
    refused.failed(2, "which is not encrypted; nothing was written");
    assert!(!home.path("ruth.age").exists());
    let sealed = ["share", "--passphrase", "--plan", "plan.toml", "--out", "x"];
    home.with(PASSPHRASE, &sealed)
        .failed(2, "a pack for professional development");
    assert!(!home.path("x").exists());
    for layout in ["seven-eyed", "sections"] {
        for with in [
            &written[..],
            &["share", "--plan", "plan.toml", "--out", "cpd.md"],
        ] {
            let with = [with, &["--layout", layout]].concat();
            home.with(PASSPHRASE, &with).failed(
                2,
                "has one layout, so --layout cannot be given for it; nothing was written",
            );
        }
    }
    assert!(!home.path("cpd.md").exists());
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
