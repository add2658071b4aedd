//! What seals and opens, and what does not.

#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

const TEXT: &str = "Not for urgent matters.\n\n# Reflective summary\n";
/// log2 N for tests that are not about the cost.
const QUICK: u8 = 2;
/// From age's own test vectors.
const SECRET: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
const PUBLIC: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

/// [`TEXT`] for [`PUBLIC`], by `age -a` of Debian.
const ARMORED: &str = "\
-----BEGIN AGE ENCRYPTED FILE-----\n\
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBYREpSUXdLN01jS3BnT1Jl\n\
WWF6eHptVURiUWo1M3d3ck45aFplR0tRQjM0CjBhUTRGdFk1eDhSK3dmaG5NQytN\n\
NTAvOHN4bExsNmM4N25HaysxSXFzbkUKLS0tIFBvcGlBbG9GTm9FVmNWeTkrOURp\n\
TGltNUdhKzdURWxZV3c2UjJxWlBTdU0K7+T6cBbljveYVBWDbz8Tzi6iWPM5LbpU\n\
oD3DSKlRd/pgvU/BFLNcfinfhLOncOQJ/nHsigwmOsIbmd22peLclrF3YkOdUnVn\n\
xSdSwqFD\n\
-----END AGE ENCRYPTED FILE-----\n";

fn sealed_for(to: &[&Identity]) -> Vec<u8> {
    let to: Vec<Recipient> = to.iter().map(|identity| identity.recipient()).collect();
    encrypt(TEXT.as_bytes(), &to).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("otter bridge velvet marble")
}

fn stanzas(sealed: &[u8]) -> Vec<String> {
    let head: Vec<&str> = sealed
        .split(|byte| *byte == b'\n')
        .map_while(|line| std::str::from_utf8(line).ok())
        .take_while(|line| !line.starts_with("---"))
        .collect();
    head.iter()
        .filter_map(|line| line.strip_prefix("-> "))
        .map(str::to_owned)
        .collect()
}

fn with_header(sealed: &[u8], from: &str, to: &str) -> Vec<u8> {
    let end = sealed
        .windows(5)
        .position(|window| window == b"\n--- ")
        .unwrap();
    let head = std::str::from_utf8(&sealed[..end]).unwrap();
    assert!(head.contains(from), "{head}");
    [head.replacen(from, to, 1).as_bytes(), &sealed[end..]].concat()
}

#[test]
fn what_was_sealed_for_an_identity_opens_with_it_and_with_no_other() {
    let (hers, other) = (Identity::generate(), Identity::generate());
    let sealed = sealed_for(&[&hers]);
    assert_eq!(open(&sealed, &hers).unwrap().text.read(), TEXT);
    assert_eq!(open(&sealed, &other), Err(SealError::WrongIdentity));
    assert_eq!(
        open_with_passphrase(&sealed, &passphrase()),
        Err(SealError::WantsIdentity)
    );
    assert_eq!(wants_passphrase(&sealed), Ok(false));
}

#[test]
fn a_file_is_sealed_for_as_many_as_were_chosen_and_for_nobody_else() {
    let (one, two) = (Identity::generate(), Identity::generate());
    let sealed = sealed_for(&[&one, &two, &one]);
    let stanzas = stanzas(&sealed);
    let real = stanzas
        .iter()
        .filter(|stanza| stanza.starts_with("X25519 "))
        .count();
    assert_eq!(real, 2);
    // The crate adds one random stanza that opens for nobody, so that readers stay used to unknown ones.
    let unknown: Vec<_> = stanzas
        .iter()
        .filter(|stanza| !stanza.starts_with("X25519 "))
        .collect();
    assert!(
        unknown.iter().all(|stanza| stanza.contains("-grease")),
        "{stanzas:?}"
    );
    for identity in [&one, &two] {
        assert!(open(&sealed, identity).is_ok());
    }
    assert_eq!(encrypt(TEXT.as_bytes(), &[]), Err(SealError::NoRecipient));
}

#[test]
fn a_passphrase_costs_two_to_the_eighteen_and_opens_alone() {
    let sealed = encrypt_with_passphrase(TEXT.as_bytes(), &passphrase(), WORK).unwrap();
    let stanzas = stanzas(&sealed);
    assert_eq!(stanzas.len(), 1);
    assert!(
        stanzas[0].starts_with("scrypt ") && stanzas[0].ends_with(" 18"),
        "{stanzas:?}"
    );
    assert_eq!(
        open_with_passphrase(&sealed, &passphrase())
            .unwrap()
            .text
            .read(),
        TEXT
    );
    assert_eq!(wants_passphrase(&sealed), Ok(true));
    assert_eq!(
        open(&sealed, &Identity::generate()),
        Err(SealError::WantsPassphrase)
    );
}

#[test]
fn another_passphrase_does_not_open_and_a_blank_one_does_not_seal() {
    let sealed = encrypt_with_passphrase(TEXT.as_bytes(), &passphrase(), QUICK).unwrap();
    let other = Passphrase::new("otter bridge velvet oxygen");
    assert_eq!(
        open_with_passphrase(&sealed, &other),
        Err(SealError::WrongPassphrase)
    );
    assert_eq!(
        encrypt_with_passphrase(TEXT.as_bytes(), &Passphrase::new("  "), QUICK),
        Err(SealError::NoRecipient)
    );
}

#[test]
fn more_work_than_is_accepted_is_refused_at_once() {
    let sealed = encrypt_with_passphrase(TEXT.as_bytes(), &passphrase(), QUICK).unwrap();
    let at = format!(" {QUICK}\n");
    let begun = std::time::Instant::now();
    for work in [21, 22, 23, 31, 32, 62, 63, 64, 99, 128, 255_u8] {
        let asking = with_header(&sealed, &at, &format!(" {work}\n"));
        assert_eq!(
            open_with_passphrase(&asking, &passphrase()),
            Err(SealError::TooMuchWork(work))
        );
    }
    for slip in ["02", "+5", "0", "-1", "18446744073709551616", "4 4", ""] {
        let asking = with_header(&sealed, &at, &format!(" {slip}\n"));
        assert_eq!(
            open_with_passphrase(&asking, &passphrase()),
            Err(SealError::Damaged),
            "{slip}"
        );
    }
    // One derivation at 2^21 alone takes longer.
    assert!(begun.elapsed().as_millis() < 2_000, "{:?}", begun.elapsed());
}

#[test]
fn nineteen_is_still_accepted() {
    let sealed = encrypt_with_passphrase(TEXT.as_bytes(), &passphrase(), 19).unwrap();
    assert!(open_with_passphrase(&sealed, &passphrase()).is_ok());
}

#[test]
fn every_way_not_to_open_has_its_own_true_name() {
    let hers = Identity::generate();
    let sealed = sealed_for(&[&hers]);
    for foreign in [
        &b""[..],
        b"age",
        b"# A heading",
        b"PK\x03\x04",
        b"-----BEGIN PGP MESSAGE-----",
    ] {
        assert_eq!(open(foreign, &hers), Err(SealError::NotSealed));
    }
    let mut large = vec![b'x'; 16 * 1024 * 1024];
    assert_eq!(wants_passphrase(&large), Err(SealError::NotSealed));
    large.push(b'x');
    assert_eq!(wants_passphrase(&large), Err(SealError::TooLarge));
    let newer = [b"age-encryption.org/v9\n", &sealed[22..]].concat();
    assert_eq!(open(&newer, &hers), Err(SealError::NewerFormat));
    let by_mail = String::from_utf8_lossy(&sealed).replace('\n', "\r\n");
    assert_eq!(open(by_mail.as_bytes(), &hers), Err(SealError::Damaged));
    for length in 4..sealed.len() {
        assert_eq!(
            open(&sealed[..length], &hers),
            Err(SealError::Damaged),
            "cut to {length}"
        );
    }
    let mut longer = sealed.clone();
    longer.push(0);
    assert_eq!(open(&longer, &hers), Err(SealError::Damaged));
    assert_eq!(open(&vec![0; LARGEST + 1], &hers), Err(SealError::TooLarge));
    let endless = [
        b"age-encryption.org/v1\n",
        "-> a b\n\n".repeat(1 << 20).as_bytes(),
    ]
    .concat();
    assert_eq!(open(&endless, &hers), Err(SealError::Damaged));
}

#[test]
fn a_changed_byte_is_found_wherever_it_is() {
    let hers = Identity::generate();
    let sealed = sealed_for(&[&hers]);
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        let error = open(&changed, &hers).unwrap_err();
        let named = [
            SealError::Damaged,
            SealError::NotSealed,
            SealError::NewerFormat,
            SealError::WrongIdentity,
        ];
        assert!(named.contains(&error), "byte {at}: {error:?}");
    }
}

#[test]
fn an_armored_file_of_another_tool_opens_too() {
    let hers = Identity::parse(SECRET).unwrap();
    assert_eq!(open(ARMORED.as_bytes(), &hers).unwrap().text.read(), TEXT);
    let windows = format!("\r\n{}", ARMORED.replace('\n', "\r\n"));
    assert_eq!(open(windows.as_bytes(), &hers).unwrap().text.read(), TEXT);
    let half = &ARMORED.as_bytes()[..ARMORED.len() / 2];
    assert_eq!(open(half, &hers), Err(SealError::Damaged));
}

#[test]
fn what_is_inside_cannot_steer_the_terminal() {
    let hers = Identity::generate();
    let hostile = encrypt("a\u{1b}[2Jb\r\u{202e}c".as_bytes(), &[hers.recipient()]).unwrap();
    assert_eq!(open(&hostile, &hers).unwrap().text.read(), "a[2Jb\nc");
    let bytes = encrypt(&[0xff, 0xfe, 0x00], &[hers.recipient()]).unwrap();
    assert_eq!(open(&bytes, &hers), Err(SealError::NotText));
}

#[test]
fn a_recipient_is_taken_as_people_paste_it() {
    for pasted in [
        PUBLIC.to_owned(),
        format!("  {PUBLIC}\r\n"),
        format!("\u{feff}{PUBLIC}"),
        PUBLIC.to_uppercase(),
    ] {
        assert_eq!(Recipient::parse(&pasted).unwrap().as_str(), PUBLIC);
    }
}

#[test]
fn what_is_no_recipient_is_refused_by_its_name() {
    let mixed = PUBLIC.replacen("t7rx", "T7rx", 1);
    let slip = PUBLIC.replacen("t7rx", "t7rz", 1);
    let lines = format!("{PUBLIC}\n").repeat(10_000);
    let junk = format!("{PUBLIC} ruth");
    for (pasted, error) in [
        ("", SealError::NotARecipient),
        ("ruth", SealError::NotARecipient),
        ("age1", SealError::NotARecipient),
        (&PUBLIC[..40], SealError::NotARecipient),
        (mixed.as_str(), SealError::NotARecipient),
        (slip.as_str(), SealError::NotARecipient),
        (lines.as_str(), SealError::NotARecipient),
        (junk.as_str(), SealError::NotARecipient),
        (
            "npub1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf",
            SealError::NotARecipient,
        ),
        (
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsK ruth@home",
            SealError::SshRecipient,
        ),
        (
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDE",
            SealError::SshRecipient,
        ),
        ("ssh-dss AAAAB3NzaC1kc3MAAACBAJ", SealError::SshRecipient),
        (
            "no-pty,command=\"x\" ssh-ed25519 AAAAC3NzaC1l",
            SealError::SshRecipient,
        ),
        ("ecdsa-sha2-nistp256 AAAAE2VjZHNh", SealError::SshRecipient),
        (
            "age1pq1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
            SealError::OtherRecipient,
        ),
        (
            "age1tag1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
            SealError::OtherRecipient,
        ),
        (
            "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t",
            SealError::OtherRecipient,
        ),
        ("age1tag1qqqqqqq", SealError::OtherRecipient),
        ("age1tag1qqqqqq", SealError::NotARecipient),
    ] {
        assert_eq!(Recipient::parse(pasted), Err(error), "{pasted}");
    }
}

#[test]
fn a_secret_key_pasted_as_recipient_is_refused_loudly_and_not_repeated() {
    let file = format!("# public key: {PUBLIC}\n{SECRET}\n");
    for pasted in [SECRET, &SECRET.to_lowercase(), file.as_str(), &SECRET[..30]] {
        let error = Recipient::parse(pasted).unwrap_err();
        assert_eq!(error, SealError::SecretKeyPasted);
        assert!(error.to_string().starts_with("STOP"));
        assert!(!format!("{error} {error:?}").contains("GQ9778"));
    }
}

#[test]
fn the_fingerprint_is_four_words_and_never_changes() {
    let recipient = Recipient::parse(PUBLIC).unwrap();
    assert_eq!(recipient.fingerprint().split(' ').count(), 4);
    assert_eq!(recipient.fingerprint(), "toy estate pause shiver");
    assert_ne!(
        Identity::generate().recipient().fingerprint(),
        recipient.fingerprint()
    );
}

#[test]
fn an_identity_file_is_read_with_its_comments_and_shows_its_public_half() {
    let now: Zoned = "2026-11-21T10:00:00+00:00[UTC]".parse().unwrap();
    let identity = Identity::parse(SECRET).unwrap();
    assert_eq!(
        identity.file_text(&now).as_str(),
        format!("# created: 2026-11-21T10:00:00+00:00\n# public key: {PUBLIC}\n{SECRET}\n")
    );
    let again = Identity::parse(&format!(
        "\u{feff}{}\r\n",
        identity.file_text(&now).as_str()
    ))
    .unwrap();
    assert_eq!(again.recipient().as_str(), PUBLIC);
    assert_eq!(again.reveal().as_str(), SECRET);
    assert_eq!(format!("{identity:?}"), "Identity(…)");
}

#[test]
fn what_is_no_identity_is_refused_by_its_name() {
    for (text, error) in [
        ("", SealError::NotAnIdentity),
        ("# only a comment\n", SealError::NotAnIdentity),
        (PUBLIC, SealError::PublicHalf),
        (&SECRET[..40], SealError::NotAnIdentity),
        (
            &format!("{SECRET}\n{SECRET}\n"),
            SealError::SeveralIdentities,
        ),
        ("AGE-PLUGIN-YUBIKEY-1QYQQZQGP", SealError::OtherIdentity),
        ("AGE-SECRET-KEY-PQ-1QQQQ", SealError::OtherIdentity),
        (
            "-----BEGIN OPENSSH PRIVATE KEY-----\n",
            SealError::OtherIdentity,
        ),
        (
            "-----BEGIN AGE ENCRYPTED FILE-----\n",
            SealError::IdentitySealed,
        ),
        (
            "age-encryption.org/v1\n-> scrypt x 18\n",
            SealError::IdentitySealed,
        ),
    ] {
        assert_eq!(Identity::parse(text).map(|_| ()), Err(error));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_and_no_line_make_it_panic(bytes: Vec<u8>, line in "\\PC*|age1[a-z0-9]*|AGE-SECRET-KEY-1[A-Z0-9]*") {
        let identity = Identity::parse(SECRET).unwrap();
        let _ = open(&bytes, &identity);
        let _ = open(&[b"age-encryption.org/v1\n-> X25519 ", bytes.as_slice()].concat(), &identity);
        let _ = wants_passphrase(&bytes);
        let _ = Recipient::parse(&line);
        let _ = Identity::parse(&line);
    }
}
