//! What a person types to unlock, how hard it would be to guess, and words in place of random bits.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewest characters of a passphrase of one's own.
pub const SHORTEST: usize = 12;

/// Least `guesses_log10` of zxcvbn: at scrypt's 2^18 one guess moves half a gibibyte, so that 10^14 guesses are
/// centuries for a well-equipped attacker, 10^10 only weeks.
pub const LEAST_GUESSES_LOG10: f64 = 14.0;

/// A passphrase: NFC, without white space at its ends, never printed, wiped on drop.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Normalises what was typed, so that the same passphrase opens from every keyboard.
    pub fn new(typed: &str) -> Self {
        Self(Zeroizing::new(typed.trim().nfc().collect()))
    }

    /// The passphrase itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// How a passphrase of one's own would stand up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Strength {
    /// Fewer than [`SHORTEST`] characters; holds how many there are.
    TooShort(usize),
    /// Long enough, but guessed within 10^this tries, below [`LEAST_GUESSES_LOG10`].
    Guessable(f64),
    /// Good enough; guessed within 10^this tries.
    Enough(f64),
}

impl Strength {
    /// Estimates by zxcvbn. `known` are words an attacker would try first: names, the practice, "afterhour".
    pub fn of(passphrase: &Passphrase, known: &[&str]) -> Self {
        let length = passphrase.reveal().chars().count();
        if length < SHORTEST {
            return Strength::TooShort(length);
        }
        let guesses = zxcvbn::zxcvbn(passphrase.reveal(), known).guesses_log10();
        if guesses < LEAST_GUESSES_LOG10 {
            Strength::Guessable(guesses)
        } else {
            Strength::Enough(guesses)
        }
    }

    /// Whether a journal may be made with it.
    pub fn is_enough(self) -> bool {
        matches!(self, Strength::Enough(_))
    }
}

/// Words of the BIP39 English list (2,048 words, 11 bits each) for the first `count * 11` bits of `bytes`.
///
/// # Panics
/// When `bytes` holds fewer than `count * 11` bits.
pub fn words_for(bytes: &[u8], count: usize) -> String {
    let list = bip39::Language::English.word_list();
    let bit = |at: usize| usize::from(bytes[at / 8] >> (7 - at % 8) & 1);
    let word = |n: usize| list[(n * 11..n * 11 + 11).fold(0, |index, at| index << 1 | bit(at))];
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

/// Words of the list that hurt where somebody types them each evening, and may be on a bad one.
const HURTFUL: [&str; 64] = [
    "abandon", "abuse", "addict", "anger", "angry", "assault", "betray", "blame", "bleak", "bomb",
    "broken", "bullet", "crazy", "crime", "cruel", "cry", "danger", "denial", "despair", "destroy",
    "disease", "disorder", "divorce", "dumb", "evil", "fatal", "fault", "grief", "guilt", "gun",
    "horror", "hurt", "illness", "injury", "inmate", "insane", "kick", "knife", "lawsuit", "liar",
    "lonely", "mad", "misery", "neglect", "orphan", "panic", "pistol", "poverty", "prison",
    "punch", "regret", "reject", "rifle", "sad", "sadness", "shoot", "sick", "suffer", "tragic",
    "ugly", "unhappy", "useless", "warfare", "weapon",
];

/// Six words of the list for a passphrase, from bits that `fill` draws at random. Where one of them hurts all six are drawn
/// again, so that each six of the others is as likely as any: 65.7 bits, of the 66 that the whole list would give.
pub fn six_words(mut fill: impl FnMut(&mut [u8])) -> Passphrase {
    loop {
        let mut bytes = Zeroizing::new([0; 9]);
        fill(bytes.as_mut());
        let words = Zeroizing::new(words_for(bytes.as_ref(), 6));
        if !words.split(' ').any(|word| HURTFUL.contains(&word)) {
            return Passphrase::new(&words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_of_six_words_hurts_all_are_drawn_again() {
        let list = bip39::Language::English.word_list();
        assert!(HURTFUL.iter().all(|word| list.contains(word)));
        assert!(HURTFUL.is_sorted_by(|a, b| a < b));
        // All bits 0 is "abandon" six times, all bits 1 "zoo".
        let mut draws = [0x00, 0xff, 0x00].into_iter();
        let words = six_words(|bytes| bytes.fill(draws.next().unwrap_or_default()));
        assert_eq!(words.reveal(), ["zoo"; 6].join(" "));
        let bits = 6.0 * ((list.len() - HURTFUL.len()) as f64).log2();
        assert!((65.7..66.0).contains(&bits), "{bits}");
    }

    #[test]
    fn bits_become_words_and_nothing_but_the_bits() {
        assert_eq!(words_for(&[0; 9], 6), ["abandon"; 6].join(" "));
        assert_eq!(words_for(&[0xff; 9], 6), ["zoo"; 6].join(" "));
        assert_eq!(words_for(&[0x00, 0x20, 0x08], 2), "ability able");
    }

    #[test]
    fn a_date_a_pet_and_a_name_are_guessable() {
        for weak in ["MyDogRex1987", "Therapy2024!", "afterhourafterhour"] {
            let strength = Strength::of(&Passphrase::new(weak), &["afterhour"]);
            assert!(!strength.is_enough(), "{weak}: {strength:?}");
        }
        assert_eq!(
            Strength::of(&Passphrase::new("short"), &[]),
            Strength::TooShort(5)
        );
        assert!(
            Strength::of(
                &Passphrase::new("otter bridge velvet marble lunar oxygen"),
                &[]
            )
            .is_enough()
        );
    }

    #[test]
    fn the_same_passphrase_opens_from_every_keyboard() {
        assert_eq!(
            Passphrase::new("cafe\u{301} "),
            Passphrase::new("caf\u{e9}")
        );
        assert_eq!(
            format!("{:?}", Passphrase::new("a secret")),
            "Passphrase(…)"
        );
    }
}
