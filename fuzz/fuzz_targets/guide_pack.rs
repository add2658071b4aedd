//! A guide from anybody: named errors or guides that can be asked.
#![no_main]
use afterhour::guides::Library;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

fuzz_target!(|text: &str| match LIBRARY.check("pack.toml", text) {
    Ok(guides) => assert!(guides.iter().all(|guide| !guide.questions.is_empty())),
    Err(errors) => assert!(errors.iter().all(|error| !error.to_string().is_empty())),
});
