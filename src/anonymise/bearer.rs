//! What a registered word names: the client, somebody close to them, a place, an organisation, an account. A register
//! belongs to a code, and not every word in it is the client.

use super::doc::{Doc, Found};
use super::fold::fold;
use super::label::Label;
use super::lists::Lists;
use super::places::sounds_like_a_place;
use super::spelling::{nicknames, one_edit};
use super::tokens::{Kind, Tokens};
use crate::domain::{WordKind, word_and_kind};

/// Who or what bears a registered word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    /// The client of the code.
    Client,
    /// Somebody else.
    Close,
    /// A place, an organisation, an account or a number.
    Thing(Label),
}

/// One entry of a code's register.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) code: usize,
    pub(super) bearer: Bearer,
    /// Told by the practitioner, by its form or by a list; else the texts may tell more.
    pub(super) sure: bool,
    /// Whether a list knows it as a given name.
    pub(super) given: bool,
    /// Whether it holds a first name, as far as can be told.
    pub(super) first: bool,
}

/// The word, and what the practitioner says that it names.
pub(super) fn told(words: &str) -> (&str, Option<Bearer>) {
    let (word, kind) = word_and_kind(words).unwrap_or((words, None));
    let bearer = |kind| match kind {
        WordKind::Client => Bearer::Client,
        WordKind::Person => Bearer::Close,
        WordKind::Place => Bearer::Thing(Label::Place),
        WordKind::Organisation => Bearer::Thing(Label::Org),
    };
    (word, kind.map(bearer))
}

/// What an entry names, by what is found in it alone, by the lists, and by the entries of its code before it. The first
/// person of a code is the client.
pub(super) fn line(
    code: usize,
    words: &str,
    told: Option<Bearer>,
    own: &[(Line, Vec<String>)],
    alone: &Doc,
) -> Line {
    let t = &alone.tokens;
    let whole = 0..t.len();
    let is = t.classes(0);
    let given = is.given() > 0;
    let line = |bearer, sure| Line {
        code,
        bearer,
        sure,
        given,
        first: given || t.len() > 1,
    };
    if let Some(bearer) = told {
        return line(bearer, true);
    }
    let found = alone
        .found
        .iter()
        .find(|f| f.at == whole && !f.at.is_empty())
        .map(|f| f.label);
    let label = found.filter(|label| label.is_direct() && *label != Label::Date);
    if let Some(label) = label.filter(|label| *label != Label::Person) {
        return line(Bearer::Thing(label), true);
    }
    if let Some(label) = by_form(words) {
        return line(Bearer::Thing(label), true);
    }
    let (length, phrase) = t.get(0).map_or((0, is), |first| first.phrase);
    let listed = if usize::from(length) == t.len() {
        phrase
    } else {
        is
    };
    let whole_listed = t.len() == 1 || usize::from(length) == t.len();
    if t.len() > 1 && (0..t.len()).any(|i| t.classes(i).org_head()) {
        return line(Bearer::Thing(Label::Org), true);
    }
    if whole_listed && listed.place() > 0 && is.given() == 0 {
        let named = is.surname() > 1 || is.surname() > 0 && listed.place() == 1;
        return line(Bearer::Thing(Label::Place), !named);
    }
    let client = own.iter().find(|(line, _)| line.bearer == Bearer::Client);
    let Some((_, name)) = client else {
        let place = t.len() == 1 && is.0 == 0 && sounds_like_a_place(words);
        let bearer = match place && !own.is_empty() {
            true => Bearer::Thing(Label::Place),
            false => Bearer::Client,
        };
        return line(bearer, false);
    };
    let parts = parts(t);
    let same = match (name.first(), parts.first()) {
        (Some(name), Some(part)) => same_name(name, part),
        _ => false,
    };
    if same {
        return line(Bearer::Client, true);
    }
    // A surname of its own is most often the client's.
    if parts.len() == 1 && (is.surname() > 0 && !given || name[1..].contains(&parts[0])) {
        return line(Bearer::Client, false);
    }
    if parts.len() == 1 && is.0 == 0 && sounds_like_a_place(words) {
        return line(Bearer::Thing(Label::Place), false);
    }
    line(Bearer::Close, false)
}

/// Whether a name begins with somebody else's first name: "[Dan] Kerr" where the register has "Siobhan Kerr".
pub(super) fn another(doc: &Doc, found: &Found, hit: usize) -> bool {
    let t = &doc.tokens;
    let first = |i: usize| {
        t.is_word(i) && t.cap(i) && !t.classes(i).title() && t.str(i).chars().count() > 1
    };
    (found.at.start..hit).any(first)
}

/// The folded words of an entry.
pub(super) fn parts(tokens: &Tokens) -> Vec<String> {
    let wordy = |i: &usize| {
        matches!(tokens.kind(*i), Some(Kind::Word | Kind::Mixed)) && !tokens.classes(*i).title()
    };
    (0..tokens.len())
        .filter(wordy)
        .map(|i| fold(tokens.str(i)))
        .collect()
}

/// Whether two folded names may be one: the same, one letter apart, a nickname, or the beginning or end of the other.
fn same_name(name: &str, other: &str) -> bool {
    let (short, long) = match name.len() < other.len() {
        true => (name, other),
        false => (other, name),
    };
    let letters = short.chars().count();
    name == other
        || letters >= 5 && one_edit(name, other)
        || letters >= 3 && (long.starts_with(short) || long.ends_with(short))
        || nicknames(name).any(|nick| nick == other)
}

fn by_form(words: &str) -> Option<Label> {
    let digits = words.chars().filter(|c| c.is_numeric()).count();
    let dialled = |c: char| c.is_numeric() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '/' | '.');
    if words.contains("://") || words.starts_with("www.") {
        Some(Label::Url)
    } else if words.trim_start_matches('@').contains('@') {
        Some(Label::Email)
    } else if words.starts_with('@') || words.contains('_') && !words.contains(' ') {
        Some(Label::Handle)
    } else if digits > 6 && words.chars().all(dialled) {
        Some(Label::Phone)
    } else if digits > 4 {
        Some(Label::Idnum)
    } else {
        None
    }
}

/// What the texts say an entry is, counted over all of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    person: usize,
    place: usize,
    organisation: usize,
}

impl Seen {
    pub(super) fn count(&mut self, label: Label) {
        match label {
            Label::Person => self.person += 1,
            Label::Place => self.place += 1,
            Label::Org => self.organisation += 1,
            _ => {}
        }
    }

    /// What an entry names once the texts have been read. A given name is somebody unless every text speaks of a place.
    pub(super) fn settle(self, line: &Line) -> Bearer {
        let things = self.place + self.organisation;
        let outweighed = match line.given {
            true => self.person == 0,
            false => self.person < things,
        };
        match line.bearer {
            bearer if line.sure => bearer,
            Bearer::Client | Bearer::Close if things > 0 && outweighed => {
                Bearer::Thing(match self.place < self.organisation {
                    true => Label::Org,
                    false => Label::Place,
                })
            }
            Bearer::Thing(_) if self.person > things => Bearer::Close,
            bearer => bearer,
        }
    }
}

/// A text of its own for an entry.
pub(super) fn alone<'t>(words: &'t str, lists: &Lists) -> Doc<'t> {
    Doc::of(Tokens::of(words, lists))
}
