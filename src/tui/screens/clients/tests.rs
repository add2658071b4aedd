use super::*;
use crate::domain::Words;
use crate::tui::screens::Screen;
use crate::tui::screens::played::{Played, bare_desk, client};
use insta::assert_snapshot;

fn register() -> Played {
    let mut desk = bare_desk();
    desk.clients = vec![
        client("K-07", &["Siobhan", "Shiv", "@allotment_shiv"]),
        client("M-12", &["Todmorden"]),
        client("P-03", &[]),
    ];
    Played::with(Screen::Clients(Clients::default()), desk)
}

#[test]
fn an_empty_register_says_what_a_code_is() {
    let mut played = Played::with(Screen::Clients(Clients::default()), bare_desk());
    assert_snapshot!(played.seen(), @r#"
     Afterhour                                                 Saturday 21 November
     ──────────────────────────────────────────────────────────────────────────────
     ‹ 4 more  Presence  Policy  Supervision [Clients] Guides  Settings

       No codes yet.

       A code stands for a client wherever you write, such as K-07. It is not a
       name, nor initials: whoever reads it learns nothing.

       The words that belong to a code, such as names, nicknames and places, stay
       in this journal. Before a summary leaves, every one of them is looked for.

     ▸ Add a code
    (cursor at 1, 12)
    "#);
    played.press("Enter");
    assert!(
        played.seen().contains("A code for a client"),
        "{}",
        played.seen()
    );
}

#[test]
fn words_stay_hidden_until_they_are_asked_for_and_hide_again_with_the_next_row() {
    let mut played = register();
    assert_snapshot!(played.seen(), @r#"
     Afterhour                                                 Saturday 21 November
     ──────────────────────────────────────────────────────────────────────────────
     ‹ 4 more  Presence  Policy  Supervision [Clients] Guides  Settings

     ▸ K-07            3 words
       M-12            1 word
       P-03            no words yet

       Enter shows the words of this code, and hides them.
    (cursor at 1, 4)
    "#);
    played.press("Enter");
    assert!(
        played.seen().contains("Siobhan, Shiv, @allotment_shiv"),
        "{}",
        played.seen()
    );
    played.press("↓");
    assert!(!played.seen().contains("Todmorden"), "{}", played.seen());
}

#[test]
fn taking_a_code_out_is_asked_first() {
    let mut played = register();
    played.press("x");
    assert!(played.press("Enter").is_empty());
    played.press("x ↓");
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::RemoveClient(code)] if code.as_str() == "K-07"),
        "{tasks:?}"
    );
}

#[test]
fn changing_a_code_opens_its_words() {
    let mut played = register();
    played.press("↓ e");
    assert!(
        played.seen().contains("The words of M-12"),
        "{}",
        played.seen()
    );
    assert!(played.seen().contains("Todmorden"), "{}", played.seen());
}

#[test]
fn a_code_just_added_has_the_focus() {
    let mut played = register();
    played.press("a");
    let mut desk = bare_desk();
    desk.clients = ["K-07", "L-02", "M-12", "P-03"]
        .map(|code| client(code, &[]))
        .into();
    played.hear(Done::Changed(Box::new(desk), Words::default()));
    played.press("Esc");
    assert!(played.seen().contains("▸ L-02"), "{}", played.seen());
}

#[test]
fn the_focus_stays_with_its_code_when_the_register_is_another_and_goes_to_a_neighbour_of_one_that_is_gone()
 {
    let with = |codes: &[&str]| {
        let mut desk = bare_desk();
        desk.clients = codes.iter().map(|code| client(code, &["words"])).collect();
        Done::Changed(Box::new(desk), Words::default())
    };
    let mut played = register();
    played.press("↓ ↓");
    assert!(played.seen().contains("▸ P-03"), "{}", played.seen());
    played.hear(with(&["M-12", "P-03"]));
    assert!(played.seen().contains("▸ P-03"), "{}", played.seen());
    played.press("↑ ↓");
    played.hear(with(&["A-01", "M-12", "P-03"]));
    assert!(played.seen().contains("▸ A-01"), "{}", played.seen());
    played.press("End");
    played.hear(with(&["A-01", "M-12"]));
    assert!(played.seen().contains("▸ M-12"), "{}", played.seen());
}
