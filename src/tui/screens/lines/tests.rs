use super::*;
use crate::domain::Words;
use crate::failure::Failure;
use crate::supervision::{Identity, Received};
use crate::tui::screens::Screen;
use crate::tui::screens::played::{Played, bare_desk, client};
use insta::assert_snapshot;

fn form(purpose: Purpose) -> Played {
    let mut desk = bare_desk();
    desk.clients = vec![client("K-07", &["Siobhan"])];
    let lines = Lines::new(purpose, &desk);
    let mut played = Played::with(Screen::Clients(Default::default()), desk);
    if let crate::tui::app::State::Unlocked(_, screens) = &mut played.app.state {
        screens.push(Screen::Lines(lines));
    }
    played
}

#[test]
fn a_code_is_kept_with_its_words() {
    let mut form = form(Purpose::AddClient);
    form.write("m-12");
    form.press("Enter");
    form.write("Todmorden, , Jo Doe ");
    let tasks = form.press("Enter");
    let [Task::PutClient(kept)] = &tasks[..] else {
        panic!("{tasks:?}")
    };
    assert_eq!(*kept, client("M-12", &["Todmorden", "Jo Doe"]));
}

#[test]
fn a_slip_is_said_below_its_line_and_nothing_is_lost() {
    let mut form = form(Purpose::AddClient);
    form.write("Siobhan");
    form.press("↓");
    form.paste("Shiv,\r\nthe allotment\u{1b}[2J");
    assert!(form.press("Enter").is_empty());
    assert_snapshot!(form.seen(), @r#"
     A code for a client
     ──────────────────────────────────────────────────────────────────────────────

       A code is not a name, nor initials: K-07 says nothing to anybody else. The
       words that belong to it are looked for in every summary before it leaves.
       The client's own name comes first. Put =client behind a nickname of theirs,
       =person behind somebody close to them; else =place or =organisation.

     ▸ Code   Siobhan
       Words  Shiv, the allotment[2J

       2 to 12 letters, digits and hyphens, with a digit in it; it cannot be
       changed later

       A code is 2 to 12 letters, digits and hyphens, begins with a letter and
       holds a digit, such as K-07.
    (cursor at 17, 8)
    "#);
    form.press("Ctrl+A");
    form.write("k-07");
    form.press("Enter Enter");
    assert!(
        form.seen().contains("K-07 is in the register already"),
        "{}",
        form.seen()
    );
}

#[test]
fn a_slip_is_said_as_soon_as_its_line_is_left_by_enter() {
    let mut form = form(Purpose::AddClient);
    form.write("Siobhan");
    form.press("Enter");
    let seen = form.seen();
    assert!(seen.contains("▸ Code   Siobhan"), "{seen}");
    assert!(seen.contains("holds a digit, such as K-07"), "{seen}");
}

#[test]
fn a_word_is_told_what_it_names_in_any_case_and_stands_once() {
    let mut form = form(Purpose::ChangeClient(client("K-07", &[]).code));
    form.write(", Ripon, siobhan, ripon = Place");
    let tasks = form.press("Enter");
    let [Task::PutClient(kept)] = &tasks[..] else {
        panic!("{tasks:?}")
    };
    assert_eq!(*kept, client("K-07", &["Siobhan", "ripon = Place"]));
}

#[test]
fn a_kind_that_is_none_is_refused_and_the_kinds_are_named() {
    for add in [true, false] {
        let mut form = form(match add {
            true => Purpose::AddClient,
            false => Purpose::ChangeClient(client("K-07", &[]).code),
        });
        if add {
            form.write("M-12");
            form.press("Enter");
        }
        form.write(", Dunloe=town");
        assert!(form.press("Enter").is_empty());
        let seen = form.seen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            seen.contains("client, person, place or organisation"),
            "{seen}"
        );
    }
}

#[test]
fn what_the_vault_refuses_stays_in_the_form() {
    let mut form = form(Purpose::ChangeClient(client("K-07", &[]).code));
    form.write(", Shiv");
    assert_eq!(form.press("Enter").len(), 1);
    assert!(form.seen().contains("one moment"), "{}", form.seen());
    form.hear(Done::Failed(Failure::new(
        "the disk is full; nothing was saved",
    )));
    assert!(form.seen().contains("Siobhan, Shiv"), "{}", form.seen());
    assert!(
        form.seen().contains("The disk is full; nothing was saved."),
        "{}",
        form.seen()
    );
    assert_eq!(form.press("Enter").len(), 1);
    form.hear(Done::Changed(Box::new(bare_desk()), Words::default()));
    assert!(form.seen().contains("[Clients]"), "{}", form.seen());
}

#[test]
fn leaving_a_form_with_something_in_it_is_asked_first() {
    let mut form = form(Purpose::AddClient);
    form.write("m");
    form.press("Esc");
    assert!(
        form.seen().contains("Leave without keeping this?"),
        "{}",
        form.seen()
    );
    form.press("↓ Enter");
    assert!(form.seen().contains("[Clients]"), "{}", form.seen());
}

#[test]
fn a_supervisor_is_kept_after_the_four_words_were_put_to_the_question() {
    let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    let mut form = form(Purpose::AddSupervisor);
    form.write("Ruth");
    form.press("Enter");
    form.paste(&format!("{recipient}\n"));
    assert!(form.press("Enter").is_empty());
    assert_snapshot!(form.seen(), @r#"
     The fingerprint of Ruth: compare it once
     ──────────────────────────────────────────────────────────────────────────────

       Call them on a number you already know, and have them read the four words of
       their fingerprint (afterhour identity show; with a key file: afterhour
       identity show --identity my.key). The same words mean that the key is
       theirs, and that nobody else can open what you seal.

       sorry verify party give

     ▸ Not yet: keep the key, compare later
       Compared by telephone: they are the same
    (cursor at 1, 10)
    "#);
    // Back to the lines, and forth again.
    form.press("Esc");
    assert!(form.seen().contains("Ruth"), "{}", form.seen());
    form.press("Enter Tab");
    let tasks = form.press("Enter");
    let [Task::PutSupervisor(kept)] = &tasks[..] else {
        panic!("{tasks:?}")
    };
    assert_eq!(
        (kept.name.as_str(), kept.recipient.as_str()),
        ("Ruth", recipient)
    );
    assert_eq!(kept.confirmed, Some(jiff::civil::date(2026, 11, 21)));
}

#[test]
fn a_secret_key_pasted_for_a_supervisor_is_refused() {
    let mut form = form(Purpose::AddSupervisor);
    form.write("Ruth");
    form.press("Enter");
    form.paste(&Identity::generate().reveal());
    assert!(form.press("Enter").is_empty());
    assert!(
        form.seen().contains("STOP: this is a secret key"),
        "{}",
        form.seen()
    );
}

#[test]
fn a_file_with_a_passphrase_asks_for_it_and_opens_to_a_page() {
    let mut form = form(Purpose::OpenSealed);
    form.write("~/in/june.age");
    assert_eq!(form.press("Enter").len(), 1);
    form.hear(Done::WantsPassphrase("/home/ines/in/june.age".into()));
    form.write("otter");
    assert!(form.seen().contains("•••••"), "{}", form.seen());
    let tasks = form.press("Enter");
    assert!(
        matches!(
            &tasks[..],
            [Task::OpenSealed {
                passphrase: Some(_),
                ..
            }]
        ),
        "{tasks:?}"
    );
    form.hear(Done::Received {
        received: Received {
            text: Words::new("# Not for urgent matters"),
        },
        path: "/home/ines/in/june.age".into(),
    });
    assert!(
        form.seen().contains("Received: june.age"),
        "{}",
        form.seen()
    );
    assert!(
        form.seen().contains("Not for urgent matters"),
        "{}",
        form.seen()
    );
}

#[test]
fn minutes_off_the_range_are_refused() {
    for typed in ["0", "61", "five", ""] {
        let mut form = form(Purpose::LockMinutes);
        form.press("Ctrl+A Backspace");
        form.write(typed);
        assert!(form.press("Enter").is_empty(), "{typed}");
        assert!(form.seen().contains("from 1 to 60"), "{}", form.seen());
    }
}

#[test]
fn a_contact_without_a_number_is_remarked_on_and_taken_at_once() {
    let mut form = form(Purpose::AddContact);
    form.write("Duty desk");
    form.press("Enter");
    form.write("01706 5550100");
    assert!(!form.seen().contains("no number"), "{}", form.seen());
    form.press("Ctrl+U");
    form.write("ask reception");
    let seen = form.seen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        seen.contains(
            "There is no number in it. Words are kept as they are; a number can be called at once."
        ),
        "{seen}"
    );
    let tasks = form.press("Enter");
    let [Task::PutSettings(settings)] = &tasks[..] else {
        panic!("{tasks:?}")
    };
    assert_eq!(settings.contacts[0].how.read(), "ask reception");
}

#[test]
fn a_form_just_refused_is_left_without_a_question() {
    let mut form = form(Purpose::OpenSealed);
    form.write("/nowhere.age");
    assert_eq!(form.press("Enter").len(), 1);
    form.hear(Done::Failed(Failure::new("there is no such file")));
    form.press("Esc");
    assert!(form.seen().contains("[Clients]"), "{}", form.seen());
}

#[test]
fn what_is_typed_after_a_refusal_is_asked_about() {
    let mut form = form(Purpose::OpenSealed);
    form.write("/nowhere.age");
    form.press("Enter");
    form.hear(Done::Failed(Failure::new("there is no such file")));
    form.write("x");
    form.press("Esc");
    assert!(
        form.seen().contains("Leave without keeping this?"),
        "{}",
        form.seen()
    );
}

#[test]
fn a_refused_passphrase_is_emptied_where_it_stands_and_the_new_one_stays() {
    let wrong = || {
        let mut failure = Failure::new("this passphrase does not open the journal");
        failure.exit = Exit::Refused;
        Done::Failed(failure)
    };
    let mut key = form(Purpose::NewKey);
    key.write("otter");
    key.press("Enter");
    key.hear(wrong());
    assert!(!key.seen().contains('•'), "{}", key.seen());
    key.press("Esc");
    assert!(key.seen().contains("[Clients]"), "{}", key.seen());

    let mut other = form(Purpose::ChangePassphrase);
    let new = "velvet marble lunar oxygen otter";
    for words in ["otter", new, new] {
        other.write(words);
        other.press("Tab");
    }
    assert_eq!(other.press("Enter").len(), 1, "{}", other.seen());
    other.hear(wrong());
    assert!(other.seen().contains("▸ Now\n"), "{}", other.seen());
    other.write("bridge");
    let tasks = other.press("Enter Enter Enter");
    assert!(
        matches!(&tasks[..], [Task::SetPassphrase { old, new: kept }] if old.reveal() == "bridge" && kept.reveal() == new),
        "{tasks:?}"
    );
}
