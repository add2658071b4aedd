//! Several summaries over time, each supervisee for themselves: nothing is ranked, and nobody is set beside another.

use super::block::Block;
use super::month::Month;
use super::seal::Recipient;
use super::summary::say_period;
use crate::domain::{clean, many};
use std::path::{Path, PathBuf};

/// Periods that stand side by side; with the words before them, 76 columns.
const COLUMNS: usize = 7;

/// Columns of the words before the numbers, and of a number.
const WORDS: usize = 42;
const NUMBER: usize = 5;

/// One supervisee: summaries that carry the same recipient, or that lie in the same folder where they carry none.
#[derive(Debug, Clone, PartialEq)]
pub struct Supervisee {
    /// The four words of the recipient, or the folder's name.
    pub name: String,
    /// The files with what stands in them, the earliest period first.
    pub summaries: Vec<(PathBuf, Block)>,
}

/// Tells supervisees apart, in the order in which the files were given; the same summary twice is one.
pub fn by_supervisee(opened: Vec<(PathBuf, Block)>) -> Vec<Supervisee> {
    let mut all: Vec<Supervisee> = Vec::new();
    for (file, block) in opened {
        let name = name(&file, &block);
        let at = match all.iter().position(|supervisee| supervisee.name == name) {
            Some(at) => at,
            None => {
                all.push(Supervisee {
                    name,
                    summaries: Vec::new(),
                });
                all.len() - 1
            }
        };
        let summaries = &mut all[at].summaries;
        let same = |there: &Block| {
            let layout = there.layout.clone();
            *there
                == Block {
                    layout,
                    ..block.clone()
                }
        };
        if !summaries.iter().any(|(_, there)| same(there)) {
            summaries.push((file, block));
        }
    }
    for supervisee in &mut all {
        supervisee
            .summaries
            .sort_by_key(|(_, block)| (block.period.until, block.period.from, block.reviewed));
    }
    all
}

fn name(file: &Path, block: &Block) -> String {
    let key = block
        .answer_to
        .as_deref()
        .and_then(|own| Recipient::parse(own).ok());
    match key {
        Some(key) => key.fingerprint(),
        None => {
            let folder = file.parent().and_then(Path::file_name);
            let folder = folder.map(|name| clean(&name.to_string_lossy()).replace('\n', " "));
            format!("without a key, {}", folder.unwrap_or_else(|| "here".into()))
        }
    }
}

impl Supervisee {
    /// Questions and figures over time, as plain text of lines that fit 76 columns but for the questions.
    pub fn page(&self) -> String {
        let mut lines = vec![self.name.clone(), self.span(), String::new()];
        let asked = self
            .summaries
            .iter()
            .filter(|(_, block)| !block.questions.is_empty());
        lines.push("Questions to you".into());
        let mut none = true;
        for (_, block) in asked {
            none = false;
            lines.push(format!("  {}", say_period(block.period)));
            let questions = block.questions.iter().enumerate();
            lines.extend(questions.map(|(at, question)| {
                format!("    {}  {}", at + 1, question.read().replace('\n', " "))
            }));
        }
        if none {
            lines.push("  none".into());
        }
        lines.push(String::new());
        let late = self.summaries.len().saturating_sub(COLUMNS);
        let shown: Vec<&Block> = self.summaries[late..]
            .iter()
            .map(|(_, block)| block)
            .collect();
        if late > 0 {
            lines.push(format!(
                "The last {COLUMNS} of {} periods:",
                self.summaries.len()
            ));
        }
        let mut row = |words: &str, number: &dyn Fn(&Block) -> String| {
            let numbers: String = shown
                .iter()
                .map(|block| format!("{:>NUMBER$}", number(block)))
                .collect();
            lines.push(format!("{words:<WORDS$}{numbers}"));
        };
        row("Until", &|block| {
            let month = Month::of(block.period.until).say_short();
            month
                .split_once(' ')
                .map_or_else(String::new, |(month, _)| month.into())
        });
        row("Incidents open at the end of each period", &|block| {
            block.open_incidents().to_string()
        });
        row("Mix of voices", &|block| {
            block.mix().map_or_else(
                || "-".into(),
                |voices| format!("{:.1}", voices.clamp(0.0, 99.0)),
            )
        });
        row("Follow-ups open", &|block| {
            block.follow_ups.open.to_string()
        });
        lines.join("\n")
    }

    fn span(&self) -> String {
        let count = many(self.summaries.len(), "summary", "summaries");
        let first = self
            .summaries
            .iter()
            .map(|(_, block)| block.period.from)
            .min();
        let last = self.summaries.last().map(|(_, block)| block.period.until);
        match (first, last) {
            (Some(first), Some(last)) => {
                format!(
                    "{count}, {} to {}",
                    Month::of(first).say(),
                    Month::of(last).say()
                )
            }
            _ => count,
        }
    }
}
