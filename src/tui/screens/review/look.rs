//! How a finding under review is shown: in its sentence, with its reason, what it stands with, and what can be decided.

use super::super::Around;
use super::super::choose::called;
use super::super::instead::{advice, tick};
use super::super::paper::{MARGIN, Paper, measure};
use super::Review;
use crate::anonymise::Decision;
use crate::domain::{Words, capital, dates, is_pack, listed};
use crate::supervision::{Item, RISK_STAYS, Together};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::keymap::{self, Command, Context};
use crate::tui::theme::Theme;
use crate::tui::wrap;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

/// Said where details stood together, and no longer do.
const NO_LONGER: &str =
    "By this check, no details that together may point to somebody stand any more. You know best.";

impl Review {
    pub(in super::super) fn view(&self, around: &Around, canvas: &mut Canvas) {
        let plan = self.preparation.plan().period;
        let this_year = around.desk.today.year();
        let day = match [plan.from.year(), plan.until.year()] == [this_year; 2] {
            true => dates::say_without_year,
            false => dates::say,
        };
        let (from, until) = (day(plan.from), day(plan.until));
        let title = format!("For {}, {from} to {until}", called(&self.to));
        let count = self.items.len();
        let open = self.preparation.undecided();
        let right = match count {
            0 => "nothing found".to_owned(),
            count => format!("finding {} of {count}", self.at + 1),
        };
        canvas.head(&title, &right);
        let (dim, plain, strong) = (canvas.theme.dim, Style::new(), canvas.theme.strong);
        let Some(item) = self.items.get(self.at) else {
            let done = match is_pack(&self.to.name) {
                true => "it is written into a file",
                false => "you seal it",
            };
            let words = format!(
                "This check found nothing that may identify somebody. It does not know your clients as you do: p \
                 shows what leaves, to read before {done}."
            );
            let used = canvas.prose(3, 3, &words, plain);
            if self.preparation.has_risk() {
                canvas.prose(3, 4 + used, RISK_STAYS, dim);
            }
            canvas.cursor_at(1, 3);
            return;
        };
        let mut paper = Paper::new(canvas.area.width);
        let day = item
            .written
            .map(|day| dates::say_short(day, around.desk.today))
            .unwrap_or_default();
        let title = format!("{day}  {}", item.title).trim_start().to_owned();
        let named = item.about.as_ref().and_then(|code| {
            let letter = self.preparation.letter_of(code)?;
            Some(format!("{code}, in what leaves: {letter}"))
        });
        lay_title(&mut paper, title, named.unwrap_or_default(), strong, dim);
        paper.prose(&item.ask, dim);
        paper.gap();
        let found = [&item.before, &item.found, &item.after];
        lay_sentence(found.map(Words::read), &mut paper);
        paper.gap();
        let reason = format!("{}. {}", capital(item.label.name()), item.reason);
        paper.said(&reason, dim);
        let stands = !matches!(item.decision, Decision::Replace(_));
        if let Some(together) = self.together_with(item).filter(|_| stands) {
            paper.said(&beside(item, together), canvas.theme.warm);
        }
        paper.gap();
        let first = paper.len();
        self.lay_decisions(item, &mut paper, plain, dim);
        paper.keep(first, first);
        if let Some(fields) = &self.other {
            fields.lay(&mut paper, canvas.theme);
            if let Some(code) = self.teachable() {
                paper.gap();
                let words = tick(self.learns, code.as_str());
                paper.row(move |canvas, y| {
                    canvas.put(MARGIN, y, &words, plain);
                    let key = keymap::key_in(Context::OtherWords, Command::Mark);
                    canvas.put_right(y, 1, key.unwrap_or_default(), dim);
                    let width = canvas.area.width;
                    canvas.zone(0, y, width, 1, Hit::Command(Command::Mark));
                });
                let advice = advice(code, &item.found);
                if self.learns && !advice.is_empty() {
                    paper.prose(advice, canvas.theme.warm);
                    paper.keep_on();
                }
            }
            let typed = self.preparation.as_typed(fields.read(0));
            let reads = [&item.before, &typed, &item.after].map(Words::read);
            paper.gap();
            paper.said("Then it reads:", dim);
            lay_around(reads, &mut paper);
            paper.keep_on();
            paper.draw(canvas, canvas.body());
            return;
        }
        let (body, last) = (canvas.body(), canvas.area.height.saturating_sub(1));
        self.lay_below(item, &mut paper, last.saturating_sub(body), canvas.theme);
        canvas.part(0, last, |canvas| {
            paper.draw(canvas, body);
        });
        let words = format!("{} decided, {open} to go", count - open);
        canvas.put_right(last, 1, &words, dim);
    }

    /// The details that stand together and this finding among them.
    fn together_with(&self, item: &Item) -> Option<&Together> {
        let found = item.found.read().to_lowercase();
        self.together.iter().find(|together| {
            let mut details = together.jigsaw.details.iter();
            (together.about.is_none() || together.about == item.about)
                && details.any(|detail| detail.read().to_lowercase() == found)
        })
    }

    /// Whether something may still lead to somebody: it is undecided, or a direct one that was kept.
    fn leads_to_somebody(&self) -> bool {
        self.items.iter().any(|item| match item.decision {
            Decision::Undecided => true,
            Decision::Keep => item.label.is_direct(),
            Decision::Replace(_) => false,
        })
    }

    /// What is to be known beside a finding: set off by empty rows where `room` holds them.
    fn lay_below(&self, item: &Item, paper: &mut Paper<'_>, room: u16, theme: &Theme) {
        let own = self.together_with(item);
        let together = match own.or(self.together.first()) {
            Some(together) => {
                let most = format!("Saying less about {} helps most.", together.jigsaw.breaks);
                let stands = !matches!(item.decision, Decision::Replace(_));
                // What it stands with is said beside its reason.
                let words = match own.is_some() && stands {
                    true => most,
                    false => format!("{}. {most}", together.count()),
                };
                Some((words, theme.warm))
            }
            None => {
                (self.met && !self.leads_to_somebody()).then(|| (NO_LONGER.to_owned(), theme.dim))
            }
        };
        let risk = item.risk.then(|| (RISK_STAYS.to_owned(), theme.dim));
        let below: Vec<(String, Style)> = together.into_iter().chain(risk).collect();
        let rows = |words: &str| wrap::lines(words, measure(paper.width())).len();
        let rows: usize = below.iter().map(|(words, _)| rows(words) + 1).sum();
        let is_wide = paper.len() + rows <= room.into();
        for (words, style) in below {
            if is_wide {
                paper.gap();
            }
            paper.said(&words, style);
        }
    }

    /// What can be decided: each a row to click, but for what cannot be, which says why.
    fn lay_decisions(&self, item: &Item, paper: &mut Paper<'_>, plain: Style, dim: Style) {
        let proposed = self.proposed(item).to_owned();
        let (own, taken) = match &item.decision {
            Decision::Replace(by) if item.is_step(by) => (String::new(), Some(0)),
            Decision::Replace(by) => (by.clone(), Some(2)),
            Decision::Keep => (String::new(), Some(3)),
            Decision::Undecided => (String::new(), None),
        };
        let taken = taken.filter(|taken| *taken != 0 || self.stands(item));
        let step = match item.less_than(&proposed) {
            Some(less) if item.own.as_deref() == Some(less) => "As elsewhere",
            Some(_) => "Say less",
            None if item.is_step(&proposed) => "Say more",
            None => "As suggested",
        };
        let less = self.other_step(item).unwrap_or_default().to_owned();
        let never = item.registered;
        let rows = [
            ("Replace by", proposed, Some(Command::Replace)),
            (
                step,
                less.clone(),
                Some(Command::SayLess).filter(|_| !less.is_empty()),
            ),
            ("Other words", own, Some(Command::SomethingElse)),
            (
                "Keep the words: they leave as written",
                String::new(),
                Some(Command::LeaveAsIs).filter(|_| !never),
            ),
        ];
        for (number, (label, words, command)) in rows.into_iter().enumerate() {
            let focused = number == 0 && self.other.is_none();
            let mark = match number {
                1 => "   ",
                _ if taken == Some(number) => "[x]",
                _ => "[ ]",
            };
            match command {
                Some(command) => paper.row(move |canvas, y| {
                    canvas.put(3, y, mark, plain);
                    canvas.put(7, y, label, if number == 1 { dim } else { plain });
                    let cool = canvas.theme.cool;
                    canvas.put(21, y, &words, if number == 1 { dim } else { cool });
                    let width = canvas.area.width;
                    let key = keymap::key_of(command).unwrap_or_default();
                    canvas.put_right(y, 1, key, dim);
                    canvas.zone(0, y, width, 1, Hit::Command(command));
                    if focused {
                        canvas.focus(1, y);
                    }
                }),
                None if number == 3 => paper.row(move |canvas, y| {
                    let words = "Never kept: it is a word of the register.";
                    canvas.put(7, y, words, dim);
                }),
                None => {}
            }
        }
    }
}

/// The entry a finding is in, and beside it, or below where there is no room, what its client is called in what leaves.
fn lay_title(paper: &mut Paper<'_>, title: String, named: String, strong: Style, dim: Style) {
    let room = usize::from(paper.width().saturating_sub(2 * MARGIN));
    if title.width() + named.width() > room {
        paper.said(&title, strong);
        return paper.said(&named, dim);
    }
    paper.row(move |canvas, y| {
        canvas.put(MARGIN, y, &title, strong);
        canvas.put_right(y, 1, &named, dim);
    });
}

/// What is said of a detail of the jigsaw: what it stands with, and who could tell.
fn beside(item: &Item, together: &Together) -> String {
    let found = item.found.read().to_lowercase();
    let others: Vec<String> = together
        .jigsaw
        .details
        .iter()
        .filter(|detail| detail.read().to_lowercase() != found)
        .take(4)
        .map(|detail| format!("\u{201c}{}\u{201d}", flat(detail.read())))
        .collect();
    let who = together.jigsaw.who;
    match others.is_empty() {
        true => format!("By itself, {who} could know from it who this is."),
        false => format!("With {}, {who} could know who this is.", listed(&others)),
    }
}

/// A finding among the words before and after it, in brackets and in the warm accent.
pub(in super::super) fn lay_sentence([before, found, after]: [&str; 3], paper: &mut Paper<'_>) {
    let found = Zeroizing::new(format!("[{found}]"));
    lay_around([before, &found, after], paper);
}

/// The same without brackets: a sentence as it reads.
fn lay_around([before, found, after]: [&str; 3], paper: &mut Paper<'_>) {
    let (before, found, after) = (flat(before), flat(found), flat(after));
    let marked = before.len()..before.len() + found.len();
    let whole = Zeroizing::new(format!("{before}{found}{after}"));
    for range in wrap::lines(&whole, measure(paper.width())) {
        let end = range.start + whole[range.clone()].trim_end().len();
        let cuts = [
            range.start,
            marked.start.clamp(range.start, end),
            marked.end.clamp(range.start, end),
            end,
        ];
        let parts: Vec<Words> = cuts
            .windows(2)
            .map(|pair| Words::new(&whole[pair[0]..pair[1]]))
            .collect();
        paper.row(move |canvas, y| {
            let warm = canvas.theme.warm;
            let mut x = MARGIN;
            for (part, style) in parts.iter().zip([Style::new(), warm, Style::new()]) {
                x += canvas.put(x, y, part.read(), style);
            }
        });
    }
}

fn flat(text: &str) -> String {
    text.replace('\n', " ")
}
