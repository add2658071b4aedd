//! A guide being answered: one question at a time, those that apply, and at the end what was left open. Knows nothing
//! of the vault or of keys beyond a field's own.

mod end;

use super::field::{Context, Field, Input, Reply};
use super::text::Outcome;
use crate::domain::{
    Answer, AnswerKind, Guide, Note, Page, Problem, Question, QuestionId, Risk, Words,
};
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use std::collections::BTreeMap;
use std::ops::Range;

/// A form: the fields of a guide, and where the practitioner is among them.
///
/// What was written under a question that no longer applies stays in its field, and comes back with the question;
/// it is on no [`page`](Form::page).
pub struct Form {
    guide: Guide,
    /// One for each question of the guide.
    fields: Vec<Field>,
    risk: Option<Risk>,
    /// The questions that apply, by their place in the guide.
    asked: Vec<usize>,
    /// A place in `asked`; its length stands for the last step.
    at: usize,
    problem: Option<Problem>,
    /// On the last step: 0 is keeping it, then the open questions.
    focus: usize,
    revision: u64,
    kept: u64,
    /// The last answer keeps the page.
    quick: bool,
    /// Where the page in front was reached from by a jump: the way back leads there.
    left: Option<usize>,
}

/// A question that has no answer, or one that does not fit.
pub struct Open<'a> {
    /// The question.
    pub question: &'a Question,
    /// Why the page cannot be kept like this; `None` where it was skipped and may be.
    pub problem: Option<Problem>,
}

/// What a form did with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Turn {
    /// Not for the form: Esc, Tab, function keys, and Control keys that no field needs.
    Unused,
    /// Used; the same question is in front.
    Used,
    /// Another question is in front, or the last step.
    Turned,
    /// The practitioner keeps it; nothing stands against that.
    Keep,
    /// Refused: a text would be longer than [`super::text::LIMIT`]. Nothing was changed.
    TooLong,
}

impl Form {
    /// A form filled with a page, at a question if it applies, else at the first.
    pub fn new(guide: Guide, page: Page, at: Option<&QuestionId>) -> Self {
        let fields = guide
            .questions
            .iter()
            .map(|question| Field::of(question, page.answers.get(&question.id)))
            .collect();
        let mut form = Self {
            guide,
            fields,
            risk: page.risk,
            asked: Vec::new(),
            at: 0,
            problem: None,
            focus: 0,
            revision: 0,
            kept: 0,
            quick: false,
            left: None,
        };
        form.ask();
        if let Some(id) = at {
            let _ = form.jump(id);
        }
        form
    }

    /// The same, answered by as few keys as it can be; the last answer keeps it.
    pub fn quick(guide: Guide, page: Page, at: Option<&QuestionId>) -> Self {
        let mut form = Self::new(guide, page, at);
        form.fields = form.fields.into_iter().map(Field::quick).collect();
        form.quick = true;
        form
    }

    /// The guide being answered.
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// The question in front; `None` on the last step.
    pub fn current(&self) -> Option<&Question> {
        let place = *self.asked.get(self.at)?;
        self.guide.questions.get(place)
    }

    /// The field in front; `None` on the last step.
    pub fn field(&self) -> Option<&Field> {
        let place = *self.asked.get(self.at)?;
        self.fields.get(place)
    }

    /// The questions that apply, in order, each with its field.
    pub fn asked(&self) -> impl Iterator<Item = (&Question, &Field)> {
        self.asked.iter().filter_map(|place| {
            self.guide
                .questions
                .get(*place)
                .zip(self.fields.get(*place))
        })
    }

    /// "question 3 of 11": which question is in front, and [how many there are](Guide::how_many), where that is said; else
    /// whether it has to be answered.
    pub fn progress(&self) -> String {
        let choices = self
            .asked()
            .filter_map(|(question, field)| Some((question.id.clone(), field.choice()?)))
            .collect();
        let place = self.asked.get(self.at).copied().unwrap_or(usize::MAX);
        let now = (self.at + 1).min(self.asked.len());
        match self.guide.how_many(&choices, place) {
            Some(of) => format!("question {now} of {of}"),
            None if self.current().is_some_and(|question| question.required) => {
                format!("question {now}")
            }
            None => format!("question {now}, skip any"),
        }
    }

    /// Whether the last step is in front, where the page is kept.
    pub fn is_at_end(&self) -> bool {
        self.at == self.asked.len()
    }

    /// Whether the focus is on keeping the page.
    pub fn keeps(&self) -> bool {
        self.is_at_end() && self.focus == 0
    }

    /// Whether the first question is in front.
    pub fn is_at_beginning(&self) -> bool {
        self.at == 0
    }

    /// Why the answer in front does not fit, where that was found.
    pub fn problem(&self, today: Date) -> Option<Problem> {
        let complaint = self.field().and_then(|field| field.complaint(today));
        complaint.or_else(|| self.problem.clone())
    }

    /// The guidance beside the question in front: what always stands there, then that for the option under the
    /// cursor, then for the options chosen.
    pub fn notes(&self) -> Vec<&Note> {
        let Some((question, field)) = self.current().zip(self.field()) else {
            return Vec::new();
        };
        let answer = field.choice();
        let chosen = answer
            .as_ref()
            .map(|answer| answer.choices())
            .unwrap_or_default();
        let order = |note: &Note| match note.choice.as_deref() {
            None => Some(0),
            choice if choice == field.option_under_cursor() => Some(1),
            Some(choice) => chosen.contains(&choice).then_some(2),
        };
        let mut notes: Vec<&Note> = self
            .guide
            .notes
            .iter()
            .filter(|note| note.question == question.id && order(note).is_some())
            .collect();
        notes.sort_by_key(|note| order(note));
        notes
    }

    /// What was answered to the risk question.
    pub fn risk(&self) -> Option<&Risk> {
        self.risk.as_ref()
    }

    /// Puts another answer in its place.
    pub fn answer_risk(&mut self, risk: Risk) {
        self.risk = Some(risk);
        self.revision += 1;
    }

    /// What is written so far, for a draft: the answers to the questions that apply, and what is not yet one.
    pub fn page(&self, today: Date) -> Page {
        let answers: BTreeMap<_, _> = self
            .asked()
            .filter_map(|(question, field)| {
                let answer = field.so_far(today)?;
                Some((question.id.clone(), answer))
            })
            .collect();
        Page {
            guide: self.guide.reference(),
            answers,
            risk: self.risk.clone(),
        }
    }

    /// The questions without an answer that fits: first those that stand against keeping it.
    pub fn open(&self, today: Date) -> Vec<Open<'_>> {
        let mut open: Vec<Open> = self
            .asked()
            .filter_map(|(question, field)| {
                let answer = field.answer(today);
                let skipped = matches!(answer, Ok(None));
                let problem = answer
                    .and_then(|answer| question.check(answer.as_ref()))
                    .err();
                (skipped || problem.is_some()).then_some(Open { question, problem })
            })
            .collect();
        open.sort_by_key(|open| open.problem.is_none());
        open
    }

    /// Whether something was changed since it was last kept.
    pub fn is_dirty(&self) -> bool {
        self.revision != self.kept
    }

    /// A number that grows with each change; what a save is remembered by.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The page as it was at a revision has been kept.
    pub fn kept(&mut self, revision: u64) {
        self.kept = revision;
    }

    /// What was thought to be kept is not.
    pub fn not_kept(&mut self) {
        self.kept = self.revision.wrapping_sub(1);
    }

    /// What to say to whoever types words on a page that takes none; `None` where it takes some.
    pub fn without_words(&self) -> Option<String> {
        let Some(field) = self.field() else {
            return Some("Up and Down move, Enter chooses; this page takes no words.".into());
        };
        let done = field.without_words()?;
        let next = self.asked().nth(self.at + 1);
        Some(match next.is_some_and(|(_, next)| next.prose().is_some()) {
            true => format!("{done}; words go on the next page."),
            false => format!("{done}; this page takes no words."),
        })
    }

    /// Moves to the option in front that the typed words fit; whether there is one.
    pub fn seek(&mut self, typed: &str) -> bool {
        let place = self.asked.get(self.at).copied();
        place
            .and_then(|place| self.fields.get_mut(place))
            .is_some_and(|field| field.seek(typed))
    }

    /// Puts an answer to a yes or no or to a choice in the place of what is chosen in front.
    pub fn put_choice(&mut self, answer: Option<&Answer>) {
        let place = self.asked.get(self.at).copied();
        if let Some(field) = place.and_then(|place| self.fields.get_mut(place)) {
            field.put_choice(answer);
            self.revision += 1;
            self.ask();
        }
    }

    /// On to the next question. An answer that does not fit, or one that is needed and missing, is said first, with the
    /// cursor on it; asked again there, the form goes on.
    pub fn next(&mut self, today: Date) -> Turn {
        let problem = self
            .current()
            .zip(self.field())
            .and_then(|(question, field)| {
                let answer = field.answer(today);
                answer
                    .and_then(|answer| question.check(answer.as_ref()))
                    .err()
            });
        let is_there = self.field().is_none_or(|field| field.is_at_slip(today));
        if problem.is_some() && !(is_there && problem == self.problem(today)) {
            let is_said = self.go_to_slip(today);
            self.problem = problem.filter(|_| is_said);
            return Turn::Used;
        }
        self.skip()
    }

    /// Moves to what keeps the field in front from being an answer; whether that is to be said.
    fn go_to_slip(&mut self, today: Date) -> bool {
        let place = self.asked.get(self.at).copied();
        let field = place.and_then(|place| self.fields.get_mut(place));
        field.is_none_or(|field| field.go_to_slip(today))
    }

    /// On to the next question, whatever is answered.
    pub fn skip(&mut self) -> Turn {
        self.turn((self.at + 1).min(self.asked.len()))
    }

    /// Back to the question before; after a jump to the one it began at.
    pub fn back(&mut self) -> Turn {
        let before = self.at.saturating_sub(1);
        self.turn(self.left.unwrap_or(before))
    }

    /// How many answers stand against keeping it. Where some do, the last step comes to the front and names them, the
    /// first under the focus.
    pub fn stop_at_end(&mut self, today: Date) -> usize {
        let against: Vec<Problem> = self
            .open(today)
            .into_iter()
            .filter_map(|open| open.problem)
            .collect();
        let count = against.len();
        if let Some(first) = against.into_iter().next() {
            let left = (!self.is_at_end()).then_some(self.at).or(self.left);
            let _ = self.turn(self.asked.len());
            self.left = left;
            self.focus = 1;
            // Anything else stands below its question.
            self.problem = Some(first).filter(|first| *first == Problem::Missing);
        }
        count
    }

    /// How many pages on the question about follow-ups stands, fewer than 0 where it lies behind; `None` where none is asked.
    pub fn follow_up_is_on(&self) -> Option<isize> {
        Some(self.follow_up()? as isize - self.at as isize)
    }

    fn follow_up(&self) -> Option<usize> {
        let asks =
            |place: &usize| matches!(self.guide.questions[*place].answer, AnswerKind::FollowUps);
        self.asked.iter().position(asks)
    }

    /// To the question about follow-ups; [`back`](Self::back) returns from there.
    pub fn to_follow_up(&mut self) -> Turn {
        let from = self.at;
        let turn = self.turn(self.follow_up().unwrap_or(from));
        if turn == Turn::Turned {
            self.left = Some(from);
        }
        turn
    }

    /// To a question, if it applies.
    pub fn jump(&mut self, id: &QuestionId) -> Turn {
        let place = self
            .asked
            .iter()
            .position(|place| self.guide.questions[*place].id == *id);
        self.turn(place.unwrap_or(self.at))
    }

    /// Puts other words in place of a range of what is written in front.
    pub fn replace(&mut self, range: Range<usize>, with: &Words) -> Turn {
        let place = self.asked.get(self.at).copied();
        let text = place
            .and_then(|place| self.fields.get_mut(place))
            .and_then(Field::written_mut);
        let Some(text) = text else {
            return Turn::Unused;
        };
        match text.replace(range, with) {
            Outcome::TooLong => Turn::TooLong,
            Outcome::Changed => {
                self.revision += 1;
                Turn::Used
            }
            Outcome::Nothing | Outcome::Moved => Turn::Used,
        }
    }

    /// Takes an input, in the area of this size that the form is drawn in.
    pub fn apply(&mut self, input: Input, size: Size, context: &Context) -> Turn {
        let Some(place) = self.asked.get(self.at).copied() else {
            return self.apply_at_end(&input, size, context);
        };
        let (done, changed) = match self.fields[place].apply(input, size, context) {
            Reply::Unused => return Turn::Unused,
            Reply::TooLong => return Turn::TooLong,
            Reply::Used => (false, false),
            Reply::Changed => (false, true),
            Reply::Done { changed } => (true, changed),
        };
        if changed {
            self.revision += 1;
            self.problem = None;
            self.ask();
        }
        if done {
            let turn = self.next(context.today);
            match self.quick && turn == Turn::Turned && self.is_at_end() {
                true => Turn::Keep,
                false => turn,
            }
        } else {
            Turn::Used
        }
    }

    /// Draws the field in front, or the last step, and gives the place of the hardware cursor; `None` where there is
    /// no room at all.
    pub fn view(&self, area: Rect, buffer: &mut Buffer, context: &Context) -> Option<Position> {
        if let Some(field) = self.field() {
            return field.view(area, buffer, context);
        }
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        let sheet = self.end(usize::from(area.width), context);
        Some(sheet.draw(area, buffer, context.theme))
    }

    fn turn(&mut self, at: usize) -> Turn {
        self.problem = None;
        if at == self.at {
            return Turn::Used;
        }
        self.at = at;
        self.focus = 0;
        self.left = None;
        Turn::Turned
    }

    /// Finds the questions that apply. One hangs on earlier ones only, and not on one that itself is not asked.
    fn ask(&mut self) {
        let now = self.asked.get(self.at).copied();
        let mut answers = BTreeMap::new();
        self.asked.clear();
        for (place, (question, field)) in self.guide.questions.iter().zip(&self.fields).enumerate()
        {
            if !question.applies(&answers) {
                continue;
            }
            self.asked.push(place);
            if let Some(answer) = field.choice() {
                answers.insert(question.id.clone(), answer);
            }
        }
        let before = |place: &usize| now.is_some_and(|now| *place < now);
        self.at = self.asked.iter().filter(|place| before(place)).count();
    }
}

#[cfg(test)]
mod tests;
