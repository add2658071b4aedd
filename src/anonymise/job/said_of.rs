//! Whether a sentence says a job of somebody, by the words around it.

use super::one::{Job, NOBODY};
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{THEIRS, is_be};
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::{Words, words};

/// Whether the sentence says a job of somebody, or of a group of one trade.
pub(super) fn said_of_somebody(doc: &Doc, job: &Job) -> bool {
    let around = Around::of(doc, job);
    around.says() || around.is_of_group()
}

/// A job among its words.
struct Around<'d, 't> {
    doc: &'d Doc<'t>,
    job: &'d Job,
    /// The token before it, and the one before that; beyond every token where there is none.
    before: usize,
    lead: usize,
    /// A word before it says that there is one of the kind: "only", "retired".
    telling: bool,
}

impl<'d, 't> Around<'d, 't> {
    fn of(doc: &'d Doc<'t>, job: &'d Job) -> Self {
        let t = &doc.tokens;
        let telling = words!(
            "only last oldest former retired female male trainee locum ex apprentice freelance professional semi deaf blind famous local youngest eldest longest-serving first"
        );
        Self {
            doc,
            job,
            before: job.start.wrapping_sub(1),
            lead: job.start.wrapping_sub(2),
            telling: (job.start..job.at).any(|j| t.any(j, telling)),
        }
    }

    /// Whether one of these stands directly before.
    fn det(&self, words: Words) -> bool {
        self.job.start > 0 && self.doc.tokens.any(self.before, words)
    }

    /// Whether it is said where the work is done.
    fn has_place(&self) -> bool {
        self.job.with_place(self.doc) > self.job.end
    }

    fn says(&self) -> bool {
        let (t, job) = (&self.doc.tokens, self.job);
        let owner = job.start > 0 && t.kind(self.before) == Some(Kind::Possessive);
        if self.is_paper() {
            false
        } else if self.is_client() {
            true
        } else if self.follows_detail() {
            !job.wide && !job.plural
        } else if self.det(words!("a an")) || self.det(words!("one")) && is_be(self.doc, self.lead)
        {
            self.after_article()
        } else if self.det(words!("the")) {
            self.after_the() && !job.plural
        } else if self.det(THEIRS) || owner {
            let known = job.many || self.telling || job.start < job.at || self.rarity() > 1;
            !job.wide && job.listed && known && !job.plural
        } else if self.det(words!("my our your")) {
            self.after_mine()
        } else if job.start > 0
            && matches!(t.str(self.before), "," | "(" | ";" | "—" | "–" | "." | ":")
        {
            self.after_mark()
        } else if job.start > 0 && (is_be(self.doc, self.before) || self.det(words!("turned and")))
        {
            self.after_be()
        } else {
            t.all[job.start].opens
                && (self.telling || job.many && job.listed)
                && !job.plural
                && self.doc.free(job.start)
        }
    }

    /// How common the word is otherwise.
    fn rarity(&self) -> u8 {
        self.doc.tokens.all[self.job.at].is.word()
    }

    /// "a solicitor's letter".
    fn is_paper(&self) -> bool {
        let (t, end) = (&self.doc.tokens, self.job.end);
        t.kind(end) == Some(Kind::Possessive)
            && self.det(words!("a an"))
            && !self.telling
            && !t.classes(end + 1).kin()
    }

    /// "the funeral director I see on Mondays", "I see a bus driver".
    fn is_client(&self) -> bool {
        let (t, job) = (&self.doc.tokens, self.job);
        let met = t.str(job.end) == "I"
            && t.any(job.end + 1, words!("see saw treat treated supervise"))
            && self.det(words!("the a an"));
        let seen = self.det(words!("a an"))
            && job.start > 2
            && t.any(self.lead, words!("see seeing supervise treat"))
            && t.any(self.lead - 1, words!("i we i'm am still also now"));
        (met || seen) && !t.any(job.end - 1, NOBODY) && job.listed && !job.plural
    }

    /// "the [34-year-old] roofer".
    fn follows_detail(&self) -> bool {
        let start = self.job.start;
        start > 0
            && self.doc.tokens.gap(start) <= Gap::Line
            && matches!(
                self.doc.label_at(self.before),
                Some(Label::Age | Label::Demog | Label::Condition | Label::Family)
            )
    }

    fn after_article(&self) -> bool {
        let (t, job, lead) = (&self.doc.tokens, self.job, self.lead);
        let opening = job.start < 2
            || t.all[self.before].opens
            || matches!(t.str(lead), "," | "(" | ":" | "—" | "–" | ";");
        let told = is_be(self.doc, lead)
            || opening
            || t.any(
                lead,
                words!("married to with for and once also now by from"),
            )
            || t.any(lead, words!("of")) && self.telling;
        let alone = job.start == job.at && !job.many;
        told && !job.wide
            && !t.any(lead, words!("like"))
            && !(t.any(lead, words!("by from to for with and as"))
                && (!job.listed || alone && self.rarity() < 2))
    }

    fn after_the(&self) -> bool {
        let (t, job, lead) = (&self.doc.tokens, self.job, self.lead);
        let (next, led) = (t.classes(job.end), job.start > 1);
        let one = job.listed && !job.wide;
        let placed = self.has_place();
        let apart = led && t.str(lead) == ",";
        let kin = led && t.classes(lead).kin() && !t.classes(lead).plural();
        self.telling
            || led && is_be(self.doc, lead) && one
            || placed && one && job.start < job.at && t.any(job.end, words!("on in of"))
            || one && (self.rarity() > 2 || self.rarity() == 0 && !job.many)
            || one && kin
            || one && t.any(job.end, words!("who whose"))
            || one && job.many
            || job.listed && job.many && t.kind(job.end) == Some(Kind::Possessive)
            || one && t.str(job.end) == "," && apart
            || (placed && one || t.all[job.at].caps && job.listed)
                && t.any(job.end, words!("at for"))
            || job.many && job.listed && (next.human_verb() || placed || apart)
            || one && self.rarity() == 0 && next.human_verb()
    }

    fn after_mine(&self) -> bool {
        let (t, job) = (&self.doc.tokens, self.job);
        // "under my wiper": what one puts things under is no person
        let under = t.all[job.at].is.agent()
            && job.start > 1
            && t.any(
                self.lead,
                words!("under on in behind off over inside onto into"),
            );
        let rare = self.rarity() > 1 && self.det(words!("my our")) && !under;
        job.listed && !job.wide && (job.many || rare)
    }

    fn after_mark(&self) -> bool {
        let (t, job) = (&self.doc.tokens, self.job);
        let (mark, next) = (t.str(self.before), t.str(job.end));
        let closed = job.end >= t.len()
            || matches!(next, "," | ")" | ";" | "." | "—" | "–" | "!" | "?")
            || t.any(job.end, words!("at with in for on of and who by"));
        let detail = |j: usize| {
            matches!(
                self.doc.label_at(j),
                Some(
                    Label::Age
                        | Label::Person
                        | Label::Place
                        | Label::Family
                        | Label::Demog
                        | Label::Occupation
                        | Label::Org
                )
            )
        };
        let near = (job.start.saturating_sub(6)..job.start).any(detail)
            || mark == ":" && job.many && next == ","
            || mark == "(" && job.listed && matches!(next, "," | ")");
        closed && near && !job.wide && !job.plural && !(mark == "." && !t.all[job.start].opens)
    }

    fn after_be(&self) -> bool {
        let (t, job, before) = (&self.doc.tokens, self.job, self.before);
        let both = self.det(words!("and"))
            && before > 0
            && self.doc.label_at(before - 1) == Some(Label::Occupation);
        let became = self.det(words!("turned")) && job.listed && !job.plural;
        let stops = job.end >= t.len()
            || matches!(
                t.str(job.end),
                "," | "." | ";" | ")" | "and" | "who" | "with"
            );
        // "was goalkeeper for the county": no article before a role
        let role = is_be(self.doc, before)
            && job.listed
            && !job.plural
            && (self.has_place() && t.any(job.end, words!("for at to of in on"))
                || (job.many || job.start < job.at) && stops);
        (self.telling || became || both || role) && !job.wide
    }

    /// "Draft post for farmers": a group of one trade.
    fn is_of_group(&self) -> bool {
        let (t, job) = (&self.doc.tokens, self.job);
        job.plural
            && job.listed
            && !job.wide
            && job.start == job.at
            && job.start > 0
            && t.any(self.before, words!("for of"))
            && self.before > 0
            && t.any(
                self.before - 1,
                words!("group groups choir club circle gathering charity helpline meeting"),
            )
    }
}
