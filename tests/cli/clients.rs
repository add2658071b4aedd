//! The register, and what erasing one client takes.

use super::*;

fn with_a_client() -> Home {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Anna, Todmorden"]);
    let own = home.file("own.toml", &format!("{INCIDENT}client = \"K-07\"\n"));
    home.done(&["incident", "--answers", text(&own)]);
    let other = home.file(
        "other.toml",
        &INCIDENT.replace("Anna", "Somebody like Anna"),
    );
    home.done(&["incident", "--answers", text(&other)]);
    home
}

#[test]
fn a_client_is_erased_by_script_only_with_the_code_repeated_and_every_mention_decided() {
    let home = with_a_client();
    let listed = home
        .done(&["client", "erase", "K-07", "--list", "--json"])
        .json();
    assert_eq!(listed["entries"][0]["id"], 1);
    assert_eq!(listed["mentions"][0]["id"], 2);
    assert_eq!(listed["words"], 2);
    let shown = home.done(&["client", "erase", "K-07", "--list"]).data;
    assert!(shown.contains("Out of reach from here:"), "{shown}");
    let refused = |arguments: &[&str]| {
        let arguments = [&["client", "erase", "K-07"], arguments].concat();
        home.with(PASSPHRASE, &arguments)
    };
    refused(&["--redact", "2"]).failed(2, "nobody is here to confirm");
    refused(&["--redact", "2", "--yes-erase", "K-08"]).failed(2, "nobody is here to confirm");
    refused(&["--yes-erase", "K-07"]).failed(3, "still to be decided");
    refused(&["--yes-erase", "K-07", "--delete", "1"])
        .failed(2, "not one of those that only mention");
    let taken = home.file("note.txt", "");
    refused(&[
        "--yes-erase",
        "K-07",
        "--redact",
        "2",
        "--note",
        text(&taken),
    ])
    .failed(2, "exists already");
    home.done(&["retention", "hold", "claim"]);
    refused(&["--yes-erase", "K-07", "--redact", "2"]).failed(2, "on hold");
    home.done(&["retention", "lift"]);
    assert_eq!(
        home.done(&["list", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );

    let ran = home.done(&[
        "client",
        "erase",
        "K-07",
        "--yes-erase",
        "K-07",
        "--redact",
        "2",
        "--note",
        "erased.txt",
    ]);
    let note = fs::read_to_string(home.path("erased.txt")).unwrap();
    assert!(note.contains("Client code:  K-07") && note.contains("- 1 entry, with every revision"));
    assert!(!note.contains("Anna"), "{note}");
    let mode = fs::metadata(home.path("erased.txt"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    home.with(PASSPHRASE, &["show", "1"])
        .failed(2, "no entry 1");
    let left = home.done(&["show", "2"]).data;
    assert!(
        left.contains("[erased]") && !left.contains("Anna"),
        "{left}"
    );
    home.with(PASSPHRASE, &["client", "add", "K-07", "--words", "Berta"])
        .failed(2, "stays out of use");
    home.with(PASSPHRASE, &["client", "erase", "K-07", "--list"])
        .failed(2, "nothing in the journal names K-07");
    let checked = home.with(secret_of(&ran.data), &["recovery", "--check"]);
    assert_eq!(checked.exit, 0, "{}", checked.talk);
    home.done(&["verify"]);
}

#[test]
fn at_a_terminal_erasing_asks_for_each_mention_and_for_the_code() {
    let home = with_a_client();
    let mut person = Person::at(&home, &["client", "erase", "K-07"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.sees("Entry 2:");
    person.answers("l leaves it", "d");
    person.answers("Type K-07 to erase it", "K-70");
    person.sees("Nothing was changed.");
    assert_eq!(person.leaves().0, 0);
    let mut person = Person::at(&home, &["client", "erase", "K-07"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("l leaves it", "d");
    person.answers("Type K-07 to erase it", "k-07");
    person.sees("Note of an erasure");
    person.sees("2 entries are erased");
    person.turns_pages_to("From your copy, group");
    person.answers("From your copy, group", ":stop");
    assert_eq!(person.leaves().0, 0);
    assert_eq!(
        home.done(&["list", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        0
    );
}

#[test]
fn a_word_of_the_register_is_told_what_it_names_and_an_unknown_kind_is_refused() {
    let home = Home::with_journal();
    home.done(&["client", "add", "K-07", "--words", "Siobhan, Ripon"]);
    let told = home.done(&["client", "add", "K-07", "--words", "ripon=Place, siobhan"]);
    assert!(told.talk.contains("2 words"), "{}", told.talk);
    let words = || home.done(&["client", "list", "--words"]).data;
    assert_eq!(words().trim(), "K-07  Siobhan, ripon=Place");
    let refused = home.with(
        PASSPHRASE,
        &["client", "add", "K-07", "--words", "Tom, Dunloe=town"],
    );
    assert_eq!(refused.exit, 2, "{}", refused.talk);
    assert!(
        refused
            .talk
            .contains("client, person, place or organisation")
            && refused.talk.contains("nothing was changed")
            && !refused.talk.contains("Dunloe"),
        "{}",
        refused.talk
    );
    assert_eq!(words().trim(), "K-07  Siobhan, ripon=Place");
}

#[test]
fn a_code_that_holds_one_of_its_own_words_is_refused_and_no_word_is_said() {
    let home = Home::with_journal();
    let add =
        |code: &str, words: &str| home.with(PASSPHRASE, &["client", "add", code, "--words", words]);
    let refused = add("MARLOWE1", "Ann, Marlowe=client");
    refused.failed(2, "the code holds one of its own words");
    assert!(
        refused.talk.contains("nothing was changed"),
        "{}",
        refused.talk
    );
    assert!(
        !refused.talk.to_lowercase().contains("marlowe"),
        "{}",
        refused.talk
    );
    assert_eq!(home.done(&["client", "list"]).data, "");
    // Words to a code that is there.
    assert_eq!(add("MARLOWE1", "").exit, 0);
    add("MARLOWE1", "Marlowe").failed(2, "the code holds one of its own words");
    assert_eq!(add("MARLOWE1", "Ripon").exit, 0);
}

#[test]
fn what_may_be_wrong_with_words_is_refused_where_it_finds_everything_and_else_said_once() {
    let home = Home::with_journal();
    let add =
        |code: &str, words: &str| home.with(PASSPHRASE, &["client", "add", code, "--words", words]);
    for word in ["The", "a=client"] {
        add("MS-1", word).failed(2, "names nobody and would be found in every sentence");
    }
    assert_eq!(home.done(&["client", "list"]).data, "");
    add("SEID1", "Marta Seidl").failed(2, "or the beginning of one");
    assert_eq!(
        add("MS-1", "Marta Seidl").talk.trim_end(),
        "MS-1 is in the register, with 1 word. The code is made of initials; one such as K-07 tells less."
    );
    let shared = add("K-07", "Tom, marta seidl");
    assert_eq!(
        shared.talk.trim_end(),
        "K-07 is in the register, with 2 words. 1 of these words stands under MS-1, too; in a summary a word stands for \
         one client only."
    );
    let again = add("K-07", "Marta Seidl, Annie").talk;
    assert!(again.trim_end().ends_with("it now has 3 words."), "{again}");
}

#[test]
fn a_word_that_a_code_tells_is_refused_but_stays_where_it_stood_before() {
    use afterhour::domain::{Client, ClientCode, Words};
    let home = Home::with_journal();
    let add = |words: &str| home.with(PASSPHRASE, &["client", "add", "MARLOWE1", "--words", words]);
    add("Marlowe").failed(2, "the code holds one of its own words");
    let mut vault = Vault::open(
        &home.journal(),
        &Passphrase::new(PASSPHRASE),
        &jiff::Zoned::now(),
    )
    .unwrap();
    let code = ClientCode::try_from("MARLOWE1".to_owned()).unwrap();
    let words = vec![Words::new("Marlowe")];
    vault.put_client(&Client { code, words }).unwrap();
    drop(vault);
    let added = home.done(&["client", "add", "MARLOWE1", "--words", "marlowe, Ann"]);
    assert!(added.talk.contains("it now has 2 words"), "{}", added.talk);
    add("Lowe").failed(2, "the code holds one of its own words");
}
