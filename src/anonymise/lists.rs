//! The word lists: one automaton over every word and phrase, with the number of the classes that it belongs to.

use super::classes::Classes;
use super::heads::{Heads, Index, Row};
use fst::raw::Output;
use std::num::NonZeroU32;
use std::sync::OnceLock;

static LISTS: &[u8] = include_bytes!("../../assets/anonymise/lists.fst");

/// What the numbers in the lists stand for, eight bytes each, the commonest first. As numbers they take a byte or two of the
/// automaton and not eight.
static CLASSES: &[u8] = include_bytes!("../../assets/anonymise/classes.bin");

/// Where a walk through the automaton stands.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    /// The address of the state, plus one: a walk that is none takes no more room.
    at: NonZeroU32,
    /// The number so far.
    out: u32,
}

impl Walk {
    fn at(addr: usize, out: Output) -> Self {
        let at = u32::try_from(addr + 1).ok().and_then(NonZeroU32::new);
        Self {
            at: at.expect("the lists have fewer than four thousand million bytes"),
            out: u32::try_from(out.value()).expect("the classes are some thousands"),
        }
    }

    fn out(self) -> Output {
        Output::new(self.out.into())
    }

    fn addr(self) -> usize {
        self.at.get() as usize - 1
    }

    /// A number of its own for where it stands and what it has read.
    pub(super) fn hash(self) -> u64 {
        u64::from(self.at.get()).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ u64::from(self.out)
                .wrapping_mul(0xBF58_476D_1CE4_E5B9)
                .rotate_left(23)
    }
}

/// The commonest words, each looked up once: they are four fifths of any text. Of two that share a slot the later one stays.
static COMMON: [&str; 3] = [
    include_str!("../../assets/anonymise/common.txt"),
    include_str!("../../assets/anonymise/own/function.txt"),
    include_str!("../../assets/anonymise/own/human_verbs.txt"),
];
const SLOTS: usize = 8192;

/// What is known of a word.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// Where a phrase could go on without a space, if it is the beginning of anything.
    pub(super) walk: Option<Walk>,
    /// Where it could go on after a space.
    pub(super) spaced: Option<Walk>,
    /// Whether it is one that the lists have.
    pub(super) listed: bool,
    /// Its classes: none, if it is not listed.
    pub(super) is: Classes,
    /// The rules that may begin at it, if it is a word of its own.
    pub(super) may: Heads,
}

impl Known {
    /// Of what nothing in the lists begins with.
    const NOTHING: Self = Self {
        walk: None,
        spaced: None,
        listed: false,
        is: Classes(0),
        may: Heads::NONE,
    };
}

/// The classes with this number.
fn numbered(number: Output) -> Classes {
    let (classes, _) = CLASSES.as_chunks();
    Classes(u64::from_le_bytes(classes[number.value() as usize]))
}

/// The compiled lists.
pub(super) struct Lists {
    map: fst::raw::Fst<&'static [u8]>,
    /// The commonest words by their hashes. They fill as words come: looking them all up at once would bring every part of
    /// the automaton into memory.
    common: Vec<(u64, OnceLock<Box<Known>>)>,
    /// Ordinary words, with the phrases that begin with one, and all others. A text is mostly made of the first, which stand
    /// together: of the rest only what its names ask for comes into memory.
    halves: [Half; 2],
    pub(super) heads: Index,
}

/// A part of the automaton.
struct Half {
    start: Walk,
    /// Where a walk stands after each two of the letters a to z: there the automaton branches most.
    pairs: Vec<OnceLock<Option<Walk>>>,
}

impl Half {
    fn from(start: Walk) -> Self {
        Self {
            start,
            pairs: vec![OnceLock::new(); 26 * 26],
        }
    }
}

impl Lists {
    /// The lists, and the rules that may begin at their words by these rows.
    pub(super) fn new(rows: &[&[Row]]) -> Self {
        let mut common = vec![(0, OnceLock::new()); SLOTS];
        let words = COMMON
            .iter()
            .flat_map(|list| list.lines())
            .filter(|line| !line.starts_with('#'));
        for word in words.flat_map(|line| line.split(", ")) {
            let hash = super::words::hash(word.as_bytes());
            common[hash as usize % SLOTS].0 = hash;
        }
        let map = fst::raw::Fst::new(LISTS)
            .expect("the lists are compiled by build_lists and checked in");
        let root = map.root();
        let below_a_stop = root
            .find_input(b'.')
            .map(|step| root.transition(step))
            .expect("build_lists puts ordinary words there");
        let starts = [
            Walk::at(below_a_stop.addr, below_a_stop.out),
            Walk::at(root.addr(), Output::zero()),
        ];
        Self {
            map,
            common,
            halves: starts.map(Half::from),
            heads: Index::of(rows),
        }
    }

    /// Where what is known of a common word is kept, by the hash of its lower-case letters.
    pub(super) fn common(&self, hash: u64) -> Option<&OnceLock<Box<Known>>> {
        let (held, known) = &self.common[hash as usize % SLOTS];
        (*held == hash).then_some(known)
    }

    /// What is known of a folded word.
    pub(super) fn word(&self, folded: &str) -> Known {
        self.in_its_half(|half| self.go(half.start, folded))
    }

    /// What is known of a word of ASCII letters and digits in any case.
    pub(super) fn word_plain(&self, word: &[u8]) -> Known {
        let letter = |b: &u8| {
            let at = b.to_ascii_lowercase().wrapping_sub(b'a');
            (at < 26).then_some(usize::from(at))
        };
        if let [a, b, rest @ ..] = word
            && let (Some(a), Some(b)) = (letter(a), letter(b))
        {
            return self.in_its_half(|half| {
                let pair = half.pairs[a * 26 + b]
                    .get_or_init(|| self.go_plain(half.start, &word[..2]).walk);
                pair.map_or(Known::NOTHING, |pair| self.go_plain(pair, rest))
            });
        }
        self.in_its_half(|half| self.go_plain(half.start, word))
    }

    /// All that begins with one word is in one half: a word that is in the first, alone or before a space, is not in the other.
    fn in_its_half(&self, look: impl Fn(&Half) -> Known) -> Known {
        let [ordinary, other] = &self.halves;
        let known = look(ordinary);
        match known.listed || known.spaced.is_some() {
            true => known,
            false => look(other),
        }
    }

    /// What is known where a walk has gone on over this text.
    pub(super) fn go(&self, from: Walk, text: &str) -> Known {
        self.go_on(from, text.bytes())
    }

    /// The same over ASCII letters and digits in any case.
    pub(super) fn go_plain(&self, from: Walk, text: &[u8]) -> Known {
        self.go_on(from, text.iter().map(u8::to_ascii_lowercase))
    }

    fn go_on(&self, from: Walk, text: impl Iterator<Item = u8>) -> Known {
        let mut node = self.map.node(from.addr());
        let mut out = from.out();
        for b in text {
            let Some(step) = node.find_input(b) else {
                return Known::NOTHING;
            };
            let step = node.transition(step);
            out = out.cat(step.out);
            node = self.map.node(step.addr);
        }
        let spaced = node.find_input(b' ').map(|step| {
            let step = node.transition(step);
            Walk::at(step.addr, out.cat(step.out))
        });
        let listed = node.is_final();
        Known {
            walk: Some(Walk::at(node.addr(), out)),
            spaced,
            listed,
            is: if listed {
                numbered(out.cat(node.final_output()))
            } else {
                Classes(0)
            },
            may: Heads::NONE,
        }
    }

    /// Classes of one folded word.
    pub(super) fn of(&self, folded: &str) -> Classes {
        self.word(folded).is
    }
}

#[cfg(test)]
mod tests {
    use fst::Streamer;
    use std::collections::HashMap;

    #[test]
    fn all_that_begins_with_one_word_stands_in_one_half() {
        let lists = crate::anonymise::rules::lists();
        let mut halves: HashMap<String, bool> = HashMap::new();
        let mut keys = lists.map.stream();
        while let Some((key, _)) = keys.next() {
            let key = str::from_utf8(key).expect("words are text");
            let word = key.strip_prefix('.');
            let (ordinary, word) = (word.is_some(), word.unwrap_or(key));
            let end = word.find(|c: char| !c.is_ascii_lowercase());
            let first = &word[..end.unwrap_or(word.len())];
            let half = *halves.entry(first.to_owned()).or_insert(ordinary);
            assert_eq!(half, ordinary, "{word}");
            assert!(lists.word(word).listed, "{word}");
        }
        assert!(halves["heron"] && !halves["okonkwo"]);
    }

    #[test]
    fn the_bits_mean_here_what_they_mean_in_the_script() {
        let lists = crate::anonymise::rules::lists();
        assert_eq!(lists.of("will").word(), 1);
        assert_eq!(lists.of("margaret").given(), 3);
        assert_eq!(lists.of("obrien").word(), 0);
        assert!(lists.of("obrien").surname() > 0);
        assert_eq!(lists.of("london").place(), 3);
        assert!(lists.of("plumber").job());
        assert!(lists.of("whatsapp").platform());
        assert!(lists.of("bacp").body());
        assert!(lists.of("carl rogers").public());
        assert!(lists.of("winnicott").public_surname());
        assert!(lists.of("told").verb_d());
        assert!(lists.of("stepmother").kin_narrow());
        assert!(lists.of("polish").demog());
        assert!(lists.of("schizophrenia").condition());
        assert!(!lists.of("anxiety").condition());
    }
}
