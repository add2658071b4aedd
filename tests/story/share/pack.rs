//! A pack for professional development: reviewed alike, and written in the clear.

use super::*;

#[test]
fn a_pack_whose_receipt_is_not_kept_is_said_to_stand() {
    let mut sitting = with_something_to_share(RECIPIENT);
    sitting.press("p Ctrl+N a Enter Enter p").read_through();
    sitting.key("Enter").sees("The CPD pack into a file");
    another_file_for_the_journal(&sitting);
    sitting
        .key("Enter")
        .sees("Written")
        .sees("The file stands, and its receipt was not kept: the journal's file was")
        .sees("Note what the file is and when it was written")
        .sees_no("The receipt is under Supervision")
        .sees_no("nothing was changed");
    assert!(sitting.dir.path().join("cpd-2026-11-21.md").exists());
}

#[test]
fn a_pack_for_professional_development_is_reviewed_and_written_into_a_file() {
    let mut sitting = Sitting::unlocked();
    sitting
        .press("7 p")
        .sees("Nothing is written yet; a CPD pack");
    let mut sitting = with_something_to_share(RECIPIENT);
    // A name that is taken is not offered, be it a folder's.
    fs::create_dir(sitting.dir.path().join("cpd-2026-11-21.md")).unwrap();
    sitting.key("Ctrl+L").unlock().key("7");
    sitting.key("p").sees("For a CPD pack");
    sitting
        .sees("From   21 November 2025")
        .sees("1 of 1 entry marked")
        .sees("a file of your own, in the clear")
        .sees_no("You ask");
    sitting.key("Ctrl+N").sees("[Siobhan] wrote").key("a");
    // Left and taken up again, as a summary is.
    sitting
        .press("Esc Esc")
        .sees("The review of a CPD pack is unfinished");
    sitting.key("p").sees("2 decided, 2 to go");
    sitting
        .press("Enter Enter p")
        .sees("This is what the CPD pack says");
    assert_snapshot!("share_pack_80x24", sitting.screen());
    sitting
        .key("w")
        .sees("A CPD pack has one layout and is not sealed");
    sitting.read_through();
    sitting.key("Enter").sees("The CPD pack into a file");
    sitting.sees("cpd-2026-11-21-2.md").key("Enter");
    sitting.sees("Written").sees("The file is not encrypted");
    let text = fs::read_to_string(sitting.dir.path().join("cpd-2026-11-21-2.md")).unwrap();
    assert!(text.contains("Client A wrote from a town"), "{text}");
    assert!(!text.contains("Siobhan"), "{text}");
    sitting.key("Enter").sees("[Supervision]").key("p");
    // Written, it is done with: the next begins anew.
    sitting.sees("1 of 1 entry marked").press("Esc");
    sitting
        .sees("[Supervision]")
        .sees("CPD pack, 1 entry")
        .press("End Enter")
        .sees("A CPD pack, written on 21 November 2026.")
        .sees("Letters: Client A is K-07");
}

#[test]
fn a_pack_is_spoken_of_as_one_and_has_no_reader_by_name() {
    let words = "I told Mr Pack about it, and my supervisor Pack laughed.";
    let mut sitting = with_words_to_share(RECIPIENT, words);
    sitting.key("p").sees("For a CPD pack");
    sitting.key("x").sees("Up goes to the days above.");
    sitting
        .press("Space Esc")
        .sees("What you marked is not kept. Entries stay")
        .sees_no("questions");
    sitting
        .press("Enter Space Ctrl+N")
        .sees("For a CPD pack, 21 November 2025 to 21 November 2026")
        .sees("Pack] about it");
    for _ in 0..2 {
        sitting.sees_no("whom the summary is for").key("n");
    }
    // Where nothing was found, it is no seal that comes next.
    let mut sitting = with_words_to_share(RECIPIENT, "I was glad of it.");
    sitting.press("p Ctrl+N").sees("nothing found");
    sitting.sees("file.").sees_no("seal");
}

#[test]
fn a_pack_that_lies_there_is_said_to_be_written_though_its_review_cannot_go() {
    let mut sitting = Sitting::unlocked();
    let (now, path) = (sitting.now.clone(), sitting.dir.path().join("cpd.md"));
    sitting.worker.perform(Task::Lock, &now);
    let summary = nothing_to_share(CPD, now.date());
    let pack = Task::WritePack {
        path: path.clone(),
        summary: Box::new(summary.clone()),
    };
    let done = sitting.worker.perform(pack, &now);
    assert!(
        matches!(
            done,
            Done::Packed {
                unkept: Some(_),
                ..
            }
        ),
        "{done:?}"
    );
    assert_eq!(fs::read_to_string(path).unwrap(), summary.to_cpd());
}

#[test]
fn a_pack_of_a_year_is_offered_what_a_summary_is_and_one_key_takes_all() {
    let mut sitting = Sitting::with_a_year();
    sitting.press("7 p").sees("Space marks others, Ctrl+A all.");
    let all = |sitting: &Sitting| {
        let screen = sitting.screen();
        let head = screen.lines().next().unwrap_or_default().to_owned();
        let (before, _) = head.split_once(" entries marked").unwrap();
        let (marked, all) = before.rsplit_once(" of ").unwrap();
        marked.ends_with(&format!(" {all}"))
    };
    assert!(!all(&sitting));
    sitting.key("Ctrl+A");
    assert!(all(&sitting));
}

#[test]
fn nobody_is_called_what_a_pack_or_a_summary_under_a_passphrase_is_kept_under() {
    let mut sitting = Sitting::unlocked();
    sitting.press("7 a").words(CPD).key("Enter");
    sitting.sees("A CPD pack is kept under this name; use another.");
    sitting.key("Ctrl+U").words("your supervisor").key("Enter");
    sitting.sees("A summary under a passphrase is kept under this name; use another.");
}
