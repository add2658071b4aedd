//! A code typed for a name: the register learns it, and it is taken back.

use super::*;
use afterhour::domain::{EntryId, Plan};
use afterhour::passphrase::Passphrase;
use afterhour::tui::task::Taught;
use std::collections::BTreeMap;

#[test]
fn a_code_typed_for_a_name_in_the_review_is_in_clients_and_the_name_found_everywhere() {
    let words = "Oyelaran wrote from Todmorden, and Oyelaran waits for Siobhan.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting
        .press("Enter Ctrl+N")
        .sees("[Oyelaran] wrote")
        .key("o");
    sitting.sees_no("keep it in the register").words("k-12");
    sitting
        .sees("[x] keep it in the register under K-12")
        .key("Enter");
    sitting
        .sees("K-12 is in Clients now.")
        .sees("Client A wrote from [Todmorden]")
        .sees("1 decided, 3 to go");
    // The second place is one of the register by now: it cannot leave.
    sitting
        .press("n")
        .sees("[Oyelaran] waits")
        .sees("Never kept: it is a word of the register.")
        .sees("Replace by    Client A");
    sitting
        .press("Esc Esc 8")
        .sees("K-12")
        .press("↓ Enter")
        .sees("Oyelaran");
}

#[test]
fn a_code_of_initials_typed_in_the_review_is_taken_and_said_to_be_one() {
    let mut sitting = with_words_to_share(RECIPIENT, "Marta Oyelaran wrote.");
    sitting.press("Enter Ctrl+N o").words("mo-1").key("Enter");
    sitting
        .sees("MO-1 is in Clients now.")
        .sees("The code is made of initials");
}

#[test]
fn a_code_typed_in_the_review_learns_nothing_where_that_is_said_and_no_town_by_itself() {
    let mut sitting = with_words_to_share(RECIPIENT, "Oyelaran wrote from Todmorden.");
    sitting.press("Enter Ctrl+N o").words("k-12").key("Tab");
    sitting
        .sees("[ ] keep it in the register under K-12")
        .key("Enter");
    sitting.sees("Client A wrote from [Todmorden]").key("o");
    sitting
        .words("k-12")
        .sees_no("keep it in the register")
        .key("Enter");
    sitting.sees("Everything is decided").press("Esc Esc 8");
    sitting.sees("K-07").sees_no("K-12");
}

#[test]
fn a_code_that_was_learnt_in_the_review_is_taken_back_and_what_was_decided_before_it() {
    let words = "Todmorden is far. Oyelaran wrote, and Oyelaran waits for Siobhan.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N").sees("[Todmorden]");
    sitting.press("Enter o").words("k-12").key("Enter");
    sitting.sees("K-12 is in Clients now.").key("Enter");
    sitting.sees("[Siobhan]").sees("3 decided, 1 to go");
    sitting.key("u").sees("Taken back.").sees("2 decided");
    // The learning is one step of its own.
    sitting
        .key("u")
        .sees("Taken back: K-12 is no longer in Clients.")
        .sees("[Oyelaran] wrote")
        .sees("Keep the words: they leave as written")
        .sees("1 decided, 3 to go");
    sitting
        .key("u")
        .sees("[Todmorden]")
        .sees("0 decided, 4 to go");
    sitting.key("u").sees("There is nothing to take back.");
    // A client who was there before keeps their other words.
    sitting.press("Enter o").words("k-07").key("Enter");
    sitting.sees("The words of K-07 are kept").key("u");
    sitting.sees("Taken back: K-07 no longer has these words.");
    sitting.sees("1 decided, 3 to go").press("Esc Esc 8");
    sitting.sees("K-07").sees_no("K-12").key("Enter");
    sitting.sees("Siobhan").sees_no("Oyelaran");
}

/// A review of three names, K-90 typed for the first two; the second `Enter` is held back.
fn with_a_code_that_learns_two() -> (Sitting, Vec<Task>) {
    let words = "Oyelaran wrote to Denise Hartley, and Siobhan waits for Oyelaran.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N").sees("[Oyelaran] wrote");
    sitting.press("o").words("K-90").key("Enter");
    sitting
        .sees("K-90 is in Clients now.")
        .sees("[Denise Hartley]");
    sitting.press("o").words("K-90");
    let tasks = sitting.hold(Msg::Key(key("Enter")));
    (sitting, tasks)
}

const CHANGING: &str = "The register of clients is being changed; one moment.";

#[test]
fn two_codes_taken_back_in_one_breath_leave_nothing_of_them_in_the_register() {
    let (mut sitting, tasks) = with_a_code_that_learns_two();
    sitting.let_go(tasks);
    sitting.sees("The words of K-90 are kept");
    // Decided since: it is taken back first.
    sitting.key("Enter").sees("[Oyelaran].");
    sitting.key("u").sees("Taken back.").sees("[Siobhan]");
    let first = sitting.hold(Msg::Key(key("u")));
    sitting.key("u").sees(CHANGING);
    sitting.let_go(first);
    sitting.sees("Taken back: K-90 no longer has these words.");
    sitting
        .key("u")
        .sees("Taken back: K-90 is no longer in Clients.");
    sitting.sees("0 decided");
    sitting.press("Esc Esc 8").sees("K-07").sees_no("K-90");
}

#[test]
fn a_word_that_another_code_has_is_said_to_stand_there_when_it_is_learnt() {
    let mut sitting = Sitting::unlocked();
    let now = sitting.now.clone();
    let mut learn = |code: &str, words: &str| {
        let code = ClientCode::try_from(code.to_owned()).unwrap();
        let task = Task::learn((code, Words::new(words)));
        match sitting.worker.perform(task, &now) {
            Done::Changed(_, said) => said.read().to_owned(),
            done => panic!("{done:?}"),
        }
    };
    assert_eq!(learn("K-90", "Denise"), "K-90 is in Clients now.");
    assert_eq!(
        learn("K-91", "denise"),
        "K-91 is in Clients now. 1 of these words stands under K-90, too; in a summary a word stands for one client only."
    );
    assert_eq!(
        learn("K-91", "Denise=person"),
        "The words of K-91 are kept, under Clients."
    );
}

#[test]
fn what_is_taken_back_is_reckoned_on_the_register_as_it_stands() {
    let mut sitting = Sitting::unlocked();
    let now = sitting.now.clone();
    let code = ClientCode::try_from("K-90".to_owned()).unwrap();
    for words in ["Denise", "Idris"] {
        let task = Task::learn((code.clone(), Words::new(words)));
        sitting.worker.perform(task, &now);
    }
    sitting.press("8 Enter").sees("Denise, Idris");
    let taken_back = |words: &str, was_there: bool, before: Option<&str>| Task::Unlearn {
        taught: Taught {
            code: code.clone(),
            words: Words::new(words),
            was_there,
            before: before.map(Words::new),
            said: String::new(),
        },
        plan: Box::new(plan()),
    };
    let kind = Task::learn((code.clone(), Words::new("Denise=person")));
    sitting.worker.perform(kind, &now);
    let back = taken_back("Denise=person", true, Some("Denise"));
    let done = sitting.worker.perform(back, &now);
    let said = "Taken back; K-90 had these words before.";
    assert!(
        matches!(&done, Done::Unlearnt(Ok(words)) if words == said),
        "{done:?}"
    );
    sitting.press("Esc 8 Enter").sees("Denise, Idris");
    for (words, was_there) in [("Idris", true), ("Denise", false)] {
        let back = taken_back(words, was_there, None);
        let done = sitting.worker.perform(back, &now);
        assert!(matches!(done, Done::Unlearnt(Ok(_))), "{done:?}");
    }
    sitting.press("Esc 8").sees_no("K-90");
}

fn plan() -> Plan {
    let day = "2026-11-21".parse().unwrap();
    Plan {
        to: "Ruth".to_owned(),
        period: Period {
            from: day,
            until: day,
        },
        entries: Vec::new(),
        questions: Vec::new(),
        letters: Vec::new(),
        findings: Vec::new(),
    }
}

#[test]
fn nothing_is_decided_or_shown_while_a_code_learns_and_a_page_over_the_review_loses_nothing() {
    let (mut sitting, tasks) = with_a_code_that_learns_two();
    for name in ["p", "Enter", "g", "o", "k", "K", "a", "A", "u"] {
        sitting.key(name).sees(CHANGING).sees("finding ");
    }
    sitting.key("F5");
    sitting.sees_no("finding ");
    sitting.let_go(tasks);
    sitting.sees("The words of K-90 are kept").key("Esc");
    sitting.sees("finding ").sees_no(CHANGING);
    sitting.press("Enter Enter Enter p").sees("will read");
    sitting.sees_no("Hartley").key("Esc");
    sitting.press("u").sees("Taken back.");
}

#[test]
fn what_leaves_is_open_again_where_a_code_could_not_learn() {
    let (mut sitting, tasks) = with_a_code_that_learns_two();
    drop(tasks);
    let (epoch, full) = (sitting.app.epoch, Failure::new("the disk is full"));
    sitting.done(epoch, Done::Learnt(Err(full)));
    sitting.sees("The disk is full.");
    // What was typed stands, as a decision of its own.
    sitting
        .key("u")
        .sees("Taken back.")
        .sees("[Denise Hartley]");
    sitting
        .key("u")
        .sees("Taken back: K-90 is no longer in Clients.");
}

#[test]
fn a_review_that_cannot_be_looked_through_again_leaves_the_register_as_it_was() {
    let mut sitting = Sitting::unlocked();
    let code = ClientCode::try_from("K-90".to_owned()).unwrap();
    let learn = Task::LearnInReview {
        code: code.clone(),
        words: Words::new("Denise"),
        plan: Box::new(Plan {
            entries: vec![EntryId(7)],
            ..plan()
        }),
    };
    let now = sitting.now.clone();
    let done = sitting.worker.perform(learn, &now);
    let Done::Learnt(Err(failure)) = &done else {
        panic!("{done:?}");
    };
    let said = "the words are not kept in the register: there is no entry 7";
    assert_eq!(failure.message, said);
    let hint = failure.hint.as_deref();
    assert_eq!(hint, Some("the decision stands; u takes it back"));
    // It is a new code again.
    let learn = Task::learn((code, Words::new("Idris")));
    let done = sitting.worker.perform(learn, &now);
    assert!(
        matches!(&done, Done::Changed(_, said) if said.read() == "K-90 is in Clients now."),
        "{done:?}"
    );
}

#[test]
fn a_word_that_could_not_be_taken_back_is_still_a_word_of_the_register() {
    let (mut sitting, tasks) = with_a_code_that_learns_two();
    sitting.let_go(tasks);
    drop(sitting.hold(Msg::Key(key("u"))));
    let (epoch, full) = (sitting.app.epoch, Failure::new("the disk is full"));
    sitting.done(epoch, Done::Unlearnt(Err(full)));
    sitting.sees("The disk is full.").key("b");
    sitting
        .sees("[Denise Hartley]")
        .sees("Never kept: it is a word of the register.");
    sitting
        .key("u")
        .sees("Taken back: K-90 no longer has these words.")
        .sees("Keep the words: they leave as written");
}

#[test]
fn a_code_whose_traces_were_erased_learns_nothing_and_nothing_is_said_to_be_taken_back() {
    let mut sitting = with_words_to_share(RECIPIENT, "Oyelaran wrote.");
    let now = sitting.now.clone();
    let erase = Task::Erase {
        code: ClientCode::try_from("K-07".to_owned()).unwrap(),
        fates: BTreeMap::new(),
        passphrase: Passphrase::new(PASSPHRASE),
    };
    let done = sitting.worker.perform(erase, &now);
    assert!(matches!(done, Done::Rekeyed(..)), "{done:?}");
    sitting.press("Enter Ctrl+N").sees("[Oyelaran]");
    sitting.press("o").words("K-07").key("Enter");
    sitting
        .sees("The words are not kept in the register: the traces of K-07 were erased on")
        .sees("The decision stands;");
    sitting.key("u").sees("Taken back.").sees_no("Clients");
    sitting.key("u").sees("There is nothing to take back.");
}
