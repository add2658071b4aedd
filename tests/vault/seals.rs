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
