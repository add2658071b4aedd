//! Deciding findings: what each is shown with, what is refused, what is decided alike and taken back.

use super::*;

#[test]
fn a_code_that_is_not_in_the_register_is_asked_about() {
    let written = [entry(
        12,
        "2026-10-02",
        &[("seen", text("K-99 left a comment below that of k-07."))],
    )];
    let questions = [Words::new("What would K-99 want me to say?")];
    let prepared = || {
        let register = register();
        Preparation::of("Ruth", PERIOD, &written, &questions, &ENGINE, &register)
    };
    let mut preparation = prepared();
    assert_eq!(preparation.undecided(), 2);
    assert!(preparation.finish(REVIEWED).is_err());
    let item = first(&preparation, "K-99");
    assert!(preparation.decide_alike(item, Decision::Replace("a client".into())) == 2);
    let page = preparation.finish(REVIEWED).unwrap().to_markdown();
    assert!(!page.contains("99"), "{page}");
    // It may be no code at all, so that it can be kept.
    assert_eq!(prepared().keep_everywhere(item), 2);
}

#[test]
fn a_finding_is_shown_in_its_sentence_with_where_it_stands() {
    let preparation = prepared();
    let items = preparation.items();
    assert_eq!(items[0].entry, None);
    assert_eq!(
        items[0].before.read(),
        "Should the refusal be explained before "
    );
    let of_entry = items
        .iter()
        .find(|item| item.entry == Some(EntryId(31)))
        .unwrap();
    assert_eq!(of_entry.title, "friend request, K-07");
    assert_eq!(of_entry.written, Some(date(2026, 11, 21)));
    assert_eq!(of_entry.ask, "What did you see?");
    assert!(of_entry.registered);
}

#[test]
fn a_word_of_the_register_cannot_be_kept_nor_typed_back() {
    let mut preparation = prepared();
    let item = first(&preparation, "Siobhan");
    for decision in [
        Decision::Keep,
        Decision::Replace("Siobhan".into()),
        Decision::Replace("my client SIOBHAN, that is".into()),
        Decision::Replace("not Marguerite".into()),
    ] {
        assert!(!preparation.decide(item, decision.clone()));
        assert_eq!(preparation.decide_alike(item, decision), 0);
    }
    assert_eq!(preparation.items()[item].decision, Decision::Undecided);
    assert_eq!(preparation.undo(), None);
    for inside in ["a siobhanesque one", "a presiobhan one"] {
        assert!(!preparation.decide(item, Decision::Replace(inside.into())));
    }
    assert!(preparation.decide(item, Decision::Replace("the one with\nk-07".into())));
    assert_eq!(
        preparation.items()[item].decision,
        Decision::Replace("the one with Client B".into())
    );
}

#[test]
fn a_word_that_is_only_near_the_register_can_be_kept() {
    let seen = text("I wrote to Siobhen, and Siobhan answered.");
    let entries = [entry(1, "2026-11-01", &[("seen", seen)])];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register());
    let near = first(&preparation, "Siobhen");
    assert!(!preparation.items()[near].registered);
    assert!(preparation.decide(near, Decision::Keep));
    replace_all(&mut preparation);
    let summary = preparation.finish(REVIEWED).unwrap();
    assert!(
        summary
            .to_markdown()
            .contains("I wrote to Siobhen, and Client A answered.")
    );
    assert_eq!((summary.replaced(), summary.kept()), (1, 1));
}

#[test]
fn no_other_ending_or_writing_lets_a_registered_word_out() {
    let client = Client {
        code: code("K-07"),
        words: ["Oisin Marlowe", "Oisin", "Whitby"]
            .map(Words::new)
            .to_vec(),
    };
    // A client whom none of the entries names.
    let other = Client {
        code: code("K-08"),
        words: vec![Words::new("Perpetua")],
    };
    let register = Register::of(&[client, other]);
    let entries = [entry(
        1,
        "2026-11-01",
        &[("seen", text("We met in Bridport, Oisin and I."))],
    )];
    let mut preparation = Preparation::of("Ruth", PERIOD, &entries, &[], &ENGINE, &register);
    let town = first(&preparation, "Bridport");
    for words in [
        "the Whitbys",
        "at the Oisins",
        "a Marlowe family's birthday",
        "o\u{301}isi\u{301}n's",
        "Perpetua's town",
    ] {
        let by = Decision::Replace(words.into());
        assert!(!preparation.decide(town, by), "{words}");
        assert!(preparation.held_back(words).is_some(), "{words}");
    }
    assert!(preparation.decide(town, Decision::Replace("a town by the sea".into())));
}

#[test]
fn all_of_one_text_are_decided_together_and_taken_back_together() {
    let mut preparation = prepared();
    let item = first(&preparation, "Siobhan");
    let by = Decision::Replace("she".into());
    let alike = preparation.decide_alike(item, by.clone());
    let same = |preparation: &Preparation| {
        preparation
            .items()
            .iter()
            .filter(|item| item.decision == by)
            .count()
    };
    assert_eq!(alike, same(&preparation));
    assert_eq!(alike, 4);
    let other = first(&preparation, "Marguerite");
    assert!(preparation.decide(other, Decision::Replace("a relative".into())));
    assert_eq!(preparation.undo(), Some(other));
    assert_eq!(preparation.undo(), Some(item));
    assert_eq!(preparation.undecided(), preparation.count());
    assert_eq!(preparation.undo(), None);
    assert!(!preparation.decide(10_000, by.clone()));
    assert_eq!(preparation.decide_alike(10_000, by), 0);
}

#[test]
fn a_sentence_is_shown_with_what_was_decided_in_it() {
    let mut preparation = of_words("I told Siobhan in Todmorden.");
    assert_eq!(preparation.items()[0].suggestion, "Client A");
    preparation.decide(0, Decision::Replace("K-07".into()));
    let items = preparation.items();
    assert_eq!(items[1].before.read(), "I told Client A in ");
    assert_eq!(items[0].found.read(), "Siobhan");
    preparation.undo();
    assert_eq!(preparation.items()[1].before.read(), "I told Siobhan in ");
}

#[test]
fn details_are_counted_for_the_client_they_are_about_until_they_no_longer_meet() {
    let words = "She is sixty-one, a harpist from Todmorden, and comes on Tuesdays.";
    let mut preparation = of_words(words);
    let together = preparation.together();
    assert_eq!(together.len(), 1);
    assert_eq!(together[0].about, Some(code("K-07")));
    assert_eq!(
        together[0].count(),
        "4 details about K-07 still stand; together they may point to somebody"
    );
    assert!(together[0].jigsaw.warning.contains("harpist"));
    while let Some(item) = preparation
        .items()
        .iter()
        .position(|item| item.decision == Decision::Undecided && !preparation.together().is_empty())
    {
        let with = preparation.items()[item].suggestion.clone();
        preparation.decide(item, Decision::Replace(with));
    }
    assert_eq!(preparation.together(), []);
    assert!(preparation.undecided() > 0, "it broke before the end");
    preparation.undo();
    assert_eq!(preparation.together().len(), 1);
}

#[test]
fn keeping_everywhere_takes_every_case_and_never_a_word_of_the_register() {
    let mut preparation = of_words("I read Oyelaran. OYELARAN says much to Siobhan.");
    assert_eq!(preparation.keep_everywhere(0), 2);
    let siobhan = first(&preparation, "Siobhan");
    assert_eq!(preparation.keep_everywhere(siobhan), 0);
    assert_eq!(preparation.undecided(), 1);
    preparation.undo();
    assert_eq!(preparation.undecided(), 3);
}

#[test]
fn acts_are_counted_until_they_are_taken_back() {
    let mut preparation = of_words("I told Siobhan in Todmorden. She likes Todmorden.");
    assert_eq!((preparation.acts(), preparation.can_undo()), (0, false));
    preparation.decide(0, Decision::Replace("K-07".into()));
    preparation.decide_alike(1, Decision::Keep);
    assert_eq!((preparation.acts(), preparation.can_undo()), (2, true));
    preparation.undo();
    assert_eq!((preparation.acts(), preparation.can_undo()), (1, true));
}

#[test]
fn a_name_that_is_spoken_of_is_withheld_where_words_of_ones_own_stand_for_the_person() {
    for (words, own) in [
        (
            "Mara rang. She told me that Mara is her real name. Mara is tired.",
            "a friend",
        ),
        (
            "I like Tunde. My colleague Tunde rang. Tunde is his middle name.",
            "a man",
        ),
        (
            "Marguerite rang. Her real name is Marguerite. Marguerite is tired.",
            "a woman",
        ),
    ] {
        let questions = [Words::new(words)];
        let mut preparation =
            Preparation::of("Ruth", PERIOD, &[], &questions, &ENGINE, &register());
        let at = |preparation: &Preparation, around: &str| {
            let items = preparation.items();
            let is_there = |item: &afterhour::supervision::Item| {
                item.after.read().contains(around) || item.before.read().contains(around)
            };
            items.into_iter().position(|item| is_there(&item)).unwrap()
        };
        let spoken_of = at(&preparation, "name");
        assert!(
            preparation.decide(0, Decision::Replace(own.into())),
            "{words}"
        );
        let item = &preparation.items()[spoken_of];
        assert_eq!(item.proposed, "(name withheld)", "{words}");
        assert_eq!(
            item.less_than(&item.proposed),
            Some(own),
            "one key away: {words}"
        );
        assert!(preparation.decide(spoken_of, Decision::Replace(item.proposed.clone())));
        assert_eq!(preparation.several_wordings(), [], "{words}");

        // Taken there all the same, they are words for the name.
        assert!(preparation.decide(spoken_of, Decision::Replace("a stage name".into())));
        let last = &preparation.items()[2];
        assert!(!last.proposed.contains("stage"), "{words}");

        assert_eq!(
            preparation.decide_alike(0, Decision::Replace(own.into())),
            3
        );
        let decided = preparation.items().swap_remove(spoken_of).decision;
        assert_eq!(
            decided,
            Decision::Replace("(name withheld)".into()),
            "{words}"
        );
    }
    let words = "In the end Adeyemi is her real name. Adeyemi answered kindly.";
    let mut preparation = Preparation::of(
        "Ruth",
        PERIOD,
        &[],
        &[Words::new(words)],
        &ENGINE,
        &register(),
    );
    let withheld = preparation.items()[0].proposed.clone();
    assert_eq!(withheld, "(name withheld)");
    assert_eq!(preparation.decide_alike(0, Decision::Replace(withheld)), 2);
    let other = preparation.items().swap_remove(1).decision;
    assert_eq!(
        other,
        Decision::Replace("Person A".into()),
        "it is still told who it is"
    );
}
