//! Words one edit away, and nicknames.

static NICKNAMES: &str = include_str!("../../assets/anonymise/nicknames.txt");

pub(super) fn without_one(word: &str) -> impl Iterator<Item = String> + '_ {
    word.char_indices().map(|(at, c)| {
        let mut short = String::with_capacity(word.len());
        short.push_str(&word[..at]);
        short.push_str(&word[at + c.len_utf8()..]);
        short
    })
}

/// Whether two words are one letter changed, added, left out, or two neighbours swapped apart.
pub(super) fn one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..]
        .iter()
        .rev()
        .zip(b[head..].iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (x, y) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    match (x.len(), y.len()) {
        (0 | 1, 0 | 1) => true,
        (2, 2) => x[0] == y[1] && x[1] == y[0],
        _ => false,
    }
}

/// Nicknames of a folded given name, and the names it is a nickname of.
pub(super) fn nicknames(name: &str) -> impl Iterator<Item = &'static str> + '_ {
    NICKNAMES.lines().flat_map(move |line| {
        let mut words = line.split(' ');
        let full = words.next().unwrap_or_default();
        let whole = full == name;
        let short = !whole && words.clone().any(|w| w == name);
        let nicks = words.filter(move |_| whole);
        nicks.chain(short.then_some(full))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted_with_swaps() {
        for (a, b) in [
            ("shiela", "sheila"),
            ("danuta", "danutta"),
            ("danuta", "danta"),
            ("danuta", "danuba"),
            ("a", "a"),
        ] {
            assert!(one_edit(a, b), "{a} {b}");
        }
        for (a, b) in [("danuta", "dxnuba"), ("danuta", "dnt"), ("abcd", "badc")] {
            assert!(!one_edit(a, b), "{a} {b}");
        }
    }

    #[test]
    fn nicknames_go_both_ways() {
        assert!(nicknames("elizabeth").any(|n| n == "liz"));
        assert!(nicknames("liz").any(|n| n == "elizabeth"));
    }
}
