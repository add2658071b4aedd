//! What the system is asked to refuse this program, whatever it may try: the network, other programs, a look into other
//! programs, and writing elsewhere than where a journal lies. A second lock on doors that nothing in here opens: where the
//! system has none of it, nothing fails, and the page about the program says so.

#[cfg(all(
    target_os = "linux",
    any(
        target_arch = "x86_64",
        target_arch = "aarch64",
        target_arch = "riscv64"
    )
))]
mod calls;
mod file;
#[cfg(target_os = "linux")]
mod writes;

pub use file::{NewFile, new_file, remove_file};

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

static CALLS: AtomicBool = AtomicBool::new(false);
static WRITES: AtomicBool = AtomicBool::new(false);

/// What the system holds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// It refuses the network and other programs.
    pub calls: bool,
    /// It refuses writing beside the folders that were named.
    pub writes: bool,
}

/// What the system holds to so far.
pub fn held() -> Held {
    Held {
        calls: CALLS.load(Ordering::Relaxed),
        writes: WRITES.load(Ordering::Relaxed),
    }
}

/// From here on no thread of this program reaches a network, starts another program or looks into one; what tries is told
/// that it may not (`EPERM`). Cannot be taken back.
pub fn calls() {
    #[cfg(all(
        target_os = "linux",
        any(
            target_arch = "x86_64",
            target_arch = "aarch64",
            target_arch = "riscv64"
        )
    ))]
    CALLS.store(calls::refuse(), Ordering::Relaxed);
}

/// From here on this thread, and those it starts, write in these folders only and make files elsewhere only through
/// [`NewFile`]. Folders that are not there are left out; reading stays as it is. Cannot be taken back.
pub fn writes(folders: &[&Path]) {
    #[cfg(target_os = "linux")]
    WRITES.store(
        file::hand_out() && writes::refuse_beside(folders),
        Ordering::Relaxed,
    );
    #[cfg(not(target_os = "linux"))]
    let _ = folders;
}
