//! The vault beside its floor: a bare SQLCipher table with a search index under the same pragmas.
//!
//! `cargo bench --bench vault`; 100,000 entries only with `AFTERHOUR_BENCH_LARGE=1`, since they take minutes to write.
//! The ratios at the top are of medians taken in turns, so that a slow moment of the disk hits both. Where a sync takes
//! milliseconds, both wait for the same four of them and the ratio of a save comes near 1, which says nothing: what each
//! writes stays the same on every disk.
//!
//! What is saved is an entry as the corpus of the bar has them: some 200 words, one theme, a client in three of five, and
//! without the rare word, which stays in three entries however much is saved. Most of a journal are answers to a daily
//! prompt, so that is what `save` keeps; what a reflection writes is counted beside it.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod corpus;

use afterhour::domain::*;
use afterhour::vault::{Home, Vault};
use corpus::{COMMON, Corpus, RARE, now, of_client, page, passphrase};
use divan::{Bencher, black_box};
use jiff::{ToSpan, Zoned};
use rusqlite::Connection;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const FLOOR: &str = "
CREATE TABLE entries (id INTEGER PRIMARY KEY, date TEXT, title TEXT, theme TEXT, tags TEXT, body TEXT);
CREATE INDEX e_date ON entries (date);
CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = 'entries', content_rowid = 'id');
CREATE TRIGGER e_ai AFTER INSERT ON entries BEGIN
    INSERT INTO fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;";

fn sizes() -> Vec<usize> {
    let mut sizes = vec![1_000, 10_000];
    if std::env::var_os("AFTERHOUR_BENCH_LARGE").is_some() {
        sizes.push(100_000);
    }
    sizes
}

/// Both stores with the same corpus in them.
struct Stores {
    _home: TempDir,
    dir: PathBuf,
    marks: PathBuf,
    reflection: Guide,
    daily: Guide,
    vault: RefCell<Option<Vault>>,
    floor: RefCell<Connection>,
    saved: Cell<usize>,
    inserted: Cell<usize>,
    text: String,
    /// Without a client, and with one.
    pages: [Page; 2],
}

impl Stores {
    fn of(size: usize) -> Rc<Self> {
        thread_local!(static ALL: RefCell<BTreeMap<usize, Rc<Stores>>> = RefCell::default());
        ALL.with(|all| {
            all.borrow_mut()
                .entry(size)
                .or_insert_with(|| Rc::new(Self::make(size)))
                .clone()
        })
    }

    fn make(size: usize) -> Self {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("journal");
        let marks = home.path().join("marks");
        // Opened anew, with its mark kept as it is outside of a measurement.
        drop(corpus::journal(&dir, size));
        let place = Home::of(&dir).marked_in(Some(&marks));
        let vault = Vault::open(place, &passphrase(), &now()).unwrap();
        let mut floor = Connection::open(home.path().join("floor.db")).unwrap();
        let key = "00112233445566778899aabbccddeeff".repeat(3);
        floor
            .execute_batch(&format!(
                "PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;
                 PRAGMA key = \"x'{key}'\"; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY;
                 PRAGMA secure_delete = ON; PRAGMA cache_size = -1280; PRAGMA journal_mode = DELETE;
                 PRAGMA synchronous = EXTRA; {FLOOR}
                 INSERT INTO fts (fts, rank) VALUES ('secure-delete', 1);"
            ))
            .unwrap();
        let transaction = floor.transaction().unwrap();
        for (nth, (written, text)) in Corpus::new(size).enumerate() {
            insert(&transaction, &written, nth, &text);
        }
        transaction.commit().unwrap();
        let reflection = corpus::guide();
        let mut daily = reflection.clone();
        daily.id = GuideId::try_from("daily".to_owned()).unwrap();
        daily.kind = GuideKind::Prompt;
        // Of seven, the first is not one of the three with the rare word.
        let text = Corpus::new(7).next().unwrap().1;
        assert!(!text.contains(RARE));
        Self {
            _home: home,
            dir,
            marks,
            reflection,
            vault: RefCell::new(Some(vault)),
            floor: RefCell::new(floor),
            saved: Cell::default(),
            inserted: Cell::default(),
            pages: [3, 7].map(|nth| page(&daily, &text, nth)),
            daily,
            text,
        }
    }

    fn save(&self, guide: &Guide) {
        let nth = self.saved.replace(self.saved.get() + 1);
        let written = &now() + (nth as i64).minutes();
        let page = &self.pages[usize::from(of_client(nth))];
        let mut vault = self.vault.borrow_mut();
        black_box(
            vault
                .as_mut()
                .unwrap()
                .save(page, guide, None, None, &written)
                .unwrap(),
        );
    }

    fn insert(&self) {
        let nth = self.inserted.replace(self.inserted.get() + 1);
        insert(&self.floor.borrow(), &now(), nth, &self.text);
    }

    fn find(&self, words: &str) {
        let filter = Filter {
            words: words.into(),
            ..Filter::default()
        };
        black_box(
            self.vault
                .borrow()
                .as_ref()
                .unwrap()
                .find(&filter, 0, 50)
                .unwrap(),
        );
    }

    fn select(&self, words: &str) {
        let floor = self.floor.borrow();
        let mut statement = floor
            .prepare_cached(
                "SELECT e.id, e.date, e.title FROM fts JOIN entries e ON e.id = fts.rowid
                 WHERE fts MATCH ?1 ORDER BY fts.rowid DESC LIMIT 50",
            )
            .unwrap();
        let rows = statement.query_map([words], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
            ))
        });
        black_box(rows.unwrap().collect::<Result<Vec<_>, _>>().unwrap());
    }
}

fn insert(floor: &Connection, written: &Zoned, nth: usize, text: &str) {
    let title = match of_client(nth) {
        true => "An evening online, K-07",
        false => "An evening online",
    };
    floor
        .prepare_cached(
            "INSERT INTO entries (date, title, theme, tags, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .unwrap()
        .execute((written.to_string(), title, "boundaries", "accounts", text))
        .unwrap();
}

#[divan::bench(args = sizes(), sample_count = 40)]
fn unlock_without_derivation(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| {
        let mut vault = stores.vault.borrow_mut();
        drop(vault.take());
        let home = Home::of(&stores.dir).marked_in(Some(&stores.marks));
        *vault = Some(Vault::open(home, &passphrase(), &now()).unwrap());
    });
}

/// What the worker does in slices once the journal is open.
#[divan::bench(args = sizes(), sample_count = 20)]
fn every_seal(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| {
        let vault = stores.vault.borrow();
        let (unfit, _) = vault
            .as_ref()
            .unwrap()
            .look_at_some(None, usize::MAX)
            .unwrap();
        assert!(unfit.is_empty());
    });
}

/// One such slice.
#[divan::bench(args = sizes(), sample_count = 50)]
fn a_slice_of_seals(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| {
        let vault = stores.vault.borrow();
        black_box(vault.as_ref().unwrap().look_at_some(None, 100).unwrap());
    });
}

#[divan::bench(args = sizes(), sample_count = 200, sample_size = 1)]
fn save(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| stores.save(&stores.daily));
}

#[divan::bench(args = sizes(), sample_count = 200, sample_size = 1)]
fn save_floor(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| stores.insert());
}

#[divan::bench(args = sizes())]
fn first_list(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| stores.find(""));
}

#[divan::bench(args = sizes())]
fn first_hits_common(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| stores.find(COMMON));
}

#[divan::bench(args = sizes())]
fn first_hits_common_floor(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| stores.select(COMMON));
}

#[divan::bench(args = sizes())]
fn first_hits_one_letter(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| stores.find("s"));
}

#[divan::bench(args = sizes())]
fn first_hits_rare(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| stores.find(RARE));
}

#[divan::bench(args = sizes())]
fn first_hits_rare_floor(bencher: Bencher, size: usize) {
    let stores = Stores::of(size);
    bencher.bench_local(|| stores.select(RARE));
}

/// Medians of both, taken in turns; of ours also what one in a hundred is over.
fn in_turns(rounds: usize, ours: impl Fn(), floor: impl Fn()) -> [Duration; 3] {
    let time = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        a.push(time(&ours));
        b.push(time(&floor));
    }
    a.sort();
    b.sort();
    [a[rounds / 2], b[rounds / 2], a[rounds * 99 / 100]]
}

/// Bytes this process has handed to the system to be written, where it counts them.
fn written() -> Option<u64> {
    let counts = std::fs::read_to_string("/proc/self/io").ok()?;
    let line = counts
        .lines()
        .find_map(|line| line.strip_prefix("wchar:"))?;
    line.trim().parse().ok()
}

/// KiB that one round writes, median and mean: the mean holds the rounds in which the index is merged.
fn kib_written(rounds: usize, work: impl Fn()) -> Option<[f64; 2]> {
    let mut each = Vec::new();
    for _ in 0..rounds {
        let before = written()?;
        work();
        each.push((written()? - before) as f64 / 1024.0);
    }
    each.sort_by(f64::total_cmp);
    Some([each[rounds / 2], each.iter().sum::<f64>() / rounds as f64])
}

fn main() {
    let measuring = std::env::args().any(|argument| argument == "--bench");
    for size in sizes().into_iter().filter(|_| measuring) {
        let stores = Stores::of(size);
        let line = |what: &str, [ours, floor, most]: [Duration; 3]| {
            let ratio = ours.as_secs_f64() / floor.as_secs_f64();
            println!(
                "{size:>7} entries, {what:<22} {ours:>10.2?} : {floor:>10.2?} = {ratio:.2}, p99 {most:.2?}"
            );
        };
        let save = || stores.save(&stores.daily);
        line("save", in_turns(300, save, || stores.insert()));
        line(
            "50 hits, common word",
            in_turns(50, || stores.find(COMMON), || stores.select(COMMON)),
        );
        line(
            "50 hits, rare word",
            in_turns(50, || stores.find(RARE), || stores.select(RARE)),
        );
        // Last, so that the searches above find as many entries as they always did.
        let floor = kib_written(300, || stores.insert());
        let reflect = || stores.save(&stores.reflection);
        for (what, ours) in [
            ("written by a save", kib_written(300, save)),
            ("by one of a reflection", kib_written(300, reflect)),
        ] {
            if let (Some([ours, ours_mean]), Some([floor, floor_mean])) = (ours, floor) {
                println!(
                    "{size:>7} entries, {what:<22} {ours:>6.0} KiB : {floor:>6.0} KiB = {:.2}, mean {ours_mean:.0} : {floor_mean:.0}",
                    ours / floor
                );
            }
        }
    }
    divan::main();
}
