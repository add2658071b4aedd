//! What leaves, seen whole and sealed; the file, and the receipt that stays.

use super::*;
use afterhour::anonymise::Review;
use afterhour::domain::Supervisor;
use afterhour::supervision::Reply;
use std::path::PathBuf;

/// Everything decided, what leaves read to its end, and the file to seal it into asked for.
fn about_to_seal() -> Sitting {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("Enter Ctrl+N a Enter Enter p")
        .read_through()
        .key("Enter")
        .sees("Seal for Ruth");
    sitting
}

/// A file by the name that is offered first; what lies in the folder is gathered when the journal opens.
fn an_earlier_summary_of_this_day(sitting: &mut Sitting, text: &str) -> PathBuf {
    let file = sitting.dir.path().join("ruth-2026-11-21.age");
    fs::write(&file, text).unwrap();
    sitting.key("Ctrl+L").unlock().key("7");
    file
}

#[test]
fn what_leaves_is_seen_whole_then_sealed_and_a_receipt_stays() {
    let ruth = Identity::generate();
    let mut sitting = with_something_to_share(ruth.recipient().as_str());
    an_earlier_summary_of_this_day(&mut sitting, "sealed");
    sitting
        .press("Enter Ctrl+N a Enter Enter p")
        .sees("This is what Ruth will read");
    assert_snapshot!("share_leaves", sitting.screen());
    let opening: Vec<String> = sitting
        .screen()
        .lines()
        .skip(2)
        .take(4)
        .map(str::to_owned)
        .collect();
    assert!(
        opening
            .concat()
            .to_lowercase()
            .contains("not for urgent matters"),
        "{opening:?}"
    );
    let files = || fs::read_dir(sitting.dir.path()).unwrap().count();
    let before = files();
    sitting
        .read_through()
        .key("Enter")
        .sees("Seal for Ruth")
        .sees("a new file; nothing is overwritten");
    sitting
        .key("Enter")
        .sees("Sealed for Ruth.")
        .sees("did not send it anywhere")
        .sees("No answer can be sealed for you yet.");
    assert_eq!(
        fs::read_dir(sitting.dir.path()).unwrap().count(),
        before + 1
    );

    let sealed = fs::read(sitting.dir.path().join("ruth-2026-11-21-2.age")).unwrap();
    let received = open(&sealed, &ruth).unwrap();
    let text = received.text.read();
    assert!(
        text.contains("Client A") && !text.contains("Siobhan"),
        "{text}"
    );

    sitting
        .key("Enter")
        .sees("[Supervision]")
        .sees("Ruth, 1 entry");
    sitting.sees_no("a review is unfinished").key("Ctrl+L");
    sitting.unlock().key("7").sees_no("a review is unfinished");
    sitting
        .press("↓ Enter")
        .sees("SHA-256")
        .sees("Letters: Client A is K-07")
        .sees("The summary itself is not kept here.");
}

#[test]
fn a_sealed_file_whose_receipt_is_not_kept_is_said_to_stand() {
    let mut sitting = about_to_seal();
    another_file_for_the_journal(&sitting);
    sitting
        .key("Enter")
        .sees("Sealed for Ruth.")
        .sees("The file stands, and its receipt was not kept: the journal's file was")
        .sees_no("The receipt is under Supervision")
        .sees_no("nothing was changed");
    assert!(sitting.dir.path().join("ruth-2026-11-21.age").exists());
}

#[test]
fn a_review_that_could_not_go_is_said_to_stay_beside_the_file() {
    let mut sitting = about_to_seal();
    let tasks = sitting.hold(Msg::Key(key("Enter")));
    let (epoch, now) = (sitting.app.epoch, sitting.now.clone());
    for task in tasks {
        let mut done = sitting.worker.perform(task, &now);
        if let Done::Sealed { unkept, stays, .. } = &mut done {
            assert_eq!((&*unkept, &*stays), (&None, &None));
            *stays = Some(Failure::new("the disk is full; nothing was saved"));
        }
        sitting.done(epoch, done);
    }
    sitting
        .sees("Sealed for Ruth.")
        .sees("The receipt is under Supervision")
        .sees("The decisions of its review stay in the journal: the disk is full. The next")
        .sees("review for Ruth takes them up.");
}

#[test]
fn a_summary_for_one_supervisor_is_not_sealed_for_another_nor_written_as_a_pack() {
    let mut sitting = Sitting::unlocked();
    let (now, file) = (sitting.now.clone(), sitting.dir.path().join("new"));
    let supervisor = |name: &str| Supervisor {
        name: name.into(),
        recipient: RECIPIENT.into(),
        confirmed: Some(now.date()),
    };
    let summary = Box::new(nothing_to_share("Ruth", now.date()));
    let seal = |to: &str| Task::Seal {
        summary: summary.clone(),
        to: supervisor(to),
        passphrase: None,
        into: file.clone(),
    };
    let pack = Task::WritePack {
        path: file.clone(),
        summary: summary.clone(),
    };
    for task in [seal("Tom"), pack] {
        let done = sitting.worker.perform(task, &now);
        let Done::Failed(failure) = done else {
            panic!("{done:?}");
        };
        assert!(failure.what().contains("nothing was written"));
        assert!(!file.exists());
    }
    let done = sitting.worker.perform(seal("Ruth"), &now);
    assert!(matches!(done, Done::Sealed { .. }), "{done:?}");
}

#[test]
fn nothing_that_leaves_is_put_into_the_folder_of_the_journal() {
    let mut sitting = Sitting::unlocked();
    let (now, into) = (sitting.now.clone(), sitting.journal().join("p"));
    let summary = |to: &str| Box::new(nothing_to_share(to, now.date()));
    let reply = {
        let text = Review::of(Words::new("Ask, and wait."), Vec::new()).finish();
        Box::new(Reply::of(text.unwrap(), None))
    };
    let doors = [
        Task::Seal {
            summary: summary("Ruth"),
            to: Supervisor {
                name: "Ruth".to_owned(),
                recipient: RECIPIENT.to_owned(),
                confirmed: Some(now.date()),
            },
            passphrase: None,
            into: into.clone(),
        },
        Task::WritePack {
            path: into.clone(),
            summary: summary(CPD),
        },
        Task::SealReply {
            reply,
            to: Identity::generate().recipient(),
            into: into.clone(),
            written: (1, None),
        },
        Task::WriteFile {
            path: into.clone(),
            text: Words::new("A page."),
        },
    ];
    let open: Vec<String> = doors
        .into_iter()
        .map(|door| (format!("{door:?}"), sitting.worker.perform(door, &now)))
        .filter(|(_, done)| !matches!(done, Done::Failed(failure) if failure.message.contains("the journal's own folder")))
        .map(|(door, _)| door)
        .collect();
    assert!(open.is_empty(), "{open:#?}");
    assert!(!into.exists());
}

#[test]
fn enter_held_down_never_seals_unseen() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N");
    for _ in 0..50 {
        sitting.key("Enter");
    }
    sitting.sees("Everything is decided");
    assert!(!sitting.dir.path().join("ruth-2026-11-21.age").exists());
}

#[test]
fn what_leaves_is_sealed_only_once_all_of_it_was_on_the_screen() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a Enter Enter p");
    sitting
        .sees("Enter next page")
        .sees("PgDn further")
        .sees_no("PgUp");
    // The end alone is not all of it: Enter goes to what was jumped over.
    sitting.press("End").sees("Enter next page").sees("PgUp up");
    sitting.sees_no("PgDn");
    sitting.press("Enter").sees("line 15 to 29 of 37");
    let mut seen = sitting.screen();
    sitting.press("Home");
    for _ in 0..9 {
        seen.push_str(&sitting.screen());
        if sitting.screen().contains("Enter seal") {
            break;
        }
        sitting.key("Enter");
    }
    for words in [
        "Not for urgent matters",
        "Chosen reflections",
        "If you recognise",
        "Below it stands a block for Ruth's Afterhour",
    ] {
        assert!(seen.contains(words), "{words} not in\n{seen}");
    }
    // Seen is seen, also from the beginning; another layout is another text.
    sitting.press("Home").sees("Enter seal").key("l");
    sitting.sees("Enter next page").read_through().key("Enter");
    sitting.sees("Seal for Ruth");
}

#[test]
fn nothing_is_sealed_for_a_key_nobody_confirmed() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting
        .press("7 a")
        .words("Idris")
        .key("Enter")
        .paste(RECIPIENT)
        .press("Enter Enter");
    sitting.press("Home Enter Ctrl+N a Enter Enter p");
    sitting.read_through().key("Enter");
    sitting.sees("Confirm the fingerprint with Idris first");
}

#[test]
fn a_file_that_is_there_already_is_not_overwritten() {
    let mut sitting = with_something_to_share(RECIPIENT);
    let file = an_earlier_summary_of_this_day(&mut sitting, "mine");
    sitting
        .press("Enter Ctrl+N a Enter Enter p")
        .read_through()
        .press("Enter")
        .sees("ruth-2026-11-21-2.age")
        .paste(&file.to_string_lossy())
        .key("Enter")
        .sees("Seal for Ruth");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn what_leaves_names_the_key_that_goes_on_at_every_width() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("Enter Ctrl+N a Enter Enter p");
    for (size, keys) in [
        (
            (60, 16),
            "Enter next page  l layout  PgDn further  Esc back  ? help",
        ),
        (
            (60, 20),
            "Enter next page  l layout  PgDn further  Esc back  ? help",
        ),
        (
            (80, 24),
            "Enter next page  l layout  PgDn further  Esc back  Ctrl+P anything  ? help",
        ),
    ] {
        let screen = sitting.resize(size.0, size.1).screen();
        assert_eq!(screen.lines().last().unwrap().trim(), keys);
    }
    sitting.resize(60, 20).read_through().sees("Enter seal");
}
