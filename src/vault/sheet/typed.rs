//! What was typed from the sheet, read in any case, with any spacing, its slips named by their places.

use super::super::VaultError;
use super::super::key::SECRET_PREFIX;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Letters of the secret after its prefix.
pub(super) const SECRET: usize = 58;
/// Letters of a group; the last group has two.
pub(super) const GROUP: usize = 4;
/// Letters of a line of five groups; the third line has two fewer.
pub(super) const LINE: usize = 5 * GROUP;
/// Check letters behind each line, which are no part of the secret.
pub(super) const CHECK: usize = 2;
/// The letters a secret is made of (bech32, BIP 173): neither 1, B, I nor O.
pub(super) const LETTERS: &[u8; 32] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
/// What those four are taken for.
pub(super) const LOOK_ALIKES: [(char, char); 4] = [('1', 'L'), ('B', '8'), ('I', 'L'), ('O', '0')];

/// What was typed from the sheet, as age reads it: in any case, with or without the prefix, the check letters, spaces and
/// hyphens. The letters O, I and B and the digit 1, which no secret holds, are what they look like.
///
/// # Errors
/// `RecoveryMistyped` with the group or the line that cannot be right.
pub(in super::super) fn read(typed: &str) -> Result<Zeroizing<String>, VaultError> {
    let said = letters(typed).map_err(VaultError::RecoveryMistyped)?;
    let mut secret = Zeroizing::new(String::with_capacity(SECRET_PREFIX.len() + SECRET));
    secret.push_str(SECRET_PREFIX);
    if said.len() == SECRET {
        secret.push_str(&said);
        return Ok(secret);
    }
    if said.len() != SECRET + 3 * CHECK {
        let slip = wrong_group(typed, 0).unwrap_or_else(|| counted(said.len(), SECRET));
        return Err(VaultError::RecoveryMistyped(slip));
    }
    let mut slips = Vec::new();
    let mut rest = said.as_str();
    for number in 0..3 {
        let (line, after) = rest.split_at((LINE + CHECK).min(rest.len()));
        slips.extend(fits(number, line));
        secret.push_str(&line[..line.len() - CHECK]);
        rest = after;
    }
    match slips.is_empty() {
        true => Ok(secret),
        false => Err(VaultError::RecoveryMistyped(slips.join(", and "))),
    }
}

/// Groups that hold a letter no sheet has, when what was typed turned out to be wrong somewhere.
pub(in super::super) fn where_to_look(typed: &str) -> Option<String> {
    let said = bare(typed);
    let with_checks = said.chars().count() == SECRET + 3 * CHECK;
    let mut groups: Vec<String> = said
        .chars()
        .enumerate()
        .filter(|(_, c)| LOOK_ALIKES.iter().any(|(alike, _)| alike == c))
        .filter_map(|(at, _)| match with_checks {
            true => {
                let (line, place) = (at / (LINE + CHECK), at % (LINE + CHECK));
                (place < LINE).then_some(line * 5 + place / GROUP + 1)
            }
            false => Some(at / GROUP + 1),
        })
        .map(|group| group.to_string())
        .collect();
    groups.dedup();
    let all = groups.join(", ");
    match groups.len() {
        0 => None,
        1 => Some(format!(
            "look at group {all} first, which was typed with a letter that no sheet has"
        )),
        _ => Some(format!(
            "look at groups {all} first, which were typed with letters that no sheet has"
        )),
    }
}

/// What was typed in capitals, without the prefix and without what stands between.
pub(super) fn bare(typed: &str) -> Zeroizing<String> {
    let mut said = Zeroizing::new(String::with_capacity(512));
    for c in typed.chars().filter(|c| c.is_alphanumeric()).take(256) {
        said.extend(c.to_uppercase());
    }
    match said.strip_prefix("AGESECRETKEY1") {
        Some(rest) => Zeroizing::new(rest.to_owned()),
        None => said,
    }
}

/// The letters of the secret in what was typed, or which group holds a sign that is none.
pub(super) fn letters(typed: &str) -> Result<Zeroizing<String>, String> {
    let mut letters = bare(typed);
    if let Some(at) = letters.chars().position(|c| !c.is_ascii()) {
        return Err(format!(
            "group {} holds a sign that no sheet has",
            at / GROUP + 1
        ));
    }
    for (alike, meant) in LOOK_ALIKES {
        if letters.contains(alike) {
            letters = Zeroizing::new(letters.replace(alike, meant.encode_utf8(&mut [0; 4])));
        }
    }
    Ok(letters)
}

/// The first group of another length than it has on the sheet, where groups were typed with something between them.
/// `before` is how many groups stand on the lines before.
pub(super) fn wrong_group(typed: &str, before: usize) -> Option<String> {
    let upper = Zeroizing::new(typed.trim().to_uppercase());
    let upper = upper.strip_prefix(SECRET_PREFIX).unwrap_or(&upper);
    let groups: Vec<usize> = upper
        .split(|c: char| !c.is_alphanumeric())
        .filter(|group| !group.is_empty())
        .map(|group| group.chars().count())
        .collect();
    if groups.len() < 3 {
        return None;
    }
    let mut number = before;
    // The last group of the line whose check letters were read.
    let mut checked = before;
    for count in groups {
        let is_check = count == CHECK && number.is_multiple_of(5) && number != checked;
        if is_check || number == 15 {
            checked = number;
            continue;
        }
        number += 1;
        let belong = if number == 15 { SECRET % GROUP } else { GROUP };
        if count != belong {
            let letters = crate::domain::many(count, "letter", "letters");
            return Some(format!(
                "group {number} was typed with {letters}, it has {belong}"
            ));
        }
    }
    let missing = number + 1;
    (missing <= 15).then(|| format!("group {missing} is missing"))
}

/// How many letters were typed and how many belong there.
pub(super) fn counted(count: usize, belong: usize) -> String {
    let letters = crate::domain::many(count, "letter was", "letters were");
    format!("{letters} typed, {belong} belong there")
}

/// Says so when a line, its check letters behind it, does not agree with them.
pub(super) fn fits(number: usize, line: &str) -> Option<String> {
    let (letters, said) = line.split_at(line.len() - CHECK);
    (check(number, letters) != said)
        .then(|| format!("line {} does not fit its check letters", number + 1))
}

/// The two letters behind a line: ten bits of SHA-256 over its number and its letters. They stand on the sheet alone, where
/// the secret stands too.
pub(super) fn check(number: usize, letters: &str) -> String {
    let digest = Sha256::new()
        .chain_update(format!("afterhour recovery sheet, line {}\n", number + 1))
        .chain_update(letters)
        .finalize();
    digest[..CHECK]
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte & 31)]))
        .collect()
}

/// The lines of the letters.
pub(super) fn lines_of(letters: &str) -> impl Iterator<Item = &str> {
    pieces(letters, LINE)
}

/// The groups of a line.
pub(super) fn groups_of(letters: &str) -> impl Iterator<Item = &str> {
    pieces(letters, GROUP)
}

/// Pieces of a text in ASCII, the last one may be shorter.
fn pieces(text: &str, length: usize) -> impl Iterator<Item = &str> {
    (0..text.len())
        .step_by(length)
        .map(move |at| &text[at..(at + length).min(text.len())])
}
