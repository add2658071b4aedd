//! Situations that can only be made from inside.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::*;
use jiff::civil::date;

/// A guide of one question, in words.
pub(super) fn guide() -> Guide {
    serde_json::from_str(
        r#"{"id": "evening", "version": 1, "kind": "prompt", "title": "An evening", "purpose": "p",
            "source": "s", "minutes": 5, "themes": ["accounts"],
            "questions": [{"id": "text", "ask": "What?", "answer": "text"}]}"#,
    )
    .unwrap()
}

/// A page that answers it.
pub(super) fn page(text: &str) -> Page {
    let mut page = Page::of(&guide());
    let id = QuestionId::try_from("text".to_owned()).unwrap();
    page.answers.insert(id, Answer::Text(Words::new(text)));
    page
}

pub(super) fn now() -> Zoned {
    "2026-11-21T09:30:00+00:00[UTC]".parse().unwrap()
}

pub(super) fn passphrase() -> Passphrase {
    Passphrase::new("otter bridge velvet")
}

pub(super) fn journal() -> (tempfile::TempDir, Vault) {
    let home = tempfile::tempdir().unwrap();
    let (vault, _) = Vault::create(home.path(), &passphrase(), Cost::THROW_AWAY, &now()).unwrap();
    (home, vault)
}

#[test]
fn a_vault_can_be_given_to_the_thread_that_works_with_it() {
    fn can_be_given<T: Send>() {}
    can_be_given::<Vault>();
}

#[test]
fn a_journal_of_a_newer_form_is_left_as_it_is_unless_it_says_it_can_be_read() {
    let (home, vault) = journal();
    vault
        .db()
        .unwrap()
        .pragma_update(None, "user_version", schema::VERSION + 2)
        .unwrap();
    drop(vault);
    Vault::open(home.path(), &passphrase(), &now()).unwrap();
    let vault = Vault::open(home.path(), &passphrase(), &now()).unwrap();
    vault
        .db()
        .unwrap()
        .execute("UPDATE form SET min_reader = ?1", [schema::VERSION + 1])
        .unwrap();
    drop(vault);
    let before = std::fs::read(home.path().join(files::DATABASE)).unwrap();
    let error = Vault::open(home.path(), &passphrase(), &now()).unwrap_err();
    assert!(
        matches!(error, VaultError::NewerSchema { theirs, .. } if theirs == schema::VERSION + 2)
    );
    assert!(before == std::fs::read(home.path().join(files::DATABASE)).unwrap());
}

#[test]
fn a_full_disk_keeps_what_was_there_and_takes_the_entry_once_there_is_room() {
    let (_home, mut vault) = journal();
    vault
        .save(&page("one"), &guide(), None, None, &now())
        .unwrap();
    let pages: u32 = vault
        .db()
        .unwrap()
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    let limit = |vault: &Vault, pages: u32| {
        vault
            .db()
            .unwrap()
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .unwrap();
    };
    limit(&vault, pages + 1);
    let long = page(&"many words ".repeat(10_000));
    let error = vault.save(&long, &guide(), None, None, &now()).unwrap_err();
    assert!(matches!(error, VaultError::DiskFull), "{error}");
    assert_eq!(vault.count(&Filter::default(), 9).unwrap(), 1);
    vault.verify().unwrap();
    limit(&vault, 1_000_000);
    vault.save(&long, &guide(), None, None, &now()).unwrap();
    vault.verify().unwrap();
}

#[test]
fn a_word_that_was_edited_away_or_deleted_is_gone_from_the_index() {
    let (_home, mut vault) = journal();
    let in_index = |vault: &Vault, word: &str| -> i64 {
        vault
            .db()
            .unwrap()
            .query_row(
                "SELECT count(*) FROM search_data WHERE instr(block, ?1)",
                [word.as_bytes()],
                |row| row.get(0),
            )
            .unwrap()
    };
    let id = vault
        .save(&page("zebra crossing"), &guide(), None, None, &now())
        .unwrap()
        .id;
    assert_eq!(in_index(&vault, "zebra"), 1);
    vault
        .save(&page("pelican crossing"), &guide(), Some(id), None, &now())
        .unwrap();
    assert_eq!(
        (in_index(&vault, "zebra"), in_index(&vault, "pelican")),
        (0, 1)
    );
    vault.trash(id, &now()).unwrap();
    vault
        .empty_trash(&(&now() + jiff::ToSpan::days(31)))
        .unwrap();
    assert_eq!(in_index(&vault, "pelican"), 0);
    for table in [
        "entry",
        "entry_theme",
        "revision",
        "follow_up",
        "search_content",
    ] {
        let left: i64 = vault
            .db()
            .unwrap()
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(left, 0, "{table}");
    }
}

#[test]
fn an_entry_that_goes_takes_its_own_revisions_and_no_others() {
    let (_home, mut vault) = journal();
    let [before, going, after] =
        ["heron", "plover", "kite"].map(|bird| kept_ago(&mut vault, bird, 0));
    for id in [before, going, after] {
        vault
            .save(&page("A second look"), &guide(), Some(id), None, &now())
            .unwrap();
    }
    vault.trash(going, &now()).unwrap();
    vault
        .empty_trash(&(&now() + jiff::ToSpan::days(31)))
        .unwrap();
    assert!(matches!(
        vault.revisions(going),
        Err(VaultError::NoEntry(_))
    ));
    for id in [before, after] {
        assert_eq!(vault.revisions(id).unwrap().len(), 2);
        assert!(vault.is_as_kept(id).unwrap());
    }
    let kept: i64 = vault
        .db()
        .unwrap()
        .query_row("SELECT count(*) FROM revision", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 4);
}

/// No copy is kept of a page that no table uses while it is written anew.
#[test]
fn a_page_in_pieces_that_no_table_uses_is_no_damage() {
    const PAGE: usize = 4096;
    let (home, mut vault) = journal();
    for _ in 0..40 {
        let id = kept_ago(&mut vault, &"A long evening. ".repeat(100), 2);
        vault.trash(id, &now()).unwrap();
    }
    vault
        .empty_trash(&(&now() + jiff::ToSpan::days(31)))
        .unwrap();
    kept_ago(&mut vault, "heron", 0);
    let (count, used): (u32, Vec<u32>) = {
        let db = vault.db().unwrap();
        let count = db.query_row("PRAGMA page_count", [], |row| row.get(0));
        let mut used = db.prepare("SELECT pageno FROM dbstat").unwrap();
        let used = used.query_map([], |row| row.get(0)).unwrap();
        (count.unwrap(), used.collect::<Result<_, _>>().unwrap())
    };
    vault.verify().unwrap();
    drop(vault);
    let file = home.path().join(files::DATABASE);
    let whole = std::fs::read(&file).unwrap();
    let mut told = 0;
    for page in 1..=count {
        let mut torn = whole.clone();
        torn[(page as usize - 1) * PAGE + PAGE / 2] ^= 1;
        std::fs::write(&file, &torn).unwrap();
        let found =
            Vault::open(home.path(), &passphrase(), &now()).and_then(|vault| vault.verify());
        match used.contains(&page) {
            true => assert!(found.is_err(), "page {page}"),
            false => told += usize::from(found.is_err()),
        }
    }
    // What lists the free pages is one of them.
    let free = count as usize - used.len();
    assert!(free > 10 && told == 1, "{told} of {free}");
}

#[test]
fn a_write_cut_short_by_a_kill_is_rolled_back() {
    let (home, mut vault) = journal();
    vault
        .save(&page("kept"), &guide(), None, None, &now())
        .unwrap();
    let name = |at: &Path, suffix: &str| at.join(format!("{}{suffix}", files::DATABASE));
    let frozen = tempfile::tempdir().unwrap();
    // A small cache makes the engine write pages before the commit, with the journal hot.
    vault
        .db()
        .unwrap()
        .execute_batch("PRAGMA cache_size = 5; BEGIN")
        .unwrap();
    vault
        .db()
        .unwrap()
        .execute("UPDATE search SET text = ?1", ["lost ".repeat(20_000)])
        .unwrap();
    for file in std::fs::read_dir(home.path()).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), frozen.path().join(file.file_name())).unwrap();
    }
    assert!(
        std::fs::metadata(name(frozen.path(), "-journal"))
            .unwrap()
            .len()
            > 0
    );
    let vault = Vault::open(frozen.path(), &passphrase(), &now()).unwrap();
    vault.verify().unwrap();
    assert_eq!(vault.read(EntryId(1)).unwrap().0.page, page("kept"));
    drop(vault);
    assert!(!name(frozen.path(), "-journal").exists());
}

#[test]
fn an_afterword_stands_behind_the_entry_in_a_revision_of_its_own_and_is_counted() {
    let (_home, mut vault) = journal();
    let after: Guide = serde_json::from_str(
        r#"{"id": "look-again", "version": 1, "kind": "afterword", "title": "Later", "purpose": "p",
            "source": "s", "minutes": 5, "themes": ["accounts"],
            "questions": [{"id": "seen-now", "ask": "What now?", "answer": "text"}]}"#,
    )
    .unwrap();
    let mut said = Page::of(&after);
    let seen = QuestionId::try_from("seen-now".to_owned()).unwrap();
    said.answers
        .insert(seen.clone(), Answer::Text(Words::new("calmer")));
    let alone = vault.save(&said, &after, None, None, &now()).unwrap_err();
    assert!(matches!(alone, VaultError::AfterwordAlone));

    let guide = Guide {
        kind: GuideKind::Reflection,
        ..guide()
    };
    let head = vault
        .save(&page("one"), &guide, None, None, &now())
        .unwrap();
    let year = Period {
        from: date(2026, 1, 1),
        until: date(2026, 12, 31),
    };
    let kinds = [GuideKind::Reflection];
    let waiting = |vault: &Vault| vault.awaiting(&kinds, year, &after.id, 1).unwrap().len();
    assert_eq!(waiting(&vault), 1);
    let later = vault
        .save(&said, &after, Some(head.id), None, &now())
        .unwrap();
    assert_eq!((later.revision, later.guide.id.as_str()), (2, "evening"));
    assert_eq!(waiting(&vault), 0);
    assert_eq!(
        vault.appended(head.id).unwrap(),
        [(after.id.clone(), date(2026, 11, 21))]
    );

    let (entry, asked) = vault.read(head.id).unwrap();
    assert!(asked.question(&seen).is_some());
    assert_eq!(entry.page.answers.len(), 2);
    let (first, asked) = vault.read_revision(head.id, 1).unwrap();
    assert!(asked.question(&seen).is_none());
    assert_eq!(first.page.answers.len(), 1);
    let mut seen_now = Vec::new();
    vault
        .each(&kinds, year, |head, entry, guide| {
            seen_now.push((head.id, entry.revised.is_some(), guide.questions.len()));
        })
        .unwrap();
    assert_eq!(seen_now, [(head.id, true, 2)]);
    assert_eq!(vault.newest(&guide.id).unwrap().unwrap().0.id, head.id);
    assert!(vault.newest(&after.id).unwrap().is_none());
}

/// An entry of the guide, kept so many months before now.
fn kept_ago(vault: &mut Vault, text: &str, months: i64) -> EntryId {
    let written = now().checked_sub(jiff::ToSpan::months(months)).unwrap();
    vault
        .save(&page(text), &guide(), None, None, &written)
        .unwrap()
        .id
}

#[test]
fn only_what_was_last_written_before_the_period_of_its_kind_may_go() {
    let (_home, mut vault) = journal();
    let today = now().date();
    let old = kept_ago(&mut vault, "old", 25);
    let edited = kept_ago(&mut vault, "edited since", 25);
    vault
        .save(&page("edited"), &guide(), Some(edited), None, &now())
        .unwrap();
    kept_ago(&mut vault, "on the day of the period", 24);
    let flagged = kept_ago(&mut vault, "for supervision", 30);
    let amended = now().checked_sub(jiff::ToSpan::months(29)).unwrap();
    vault
        .amend(
            flagged,
            known::FOR_SUPERVISION,
            Answer::YesNo(true),
            &amended,
        )
        .unwrap();
    assert_eq!(vault.may_go(today).unwrap(), [], "no kind has a period");

    let mut settings = vault.settings().unwrap();
    settings.retention.months.insert(GuideKind::Incident, 1);
    vault.put_settings(&settings).unwrap();
    assert_eq!(vault.may_go(today).unwrap(), [], "another kind");

    settings.retention.months.insert(GuideKind::Prompt, 24);
    vault.put_settings(&settings).unwrap();
    let ids: Vec<EntryId> = vault
        .may_go(today)
        .unwrap()
        .iter()
        .map(|head| head.id)
        .collect();
    assert_eq!(ids, [old]);

    vault.trash_all(&ids, &now()).unwrap();
    assert_eq!(vault.may_go(today).unwrap(), []);
    vault.put_back(old).unwrap();
    assert_eq!(vault.may_go(today).unwrap().len(), 1);
}

#[test]
fn a_hold_keeps_every_entry_out_of_the_trash_and_the_trash_full() {
    let (_home, mut vault) = journal();
    let kept = kept_ago(&mut vault, "kept", 1);
    let thrown = kept_ago(&mut vault, "thrown away before", 1);
    vault.trash(thrown, &now()).unwrap();
    let mut settings = vault.settings().unwrap();
    settings.retention.hold = Some(Hold {
        since: date(2026, 5, 3),
        why: HoldReason::Complaint,
    });
    vault.put_settings(&settings).unwrap();

    let error = vault.trash(kept, &now()).unwrap_err();
    assert!(matches!(error, VaultError::OnHold(_)));
    assert!(error.to_string().contains("since 3 May 2026, a complaint"));
    assert!(vault.trash_all(&[kept], &now()).is_err());
    let later = &now() + jiff::ToSpan::days(31);
    vault.empty_trash(&later).unwrap();
    assert!(vault.read(thrown).is_ok());

    settings.retention.hold = None;
    vault.put_settings(&settings).unwrap();
    vault.trash(kept, &now()).unwrap();
    vault.empty_trash(&later).unwrap();
    assert!(vault.read(thrown).is_err());
}

#[test]
fn several_go_to_the_trash_together_or_none() {
    let (_home, mut vault) = journal();
    let one = kept_ago(&mut vault, "one", 1);
    assert!(vault.trash_all(&[one, EntryId(99)], &now()).is_err());
    assert_eq!(vault.head(one).unwrap().trashed, None);
}

#[test]
fn a_policy_written_anew_is_the_next_version_of_the_one_there_is() {
    let (_home, mut vault) = journal();
    let policy: Guide = serde_json::from_str(
        r#"{"id": "policy", "version": 1, "kind": "policy", "title": "Policy", "purpose": "p", "source": "s",
            "minutes": 5, "themes": ["policy"], "questions": [
                {"id": "friending", "ask": "Friends?", "answer": "text"},
                {"id": "reviews", "ask": "Reviews?", "answer": "text"}]}"#,
    )
    .unwrap();
    let id = |name: &str| QuestionId::try_from(name.to_owned()).unwrap();
    let said = |clauses: &[(&str, &str)]| {
        let mut page = Page::of(&policy);
        for (name, words) in clauses {
            page.answers
                .insert(id(name), Answer::Text(Words::new(words)));
        }
        page
    };
    let mut keep = |page: &Page| vault.save(page, &policy, None, None, &now()).unwrap();
    let first = keep(&said(&[("friending", "no"), ("reviews", "none")]));
    let second = keep(&said(&[("reviews", "as you like")]));
    assert_eq!((second.id, second.revision), (first.id, 2));
    let (entry, _) = vault.read(first.id).unwrap();
    let text = |name: &str| entry.page.answers.get(&id(name)).cloned();
    assert_eq!(text("friending"), Some(Answer::Text(Words::new("no"))));
    assert_eq!(
        text("reviews"),
        Some(Answer::Text(Words::new("as you like")))
    );
}
