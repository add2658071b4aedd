//! The guide of the policy and the table of its clauses say the same.

use afterhour::domain::known;
use afterhour::domain::{AnswerKind, GuideKind, Share};
use afterhour::guides::Library;
use afterhour::policy::{CLAUSES, PRACTICE, REVIEW, coverage};

#[test]
fn every_clause_is_a_text_of_the_guide_and_every_text_a_clause() {
    let library = Library::built_in();
    let guide = library.named(known::guide::POLICY).unwrap();
    assert_eq!(guide.kind, GuideKind::Policy);
    let texts: Vec<&str> = guide
        .questions
        .iter()
        .filter(|question| question.answer == AnswerKind::Text)
        .map(|question| question.id.as_str())
        .collect();
    let clauses: Vec<&str> = CLAUSES.iter().map(|known| known.id).collect();
    assert_eq!(texts, clauses);
    let others: Vec<&str> = guide
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .filter(|id| !clauses.contains(id))
        .collect();
    assert_eq!(others, [PRACTICE, REVIEW]);
    for question in &guide.questions {
        let is_text = question.answer == AnswerKind::Text;
        assert!(!question.required);
        assert_eq!(
            is_text,
            question.share == Share::Redacted,
            "{}",
            question.id
        );
        let help = question.help.as_deref().unwrap_or_default();
        assert!(
            !is_text || help.contains("For example: \""),
            "{}",
            question.id
        );
    }
    assert!(library.named(known::guide::POLICY_GIVEN).is_some());
}

#[test]
fn every_kind_of_incident_has_a_clause_but_what_is_no_matter_between_practitioner_and_client() {
    let library = Library::built_in();
    let rows = coverage(library.named("incident").unwrap(), None);
    let without: Vec<&str> = rows
        .iter()
        .filter(|row| row.clauses.is_empty())
        .map(|row| row.kind.as_str())
        .collect();
    assert_eq!(without, ["hostility", "other"]);
    for kind in CLAUSES.iter().flat_map(|known| known.answers) {
        assert!(rows.iter().any(|row| row.kind == *kind), "{kind}");
    }
}
