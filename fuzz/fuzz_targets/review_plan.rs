//! A plan of decisions as a file: refused, or read as it is written again.
#![no_main]
use afterhour::domain::Plan;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(plan) = toml::from_str::<Plan>(text) {
        let written = toml::to_string(&plan).expect("a plan can be written");
        assert_eq!(toml::from_str::<Plan>(&written).ok(), Some(plan));
    }
});
