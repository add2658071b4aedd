//! Any row of acts, held against a model that keeps everything in memory.
//!
//! Longer: `AFTERHOUR_STEPS=100000 cargo test --release --test vault any_row_of_acts`. A failure names seed and step;
//! `AFTERHOUR_SEED` begins with another.

use super::*;
use std::fmt::Write;

/// Acts of one journal; then another is begun.
const ROW: usize = 120;

/// splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| all[self.below(all.len())])
    }
}

/// An entry as the model knows it: the word of each revision.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    revisions: Vec<usize>,
    client: Option<usize>,
    trashed: bool,
}

#[derive(Debug, Default)]
struct Model {
    entries: BTreeMap<u32, Known>,
    /// The word of each draft, and which entry it revises.
    drafts: BTreeMap<u32, (usize, Option<u32>)>,
    registered: BTreeSet<usize>,
    erased: BTreeSet<usize>,
    passphrase: usize,
    newest: u32,
    /// The sheet, as it was made last.
    sheet: String,
}

/// One journal with its model.
struct Row {
    journal: Journal,
    vault: Option<Vault>,
    model: Model,
    random: Random,
    /// How many acts; each has a word of its own.
    acts: usize,
}

const CLIENTS: usize = 4;

fn code(client: usize) -> ClientCode {
    super::client(&format!("M-{client}"))
}

fn secret(changes: usize) -> Passphrase {
    Passphrase::new(&format!("otter bridge velvet marble {changes}"))
}

fn word(act: usize) -> String {
    let mut word = String::from("w");
    for digit in act.to_string().bytes() {
        write!(word, "{}", char::from(b'a' + digit - b'0')).unwrap();
    }
    word + "q"
}

fn page_of(act: usize, client: Option<usize>) -> (Guide, Page) {
    let guide = guide(INCIDENT);
    let mut answers = vec![
        ("kind", choice("message")),
        ("what", words(&format!("Something about {}.", word(act)))),
    ];
    answers.extend(client.map(|client| ("client", Answer::Client(code(client)))));
    let page = page(&guide, &answers);
    (guide, page)
}

impl Row {
    fn new(seed: u64) -> Self {
        let journal = Journal {
            home: tempfile::tempdir().unwrap(),
        };
        let (vault, sheet) =
            Vault::create(&journal.dir(), &secret(0), Cost::THROW_AWAY, &now()).unwrap();
        Self {
            journal,
            vault: Some(vault),
            model: Model {
                sheet: sheet.secret().to_owned(),
                ..Model::default()
            },
            random: Random(seed),
            acts: 0,
        }
    }

    fn now(&self) -> Zoned {
        &now() + i64::try_from(self.acts).unwrap().minutes()
    }

    fn there(&self, trashed: bool) -> Vec<u32> {
        let all = self.model.entries.iter();
        all.filter(|(_, known)| known.trashed == trashed)
            .map(|(id, _)| *id)
            .collect()
    }

    fn act(&mut self) {
        self.acts += 1;
        let (act, now) = (self.acts, self.now());
        let mut vault = self.vault.take().unwrap();
        let (alive, trashed) = (self.there(false), self.there(true));
        let all: Vec<u32> = self.model.entries.keys().copied().collect();
        let drafts: Vec<u32> = self.model.drafts.keys().copied().collect();
        match self.random.below(24) {
            0..6 => {
                let client = (self.random.below(2) == 0).then(|| self.random.below(CLIENTS));
                let draft = self.random.of(&drafts).filter(|_| act.is_multiple_of(3));
                let (guide, page) = page_of(act, client);
                let saved = vault.save(&page, &guide, None, draft.map(DraftId), &now);
                if client.is_some_and(|client| self.model.erased.contains(&client)) {
                    assert!(matches!(saved, Err(VaultError::Erased(..))), "{saved:?}");
                } else {
                    self.model.newest += 1;
                    assert_eq!(saved.unwrap().id.0, self.model.newest);
                    draft.and_then(|draft| self.model.drafts.remove(&draft));
                    let known = Known {
                        revisions: vec![act],
                        client,
                        trashed: false,
                    };
                    self.model.entries.insert(self.model.newest, known);
                }
            }
            6..10 => {
                if let Some(id) = self.random.of(&all) {
                    let known = self.model.entries.get_mut(&id).unwrap();
                    let (guide, page) = page_of(act, known.client);
                    let head = vault
                        .save(&page, &guide, Some(EntryId(id)), None, &now)
                        .unwrap();
                    known.revisions.push(act);
                    known.trashed = false;
                    assert_eq!(head.revision as usize, known.revisions.len());
                }
            }
            10..12 => {
                if let Some(id) = self.random.of(&alive) {
                    vault.trash(EntryId(id), &now).unwrap();
                    self.model.entries.get_mut(&id).unwrap().trashed = true;
                }
            }
            12 => {
                if let Some(id) = self.random.of(&trashed) {
                    vault.put_back(EntryId(id)).unwrap();
                    self.model.entries.get_mut(&id).unwrap().trashed = false;
                }
            }
            13..16 => {
                let revises = self.random.of(&all).filter(|_| act.is_multiple_of(2));
                let before = self.random.of(&drafts).filter(|_| act.is_multiple_of(5));
                let (guide, page) = page_of(act, None);
                let id = vault
                    .keep_draft(
                        before.map(DraftId),
                        &page,
                        &guide,
                        None,
                        revises.map(EntryId),
                        &now,
                    )
                    .unwrap();
                self.model.drafts.insert(id.0, (act, revises));
            }
            16 => {
                if let Some(id) = self.random.of(&drafts) {
                    vault.drop_draft(DraftId(id)).unwrap();
                    self.model.drafts.remove(&id);
                }
            }
            17 => {
                let client = self.random.below(CLIENTS);
                let registered = Client {
                    code: code(client),
                    words: Vec::new(),
                };
                match vault.put_client(&registered) {
                    Err(VaultError::Erased(..)) => assert!(self.model.erased.contains(&client)),
                    done => {
                        done.unwrap();
                        self.model.registered.insert(client);
                    }
                }
            }
            18 => self.erase(&mut vault, now.date()),
            19 => {
                self.model.passphrase += 1;
                vault
                    .set_passphrase(&secret(self.model.passphrase), Cost::THROW_AWAY)
                    .unwrap();
            }
            20 => {
                self.model.passphrase += 1;
                let passphrase = secret(self.model.passphrase);
                let sheet = vault.new_key(&passphrase, Cost::THROW_AWAY, &now).unwrap();
                self.model.sheet = sheet.secret().to_owned();
            }
            21 => {
                drop(vault);
                let sheet = self.model.sheet.clone();
                vault = Vault::open_with_recovery(&*self.journal.dir(), &sheet, &now).unwrap();
            }
            _ => {
                drop(vault);
                if let Some(older) = self.model.passphrase.checked_sub(1) {
                    Vault::open(&self.journal.dir(), &secret(older), &now).unwrap_err();
                }
                let newest = secret(self.model.passphrase);
                vault = Vault::open(&self.journal.dir(), &newest, &now).unwrap();
            }
        }
        self.vault = Some(vault);
    }

    fn erase(&mut self, vault: &mut Vault, today: Date) {
        let client = self.random.below(CLIENTS);
        let going: BTreeSet<u32> = self
            .model
            .entries
            .iter()
            .filter(|(_, known)| known.client == Some(client))
            .map(|(id, _)| *id)
            .collect();
        let erased = vault.erase(&code(client), &BTreeMap::new(), today);
        if going.is_empty() && !self.model.registered.contains(&client) {
            assert!(matches!(erased, Err(VaultError::NoTraces(_))), "{erased:?}");
            return;
        }
        assert_eq!(erased.unwrap().entries, going.len());
        self.model.entries.retain(|id, _| !going.contains(id));
        self.model
            .drafts
            .retain(|_, (_, revises)| revises.is_none_or(|id| !going.contains(&id)));
        self.model.registered.remove(&client);
        self.model.erased.insert(client);
    }

    fn compare(&self) {
        let vault = self.vault.as_ref().unwrap();
        for trashed in [false, true] {
            let filter = Filter {
                trashed,
                ..Filter::default()
            };
            let hits = vault.find(&filter, 0, 1_000).unwrap();
            let ids: Vec<u32> = hits.iter().rev().map(|hit| hit.head.id.0).collect();
            assert_eq!(ids, self.there(trashed));
        }
        for (id, known) in &self.model.entries {
            let id = EntryId(*id);
            assert_eq!(vault.revisions(id).unwrap().len(), known.revisions.len());
            for (number, act) in (1..).zip(&known.revisions) {
                let (entry, _) = vault.read_revision(id, number).unwrap();
                assert_eq!(
                    entry.page,
                    page_of(*act, known.client).1,
                    "entry {id}, revision {number}"
                );
            }
            assert!(vault.is_as_kept(id).unwrap(), "entry {id}");
        }
        let drafts: BTreeMap<u32, (Page, Option<u32>)> = vault
            .drafts()
            .unwrap()
            .into_iter()
            .map(|(draft, _)| (draft.id.0, (draft.page, draft.revises.map(|id| id.0))))
            .collect();
        let expected: BTreeMap<u32, (Page, Option<u32>)> = self
            .model
            .drafts
            .iter()
            .map(|(id, (act, revises))| (*id, (page_of(*act, None).1, *revises)))
            .collect();
        assert!(drafts == expected, "drafts");
        let registered: Vec<ClientCode> = vault
            .clients()
            .unwrap()
            .into_iter()
            .map(|client| client.code)
            .collect();
        assert_eq!(
            registered,
            self.model
                .registered
                .iter()
                .copied()
                .map(code)
                .collect::<Vec<_>>()
        );
        for act in [self.acts, self.acts / 2, self.acts.saturating_sub(3)] {
            let newest = |known: &Known| !known.trashed && known.revisions.last() == Some(&act);
            let having: Vec<u32> = self
                .model
                .entries
                .iter()
                .filter(|(_, known)| newest(known))
                .map(|(id, _)| *id)
                .collect();
            assert_eq!(
                found(vault, &word(act)),
                having,
                "search for the word of act {act}"
            );
        }
    }
}

/// Reliability list 87.
#[test]
fn any_row_of_acts_leaves_what_a_model_of_it_says() {
    let number = |name: &str, usual: u64| {
        std::env::var(name).map_or(usual, |number| number.parse().unwrap())
    };
    let (steps, first) = (
        number("AFTERHOUR_STEPS", 120),
        number("AFTERHOUR_SEED", 20_261_121),
    );
    let mut done = 0;
    for seed in first.. {
        let mut row = Row::new(seed);
        for _ in 0..ROW {
            if done == steps {
                eprintln!("{steps} acts, seeds {first} to {seed}");
                return;
            }
            eprintln!("seed {seed}, act {}", row.acts + 1);
            row.act();
            row.compare();
            done += 1;
        }
        row.vault.as_ref().unwrap().verify().unwrap();
    }
}
