//! A terminal with the real program in it: a pty, a screen, a keyboard, and a home of its own. It never sleeps: it reads
//! until a state is on the screen, and a deadline fails the test.

use afterhour::domain::{Answer, AnswerKind, EntryId, Page, QuestionId, Words};
use afterhour::guides::Library;
use afterhour::passphrase::Passphrase;
use afterhour::vault::{Cost, Vault};
use jiff::Zoned;
use portable_pty::{CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::fs::OFlags;
use rustix::io::ioctl_fionread;
use rustix::process::{Pid, Signal, kill_process};
use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::ops::{Deref, DerefMut};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

pub const PASSPHRASE: &str = "otter bridge velvet marble lunar oxygen";

/// Long enough for two busy cores, short enough to fail a hung program.
const DEADLINE: Duration = Duration::from_secs(60);

/// A process between its fork and its exec holds every file of this one, also the lock of a journal opened for a moment in
/// another test. So a journal is opened and a program is started one after the other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A journal opened in this process.
pub struct Opened {
    vault: Vault,
    _alone: MutexGuard<'static, ()>,
}

impl Deref for Opened {
    type Target = Vault;

    fn deref(&self) -> &Vault {
        &self.vault
    }
}

impl DerefMut for Opened {
    fn deref_mut(&mut self) -> &mut Vault {
        &mut self.vault
    }
}

/// A home directory of its own, with every folder the program may look for.
pub struct Home {
    dir: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Self {
        let home = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        for folder in ["home", "data", "config", "cache", "tmp"] {
            std::fs::create_dir(home.path().join(folder)).unwrap();
        }
        home
    }

    /// With an empty journal at the usual place.
    pub fn with_journal() -> Self {
        let home = Self::new();
        drop(home.creates(&home.journal()));
        home
    }

    /// A new journal in a folder.
    pub fn creates(&self, folder: &Path) -> Opened {
        let alone = alone();
        let passphrase = Passphrase::new(PASSPHRASE);
        let (vault, _) =
            Vault::create(folder, &passphrase, Cost::THROW_AWAY, &Zoned::now()).unwrap();
        Opened {
            vault,
            _alone: alone,
        }
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn journal(&self) -> PathBuf {
        self.path().join("data/afterhour")
    }

    /// The journal, opened in this process; the program must not hold it.
    pub fn vault(&self) -> Opened {
        let alone = alone();
        let passphrase = Passphrase::new(PASSPHRASE);
        Opened {
            vault: Vault::open(&self.journal(), &passphrase, &Zoned::now()).unwrap(),
            _alone: alone,
        }
    }

    /// The program's whole environment.
    pub fn environment(&self) -> Vec<(OsString, OsString)> {
        let folder = |name: &str| self.path().join(name).into_os_string();
        vec![
            ("HOME".into(), folder("home")),
            ("XDG_DATA_HOME".into(), folder("data")),
            ("XDG_CONFIG_HOME".into(), folder("config")),
            ("XDG_CACHE_HOME".into(), folder("cache")),
            ("XDG_STATE_HOME".into(), folder("cache")),
            ("TMPDIR".into(), folder("tmp")),
            ("PATH".into(), "/usr/bin:/bin".into()),
            ("TERM".into(), "xterm-256color".into()),
            ("LANG".into(), "C.UTF-8".into()),
            ("TZ".into(), "Europe/London".into()),
        ]
    }

    /// Runs the program without a terminal, to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterhour"));
        command
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .current_dir(self.path().join("home"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        starts(&mut command).wait_with_output().unwrap()
    }

    pub fn start(&self, arguments: &[&str]) -> Terminal {
        Seat::at(self).start(arguments)
    }

    /// The interface on the journal, unlocked.
    pub fn unlocked(&self) -> Terminal {
        let mut terminal = self.start(&[]);
        terminal.sees("is locked").types(PASSPHRASE).key("Enter");
        terminal.sees("[Today]");
        terminal
    }
}

/// Starts a program without a terminal.
pub fn starts(command: &mut Command) -> Child {
    let _alone = alone();
    command.spawn().unwrap()
}

/// What a program finds when it starts in a terminal.
pub struct Seat {
    environment: Vec<(OsString, OsString)>,
    folder: PathBuf,
    answers: Answers,
}

/// How the terminal answers when it is asked for its background, its kind and its cursor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    AtOnce,
    Never,
}

impl Seat {
    pub fn at(home: &Home) -> Self {
        Self {
            environment: home.environment(),
            folder: home.path().join("home"),
            answers: Answers::AtOnce,
        }
    }

    pub fn answers(self, answers: Answers) -> Self {
        Self { answers, ..self }
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.into(), value.into()));
        self
    }

    pub fn start(&self, arguments: &[&str]) -> Terminal {
        let mut command = vec![env!("CARGO_BIN_EXE_afterhour")];
        command.extend(arguments);
        self.run(&command)
    }

    /// The program under `strace -f` with these options; `None`, said, where there is no strace.
    pub fn traced(&self, options: &[&str]) -> Option<Terminal> {
        let strace = "/usr/bin/strace";
        if !Path::new(strace).exists() {
            eprintln!("skipped: there is no strace here");
            return None;
        }
        let program = [env!("CARGO_BIN_EXE_afterhour")];
        Some(self.run(&[&[strace, "-f", "-qq"], options, &program].concat()))
    }

    /// Any program.
    pub fn run(&self, arguments: &[&str]) -> Terminal {
        let size = PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new(arguments[0]);
        command.args(&arguments[1..]);
        command.env_clear();
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command.cwd(&self.folder);
        let mut child = {
            let _alone = alone();
            pair.slave.spawn_command(command).unwrap()
        };
        let pid = child.process_id().unwrap();
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let (ended, end) = channel();
        thread::spawn(move || {
            let child: &mut dyn portable_pty::Child = child.as_mut();
            let child = child.downcast_mut::<Child>().unwrap();
            let _ = ended.send(child.wait().unwrap());
        });
        let (received, bytes) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let reader = Reader {
            bytes: pair.master.try_clone_reader().unwrap(),
            keyboard: Arc::clone(&keyboard),
            answers: self.answers,
            closing: Arc::clone(&closing),
            received,
        };
        thread::spawn(move || reader.read());
        Terminal {
            master: Some(pair.master),
            slave: Some(pair.slave),
            modes,
            keyboard: Some(keyboard),
            closing,
            bytes,
            end,
            ended: None,
            pid: Pid::from_raw(pid.try_into().unwrap()).unwrap(),
            parser: parser(24, 80),
            written: Vec::new(),
        }
    }
}

fn parser(rows: u16, columns: u16) -> vt100::Parser {
    vt100::Parser::new(
        NonZeroU16::new(rows).unwrap(),
        NonZeroU16::new(columns).unwrap(),
        1_000,
    )
}

/// The line settings of a terminal, as text to compare.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

struct Reader {
    bytes: Box<dyn Read + Send>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    answers: Answers,
    closing: Arc<AtomicBool>,
    received: Sender<Vec<u8>>,
}

impl Reader {
    fn read(mut self) {
        let mut buffer = [0; 4096];
        let mut all = Vec::new();
        let mut answered = [0; 4];
        while let Ok(count @ 1..) = self.bytes.read(&mut buffer) {
            let read = &buffer[..count];
            if self.answers == Answers::AtOnce {
                all.extend_from_slice(read);
                self.answer(&all, &mut answered);
            }
            if self.received.send(read.to_vec()).is_err() || self.closing.load(Ordering::SeqCst) {
                return;
            }
        }
    }

    fn answer(&self, all: &[u8], answered: &mut [usize; 4]) {
        let questions: [(&[u8], &[u8]); 4] = [
            (b"\x1b]10;?", b"\x1b]10;rgb:e0e0/e0e0/e0e0\x1b\\"),
            (b"\x1b]11;?", b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
            (b"\x1b[c", b"\x1b[?62;22c"),
            (b"\x1b[6n", b"\x1b[1;1R"),
        ];
        for ((question, answer), answered) in questions.into_iter().zip(answered) {
            let asked = count(all, question);
            while *answered < asked {
                let _ = self.keyboard.lock().unwrap().write_all(answer);
                *answered += 1;
            }
        }
    }
}

pub fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|at| *at == part).count()
}

/// A terminal with a program running in it.
pub struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    slave: Option<Box<dyn SlavePty + Send>>,
    modes: String,
    keyboard: Option<Arc<Mutex<Box<dyn Write + Send>>>>,
    closing: Arc<AtomicBool>,
    bytes: Receiver<Vec<u8>>,
    end: Receiver<ExitStatus>,
    ended: Option<ExitStatus>,
    pub pid: Pid,
    parser: vt100::Parser,
    /// Everything the program ever wrote.
    pub written: Vec<u8>,
}

impl Terminal {
    /// The screen, line by line.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    pub fn state(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// The terminal's device, for another program to write to.
    pub fn path(&self) -> String {
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        name.display().to_string()
    }

    /// Whether the line settings are other than they were.
    pub fn differs(&self) -> bool {
        modes(self.master.as_ref().unwrap().as_ref()) != self.modes
    }

    /// Shows the screen that the program drew on, as a curious person would.
    pub fn shows_alternate_screen(&mut self) {
        self.parser.process(b"\x1b[?47h");
        assert!(self.parser.screen().alternate_screen());
    }

    /// Reads what is there, if anything is.
    pub fn drains(&mut self) {
        while let Ok(bytes) = self.bytes.try_recv() {
            self.take(&bytes);
        }
    }

    /// Screen and everything that scrolled off it.
    pub fn everything(&mut self) -> String {
        let screen = self.parser.screen_mut();
        screen.set_scrollback(usize::MAX);
        let mut left = screen.scrollback();
        let mut all = String::new();
        loop {
            screen.set_scrollback(left);
            all.push_str(&screen.contents());
            all.push('\n');
            if left == 0 {
                return all;
            }
            left = left.saturating_sub(20);
        }
    }

    /// Whether the screen is a whole frame: of one that is still being drawn half is the page before.
    fn is_whole(&self) -> bool {
        const MARK: &[u8] = b"\x1b[?2026";
        let mut from_the_end = self.written.windows(MARK.len() + 1).rev();
        from_the_end
            .find(|bytes| bytes.starts_with(MARK))
            .is_none_or(|bytes| bytes.ends_with(b"l"))
    }

    /// Reads until the screen fits.
    #[track_caller]
    pub fn until(&mut self, what: &str, fits: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let deadline = Instant::now() + DEADLINE;
        while !(self.is_whole() && fits(self.parser.screen())) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("no {what} in time on\n{}", self.screen())
                }
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("it ended without {what} on\n{}", self.screen())
                }
            }
        }
        self
    }

    /// Reads until the screen fits or the program has ended.
    pub fn until_or_end(&mut self, fits: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let deadline = Instant::now() + DEADLINE;
        while !(self.is_whole() && fits(self.parser.screen())) && Instant::now() < deadline {
            match self.bytes.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => self.take(&bytes),
                Err(_) if self.ended.is_some() => break,
                Err(_) => self.ended = self.end.try_recv().ok(),
            }
        }
        self
    }

    fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// Reads until these words stand on the screen.
    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        self.until(&format!("{words:?}"), |screen| {
            screen.contents().contains(words)
        })
    }

    /// Reads until these words are gone from the screen.
    #[track_caller]
    pub fn loses(&mut self, words: &str) -> &mut Self {
        self.until(&format!("end of {words:?}"), |screen| {
            !screen.contents().contains(words)
        })
    }

    /// Reads whatever the program writes next.
    #[track_caller]
    pub fn hears_something(&mut self) -> &mut Self {
        let bytes = self.bytes.recv_timeout(DEADLINE).expect("a sign of life");
        self.take(&bytes);
        self
    }

    /// How often the line-by-line face has asked for a line.
    pub fn prompts(&self) -> usize {
        count(&self.written, b"> ")
    }

    /// Waits until the program has read every key pressed so far: two that are read at once can mean a third, as two times
    /// Esc do. A program that has stopped reading, or ended, is not waited for.
    fn has_read_the_keys(&mut self) {
        let Ok(slave) = File::options()
            .read(true)
            .custom_flags((OFlags::NOCTTY | OFlags::NONBLOCK).bits().cast_signed())
            .open(self.path())
        else {
            return;
        };
        let deadline = Instant::now() + Duration::from_secs(5);
        while ioctl_fionread(&slave).is_ok_and(|unread| unread > 0)
            && self.ended.is_none()
            && Instant::now() < deadline
        {
            // What it writes is read meanwhile: it may be waiting for that.
            if let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(1)) {
                self.take(&bytes);
            }
            self.ended = self.end.try_recv().ok();
        }
    }

    /// Bytes from the keyboard, once those before are read.
    pub fn sends(&mut self, bytes: &[u8]) -> &mut Self {
        self.has_read_the_keys();
        let keyboard = self.keyboard.as_ref().unwrap();
        let mut keyboard = keyboard.lock().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
        drop(keyboard);
        self
    }

    pub fn types(&mut self, words: &str) -> &mut Self {
        self.sends(words.as_bytes())
    }

    /// One key, by the name the program's own table gives it.
    pub fn key(&mut self, name: &str) -> &mut Self {
        let bytes: &[u8] = match name {
            "Enter" => b"\r",
            "Esc" => b"\x1b",
            "Tab" => b"\t",
            "Up" => b"\x1b[A",
            "Down" => b"\x1b[B",
            "Right" => b"\x1b[C",
            "Left" => b"\x1b[D",
            "End" => b"\x1b[F",
            "F2" => b"\x1bOQ",
            name if name.starts_with("Ctrl+") => &[name.as_bytes()[5] & 0x1f],
            name => panic!("no key {name}"),
        };
        self.sends(bytes)
    }

    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid, signal).unwrap();
        self
    }

    /// Waits until the system has stopped the program.
    #[track_caller]
    pub fn is_stopped(&mut self) -> &mut Self {
        let stat = format!("/proc/{}/stat", self.pid.as_raw_pid());
        let deadline = Instant::now() + DEADLINE;
        while !std::fs::read_to_string(&stat).unwrap().contains(") T ") {
            assert!(Instant::now() < deadline, "it goes on");
            let _ = self
                .bytes
                .recv_timeout(Duration::from_millis(10))
                .map(|bytes| self.take(&bytes));
        }
        // It writes no more, but what it wrote may still be on its way through the thread that reads.
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(250)) {
            self.take(&bytes);
        }
        self
    }

    /// Another size, for the program and for this screen.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.parser = parser(rows.max(1), columns.max(1));
    }

    /// Closes the terminal's window: the program reads and writes into nothing.
    pub fn close(&mut self) {
        // The reader holds the terminal open until it hears something; F1 makes the program draw.
        self.closing.store(true, Ordering::SeqCst);
        self.sends(b"\x1bOP");
        while self.bytes.recv_timeout(DEADLINE).is_ok() {}
        self.keyboard = None;
        self.slave = None;
        self.master = None;
    }

    /// Waits for the program to end and reads the rest of what it wrote.
    #[track_caller]
    pub fn ends(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        let status = loop {
            if let Some(status) = self.ended {
                break status;
            }
            // The program may be waiting for somebody to read what it writes.
            self.drains();
            match self.end.recv_timeout(Duration::from_millis(20)) {
                Ok(status) => break status,
                Err(_) if Instant::now() < deadline => {}
                Err(_) => panic!("it does not end:\n{}", self.screen()),
            }
        };
        self.slave = None;
        while let Ok(bytes) = self.bytes.recv_timeout(DEADLINE) {
            self.take(&bytes);
        }
        status
    }

    /// Ends the program with Ctrl+Q and checks that the terminal is as it was.
    #[track_caller]
    pub fn quits(&mut self) -> &mut Self {
        let status = self.key("Ctrl+Q").ends();
        assert_eq!(status.code(), Some(0), "{}", self.screen());
        self.is_as_before()
    }

    /// The terminal is as the program found it.
    #[track_caller]
    pub fn is_as_before(&mut self) -> &mut Self {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes come as they are");
        assert_eq!(
            screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::None,
            "the mouse is the terminal's"
        );
        assert_eq!(
            modes(self.master.as_ref().unwrap().as_ref()),
            self.modes,
            "the line settings are as before"
        );
        self
    }

    /// `kill -9`.
    pub fn killed(&mut self) {
        self.signal(Signal::KILL);
        assert_eq!(self.ends().signal(), Some(9));
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A failed test leaves nothing behind; a program that has ended was reaped already.
        if self.end.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}

/// Keeps an entry with these answers; what a guide requires and is not among them is a first choice.
pub fn save(vault: &mut Vault, guide: &str, answers: &[(&str, &str)], now: &Zoned) -> EntryId {
    let library = Library::built_in();
    let guide = library.named(guide).unwrap();
    let mut page = Page::of(guide);
    for question in guide.questions.iter().filter(|question| question.required) {
        if let AnswerKind::Choice(choice) = &question.answer {
            let first = choice.of[0].id.clone();
            page.answers
                .insert(question.id.clone(), Answer::Choice([first].into()));
        }
    }
    for (id, words) in answers {
        let id = QuestionId::try_from((*id).to_owned()).unwrap();
        page.answers.insert(id, Answer::Text(Words::new(words)));
    }
    vault.save(&page, guide, None, None, now).unwrap().id
}
