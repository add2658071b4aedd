//! Any text: findings lie apart on character boundaries, keeping all changes nothing, replacing all leaves nothing direct.
#![no_main]
use afterhour::anonymise::{Decision, Engine, Register, Review};
use afterhour::domain::Words;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fuzz_target!(|text: &str| {
    let words = Words::new(text);
    let register = Register::of(&[]);
    let found = ENGINE.scan(words.read(), &register);
    let mut from = 0;
    for finding in &found {
        assert!(finding.span.start >= from && words.read().get(finding.span.clone()).is_some());
        from = finding.span.end;
    }
    let mut review = Review::of(words.clone(), found);
    (0..review.items().len()).for_each(|item| review.decide(item, Decision::Keep));
    let kept = review.finish().expect("each is decided");
    assert_eq!(kept.read(), words.read());
});
