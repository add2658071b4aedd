//! Journals as earlier programs left them, each frozen: every later program opens every one of them.
//!
//! A form that is new gets its fixture by `cargo test --test vault frozen -- --ignored`, once, and it is never touched again.
//! They hold birds, and what opens them stands beside them.

use super::*;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn bird_passphrase() -> Passphrase {
    Passphrase::new("otter bridge velvet")
}

fn at(minute: i64) -> Zoned {
    let nine: Zoned = "2026-11-21T09:00:00+00:00[Europe/London]".parse().unwrap();
    nine + minute.minutes()
}

fn pond() -> Guide {
    serde_json::from_str(
        r#"{"id": "pond", "version": 1, "kind": "incident", "title": "At the pond", "purpose": "p", "source": "s",
            "minutes": 5, "themes": ["boundaries"], "questions": [
                {"id": "what", "ask": "Which bird?", "answer": "text"},
                {"id": "client", "ask": "Whom does it touch?", "answer": "client"},
                {"id": "follow-ups", "ask": "What next?", "answer": "follow_ups"}]}"#,
    )
    .unwrap()
}

fn bird(text: &str, of_client: bool) -> Page {
    let act = FollowUp {
        what: Words::new("count the herons"),
        by: date(2026, 11, 26),
        done: None,
    };
    let mut answers = vec![("what", words(text))];
    if of_client {
        answers.push(("client", Answer::Client(client("K-07"))));
        answers.push(("follow-ups", Answer::FollowUps(vec![act])));
    }
    page(&pond(), &answers)
}

/// A journal of this program's form, as those of earlier forms were made.
#[test]
#[ignore = "makes the fixture of a new form, once"]
fn the_newest_form_is_frozen() {
    let guide = pond();
    let there = |form: &usize| fixtures().join(format!("form-{form}")).exists();
    let form = (1..).find(|form| !there(form)).unwrap();
    let dir = fixtures().join(format!("form-{form}"));
    let (mut vault, sheet) =
        Vault::create(&*dir, &bird_passphrase(), Cost::THROW_AWAY, &at(0)).unwrap();
    let one = vault
        .save(&bird("A heron.", false), &guide, None, None, &at(1))
        .unwrap()
        .id;
    vault
        .save(
            &bird("A grey heron.", false),
            &guide,
            Some(one),
            None,
            &at(2),
        )
        .unwrap();
    vault
        .save(&bird("A plover.", true), &guide, None, None, &at(3))
        .unwrap();
    let three = vault
        .save(&bird("A kite.", false), &guide, None, None, &at(4))
        .unwrap()
        .id;
    vault.trash(three, &at(5)).unwrap();
    vault
        .keep_draft(None, &bird("A wren?", false), &guide, None, None, &at(6))
        .unwrap();
    let words = vec![Words::new("plover")];
    vault
        .put_client(&Client {
            code: client("K-07"),
            words,
        })
        .unwrap();
    let supervisor = Supervisor {
        name: "R".into(),
        recipient: "age1r".into(),
        confirmed: None,
    };
    vault.put_supervisor(&supervisor).unwrap();
    vault.put_settings(&Settings::default()).unwrap();
    drop(vault);
    fs::remove_file(dir.join("lock")).unwrap();
    fs::write(dir.join("sheet"), sheet.secret()).unwrap();
}

/// Copies of every fixture, oldest first, each with the secret of its sheet.
fn frozen() -> Vec<(u32, Journal, String)> {
    (1..)
        .map_while(|form| {
            let fixture = fixtures().join(format!("form-{form}"));
            let files = fs::read_dir(&fixture).ok()?;
            let journal = Journal {
                home: tempfile::tempdir().unwrap(),
            };
            fs::create_dir(journal.dir()).unwrap();
            for file in files
                .map(Result::unwrap)
                .filter(|file| file.file_name() != "sheet")
            {
                fs::copy(
                    file.path(),
                    journal.file(file.file_name().to_str().unwrap()),
                )
                .unwrap();
            }
            let secret = fs::read_to_string(fixture.join("sheet")).unwrap();
            Some((form, journal, secret))
        })
        .collect()
}

/// All that was written in it, and nothing more.
fn holds_the_birds(vault: &Vault, form: u32) {
    let read = |id, number| vault.read_revision(EntryId(id), number).unwrap();
    for (id, number, page) in [
        (1, 1, bird("A heron.", false)),
        (1, 2, bird("A grey heron.", false)),
        (2, 1, bird("A plover.", true)),
        (3, 1, bird("A kite.", false)),
    ] {
        assert_eq!(
            read(id, number),
            (
                Entry {
                    page,
                    ..read(id, number).0
                },
                pond()
            ),
            "form {form}"
        );
        assert!(
            vault.is_as_kept(EntryId(id)).unwrap(),
            "form {form}, entry {id}"
        );
    }
    assert_eq!(
        vault.revisions(EntryId(1)).unwrap(),
        [(1, at(1)), (2, at(2))]
    );
    assert_eq!(vault.head(EntryId(3)).unwrap().trashed, Some(at(5)));
    assert_eq!(vault.head(EntryId(2)).unwrap().client, Some(client("K-07")));
    assert_eq!(found(vault, "grey her"), [1]);
    for (kind, trashed, ids) in [
        (GuideKind::Incident, false, vec![2, 1]),
        (GuideKind::Incident, true, vec![3]),
        (GuideKind::Prompt, false, vec![]),
    ] {
        let filter = Filter {
            kind: Some(kind),
            trashed,
            ..Filter::default()
        };
        let hits = vault.find(&filter, 0, 9).unwrap();
        let ids_listed = hits.iter().map(|hit| hit.head.id.0);
        let listed: Vec<u32> = ids_listed.filter(|id| *id <= 3).collect();
        assert_eq!(listed, ids, "form {form}, {kind:?}");
    }
    assert_eq!(vault.due().unwrap()[0].what, Words::new("count the herons"));
    assert_eq!(vault.drafts().unwrap()[0].0.page, bird("A wren?", false));
    assert_eq!(vault.clients().unwrap()[0].words, [Words::new("plover")]);
    assert_eq!(vault.supervisors().unwrap()[0].name, "R");
    vault.settings().unwrap();
}

/// Reliability list 67.
#[test]
fn a_journal_of_every_earlier_form_opens_and_holds_what_was_written_in_it() {
    let all = frozen();
    assert_eq!(all.len(), 6, "the fixtures are gone");
    for (form, journal, _) in all {
        for _ in 0..2 {
            let vault = Vault::open(&journal.dir(), &bird_passphrase(), &at(60))
                .unwrap_or_else(|error| panic!("form {form}: {error}"));
            let open_to_others = |notice: &&String| notice.contains("other users");
            let told: Vec<&String> = vault
                .notices()
                .iter()
                .filter(|notice| !open_to_others(notice))
                .collect();
            assert!(told.is_empty(), "form {form}: {told:?}");
            holds_the_birds(&vault, form);
            vault
                .verify()
                .unwrap_or_else(|error| panic!("form {form}: {error}"));
        }
        let mut vault = Vault::open(&journal.dir(), &bird_passphrase(), &at(61)).unwrap();
        let head = vault
            .save(&bird("A robin.", false), &pond(), None, None, &at(61))
            .unwrap();
        assert_eq!(head.id, EntryId(4), "numbers go on");
        vault
            .new_key(&passphrase(), Cost::THROW_AWAY, &at(62))
            .unwrap();
        holds_the_birds(&vault, form);
        vault.verify().unwrap();
    }
}

/// Reliability list 67: by the sheet that was printed then.
#[test]
fn a_journal_of_every_earlier_form_opens_by_its_sheet() {
    for (form, journal, secret) in frozen() {
        let mut vault = Vault::open_with_recovery(&*journal.dir(), &secret, &at(60))
            .unwrap_or_else(|error| panic!("form {form}: {error}"));
        holds_the_birds(&vault, form);
        vault
            .set_passphrase(&passphrase(), Cost::THROW_AWAY)
            .unwrap();
        drop(vault);
        holds_the_birds(&journal.open().unwrap(), form);
    }
}
