//! What must never get out: the passphrase, what was written, and text that steers the terminal.

use crate::terminal::{Home, PASSPHRASE, Seat, Terminal, count, save, starts};
use afterhour::domain::{
    Client, ClientCode, Contact, EntryId, Period, Receipt, Settings, Supervisor, Words,
};
use afterhour::supervision::Identity;
use jiff::Zoned;
use rustix::process::{Signal, getuid};
use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

const CANARY: &str = "zephyrine";

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The words as they may lie in a file: as they are, in UTF-16, in hexadecimal.
fn forms(words: &str) -> Vec<Vec<u8>> {
    let hex: String = words.bytes().map(|byte| format!("{byte:02x}")).collect();
    vec![
        words.as_bytes().to_vec(),
        words.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        hex.into_bytes(),
    ]
}

#[test]
fn what_is_written_searched_and_killed_lies_in_no_file() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    terminal.types("w").sees("1/").types(CANARY).sees(CANARY);
    terminal
        .key("Tab")
        .sees("kept as a draft")
        .key("Ctrl+K")
        .sees("Kept as entry 1.");
    terminal.types("/").types(CANARY).sees("1 of 1 found");
    terminal
        .key("Enter")
        .types("8")
        .sees(" Clients ")
        .types("a")
        .sees("A code for a client");
    terminal
        .types("K-07")
        .key("Tab")
        .types("Rosalind")
        .key("Enter")
        .sees("K-07 is in the register");
    terminal
        .types("i")
        .sees("at risk")
        .key("Down")
        .key("Down")
        .key("Enter")
        .sees("What kind of thing");
    terminal
        .types(" ")
        .key("Tab")
        .sees("kept as a draft")
        .types(CANARY)
        .sees(CANARY);
    terminal.killed();
    let files = files(home.path());
    assert!(
        files.iter().any(|file| file.ends_with("journal.db")),
        "{files:?}"
    );
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        for word in [CANARY, "Rosalind", PASSPHRASE, "otter", "K-07"] {
            for form in forms(word) {
                assert_eq!(count(&bytes, &form), 0, "{word} in {}", file.display());
            }
        }
    }
}

/// Every call is looked at, so that a library of ours that turns to the network, to another program or to a file elsewhere
/// is seen.
#[test]
fn it_calls_no_network_no_program_and_writes_nothing_beside_the_journal() {
    let strace = "/usr/bin/strace";
    if !Path::new(strace).exists() {
        eprintln!("skipped: there is no strace here");
        return;
    }
    let home = Home::with_journal();
    let trace = home.path().join("trace");
    let mut terminal = Seat::at(&home).run(&[
        strace,
        "-f",
        "-qq",
        "-o",
        trace.to_str().unwrap(),
        "-e",
        "trace=%network,execve,execveat,open,openat,creat,rename,renameat,renameat2,link,linkat,mkdir",
        env!("CARGO_BIN_EXE_afterhour"),
    ]);
    terminal.sees("is locked").types(PASSPHRASE).key("Enter");
    terminal.sees("[Today]").types("w").sees("1/").types(CANARY);
    terminal.sees(CANARY).key("Ctrl+K").sees("Kept as entry 1.");
    terminal.types("/").types(CANARY).sees(CANARY).key("Ctrl+Q");
    assert!(terminal.ends().success());
    let calls = std::fs::read_to_string(trace).unwrap();
    if !calls.contains("journal.db") {
        eprintln!("skipped: strace cannot look into the program here");
        return;
    }
    let journal = format!("\"{}", home.journal().display());
    for call in calls.lines() {
        for far in [" socket(", " connect(", " bind(", " sendmsg("] {
            assert!(!call.contains(far), "{call}");
        }
        let writes = [
            "O_WRONLY", "O_RDWR", "O_CREAT", " creat(", " rename", " link", " mkdir(",
        ];
        let own = call.contains(&journal) || call.contains("\"/dev/tty\"");
        assert!(
            own || !writes.iter().any(|sign| call.contains(sign)),
            "{call}"
        );
    }
    assert_eq!(
        calls.matches(" execve").count(),
        1,
        "itself, and no other program"
    );
}

#[test]
fn the_passphrase_is_in_no_argument_and_no_environment() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    for name in ["cmdline", "environ"] {
        let file = format!("/proc/{}/{name}", terminal.pid.as_raw_nonzero());
        // Not readable is as good: the program shuts others out.
        let Ok(bytes) = std::fs::read(file) else {
            continue;
        };
        assert_eq!(count(&bytes, b"otter"), 0, "{name}");
    }
    terminal.quits();
    assert_eq!(count(&terminal.written, b"otter"), 0, "nor on the terminal");
}

/// The program under a shell that allows core dumps, unlocked.
fn with_core_dumps(home: &Home) -> Terminal {
    let program = env!("CARGO_BIN_EXE_afterhour");
    let script = format!("ulimit -c unlimited 2>/dev/null; exec '{program}'");
    let mut terminal = Seat::at(home).run(&["/bin/sh", "-c", &script]);
    terminal.sees("is locked").types(PASSPHRASE).key("Enter");
    terminal.sees("[Today]");
    terminal
}

#[test]
fn no_core_is_dumped() {
    let home = Home::with_journal();
    for signal in [Signal::ABORT, Signal::FPE] {
        let mut terminal = with_core_dumps(&home);
        let limits = format!("/proc/{}/limits", terminal.pid.as_raw_nonzero());
        let limits = std::fs::read_to_string(limits).unwrap();
        let core = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"))
            .unwrap();
        assert_eq!(
            core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(),
            ["0", "0"]
        );
        assert!(!terminal.signal(signal).ends().core_dumped());
    }
}

#[test]
fn nobody_of_the_same_name_may_look_in() {
    let home = Home::new();
    // What may not be dumped belongs to root in /proc. For root that tells nothing, so that root asks as nobody.
    let program = home.path().join("afterhour");
    std::fs::copy(env!("CARGO_BIN_EXE_afterhour"), &program).unwrap();
    let mut command = std::process::Command::new(&program);
    if getuid().is_root() {
        std::fs::set_permissions(home.path(), Permissions::from_mode(0o755)).unwrap();
        command.uid(65_534).gid(65_534);
    }
    command
        .env_clear()
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = starts(&mut command);
    let seen = format!("/proc/{}/environ", child.id());
    let deadline = Instant::now() + Duration::from_secs(20);
    // It waits for its input, so that it is there to be looked at.
    while std::fs::metadata(&seen).unwrap().uid() != 0 {
        assert!(Instant::now() < deadline, "it can be looked into");
        std::thread::yield_now();
    }
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

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
            // Cursor, alternate screen, mouse, pastes.
            (b"?", 'h' | 'l') => matches!(
                first,
                Some(25 | 1049 | 1000 | 1002 | 1003 | 1006 | 1015 | 2004)
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
            code,
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
    (folder, identity)
}

/// Guides of one's own whose every text is hostile: they are left out, and why is said.
fn hostile_pack(home: &Home) {
    let folder = home.path().join("config/afterhour/guides");
    std::fs::create_dir_all(&folder).unwrap();
    let text: String = HOSTILE
        .chars()
        .filter(|c| *c != '\0')
        .map(|c| match c {
            '\\' => "\\\\".to_owned(),
            c if c.is_control() => format!("\\u{:04X}", c as u32),
            c => c.to_string(),
        })
        .collect();
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

#[test]
fn hostile_text_does_not_steer_the_interface() {
    let home = Home::new();
    let (folder, _) = hostile_journal(&home);
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
        .sees("e edit")
        .sees("Rosalind wrote from Whitby");
    terminal
        .key("Enter")
        .sees("hostile")
        .sees("What did you see");
    terminal
        .key("Esc")
        .sees("[Journal]")
        .types("3")
        .sees("[Incidents]")
        .types("8")
        .sees(" Clients ")
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
    // The card, a paste, and what is shared.
    terminal
        .sends(b"\x1bOS")
        .sees("112 works")
        .key("Esc")
        .sees("Settings")
        .types("1")
        .sees("[Today]");
    terminal.types("w").sees("1/");
    terminal
        .sends(format!("\x1b[200~{HOSTILE} pasted\x1b[201~").as_bytes())
        .sees("pasted");
    terminal
        .key("Ctrl+K")
        .sees("Kept as entry 2.")
        .types("7")
        .sees("[Supervision]");
    means_every_byte(&terminal.written);
    terminal
        .types("s")
        .sees("[x]")
        .key("Ctrl+N")
        .sees("finding 1 of")
        .types("k")
        .key("Esc");
    terminal.sees("[Supervision]").quits();
    means_every_byte(&terminal.written);
}

#[test]
fn hostile_text_does_not_steer_the_line_by_line_face() {
    let home = Home::new();
    let (folder, identity) = hostile_journal(&home);
    hostile_pack(&home);
    let journal = folder.to_str().unwrap();
    let sealed = home.path().join("sealed.age");
    let recipient: age::x25519::Recipient = identity.recipient().as_str().parse().unwrap();
    std::fs::write(
        &sealed,
        age::encrypt(&recipient, HOSTILE.replace('\0', "").as_bytes()).unwrap(),
    )
    .unwrap();
    let key = home.path().join("key");
    std::fs::write(&key, identity.reveal().as_bytes()).unwrap();
    let text = home.path().join("text");
    std::fs::write(
        &text,
        format!("{HOSTILE} Rosalind \u{9b}31m\u{202e}Whitby\u{1b}[31m"),
    )
    .unwrap();
    let [sealed, key, text] = [&sealed, &key, &text].map(|path| path.to_str().unwrap());
    let commands: [&[&str]; 19] = [
        &["list"],
        &["list", "--json"],
        &["show", "1"],
        &["show", "1", "--json"],
        &["search", HOSTILE.split('\0').next().unwrap()],
        &["client", "list"],
        &["supervisor", "list"],
        &["supervisor", "remove", "\u{1b}[31mnobody\u{202e}"],
        &["check", text],
        &["check", text, "--json"],
        &["today"],
        &["incident"],
        &["write", "own"],
        &["write", "\u{1b}[31mown\u{202e}"],
        &["guides", "list"],
        &["guides", "check", "\u{1b}[31m\u{202e}.toml"],
        &["open", sealed, "--identity", key],
        &["open", "\u{1b}[31m\u{202e}.age"],
        &["\u{1b}[31m\u{202e}"],
    ];
    for command in commands {
        let mut arguments = vec!["--journal", journal];
        arguments.extend(command);
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
