//! What stands instead of a registered word is true of it: the client, somebody close, a place, a school, an account.

use super::{ENGINE, decide};
use afterhour::anonymise::{Label, Register};
use afterhour::domain::{Client, ClientCode, Words};

fn registered(clients: &[(&str, &[&str])]) -> Register {
    let client = |(code, words): &(&str, &[&str])| Client {
        code: ClientCode::try_from((*code).to_owned()).unwrap(),
        words: words.iter().map(|word| Words::new(word)).collect(),
    };
    Register::of(&clients.iter().map(client).collect::<Vec<_>>())
}

#[track_caller]
fn reads(words: &[&str], pairs: &[(&str, &str)]) {
    let register = registered(&[("K-07", words)]);
    for (text, wanted) in pairs {
        let found = ENGINE.scan(text, &register);
        assert_eq!(decide(text, found, false), *wanted, "{text}");
    }
}

#[test]
fn a_registered_place_is_a_place() {
    reads(
        &["Siobhan", "Ripon", "otterbridge"],
        &[
            ("We met in Ripon.", "We met in a town."),
            ("Siobhan left Ripon early.", "K-07 left a town early."),
            (
                "Everyone in Otterbridge knows Siobhan.",
                "Everyone in a small place knows K-07.",
            ),
            (
                "we met in otterbridge again",
                "we met in a certain place again",
            ),
        ],
    );
}

#[test]
fn a_registered_school_or_firm_is_one() {
    reads(
        &["Siobhan", "Thornhill Academy", "Calder Valley Logistics"],
        &[
            (
                "She teaches at Thornhill Academy.",
                "She teaches at a school.",
            ),
            ("Siobhan left Calder Valley Logistics.", "K-07 left a firm."),
            (
                "she was at thornhill academy then",
                "she was at a school then",
            ),
        ],
    );
}

#[test]
fn somebody_else_in_a_register_is_not_the_client() {
    reads(
        &["Siobhan Kerr", "Tom", "Maureen"],
        &[
            (
                "I met Tom at the door, and Siobhan laughed.",
                "I met someone close to K-07 at the door, and K-07 laughed.",
            ),
            (
                "Tom rang. Maureen rang, too.",
                "Someone close to K-07 rang. Someone else close to K-07 rang, too.",
            ),
            (
                "Her husband Tom rang. Tom was angry.",
                "Her husband (name withheld) rang. K-07's husband was angry.",
            ),
            (
                "Her husband, Tom, walks there. K-09 drove Tom home.",
                "Her husband, (name withheld), walks there. K-09 drove K-07's husband home.",
            ),
            (
                "K-07's husband Tom rang.",
                "K-07's husband (someone close to K-07) rang.",
            ),
            ("her husband tom rang", "her husband (name withheld) rang"),
            ("It was Mrs Kerr.", "It was K-07."),
            ("Dan Kerr wrote.", "Someone close to K-07 wrote."),
            (
                "Then Tom's car came.",
                "Then K-07's close contact's car came.",
            ),
        ],
    );
}

#[test]
fn what_somebody_close_has_is_theirs_and_not_the_clients() {
    reads(
        &["Siobhan Kerr", "Tom", "Maureen", "Bev", "@shiv_makes"],
        &[
            (
                "Tom rang. Then Tom's car came, and Maureen's dog, and Bev’s.",
                "Someone close to K-07 rang. Then K-07's close contact's car came, and K-07's other close \
                 contact's dog, and K-07's close contact 3’s.",
            ),
            (
                "The Tom's dog story again.",
                "The close contact's dog story again.",
            ),
            (
                "Tom, her husband, rang. I know Tom's dog.",
                "Somebody, her husband, rang. I know K-07's husband's dog.",
            ),
            (
                "K-07's husband Tom's car came.",
                "K-07's husband (someone close to K-07)'s car came.",
            ),
            (
                "I saw @shiv_makes's post, and followed @shiv_makes.",
                "I saw an account's post, and followed an account linked to K-07.",
            ),
        ],
    );
}

#[test]
fn a_name_that_is_spoken_of_as_a_name_is_withheld() {
    for (text, wanted) in [
        (
            "I told NAME that NAME is her real name.",
            "I told K-07 that (name withheld) is her real name.",
        ),
        (
            "NAME is not actually her real name.",
            "(name withheld) is not actually her real name.",
        ),
        (
            "They said NAME's her old married name.",
            "They said (name withheld)'s her old married name.",
        ),
        (
            "The name 'NAME' is old.",
            "The name '(name withheld)' is old.",
        ),
        (
            "Her first name, NAME, was on it.",
            "Her first name, (name withheld), was on it.",
        ),
        (
            "Her full name is NAME.",
            "Her full name is (name withheld).",
        ),
        ("She goes by NAME now.", "She goes by (name withheld) now."),
        (
            "She went by the name of NAME.",
            "She went by the name of (name withheld).",
        ),
        (
            "She is now called NAME, and calls herself NAME.",
            "She is now called (name withheld), and calls herself (name withheld).",
        ),
        ("She is known as NAME.", "She is known as (name withheld)."),
        (
            "She signed it NAME, then signed off as NAME.",
            "She signed it (name withheld), then signed off as (name withheld).",
        ),
        (
            "She signs herself NAME.",
            "She signs herself (name withheld).",
        ),
        (
            "The name NAME is old. Nickname: NAME.",
            "The name (name withheld) is old. Nickname: (name withheld).",
        ),
        // It is she who is meant, and not her name.
        (
            "I called NAME and signed NAME up.",
            "I called K-07 and signed K-07 up.",
        ),
        (
            "I told her name to NAME. NAME is her sister.",
            "I told her name to K-07. K-07 is her sister.",
        ),
        ("Her name is NAME's secret.", "Her name is K-07's secret."),
        (
            "A troll names NAME as a liar, and I want to name NAME in supervision.",
            "A troll names K-07 as a liar, and I want to name K-07 in supervision.",
        ),
        (
            "They signed a letter NAME wrote.",
            "They signed a letter K-07 wrote.",
        ),
        (
            "I will sign off as NAME settles.",
            "I will sign off as K-07 settles.",
        ),
        ("NAME was a name on my list.", "K-07 was a name on my list."),
        (
            "My account name: NAME found it.",
            "My account name: K-07 found it.",
        ),
        (
            "What is her surname, NAME asked.",
            "What is her surname, K-07 asked.",
        ),
    ] {
        reads(&["Siobhan"], &[(&text.replace("NAME", "Siobhan"), wanted)]);
        if !wanted.contains("K-07") {
            let close = text.replace("NAME", "Maureen");
            reads(&["Siobhan", "Maureen"], &[(&close, wanted)]);
        }
    }
}

#[test]
fn where_a_name_is_withheld_the_code_comes_next() {
    let register = registered(&[("K-07", &["Siobhan"])]);
    let found = ENGINE.scan("Her real name is Siobhan.", &register);
    assert_eq!(found[0].suggestion, "(name withheld)");
    assert_eq!(found[0].less, ["K-07"]);
}

#[test]
fn the_client_is_the_client_under_every_name() {
    reads(
        &["Elizabeth", "Liz Okafor", "Betty", "Lizzy"],
        &[
            ("Liz rang.", "K-07 rang."),
            ("Elizabeth rang, then Lizzy.", "K-07 rang, then K-07."),
            ("Betty wrote to Okafor.", "K-07 wrote to K-07."),
            ("My client Elizabeth wrote.", "My client (K-07) wrote."),
        ],
    );
}

#[test]
fn accounts_and_numbers_say_whose_they_go_with() {
    reads(
        &[
            "Siobhan",
            "@shiv_makes",
            "s.kerr@example.org",
            "07700 900123",
        ],
        &[
            (
                "I follow @shiv_makes now.",
                "I follow an account linked to K-07 now.",
            ),
            (
                "Siobhan's handle is @shiv_makes.",
                "K-07's handle is an account.",
            ),
            (
                "K-07's handle is @shiv_makes. I follow @shiv_makes.",
                "K-07's handle is an account. I follow an account linked to K-07.",
            ),
            (
                "Write to s.kerr@example.org or ring 07700 900123.",
                "Write to an e-mail address linked to K-07 or ring a phone number linked to K-07.",
            ),
        ],
    );
}

#[test]
fn what_the_practitioner_says_of_a_word_holds() {
    reads(
        &[
            "Florence",
            "Lincoln=person",
            "Hope=place",
            "Marlowe=organisation",
            "Shiv=client",
        ],
        &[
            ("I met Lincoln again.", "I met someone close to K-07 again."),
            ("She lives in Hope.", "She lives in a town."),
            (
                "She left Marlowe in tears.",
                "She left an organisation in tears.",
            ),
            ("Then Shiv rang.", "Then K-07 rang."),
        ],
    );
    let register = registered(&[("K-07", &["Hope=place"])]);
    assert!(register.holds("Hope").is_some());
}

#[test]
fn what_is_said_of_a_word_later_holds_for_it_from_the_start() {
    for words in [
        &["Siobhan Kerr", "Marlowe", "Marlowe=place"][..],
        &["Siobhan Kerr", "marlowe=organisation", "Marlowe = Place"],
        &["Siobhan Kerr", "Marlowe=PLACE", "Marlowe"],
        &["Siobhan Marlowe", "Marlowe=place"],
    ] {
        reads(
            words,
            &[("She is back in Marlowe.", "She is back in a small place.")],
        );
    }
    reads(
        &["Thomas", "Thomas=person"],
        &[("I told Tom.", "I told someone close to K-07.")],
    );
}

#[test]
fn one_word_is_one_thing_in_all_the_texts_of_a_summary() {
    let register = registered(&[("K-07", &["Siobhan", "Tom"]), ("M-11", &["Tadhg", "Bev"])]);
    let texts = [
        "Tom rang, and so did Bev.",
        "I told Bev that Tom had come.",
        "Her brother Tom knows.",
    ];
    let found = ENGINE.scan_all(&texts, &register);
    let of = |text: usize, word: &str| {
        let at = |f: &&afterhour::anonymise::Finding| &texts[text][f.span.clone()] == word;
        let f = found[text].iter().find(at).unwrap();
        assert_eq!(f.label, Label::Person);
        f.suggestion.to_lowercase()
    };
    assert_eq!(
        (of(0, "Tom"), of(1, "Tom")),
        ("k-07's brother".into(), "k-07's brother".into())
    );
    assert_eq!(of(0, "Bev"), "someone close to m-11");
    assert_eq!(of(1, "Bev"), of(0, "Bev"));
}

#[test]
fn a_registered_place_within_a_job_goes_with_it() {
    let words = &["Siobhan", "Otley=place"];
    reads(
        words,
        &[
            (
                "Tunde, a lecturer in Otley, laughed.",
                "Person A, a person in education, laughed.",
            ),
            ("She lives in Otley.", "She lives in a town."),
        ],
    );
    let register = registered(&[("K-07", words)]);
    let said = |text: &str, of: &str| {
        let found = ENGINE.scan(text, &register);
        let at = |f: &&afterhour::anonymise::Finding| text[f.span.clone()] == *of;
        let f = found.iter().find(at).unwrap();
        assert!(f.registered.is_some());
        (f.rule, f.reason.to_string())
    };
    assert_eq!(
        said("Tunde, a lecturer in Otley, laughed.", "lecturer in Otley"),
        (
            "registered-inside",
            "A word of your register stands inside this.".into()
        )
    );
    assert_eq!(
        said("She lives in Otley.", "Otley"),
        (
            "registered",
            "This word is in your register and never leaves.".into()
        )
    );
}

#[test]
fn the_name_of_an_animal_is_withheld_and_no_person_has_its_letter() {
    reads(
        &[],
        &[
            (
                "Her sister's dog Biscuit ran off, and Maureen rang.",
                "Her sister's dog (name withheld) ran off, and Person A rang.",
            ),
            (
                "He has a dog called Pickle, and Pickle barked.",
                "He has a dog called (name withheld), and (name withheld) barked.",
            ),
            (
                "I walk the dog Tobias gave me.",
                "I walk the dog Person A gave me.",
            ),
            (
                "Our old dog Pickle slept. Her dog Max was put down.",
                "Our old dog (name withheld) slept. Her dog (name withheld) was put down.",
            ),
            (
                "The cat is called Tobias, her kitten Sorrel.",
                "The cat is called (name withheld), her kitten (name withheld).",
            ),
            (
                "Because of the dog Priya will move. Priya wept.",
                "Because of the dog Person A will move. Person A wept.",
            ),
            (
                "With the dog Maureen never slept. I had to fly Okonkwo home.",
                "With the dog Person A never slept. I had to fly Person B home.",
            ),
            (
                "Without my dog Priya would leave. Priya wept.",
                "Without my dog Person A would leave. Person A wept.",
            ),
        ],
    );
}

#[test]
fn a_family_has_the_letter_of_whoever_is_named_of_it() {
    reads(
        &[],
        &[
            (
                "The Okafors came; Okafor stayed.",
                "The family A came; Person A stayed.",
            ),
            (
                "Zeldin wept. The Thomases came, and the Zeldins.",
                "Person A wept. The family B came, and the family A.",
            ),
            (
                "The Okafors’ house was cold.",
                "The family A members’ house was cold.",
            ),
        ],
    );
}
