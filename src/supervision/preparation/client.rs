//! A client who is not in the register, named where an entry about a code says "my client": the code's letter stands
//! for the name in the whole summary.

use crate::anonymise::{Finding, Label};
use crate::domain::ClientCode;
use std::collections::BTreeMap;

const TITLES: [&str; 7] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof"];

/// The words of the names of clients, in lower case; one that is said of two codes is nobody's.
#[derive(Default)]
pub(super) struct Clients(BTreeMap<String, Option<ClientCode>>);

impl Clients {
    /// Learns from a text about this code who "my client" is.
    pub(super) fn learn(&mut self, about: &ClientCode, text: &str, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| is_name(finding)) {
            if !is_told(text, finding) && !follows(text, finding) {
                continue;
            }
            for word in words(text, finding) {
                let code = self.0.entry(word).or_insert_with(|| Some(about.clone()));
                if code.as_ref() != Some(about) {
                    *code = None;
                }
            }
        }
    }

    /// What stands for the client whose name this is, "K-07", or "(K-07)" behind "my client".
    pub(super) fn meet(&self, text: &str, finding: &Finding) -> Option<String> {
        if !is_name(finding) {
            return None;
        }
        let mut codes = words(text, finding).map(|word| self.0.get(&word).cloned().flatten());
        let code = codes.next()??;
        codes
            .all(|other| other.as_ref() == Some(&code))
            .then(|| match is_told(text, finding) {
                true => format!("({code})"),
                false => code.to_string(),
            })
    }
}

fn is_name(finding: &Finding) -> bool {
    finding.label == Label::Person && finding.registered.is_none()
}

/// Whether "my client" stands right before the name.
fn is_told(text: &str, finding: &Finding) -> bool {
    let ahead = text.get(..finding.span.start).unwrap_or_default();
    let mut words = ahead.split_whitespace().rev();
    let noun = words.next().unwrap_or_default();
    let whose = words.next().unwrap_or_default().to_lowercase();
    matches!(noun, "client" | "client," | "patient" | "patient,")
        && matches!(whose.as_str(), "my" | "our")
}

/// Whether "my client" stands right behind the name: "Siobhan, my client,".
fn follows(text: &str, finding: &Finding) -> bool {
    let behind = text.get(finding.span.end..).unwrap_or_default();
    [", my client", ", my patient"].iter().any(|whose| {
        behind
            .strip_prefix(whose)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\''))
    })
}

fn words<'t>(text: &'t str, finding: &Finding) -> impl Iterator<Item = String> + use<'t> {
    name_words(text.get(finding.span.clone()).unwrap_or_default())
}

/// The words of a name, in lower case and without titles.
pub(in super::super) fn name_words(name: &str) -> impl Iterator<Item = String> + use<'_> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str()))
}
