//! Where an answer belongs in a pack for continuing professional development.

/// Where an answer belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Reflected,
    Planned,
    Did,
    Evaluated,
}

/// By question id; whatever is not in here was reflected.
const TABLE: [(Stage, &[&str]); 3] = [
    (
        Stage::Planned,
        &[
            "now-what-follows",
            "trial",
            "leaning",
            "next-post",
            "to-learn",
        ],
    ),
    (
        Stage::Did,
        &[
            "at-once",
            "decision",
            "did",
            "adjusted",
            "telling",
            "record",
            "recorded-on",
            "stopped",
        ],
    ),
    (
        Stage::Evaluated,
        &[
            "learned",
            "learning",
            "came-of-it",
            "impact",
            "seen-now",
            "still-open",
        ],
    ),
];

impl Stage {
    /// The stage of a question; one that was asked again later (`impact-2`) stands where it did the first time.
    pub(super) fn of(id: &str) -> Self {
        let first = match id.rsplit_once('-') {
            Some((stem, nth)) if nth.bytes().all(|byte| byte.is_ascii_digit()) => stem,
            _ => id,
        };
        TABLE
            .iter()
            .find(|(_, ids)| ids.contains(&id) || ids.contains(&first))
            .map_or(Stage::Reflected, |(stage, _)| *stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_asked_again_stands_where_it_did_and_an_unknown_one_was_reflected() {
        assert_eq!(Stage::of("impact"), Stage::Evaluated);
        assert_eq!(Stage::of("impact-3"), Stage::Evaluated);
        assert_eq!(Stage::of("at-once"), Stage::Did);
        assert_eq!(Stage::of("eye-4"), Stage::Reflected);
        assert_eq!(Stage::of("trial"), Stage::Planned);
    }
}
