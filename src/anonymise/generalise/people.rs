//! Ages and families, less exactly.

use super::{Sentence, has};

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet",
];
const DECADES: [&str; 9] = [
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
    "nineties",
];
const ROUND: [&str; 9] = [
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "a hundred",
];

/// Years of age in a text: "34", "sixty-one", "in his fifties".
fn years(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        if !digits.is_empty() {
            return digits.parse().ok();
        }
        if let Some(unit) = UNITS.iter().position(|unit| word == *unit) {
            return Some(unit as u32);
        }
        let tens = TENS.iter().position(|ten| {
            word.strip_prefix(ten)
                .is_some_and(|end| ["y", "ies", "ieth"].contains(&end))
        })?;
        Some(10 * (tens as u32 + 2))
    })
}

/// "in her thirties", then "an adult"; "of primary-school age", then "a child".
pub(super) fn age(sentence: &Sentence) -> Vec<String> {
    let text = sentence.text();
    let lower = text.to_lowercase();
    let aged = lower.contains("old") || lower.contains("aged");
    // "P6", "JSS2": letters and a number, but for "F27"
    let letters = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    let coded = letters.len() < lower.len()
        && (1..=4).contains(&letters.len())
        && letters.chars().all(char::is_alphabetic)
        && !matches!(letters, "f" | "m" | "aged");
    if !aged
        && (coded
            || has(
                &lower,
                "year grade reception form yr class standard std primary secondary jss sss sophomore freshman matric kindergarten",
            ))
    {
        let of = |rungs: [&str; 2]| rungs.map(str::to_owned).to_vec();
        let numbered = lower.contains(|c: char| c.is_ascii_digit());
        if has(&lower, "year matric sophomore freshman") && !numbered && !sentence.follows("in") {
            return of(["a student", "a person"]);
        }
        return of(["a school year", "a class"]);
    }
    if has(&lower, "junior senior grader grader's") {
        return super::said(&["a student", "a person"]);
    }
    if has(&lower, "month* week* day* baby") {
        return super::said(&["a baby", "a child"]);
    }
    let Some(years) = years(text) else {
        let young = has(&lower, "teen* child* toddler* baby young*");
        return super::said(&[
            if young { "a young person" } else { "an adult" },
            "a person",
        ]);
    };
    let decade = (years / 10).clamp(2, 10) as usize - 2;
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .any(|end| lower.ends_with(end) && lower.starts_with(|c: char| c.is_ascii_digit()));
    if ordinal {
        return super::said(&[if sentence.leads_noun() {
            "latest"
        } else {
            "a birthday"
        }]);
    }
    if lower.ends_with("olds") {
        return super::said(match years {
            0..=12 => &["children"],
            13..=19 => &["teenagers", "young people"],
            _ => &["adults"],
        });
    }
    // "my six-year-old client"
    if aged && sentence.leads_noun() {
        let an = sentence.follows("an");
        return super::said(match years {
            0..=11 if an => &["under-twelve"],
            0..=12 => &["young"],
            13..=19 if an => &["adolescent"],
            13..=19 => &["teenage"],
            20..=34 => &["younger", "adult"],
            35..=59 => &["middle-aged", "adult"],
            _ if sentence.follows("a") => &["senior"],
            _ => &["older", "adult"],
        });
    }
    if sentence.follows("aged") {
        return super::said(match years {
            0..=4 => &["under five"],
            5..=11 => &["under twelve"],
            12..=19 => &["under twenty"],
            _ => &["over twenty"],
        });
    }
    if sentence.follows("at of turned turning turns nearly almost about around") {
        let ten = ROUND[decade];
        return match years {
            0..=19 => super::said(&["a young age"]),
            _ => vec![format!("{ten} or so"), "a certain age".to_owned()],
        };
    }
    let whose = sentence.whose();
    let sex = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' '));
    let letter = sex.chars().next().filter(|_| sex.len() == 1);
    let decade = DECADES[decade];
    match (letter, years) {
        (Some('f'), 20..) => return vec![format!("a woman in her {decade}"), "a woman".into()],
        (Some('m'), 20..) => return vec![format!("a man in his {decade}"), "a man".into()],
        _ => {}
    }
    let determined = sentence.is_determined();
    match years {
        0..=4 if determined => super::said(&["a small child", "a child"]),
        5..=10 if determined => super::said(&["a child of primary-school age", "a child"]),
        11 if determined => super::said(&["a child of school age", "a child"]),
        0..=4 => super::said(&["under school age", "a child"]),
        5..=10 => super::said(&["of primary-school age", "a child"]),
        11 => super::said(&["of school age", "a child"]),
        12 => super::said(&["a young person", "a person"]),
        13..=19 => super::said(&["a teenager", "a young person"]),
        _ if determined => vec![format!("a person in {whose} {decade}"), "an adult".into()],
        _ => vec![format!("in {whose} {decade}"), "an adult".into()],
    }
}

/// Words of kinship, what says less in the singular, and in the plural.
const KIN: [(&str, [&str; 2]); 7] = [
    (
        "marriage* partnership* wedding*",
        ["a relationship", "relationships"],
    ),
    (
        "ex ex-husband ex-wife ex-partner ex-boyfriend ex-girlfriend exes",
        ["a former partner", "former partners"],
    ),
    (
        "twin* triplet* brother* sister* sibling* half-sibling* stepbrother* stepsister* eldest oldest youngest \
         middle",
        ["a sibling", "siblings"],
    ),
    (
        "son* daughter* child* kid* bab* boy boys girl girls toddler* stepson* stepdaughter* stepchild*",
        ["a child", "children"],
    ),
    (
        "mother* father* mum* mom* dad* mam parent* stepmum* stepdad* stepmother* stepfather*",
        ["a parent", "parents"],
    ),
    (
        "wife husband* partner* fianc* boyfriend* girlfriend* spouse*",
        ["a partner", "partners"],
    ),
    (
        "grandmother* grandfather* gran* nan* nain taid",
        ["a grandparent", "grandparents"],
    ),
];

/// "a sibling", then "a relative"; "bereaved" and the like for what happened in a family.
pub(super) fn family(sentence: &Sentence) -> Vec<String> {
    let text = sentence.text();
    let lower = text.to_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let ends = |words: &[&str]| {
        let last = lower
            .rsplit(|c: char| !c.is_alphabetic() && c != '-')
            .next();
        words.iter().any(|word| last == Some(word))
    };
    if starts(&["lost ", "buried "]) {
        return super::said(&["lost somebody close", "had a loss"]);
    }
    if ends(&["widowed", "orphaned", "bereaved"]) {
        return super::said(&["bereaved", "after a loss"]);
    }
    if ends(&["divorced", "separated"]) || starts(&["divorced ", "separated "]) {
        return super::said(&["no longer with a partner", "in a difficult time"]);
    }
    if ends(&["estranged"]) {
        return super::said(&["on bad terms", "in a difficult time"]);
    }
    if starts(&[
        "in care",
        "pregnant",
        "adopted",
        "engaged",
        "married",
        "marrying",
        "six months",
    ]) || lower.contains("pregnant")
    {
        return super::said(&["in a certain family situation", "in a certain situation"]);
    }
    if starts(&["never been", "single", "unmarried"]) {
        return super::said(&["without a partner"]);
    }
    if starts(&["no ", "without "]) {
        return super::said(&["without close family"]);
    }
    for (verb, says) in [
        ("lives ", "lives with family"),
        ("living ", "living with family"),
        ("raising ", "raising a child"),
        ("bringing up ", "bringing up a child"),
        ("fosters ", "looks after children"),
        ("caring ", "caring for family"),
        ("cares ", "cares for family"),
    ] {
        if lower.starts_with(verb) {
            return super::said(&[says]);
        }
    }
    if starts(&["one of"]) {
        return super::said(&["one of several siblings", "a child"]);
    }
    if lower.contains(" of ")
        && starts(&[
            "eldest", "oldest", "youngest", "middle", "first", "second", "last",
        ])
    {
        return super::said(&["a child of a large family", "a child"]);
    }
    // What comes after "of", "in" or "with" only tells more about the first.
    let head = [" of ", " in ", " with ", " under ", " at ", " is ", " are "]
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .map_or(lower.as_str(), |at| &lower[..at]);
    let last = head
        .rsplit(|c: char| !c.is_alphanumeric() && c != '-')
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let in_law = last.contains("in-law");
    let many = if in_law {
        last.contains("s-in-law")
    } else {
        last.ends_with("children")
            || last.ends_with('s') && !last.ends_with("ss")
            || last.ends_with("wives")
    };
    let ex = KIN[1].0.split(' ').any(|word| last == word)
        || head.starts_with("ex-")
        || head.starts_with("former ")
        || last == "ex";
    let kind = KIN.iter().position(|(words, _)| {
        words.split(' ').any(|word| match word.strip_suffix('*') {
            Some(start) => {
                last.starts_with(start)
                    && !last.starts_with("grandp")
                    && !last.starts_with("grandn")
            }
            None => last == word,
        })
    });
    let nouns = match kind {
        _ if last.starts_with("widow") => ["a bereaved person", "bereaved people"],
        _ if ex => KIN[1].1,
        _ if in_law => ["a relative", "relatives"],
        _ if last.starts_with("grands")
            || last.starts_with("grandd")
            || last.starts_with("grandc") =>
        {
            ["a grandchild", "grandchildren"]
        }
        Some(kind) => KIN[kind].1,
        None => ["a relative", "relatives"],
    };
    let at = usize::from(many);
    vec![
        nouns[at].to_owned(),
        ["a relative", "relatives"][at].to_owned(),
        ["a person", "people"][at].to_owned(),
    ]
}
