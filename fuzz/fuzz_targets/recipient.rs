//! What is pasted as a public or a secret key: taken as it is written again, or refused without being repeated.
#![no_main]
use afterhour::supervision::{Identity, Recipient};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(recipient) = Recipient::parse(text) {
        assert_eq!(Recipient::parse(recipient.as_str()).ok(), Some(recipient));
    }
    match Identity::parse(text) {
        Ok(identity) => assert!(Identity::parse(&identity.reveal()).is_ok()),
        Err(error) => assert!(text.trim().len() < 20 || !error.to_string().contains(text.trim())),
    }
});
