//! What may identify somebody in the text in front: found while it is written, marked in the prose, said below it.
//!
//! Looking is pure work on text, so it happens where keys are taken. A short text is looked through at every key
//! press; a long one when the writer rests, and until then its marks move along with the words they are on. The
//! word under the pen is judged when it is finished: a mark that comes and goes with each letter would disturb.

use super::canvas::{Canvas, Hit, fit};
use super::field::MarkKind;
use super::keymap::Command;
use super::wrap;
use crate::anonymise::{Engine, Finding, Label, Register};
use std::ops::Range;
use std::time::Duration;
use zeroize::Zeroizing;

/// The longest text looked through at every key press, in bytes: some 500 words, well under 2 ms on one slow core.
const AT_ONCE: usize = 3_000;

/// How long a writer rests before a long text is looked through, and the word under the pen is judged.
const REST: Duration = Duration::from_millis(300);

/// Rows of what was found, the empty one above them included.
const ROWS: u16 = 4;

/// Where the rows begin, in columns.
const MARGIN: u16 = 3;

/// The widest a found piece of text is shown, in columns.
const FOUND: u16 = 24;

/// The findings of one text, kept until the text or the register is another.
#[derive(Default)]
pub struct Marks {
    text: Zeroizing<String>,
    found: Vec<Finding>,
    /// The findings are of an earlier text or register.
    stale: bool,
    /// When the writer will have rested.
    rests: Option<Duration>,
    /// Where the word under the pen ends, in bytes.
    pen: Option<usize>,
    looks: u64,
}

impl Marks {
    /// Takes in the text as it stands, its caret, and the time since the program began; whether other findings may
    /// stand now.
    pub fn look(&mut self, text: &str, caret: usize, register: &Register, at: Duration) -> bool {
        let before = self.looks;
        if *self.text != text {
            self.carry(text);
            self.stale = true;
            self.pen = Some(caret);
            self.rests = Some(at + REST);
        }
        if self.rests.is_some_and(|rests| rests <= at) {
            self.rests = None;
        }
        if self.pen.is_some() && (self.rests.is_none() || self.pen != Some(caret)) {
            self.pen = None;
            self.looks += 1;
        }
        if self.stale && (self.rests.is_none() || text.len() <= AT_ONCE) {
            self.find(register);
        }
        self.looks != before
    }

    /// Looks through the text now, however long it is, and judges every word of it.
    pub fn settle(&mut self, register: &Register) {
        if self.stale {
            self.find(register);
        }
        self.rests = None;
        self.pen = None;
    }

    /// The register is another: what was found counts no longer.
    pub fn forget(&mut self) {
        self.stale = true;
    }

    /// When to look again, in time since the program began; `None` while nothing waits.
    pub fn due(&self) -> Option<Duration> {
        self.rests
    }

    /// A number that grows when the marks may be others without a key.
    pub fn looks(&self) -> u64 {
        self.looks
    }

    /// Whether the text waits to be looked through, or a finding for the word to be finished.
    pub fn is_waiting(&self) -> bool {
        let held = |finding: &Finding| Some(finding.span.end) == self.pen;
        self.stale || self.found.iter().any(held)
    }

    /// Whether nothing is found, and nothing waits to be looked through.
    pub fn finds_nothing(&self) -> bool {
        !self.is_waiting() && self.found.is_empty()
    }

    /// The findings, in the order of the text, without the word under the pen.
    pub fn found(&self) -> impl DoubleEndedIterator<Item = &Finding> {
        let pen = self.pen;
        self.found
            .iter()
            .filter(move |finding| Some(finding.span.end) != pen)
    }

    /// The words of a finding.
    pub fn words(&self, finding: &Finding) -> &str {
        self.text.get(finding.span.clone()).unwrap_or_default()
    }

    /// What is drawn on the prose.
    pub fn drawn(&self, caret: usize) -> Vec<(Range<usize>, MarkKind)> {
        let current = self.in_turn(caret).first().map(|first| first.span.start);
        self.found()
            .map(|finding| {
                let kind = if Some(finding.span.start) == current {
                    MarkKind::Current
                } else {
                    MarkKind::Identifying
                };
                (finding.span.clone(), kind)
            })
            .collect()
    }

    /// The findings by their words, each once: that at the caret, then by how much they say: words of the register, names,
    /// what else leads to one person, the rest. Of those that say as much, the ones after the caret come first, then those
    /// before it, the nearest first.
    pub fn in_turn(&self, caret: usize) -> Vec<&Finding> {
        let ahead = self.found().filter(|finding| finding.span.end >= caret);
        let behind = self.found().filter(|finding| finding.span.end < caret);
        let mut turn: Vec<&Finding> = ahead.chain(behind.rev()).collect();
        turn.sort_by_key(|finding| {
            let at_caret = (finding.span.start..=finding.span.end).contains(&caret);
            if at_caret {
                Weight::AtCaret
            } else {
                weight(finding)
            }
        });
        let mut seen: Vec<String> = Vec::new();
        turn.retain(|finding| {
            let words = self.words(finding).to_lowercase();
            let new = !seen.contains(&words);
            seen.push(words);
            new
        });
        turn
    }

    /// The same in the order of the text, as they are gone through.
    pub fn in_order(&self, caret: usize) -> Vec<&Finding> {
        let mut found = self.in_turn(caret);
        found.sort_by_key(|finding| finding.span.start);
        found
    }

    /// The place in the order of the text of a finding by its place in turn; 0 where there are not so many.
    pub fn place_of(&self, row: usize, caret: usize) -> usize {
        let first = self
            .in_turn(caret)
            .get(row)
            .map(|finding| finding.span.start);
        let mut found = self.in_order(caret).into_iter();
        found
            .position(|finding| Some(finding.span.start) == first)
            .unwrap_or_default()
    }

    /// How many of `height` rows below a text say what was found in it. Either none or, where there is room, always
    /// the same number, so that nothing moves as findings come and go.
    pub fn rows(&self, height: u16) -> u16 {
        let room = ROWS.min(height.saturating_sub(ROWS));
        match self.found().next() {
            Some(_) if room > 1 => room,
            _ => 0,
        }
    }

    /// Says what was found, on `rows` rows from `y` on; the first stays empty. The one a key would act on comes first.
    pub fn view(&self, caret: usize, y: u16, rows: u16, canvas: &mut Canvas) {
        let (warm, dim, cool) = (canvas.theme.warm, canvas.theme.dim, canvas.theme.cool);
        let found = self.in_turn(caret);
        let shown = found.len().min(usize::from(rows.saturating_sub(1)));
        let words: Vec<String> = found[..shown]
            .iter()
            .map(|finding| {
                let words = self.words(finding).replace('\n', " ");
                fit(&words, FOUND, canvas.theme.ascii)
            })
            .collect();
        let widest = words.iter().map(|words| wrap::width_of(words)).max();
        let said = MARGIN + 2 + widest.unwrap_or_default() as u16 + 3;
        for (number, (finding, words)) in found.iter().zip(&words).enumerate() {
            let y = y + 1 + number as u16;
            let width = canvas.area.width;
            canvas.zone(0, y, width, 1, Hit::Row(number));
            canvas.put(MARGIN, y, "~", warm);
            canvas.put(MARGIN + 2, y, words, ratatui::style::Style::new());
            let mut end = width;
            if number == 0 {
                let hint = "Ctrl+R  replace";
                end = canvas.put_right(y, 1, hint, cool);
                canvas.zone(end, y, width - end, 1, Hit::Command(Command::Instead));
            } else if number + 1 == shown && found.len() > shown {
                end = canvas.put_right(y, 1, &format!("{} more", found.len() - shown), dim);
            }
            let room = end.saturating_sub(said + 2);
            canvas.put(said, y, &fit(&what(finding), room, canvas.theme.ascii), dim);
        }
    }

    fn find(&mut self, register: &Register) {
        self.found = Engine::new().scan(&self.text, register);
        self.stale = false;
        self.looks += 1;
    }

    /// Takes another text and moves the findings that lie outside of what was changed; those it touches go.
    fn carry(&mut self, text: &str) {
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let alike = |pair: &(&u8, &u8)| pair.0 == pair.1;
        let ahead = old.iter().zip(new).take_while(alike).count();
        let behind = old[ahead..]
            .iter()
            .rev()
            .zip(new[ahead..].iter().rev())
            .take_while(alike)
            .count();
        let changed = old.len() - behind;
        let moved = new.len() - behind;
        self.found.retain_mut(|finding| {
            if finding.span.start >= changed {
                finding.span.start = finding.span.start - changed + moved;
                finding.span.end = finding.span.end - changed + moved;
                return true;
            }
            finding.span.end <= ahead
        });
        self.text = Zeroizing::new(text.to_owned());
    }
}

impl std::fmt::Debug for Marks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<{} findings>", self.found.len())
    }
}

/// What is said first of what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    AtCaret,
    Registered,
    Name,
    Direct,
    Narrows,
}

fn weight(finding: &Finding) -> Weight {
    match finding.label {
        _ if finding.registered.is_some() => Weight::Registered,
        Label::Person => Weight::Name,
        label if label.is_direct() => Weight::Direct,
        _ => Weight::Narrows,
    }
}

/// "a name", or "a name, K-07" for a word of the register.
pub fn what(finding: &Finding) -> String {
    match &finding.registered {
        Some(code) => format!("{}, {code}", finding.label.name()),
        None => finding.label.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{Client, ClientCode, Words};

    const NOW: Duration = Duration::from_secs(60);

    fn register() -> Register {
        Register::of(&[Client {
            code: ClientCode::try_from("K-07".to_owned()).unwrap(),
            words: ["Siobhan", "Niamh", "otterbridge"].map(Words::new).to_vec(),
        }])
    }

    fn looked(text: &str, caret: usize) -> Marks {
        let mut marks = Marks::default();
        marks.look(text, caret, &register(), NOW);
        marks
    }

    fn found(marks: &Marks) -> Vec<&str> {
        marks.found().map(|finding| marks.words(finding)).collect()
    }

    #[test]
    fn a_registered_word_is_found_in_any_case() {
        for text in [
            "so siobhan left.",
            "so SIOBHAN left.",
            "so Siobhan's left.",
            "so sIOBHAn left.",
        ] {
            let marks = looked(text, 0);
            assert_eq!(found(&marks).len(), 1, "{text}");
            let finding = marks.found().next().unwrap();
            assert_eq!(what(finding), "a name, K-07");
        }
    }

    #[test]
    fn the_word_under_the_pen_is_judged_when_it_is_finished() {
        let mut marks = looked("so siobhan", 10);
        assert!(found(&marks).is_empty());
        assert_eq!(marks.due(), Some(NOW + REST));
        assert!(!marks.look("so siobhan", 10, &register(), NOW + REST / 2));
        assert!(found(&marks).is_empty());
        marks.look("so siobhan", 10, &register(), NOW + REST);
        assert_eq!(found(&marks), ["siobhan"]);
        assert_eq!(marks.due(), None);

        let mut marks = looked("so siobhan", 10);
        marks.look("so siobhan ", 11, &register(), NOW);
        assert_eq!(found(&marks), ["siobhan"], "a space ends a word");
        let mut marks = looked("so siobhan", 10);
        marks.look("so siobhan", 2, &register(), NOW);
        assert_eq!(found(&marks), ["siobhan"], "so does moving away");
    }

    #[test]
    fn a_long_text_waits_for_a_rest_and_its_marks_move_along() {
        let filler = "and then it rained again ".repeat(AT_ONCE / 20);
        let text = format!("{filler} siobhan left. niamh stayed. ");
        let mut marks = looked(&text, 0);
        assert!(found(&marks).is_empty());
        assert!(marks.look(&text, 0, &register(), NOW + REST));
        assert_eq!(found(&marks), ["siobhan", "niamh"]);

        let later = NOW + REST * 2;
        let more = format!("otterbridge, {text}");
        assert!(!marks.look(&more, 13, &register(), later));
        assert_eq!(found(&marks), ["siobhan", "niamh"], "moved, not looked for");
        let broken = more.replace("niamh", "ni amh");
        assert!(!marks.look(&broken, 13, &register(), later));
        assert_eq!(found(&marks), ["siobhan"], "what was touched goes");
        assert!(marks.look(&broken, 13, &register(), later + REST));
        assert_eq!(found(&marks), ["otterbridge", "siobhan"]);
    }

    #[test]
    fn a_key_on_a_long_text_waits_for_nothing() {
        let filler = "and then it rained again ".repeat(AT_ONCE / 20);
        let mut marks = looked(&format!("{filler} siobhan left."), 0);
        marks.settle(&register());
        assert_eq!(found(&marks), ["siobhan"]);
    }

    #[test]
    fn another_register_is_looked_up_without_a_key() {
        let mut marks = Marks::default();
        let none = Register::of(&[]);
        marks.look("so otterbridge it was.", 0, &none, NOW);
        assert!(found(&marks).is_empty());
        marks.forget();
        marks.look("so otterbridge it was.", 0, &register(), NOW);
        assert_eq!(found(&marks), ["otterbridge"]);
    }

    #[test]
    fn the_finding_at_the_caret_comes_first_and_each_word_once() {
        let text = "siobhan met niamh and SIOBHAN at otterbridge.";
        let marks = looked(text, 0);
        let turn = |caret| -> Vec<&str> {
            let found = marks.in_turn(caret).into_iter();
            found.map(|finding| marks.words(finding)).collect()
        };
        assert_eq!(turn(0), ["siobhan", "niamh", "otterbridge"]);
        assert_eq!(turn(12), ["niamh", "SIOBHAN", "otterbridge"]);
        assert_eq!(turn(text.len()), ["otterbridge", "SIOBHAN", "niamh"]);
        let order = |caret| -> Vec<&str> {
            let found = marks.in_order(caret).into_iter();
            found.map(|finding| marks.words(finding)).collect()
        };
        assert_eq!(order(0), ["siobhan", "niamh", "otterbridge"]);
        assert_eq!(order(text.len()), ["niamh", "SIOBHAN", "otterbridge"]);
        assert_eq!(
            [0, 1, 2, 3].map(|row| marks.place_of(row, text.len())),
            [2, 1, 0, 0]
        );
        let current: Vec<_> = marks
            .drawn(12)
            .into_iter()
            .filter(|(_, kind)| *kind == MarkKind::Current)
            .map(|(span, _)| span)
            .collect();
        assert!(
            matches!(&current[..], [span] if *span == (12..17)),
            "{current:?}"
        );
    }

    #[test]
    fn names_come_before_what_only_narrows_down_save_at_the_caret() {
        let text = "Danuta Nowicka is sixty, siobhan sees her at 5 Weaver Street, in Todmorden.";
        let marks = looked(text, 0);
        let turn = |caret| -> Vec<&str> {
            let found = marks.in_turn(caret).into_iter();
            found.map(|finding| marks.words(finding)).collect()
        };
        let by_weight = [
            "siobhan",
            "Danuta Nowicka",
            "5 Weaver Street",
            "Todmorden",
            "sixty",
        ];
        assert_eq!(turn(text.len()), by_weight);
        let at = text.find("sixty").unwrap();
        assert_eq!(turn(at)[..2], ["sixty", "siobhan"]);
    }

    #[test]
    fn a_change_anywhere_keeps_marks_on_letters() {
        let mut marks = looked("é siobhan ê niamh ü", 0);
        for text in ["", "ê niamh ü", "é siobhan ê niamh", "ö", "siobhan siobhan"] {
            marks.carry(text);
            for finding in &marks.found {
                assert!(text.get(finding.span.clone()).is_some(), "{text}");
            }
        }
    }
}
