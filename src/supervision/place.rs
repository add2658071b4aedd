//! Where an answer belongs in the seven-eyed layout: a table of question ids.

/// A place in the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// 1 the client and what they brought, 2 what I did and my options, 3 between us, 4 in me, 7 the wider system. Eyes 5
    /// and 6 are the supervisor's, so that no question leads there.
    Eye(u8),
    /// What is to be learned.
    Formative,
    /// What is to be checked.
    Normative,
    /// What it cost, and what would help.
    Restorative,
}

/// By question id, over all guides that ship; an id of another guide finds its place by the same word. One not in here
/// stands under "Also said".
const TABLE: &[(Place, &[&str])] = &[
    (
        Place::Eye(1),
        &[
            "eye-1",
            "eye-1-own-words",
            "seen",
            "harm-kind",
            "meaning",
            "severity-client",
            "to-be-heard",
            "voice",
            "good-sense",
            "description",
            "experience",
            "what",
            "surprise",
            "problem",
            "others-felt",
            "so-what-other",
            "other-eyes",
            "other-place",
        ],
    ),
    (
        Place::Eye(2),
        &[
            "eye-2",
            "eye-2-options",
            "at-once",
            "safer",
            "first-minute",
            "telling",
            "options",
            "decision",
            "leaning",
            "consequences",
            "words",
            "aim",
            "adjusted",
            "usual",
            "conclusion",
            "again",
            "did",
            "now-what-follows",
            "clients-part",
            "stopped",
        ],
    ),
    (
        Place::Eye(3),
        &[
            "eye-3",
            "eye-3-online",
            "relation",
            "carry",
            "in-the-room",
            "told-them",
            "from-them",
            "unsaid",
            "opening",
            "work",
            "in-the-work",
            "of-use",
        ],
    ),
    (
        Place::Eye(4),
        &[
            "eye-4",
            "pull",
            "wanted",
            "unease",
            "assumption",
            "so-what-me",
            "severity-me",
            "hope",
            "reason",
            "difference",
        ],
    ),
    (
        Place::Eye(7),
        &[
            "eye-7",
            "eye-7-say",
            "platform",
            "space",
            "seen-by",
            "page",
            "link-seen-by",
            "policy-covers",
            "record",
            "raise-with",
            "principles",
            "code",
            "who-pays",
            "power",
            "outer",
            "where-now",
            "no-say",
            "whose",
            "whose-client",
            "severity-others",
            "began",
            "public",
        ],
    ),
    (
        Place::Formative,
        &[
            "knowledge",
            "gap",
            "to-learn",
            "to-explain",
            "learning",
            "idea",
            "reading",
            "so-what-knowledge",
        ],
    ),
    (Place::Normative, &["bears-on-it", "to-check"]),
    (
        Place::Restorative,
        &["cost", "support", "online-gives", "online-leaves"],
    ),
];

impl Place {
    /// The place of answers to the question of this id.
    pub(super) fn of(question: &str) -> Option<Self> {
        let row = |id: &str| TABLE.iter().find(|(_, ids)| ids.contains(&id));
        // What was said again later has a number behind its id.
        let stem = question.trim_end_matches(|c: char| c.is_ascii_digit());
        row(question)
            .or_else(|| row(stem.strip_suffix('-')?))
            .map(|(place, _)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Share;
    use crate::guides::Library;
    use std::collections::BTreeSet;

    #[test]
    fn every_id_of_the_table_is_asked_by_a_guide_and_may_leave() {
        let library = Library::built_in();
        let asked: BTreeSet<&str> = library
            .all()
            .flat_map(|guide| &guide.questions)
            .filter(|question| question.share != Share::Never)
            .map(|question| question.id.as_str())
            .collect();
        for id in TABLE.iter().flat_map(|(_, ids)| *ids) {
            assert!(asked.contains(id), "{id}");
        }
    }

    #[test]
    fn no_id_has_two_places_and_no_question_leads_to_the_supervisors_eyes() {
        let mut seen = BTreeSet::new();
        for (place, ids) in TABLE {
            assert!(!matches!(place, Place::Eye(5 | 6)));
            for id in *ids {
                assert!(seen.insert(id), "{id}");
            }
        }
    }

    #[test]
    fn what_was_said_again_later_stands_where_it_stood() {
        assert_eq!(Place::of("eye-1"), Some(Place::Eye(1)));
        assert_eq!(Place::of("meaning-2"), Some(Place::Eye(1)));
        assert_eq!(Place::of("anything"), None);
        assert_eq!(Place::of(""), None);
    }
}
