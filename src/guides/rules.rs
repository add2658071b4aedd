//! What a guide must hold to beyond its shape. Each broken rule carries its place in the file.

use super::place::{Path, Slip};
use crate::domain::{
    AnswerKind, Choice, Guide, Note, Question, QuestionId, Share, WELL_KNOWN, clean,
};
use std::collections::BTreeSet;

/// Characters of a title: it must fit a list on a screen of 80 columns, beside its date.
const MAX_TITLE: usize = 60;
/// Characters of any other text: some 25 lines, more than a screen.
const MAX_TEXT: usize = 2_000;
/// Words listed in a message; the longest shipped guide has some forty questions.
const MOST_LISTED: usize = 60;

/// All rules that a guide breaks, in no order.
pub(super) fn broken_by(guide: &Guide) -> Vec<Slip> {
    let top = Path::default();
    let mut broken = Broken(Vec::new());
    if guide.version == 0 {
        broken.add(top.field("version"), "expected a whole number from 1");
    }
    broken.line(top.field("title"), &guide.title, MAX_TITLE);
    broken.text(top.field("purpose"), &guide.purpose);
    broken.text(top.field("source"), &guide.source);
    if !(1..=60).contains(&guide.minutes) {
        broken.add(
            top.field("minutes"),
            format!("{} minutes, expected 1 to 60", guide.minutes),
        );
    }
    if guide.themes.is_empty() {
        broken.add(top.field("themes"), "expected at least one theme");
    }
    if guide.questions.is_empty() {
        broken.add(top.field("questions"), "expected at least one question");
    }
    for (index, question) in guide.questions.iter().enumerate() {
        let at = top.field("questions").item(index);
        broken.question(&at, question, &guide.questions[..index]);
    }
    for (index, note) in guide.notes.iter().enumerate() {
        broken.note(&top.field("notes").item(index), note, guide);
    }
    broken.0
}

struct Broken(Vec<Slip>);

impl Broken {
    fn add(&mut self, path: Path, message: impl Into<String>) {
        let message = message.into();
        self.0.push(Slip { path, message });
    }

    fn text(&mut self, path: Path, text: &str) {
        self.text_of(path, text, MAX_TEXT);
    }

    fn line(&mut self, path: Path, text: &str, most: usize) {
        if text.contains('\n') {
            self.add(path.clone(), "expected one line");
        }
        self.text_of(path, text, most);
    }

    fn text_of(&mut self, path: Path, text: &str, most: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.add(path, "expected words, nothing is written here");
        } else if length > most {
            self.add(
                path,
                format!("{length} characters, expected at most {most}"),
            );
        } else if clean(text) != text {
            self.add(path, format!("{}, expected plain text", unclean(text)));
        }
    }

    fn question(&mut self, at: &Path, question: &Question, earlier: &[Question]) {
        let id = question.id.as_str();
        if earlier.iter().any(|other| other.id == question.id) {
            self.add(
                at.field("id"),
                format!("`{id}` is the id of an earlier question, expected an id of its own"),
            );
        }
        self.text(at.field("ask"), &question.ask);
        if let Some(help) = &question.help {
            self.text(at.field("help"), help);
        }
        self.answer(&at.field("answer"), &question.answer);
        if let Some(meaning) = WELL_KNOWN.iter().find(|known| known.id == id)
            && !(meaning.fits)(&question.answer)
        {
            self.add(
                at.field("answer"),
                format!("`{id}` {}, expected {}", meaning.does, meaning.answer),
            );
        }
        let is_free_text = matches!(
            question.answer,
            AnswerKind::Text | AnswerKind::Line | AnswerKind::FollowUps
        );
        if question.share == Share::Verbatim && is_free_text {
            self.add(
                at.field("share"),
                "free text does not leave as it is, expected `never` or `redacted`",
            );
        }
        for (looked_at, words) in &question.when {
            self.when(&at.field("when"), looked_at, words, earlier);
        }
    }

    fn answer(&mut self, at: &Path, answer: &AnswerKind) {
        match answer {
            AnswerKind::Scale(scale) => {
                let at = at.field("scale");
                if scale.to > 100 || scale.from >= scale.to {
                    self.add(
                        at.field("to"),
                        format!(
                            "a scale from {} to {}, expected an end above its beginning and at most 100",
                            scale.from, scale.to
                        ),
                    );
                }
                self.line(at.field("low"), &scale.low, MAX_TEXT);
                self.line(at.field("high"), &scale.high, MAX_TEXT);
            }
            AnswerKind::Choice(choices) => {
                self.options(&at.field("choice").field("of"), &choices.of)
            }
            AnswerKind::Tally(tally) => self.options(&at.field("tally").field("of"), &tally.of),
            AnswerKind::Text
            | AnswerKind::Line
            | AnswerKind::Date
            | AnswerKind::YesNo
            | AnswerKind::Client
            | AnswerKind::FollowUps => {}
        }
    }

    fn options(&mut self, of: &Path, options: &[Choice]) {
        if options.len() < 2 {
            self.add(of.clone(), "expected at least two options");
        }
        let mut seen = BTreeSet::new();
        for (index, option) in options.iter().enumerate() {
            let at = of.item(index);
            // An option's id is a word of the same make as a question's.
            if QuestionId::try_from(option.id.clone()).is_err() {
                self.add(
                    at.field("id"),
                    "expected lower-case letters, digits and hyphens, at most 64, or a table with `id` and `label`",
                );
            } else if !seen.insert(&option.id) {
                self.add(
                    at.field("id"),
                    format!(
                        "`{}` is the id of an earlier option, expected an id of its own",
                        option.id
                    ),
                );
            }
            self.line(at.field("label"), &option.label, MAX_TEXT);
        }
    }

    fn when(
        &mut self,
        at: &Path,
        looked_at: &QuestionId,
        words: &BTreeSet<String>,
        earlier: &[Question],
    ) {
        let expected: Vec<&str> = match earlier.iter().find(|other| other.id == *looked_at) {
            None => {
                let ids: Vec<&str> = earlier.iter().map(|other| other.id.as_str()).collect();
                let message = if ids.is_empty() {
                    format!(
                        "`{looked_at}` is no earlier question, and there is none before this one"
                    )
                } else {
                    format!(
                        "`{looked_at}` is no earlier question, expected {}",
                        one_of(&ids)
                    )
                };
                return self.add(at.key(looked_at.as_str()), message);
            }
            Some(other) => match &other.answer {
                AnswerKind::YesNo => vec!["yes", "no"],
                AnswerKind::Choice(choices) => {
                    choices.of.iter().map(|option| option.id.as_str()).collect()
                }
                _ => {
                    return self.add(
                        at.key(looked_at.as_str()),
                        format!("`{looked_at}` has no options, expected a question whose answer is a choice or yes_no"),
                    );
                }
            },
        };
        let at = at.field(looked_at.as_str());
        if words.is_empty() {
            self.add(
                at.clone(),
                format!("no option, expected {}", one_of(&expected)),
            );
        }
        for word in words
            .iter()
            .filter(|word| !expected.contains(&word.as_str()))
        {
            self.add(
                at.word(word),
                format!("unknown option `{word}`, expected {}", one_of(&expected)),
            );
        }
    }

    fn note(&mut self, at: &Path, note: &Note, guide: &Guide) {
        self.text(at.field("text"), &note.text);
        self.text(at.field("source"), &note.source);
        let Some(question) = guide.question(&note.question) else {
            let ids: Vec<&str> = guide
                .questions
                .iter()
                .map(|question| question.id.as_str())
                .collect();
            return self.add(
                at.field("question"),
                format!(
                    "unknown question `{}`, expected {}",
                    note.question,
                    one_of(&ids)
                ),
            );
        };
        let Some(choice) = &note.choice else { return };
        let options: Vec<&str> = match &question.answer {
            AnswerKind::YesNo => vec!["yes", "no"],
            answer => answer
                .options()
                .iter()
                .map(|option| option.id.as_str())
                .collect(),
        };
        if options.is_empty() {
            self.add(
                at.field("choice"),
                format!(
                    "`{}` has no options, expected a note without `choice`",
                    question.id
                ),
            );
        } else if !options.contains(&choice.as_str()) {
            self.add(
                at.field("choice"),
                format!("unknown option `{choice}`, expected {}", one_of(&options)),
            );
        }
    }
}

/// What of a text would not be kept as it is.
fn unclean(text: &str) -> String {
    let changed = text
        .chars()
        .find(|c| clean(c.encode_utf8(&mut [0; 4])) != c.to_string());
    match changed {
        Some('\t') => "a tab".into(),
        Some(c) => format!("a character that does not show, U+{:04X}", c as u32),
        None => "too many accents on one letter".into(),
    }
}

/// "one of `a`, `b`", as serde says it.
fn one_of(words: &[&str]) -> String {
    let listed: Vec<String> = words
        .iter()
        .take(MOST_LISTED)
        .map(|word| format!("`{word}`"))
        .collect();
    let list = listed.join(", ");
    match words.len() {
        0 => "nothing".into(),
        1 => list,
        many if many > MOST_LISTED => format!("one of {list} and {} more", many - MOST_LISTED),
        _ => format!("one of {list}"),
    }
}
