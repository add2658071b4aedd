//! Whether there is the memory that a passphrase takes, asked before it is taken: without it the system would end the
//! program in the middle.

/// Cheapest derivation that is asked about, log2 N: 16 MiB.
const ASKED_FROM: u8 = 14;

/// There is not the memory that deriving a key from a passphrase takes, in MiB.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a passphrase takes {needed} MiB of memory, so that guessing is dear, and here are {there} MiB free; nothing was opened \
     or sealed with it; close other programs and try again"
)]
pub struct TooLittle {
    /// What it takes.
    pub needed: u64,
    /// What there is.
    pub there: u64,
}

/// Refuses a derivation (log2 N of scrypt with r = 8, 128 r N bytes; RFC 7914) that there is no memory for.
///
/// # Errors
/// Where the system says how much there is, and it is less.
pub fn refuse_too_little(log_n: u8) -> Result<(), TooLittle> {
    if !(ASKED_FROM..32).contains(&log_n) {
        return Ok(());
    }
    let needed = 1024 << log_n;
    match free() {
        Some(there) if there < needed => Err(TooLittle {
            needed: needed >> 20,
            there: there >> 20,
        }),
        _ => Ok(()),
    }
}

/// The same for what an age file asks for, where that is no more than `most`: what asks for more is refused as that.
///
/// # Errors
/// Those of [`refuse_too_little`].
pub fn refuse_too_little_for(file: &[u8], most: u8) -> Result<(), TooLittle> {
    let asked = asked_by(file).filter(|log_n| *log_n <= most);
    refuse_too_little(asked.unwrap_or_default())
}

/// log2 N of the passphrase's stanza, which stands alone in a header.
fn asked_by(file: &[u8]) -> Option<u8> {
    let stanza = file.split(|byte| *byte == b'\n').nth(1)?;
    let asked = std::str::from_utf8(stanza)
        .ok()?
        .strip_prefix("-> scrypt ")?;
    asked.split(' ').nth(1)?.parse().ok()
}

/// Bytes that this process can still have: the smaller of what is free and what its limits leave. What a container leaves
/// it is not asked about.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_asks_for_is_read_from_its_stanza_alone() {
        let asking =
            |stanza: &str| asked_by(format!("age-encryption.org/v1\n{stanza}\n").as_bytes());
        assert_eq!(asking("-> scrypt c2FsdA 18"), Some(18));
        for none in [
            "-> X25519 c2FsdA 18",
            "-> scrypt",
            "-> scrypt c2FsdA",
            "-> scrypt c2FsdA 300",
            "",
        ] {
            assert_eq!(asking(none), None, "{none}");
        }
        assert_eq!(asked_by(b""), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn more_than_there_is_is_refused_with_both_figures_and_what_is_not_accepted_is_left_alone() {
        let refused = refuse_too_little(31);
        assert!(
            matches!(refused, Err(TooLittle { needed: 2_097_152, there }) if there < needed_by(31))
        );
        let file = b"age-encryption.org/v1\n-> scrypt c2FsdA 31\n";
        assert!(refuse_too_little_for(file, 31).is_err());
        assert_eq!(refuse_too_little_for(file, 20), Ok(()));
    }

    #[cfg(target_os = "linux")]
    fn needed_by(log_n: u32) -> u64 {
        1 << (log_n - 10)
    }
}
