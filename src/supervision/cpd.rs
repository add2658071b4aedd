//! A summary laid out as evidence of continuing professional development: reflected, planned, did, evaluated. The
//! headings are general; no body's form is followed, and none is said to be satisfied.

use super::layout::told;
use super::markdown;
use super::outline::{Answered, Experiment, FollowUp, Outline, Reflection};
use super::sections::bullets;
use super::stage::Stage;
use super::summary::{Summary, say_period};
use crate::anonymise::Redacted;
use crate::domain::Status;

const HEADINGS: [(Stage, &str); 4] = [
    (Stage::Reflected, "What I reflected on"),
    (Stage::Planned, "What I planned"),
    (Stage::Did, "What I did"),
    (Stage::Evaluated, "What came of it, and what I learned"),
];

impl Summary {
    /// The same reviewed texts as a pack for continuing professional development, in Markdown that reads as plain text,
    /// too. Whom an entry is about, its status, the questions to a supervisor and every count are left out.
    pub fn to_cpd(&self) -> String {
        let mut page = vec![
            format!(
                "# Reflective practice for professional development, {}",
                say_period(self.period)
            ),
            self.reviewed_by(),
            "From a private journal. The headings are general: what your body asks for, and in which form, is for you to \
             check."
                .to_owned(),
        ];
        for (stage, heading) in HEADINGS {
            page.push(format!("## {heading}"));
            let before = page.len();
            under(&mut page, &self.outline, stage);
            if page.len() == before {
                page.push("Nothing in these entries speaks of it.".to_owned());
            }
        }
        page.push("---".to_owned());
        page.push(
            "Pseudonymised: letters stand for clients, and the practitioner holds the key. Several harmless details may \
             still lead to one person, so this file is kept as carefully as what it was made from."
                .to_owned(),
        );
        page.join("\n\n") + "\n"
    }
}

fn under(page: &mut Vec<String>, outline: &Outline<Redacted>, stage: Stage) {
    let lines: Vec<String> = match stage {
        Stage::Reflected => Vec::new(),
        Stage::Planned | Stage::Did => {
            let done = stage == Stage::Did;
            let acts = outline.follow_ups.iter().filter(|act| act.done == done);
            let tried = outline
                .experiments
                .iter()
                .filter(|tried| (tried.status == Some(Status::Closed)) == done);
            acts.map(act).chain(tried.filter_map(experiment)).collect()
        }
        Stage::Evaluated => bullets(&outline.learned),
    };
    if !lines.is_empty() {
        page.push(lines.join("\n"));
    }
    for reflection in &outline.reflections {
        let here: Vec<&Answered<Redacted>> = reflection
            .told
            .iter()
            .filter(|answered| answered.stage == stage)
            .collect();
        if !here.is_empty() {
            page.push(title(reflection));
            page.extend(told(here.into_iter()));
        }
    }
}

fn act(act: &FollowUp<Redacted>) -> String {
    let by = markdown::line(act.by.read());
    markdown::item(&format!("- by {by}: "), act.what.read())
}

fn experiment(experiment: &Experiment<Redacted>) -> Option<String> {
    let change = experiment.change.as_ref()?;
    Some(markdown::item("- an experiment: ", change.read()))
}

fn title(reflection: &Reflection<Redacted>) -> String {
    format!(
        "### {}, {}",
        markdown::line(reflection.title.read()),
        markdown::line(reflection.month.read())
    )
}
