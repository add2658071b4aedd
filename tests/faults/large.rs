//! A journal that is larger than what the engine keeps in memory of it: nothing of it goes into a file beside.

use super::{number, recording};
use afterhour::domain::*;
use afterhour::passphrase::Passphrase;
use afterhour::vault::{Cost, Vault};
use jiff::{ToSpan, Zoned};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FOLDER: &str = "AFTERHOUR_FAULTS_LARGE";

fn guide() -> Guide {
    serde_json::from_str(
        r#"{"id": "pond", "version": 1, "kind": "reflection", "title": "At the pond", "purpose": "p", "source": "s",
            "minutes": 5, "themes": ["boundaries"], "questions": [
                {"id": "what", "ask": "Which bird?", "answer": "text"},
                {"id": "client", "ask": "Whom does it touch?", "answer": "client"}]}"#,
    )
    .unwrap()
}

/// Does all that sorts, merges, copies or writes much.
#[test]
#[ignore = "the others start it as a process of its own"]
fn a_child_works_in_a_large_journal() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let now: Zoned = "2026-11-21T09:30:00+00:00[Europe/London]".parse().unwrap();
    let guide = guide();
    let code = ClientCode::try_from("K-07".to_owned()).unwrap();
    let passphrase = Passphrase::new("otter bridge velvet");
    let (mut vault, _) = Vault::create(&*folder, &passphrase, Cost::THROW_AWAY, &now).unwrap();
    let count = number("AFTERHOUR_LARGE", 5_000) as i64;
    let text = "a heron, a plover, a kite; ".repeat(90);
    // Newest first, so that what is kept in order has to be sorted.
    let pages = (0..count).map(|at| {
        let mut page = Page::of(&guide);
        let mut put = |id: &str, answer| {
            page.answers
                .insert(QuestionId::try_from(id.to_owned()).unwrap(), answer);
        };
        put("what", Answer::Text(Words::new(&format!("{at} {text}"))));
        if at % 1_000 == 0 {
            put("client", Answer::Client(code.clone()));
        }
        (page, &guide, None, &now - at.minutes())
    });
    vault.save_all(pages).unwrap();
    drop(vault);
    let mut vault = Vault::open(&*folder, &passphrase, &now).unwrap();
    let all = count as usize;
    let search = |words: &str| Filter {
        words: words.into(),
        ..Filter::default()
    };
    assert_eq!(vault.find(&Filter::default(), 0, all).unwrap().len(), all);
    for words in ["heron", "h", "p k", "hérön"] {
        assert_eq!(
            vault.find(&search(words), 0, all).unwrap().len(),
            all,
            "{words}"
        );
        assert_eq!(vault.count(&search(words), all).unwrap(), all);
    }
    vault.visits().unwrap();
    vault.rhythm(now.date().saturating_sub(3.years())).unwrap();
    vault.may_go(now.date()).unwrap();
    let kinds = [GuideKind::Reflection];
    let ever = Period {
        from: now.date().saturating_sub(3.years()),
        until: now.date(),
    };
    let look_again = GuideId::try_from("look-again".to_owned()).unwrap();
    assert!(vault.awaiting(&kinds, ever, &look_again, 9).unwrap().len() > all / 2);
    vault.erase(&code, &BTreeMap::new(), now.date()).unwrap();
    vault.new_key(&passphrase, Cost::THROW_AWAY, &now).unwrap();
    vault.verify().unwrap();
}

/// Reliability list 43.
#[test]
fn much_sorting_merging_and_copying_makes_no_temporary_file() {
    if !recording::is_possible() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let place = home.path().canonicalize().unwrap();
    let folder = place.join("journal");
    let trace = place.join("trace");
    let elsewhere = place.join("temporary");
    std::fs::create_dir(&elsewhere).unwrap();
    let worked = Command::new("strace")
        .args([
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            "trace=open,openat,openat2,creat,memfd_create,mknodat",
            "-o",
        ])
        .arg(&trace)
        .arg(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "large::a_child_works_in_a_large_journal",
            "--ignored",
        ])
        .env(FOLDER, &folder)
        .env("TMPDIR", &elsewhere)
        .env("SQLITE_TMPDIR", &elsewhere)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(worked.success(), "the work itself failed");
    let trace = std::fs::read_to_string(&trace).unwrap();
    let mut made = 0;
    for call in trace.lines().filter(|call| !call.contains(" resumed>")) {
        assert!(
            !call.contains("memfd_create") && !call.contains("mknodat"),
            "{call}"
        );
        if !(call.contains("O_CREAT") || call.contains("O_TMPFILE") || call.contains("creat(")) {
            continue;
        }
        let path = call.split('"').nth(1).map(Path::new);
        let name = path
            .filter(|path| path.starts_with(&folder))
            .and_then(|path| path.file_name()?.to_str());
        let is_known = name.is_some_and(|name| {
            let name = name.strip_prefix("next-").unwrap_or(name);
            name.starts_with(".afterhour-")
                || [
                    "journal.db",
                    "journal.db-journal",
                    "journal.db.new",
                    "journal.db.new-journal",
                    "lock",
                    "unfinished",
                    "switching",
                ]
                .contains(&name)
        });
        assert!(is_known || call.contains("/dev/null"), "{call}");
        made += 1;
    }
    assert!(made > 10, "strace saw nothing");
    assert_eq!(std::fs::read_dir(&elsewhere).unwrap().count(), 0);
}
