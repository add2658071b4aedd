//! Finding entries: filters and words as one query, and its pages.

mod beginning;
mod excerpt;

use super::rows::{HEAD, HEAD_COLUMNS, head_of, text};
use super::schema::by_kind;
use super::{Vault, VaultError};
use crate::domain::*;
use beginning::{Beginning, letters, matches};
use excerpt::excerpt;
use rusqlite::types::Value;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, params_from_iter};

/// Search words looked at; more are left out.
const MOST_WORDS: usize = 24;
/// Characters of a search word looked at.
const LONGEST_WORD: usize = 64;
/// Terms looked up one by one in place of a prefix; each costs a step through every segment of the index.
const MOST_TERMS: usize = 8;
/// Seconds by which an entry's place in the order may differ from midnight of its day: time zones reach 14 hours,
/// and a crowded second moves an entry on.
const DAY_MARGIN: i64 = 2 * 24 * 60 * 60;

impl Vault {
    /// Entries that match, newest first. A search word matches words that begin with it, without regard to case and
    /// accents; signs alone, such as an emoji, match nothing. There is no query syntax. At most 24 words of 64 characters
    /// are looked at; an excerpt has some 200 characters. `offset` and `limit` count entries.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn find(
        &self,
        filter: &Filter,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Hit>, VaultError> {
        let db = self.db()?;
        let Some(query) = Query::of(&db, filter)? else {
            return Ok(Vec::new());
        };
        let columns = if query.words.is_empty() {
            HEAD.to_owned()
        } else {
            format!("{HEAD}, search.text")
        };
        let mut hits = Vec::new();
        query.each(&db, &columns, offset, limit, |row| {
            let (excerpt, found) = if query.words.is_empty() {
                (Words::default(), Vec::new())
            } else {
                excerpt(text(row, HEAD_COLUMNS)?, &query.words)
            };
            hits.push(Hit {
                head: head_of(row)?,
                excerpt,
                found,
            });
            Ok(())
        })?;
        Ok(hits)
    }

    /// How many entries match, counted up to `at_most`.
    ///
    /// # Errors
    /// Those of reading (`Damaged`, `DiskFault`, `Engine`).
    pub fn count(&self, filter: &Filter, at_most: usize) -> Result<usize, VaultError> {
        let db = self.db()?;
        if *filter == Filter::default() {
            // By two indexes: whether an entry lies in the trash stands beside its text, which is not read for this.
            let mut statement = db.prepare_cached(
                "SELECT (SELECT count(*) FROM entry) - (SELECT count(*) FROM entry WHERE trashed IS NOT NULL)",
            )?;
            let count: i64 = statement.query_row([], |row| row.get(0))?;
            return Ok(usize::try_from(count).map_or(at_most, |count| count.min(at_most)));
        }
        let Some(query) = Query::of(&db, filter)? else {
            return Ok(0);
        };
        let mut count = 0;
        query.each(&db, "1", 0, at_most, |_| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A filter as SQL: fixed pieces, and every value bound.
struct Query {
    from: &'static str,
    order: &'static str,
    conditions: Vec<&'static str>,
    values: Vec<Value>,
    words: Vec<String>,
    /// Those of the words that are looked for in the texts rather than in the index.
    common: Vec<Beginning>,
}

impl Query {
    /// `None` when the filter asks for words and holds none that could match.
    fn of(db: &Connection, filter: &Filter) -> Result<Option<Self>, VaultError> {
        let words = words(&filter.words);
        if words.is_empty() && !filter.words.trim().is_empty() {
            return Ok(None);
        }
        let mut conditions = Vec::new();
        let mut values = Vec::new();
        let common = common_of(db, &words)?;
        let alternatives = words
            .iter()
            .filter(|word| !common.contains(&letters(word)))
            .map(|word| alternatives_of(db, word))
            .collect::<Result<Vec<_>, _>>()?;
        let by_index = !alternatives.is_empty();
        if by_index {
            conditions.push("search MATCH ?");
            values.push(Value::Text(alternatives.join(" AND ")));
        }
        let (from, order) = match (by_index, filter.theme.is_some(), words.is_empty()) {
            (true, ..) => (
                "search CROSS JOIN entry e ON e.at = search.rowid",
                "search.rowid",
            ),
            (_, true, true) => ("entry_theme t CROSS JOIN entry e ON e.at = t.at", "t.at"),
            (_, true, false) => (
                "entry_theme t CROSS JOIN entry e ON e.at = t.at CROSS JOIN search ON search.rowid = e.at",
                "t.at",
            ),
            (_, false, true) => ("entry e", "e.at"),
            (_, false, false) => ("entry e CROSS JOIN search ON search.rowid = e.at", "e.at"),
        };
        if let Some(theme) = filter.theme {
            conditions.push(if by_index {
                "EXISTS (SELECT 1 FROM entry_theme t WHERE t.theme = ? AND t.at = e.at)"
            } else {
                "t.theme = ?"
            });
            values.push(Value::Text(theme.slug().to_owned()));
        }
        conditions.push(if filter.trashed {
            "e.trashed IS NOT NULL"
        } else {
            "e.trashed IS NULL"
        });
        let mut equal = |condition, value: Option<&str>| {
            if let Some(value) = value {
                conditions.push(condition);
                values.push(Value::Text(value.to_owned()));
            }
        };
        equal("e.kind = ?", filter.kind.map(GuideKind::name));
        equal(
            "e.client = ?",
            filter.client.as_ref().map(ClientCode::as_str),
        );
        equal("e.status = ?", filter.status.map(Status::name));
        if let Some(kind) = filter.kind {
            conditions.push(by_kind(&[kind]));
        }
        if filter.for_supervision {
            conditions.push("e.for_supervision = 1");
        }
        for (day, by_order, by_day, margin) in [
            (filter.from, "e.at >= ?", "e.day >= ?", -DAY_MARGIN),
            (filter.until, "e.at <= ?", "e.day <= ?", DAY_MARGIN),
        ] {
            let Some(day) = day else { continue };
            conditions.push(by_day);
            values.push(Value::Text(day.to_string()));
            if let Ok(midnight) = day.to_zoned(jiff::tz::TimeZone::UTC) {
                conditions.push(by_order);
                values.push(Value::Integer(midnight.timestamp().as_second() + margin));
            }
        }
        Ok(Some(Self {
            from,
            order,
            conditions,
            values,
            words,
            common,
        }))
    }

    /// Hands over these columns of what matches, newest first.
    fn each(
        &self,
        db: &Connection,
        columns: &str,
        offset: usize,
        limit: usize,
        mut with: impl FnMut(&Row<'_>) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        // What has a word that is looked for in the text is known once the text was read.
        let by_text = !self.common.is_empty();
        let (texts, first, most, mut skip) = if by_text {
            (", search.title, search.text", 0, -1, offset)
        } else {
            ("", whole(offset), whole(limit), 0)
        };
        let end = format!("ORDER BY {} DESC LIMIT ? OFFSET ?", self.order);
        let mut statement = self.prepare(db, &format!("{columns}{texts}"), &end)?;
        let last = statement.column_count() - 1;
        let mut values = self.values.clone();
        values.extend([most, first].map(Value::Integer));
        let mut rows = statement.query(params_from_iter(values))?;
        let mut left = limit;
        while left > 0
            && let Some(row) = rows.next()?
        {
            if by_text {
                let texts = [text(row, last - 1)?, text(row, last)?];
                if !self.common.iter().all(|word| has(&texts, word)) {
                    continue;
                }
            }
            if skip > 0 {
                skip -= 1;
                continue;
            }
            left -= 1;
            with(row)?;
        }
        Ok(())
    }

    fn prepare<'a>(
        &self,
        db: &'a Connection,
        columns: &str,
        end: &str,
    ) -> Result<CachedStatement<'a>, VaultError> {
        let Query {
            from, conditions, ..
        } = self;
        let conditions = conditions.join(" AND ");
        Ok(db.prepare_cached(&format!(
            "SELECT {columns} FROM {from} WHERE {conditions} {end}"
        ))?)
    }
}

/// The words to look for: parted at white space, without what the index has no token for.
fn words(typed: &str) -> Vec<String> {
    clean(typed)
        .split_whitespace()
        .map(|word| {
            word.replace('"', " ")
                .trim()
                .chars()
                .take(LONGEST_WORD)
                .collect::<String>()
        })
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_WORDS)
        .collect()
}

/// Those of one or two letters with which words begin in one of ten of the newest entries. They are looked for in the
/// texts: fifty entries are found among the newest few hundred, where the engine would gather every match there is, up to
/// 60 ms among 10,000 English entries. An index of beginnings would be as quick, and make every save dearer.
fn common_of(db: &Connection, words: &[String]) -> Result<Vec<Beginning>, VaultError> {
    const NEWEST: usize = 100;
    let mut counted: Vec<(Beginning, usize)> = words
        .iter()
        .filter(|word| word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .map(|word| (letters(word), 0))
        .collect();
    if counted.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement =
        db.prepare_cached("SELECT title, text FROM search ORDER BY rowid DESC LIMIT ?1")?;
    let mut rows = statement.query([whole(NEWEST)])?;
    while let Some(row) = rows.next()? {
        let texts = [text(row, 0)?, text(row, 1)?];
        for (word, count) in &mut counted {
            *count += usize::from(has(&texts, word));
        }
    }
    counted.retain(|(_, count)| *count >= NEWEST / 10);
    Ok(counted.into_iter().map(|(word, _)| word).collect())
}

/// Whether a word of one of the texts begins so.
fn has(texts: &[&str], word: &Beginning) -> bool {
    let word = std::slice::from_ref(word);
    texts
        .iter()
        .any(|text| matches(text, word).next().is_some())
}

/// A word as the index is asked for it. The engine gathers every match of `"word"*` before it gives the first, in
/// memory that is locked and wiped; the few whole terms that begin with the word stream, newest first. What is not plain
/// ASCII is left to the engine to fold.
fn alternatives_of(db: &Connection, word: &str) -> Result<String, VaultError> {
    let prefix = format!("\"{word}\"*");
    if !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(prefix);
    }
    let word = word.to_ascii_lowercase();
    let mut next = db.prepare_cached("SELECT term FROM vocabulary WHERE term >= ?1 LIMIT 1")?;
    let mut terms: Vec<String> = Vec::new();
    let mut from = word.clone();
    loop {
        let term: Option<String> = next.query_row([&from], |row| row.get(0)).optional()?;
        let Some(term) = term.filter(|term| term.starts_with(&word)) else {
            break;
        };
        if terms.len() == MOST_TERMS || !term.is_ascii() {
            return Ok(prefix);
        }
        from = format!("{term}\u{1}");
        terms.push(format!("\"{term}\""));
    }
    if terms.is_empty() {
        return Ok(prefix);
    }
    Ok(format!("({})", terms.join(" OR ")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::tests::{guide, journal, now, page};
    use super::*;

    /// How the engine goes about a list of one kind.
    fn way(vault: &Vault, kind: GuideKind) -> String {
        let db = vault.db().unwrap();
        let filter = Filter {
            kind: Some(kind),
            ..Filter::default()
        };
        let query = Query::of(&db, &filter).unwrap().unwrap();
        let statement = query.prepare(&db, HEAD, "ORDER BY e.at DESC").unwrap();
        let asked = format!("EXPLAIN QUERY PLAN {}", statement.expanded_sql().unwrap());
        let mut plan = db.prepare(&asked).unwrap();
        let steps = plan.query_map([], |row| row.get::<_, String>(3)).unwrap();
        steps.collect::<Result<Vec<_>, _>>().unwrap().join("; ")
    }

    #[test]
    fn a_list_of_one_kind_goes_through_its_index_and_the_daily_one_through_the_entries_as_they_come()
     {
        let (_home, mut vault) = journal();
        let of_kind = |kind| Guide { kind, ..guide() };
        for (minute, kind) in (0..).zip(GuideKind::ALL.repeat(2)) {
            if kind == GuideKind::Afterword {
                continue;
            }
            let written = &now() + jiff::ToSpan::minutes(minute);
            let head = vault
                .save(&page("a heron"), &of_kind(kind), None, None, &written)
                .unwrap();
            if minute % 7 == 0 {
                vault.trash(head.id, &written).unwrap();
            }
        }
        let listed = |kind, trashed| {
            let filter = Filter {
                kind,
                trashed,
                ..Filter::default()
            };
            let hits = vault.find(&filter, 0, 99).unwrap();
            assert_eq!(vault.count(&filter, 99).unwrap(), hits.len());
            hits.into_iter().map(|hit| hit.head).collect::<Vec<_>>()
        };
        for kind in GuideKind::ALL {
            for trashed in [false, true] {
                let mut all = listed(None, trashed);
                all.retain(|head| head.kind == kind);
                assert_eq!(listed(Some(kind), trashed), all, "{kind:?}");
            }
            let way = way(&vault, kind);
            assert!(!way.contains("TEMP B-TREE"), "{kind:?}: {way}");
            assert_eq!(
                way.contains("entry_kind (kind=?)"),
                kind != GuideKind::Prompt,
                "{kind:?}: {way}"
            );
        }
    }

    #[test]
    fn search_syntax_is_only_letters() {
        assert_eq!(words("NEAR( a\"b* ^c:d"), ["NEAR(", "a b*", "^c:d"]);
        assert!(words("!!! \u{0} \" 🙂").is_empty());
    }
}
