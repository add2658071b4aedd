//! Sealing a summary and opening what was received. The only file here that names age.
//!
//! Sealed files are binary and not armored: a third smaller, and nobody is tempted to paste one into a chat. Armored ones
//! are opened all the same, since other tools make them.

use super::{Reply, SealError, Summary};
use crate::domain::Words;
use crate::memory;
use crate::passphrase::{Passphrase, words_for};
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor};
use jiff::Zoned;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::str::FromStr;
use zeroize::Zeroizing;

/// Bytes of the largest sealed file that is opened: 16 MiB. age does not compress, so what is inside is smaller.
pub const LARGEST: usize = 16 << 20;

/// Bytes within which a header must end: some hundred recipients. age reads a header anew at each line, so that a long
/// one costs its length squared.
const LONGEST_HEADER: usize = 16 << 10;

/// log2 N of scrypt for what is sealed here: 256 MiB and some 0.6 s. The crate would time the machine instead.
const WORK: u8 = 18;

/// Largest log2 N accepted: 1 GiB and some 2.5 s.
const MOST_WORK: u8 = 20;

const MAGIC: &[u8] = b"age-encryption.org/";
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// Whom age seals for: `age1…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient(String);

impl Recipient {
    /// Reads `age1…`, the X25519 kind only.
    ///
    /// # Errors
    /// Names what was given instead. A secret key is refused loudly and never echoed.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let text = bare(text);
        let low = Zeroizing::new(text.to_ascii_lowercase());
        if low.contains("age-secret-key-")
            || low.contains("private key")
            || low.contains("age-plugin-")
        {
            return Err(SealError::SecretKeyPasted);
        }
        if low.starts_with("ssh-")
            || low.starts_with("ecdsa-")
            || low.starts_with("sk-ssh-")
            || low.contains(" ssh-")
        {
            return Err(SealError::SshRecipient);
        }
        match age::x25519::Recipient::from_str(text) {
            Ok(recipient) => Ok(Self(recipient.to_string())),
            Err(_) if is_other_kind(&low) => Err(SealError::OtherRecipient),
            Err(_) => Err(SealError::NotARecipient),
        }
    }

    /// `age1…`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Four words (44 bits of the SHA-256 of `age1…`) to compare over the telephone.
    pub fn fingerprint(&self) -> String {
        words_for(&Sha256::digest(self.0.as_bytes()), 4)
    }
}

/// A recipient whose human-readable part is more than `age`: post-quantum, tagged, a plugin's. bech32 has no `1` in its
/// data, so the last one parts the two.
fn is_other_kind(low: &str) -> bool {
    low.rsplit_once('1').is_some_and(|(kind, data)| {
        kind.starts_with("age1")
            && data.len() > 6
            && low
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    })
}

/// Without white space and byte order mark around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// age's secret half.
pub struct Identity(age::x25519::Identity);

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

impl Identity {
    /// A new one, from the system's random numbers.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads the text of an identity file: comments and one key.
    ///
    /// # Errors
    /// Names what was given instead, never echoing it.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        if bare(text).as_bytes().starts_with(MAGIC) || bare(text).as_bytes().starts_with(ARMOR) {
            return Err(SealError::IdentitySealed);
        }
        let mut keys = text
            .lines()
            .map(bare)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let key = keys.next().ok_or(SealError::NotAnIdentity)?;
        if let Ok(identity) = age::x25519::Identity::from_str(key) {
            return match keys.next() {
                None => Ok(Self(identity)),
                Some(_) => Err(SealError::SeveralIdentities),
            };
        }
        let low = Zeroizing::new(key.to_ascii_lowercase());
        let other = ["age-plugin-", "age-secret-key-pq-", "-----begin", "ssh-"];
        Err(if low.starts_with("age1") {
            SealError::PublicHalf
        } else if other.iter().any(|start| low.starts_with(start)) {
            SealError::OtherIdentity
        } else {
            SealError::NotAnIdentity
        })
    }

    /// `AGE-SECRET-KEY-1…`.
    pub fn reveal(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// Its recipient.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public().to_string())
    }

    /// The text of an identity file as `age-keygen` writes it, for `age -d -i` and [`Identity::parse`].
    pub fn file_text(&self, created: &Zoned) -> Zeroizing<String> {
        Zeroizing::new(format!(
            "# created: {}\n# public key: {}\n{}\n",
            created.strftime("%Y-%m-%dT%H:%M:%S%:z"),
            self.recipient().as_str(),
            self.reveal().as_str(),
        ))
    }
}

/// What a supervisor opened: cleaned of control characters. age does not tell who sealed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Markdown.
    pub text: Words,
}

/// Seals for recipients: exactly the bytes of [`Summary::to_markdown`], for exactly these and nobody else.
///
/// ```
/// use afterhour::supervision::{Recipient, SealError, Summary, seal};
/// fn send(summary: &Summary, to: &Recipient) -> Result<Vec<u8>, SealError> {
///     seal(summary, std::slice::from_ref(to))
/// }
/// ```
///
/// Only a summary can be sealed:
///
/// ```compile_fail,E0308
/// use afterhour::{domain::Words, supervision::{Recipient, SealError, seal}};
/// fn send(words: &Words, to: &Recipient) -> Result<Vec<u8>, SealError> {
///     seal(words, std::slice::from_ref(to))
/// }
/// ```
///
/// ```compile_fail,E0308
/// use afterhour::supervision::{Recipient, SealError, seal};
/// fn send(text: &String, to: &Recipient) -> Result<Vec<u8>, SealError> {
///     seal(text, std::slice::from_ref(to))
/// }
/// ```
///
/// # Errors
/// Without a recipient.
pub fn seal(summary: &Summary, to: &[Recipient]) -> Result<Vec<u8>, SealError> {
    encrypt(Zeroizing::new(summary.to_markdown()).as_bytes(), to)
}

/// Seals an answer for the practitioner whose summary it answers: exactly the bytes of [`Reply::to_markdown`].
///
/// # Errors
/// When the recipient cannot be read.
pub fn seal_reply(reply: &Reply, to: &Recipient) -> Result<Vec<u8>, SealError> {
    let text = Zeroizing::new(reply.to_markdown());
    encrypt(text.as_bytes(), std::slice::from_ref(to))
}

fn encrypt(text: &[u8], to: &[Recipient]) -> Result<Vec<u8>, SealError> {
    let mut keys: Vec<age::x25519::Recipient> = Vec::new();
    for recipient in to {
        let key = age::x25519::Recipient::from_str(recipient.as_str())
            .map_err(|_| SealError::NotARecipient)?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let encryptor = Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient))
        .map_err(|_| SealError::NoRecipient)?;
    Ok(through(encryptor, text))
}

/// Seals with a passphrase agreed by telephone (scrypt, log2 N 18).
///
/// # Errors
/// With a blank passphrase, and where there is not the memory that one takes. How strong it is, the caller looks at: [`crate::passphrase::Strength`].
pub fn seal_with_passphrase(
    summary: &Summary,
    passphrase: &Passphrase,
) -> Result<Vec<u8>, SealError> {
    encrypt_with_passphrase(
        Zeroizing::new(summary.to_markdown()).as_bytes(),
        passphrase,
        WORK,
    )
}

/// `work` is log2 N, 1 to 63; everything but a test gives [`WORK`].
fn encrypt_with_passphrase(
    text: &[u8],
    passphrase: &Passphrase,
    work: u8,
) -> Result<Vec<u8>, SealError> {
    if passphrase.reveal().is_empty() {
        return Err(SealError::NoRecipient);
    }
    memory::refuse_too_little(work)?;
    let mut recipient = age::scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| SealError::NoRecipient)?;
    Ok(through(encryptor, text))
}

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.reveal().to_owned())
}

fn through(encryptor: Encryptor, text: &[u8]) -> Vec<u8> {
    let write = || {
        let mut writer = encryptor.wrap_output(Vec::new())?;
        writer.write_all(text)?;
        writer.finish()
    };
    write().expect("memory takes every byte")
}

/// Opens what was sealed, read to its end and found whole before any of it is handed out.
///
/// # Errors
/// When it is no sealed file, sealed for another identity or with a passphrase, damaged or over [`LARGEST`].
pub fn open(sealed: &[u8], identity: &Identity) -> Result<Received, SealError> {
    let bytes = bytes_of(sealed)?;
    let decryptor = read_header(&bytes)?;
    if decryptor.is_scrypt() {
        return Err(SealError::WantsPassphrase);
    }
    read_all(decryptor, &identity.0, SealError::WrongIdentity)
}

/// Opens what was sealed with a passphrase, by at most 2^20 steps of scrypt (1 GiB).
///
/// # Errors
/// As [`open`], when more work is asked for, and where there is not the memory that a passphrase takes.
pub fn open_with_passphrase(sealed: &[u8], passphrase: &Passphrase) -> Result<Received, SealError> {
    let bytes = bytes_of(sealed)?;
    let decryptor = read_header(&bytes)?;
    if !decryptor.is_scrypt() {
        return Err(SealError::WantsIdentity);
    }
    memory::refuse_too_little_for(&bytes, MOST_WORK)?;
    let mut identity = age::scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    read_all(decryptor, &identity, SealError::WrongPassphrase)
}

/// Whether the file was sealed with a passphrase (so that a face asks for one).
///
/// # Errors
/// When it is no sealed file, damaged or over [`LARGEST`].
pub fn wants_passphrase(sealed: &[u8]) -> Result<bool, SealError> {
    Ok(read_header(&bytes_of(sealed)?)?.is_scrypt())
}

/// The bytes without armor.
fn bytes_of(sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    if sealed.len() > LARGEST {
        return Err(SealError::TooLarge);
    }
    let start = sealed.trim_ascii_start();
    if start.starts_with(ARMOR) {
        let mut bytes = Vec::new();
        age::armor::ArmoredReader::new(start)
            .read_to_end(&mut bytes)
            .map_err(|_| SealError::Damaged)?;
        return Ok(bytes);
    }
    let shared = sealed.len().min(MAGIC.len());
    if shared < 4 || sealed[..shared] != MAGIC[..shared] {
        return Err(SealError::NotSealed);
    }
    Ok(sealed.to_vec())
}

fn read_header(bytes: &[u8]) -> Result<Decryptor<&[u8]>, SealError> {
    let first_line = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let version = first_line
        .strip_prefix(MAGIC)
        .and_then(|version| version.strip_prefix(b"v"));
    if version.is_some_and(|version| {
        version != b"1" && !version.is_empty() && version.iter().all(u8::is_ascii_digit)
    }) {
        return Err(SealError::NewerFormat);
    }
    let head = &bytes[..bytes.len().min(LONGEST_HEADER)];
    if !head.windows(5).any(|window| window == b"\n--- ") {
        return Err(SealError::Damaged);
    }
    Decryptor::new_buffered(bytes).map_err(|_| SealError::Damaged)
}

fn read_all(
    decryptor: Decryptor<&[u8]>,
    key: &dyn age::Identity,
    wrong: SealError,
) -> Result<Received, SealError> {
    let mut reader = decryptor
        .decrypt(std::iter::once(key))
        .map_err(|error| match error {
            DecryptError::NoMatchingKeys
            | DecryptError::KeyDecryptionFailed
            | DecryptError::DecryptionFailed => wrong,
            DecryptError::ExcessiveWork { required, .. } => SealError::TooMuchWork(required),
            _ => SealError::Damaged,
        })?;
    let mut text = Zeroizing::new(Vec::with_capacity(LARGEST.min(1 << 16)));
    reader
        .read_to_end(&mut text)
        .map_err(|_| SealError::Damaged)?;
    let text = std::str::from_utf8(&text).map_err(|_| SealError::NotText)?;
    Ok(Received {
        text: Words::new(text),
    })
}

#[cfg(test)]
mod tests;
