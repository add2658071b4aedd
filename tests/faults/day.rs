//! A day's work at a journal, and what must be found of it afterwards.
//!
//! The work is a fixed row of acts drawn from a seed, so that the one who looks afterwards knows what each act was.

use super::Random;
use afterhour::domain::*;
use afterhour::passphrase::Passphrase;
use afterhour::vault::{Cost, Vault, VaultError};
use jiff::{ToSpan, Zoned};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

const GUIDE: &str = r#"
id = "evening"
version = 1
kind = "reflection"
title = "An evening online"
purpose = "To look back."
source = "A. Author (2020), section 1"
minutes = 5
themes = ["boundaries"]
questions = [{ id = "text", ask = "What was it?", answer = "text" }]
"#;

/// What the child prints before what it was told is kept.
const MARK: &str = "kept ";
const FOLDER: &str = "AFTERHOUR_FAULTS_FOLDER";
const PART: &str = "AFTERHOUR_FAULTS_PART";

/// One act of a day. Texts are numbered by their act, so that none is like another.
#[derive(Debug, Clone, Copy)]
enum Act {
    Save,
    Edit,
    Draft,
    Trash,
    ChangePassphrase,
}

fn act(seed: u64, number: usize) -> Act {
    let mut random = Random(seed ^ (number as u64) << 20);
    match random.below(20) {
        0..12 => Act::Save,
        12..16 => Act::Edit,
        16..18 => Act::Draft,
        18 => Act::Trash,
        _ => Act::ChangePassphrase,
    }
}

/// The text of an act; every ninth is long enough to take several pages.
fn text(number: usize) -> String {
    let long = if number % 9 == 4 { 700 } else { 1 };
    format!("evening {number}: {}", "a quiet hour online. ".repeat(long))
}

fn guide() -> &'static Guide {
    static READ: LazyLock<Guide> = LazyLock::new(|| toml::from_str(GUIDE).unwrap());
    &READ
}

fn page(number: usize) -> Page {
    let guide = guide();
    let mut page = Page::of(guide);
    let id = guide.questions[0].id.clone();
    page.answers
        .insert(id, Answer::Text(Words::new(&text(number))));
    page
}

fn text_of(page: &Page) -> String {
    match page.answers.values().next() {
        Some(Answer::Text(words)) => words.read().to_owned(),
        _ => String::new(),
    }
}

fn id(at: usize) -> EntryId {
    EntryId(u32::try_from(at + 1).unwrap())
}

fn now(number: usize) -> Zoned {
    let morning: Zoned = "2026-11-21T09:30:00+00:00[Europe/London]".parse().unwrap();
    &morning + i64::try_from(number).unwrap().seconds()
}

/// The passphrase after so many changes.
fn passphrase(changes: usize) -> Passphrase {
    Passphrase::new(&format!("otter bridge velvet marble lunar {changes}"))
}

/// What has been done so far: the state that must be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// How many acts.
    acts: usize,
    /// Of each entry the act that wrote its newest revision, and whether it lies in the trash.
    entries: Vec<(usize, bool)>,
    drafts: BTreeSet<usize>,
    passphrases: usize,
}

impl Done {
    /// After so many acts; the first makes the journal.
    pub fn by(seed: u64, acts: usize) -> Done {
        let mut done = Done::default();
        (0..acts).for_each(|_| done.take(seed));
        done
    }

    /// The entry that is edited or thrown away: the newest that is not in the trash.
    fn target(&self) -> Option<usize> {
        self.entries.iter().rposition(|(_, trashed)| !trashed)
    }

    fn take(&mut self, seed: u64) {
        let number = self.acts;
        self.acts += 1;
        if number == 0 {
            return;
        }
        match (act(seed, number), self.target()) {
            (Act::Save, _) | (Act::Edit | Act::Trash, None) => self.entries.push((number, false)),
            (Act::Edit, Some(at)) => self.entries[at].0 = number,
            (Act::Trash, Some(at)) => self.entries[at].1 = true,
            (Act::Draft, _) => {
                self.drafts.insert(number);
            }
            (Act::ChangePassphrase, _) => self.passphrases += 1,
        }
    }

    /// Does the next act.
    fn perform(&self, vault: &mut Vault, seed: u64) -> Result<(), VaultError> {
        let (number, guide, now) = (self.acts, guide(), now(self.acts));
        match (act(seed, number), self.target()) {
            (Act::Save, _) | (Act::Edit | Act::Trash, None) => {
                vault.save(&page(number), guide, None, None, &now).map(drop)
            }
            (Act::Edit, Some(at)) => vault
                .save(&page(number), guide, Some(id(at)), None, &now)
                .map(drop),
            (Act::Trash, Some(at)) => vault.trash(id(at), &now),
            (Act::Draft, _) => vault
                .keep_draft(None, &page(number), guide, None, None, &now)
                .map(drop),
            (Act::ChangePassphrase, _) => {
                vault.set_passphrase(&passphrase(self.passphrases + 1), Cost::THROW_AWAY)
            }
        }
    }

    fn open(&self, folder: &Path) -> Result<Vault, VaultError> {
        Vault::open(folder, &passphrase(self.passphrases), &now(self.acts))
    }

    /// Whether this is what the journal holds, word for word.
    fn is_in(&self, vault: &Vault) -> bool {
        let entries = (0..).map_while(|at| {
            let (entry, _) = vault.read(id(at)).ok()?;
            Some((entry.page, vault.head(id(at)).ok()?.trashed.is_some()))
        });
        let drafts: BTreeSet<String> = vault
            .drafts()
            .unwrap()
            .into_iter()
            .map(|(draft, _)| text_of(&draft.page))
            .collect();
        entries.eq(self
            .entries
            .iter()
            .map(|(number, trashed)| (page(*number), *trashed)))
            && drafts == self.drafts.iter().copied().map(text).collect()
    }
}

/// Opens what was left and holds it against what was acknowledged: everything is there, whole, and nothing else but the act
/// that was being done. Returns how many acts are done, nothing when there is no journal yet.
pub fn look(folder: &Path, seed: u64, acknowledged: usize) -> usize {
    let surely = Done::by(seed, acknowledged);
    let perhaps = Done::by(seed, acknowledged + 1);
    // A change of the passphrase shows in nothing but what opens the journal.
    let (opened, by) = match surely.open(folder) {
        Err(VaultError::WrongPassphrase) => (perhaps.open(folder), perhaps.passphrases),
        // The set-up was cut short: the wizard begins it anew.
        Err(VaultError::NoJournal(_) | VaultError::Unfinished(_)) if acknowledged == 0 => return 0,
        opened => (opened, surely.passphrases),
    };
    let vault = opened
        .unwrap_or_else(|error| panic!("{acknowledged} acts were kept, seed {seed}: {error}"));
    vault
        .verify()
        .unwrap_or_else(|error| panic!("{acknowledged} acts were kept, seed {seed}: {error:?}"));
    [surely, perhaps]
        .into_iter()
        .find(|done| done.acts > 0 && done.passphrases == by && done.is_in(&vault))
        .unwrap_or_else(|| {
            panic!(
                "an acknowledged act is lost, or another is there: {acknowledged} were, seed {seed}"
            )
        })
        .acts
}

/// The passphrase that opens the journal after so many acts.
pub fn passphrase_after(seed: u64, acts: usize) -> String {
    passphrase(Done::by(seed, acts).passphrases)
        .reveal()
        .to_owned()
}

/// How a child is asked for acts `from..until` of `seed` in this folder.
pub fn child(folder: &Path, seed: u64, from: usize, until: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "day::a_child_works_its_part_of_the_day",
            "--ignored",
        ])
        .args(["--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(PART, format!("{seed} {from} {until}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// How many acts are kept, by a line of the child.
pub fn kept(line: &str) -> Option<usize> {
    line.trim_end().strip_prefix(MARK)?.parse().ok()
}

#[test]
#[ignore = "the others start it as a process of its own"]
fn a_child_works_its_part_of_the_day() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let part = std::env::var(PART).unwrap();
    let part: Vec<u64> = part
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    let [seed, from, until] = part[..] else {
        panic!("seed, from, until");
    };
    let mut done = Done::by(seed, from as usize);
    let mut vault = match from {
        0 => {
            let made = Vault::create(&folder, &passphrase(0), Cost::THROW_AWAY, &now(0));
            done.take(seed);
            tell(1);
            made.unwrap().0
        }
        _ => done.open(&folder).unwrap(),
    };
    while done.acts < until as usize {
        let mut next = done.clone();
        next.take(seed);
        match done.perform(&mut vault, seed) {
            Ok(()) => tell(next.acts),
            // What could not be kept for want of room is tried again, unless it is there after all.
            Err(error) => {
                assert!(
                    !matches!(error, VaultError::Damaged),
                    "a full disk is not damage"
                );
                if !next.is_in(&vault) {
                    continue;
                }
            }
        }
        done = next;
    }
}

fn tell(acts: usize) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{MARK}{acts}\n").as_bytes())
        .unwrap();
    out.flush().unwrap();
}
