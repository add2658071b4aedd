//! Audits of voices, experiments between two of them, and how certain one was before and after.

use super::mix;
use crate::domain::{Answer, AnswerKind, Entry, Guide, GuideKind, QuestionId};
use jiff::civil::Date;

/// The tally whose mix is told as a number of voices.
pub const VOICE: &str = "voice";

/// A sample, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// The day it was written.
    pub on: Date,
    /// Every tally that was counted, in the guide's order.
    pub tallies: Vec<Counted>,
}

/// One tally of an audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The question's id.
    pub id: QuestionId,
    /// The question.
    pub ask: String,
    /// Every category the guide offers, in its order, with its count.
    pub counts: Vec<(String, u32)>,
}

impl Audit {
    /// Of an entry of kind audit with at least one count; `None` for any other.
    pub fn of(entry: &Entry, guide: &Guide) -> Option<Self> {
        if guide.kind != GuideKind::Audit {
            return None;
        }
        let tallies: Vec<Counted> = guide
            .questions
            .iter()
            .filter_map(|question| {
                let AnswerKind::Tally(tally) = &question.answer else {
                    return None;
                };
                let Some(Answer::Tally(counted)) = entry.page.answers.get(&question.id) else {
                    return None;
                };
                let counts = tally.of.iter().map(|category| {
                    let count = counted.get(&category.id).copied().unwrap_or(0);
                    (category.label.clone(), count)
                });
                Some(Counted {
                    id: question.id.clone(),
                    ask: question.ask.clone(),
                    counts: counts.collect(),
                })
            })
            .filter(|tally| tally.total() > 0)
            .collect();
        (!tallies.is_empty()).then(|| Self {
            on: entry.written.date(),
            tallies,
        })
    }

    /// The tally of this id.
    pub fn tally(&self, id: &str) -> Option<&Counted> {
        self.tallies.iter().find(|tally| tally.id.as_str() == id)
    }

    /// How many posts the sample held: the largest of its tallies, since a post may be left out of one.
    pub fn sampled(&self) -> u32 {
        self.tallies.iter().map(Counted::total).max().unwrap_or(0)
    }

    /// The effective number of voices, see [`mix::effective`]; `None` where voices were not counted.
    pub fn voices(&self) -> Option<f64> {
        let voice = self.tally(VOICE)?;
        mix::effective(voice.counts.iter().map(|(_, count)| *count))
    }

    /// The voices of which none was in the sample, in the guide's order.
    pub fn unheard(&self) -> Vec<&str> {
        let voices = self.tally(VOICE).map(|voice| voice.counts.as_slice());
        voices
            .unwrap_or_default()
            .iter()
            .filter(|(_, count)| *count == 0)
            .map(|(label, _)| label.as_str())
            .collect()
    }
}

impl Counted {
    /// All of its counts together.
    pub fn total(&self) -> u32 {
        let sum = |all: u32, (_, count): &(String, u32)| all.saturating_add(*count);
        self.counts.iter().fold(0, sum)
    }

    /// The counts as a sentence: "near mine 27, far from mine 9, neither 4".
    pub fn in_words(&self) -> String {
        let parts: Vec<String> = self
            .counts
            .iter()
            .map(|(label, count)| format!("{label} {count}"))
            .collect();
        parts.join(", ")
    }
}

/// A habit changed for a set time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Experiment {
    /// The first day; without one, the day it was written.
    pub from: Date,
    /// The last day, where one is set.
    pub until: Option<Date>,
    /// Whether something was learned already.
    pub learned: bool,
}

impl Experiment {
    /// Of an entry of kind experiment; `None` for any other.
    pub fn of(entry: &Entry, guide: &Guide) -> Option<Self> {
        let day = |id: &str| match entry.page.answer(id) {
            Some(Answer::Date(day)) => Some(*day),
            _ => None,
        };
        let learned = entry.page.answer("learned");
        (guide.kind == GuideKind::Experiment).then(|| Self {
            from: day("from").unwrap_or(entry.written.date()),
            until: day("until"),
            learned: learned.is_some_and(|answer| !answer.is_blank()),
        })
    }

    /// Whether its last day has passed by `today`.
    pub fn has_ended(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// The audits it lies between: the newest on or before its first day, and the first on or after its last. `audits` are
    /// in order, the oldest first.
    pub fn between<'a>(&self, audits: &'a [Audit]) -> (Option<&'a Audit>, Option<&'a Audit>) {
        let before = audits.iter().rfind(|audit| audit.on <= self.from);
        let after = self
            .until
            .and_then(|until| audits.iter().find(|audit| audit.on >= until));
        (before, after)
    }
}

/// How sure one was of something before and after a page on it, each from 0 to 100; `None` where one of them is missing.
pub fn certainty(entry: &Entry) -> Option<(u8, u8)> {
    let scale = |id: &str| match entry.page.answer(id) {
        Some(Answer::Scale(value)) => Some(*value),
        _ => None,
    };
    Some((scale("certainty-before")?, scale("certainty-after")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EntryId, Page, Words};
    use jiff::civil::date;

    const AUDIT: &str = r#"{"id": "echo-audit", "version": 1, "kind": "audit", "title": "t", "purpose": "p", "source": "s",
        "minutes": 1, "themes": ["echo-chamber"], "questions": [{"id": "voice", "ask": "Whose?", "answer": {"tally": {"of": [
            {"id": "own-modality", "label": "my own modality"}, {"id": "other-modalities", "label": "other modalities"},
            {"id": "professions", "label": "other professions"}, {"id": "public", "label": "the public"}]}}}]}"#;
    const EXPERIMENT: &str = r#"{"id": "experiment", "version": 1, "kind": "experiment", "title": "t", "purpose": "p",
        "source": "s", "minutes": 1, "themes": ["experiment"], "questions": [{"id": "from", "ask": "From?", "answer": "date"}]}"#;

    fn id(name: &str) -> QuestionId {
        QuestionId::try_from(name.to_owned()).expect("a slug")
    }

    fn entry(guide: &str, day: Date, answers: &[(&str, Answer)]) -> (Entry, Guide) {
        let guide: Guide = serde_json::from_str(guide).expect("a guide");
        let mut page = Page::of(&guide);
        for (name, answer) in answers {
            page.answers.insert(id(name), answer.clone());
        }
        let written = day
            .at(20, 0, 0, 0)
            .to_zoned(jiff::tz::TimeZone::UTC)
            .expect("a time");
        let entry = Entry {
            id: EntryId(1),
            revision: 1,
            written,
            revised: None,
            page,
        };
        (entry, guide)
    }

    fn tally(counts: &[(&str, u32)]) -> Answer {
        let counts = counts
            .iter()
            .map(|(name, count)| ((*name).to_owned(), *count));
        Answer::Tally(counts.collect())
    }

    fn audit(day: Date, voices: &[(&str, u32)]) -> Audit {
        let (entry, guide) = entry(AUDIT, day, &[(VOICE, tally(voices))]);
        Audit::of(&entry, &guide).expect("an audit")
    }

    #[test]
    fn an_audit_tells_its_counts_its_mix_and_who_was_not_heard() {
        let audit = audit(
            date(2026, 11, 18),
            &[
                ("own-modality", 22),
                ("other-modalities", 8),
                ("public", 10),
            ],
        );
        assert_eq!(audit.sampled(), 40);
        assert_eq!(audit.unheard(), ["other professions"]);
        // Shares .55, .2 and .25: exp(.3288 + .3219 + .3466) = 2.711.
        let voices = audit.voices().map(|voices| (voices * 100.0).round());
        assert_eq!(voices, Some(271.0));
        assert_eq!(
            audit.tally(VOICE).map(Counted::in_words).as_deref(),
            Some("my own modality 22, other modalities 8, other professions 0, the public 10")
        );
    }

    #[test]
    fn a_page_without_counts_is_no_audit() {
        let (entry, guide) = entry(
            AUDIT,
            date(2026, 11, 18),
            &[(VOICE, tally(&[("own-modality", 0)]))],
        );
        assert_eq!(Audit::of(&entry, &guide), None);
    }

    #[test]
    fn an_experiment_lies_between_the_last_audit_before_and_the_first_after() {
        let audits: Vec<Audit> = [
            date(2026, 2, 1),
            date(2026, 3, 1),
            date(2026, 4, 12),
            date(2026, 5, 1),
        ]
        .into_iter()
        .map(|day| audit(day, &[("own-modality", 1)]))
        .collect();
        let (entry, guide) = entry(
            EXPERIMENT,
            date(2026, 2, 20),
            &[
                ("from", Answer::Date(date(2026, 3, 1))),
                ("until", Answer::Date(date(2026, 4, 12))),
            ],
        );
        let experiment = Experiment::of(&entry, &guide).expect("an experiment");
        let (before, after) = experiment.between(&audits);
        assert_eq!(before.map(|audit| audit.on), Some(date(2026, 3, 1)));
        assert_eq!(after.map(|audit| audit.on), Some(date(2026, 4, 12)));
        assert!(
            !experiment.has_ended(date(2026, 4, 12)) && experiment.has_ended(date(2026, 4, 13))
        );
        assert!(!experiment.learned);
        let open = Experiment {
            until: None,
            ..experiment
        };
        assert_eq!(open.between(&audits).1, None);
        assert!(!open.has_ended(Date::MAX));
    }

    #[test]
    fn certainty_needs_both_numbers() {
        let both = [
            ("certainty-before", Answer::Scale(80)),
            ("certainty-after", Answer::Scale(55)),
        ];
        let day = date(2026, 11, 1);
        assert_eq!(certainty(&entry(EXPERIMENT, day, &both).0), Some((80, 55)));
        assert_eq!(certainty(&entry(EXPERIMENT, day, &both[..1]).0), None);
        let odd = [("certainty-before", Answer::Text(Words::new("80")))];
        assert_eq!(certainty(&entry(EXPERIMENT, day, &odd).0), None);
    }
}
