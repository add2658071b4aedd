//! TOML to [`Guide`]s: the two shapes of file, and the library's own words for what does not fit.

use super::GuideError;
use super::place::{Path, Slip, position};
use super::rules;
use crate::domain::{
    AnswerKind, Guide, GuideId, GuideKind, Question, QuestionId, Share, Theme, Track, clean, known,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue, Deserializer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The longest guide file, in bytes. The longest shipped one has 33 KB.
pub(super) const MAX_BYTES: usize = 256 * 1024;
/// The most guides in one file: at 256 KiB each would have 130 bytes, too few for one.
const MAX_GUIDES: usize = 2_000;
/// Characters of a message; the list of themes, the longest of ours, has 350.
const LONGEST_MESSAGE: usize = 2_000;

/// A pack of daily prompts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    theme: Theme,
    track: Option<Track>,
    prompts: Vec<Prompt>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prompt {
    id: GuideId,
    #[serde(default = "first_version")]
    version: u32,
    title: String,
    ask: String,
    help: Option<String>,
    deeper: Vec<String>,
    source: String,
}

fn first_version() -> u32 {
    1
}

/// Reads a file of either shape. All broken rules are reported, in the order of the file; of slips in the TOML
/// or its keys only the first, since what follows it cannot be read for certain.
pub(super) fn read(
    file: &str,
    text: &str,
    taken: impl Fn(&GuideId) -> bool,
) -> Result<Vec<Guide>, Vec<GuideError>> {
    let error = |(line, column), message: String| GuideError {
        file: one_line(file),
        line,
        column,
        message: one_line(&message),
    };
    if text.len() > MAX_BYTES {
        let message = format!(
            "the file has {} bytes, expected at most {MAX_BYTES}",
            text.len()
        );
        return Err(vec![error((1, 1), message)]);
    }
    // Byte-order mark, line ends of Windows and parted accents are the editor's doing, no slip of the writer.
    let mut text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    if !is_nfc(&text) {
        text = text.nfc().collect();
    }
    let unread = |slip: toml::de::Error| {
        let at = slip.span().map_or(0, |span| span.start);
        vec![error(position(&text, at), in_plain_words(slip.message()))]
    };

    let table = DeTable::parse(&text).map_err(unread)?;
    let is_pack = ["prompts", "theme"]
        .iter()
        .any(|name| table.get_ref().iter().any(|(key, _)| key.get_ref() == name));
    let from_table = Deserializer::from(table);
    let (guides, slips) = if is_pack {
        let pack = Pack::deserialize(from_table).map_err(unread)?;
        of_pack(pack, taken)
    } else {
        let guide = Guide::deserialize(from_table).map_err(unread)?;
        let mut slips = rules::broken_by(&guide);
        slips.extend(id_taken(&guide.id, taken));
        (vec![guide], slips)
    };
    if slips.is_empty() {
        return Ok(guides);
    }
    let root = DeTable::parse(&text).map_err(unread)?;
    let root = DeValue::Table(root.into_inner());
    let mut errors: Vec<GuideError> = slips
        .into_iter()
        .map(|slip| error(position(&text, slip.path.start_in(&root)), slip.message))
        .collect();
    errors.sort_by_key(|error| (error.line, error.column));
    Err(errors)
}

fn of_pack(pack: Pack, taken: impl Fn(&GuideId) -> bool) -> (Vec<Guide>, Vec<Slip>) {
    let mut slips = Vec::new();
    let prompts = Path::default().field("prompts");
    if pack.prompts.is_empty() || pack.prompts.len() > MAX_GUIDES {
        slips.push(Slip {
            path: prompts.clone(),
            message: format!("{} prompts, expected 1 to {MAX_GUIDES}", pack.prompts.len()),
        });
        return (Vec::new(), slips);
    }
    let mut guides = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, prompt) in pack.prompts.into_iter().enumerate() {
        if !(1..=3).contains(&prompt.deeper.len()) {
            slips.push(Slip {
                path: prompts.item(index).field("deeper"),
                message: format!("{} questions, expected 1 to 3", prompt.deeper.len()),
            });
        }
        let guide = of_prompt(prompt, pack.theme, pack.track);
        let of_guide = rules::broken_by(&guide)
            .into_iter()
            .chain(id_taken(&guide.id, |id| taken(id) || seen.contains(id)));
        slips.extend(of_guide.map(|slip| Slip {
            path: slip.path.in_prompt(index),
            ..slip
        }));
        seen.insert(guide.id.clone());
        guides.push(guide);
    }
    (guides, slips)
}

fn id_taken(id: &GuideId, taken: impl Fn(&GuideId) -> bool) -> Option<Slip> {
    taken(id).then(|| Slip {
        path: Path::default().field("id"),
        message: format!("`{id}` is the id of another guide, expected an id of its own"),
    })
}

/// A prompt as the guide that is asked: the question, its deeper steps, and the agenda.
fn of_prompt(prompt: Prompt, theme: Theme, track: Option<Track>) -> Guide {
    let question = |id: &str, ask: String, help, answer, share| Question {
        id: QuestionId::try_from(id.to_owned()).expect("the ids below are slugs"),
        ask,
        help,
        answer,
        required: false,
        share,
        when: BTreeMap::new(),
    };
    let mut questions = vec![question(
        "answer",
        prompt.ask,
        prompt.help,
        AnswerKind::Text,
        Share::Redacted,
    )];
    for (index, ask) in prompt.deeper.into_iter().enumerate() {
        questions.push(question(
            &format!("deeper-{}", index + 1),
            ask,
            None,
            AnswerKind::Text,
            Share::Redacted,
        ));
    }
    questions.push(question(
        known::FOR_SUPERVISION,
        "Is this for supervision?".into(),
        Some("Yes puts it on the agenda. Urgent matters do not wait for the next meeting.".into()),
        AnswerKind::YesNo,
        Share::Never,
    ));
    Guide {
        id: prompt.id,
        version: prompt.version,
        kind: GuideKind::Prompt,
        title: prompt.title,
        purpose: format!(
            "A short question on {}, for the end of a working day.",
            theme.name()
        ),
        source: prompt.source,
        minutes: 4,
        themes: BTreeSet::from([theme]),
        track,
        questions,
        notes: Vec::new(),
    }
}

/// serde's messages name Rust's types; the writer of a guide knows TOML's.
fn in_plain_words(message: &str) -> String {
    match message {
        "wanted string or table" => return "expected a word or a table".into(),
        "invalid type: unit variant, expected newtype variant" => {
            return "this kind of answer needs more than its name, expected a table such as { choice = { of = [\"a\", \"b\"] } }".into();
        }
        _ => {}
    }
    let (found, expected) = match message.split_once(", expected ") {
        Some((found, expected)) => (found, Some(expected)),
        None => (message, None),
    };
    let mut chars = found.chars();
    let first = chars.next().map(char::to_lowercase);
    let mut plain: String = first.into_iter().flatten().chain(chars).collect();
    if let Some(expected) = expected {
        plain.push_str(", expected ");
        plain.push_str(match expected {
            "a sequence" | "sequence" => "a list",
            "a map" | "map" => "a table",
            "u8" | "u32" => "a whole number",
            table if table.starts_with("struct ") => "a table",
            other => other,
        });
    }
    plain
}

/// Text of the file, or its name, may stand in a message, and the message goes to a terminal.
fn one_line(text: &str) -> String {
    let mut line = clean(text).replace('\n', " ");
    if let Some((end, _)) = line.char_indices().nth(LONGEST_MESSAGE) {
        line.truncate(end);
        line.push('…');
    }
    line
}
