//! The first pages, and what holds on every one.

use super::*;

#[test]
fn the_first_page_says_what_it_is_and_who_may_read_it() {
    assert_snapshot!(played().seen(), @r#"
     A new journal                                                     page 1 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Afterhour is a journal for the part of your practice that is online: a
       question a day, a log for boundary incidents, and a summary for your
       supervisor that you see whole before it leaves.

       It is not the client record, an incident report or a complaint: facts belong
       where your contract, your service and your insurer want them. It is not for
       urgent matters; F4 shows whom to call.

       Others may read it one day: a court, and at times the client. So write of
       yourself, keep fact apart from guess, and write as if the client read it.
       Clients have codes, never names; as long as you know who is behind a code,
       what you write is personal data. If you are employed or on placement, ask
       first whether you may keep it.

       Whoever holds the recovery sheet, which comes later, and the folder reads
       everything.

       Is there a backup of a journal already? Ctrl+B says how it is opened.
    (cursor at 3, 3)
    "#);
}

#[test]
fn the_folder_is_proposed_and_can_be_another() {
    let mut played = played();
    played.press("Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 2 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Everything lies in one folder of this machine, encrypted. There is no
       account, and nothing is sent anywhere. Better not a folder that a cloud
       service copies.

     ▸ Folder  /home/ines/.local/share/afterhour

       Another folder than this is found again at the next start.
       Typing replaces what stands there; arrows, End and Backspace edit it.
    (cursor at 44, 7)
    "#);
}

#[test]
fn esc_keeps_what_was_typed_and_leaves_only_from_the_first_page() {
    let mut played = played();
    played.press("Enter End");
    played.write("-mine");
    played.press("Esc");
    assert!(!played.app.quit);
    played.press("Enter");
    assert!(
        played.seen().contains("afterhour-mine"),
        "{}",
        played.seen()
    );
    played.press("Esc Esc");
    assert!(!played.app.quit);
    assert!(
        played.seen().contains("Quit Afterhour?"),
        "{}",
        played.seen()
    );
    played.press("Enter");
    assert!(played.seen().contains("page 1"), "{}", played.seen());
    played.press("Esc ↓ Enter");
    assert!(played.app.quit);
}

#[test]
fn every_page_fits_the_smallest_terminal_with_its_focus_in_view() {
    let mut small = Played::sized(State::New(Box::new(wizard())), (60, 16));
    assert_snapshot!(small.seen(), @r#"
     A new journal            line 1 to 11 of 23   page 1 of 10
     ──────────────────────────────────────────────────────────
       Afterhour is a journal for the part of your practice
       that is online: a question a day, a log for boundary
       incidents, and a summary for your supervisor that you
       see whole before it leaves.

       It is not the client record, an incident report or a
       complaint: facts belong where your contract, your
       service and your insurer want them. It is not for urgent
       matters; F4 shows whom to call.

       Others may read it one day: a court, and at times the
    (cursor at 3, 2)
    "#);
    small.press("Enter Enter");
    assert!(
        small.seen().contains("▸ Use these six words"),
        "{}",
        small.seen()
    );
    small.press("Enter");
    small.write(SIX);
    small.press("Enter");
    small.hear(Done::Created(sheet()));
    assert!(small.seen().contains("RECOVERY SHEET"), "{}", small.seen());
    small.press("Enter Enter Enter Enter Enter Enter");
    assert!(small.seen().contains("6 of 10"), "{}", small.seen());
    for group in ["qf3k", "XW7A", "0cje"] {
        assert!(small.seen().contains("▸"), "{}", small.seen());
        small.write(group);
        small.press("Enter");
    }
    small.press("Enter Enter ↑");
    assert!(small.seen().contains("▸"), "{}", small.seen());
    small.press("Enter Tab Tab Tab Tab Tab");
    assert_snapshot!(small.seen(), @r#"
     A new journal                                page 10 of 10
     ──────────────────────────────────────────────────────────


       1  who  …
          how  …
       2  who  …
          how  …
       3  who  …
     ▸    how

       a phone number that is answered
                                                   3 more above
    (cursor at 11, 9)
    "#);
}

#[test]
fn a_click_chooses_and_a_click_into_a_line_moves_the_caret() {
    let mut played = played();
    played.press("Enter");
    played.click(12, 7);
    played.write("x");
    assert!(played.seen().contains("/xhome/"), "{}", played.seen());
    played.press("Enter");
    played.click(10, 12);
    assert!(played.seen().contains("of your own"), "{}", played.seen());
}

#[test]
fn the_first_page_says_how_a_backup_becomes_a_journal_again() {
    let mut played = played();
    played.press("Ctrl+B");
    assert!(
        played.seen().contains("\n       afterhour restore FILE\n"),
        "{}",
        played.seen()
    );
    played.press("Esc");
    assert!(played.seen().contains("page 1"), "{}", played.seen());
    played.press("Ctrl+B Enter Enter");
    assert!(played.seen().contains("page 2"), "{}", played.seen());
    played.press("Ctrl+B");
    assert!(played.seen().contains("page 2"), "{}", played.seen());
}
