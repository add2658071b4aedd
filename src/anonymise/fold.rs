//! Writing a word the way the lists do: lower case, no marks, no apostrophes, look-alikes made one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word that is looked up, in bytes. No list holds a longer one.
pub(super) const LONGEST: usize = 60;

/// Whether a character shows nothing: zero-width spaces and joiners, soft hyphens, directions, selectors.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character is an apostrophe, in any of the shapes keyboards and phones make.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02BB}' | '\u{FF07}' | '`' | '\u{00B4}'
    )
}

/// Appends the folded form of a piece of text: only letters and digits are left.
pub(super) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.reserve(text.len());
        for b in text.bytes().filter(u8::is_ascii_alphanumeric) {
            out.push(char::from(b.to_ascii_lowercase()));
        }
        return;
    }
    for c in text.nfkd() {
        if is_combining_mark(c) || is_invisible(c) {
            continue;
        }
        for c in capital(c).unwrap_or(c).to_lowercase() {
            match c {
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'ß' => out.push_str("ss"),
                'đ' | 'ð' => out.push('d'),
                'þ' => out.push_str("th"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ı' => out.push('i'),
                'ŋ' => out.push('n'),
                'ħ' => out.push('h'),
                c if is_combining_mark(c) => {}
                c if c.is_alphanumeric() => out.push(latin(c)),
                _ => {}
            }
        }
    }
}

/// Whether a word ends so when it is written small.
pub(super) fn ends_small(word: &str, end: &str) -> bool {
    if !word.is_ascii() {
        return word.to_lowercase().ends_with(end);
    }
    let from = word.len().checked_sub(end.len());
    from.is_some_and(|from| word.as_bytes()[from..].eq_ignore_ascii_case(end.as_bytes()))
}

/// The folded form of a piece of text.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// The Latin letter that a Greek capital is drawn like where its small form is drawn otherwise.
fn capital(c: char) -> Option<char> {
    Some(match c {
        'Η' => 'h',
        'Ν' => 'n',
        'Υ' | 'Ү' => 'y',
        'Ζ' => 'z',
        'Ε' => 'e',
        'Τ' => 't',
        'Μ' => 'm',
        'Κ' => 'k',
        'Χ' => 'x',
        _ => return None,
    })
}

/// The Latin letter that a Cyrillic, Greek or Armenian one is drawn like; others stay.
fn latin(c: char) -> char {
    match c {
        'а' | 'α' | 'ɑ' => 'a',
        'в' | 'ь' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'є' | 'ε' => 'e',
        'ƒ' => 'f',
        'ɡ' => 'g',
        'һ' | 'н' | 'հ' => 'h',
        'і' | 'ι' | 'ɩ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' | 'μ' => 'm',
        'ո' | 'η' => 'n',
        'о' | 'ο' | 'σ' | 'օ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ζ' | 'ᴢ' => 'z',
        'ᴀ' => 'a',
        'ʙ' => 'b',
        'ᴄ' => 'c',
        'ᴅ' => 'd',
        'ᴇ' => 'e',
        'ꜰ' => 'f',
        'ɢ' => 'g',
        'ʜ' => 'h',
        'ɪ' => 'i',
        'ᴊ' => 'j',
        'ᴋ' => 'k',
        'ʟ' => 'l',
        'ᴍ' => 'm',
        'ɴ' => 'n',
        'ᴏ' => 'o',
        'ᴘ' => 'p',
        'ʀ' => 'r',
        'ꜱ' => 's',
        'ᴛ' => 't',
        'ᴜ' => 'u',
        'ᴠ' => 'v',
        'ᴡ' => 'w',
        'ʏ' => 'y',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_many_writings_folds_to_one() {
        for (a, b) in [
            ("Siobhán", "siobhan"),
            ("SIOBHÁN", "siobhan"),
            ("Ｆｅｍｉ", "femi"),
            ("ﬁona", "fiona"),
            ("Аnnа", "anna"),
            ("An\u{200b}na", "anna"),
            ("O’Brien", "obrien"),
            ("Łukasz", "lukasz"),
        ] {
            assert_eq!(fold(a), b, "{a}");
        }
    }
}
