//! Words of the register and what they name: "Ripon=place".

use super::{Client, ClientCode, Words};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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

/// What stands after the "=" of a word is no kind. Never holds the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "after = stands what a word names: client, person, place or organisation, as in Ripon=place; nothing was changed"
)]
pub struct UnknownKind;

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
/// `UnknownKind` for an "=" with no word before it or no kind after it, but in a web address, which may hold one.
pub fn word_and_kind(typed: &str) -> Result<(&str, Option<WordKind>), UnknownKind> {
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
        _ => Err(UnknownKind),
    }
}

/// Fewest letters of a word that a code would tell by itself.
const TELLING: usize = 3;

/// Words of so many letters that name nobody; "a", "an" and "of" are shorter.
const NAMING_NOBODY: [&str; 2] = ["and", "the"];

/// A code holds a word of its own register, so that whoever reads a list of codes knows whom it stands for. Never holds
/// either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the code holds one of its own words, so it would tell by itself who it is")]
pub struct TellingCode;

impl ClientCode {
    /// Whether these words may belong to the code: it holds none of them, whatever stands between its letters. What is told
    /// to be a place or an organisation may stand in it, and so may "the" and "and".
    ///
    /// ```
    /// use afterhour::domain::{ClientCode, TellingCode, Words};
    /// let code = ClientCode::try_from("MARLOWE1".to_owned()).unwrap();
    /// assert_eq!(code.may_stand_for(&Words::new("Ann Marlowe")), Err(TellingCode));
    /// assert_eq!(code.may_stand_for(&Words::new("Ann Lowell")), Ok(()));
    /// ```
    ///
    /// # Errors
    /// `TellingCode` for a word of three letters or more that stands in it.
    pub fn may_stand_for(&self, words: &Words) -> Result<(), TellingCode> {
        let (words, kind) = parted(words);
        if let Some(WordKind::Place | WordKind::Organisation) = kind {
            return Ok(());
        }
        let letters = |text: &str| -> String {
            let base = text.nfd().filter(|c| !is_combining_mark(*c));
            base.flat_map(char::to_lowercase).collect()
        };
        let code: String = letters(self.as_str())
            .chars()
            .filter(|c| c.is_alphabetic())
            .collect();
        let tells = letters(&words)
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().count() >= TELLING && !NAMING_NOBODY.contains(word))
            .any(|word| code.contains(word));
        match tells {
            true => Err(TellingCode),
            false => Ok(()),
        }
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

/// A word of the register in lower case, and what it is said to name.
fn parted(words: &Words) -> (String, Option<WordKind>) {
    let (word, kind) = word_and_kind(words.read()).unwrap_or((words.read(), None));
    (word.to_lowercase(), kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ClientCode;

    #[test]
    fn what_stands_after_the_sign_is_a_kind_or_refused() {
        for (typed, word, kind) in [
            ("Ripon", "Ripon", None),
            ("Ripon=place", "Ripon", Some(WordKind::Place)),
            (" Tom = PERSON ", "Tom", Some(WordKind::Person)),
            ("Shiv=Client", "Shiv", Some(WordKind::Client)),
            ("A=B=organisation", "A=B", Some(WordKind::Organisation)),
            ("example.org/?v=kerr", "example.org/?v=kerr", None),
        ] {
            assert_eq!(word_and_kind(typed), Ok((word, kind)), "{typed}");
        }
        for typed in ["Dunloe=town", "Dunloe=", "=place", "Dunloe=places"] {
            assert_eq!(word_and_kind(typed), Err(UnknownKind), "{typed}");
        }
        let said = UnknownKind.to_string();
        assert!(KINDS.iter().all(|(name, _)| said.contains(name)), "{said}");
    }

    #[test]
    fn a_code_that_holds_one_of_its_own_words_would_tell() {
        let may = |code: &str, words: &str| {
            let code = ClientCode::try_from(code.to_owned()).expect("a code");
            code.may_stand_for(&Words::new(words)).is_ok()
        };
        for (code, words) in [
            ("MARLOWE1", "Marlowe"),
            ("X-MAR-LOWE1", "marlowe=client"),
            ("ZOE-1", "Zoë Quill"),
            ("ANNA7", "@anna_k77"),
            ("THEO-1", "The Theo"),
            ("TOM-1", "Tom=person"),
        ] {
            assert!(!may(code, words), "{code} {words}");
        }
        for (code, words) in [
            ("K-07", "Kay"),
            ("AL-2", "Al"),
            ("MARLOWE1", "Ann Lowell"),
            ("ANDY-1", "Tom and Jerry"),
            ("THEO-1", "The Harbour"),
            ("RIPON-1", "Ripon=place"),
            ("MARLOWE1", "Marlowe = Organisation"),
        ] {
            assert!(may(code, words), "{code} {words}");
        }
    }

    #[test]
    fn a_word_learnt_again_stands_once_with_what_was_said_of_it_last() {
        let mut client = Client {
            code: ClientCode::try_from("K-07".to_owned()).expect("K-07 is a code"),
            words: Vec::new(),
        };
        for typed in [
            "Siobhan",
            "Ripon",
            "ripon=Place",
            "Ripon",
            "siobhan",
            "Hope=place",
            "Hope=person",
        ] {
            client.learn(Words::new(typed));
        }
        let words: Vec<&str> = client.words.iter().map(Words::read).collect();
        assert_eq!(words, ["Siobhan", "ripon=Place", "Hope=person"]);
    }

    #[test]
    fn a_word_of_which_only_the_kind_was_learnt_stands_as_it_did_before() {
        let mut client = Client {
            code: ClientCode::try_from("K-07".to_owned()).expect("K-07 is a code"),
            words: ["Ripon", "Hope=place", "Tom"].map(Words::new).into(),
        };
        for typed in ["ripon=place", "hope=person"] {
            let typed = Words::new(typed);
            let before = client.known(&typed).cloned();
            client.learn(typed.clone());
            assert_eq!(client.known(&typed), Some(&typed));
            client.unlearn(&typed, before.as_ref());
        }
        assert_eq!(client.words, ["Ripon", "Hope=place", "Tom"].map(Words::new));
    }

    #[test]
    fn a_word_is_taken_out_again_whatever_its_case_and_what_it_names() {
        let mut client = Client {
            code: ClientCode::try_from("K-07".to_owned()).expect("K-07 is a code"),
            words: ["Siobhan", "Ripon=place", "Ripon Road"]
                .map(Words::new)
                .into(),
        };
        let words = |client: &Client| -> Vec<String> {
            client
                .words
                .iter()
                .map(|word| word.read().to_owned())
                .collect()
        };
        client.unlearn(&Words::new("Rip"), None);
        assert_eq!(words(&client), ["Siobhan", "Ripon=place", "Ripon Road"]);
        client.unlearn(&Words::new("ripon"), None);
        assert_eq!(words(&client), ["Siobhan", "Ripon Road"]);
        client.unlearn(&Words::new("SIOBHAN=client"), None);
        assert_eq!(words(&client), ["Ripon Road"]);
    }
}
