//! What Today keeps saying.

use crate::domain::EntryId;
use crate::figures::due::{Standing, due};
use crate::tui::keymap::Tab;
use crate::tui::screens::Screen;
use crate::tui::screens::played::{Played, bare_desk};
use crate::tui::task::Task;
use crate::vault::NotAsKept;

#[test]
fn what_is_not_as_it_was_kept_stands_on_today_and_leads_to_what_can_be_done() {
    let mut desk = bare_desk();
    let lines = vec![
        "entry 7 is not as it was kept".to_owned(),
        "entry 5 is missing".to_owned(),
    ];
    let standing = Standing {
        not_as_kept: lines.clone(),
        ..Standing::default()
    };
    desk.told = due(&standing, &desk.settings, desk.today);
    desk.unkept = NotAsKept {
        lines,
        entries: [EntryId(7)].into(),
        looked: false,
    };
    let mut played = Played::with(Screen::of(Tab::Today).0, desk);
    let seen = played.seen();
    assert!(
        seen.contains("not as kept  entry 7 is not as it was kept, and 1 more"),
        "{seen}"
    );
    let tasks = played.press("Enter");
    assert!(
        matches!(tasks.as_slice(), [Task::LookedAt]),
        "whoever reads it has looked: {tasks:?}"
    );
    let seen = played.seen();
    for said in [
        "Entry 7 is not as it was kept.",
        "Entry 5 is missing.",
        "has a seal over its words",
        "/home/ines/.local/share/afterhour",
        "afterhour verify",
    ] {
        assert!(seen.contains(said), "{said} in\n{seen}");
    }
    played.press("End");
    assert!(
        played.seen().contains("afterhour restore FILE"),
        "{}",
        played.seen()
    );
}
