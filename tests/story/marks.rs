//! Live underlining while one writes, and the key that puts other words in the place of a finding.

use crate::sitting::*;
use insta::assert_snapshot;
use ratatui::crossterm::event::{MouseButton, MouseEventKind};
use ratatui::style::{Color, Modifier};

/// The underlined pieces of the screen, row by row.
pub fn underlined(sitting: &Sitting) -> Vec<String> {
    let (buffer, _) = sitting.buffer();
    let (columns, rows) = sitting.size;
    let mut pieces = Vec::new();
    for y in 0..rows {
        let mut piece = String::new();
        for x in 0..columns {
            let cell = &buffer[(x, y)];
            if cell.modifier.contains(Modifier::UNDERLINED) {
                assert_eq!(cell.fg, Color::Yellow, "the warm accent");
                piece.push_str(cell.symbol());
            } else if !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
        }
    }
    pieces
}

/// A journal with two codes, one of which has words.
pub fn registered() -> Sitting {
    let mut sitting = Sitting::unlocked();
    sitting.press("8 a").words("K-07").key("Enter");
    sitting.words("Siobhan, otterbridge").key("Enter");
    sitting.key("a").words("K-11").press("Enter Enter");
    sitting.sees("K-11").key("1");
    sitting
}

/// At the first question of today's prompt.
fn writing() -> Sitting {
    let mut sitting = registered();
    sitting.key("w");
    sitting
}

#[test]
fn a_registered_word_is_underlined_in_any_case_and_said_below() {
    let mut sitting = writing();
    sitting.words("siobhan came late. SIOBHAN left. It rained, and Siobhan's umbrella ");
    assert_eq!(underlined(&sitting).len(), 3, "{:?}", underlined(&sitting));
    assert!(underlined(&sitting)[1].eq_ignore_ascii_case("siobhan"));
    sitting.sees("a name, K-07").sees("Ctrl+R  replace");
}

#[test]
fn findings_are_said_below_the_answer_the_nearest_first() {
    let mut sitting = writing();
    sitting
        .words("siobhan wrote from anna.k@example.org and from @anna_k last week, then once more ");
    assert_snapshot!("marks_80x24", sitting.screen());
    assert_snapshot!("marks_60x16", sitting.resize(60, 16).screen());
    assert_snapshot!("marks_120x40", sitting.resize(120, 40).screen());
}

#[test]
fn a_text_without_a_finding_takes_no_room_for_any() {
    let mut sitting = writing();
    sitting.words("it rained, and then it rained again ");
    assert_eq!(underlined(&sitting), Vec::<String>::new());
    sitting.sees_no("~").sees_no("replace");
    sitting
        .key("Ctrl+R")
        .sees("Nothing found here that could be replaced.");
}

#[test]
fn the_word_under_the_pen_is_judged_after_a_rest() {
    let mut sitting = writing();
    sitting.words("then siobhan");
    assert_eq!(underlined(&sitting), Vec::<String>::new());
    assert!(sitting.app.patience().as_millis() <= 300);
    let face = sitting.app.face();
    sitting.wait(1);
    assert_eq!(underlined(&sitting), ["siobhan"]);
    assert!(sitting.app.face() != face, "the tick is drawn");
    assert_eq!(sitting.app.patience().as_secs(), 1);
}

#[test]
fn a_long_text_is_looked_through_when_the_writer_rests() {
    let mut sitting = writing();
    let long = "and then it rained again, as it does here, for days on end. ".repeat(170);
    sitting.paste(&long).words("so siobhan left, and ");
    assert_eq!(underlined(&sitting), Vec::<String>::new());
    sitting.wait(1);
    assert_eq!(underlined(&sitting), ["siobhan"]);
    sitting.press("Home").words("now ");
    assert_eq!(underlined(&sitting), ["siobhan"], "it moved along");
    sitting.words("otterbridge ").press("← Ctrl+R");
    sitting.sees("[otterbridge]");
}

#[test]
fn a_finding_is_replaced_by_its_suggestion_and_undone_as_one_step() {
    let mut sitting = writing();
    sitting.words("she wrote to anna.k@example.org at night ");
    sitting.key("Ctrl+R").sees("[anna.k@example.org]");
    assert_snapshot!("marks_instead", sitting.screen());
    sitting.key("Enter");
    sitting
        .sees("she wrote to an e-mail address at night")
        .sees_no("example.org");
    assert_eq!(underlined(&sitting), Vec::<String>::new());
    sitting.key("Ctrl+Z").sees("anna.k@example.org");
}

#[test]
fn a_finding_is_replaced_by_a_code_and_the_register_stays_as_it_was_where_that_is_said() {
    let mut sitting = writing();
    sitting.words("then anna.k@example.org wrote ");
    sitting
        .press("Ctrl+R ↓ ↓ Space")
        .sees("[ ] keep it in the register under K-11");
    sitting.key("Enter").sees("then K-11 wrote");
    sitting.press("Esc 8 ↓ ↓ Enter").sees("no words yet");
}

#[test]
fn what_leads_to_one_person_is_added_to_the_register_under_its_code() {
    let mut sitting = writing();
    sitting.words("then anna.k@example.org wrote ");
    sitting
        .press("Ctrl+R ↓")
        .sees("[x] keep it in the register under K-07");
    sitting
        .key("Enter")
        .sees("then K-07 wrote")
        .sees("The words of K-07 are kept, under Clients.");
    sitting.words("and ANNA.K@example.org again ");
    sitting.sees("an e-mail address, K-07");
    sitting
        .press("Esc 8 Enter")
        .sees("Siobhan, otterbridge, anna.k@example.org");
}

#[test]
fn a_new_code_is_typed_and_learns_the_words() {
    let mut sitting = writing();
    sitting.words("then anna.k@example.org wrote ");
    sitting.key("Ctrl+R").words("anna").key("Enter");
    sitting.sees("A code is 2 to 12 letters");
    sitting.sees("[x] keep it in the register");
    assert_snapshot!("marks_new_code", sitting.screen());
    for _ in 0..4 {
        sitting.key("Backspace");
    }
    sitting.words("k-12").key("Enter");
    sitting
        .sees("then K-12 wrote")
        .sees("K-12 is in Clients now.");
    sitting.press("Esc 8").sees("K-12").sees("1 word");
}

#[test]
fn a_new_code_for_a_name_finds_that_name_from_then_on() {
    let mut sitting = writing();
    sitting.words("then Oyelaran came ").key("Ctrl+R");
    sitting
        .words("k-12")
        .sees("[x] keep it in the register under the new code");
    sitting.key("Enter").sees("K-12 is in Clients now.");
    sitting
        .words("and oyelaran left ")
        .sees("~ oyelaran")
        .sees("a name, K-12");
}

#[test]
fn a_town_under_a_code_is_kept_in_the_register_only_when_that_is_asked_for() {
    let mut sitting = writing();
    sitting.words("then from Todmorden ").press("Ctrl+R ↓");
    sitting
        .sees("[ ] keep it in the register under K-07")
        .key("Enter");
    sitting
        .sees("then from K-07")
        .press("Esc 8 Enter")
        .sees("Siobhan, otterbridge")
        .sees_no("Todmorden");
}

#[test]
fn a_registered_word_offers_its_own_code_first() {
    let mut sitting = writing();
    sitting.words("then siobhan wrote ").key("Ctrl+R");
    sitting
        .sees("its own code")
        .sees_no("keep it in the register");
    sitting.key("Enter").sees("then K-07 wrote");
}

#[test]
fn esc_leaves_the_finding_as_it_is() {
    let mut sitting = writing();
    sitting.words("then siobhan wrote ").press("Ctrl+R Esc");
    sitting.sees("then siobhan wrote").sees("Ctrl+R  replace");
    sitting.key("F1").sees("Keys: writing").sees("Ctrl+R");
}

#[test]
fn the_finding_at_the_cursor_is_the_one_that_is_replaced() {
    let mut sitting = writing();
    sitting.words("siobhan and otterbridge and a long rest of it ");
    sitting.press("Ctrl+Home Ctrl+R").sees("[siobhan]");
    sitting
        .press("Esc Ctrl+→ Ctrl+→ Ctrl+R")
        .sees("[otterbridge]");
    sitting.press("Esc Ctrl+End Ctrl+R").sees("[otterbridge]");
}

#[test]
fn a_click_on_what_was_found_opens_the_choice_for_it() {
    let mut sitting = writing();
    sitting.words("siobhan and otterbridge and then ");
    let screen = sitting.screen();
    let row = |words: &str| {
        screen
            .lines()
            .position(|line| line.contains(words))
            .unwrap() as u16
    };
    sitting.click(6, row("~ siobhan")).sees("[siobhan]");
    sitting.key("Esc");
    sitting.mouse(MouseEventKind::Drag(MouseButton::Left), 6, row("~ siobhan"));
    sitting.sees_no("[siobhan]");
}

#[test]
fn a_choice_that_was_open_is_gone_when_it_locks() {
    let mut sitting = writing();
    sitting.words("then siobhan wrote ").press("Ctrl+R Ctrl+L");
    sitting.sees("Locked.").sees_no("siobhan");
    sitting.unlock().sees("[Today]").sees_no("siobhan");
}

#[test]
fn names_are_said_first_and_the_key_goes_on_through_all_that_was_found() {
    let mut sitting = writing();
    sitting.words("then Danuta Nowicka, who is sixty, in Todmorden, by the mill in Ripon, yes ");
    sitting.sees("~ Danuta Nowicka").sees("1 more");
    sitting
        .key("Ctrl+R")
        .sees("[Danuta Nowicka]")
        .sees("a name, 1 of 4");
    let mut seen = Vec::new();
    for _ in 0..3 {
        sitting.key("Ctrl+R").sees(" of 4");
        let screen = sitting.screen();
        let found = screen.split_once('[').unwrap().1.split_once(']').unwrap().0;
        seen.push(found.to_owned());
    }
    assert_eq!(seen, ["sixty", "Todmorden", "Ripon"]);
    sitting.key("Ctrl+R").sees("[Danuta Nowicka]").key("Enter");
    sitting
        .sees("then Person A, who")
        .sees("~ Ripon")
        .sees("~ sixty");
    // What the cursor is on comes first.
    sitting.press("Home").sees("~ Ripon");
    for _ in 0.."then Person A, who is six".len() {
        sitting.key("→");
    }
    sitting.key("Ctrl+R").sees("[sixty]").sees("an age, 1 of 3");
    // From wherever it begins it goes on as one reads.
    sitting
        .press("Esc End Ctrl+R")
        .sees("[Ripon]")
        .sees("a place, 3 of 3");
    sitting.key("Ctrl+R").sees("[sixty]").sees("1 of 3");
    sitting.key("Esc").sees("then Person A");
}

#[test]
fn a_name_in_a_follow_up_is_underlined_and_replaced_as_in_prose() {
    let mut sitting = registered();
    sitting.press("n ↓ ↓ Enter Ctrl+F");
    sitting.words("Ring siobhan back ").sees("a name, K-07");
    assert_eq!(underlined(&sitting), ["siobhan"]);
    assert_snapshot!("marks_follow_up", sitting.screen());
    sitting.key("Ctrl+R").sees("Ring [siobhan] back");
    sitting.key("Enter").sees("Ring K-07 back");
    assert_eq!(underlined(&sitting), Vec::<String>::new());
    sitting.key("Ctrl+Z").sees("Ring siobhan back");
    // On its day it stays marked, and the next act is looked at on its own.
    sitting.key("↓").words("tomorrow");
    assert_eq!(underlined(&sitting), ["siobhan"]);
    sitting.key("Enter").words("write to otterbridge ");
    assert_eq!(underlined(&sitting), ["otterbridge"]);
    sitting
        .press("Ctrl+R Enter")
        .sees("write to a certain place");
    sitting.sees("Ring siobhan back");
}
