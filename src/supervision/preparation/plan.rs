//! A preparation's decisions as a file, and back.

use super::{Preparation, suggestions};
use crate::anonymise::{Decision, Label};
use crate::domain::{Plan, PlanDecision, PlannedFinding, Words};
use std::collections::BTreeMap;

impl Preparation {
    /// The decisions as a file, one row for each distinct text and label. Where the same text was decided in two ways, the
    /// row is undecided; suggestions that differ only in how they fit their sentences are one way.
    pub fn plan(&self) -> Plan {
        let mut findings: Vec<PlannedFinding> = Vec::new();
        let mut rows: BTreeMap<(&str, Label), (usize, Option<usize>)> = BTreeMap::new();
        for (item, (finding, decision)) in self.all().enumerate() {
            let (decision, replacement) = match decision {
                Decision::Undecided => (PlanDecision::Undecided, &finding.suggestion),
                Decision::Keep => (PlanDecision::Keep, &finding.suggestion),
                Decision::Replace(by) => (PlanDecision::Replace, by),
            };
            let pair = self.pair(item).expect("an item of this preparation");
            let rung = suggestions(finding).position(|words| words == replacement);
            if let Some((row, first)) = rows.get(&pair) {
                let row = &mut findings[*row];
                let same = row.replacement == *replacement || rung.is_some() && rung == *first;
                if row.decision != decision || (decision == PlanDecision::Replace && !same) {
                    row.decision = PlanDecision::Undecided;
                }
                continue;
            }
            findings.push(PlannedFinding {
                text: Words::new(pair.0),
                label: finding.label.slug().to_owned(),
                reason: finding.reason.clone(),
                replacement: replacement.clone(),
                decision,
            });
            rows.insert(pair, (findings.len() - 1, rung));
        }
        Plan {
            to: self.to.clone(),
            period: self.period,
            entries: self.entries.clone(),
            questions: self.questions.clone(),
            findings,
        }
    }

    /// Takes decisions from a plan by text and label; how many findings stay undecided. A row that is undecided, or found
    /// nowhere, changes nothing; of two rows for the same text and label the later holds.
    pub fn apply(&mut self, plan: &Plan) -> usize {
        let rows: BTreeMap<(&str, &str), Decision> = plan
            .findings
            .iter()
            .filter_map(|row| {
                let decision = match row.decision {
                    PlanDecision::Undecided => return None,
                    PlanDecision::Keep => Decision::Keep,
                    PlanDecision::Replace => Decision::Replace(row.replacement.clone()),
                };
                Some(((row.text.read(), row.label.as_str()), decision))
            })
            .collect();
        // A row holds the suggestion of the first of its places; where that is taken, each place takes its own.
        let mut firsts: BTreeMap<(&str, Label), Option<usize>> = BTreeMap::new();
        let mut decided = Vec::new();
        for item in 0..self.count() {
            let Some((text, (finding, _))) = self.at(item) else {
                continue;
            };
            let Some(decision) = rows.get(&(text, finding.label.slug())) else {
                continue;
            };
            let rung = *firsts
                .entry((text, finding.label))
                .or_insert_with(|| self.rung(item, decision));
            decided.push((item, self.on_rung(item, rung, decision)));
        }
        self.act(decided);
        self.undecided()
    }
}
