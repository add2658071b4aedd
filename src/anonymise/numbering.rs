//! How long a telephone number is, by the calling code of its country.

/// Calling codes with the fewest and most digits that follow them, from the assignments of ITU-T E.164 and the
/// national plans filed with it; one row for all codes that have the same lengths.
const PLANS: &[(&str, u8, u8)] = &[
    ("1 7", 10, 10),
    (
        "27 31 33 34 48 61 66 90 93 94 212 213 221 223 225 226 227 228 229 233 237 243 244 249 250 251 252 254 255 256 257 258 260 261 262 263 264 265 351 352 353 355 359 370 371 372 373 375 380 381 385 386 387 389 420 421 590 591 593 594 595 596 855 886 961 962 963 964 966 967 970 971 972 992 993 994 995 996 998",
        7,
        9,
    ),
    (
        "20 32 36 40 41 43 46 51 52 54 55 57 58 60 63 64 81 82 84 86 91 92 95 98 211 218 234 354 358 382 383 598 856 880 976 977",
        7,
        11,
    ),
    ("30 39 44 49 53 56 62", 6, 12),
    (
        "45 47 65 216 220 222 224 230 231 232 235 236 238 239 240 241 242 245 248 253 266 267 268 269 290 291 297 298 299 350 356 357 374 376 377 378 423 500 501 502 503 504 505 506 507 508 509 592 597 599 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 850 852 853 960 965 968 973 974 975",
        4,
        9,
    ),
];

/// The fewest and most digits that an international number has in all, its calling code counted, when `digits`
/// (after "+" or "00") begin with one.
pub(super) fn plan(digits: &str) -> Option<(usize, usize)> {
    (1..=3)
        .rev()
        .filter_map(|n| digits.get(..n))
        .find_map(|code| {
            PLANS
                .iter()
                .find(|(codes, ..)| codes.split(' ').any(|c| c == code))
                .map(|(_, least, most)| {
                    (
                        code.len() + usize::from(*least),
                        code.len() + usize::from(*most),
                    )
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_long_as_its_country_has_them() {
        assert_eq!(plan("2348035550148"), Some((10, 14)));
        assert_eq!(plan("18765550134"), Some((11, 11)));
        assert_eq!(plan("999"), None);
    }
}
