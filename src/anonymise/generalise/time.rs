//! Dates and hours, less exactly.

use super::super::calendar;
use super::super::words::words;
use super::Sentence;

/// Words after which a time stands as a thing: "since [January]".
const PREPOSITIONS: &str = "for of and or in on since until till from by before after between during to dated about around over towards near \
     through throughout past like as";

/// "spring 2023", then "2023", then nothing certain.
pub(super) fn date(sentence: &Sentence, rule: &str) -> Vec<String> {
    let text = sentence.text();
    let (month, year) = (month(text), year(text));
    let season = month.map(|month| match month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    });
    // "next [January]" says nothing of the year.
    if sentence.follows("next this") && year.is_none() {
        return vec![season.unwrap_or("season").to_owned()];
    }
    let on = sentence.follows("on");
    let mut rungs = Vec::new();
    if let Some(season) = season {
        let season = match year {
            Some(year) => format!("{season} {year}"),
            None => season.to_owned(),
        };
        rungs.push(match () {
            () if on && rule == "date" => format!("a day in {season}"),
            // "on the [21st of June]"
            () if rule == "date" && sentence.is_determined() && !sentence.leads_noun() => {
                format!("day in {season}")
            }
            () if on || sentence.follows(PREPOSITIONS) || sentence.owns() => season,
            () if sentence.is_determined() || sentence.follows("is was 's ’s be dob birth") => {
                season
            }
            () if year.is_some() => season,
            () => format!("in {season}"),
        });
        rungs.extend(year.map(|year| {
            if on {
                format!("a day in {year}")
            } else {
                year.to_owned()
            }
        }));
    }
    if let Some(year) = year {
        rungs.push(format!(
            "{}the {}0s",
            if on { "a day in " } else { "" },
            &year[..3]
        ));
    }
    let years = super::has(text, "years year decades decade");
    rungs.push(match () {
        () if sentence.follows("for") && years => "many years".into(),
        () if sentence.follows("for") => "some time".into(),
        () if on => "a certain day".into(),
        () if sentence.follows("in during") => "a certain year".into(),
        () if sentence.follows(PREPOSITIONS) => "a certain time".into(),
        () if sentence.is_determined() && sentence.leads_noun() => "usual".into(),
        () if sentence.is_determined() && text.contains(|c: char| c.is_ascii_digit()) => {
            "day in question".into()
        }
        () if sentence.is_determined() => "time in question".into(),
        () => "some time ago".into(),
    });
    rungs
}

fn month(text: &str) -> Option<u8> {
    text.split(|c: char| !c.is_alphabetic())
        .find_map(calendar::month_named)
        .or_else(|| {
            let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
            parts
                .get(1)
                .and_then(|month| month.parse().ok())
                .filter(|month| (1..=12).contains(month))
        })
}

fn year(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_digit())
        .find(|d| d.len() == 4 && (d.starts_with("19") || d.starts_with("20")))
}

/// "a weekday evening", then "a certain day".
pub(super) fn hour(sentence: &Sentence) -> Vec<String> {
    let lower = sentence.text().to_lowercase();
    let has = |words: &str| super::has(&lower, words);
    let weekend = has("saturday* sunday* sat sun weekend*");
    let day = weekend || lower.split(|c: char| !c.is_alphabetic()).any(is_weekday);
    let again = has("every each alternate most second first once twice weekly fortnight* daily")
        || lower.split(|c: char| !c.is_alphabetic()).any(|word| {
            word.ends_with("days") || word.ends_with("mornings") || word.ends_with("evenings")
        });
    let part = ["morning", "afternoon", "evening", "night", "lunchtime"]
        .into_iter()
        .find(|part| lower.contains(part) && !lower.contains("fortnight"));
    let hour = sentence.follows(
        "at after before by until till from to since gone past around about nearly almost",
    );
    let owner = sentence.follows("my our his her their the your");
    let kind = if weekend { "weekend" } else { "weekday" };
    let rungs: [String; 2] = match (part, day) {
        _ if day && sentence.leads_noun() && owner => ["weekly".into(), "regular".into()],
        _ if sentence.leads_noun() && owner => ["usual".into(), "regular".into()],
        _ if sentence.owns() => ["the week".into(), "that time".into()],
        _ if owner && !again => ["appointment".into(), "time".into()],
        _ if owner => ["regular".into(), "appointment".into()],
        // "last [Tuesday at 23:10]" need not be the last time, nor "next [Tuesday]" the next.
        _ if sentence.follows("next last this") => {
            return vec![if weekend { "weekend" } else { "week" }.into()];
        }
        _ if sentence.follows("all") => ["day".into(), "along".into()],
        _ if sentence.follows("every each") => ["week".into(), "so often".into()],
        _ if again && sentence.follows("is are was were be 's ’s") => {
            ["on certain days".into(), "on some days".into()]
        }
        _ if again && sentence.follows("on") => ["certain days".into(), "some days".into()],
        _ if again && sentence.follows("from of for until since after") => {
            ["a regular time".into(), "a certain time".into()]
        }
        // "Clients get [Mondays]", "[Tuesdays] are better"
        _ if again && stands_as_noun(sentence) => ["certain days".into(), "some days".into()],
        _ if again => ["regularly".into(), "at times".into()],
        // "At [7.30 on a Tuesday evening] my phone rang"
        (part, true) if sentence.follows("at") && !sentence.leads_noun() => {
            let when = match part {
                Some(part) => format!("{kind} {part}"),
                None if weekend => "weekend day".into(),
                None => kind.into(),
            };
            [format!("some time on a {when}"), "some time".into()]
        }
        (Some(part), true) => [format!("a {kind} {part}"), "a certain day".into()],
        (None, true) if sentence.leads_noun() => [format!("a {kind}"), "a certain".into()],
        (None, true) if weekend => ["a weekend day".into(), "a certain day".into()],
        (None, true) => ["a weekday".into(), "a certain day".into()],
        (_, false) if hour => ["a certain hour".into(), "a certain time".into()],
        (Some("night"), false) => ["one night".into(), "a certain time".into()],
        (Some(part), false) => [format!("one {part}"), "a certain time".into()],
        (None, false) => ["at a certain hour".into(), "at a certain time".into()],
    };
    rungs.into()
}

/// Whether plural days are what is got or liked, or what is better: one word, and a verb that wants a thing.
fn stands_as_noun(sentence: &Sentence) -> bool {
    let t = &sentence.doc.tokens;
    let is_one = sentence.at.len() == 1;
    let got = sentence.follows(
        "get gets got like likes liked love loves loved hate hates hated prefer prefers preferred mind want wants wanted \
         need needs needed dread dreads fear have has had keep keeps kept take takes took",
    );
    is_one && (got || t.any(sentence.at.end, words!("are were have had seem feel")))
}

fn is_weekday(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "thur",
        "fri",
        "sat",
        "sun",
        "weekday",
        "weekend",
    ]
    .contains(&word)
        || word == "tues"
}
