//! Six words, or a passphrase of one's own.

use super::*;

#[test]
fn six_words_are_offered_with_two_other_ways() {
    let mut played = played();
    played.press("Enter Enter");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 3 of 10
     ──────────────────────────────────────────────────────────────────────────────

       A passphrase opens the journal. These six words were drawn by chance, so
       that nobody guesses them. Write them on paper in this order, and keep the
       paper where nobody looks.

          1  otter            4  marble
          2  bridge           5  lunar
          3  velvet           6  oxygen

     ▸ Use these six words
       A passphrase of my own
       Six other words                                                       Ctrl+O
    (cursor at 1, 11)
    "#);
}

#[test]
fn other_words_come_by_their_key_and_by_choice() {
    let mut played = played();
    played.press("Enter Enter");
    let first = played.seen();
    played.press("Ctrl+O");
    assert_ne!(first, played.seen());
    let before = played.seen();
    played.press("↑ Enter");
    assert_ne!(before, played.seen());
    assert!(
        played.seen().contains("▸ Six other words"),
        "{}",
        played.seen()
    );
}

#[test]
fn ones_own_passphrase_is_told_how_it_stands() {
    let mut played = played();
    played.press("Enter Enter Tab Enter");
    played.write("rex1987");
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 3 of 10
     ──────────────────────────────────────────────────────────────────────────────

       A passphrase of your own: at least 12 characters, and hard to guess. Four or
       five words that nobody would expect together are better than one word with
       signs in it.

     ▸ Passphrase  •••••••

       Too short: 7 of at least 12 characters.
    (cursor at 22, 7)
    "#);
    played.press("Enter");
    assert!(
        played.seen().contains("Too short: 7 of at least 12") && !played.seen().contains('•'),
        "{}",
        played.seen()
    );
    played.write("rex1987rex1987");
    assert!(
        played.seen().contains("would guess it in time"),
        "{}",
        played.seen()
    );
    played.write(" gravel moustache tangent");
    assert!(played.seen().contains("Enough"), "{}", played.seen());
    played.press("Enter");
    played.write("rex1987rex1987 gravel moustache tangent");
    let tasks = played.press("Enter");
    assert!(matches!(&tasks[..], [Task::Create { .. }]), "{tasks:?}");
}

#[test]
fn a_passphrase_of_names_in_the_path_is_guessable() {
    let mut wizard = wizard();
    wizard.step = Step::Own;
    wizard.update(Input::Paste("inesinesines".into()), 80, 19);
    assert!(!wizard.strength().is_enough());
}

#[test]
fn another_passphrase_the_second_time_makes_nothing() {
    let mut played = played();
    played.press("Enter Enter Enter");
    played.write("otter bridge velvet");
    assert!(played.press("Enter").is_empty());
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 4 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Once more, from paper or from memory: nobody can tell you a forgotten
       passphrase. Words have one space between them.

     ▸ Passphrase  •••••••••••••••••••

       Typing replaces what stands there; arrows, End and Backspace edit it.

       That is another one. Ctrl+R shows what is typed, Esc goes back.
    (cursor at 34, 6)
    "#);
    // It can be looked at, and typing replaces it.
    played.press("Ctrl+R");
    assert!(
        played.seen().contains("otter bridge velvet\n"),
        "{}",
        played.seen()
    );
    played.write(SIX);
    assert_eq!(played.press("Enter").len(), 1);
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 5 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Making the journal. It takes a moment on purpose: every guess at the
       passphrase would take as long.
    (cursor at 3, 3)
    "#);
}

#[test]
fn six_words_in_capitals_or_with_gaps_are_refused_and_told_how_they_are_typed() {
    for typed in [
        "Otter bridge velvet marble lunar oxygen",
        "otter  bridge velvet marble lunar oxygen",
        "OTTER BRIDGE VELVET MARBLE LUNAR OXYGEN",
    ] {
        let mut played = played();
        played.press("Enter Enter Enter");
        played.write(typed);
        assert!(played.press("Enter").is_empty(), "{typed}");
        let hint = "small letters, one space between words";
        assert!(played.seen().contains(hint), "{}", played.seen());
    }
    // Of one's own passphrase case and gaps are part.
    let mut played = played();
    played.press("Enter Enter ↓ Enter");
    played.write(SIX);
    played.press("Enter");
    played.write(&SIX.to_uppercase());
    assert!(played.press("Enter").is_empty());
    assert!(
        played.seen().contains("That is another one."),
        "{}",
        played.seen()
    );
}

#[test]
fn a_folder_that_will_not_do_can_be_changed_without_typing_the_passphrase_again() {
    let mut played = played();
    played.press("Enter Enter Enter");
    played.write(SIX);
    played.press("Enter");
    let failure = Failure::new(
        "there is a journal in /home/ines/.local/share/afterhour already; nothing was changed",
    );
    played.hear(Done::Failed(failure));
    assert_snapshot!(played.seen(), @r#"
     A new journal                                                     page 2 of 10
     ──────────────────────────────────────────────────────────────────────────────

       Everything lies in one folder of this machine, encrypted. There is no
       account, and nothing is sent anywhere. Better not a folder that a cloud
       service copies.

     ▸ Folder  /home/ines/.local/share/afterhour

       Another folder than this is found again at the next start.

       There is a journal in /home/ines/.local/share/afterhour already; nothing was
       changed.
    (cursor at 44, 7)
    "#);
    played.press("End");
    played.write("-2");
    let tasks = played.press("Enter");
    assert!(
        matches!(&tasks[..], [Task::Create { dir, .. }] if dir.ends_with("afterhour-2")),
        "{tasks:?}"
    );
}

#[test]
fn ones_own_passphrase_is_typed_anew_after_a_step_back() {
    let mut played = self::played();
    played.press("Enter Enter ↓ Enter");
    played.write("a heron by the weir at six");
    played.press("Esc Enter");
    assert!(!played.seen().contains('•'), "{}", played.seen());
    played.write("a heron by the weir at six");
    played.press("Enter Esc");
    assert!(!played.seen().contains('•'), "{}", played.seen());
}
