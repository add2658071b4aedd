//! The journal's key and the two ways it is wrapped. With `backup/sealed.rs` the only place of the vault that names age.

use super::{Cost, VaultError};
use crate::passphrase::Passphrase;
use age::secrecy::ExposeSecret;
use hkdf::Hkdf;
use jiff::civil::Date;
use sha2::Sha256;
use std::io::{Read, Write};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Dearest derivation accepted when opening: log2 N, 1 GiB of memory.
pub(super) const DEAREST: u8 = 20;
/// Without 0, 1, I, L, O and U, which are misread.
const JOURNAL_ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a journal's id.
const JOURNAL_LENGTH: usize = 8;
/// How every secret of an age identity begins.
pub(super) const SECRET_PREFIX: &str = "AGE-SECRET-KEY-1";
/// Every group is one that a sheet could hold, and their sum is wrong.
pub(super) const MISTYPED: &str = "a letter is another one somewhere; with the two check letters typed at the end of each line, the \
    line is named";

/// What a key file holds: 256 bits of key, the database's salt, which journal, since when.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(super) struct Payload {
    key: [u8; 32],
    salt: [u8; 16],
    #[zeroize(skip)]
    journal: String,
    #[zeroize(skip)]
    created: Date,
}

/// Why a key file did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is sound and wrapped for somebody else.
    Wrong,
    /// It is not what was written.
    Damaged,
    /// It asks for more work than [`DEAREST`].
    TooDear,
}

impl Payload {
    /// A new key.
    ///
    /// # Panics
    /// When the operating system has no randomness to give.
    pub(super) fn generate(created: Date) -> Self {
        let mut random = Zeroizing::new([0; 32 + 16 + JOURNAL_LENGTH * 8]);
        getrandom::fill(&mut *random).expect("the operating system gives randomness");
        let mut key = [0; 32];
        let mut salt = [0; 16];
        key.copy_from_slice(&random[..32]);
        salt.copy_from_slice(&random[32..48]);
        let (eights, _) = random[48..].as_chunks();
        let journal = eights
            .iter()
            .map(|eight| {
                let number = u64::from_be_bytes(*eight) % JOURNAL_ALPHABET.len() as u64;
                char::from(JOURNAL_ALPHABET[number as usize])
            })
            .collect();
        Self {
            key,
            salt,
            journal,
            created,
        }
    }

    /// A new key for the journal with this id; `None` for what is no id.
    pub(super) fn of_journal(journal: &str, created: Date) -> Option<Self> {
        let is_id = journal.len() == JOURNAL_LENGTH
            && journal.bytes().all(|byte| JOURNAL_ALPHABET.contains(&byte));
        is_id.then(|| Self::another(journal, created))
    }

    /// Another key for the same journal.
    pub(super) fn renewed(&self, created: Date) -> Self {
        Self::another(&self.journal, created)
    }

    fn another(journal: &str, created: Date) -> Self {
        let mut new = Self::generate(created);
        journal.clone_into(&mut new.journal);
        new
    }

    /// The id shown to people: eight characters.
    pub(super) fn journal(&self) -> &str {
        &self.journal
    }

    /// The database's salt: its first 16 bytes.
    pub(super) fn salt(&self) -> &[u8; 16] {
        &self.salt
    }

    /// Key and salt as SQLCipher takes them: `x'…'`.
    pub(super) fn bare(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut bare = Zeroizing::new(String::with_capacity(120));
        bare.push_str("x'");
        for byte in self.key.iter().chain(&self.salt) {
            bare.push(char::from(DIGITS[usize::from(byte >> 4)]));
            bare.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        bare.push('\'');
        bare
    }

    /// Another key for another purpose (HKDF-SHA256, RFC 5869), so that none is ever used for two things.
    pub(super) fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(&self.salt), &self.key)
            .expand(purpose.as_bytes(), key.as_mut_slice())
            .expect("32 bytes are fewer than HKDF gives at most");
        key
    }

    /// The statement that keys a connection, for us and for any SQLCipher 4.
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        let mut pragma = Zeroizing::new(String::with_capacity(120));
        pragma.push_str("PRAGMA key = \"");
        pragma.push_str(&self.bare());
        pragma.push_str("\";");
        pragma
    }

    /// Two lines of SQL, always of the same length, that a stock SQLCipher shell takes as they are.
    fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(256));
        text.push_str("-- afterhour key 1, journal ");
        text.push_str(&self.journal);
        text.push_str(", made ");
        text.push_str(&self.created.to_string());
        text.push('\n');
        text.push_str(&self.pragma());
        text.push('\n');
        text
    }

    fn from_text(text: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(text).ok()?;
        let (about, pragma) = text.strip_suffix('\n')?.split_once('\n')?;
        let (journal, created) = about
            .strip_prefix("-- afterhour key 1, journal ")?
            .split_once(", made ")?;
        let hex = pragma
            .strip_prefix("PRAGMA key = \"x'")?
            .strip_suffix("'\";")?;
        if hex.len() != 96 || journal.len() != JOURNAL_LENGTH {
            return None;
        }
        let mut bytes = Zeroizing::new([0; 48]);
        for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            let digit = |at: usize| char::from(digits[at]).to_digit(16);
            *byte = u8::try_from(16 * digit(0)? + digit(1)?).ok()?;
        }
        let mut payload = Self {
            key: [0; 32],
            salt: [0; 16],
            journal: journal.to_owned(),
            created: created.parse().ok()?,
        };
        payload.key.copy_from_slice(&bytes[..32]);
        payload.salt.copy_from_slice(&bytes[32..]);
        Some(payload)
    }

    /// Wraps it for whoever knows the passphrase.
    pub(super) fn wrap(&self, passphrase: &Passphrase, cost: Cost) -> Vec<u8> {
        let mut recipient = age::scrypt::Recipient::new(passphrase.reveal().to_owned().into());
        recipient.set_work_factor(cost.0);
        self.wrap_for(&recipient)
    }

    /// Wraps it for a fresh identity, whose secret is returned beside it: `AGE-SECRET-KEY-1…`.
    pub(super) fn wrap_for_sheet(&self) -> (Vec<u8>, Zeroizing<String>) {
        let identity = age::x25519::Identity::generate();
        let secret = Zeroizing::new(identity.to_string().expose_secret().to_owned());
        (self.wrap_for(&identity.to_public()), secret)
    }

    fn wrap_for(&self, recipient: &dyn age::Recipient) -> Vec<u8> {
        let wrapped = || -> Option<Vec<u8>> {
            let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient)).ok()?;
            let mut writer = encryptor.wrap_output(Vec::new()).ok()?;
            writer.write_all(self.to_text().as_bytes()).ok()?;
            writer.finish().ok()
        };
        wrapped().expect("one recipient and memory to write to never fail")
    }

    /// Unwraps a key file by its passphrase.
    pub(super) fn unwrap(file: &[u8], passphrase: &Passphrase) -> Result<Self, Refusal> {
        let mut identity = age::scrypt::Identity::new(passphrase.reveal().to_owned().into());
        identity.set_max_work_factor(DEAREST);
        Self::unwrap_by(file, &identity)
    }

    /// Unwraps the recovery file by the secret of the sheet, `AGE-SECRET-KEY-1…`.
    ///
    /// # Errors
    /// `RecoveryMistyped` when no sheet says that, `RecoveryWrong` when another sheet does, `RecoveryDamaged`.
    pub(super) fn unwrap_by_sheet(file: &[u8], secret: &str) -> Result<Self, VaultError> {
        let identity: age::x25519::Identity = secret
            .parse()
            .map_err(|_| VaultError::RecoveryMistyped(MISTYPED.into()))?;
        Self::unwrap_by(file, &identity).map_err(|refusal| match refusal {
            Refusal::Wrong => VaultError::RecoveryWrong,
            Refusal::Damaged | Refusal::TooDear => VaultError::RecoveryDamaged,
        })
    }

    fn unwrap_by(file: &[u8], identity: &dyn age::Identity) -> Result<Self, Refusal> {
        use age::DecryptError;
        let passphrase_asked = |decryptor: &age::Decryptor<_>| decryptor.is_scrypt();
        let decryptor = age::Decryptor::new(file).map_err(|_| Refusal::Damaged)?;
        let by_passphrase = passphrase_asked(&decryptor);
        let mut reader =
            decryptor
                .decrypt(std::iter::once(identity))
                .map_err(|error| match error {
                    DecryptError::ExcessiveWork { .. } => Refusal::TooDear,
                    DecryptError::DecryptionFailed => Refusal::Wrong,
                    DecryptError::NoMatchingKeys if !by_passphrase => Refusal::Wrong,
                    _ => Refusal::Damaged,
                })?;
        let mut text = Zeroizing::new(Vec::with_capacity(1024));
        reader
            .by_ref()
            .take(1024)
            .read_to_end(&mut text)
            .map_err(|_| Refusal::Damaged)?;
        Self::from_text(&text).ok_or(Refusal::Damaged)
    }
}

/// The recipient of a secret, `age1…`.
pub(super) fn recipient_of(secret: &str) -> Option<String> {
    let identity: age::x25519::Identity = secret.parse().ok()?;
    Some(identity.to_public().to_string())
}

/// The part of a secret that differs from sheet to sheet.
pub(super) fn without_prefix(secret: &str) -> &str {
    secret.strip_prefix(SECRET_PREFIX).unwrap_or(secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn payload() -> Payload {
        Payload::generate(date(2026, 11, 21))
    }

    #[test]
    fn the_payload_is_a_statement_of_fixed_length_and_reads_back() {
        let one = payload();
        let text = one.to_text();
        assert_eq!(text.len(), payload().to_text().len());
        assert!(text.ends_with("'\";\n"));
        assert!(Payload::from_text(text.as_bytes()).is_some_and(|read| read == one));
        assert!(Payload::from_text(&text.as_bytes()[1..]).is_none());
        assert!(Payload::from_text(b"").is_none());
        let start = text.find("x'").expect("the key begins so");
        for (from, to) in [
            (&text[start..start + 4], "x'".to_owned()),
            ("x'", "x'00".to_owned()),
            (&text[start..start + 4], "x'\u{e9}".to_owned()),
            (&text[start..start + 4], "x'g0".to_owned()),
            (one.journal(), one.journal()[1..].to_owned()),
            (one.journal(), format!("{}2", one.journal())),
        ] {
            assert!(Payload::from_text(text.replacen(from, &to, 1).as_bytes()).is_none());
        }
    }

    #[test]
    fn a_new_journal_has_an_id_of_its_own_and_keeps_it_under_a_key_made_for_it() {
        let one = payload();
        assert!(one.journal() != payload().journal());
        assert!(
            Payload::of_journal(one.journal(), one.created)
                .is_some_and(|other| other.journal() == one.journal() && other != one)
        );
        for no_id in [
            "",
            "K7Q2M9X",
            "K7Q2M9XDD",
            "../../Q2",
            "K7Q2M9XO",
            "k7q2m9xd",
        ] {
            assert!(Payload::of_journal(no_id, one.created).is_none(), "{no_id}");
        }
    }

    /// By RFC 5869, computed with another program.
    #[test]
    fn a_key_for_another_purpose_is_derived_from_key_salt_and_purpose() {
        let mut one = payload();
        for (at, byte) in (0..).zip(&mut one.key) {
            *byte = at;
        }
        for (at, byte) in (100..).zip(&mut one.salt) {
            *byte = at;
        }
        let hex: String = one
            .derive("afterhour seals 1")
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            hex,
            "4b3329b64a3fdf6bf3c56683ac3bd80e9b7dd4b0d75232849d40db4e49ec2d84"
        );
    }

    #[test]
    fn only_the_right_passphrase_unwraps_and_the_cost_stands_in_the_file() {
        let one = payload();
        let file = one.wrap(&Passphrase::new("otter bridge velvet"), Cost::THROW_AWAY);
        let header = String::from_utf8_lossy(&file);
        let stanza = header.lines().nth(1).map(str::to_owned);
        assert!(stanza.is_some_and(|line| line.starts_with("-> scrypt ") && line.ends_with(" 4")));
        assert!(
            Payload::unwrap(&file, &Passphrase::new("otter bridge velvet"))
                .is_ok_and(|read| read == one)
        );
        assert_eq!(
            Payload::unwrap(&file, &Passphrase::new("otter bridge")).err(),
            Some(Refusal::Wrong)
        );
    }

    #[test]
    fn a_file_that_asks_for_too_much_work_is_refused_at_once() {
        for log_n in ["21", "63"] {
            let file = format!(
                "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA {log_n}\n{}\n--- {}\n{}",
                "A".repeat(43),
                "A".repeat(43),
                "0".repeat(48)
            );
            assert_eq!(
                Payload::unwrap(file.as_bytes(), &Passphrase::new("any")).err(),
                Some(Refusal::TooDear)
            );
        }
    }

    #[test]
    fn another_key_of_the_same_journal_has_its_id_and_nothing_else_of_it() {
        let one = payload();
        let other = one.renewed(date(2027, 1, 2));
        assert_eq!(one.journal(), other.journal());
        assert!(one.key != other.key && one.salt != other.salt);
        assert_eq!(other.created, date(2027, 1, 2));
    }

    #[test]
    fn the_public_half_of_a_sheet_seals_what_its_secret_opens() {
        let secret = payload().wrap_for_sheet().1;
        let recipient = recipient_of(&secret).expect("a secret of a sheet");
        let recipient: age::x25519::Recipient = recipient.parse().expect("a recipient of age");
        let identity: age::x25519::Identity = secret.parse().expect("age's secret half");
        assert_eq!(identity.to_public(), recipient);
        assert_eq!(recipient_of("no sheet"), None);
    }

    #[test]
    fn only_the_secret_of_its_sheet_unwraps_the_recovery_file() {
        let one = payload();
        let (file, secret) = one.wrap_for_sheet();
        assert!(Payload::unwrap_by_sheet(&file, &secret).is_ok_and(|read| read == one));
        let slip = match secret.ends_with('Q') {
            true => format!("{}P", &secret[..secret.len() - 1]),
            false => format!("{}Q", &secret[..secret.len() - 1]),
        };
        assert!(matches!(
            Payload::unwrap_by_sheet(&file, &slip),
            Err(VaultError::RecoveryMistyped(_))
        ));
        assert!(matches!(
            Payload::unwrap_by_sheet(&payload().wrap_for_sheet().0, &secret),
            Err(VaultError::RecoveryWrong)
        ));
        let by_passphrase = one.wrap(&Passphrase::new("otter"), Cost::THROW_AWAY);
        assert!(matches!(
            Payload::unwrap_by_sheet(&by_passphrase, &secret),
            Err(VaultError::RecoveryDamaged)
        ));
    }
}
