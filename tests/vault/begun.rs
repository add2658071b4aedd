//! Many threads of a process that has not used the engine yet.

use super::*;
use std::process::Command;
use std::sync::Barrier;

const THREADS: usize = 16;

/// Not a test of its own: what is begun again and again. Without its variable it does nothing.
#[test]
fn what_begins() {
    let Some(home) = std::env::var_os("AFTERHOUR_BEGINS_IN") else {
        return;
    };
    let together = Barrier::new(THREADS);
    std::thread::scope(|threads| {
        for number in 0..THREADS {
            let (dir, together) = (Path::new(&home).join(number.to_string()), &together);
            threads.spawn(move || {
                together.wait();
                Vault::open(&*dir, &passphrase(), &now()).unwrap();
            });
        }
    });
}

/// SQLite calls itself ready before SQLCipher is.
#[test]
fn threads_that_begin_together_all_find_the_engine_ready() {
    let home = tempfile::tempdir().unwrap();
    for number in 0..THREADS {
        let dir = home.path().join(number.to_string());
        drop(Vault::create(&*dir, &passphrase(), Cost::THROW_AWAY, &now()).unwrap());
    }
    for begun in 0..60 {
        let ended = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "begun::what_begins"])
            .env("AFTERHOUR_BEGINS_IN", home.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ended.stdout);
        assert!(said.contains("1 passed"), "begun {begun} times: {said}");
    }
}
