//! A sealed file from anybody: opened by nobody it was not sealed for, and without a panic or much work.
#![no_main]
use afterhour::supervision::{Identity, open, wants_passphrase};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static IDENTITY: LazyLock<Identity> = LazyLock::new(Identity::generate);

fuzz_target!(|sealed: &[u8]| {
    let _ = wants_passphrase(sealed);
    assert!(open(sealed, &IDENTITY).is_err());
});
