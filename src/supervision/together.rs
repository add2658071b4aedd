//! The jigsaw over a whole summary: details left standing that identify together.

use super::item::Text;
use crate::anonymise::{Decision, Finding, Jigsaw, jigsaw};
use crate::domain::ClientCode;
use std::collections::BTreeSet;

/// Details of one client, or of the whole summary, that identify together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// Whose details they are; `None` for those of the whole summary.
    pub about: Option<ClientCode>,
    /// The details, who could tell, and what to generalise.
    pub jigsaw: Jigsaw,
}

impl Together {
    /// "4 details about K-07 still stand; together they may point to somebody".
    pub fn count(&self) -> String {
        let whose = match &self.about {
            Some(code) => format!("about {code}"),
            None => "across the summary".to_owned(),
        };
        match self.jigsaw.details.len() {
            1 => format!("1 detail {whose} may point to somebody by itself"),
            count => {
                format!("{count} details {whose} still stand; together they may point to somebody")
            }
        }
    }
}

/// Details that meet about a client, for each client; about the whole where they meet about none.
pub(super) fn together(texts: &[Text]) -> Vec<Together> {
    let clients: BTreeSet<&ClientCode> = texts
        .iter()
        .filter_map(|text| text.origin.about.as_ref())
        .collect();
    let mut all: Vec<Together> = clients
        .into_iter()
        .filter_map(|code| {
            let own = texts
                .iter()
                .filter(|text| text.origin.about.as_ref() == Some(code));
            Some(Together {
                about: Some(code.clone()),
                jigsaw: standing(own)?,
            })
        })
        .collect();
    if all.is_empty() {
        let whole = standing(texts.iter());
        all.extend(whole.map(|jigsaw| Together {
            about: None,
            jigsaw,
        }));
    }
    all
}

fn standing<'t>(texts: impl Iterator<Item = &'t Text>) -> Option<Jigsaw> {
    let left: Vec<(&str, Vec<&Finding>)> = texts
        .map(|text| {
            let items = text.review.items().iter();
            let stand = items.filter(|(_, decision)| !matches!(decision, Decision::Replace(_)));
            let found = stand.map(|(finding, _)| finding).collect();
            (text.review.text().read(), found)
        })
        .collect();
    jigsaw(&left)
}
