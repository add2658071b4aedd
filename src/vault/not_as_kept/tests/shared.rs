//! What a summary rests on.

use super::*;

#[test]
fn what_sharing_rests_on_is_refused_until_it_is_taken_as_it_stands() {
    let parts = [
        (
            "DELETE FROM client_word WHERE position = 1",
            "the register of clients",
            1,
        ),
        (
            "UPDATE supervisor SET recipient = 'age1z'",
            "the list of supervisors",
            0,
        ),
        (
            "UPDATE setting SET value = replace(value, '5', '7') WHERE name = 'settings'",
            "the record of settings",
            1,
        ),
        (
            "UPDATE preparation SET plan = replace(plan, '7', '8')",
            "the record of unfinished preparations",
            0,
        ),
    ];
    for (sql, part, looked_for) in parts {
        let tampered = Tampered::new();
        let mut vault = tampered.open();
        vault
            .put_client(&client("K-07", &["Anna", "Bert"]))
            .unwrap();
        vault.put_supervisor(&supervisor("Ruth")).unwrap();
        vault.put_settings(&Default::default()).unwrap();
        vault.put_preparation(&plan("Ruth")).unwrap();
        vault.register_as_kept().unwrap();
        tampered.tamper(vault, sql);

        let mut vault = tampered.open();
        let refused = |vault: &Vault| {
            let refused = vault.register_as_kept().err().unwrap();
            assert!(
                matches!(&refused, VaultError::SharingNotAsKept(what) if what == part),
                "{refused}"
            );
            assert_eq!(
                vault.unfit_of_register().unwrap().len(),
                looked_for,
                "{part}"
            );
        };
        refused(&vault);
        let told = format!("{part} is not as it was kept");
        assert!(vault.not_as_kept().unwrap().lines.contains(&told), "{part}");
        vault.looked_at_not_as_kept().unwrap();
        refused(&vault);
        vault.put_client(&client("K-08", &["Ines"])).unwrap();
        vault.put_supervisor(&supervisor("Omar")).unwrap();
        vault.put_settings(&Default::default()).unwrap();
        vault.put_preparation(&plan("Omar")).unwrap();
        refused(&vault);
        vault.seal_anew(&now()).unwrap();
        vault.register_as_kept().unwrap();
    }
}

#[test]
fn the_register_the_supervisors_and_the_settings_stay_marked_when_they_are_written_to_again() {
    type Write = fn(&mut Vault);
    let writes: [(&str, &str, Write); 3] = [
        (
            "DELETE FROM client_word WHERE position = 1",
            "the register of clients",
            |vault| vault.put_client(&client("K-08", &["Ines"])).unwrap(),
        ),
        (
            "UPDATE supervisor SET recipient = 'age1z'",
            "the list of supervisors",
            |vault| vault.put_supervisor(&supervisor("Omar")).unwrap(),
        ),
        (
            "UPDATE setting SET value = replace(value, '5', '7') WHERE name = 'settings'",
            "the record of settings",
            |vault| {
                vault.swap(now().date()).unwrap();
            },
        ),
    ];
    for (sql, thing, write) in writes {
        let tampered = Tampered::new();
        let mut vault = tampered.open();
        vault.seal_anew(&now()).unwrap();
        vault
            .put_client(&client("K-07", &["Anna", "Bert"]))
            .unwrap();
        vault.put_supervisor(&supervisor("Ruth")).unwrap();
        vault.put_settings(&Default::default()).unwrap();
        assert_eq!(vault.not_as_kept().unwrap(), NotAsKept::default());
        tampered.tamper(vault, sql);
        let mut vault = tampered.open();
        write(&mut vault);
        drop(vault);
        let mut vault = tampered.open();
        swept(&mut vault);
        let told = vault.not_as_kept().unwrap();
        let said = format!("{thing} was not as it was kept when it was written to again");
        assert_eq!((told.lines, told.looked), (vec![said], false));
        assert_eq!(vault.seal_anew(&now()).unwrap(), [thing]);
    }
}

fn plan(to: &str) -> crate::domain::Plan {
    let day = now().date();
    crate::domain::Plan {
        to: to.into(),
        period: crate::domain::Period {
            from: day,
            until: day,
        },
        entries: vec![EntryId(7)],
        questions: Vec::new(),
        letters: Vec::new(),
        findings: Vec::new(),
    }
}

fn supervisor(name: &str) -> crate::domain::Supervisor {
    crate::domain::Supervisor {
        name: name.into(),
        recipient: "age1x".into(),
        confirmed: None,
    }
}

#[test]
fn an_unfinished_preparation_that_is_dropped_takes_its_mark_along() {
    let tampered = Tampered::new();
    let mut vault = tampered.open();
    vault.put_preparation(&plan("Ruth")).unwrap();
    tampered.tamper(
        vault,
        "UPDATE preparation SET plan = replace(plan, '7', '8')",
    );
    let mut vault = tampered.open();
    vault.put_preparation(&plan("Omar")).unwrap();
    vault.drop_preparation("Ruth").unwrap();
    assert!(vault.register_as_kept().is_err());
    vault.drop_preparation("Omar").unwrap();
    vault.register_as_kept().unwrap();
    vault.put_preparation(&plan("Ruth")).unwrap();
    vault.register_as_kept().unwrap();
}
