//! While findings are looked for: what is laid over it, left, or could not be read.

use super::*;

#[test]
fn a_page_laid_over_the_choosing_while_findings_are_looked_for_does_not_lose_them() {
    for key_over in ["F5", "F2", "F6"] {
        let mut sitting = with_something_to_share(RECIPIENT);
        sitting.key("Enter").sees("1 of 1 entry marked");
        let tasks = sitting.hold(Msg::Key(key("Ctrl+N")));
        sitting.sees("looking for findings").key(key_over);
        sitting.let_go(tasks);
        // What was laid over stays in front; the review waits below it.
        sitting.sees_no("finding 1 of").key("Esc");
        sitting.sees("finding 1 of 4").key("Esc");
        sitting.sees("1 of 1 entry marked").sees_no("looking for");
    }
}

/// Tom beside Ruth, with a review in which two findings are decided; the focus on Ruth.
fn with_an_unfinished_review_for_tom() -> Sitting {
    let mut sitting = with_something_to_share(RECIPIENT);
    let tom = Identity::generate().recipient();
    sitting.key("a").words("Tom").key("Enter");
    sitting.paste(tom.as_str()).press("Enter ↓ Enter");
    sitting.sees("Tom is kept.").press("7 ↓ Enter Ctrl+N a");
    sitting.sees("2 decided, 2 to go").press("Esc Esc");
    sitting.sees("a review is unfinished").key("↑");
    sitting
}

#[test]
fn findings_for_one_supervisor_never_open_as_the_review_of_another() {
    let mut sitting = with_an_unfinished_review_for_tom();
    sitting.key("Enter").sees("For Ruth");
    let for_ruth = sitting.hold(Msg::Key(key("Ctrl+N")));
    sitting.press("Esc ↓");
    let for_tom = sitting.hold(Msg::Key(key("Enter")));
    sitting.sees("For Tom").sees("looking for findings");
    sitting.let_go(for_ruth);
    sitting.sees("For Tom").sees_no("finding 1 of");
    sitting.let_go(for_tom);
    sitting.sees("For Tom").sees("2 decided, 2 to go");
}

#[test]
fn findings_of_a_choice_that_was_left_do_not_open_for_the_next_one() {
    let mut sitting = with_something_to_share(RECIPIENT);
    let choose = |sitting: &mut Sitting| {
        sitting.key("Enter").sees("1 of 1 entry marked");
        sitting.hold(Msg::Key(key("Ctrl+N")))
    };
    let left = choose(&mut sitting);
    sitting.key("Esc");
    let next = choose(&mut sitting);
    sitting.let_go(left);
    sitting.sees("looking for findings");
    sitting.let_go(next);
    sitting.sees("finding 1 of 4");
}

#[test]
fn what_was_chosen_stays_as_it_is_while_findings_are_looked_for_in_it() {
    const LOOKING: &str = "Findings are being looked for in what you chose";
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.key("Enter").sees("1 of 1 entry marked");
    let tasks = sitting.hold(Msg::Key(key("Ctrl+N")));
    for keys in ["Space", "Ctrl+A", "Ctrl+N", "↑ x", "Ctrl+U", "↓ Enter"] {
        sitting
            .press(keys)
            .sees("looking for findings…")
            .sees(LOOKING);
    }
    sitting.let_go(tasks);
    sitting.sees("finding 1 of 4").key("Esc");
    sitting
        .sees("1 of 1 entry marked")
        .sees_no("looking for")
        .key("Esc");
    sitting.sees("[Supervision]");
}

#[test]
fn findings_do_not_open_over_the_question_whether_to_leave() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Space Space");
    let tasks = sitting.hold(Msg::Key(key("Ctrl+N")));
    sitting.key("Esc").sees("Leave without going on?");
    sitting.let_go(tasks);
    sitting
        .sees("Leave without going on?")
        .sees_no("finding 1 of")
        .key("Enter");
    sitting.sees("1 of 1 entry marked").sees_no("looking for");
    sitting.key("Ctrl+N").sees("finding 1 of 4");
}

#[test]
fn a_review_that_could_not_be_opened_is_still_there_after_the_journal_was_locked() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a").sees("2 decided, 2 to go");
    sitting.press("Esc Esc").sees("a review is unfinished");
    let mut tasks = sitting.hold(Msg::Key(key("Enter")));
    let Some(Task::Resume { ticket, .. }) = tasks.first() else {
        panic!("{tasks:?}");
    };
    let (ticket, epoch) = (*ticket, sitting.app.epoch);
    let prepared = Err(Failure::new("the disk could not be read"));
    sitting.done(epoch, Done::Prepared { ticket, prepared });
    sitting.let_go(tasks.split_off(1));
    sitting.sees("The disk could not be read");
    sitting.press("Tab ↑").words("What now?").key("Ctrl+L");
    sitting.unlock().press("7 Enter").sees("2 decided, 2 to go");
}

#[test]
fn an_entry_that_cannot_be_read_any_more_leaves_the_choosing_with_its_reason() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.key("Enter").sees("1 of 1 entry marked");
    let tasks = sitting.hold(Msg::Key(key("Ctrl+N")));
    sitting.key("F5");
    let failure = Failure::new("the disk could not be read");
    let [Task::Prepare { ticket, .. }] = tasks[..] else {
        panic!("{tasks:?}");
    };
    let epoch = sitting.app.epoch;
    sitting.done(
        epoch,
        Done::Prepared {
            ticket,
            prepared: Err(failure),
        },
    );
    sitting.sees("The disk could not be read").key("Esc");
    sitting
        .sees_no("looking for")
        .sees("The disk could not be read");
}
