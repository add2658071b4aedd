//! What is sealed and opened, and the receipt that stays of it.

use super::*;

#[test]
fn what_is_opened_is_byte_for_byte_what_was_shown() {
    let summary = summary();
    let ruth = Identity::generate();
    let sealed = seal(&summary, &[ruth.recipient()]).unwrap();
    assert_eq!(
        open(&sealed, &ruth).unwrap().text.read(),
        summary.to_markdown()
    );
    assert_eq!(wants_passphrase(&sealed), Ok(false));
    assert_eq!(seal(&summary, &[]), Err(SealError::NoRecipient));
}

#[test]
fn the_age_of_the_system_opens_a_sealed_file_with_the_identity_file() {
    let folder = tempfile::tempdir().unwrap();
    let (file, key) = (
        folder.path().join("ruth.age"),
        folder.path().join("ruth.key"),
    );
    let ruth = Identity::generate();
    let summary = summary();
    write_new(&file, &seal(&summary, &[ruth.recipient()]).unwrap()).unwrap();
    write_identity(
        &key,
        &ruth,
        &"2026-11-21T10:00:00+00:00[UTC]".parse().unwrap(),
    )
    .unwrap();
    assert_eq!(
        write_identity(&key, &ruth, &Zoned::default()),
        Err(SealError::Exists)
    );
    let read = read_identity(&key).unwrap();
    assert_eq!(read.recipient(), ruth.recipient());
    assert!(open(&read_sealed(&file).unwrap(), &read).is_ok());

    let opened = std::process::Command::new("age")
        .arg("-d")
        .arg("-i")
        .arg(&key)
        .arg(&file)
        .output();
    match opened {
        Err(_) => eprintln!("skipped: no `age` on this machine"),
        Ok(opened) => {
            assert!(
                opened.status.success(),
                "{}",
                String::from_utf8_lossy(&opened.stderr)
            );
            assert_eq!(
                String::from_utf8(opened.stdout).unwrap(),
                summary.to_markdown()
            );
        }
    }
}

#[test]
fn the_receipt_says_what_was_sealed_for_whom_and_when() {
    let now: Zoned = "2026-11-21T22:05:00+00:00[UTC]".parse().unwrap();
    let ruth = Identity::generate().recipient();
    let summary = summary();
    let receipt = receipt(
        &summary,
        std::slice::from_ref(&ruth),
        b"abc",
        "ruth-2026-11-21.age",
        &now,
    );
    assert_eq!(receipt.to, "Ruth");
    assert_eq!(receipt.recipient, ruth.as_str());
    assert_eq!(receipt.entries, [EntryId(12), EntryId(31)]);
    assert_eq!(receipt.size, 3);
    assert_eq!(
        receipt.sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(receipt.replaced, summary.replaced());
    assert_eq!(receipt.kept, 0);
    assert_eq!(
        receipt.who_is_who().as_deref(),
        Some("Client A is M-11, Client B is K-07")
    );
}

#[test]
fn a_receipt_names_the_clients_whose_letter_stands_in_what_left_and_no_others() {
    let now: Zoned = "2026-11-21T22:05:00+00:00[UTC]".parse().unwrap();
    let letters = |to: &str, by: Option<&str>| {
        let words = text("Marguerite knows him.");
        let client = Answer::Client(code("K-07"));
        let entry = entry(7, "2026-11-20", &[("seen", words), ("client", client)]);
        let mut preparation = Preparation::of(to, PERIOD, &[entry], &[], &ENGINE, &register());
        let name = first(&preparation, "Marguerite");
        let by = by.map_or_else(
            || preparation.items()[name].suggestion.clone(),
            str::to_owned,
        );
        assert!(preparation.decide(name, Decision::Replace(by)));
        let summary = preparation.finish(REVIEWED).unwrap();
        receipt(&summary, &[], b"", "file", &now).who_is_who()
    };
    let both = letters("Ruth", None);
    assert_eq!(both.as_deref(), Some("Client A is K-07, Client B is M-11"));
    let one = letters("Ruth", Some("a neighbour"));
    assert_eq!(one.as_deref(), Some("Client A is K-07"));
    // Whom an entry is about is left out of a pack.
    let named = letters(CPD, None);
    assert_eq!(named.as_deref(), Some("Client B is M-11"));
    assert_eq!(letters(CPD, Some("a neighbour")), None);
}

#[test]
fn a_letter_of_the_practitioners_own_is_nobodys_where_no_decision_put_it_there() {
    let now: Zoned = "2026-11-21T22:05:00+00:00[UTC]".parse().unwrap();
    let words = text("Marguerite knows him; in my notes to Ada, Client B is somebody else.");
    let entry = entry(
        7,
        "2026-11-20",
        &[("seen", words), ("client", Answer::Client(code("K-07")))],
    );
    let mut preparation = Preparation::of("Ruth", PERIOD, &[entry], &[], &ENGINE, &register());
    let letter = |preparation: &Preparation| preparation.letter_of(&code("M-11"));
    assert_eq!(letter(&preparation), None);
    replace_all(&mut preparation);
    assert_eq!(letter(&preparation).as_deref(), Some("Client B"));
    let who = |preparation: &Preparation| {
        let summary = preparation.finish(REVIEWED).unwrap();
        assert!(summary.to_markdown().contains("Client B is somebody else"));
        receipt(&summary, &[], b"", "file", &now).who_is_who()
    };
    let both = who(&preparation);
    assert_eq!(both.as_deref(), Some("Client A is K-07, Client B is M-11"));
    let name = first(&preparation, "Marguerite");
    assert!(preparation.decide(name, Decision::Replace("a neighbour".into())));
    assert_eq!(who(&preparation).as_deref(), Some("Client A is K-07"));
    assert_eq!(letter(&preparation), None);
}

#[test]
fn words_that_are_only_looked_at_deal_no_letter() {
    let entry = entry(7, "2026-11-20", &[("seen", text("Oyelaran rang."))]);
    let mut preparation = Preparation::of("Ruth", PERIOD, &[entry], &[], &ENGINE, &register());
    for words in ["the aunt of K-07", "K-90"] {
        assert!(preparation.held_back(words).is_none());
    }
    assert_eq!(preparation.letter_of(&code("K-07")), None);
    assert_eq!(preparation.letter_of(&code("K-90")), None);
    let name = first(&preparation, "Oyelaran");
    assert!(preparation.decide(name, Decision::Replace("the aunt of M-11".into())));
    let letter = preparation.letter_of(&code("M-11"));
    assert_eq!(letter.as_deref(), Some("Client A"));
}
