//! What README and SECURITY say is so: tables come from the code, commands and options exist, examples are valid, files
//! and tests that are named are there. `UPDATE_README=1 cargo test --test readme` writes the tables anew.
#![allow(clippy::unwrap_used)]

use afterhour::domain::{Guide, GuideKind, Theme, Track, WELL_KNOWN};
use afterhour::failure::Exit;
use afterhour::guides::Library;
use afterhour::passphrase::Passphrase;
use afterhour::tui::keymap::{BINDINGS, Context};
use afterhour::vault::{Cost, Vault};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file))
        .unwrap()
        .replace("\r\n", "\n")
}

/// What stands between `<!-- name -->` and `<!-- /name -->`.
fn part<'a>(readme: &'a str, name: &str) -> &'a str {
    let (_, rest) = readme
        .split_once(&format!("<!-- {name} -->\n"))
        .unwrap_or_else(|| panic!("no marker {name}"));
    rest.split_once(&format!("<!-- /{name} -->"))
        .unwrap_or_else(|| panic!("no end of {name}"))
        .0
}

/// The text of the fenced block in a part.
fn block<'a>(readme: &'a str, name: &str) -> &'a str {
    let (_, rest) = part(readme, name).split_once('\n').unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_tables_are_those_of_the_code() {
    let tables = [
        ("guides", guides()),
        ("exits", exits()),
        ("known", known()),
        ("themes", themes()),
        ("keys", keys()),
    ];
    let readme = read("README.md");
    let mut fresh = readme.clone();
    for (name, table) in &tables {
        let old = part(&fresh, name).to_owned();
        let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        fresh = fresh.replacen(
            &format!("{begin}{old}{end}"),
            &format!("{begin}{table}{end}"),
            1,
        );
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(root().join("README.md"), &fresh).unwrap();
        return;
    }
    for (name, table) in &tables {
        assert_eq!(
            part(&readme, name),
            table,
            "the table {name} is old: UPDATE_README=1 cargo test --test readme"
        );
    }
}

fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}

fn guides() -> String {
    let library = Library::built_in();
    table(
        &["Kind", "Guides"],
        GuideKind::ALL.into_iter().filter_map(|kind| {
            let of_kind: Vec<_> = library.all().filter(|guide| guide.kind == kind).collect();
            let told = match (kind, of_kind.as_slice()) {
                (_, []) => return None,
                (GuideKind::Prompt, prompts) => of_tracks(prompts),
                (_, guides) => titles(guides),
            };
            Some(vec![format!("`{}`", word(kind)), told])
        }),
    )
}

/// The word of a kind in a guide's file.
fn word(kind: GuideKind) -> String {
    kind.name().replace(' ', "-")
}

fn of_tracks(prompts: &[&Guide]) -> String {
    let of = |track| {
        let prompts = prompts.iter().filter(|prompt| prompt.track == track);
        prompts.count()
    };
    format!(
        "{} for everybody; {} for trainees, {} for supervisors and teachers, {} for research",
        of(None),
        of(Some(Track::Trainees)),
        of(Some(Track::Supervisors)),
        of(Some(Track::Research)),
    )
}

fn titles(guides: &[&Guide]) -> String {
    let titles: Vec<&str> = guides.iter().map(|guide| guide.title.as_str()).collect();
    titles.join(" · ")
}

fn exits() -> String {
    table(
        &["Exit code", "Meaning"],
        Exit::TABLE
            .iter()
            .map(|(exit, means)| vec![exit.code().to_string(), (*means).to_owned()]),
    )
}

fn known() -> String {
    table(
        &["Id", "Answer", "What the program does with it"],
        WELL_KNOWN.iter().map(|row| {
            vec![
                format!("`{}`", row.id),
                row.answer.to_owned(),
                format!("It {}.", row.does),
            ]
        }),
    )
}

fn themes() -> String {
    let all: Vec<String> = Theme::all()
        .map(|theme| format!("`{}`", theme.slug()))
        .collect();
    format!("{}.\n", all.join(", "))
}

/// Rows of the same keys and words stand together.
fn keys() -> String {
    let mut rows: Vec<(Vec<&str>, &str, Vec<Context>)> = Vec::new();
    let mut add = |keys: Vec<&'static str>, label: &'static str, context: Option<Context>| {
        let same = rows.iter_mut().find(|(other, of, contexts)| {
            *other == keys && *of == label && contexts.is_empty() == context.is_none()
        });
        match same {
            Some((_, _, contexts)) => contexts.extend(context),
            None => rows.push((keys, label, context.into_iter().collect())),
        }
    };
    for binding in BINDINGS {
        if binding.contexts.is_empty() {
            add(binding.keys.to_vec(), binding.label, None);
        }
        for context in binding.contexts {
            // Where one types, a letter is no key.
            add(
                binding.keys_in(*context).collect(),
                binding.label,
                Some(*context),
            );
        }
    }
    // Anywhere first, then screen by screen.
    rows.sort_by_key(|(_, _, contexts)| {
        let first = |context: &Context| Context::ALL.iter().position(|other| other == context);
        contexts
            .iter()
            .filter_map(first)
            .min()
            .map(|at| (contexts.len() < 7, at))
    });
    table(
        &["Where", "Keys", "What they do"],
        rows.into_iter().map(|(keys, label, contexts)| {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            vec![places(&contexts), keys.join(" "), label.to_owned()]
        }),
    )
}

fn places(contexts: &[Context]) -> String {
    const TOP: [Context; 10] = [
        Context::Today,
        Context::Journal,
        Context::Incidents,
        Context::Echo,
        Context::Presence,
        Context::Policy,
        Context::Clients,
        Context::Guides,
        Context::Supervision,
        Context::Settings,
    ];
    if contexts.is_empty() {
        return "anywhere".into();
    }
    let all_of_top = TOP.iter().all(|tab| contexts.contains(tab));
    let mut names: Vec<&str> = Vec::new();
    if all_of_top {
        names.push("the main screens");
    }
    names.extend(
        Context::ALL
            .iter()
            .filter(|context| contexts.contains(context))
            .filter(|context| !all_of_top || !TOP.contains(context))
            .map(|context| context.name()),
    );
    names.join(", ")
}

#[test]
fn the_two_commands_and_the_rust_version_are_those_of_the_project() {
    let readme = read("README.md");
    let commands: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("cargo "))
        .map(|line| line.split(" #").next().unwrap().trim())
        .collect();
    assert_eq!(
        commands,
        [
            "cargo run --release",
            "cargo run --release -- demo",
            "cargo test"
        ]
    );
    let ci = read(".ci/run");
    assert!(ci.lines().any(|line| line.trim() == "cargo test --locked"));
    let needed = read("Cargo.toml");
    let needed = needed
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "))
        .unwrap()
        .trim_matches('"')
        .to_owned();
    assert!(readme.contains(&format!("Rust {needed} or later")));
}

#[test]
fn every_file_that_is_linked_is_there() {
    let link = Regex::new(r"\]\(([^)#]+)\)").unwrap();
    for page in ["README.md", "SECURITY.md", "CHANGELOG.md"] {
        for found in link.captures_iter(&read(page)) {
            let target = &found[1];
            let there = target.starts_with("https://") || root().join(target).exists();
            assert!(there, "{page} links {target}");
        }
    }
}

#[test]
fn every_picture_is_shown() {
    let readme = read("README.md");
    for picture in fs::read_dir(root().join("assets/pictures")).unwrap() {
        let name = picture.unwrap().file_name().into_string().unwrap();
        assert!(
            readme.contains(&format!("(assets/pictures/{name})")),
            "{name}"
        );
    }
}

#[test]
fn every_command_and_option_that_is_named_exists() {
    let mut helps = BTreeMap::new();
    let command = Regex::new(r"(?:^|[`( ])afterhour ([a-z-][^`#\n]*)").unwrap();
    let mut named = 0;
    for page in ["README.md", "SECURITY.md"] {
        for snippet in code(&read(page)) {
            for found in command.captures_iter(&snippet) {
                exists(&found[1], &mut helps);
                named += 1;
            }
        }
    }
    assert!(named >= 15, "only {named} commands were found");
}

/// Fenced blocks of shell and code spans, a line each.
fn code(page: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut fence: Option<&str> = None;
    let span = Regex::new(r"`([^`]+)`").unwrap();
    let mut prose = String::new();
    for line in page.lines() {
        match (fence, line.strip_prefix("```")) {
            (None, Some(kind)) => fence = Some(kind),
            (Some(_), Some(_)) => fence = None,
            (Some("sh"), None) => out.push(line.to_owned()),
            (Some(_), None) => {}
            (None, None) => {
                prose.push_str(line);
                prose.push(' ');
            }
        }
    }
    out.extend(span.captures_iter(&prose).map(|found| found[1].to_owned()));
    out
}

/// Follows the words of a call down the help, then looks for its options there.
fn exists(call: &str, helps: &mut BTreeMap<String, String>) {
    let mut path = String::new();
    let mut words = call.split_whitespace().peekable();
    loop {
        let help = help_of(&path, helps);
        let commands = commands_in(&help);
        match words.peek() {
            Some(word) if commands.contains(&(*word).to_owned()) => {
                path.push_str(&format!(" {word}"));
                words.next();
            }
            Some(word) if !commands.is_empty() && !word.starts_with('-') => {
                panic!("`afterhour {call}`: there is no `afterhour{path} {word}`")
            }
            _ => {
                for option in words.filter(|word| word.starts_with("--")) {
                    assert!(help.contains(option), "`afterhour {call}`: no {option}");
                }
                return;
            }
        }
    }
}

fn help_of(path: &str, helps: &mut BTreeMap<String, String>) -> String {
    helps
        .entry(path.to_owned())
        .or_insert_with(|| {
            let output = Command::new(env!("CARGO_BIN_EXE_afterhour"))
                .args(path.split_whitespace())
                .arg("--help")
                .output()
                .unwrap();
            assert!(output.status.success(), "afterhour{path} --help");
            String::from_utf8(output.stdout).unwrap()
        })
        .clone()
}

fn commands_in(help: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn the_examples_of_guides_are_valid() {
    let readme = read("README.md");
    for name in ["guide", "pack"] {
        let text = block(&readme, name);
        let checked = Library::built_in().check(name, text);
        assert!(checked.is_ok(), "{checked:?}");
    }
}

#[test]
fn the_commands_that_open_the_journal_are_those_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal");
    let now = "2026-11-21T19:30:00+00:00[Europe/London]".parse().unwrap();
    Vault::create(&journal, &Passphrase::new("demo"), Cost::THROW_AWAY, &now).unwrap();
    let page = fs::read_to_string(journal.join("HOW-TO-OPEN.txt")).unwrap();
    let readme = read("README.md");
    let both = [block(&readme, "open"), block(&readme, "open-backup")];
    for line in both.iter().flat_map(|block| block.lines()) {
        assert!(page.contains(line.trim()), "{line}");
    }
    assert!(page.contains("age -d -i secret.txt -o key.sql recovery.age"));
    assert!(readme.contains("age -d -i secret.txt -o key.sql recovery.age"));
}

#[test]
fn every_test_that_shows_a_promise_exists() {
    let mut source = String::new();
    for folder in ["src", "tests"] {
        gather(&root().join(folder), &mut source);
    }
    // Between the two lines may stand what leaves a test out on some systems.
    let test = Regex::new(r"#\[test\]\n(?:#\[.*\]\n)*fn ([a-z0-9_]+)\(").unwrap();
    let tests: BTreeSet<&str> = test
        .captures_iter(&source)
        .map(|found| found.get(1).unwrap().as_str())
        .collect();
    let name = Regex::new(r"`([a-z0-9]+(?:_[a-z0-9]+){3,})`").unwrap();
    let said = read("SECURITY.md") + &read("tests/RELIABILITY.md");
    let mut named = 0;
    for found in name.captures_iter(&said) {
        assert!(tests.contains(&found[1]), "there is no test {}", &found[1]);
        named += 1;
    }
    assert!(named > 100, "only {named} tests are named");
}

#[test]
fn no_network_is_named_in_the_source_and_no_network_library_is_built_in() {
    let mut source = String::new();
    gather(&root().join("src"), &mut source);
    for word in [
        "std::net",
        "TcpStream",
        "TcpListener",
        "UdpSocket",
        "UnixStream",
    ] {
        assert!(!source.contains(word), "{word}");
    }
    let lock = read("Cargo.lock");
    for library in [
        "attohttpc",
        "curl",
        "hyper",
        "isahc",
        "minreq",
        "native-tls",
        "quinn",
        "reqwest",
        "rustls",
        "smol",
        "socket2",
        "tokio",
        "trust-dns-resolver",
        "hickory-resolver",
        "tungstenite",
        "ureq",
    ] {
        assert!(
            !lock.contains(&format!("name = \"{library}\"\n")),
            "{library}"
        );
    }
}

/// All Rust under a folder, each line without its indentation.
fn gather(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            for line in text.lines() {
                into.push_str(line.trim());
                into.push('\n');
            }
        }
    }
}
