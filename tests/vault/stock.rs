//! The journal opened without us, by the page in its folder.

use super::*;
use std::process::{Command, Output};

/// The command, or the whole here-document, of the page that begins so, without its margin.
fn command(page: &str, start: &str) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let first = lines
        .iter()
        .position(|line| line.trim_start().starts_with(start))
        .unwrap_or_else(|| panic!("no {start} on the page"));
    let end = lines[first..]
        .iter()
        .position(|line| line.trim().is_empty())
        .unwrap();
    let bare = |line: &&str| line.strip_prefix("    ").unwrap_or(line).to_owned();
    lines[first..first + end]
        .iter()
        .map(bare)
        .collect::<Vec<_>>()
        .join("\n")
}

/// A Python that has SQLCipher comes first where `AFTERHOUR_PYTHON` names it.
fn shell(script: &str, folder: &Path) -> Output {
    let mut path = std::env::var_os("PATH").unwrap_or_default();
    if let Some(python) = std::env::var_os("AFTERHOUR_PYTHON").map(PathBuf::from) {
        let mut first = python.parent().unwrap().as_os_str().to_owned();
        first.push(":");
        first.push(path);
        path = first;
    }
    Command::new("sh")
        .args(["-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .output()
        .unwrap()
}

/// Reliability list 36.
#[cfg(unix)]
#[test]
fn another_sqlcipher_opens_the_journal_by_the_commands_in_its_folder() {
    let (journal, mut vault, sheet) = Journal::with_sheet();
    for text in ["a heron in the pond", "a plover on the shore"] {
        let (guide, page) = prompt_saying(text);
        vault.save(&page, &guide, None, None, &now()).unwrap();
    }
    drop(vault);
    let folder = journal.dir();
    if !shell("age --version && python3 -c 'import sqlcipher3'", &folder)
        .status
        .success()
    {
        eprintln!(
            "skipped: age, or sqlcipher3 of Python, is not here; AFTERHOUR_PYTHON names a Python that has it"
        );
        return;
    }
    let before = journal.bytes();
    fs::write(folder.join("secret.txt"), sheet.secret()).unwrap();
    let page = fs::read_to_string(folder.join("HOW-TO-OPEN.txt")).unwrap();
    let key = shell(&command(&page, "age -d -i secret.txt -o key.sql"), &folder);
    assert!(
        key.status.success(),
        "{}",
        String::from_utf8_lossy(&key.stderr)
    );
    let read = shell(&command(&page, "python3 - <<'END'"), &folder);
    let said = String::from_utf8(read.stdout).unwrap();
    assert!(
        read.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&read.stderr)
    );
    let at = ["a heron in the pond", "a plover on the shore"].map(|text| said.find(text).unwrap());
    assert!(at[0] < at[1], "{said}");
    for name in ["secret.txt", "key.sql"] {
        fs::remove_file(folder.join(name)).unwrap();
    }
    assert!(before == journal.bytes(), "reading changed something");
}
