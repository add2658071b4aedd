//! 4: finding, reading, revising, throwing away and taking back.

use crate::sitting::*;
use afterhour::tui::app::Msg;
use afterhour::tui::task::Task;
use insta::assert_snapshot;
use ratatui::style::Modifier;

/// Words with the number of entries of the fictional year in the place of `#`.
fn of_year(words: &str) -> String {
    words.replace('#', "206")
}
use std::collections::VecDeque;

#[test]
fn the_journal_lists_the_newest_first_at_every_size() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("2");
    assert_snapshot!("journal_80x24", sitting.screen());
    assert_snapshot!("journal_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("journal_60x16", sitting.resize(60, 16).screen());
}

#[test]
fn search_narrows_as_one_types_and_escape_shows_all_again() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("/").sees(&of_year("# entries"));
    sitting
        .words("snee")
        .sees(&of_year("of # found"))
        .sees("left unanswered");
    assert_snapshot!("journal_search", sitting.screen());
    sitting.words("zzz").sees("No entry matches.");
    sitting.press("Esc Esc").sees(&of_year("# entries"));
    sitting.key("Esc").sees("[Today]");
}

#[test]
fn below_each_hit_stand_the_words_around_it_and_what_was_found_is_marked_by_its_weight() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("/").words("client").sees("found");
    assert_snapshot!("journal_hits_80x24", sitting.screen());
    assert_snapshot!("journal_hits_60x20", sitting.resize(60, 20).screen());
    for (columns, rows) in [(80, 24), (60, 20)] {
        sitting.resize(columns, rows);
        let (buffer, _) = sitting.buffer();
        let strong = |y| {
            let cells = (0..columns).map(|x| &buffer[(x, y)]);
            let cells = cells.filter(|cell| cell.modifier.contains(Modifier::BOLD));
            cells.map(|cell| cell.symbol()).collect::<String>()
        };
        // The first hit, and the line below it.
        assert_eq!(strong(6), "");
        assert_eq!(strong(7), "client");
    }
    // A page down goes by the entries that are seen, not by the lines.
    sitting
        .resize(80, 24)
        .press("Esc PgDn")
        .sees("▸ 21 Oct  reflection  What I must learn");
}

#[test]
fn what_was_found_is_read_and_the_search_is_still_there_afterwards() {
    let mut sitting = Sitting::with_a_year();
    sitting
        .key("/")
        .words("sneer")
        .press("Enter")
        .sees("a sneer")
        .key("Esc");
    // The line is open as it was left: what is typed goes on in it.
    sitting.sees("sneer").sees("found").sees("Esc to the list");
    sitting
        .words("zz")
        .sees("/  sneerzz")
        .sees("No entry matches");
    for _ in "zz".chars() {
        sitting.key("Backspace");
    }
    // In the list letters are keys, and it says how the words are changed and cleared.
    sitting.key("Esc").sees("/  sneer   / changes, Esc clears");
    sitting
        .key("Esc")
        .sees(&of_year("# entries"))
        .sees_no("sneer ");
}

#[test]
fn each_filter_narrows_and_says_so() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("2");
    for (key, words) in [
        ("f", "prompt   117 of # found"),
        ("a", "# entries"),
        ("t", "online presence"),
        ("T", "# entries"),
        ("T", "inclusion"),
        ("a", "# entries"),
        ("c", "K-02"),
        ("a", "# entries"),
        ("S", "open   3 of # found"),
        ("S", "waiting   3 of # found"),
        ("S", "closed   12 of # found"),
        ("S", "# entries"),
        ("z", "in the trash"),
        ("z", "# entries"),
    ] {
        sitting.key(key).sees(&of_year(words));
    }
}

#[test]
fn an_entry_is_edited_as_a_revision_and_the_first_words_stay_to_be_seen() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("I was sure.")
        .press("Ctrl+K 2 Enter");
    sitting.sees("I was sure.");
    sitting
        .key("e")
        .sees("entry 1, a new revision")
        .key("Ctrl+K");
    sitting.sees("Nothing was changed, so no revision is kept; Esc goes back.");
    sitting.key("End");
    sitting
        .words(" Less now.")
        .press("Ctrl+K")
        .sees("Kept as a new revision of entry 1.")
        .sees("I was sure. Less now.");
    sitting.sees("revision 2 of 2").key("←");
    sitting
        .sees("revision 1 of 2, kept on 21 November 2026 at 19:30")
        .sees("→ newer")
        .sees_no("d tick off")
        .sees_no("Less now.")
        .key("←");
    sitting.sees("This is the first revision.").key("e");
    sitting.sees("An earlier revision cannot be edited");
    sitting.key("→").sees("Less now.");
    assert_snapshot!("journal_read_revised", sitting.screen());
}

#[test]
fn e_in_the_list_edits_at_once_and_comes_back_to_the_list() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("First.").press("Ctrl+K 2 e");
    sitting
        .sees("a new revision")
        .key("End")
        .words(" Second.")
        .press("Ctrl+K");
    sitting
        .sees("[Journal]")
        .key("Enter")
        .sees("First. Second.");
}

#[test]
fn an_unfinished_revision_waits_as_a_draft_and_the_entry_stays_as_it_was() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("First.")
        .press("Ctrl+K 2 e End")
        .words(" Second.");
    let mut sitting = {
        sitting
            .press("Esc 2 Enter")
            .sees("First.")
            .sees_no("Second.");
        sitting
    };
    sitting
        .press("Esc 1 Home Enter")
        .sees("First. Second.")
        .press("Ctrl+K");
    sitting
        .press("2 Enter")
        .sees("First. Second.")
        .sees("revision 2 of 2");
}

#[test]
fn the_trash_takes_an_entry_only_after_a_question_and_gives_it_back() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("Keep me.").press("Ctrl+K 2 x");
    assert_snapshot!("journal_trash_question", sitting.screen());
    sitting.key("Enter").sees("1 entry");
    sitting
        .press("x ↓ Enter")
        .sees("Moved to the trash for 30 days.")
        .sees_no("1 entry");
    sitting
        .press("z Enter")
        .sees("in the trash")
        .sees("Keep me.")
        .key("e");
    sitting
        .sees("This entry is in the trash")
        .key("r")
        .sees("Back in the journal.");
    sitting.press("a").sees("1 entry");
}

#[test]
fn an_entry_goes_on_the_agenda_and_off_again() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("For Ruth.")
        .press("Ctrl+K 2 s")
        .sees("agenda\n");
    sitting
        .sees("On the agenda for supervision.")
        .key("s")
        .sees("No longer on the agenda.");
}

#[test]
fn an_earlier_revision_says_what_held_then_and_not_what_holds_now() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident().press("Enter Ctrl+K 3 o");
    sitting
        .sees("Now waiting.")
        .key("Enter")
        .sees("revision 2 of 2");
    sitting.sees("waiting").key("←").sees("revision 1 of 2");
    sitting.sees(" open\n");
}

#[test]
fn the_trash_counts_what_lies_in_it_and_offers_to_take_it_back() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("2 x ↓ Enter").sees_no(&of_year("# entries"));
    sitting.key("z");
    sitting
        .sees("1 entry")
        .sees("r take back")
        .sees_no("e edit");
    sitting.key("z").sees_no("r take back").sees("e edit");
}

#[test]
fn the_theme_filter_goes_through_the_themes_in_use_both_ways() {
    let mut sitting = Sitting::unlocked();
    sitting.press("2 t").sees("No entry has a theme yet.");
    sitting.begin_incident().press("Enter Ctrl+K 2 t");
    sitting.sees("boundaries   1 of 1 found").key("t");
    sitting.sees("1 entry").key("T").sees("boundaries").key("T");
    sitting.sees("1 entry").sees_no("boundaries");
}

/// Keys whose tasks are not performed yet: as when they come quicker than the vault answers.
fn quickly(sitting: &mut Sitting, keys: &str) -> Vec<Task> {
    keys.split(' ')
        .flat_map(|name| sitting.hold(Msg::Key(key(name))))
        .collect()
}

#[test]
fn while_a_search_runs_no_older_count_stands_above_the_list() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("/").words("sneer").sees(&of_year("of # found"));
    let tasks = quickly(&mut sitting, "z");
    sitting.sees("looking").sees_no("found").sees_no("No entry");
    sitting.let_go(tasks);
    sitting.sees("No entry matches.").sees_no("nothing found");
}

#[test]
fn enter_twice_before_the_search_has_answered_reads_what_is_found() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("/").words("snee");
    let tasks = quickly(&mut sitting, "r Enter Enter");
    sitting.let_go(tasks);
    sitting.sees_no("[Journal]").sees("a sneer");
    // Nothing to read is said, not waited for.
    sitting.press("Esc /").words("zz");
    let tasks = quickly(&mut sitting, "z Enter");
    sitting.let_go(tasks);
    sitting.sees("There is no entry here.");
}

#[test]
fn what_is_typed_while_a_list_comes_is_for_the_list() {
    let mut sitting = Sitting::with_a_year();
    for tab in ["2", "3", "4", "5"] {
        let tasks = quickly(&mut sitting, &format!("{tab} Enter"));
        sitting.let_go(tasks);
        sitting.sees("a add").press("Esc 1").sees("[Today]");
    }
}

#[test]
fn a_client_whom_no_entry_is_about_is_looked_for_in_the_words_of_others() {
    let mut sitting = Sitting::unlocked();
    sitting.press("8 a").words("K-07").press("Enter Enter");
    sitting.press("1 w").words("Like K-07, only quieter.");
    sitting
        .press("Ctrl+K 2 c")
        .sees("No entry is about this client.");
    sitting
        .sees("code finds those that mention it.")
        .sees("K-07");
    sitting.press("a /").words("K-07").sees("1 of 1 found");
}

#[test]
fn what_is_typed_while_an_entry_opens_is_for_its_page() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("2");
    // The second Enter opens nothing twice; Esc leaves the page it waited for.
    let tasks = quickly(&mut sitting, "Enter Enter Esc");
    sitting.let_go(tasks);
    sitting.sees("[Journal]");
    let tasks = quickly(&mut sitting, "Enter F2");
    sitting.let_go(tasks);
    sitting.sees("A boundary incident");
    sitting.press("Esc").sees("e edit").press("Esc");
    let tasks = quickly(&mut sitting, "Enter e Ctrl+L");
    sitting.let_go(tasks);
    sitting.sees("is locked").unlock();
    sitting.sees("[Today]");
}

#[test]
fn what_is_typed_while_an_entry_opens_waits_though_a_list_comes_first() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("2");
    // Further rows come at the end of those there are; Esc is for the page.
    let rows = quickly(&mut sitting, "End");
    assert!(matches!(rows[..], [Task::Find { .. }]), "{rows:?}");
    let page = quickly(&mut sitting, "Enter Esc");
    sitting.let_go(rows);
    sitting.sees("[Journal]");
    sitting.let_go(page);
    sitting.sees("[Journal]");
}

#[test]
fn what_the_trash_holds_is_not_edited_by_a_quick_e() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("Gone.").press("Ctrl+K 2 x ↓ Enter");
    let tasks = quickly(&mut sitting, "z e");
    sitting.let_go(tasks);
    sitting.sees("in the trash").sees("r takes it back");
    sitting.sees("[Journal]");
}

/// Performs tasks and what comes of them one after another, as the worker does; gives how many lists were looked up.
fn in_their_turn(sitting: &mut Sitting, tasks: Vec<Task>) -> usize {
    let (mut waiting, mut looked_up) = (VecDeque::from(tasks), 0);
    while let Some(task) = waiting.pop_front() {
        looked_up += usize::from(matches!(task, Task::Find { .. }));
        let done = sitting.worker.perform(task, &sitting.now.clone());
        let epoch = sitting.app.epoch;
        waiting.extend(sitting.hold(Msg::Done(epoch, done)));
    }
    looked_up
}

#[test]
fn a_switch_of_screens_looks_a_list_up_once() {
    let mut sitting = Sitting::with_a_year();
    for (key, lists) in [("2", 1), ("3", 2), ("2", 1)] {
        let tasks = quickly(&mut sitting, key);
        assert_eq!(in_their_turn(&mut sitting, tasks), lists, "{key}");
    }
    sitting.sees(&of_year("# entries"));
    // A change looks it up again.
    let tasks = quickly(&mut sitting, "s");
    sitting.let_go(tasks);
    sitting.sees("agenda\n");
}

#[test]
fn what_is_listed_below_a_page_that_was_opened_meanwhile_is_there_when_it_closes() {
    let mut sitting = Sitting::unlocked();
    let tasks = quickly(&mut sitting, "3 4 i");
    in_their_turn(&mut sitting, tasks);
    sitting.sees("serious harm").key("Esc");
    sitting
        .sees("[Echo chamber]")
        .sees("Nothing was counted yet.");
}

#[test]
fn a_late_answer_to_an_earlier_list_is_not_taken_for_a_new_one() {
    let mut sitting = Sitting::with_a_year();
    sitting.key("2");
    let asked = quickly(&mut sitting, "S");
    let again = quickly(&mut sitting, "a f");
    // Only the answer to the first list has come.
    sitting.let_go(asked);
    sitting.sees("looking").sees_no("found");
    sitting.let_go(again);
    sitting.sees(&of_year("prompt   117 of # found"));
}

#[test]
fn what_has_no_room_below_an_entry_is_counted_in_a_row_of_its_own() {
    let mut sitting = Sitting::unlocked();
    sitting.press("1 w");
    let lines: Vec<String> = (1..=40).map(|line| format!("Line {line}.")).collect();
    sitting.paste(&lines.join("\n"));
    sitting.press("Ctrl+K 2 Enter");
    let screen = sitting.screen();
    let sign = screen.lines().find(|line| line.contains("more below"));
    let sign = sign.unwrap().trim();
    let (count, words) = sign.split_once(' ').unwrap();
    assert!(count.parse::<usize>().is_ok(), "{screen}");
    assert_eq!(words, "more below", "{screen}");
    sitting
        .key("End")
        .sees("Line 40.")
        .sees("more above")
        .sees_no("more below");
}

#[test]
fn the_words_looked_for_are_emptied_by_one_key() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("/").words("sneerzz").sees("No entry matches");
    sitting
        .key("Ctrl+U")
        .sees_no("sneer")
        .sees_no("No entry matches");
    sitting.words("sneer").sees("/  sneer");
}
