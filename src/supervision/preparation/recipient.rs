//! The name of whoever reads the summary, where it stands in a text.

use crate::anonymise::{Finding, Label};
use crate::domain::is_pack;

/// Where the finding is the name of the reader, or a part of it, suggests what they are instead, and says why. A pack has
/// no reader: a name in it that is one of its words stays a name.
pub(super) fn meet(reader: &str, text: &str, finding: &mut Finding) {
    if is_pack(reader) || finding.label != Label::Person || finding.registered.is_some() {
        return;
    }
    let Some(found) = text.get(finding.span.clone()) else {
        return;
    };
    let parts: Vec<String> = words(reader).collect();
    if words(found).next().is_none() || !words(found).all(|word| parts.contains(&word)) {
        return;
    }
    let ahead = text[..finding.span.start].trim_end();
    let named = ahead.to_lowercase();
    let with = if named.ends_with("supervisor") {
        "(you)"
    } else if ahead.is_empty() || ahead.ends_with(['.', '!', '?', '\n', ':', '\u{201c}']) {
        "My supervisor"
    } else {
        "my supervisor"
    };
    finding.suggestion = with.to_owned();
    finding.less = Vec::new();
    finding.reason =
        "This is whom the summary is for: they know who is meant without the name.".into();
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
