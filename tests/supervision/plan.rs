//! Decisions in a plan: the same after a file, and only as far as they still fit.

use super::*;

#[test]
fn a_plan_comes_back_from_its_file_with_the_same_decisions() {
    let mut decided = prepared();
    let item = first(&decided, "Siobhan");
    decided.decide_alike(item, Decision::Replace("\"she\" = 'her'".into()));
    replace_all(&mut decided);
    let file = toml::to_string(&decided.plan()).unwrap();
    assert!(
        file.contains("[[findings]]") && file.contains("decision = \"replace\""),
        "{file}"
    );
    let plan: Plan = toml::from_str(&file).unwrap();
    assert_eq!(plan, decided.plan());

    let mut fresh = prepared();
    assert_eq!(fresh.apply(&plan), 0);
    assert_eq!(fresh.finish(REVIEWED), decided.finish(REVIEWED));
    assert_eq!(fresh.undo(), None, "one key does not take all of it back");
}

#[test]
fn a_code_typed_in_a_review_is_a_client_of_the_summary_known_to_the_register_or_not() {
    let mut preparation = of_words("I told Siobhan and Oyelaran in Todmorden.");
    assert_eq!(preparation.code_of(" k07 "), Some(code("K-07")));
    assert_eq!(preparation.code_of("k-12"), Some(code("K-12")));
    for words in ["COVID-19", "PHQ-9", "a town", "K-12 and others", ""] {
        assert_eq!(preparation.code_of(words), None, "{words}");
    }
    let item = first(&preparation, "Oyelaran");
    preparation.decide(item, Decision::Replace("k-12".into()));
    let decided = &preparation.items()[item].decision;
    assert_eq!(*decided, Decision::Replace("Client B".into()));
    assert_eq!(preparation.plan().letters, [code("K-07"), code("K-12")]);
}

#[test]
fn a_letter_of_a_plan_is_the_same_clients_letter_where_the_register_has_grown_since() {
    let words = "I told Marguerite, then Oyelaran, in Todmorden.";
    let entries = [entry(7, "2026-11-20", &[("seen", text(words))])];
    let of = |clients: &[(&str, &str)]| {
        let client = |(code, word): &(&str, &str)| Client {
            code: ClientCode::try_from((*code).to_owned()).unwrap(),
            words: vec![Words::new(word)],
        };
        let clients: Vec<Client> = clients.iter().map(client).collect();
        Preparation::of(
            "Ruth",
            PERIOD,
            &entries,
            &[],
            &ENGINE,
            &Register::of(&clients),
        )
    };
    let mut before = of(&[("M-11", "Oyelaran")]);
    let item = first(&before, "Oyelaran");
    before.decide(item, Decision::Replace("M-11's friend".into()));
    let said = |preparation: &Preparation| {
        let item = &preparation.items()[first(preparation, "Oyelaran")];
        item.decision.clone()
    };
    assert_eq!(said(&before), Decision::Replace("Client A's friend".into()));
    let mut after = of(&[("K-07", "Marguerite"), ("M-11", "Oyelaran")]);
    after.apply(&before.plan());
    assert_eq!(said(&after), Decision::Replace("Client B's friend".into()));
}

#[test]
fn an_untouched_plan_decides_nothing_and_one_row_left_open_keeps_all_in() {
    let mut preparation = prepared();
    let mut plan = preparation.plan();
    assert!(
        plan.findings
            .iter()
            .all(|row| row.decision == PlanDecision::Undecided)
    );
    assert_eq!(preparation.apply(&plan), preparation.count());
    for row in &mut plan.findings {
        row.decision = PlanDecision::Replace;
    }
    plan.findings[0].decision = PlanDecision::Undecided;
    assert!(preparation.apply(&plan) > 0);
    assert!(preparation.finish(REVIEWED).is_err());
    // A plan that keeps a registered word leaves it open.
    plan.findings[0].decision = PlanDecision::Keep;
    assert!(preparation.apply(&plan) > 0);
}

#[test]
fn the_same_text_decided_in_two_ways_comes_back_from_a_plan_so() {
    let decided = || {
        let mut preparation = of_words("I told Oyelaran. Oyelaran knew, and Oyelaran left.");
        for (item, by) in ["a friend", "she", "a friend"].into_iter().enumerate() {
            preparation.decide(item, Decision::Replace(by.into()));
        }
        preparation
    };
    let plan = decided().plan();
    let places: Vec<&[usize]> = plan.findings.iter().map(|row| &row.places[..]).collect();
    assert_eq!(places, [&[1, 3][..], &[2]]);
    let mut again = of_words("I told Oyelaran. Oyelaran knew, and Oyelaran left.");
    assert_eq!(again.apply(&plan), 0);
    assert_eq!(again.items(), decided().items());
}

#[test]
fn words_of_ones_own_for_somebody_go_into_no_later_sentence_about_the_name() {
    let mut before = of_words("Adeyemi rang.");
    assert!(before.decide(0, Decision::Replace("my cousin".into())));
    let plan = before.plan();
    let mut after = of_words("Adeyemi rang. In the end Adeyemi is her real name.");
    assert_eq!(after.apply(&plan), 0);
    let decided: Vec<Decision> = after
        .items()
        .into_iter()
        .map(|item| item.decision)
        .collect();
    let replaced = ["my cousin", "(name withheld)"];
    assert_eq!(decided, replaced.map(|by| Decision::Replace(by.into())));

    // Decided there by hand, they stay there.
    assert!(after.decide(1, Decision::Replace("a stage name".into())));
    let mut again = of_words("Adeyemi rang. In the end Adeyemi is her real name.");
    assert_eq!(again.apply(&after.plan()), 0);
    assert_eq!(
        again.items()[1].decision,
        Decision::Replace("a stage name".into())
    );
}

#[test]
fn a_plan_has_a_row_for_each_replacement_and_one_for_all_is_taken_as_it_fits() {
    let words = "Todmorden has two vets. She lives in Todmorden, near the old Todmorden mill.";
    let leaves = |preparation: &Preparation| preparation.finish(REVIEWED).unwrap().to_markdown();
    let mut preparation = of_words(words);
    let mut plan = preparation.plan();
    let rows = |plan: &Plan| -> Vec<(String, Vec<usize>)> {
        let rows = plan.findings.iter();
        rows.map(|row| (row.replacement.clone(), row.places.clone()))
            .collect()
    };
    assert_eq!(
        rows(&plan),
        [
            ("A town".into(), vec![1]),
            ("a town".into(), vec![2]),
            ("town".into(), vec![3])
        ]
    );
    for row in &mut plan.findings {
        row.decision = PlanDecision::Replace;
    }
    assert_eq!(preparation.apply(&plan), 0);
    assert_eq!(preparation.plan(), plan, "and the plan says so again");
    let fits = "A town has two vets. She lives in a town, near the old town mill.";
    assert!(leaves(&preparation).contains(fits));

    // One place decided on its own, the others by a row for all.
    let mut one = plan.clone();
    one.findings.truncate(2);
    one.findings[0].places.clear();
    one.findings[1].decision = PlanDecision::Keep;
    let mut preparation = of_words(words);
    assert_eq!(preparation.apply(&one), 0);
    let kept = "A town has two vets. She lives in Todmorden, near the old town mill.";
    assert!(leaves(&preparation).contains(kept));

    // Places of an entry that has changed are nobody's.
    let mut preparation = of_words("She left Todmorden. Todmorden has two vets.");
    assert_eq!(preparation.apply(&plan), 2);
    one.findings[1].decision = PlanDecision::Undecided;
    assert_eq!(of_words(words).apply(&one), 0);

    // The same with what says less, decided in one place for all.
    let mut preparation = of_words(words);
    let item = &preparation.items()[1];
    assert_eq!(item.less_than("a town"), Some("a certain place"));
    assert_eq!(item.less_than("words of one's own"), None);
    assert_eq!(
        preparation.decide_alike(1, Decision::Replace("a certain place".into())),
        3
    );
    let text = preparation.finish(REVIEWED).unwrap().to_markdown();
    assert!(
        text.contains(
            "A certain place has two vets. She lives in a certain place, near the old place mill."
        ),
        "{text}"
    );
}
