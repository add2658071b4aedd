//! How the program begins and ends: the terminal comes back as it was, and what was written is kept.

use crate::terminal::{Answers, Home, PASSPHRASE, Seat, Terminal};
use afterhour::domain::Answer;
use afterhour::whereabouts;
use rustix::process::Signal;
use std::time::{Duration, Instant};

const WRITTEN: &str = "zephyrine evening";

/// Today's prompt with a first answer being written, nothing of it kept yet.
fn writing(home: &Home) -> Terminal {
    let mut terminal = home.unlocked();
    terminal
        .types("w")
        .sees("question 1 of")
        .types(WRITTEN)
        .sees(WRITTEN);
    terminal
}

/// What was being written is a draft now.
#[track_caller]
fn is_kept(home: &Home) {
    let drafts = home.vault().drafts().unwrap();
    assert_eq!(drafts.len(), 1);
    let answer = drafts[0].0.page.answers.values().next().unwrap();
    assert!(matches!(answer, Answer::Text(words) if words.read() == WRITTEN));
}

/// Nothing written stands on the screen or in what scrolled off it.
#[track_caller]
fn shows_nothing(terminal: &mut Terminal) {
    let all = terminal.everything();
    assert!(!all.contains("zephyrine"), "{all}");
}

/// Reliability list 47.
#[test]
fn leaving_gives_the_terminal_back_and_leaves_nothing_on_it() {
    let home = Home::with_journal();
    let mut terminal = writing(&home);
    assert!(terminal.state().alternate_screen());
    assert!(terminal.state().bracketed_paste());
    terminal.quits();
    shows_nothing(&mut terminal);
    // Nor on the screen beside it, which a terminal may keep.
    terminal.shows_alternate_screen();
    shows_nothing(&mut terminal);
    is_kept(&home);
}

#[test]
fn what_the_terminal_showed_before_is_there_again() {
    let home = Home::with_journal();
    let program = env!("CARGO_BIN_EXE_afterhour");
    let mut terminal = Seat::at(&home).run(&[
        "/bin/sh",
        "-c",
        &format!("echo before; '{program}'; echo after"),
    ]);
    terminal.sees("is locked").key("Ctrl+Q");
    assert!(terminal.ends().success());
    let screen = terminal.screen();
    assert_eq!(screen.trim_end(), "before\nafter");
}

/// Reliability list 51.
#[test]
fn asked_to_end_it_keeps_the_draft_and_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::INT, Signal::QUIT] {
        let home = Home::with_journal();
        let mut terminal = writing(&home);
        let asked = Instant::now();
        let status = terminal.signal(signal).ends();
        assert_eq!(status.code(), Some(0), "{signal:?}");
        assert!(asked.elapsed() < Duration::from_secs(2), "{signal:?}");
        terminal.is_as_before();
        shows_nothing(&mut terminal);
        is_kept(&home);
    }
}

/// Reliability list 47, 52.
#[cfg(target_os = "linux")]
#[test]
fn asked_to_pause_it_locks_gives_the_terminal_back_and_comes_back_locked() {
    let home = Home::with_journal();
    let mut terminal = writing(&home);
    terminal.signal(Signal::TSTP).is_stopped().is_as_before();
    shows_nothing(&mut terminal);
    // Closed, with its draft, before it stopped.
    is_kept(&home);
    terminal.resize(100, 30);
    terminal.signal(Signal::CONT).sees("is locked");
    assert!(terminal.state().alternate_screen());
    terminal.types(PASSPHRASE).key("Enter").sees("[Today]");
    terminal.signal(Signal::TSTP).is_stopped();
    terminal.signal(Signal::CONT).sees("is locked").quits();
    shows_nothing(&mut terminal);
}

#[test]
fn the_key_that_pauses_elsewhere_does_nothing_here() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    terminal.key("Ctrl+Z").types("2").sees("[Journal]").quits();
}

/// Reliability list 37.
#[test]
fn a_hangup_locks_and_the_screen_shows_nothing_of_the_journal() {
    let home = Home::with_journal();
    let mut terminal = writing(&home);
    terminal.signal(Signal::HUP).sees("is locked");
    shows_nothing(&mut terminal);
    terminal.types(PASSPHRASE).key("Enter").sees("Go on with");
    terminal.quits();
    is_kept(&home);
}

/// Reliability list 51.
#[test]
fn when_its_window_is_closed_it_keeps_the_draft_and_ends() {
    let home = Home::with_journal();
    let mut terminal = writing(&home);
    terminal.close();
    terminal.ends();
    is_kept(&home);
}

/// Reliability list 51, 53.
#[test]
fn when_its_window_is_closed_and_nobody_says_so_it_ends_as_well() {
    let home = Home::with_journal();
    let program = env!("CARGO_BIN_EXE_afterhour");
    // `setsid --ctty` in a child: the hangup goes to another process.
    let mut terminal = Seat::at(&home).run(&[
        "/bin/sh",
        "-c",
        &format!("trap '' HUP; '{program}'; exit 3"),
    ]);
    terminal
        .sees("is locked")
        .types(PASSPHRASE)
        .key("Enter")
        .sees("[Today]");
    terminal
        .types("w")
        .sees("question 1 of")
        .types(WRITTEN)
        .sees(WRITTEN);
    terminal.close();
    terminal.ends();
    is_kept(&home);
}

#[test]
fn an_error_in_the_middle_gives_the_terminal_back() {
    let home = Home::with_journal();
    // Its pictures go to another terminal, which is closed: drawing fails while the keys still come from this one.
    let other = Seat::at(&home).run(&["/bin/cat"]);
    let program = env!("CARGO_BIN_EXE_afterhour");
    let path = other.path();
    let mut terminal = Seat::at(&home).answers(Answers::Never).run(&[
        "/bin/sh",
        "-c",
        &format!("exec '{program}' >{path}"),
    ]);
    let mut other = other;
    other.sees("is locked");
    assert!(terminal.differs());
    other.close();
    let status = terminal.types("x").ends();
    assert_eq!(status.code(), Some(7), "{}", terminal.screen());
    let screen = terminal.screen();
    assert!(
        screen.contains("error: this terminal cannot show the interface"),
        "{screen}"
    );
    terminal.is_as_before();
}

#[test]
fn a_terminal_that_answers_nothing_costs_a_moment_only() {
    let home = Home::with_journal();
    let seat = Seat::at(&home).answers(Answers::Never);
    let began = Instant::now();
    let mut terminal = seat.start(&[]);
    terminal.sees("is locked");
    // 0.2 s of patience; the rest is a slow machine.
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    terminal.quits();
}

#[test]
fn what_a_slow_terminal_answers_late_is_not_typed_into_the_passphrase() {
    let home = Home::with_journal();
    let mut terminal = Seat::at(&home).answers(Answers::Never).start(&[]);
    terminal.sees("is locked");
    terminal.sends(b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\\x1b[?62;22c");
    terminal.sends(b"\x1b]11;rgb:ffff/ffff/ffff\x07");
    terminal.types(PASSPHRASE).key("Enter").sees("[Today]");
    terminal.quits();
}

#[test]
fn a_journal_put_elsewhere_is_found_again_and_asked_about_when_it_is_gone() {
    let home = Home::new();
    let folder = home.path().join("data/stick");
    drop(home.creates(&folder));
    whereabouts::keep(&home.path().join("config/afterhour"), &folder).unwrap();

    let mut terminal = home.start(&[]);
    terminal.sees("data/stick").sees("is locked");
    terminal.types(PASSPHRASE).key("Enter").sees("[Today]");
    terminal.quits();
    let mut terminal = home.start(&["--journal", "elsewhere"]);
    terminal.sees("A new journal").quits();

    std::fs::rename(&folder, home.path().join("cache/stick")).unwrap();
    let told = home.run(&["list"]);
    assert_eq!(told.status.code(), Some(2));
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("there is none now"), "{told}");
    assert!(!folder.exists(), "nothing is made in its stead");

    let mut terminal = home.start(&[]);
    terminal.sees("there is none now").sees("3  leave");
    std::fs::rename(home.path().join("cache/stick"), &folder).unwrap();
    terminal
        .types("1")
        .key("Enter")
        .sees("data/stick")
        .sees("is locked");
    terminal.quits();

    std::fs::rename(&folder, home.path().join("cache/stick")).unwrap();
    let mut terminal = home.start(&[]);
    terminal.sees("3  leave").types("2").key("Enter");
    terminal.sees("A new journal").quits();
    let mut terminal = home.start(&[]);
    terminal.sees("A new journal").quits();
}

#[test]
fn the_demo_opens_on_a_fictional_year_and_leaves_nothing() {
    let home = Home::new();
    let mut terminal = home.start(&["demo"]);
    terminal
        .sees("[Today]")
        .types("2")
        .sees("[Journal]")
        .sees("entries");
    terminal
        .key("Ctrl+L")
        .sees("its passphrase is demo")
        .types("demo")
        .key("Enter");
    terminal.sees("[Today]").quits();
    // Said before the terminal was taken, while the year was written.
    assert!(terminal.screen().contains("writing a fictional year"));
    for folder in ["data", "tmp", "home", "config", "cache"] {
        let left = std::fs::read_dir(home.path().join(folder)).unwrap().count();
        assert_eq!(left, 0, "{folder}");
    }
}

#[test]
fn asked_to_end_the_demo_leaves_nothing_either() {
    let home = Home::new();
    let mut terminal = home.start(&["demo"]);
    terminal.sees("[Today]").signal(Signal::TERM).ends();
    terminal.is_as_before();
    assert_eq!(
        std::fs::read_dir(home.path().join("tmp")).unwrap().count(),
        0
    );
}

/// Reliability list 57.
#[test]
fn where_no_interface_can_be_shown_one_line_says_which_commands_to_use() {
    let home = Home::with_journal();
    for arguments in [&[][..], &["demo"][..]] {
        let mut terminal = Seat::at(&home).env("TERM", "dumb").start(arguments);
        let status = terminal.ends();
        let said = terminal.screen();
        assert_eq!(status.code(), Some(0));
        assert!(
            said.contains("`incident`") && said.contains("--help"),
            "{said}"
        );
        assert!(!terminal.written.contains(&0x1b), "{said}");
        terminal.is_as_before();

        let output = home.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(said.starts_with("error: there is no terminal"), "{said}");
        assert!(
            said.contains("`incident`") && said.contains("--help"),
            "{said}"
        );
        assert!(said.lines().count() <= 2, "{said}");
        assert!(output.stdout.is_empty());
    }
}

/// Reliability list 54.
#[test]
fn a_storm_of_sizes_does_no_harm() {
    let home = Home::with_journal();
    let mut terminal = writing(&home);
    let mut seed = 20_261_121_u32;
    let mut below = |end: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((seed >> 16) % end) as u16
    };
    let odd = [
        (0, 0),
        (1, 1),
        (500, 300),
        (80, 1),
        (1, 24),
        (0, 24),
        (60, 16),
        (59, 15),
    ];
    for round in 0..500 {
        let (columns, rows) = match odd.get(round) {
            Some(size) => *size,
            None => (below(200), below(70)),
        };
        // Other things go on meanwhile: keys, pages, help over them.
        match round % 10 {
            3 => terminal.key("Tab"),
            5 => terminal.sends(b"\x1bOP"),
            6 => terminal.key("Esc"),
            8 => terminal.types("w"),
            _ => &mut terminal,
        };
        terminal.resize(columns, rows);
        terminal.drains();
    }
    terminal.resize(80, 24);
    terminal.key("Ctrl+L").sees("is locked");
    terminal.resize(120, 40);
    terminal.sees("is locked").quits();
}

#[test]
fn keys_that_come_in_a_burst_all_arrive() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    terminal.types("w").sees("question 1 of");
    // What a terminal without bracketed paste sends for a paste: more than the 1,024 bytes that are read at a time.
    terminal
        .types(&"zephyrine ".repeat(150))
        .types("end.")
        .sees("end.");
    terminal.quits();
    let drafts = home.vault().drafts().unwrap();
    let answer = drafts[0].0.page.answers.values().next().unwrap();
    assert!(matches!(answer, Answer::Text(words) if words.read().len() == 1_504));
}

/// The program on several screens, so that there is something to look at.
fn looked_around(seat: &Seat) -> Terminal {
    let mut terminal = seat.start(&["demo"]);
    terminal
        .sees("[Today]")
        .types("2")
        .sees("[Journal]")
        .types("3")
        .sees("[Incidents]")
        .types("7")
        .sees("[Supervision]")
        .types("i")
        .sees("at risk of serious harm");
    terminal.quits();
    terminal
}

/// Reliability list 57.
#[test]
fn where_the_locale_has_no_utf_8_nothing_else_than_ascii_is_drawn() {
    let home = Home::new();
    let terminal = looked_around(&Seat::at(&home).env("LANG", "C"));
    let other = String::from_utf8_lossy(&terminal.written)
        .chars()
        .find(|letter| !letter.is_ascii());
    assert_eq!(other, None);
}

/// Reliability list 57.
#[test]
fn no_colour_is_drawn_where_none_is_wanted() {
    let home = Home::new();
    let terminal = looked_around(&Seat::at(&home).env("NO_COLOR", "1"));
    let written = String::from_utf8_lossy(&terminal.written);
    for sequence in written.split("\x1b[").skip(1) {
        let Some((numbers, _)) = sequence.split_once('m') else {
            continue;
        };
        let colour = numbers
            .split(';')
            .filter_map(|number| number.parse().ok())
            .find(|number: &u16| matches!(number, 30..=38 | 40..=48 | 90..=107));
        assert!(
            numbers.contains(|sign: char| sign != ';' && !sign.is_ascii_digit())
                || colour.is_none(),
            "{numbers}"
        );
    }
}
