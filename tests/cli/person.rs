//! A person at a terminal: the program in a pty.

use super::*;

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// The longest that nothing may come to the screen: a key derived on a busy machine takes some seconds.
const PATIENCE: Duration = Duration::from_secs(180);

/// A person at a terminal: reads what stands there, types when it is their turn.
pub struct Person {
    screen: Receiver<Vec<u8>>,
    keys: Box<dyn std::io::Write + Send>,
    seen: String,
    child: Box<dyn portable_pty::Child + Send + Sync>,
}

impl Person {
    pub fn at(home: &Home, arguments: &[&str]) -> Self {
        let pty = portable_pty::native_pty_system()
            .openpty(portable_pty::PtySize::default())
            .unwrap();
        let mut command = portable_pty::CommandBuilder::new(BINARY);
        command.arg("--journal");
        command.arg(home.journal());
        command.args(arguments);
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(name, home.0.path());
        }
        command.cwd(home.0.path());
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().unwrap();
        let (shows, screen) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes)
                && shows.send(bytes[..count].to_vec()).is_ok()
            {}
        });
        Self {
            screen,
            keys: pty.master.take_writer().unwrap(),
            seen: String::new(),
            child,
        }
    }

    /// Waits until this stands on the screen, then types a line.
    pub fn answers(&mut self, said: &str, line: &str) {
        self.sees(said);
        self.keys.write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    /// Ctrl+D.
    pub fn ends_the_input(&mut self) {
        self.keys.write_all(b"\x04").unwrap();
    }

    pub fn sees(&mut self, said: &str) {
        while !self.seen.contains(said) {
            assert!(self.reads(said), "`{said}` never came:\n{}", self.seen);
        }
        let end = self.seen.find(said).unwrap() + said.len();
        self.seen.drain(..end);
    }

    /// Goes on through the pages of a sheet until this stands on the screen.
    pub fn turns_pages_to(&mut self, said: &str) {
        while !self.seen.contains(said) {
            assert!(self.reads(said), "`{said}` never came:\n{}", self.seen);
            if let Some(at) = self.seen.find("Enter shows the rest.") {
                self.seen.drain(..at + 1);
                self.keys.write_all(b"\n").unwrap();
            }
        }
    }

    pub fn leaves(mut self) -> (u32, String) {
        while self.reads("the end") {}
        (self.child.wait().unwrap().exit_code(), self.seen)
    }

    /// Takes in what comes next to the screen; `false` once the program has ended.
    ///
    /// # Panics
    /// When nothing comes for [`PATIENCE`], with what stands there.
    fn reads(&mut self, waited_for: &str) -> bool {
        match self.screen.recv_timeout(PATIENCE) {
            Ok(bytes) => {
                self.seen.push_str(&String::from_utf8_lossy(&bytes));
                true
            }
            Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => {
                let seen = std::mem::take(&mut self.seen);
                // It would wait for its next key for ever.
                let _ = self.child.kill();
                panic!("`{waited_for}` did not come in {PATIENCE:?}:\n{seen}")
            }
        }
    }
}
