//! What each group of rules brings and costs on the corpus: the table of `assets/anonymise/README.md`.

use super::{CORPUS, ENGINE, covered, nobody, stays};
use afterhour::anonymise::{Finding, Label};
use std::collections::BTreeSet;

const GROUPS: [&str; 17] = [
    "contact",
    "numbers",
    "addresses",
    "dates and times",
    "ages",
    "titles",
    "names: listed given or full",
    "names: unknown capitals",
    "names: by their place in the sentence, small, again, near",
    "initials",
    "organisations",
    "places",
    "conditions",
    "belonging",
    "family",
    "jobs",
    "events",
];

fn group(finding: &Finding) -> usize {
    match (finding.label, finding.rule) {
        (Label::Handle | Label::Email | Label::Phone | Label::Url, _) => 0,
        (Label::Idnum, _) => 1,
        (Label::Address | Label::Postcode, _) => 2,
        (Label::Date | Label::Time, _) => 3,
        (Label::Age, _) => 4,
        (Label::Person, "name-title") => 5,
        (Label::Person, "name-given" | "name-full") => 6,
        (Label::Person, "name-unknown") => 7,
        (Label::Person, _) => 8,
        (Label::Initial, _) => 9,
        (Label::Org, _) => 10,
        (Label::Place, _) => 11,
        (Label::Condition, _) => 12,
        (Label::Demog, _) => 13,
        (Label::Family, _) => 14,
        (Label::Occupation, _) => 15,
        (Label::Event, _) => 16,
    }
}

/// Findings, marks that would be lost without the group, findings that touch no mark.
fn rows() -> [[usize; 3]; 17] {
    let mut rows = [[0; 3]; 17];
    for gold in CORPUS.iter() {
        let found = ENGINE.scan(&gold.text, &nobody());
        let marks = || gold.marks.iter().filter(|(_, label)| !stays(label));
        for f in &found {
            let row = &mut rows[group(f)];
            row[0] += 1;
            let touches = |m: &std::ops::Range<usize>| m.start < f.span.end && f.span.start < m.end;
            row[2] += usize::from(!marks().any(|(mark, _)| touches(mark)));
        }
        for (mark, _) in marks().filter(|(mark, _)| covered(&found, mark, &gold.text)) {
            for (at, row) in rows.iter_mut().enumerate() {
                let others: Vec<Finding> =
                    found.iter().filter(|f| group(f) != at).cloned().collect();
                row[1] += usize::from(!covered(&others, mark, &gold.text));
            }
        }
    }
    rows
}

#[test]
fn every_group_of_rules_brings_more_than_it_costs() {
    for (group, [_, only, alarms]) in GROUPS.iter().zip(rows()) {
        assert!(
            only > alarms,
            "{group}: {only} marks, {alarms} false alarms"
        );
    }
}

/// `cargo test --test anonymise table -- --ignored --nocapture`
#[test]
#[ignore = "prints the table of the README"]
fn the_table_is_printed() {
    println!(
        "| rule group | findings | marks found only by it | false alarms |\n|---|---|---|---|"
    );
    for (group, [findings, only, alarms]) in GROUPS.iter().zip(rows()) {
        println!("| {group} | {findings} | {only} | {alarms} |");
    }
    let words = |text: &str| text.split_whitespace().count();
    let all: usize = CORPUS.iter().map(|gold| words(&gold.text)).sum();
    println!("{} texts, {all} words", CORPUS.len());
}

/// How many names a list of ours holds, and how many of them stand in the corpus: whole, in any case.
fn in_corpus(list: &str) -> (usize, usize) {
    let lines = list.lines().filter(|line| !line.starts_with(['#', '-']));
    let names = lines.flat_map(|line| line.trim_end_matches("; full only").split(", "));
    let names: BTreeSet<String> = names.map(|name| name.trim().to_lowercase()).collect();
    let names = names.into_iter().filter(|name| !name.is_empty());
    let texts: Vec<String> = CORPUS.iter().map(|gold| gold.text.to_lowercase()).collect();
    let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let stands = |name: &String| {
        texts.iter().any(|text| {
            let mut places = text.match_indices(name.as_str());
            places.any(|(at, _)| {
                ends(text[..at].chars().next_back()) && ends(text[at + name.len()..].chars().next())
            })
        })
    };
    let (stand, others): (Vec<String>, Vec<String>) = names.partition(stands);
    (stand.len() + others.len(), stand.len())
}

#[test]
fn the_readme_says_how_much_of_our_lists_stands_in_the_corpus() {
    let lists = [
        include_str!("../../assets/anonymise/own/theorists.txt"),
        include_str!("../../assets/anonymise/own/conditions.txt"),
        include_str!("../../assets/anonymise/own/new_trades.txt"),
    ];
    let [theorists, conditions, trades] = lists.map(in_corpus);
    let said = format!(
        "Of the {} names of theorists {} stand in it, of the {} conditions {}, of the {} trades {}.",
        theorists.0, theorists.1, conditions.0, conditions.1, trades.0, trades.1
    );
    let readme = include_str!("../../assets/anonymise/README.md");
    assert!(readme.contains(&said), "{said}");
}
