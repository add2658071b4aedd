//! A preparation's decisions as a file, and back.

use super::Preparation;
use crate::anonymise::{Decision, Label};
use crate::domain::{Plan, PlanDecision, PlannedFinding, Words};
use std::collections::BTreeMap;

impl Preparation {
    /// The decisions as a file, one row for each distinct text and label. Where the same text was decided in two ways, the
    /// row is undecided.
    pub fn plan(&self) -> Plan {
        let mut findings: Vec<PlannedFinding> = Vec::new();
        let mut rows: BTreeMap<(&str, Label), usize> = BTreeMap::new();
        for (item, (finding, decision)) in self.all().enumerate() {
            let (decision, replacement) = match decision {
                Decision::Undecided => (PlanDecision::Undecided, &finding.suggestion),
                Decision::Keep => (PlanDecision::Keep, &finding.suggestion),
                Decision::Replace(by) => (PlanDecision::Replace, by),
            };
            let pair = self.pair(item).expect("an item of this preparation");
            if let Some(row) = rows.get(&pair) {
                let row = &mut findings[*row];
                if row.decision != decision
                    || (decision == PlanDecision::Replace && row.replacement != *replacement)
                {
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
            rows.insert(pair, findings.len() - 1);
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
        let decided = (0..self.count()).filter_map(|item| {
            let (text, label) = self.pair(item)?;
            let decision = rows.get(&(text, label.slug()))?;
            Some((item, decision.clone()))
        });
        let decided = decided.collect();
        self.act(decided);
        self.undecided()
    }
}
