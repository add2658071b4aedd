//! What of an entry may leave, as its guide says.

use crate::domain::{Answer, Guide, Page, Question, Share};

/// The question of this id and its answer, where it was asked and may leave.
pub(super) fn shared<'a>(
    guide: &'a Guide,
    page: &'a Page,
    id: &str,
) -> Option<(&'a Question, &'a Answer)> {
    let question = guide
        .asked(&page.answers)
        .find(|question| question.id.as_str() == id)?;
    let answer = page.answers.get(&question.id)?;
    (question.share != Share::Never && !answer.is_blank()).then_some((question, answer))
}
