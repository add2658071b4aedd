//! The risk question and its card, shown before any writing about an incident.

use crate::domain::{Role, Settings};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

/// The country used for a code that has no numbers of its own.
const ELSEWHERE: &str = "other";

/// The risk question and its card, from `prompts/risk.toml`.
#[derive(Debug, Clone)]
pub struct RiskCard {
    /// The question.
    pub ask: String,
    /// A line of help.
    pub help: String,
    /// "I have acted: note the time".
    pub acted: String,
    /// "Close, and come back later".
    pub later: String,
    /// "Go on writing".
    pub go_on: String,
    /// The day the numbers were last checked.
    pub checked: Date,
    file: RiskFile,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RiskFile {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(deserialize_with = "day")]
    checked: Date,
    ask: String,
    help: String,
    card: Vec<String>,
    with_draft: String,
    without_draft: String,
    for_yourself: String,
    for_trainees: String,
    for_employed: String,
    actions: Actions,
    countries: Vec<Country>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Actions {
    acted: String,
    later: String,
    go_on: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    code: String,
    name: String,
    emergency: String,
    lines: Vec<HelpLine>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct HelpLine {
    name: String,
    number: String,
}

fn day<'de, D: Deserializer<'de>>(value: D) -> Result<Date, D::Error> {
    let written = toml::value::Datetime::deserialize(value)?;
    written
        .to_string()
        .parse()
        .map_err(serde::de::Error::custom)
}

impl RiskCard {
    /// The shipped card.
    pub fn built_in() -> Self {
        let text = super::shipped("risk.toml").expect("prompts/risk.toml is shipped");
        let file: RiskFile = toml::from_str(text).expect("the shipped card is tested");
        Self {
            ask: file.ask.clone(),
            help: file.help.clone(),
            acted: file.actions.acted.clone(),
            later: file.actions.later.clone(),
            go_on: file.actions.go_on.clone(),
            checked: file.checked,
            file,
        }
    }

    /// [`RiskCard::lines`] where nothing is kept as a draft, so that none is spoken of.
    pub fn lines_without_draft(&self, settings: &Settings) -> Vec<String> {
        self.lines_that(&self.file.without_draft, settings)
    }

    /// The card's lines for this practitioner: own contacts on top, the country's numbers in place, the line for
    /// trainees where it applies. A country without numbers gets the general ones.
    pub fn lines(&self, settings: &Settings) -> Vec<String> {
        self.lines_that(&self.file.with_draft, settings)
    }

    fn lines_that(&self, wait: &str, settings: &Settings) -> Vec<String> {
        let file = &self.file;
        let country = self.country(&settings.country);
        let mut lines = Vec::new();
        for line in &file.card {
            match line.as_str() {
                "{contacts}" => lines.extend(
                    settings
                        .contacts
                        .iter()
                        .map(|contact| format!("{}: {}", contact.who.read(), contact.how.read())),
                ),
                "{lines}" => lines.extend(
                    country
                        .lines
                        .iter()
                        .map(|line| format!("{}: {}", line.name, line.number)),
                ),
                "{wait}" => lines.push(wait.to_owned()),
                line => lines.push(line.replace("{emergency}", &country.emergency)),
            }
        }
        lines.push(file.for_yourself.clone());
        if settings.role == Role::Trainee {
            lines.push(file.for_trainees.clone());
        }
        lines.push(file.for_employed.clone());
        lines
    }

    /// The number of this practitioner's country for immediate danger: "999", "112 or 999".
    pub fn emergency(&self, settings: &Settings) -> &str {
        &self.country(&settings.country).emergency
    }

    /// Countries with numbers: code and name, in the file's order; the last stands for all others.
    pub fn countries(&self) -> Vec<(String, String)> {
        self.file
            .countries
            .iter()
            .map(|country| (country.code.clone(), country.name.clone()))
            .collect()
    }

    fn country(&self, code: &str) -> &Country {
        let of_code = |code: &str| {
            self.file
                .countries
                .iter()
                .find(|country| country.code.eq_ignore_ascii_case(code))
        };
        of_code(code)
            .or_else(|| of_code(ELSEWHERE))
            .expect("the shipped card has numbers for other countries")
    }
}
