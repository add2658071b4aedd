//! Organisations, jobs, conditions, belonging and events, by their kind.

use super::super::tokens::Kind;
use super::super::words::words;
use super::{Sentence, has, said};

/// A word of the name, and what is so named. The first row that fits holds.
const ORGANISATIONS: [(&[&str], &str); 21] = [
    (
        &[
            "nursery",
            "preschool",
            "playgroup",
            "kindergarten",
            "childminders",
        ],
        "a nursery",
    ),
    (
        &["university", "polytechnic", "faculty", "campus"],
        "a university",
    ),
    (
        &[
            "hospital",
            "infirmary",
            "hospice",
            "outpatients",
            "ward",
            "spire",
        ],
        "a hospital",
    ),
    (
        &[
            "counselling",
            "counseling",
            "therapy",
            "psychotherapy",
            "wellbeing",
            "listening",
            "behavioral",
            "psychological",
            "camhs",
            "iapt",
        ],
        "a counselling service",
    ),
    (
        &[
            "surgery",
            "clinic",
            "medical",
            "health",
            "dental",
            "practice",
            "pharmacy",
            "physiotherapy",
        ],
        "a surgery",
    ),
    (&["court", "tribunal"], "a court"),
    (&["police", "constabulary"], "the police"),
    (&["prison", "hmp", "barracks", "regiment"], "a public body"),
    (
        &[
            "council",
            "authority",
            "ministry",
            "department",
            "jobcentre",
        ],
        "a public body",
    ),
    (
        &[
            "primary",
            "infants",
            "juniors",
            "infant",
            "junior",
            "elementary",
        ],
        "a primary school",
    ),
    (
        &[
            "school",
            "academy",
            "grammar",
            "comprehensive",
            "ysgol",
            "grange",
            "high",
            "middle",
        ],
        "a school",
    ),
    (&["college", "institute"], "a college"),
    (
        &[
            "church",
            "chapel",
            "cathedral",
            "abbey",
            "parish",
            "tabernacle",
            "ministries",
            "assembly",
            "priory",
            "baptist",
            "methodist",
        ],
        "a church",
    ),
    (
        &[
            "mosque",
            "temple",
            "synagogue",
            "gurdwara",
            "masjid",
            "mandir",
        ],
        "a place of worship",
    ),
    (
        &[
            "choir",
            "choral",
            "orchestra",
            "band",
            "chorus",
            "ensemble",
            "singers",
        ],
        "a music group",
    ),
    (
        &[
            "fc",
            "afc",
            "rfc",
            "cc",
            "rovers",
            "united",
            "city",
            "athletic",
            "harriers",
            "wanderers",
            "otters",
            "rangers",
            "rugby",
            "football",
            "cricket",
            "rowing",
            "under",
            "tennis",
            "swimming",
            "runners",
            "gym",
            "yoga",
            "pilates",
            "loft",
            "leisure",
        ],
        "a sports club",
    ),
    (
        &[
            "gazette",
            "herald",
            "tribune",
            "times",
            "echo",
            "argus",
            "chronicle",
            "courier",
            "advertiser",
            "news",
            "telegraph",
            "observer",
            "mercury",
            "journal",
            "radio",
            "fm",
        ],
        "a local paper",
    ),
    (
        &[
            "arms", "inn", "tavern", "brewery", "pub", "lion", "hart", "swan", "fox", "oak",
            "bull", "bell", "crown", "anchor", "plough", "ship",
        ],
        "a pub",
    ),
    (
        &[
            "cafe",
            "café",
            "restaurant",
            "bakery",
            "tearoom",
            "tearooms",
            "coffee",
            "kitchen",
            "bistro",
            "hotel",
            "guesthouse",
        ],
        "a café",
    ),
    (
        &[
            "club",
            "society",
            "association",
            "scouts",
            "brownies",
            "guides",
            "cubs",
            "players",
            "theatre",
            "theater",
            "league",
            "guild",
            "allotments",
            "circle",
            "group",
        ],
        "a club",
    ),
    (
        &[
            "trust",
            "foundation",
            "charity",
            "refuge",
            "shelter",
            "mission",
            "samaritans",
        ],
        "a charity",
    ),
];

const SHOPS: [&str; 12] = [
    "shop",
    "stores",
    "store",
    "supermarket",
    "market",
    "garage",
    "salon",
    "books",
    "bookshop",
    "florist",
    "butchers",
    "motors",
];

const FIRMS: [&str; 20] = [
    "ltd",
    "limited",
    "plc",
    "insurance",
    "solicitors",
    "llp",
    "bank",
    "consulting",
    "consultancy",
    "associates",
    "partners",
    "engineering",
    "construction",
    "logistics",
    "systems",
    "solutions",
    "services",
    "group",
    "industries",
    "holdings",
];

/// "a school", then "an organisation".
pub(super) fn organisation(sentence: &Sentence) -> Vec<String> {
    let text = sentence.text();
    let by_name = ORGANISATIONS
        .iter()
        .find(|(words, _)| has(text, words))
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
        None if has(text, &SHOPS) => "a shop",
        None if works => "an employer",
        None if has(text, &FIRMS) => "a firm",
        None if sentence.is_near(words!(
            "school teacher teachers pupil pupils classroom staffroom playground governors head headteacher lessons"
        )) => "a school",
        None if sentence.is_near(words!(
            "ward patient patients nurse nurses surgeon consultant admitted discharged operation crisis"
        )) => "a hospital",
        None if sentence.is_near(words!(
            "church vicar priest sermon parish mass congregation deacon hymn choir"
        )) => "a church",
        None if sentence.is_near(words!("pint bar drinks landlord quiz beer barman barmaid pub")) => "a pub",
        None if sentence.is_near(words!("match team league training coach squad pitch goal")) => "a sports club",
        None => "an organisation",
    };
    said(&[kind, "an organisation", "a place"])
}

/// Beginnings of words for a job (the major groups of ISCO-08, drawn together), one who does it, several of them, and
/// where they work.
const JOBS: [(&[&str], [&str; 3]); 15] = [
    (
        &[
            "nurs*",
            "doctor*",
            "surgeon*",
            "midwi*",
            "paramedic*",
            "anaesth*",
            "anesth*",
            "physio*",
            "dent*",
            "optom*",
            "optic*",
            "pharm*",
            "radiog*",
            "gp",
            "medic*",
            "osteopath*",
            "chiro*",
            "dermat*",
            "cardio*",
            "psychiatr*",
            "health*",
            "carer*",
            "care*",
            "ambulance*",
            "dieti*",
            "podiatr*",
            "gynaec*",
            "paediatr*",
        ],
        ["a health worker", "health workers", "health care"],
    ),
    (
        &["vet", "vets", "veterinar*", "groom*", "zoo*", "kennel*"],
        [
            "somebody who works with animals",
            "people who work with animals",
            "animal care",
        ],
    ),
    (
        &[
            "teach*",
            "headteacher*",
            "headmaster*",
            "headmistress*",
            "head",
            "lecturer*",
            "professor*",
            "tutor*",
            "senco",
            "school*",
            "dinner",
            "lollipop",
            "nanny",
            "childminder*",
            "librarian*",
            "principal*",
        ],
        [
            "somebody who works in education",
            "people who work in education",
            "education",
        ],
    ),
    (
        &[
            "vicar*",
            "priest*",
            "rabbi*",
            "imam*",
            "pastor*",
            "church*",
            "nun",
            "nuns",
            "monk*",
            "deacon*",
            "bishop*",
            "curate*",
            "chaplain*",
            "minister*",
            "canon",
            "parish",
            "bell",
        ],
        [
            "somebody who serves a faith community",
            "people who serve a faith community",
            "a faith community",
        ],
    ),
    (
        &[
            "judge*",
            "solicitor*",
            "barrister*",
            "lawyer*",
            "magistrate*",
            "paralegal*",
            "coroner*",
            "notary*",
            "probation*",
        ],
        ["a legal worker", "legal workers", "the law"],
    ),
    (
        &[
            "police*",
            "detective*",
            "soldier*",
            "army",
            "navy",
            "sergeant*",
            "firefight*",
            "fireman",
            "bomb",
            "squad",
            "officer*",
            "coastguard*",
            "prison*",
            "marine",
            "marines",
        ],
        [
            "a uniformed worker",
            "uniformed workers",
            "a uniformed service",
        ],
    ),
    (
        &[
            "driver*",
            "drives",
            "drove",
            "pilot*",
            "sailor*",
            "train",
            "ferry*",
            "bus",
            "tram*",
            "taxi*",
            "lorry*",
            "courier*",
            "steward*",
            "cabin",
            "lighthouse",
            "harbour*",
        ],
        ["a transport worker", "transport workers", "transport"],
    ),
    (
        &[
            "actor*",
            "actress*",
            "sing*",
            "musician*",
            "harpist*",
            "organist*",
            "pianist*",
            "cellist*",
            "violin*",
            "drummer*",
            "painter*",
            "artist*",
            "danc*",
            "writer*",
            "poet*",
            "novelist*",
            "composer*",
            "comedian*",
            "circus",
            "eater*",
            "conductor*",
            "tenor*",
            "soprano*",
            "photograph*",
            "sculpt*",
            "tattoo*",
            "ballet*",
            "choreo*",
            "potter*",
        ],
        [
            "somebody who works in the arts",
            "people who work in the arts",
            "the arts",
        ],
    ),
    (
        &[
            "presenter*",
            "newsreader*",
            "journalist*",
            "reporter*",
            "editor*",
            "broadcaster*",
            "subtitl*",
            "proofread*",
            "translator*",
            "interpreter*",
            "tv",
            "radio",
            "publish*",
            "columnist*",
        ],
        ["a media worker", "media workers", "the media"],
    ),
    (
        &[
            "chef*",
            "cook*",
            "waiter*",
            "waitress*",
            "barista*",
            "baker*",
            "butcher*",
            "barman*",
            "barmaid*",
            "bar",
            "caterer*",
            "kitchen",
            "publican*",
            "brewer*",
            "hotel*",
            "counter",
            "shop*",
            "cashier*",
            "hairdress*",
            "barber*",
            "florist*",
            "sales*",
            "retail*",
            "distillery",
            "tours",
            "cleaner*",
            "beautician*",
        ],
        ["a service worker", "service workers", "shops and catering"],
    ),
    (
        &[
            "farm*",
            "shepherd*",
            "gardener*",
            "fisher*",
            "forester*",
            "stalker*",
            "gamekeeper*",
            "beekeeper*",
            "herd*",
            "groundsman*",
            "crofter*",
            "grower*",
            "tree",
        ],
        [
            "somebody who works outdoors",
            "people who work outdoors",
            "the country",
        ],
    ),
    (
        &[
            "plumb*",
            "electric*",
            "build*",
            "brick*",
            "joiner*",
            "carpent*",
            "roof*",
            "plaster*",
            "mechanic*",
            "weld*",
            "mason*",
            "decorator*",
            "glazier*",
            "fitter*",
            "scaffold*",
            "blacksmith*",
            "farrier*",
            "cobbler*",
            "tailor*",
            "bin",
            "binman*",
            "caretaker*",
            "handyman*",
            "lock*",
        ],
        ["a tradesperson", "tradespeople", "a trade"],
    ),
    (
        &[
            "engineer*",
            "architect*",
            "scientist*",
            "biolog*",
            "chem*",
            "physic*",
            "astronom*",
            "geolog*",
            "cartograph*",
            "program*",
            "develop*",
            "software",
            "data",
            "research*",
            "statistic*",
            "survey*",
            "botan*",
            "archaeolog*",
            "historian*",
        ],
        [
            "a technical or scientific worker",
            "technical or scientific workers",
            "science and technology",
        ],
    ),
    (
        &[
            "footballer*",
            "athlete*",
            "jockey*",
            "swimmer*",
            "cyclist*",
            "boxer*",
            "referee*",
            "coach*",
            "lifeguard*",
            "gymnast*",
            "rows",
            "rower*",
            "golfer*",
            "cricketer*",
            "runner*",
            "instructor*",
        ],
        ["somebody in sport", "people in sport", "sport"],
    ),
    (
        &[
            "clerk*",
            "account*",
            "secretar*",
            "admin*",
            "bank*",
            "broker*",
            "underwriter*",
            "actuar*",
            "civil",
            "manager*",
            "director*",
            "executive*",
            "boss*",
            "auditor*",
            "analyst*",
            "consultant*",
            "recruit*",
            "estate",
            "council*",
            "credit",
            "office*",
            "receptionist*",
            "insur*",
        ],
        ["an office worker", "office workers", "an office"],
    ),
];

/// "a health worker", then "a working person"; in the form that the text has: one, several, or "works in …".
pub(super) fn occupation(sentence: &Sentence, rule: &str) -> Vec<String> {
    let text = sentence.text();
    if rule == "job-study" {
        let verb = has(text, &["studying", "studies", "studied"]);
        return said(&[if verb { "studying" } else { "a subject" }, "a course"]);
    }
    let lower = text.to_lowercase();
    // What comes after "at", "with" or "for" says where; the head of the phrase comes before it.
    let head = [" at ", " with ", " for ", " in ", " of ", " on "]
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .map_or(lower.as_str(), |at| &lower[..at]);
    let last = head
        .rsplit(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let of = |text: &str| {
        JOBS.iter()
            .find(|(starts, _)| has(text, starts))
            .map(|(_, says)| *says)
    };
    let says = of(last).or_else(|| of(head)).or_else(|| of(&lower));
    let last_token = sentence.at.end.saturating_sub(1);
    let is = sentence.doc.tokens.classes(last_token);
    let several = sentence.doc.tokens.kind(last_token) == Some(Kind::Word)
        && (is.plural() || last.ends_with("men"))
        && head.len() == lower.len();
    if rule == "job-does" {
        return match says {
            Some([_, _, field]) => vec![format!("works in {field}"), "works".to_owned()],
            None => said(&["has a job", "works"]),
        };
    }
    let owned =
        sentence.follows(&["his", "her", "their", "my", "our", "your"]) || sentence.is_determined();
    let person = if several {
        "working people"
    } else {
        "a working person"
    };
    match says {
        // "her somebody who works in education" is no English
        Some([one, _, field]) if owned && one.starts_with("somebody") => {
            vec![format!("person in {field}"), "working person".to_owned()]
        }
        Some([one, many, _]) => said(&[if several { many } else { one }, person]),
        None => said(&[person, if several { "people" } else { "a person" }]),
    }
}

/// "a neurological condition", then "a health condition".
pub(super) fn condition(sentence: &Sentence) -> Vec<String> {
    let lower = sentence.text().to_lowercase();
    let contains = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
    let kind = if contains(&[
        "schizo",
        "bipolar",
        "psycho",
        "phobi",
        "mutism",
        "ocd",
        "obsess",
        "personality",
        "mania",
        "anorex",
        "bulim",
        "dissoci",
        "borderline",
        "ptsd",
        "trauma",
    ]) {
        "a mental health condition"
    } else if contains(&[
        "seizure",
        "epilep",
        "dystonia",
        "huntington",
        "parkinson",
        "sclerosis",
        "plegi",
        "neuro",
        "locked-in",
        "korsakoff",
        "dementia",
        "alzheimer",
        "tourette",
        "stammer",
        "stutter",
        "palsy",
        "autis",
        "adhd",
        "asperger",
        "dyslex",
    ]) {
        "a neurological condition"
    } else if contains(&[
        "cancer",
        "leuk",
        "lymphom",
        "tumour",
        "tumor",
        "carcinoma",
        "melanoma",
    ]) {
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
    let after_be = sentence.follows(&[
        "is", "was", "are", "am", "'s", "’s", "be", "being", "been", "and", ",",
    ]);
    if (is_word || lower.ends_with("bipolar") || lower.ends_with("autistic"))
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
    let rung = if has(
        text,
        &[
            "visa",
            "leave",
            "asylum",
            "refugee*",
            "migrant*",
            "immigrant*",
            "undocumented",
            "stateless",
            "exile",
        ],
    ) {
        if has(text, &["visa"]) {
            "a visa"
        } else {
            "a migrant"
        }
    } else if has(
        text,
        &[
            "gay",
            "lesbian*",
            "bisexual",
            "queer",
            "trans*",
            "nonbinary",
            "binary",
            "pansexual",
            "asexual",
            "polyamorous",
            "closeted",
            "genderqueer",
        ],
    ) {
        "LGBT+"
    } else if has(
        text,
        &[
            "christian*",
            "catholic*",
            "protestant*",
            "anglican*",
            "methodist*",
            "baptist*",
            "quaker*",
            "presbyterian*",
            "lutheran*",
            "pentecostal*",
            "evangelical*",
            "mormon*",
            "muslim*",
            "sunni",
            "shia",
            "ismaili",
            "ahmadi",
            "jewish",
            "jew",
            "orthodox",
            "hindu*",
            "sikh*",
            "buddhist*",
            "jain*",
            "pagan*",
            "jehovah",
        ],
    ) {
        "religious"
    } else if attributive {
        "overseas"
    } else {
        "of another heritage"
    };
    let last = if attributive {
        "particular"
    } else {
        "of a certain background"
    };
    said(&[rung, last])
}

/// "went through something others know of", in the form of the sentence; then without the others.
pub(super) fn event(sentence: &Sentence) -> Vec<String> {
    let t = &sentence.doc.tokens;
    let first = t.classes(sentence.at.start);
    let clause = has(
        sentence.before(1),
        &["who", "that", "he", "she", "they", "it"],
    );
    let verb = if t.any(sentence.at.start, words!("whose who")) {
        "who went"
    } else if sentence.follows(&["been", "being"]) {
        ""
    } else if sentence.follows(&["has", "have", "had", "'ve", "'s"])
        || t.is(sentence.at.start, "been")
    {
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
