//! The foot: what was last said, a rule, and the keys that matter here.

use super::{App, State, around};
use crate::tui::canvas::{Canvas, Hit, Unseen};
use crate::tui::keymap::{self, Binding, Command, Context};
use crate::tui::screens::Screen;
use ratatui::style::Style;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// Columns between two keys of the foot, where there is room and where there is less.
const APART: [u16; 2] = [3, 2];

impl App {
    /// The notice, the rule and the keys that matter here.
    pub(super) fn view_foot(&self, notice: &[&str], canvas: &mut Canvas) {
        let (dim, cool, plain) = (canvas.theme.dim, canvas.theme.cool, Style::new());
        let left = self.time_left().unwrap_or_default();
        let room = usize::from(canvas.area.width).saturating_sub(left.width() + 2);
        if notice.len() < 2 && notice.iter().all(|words| words.width() < room) {
            canvas.put_right(0, 1, &left, dim);
        }
        let blank = " ".repeat(canvas.area.width.into());
        for (row, words) in notice.iter().enumerate() {
            if notice.len() > 1 {
                canvas.put(0, row as u16, &blank, plain);
            }
            canvas.put(1, row as u16, words, cool);
        }
        let rule = canvas.area.height.saturating_sub(2);
        canvas.rule(rule);
        let keys = rule + 1;
        if let Some(overlay) = &self.overlay {
            canvas.put(1, keys, overlay.foot(canvas.unseen), plain);
            return;
        }
        let (shown, apart) = self.keys_shown(canvas.area.width, canvas.unseen);
        let mut x = 1;
        for row in shown {
            let start = x;
            x += canvas.put(x, keys, self.first_key(row), cool) + 1;
            x += canvas.put(x, keys, &self.short(row), plain);
            canvas.zone(start, keys, x - start, 1, Hit::Command(row.command));
            x += apart;
        }
    }

    /// What stands in the foot, in the order of the table, all commands and help last, and the columns between two keys.
    /// Only what does something now is offered. Help, the way out, the key that goes on and all commands stand in every foot
    /// that has the room; keys move closer before those of this very screen go, the least important first.
    fn keys_shown(&self, width: u16, unseen: Unseen) -> (Vec<&'static Binding>, u16) {
        let context = self.context();
        let mut rows: Vec<&Binding> = keymap::rows(context)
            .filter(|row| !row.short.is_empty() && self.offers(row.command, unseen))
            .collect();
        rows.sort_by_key(|row| match row.command {
            Command::Palette => 1,
            Command::Help => 2,
            _ => 0,
        });
        let mut by_weight = rows.clone();
        by_weight.sort_by_key(|row| weight(row, context));
        let mut kept: Vec<Command> = Vec::new();
        let mut apart = APART[0];
        for closer in APART {
            apart = closer;
            kept.clear();
            let (mut used, mut all) = (1, true);
            for row in &by_weight {
                let own = (self.first_key(row).width() + 1 + self.short(row).width()) as u16;
                if used + own <= width.saturating_sub(1) {
                    used += own + apart;
                    kept.push(row.command);
                } else {
                    all &= weight(row, context) >= Weight::Everywhere;
                }
            }
            if all {
                break;
            }
        }
        rows.retain(|row| kept.contains(&row.command));
        (rows, apart)
    }

    fn first_key(&self, row: &Binding) -> &'static str {
        row.keys_in(self.context()).next().unwrap_or_default()
    }

    /// The word or two for the foot; what shows typing hides it the next time.
    fn short(&self, row: &'static Binding) -> Cow<'static, str> {
        let shown = match &self.state {
            State::New(wizard) => wizard.is_shown(),
            State::Locked(unlock) => unlock.is_shown(),
            State::Unlocked(_, screens) => {
                matches!(screens.last(), Some(Screen::Lines(lines)) if lines.is_shown())
            }
        };
        match row.command {
            Command::Reveal if shown => "hide typing".into(),
            // There is nothing to go back to yet.
            Command::Back if matches!(&self.state, State::New(wizard) if wizard.at_start()) => {
                "quit".into()
            }
            command => match self.named_here(command) {
                Some(words) => words.into(),
                None => row.short.into(),
            },
        }
    }

    /// What a key does now, where the screen in front knows better than the table.
    fn named_here(&self, command: Command) -> Option<String> {
        let State::Unlocked(desk, screens) = &self.state else {
            return None;
        };
        let around = around(desk, &self.at, &self.theme, self.size);
        screens.last()?.named_here(command, &around)
    }

    /// Whether a key does something on this page, as it stands.
    fn offers(&self, command: Command, unseen: Unseen) -> bool {
        // How a page is kept is said before there is anything to keep.
        if command != Command::Keep && self.unavailable(command).is_some() {
            return false;
        }
        match (command, &self.state) {
            (Command::PageDown | Command::PageUp, State::New(wizard)) if !wizard.scrolls() => false,
            // There is no way back from the sheet.
            (Command::Back, State::New(wizard)) => !wizard.shows_sheet(),
            // Where nothing lies below that Esc would go back to.
            (Command::Quit, _) => matches!(self.context(), Context::Today | Context::Unlock),
            (Command::PageDown, _) => unseen.below,
            (Command::PageUp, _) => unseen.above,
            (Command::WriteSheet, State::New(wizard)) => wizard.shows_sheet(),
            (Command::Edit | Command::ForSupervision | Command::Add, _)
                if self.front().is_some_and(Screen::shows_trash) =>
            {
                false
            }
            _ => self.front().is_none_or(|screen| screen.offers(command)),
        }
    }
}

/// What goes first where the foot is too narrow: the later of these.
fn weight(row: &Binding, context: Context) -> Weight {
    let marks = matches!(context, Context::Choose | Context::MayGo);
    match row.command {
        Command::Help => Weight::Help,
        Command::Back | Command::Quit => Weight::WayOut,
        Command::PageDown => Weight::Further,
        Command::NextQuestion | Command::Keep => Weight::GoesOn,
        Command::Preview | Command::LetGo if marks => Weight::GoesOn,
        // It goes on through the pages of what leaves first.
        Command::Seal => Weight::GoesOn,
        // Without it nobody knows how an option is taken.
        Command::Mark if context == Context::Options => Weight::GoesOn,
        // On the card nothing is more urgent than how its ways are taken.
        Command::Enter if context == Context::Risk => Weight::GoesOn,
        // While the journal is locked there is little to be found.
        Command::Palette if context == Context::Unlock => Weight::Everywhere,
        Command::Palette => Weight::Anything,
        // Where entries are marked, another key goes on.
        Command::Enter if marks => Weight::OfThisFocus,
        Command::Enter => Weight::Main,
        Command::Replace => Weight::Main,
        // The rows of the review show them.
        Command::SayLess | Command::SomethingElse => Weight::OfThisFocus,
        // An incident must not wait for what is rare.
        Command::ThrowAway | Command::Erase => Weight::OfThisFocus,
        // Whoever types knows them from elsewhere, or reads them beside the lines.
        Command::Undo | Command::Remove if context != Context::Review && context.types() => {
            Weight::Everywhere
        }
        // With a draft under the focus, what can be done with it comes first.
        Command::Another => Weight::GivesWay,
        Command::NearMiss
        | Command::Search
        | Command::ShowTrash
        | Command::Trash
        | Command::Confirm => Weight::Everywhere,
        _ => Weight::OfThisScreen,
    }
}

/// What a key of the foot weighs, the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Help,
    WayOut,
    Further,
    GoesOn,
    Anything,
    Main,
    OfThisScreen,
    OfThisFocus,
    GivesWay,
    Everywhere,
}
