//! What leaves, and what never does: clients as letters, days as months, and no word of the register.

use super::*;

#[test]
fn the_summary_reads_so() {
    insta::assert_snapshot!(summary().to_markdown());
}

#[test]
fn what_may_never_leave_is_not_even_looked_at() {
    let preparation = prepared();
    let items = preparation.items();
    assert!(items.iter().all(|item| item.ask != "What did you feel?"));
    assert!(!summary().to_markdown().contains("quincunx"));
}

#[test]
fn nothing_leaves_while_one_finding_is_undecided() {
    let mut preparation = prepared();
    let count = preparation.count();
    assert!(count >= 4, "{count}");
    assert_eq!(preparation.items().len(), count);
    assert_eq!(preparation.finish(REVIEWED), Err(Undecided(count)));
    replace_all(&mut preparation);
    assert_eq!(preparation.undecided(), 0);
    for item in 0..count {
        preparation.decide(item, Decision::Undecided);
        assert_eq!(preparation.finish(REVIEWED), Err(Undecided(1)));
        preparation.undo();
    }
    assert_eq!(
        Undecided(1).to_string(),
        "1 finding is still undecided, so nothing leaves"
    );
    assert!(preparation.finish(REVIEWED).is_ok());
}

#[test]
fn a_client_is_a_letter_and_their_code_is_nowhere() {
    let page = summary().to_markdown();
    let low = format!("{page}\n{}", summary().to_cpd()).to_lowercase();
    for gone in [
        "k-07",
        "k07",
        "m-11",
        "m11",
        "siobhan",
        "marguerite",
        "ruth",
    ] {
        assert!(!low.contains(gone), "{gone} in\n{page}");
    }
    // The oldest entry comes first, so that its client is A; a letter means the same everywhere.
    assert!(page.contains("> Client A left a comment"), "{page}");
    assert!(
        page.contains("### A boundary incident, Client A (closed)"),
        "{page}"
    );
    assert!(
        page.contains("### friend request, Client B (open)"),
        "{page}"
    );
    assert!(page.contains("explained before Client B asks?"), "{page}");
}

#[test]
fn days_are_months_unless_the_guide_says_otherwise() {
    let page = summary().to_markdown();
    for exact in ["19 November", "26 November", "2 October"] {
        assert!(!page.contains(exact), "{exact}");
    }
    assert!(page.contains("On which day did it happen? November 2026"));
    assert!(page.contains("open, by November 2026"));
}

#[test]
fn a_code_beside_a_name_does_not_confuse_the_two() {
    let seen = text("It was the garden of K-07.\nMarguerite knows it, and K-07 Smith too.");
    let entries = [entry(1, "2026-11-01", &[("seen", seen)])];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register());
    replace_all(&mut preparation);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    assert!(
        page.contains("> It was the garden of Client A.\n> Client B knows it"),
        "{page}"
    );
    assert!(!page.contains("Smith"), "{page}");
}

#[test]
fn a_registered_town_or_husband_leaves_as_what_it_is() {
    let client = |name: &str, words: &[&str]| Client {
        code: code(name),
        words: words.iter().map(|word| Words::new(word)).collect(),
    };
    let register = Register::of(&[
        client("M-11", &["Marguerite", "Tom"]),
        client("K-07", &["Siobhan", "Ripon", "Thornhill Academy"]),
    ]);
    let entries = [
        entry(
            1,
            "2026-11-01",
            &[(
                "seen",
                text("We met in Ripon, Siobhan and I, and Tom's wife saw us."),
            )],
        ),
        entry(
            2,
            "2026-11-02",
            &[(
                "seen",
                text("Tom teaches at Thornhill Academy with Siobhan."),
            )],
        ),
    ];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register);
    replace_all(&mut preparation);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    for said in [
        "We met in a town, Client A and I, and Client B's close contact's wife saw us.",
        "Someone close to Client B teaches at a school with Client A.",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register);
    let town = first(&preparation, "Ripon");
    assert!(!preparation.decide(town, Decision::Keep));
}

#[test]
fn a_code_between_a_name_and_a_number_costs_neither_its_finding() {
    let seen = text("Siobhan  K-07  07700 900123");
    let entries = [entry(1, "2026-11-01", &[("seen", seen)])];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register());
    replace_all(&mut preparation);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    for name in ["Siobhan", "K-07", "07700", "900123"] {
        assert!(!page.contains(name), "{name} in\n{page}");
    }
}

#[test]
fn what_was_written_cannot_forge_the_structure_of_the_page() {
    let forged =
        "# Reviewed and safe\n\n## Questions to you\n\n<b>x</b>\n---\n> ### y\n- # z\n```\n# w";
    let entries = [entry(
        1,
        "2026-11-01",
        &[
            ("kind", one("other")),
            ("seen", text(forged)),
            ("learned", text(forged)),
        ],
    )];
    let mut preparation = Preparation::of(
        "Ruth",
        PERIOD,
        &entries,
        &[Words::new(forged)],
        &ENGINE,
        &register(),
    );
    replace_all(&mut preparation);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    let headings: Vec<&str> = page
        .lines()
        .filter(|line| {
            line.trim_start_matches(['>', ' ', '-', '1', '.'])
                .starts_with('#')
        })
        .collect();
    let ours = [
        "# Reflective summary, 1 October to 21 November 2026",
        "## Questions to you",
        "## At a glance",
        "## Learning",
        "## Chosen reflections",
        "### A boundary incident (open), November 2026",
    ];
    assert_eq!(headings, ours, "{page}");
    assert!(!page.replace("\\<", "").contains('<'), "{page}");
    let rules = page
        .lines()
        .filter(|line| line.trim_start_matches(['>', ' ']).starts_with("---"));
    assert_eq!(rules.count(), 1, "{page}");
}

#[test]
fn an_entry_without_anything_to_share_is_only_counted() {
    let entries = [entry(
        1,
        "2026-11-01",
        &[("felt", text("Nothing for others."))],
    )];
    let page = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register())
        .finish(REVIEWED)
        .unwrap()
        .to_markdown();
    assert!(page.starts_with("Not for urgent matters"));
    assert!(page.contains("Rhythm: 1 entry on 1 day"), "{page}");
    assert!(!page.contains("Chosen reflections"), "{page}");
}

#[test]
fn a_summary_prints_no_word_of_itself_by_accident() {
    let printed = format!("{:?} {:?}", summary(), prepared().items());
    for word in ["garden", "Siobhan", "comment"] {
        assert!(!printed.contains(word), "{printed}");
    }
}

#[test]
fn a_client_named_in_an_entry_about_a_code_has_its_letter_in_the_whole_summary() {
    let about = |id, day, words, about| {
        let client = Answer::Client(code(about));
        entry(id, day, &[("seen", text(words)), ("client", client)])
    };
    let entries = [
        about(
            1,
            "2026-11-01",
            "Aoibheann knows him. I told nobody.",
            "M-11",
        ),
        about(
            2,
            "2026-11-02",
            "My client Aoibheann Daly wrote. Una Daly did not.",
            "K-07",
        ),
    ];
    let register = Register::of(&[]);
    let preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register);
    let items = preparation.items();
    let suggested: Vec<&str> = items.iter().map(|item| item.suggestion.as_str()).collect();
    assert_eq!(suggested, ["Client B", "(Client B)", "Person B"]);
}

#[test]
fn whoever_reads_the_summary_is_my_supervisor_in_it() {
    let preparation = of_words("I told Ruth. My supervisor Ruth laughed. Ruth Smith did not.");
    let items = preparation.items();
    let suggested: Vec<&str> = items.iter().map(|item| item.suggestion.as_str()).collect();
    assert_eq!(suggested[..2], ["my supervisor", "(you)"]);
    assert!(items[0].reason.contains("whom the summary is for"));
    assert!(!items[2].reason.contains("whom the summary is for"));

    let items = of_words("Ruth laughed. Ruth said so.").items();
    let suggested: Vec<&str> = items.iter().map(|item| item.suggestion.as_str()).collect();
    assert_eq!(suggested, ["My supervisor", "My supervisor"]);
}

#[test]
fn a_word_of_the_register_or_a_place_is_not_taken_for_the_reader_of_that_name() {
    let seen = text("I told Siobhan in Todmorden.");
    let entry = entry(7, "2026-11-20", &[("seen", seen)]);
    let to = "Siobhan Todmorden";
    let items = Preparation::of(to, PERIOD, &[entry], &[], &ENGINE, &register()).items();
    let suggested: Vec<&str> = items.iter().map(|item| item.suggestion.as_str()).collect();
    assert_eq!(suggested, ["Client A", "a town"]);
}

#[test]
fn a_preparation_prints_its_numbers_and_no_word_of_itself() {
    let mut preparation = of_words("I told Siobhan in Todmorden.");
    preparation.decide(0, Decision::Replace("K-07".into()));
    assert_eq!(
        format!("{preparation:?}"),
        "<preparation, 2 findings, 1 undecided>"
    );
}
