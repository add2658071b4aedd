//! How long a telephone number is, by the calling code of its country.

/// A row for each calling code: the code, the fewest and the most digits that follow it. From the metadata of
/// Google's libphonenumber (Apache-2.0), by `assets/anonymise/rebuild.py`.
static DIAL: &str = include_str!("../../../assets/anonymise/dial.txt");

/// The fewest and most digits that an international number has in all, its calling code counted, when `digits`
/// (after "+" or "00") begin with one.
pub(super) fn plan(digits: &str) -> Option<(usize, usize)> {
    DIAL.lines().find_map(|row| {
        let mut columns = row.split(' ');
        let code = columns.next().filter(|code| digits.starts_with(code))?;
        let mut next = || columns.next()?.parse::<usize>().ok();
        Some((code.len() + next()?, code.len() + next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_long_as_its_country_has_them() {
        assert_eq!(plan("2348035550148"), Some((13, 17)));
        assert_eq!(plan("18765550134"), Some((8, 11)));
        assert_eq!(plan("999"), None);
    }

    #[test]
    fn every_row_is_a_code_and_two_lengths() {
        for row in DIAL.lines() {
            let code = row.split(' ').next().expect("a row has columns");
            assert!(
                plan(code).is_some_and(|(least, most)| least <= most),
                "{row}"
            );
        }
    }
}
