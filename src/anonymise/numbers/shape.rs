//! The shape of a token: where it has capitals, small letters and digits.

use std::ops::Deref;

/// Longest shape, in letters and digits.
const LONGEST: usize = 12;

/// Letters and digits of a token as a pattern, "AA00".
#[derive(Clone, Copy)]
pub(super) struct Shape {
    signs: [u8; LONGEST],
    len: usize,
}

/// The shape of the first twelve characters.
pub(super) fn shape(s: &str) -> Shape {
    let (mut signs, mut len) = ([0; LONGEST], 0);
    for (sign, c) in signs.iter_mut().zip(s.chars()) {
        *sign = match c {
            '0'..='9' => b'0',
            'A'..='Z' => b'A',
            'a'..='z' => b'a',
            _ => b'?',
        };
        len += 1;
    }
    Shape { signs, len }
}

impl Shape {
    /// The same with capitals for small letters.
    pub(super) fn shouted(mut self) -> Self {
        self.signs.make_ascii_uppercase();
        self
    }

    /// The shape of nothing.
    pub(super) fn empty() -> Self {
        shape("")
    }
}

impl Deref for Shape {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.signs[..self.len]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_tells_capitals_small_letters_and_digits_apart() {
        assert_eq!(&*shape("LS6-é b"), "AA0??".to_owned() + "?a");
        assert_eq!(&*shape("ls6").shouted(), "AA0");
        assert_eq!(shape("0123456789abcdef").len(), LONGEST);
        assert_eq!(&*Shape::empty(), "");
    }
}
