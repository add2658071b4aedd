//! Organisations, conditions, belonging and events, by their kind.

use super::super::words::{Words, hash, words};
use super::{Sentence, has, said};

/// A word of the name, and what is so named. The first row that fits holds.
const ORGANISATIONS: [(Words, &str); 21] = [
    (
        words!("nursery preschool playgroup kindergarten childminders"),
        "a nursery",
    ),
    (
        words!("university polytechnic faculty campus"),
        "a university",
    ),
    (
        words!("hospital infirmary hospice outpatients ward spire"),
        "a hospital",
    ),
    (
        words!(
            "counselling counseling therapy psychotherapy wellbeing listening behavioral psychological camhs iapt"
        ),
        "a counselling service",
    ),
    (
        words!("surgery clinic medical health dental practice pharmacy physiotherapy"),
        "a surgery",
    ),
    (words!("court tribunal"), "a court"),
    (words!("police constabulary"), "the police"),
    (words!("prison hmp barracks regiment"), "a public body"),
    (
        words!("council authority ministry department jobcentre"),
        "a public body",
    ),
    (
        words!("primary infants juniors infant junior elementary"),
        "a primary school",
    ),
    (
        words!("school academy grammar comprehensive ysgol grange high middle"),
        "a school",
    ),
    (words!("college institute sixth"), "a college"),
    (
        words!(
            "church chapel cathedral abbey parish tabernacle ministries assembly priory baptist methodist"
        ),
        "a church",
    ),
    (
        words!("mosque temple synagogue gurdwara masjid mandir"),
        "a place of worship",
    ),
    (
        words!("choir choral orchestra band chorus ensemble singers"),
        "a music group",
    ),
    (
        words!(
            "fc afc rfc cc rovers united city athletic harriers wanderers otters rangers rugby football cricket rowing under tennis swimming runners gym yoga pilates loft leisure"
        ),
        "a sports club",
    ),
    (
        words!(
            "gazette herald tribune times echo argus chronicle courier advertiser news telegraph observer mercury journal radio fm"
        ),
        "a local paper",
    ),
    (
        words!(
            "arms inn tavern brewery pub lion hart swan fox oak bull bell crown anchor plough ship"
        ),
        "a pub",
    ),
    (
        words!(
            "cafe café restaurant bakery tearoom tearooms coffee kitchen bistro hotel guesthouse"
        ),
        "a café",
    ),
    (
        words!(
            "club society association scouts brownies guides cubs players theatre theater league guild allotments circle group"
        ),
        "a club",
    ),
    (
        words!("trust foundation charity refuge shelter mission samaritans"),
        "a charity",
    ),
];

const SHOPS: Words = words!(
    "shop stores store supermarket market garage salon books bookshop florist butchers motors"
);

const FIRMS: Words = words!(
    "ltd limited plc insurance solicitors llp bank consulting consultancy associates partners engineering construction logistics systems solutions services group industries holdings"
);

/// Words that stand near, and what is so named where its name does not say it.
const NEARBY: [(Words, &str); 5] = [
    (
        words!(
            "school teacher teachers pupil pupils classroom staffroom playground governors head headteacher lessons"
        ),
        "a school",
    ),
    (
        words!(
            "ward patient patients nurse nurses surgeon consultant admitted discharged operation crisis"
        ),
        "a hospital",
    ),
    (
        words!("church vicar priest sermon parish mass congregation deacon hymn choir"),
        "a church",
    ),
    (
        words!("pint bar drinks landlord quiz beer barman barmaid pub"),
        "a pub",
    ),
    (
        words!("match team league training coach squad pitch goal"),
        "a sports club",
    ),
];

/// Kinds that are people rather than a house.
const OF_PEOPLE: [&str; 8] = [
    "the police",
    "a public body",
    "a local paper",
    "a music group",
    "a charity",
    "an employer",
    "a firm",
    "a club",
];

/// "a school", then "an organisation".
pub(super) fn organisation(sentence: &Sentence) -> Vec<String> {
    // "the [Dunmere] school": what kind of house it is stands there.
    let next = hash(sentence.after().as_bytes());
    let is_house = words!("centre center unit house project service").contains(&next)
        || ORGANISATIONS.iter().any(|(words, _)| words.contains(&next));
    if sentence.leads_noun() && is_house {
        return vec!["(name withheld)".into()];
    }
    let text = sentence.text();
    let name: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| hash(word.as_bytes()))
        .collect();
    let named = |words: Words| name.iter().any(|word| words.contains(word));
    let by_name = ORGANISATIONS
        .iter()
        .find(|(words, _)| named(words))
        .map(|(_, kind)| *kind);
    let works = (1..=3).any(|n| {
        let word = sentence.before(n);
        [
            "works",
            "worked",
            "working",
            "job",
            "employed",
            "shift",
            "shifts",
            "colleagues",
            "manager",
        ]
        .iter()
        .any(|w| word.eq_ignore_ascii_case(w))
    });
    let kind = match by_name {
        Some(kind) => kind,
        None if named(SHOPS) => "a shop",
        None if works => "an employer",
        None if named(FIRMS) => "a firm",
        None => sentence
            .first_near(&NEARBY.map(|(words, _)| words))
            .map_or("an organisation", |row| NEARBY[row].1),
    };
    // A paper or a firm is no place to be at; nobody is "with a place", nor a member of one.
    match OF_PEOPLE.contains(&kind) || sentence.follows("with of for by") {
        true => said(&[kind, "an organisation"]),
        false => said(&[kind, "an organisation", "a place"]),
    }
}

/// "a neurological condition", then "a health condition".
pub(super) fn condition(sentence: &Sentence) -> Vec<String> {
    let lower = sentence.text().to_lowercase();
    let contains = |parts: &str| parts.split(' ').any(|part| lower.contains(part));
    if has(&lower, "dog dogs") {
        return said(&["an animal", "a help"]);
    }
    if has(&lower, "sober clean recovery recovering teetotal") {
        return said(&["well again", "in a certain state"]);
    }
    let kind = if contains(
        "schizo bipolar psycho phobi mutism ocd obsess personality mania anorex bulim dissoci borderline ptsd \
         trauma",
    ) {
        "a mental health condition"
    } else if contains(
        "seizure epilep dystonia huntington parkinson sclerosis plegi neuro locked-in korsakoff dementia \
         alzheimer tourette stammer stutter palsy autis adhd asperger dyslex",
    ) {
        "a neurological condition"
    } else if contains("cancer leuk lymphom tumour tumor carcinoma melanoma") {
        "a serious illness"
    } else {
        "a health condition"
    };
    // "she is bipolar": there the condition is an adjective
    let t = &sentence.doc.tokens;
    let is = t.classes(sentence.at.end.saturating_sub(1));
    let is_word = sentence.at.len() == 1 && is.adjective() && !is.noun();
    if sentence.leads_noun() && is.adjective() {
        return said(&["particular"]);
    }
    if sentence.leads_noun() && !sentence.is_determined() {
        return said(&["health", "particular"]);
    }
    let after_be = sentence.follows("is was are am 's ’s be being been and ,");
    if (is_word
        || has(
            &lower,
            "bipolar autistic deaf blind diabetic epileptic dyslexic",
        ))
        && (after_be || is_word)
    {
        return vec![
            format!("living with {kind}"),
            "living with a health condition".into(),
            "living with a difficulty".into(),
        ];
    }
    said(&[kind, "a health condition", "a difficulty"])
}

/// "religious", "of another heritage"; then "of a certain background".
pub(super) fn belonging(sentence: &Sentence) -> Vec<String> {
    let text = sentence.text();
    let attributive = sentence.leads_noun();
    if has(text, "married separated divorced widowed single engaged") {
        return said(&["of a certain family status", "of a certain background"]);
    }
    // "a [Kerryman]", "the only [Thai] there": what stands for a noun needs one.
    let noun = sentence.is_determined() && !attributive;
    // "the kind of [English] that", "a page in [Welsh]"
    if !noun && !attributive && sentence.follows("of in into") {
        return said(&["a certain language", "something"]);
    }
    let rung = if has(
        text,
        "visa leave asylum refugee* migrant* immigrant* undocumented stateless exile",
    ) {
        if has(text, "visa") {
            "a visa"
        } else {
            "a migrant"
        }
    } else if has(
        text,
        "gay lesbian* bisexual queer trans* nonbinary binary pansexual asexual polyamorous closeted genderqueer",
    ) {
        "LGBT+"
    } else if has(
        text,
        "christian* catholic* protestant* anglican* methodist* baptist* quaker* presbyterian* lutheran* \
         pentecostal* evangelical* mormon* muslim* sunni shia ismaili ahmadi jewish jew orthodox hindu* sikh* \
         buddhist* jain* pagan* jehovah",
    ) {
        "religious"
    } else if attributive {
        "particular"
    } else {
        "of a certain heritage"
    };
    let last = if attributive {
        "certain"
    } else {
        "of a certain background"
    };
    match noun {
        true if rung.starts_with("a ") => said(&[rung, "person"]),
        true if rung.starts_with("of ") => vec![format!("person {rung}"), "person".into()],
        true => vec![format!("{rung} person"), "person".into()],
        false => said(&[rung, last]),
    }
}

/// "went through something others know of", in the form of the sentence; then without the others.
pub(super) fn event(sentence: &Sentence) -> Vec<String> {
    let t = &sentence.doc.tokens;
    let first = t.classes(sentence.at.start);
    let clause = has(sentence.before(1), "who that he she they it");
    let lower = sentence.text().to_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let had = sentence.follows("has have had 've ’ve");
    if starts(&[
        "was on ", "was in ", "were on ", "were in ", "been on ", "been in ",
    ]) {
        let become_known = if had { "become" } else { "became" };
        return ["known to others", "known"]
            .map(|known| format!("{become_known} {known}"))
            .to_vec();
    }
    if starts(&[
        "the only ",
        "the man ",
        "the woman ",
        "the one ",
        "the first ",
        "the person ",
    ]) {
        return said(&["somebody others have heard of", "somebody"]);
    }
    if starts(&["on the ", "on tv", "in the "]) {
        return said(&["others know of", "known"]);
    }
    if let Some(verb) = ["won ", "received ", "got "]
        .iter()
        .find(|verb| lower.starts_with(**verb))
    {
        return ["something others know of", "something"]
            .map(|what| format!("{verb}{what}"))
            .to_vec();
    }
    let verb = if t.any(sentence.at.start, words!("whose who")) {
        "who went"
    } else if sentence.follows("been being") {
        ""
    } else if sentence.follows("has have had 've 's") || t.is(sentence.at.start, "been") {
        "been"
    } else if clause || first.verb_d() || first.verb_s() {
        "went"
    } else {
        return said(&["an event others know of", "an event"]);
    };
    ["something others know of", "something"]
        .map(|what| format!("{verb} through {what}").trim_start().to_owned())
        .to_vec()
}
