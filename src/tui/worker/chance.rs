//! What is drawn at random.

use crate::passphrase::{self, Passphrase};

/// Three different places below `count`, in rising order, drawn at random.
pub(super) fn some_groups(count: usize) -> [usize; 3] {
    let mut drawn = std::collections::BTreeSet::new();
    while drawn.len() < 3.min(count) {
        let mut byte = [0];
        getrandom::fill(&mut byte).expect("the system gives random bytes");
        drawn.insert(usize::from(byte[0]) % count);
    }
    let mut places = drawn.into_iter();
    std::array::from_fn(|_| places.next().unwrap_or_default())
}

/// Six words drawn at random.
pub fn six_words() -> Passphrase {
    passphrase::six_words(|bytes| getrandom::fill(bytes).expect("the system gives random bytes"))
}
