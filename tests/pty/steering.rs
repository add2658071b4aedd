//! Text from outside, in every place it can come from, never steers the terminal: each byte that the program writes is one
//! that it means.

use crate::terminal::{Home, PASSPHRASE, save};
use afterhour::domain::{
    AnswerKind, Client, ClientCode, Contact, EntryId, Lettered, Period, Receipt, Settings,
    Supervisor, Words,
};
use afterhour::guides::Library;
use afterhour::supervision::Identity;
use afterhour::vault::Vault;
use jiff::Zoned;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What steers a terminal, hides from the eye or turns the order of letters.
const HOSTILE: &str = "hostile\u{1b}[31mred\u{1b}]0;title\u{7}\u{1b}]52;c;aGk=\u{7}\u{1b}P1$r\u{1b}\\\u{9b}31m\u{9d}0;t\u{9c}\
    \u{202e}turned\u{200b}zero\u{feff}\rover\u{8}\u{8}back\u{7f}\u{85}\u{0}end";

/// A terminal that knows which sequences the program means to write, and takes note of any other.
#[derive(Default)]
struct Strict {
    wrong: Vec<String>,
}

impl vte::Perform for Strict {
    fn print(&mut self, c: char) {
        let hides = matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}');
        if c.is_control() || hides {
            self.wrong.push(format!("{c:?}"));
        }
    }

    fn execute(&mut self, byte: u8) {
        if !matches!(byte, b'\r' | b'\n') {
            self.wrong.push(format!("control {byte:#x}"));
        }
    }

    fn hook(&mut self, _: &vte::Params, _: &[u8], _: bool, action: char) {
        self.wrong.push(format!("device control {action:?}"));
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        // Which colours it has.
        if !matches!(params, [b"10" | b"11", b"?"]) {
            self.wrong.push(format!("system command {params:?}"));
        }
    }

    fn csi_dispatch(&mut self, params: &vte::Params, marks: &[u8], ignore: bool, action: char) {
        let first = params
            .iter()
            .next()
            .and_then(|param| param.first())
            .copied();
        let meant = match (marks, action) {
            // A place, colours and weights, an empty screen.
            (b"", 'H' | 'm') => true,
            (b"", 'J') => first == Some(2),
            // What kind of terminal it is.
            (b"", 'c') => true,
            // Cursor, alternate screen, mouse, pastes, a frame shown at once.
            (b"?", 'h' | 'l') => matches!(
                first,
                Some(25 | 1049 | 1000 | 1002 | 1003 | 1006 | 1015 | 2004 | 2026)
            ),
            _ => false,
        };
        if ignore || !meant {
            let params: Vec<_> = params.iter().collect();
            self.wrong
                .push(format!("CSI {marks:?} {params:?} {action:?}"));
        }
    }

    fn esc_dispatch(&mut self, marks: &[u8], _: bool, byte: u8) {
        // The end of a system command.
        if (marks, byte) != (b"", b'\\') {
            self.wrong.push(format!("ESC {marks:?} {byte:#x}"));
        }
    }
}

#[track_caller]
fn means_every_byte(written: &[u8]) {
    let mut strict = Strict::default();
    vte::Parser::new().advance(&mut strict, written);
    assert!(strict.wrong.is_empty(), "{:?}", strict.wrong);
}

/// A journal with hostile text wherever a text can be, in a folder with a hostile name.
fn hostile_journal(home: &Home) -> (PathBuf, Identity) {
    let now = Zoned::now();
    let folder = home
        .path()
        .join("hostile\u{1b}[31m\u{202e}\u{9b}31m\n\u{7}");
    let mut vault = home.creates(&folder);
    let words = || Words::new(HOSTILE);
    let code = ClientCode::try_from("K-07".to_owned()).unwrap();
    vault
        .put_client(&Client {
            code: code.clone(),
            words: vec![words(), Words::new("Rosalind")],
        })
        .unwrap();
    let identity = Identity::generate();
    let recipient = identity.recipient().as_str().to_owned();
    let named = |name: &str, recipient: &str| Supervisor {
        name: name.into(),
        recipient: recipient.into(),
        confirmed: Some(now.date()),
    };
    vault.put_supervisor(&named(HOSTILE, &recipient)).unwrap();
    vault.put_supervisor(&named("Ruth", &recipient)).unwrap();
    let settings = Settings {
        country: HOSTILE.into(),
        ethics: HOSTILE.into(),
        kept: vec![words()],
        contacts: vec![Contact {
            who: words(),
            how: words(),
        }],
        ..Settings::default()
    };
    vault.put_settings(&settings).unwrap();
    vault
        .put_receipt(&Receipt {
            sealed: now.clone(),
            to: HOSTILE.into(),
            recipient: HOSTILE.into(),
            period: Period {
                from: now.date(),
                until: now.date(),
            },
            entries: vec![EntryId(1)],
            letters: vec![Lettered {
                letter: HOSTILE.into(),
                code: Some(code),
            }],
            replaced: 0,
            kept: 0,
            sha256: HOSTILE.into(),
            size: 1,
            file: HOSTILE.into(),
        })
        .unwrap();
    let seen = format!("{HOSTILE} Rosalind wrote from Whitby.");
    save(
        &mut vault,
        "incident",
        &[("seen", &seen), ("needs", HOSTILE)],
        &now,
    );
    vault.put_identity(&identity.reveal()).unwrap();
    // An account, a voice, a policy, a question for supervision: texts that other screens and commands show.
    for guide in ["account", "echo-audit", "policy", "supervision-question"] {
        every_text(&mut vault, guide, &now);
    }
    (folder, identity)
}

/// An entry in which every text of the guide is hostile.
fn every_text(vault: &mut Vault, guide: &str, now: &Zoned) {
    let library = Library::built_in();
    let guide = library.named(guide).unwrap();
    let texts: Vec<(&str, &str)> = guide
        .questions
        .iter()
        .filter(|question| matches!(question.answer, AnswerKind::Text | AnswerKind::Line))
        .map(|question| (question.id.as_str(), HOSTILE))
        .collect();
    assert!(!texts.is_empty(), "{}", guide.id);
    save(vault, guide.id.as_str(), &texts, now);
}

/// The hostile text as it stands in a file of TOML.
fn escaped() -> String {
    HOSTILE
        .chars()
        .filter(|c| *c != '\0')
        .map(|c| match c {
            '\\' => "\\\\".to_owned(),
            c if c.is_control() => format!("\\u{:04X}", c as u32),
            c => c.to_string(),
        })
        .collect()
}

/// Guides of one's own whose every text is hostile: they are left out, and why is said.
fn hostile_pack(home: &Home) {
    let folder = home.path().join("config/afterhour/guides");
    std::fs::create_dir_all(&folder).unwrap();
    let text = escaped();
    let pack = format!(
        "id = \"own\"\nversion = 1\nkind = \"reflection\"\ntitle = \"{text}\"\npurpose = \"{text}\"\nsource = \"{text}\"\n\
         minutes = 1\nthemes = [\"boundaries\"]\n[[questions]]\nid = \"one\"\nask = \"{text}\"\nhelp = \"{text}\"\nanswer = \"text\"\n\
         [[notes]]\nquestion = \"one\"\ntext = \"{text}\"\nsource = \"{text}\"\n"
    );
    std::fs::write(folder.join("own.toml"), &pack).unwrap();
    std::fs::write(
        folder.join("slip\u{1b}[31m\u{202e}.toml"),
        format!("id = \"{text}\"\n"),
    )
    .unwrap();
}

/// A file that a stranger sealed for this key pair: no summary, but anything they like.
fn sealed_for(identity: &Identity, path: &Path) {
    let recipient: age::x25519::Recipient = identity.recipient().as_str().parse().unwrap();
    let sealed = age::encrypt(&recipient, HOSTILE.replace('\0', "").as_bytes()).unwrap();
    std::fs::write(path, sealed).unwrap();
}

/// Reliability list 44, 46, 48, 58.
#[test]
fn hostile_text_does_not_steer_the_interface() {
    let home = Home::new();
    let (folder, identity) = hostile_journal(&home);
    let received = home.path().join("received.age");
    sealed_for(&identity, &received);
    hostile_pack(&home);
    let mut terminal = home.start(&["--journal", folder.to_str().unwrap()]);
    terminal
        .sees("is locked")
        .sees("a guide of yours was left out")
        .types(PASSPHRASE)
        .key("Enter")
        .sees("[Today]");
    terminal
        .types("2")
        .sees("[Journal]")
        .types("/Whitby")
        .key("Enter")
        .sees("What did you see")
        .sees("hostile")
        .sees("Rosalind wrote from Whitby");
    terminal
        .key("Esc")
        .sees("[Journal]")
        .key("Esc")
        .sees("Esc clears")
        .types("3")
        .sees("[Incidents]")
        .types("8")
        .sees("[Clients]")
        .key("Enter")
        .sees("hostile");
    terminal.types("9").sees("Guides");
    terminal
        .types("7")
        .sees("[Supervision]")
        .sees("hostile")
        .types("0")
        .sees("Settings")
        .sees("hostile");
    // Numbers, the policy and its page, the inventory, the voices, what is kept, and about.
    for (key, tab) in [
        ("4", "[Echo chamber]"),
        ("5", "[Presence]"),
        ("6", "[Policy]"),
    ] {
        terminal.types(key).sees(tab);
    }
    terminal.types("1").sees("[Today]").types("g").sees("hythm");
    for _ in 0..6 {
        let before = terminal.screen();
        terminal
            .key("Right")
            .until_or_end(|screen| screen.contents() != before);
    }
    terminal
        .key("Esc")
        .sees("[Today]")
        .types("0")
        .sees("Settings");
    // What a stranger sealed.
    let pasted = format!("\x1b[200~{}\x1b[201~", received.display());
    terminal
        .types("7")
        .sees("[Supervision]")
        .types("o")
        .sees("sealed");
    terminal
        .sends(pasted.as_bytes())
        .key("Enter")
        .sees("Received: ");
    terminal
        .key("Esc")
        .sees("[Supervision]")
        .types("0")
        .sees("Settings");
    // The card, a paste, and what is shared.
    terminal
        .sends(b"\x1bOS")
        .sees("112 works")
        .key("Esc")
        .sees("Settings")
        .types("1")
        .sees("[Today]");
    terminal.types("w").sees("question 1 of");
    terminal
        .sends(format!("\x1b[200~{HOSTILE} pasted\x1b[201~").as_bytes())
        .sees("pasted");
    terminal
        .key("Ctrl+K")
        .sees("Kept as entry")
        .types("7")
        .sees("[Supervision]");
    means_every_byte(&terminal.written);
    terminal
        .types("s")
        .sees("[x]")
        .key("Ctrl+N")
        .sees("finding 1 of")
        .types("k")
        .key("Esc")
        .sees("Ctrl+N findings")
        .key("Esc");
    terminal.sees("[Supervision]").quits();
    means_every_byte(&terminal.written);
}

/// Reliability list 45.
#[test]
fn hostile_text_does_not_steer_the_line_by_line_face() {
    let home = Home::new();
    let (folder, identity) = hostile_journal(&home);
    hostile_pack(&home);
    let journal = folder.to_str().unwrap();
    let sealed = home.path().join("sealed.age");
    sealed_for(&identity, &sealed);
    let key = home.path().join("key");
    std::fs::write(&key, identity.reveal().as_bytes()).unwrap();
    let text = home.path().join("text");
    std::fs::write(
        &text,
        format!("{HOSTILE} Rosalind \u{9b}31m\u{202e}Whitby\u{1b}[31m"),
    )
    .unwrap();
    let [sealed, key, text] = [&sealed, &key, &text].map(|path| path.to_str().unwrap());
    let folder_of_sealed = home.path().join("received\u{1b}[31m\u{202e}");
    std::fs::create_dir(&folder_of_sealed).unwrap();
    std::fs::copy(sealed, folder_of_sealed.join("one\u{9b}31m.age")).unwrap();
    let folder_of_sealed = folder_of_sealed.to_str().unwrap();
    let hostile = HOSTILE.split('\0').next().unwrap();
    let commented = format!("{}  # {hostile}", identity.recipient().as_str());
    let out = "no\u{1b}[31m\u{202e}folder/out.md";
    let plan = home.path().join("plan.toml");
    let answers = home.path().join("answers.toml");
    std::fs::write(&plan, format!("entries = \"{hostile}\"\n")).unwrap();
    std::fs::write(&answers, format!("\"{}\" = 1\n", escaped())).unwrap();
    let [plan, answers] = [&plan, &answers].map(|path| path.to_str().unwrap());
    let commands: &[&[&str]] = &[
        &["list"],
        &["list", "--json"],
        &["show", "1"],
        &["show", "1", "--json"],
        &["search", hostile],
        &["agenda"],
        &["figures"],
        &["figures", "--json"],
        &["retention", "list"],
        &["retention", "set", "\u{1b}[31m\u{202e}", "3"],
        &["policy", "show"],
        &["policy", "versions"],
        &["policy", "coverage"],
        &["policy", "given"],
        &["policy", "export", out],
        &["client", "list"],
        &["client", "add", "\u{1b}[31m\u{202e}", "--words", hostile],
        &["keep", "list"],
        &["keep", "remove", "\u{1b}[31m\u{202e}"],
        &["supervisor", "list"],
        &["supervisor", "receipts"],
        &["supervisor", "receipts", "--json"],
        &["supervisor", "add", "\u{1b}[31m", &commented],
        &["supervisor", "add", "\u{1b}[31m", "age1\u{1b}[31m\u{202e}"],
        &["supervisor", "remove", "\u{1b}[31mnobody\u{202e}"],
        &["identity", "show"],
        &["identity", "new", "--out", out],
        &["check", text],
        &["check", text, "--json"],
        &["today"],
        &["incident"],
        &["near-miss", "--answers", answers],
        &["write", "own"],
        &["write", "\u{1b}[31mown\u{202e}"],
        &["guides", "list"],
        &["guides", "check", "\u{1b}[31m\u{202e}.toml"],
        &["share", "--to", "\u{1b}[31m\u{202e}", "--out", out],
        &["share", "--to", "Ruth", "--out", out],
        &["share", "--to", "Ruth", "--plan", plan, "--out", out],
        &["open", sealed, "--identity", key],
        &["open", folder_of_sealed, "--identity", key],
        &["open", sealed, "--identity", key, "--html", out],
        &["open", "\u{1b}[31m\u{202e}.age"],
        &["reply", sealed, "--identity", key, "--out", out],
        &["verify"],
        &["verify", text],
        &["verify", "\u{1b}[31m\u{202e}.age"],
        &["backup", out],
        &["backup", text],
        &["restore", text],
        &["restore", "\u{1b}[31m\u{202e}.age"],
        &["client", "erase", "\u{1b}[31m\u{202e}", "--list"],
        &["client", "erase", "K-07", "--list", "--json"],
        &["init"],
        &["import", text],
        &["import", "\u{1b}[31m\u{202e}.json"],
        &["about"],
        &["completions", "\u{1b}[31m"],
        &["man"],
        &["\u{1b}[31m\u{202e}"],
    ];
    // Of these only the folder's name comes from outside; `init` says it as well.
    let beside = ["demo", "passphrase", "recovery"];
    let seen: BTreeSet<&str> = commands
        .iter()
        .map(|command| command[0])
        .chain(beside)
        .collect();
    let help = String::from_utf8(home.run(&["-h"]).stdout).unwrap();
    let names = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty());
    for name in names {
        assert!(seen.contains(name), "{name} is to be looked at here, too");
    }
    for command in commands {
        let mut arguments = vec!["--journal", journal];
        arguments.extend(*command);
        let mut terminal = home.start(&arguments);
        // The passphrase where it is asked, then the first prompts with something hostile, then the end.
        let asks = |screen: &vt100::Screen| {
            let all = screen.contents();
            let last = all.trim_end().lines().next_back().unwrap_or_default();
            last.starts_with("Passphrase") && last.ends_with(':')
        };
        terminal.until_or_end(asks);
        if asks(terminal.state()) {
            terminal.types(PASSPHRASE).key("Enter");
            terminal.until_or_end(|screen| screen.contents().trim_end().ends_with('>'));
            terminal.types("3\r:stop\r").sends(b"\x04\x04");
        }
        terminal.ends();
        means_every_byte(&terminal.written);
    }
}
