//! What is done to it from outside: pastes without end, broken keys, limits, variables, a stop in the middle.

use crate::terminal::{Home, PASSPHRASE, Seat, Terminal, count};
use afterhour::domain::Answer;
use rustix::process::Signal;
use std::time::{Duration, Instant};

fn writing(home: &Home) -> Terminal {
    let mut terminal = home.unlocked();
    terminal
        .types("w")
        .sees("question 1 of")
        .types("before ")
        .sees("before");
    terminal
}

/// The words of the one draft, once the program has ended.
#[track_caller]
fn kept(home: &Home) -> String {
    let drafts = home.vault().drafts().unwrap();
    assert_eq!(drafts.len(), 1);
    match drafts[0].0.page.answers.values().next().unwrap() {
        Answer::Text(words) => words.read().to_owned(),
        other => panic!("{other:?}"),
    }
}

/// Reliability list 55.
#[test]
fn a_paste_of_ten_megabytes_is_refused_in_one_piece_and_nothing_is_lost() {
    let home = Home::with_journal();
    let mut terminal = writing(&home);
    let began = Instant::now();
    let lines = b"zephyrine evening\r\nand more\r".repeat(380_000);
    terminal
        .sends(b"\x1b[200~")
        .sends(&lines)
        .sends(b"\x1b[201~");
    terminal.sees("longer than one answer can be");
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "{:?}",
        began.elapsed()
    );
    // One of a size that fits, with the mark of its end inside, as one step of undo.
    terminal
        .sends(b"\x1b[200~one\x1b[201~two\x1b[201~")
        .sees("onetwo");
    terminal.sends(b"\x1b[200~");
    terminal.sends(&b"a line of its own \r\n".repeat(2_000));
    terminal.sends(b"last\x1b[201~").sees("last");
    terminal
        .key("Ctrl+Z")
        .sees("onetwo")
        .loses("a line of its own");
    terminal.quits();
    assert_eq!(kept(&home), "before onetwo");
}

/// Reliability list 56.
#[test]
fn broken_letters_and_half_sequences_of_keys_do_nothing() {
    let home = Home::with_journal();
    let mut terminal = writing(&home);
    let odd: [&[u8]; 12] = [
        b"\xff",
        b"\xc3\x28",
        b"\xed\xa0\x80",
        b"\xf8\x88\x80\x80\x80",
        b"\x1b[999999999999;5u",
        b"\x1b[97;1:3u",
        b"\x1b[?1;2c",
        b"\x1b[38;5;1m",
        b"\x1b[<0;999999;1M",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[12;34R",
        b"\x1b[I\x1b[O",
    ];
    for bytes in odd {
        terminal.sends(bytes);
    }
    terminal.types("after").sees("after");
    assert!(
        terminal.screen().contains("question 1 of"),
        "{}",
        terminal.screen()
    );
    // A sequence cut off in the middle takes at most the next letter with it.
    terminal
        .sends(b"\x1b[1;")
        .types("x")
        .types(" end")
        .sees("end");
    terminal.quits();
    let kept = kept(&home);
    assert!(
        kept.starts_with("before ") && kept.ends_with("end"),
        "{kept}"
    );
    assert!(kept.contains("after") && !kept.contains('\u{1b}'), "{kept}");
}

/// Reliability list 53.
#[cfg(target_os = "linux")]
#[test]
fn stopped_and_told_to_go_on_it_goes_on_where_it_was() {
    let home = Home::with_journal();
    let mut terminal = writing(&home);
    for _ in 0..3 {
        terminal.signal(Signal::STOP).is_stopped();
        terminal.types("more ");
        terminal.signal(Signal::CONT).sees("more");
    }
    // A reader of its output that has gone is no reason to end.
    terminal
        .signal(Signal::PIPE)
        .types("end")
        .sees("end")
        .quits();
    assert_eq!(kept(&home), "before more more more end");
}

/// Reliability list 32.
#[test]
fn where_no_memory_may_be_locked_it_works_all_the_same() {
    let home = Home::with_journal();
    let program = env!("CARGO_BIN_EXE_afterhour");
    let script = format!("ulimit -l 0 && exec '{program}'");
    let mut terminal = Seat::at(&home).run(&["/bin/bash", "-c", &script]);
    terminal.sees("is locked").types(PASSPHRASE).key("Enter");
    terminal
        .sees("[Today]")
        .types("w")
        .sees("question 1 of")
        .types("words")
        .sees("words");
    terminal.key("Ctrl+K").sees("Kept as entry 1.").quits();
}

/// Reliability list 9, 50.
#[test]
fn where_no_thread_can_be_started_the_terminal_comes_back_and_a_line_says_so() {
    let home = Home::with_journal();
    for nth in 1..=4 {
        let failing = format!("inject=clone:error=EAGAIN:when={nth}+");
        let options = ["-o", "/dev/null", "-e", "trace=clone", "-e", &failing];
        let Some(mut terminal) = Seat::at(&home).traced(&options) else {
            return;
        };
        terminal.until_or_end(|screen| screen.contents().contains("is locked"));
        if terminal.screen().contains("is locked") {
            // One more than it needs.
            terminal.key("Ctrl+Q");
            assert!(terminal.ends().success());
            terminal.is_as_before();
            continue;
        }
        let status = terminal.ends();
        terminal.is_as_before();
        let said = terminal.screen();
        assert!(matches!(status.code(), Some(7 | 101)), "{status:?}\n{said}");
        assert_eq!(said.matches("error:").count(), 1, "{said}");
        // Given back once: a second time would move the cursor of whoever has the terminal now.
        assert_eq!(count(&terminal.written, b"\x1b[?1049l"), 1, "{said}");
    }
}

/// What was typed is written over by a file in the keyboard's place, while the terminal is given back.
#[cfg(target_os = "linux")]
#[test]
fn the_terminal_comes_back_although_its_keyboard_is_elsewhere_for_a_moment() {
    let home = Home::with_journal();
    let options = [
        "-o",
        "/dev/null",
        "-e",
        "trace=ioctl,dup2",
        "-e",
        "inject=ioctl:delay_exit=100000",
        "-e",
        "inject=dup2:delay_exit=300000",
    ];
    let Some(mut terminal) = Seat::at(&home).traced(&options) else {
        return;
    };
    terminal.sees("is locked").quits();
}

/// Reliability list 49.
#[test]
fn hostile_variables_change_nothing() {
    let home = Home::with_journal();
    let trap = home.path().join("trap");
    std::fs::create_dir(&trap).unwrap();
    let trap = trap.to_str().unwrap();
    let seat = [
        ("OPENSSL_CONF", trap),
        ("OPENSSL_MODULES", trap),
        ("SQLITE_TMPDIR", trap),
        ("RUST_BACKTRACE", "full"),
        ("RUST_LOG", "trace"),
        ("TMPDIR", "/nowhere/at/all"),
        ("EDITOR", "/bin/false"),
        ("VISUAL", "/bin/false"),
        ("PAGER", "/bin/false"),
        ("TERMINFO", trap),
        ("TERM", "../../\u{1b}[31m"),
        ("COLUMNS", "99999999999"),
        ("LINES", "-1"),
        ("LANG", "\u{1b}[31m.UTF-8"),
        ("TZ", "../../../etc/passwd"),
        ("NO_COLOR", "\u{1b}[31m"),
        ("COLORTERM", "\u{1b}[31m"),
        ("SSH_AUTH_SOCK", trap),
    ]
    .into_iter()
    .fold(Seat::at(&home), |seat, (name, value)| seat.env(name, value));
    let mut terminal = seat.start(&[]);
    terminal.sees("is locked").types(PASSPHRASE).key("Enter");
    terminal
        .sees("[Today]")
        .types("w")
        .sees("question 1 of")
        .types("words")
        .sees("words");
    terminal.key("Ctrl+K").sees("Kept as entry 1.").quits();
    assert_eq!(count(&terminal.written, b"\x1b[31m"), 0);
    assert_eq!(std::fs::read_dir(trap).unwrap().count(), 0);
}

/// Milliseconds that the disk takes over one sync, longer than anything else here.
const SLOW: u64 = 5_000;

/// Reliability list 10: the journal's thread waits for the disk, and the interface reads keys and draws meanwhile.
#[cfg(target_os = "linux")]
#[test]
fn while_the_disk_takes_its_time_keys_are_read_and_pages_drawn() {
    let home = Home::with_journal();
    let trace = home.path().join("trace");
    let database = home.journal().join("journal.db");
    let undoing = home.journal().join("journal.db-journal");
    let slow = format!("inject=fsync:delay_enter={}:when=1", SLOW * 1_000);
    let mut options = vec!["-o", trace.to_str().unwrap()];
    for path in [&database, &undoing] {
        options.extend(["-P", path.to_str().unwrap()]);
    }
    options.extend(["-e", "trace=fsync", "-e", &slow]);
    let Some(mut terminal) = Seat::at(&home).traced(&options) else {
        return;
    };
    terminal.sees("is locked").types(PASSPHRASE).key("Enter");
    terminal
        .sees("[Today]")
        .types("w")
        .sees("question 1 of")
        .types("a heron")
        .sees("a heron");
    let asked = Instant::now();
    // The draft is kept when the page is turned.
    terminal
        .key("Tab")
        .sees("question 2 of")
        .types("and a plover")
        .sees("and a plover");
    terminal
        .sends(b"\x1b[Z")
        .sees("question 1 of")
        .sees("a heron");
    terminal.types(", no, two").sees("a heron, no, two");
    let took = asked.elapsed();
    assert!(
        !terminal.screen().contains("kept as a draft"),
        "the disk was not slow:\n{}",
        terminal.screen()
    );
    assert!(took.as_millis() < u128::from(SLOW) / 2, "{took:?}");
    terminal
        .sees("kept as a draft")
        .key("Ctrl+K")
        .sees("Kept as entry 1.")
        .quits();
    let trace = std::fs::read_to_string(&trace).unwrap();
    assert!(trace.contains("DELAYED"), "{trace}");
}
