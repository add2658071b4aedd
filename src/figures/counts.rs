//! How often each of several things was chosen.

use crate::domain::{Answer, Guide, Page, QuestionId, afterword};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Counts by what was chosen, in the short words of lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// By label: how often, and its place among the options of its question.
    rows: BTreeMap<String, (u32, usize)>,
}

impl Counts {
    /// One more of these words.
    pub fn add(&mut self, label: &str) {
        self.add_at(label, usize::MAX);
    }

    fn add_at(&mut self, label: &str, place: usize) {
        let row = self.rows.entry(label.to_owned()).or_insert((0, place));
        row.0 += 1;
    }

    /// One more of everything chosen in the newest answer to a question; whether there was anything.
    pub(super) fn choose(&mut self, page: &Page, guide: &Guide, id: &str) -> bool {
        let Some(answer) = afterword::latest(page, id) else {
            return false;
        };
        let chosen = chosen(answer, guide, id);
        for (place, label) in &chosen {
            self.add_at(label, *place);
        }
        !chosen.is_empty()
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many in all.
    pub fn total(&self) -> u32 {
        self.rows.values().map(|(count, _)| count).sum()
    }

    /// The greatest count; 0 for none.
    pub fn most(&self) -> u32 {
        self.rows
            .values()
            .map(|(count, _)| *count)
            .max()
            .unwrap_or(0)
    }

    /// Label and count, the greatest first, equal ones as their guide offers them.
    pub fn rows(&self) -> Vec<(&str, u32)> {
        self.sorted(|label, count, place| (Reverse(count), place, label.to_owned()))
    }

    /// Label and count in the order in which their guide offers them.
    pub fn in_order(&self) -> Vec<(&str, u32)> {
        self.sorted(|label, _, place| (place, label.to_owned()))
    }

    fn sorted<K: Ord>(&self, key: impl Fn(&str, u32, usize) -> K) -> Vec<(&str, u32)> {
        let mut rows: Vec<_> = self.rows.iter().collect();
        rows.sort_by_key(|(label, (count, place))| key(label, *count, *place));
        rows.into_iter()
            .map(|(label, (count, _))| (label.as_str(), *count))
            .collect()
    }
}

/// "friend request 3, hostility 1".
pub(super) fn listed<'a>(rows: impl IntoIterator<Item = (&'a str, u32)>) -> String {
    let rows: Vec<String> = rows
        .into_iter()
        .map(|(label, count)| format!("{label} {count}"))
        .collect();
    rows.join(", ")
}

/// What was chosen, each with its place among the options and in short words; a line of text is its own words.
pub(super) fn chosen(answer: &Answer, guide: &Guide, id: &str) -> Vec<(usize, String)> {
    let options = QuestionId::try_from(id.to_owned())
        .ok()
        .and_then(|id| guide.question(&id))
        .map(|question| question.answer.options())
        .unwrap_or_default();
    match answer {
        Answer::Choice(ids) => ids
            .iter()
            .map(|id| match options.iter().position(|one| one.id == *id) {
                Some(at) => (at, short(id, &options[at].label)),
                None => (usize::MAX, short(id, "")),
            })
            .collect(),
        Answer::Text(words) if !words.is_blank() => {
            vec![(usize::MAX, words.read().trim().to_owned())]
        }
        _ => Vec::new(),
    }
}

/// An option in the words of lists: its id, which is shorter than its label.
fn short(id: &str, label: &str) -> String {
    if id == "other" {
        return "something else".to_owned();
    }
    if label.replace(' ', "-") == id {
        return label.to_owned();
    }
    let words = id.replace('-', " ");
    match words.strip_prefix("i ") {
        Some(rest) => format!("I {rest}"),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_stands_first_and_equal_ones_as_their_guide_offers_them() {
        let mut counts = Counts::default();
        for (label, place) in [
            ("serious", 3),
            ("slight", 1),
            ("none", 0),
            ("serious", 3),
            ("by hand", 9),
        ] {
            counts.add_at(label, place);
        }
        assert_eq!(
            listed(counts.rows()),
            "serious 2, none 1, slight 1, by hand 1"
        );
        assert_eq!(
            listed(counts.in_order()),
            "none 1, slight 1, serious 2, by hand 1"
        );
        assert_eq!((counts.total(), counts.most()), (5, 2));
    }

    #[test]
    fn an_option_is_said_in_its_shortest_words() {
        assert_eq!(short("e-mail", "e-mail"), "e-mail");
        assert_eq!(short("second-look", "a second look at it"), "second look");
        assert_eq!(
            short("i-looked-up-a-client", "I looked a client up"),
            "I looked up a client"
        );
        assert_eq!(short("other", "another"), "something else");
    }
}
