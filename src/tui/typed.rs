//! What the reader of keys keeps of what was typed and pasted: its buffers are its own, live as long as the program, and
//! are only ever written over.

#[cfg(target_os = "linux")]
pub use linux::{forget, forgotten};

#[cfg(target_os = "linux")]
mod linux {
    use ratatui::crossterm::event::{self, Event};
    use rustix::fs::{MemfdFlags, memfd_create};
    use rustix::io::fcntl_dupfd_cloexec;
    use rustix::stdio::dup2_stdin;
    use std::fs::File;
    use std::io::{self, IsTerminal, Seek, Write};
    use std::os::fd::AsFd;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    /// Bytes that crossterm reads at a time.
    const CHUNK: usize = 1024;

    /// Set while something is to be forgotten.
    static FORGET: AtomicBool = AtomicBool::new(false);

    /// Has the thread that reads keys write over what it read. It sleeps until something comes, and wakes as it does for
    /// another size of the window.
    pub fn forget() {
        FORGET.store(true, Ordering::SeqCst);
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
    }

    /// Writes over what was read, where [`forget`] asked for it: `longest` is the longest paste so far, in bytes. Gives what
    /// was typed meanwhile. Only for the thread that reads keys.
    pub fn forgotten(longest: &mut usize) -> Vec<Event> {
        if !FORGET.swap(false, Ordering::SeqCst) {
            return Vec::new();
        }
        // There is nobody to tell where the system has no file in memory to give.
        write_over(std::mem::take(longest)).unwrap_or_default()
    }

    /// For a moment the keyboard is a paste of blanks, as long as what is to be forgotten.
    fn write_over(longest: usize) -> io::Result<Vec<Event>> {
        let keyboard = io::stdin();
        // Read from elsewhere, it cannot be put in its place.
        if !keyboard.is_terminal() {
            return Ok(Vec::new());
        }
        let own = fcntl_dupfd_cloexec(&keyboard, 3)?;
        let mut blanks = File::from(memfd_create("blanks", MemfdFlags::CLOEXEC)?);
        blanks.write_all(b"\x1b[200~")?;
        for _ in 0..=longest / CHUNK + 1 {
            blanks.write_all(&[b' '; CHUNK])?;
        }
        blanks.write_all(b"\x1b[201~")?;
        blanks.rewind()?;
        put_in_place(&blanks)?;
        let mut typed = Vec::new();
        while let Ok(true) = event::poll(Duration::from_millis(100)) {
            match event::read() {
                Ok(Event::Paste(_)) | Err(_) => break,
                Ok(other) => typed.push(other),
            }
        }
        put_in_place(&own)?;
        Ok(typed)
    }

    fn put_in_place(keyboard: impl AsFd) -> io::Result<()> {
        let _held = crate::tui::terminal::keyboard();
        Ok(dup2_stdin(keyboard)?)
    }
}
