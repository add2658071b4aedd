//! Any text through the door: nothing in it steers a terminal, and cleaning twice changes nothing.
#![no_main]
use afterhour::domain::clean;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let cleaned = clean(text);
    assert_eq!(clean(&cleaned), cleaned);
    assert!(cleaned.chars().all(|c| c == '\n' || !c.is_control()));
    assert!(!cleaned.contains(['\u{202e}', '\u{202a}', '\u{2066}', '\u{200b}', '\u{ad}']));
});
