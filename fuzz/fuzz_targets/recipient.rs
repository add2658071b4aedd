//! What is pasted as a public or a secret key: taken as it is written again, or refused without being repeated.
#![no_main]
use afterhour::supervision::{Identity, Recipient};
use libfuzzer_sys::fuzz_target;

const CANARY: &str = "zqxjzqxj";

fuzz_target!(|text: &str| {
    if let Ok(recipient) = Recipient::parse(text) {
        assert_eq!(Recipient::parse(recipient.as_str()).ok(), Some(recipient));
    }
    if let Ok(identity) = Identity::parse(text) {
        assert!(Identity::parse(&identity.reveal()).is_ok());
    }
    // A piece of the message itself may be pasted too: only a word that no message has tells them apart.
    if let Err(error) = Identity::parse(&format!("{text}{CANARY}")) {
        assert!(!error.to_string().contains(CANARY));
    }
});
