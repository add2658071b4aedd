//! Any passphrase: the same from every keyboard, and judged without a panic.
#![no_main]
use afterhour::passphrase::{Passphrase, Strength};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    let passphrase = Passphrase::new(typed);
    assert_eq!(
        Passphrase::new(passphrase.reveal()).reveal(),
        passphrase.reveal()
    );
    let _ = Strength::of(&passphrase, &["afterhour", "K-07"]).is_enough();
});
