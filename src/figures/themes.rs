//! What was written about, and what was not for a while.

use super::counts::listed;
use crate::domain::{Theme, dates};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Entries by theme. An entry counts for each of its guide's themes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Themes {
    /// How often, and when last.
    visits: BTreeMap<Theme, (u32, Date)>,
}

impl Themes {
    pub(super) fn take(&mut self, themes: &BTreeSet<Theme>, day: Date) {
        for theme in themes {
            let visit = self.visits.entry(*theme).or_insert((0, day));
            *visit = (visit.0 + 1, visit.1.max(day));
        }
    }

    /// Theme and count, the most visited first, equal ones in the table's order.
    pub fn rows(&self) -> Vec<(Theme, u32)> {
        let mut rows: Vec<(Theme, u32)> = self
            .visits
            .iter()
            .map(|(theme, (count, _))| (*theme, *count))
            .collect();
        rows.sort_by_key(|(theme, count)| (Reverse(*count), *theme));
        rows
    }

    /// Themes A1 to B7 without a visit in the period, or none for at least 14 days before `until`, each with its last
    /// visit; those never visited first.
    pub fn neglected(&self, until: Date) -> Vec<(Theme, Option<Date>)> {
        let last = |theme: &Theme| self.visits.get(theme).map(|(_, day)| *day);
        let visited: Vec<(Theme, Date)> = self
            .visits
            .iter()
            .map(|(theme, (_, day))| (*theme, *day))
            .collect();
        neglected(&visited, until, usize::MAX)
            .into_iter()
            .map(|theme| (theme, last(&theme)))
            .collect()
    }

    /// Counts, then what was not visited.
    pub fn in_words(&self, until: Date) -> Vec<String> {
        if self.visits.is_empty() {
            return vec!["No theme was visited in this period.".into()];
        }
        let rows = self.rows();
        let counts = listed(rows.iter().map(|(theme, count)| (theme.name(), *count)));
        let mut told = vec![format!(
            "Entries by theme; one entry may have several: {counts}."
        )];
        told.extend(self.neglected_in_words(until));
        told
    }

    /// "Not in this period: power. Not for two weeks or longer: accounts (3 September)."
    pub fn neglected_in_words(&self, until: Date) -> Vec<String> {
        let neglected = self.neglected(until);
        let never: Vec<&str> = neglected
            .iter()
            .filter(|(_, last)| last.is_none())
            .map(|(theme, _)| theme.name())
            .collect();
        let long_ago: Vec<String> = neglected
            .iter()
            .filter_map(|(theme, last)| {
                Some(format!("{} ({})", theme.name(), dates::say((*last)?)))
            })
            .collect();
        let mut told = Vec::new();
        if !never.is_empty() {
            told.push(format!("Not visited in this period: {}.", never.join(", ")));
        }
        if !long_ago.is_empty() {
            told.push(format!(
                "Last visited two weeks ago or longer: {}.",
                long_ago.join(", ")
            ));
        }
        told
    }
}

/// A theme counts as neglected when its last visit is at least this many days ago. Our own judgement: with a
/// prompt a day, the fourteen themes take a fortnight.
const NEGLECTED_AFTER: i32 = 14;

/// The themes A1 to B7 that were not visited for longest, at least 14 days, at most `how_many`: those never
/// visited first, in the order of the table.
pub fn neglected(themes_visited: &[(Theme, Date)], today: Date, how_many: usize) -> Vec<Theme> {
    let mut last: BTreeMap<Theme, Date> = BTreeMap::new();
    for (theme, day) in themes_visited {
        let visit = last.entry(*theme).or_insert(*day);
        *visit = (*visit).max(*day);
    }
    let mut themes: Vec<(Option<Date>, Theme)> = Theme::all()
        .filter(|theme| theme.row().len() == 2)
        .map(|theme| (last.get(&theme).copied(), theme))
        .filter(|(visit, _)| visit.is_none_or(|day| (today - day).get_days() >= NEGLECTED_AFTER))
        .collect();
    themes.sort();
    themes
        .into_iter()
        .take(how_many)
        .map(|(_, theme)| theme)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A Saturday.
    const TODAY: Date = date(2026, 11, 21);

    fn theme(row: &str) -> Theme {
        Theme::all()
            .find(|theme| theme.row() == row)
            .expect("a row of the table")
    }

    #[test]
    fn an_entry_counts_for_each_of_its_themes_and_the_rest_is_named() {
        let mut themes = Themes::default();
        let two: BTreeSet<Theme> = [theme("A2"), theme("C")].into();
        themes.take(&two, date(2026, 9, 3));
        themes.take(&[theme("C")].into(), date(2026, 11, 20));
        themes.take(&[theme("B7")].into(), date(2026, 11, 8));
        assert_eq!(
            themes.rows(),
            [(theme("C"), 2), (theme("A2"), 1), (theme("B7"), 1)]
        );
        assert_eq!(
            themes.in_words(TODAY),
            [
                "Entries by theme; one entry may have several: boundaries 2, accounts 1, connection 1.",
                "Not visited in this period: online presence, footprint, congruence, permanence and reach, \
                 self-disclosure, enough platforms, echo chamber, shared and not shared, an experiment, power, \
                 challenging, clients' voices.",
                "Last visited two weeks ago or longer: accounts (3 September 2026).",
            ]
        );
    }

    #[test]
    fn a_theme_is_neglected_on_the_fourteenth_day_and_not_on_the_thirteenth() {
        let all_but = |row: &str, day: Date| -> Vec<(Theme, Date)> {
            Theme::all()
                .map(|theme| (theme, if theme.row() == row { day } else { TODAY }))
                .collect()
        };
        assert_eq!(
            neglected(&all_but("B2", date(2026, 11, 7)), TODAY, 3),
            [theme("B2")]
        );
        assert_eq!(neglected(&all_but("B2", date(2026, 11, 8)), TODAY, 3), []);
    }

    #[test]
    fn the_longest_neglected_comes_first_and_the_never_visited_before_it() {
        let mut visits: Vec<(Theme, Date)> = Theme::all()
            .filter(|theme| !["A6", "B7"].contains(&theme.row()))
            .map(|theme| (theme, date(2026, 11, 20)))
            .collect();
        visits.retain(|(theme, _)| !["A2", "B1"].contains(&theme.row()));
        visits.push((theme("A2"), date(2026, 10, 3)));
        visits.push((theme("B1"), date(2026, 10, 2)));
        visits.push((theme("B1"), date(2025, 1, 1)));
        let rows = |how_many| -> Vec<&str> {
            neglected(&visits, TODAY, how_many)
                .iter()
                .map(|theme| theme.row())
                .collect()
        };
        assert_eq!(rows(9), ["A6", "B7", "B1", "A2"]);
        assert_eq!(rows(1), ["A6"]);
    }

    #[test]
    fn the_themes_c_to_j_are_never_called_neglected() {
        let visits: Vec<(Theme, Date)> = Theme::all()
            .filter(|theme| theme.row().len() == 2)
            .map(|theme| (theme, TODAY))
            .collect();
        assert_eq!(neglected(&visits, TODAY, 22), []);
        assert_eq!(neglected(&[], TODAY, 22).len(), 14);
    }
}
