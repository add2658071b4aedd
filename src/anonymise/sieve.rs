//! Telling most words off at one look.

/// Two bits for each of some hashes: what lacks one of its bits is none of them.
#[derive(Clone)]
pub(super) struct Sieve {
    bits: Vec<u64>,
    /// Hashes are cut down to the number of a word of bits.
    shift: u32,
}

impl Default for Sieve {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl Sieve {
    pub(super) fn of(hashes: Vec<u64>) -> Self {
        // About two hashes to a word of bits: one other in a hundred slips through.
        let words = (hashes.len() / 2).next_power_of_two().max(2);
        let mut sieve = Self {
            bits: vec![0; words],
            shift: 64 - words.trailing_zeros(),
        };
        for hash in hashes {
            let (at, bits) = sieve.place(hash);
            sieve.bits[at] |= bits;
        }
        sieve
    }

    /// Whether this may be one of the hashes; says no of most that are not.
    #[inline]
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let (at, bits) = self.place(hash);
        self.bits[at] & bits == bits
    }

    #[inline]
    fn place(&self, hash: u64) -> (usize, u64) {
        let spread = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let at = spread >> self.shift;
        (
            at as usize,
            1 << (spread >> 20 & 63) | 1 << (spread >> 26 & 63),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_held_and_most_else_is_not() {
        let sieve = Sieve::of((0..500).map(|n| n * n).collect());
        assert!((0..500).all(|n| sieve.may_hold(n * n)));
        let others = (0..10_000).filter(|n| sieve.may_hold(n * n + 3)).count();
        assert!(others < 2_000, "{others}");
        assert!(!Sieve::default().may_hold(0));
    }
}
