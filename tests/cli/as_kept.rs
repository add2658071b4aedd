//! What somebody put in past the program.

use super::*;

/// Puts pages of before a write back, one at a time, until the journal opens and `is_met` finds what they belong to.
fn put_an_old_page_back(
    home: &Home,
    write: impl FnOnce(&mut Vault, &jiff::Zoned),
    is_met: impl Fn(&Vault) -> bool,
) {
    let now = jiff::Zoned::now();
    let file = home.journal().join("journal.db");
    let open = || Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now);
    let old = fs::read(&file).unwrap();
    let mut vault = open().unwrap();
    write(&mut vault, &now);
    drop(vault);
    let new = fs::read(&file).unwrap();
    for at in (0..old.len()).step_by(4096) {
        let mut mixed = new.clone();
        mixed[at..at + 4096].copy_from_slice(&old[at..at + 4096]);
        fs::write(&file, mixed).unwrap();
        if open().is_ok_and(|vault| is_met(&vault)) {
            return;
        }
    }
    panic!("no old page lies under it");
}

/// The same under entry 1.
fn put_an_old_page_of_entry_1_back(home: &Home) {
    let one = afterhour::domain::EntryId(1);
    put_an_old_page_back(
        home,
        |vault, now| {
            let (mut entry, guide) = vault.read(one).unwrap();
            for answer in entry.page.answers.values_mut() {
                if let afterhour::domain::Answer::Text(words) = answer {
                    *words =
                        afterhour::domain::Words::new("Quite another question, of the same heron.");
                }
            }
            vault
                .save(&entry.page, &guide, Some(one), None, now)
                .unwrap();
        },
        |vault| vault.read(one).is_ok() && vault.is_as_kept(one).is_ok_and(|kept| !kept),
    );
}

/// A name that is missing from the register would leave with the rest.
#[test]
fn a_register_that_is_not_as_it_was_kept_lets_nothing_leave_and_a_check_says_so() {
    let home = Home::with_journal();
    let asked = home.file(
        "asked.toml",
        "question = \"A question about Bert.\"\nfor-supervision = true\n",
    );
    home.done(&["write", "supervision-question", "--answers", text(&asked)]);
    home.done(&["client", "add", "K-07", "--words", "Anna"]);
    put_an_old_page_back(
        &home,
        |vault, _| {
            let mut client = vault.clients().unwrap().remove(0);
            client.words.push(afterhour::domain::Words::new("Bert"));
            vault.put_client(&client).unwrap();
        },
        |vault| {
            vault
                .unfit_of_register()
                .is_ok_and(|unfit| !unfit.is_empty())
        },
    );
    let day = jiff::Zoned::now().date().to_string();
    let share = [
        "share",
        "--passphrase",
        "--from",
        &day,
        "--until",
        &day,
        "--draft",
        "plan.toml",
    ];
    home.with(PASSPHRASE, &share)
        .failed(5, "not as it was kept (the register of clients)");
    assert!(!home.path("plan.toml").exists());
    let posted = home.file("post.txt", "A quiet day by the river.");
    let said = "Note: not as it was kept: the register of clients; a name may be missing from what was looked for.";
    let checked = home.done(&["check", text(&posted)]);
    assert!(checked.talk.contains(said), "{}", checked.talk);

    home.done(&["verify", "--accept"]);
    home.done(&share);
    let checked = home.done(&["check", text(&posted)]);
    assert!(
        !checked.talk.contains("not as it was kept"),
        "{}",
        checked.talk
    );
}

/// Reliability list 17: what does not fit its seal is said where it is read, and does not leave.
#[test]
fn an_entry_that_is_not_as_it_was_kept_is_marked_counted_with_a_word_and_never_shared() {
    let home = Home::with_journal();
    let asked = home.file(
        "asked.toml",
        "question = \"A question about the heron.\"\nfor-supervision = true\n",
    );
    home.done(&["write", "supervision-question", "--answers", text(&asked)]);
    put_an_old_page_of_entry_1_back(&home);
    let listed = home.done(&["search", "heron"]);
    assert!(
        listed.data.contains("not as it was kept"),
        "{}",
        listed.data
    );
    let listed = home.done(&["search", "heron", "--json"]);
    assert_eq!(listed.json()[0]["as_kept"], false);
    let counted = home.done(&["figures"]);
    assert!(
        counted.talk.contains("Not as it was kept: entry 1."),
        "{}",
        counted.talk
    );
    let agenda = home.done(&["agenda"]);
    assert!(
        agenda.talk.contains("Note: Not as it was kept: entry 1."),
        "{}",
        agenda.talk
    );
    assert_eq!(
        home.done(&["agenda", "--json"]).json()["agenda"][0]["as_kept"],
        false
    );
    let day = jiff::Zoned::now().date().to_string();
    let share = [
        "share",
        "--passphrase",
        "--from",
        &day,
        "--until",
        &day,
        "--draft",
        "plan.toml",
    ];
    home.with(PASSPHRASE, &share)
        .failed(5, "entry 1 is not as it was kept");
    assert!(!home.path("plan.toml").exists());

    // Written to again, its seal fits: from then on only the mark tells it.
    let (now, one) = (jiff::Zoned::now(), afterhour::domain::EntryId(1));
    let mut vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    vault.trash(one, &now).unwrap();
    vault.put_back(one).unwrap();
    drop(vault);
    let note = "Note: Not as it was kept: entry 1. What it says and counts for is as it stands now. `afterhour verify` says more.";
    for command in ["figures", "agenda"] {
        let said = home.done(&[command]).talk;
        assert!(said.contains(note), "{command}: {said}");
    }
    let looked = home.done(&["verify"]).data;
    let marked = "noted: entry 1 was not as it was kept when it was written to again";
    assert!(looked.lines().any(|line| line == marked), "{looked}");
    home.with(PASSPHRASE, &share)
        .failed(5, "entry 1 is not as it was kept");
    let accepted = home.done(&["verify", "--accept"]);
    assert!(
        accepted.talk.contains("Was not as it was kept: entry 1."),
        "{}",
        accepted.talk
    );
    assert!(!accepted.data.contains("noted:"), "{}", accepted.data);
    home.done(&share);
}
