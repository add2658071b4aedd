//! A preparation's decisions as a file, and back.

use super::Preparation;
use crate::anonymise::{Decision, Label};
use crate::domain::{Plan, PlanDecision, PlannedFinding, Words};
use std::collections::{BTreeMap, BTreeSet};

impl Preparation {
    /// The decisions as a file, one row for each text, label, replacement and decision; where a text has several rows, each
    /// says for which of its places it stands.
    pub fn plan(&self) -> Plan {
        let mut findings: Vec<PlannedFinding> = Vec::new();
        let mut rows: BTreeMap<(&str, Label), Vec<usize>> = BTreeMap::new();
        let mut counts: BTreeMap<(&str, Label), usize> = BTreeMap::new();
        let mut spoken_of = BTreeSet::new();
        for (item, (finding, decision)) in self.all().enumerate() {
            let (decision, replacement) = match decision {
                Decision::Undecided => (PlanDecision::Undecided, &finding.suggestion),
                Decision::Keep => (PlanDecision::Keep, &finding.suggestion),
                Decision::Replace(by) => (PlanDecision::Replace, by),
            };
            let pair = self.pair(item).expect("an item of this preparation");
            let place = counts.entry(pair).or_default();
            *place += 1;
            let rows = rows.entry(pair).or_default();
            let same = rows.iter().copied().find(|row| {
                let row: &PlannedFinding = &findings[*row];
                row.decision == decision && row.replacement == *replacement
            });
            let row = same.unwrap_or_else(|| {
                rows.push(findings.len());
                findings.push(PlannedFinding {
                    text: Words::new(pair.0),
                    label: finding.label.slug().to_owned(),
                    reason: finding.reason.clone().into_owned(),
                    replacement: replacement.clone(),
                    decision,
                    places: Vec::new(),
                });
                findings.len() - 1
            });
            findings[row].places.push(*place);
            if finding.of_name {
                spoken_of.insert(row);
            }
        }
        let only = rows.values().filter(|rows| rows.len() == 1);
        for row in only.map(|rows| rows[0]) {
            // What was decided where the name is spoken of goes on there alone.
            if !spoken_of.contains(&row) {
                findings[row].places.clear();
            }
        }
        Plan {
            to: self.to.clone(),
            period: self.period,
            entries: self.entries.clone(),
            questions: self.questions.clone(),
            letters: self.letters.in_order().to_vec(),
            findings,
        }
    }

    /// Takes decisions from a plan by text, label and place; how many findings stay undecided. A row that is undecided, or
    /// found nowhere, changes nothing; of two rows for the same place the later holds. None of it is an act to take back.
    pub fn apply(&mut self, plan: &Plan) -> usize {
        let turned = plan.findings.iter();
        let turned = turned.map(|row| self.letters.turned(&row.replacement, &plan.letters));
        let turned: Vec<String> = turned.collect();
        let mut there: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (text, label) in (0..self.count()).filter_map(|item| self.pair(item)) {
            *there.entry((text, label.slug())).or_default() += 1;
        }
        let mut named: BTreeMap<(&str, &str), BTreeSet<usize>> = BTreeMap::new();
        for row in &plan.findings {
            let places = named.entry(pair_of(row)).or_default();
            match row.places.is_empty() {
                true => places.extend(1..=there.get(&pair_of(row)).copied().unwrap_or_default()),
                false => places.extend(&row.places),
            }
        }
        let mut rows: BTreeMap<(&str, &str, Option<usize>), Decision> = BTreeMap::new();
        for (row, by) in plan.findings.iter().zip(turned) {
            let (text, label) = pair_of(row);
            // Where places were added or have gone since, no place is known to be the one that was decided.
            let count = named.get(&(text, label)).map(BTreeSet::len);
            if !row.places.is_empty() && count != there.get(&(text, label)).copied() {
                continue;
            }
            let decision = match row.decision {
                PlanDecision::Undecided => continue,
                PlanDecision::Keep => Decision::Keep,
                PlanDecision::Replace => Decision::Replace(by),
            };
            let places: Vec<Option<usize>> = match row.places.as_slice() {
                [] => vec![None],
                places => places.iter().copied().map(Some).collect(),
            };
            rows.extend(
                places
                    .into_iter()
                    .map(|place| ((text, label, place), decision.clone())),
            );
        }
        // A row for all places holds the suggestion of the first; where that is taken, each place takes its own.
        let mut firsts: BTreeMap<(&str, Label), Option<usize>> = BTreeMap::new();
        let mut counts: BTreeMap<(&str, Label), usize> = BTreeMap::new();
        let mut decided = Vec::new();
        for item in 0..self.count() {
            let Some((text, (finding, _))) = self.at(item) else {
                continue;
            };
            let (pair, slug) = ((text, finding.label), finding.label.slug());
            let place = counts.entry(pair).or_default();
            *place += 1;
            if let Some(decision) = rows.get(&(text, slug, Some(*place))) {
                decided.push((item, decision.clone()));
            } else if let Some(decision) = rows.get(&(text, slug, None)) {
                let rung = *firsts
                    .entry(pair)
                    .or_insert_with(|| self.rung(item, decision));
                // Words of one's own say who it is, and are nobody's real name.
                let decision = match finding.of_name {
                    true => self.alike(item, rung, decision),
                    false => self.on_rung(item, rung, decision),
                };
                decided.push((item, decision));
            }
        }
        self.act(decided);
        // It was decided before: one key does not take all of it back.
        self.acts.clear();
        self.undecided()
    }
}

/// Text and label of a row.
fn pair_of(row: &PlannedFinding) -> (&str, &str) {
    (row.text.read(), row.label.as_str())
}
