//! Saying less about the same thing: "a school", "in spring 2023", "in her thirties".

/// The kind of an organisation, by the words in its name.
pub(super) fn organisation(text: &str) -> &'static str {
    let has = |words: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|w| words.iter().any(|x| w.eq_ignore_ascii_case(x)))
    };
    if has(&["university", "college", "institute", "polytechnic"]) {
        "a college"
    } else if has(&[
        "school",
        "primary",
        "infants",
        "juniors",
        "academy",
        "grammar",
        "elementary",
        "nursery",
        "preschool",
        "ysgol",
    ]) {
        "a school"
    } else if has(&["hospital", "infirmary", "hospice", "outpatients", "ward"]) {
        "a hospital"
    } else if has(&[
        "surgery", "clinic", "medical", "health", "dental", "practice",
    ]) {
        "a clinic"
    } else if has(&[
        "counselling",
        "counseling",
        "therapy",
        "psychotherapy",
        "wellbeing",
    ]) {
        "a counselling service"
    } else if has(&[
        "church",
        "chapel",
        "cathedral",
        "mosque",
        "temple",
        "synagogue",
        "gurdwara",
        "parish",
        "tabernacle",
        "ministries",
    ]) {
        "a place of worship"
    } else if has(&[
        "club",
        "fc",
        "afc",
        "rfc",
        "choir",
        "choral",
        "society",
        "band",
        "orchestra",
        "players",
        "rovers",
        "association",
        "under",
    ]) {
        "a club"
    } else if has(&["court", "tribunal", "police", "prison", "council"]) {
        "a public body"
    } else if has(&[
        "gazette",
        "herald",
        "tribune",
        "times",
        "post",
        "echo",
        "argus",
        "chronicle",
        "courier",
        "advertiser",
        "news",
        "telegraph",
        "radio",
        "fm",
    ]) {
        "the local paper"
    } else {
        "an organisation"
    }
}

/// "in spring 2023" for a date, "some time ago" for the rest.
pub(super) fn date(text: &str, rule: &str) -> String {
    let year = text
        .split(|c: char| !c.is_ascii_digit())
        .find(|d| d.len() == 4 && (d.starts_with("19") || d.starts_with("20")));
    let month = text
        .split(|c: char| !c.is_alphabetic())
        .find_map(super::calendar::month)
        .or_else(|| {
            let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
            parts
                .get(1)
                .filter(|_| parts.len() >= 2)
                .and_then(|m| m.parse().ok())
                .filter(|m| (1..=12).contains(m))
        });
    let season = month.map(|m| match m {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    });
    match (rule, season, year) {
        ("ago", ..) => "some time ago".into(),
        ("year", _, Some(y)) => format!("the {}0s", &y[..3]),
        (_, Some(s), Some(y)) if rule == "date" => format!("{s} {y}"),
        (_, Some(s), _) => format!("that {s}"),
        (_, None, Some(y)) => format!("the {}0s", &y[..3]),
        _ => "some time ago".into(),
    }
}

const TENS: [(&str, u32); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// "in their thirties", "a child of primary-school age", "a teenager".
pub(super) fn age(text: &str) -> String {
    let lower = text.to_lowercase();
    let digits: Option<u32> = lower
        .split(|c: char| !c.is_ascii_digit())
        .find(|d| !d.is_empty())
        .and_then(|d| d.parse().ok());
    let tens = TENS
        .iter()
        .find(|(w, _)| lower.contains(w))
        .map(|(_, n)| *n);
    let small = [
        "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    ]
    .iter()
    .any(|w| lower.starts_with(w));
    let n = digits
        .or(tens)
        .or(lower.contains("teen").then_some(15))
        .or(small.then_some(8));
    if lower.contains("year ") && !lower.contains("old") || lower.contains("grade") {
        return "a school year".into();
    }
    let old = lower.contains("old") && lower.contains('-');
    match n {
        Some(0..=11) if old => "young".into(),
        Some(12..=19) if old => "teenage".into(),
        Some(_) if old => "adult".into(),
        Some(0..=11) => "of school age".into(),
        Some(12..=19) => "a teenager".into(),
        Some(n @ 20..=99) => format!(
            "in their {}",
            [
                "twenties",
                "thirties",
                "forties",
                "fifties",
                "sixties",
                "seventies",
                "eighties",
                "nineties"
            ][(n / 10 - 2) as usize]
        ),
        _ => "an adult".into(),
    }
}

/// "a town", "a country".
pub(super) fn place(text: &str) -> &'static str {
    if text.ends_with("shire") || text.contains("County") {
        "a county"
    } else {
        "a town"
    }
}

/// "one weekday", "one evening".
pub(super) fn time(text: &str) -> String {
    let lower = text.to_lowercase();
    for (has, say) in [
        ("saturday", "at the weekend"),
        ("sunday", "at the weekend"),
        ("evening", "one evening"),
        ("night", "one night"),
        ("morning", "one morning"),
        ("afternoon", "one afternoon"),
        ("day", "one day in the week"),
        ("alternate", "regularly"),
    ] {
        if lower.contains(has) {
            return say.into();
        }
    }
    "at a certain hour".into()
}

/// The field somebody works in.
pub(super) fn occupation(text: &str) -> &'static str {
    let lower = text.to_lowercase();
    let has = |starts: &[&str]| {
        lower
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .any(|w| starts.iter().any(|s| w.starts_with(s.trim_end())))
    };
    if has(&[
        "nurse",
        "doctor",
        "surgeon",
        "midwife",
        "paramedic",
        "anaesth",
        "physio",
        "dent",
        "optom",
        "pharm",
        "vet",
        "radiog",
        "gp",
        "medic",
    ]) {
        "a health worker"
    } else if has(&[
        "teacher",
        "head",
        "lecturer",
        "professor",
        "tutor",
        "teaching",
        "senco",
        "school",
    ]) {
        "somebody in education"
    } else if has(&[
        "vicar", "priest", "rabbi", "imam", "pastor", "church", "nun", "monk", "minister",
    ]) {
        "somebody in a faith community"
    } else if has(&[
        "judge",
        "solicitor",
        "barrister",
        "lawyer",
        "police",
        "magistrate",
        "detective",
    ]) {
        "somebody in the law"
    } else if has(&["driver", "pilot", "sailor", "captain", "train", "conductor"]) {
        "somebody in transport"
    } else if has(&[
        "actor",
        "singer",
        "musician",
        "harpist",
        "organist",
        "painter",
        "artist",
        "dancer",
        "writer",
        "poet",
        "presenter",
        "composer",
    ]) {
        "somebody in the arts"
    } else if has(&["chef", "cook", "waiter", "barista", "baker", "butcher"]) {
        "somebody in catering"
    } else if has(&["farmer", "shepherd", "gardener", "fisher", "forester"]) {
        "somebody who works outdoors"
    } else {
        "somebody with a job"
    }
}

/// A family detail, less exactly.
pub(super) fn family(text: &str) -> &'static str {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if has(&["widow", "divorc", "estranged"]) {
        "on their own now"
    } else if has(&[
        "son", "daughter", "child", "kid", "boy", "girl", "bab", "twins", "triplet",
    ]) {
        "children"
    } else if has(&[
        "ex-", "ex ", "partner", "wife", "husband", "fianc", "friend",
    ]) {
        "somebody close"
    } else {
        "a relative"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_is_said_about_the_same_thing() {
        assert_eq!(date("12 April 2023", "date"), "spring 2023");
        assert_eq!(date("14/02/1979", "date"), "winter 1979");
        assert_eq!(age("34"), "in their thirties");
        assert_eq!(age("eight-year-old"), "young");
        assert_eq!(organisation("Elm Grove Primary School"), "a school");
        assert_eq!(occupation("district nurse"), "a health worker");
    }
}
