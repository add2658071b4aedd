//! Free text as the practitioner wrote it: it cannot be printed by accident and is wiped on drop.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// Combining marks kept after one letter. Written languages need three at most; a terminal cell can be
/// made to hold thousands, which slows it to a halt.
const MARKS_KEPT: usize = 4;

/// Free text of a journal: answers, words of the register, follow-ups.
///
/// There is no `Display`, and `Debug` prints only the length, so that no error, log or panic can carry a
/// sentence of it. The memory is wiped when it is dropped.
///
/// ```
/// use afterhour::domain::Words;
/// let words = Words::new("I did not press anything.");
/// assert_eq!(format!("{words:?}"), "<25 characters>");
/// assert_eq!(words.read(), "I did not press anything.");
/// ```
///
/// ```compile_fail
/// println!("{}", afterhour::domain::Words::new("a secret"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words(Zeroizing<String>);

impl Words {
    /// Takes text in through the door: [`clean`]ed.
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(clean(text)))
    }

    /// The text itself. The one way to it, so that a search for `.read()` finds every place that looks.
    pub fn read(&self) -> &str {
        &self.0
    }

    /// The first line that says something, without the signs of a heading or a list before it, in at most `most` characters:
    /// cut between two words, and `…` behind. Empty where nothing is said.
    pub fn opening(&self, most: usize) -> String {
        let bare = |line: &str| {
            let line = line.trim_start_matches(|c: char| c.is_whitespace() || "#*->_=".contains(c));
            line.trim_end_matches(|c: char| c.is_whitespace() || "*_#".contains(c))
                .to_owned()
        };
        let line = self.0.lines().map(bare).find(|line| !line.is_empty());
        let line = line.unwrap_or_default();
        match line.char_indices().nth(most) {
            None => line,
            Some((end, _)) => {
                // What has no space in it is cut where it is.
                let whole = line[..end].rfind(char::is_whitespace).unwrap_or(end);
                let end = if line[end..].starts_with(char::is_whitespace) {
                    end
                } else {
                    whole
                };
                let kept = line[..end].trim_end_matches([' ', ',', ';', ':', '-', '–', '.']);
                format!("{kept}…")
            }
        }
    }

    /// Whether nothing but white space was written.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<{} characters>", self.0.chars().count())
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Zeroizing::<String>::deserialize(deserializer).map(|text| Self::new(&text))
    }
}

/// Makes text from outside fit to keep and to show: NFC, `\n` line ends, tabs as four spaces, and without
/// what steers a terminal or hides from the eye (control characters, bidirectional overrides, zero-width
/// spaces and soft hyphens; more than four combining marks in a row).
///
/// The zero-width joiner stays, since emoji and several scripts need it. Cleaning twice changes nothing.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // What hides goes before the marks are put in order: it stands between two marks that belong together.
    let shown = text
        .chars()
        .filter(|&c| matches!(c, '\t' | '\n') || !(c.is_control() || hides(c)));
    for c in shown.nfc() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        match c {
            '\t' => out.push_str("    "),
            _ if marks > MARKS_KEPT => {}
            c => out.push(c),
        }
    }
    out
}

/// In lower case and without marks: what two spellings of a name have in common.
pub fn bare(text: &str) -> String {
    let base = text.nfd().filter(|c| !is_combining_mark(*c));
    base.flat_map(char::to_lowercase).collect()
}

/// A count with its word: "1 entry", "12 entries".
pub fn many(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// "a", "a and b", "a, b and c".
pub fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Words with their first letter as a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Words as a sentence: with a capital, and with a full stop where none ends them.
pub fn sentence(words: &str) -> String {
    let mut sentence = capital(words);
    if !sentence.ends_with(['.', '?']) {
        sentence.push('.');
    }
    sentence
}

fn hides(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_outside_cannot_steer_the_terminal() {
        assert_eq!(
            clean("a\u{1b}[2Jb\u{9b}31mc\u{7}\u{0}d\u{202e}e"),
            "a[2Jb31mcde"
        );
    }

    #[test]
    fn a_title_is_the_first_words_and_is_cut_between_two_of_them() {
        for (text, title) in [
            ("\n# 3 March\n\nA quiet day", "3 March"),
            ("**Rain**", "Rain"),
            ("one two three four", "one two…"),
            ("one two, three", "one two…"),
            ("eleven days", "eleven days"),
            ("eleven days.", "eleven…"),
            ("sesquipedalian", "sesquipedal…"),
            ("***", ""),
            ("", ""),
        ] {
            assert_eq!(Words::new(text).opening(11), title, "{text}");
        }
    }

    #[test]
    fn line_ends_and_tabs_become_plain() {
        assert_eq!(clean("one\r\ntwo\rthree\tfour"), "one\ntwo\nthree    four");
    }

    #[test]
    fn what_hides_between_two_marks_leaves_them_in_their_order() {
        let once = clean("\u{6e3}\u{6e1}\u{7f}\u{6e3}\u{6e1}");
        assert_eq!(clean(&once), once);
        assert_eq!(clean("e\u{200b}\u{301}"), "\u{e9}");
    }

    #[test]
    fn a_heap_of_marks_on_one_letter_is_cut_to_four() {
        let heap = format!("e{}", "\u{0323}".repeat(5_000));
        assert!(clean(&heap).chars().count() <= 1 + MARKS_KEPT);
    }

    #[test]
    fn one_is_told_as_one() {
        let told = [0, 1, 2].map(|count| many(count, "entry", "entries"));
        assert_eq!(told, ["0 entries", "1 entry", "2 entries"]);
    }

    #[test]
    fn joined_emoji_and_accents_stay_whole() {
        let text = "Siobhán 👩\u{200d}👧 naïve";
        assert_eq!(clean(text), text);
    }

    proptest::proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC*|.*") {
            let once = clean(&text);
            proptest::prop_assert_eq!(clean(&once), once);
        }
    }
}
