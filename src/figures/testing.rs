//! Entries of the shipped guides, for tests that count them by hand.

use super::Figures;
use crate::domain::{
    Answer, AnswerKind, Entry, EntryHead, EntryId, Guide, Page, QuestionId, Words,
};
use jiff::Zoned;
use jiff::civil::{Date, DateTime, date};

/// The guides, read from their files: this floor does not know the library beside it.
const GUIDES: [(&str, &str); 3] = [
    ("incident", include_str!("../../prompts/incident.toml")),
    ("near-miss", include_str!("../../prompts/near-miss.toml")),
    (
        "gibbs",
        include_str!("../../prompts/reflections/gibbs.toml"),
    ),
];

/// A head with its entry and guide.
pub type Told = (EntryHead, Entry, Guide);

pub const TODAY: Date = date(2026, 11, 21);

pub fn at(time: &str) -> Zoned {
    let time: DateTime = time.parse().expect("a time");
    time.in_tz("Europe/London").expect("a zone that is known")
}

/// An entry of a guide; several options are parted by blanks.
pub fn written(guide: &str, time: &str, answers: &[(&str, &str)]) -> Told {
    let source = GUIDES.iter().find(|(id, _)| *id == guide);
    let guide: Guide = toml::from_str(source.expect("a guide of these").1).expect("a guide");
    let mut page = Page::of(&guide);
    for (id, said) in answers {
        let id = QuestionId::try_from((*id).to_owned()).expect("a slug");
        let question = guide.question(&id).expect("a question of the guide");
        let answer = match question.answer {
            AnswerKind::Choice(_) => Answer::Choice(said.split(' ').map(str::to_owned).collect()),
            AnswerKind::Date => Answer::Date(said.parse().expect("a day")),
            _ => Answer::Text(Words::new(said)),
        };
        question.check(Some(&answer)).expect("an answer that fits");
        page.answers.insert(id, answer);
    }
    let head = EntryHead {
        id: EntryId(1),
        guide: guide.reference(),
        kind: guide.kind,
        title: page.title(&guide),
        written: at(time),
        revision: 1,
        themes: guide.themes.clone(),
        status: page.status(guide.kind),
        client: None,
        platform: page.platform(&guide),
        for_supervision: false,
        discussed: None,
        impact: false,
        trashed: None,
    };
    let entry = Entry {
        id: head.id,
        revision: 1,
        written: head.written.clone(),
        revised: None,
        page,
    };
    (head, entry, guide)
}

pub fn incident(time: &str, answers: &[(&str, &str)]) -> Told {
    written("incident", time, answers)
}

pub fn near_miss(answers: &[(&str, &str)]) -> Told {
    written("near-miss", "2026-11-20T12:00:00", answers)
}

pub fn figures(entries: Vec<Told>) -> Figures {
    let mut figures = Figures::over(None, TODAY);
    for (head, entry, guide) in &entries {
        figures.take(head, entry, guide);
    }
    figures
}
