//! Where a thing stands in a guide file: paths through its tables, found again as line and column.

use toml::de::DeValue;

/// The way to a value from the top of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Path(Vec<Step>);

#[derive(Debug, Clone)]
enum Step {
    /// The value of a key.
    Field(String),
    /// The key itself.
    Key(String),
    /// An item of a list, from 0.
    Item(usize),
    /// The item of a list that is this string.
    Word(String),
}

/// A broken rule and the place that broke it.
#[derive(Debug)]
pub(super) struct Slip {
    pub(super) path: Path,
    pub(super) message: String,
}

impl Path {
    fn then(&self, step: Step) -> Self {
        let mut longer = self.clone();
        longer.0.push(step);
        longer
    }

    pub(super) fn field(&self, name: &str) -> Self {
        self.then(Step::Field(name.to_owned()))
    }

    pub(super) fn key(&self, name: &str) -> Self {
        self.then(Step::Key(name.to_owned()))
    }

    pub(super) fn item(&self, index: usize) -> Self {
        self.then(Step::Item(index))
    }

    pub(super) fn word(&self, word: &str) -> Self {
        self.then(Step::Word(word.to_owned()))
    }

    /// The place of each prompt's fields, for the guide that was made of the prompt.
    pub(super) fn in_prompt(&self, index: usize) -> Self {
        let prompt = Path::default().field("prompts").item(index);
        match self.0.as_slice() {
            [Step::Field(list), Step::Item(0), Step::Field(name), ..] if list == "questions" => {
                prompt.field(name)
            }
            [Step::Field(list), Step::Item(nth), ..] if list == "questions" => {
                prompt.field("deeper").item(nth - 1)
            }
            rest => {
                let mut path = prompt;
                path.0.extend(rest.iter().cloned());
                path
            }
        }
    }

    /// The byte where the place begins. As far as the path leads: a field that was left out stands where its
    /// table begins.
    pub(super) fn start_in(&self, root: &DeValue<'_>) -> usize {
        let (mut here, mut at) = (root, 0);
        for step in &self.0 {
            let (span, next) = match (step, here) {
                (Step::Field(name) | Step::Key(name), DeValue::Table(table)) => {
                    let Some((key, value)) = table.iter().find(|(key, _)| key.get_ref() == name)
                    else {
                        break;
                    };
                    match step {
                        Step::Key(_) => (key.span(), value),
                        _ => (value.span(), value),
                    }
                }
                (Step::Item(index), DeValue::Array(list)) => match list.get(*index) {
                    Some(item) => (item.span(), item),
                    None => break,
                },
                (Step::Word(word), DeValue::Array(list)) => {
                    match list
                        .iter()
                        .find(|item| item.get_ref().as_str() == Some(word))
                    {
                        Some(item) => (item.span(), item),
                        None => break,
                    }
                }
                _ => break,
            };
            at = span.start;
            here = next.get_ref();
        }
        at
    }
}

/// Line and column of a byte, both from 1, the column in characters.
pub(super) fn position(text: &str, byte: usize) -> (usize, usize) {
    let end = (0..=byte.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}
