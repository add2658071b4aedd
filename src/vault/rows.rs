//! Rows and columns as the domain's values, and back.

use super::VaultError;
use crate::domain::*;
use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::Row;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// The columns that [`head_of`] reads, in its order.
pub(super) const HEAD: &str = "e.id, e.written, e.revision, e.guide_id, e.guide_version, e.kind, e.title, e.themes, \
    e.status, e.client, e.platform, e.for_supervision, e.trashed, e.discussed, \
    e.discussed IS NOT NULL AND EXISTS (SELECT 1 FROM appended a \
        WHERE a.entry = e.id AND a.guide_id = 'impact' AND a.day >= e.discussed)";

/// How many columns those are: the place of the first one after them.
pub(super) const HEAD_COLUMNS: usize = 15;

/// The revisions of the entry `?1`: where they lie in their table.
pub(super) const OF_ENTRY: &str = "revision.n BETWEEN ?1 << 16 AND ?1 << 16 | 65535";

/// An entry's head from a row that begins with [`HEAD`].
pub(super) fn head_of(row: &Row<'_>) -> Result<EntryHead, VaultError> {
    let damaged = || VaultError::Damaged;
    let guide_id: String = row.get(3)?;
    let kind = text(row, 5)?;
    let status = optional(row, 8)?;
    let client = optional(row, 9)?;
    Ok(EntryHead {
        id: EntryId(row.get(0)?),
        written: time(text(row, 1)?)?,
        revision: row.get(2)?,
        guide: GuideRef {
            id: GuideId::try_from(guide_id).map_err(|_| damaged())?,
            version: row.get(4)?,
        },
        kind: GuideKind::ALL
            .into_iter()
            .find(|one| one.name() == kind)
            .ok_or_else(damaged)?,
        title: row.get(6)?,
        themes: text(row, 7)?
            .split_whitespace()
            .map(|slug| Theme::try_from(slug.to_owned()).map_err(|_| damaged()))
            .collect::<Result<BTreeSet<_>, _>>()?,
        status: status
            .map(|name| Status::named(name).ok_or_else(damaged))
            .transpose()?,
        client: client
            .map(|code| ClientCode::try_from(code.to_owned()).map_err(|_| damaged()))
            .transpose()?,
        platform: row.get(10)?,
        for_supervision: row.get(11)?,
        trashed: optional(row, 12)?.map(time).transpose()?,
        discussed: optional(row, 13)?.map(day).transpose()?,
        impact: row.get(14)?,
    })
}

/// A text column, without a copy that nobody would wipe.
pub(super) fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str, VaultError> {
    row.get_ref(column)?
        .as_str()
        .map_err(|_| VaultError::Damaged)
}

fn optional<'a>(row: &'a Row<'_>, column: usize) -> Result<Option<&'a str>, VaultError> {
    row.get_ref(column)?
        .as_str_or_null()
        .map_err(|_| VaultError::Damaged)
}

/// As JSON, wiped on drop.
pub(super) fn json(value: &impl serde::Serialize) -> Result<Zeroizing<String>, VaultError> {
    // Large enough that it rarely grows: a buffer left behind by growing is not wiped.
    let mut bytes = Vec::with_capacity(32 * 1024);
    serde_json::to_writer(&mut bytes, value)?;
    String::from_utf8(bytes)
        .map(Zeroizing::new)
        .map_err(|_| VaultError::Damaged)
}

/// A day column.
pub(super) fn day(text: &str) -> Result<Date, VaultError> {
    text.parse().map_err(|_| VaultError::Damaged)
}

/// A time column.
pub(super) fn time(text: &str) -> Result<Zoned, VaultError> {
    times::read(text).ok_or(VaultError::Damaged)
}
