//! Words of the register and what they name: "Ripon=place".

use super::{Client, ClientCode, Words, bare, listed, many};

/// What a word of the register names, where the practitioner says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// The client of the code.
    Client,
    /// Somebody close to them.
    Person,
    /// A town, a street, a country.
    Place,
    /// A school, a firm, a club.
    Organisation,
}

const KINDS: [(&str, WordKind); 4] = [
    ("client", WordKind::Client),
    ("person", WordKind::Person),
    ("place", WordKind::Place),
    ("organisation", WordKind::Organisation),
];

/// Why a word cannot be one of the register. Never holds the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitWord {
    /// What stands after its "=" is no kind.
    #[error(
        "after = stands what a word names: client, person, place or organisation, as in Ripon=place; nothing was changed"
    )]
    UnknownKind,
    /// It stands in every text.
    #[error(
        "a word such as \u{201c}the\u{201d} names nobody and would be found in every sentence, so it cannot stand in the register by itself; nothing was changed"
    )]
    NamesNobody,
}

/// A word of the register as it was typed, parted into the word and what it names, in any case.
///
/// ```
/// use afterhour::domain::{WordKind, word_and_kind};
/// assert_eq!(word_and_kind("Ripon = Place"), Ok(("Ripon", Some(WordKind::Place))));
/// assert_eq!(word_and_kind("Siobhan"), Ok(("Siobhan", None)));
/// assert!(word_and_kind("Dunloe=town").is_err());
/// ```
///
/// # Errors
/// [`UnfitWord::UnknownKind`] for an "=" with no word before it or no kind after it, but in a web address, which may hold one.
pub fn word_and_kind(typed: &str) -> Result<(&str, Option<WordKind>), UnfitWord> {
    let typed = typed.trim();
    let Some((word, kind)) = typed.rsplit_once('=') else {
        return Ok((typed, None));
    };
    let (word, kind) = (word.trim_end(), kind.trim());
    let said = KINDS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(kind));
    match said {
        Some((_, kind)) if !word.is_empty() => Ok((word, Some(*kind))),
        _ if word.contains(['/', '?']) => Ok((typed, None)),
        _ => Err(UnfitWord::UnknownKind),
    }
}

/// Words that stand in every text. Those that are somebody's name as well, such as "An", "My" and "Will", are not among them.
const IN_EVERY_TEXT: [&str; 29] = [
    "a", "and", "are", "as", "at", "but", "by", "for", "from", "has", "her", "his", "i", "if",
    "in", "is", "it", "not", "of", "on", "or", "that", "the", "they", "this", "to", "was", "with",
    "you",
];

/// Whether a word that was typed may be one of the register.
///
/// ```
/// use afterhour::domain::{UnfitWord, may_be_registered};
/// assert_eq!(may_be_registered("The Harbour=place"), Ok(()));
/// assert_eq!(may_be_registered("The"), Err(UnfitWord::NamesNobody));
/// ```
///
/// # Errors
/// [`UnfitWord`] for what is no kind behind an "=", and for a word alone that names nobody.
pub fn may_be_registered(typed: &str) -> Result<(), UnfitWord> {
    let (word, _) = word_and_kind(typed)?;
    match IN_EVERY_TEXT.contains(&word.to_lowercase().as_str()) {
        true => Err(UnfitWord::NamesNobody),
        false => Ok(()),
    }
}

/// Fewest letters of a word, or of its beginning, that a code would tell by itself.
const TELLING: usize = 3;

/// Words of so many letters that name nobody; "a", "an" and "of" are shorter.
const NAMING_NOBODY: [&str; 2] = ["and", "the"];

/// A code holds a word of its own register, or the beginning of one, so that whoever reads a list of codes knows whom it
/// stands for. Never holds either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the code holds one of its own words or the beginning of one, so it would tell by itself who it is"
)]
pub struct TellingCode;

impl ClientCode {
    /// Whether these words may belong to the code: it holds none of them, whatever stands between its letters, and none of
    /// them begins with its letters. What is told to be a place or an organisation may stand in it, and so may "the" and
    /// "and".
    ///
    /// ```
    /// use afterhour::domain::{ClientCode, TellingCode, Words};
    /// let code = ClientCode::try_from("MARLOWE1".to_owned()).unwrap();
    /// assert_eq!(code.may_stand_for(&Words::new("Ann Marlowe")), Err(TellingCode));
    /// assert_eq!(code.may_stand_for(&Words::new("Ann Lowell")), Ok(()));
    /// ```
    ///
    /// # Errors
    /// `TellingCode` for a word of three letters or more that stands in it, and for one that begins with three or more
    /// letters of it that stand together.
    pub fn may_stand_for(&self, words: &Words) -> Result<(), TellingCode> {
        let (words, kind) = parted(words);
        if let Some(WordKind::Place | WordKind::Organisation) = kind {
            return Ok(());
        }
        let (own, code) = (self.as_str().to_lowercase(), self.letters());
        let runs = || {
            let runs = own.split(|c: char| !c.is_ascii_alphabetic());
            runs.chain([code.as_str()])
        };
        let begins = |word: &str| runs().any(|run| run.len() >= TELLING && word.starts_with(run));
        let tells = bare(&words)
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().count() >= TELLING && !NAMING_NOBODY.contains(word))
            .any(|word| code.contains(word) || begins(word));
        match tells {
            true => Err(TellingCode),
            false => Ok(()),
        }
    }

    /// Whether its letters are the initials of these words, two or more, in their order: "MS-1" of "Marta Seidl".
    pub fn is_initials_of(&self, words: &Words) -> bool {
        let (words, kind) = parted(words);
        let words = bare(&words);
        let initials: String = words
            .split(|c: char| !c.is_alphabetic())
            .filter_map(|word| word.chars().next())
            .collect();
        let somebody = !matches!(kind, Some(WordKind::Place | WordKind::Organisation));
        somebody && initials.len() > 1 && initials == self.letters()
    }

    /// Whether two letters of it that stand together begin one of these words: "AN-1" of "Anna". Of more letters it may not
    /// stand for them at all.
    fn begins_one_of(&self, words: &Words) -> bool {
        let (words, kind) = parted(words);
        if let Some(WordKind::Place | WordKind::Organisation) = kind {
            return false;
        }
        let own = self.as_str().to_lowercase();
        let mut pairs = own
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|run| run.len() + 1 == TELLING);
        let words = bare(&words);
        let mut words = words
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !NAMING_NOBODY.contains(word));
        pairs.any(|pair| words.any(|word| word.starts_with(pair)))
    }

    /// Its letters alone, in lower case.
    fn letters(&self) -> String {
        let letters = self.as_str().chars().filter(char::is_ascii_alphabetic);
        letters.map(|c| c.to_ascii_lowercase()).collect()
    }
}

impl Client {
    /// The register's entry of a code, be it a new one, with one more word in it.
    pub fn taught(clients: &[Client], code: &ClientCode, word: &Words) -> Self {
        let known = clients.iter().find(|client| client.code == *code);
        let mut client = known.cloned().unwrap_or_else(|| Client {
            code: code.clone(),
            words: Vec::new(),
        });
        client.learn(word.clone());
        client
    }

    /// The words that did not stand there before.
    fn new_words(&self, before: Option<&Client>) -> Vec<&Words> {
        let is_new = |word: &&Words| before.is_none_or(|before| before.known(word).is_none());
        self.words.iter().filter(is_new).collect()
    }

    /// What speaks against the code, which the register takes all the same, in a sentence with a space before it: that it is
    /// made of initials, or begins a word. Empty where nothing does; of words that stood there `before`, nothing is said.
    pub fn advice(&self, before: Option<&Client>) -> &'static str {
        let new = self.new_words(before);
        if new.iter().any(|word| self.code.is_initials_of(word)) {
            " The code is made of initials; one such as K-07 tells less."
        } else if new.iter().any(|word| self.code.begins_one_of(word)) {
            " The code begins as one of its words does; one such as K-07 tells less."
        } else {
            ""
        }
    }

    /// What may be wrong with words that the register takes all the same, in whole sentences with a space before each: the
    /// [advice](Self::advice) on the code, words of one letter, and words that stand under other codes, too. Of words that
    /// stood there `before`, nothing is said; no word is.
    pub fn doubts(&self, before: Option<&Client>, clients: &[Client]) -> String {
        self.advice(before).to_owned() + &self.doubtful_words(before, clients)
    }

    /// Those of the doubts that are about words alone.
    pub fn doubtful_words(&self, before: Option<&Client>, clients: &[Client]) -> String {
        let new = self.new_words(before);
        let mut said = String::new();
        let single = new.iter().filter(|word| is_one_letter(word)).count();
        if single > 0 {
            said += &format!(
                " {} of one letter: only a capital that stands alone is found, and not always at the beginning of a \
                 sentence.",
                many(single, "of these words is", "of these words are"),
            );
        }
        let has = |client: &Client, word: &Words| {
            client.code != self.code && client.known(word).is_some()
        };
        let shared = new
            .iter()
            .filter(|word| clients.iter().any(|client| has(client, word)));
        let words = many(
            shared.count(),
            "of these words stands",
            "of these words stand",
        );
        let others: Vec<String> = clients
            .iter()
            .filter(|client| new.iter().any(|word| has(client, word)))
            .map(|client| client.code.to_string())
            .collect();
        if !others.is_empty() {
            said += &format!(
                " {words} under {}, too; in a summary a word stands for one client only.",
                listed(&others)
            );
        }
        said
    }

    /// Adds a word of the register, or says of one that is there already what it names. Case does not count.
    pub fn learn(&mut self, typed: Words) {
        let (word, kind) = parted(&typed);
        match self.words.iter_mut().find(|known| parted(known).0 == word) {
            Some(known) if kind.is_some() => *known = typed,
            Some(_) => {}
            None => self.words.push(typed),
        }
    }

    /// A word of the register as it stands there, with what it names where that was said. Case does not count.
    pub fn known(&self, typed: &Words) -> Option<&Words> {
        let (word, _) = parted(typed);
        self.words.iter().find(|known| parted(known).0 == word)
    }

    /// Puts a word back as it stood before it was learnt: out, whatever it names, where it did not stand there at all. Case
    /// does not count.
    pub fn unlearn(&mut self, typed: &Words, before: Option<&Words>) {
        let (word, _) = parted(typed);
        let at = self.words.iter().position(|known| parted(known).0 == word);
        match (at, before) {
            (Some(at), Some(before)) => self.words[at] = before.clone(),
            (Some(at), None) => {
                self.words.remove(at);
            }
            (None, _) => {}
        }
    }
}

/// Whether a word is one letter from A to Z, marks aside: such a one is found as a name only where it looks like one.
fn is_one_letter(words: &Words) -> bool {
    let (word, _) = parted(words);
    let word = bare(&word);
    word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// A word of the register in lower case, and what it is said to name.
fn parted(words: &Words) -> (String, Option<WordKind>) {
    let (word, kind) = word_and_kind(words.read()).unwrap_or((words.read(), None));
    (word.to_lowercase(), kind)
}

#[cfg(test)]
mod tests;
