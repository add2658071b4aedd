//! Whether there is the memory that a passphrase takes, asked before it is taken: without it the system would end the
//! program in the middle.

use super::VaultError;

/// Cheapest derivation that is asked about, log2 N: 16 MiB.
const ASKED_FROM: u8 = 14;

/// Refuses a derivation (log2 N of scrypt with r = 8, 128 r N bytes; RFC 7914) that there is no memory for.
///
/// # Errors
/// `TooLittleMemory`. Where the system does not say how much there is, nothing is refused.
pub(super) fn refuse_too_little(log_n: u8) -> Result<(), VaultError> {
    if !(ASKED_FROM..32).contains(&log_n) {
        return Ok(());
    }
    let needed = 1024 << log_n;
    match free() {
        Some(there) if there < needed => Err(VaultError::TooLittleMemory {
            needed: needed >> 20,
            there: there >> 20,
        }),
        _ => Ok(()),
    }
}

/// Bytes that this process can still have: the smaller of what is free and what its limits leave.
#[cfg(target_os = "linux")]
fn free() -> Option<u64> {
    use rustix::process::{Resource, getrlimit};
    let (there, used) = (table("/proc/meminfo"), table("/proc/self/status"));
    let left =
        |limit: Resource, used: Option<u64>| Some(getrlimit(limit).current?.saturating_sub(used?));
    let unused = value(&there, "MemAvailable:")
        .map(|free| free + value(&there, "SwapFree:").unwrap_or_default());
    [
        unused,
        left(Resource::As, value(&used, "VmSize:")),
        left(Resource::Data, value(&used, "VmData:")),
    ]
    .into_iter()
    .flatten()
    .min()
}

#[cfg(not(target_os = "linux"))]
fn free() -> Option<u64> {
    None
}

#[cfg(target_os = "linux")]
fn table(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// Bytes of a line such as `VmSize:    12345 kB`.
#[cfg(target_os = "linux")]
fn value(table: &str, name: &str) -> Option<u64> {
    let line = table.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    kib.checked_mul(1024)
}
