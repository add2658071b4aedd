//! An older page, an older file, entries taken out: noticed, told, and nothing touched until somebody says so.

use super::*;
use afterhour::vault::{Home, Unlike};

const PAGE: usize = 4096;

/// A journal whose mark is kept on this computer.
struct Marked(Journal);

impl Marked {
    /// With three entries and all else that can be kept, closed.
    fn new() -> Self {
        let marked = Self(Journal {
            home: tempfile::tempdir().unwrap(),
        });
        let (mut vault, _) =
            Vault::create(marked.home(), &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
        let (guide, page) = incident_saying("risk: none");
        vault.save(&page, &guide, None, None, &now()).unwrap();
        let (guide, page) = prompt_saying("a quiet evening");
        for _ in 0..2 {
            vault.save(&page, &guide, None, None, &now()).unwrap();
        }
        vault
            .keep_draft(None, &page, &guide, None, None, &now())
            .unwrap();
        register(&mut vault, "Anna");
        drop(vault);
        marked
    }

    /// The same after another hour: every thing of the first one is another one.
    fn later(&self) {
        let mut vault = self.open().unwrap();
        let later = &now() + 1.hour();
        let (guide, page) = incident_saying("risk: plan");
        let id = Some(EntryId(1));
        vault.save(&page, &guide, id, None, &later).unwrap();
        let (guide, page) = prompt_saying("a loud evening!");
        let draft = vault.drafts().unwrap()[0].0.id;
        vault
            .keep_draft(Some(draft), &page, &guide, None, None, &later)
            .unwrap();
        vault.save(&page, &guide, None, None, &later).unwrap();
        vault.trash(EntryId(2), &later).unwrap();
        register(&mut vault, "Ines");
    }

    fn marks(&self) -> PathBuf {
        self.0.home.path().join("marks")
    }

    fn mark(&self) -> PathBuf {
        let all: Vec<_> = fs::read_dir(self.marks()).unwrap().collect();
        assert_eq!(all.len(), 1);
        all[0].as_ref().unwrap().path()
    }

    fn file(&self) -> PathBuf {
        self.0.file("journal.db")
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.file()).unwrap()
    }

    fn put(&self, bytes: &[u8]) {
        fs::write(self.file(), bytes).unwrap();
    }

    // Leaked, because a home borrows both folders and a test asks for it anew each time.
    fn home(&self) -> Home<'static> {
        let leak = |path: PathBuf| -> &'static Path { Box::leak(path.into_boxed_path()) };
        Home::of(leak(self.0.dir())).marked_in(Some(leak(self.marks())))
    }

    fn open(&self) -> Result<Vault, VaultError> {
        Vault::open(self.home(), &passphrase(), &(&now() + 2.hours()))
    }

    /// Why it does not open, once it is sure that nothing was changed.
    fn unlike(&self) -> Unlike {
        let (before, mark) = (self.0.bytes(), fs::read(self.mark()).ok());
        let error = self.open().unwrap_err();
        assert!(
            before == self.0.bytes() && mark == fs::read(self.mark()).ok(),
            "{error}: something was touched"
        );
        match error {
            VaultError::Unlike(unlike) => unlike,
            other => panic!("{other}"),
        }
    }

    fn accept(&self) -> Vault {
        Vault::open(
            self.home().accepting(true),
            &passphrase(),
            &(&now() + 3.hours()),
        )
        .unwrap()
    }
}

fn register(vault: &mut Vault, word: &str) {
    let code = client("K-07");
    let words = vec![Words::new(word)];
    vault.put_client(&Client { code, words }).unwrap();
    vault
        .put_supervisor(&Supervisor {
            name: "Ruth".into(),
            recipient: format!("age1{word}"),
            confirmed: None,
        })
        .unwrap();
    let settings = Settings {
        contacts: vec![Contact {
            who: Words::new(word),
            how: Words::new("01234"),
        }],
        ..Settings::default()
    };
    vault.put_settings(&settings).unwrap();
}

/// All that a person can see of it.
fn seen(vault: &Vault) -> Result<String, VaultError> {
    let mut seen = String::new();
    for trashed in [false, true] {
        for words in ["", "evening", "risk", "loud", "none"] {
            let filter = Filter {
                words: words.into(),
                trashed,
                ..Filter::default()
            };
            for hit in vault.find(&filter, 0, 99)? {
                seen.push_str(&format!("{:?} {}\n", hit.head, hit.excerpt.read()));
                for (number, _) in vault.revisions(hit.head.id)? {
                    let (entry, guide) = vault.read_revision(hit.head.id, number)?;
                    seen.push_str(&serde_json::to_string(&(&entry.page, &guide)).unwrap());
                }
            }
        }
    }
    for (draft, _) in vault.drafts()? {
        seen.push_str(&serde_json::to_string(&draft.page).unwrap());
    }
    seen.push_str(&format!(
        "{:?} {:?} {:?} {:?} {:?}",
        vault
            .clients()?
            .iter()
            .map(|one| one
                .words
                .iter()
                .map(|word| word.read().to_owned())
                .collect::<Vec<_>>())
            .collect::<Vec<_>>(),
        vault.supervisors()?,
        serde_json::to_string(&vault.settings()?).unwrap(),
        vault
            .due()?
            .iter()
            .map(|due| due.what.read().to_owned())
            .collect::<Vec<_>>(),
        vault.themes_visited()?,
    ));
    Ok(seen)
}

/// What comes of opening a tampered file and checking all of it.
#[derive(Debug, PartialEq, Eq, Clone, Copy, PartialOrd, Ord)]
enum Told {
    /// It does not open, or with a notice.
    AtOnce,
    /// `verify` tells.
    ByVerify,
    /// Nobody tells, and nothing that can be seen is another than before.
    NothingToTell,
}

fn told(marked: &Marked, expected: &str) -> Told {
    let vault = match marked.open() {
        Err(_) => return Told::AtOnce,
        Ok(vault) => vault,
    };
    if !vault.notices().is_empty() {
        return Told::AtOnce;
    }
    if vault.verify().is_err() {
        return Told::ByVerify;
    }
    assert_eq!(seen(&vault).unwrap(), expected, "not told");
    Told::NothingToTell
}

/// Reliability list 17.
#[test]
fn an_old_page_put_back_in_any_place_is_told_or_shows_nothing_old() {
    let marked = Marked::new();
    let old = marked.bytes();
    marked.later();
    let new = marked.bytes();
    let expected = seen(&marked.open().unwrap()).unwrap();
    assert!(expected.contains("risk: plan") && expected.contains("risk: none"));
    let mut all: BTreeMap<Told, usize> = BTreeMap::new();
    for at in (0..old.len().min(new.len())).step_by(PAGE) {
        if old[at..at + PAGE] == new[at..at + PAGE] {
            continue;
        }
        let mut mixed = new.clone();
        mixed[at..at + PAGE].copy_from_slice(&old[at..at + PAGE]);
        marked.put(&mixed);
        *all.entry(told(&marked, &expected)).or_default() += 1;
        marked.put(&new);
    }
    eprintln!("{all:?}");
    assert!(
        all[&Told::AtOnce] > 0 && all[&Told::ByVerify] > 0,
        "{all:?}"
    );
    marked.open().unwrap().verify().unwrap();
}

/// Reliability list 17.
#[test]
fn an_older_file_in_place_of_the_newer_one_is_told_with_both_dates_and_waits_for_a_word() {
    let marked = Marked::new();
    let old = marked.bytes();
    marked.later();
    let new = marked.bytes();
    marked.put(&old);
    let unlike = marked.unlike();
    assert_eq!(
        unlike.to_string(),
        "this journal is older than the one last used here: this file is of 21 November 2026, 09:30; the last one \
         was of 21 November 2026, 10:30"
    );
    assert!(matches!(unlike, Unlike::Older { .. }));

    let mut vault = marked.accept();
    assert!(vault.notices()[0].contains("it counts as it stands from now on"));
    assert_eq!(vault.count(&Filter::default(), 9).unwrap(), 3);
    vault.verify().unwrap();
    let (guide, page) = prompt_saying("written in the older one");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    drop(vault);
    let vault = marked.open().unwrap();
    assert_eq!(vault.notices(), [] as [&str; 0]);
    drop(vault);

    marked.put(&new);
    assert!(
        matches!(marked.unlike(), Unlike::Older { .. }),
        "after the choice the other one is the older one"
    );
}

/// Reliability list 17.
#[test]
fn two_copies_of_one_age_that_went_on_apart_are_told() {
    let marked = Marked::new();
    let start = marked.bytes();
    let mark = fs::read(marked.mark()).unwrap();
    let write = |text: &str| {
        let mut vault = marked.open().unwrap();
        let (guide, page) = prompt_saying(text);
        vault.save(&page, &guide, None, None, &now()).unwrap();
        drop(vault);
        marked.bytes()
    };
    let here = write("here");
    let mark_here = fs::read(marked.mark()).unwrap();
    marked.put(&start);
    fs::write(marked.mark(), mark).unwrap();
    let there = write("there");
    fs::write(marked.mark(), mark_here).unwrap();
    assert!(matches!(marked.unlike(), Unlike::Other { .. }));
    marked.put(&here);
    marked.open().unwrap();
    marked.put(&there);
    marked.accept().verify().unwrap();
    assert_eq!(found(&marked.open().unwrap(), "there").len(), 1);
}

/// What is not promised: the mark is no part of the journal, and whoever can write to both can put both back.
#[test]
fn an_older_file_is_not_noticed_without_its_mark_or_with_the_mark_of_its_own_time() {
    let marked = Marked::new();
    let (old, old_mark) = (marked.bytes(), fs::read(marked.mark()).unwrap());
    marked.later();
    let path = marked.mark();
    marked.put(&old);
    fs::write(&path, old_mark).unwrap();
    assert_eq!(marked.open().unwrap().notices(), [] as [&str; 0]);

    marked.put(&old);
    fs::remove_file(&path).unwrap();
    assert_eq!(marked.open().unwrap().notices(), [] as [&str; 0]);
    assert!(path.exists(), "from now on it is noted again");
}

#[test]
fn a_mark_that_is_damaged_is_said_to_be_that_and_made_anew() {
    let marked = Marked::new();
    let path = marked.mark();
    let whole = fs::read(&path).unwrap();
    for damage in [
        &b""[..],
        b"afterhour mark 1\n",
        &whole[..whole.len() / 2],
        &[0xff; 300],
    ] {
        fs::write(&path, damage).unwrap();
        let vault = marked.open().unwrap();
        assert_eq!(vault.notices().len(), 1);
        assert!(vault.notices()[0].contains("could not be read"));
        drop(vault);
        assert_eq!(marked.open().unwrap().notices(), [] as [&str; 0]);
    }
    for (at, byte) in whole.iter().enumerate() {
        let mut other = whole.clone();
        other[at] = byte ^ 1;
        fs::write(&path, other).unwrap();
        let said = match marked.open() {
            Ok(vault) => !vault.notices().is_empty(),
            Err(error) => matches!(error, VaultError::Unlike(Unlike::OtherKey { .. })),
        };
        assert!(said, "byte {at}");
    }
}

#[test]
fn the_mark_holds_no_word_of_the_journal_and_is_its_owners_alone() {
    let marked = Marked::new();
    let text = fs::read_to_string(marked.mark()).unwrap();
    let names: Vec<&str> = text
        .lines()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "afterhour",
            "journal",
            "generation",
            "root",
            "written",
            "mac"
        ]
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            (mode(&marked.marks()), mode(&marked.mark())),
            (0o700, 0o600)
        );
    }
}

#[test]
fn a_journal_opens_where_no_mark_can_be_kept_and_says_so() {
    let marked = Marked::new();
    fs::remove_dir_all(marked.marks()).unwrap();
    fs::write(marked.marks(), "a file where the folder was").unwrap();
    let mut vault = marked.open().unwrap();
    assert!(
        vault.notices()[0].contains("could not be noted"),
        "{:?}",
        vault.notices()
    );
    let (guide, page) = prompt_saying("kept all the same");
    vault.save(&page, &guide, None, None, &now()).unwrap();
    let Err(VaultError::NotWhole(lines)) = vault.verify() else {
        panic!()
    };
    assert!(lines.iter().any(|line| line.contains("could not be noted")));
}

/// Reliability list 17: two pages of one file, exchanged. The cipher counts pages, so that each is damaged in the other's
/// place, but where no table uses either of them.
#[test]
fn two_pages_exchanged_are_damage() {
    let marked = Marked::new();
    let whole = marked.bytes();
    let pages = whole.len() / PAGE;
    let mut unused = 0;
    for at in 1..pages - 1 {
        let mut swapped = whole.clone();
        let (left, right) = swapped.split_at_mut((at + 1) * PAGE);
        left[at * PAGE..].swap_with_slice(&mut right[..PAGE]);
        marked.put(&swapped);
        let verdict = marked.open().and_then(|vault| vault.verify().map(|_| ()));
        unused += usize::from(verdict.is_ok());
    }
    assert!(unused < pages / 4, "{unused} of {pages}");
    marked.put(&whole);
    marked.open().unwrap().verify().unwrap();
}

/// Reliability list 59.
#[test]
fn a_clock_that_went_back_is_told_and_changes_no_order_of_writes() {
    let marked = Marked::new();
    let at = |then: &Zoned| Vault::open(marked.home(), &passphrase(), then);
    let back = &now() - 10.years();
    let mut vault = at(&back).unwrap();
    assert!(vault.notices()[0].contains("the clock of this computer says 21 November 2016"));
    let (guide, page) = prompt_saying("by a clock of 2016");
    let id = vault.save(&page, &guide, None, None, &back).unwrap().id;
    assert_eq!(id, EntryId(4), "numbers go on");
    drop(vault);
    let old = marked.bytes();
    let mut vault = at(&(&now() + 10.years())).unwrap();
    vault.put_back(EntryId(1)).unwrap();
    drop(vault);
    // Later by the clock and older by its writes.
    marked.put(&old);
    assert!(matches!(marked.unlike(), Unlike::Older { .. }));
}
