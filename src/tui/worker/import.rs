//! What another journal wrote: looked at, taken in, taken back.

use super::Worker;
use super::files::whole;
use crate::anonymise::Engine;
use crate::domain::{known, many};
use crate::failure::Failure;
use crate::import::{self, How, Piece};
use crate::tui::task::{Done, ImportFrom, ImportMade};
use crate::vault::read_source;
use jiff::Zoned;
use std::sync::Arc;

impl Worker {
    pub(super) fn imports(&mut self) -> Result<Done, Failure> {
        let made = self.open()?.imports()?.into_iter();
        Ok(Done::Imports(
            made.map(|import| ImportMade {
                entries: import.in_words(),
                at: import.at,
            })
            .collect(),
        ))
    }

    pub(super) fn look_at_import(
        &mut self,
        from: ImportFrom,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let found = import::read(&read_source(&whole(&from.path))?, &from.how, now)?;
        let format = Some(found.format);
        let preview = self.open()?.preview_import(found, &Engine::new())?;
        let text = preview.in_words();
        Ok(Done::ImportSeen {
            pieces: Arc::new(preview.found.pieces),
            text,
            from: ImportFrom {
                how: How { format, ..from.how },
                ..from
            },
        })
    }

    pub(super) fn take_in(&mut self, pieces: &[Piece], now: &Zoned) -> Result<Done, Failure> {
        let library = Arc::clone(&self.library);
        let guide = library
            .named(known::guide::IMPORTED)
            .ok_or_else(|| Failure::new("the guide for what is imported is missing"))?;
        self.open()?.import(pieces, guide, now)?;
        let entries = many(pieces.len(), "entry", "entries");
        self.changed(
            now,
            &format!(
                "{entries} imported. The file still lies there in the clear: delete it yourself."
            ),
        )
    }

    pub(super) fn undo_import(&mut self, now: &Zoned) -> Result<Done, Failure> {
        let gone = self.open()?.undo_import()?;
        let left = gone.left.map_or(0, |(left, ..)| left as usize);
        self.changed(now, &format!("{} removed.", many(left, "entry", "entries")))
    }
}
