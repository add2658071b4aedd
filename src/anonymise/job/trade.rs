//! Roles and trades by the shape of what is said: "data protection lead", "student of glaciology", "cuts hair".

use super::built::doer;
use super::work::is_field;
use crate::anonymise::calendar::is_end;
use crate::anonymise::doc::Doc;
use crate::anonymise::grammar::{self, THEIRS, is_be};
use crate::anonymise::heads::Head;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

/// A role or trade that begins or has its head at token `i`.
pub(super) fn trade(doc: &mut Doc, i: usize) -> Option<usize> {
    let may = doc.tokens.all[i].may;
    let starts = may.has(Head::Trade);
    let (at, rule) = when(starts, || role(doc, i).or_else(|| student(doc, i)))
        .or_else(|| abbreviation(doc, i))
        .or_else(|| when(starts, || one_of_a_kind(doc, i)))
        .or_else(|| when(may.has(Head::Unlisted), || unlisted(doc, i)))
        .map(|at| (at, "job-role"))
        .or_else(|| when(starts, || does(doc, i)).map(|at| (at, "job-does")))?;
    doc.absorb(at, Label::Occupation, rule)
}

fn when(so: bool, at: impl FnOnce() -> At) -> At {
    if so { at() } else { None }
}

/// What the phrases below begin with, but for verbs of trades and nouns.
pub(super) const STARTS: Words = words!(
    "head heads lead captain coordinator co-ordinator convenor convener treasurer rep steward cadet apprentice liaison marshal registrar matron bursar verger sexton student undergraduate graduate scholar professor lecturer candidate researcher postdoc fellow trainee degree doctorate masters phd diploma only last first cuts cut does did makes made braids dresses styles plaits"
);

type At = Option<std::ops::Range<usize>>;

/// Whether what stands before token `i` says that a role follows.
fn told(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    i == 0
        || t.all[i].opens
        || t.any(i - 1, THEIRS)
        || t.any(i - 1, words!("a an the our my your as turned"))
        || matches!(t.str(i - 1), "," | "(" | ":" | ";" | "—" | "–")
        || is_be(doc, i - 1)
        || t.kind(i - 1) == Some(Kind::Possessive)
}

/// "information governance lead", "Year head,", "county under-18 hurling captain": a role by the nouns before it.
fn role(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let head = t.any(i, words!("head heads"));
    if !(head || t.any(i, words!("lead captain coordinator co-ordinator convenor convener treasurer rep steward cadet apprentice liaison marshal registrar matron bursar verger sexton")))
        || t.cap(i) && !t.all[i].opens
    {
        return None;
    }
    let mut start = grammar::phrase_start(doc, i);
    // "under-18", "over-60s"
    while start > 3
        && t.kind(start - 1) == Some(Kind::Number)
        && is_hyphen(t.str(start - 2))
        && t.any(start - 3, words!("under over"))
        && doc.all_free(start - 3..start)
    {
        start = grammar::phrase_start(doc, start - 3);
    }
    let before = i.checked_sub(1)?;
    if start == i
        || !t.is_word(before) && !matches!(t.kind(before), Some(Kind::Number | Kind::Possessive))
        || t.gap(i) > Gap::Line
    {
        return None;
    }
    let noun =
        t.classes(before).noun() || t.classes(before).skill() || t.kind(before) != Some(Kind::Word);
    let of_school = t.any(before, words!("year deputy assistant department faculty form stage sixth phase subject pastoral primary infant junior house"));
    let thing = t.any(before, words!("phone extension power usb charging dog jump battery ear strong sales market early long good best first new news"));
    let stops = is_end(doc, i + 1)
        || t.classes(i + 1).function()
            && !t.any(
                i + 1,
                words!("to the a an his her their my our me him them us it"),
            )
        || t.classes(i + 1).human_verb()
        || t.classes(i + 1).verb_d()
        || t.cap(i + 1);
    let role = if head {
        of_school
    } else {
        noun && !thing && !t.classes(before).animal()
    };
    (role && stops && told(doc, start) && doc.all_free(start..i + 1)).then_some(start..i + 1)
}

/// "student of Assyriology", "doctoral student in marine botany", "final-year dentistry student".
fn student(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if !t.any(i, words!("student undergraduate graduate scholar professor lecturer candidate researcher apprentice postdoc fellow cadet trainee degree doctorate masters phd diploma")) || t.cap(i) && !t.all[i].caps && !t.all[i].opens {
        return None;
    }
    let start = grammar::phrase_start(doc, i);
    let before = i.wrapping_sub(1);
    if start < i
        && is_field(doc, before)
        && !t.any(before, words!("art politics music"))
        && told(doc, start)
    {
        return Some(start..i + 1);
    }
    if !t.any(i + 1, words!("of in")) {
        return None;
    }
    let mut j = i + 2;
    while j < i + 5
        && t.is_word(j)
        && !t.classes(j).function()
        && !is_field(doc, j)
        && (t.classes(j).adjective() || t.classes(j).noun() || t.classes(j).demog() || t.cap(j))
    {
        j += 1;
    }
    // "marine biology and music": one is enough; "English" is a field where one is a student of it
    let field = is_field(doc, j)
        || t.classes(j).word() == 0 && t.is_word(j) && t.str(j).to_lowercase().ends_with("ology");
    let end = j + 1;
    let start = if t.any(i, words!("degree doctorate masters diploma")) {
        i
    } else {
        start
    };
    let open = (start..end).all(|j| doc.free(j) || doc.kept(j));
    (field && t.gap(j) == Gap::Space && told(doc, start) && open).then_some(start..end)
}

/// Seats in the parliaments of English-speaking countries, by their letters.
const SEATS: Words = words!("mp mps msp ms mla mlas td tds mep meps mhr mk mna mpp mha");

/// "the MP for the constituency", "as HOD of", "is DSL at": a post by its letters.
fn abbreviation(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    if i == 0 || !t.all[i].caps || !(doc.free(i) || doc.kept(i)) {
        return None;
    }
    let seat = t.any(i, SEATS)
        && (t.any(
            i - 1,
            words!("the a an local our their his her former sitting"),
        ) || is_be(doc, i - 1))
        && (t.any(i + 1, words!("for in of who"))
            || is_end(doc, i + 1)
            || t.kind(i + 1) == Some(Kind::Possessive));
    let post = (2..=6).contains(&t.str(i).len())
        && (is_be(doc, i - 1) || t.is(i - 1, "as"))
        && t.any(i + 1, words!("at of"))
        && t.kind(i + 2) == Some(Kind::Word)
        && !t.classes(i).platform();
    let from = if t.any(i - 1, words!("former sitting")) && doc.free(i - 1) {
        i - 1
    } else {
        i
    };
    (seat || post).then_some(from..i + 1)
}

/// Verbs of a trade; what is done, and to what, makes it one.
pub(super) const TRADES: Words = words!(
    "repairs repaired mends mended restores restored tunes tuned breeds bred shears sheared shoes shod farms farmed fishes fished drives drove teaches taught teach coaches coached coach brews brewed bakes baked carves carved weaves wove welds welded paints painted prints printed grooms groomed ferries ferried pilots piloted skippers skippered stuffs stuffed guts gutted guards guarded patrols patrolled cooks cooked butchers butchered milks milked herds herded ploughs ploughed fells felled mines mined hauls hauled exports imports grows grew rears reared sews sewed tailors tailored delivers delivered conducts conducted umpires referees refereed forges forged builds built cleans cleaned sells sold trains trained translates translated dubs edits edited designs designed"
);

/// "only woman who shod horses", "the last man to drive the tram".
fn one_of_a_kind(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let verb = i + 3;
    (t.any(i, words!("only last first"))
        && t.any(
            i + 1,
            words!("woman man girl boy person one female male lad lass"),
        )
        && t.any(i + 2, words!("who that to"))
        && (t.any(verb, TRADES)
            || t.any(
                verb,
                words!("drive repair mend shoe teach fish farm build run"),
            ))
        && doc.all_free(i..verb + 1))
    .then(|| i..grammar::clause_end(doc, verb + 1, 3).max(verb + 1))
}

/// "deer culler, Murchison,", "is a wool grader": a doer that no list knows, with a noun before it.
fn unlisted(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let lead = i.wrapping_sub(2);
    let listed = matches!(t.str(before), ":" | "," | "(" | "•");
    let said = t.any(before, words!("a an"))
        && i > 1
        && (is_be(doc, lead) || matches!(t.str(lead), "," | "(" | ":"))
        || is_be(doc, before);
    if !(listed || said) || !t.is_word(i) || t.classes(i).function() {
        return None;
    }
    let hyphened =
        is_hyphen(t.str(i + 1)) && t.gap(i + 1) == Gap::None && t.gap(i + 2) == Gap::None;
    let end = if hyphened && t.classes(i).noun() && doer_word(doc, i + 2) {
        i + 3
    } else {
        doer(doc, i).filter(|end| *end == i + 2 && t.classes(i).noun())?
    };
    let closed = is_end(doc, end) || t.any(end, words!("from in at and who with by on for of"));
    let wide = t.any(
        i,
        words!("word news page screen blog thread comment post phone card group code"),
    );
    (closed && !wide && doc.all_free(i..end)).then_some(i..end)
}

/// Whether the second half of a word with a hyphen is built as doers are: "wool-grader".
fn doer_word(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let s = t.str(i).to_lowercase();
    t.is_word(i)
        && !t.cap(i)
        && s.len() > 5
        && ["er", "or", "ist", "wright", "smith", "monger"]
            .iter()
            .any(|e| s.ends_with(e))
        && (t.classes(i).agent() || t.classes(i).word() == 0)
}

/// "repairs church organs", "cuts hair on the estate", "she teach steelpan in the youth prison".
fn does(doc: &Doc, i: usize) -> At {
    let t = &doc.tokens;
    let before = i.checked_sub(1)?;
    let subject = t.any(before, words!("he she they who and also now still"))
        || matches!(
            doc.label_at(before),
            Some(Label::Person | Label::Age | Label::Demog)
        )
        || matches!(t.str(before), "," | "(") && i > 1 && doc.label_at(i - 2).is_some()
        || t.classes(before).kin() && !t.classes(before).plural();
    // "a namesake who sells hot tubs"
    if t.is(before, "who")
        && i > 1
        && t.any(
            i - 2,
            words!("namesake stranger someone somebody anyone person people those"),
        )
    {
        return None;
    }
    let hair = t.any(
        i,
        words!("cuts cut does did makes made braids dresses styles plaits"),
    ) && t.any(
        i + 1,
        words!("hair nails lashes eyebrows brows feet braids"),
    );
    if !subject || !(t.any(i, TRADES) || hair) || t.cap(i) {
        return None;
    }
    let mut j = i + 1;
    while j < i + 4
        && t.is_word(j)
        && t.gap(j) <= Gap::Line
        && doc.free(j)
        && !t.classes(j).function()
        && !t.classes(j).adverb_only()
        && (t.classes(j).noun()
            || t.classes(j).plural()
            || t.classes(j).adjective()
            || t.classes(j).word() == 0)
    {
        j += 1;
    }
    let object = j > i + 1
        && (t.classes(j - 1).plural()
            || t.classes(j - 1).skill()
            || t.classes(j - 1).animal()
            || t.classes(j - 1).vehicle()
            || hair
            || t.classes(j - 1).word() == 0
            || t.any(
                i,
                words!("farms farmed grows grew brews brewed bakes baked sells sold"),
            ) && t.classes(j - 1).noun());
    let nobody = t.any(
        j.wrapping_sub(1),
        words!("people things messages posts photos pictures comments videos emails letters texts boundaries relationships bridges walls trust time words home kids children memories clients others everyone everybody reviews jokes lessons rounds points links screenshots stories"),
    );
    if !object || nobody {
        return None;
    }
    let end = grammar::phrase_end(doc, j, words!("on at in for"));
    Some(
        i..if t.any(j + 1, words!("the a")) {
            end
        } else {
            j
        },
    )
}
