//! With a real journal at the end of it.

use super::*;

#[test]
fn a_real_journal_is_made_locked_and_opened_again() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("journal");
    let library = Arc::new(Library::built_in());
    let mut worker = Worker::new(&folder, dir.path(), library);
    let wizard = Wizard::offering(&folder, Passphrase::new(SIX));
    let mut played = Played::at(State::New(Box::new(wizard)));

    played.press("Enter Enter Enter");
    played.write(SIX);
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    let State::New(wizard) = &played.app.state else {
        panic!("{}", played.seen())
    };
    let sheet = wizard
        .sheet
        .as_ref()
        .map(|(sheet, _)| sheet.clone())
        .unwrap();
    assert!(played.seen().contains("5 of 10"), "{}", played.seen());

    let inside = folder.join("sheet.txt");
    played.press("Ctrl+W");
    played.write(&inside.display().to_string());
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    assert!(
        played.seen().contains("journal's own folder") && !inside.exists(),
        "{}",
        played.seen()
    );
    let file = dir.path().join("sheet.txt");
    played.press("Ctrl+U");
    played.write(&file.display().to_string());
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), sheet.text.read());

    played.press("Enter");
    for asked in sheet.asked {
        played.write(sheet.groups[asked].read());
        played.press("Enter");
    }
    played.press("↓ Enter Enter Enter");
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    let State::Unlocked(desk, _) = &played.app.state else {
        panic!("{}", played.seen())
    };
    assert_eq!(desk.settings.role, Role::Trainee);

    let tasks = played.press("Ctrl+L");
    played.work(&mut worker, tasks);
    played.write("otter");
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    assert!(
        played
            .seen()
            .contains("This passphrase does not open the journal"),
        "{}",
        played.seen()
    );
    played.write(SIX);
    let tasks = played.press("Enter");
    played.work(&mut worker, tasks);
    assert!(played.seen().contains("[Today]"), "{}", played.seen());
}

#[test]
fn a_hangup_forgets_the_passphrase_and_locks_a_journal_that_was_just_made() {
    let mut played = made();
    let tasks = played.hang_up();
    assert!(matches!(&tasks[..], [Task::Lock]), "{tasks:?}");
    assert!(matches!(played.app.state, State::Locked(_)));
    assert!(!played.seen().contains("QF3K"), "{}", played.seen());

    let mut played = self::played();
    played.press("Enter Enter Tab Enter");
    played.write("half a passphrase");
    assert!(played.hang_up().is_empty());
    assert!(played.seen().contains("page 1"), "{}", played.seen());
}
