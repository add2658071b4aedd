//! How a page tells of a failure.

use crate::domain::sentence;
use crate::failure::Failure;

/// A failure as a page says it: what, and below it the next step.
pub fn told(failure: &Failure) -> String {
    let mut lines = vec![sentence(&failure.message)];
    lines.extend(failure.hint.as_deref().map(sentence));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_in_sentences() {
        let failure =
            Failure::new("the disk is full; nothing was saved").hint("make room and try again");
        assert_eq!(
            told(&failure),
            "The disk is full; nothing was saved.\nMake room and try again."
        );
    }
}
