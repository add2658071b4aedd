//! What a sealed file may hold once it is open: text for the eye, and a block for programs that proves nothing.
#![no_main]
use afterhour::domain::Words;
use afterhour::supervision::{Enclosed, Received, page};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let received = Received {
        text: Words::new(text),
    };
    assert!(received.text.read().starts_with(received.page()));
    if let Enclosed::Block(block) = received.enclosed() {
        let _ = (block.open_incidents(), block.mix());
    }
    let html = page(&received).to_lowercase();
    assert!(!html.contains("<script") && !html.contains("<iframe") && !html.contains("<img"));
});
