//! An entry's body as the vault or a backup gives it: refused, or written again as it was read.
#![no_main]
use afterhour::domain::Page;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(page) = serde_json::from_str::<Page>(text) {
        let written = serde_json::to_string(&page).expect("a page can be written");
        assert_eq!(serde_json::from_str::<Page>(&written).ok(), Some(page));
    }
});
