//! Text in the columns it has.

use crate::domain::ClientCode;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text cut to `room` columns, with an ellipsis where something was cut: between two words where that loses less than
/// half of the room, else at a grapheme.
pub fn fit(text: &str, room: u16, ascii: bool) -> String {
    let room = usize::from(room);
    let text = text.lines().next().unwrap_or_default();
    if text.width() <= room {
        return text.to_owned();
    }
    let sign = if ascii { "..." } else { "…" };
    let Some(room) = room.checked_sub(sign.width()) else {
        return String::new();
    };
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        out.push_str(grapheme);
    }
    if !text[out.len()..].starts_with(' ')
        && let Some(end) = out.rfind(' ').filter(|end| out[..*end].width() * 2 >= room)
    {
        out.truncate(end);
    }
    out.truncate(out.trim_end_matches([' ', ',', ';', ':']).len());
    out.push_str(sign);
    out
}

/// The same, where a client's code at the end stays whole: the words before it are cut instead, unless hardly any would be
/// left.
pub fn fit_title(text: &str, room: u16, ascii: bool) -> String {
    let code = text.rsplit_once(", ").filter(|(words, code)| {
        text.width() > room.into()
            && words.width() > code.width()
            && ClientCode::try_from((*code).to_owned()).is_ok()
    });
    let Some((words, code)) = code else {
        return fit(text, room, ascii);
    };
    match room.checked_sub(code.width() as u16 + 2) {
        Some(room) if room >= LEAST_BEFORE => format!("{}, {code}", fit(words, room, ascii)),
        _ => fit(text, room, ascii),
    }
}

/// Columns of a title's words that are worth keeping before its code.
const LEAST_BEFORE: u16 = 8;

/// The sign of one cell that stands for one of ours where only ASCII is drawn; letters stay as they are.
pub(super) fn in_ascii(sign: char) -> char {
    match sign {
        '·' | '–' | '—' => '-',
        '…' => '.',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '↑' => '^',
        '↓' => 'v',
        '←' | '‹' => '<',
        '→' | '›' => '>',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_cut_keeps_its_client() {
        let title = "client brings online conduct, M-04";
        assert_eq!(fit_title(title, 34, false), title);
        assert_eq!(fit_title(title, 27, false), "client brings online…, M-04");
        assert_eq!(
            fit_title("client brings, as they said", 20, false),
            "client brings, as…"
        );
        assert_eq!(fit_title(title, 9, false), fit(title, 9, false));
    }

    #[test]
    fn a_text_that_is_cut_says_so_and_never_in_mid_letter() {
        assert_eq!(fit("an allotment", 20, false), "an allotment");
        assert_eq!(fit("an allotment", 8, false), "an allo…");
        assert_eq!(fit("an allotment", 8, true), "an al...");
        assert_eq!(fit("👩\u{200d}👧 and", 3, false), "👩\u{200d}👧…");
        assert_eq!(fit("anything", 0, false), "");
    }
}
