//! The order of the floors, held on the source: a module names only lower floors, and what touches the world is named
//! only where the table says.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Modules by floor. `main` is the binary; `lib.rs` only lists the modules.
const FLOORS: &[(&str, u8)] = &[
    ("domain", 0),
    ("guides", 1),
    ("anonymise", 1),
    ("confine", 1),
    ("figures", 1),
    ("import", 1),
    ("passphrase", 1),
    ("policy", 1),
    ("vault", 2),
    ("about", 2),
    ("supervision", 2),
    ("whereabouts", 2),
    ("demo", 3),
    ("failure", 3),
    ("cli", 4),
    ("tui", 4),
    ("main", 5),
];

/// Words and the files that may say them.
const ONLY_IN: &[(&[&str], &[&str])] = &[
    (&["rusqlite"], &["vault/"]),
    (
        &["age", "age_core"],
        &[
            "vault/key.rs",
            "vault/backup/sealed.rs",
            "supervision/seal.rs",
        ],
    ),
    (&["ratatui", "crossterm"], &["tui/"]),
    (&["landlock", "seccompiler"], &["confine/"]),
    (
        &["Zoned::now", "Timestamp::now", "SystemTime::now"],
        &["main.rs", "cli/", "tui/worker/clock.rs"],
    ),
    (
        &["directories", "std::env"],
        &["main.rs", "cli/", "tui/worker/files.rs"],
    ),
    // Of the full-screen face only the start and the worker know that there is a vault.
    (
        &["crate::vault"],
        &["cli/", "demo", "failure.rs", "tui/mod.rs", "tui/worker"],
    ),
];

#[test]
fn a_module_names_only_lower_floors_and_the_world_is_touched_only_where_the_table_says() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&src, &mut files);
    assert!(files.len() > 20, "only {} files were found", files.len());
    let slips: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let file = path
                .strip_prefix(&src)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            slips(&file, &fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

/// These two tables note their new rows by hand (`vault/integrity/things.rs`).
#[test]
fn new_rows_of_entries_and_revisions_are_written_in_one_place() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&src, &mut files);
    let writing: Vec<_> = files
        .iter()
        .filter(|file| !file.ends_with("tests.rs"))
        .filter(|file| {
            let source = fs::read_to_string(file).unwrap().to_lowercase();
            ["insert", "replace"].iter().any(|act| {
                ["entry (", "revision ("]
                    .iter()
                    .any(|table| source.contains(&format!("{act} into {table}")))
            })
        })
        .collect();
    assert_eq!(writing, [&src.join("vault/keep.rs")]);
}

#[test]
fn a_planted_violation_is_caught() {
    for (file, source, said) in [
        (
            "domain/guide.rs",
            "use crate::tui::App;",
            "domain/guide.rs (floor 0) looks up to tui (floor 4)",
        ),
        (
            "cli/mod.rs",
            "fn f() { crate::tui::run(); }",
            "cli/mod.rs (floor 4) names its neighbour tui",
        ),
        (
            "guides/mod.rs",
            "use crate::{\n    domain::Guide,\n    vault::{Vault, Cost},\n};",
            "guides/mod.rs (floor 1) looks up to vault (floor 2)",
        ),
        (
            "figures.rs",
            "use super::vault::Vault;",
            "figures.rs (floor 1) looks up to vault (floor 2)",
        ),
        (
            "guides/today.rs",
            "fn f() { super::super::cli::run() }",
            "guides/today.rs (floor 1) looks up to cli (floor 4)",
        ),
        (
            "stranger.rs",
            "",
            "stranger.rs stands on no floor: add it to the table",
        ),
        (
            "supervision/export.rs",
            "use rusqlite::Connection;",
            "supervision/export.rs names rusqlite, which belongs in vault/",
        ),
        (
            "vault/mod.rs",
            "let x: age::Encryptor;",
            "vault/mod.rs names age, which belongs in vault/key.rs or vault/backup/sealed.rs or supervision/seal.rs",
        ),
        (
            "vault/entries.rs",
            "let now = jiff::Zoned::now();",
            "vault/entries.rs names Zoned::now, which belongs in main.rs or cli/ or tui/worker/clock.rs",
        ),
        (
            "tui/screens/today.rs",
            "use crate::vault::Vault;",
            "tui/screens/today.rs names crate::vault, which belongs in cli/ or demo or failure.rs or tui/mod.rs or \
             tui/worker",
        ),
        (
            "tui/app.rs",
            "let x = std::env::var(\"HOME\");",
            "tui/app.rs names std::env, which belongs in main.rs or cli/ or tui/worker/files.rs",
        ),
    ] {
        assert_eq!(slips(file, source), [said], "{file}");
    }
}

#[test]
fn what_is_only_said_is_no_violation() {
    for (file, source) in [
        (
            "domain/mod.rs",
            "//! See crate::tui and rusqlite.\n/* crate::vault */ fn f() { let _ = \"crate::cli\"; }",
        ),
        ("domain/entry.rs", "use super::supervision::Period;"),
        ("vault/key.rs", "use age::scrypt;"),
        (
            "supervision/mod.rs",
            "let page = 3; let age = 4; let passage = \"age::x\"; c.age; ",
        ),
        (
            "cli/run.rs",
            "use crate::vault::Vault; use crate::failure::Failure; let c = '\"'; let now = Zoned::now();",
        ),
        (
            "tui/form.rs",
            "let raw = r#\"use \"rusqlite\" here\"#; let c: &'static str = \"\";",
        ),
    ] {
        assert_eq!(slips(file, source), Vec::<String>::new(), "{file}");
    }
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

fn floor(module: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, floor)| *floor)
}

/// What is wrong in one file; `file` is its path under `src/`.
fn slips(file: &str, source: &str) -> Vec<String> {
    if file == "lib.rs" {
        return Vec::new();
    }
    let module = file.split(['/', '.']).next().unwrap();
    let Some(own) = floor(module) else {
        return vec![format!("{file} stands on no floor: add it to the table")];
    };
    let code = without_words(source);
    let mut slips = Vec::new();
    for named in modules_named(file, &code) {
        let Some(other) = floor(&named).filter(|_| named != module) else {
            continue;
        };
        let slip = if other > own {
            format!("{file} (floor {own}) looks up to {named} (floor {other})")
        } else if other == own {
            format!("{file} (floor {own}) names its neighbour {named}")
        } else {
            continue;
        };
        slips.push(slip);
    }
    for (words, places) in ONLY_IN {
        if places.iter().any(|place| file.starts_with(place)) {
            continue;
        }
        for word in *words {
            // A crate is named with a path after it, or in an import; a field or a variable is not.
            let named = mentions(&code, word).any(|at| {
                let after = code[at + word.len()..].trim_start();
                let before = code[..at].trim_end();
                word.contains("::")
                    || after.starts_with("::")
                    || before.ends_with("use")
                    || before.ends_with("crate")
            });
            if named {
                slips.push(format!(
                    "{file} names {word}, which belongs in {}",
                    places.join(" or ")
                ));
            }
        }
    }
    slips.sort();
    slips.dedup();
    slips
}

/// Places where a word stands by itself.
fn mentions<'c>(code: &'c str, word: &'c str) -> impl Iterator<Item = usize> + 'c {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| {
            !code[..*at].ends_with(part) && !code[at + word.len()..].starts_with(part)
        })
}

/// Modules of the top level that the code names, by `crate::`, `afterhour::`, or enough `super::` to come out there.
fn modules_named(file: &str, code: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = path.split('/').count();
    let to_the_top = "super::".repeat(depth);
    ["crate::", "afterhour::", &to_the_top]
        .iter()
        .flat_map(|root| {
            code.match_indices(*root)
                .map(|(at, _)| at + root.len())
                .collect::<Vec<_>>()
        })
        .flat_map(|at| first_names(code[at..].trim_start()))
        .collect()
}

/// `a::b` gives `a`; `{a::b, c::{d, e}}` gives `a` and `c`.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = rest.strip_prefix('{') else {
        return vec![name(rest)];
    };
    let (mut names, mut level, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => level += 1,
            '}' if level == 0 => {
                names.push(name(&group[start..at]));
                break;
            }
            '}' => level -= 1,
            ',' if level == 0 => {
                names.push(name(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

/// The code alone: comments and what stands in quotes become blanks.
fn without_words(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let next = chars.get(at + 1).copied();
        match chars[at] {
            '/' if next == Some('/') => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            '/' if next == Some('*') => {
                at += 2;
                while at < chars.len() && !(chars[at] == '*' && chars.get(at + 1) == Some(&'/')) {
                    at += 1;
                }
                at += 2;
            }
            '"' => {
                let hashes = out.chars().rev().take_while(|c| *c == '#').count();
                let raw = out.trim_end_matches('#').ends_with('r');
                at += 1;
                while at < chars.len() {
                    if chars[at] == '\\' && !raw {
                        at += 2;
                        continue;
                    }
                    let closes =
                        (1..=hashes).all(|hash| !raw || chars.get(at + hash) == Some(&'#'));
                    if chars[at] == '"' && closes {
                        break;
                    }
                    at += 1;
                }
                at += 1;
                out.push(' ');
            }
            // A character, and not a lifetime.
            '\'' if next == Some('\\') => {
                at += 3;
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
                out.push(' ');
            }
            '\'' if chars.get(at + 2) == Some(&'\'') => {
                at += 3;
                out.push(' ');
            }
            c => {
                out.push(c);
                at += 1;
            }
        }
    }
    out
}
