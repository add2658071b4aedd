//! Which entries a summary takes in, and of which days.

use super::*;

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
