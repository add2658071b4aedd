//! Any text and any decisions: nothing panics, and nothing that names somebody is left.

use super::*;
use proptest::prelude::*;

/// What leads straight to somebody: registered words and a code, then what patterns find.
const NAMING: [&str; 8] = [
    "Siobhan",
    "Marguerite",
    "K-07",
    "@allotment_s",
    "anna.k@example.org",
    "07700 900123",
    "https://example.org/people/anna",
    "@garden_anna",
];

fn decision() -> impl Strategy<Value = Decision> {
    prop_oneof![
        Just(Decision::Undecided),
        Just(Decision::Keep),
        ".{0,12}".prop_map(Decision::Replace),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_and_any_decisions_never_panic_and_undecided_keeps_all_in(
        seen in "(\\PC|\n|Siobhan|K-07|Marguerite| ){0,60}",
        question in "(\\PC|\n|Siobhan| ){0,30}",
        decisions in prop::collection::vec((0_usize..40, decision()), 0..30),
    ) {
        let entries = [entry(1, "2026-11-01", &[("seen", text(&seen)), ("client", Answer::Client(code("K-07")))])];
        let mut preparation =
            Preparation::of("Ruth", PERIOD, &entries, &[Words::new(&question)], &ENGINE, &register());
        for (item, decision) in decisions {
            match item % 3 {
                0 => { preparation.decide_alike(item, decision); }
                1 => { preparation.undo(); }
                _ => { preparation.decide(item, decision); }
            }
        }
        let items = preparation.items();
        let undecided = items.iter().filter(|item| item.decision == Decision::Undecided).count();
        prop_assert_eq!(undecided, preparation.undecided());
        match preparation.finish(REVIEWED) {
            Ok(summary) => {
                prop_assert_eq!(undecided, 0);
                let page = summary.to_markdown();
                prop_assert_eq!(page.matches("\n# ").count(), 1);
                prop_assert_eq!((summary.replaced() + summary.kept()) as usize, items.len());
            }
            Err(Undecided(count)) => prop_assert_eq!(count, undecided),
        }
        let _ = preparation.together();
        let file = toml::to_string(&preparation.plan()).unwrap();
        prop_assert_eq!(toml::from_str::<Plan>(&file).unwrap(), preparation.plan());
    }

    #[test]
    fn after_replacing_all_nothing_that_names_somebody_is_left_whatever_stands_around_it(
        around in prop::collection::vec("[ a-z,.;:!?\n]{0,20}", 4),
        names in prop::collection::vec(prop::sample::select(&NAMING[..]), 3),
    ) {
        let seen = format!("{} {} and {} {} and {} {} {}", around[0], names[0], around[1], names[1], around[2], names[2], around[3]);
        let entries = [entry(1, "2026-11-01", &[("seen", text(&seen)), ("learned", text(&seen))])];
        let mut preparation =
            Preparation::of("Ruth", PERIOD, &entries, &[Words::new(&seen)], &ENGINE, &register());
        replace_all(&mut preparation);
        let page = preparation.finish(REVIEWED).unwrap().to_markdown();
        for name in NAMING {
            prop_assert!(!page.contains(name), "{} in\n{}", name, page);
        }
    }
}
