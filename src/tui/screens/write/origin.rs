//! What a page begins from: nothing, a draft, an entry to be revised or added to, or what was begun elsewhere.

use super::{Pace, Write};
use crate::domain::{Draft, DraftId, Entry, EntryId, Guide, Page, QuestionId, known};
use crate::tui::form::Form;
use crate::tui::screens::findings::Findings;
use crate::tui::screens::next_number;
use std::collections::VecDeque;
use std::sync::Arc;

impl Write {
    /// A new entry, or a draft taken up again.
    pub fn begin(guide: Arc<Guide>, draft: Option<&Draft>) -> Self {
        let Some(draft) = draft else {
            let page = Page::of(&guide);
            return Self::with(guide, page);
        };
        Self {
            draft: Some(draft.id),
            revises: draft.revises,
            kept: Some(draft.kept.clone()),
            ..Self::at(guide, draft.page.clone(), draft.at.as_ref())
        }
    }

    /// A page that was begun by the risk question.
    pub fn with(guide: Arc<Guide>, page: Page) -> Self {
        Self::at(guide, page, None)
    }

    /// What is added to an entry; the page may hold what is known already, such as a day.
    pub fn add(guide: Arc<Guide>, to: EntryId, page: Page) -> Self {
        Self {
            revises: Some(to),
            ..Self::with(guide, page)
        }
    }

    /// A page begun elsewhere under the number of this writing, so that its draft stays one; at the first open question.
    pub(in crate::tui::screens) fn going_on(guide: Arc<Guide>, page: Page, writing: u64) -> Self {
        let open = |question: &&crate::domain::Question| !page.answers.contains_key(&question.id);
        let first = guide.questions.iter().find(open);
        let at = first.map(|question| question.id.clone());
        Self {
            writing,
            ..Self::at(guide, page, at.as_ref())
        }
    }

    /// The same, going on with a draft where there is one.
    pub(in crate::tui::screens) fn of_draft(self, draft: Option<DraftId>) -> Self {
        Self { draft, ..self }
    }

    /// An entry to be revised.
    pub fn revise(guide: Arc<Guide>, entry: &Entry) -> Self {
        Self {
            revises: Some(entry.id),
            ..Self::with(guide, entry.page.clone())
        }
    }

    /// An entry to be revised, at one of its questions.
    pub fn revise_at(guide: Arc<Guide>, entry: &Entry, at: &str) -> Self {
        let at = QuestionId::try_from(at.to_owned()).ok();
        Self {
            revises: Some(entry.id),
            ..Self::at(guide, entry.page.clone(), at.as_ref())
        }
    }

    fn at(guide: Arc<Guide>, page: Page, at: Option<&QuestionId>) -> Self {
        let mut beside = page.answers.clone();
        beside.retain(|id, _| guide.question(id).is_none());
        Self {
            form: match guide.id.as_str() {
                known::guide::COOL_DOWN => Form::quick(guide.as_ref().clone(), page, at),
                _ => Form::new(guide.as_ref().clone(), page, at),
            },
            guide,
            beside,
            writing: next_number(),
            draft: None,
            revises: None,
            kept: None,
            pace: Pace::at(0),
            keeping: VecDeque::new(),
            saving: false,
            findings: Findings::default(),
            opened_nothing: false,
            strayed: None,
            lettered: None,
            sought: None,
        }
    }
}
