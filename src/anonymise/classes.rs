//! What the lists say of a word or phrase, as bits.

/// What the lists say of a word or phrase; the bits of `assets/anonymise/rebuild.py`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes(pub(super) u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident $(/ $mask:ident)? = $bit:expr;)*) => {
        impl Classes {
            $($(#[$doc])* pub(super) fn $name(self) -> bool { self.0 >> $bit & 1 == 1 })*
            $($(pub(super) const $mask: u64 = 1 << $bit;)?)*
        }
    };
}

classes! {
    noun / NOUN = 3;
    verb = 4;
    adjective / ADJECTIVE = 5;
    adverb = 6;
    verb_s / VERB_S = 7;
    verb_d / VERB_D = 8;
    verb_g / VERB_G = 9;
    demog / DEMOG = 16;
    job / JOB = 17;
    kin / KIN = 18;
    kin_narrow / KIN_NARROW = 19;
    kin_modifier = 20;
    condition / CONDITION = 21;
    public = 22;
    public_surname = 23;
    body = 24;
    platform = 25;
    org_head = 26;
    street = 27;
    title / TITLE = 28;
    /// Written with a capital in ordinary English.
    upper = 29;
    plural = 30;
    job_wide / JOB_WIDE = 32;
    /// A pronoun, determiner, preposition, conjunction, auxiliary or the like.
    function = 34;
    /// A verb whose subject is most often a person.
    human_verb = 35;
    never = 36;
    /// A noun made from a verb: "keeper", "swallower".
    agent / AGENT = 37;
    /// A body known by its capitals alone.
    acronym = 38;
    /// An accident, crime or disaster.
    event / EVENT = 39;
    /// The past participle of what is done to few: "awarded", "kidnapped".
    fate / FATE = 40;
    /// Water, a height or a line that one falls, jumps or drives into or off.
    hazard = 41;
    body_part / BODY_PART = 42;
    vehicle = 43;
    /// An instrument, art, language, sport or field of study.
    skill / SKILL = 44;
    animal = 45;
    /// A village, an island, a valley: where all know one another.
    settlement / SETTLEMENT = 46;
    /// A name that is also a thing one can count.
    thing = 47;
    /// A verb whose doers have a trade: "packs", "tuned".
    trade / TRADE = 48;
    /// The surname of a writer, thinker or artist that an encyclopaedia has.
    famous = 49;
    /// An ordinary word that something is sold under: "Signal".
    brand = 50;
    /// What is prescribed for few complaints.
    medicine / MEDICINE = 51;
    /// An animal, a plant or a thing of nature.
    nature = 52;
    /// What a body suffers from: "stammer", "fit", "palsy".
    complaint / COMPLAINT = 59;
    /// Somebody by what they do or are called to, also outside a trade: "elder", "champion".
    role / ROLE = 60;
    /// A contest, an election, a trial, a festival: what many take part in.
    affair = 61;
}

impl Classes {
    /// The bits that are numbers from 0 to 7 or to 3, and no classes.
    pub(super) const GRADES: u64 = 0xfc07;

    /// Whether it is never a name.
    pub(super) fn never_name(self) -> bool {
        self.function() || self.never()
    }
    /// An adverb and nothing else.
    pub(super) fn adverb_only(self) -> bool {
        self.adverb() && !self.adjective() && !self.noun() && !self.verb()
    }
    /// How common a lower-case English word it is: 0 none, 1 among the commonest, 5 rare.
    pub(super) fn word(self) -> u8 {
        (self.0 & 7) as u8
    }
    /// How usual a given name: 0 none to 3.
    pub(super) fn given(self) -> u8 {
        (self.0 >> 10 & 3) as u8
    }
    /// How usual a surname: 0 none to 3.
    pub(super) fn surname(self) -> u8 {
        (self.0 >> 12 & 3) as u8
    }
    /// How large a place: 0 none, 1 a village, 2 a town, 3 a city, region or country.
    pub(super) fn place(self) -> u8 {
        (self.0 >> 14 & 3) as u8
    }
}
