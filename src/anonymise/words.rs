//! Small sets of grammar words, hashed when the program is compiled, so that asking costs a few comparisons.

/// A set of words: their hashes, a mask that lets few other words pass at one look, and where each hash stands in the
/// list, by its last bits, for those that the mask lets pass.
pub(super) struct Set {
    pub(super) mask: Mask,
    list: &'static [u64],
    slots: &'static [u16],
}

/// A slot in which no word stands.
const FREE: u16 = u16::MAX;

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

/// A set of words.
pub(super) type Words = &'static Set;

impl Set {
    pub(super) const fn of(list: &'static [u64], slots: &'static [u16]) -> Self {
        let (mut mask, mut i) = ([0; 4], 0);
        while i < list.len() {
            mask[(list[i] >> 62) as usize] |= 1 << (list[i] >> 56 & 63);
            i += 1;
        }
        Self {
            mask: Mask(mask),
            list,
            slots,
        }
    }

    /// The hashes of its words.
    pub(super) fn hashes(&self) -> &'static [u64] {
        self.list
    }

    #[inline]
    pub(super) fn contains(&self, hash: &u64) -> bool {
        self.mask.may_hold(hash) && self.slot(*hash).is_some()
    }

    /// Where in the set a word stands, from 0.
    #[inline]
    pub(super) fn position(&self, hash: &u64) -> Option<usize> {
        self.mask.may_hold(hash).then(|| self.slot(*hash)).flatten()
    }

    /// The same without a look at the mask. Fewer than half of the slots are taken, so that one is free.
    fn slot(&self, hash: u64) -> Option<usize> {
        let mut at = hash as usize & (self.slots.len() - 1);
        loop {
            let n = self.slots[at];
            if n == FREE {
                return None;
            }
            if self.list[usize::from(n)] == hash {
                return Some(usize::from(n));
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// How many slots a set of so many words has.
pub(super) const fn room(words: usize) -> usize {
    (2 * words + 1).next_power_of_two()
}

/// Where each hash stands in its list: in the slot of its last bits, or in the first one after it that is free. Of a word
/// that is in it twice the first counts.
pub(super) const fn slots<const N: usize>(list: &[u64]) -> [u16; N] {
    let (mut out, mut n) = ([FREE; N], 0);
    while n < list.len() {
        let mut at = list[n] as usize & (N - 1);
        while out[at] != FREE {
            at = (at + 1) & (N - 1);
        }
        out[at] = n as u16;
        n += 1;
    }
    out
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
        const M: usize = $crate::anonymise::words::room(N);
        const LIST: [u64; N] = $crate::anonymise::words::hashes::<N>($words);
        const SLOTS: [u16; M] = $crate::anonymise::words::slots::<M>(&LIST);
        static SET: $crate::anonymise::words::Set =
            $crate::anonymise::words::Set::of(&LIST, &SLOTS);
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
