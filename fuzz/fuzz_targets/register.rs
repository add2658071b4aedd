//! A registered word in any sentence: whatever stands around it, it does not leave.
#![no_main]
use afterhour::anonymise::{Decision, Engine, Register, Review};
use afterhour::domain::{Client, ClientCode, Words};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const WORD: &str = "Zephyrine";

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);
static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let code = ClientCode::try_from("K-07".to_owned()).expect("a code");
    Register::of(&[Client {
        code,
        words: vec![Words::new(WORD)],
    }])
});

fuzz_target!(|around: (&str, &str, bool)| {
    let (before, after, lower) = around;
    let word = if lower {
        WORD.to_lowercase()
    } else {
        WORD.to_owned()
    };
    let words = Words::new(&format!("{before} {word} {after}"));
    let found = ENGINE.scan(words.read(), &REGISTER);
    let mut review = Review::of(words, found);
    for item in 0..review.items().len() {
        let code = review.items()[item].0.registered.as_ref();
        let decision = code.map_or(Decision::Keep, |code| {
            Decision::Replace(code.as_str().to_owned())
        });
        review.decide(item, decision);
    }
    let left = review.finish().expect("each is decided");
    assert!(!left.read().to_lowercase().contains(&WORD.to_lowercase()));
});
