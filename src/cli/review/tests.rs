#![allow(clippy::unwrap_used)]

use super::*;
use crate::anonymise::Engine;
use crate::cli::testing::run_with;
use crate::domain::{
    Answer, Client, Fate, Guide, Page, Period, PlanDecision, PlannedFinding, QuestionId, Words,
};
use crate::passphrase::Passphrase;
use crate::supervision::read_by_people;
use crate::vault::Cost;
use jiff::Zoned;
use jiff::civil::date;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

const LEAVING: Leaving = Leaving {
    layout: Layout::Sections,
    text: Summary::to_markdown,
    ask: String::new(),
    word: "seal",
};

struct Shared {
    _home: tempfile::TempDir,
    vault: Vault,
    preparation: Preparation,
}

impl Shared {
    /// A journal with a client Siobhan, K-07, and one entry that says so.
    fn saying(words: &str) -> Self {
        Self::of("K-07", &["Siobhan"], words)
    }

    /// A journal with a client, and one entry that says so.
    fn of(code: &str, register: &[&str], words: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let now: Zoned = "2026-11-21T21:00:00[UTC]".parse().unwrap();
        let passphrase = Passphrase::new("otter bridge velvet");
        let (mut vault, _) =
            Vault::create(home.path(), &passphrase, Cost::THROW_AWAY, &now).unwrap();
        let client = Client {
            code: ClientCode::try_from(code.to_owned()).unwrap(),
            words: register.iter().copied().map(Words::new).collect(),
        };
        vault.put_client(&client).unwrap();
        let guide: Guide = toml::from_str(
            "id = 'log'\nversion = 1\nkind = 'incident'\ntitle = 'A log'\npurpose = 'p'\nsource = 's'\nminutes = 5\n\
             themes = ['accounts']\n[[questions]]\nid = 'seen'\nask = 'What did you see?'\nanswer = 'text'\n\
             share = 'redacted'\n",
        )
        .unwrap();
        let mut page = Page::of(&guide);
        let seen = QuestionId::try_from("seen".to_owned()).unwrap();
        page.answers.insert(seen, Answer::Text(Words::new(words)));
        let id = vault.save(&page, &guide, None, None, &now).unwrap().id;
        let entry = vault.read(id).unwrap();
        let period = Period {
            from: date(2026, 11, 1),
            until: date(2026, 11, 30),
        };
        let register = Register::of(&[client]);
        let preparation = Preparation::of("Ruth", period, &[entry], &[], &ENGINE, &register);
        Self {
            _home: home,
            vault,
            preparation,
        }
    }

    /// What leaves, where something does, and what was said.
    fn typing(&mut self, lines: &[&str]) -> (Option<String>, String) {
        let typed = lines.join("\n") + "\n";
        let (end, _, said) = run_with(&typed, |run| {
            review(run, &mut self.vault, &mut self.preparation, &LEAVING)
        });
        let left = match end.unwrap() {
            Reviewed::Leave(summary) => Some(summary.to_markdown()),
            Reviewed::Later => None,
        };
        (left, said)
    }

    fn decided(&self) -> Vec<Decision> {
        let items = self.preparation.items();
        items.into_iter().map(|item| item.decision).collect()
    }
}

fn by(words: &str) -> Decision {
    Decision::Replace(words.into())
}

const TOWN: &str = "I told Siobhan in Todmorden. She likes Todmorden.";

#[test]
fn each_finding_is_put_with_what_can_be_done_and_leaves_as_it_was_shown() {
    let mut shared = Shared::saying(TOWN);
    let (left, said) = shared.typing(&["", "1", "no", "SEAL"]);
    for line in [
        "Finding 1 of 3, 3 to decide. 21 November 2026, A log. What did you see?",
        "    I told [Siobhan] in Todmorden.",
        "  1  replace it by: Client A",
        "     keeping it is not offered",
        "Finding 2 of 3, 2 to decide.",
        "  1  replace it by: a town",
        "  3  keep the words",
        "  5  say less, such as: a certain place",
        "  6  keep the words, and never ask",
        "2 places replaced.",
        "Please type seal, u or stop.",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let (first, second) = said.split_once("Finding 2").unwrap();
    for kept in ["  3  keep", "  6  keep"] {
        assert!(!first.contains(kept) && second.contains(kept), "{said}");
    }
    let left = left.unwrap();
    assert!(left.contains("I told Client A in a town. She likes a town."));
    assert!(said.contains(read_by_people(&left)), "shown as it leaves");
    assert!(!said.contains("```") && said.contains("a block for Afterhour to read"));
}

#[test]
fn what_says_less_is_looked_for_step_by_step_until_nothing_is_known() {
    let mut shared = Shared::saying("She likes Todmorden.");
    let less = shared.preparation.items()[0].less.clone();
    assert!(less.len() > 1, "{less:?}");
    let (_, said) = shared.typing(&["5", "5", "", "stop"]);
    assert!(said.contains(&format!("Less: {}.", less[1])), "{said}");
    assert_eq!(shared.decided(), [by(&less[1])]);

    let mut shared = Shared::saying("She likes Todmorden.");
    let mut lines = vec!["5"; less.len() + 1];
    lines.extend(["", "stop"]);
    let (_, said) = shared.typing(&lines);
    assert!(said.contains("Nothing is known that says less"), "{said}");
    assert_eq!(shared.decided(), [by(&less[less.len() - 1])]);
}

#[test]
fn a_word_of_the_register_is_neither_kept_nor_typed_nor_learned() {
    let mut shared = Shared::saying("I told Siobhan.");
    let (left, said) = shared.typing(&["3", "6", "2", "", "2", "dear Siobhan", "9", "stop"]);
    for line in [
        "A word of your register never leaves",
        "In the register under K-07",
        "Replace it by:",
        "That would let a word of your register out",
        "Your decisions are kept; the same command goes on with them.",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert_eq!(left, None);
    assert_eq!(shared.decided(), [Decision::Undecided]);
    shared.typing(&["2", " a friend ", "stop"]);
    assert_eq!(shared.decided(), [by("a friend")]);
}

#[test]
fn decisions_are_taken_back_one_by_one_also_when_all_is_shown() {
    let mut shared = Shared::saying("I told Siobhan in Todmorden.");
    let lines = ["u", "", "u", "", "3", "u", "1", "u", "stop"];
    let (left, said) = shared.typing(&lines);
    assert!(said.contains("There is nothing to take back."), "{said}");
    assert_eq!(said.matches("Taken back.").count(), 3, "{said}");
    assert_eq!(said.matches("This is what leaves").count(), 2, "{said}");
    assert_eq!(left, None);
    assert_eq!(shared.decided(), [by("Client A"), Decision::Undecided]);
}

#[test]
fn where_nothing_is_to_be_taken_back_what_is_shown_stays() {
    let mut shared = Shared::saying("Nothing to find here.");
    let (left, said) = shared.typing(&["u", "stop"]);
    assert!(said.contains("Please type seal, u or stop."), "{said}");
    assert!(said.contains("Nothing was written."), "{said}");
    assert_eq!(left, None);
}

#[test]
fn the_end_of_the_input_keeps_what_was_decided_for_the_next_time() {
    let mut shared = Shared::saying("I told Siobhan in Todmorden.");
    assert_eq!(shared.typing(&["1"]).0, None);
    assert_eq!(shared.decided(), [by("Client A"), Decision::Undecided]);
    let mut later = Shared::saying("I told Siobhan in Todmorden.");
    std::mem::swap(&mut later.vault, &mut shared.vault);
    let (left, said) = later.typing(&["3", "seal"]);
    assert!(said.contains("earlier decisions are taken up"), "{said}");
    assert!(said.contains("Finding 2 of 2, 1 to decide"), "{said}");
    assert!(left.unwrap().contains("I told Client A in Todmorden."));
}

#[test]
fn a_kind_of_detail_is_replaced_and_a_word_is_kept_everywhere_at_once() {
    let mut shared = Shared::saying("I read Oyelaran in Todmorden. OYELARAN likes Todmorden.");
    let (left, said) = shared.typing(&["6", "4", "seal"]);
    assert!(said.contains("2 places kept, and from now on"), "{said}");
    assert!(said.contains("2 places replaced as proposed."), "{said}");
    assert!(
        left.unwrap()
            .contains("I read Oyelaran in a town. OYELARAN likes a town.")
    );
    assert_eq!(shared.vault.settings().unwrap().kept.len(), 1);
}

#[test]
fn a_person_is_proposed_alike_under_another_name_and_told_where_they_leave_under_two() {
    let words = "My client Catherine Marlow wrote. Later Kate Marlow rang.";
    let mut shared = Shared::saying(words);
    let (_, said) = shared.typing(&["5", "", "stop"]);
    assert!(said.contains("1  replace it by: (Person A)"), "{said}");
    assert!(said.contains("1  replace it by: somebody"), "{said}");
    assert!(!said.contains("5  say less, such as: somebody"), "{said}");
    let (_, said) = shared.typing(&["2", "a friend", "stop"]);
    assert!(!said.contains("u takes it back"), "{said}");
    let two = "Kate Marlow leaves as \u{201c}(a person)\u{201d} and as \u{201c}a friend\u{201d}.";
    assert!(said.contains(two), "{said}");
}

#[test]
fn a_second_wording_of_one_person_is_told_where_it_is_typed() {
    let words = "My client Catherine Marlow wrote. Later Kate Marlow rang Oyelaran.";
    let mut shared = Shared::saying(words);
    let (_, said) = shared.typing(&["2", "a friend", "2", "a neighbour", "", "stop"]);
    let two = "Kate Marlow leaves as \u{201c}a friend\u{201d} and as \u{201c}a neighbour\u{201d}; u takes it back.";
    let (second, third) = said.split_once("Finding 3").unwrap();
    assert!(second.contains(two), "{said}");
    assert!(!third.contains("u takes it back."), "{said}");
}

#[test]
fn where_words_of_ones_own_are_proposed_the_suggestion_is_one_number_away() {
    let words = "My client Catherine Marlow wrote. Later Kate Marlow rang.";
    let mut shared = Shared::saying(words);
    let (_, said) = shared.typing(&["2", "a friend", "5", "", "stop"]);
    let (_, second) = said.split_once("Finding 2").unwrap();
    for line in [
        "  1  replace it by: a friend",
        "everything else that is a name, as proposed",
        "  5  as suggested: Person A",
        "As suggested: Person A. Enter takes it, 5 looks for less.",
    ] {
        assert!(second.contains(line), "{line}\n{second}");
    }
    assert_eq!(shared.decided(), [by("a friend"), by("Person A")]);
}

#[test]
fn what_a_code_learnt_goes_with_the_decision_it_came_with() {
    let mut shared = Shared::saying("I told Oyelaran in Todmorden.");
    let words = |shared: &Shared| -> Vec<String> {
        let clients = shared.vault.clients().unwrap();
        let words = clients.iter().flat_map(|client| &client.words);
        words.map(|words| words.read().to_owned()).collect()
    };
    let (_, said) = shared.typing(&["2", "K-12", "", "stop"]);
    assert!(said.contains("Kept under K-12;"), "{said}");
    assert_eq!(words(&shared), ["Siobhan", "Oyelaran"]);
    let mut shared = Shared::saying("I told Oyelaran in Todmorden.");
    let (_, said) = shared.typing(&["2", "K-12", "", "u", "stop"]);
    assert!(
        said.contains("Taken back: K-12 is no longer in the register."),
        "{said}"
    );
    assert_eq!(shared.vault.clients().unwrap().len(), 1);
    let (_, said) = shared.typing(&["2", "K-07", "", "u", "stop"]);
    assert!(
        said.contains("Taken back: K-07 no longer has these words."),
        "{said}"
    );
    assert_eq!(words(&shared), ["Siobhan"]);
}

#[test]
fn a_code_of_initials_is_said_to_be_one_before_it_is_taken_and_taken_where_somebody_says_so() {
    let mut shared = Shared::saying("I told Marta Oyelaran.");
    let (_, said) = shared.typing(&["2", "MO-1", "yes", "stop"]);
    assert!(said.contains("Kept under MO-1;"), "{said}");
    let advice = said.find("The code is made of initials").expect("advice");
    assert!(
        advice < said.find("Keep it in the register").unwrap(),
        "{said}"
    );

    let mut shared = Shared::saying("I told Marta Oyelaran.");
    let (_, said) = shared.typing(&["2", "MO-1", "", "stop"]);
    assert!(!said.contains("Kept under MO-1;"), "{said}");
    assert_eq!(shared.vault.clients().unwrap().len(), 1);
}

/// A code that was erased meanwhile refuses the words, which stands for any end between the two.
#[test]
fn what_is_taken_back_is_kept_before_the_register_changes() {
    let mut shared = Shared::saying("I told Oyelaran in Todmorden.");
    let (vault, preparation) = (&mut shared.vault, &mut shared.preparation);
    let mut beside = Vec::new();
    let (going_on, _, said) = run_with("2\nK-07\n\n", |run| {
        decide(run, vault, preparation, 0, &mut beside)
    });
    assert!(
        going_on.unwrap() && said.contains("Kept under K-07"),
        "{said}"
    );
    let code = ClientCode::try_from("K-07".to_owned()).unwrap();
    let mentions = vault.traces(&code).unwrap().mentions.into_iter();
    let fates = mentions.map(|mention| (mention.head.id, Fate::Leave));
    let today = date(2026, 11, 21);
    vault.erase(&code, &fates.collect(), today).unwrap();
    vault.put_preparation(&preparation.plan()).unwrap();

    let (end, _, _) = run_with("", |run| take_back(run, vault, preparation, &mut beside));
    assert!(end.is_err());
    let kept = vault.preparation("Ruth").unwrap().unwrap();
    let open = |finding: &PlannedFinding| finding.decision == PlanDecision::Undecided;
    assert!(kept.findings.iter().all(open));
}

#[test]
fn a_code_learns_nothing_where_the_decision_does_not_stand_or_the_code_would_tell() {
    let mut shared = Shared::of("XXXXXXX-07", &["Siobhan"], "I told Oyelaran.");
    let (_, said) = shared.typing(&["2", "SIOBHAN-07", "stop"]);
    assert!(
        said.contains("would let a word of your register out"),
        "{said}"
    );
    assert_eq!(shared.vault.clients().unwrap().len(), 1);

    let mut shared = Shared::of("OYELARAN-07", &["Siobhan"], "I told Oyelaran.");
    let (_, said) = shared.typing(&["2", "OYELARAN-07", "stop"]);
    assert!(said.contains("would tell by itself"), "{said}");
    assert_eq!(shared.vault.clients().unwrap()[0].words.len(), 1);
}

#[test]
fn words_that_are_never_asked_about_again_stay_so_and_that_is_said() {
    let mut shared = Shared::saying("I told Oyelaran in Todmorden.");
    let (_, said) = shared.typing(&["6", "u", "stop"]);
    assert!(
        said.contains("Taken back. The words are not asked about later"),
        "{said}"
    );
}

#[test]
fn one_place_that_is_kept_is_not_counted() {
    let mut shared = Shared::saying("She likes Todmorden. I like Todmorden. He is Oyelaran.");
    let (_, said) = shared.typing(&["3", "3", "stop"]);
    assert!(said.contains("2 places kept."), "{said}");
    assert!(!said.contains("1 place "), "{said}");
}

#[test]
fn what_a_code_learnt_is_looked_for_everywhere_at_once_and_taken_back_with_what_that_found() {
    let words = "I told Catherine in Todmorden. Cathy rang.";
    let registered = |shared: &Shared| -> Vec<bool> {
        let items = shared.preparation.items();
        items.into_iter().map(|item| item.registered).collect()
    };
    let mut shared = Shared::saying(words);
    assert_eq!(registered(&shared), [false, false, false]);
    let (_, said) = shared.typing(&["2", "K-12", "", "3", "3", "stop"]);
    assert!(
        said.contains("A word of your register never leaves"),
        "{said}"
    );
    assert_eq!(registered(&shared), [true, false, true]);
    assert_eq!(
        shared.decided(),
        [by("Client A"), Decision::Keep, Decision::Undecided]
    );

    let mut shared = Shared::saying(words);
    let (_, said) = shared.typing(&["2", "K-12", "", "3", "u", "u", "stop"]);
    assert!(said.contains("K-12 is no longer in the register"), "{said}");
    assert_eq!(registered(&shared), [false, false, false]);
    assert!(
        shared
            .decided()
            .iter()
            .all(|one| *one == Decision::Undecided)
    );
}

#[test]
fn a_word_written_like_a_code_that_tells_a_name_is_held_back() {
    for told in [
        "OYELARAN-1",
        "oyelaran2",
        "a friend of OYELARANOKONKWO-12",
        "MARTA-3",
    ] {
        let mut shared = Shared::saying("I told Oyelaran in Todmorden.");
        let (_, said) = shared.typing(&["2", told, "stop"]);
        assert!(said.contains("or somebody's name"), "{told}: {said}");
        assert_eq!(shared.decided()[0], Decision::Undecided, "{told}");
    }
    for plain in [
        "somebody with a PHQ-9 of 12",
        "a pupil in Year-10",
        "someone off the M25",
    ] {
        let mut shared = Shared::saying("I told Oyelaran in Todmorden.");
        shared.typing(&["2", plain, "stop"]);
        assert_eq!(shared.decided()[0], by(plain));
    }
}

#[test]
fn the_end_of_the_input_teaches_no_code() {
    let mut shared = Shared::saying("I told Oyelaran in Todmorden.");
    let (_, said) = shared.typing(&["2", "K-12"]);
    assert!(said.contains("Keep it in the register"), "{said}");
    assert!(said.contains("Your decisions are kept"), "{said}");
    assert_eq!(shared.vault.clients().unwrap().len(), 1);
}
