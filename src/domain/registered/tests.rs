//! What a word names, and what is doubted of words.

use super::*;
use crate::domain::ClientCode;

#[test]
fn what_stands_after_the_sign_is_a_kind_or_refused() {
    for (typed, word, kind) in [
        ("Ripon", "Ripon", None),
        ("Ripon=place", "Ripon", Some(WordKind::Place)),
        (" Tom = PERSON ", "Tom", Some(WordKind::Person)),
        ("Shiv=Client", "Shiv", Some(WordKind::Client)),
        ("A=B=organisation", "A=B", Some(WordKind::Organisation)),
        ("example.org/?v=kerr", "example.org/?v=kerr", None),
    ] {
        assert_eq!(word_and_kind(typed), Ok((word, kind)), "{typed}");
    }
    for typed in ["Dunloe=town", "Dunloe=", "=place", "Dunloe=places"] {
        assert_eq!(word_and_kind(typed), Err(UnfitWord::UnknownKind), "{typed}");
    }
    let said = UnfitWord::UnknownKind.to_string();
    assert!(KINDS.iter().all(|(name, _)| said.contains(name)), "{said}");
}

#[test]
fn a_code_that_holds_one_of_its_own_words_would_tell() {
    let may = |code: &str, words: &str| {
        let code = ClientCode::try_from(code.to_owned()).expect("a code");
        code.may_stand_for(&Words::new(words)).is_ok()
    };
    for (code, words) in [
        ("MARLOWE1", "Marlowe"),
        ("X-MAR-LOWE1", "marlowe=client"),
        ("ZOE-1", "Zoë Quill"),
        ("ANNA7", "@anna_k77"),
        ("THEO-1", "The Theo"),
        ("TOM-1", "Tom=person"),
        ("OZR7", "Rosa Ozretic"),
        ("X-OZR-7", "Ozretić=client"),
        ("O-ZRE7", "Ozretic"),
        ("MART1", "@marta_s"),
    ] {
        assert!(!may(code, words), "{code} {words}");
    }
    for (code, words) in [
        ("K-07", "Kay"),
        ("AL-2", "Al"),
        ("MARLOWE1", "Ann Lowell"),
        ("OZ-7", "Ozretic"),
        ("OZR7", "Rosa Mozretic"),
        ("RIP-1", "Ripon=place"),
        ("CLIENT-12", "Clive"),
        ("ANDY-1", "Tom and Jerry"),
        ("THEO-1", "The Harbour"),
        ("RIPON-1", "Ripon=place"),
        ("MARLOWE1", "Marlowe = Organisation"),
    ] {
        assert!(may(code, words), "{code} {words}");
    }
}

#[test]
fn a_word_that_stands_in_every_text_is_no_word_of_the_register_by_itself() {
    for typed in ["The", " a ", "AND", "of=place", "I"] {
        assert_eq!(
            may_be_registered(typed),
            Err(UnfitWord::NamesNobody),
            "{typed}"
        );
    }
    for typed in ["The Harbour", "A. Quill", "An", "Will", "My=client", "Ivy"] {
        assert_eq!(may_be_registered(typed), Ok(()), "{typed}");
    }
}

#[test]
fn a_code_of_initials_and_words_under_two_codes_are_told_of_once_and_no_word_is_said() {
    let client = |code: &str, words: &[&str]| Client {
        code: ClientCode::try_from(code.to_owned()).expect("a code"),
        words: words.iter().copied().map(Words::new).collect(),
    };
    let others = [
        client("K-07", &["Anna", "Ripon=place"]),
        client("K-08", &["anna=client"]),
    ];
    let mut new = client("MS-1", &["Marta Seidl", "ANNA", "ripon"]);
    assert_eq!(
        new.doubts(None, &others),
        " The code is made of initials; one such as K-07 tells less. 2 of these words stand under K-07 and K-08, too; \
         in a summary a word stands for one client only."
    );
    let before = new.clone();
    new.learn(Words::new("Tom"));
    assert_eq!(new.doubts(Some(&before), &others), "");
    for (code, words, is) in [
        ("MS-1", "Marta Seidl", true),
        ("M1S", "márta seidl=client", true),
        ("MS-1", "Seidl", false),
        ("M-1", "Marta", false),
        ("SM-1", "Marta Seidl", false),
        ("HS-1", "High Street=place", false),
    ] {
        assert_eq!(
            client(code, &[]).code.is_initials_of(&Words::new(words)),
            is,
            "{code} {words}"
        );
    }
    for (code, words, begins) in [
        ("AN-1", "Anna", true),
        ("K-AN-1", "Ruth Ánnand=client", true),
        ("KA-07", "Anna", false),
        ("K-07", "Karl", false),
        ("TH-1", "The Harbour", false),
        ("RI-1", "Ripon=place", false),
    ] {
        let advice = client(code, &[words]).advice(None);
        assert_eq!(
            advice.starts_with(" The code begins as one"),
            begins,
            "{code} {words}"
        );
    }
}

#[test]
fn words_of_one_letter_are_told_how_they_are_found_and_every_code_beside_is_named() {
    let client = |code: &str, words: &[&str]| Client {
        code: ClientCode::try_from(code.to_owned()).expect("a code"),
        words: words.iter().copied().map(Words::new).collect(),
    };
    for (words, said) in [
        (&["X"][..], " 1 of these words is of one letter: only"),
        (
            &["x=client", "Á"],
            " 2 of these words are of one letter: only",
        ),
        (&["Xy", "Ж", "7", "J. X"], ""),
    ] {
        let doubts = client("K-01", words).doubts(None, &[]);
        assert!(doubts.starts_with(said), "{words:?} {doubts}");
        assert_eq!(doubts.is_empty(), said.is_empty(), "{words:?} {doubts}");
    }
    let others = ["K-07", "K-08", "K-09"].map(|code| client(code, &["Anna"]));
    let doubts = client("M-1", &["Anna"]).doubts(None, &others);
    assert!(
        doubts.starts_with(" 1 of these words stands under K-07, K-08 and K-09, too;"),
        "{doubts}"
    );
}

#[test]
fn a_word_learnt_again_stands_once_with_what_was_said_of_it_last() {
    let mut client = Client {
        code: ClientCode::try_from("K-07".to_owned()).expect("K-07 is a code"),
        words: Vec::new(),
    };
    for typed in [
        "Siobhan",
        "Ripon",
        "ripon=Place",
        "Ripon",
        "siobhan",
        "Hope=place",
        "Hope=person",
    ] {
        client.learn(Words::new(typed));
    }
    let words: Vec<&str> = client.words.iter().map(Words::read).collect();
    assert_eq!(words, ["Siobhan", "ripon=Place", "Hope=person"]);
}

#[test]
fn a_word_of_which_only_the_kind_was_learnt_stands_as_it_did_before() {
    let mut client = Client {
        code: ClientCode::try_from("K-07".to_owned()).expect("K-07 is a code"),
        words: ["Ripon", "Hope=place", "Tom"].map(Words::new).into(),
    };
    for typed in ["ripon=place", "hope=person"] {
        let typed = Words::new(typed);
        let before = client.known(&typed).cloned();
        client.learn(typed.clone());
        assert_eq!(client.known(&typed), Some(&typed));
        client.unlearn(&typed, before.as_ref());
    }
    assert_eq!(client.words, ["Ripon", "Hope=place", "Tom"].map(Words::new));
}

#[test]
fn a_word_is_taken_out_again_whatever_its_case_and_what_it_names() {
    let mut client = Client {
        code: ClientCode::try_from("K-07".to_owned()).expect("K-07 is a code"),
        words: ["Siobhan", "Ripon=place", "Ripon Road"]
            .map(Words::new)
            .into(),
    };
    let words = |client: &Client| -> Vec<String> {
        client
            .words
            .iter()
            .map(|word| word.read().to_owned())
            .collect()
    };
    client.unlearn(&Words::new("Rip"), None);
    assert_eq!(words(&client), ["Siobhan", "Ripon=place", "Ripon Road"]);
    client.unlearn(&Words::new("ripon"), None);
    assert_eq!(words(&client), ["Siobhan", "Ripon Road"]);
    client.unlearn(&Words::new("SIOBHAN=client"), None);
    assert_eq!(words(&client), ["Ripon Road"]);
}
