//! Deciding findings, each in its sentence: replaced, put in other words, kept and undone.

use super::*;

#[test]
fn other_words_are_seen_in_their_sentence_while_they_are_typed() {
    let words = "His sister Nora wrote to K-07 from Todmorden. Nora waits.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.press("Enter Ctrl+N o");
    sitting.sees("Then it reads:").words("a neighbour of K-07");
    sitting.sees("His sister a neighbour of Client A wrote to Client A from Todmorden.");
    assert_snapshot!("share_other_words_80x24", sitting.screen());
    assert_snapshot!("share_other_words_60x16", sitting.resize(60, 16).screen());
    sitting.resize(80, 24).key("Ctrl+U");
    sitting.words("(a friend)").key("Enter");
    // The same person, where nothing is said before the name.
    sitting.press("n").sees("[Nora] waits.");
    sitting.sees("Replace by    a friend");
}

#[test]
fn each_finding_stands_in_its_sentence_with_its_reason() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N")
        .sees("[Siobhan] wrote from Todmorden on Tuesday");
    assert_snapshot!("share_review_80x24", sitting.screen());
    assert_snapshot!("share_review_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("share_review_60x16", sitting.resize(60, 16).screen());
}

#[test]
fn findings_are_replaced_put_in_other_words_kept_and_undone() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N p")
        .sees("4 findings are still undecided, so nothing leaves.");

    // A word of the register is never kept, neither by a key nor typed back.
    sitting
        .sees("Never kept: it is a word of the register.")
        .sees_no("Keep the words");
    sitting
        .key("k")
        .sees("In the register of clients, so they cannot leave.")
        .sees("0 decided, 4 to go");
    // What was typed stays in its line until it may leave.
    sitting
        .press("o")
        .words("Siobhan, my client")
        .key("Enter")
        .sees("“Siobhan” is a word of the register; it cannot leave.")
        .sees("Siobhan, my client");
    sitting
        .key("Esc")
        .sees("[Siobhan] wrote")
        .sees("0 decided, 4 to go");

    sitting
        .key("a")
        .sees("2 places decided alike.")
        .sees("2 decided, 2 to go");
    sitting
        .sees("[Todmorden]")
        .press("o")
        .words("a valley")
        .key("Enter");
    sitting
        .sees("[Tuesday]")
        .key("k")
        .sees("4 decided, 0 to go");
    sitting.sees("Everything is decided");
    sitting
        .key("u")
        .sees("Taken back.")
        .sees("3 decided, 1 to go")
        .sees("[Tuesday]");
    sitting.key("Enter").sees("4 decided, 0 to go");

    sitting.key("p").sees("This is what Ruth will read");
    sitting
        .key("PgDn")
        .sees("a valley")
        .sees_no("Siobhan")
        .sees_no("Todmorden")
        .sees_no("Tuesday");
}

#[test]
fn with_everything_decided_enter_changes_a_decision_by_the_keys_shown() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a").sees("[Todmorden]").key("k");
    sitting
        .press("Enter")
        .sees("Everything is decided")
        .key("b");
    sitting
        .sees("[Todmorden]")
        .sees("[x] Keep the words")
        .sees("Enter replace");
    sitting
        .key("Enter")
        .sees("[Todmorden]")
        .sees("[x] Replace by    a town")
        .sees("[ ] Keep the words")
        .sees("Everything is decided");
    // It is so: Enter does nothing more, and is not offered.
    let foot = |sitting: &Sitting| sitting.screen().lines().last().unwrap().to_owned();
    assert!(!foot(&sitting).contains("Enter"), "{}", foot(&sitting));
    sitting.key("Enter").sees("[x] Replace by    a town");
    // Kept as the last, it is changed at once.
    sitting.key("k").sees("[x] Keep the words").key("Enter");
    sitting.sees("[x] Replace by    a town");
    // So are words of one's own, but not by the Enter that took them, held down.
    sitting
        .key("o")
        .words("by a canal")
        .press("Enter Enter Enter");
    sitting.sees("[x] Other words   by a canal");
    sitting.press("n b Enter").sees("[x] Replace by    a town");
    // While another is open, Enter on what is decided already leads there.
    sitting.press("u u u u u u").sees("1 to go").press("b b b");
    sitting
        .sees("[x] Replace by    Client A")
        .sees("Enter next open");
    sitting.key("Enter").sees("[Tuesday]").sees("1 to go");
    sitting.key("u").sees("[Todmorden]").sees("2 to go");
}

#[test]
fn every_finding_of_a_kind_is_replaced_by_one_key() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N A")
        .sees("Replaced, a name: 2.")
        .sees("2 decided, 2 to go");
    sitting.press("u").sees("0 decided, 4 to go");
}

#[test]
fn a_finding_is_decided_by_a_click() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a").sees("[Todmorden]");
    let screen = sitting.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("Keep the words: they leave as written"))
        .unwrap();
    sitting.click(8, row as u16).sees("3 decided, 1 to go");
}

#[test]
fn an_unfinished_review_is_kept_and_taken_up_again_with_its_decisions() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N a Esc Esc")
        .sees("a review is unfinished")
        .sees("fingerprint");
    sitting
        .key("Enter")
        .sees("2 decided, 2 to go")
        .key("Enter")
        .key("Ctrl+L");
    let mut sitting = sitting.killed();
    sitting.unlock().press("7 Enter").sees("3 decided, 1 to go");
}

#[test]
fn a_review_without_a_finding_offers_what_leaves_and_nothing_to_decide() {
    let mut sitting = with_words_to_share(RECIPIENT, "I waited a day.");
    sitting.press("Enter Ctrl+N").sees("nothing found");
    let screen = sitting.screen();
    let foot = screen.lines().last().unwrap().trim();
    assert_eq!(foot, "p what leaves   Esc back   Ctrl+P anything   ? help");
    sitting
        .key("Enter")
        .sees("Nothing was found, so there is nothing to decide; p shows");
    sitting.key("p").sees("This is what Ruth will read");
}

#[test]
fn ctrl_u_empties_the_line_of_other_words() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a o").sees("a town");
    sitting
        .sees("Your words  a town")
        .key("Ctrl+U")
        .sees_no("Your words  a town");
    sitting
        .key("Enter")
        .sees("Say what stands there instead; Esc goes back.");
    sitting.words("a valley").key("Enter").key("b");
    sitting.sees("[x] Other words   a valley");
}

#[test]
fn what_was_decided_stands_in_the_sentence_beside_the_next_finding() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N a")
        .sees("Client A wrote from [Todmorden] on Tuesday, and Client A waits.");
    sitting
        .press("Enter")
        .sees("Client A wrote from a town on [Tuesday], and Client A waits.");
    sitting.press("b").sees("from [Todmorden] on Tuesday");
}

#[test]
fn what_was_said_of_the_review_is_gone_on_the_preview() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("7 Enter Ctrl+N a Enter Enter");
    sitting.sees("Everything is decided").key("p");
    sitting.sees("This is what Ruth will read");
    sitting.sees_no("Everything is decided");
}

#[test]
fn the_review_says_that_the_answer_to_the_risk_question_stays_and_shows_its_keys() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 Enter Ctrl+A Ctrl+N");
    for _ in 0..106 {
        if sitting.screen().contains("risk question stays") {
            break;
        }
        sitting.key("n");
    }
    sitting.sees("risk question stays in your journal");
    let foot = sitting
        .screen()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(
        foot.contains("a all alike") && foot.contains("? help"),
        "{foot}"
    );
    sitting.press("Enter");
    let foot = sitting
        .screen()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(
        foot.contains("u undo") && foot.contains("Enter replace"),
        "{foot}"
    );
}

#[test]
fn the_answer_to_the_risk_question_is_spoken_of_only_where_it_was_asked() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("1 w").words("Oyelaran waved.").key("Ctrl+K");
    sitting
        .press("7 Enter Ctrl+A Ctrl+N")
        .sees("[Siobhan] wrote");
    sitting
        .sees("risk question stays in your journal")
        .press("n n n n");
    sitting
        .sees("[Oyelaran] waved")
        .sees_no("risk question stays in your journal");
}

#[test]
fn the_lines_of_a_finding_stay_where_they_are_from_one_to_the_next() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 ↓ Enter").sees("finding ");
    for _ in 0..12 {
        let screen = sitting.screen();
        let rows: Vec<&str> = screen.lines().collect();
        assert!(rows[2].is_empty() && !rows[3].is_empty(), "{screen}");
        sitting.key("n");
    }
}

#[test]
fn the_review_says_what_a_client_is_called_in_what_leaves() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 ↓ Enter").sees("finding ");
    for _ in 0..40 {
        let screen = sitting.screen();
        let title = screen.lines().find(|row| row.contains("in what leaves:"));
        if let Some((words, letter)) = title
            .unwrap_or_default()
            .split_once(", in what leaves: Client ")
        {
            let code = words.rsplit(' ').next().unwrap();
            assert_eq!(words.matches(code).count(), 2, "{screen}");
            assert!(letter.chars().all(|c| c.is_ascii_uppercase()), "{screen}");
            return;
        }
        sitting.key("n");
    }
    panic!("no finding about a client");
}
