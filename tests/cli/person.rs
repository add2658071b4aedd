//! A person at a terminal: the program in a pty.

use super::*;

/// A person at a terminal: reads what stands there, types when it is their turn.
pub struct Person {
    screen: Box<dyn std::io::Read + Send>,
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
        Self {
            screen: pty.master.try_clone_reader().unwrap(),
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
        let mut bytes = [0; 4096];
        while !self.seen.contains(said) {
            let count = self.screen.read(&mut bytes).unwrap_or(0);
            assert!(count > 0, "`{said}` never came:\n{}", self.seen);
            self.seen
                .push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        let end = self.seen.find(said).unwrap() + said.len();
        self.seen.drain(..end);
    }

    /// Goes on through the pages of a sheet until this stands on the screen.
    pub fn turns_pages_to(&mut self, said: &str) {
        let mut bytes = [0; 4096];
        while !self.seen.contains(said) {
            let count = self.screen.read(&mut bytes).unwrap_or(0);
            assert!(count > 0, "`{said}` never came:\n{}", self.seen);
            let read = String::from_utf8_lossy(&bytes[..count]);
            self.seen.push_str(&read);
            if let Some(at) = self.seen.find("Enter shows the rest.") {
                self.seen.drain(..at + 1);
                self.keys.write_all(b"\n").unwrap();
            }
        }
    }

    pub fn leaves(mut self) -> (u32, String) {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = self.screen.read(&mut bytes) {
            self.seen
                .push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        (self.child.wait().unwrap().exit_code(), self.seen)
    }
}
