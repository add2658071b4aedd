//! Small sets of grammar words, hashed when the program is compiled, so that asking costs a few comparisons.

/// A set of words: their hashes, and a mask that tells most other words off at one look.
pub(super) struct Set {
    pub(super) mask: Mask,
    pub(super) list: &'static [u64],
}

/// Bits for some hashes, by their first eight bits.
#[derive(Clone, Copy)]
pub(super) struct Mask([u64; 4]);

impl Mask {
    /// The bits of either.
    pub(super) fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|n| self.0[n] | other.0[n]))
    }

    #[inline]
    pub(super) fn may_hold(&self, hash: &u64) -> bool {
        self.0[(hash >> 62) as usize] >> (hash >> 56 & 63) & 1 == 1
    }
}

/// One look for many sets: 4,096 bits by twelve of a hash, so that few of the words pass that are in none of them.
pub(super) struct Sieve([u64; 64]);

impl Sieve {
    pub(super) const fn of(sets: &[Words]) -> Self {
        let (mut bits, mut set) = ([0; 64], 0);
        while set < sets.len() {
            let mut i = 0;
            while i < sets[set].list.len() {
                let hash = sets[set].list[i];
                bits[(hash >> 58) as usize] |= 1 << (hash >> 52 & 63);
                i += 1;
            }
            set += 1;
        }
        Self(bits)
    }

    #[inline]
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        self.0[(hash >> 58) as usize] >> (hash >> 52 & 63) & 1 == 1
    }
}

/// A set of words.
pub(super) type Words = &'static Set;

impl Set {
    pub(super) const fn of(list: &'static [u64]) -> Self {
        let (mut mask, mut i) = ([0; 4], 0);
        while i < list.len() {
            mask[(list[i] >> 62) as usize] |= 1 << (list[i] >> 56 & 63);
            i += 1;
        }
        Self {
            mask: Mask(mask),
            list,
        }
    }

    #[inline]
    pub(super) fn contains(&self, hash: &u64) -> bool {
        self.mask.may_hold(hash) && self.list.contains(hash)
    }

    /// Where in the set a word stands, from 0.
    pub(super) fn position(&self, hash: &u64) -> Option<usize> {
        self.mask
            .may_hold(hash)
            .then(|| self.list.iter().position(|h| h == hash))
            .flatten()
    }
}

/// The hash of a word in lower case (FNV-1a, 64 bits); letters beyond ASCII count as they are.
pub(super) const fn hash(word: &[u8]) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    let mut i = 0;
    while i < word.len() {
        h = (h ^ word[i].to_ascii_lowercase() as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    h
}

pub(super) const fn count(words: &str) -> usize {
    let b = words.as_bytes();
    let (mut n, mut i) = (1, 0);
    while i < b.len() {
        if b[i] == b' ' {
            n += 1;
        }
        i += 1;
    }
    n
}

pub(super) const fn hashes<const N: usize>(words: &str) -> [u64; N] {
    let mut out = [0; N];
    let (mut n, mut rest) = (0, words.as_bytes());
    while n < N {
        let mut end = 0;
        while end < rest.len() && rest[end] != b' ' {
            end += 1;
        }
        let (word, more) = rest.split_at(end);
        out[n] = hash(word);
        rest = if more.is_empty() {
            more
        } else {
            more.split_at(1).1
        };
        n += 1;
    }
    out
}

/// `words!("his her their")`: a set of words parted by single spaces.
macro_rules! words {
    ($words:literal) => {{
        const N: usize = $crate::anonymise::words::count($words);
        const LIST: [u64; N] = $crate::anonymise::words::hashes::<N>($words);
        static SET: $crate::anonymise::words::Set = $crate::anonymise::words::Set::of(&LIST);
        &SET
    }};
}
pub(super) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_its_words_in_any_case_and_no_others() {
        let set: Words = words!("his her café");
        assert_eq!(set.list.len(), 3);
        assert!(set.contains(&hash(b"HER")) && set.contains(&hash("Café".as_bytes())));
        assert!(!set.contains(&hash(b"he")));
    }
}
