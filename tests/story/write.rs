//! 3: one question a page, and nothing typed is ever lost.

use crate::sitting::*;
use afterhour::tui::app::Msg;
use afterhour::tui::task::Task;
use insta::assert_snapshot;
use std::time::Duration;

const DISK_FULL: &str = "the disk is full; nothing was changed";

fn drafts(tasks: &[Task]) -> usize {
    let kept = |task: &&Task| matches!(task, Task::KeepDraft { .. });
    tasks.iter().filter(kept).count()
}

/// A tick after so many milliseconds, with what it gives to do left undone.
fn tick(sitting: &mut Sitting, milliseconds: u64) -> Vec<Task> {
    sitting.elapsed += Duration::from_millis(milliseconds);
    sitting.hold(Msg::Tick)
}

#[test]
fn a_prompt_is_answered_in_three_steps_and_kept() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w");
    assert_snapshot!("write_first_step", sitting.screen());
    sitting.words("A colleague's talk of clients as “cases”.");
    sitting.key("Ctrl+N").words("It makes my work smaller.");
    sitting
        .press("Ctrl+N Ctrl+N Ctrl+N")
        .sees("Keep this entry?");
    assert_snapshot!("write_end", sitting.screen());
    sitting
        .key("Enter")
        .sees("Kept as entry 1.")
        .sees("[Today]");
    sitting.press("2 Enter").sees("It makes my work smaller.");
}

#[test]
fn guidance_with_its_citation_stands_beside_the_answer_at_every_size() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    assert_snapshot!("write_guidance_80x24", sitting.screen());
    assert_snapshot!("write_guidance_120x40", sitting.resize(120, 40).screen());
    assert_snapshot!("write_guidance_60x16", sitting.resize(60, 16).screen());
}

#[test]
fn guidance_that_has_no_room_says_so_and_is_read_on_a_page_of_its_own() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.sees_no("guidance: Ctrl+G");
    sitting.resize(60, 16);
    sitting.sees("guidance: Ctrl+G").sees_no("GPiA 040");
    sitting
        .key("Ctrl+G")
        .sees("suggests refusing")
        .sees("GPiA 040 (2023), section 3.4");
    sitting.key("Esc").sees("What kind of thing happened?");
}

#[test]
fn a_page_with_only_blank_answers_is_no_draft() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").press("Enter Enter").wait(10);
    sitting.key("Esc").sees("[Today]").sees_no("Go on with");

    sitting.key("w").words("x").wait(10);
    sitting.sees("kept as a draft").key("Backspace").key("Esc");
    sitting.sees("[Today]").sees_no("Go on with");
}

#[test]
fn a_question_is_skipped_and_come_back_to_and_its_words_are_there() {
    let mut sitting = Sitting::unlocked();
    sitting.press("w Ctrl+N").words("the second first");
    sitting.press("Ctrl+B").words("then the first");
    sitting.sees("then the first").sees_no("the second first");
    sitting.press("Tab").sees("the second first");
    sitting.press("Shift+Tab").sees("then the first");
}

#[test]
fn saved_for_later_it_waits_on_today_at_the_same_question() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("begun").press("Ctrl+N");
    sitting.words("and left").press("Ctrl+S");
    sitting
        .sees("[Today]")
        .sees("Go on with")
        .sees("2 answers, kept at 19:30");
    sitting
        .press("Home Enter")
        .sees("and left")
        .sees_no("begun");
    sitting.key("Ctrl+B").sees("begun");
    sitting
        .press("Ctrl+K")
        .sees("Kept as entry 1.")
        .sees_no("Go on with");
}

#[test]
fn writing_is_kept_a_second_after_the_last_key_and_not_when_nothing_changed() {
    let mut sitting = Sitting::unlocked();
    sitting.wait(60).key("w").words("one");
    assert_eq!(drafts(&tick(&mut sitting, 900)), 0, "keys may still come");
    assert_eq!(drafts(&tick(&mut sitting, 100)), 1);
    // It is still being kept: not again, however long that takes.
    sitting.words(" two");
    assert_eq!(drafts(&tick(&mut sitting, 20_000)), 0);
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("one").wait(10);
    assert_eq!(drafts(&tick(&mut sitting, 10_000)), 0, "nothing changed");
}

#[test]
fn somebody_who_types_without_a_pause_is_kept_every_three_seconds() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w");
    let mut kept = Vec::new();
    for tenth in 1..=70 {
        sitting.words("a");
        sitting.elapsed += Duration::from_millis(100);
        let due = sitting.hold(Msg::Tick);
        kept.extend(due.iter().map(|_| tenth));
        sitting.let_go(due);
        // Never in turns with every key.
        sitting.sees("not kept yet").sees_no("kept as a draft");
    }
    assert_eq!(kept, [30, 60], "tenths of a second");
    sitting.wait(1).sees("kept as a draft at 19:30");
}

#[test]
fn what_is_typed_is_said_to_be_kept_only_once_it_is() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").sees_no("kept").words("one");
    sitting.sees("not kept yet").wait(1).sees("kept as a draft");
    sitting.words(" two").sees("not kept yet");
    sitting.sees_no("kept as a draft").wait(1);
    sitting.sees("kept as a draft").sees_no("not kept yet");
    // A turn of the page keeps it at once.
    sitting.words(" three").sees("not kept yet").key("Tab");
    sitting.sees("kept as a draft");
}

#[test]
fn of_two_drafts_on_their_way_the_first_answer_stands_for_the_first() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("one");
    let mut tasks = tick(&mut sitting, 1_000);
    // The second is asked for by a turn of the page, before the first is kept.
    sitting.words(" two");
    tasks.extend(sitting.hold(Msg::Key(key("Tab"))));
    assert_eq!(drafts(&tasks), 2);
    let mut tasks = tasks.into_iter();
    sitting.let_go(tasks.next());
    sitting.sees("not kept yet").sees_no("kept as a draft");
    sitting.let_go(tasks);
    sitting.sees("kept as a draft");
}

#[test]
fn what_is_taken_back_while_its_first_draft_is_on_its_way_leaves_none() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("one");
    let mut tasks = tick(&mut sitting, 1_000);
    for name in ["Ctrl+A", "Backspace", "Esc"] {
        tasks.extend(sitting.hold(Msg::Key(key(name))));
    }
    sitting.let_go(tasks).sees("[Today]");
    sitting.sees("The draft is gone.").sees_no("Go on with");
    // Locked instead of left, the draft is as empty as the page.
    sitting.key("w").words("two");
    let mut tasks = tick(&mut sitting, 1_000);
    for name in ["Ctrl+A", "Backspace", "Ctrl+L"] {
        tasks.extend(sitting.hold(Msg::Key(key(name))));
    }
    sitting.let_go(tasks).unlock().sees_no("1 answer");
}

#[test]
fn a_draft_that_could_not_be_kept_is_told_and_tried_again_also_below_another_page() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("one");
    let epoch = sitting.app.epoch;
    let held = tick(&mut sitting, 1_000);
    sitting.begin_incident();
    sitting.done(epoch, not_kept(&held, DISK_FULL));
    sitting.sees("The disk is full; nothing was changed.");
    sitting.wait(1);
    let mut sitting = sitting.killed();
    sitting.unlock().sees("1 answer, kept");
}

#[test]
fn what_fails_beside_a_form_is_told_and_not_taken_for_its_own_failure() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("one");
    let epoch = sitting.app.epoch;
    let save = sitting.hold(Msg::Key(key("Ctrl+K")));
    let now = sitting.now.clone();
    let failure = Sitting::locked().worker.perform(Task::LookOn, &now);
    sitting.done(epoch, failure);
    sitting.sees("locked");
    // Still on its way: a second press keeps no second entry.
    assert_eq!(
        sitting.sees("keeping…").hold(Msg::Key(key("Ctrl+K"))).len(),
        0
    );
    sitting.let_go(save);
    sitting.sees("Kept as entry 1.").sees("[Today]");
}

#[test]
fn after_the_program_is_killed_the_draft_is_offered_with_its_words() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .words("She asked what I had posted.")
        .wait(6);
    sitting.words(" Lost.");
    let mut sitting = sitting.killed();
    sitting.sees("locked").sees_no("She asked");
    sitting
        .unlock()
        .sees("Go on with")
        .sees("1 answer, kept at 19:30");
    sitting
        .press("Home Enter")
        .sees("She asked what I had posted.");
    sitting.sees_no("Lost.");
}

fn on_to(sitting: &mut Sitting, page: &str) {
    for _ in 0..9 {
        if sitting.screen().contains(page) {
            return;
        }
        sitting.key("Ctrl+N");
    }
    panic!("no {page} on\n{}", sitting.screen());
}

#[test]
fn what_is_not_yet_an_answer_is_in_the_draft_as_it_was_typed() {
    let mut sitting = Sitting::unlocked();
    sitting.press("n ↓ ↓ Enter").sees("What nearly happened?");
    on_to(&mut sitting, "question 5 of 5");
    // An act without its day, and one whose day is none.
    sitting.words("Put a sticker on the phone").key("↓");
    sitting.words("the tuesday after").key("Enter");
    sitting.words("Turn it off at nine").wait(6);
    let mut sitting = sitting.killed();
    sitting.unlock().press("Home Enter");
    on_to(&mut sitting, "question 5 of 5");
    sitting.sees("Put a sticker on the phone");
    sitting
        .sees("the tuesday after")
        .sees("Turn it off at nine");
    // It is still not kept as an entry.
    sitting
        .key("Ctrl+K")
        .sees("The follow-up has no day yet: expected a day");
}

#[test]
fn a_word_in_a_clients_field_that_is_no_code_is_in_the_draft_as_it_was_typed() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("Ctrl+P")
        .words("accidental")
        .press("Enter ↓ ↓ Enter");
    on_to(&mut sitting, "Which code stands for the client?");
    sitting.words("the tall one").wait(6);
    let mut sitting = sitting.killed();
    sitting.unlock().press("Home Enter");
    on_to(&mut sitting, "Which code stands for the client?");
    sitting.sees("the tall one");
    // It is still no answer.
    sitting.key("Ctrl+K").sees("Expected");
}

#[test]
fn a_follow_up_without_its_day_is_asked_for_it_where_it_goes() {
    let mut sitting = Sitting::unlocked();
    sitting.press("n ↓ ↓ Enter").sees("What nearly happened?");
    on_to(&mut sitting, "question 5 of 5");
    sitting.words("Type the address last").wait(6).key("Tab");
    // It is only come to: nothing is wrong yet.
    sitting.sees_no("no day yet").sees("kept as a draft");
    sitting.words("tomorrow").sees("Type the address last");
    sitting
        .sees_no("lasttomorrow")
        .key("Tab")
        .sees_no("no day yet");
    sitting.sees("Keep this entry?");
}

#[test]
fn a_day_that_is_past_or_that_no_calendar_has_is_told_and_a_day_without_a_year_is_the_next() {
    let mut sitting = Sitting::unlocked();
    sitting.press("n ↓ ↓ Enter Enter Ctrl+F");
    sitting.words("Ask Ruth").key("Enter").words("20 november");
    sitting.sees("Saturday 20 November 2027").sees_no("past");
    sitting.key("Ctrl+U").words("30 february");
    sitting
        .sees("There is no such day in the calendar.")
        .key("↑");
    // Once it is left it is complained of once.
    sitting
        .sees("The follow-up has no day yet: there is no such day in the calendar.")
        .sees_no("There is no such day");
    sitting.press("Ctrl+K").sees("Before it can be kept");
    sitting.press("Enter ↓ Ctrl+U").words("yesterday");
    sitting.sees("Friday 20 November 2026, which is past");
    sitting.sees_no("no such day").key("Ctrl+K");
    sitting.sees("Kept as entry 1.");
}

#[test]
fn a_day_that_is_none_is_said_once_it_is_left_and_until_it_is_one() {
    let mut sitting = Sitting::unlocked();
    sitting.press("n ↓ ↓ Enter Ctrl+F");
    sitting.words("Type the address last").wait(6).key("Enter");
    sitting.words("soonis").sees_no("no day yet").key("↑");
    sitting
        .sees("The follow-up has no day yet: expected a day")
        .wait(1)
        .sees("kept as a draft");
    sitting.words("!").press("↓ h").sees("no day yet");
    for _ in 0..6 {
        sitting.key("Backspace").sees("no day yet");
    }
    sitting
        .key("Backspace")
        .sees("The follow-up has no day yet: expected a day");
    sitting.words("th").sees("no day yet");
    sitting.words("ursday").sees_no("no day yet");
    // An empty day is said when it is left, too; of several, which one is meant.
    sitting.key("Enter").words("Turn it off at nine");
    sitting.key("Tab").sees_no("no day yet");
    sitting.key("Tab").sees("Follow-up 2 has no day yet");
    assert_snapshot!("write_day_missing", sitting.screen());
    sitting.key("Tab").sees("Keep this entry?");
}

#[test]
fn a_follow_up_stops_the_form_where_its_day_is_left_be_it_wrong_or_missing() {
    let page = "Which small change would help";
    for day in ["", "blursday", "30 february"] {
        for leaving in ["Enter", "Tab", "↑ Tab", "↑ Ctrl+N"] {
            let mut sitting = Sitting::unlocked();
            sitting.press("n ↓ ↓ Enter Ctrl+F");
            sitting.words("Type the address last").key("Enter");
            if !day.is_empty() {
                sitting.words(day);
            }
            // The cursor stands on it, and no act is added below.
            sitting
                .press(leaving)
                .sees("The follow-up has no day yet: ");
            sitting.sees(format!("▸ by    {day}").trim_end());
            sitting.key("Tab").sees("Keep this entry?");
        }
    }
    // Nobody who only looked is held.
    for (leaving, there) in [("Tab", "Keep this entry?"), ("Enter", "Keep this entry?")] {
        let mut sitting = Sitting::unlocked();
        sitting.press("n ↓ ↓ Enter Ctrl+F").sees(page);
        sitting.press(leaving).sees(there).sees_no("no day yet");
    }
    let mut sitting = Sitting::unlocked();
    sitting.press("n ↓ ↓ Enter Ctrl+F").sees(page);
    sitting.words("Ring").key("Shift+Tab").sees_no(page);
}

#[test]
fn at_the_end_a_wrong_day_is_said_once_and_whole() {
    for size in [(80, 24), (60, 20)] {
        let mut sitting = Sitting::unlocked();
        sitting.resize(size.0, size.1).press("n ↓ ↓ Enter Ctrl+F");
        sitting.words("Type the address last").key("Ctrl+K");
        sitting.sees("Before it can be kept");
        let screen = sitting.screen();
        let words: Vec<&str> = screen.split_whitespace().collect();
        let said = words.join(" ");
        let day = "The follow-up has no day yet: expected a day, such as 2026-11-26, 26 November or thursday.";
        assert_eq!(said.matches(day).count(), 1, "{screen}");
    }
}

#[test]
fn a_page_left_below_another_keeps_its_own_draft() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("words of the prompt");
    sitting.begin_incident();
    // The page below is kept by the clock while the incident lies on top.
    sitting.wait(6);
    sitting
        .press("Enter")
        .words("words of the incident")
        .wait(6);
    let mut sitting = sitting.killed();
    sitting
        .unlock()
        .press("Home Enter")
        .sees("words of the incident");
    sitting
        .press("Esc Home ↓ Enter")
        .sees("words of the prompt");
}

#[test]
fn pasted_text_comes_in_clean() {
    let mut sitting = Sitting::unlocked();
    sitting
        .key("w")
        .paste("one\u{1b}[31m two\u{7}\r\nthree\u{202e}\tfour\u{0}");
    sitting.sees("one[31m two").sees("three    four");
}

#[test]
fn a_paste_too_long_for_one_answer_is_refused_whole() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("short");
    sitting
        .paste(&"long ".repeat(300_000))
        .sees("nothing was changed")
        .sees("short");
    sitting.sees_no("long long");
}

#[test]
fn undo_stops_at_what_was_opened() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("as it was").press("Ctrl+K");
    sitting.press("2 e").sees("as it was").key("End");
    sitting
        .words(" and more")
        .paste(" and pasted")
        .sees("as it was and more and pasted");
    for _ in 0..40 {
        sitting.key("Ctrl+Z");
    }
    sitting
        .sees("as it was")
        .sees_no("and more")
        .sees_no("pasted");
}

#[test]
fn an_empty_page_is_not_kept_and_leaving_it_leaves_nothing() {
    let mut sitting = Sitting::unlocked();
    sitting.press("w Ctrl+K").sees("Nothing is written yet");
    sitting.key("Esc").sees("[Today]").sees_no("Go on with");
    sitting
        .key("2")
        .sees("Nothing is written yet. Today's prompt");
}

#[test]
fn what_is_missing_is_said_before_an_entry_is_kept() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident();
    sitting.press("Ctrl+N Ctrl+N").words("My hands shook.");
    sitting.press("Ctrl+K").sees("Before it can be kept");
    sitting.sees("▸ What kind of thing happened?");
    sitting.sees("Not kept yet: Enter goes to the question in the way");
    // One step back is where the key was pressed, not the last question.
    sitting.press("Ctrl+B").sees("My hands shook.");
    // The same from everywhere: another page, the last one, the question itself.
    for keys in ["Ctrl+N Ctrl+N Ctrl+K", "Ctrl+K", "Enter Ctrl+K"] {
        sitting.press(keys).sees("Keep this entry?");
        sitting.sees("▸ What kind of thing happened?");
    }
    sitting.press("Enter Space Ctrl+K").sees("Kept as entry 1.");
}

#[test]
fn a_click_puts_the_cursor_into_the_text() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("What I saw");
    let (_, row) = sitting.cursor();
    sitting.click(3, row).words("No: ").sees("No: What I saw");
}

#[test]
fn one_key_empties_a_line_and_of_a_longer_text_its_row() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("What I saw.").key("Enter");
    sitting.words("What I thought.").key("Ctrl+U");
    sitting.sees("What I saw.").sees_no("What I thought.");
    sitting.press("Ctrl+U Ctrl+U").sees_no("What I saw.");
    sitting.press("Ctrl+Z").sees("What I saw.");
    // The same before a text is posted.
    sitting.press("F5 ↓ ↓ Enter").words("Ask me anything.");
    sitting.sees("Ask me anything.").key("Ctrl+U");
    sitting.sees_no("Ask me anything.").key("Ctrl+Z");
    sitting.sees("Ask me anything.");
    let mut sitting = Sitting::unlocked();
    sitting
        .press("n ↓ ↓ Enter Ctrl+F")
        .words("Type the address last");
    sitting.key("Enter").words("the tuesday after");
    sitting.key("Ctrl+U").sees_no("tuesday");
    sitting.sees("Type the address last").words("tomorrow");
    sitting.sees("by    tomorrow").key("↑");
    sitting.key("Ctrl+U").sees_no("Type the address last");
    sitting.key("Ctrl+Z").sees("Type the address last");
}

#[test]
fn a_page_that_is_left_says_where_its_draft_is() {
    let mut sitting = Sitting::unlocked();
    for leave in ["Esc", "Ctrl+S"] {
        sitting.press("2 F2 ↓ ↓ Enter Space").key(leave);
        sitting.sees("Kept as a draft; Today (1) shows it, to go on with.");
        sitting.key("1").sees("Go on with: A boundary incident");
        sitting.press("Home x ↓ Enter");
    }
    // Of what is empty nothing is kept, and nothing said.
    sitting.press("w Esc").sees_no("Kept as a draft");
}

#[test]
fn keys_of_a_page_stand_in_help_and_where_there_is_room_on_it() {
    let mut sitting = Sitting::unlocked();
    sitting.begin_incident().sees("risk question: F7");
    sitting.resize(60, 20).sees("risk question: F7");
    sitting.resize(80, 24);
    sitting.press("Ctrl+F F1").words("take the follow");
    sitting.sees("Ctrl+D").press("Esc F1").words("undo");
    sitting.sees("Ctrl+Z");
    sitting.press("Esc Esc").key("w");
    sitting.sees_no("Ctrl+Z").sees_no("risk question");
    // Only once there is something to undo.
    sitting.resize(120, 40).sees_no("Ctrl+Z").press("Ctrl+Z");
    sitting.sees("There is nothing to undo on this page.");
    sitting.words("one").sees("Ctrl+Z undo").sees_no("Ctrl+D");
    sitting.press("Ctrl+D");
    sitting.sees("none is asked for on this page");
}

#[test]
fn what_is_pressed_while_an_entry_is_being_kept_is_for_the_page_that_comes() {
    for (pressed, there) in [("F2", "one question first"), ("2", "[Journal]")] {
        let mut sitting = Sitting::unlocked();
        sitting.key("w").words("one");
        let save = sitting.hold(Msg::Key(key("Ctrl+K")));
        sitting.press("Ctrl+G").key(pressed).sees("keeping");
        sitting
            .let_go(save)
            .sees(there)
            .press("Esc Esc 2")
            .sees("1 entry");
    }
}

#[test]
fn a_page_that_is_left_closes_once_it_is_kept_and_stays_where_it_could_not_be() {
    let mut sitting = Sitting::unlocked();
    sitting.key("w").words("one");
    let epoch = sitting.app.epoch;
    let leaving = sitting.hold(Msg::Key(key("Esc")));
    sitting
        .done(epoch, not_kept(&leaving, DISK_FULL))
        .sees("The disk is full; nothing was changed.")
        .sees("not kept yet")
        .sees_no("Kept as a draft");
    let leaving = sitting.hold(Msg::Key(key("Esc")));
    sitting.key("2").sees("not kept yet");
    sitting
        .let_go(leaving)
        .sees("[Journal]")
        .key("1")
        .sees("1 answer, kept");
}
