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
            assert_eq!(word_and_kind(typed), Err(UnfitWord::UnknownKind), "{typed}");
        }
        let said = UnfitWord::UnknownKind.to_string();
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
            ("OZR7", "Rosa Ozretic"),
            ("X-OZR-7", "Ozretić=client"),
            ("O-ZRE7", "Ozretic"),
            ("MART1", "@marta_s"),
        ] {
            assert!(!may(code, words), "{code} {words}");
        }
        for (code, words) in [
            ("K-07", "Kay"),
            ("AL-2", "Al"),
            ("MARLOWE1", "Ann Lowell"),
            ("OZ-7", "Ozretic"),
            ("OZR7", "Rosa Mozretic"),
            ("RIP-1", "Ripon=place"),
            ("CLIENT-12", "Clive"),
            ("ANDY-1", "Tom and Jerry"),
            ("THEO-1", "The Harbour"),
            ("RIPON-1", "Ripon=place"),
            ("MARLOWE1", "Marlowe = Organisation"),
        ] {
            assert!(may(code, words), "{code} {words}");
        }
    }

    #[test]
    fn a_word_that_stands_in_every_text_is_no_word_of_the_register_by_itself() {
        for typed in ["The", " a ", "AND", "of=place", "I"] {
            assert_eq!(
                may_be_registered(typed),
                Err(UnfitWord::NamesNobody),
                "{typed}"
            );
        }
        for typed in ["The Harbour", "A. Quill", "An", "Will", "My=client", "Ivy"] {
            assert_eq!(may_be_registered(typed), Ok(()), "{typed}");
        }
    }

    #[test]
    fn a_code_of_initials_and_words_under_two_codes_are_told_of_once_and_no_word_is_said() {
        let client = |code: &str, words: &[&str]| Client {
            code: ClientCode::try_from(code.to_owned()).expect("a code"),
            words: words.iter().copied().map(Words::new).collect(),
        };
        let others = [
            client("K-07", &["Anna", "Ripon=place"]),
            client("K-08", &["anna=client"]),
        ];
        let mut new = client("MS-1", &["Marta Seidl", "ANNA", "ripon"]);
        assert_eq!(
            new.doubts(None, &others),
            " The code is made of initials; one such as K-07 tells less. 2 of these words stand under K-07 and K-08, too; \
             in a summary a word stands for one client only."
        );
        let before = new.clone();
        new.learn(Words::new("Tom"));
        assert_eq!(new.doubts(Some(&before), &others), "");
        for (code, words, is) in [
            ("MS-1", "Marta Seidl", true),
            ("M1S", "márta seidl=client", true),
            ("MS-1", "Seidl", false),
            ("M-1", "Marta", false),
            ("SM-1", "Marta Seidl", false),
            ("HS-1", "High Street=place", false),
        ] {
            assert_eq!(
                client(code, &[]).code.is_initials_of(&Words::new(words)),
                is,
                "{code} {words}"
            );
        }
        for (code, words, begins) in [
            ("AN-1", "Anna", true),
            ("K-AN-1", "Ruth Ánnand=client", true),
            ("KA-07", "Anna", false),
            ("K-07", "Karl", false),
            ("TH-1", "The Harbour", false),
            ("RI-1", "Ripon=place", false),
        ] {
            let advice = client(code, &[words]).advice(None);
            assert_eq!(
                advice.starts_with(" The code begins as one"),
                begins,
                "{code} {words}"
            );
        }
    }

    #[test]
    fn words_of_one_letter_are_told_how_they_are_found_and_every_code_beside_is_named() {
        let client = |code: &str, words: &[&str]| Client {
            code: ClientCode::try_from(code.to_owned()).expect("a code"),
            words: words.iter().copied().map(Words::new).collect(),
        };
        for (words, said) in [
            (&["X"][..], " 1 of these words is of one letter: only"),
            (
                &["x=client", "Á"],
                " 2 of these words are of one letter: only",
            ),
            (&["Xy", "Ж", "7", "J. X"], ""),
        ] {
            let doubts = client("K-01", words).doubts(None, &[]);
            assert!(doubts.starts_with(said), "{words:?} {doubts}");
            assert_eq!(doubts.is_empty(), said.is_empty(), "{words:?} {doubts}");
        }
        let others = ["K-07", "K-08", "K-09"].map(|code| client(code, &["Anna"]));
        let doubts = client("M-1", &["Anna"]).doubts(None, &others);
        assert!(
            doubts.starts_with(" 1 of these words stands under K-07, K-08 and K-09, too;"),
            "{doubts}"
        );
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
