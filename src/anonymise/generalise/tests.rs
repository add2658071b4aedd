#![allow(clippy::unwrap_used)]
use crate::anonymise::{Engine, Register};
use crate::domain::{Client, ClientCode, Words};

/// The text with every finding replaced by its first suggestion.
fn said(text: &str) -> String {
    rung(text, 0)
}

/// The same by what says less, `steps` steps down where there are as many.
fn rung(text: &str, steps: usize) -> String {
    let found = Engine::new().scan(text, &Register::of(&[]));
    let mut out = text.to_owned();
    for f in found.iter().rev() {
        let rungs: Vec<&String> = std::iter::once(&f.suggestion).chain(&f.less).collect();
        out.replace_range(f.span.clone(), rungs[steps.min(rungs.len() - 1)]);
    }
    out
}

#[track_caller]
fn reads(pairs: &[(&str, &str)]) {
    for (text, wanted) in pairs {
        assert_eq!(said(text), *wanted, "{text}");
    }
}

#[test]
fn a_person_is_who_the_sentence_says_and_else_a_letter() {
    reads(&[
        (
            "Her mother Maureen rang. Maureen was angry, and Maureen's voice shook.",
            "Her mother (Person A) rang. Person A was angry, and Person A's voice shook.",
        ),
        (
            "I rang Danuta Nowicka on the way.",
            "I rang Person A on the way.",
        ),
        (
            "Later my colleague Tunde wrote. I like Tunde.",
            "Later my colleague (name withheld) wrote. I like my colleague.",
        ),
        (
            "Her mother Maureen rang, and her sister Bev wrote to Maureen.",
            "Her mother (Person A) rang, and her sister (name withheld) wrote to Person A.",
        ),
        (
            "Her sister Nora rang, and her sister Bev.",
            "Her sister (name withheld) rang, and her sister (Person A).",
        ),
        (
            "My client Aoibheann Daly wrote. I like Aoibheann.",
            "My client (Person A) wrote. I like Person A.",
        ),
    ]);
}

#[test]
fn a_name_that_is_spoken_of_as_one_is_a_letter_or_withheld() {
    reads(&[
        (
            "Danuta rang. Her real name is Danuta, and she goes by Danuta.",
            "Person A rang. Her real name is Person A, and she goes by Person A.",
        ),
        (
            "Tunde, my colleague, wrote. Tunde is his middle name.",
            "Somebody, my colleague, wrote. (name withheld) is his middle name.",
        ),
    ]);
    let text = "Tunde, my colleague, goes by Tunde.";
    assert_eq!(rung(text, 1), "A person, my colleague, goes by (a name).");
}

#[test]
fn a_strange_word_that_is_a_place_online_is_no_person() {
    reads(&[
        (
            "Marek posted it on Threadly. I left Threadly, and deleted the Threadly app.",
            "Person A posted it on an online platform. I left an online platform, and deleted the online app.",
        ),
        (
            "She found me on Kinnet, by a Wexly account.",
            "She found me on an online platform, by a certain online account.",
        ),
        (
            "I counted on Okafor, and Okafor has an account on Okafor's server.",
            "I counted on Person A, and Person A has an account on Person A's server.",
        ),
        (
            "My friend Threadly posted on Threadly.",
            "My friend (name withheld) posted on my friend.",
        ),
        (
            "Her comment on Threadly was unkind. I posted on Threadly again.",
            "Her comment on an online platform was unkind. I posted on an online platform again.",
        ),
        (
            "I left the Threadly app, since Threadly kept buffering. Then Threadly crashed, and timed out.",
            "I left the online app, since an online platform kept buffering. Then an online platform crashed, and \
             timed out.",
        ),
        (
            "I was glad that Threadly was down for maintenance.",
            "I was glad that an online platform was down for maintenance.",
        ),
        (
            "She uses an app called Threadly, and Threadly has logged her out.",
            "She uses an app called (name withheld), and an online platform has logged her out.",
        ),
        (
            "She found an app called Threadly.",
            "She found an app called (name withheld).",
        ),
        (
            "I downloaded Threadly and logged into Wexly.",
            "I downloaded an online platform and logged into an online platform.",
        ),
        (
            "When Zeldin was down, Maureen crashed, and Horvat logged me out.",
            "When Person A was down, Person B crashed, and Person C logged me out.",
        ),
    ]);
}

#[test]
fn who_does_or_has_something_is_no_place_online_wherever_the_texts_speak_of_them() {
    reads(&[
        (
            "We posted about Zeldin. I commented on Zeldin because Zeldin wept.",
            "We posted about Person A. I commented on Person A because Person A wept.",
        ),
        (
            "I sat with Zeldin. Zeldin's grief was large. I posted on Zeldin once.",
            "I sat with Person A. Person A's grief was large. I posted on Person A once.",
        ),
    ]);
}

#[test]
fn who_fails_on_a_call_is_somebody() {
    reads(&[
        (
            "Okonkwo timed out of the call.",
            "Person A timed out of the call.",
        ),
        (
            "Zeldin kept buffering so we moved to the phone.",
            "Person A kept buffering so we moved to the phone.",
        ),
    ]);
}

#[test]
fn a_family_is_no_person() {
    let text = "The Okafors were there. I like the Okafors.";
    assert_eq!(said(text), "The family A were there. I like the family A.");
    assert_eq!(rung(text, 1), "The family were there. I like the family.");
    reads(&[("The James of old came.", "The person A of old came.")]);
}

#[test]
fn two_people_of_one_role_are_not_made_one() {
    let text =
        "Her mother Maureen rang. Later her mother Danuta Nowicka wrote. Maureen met Danuta.";
    let out = said(text);
    assert!(out.ends_with("Person A met Person B."), "{out}");
}

#[test]
fn one_person_has_one_name_wherever_the_texts_speak_of_them() {
    let texts = [
        "Tunde, my colleague, wrote. Her sister Bev rang.",
        "I asked Tunde about Bev. His wife is called Angharad. Then Angharad came.",
        "The other Tunde came. Dr Varga is ill, and Varga's friend, Dan Kerr, is not Una Kerr.",
    ];
    let found = Engine::new().scan_all(&texts, &Register::of(&[]));
    let out: Vec<String> = texts
        .iter()
        .zip(found)
        .map(|(text, found)| {
            let mut out = (*text).to_owned();
            for f in found.iter().rev() {
                out.replace_range(f.span.clone(), &f.suggestion);
            }
            out
        })
        .collect();
    assert_eq!(
        out,
        [
            "Somebody, my colleague, wrote. Her sister (Person A) rang.",
            "I asked my colleague about Person A. His wife is called Person B. Then Person B came.",
            "The other colleague came. Person C is ill, and Person C's friend, Person D, is not Person E.",
        ]
    );
}

#[test]
fn one_person_has_one_name_however_it_is_written() {
    reads(&[
        (
            "Maureen Quill rang. I wrote to Quill, M. about it, and to M. Quill.",
            "Person A rang. I wrote to Person A about it, and to Person A.",
        ),
        (
            "I wrote to Okafor, J. K. about it. Then J. Okafor wrote.",
            "I wrote to Person A about it. Then Person A wrote.",
        ),
        (
            "Karel van Dyk rang. I met van Dyk, and told van der Heyden.",
            "Person A rang. I met Person A, and told Person B.",
        ),
        (
            "Marie d'Aubigny rang. I told d’Aubigny.",
            "Person A rang. I told Person A.",
        ),
    ]);
}

#[test]
fn a_place_is_a_city_only_where_no_smaller_one_has_its_name() {
    reads(&[
        // There is a larger Whitby in Ontario, and a Halifax in Nova Scotia.
        ("She lives in Whitby.", "She lives in a town."),
        ("We met in Halifax.", "We met in a town."),
        ("I work in Nottingham.", "I work in a city."),
        ("He lives in Mumbai.", "He lives in a city."),
        ("They moved to California.", "They moved to a region."),
    ]);
}

#[test]
fn a_road_is_a_road() {
    reads(&[
        (
            "We met near the A9, not on the M62.",
            "We met near the road, not on the second road.",
        ),
        ("He lives off Mill Road.", "He lives off an address."),
    ]);
}

#[test]
fn somebody_of_a_house_is_a_person_and_the_house_another_finding() {
    reads(&[
        (
            "I rang Marta Quill of the Harbour Practice.",
            "I rang Person A of the surgery.",
        ),
        (
            "We met Oyelaran Adeyemi of the Mossdale Clinic, and Ruth of the Harbour Practice.",
            "We met Person A of the surgery, and Person B of the second surgery.",
        ),
        (
            "I rang Tom Baker of the Harbour Practice, then Charlotte Brown of Mossdale Clinic.",
            "I rang Person A of the surgery, then Person B of a second surgery.",
        ),
        (
            "She is from the Dunmere school. We met at the Harbour clinic.",
            "She is from the (name withheld) school. We met at the (name withheld) clinic.",
        ),
        (
            "I rang Our Lady of the Angels School. I rang Rose of Sharon Chapel.",
            "I rang a school. I rang a church.",
        ),
        (
            "I rang Our Lady of the Angels School and Rose of Sharon Chapel.",
            "I rang a school and a church.",
        ),
        (
            "She left Thornhill Academy and St Anne's Church.",
            "She left a school and a church.",
        ),
        (
            "He works for London Borough of Southwark Council.",
            "He works for a public body.",
        ),
    ]);
}

#[test]
fn an_hour_goes_with_its_part_of_the_day() {
    reads(&[
        (
            "He wrote on Friday at ten past eleven at night.",
            "He wrote on a weekday night.",
        ),
        (
            "At ten past eleven at night on Friday he wrote.",
            "At a certain hour on a weekday he wrote.",
        ),
        (
            "She rang at 7.40 in the morning.",
            "She rang at a certain hour.",
        ),
        // A road and a code have no hour in them.
        (
            "We drove on US-2 in the morning, and I saw K-7 in the evening.",
            "We drove on a road in the morning, and I saw K-7 in the evening.",
        ),
    ]);
}

#[test]
fn several_of_a_kind_are_told_apart_and_each_is_called_the_same() {
    reads(&[
        (
            "She moved from Todmorden to Ripon and back to Todmorden. My old Ripon flat is let.",
            "She moved from a town to a second town and back to a town. My old second town flat is let.",
        ),
        (
            "Her flat is in Poland, her mother in Norway. The whole Norway trip was off.",
            "Her flat is in another country, her mother in a third country. The whole third country trip was off.",
        ),
        (
            "He left Thornhill Academy and went to Mossdale Academy. I know Thornhill Academy Trust.",
            "He left a school and went to a second school. I know a school.",
        ),
        (
            "I blocked @shiv_makes, then @tam_vick9, then @shiv_makes again.",
            "I blocked an account, then a second account, then an account again.",
        ),
    ]);
    let texts = ["Ripon is far.", "She left Todmorden for Ripon."];
    let found = Engine::new().scan_all(&texts, &Register::of(&[]));
    let said: Vec<&str> = found[1].iter().map(|f| f.suggestion.as_str()).collect();
    assert_eq!(said, ["a second town", "a town"]);
}

#[test]
fn ages_are_told_by_decade_with_the_pronoun_of_the_sentence() {
    reads(&[
        (
            "She is 34 and tired of it.",
            "She is in her thirties and tired of it.",
        ),
        (
            "He's sixty-one, and he told me so.",
            "He's in his sixties, and he told me so.",
        ),
        (
            "My seven-year-old client drew me.",
            "My young client drew me.",
        ),
        (
            "I saw a fifty-nine-year-old man.",
            "I saw a middle-aged man.",
        ),
        (
            "The boy, who is fifteen, laughed.",
            "The boy, who is a teenager, laughed.",
        ),
    ]);
    assert_eq!(
        rung("She is 34 and tired of it.", 1),
        "She is an adult and tired of it."
    );
    assert_eq!(
        rung("The boy, who is fifteen, laughed.", 1),
        "The boy, who is a young person, laughed."
    );
}

#[test]
fn days_become_seasons_and_hours_become_parts_of_the_week() {
    reads(&[
        (
            "It arrived on 12 April 2023.",
            "It arrived on a day in spring 2023.",
        ),
        (
            "Her letter, dated 3rd June 2024, is here.",
            "Her letter, dated summer 2024, is here.",
        ),
        (
            "I see her on Thursday evening.",
            "I see her on a weekday evening.",
        ),
        (
            "She comes on alternate Mondays.",
            "She comes on certain days.",
        ),
        ("He wrote at 23:47.", "He wrote at a certain hour."),
    ]);
    assert_eq!(
        rung("It arrived on 12 April 2023.", 1),
        "It arrived on a day in 2023."
    );
    assert_eq!(
        rung("It arrived on 12 April 2023.", 9),
        "It arrived on a certain day."
    );
}

#[test]
fn articles_and_capitals_fit_the_sentence() {
    reads(&[
        ("She lives in Todmorden.", "She lives in a town."),
        (
            "He teaches at Thornhill Academy.",
            "He teaches at a school.",
        ),
        (
            "I like the old Calder Valley Counselling website.",
            "I like the old counselling service website.",
        ),
        ("Todmorden has two vets.", "A town has two vets."),
        (
            "She was born in Pakistan.",
            "She was born in another country.",
        ),
        ("She comes from Norfolk.", "She comes from a region."),
    ]);
}

#[test]
fn jobs_and_families_keep_their_kind() {
    reads(&[
        ("She is a district nurse.", "She is a health worker."),
        (
            "His wife is a lighthouse keeper.",
            "His wife is a transport worker.",
        ),
        ("She told her twin sister.", "She told her sibling."),
        ("I met a widower.", "I met a bereaved person."),
        ("His grandnephew drove him.", "His relative drove him."),
        (
            "She is twelve and bored.",
            "She is a young person and bored.",
        ),
        (
            "A Ghanaian pastor wrote.",
            "A particular person in a faith community wrote.",
        ),
        ("Recently he was widowed.", "Recently he was bereaved."),
    ]);
    assert_eq!(
        rung("She told her twin sister.", 1),
        "She told her relative."
    );
}

#[test]
fn each_step_says_less_in_other_words_and_none_is_empty() {
    let text = "Tamsin Vickers, 34, a harpist from Todmorden, wrote on 12 April 2023 from tam_vick9 about her twin \
                sister and Thornhill Academy; we meet every Thursday at noon.";
    for f in Engine::new().scan(text, &Register::of(&[])) {
        let rungs: std::collections::BTreeSet<&String> =
            f.less.iter().chain([&f.suggestion]).collect();
        assert_eq!(rungs.len(), f.less.len() + 1, "{:?}", f);
        assert!(
            rungs
                .iter()
                .all(|rung| !rung.trim().is_empty() && **rung != text[f.span.clone()])
        );
    }
}

#[test]
fn what_was_put_there_while_writing_is_another_than_what_is_found() {
    reads(&[
        (
            "I saw her in a town, then I drove to Todmorden.",
            "I saw her in a town, then I drove to a second town.",
        ),
        (
            "I told Person A, and later Danuta Nowicka wrote.",
            "I told Person A, and later Person B wrote.",
        ),
    ]);
}

#[test]
fn two_towns_of_which_less_is_said_are_still_two() {
    let text = "She moved from Todmorden to Hebden Bridge, and went back to Todmorden.";
    assert_eq!(
        rung(text, 9),
        "She moved from a certain place to a second place, and went back to a certain place."
    );
}

#[test]
fn a_short_form_is_the_same_person_where_nobody_else_could_be_meant() {
    reads(&[
        (
            "I told Daniel Hart first. Dan laughed, and Dan Hart left.",
            "I told Person A first. Person A laughed, and Person A left.",
        ),
        (
            "Kate rang. Later Catherine wrote.",
            "Person A rang. Later Person A wrote.",
        ),
        (
            "Daniel Hart rang, and Daniel Smith wrote. Dan laughed.",
            "Person A rang, and Person B wrote. Person C laughed.",
        ),
        (
            "Dan Hart rang, and Daniel Smith wrote.",
            "Person A rang, and Person B wrote.",
        ),
    ]);
    let roles = said("Her mother Kate rang. Her sister Catherine wrote. Kate met Catherine.");
    assert!(roles.ends_with("Person A met Person B."), "{roles}");
    let found = Engine::new().scan("Kate rang. Later Catherine wrote.", &Register::of(&[]));
    let reasons: Vec<&str> = found.iter().map(|found| &*found.reason).collect();
    assert!(
        reasons[0].ends_with("; taken for one person with “Catherine”."),
        "{reasons:?}"
    );
    assert!(
        reasons[1].ends_with("; taken for one person with “Kate”."),
        "{reasons:?}"
    );
}

#[test]
fn what_is_put_in_reads_as_english_where_the_words_around_it_are_others() {
    reads(&[
        (
            "At 7.30 on a Tuesday evening my phone rang.",
            "At some time on a weekday evening my phone rang.",
        ),
        ("Clients get Mondays.", "Clients get certain days."),
        ("Tuesdays are better.", "Certain days are better."),
        (
            "One of them calls himself @north_end.",
            "One of them calls himself (withheld).",
        ),
        (
            "It was one Sunday in all.",
            "It was one weekend day in all.",
        ),
    ]);
    let less = rung("The Halifax Courier ran a story about it.", 9);
    assert!(
        less.ends_with("rganisation ran a story about it."),
        "{less}"
    );
}

#[test]
fn a_client_whose_code_stands_behind_the_name_is_not_called_by_it_twice() {
    let client = Client {
        code: ClientCode::try_from("K-07".to_owned()).unwrap(),
        words: vec![Words::new("Siobhan")],
    };
    let register = Register::of(&[client]);
    for (text, wanted) in [
        ("Siobhan (K-07) wrote.", "A client (K-07) wrote."),
        (
            "I met Siobhan, who is K-07.",
            "I met a client, who is K-07.",
        ),
        (
            "My client Siobhan (K-07) wrote.",
            "My client (name withheld) (K-07) wrote.",
        ),
        ("Siobhan, K-11 and I met.", "K-07, K-11 and I met."),
    ] {
        let mut out = text.to_owned();
        for f in Engine::new().scan(text, &register).iter().rev() {
            out.replace_range(f.span.clone(), &f.suggestion);
        }
        assert_eq!(out, wanted);
    }
}

#[test]
fn what_says_less_still_reads_as_english() {
    for (text, steps, wanted) in [
        (
            "I met him at a party in Hebden Bridge.",
            1,
            "I met him at a party in a certain place.",
        ),
        (
            "He is a teacher at Thornhill Academy.",
            2,
            "He is a teacher at a certain place.",
        ),
        (
            "He came from Ripon to Todmorden.",
            1,
            "He came from a certain place to a second place.",
        ),
        (
            "Her husband is a surgeon at St Luke's.",
            1,
            "Her husband is a member of staff at an organisation.",
        ),
        (
            "His wife left him for the deputy head of Brighouse High School.",
            0,
            "His wife left him for the member of staff of a school.",
        ),
        (
            "She is an archivist at Thornhill Academy.",
            0,
            "She is an employee at a school.",
        ),
        ("He is an accountant.", 1, "He is an adult in work."),
        (
            "The paramedic from Halifax wrote.",
            1,
            "The working person from a certain place wrote.",
        ),
        (
            "He has been with Thornhill Academy for years.",
            2,
            "He has been with an organisation for years.",
        ),
        (
            "Her husband is a surgeon.",
            1,
            "Her husband is a working person.",
        ),
        (
            "My client, a 34-year-old paramedic from Halifax, wrote.",
            0,
            "My client, a younger health worker from a town, wrote.",
        ),
        (
            "She is on the board of the Piece Hall Trust.",
            0,
            "She is part of the charity.",
        ),
        (
            "Her session is Wednesdays at three.",
            0,
            "Her session is on certain days.",
        ),
    ] {
        assert_eq!(rung(text, steps), wanted, "{text}");
    }
}

#[test]
fn what_is_next_tuesday_need_not_be_the_next_time() {
    for (text, wanted) in [
        ("We meet next Tuesday at four.", "We meet next week."),
        ("This Monday she wrote.", "This week she wrote."),
        ("We meet again next January.", "We meet again next winter."),
    ] {
        for steps in 0..3 {
            assert_eq!(rung(text, steps), wanted, "{text}");
        }
    }
}

#[test]
fn what_was_last_tuesday_was_not_the_last_time() {
    let text = "He wrote last Tuesday at 23:10 and cried.";
    assert_eq!(rung(text, 0), "He wrote last week and cried.");
    assert_eq!(rung(text, 1), "He wrote last week and cried.");
}
