//! Files as age's own vectors have them, cut, reordered, forged: made here by hand out of one that is sound.

use afterhour::passphrase::Passphrase;
use afterhour::supervision::{Identity, SealError, open, open_with_passphrase, wants_passphrase};
use age::secrecy::ExposeSecret;
use age::{Encryptor, Recipient};
use age_core::format::{FileKey, Stanza};
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::HashSet;
use std::io::Write;
use std::str::FromStr;
use std::sync::Mutex;

/// Bytes of a sealed chunk: 64 KiB and the tag.
const CHUNK: usize = 65_536 + 16;

fn hers() -> Identity {
    Identity::generate()
}

fn key_of(identity: &Identity) -> age::x25519::Recipient {
    age::x25519::Recipient::from_str(identity.recipient().as_str()).unwrap()
}

fn sealed(text: &[u8], to: &[&dyn Recipient]) -> Vec<u8> {
    let encryptor = Encryptor::with_recipients(to.iter().copied()).unwrap();
    let mut writer = encryptor.wrap_output(Vec::new()).unwrap();
    writer.write_all(text).unwrap();
    writer.finish().unwrap()
}

/// Two full chunks and a piece.
fn long_text() -> Vec<u8> {
    "A heron stands in the pond. "
        .bytes()
        .cycle()
        .take(2 * 65_536 + 1_000)
        .collect()
}

/// Where the header ends: behind the line with its MAC.
fn header(file: &[u8]) -> usize {
    let mac = file.windows(5).position(|five| five == b"\n--- ").unwrap() + 1;
    mac + file[mac..].iter().position(|byte| *byte == b'\n').unwrap() + 1
}

#[track_caller]
fn is_damaged(file: &[u8], identity: &Identity, what: &str) {
    let opened = open(file, identity);
    assert!(
        matches!(opened, Err(SealError::Damaged | SealError::NotSealed)),
        "{what}: {:?}",
        opened.map(|received| received.text.read().len())
    );
}

/// Reliability list 28.
#[test]
fn a_file_cut_off_anywhere_is_damaged_and_never_half_read() {
    let hers = hers();
    let whole = sealed(&long_text(), &[&key_of(&hers)]);
    open(&whole, &hers).unwrap();
    let payload = header(&whole);
    let chunks = payload + 16;
    let ends = [chunks, chunks + CHUNK, chunks + 2 * CHUNK, whole.len()];
    let around = ends
        .iter()
        .flat_map(|end| [end - 17, end - 1, *end, end + 1, end + 17]);
    for length in (0..payload + 40)
        .chain(around)
        .filter(|length| *length < whole.len())
    {
        is_damaged(
            &whole[..length],
            &hers,
            &format!("cut at {length} of {}", whole.len()),
        );
    }
}

/// Reliability list 28.
#[test]
fn chunks_put_in_another_order_taken_out_or_added_are_damage() {
    let hers = hers();
    let whole = sealed(&long_text(), &[&key_of(&hers)]);
    let chunks = header(&whole) + 16;
    let (before, body) = whole.split_at(chunks);
    let pieces: Vec<&[u8]> = body.chunks(CHUNK).collect();
    let [first, second, last] = pieces[..] else {
        panic!("{} pieces", pieces.len());
    };
    let file = |pieces: &[&[u8]]| [before, &pieces.concat()].concat();
    open(&file(&[first, second, last]), &hers).unwrap();
    for (what, pieces) in [
        ("exchanged", vec![second, first, last]),
        ("the first twice", vec![first, first, last]),
        ("without the first", vec![second, last]),
        ("without the second", vec![first, last]),
        ("the last alone", vec![last]),
        ("the last in the middle", vec![first, last, second]),
        ("the last twice", vec![first, second, last, last]),
        ("a byte behind the last", vec![first, second, last, b"x"]),
        (
            "an empty one behind the last",
            vec![first, second, last, &[0; 16]],
        ),
    ] {
        is_damaged(&file(&pieces), &hers, what);
    }
    let other = sealed(&long_text(), &[&key_of(&hers)]);
    let foreign = &other[header(&other) + 16..][..CHUNK];
    is_damaged(
        &file(&[foreign, second, last]),
        &hers,
        "a chunk of another file",
    );
    // An end that is empty may only follow nothing.
    let nothing = sealed(b"", &[&key_of(&hers)]);
    assert_eq!(nothing.len(), header(&nothing) + 16 + 16);
    assert_eq!(open(&nothing, &hers).unwrap().text.read(), "");
}

/// Reliability list 28.
#[test]
fn a_header_whose_mac_does_not_fit_is_damaged() {
    let hers = hers();
    let whole = sealed(b"A heron.", &[&key_of(&hers)]);
    let end = header(&whole);
    let mac = whole[..end - 1]
        .iter()
        .rposition(|byte| *byte == b' ')
        .unwrap()
        + 1;
    for at in mac..end - 1 {
        let mut forged = whole.clone();
        forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
        is_damaged(&forged, &hers, &format!("letter {} of the MAC", at - mac));
    }
    let stanza = b"-> strange and new\nAAAA\n";
    let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let added = [&whole[..first], stanza, &whole[first..]].concat();
    is_damaged(&added, &hers, "a stanza put in");
}

/// Seals for nobody that anybody knows.
struct Strange(&'static str);

impl Recipient for Strange {
    fn wrap_file_key(
        &self,
        _: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        let stanza = Stanza {
            tag: self.0.to_owned(),
            args: vec!["argument".to_owned()],
            body: vec![7; 40],
        };
        Ok((vec![stanza], HashSet::new()))
    }
}

/// Reliability list 28.
#[test]
fn a_stanza_of_a_kind_nobody_knows_is_passed_over() {
    let hers = hers();
    let strange = Strange("strange");
    for to in [
        [&strange as &dyn Recipient, &key_of(&hers)],
        [&key_of(&hers) as &dyn Recipient, &strange],
    ] {
        let file = sealed(b"A heron.", &to);
        assert_eq!(open(&file, &hers).unwrap().text.read(), "A heron.");
    }
    let alone = sealed(b"A heron.", &[&strange]);
    assert!(matches!(open(&alone, &hers), Err(SealError::WrongIdentity)));
    assert!(!wants_passphrase(&alone).unwrap());
}

/// Passes the key of the file on to whoever wants to forge its header.
struct Leaking<'a>(&'a Mutex<Vec<u8>>);

impl Recipient for Leaking<'_> {
    fn wrap_file_key(
        &self,
        key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        *self.0.lock().unwrap() = key.expose_secret().to_vec();
        Strange("strange").wrap_file_key(key)
    }
}

/// A file with another word in its header, and a MAC that fits.
fn forged(from: &str, to: &str, hers: &Identity) -> Vec<u8> {
    let key = Mutex::new(Vec::new());
    let whole = sealed(b"A heron.", &[&Leaking(&key), &key_of(hers)]);
    let (head, payload) = whole.split_at(header(&whole));
    let head = std::str::from_utf8(head).unwrap();
    let (stanzas, _) = head.rsplit_once(' ').unwrap();
    assert!(stanzas.contains(from), "{stanzas}");
    let stanzas = stanzas.replacen(from, to, 1);
    let mut mac_key = [0; 32];
    Hkdf::<Sha256>::new(None, &key.lock().unwrap())
        .expand(b"header", &mut mac_key)
        .unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&mac_key).unwrap();
    mac.update(stanzas.as_bytes());
    let mac = BASE64_STANDARD_NO_PAD.encode(mac.finalize().into_bytes());
    [format!("{stanzas} {mac}\n").as_bytes(), payload].concat()
}

/// Reliability list 28: a passphrase's stanza stands alone, whatever its MAC says.
#[test]
fn a_stanza_of_a_passphrase_beside_another_opens_nothing() {
    let hers = hers();
    let renamed = forged("-> strange", "-> unheard-of", &hers);
    assert_eq!(
        open(&renamed, &hers).unwrap().text.read(),
        "A heron.",
        "the MAC fits"
    );
    let salt = "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 2";
    let mixed = forged("-> strange argument", salt, &hers);
    open(&mixed, &hers).expect_err("a stanza for a passphrase has to be alone");
    let by_passphrase = open_with_passphrase(&mixed, &Passphrase::new("otter bridge velvet"));
    by_passphrase.expect_err("a stanza for a passphrase has to be alone");
}

/// Reliability list 28.
#[test]
fn a_file_under_a_passphrase_that_is_cut_off_or_forged_never_opens() {
    let passphrase = Passphrase::new("otter bridge velvet");
    let mut recipient = age::scrypt::Recipient::new(passphrase.reveal().to_owned().into());
    recipient.set_work_factor(2);
    let whole = sealed(b"A heron.", &[&recipient]);
    assert_eq!(
        open_with_passphrase(&whole, &passphrase)
            .unwrap()
            .text
            .read(),
        "A heron."
    );
    for length in 0..whole.len() {
        let opened = open_with_passphrase(&whole[..length], &passphrase);
        assert!(
            matches!(opened, Err(SealError::Damaged | SealError::NotSealed)),
            "cut at {length}: {opened:?}"
        );
    }
    let text = String::from_utf8_lossy(&whole[..header(&whole)]).into_owned();
    for (from, to) in [
        (" 2\n", " 02\n"),
        (" 2\n", " +2\n"),
        (" 2\n", " 0\n"),
        (" 2\n", " 64\n"),
        ("-> scrypt", "-> Scrypt"),
    ] {
        assert!(text.contains(from), "{text}");
        let forged = [
            text.replacen(from, to, 1).as_bytes(),
            &whole[header(&whole)..],
        ]
        .concat();
        open_with_passphrase(&forged, &passphrase).expect_err(to);
    }
}
