//! Workplaces, schools, clubs, churches, firms by their names.

use crate::anonymise::capitals::{cap_word, claim, name_end, name_part, ordinary};
use crate::anonymise::doc::Doc;
use crate::anonymise::fold::ends_small;
use crate::anonymise::label::Label;
use crate::anonymise::tokens::{Gap, Kind, is_hyphen};
use crate::anonymise::words::{Words, words};

/// Words that stand before the proper part of an organisation's name.
pub(super) const ORG_BEFORE: Words = words!(
    "university institute college church ysgol school hmp raf hms radio café cafe hotel camp team project casa maison lycée collège escuela escola colegio hospital clinic gymnasium klinik capel eglwys neuadd canolfan coleg gaelscoil scoil coláiste meddygfa academy bank theatr society"
);

/// A school in other languages, as it stands small after its name ("Tussevik skole") or before it ("l'école Jean Moulin").
pub(super) const SCHOOLS: Words = words!(
    "skole skola koulu schule école ecole escuela escola scuola szkoła škola škole iskola okul okulu kool mokykla skóli grundschule gesamtschule realschule hauptschule volksschule mittelschule förderschule musikschule basisschool middelbare barneskole ungdomsskole folkeskole friskole privatskole grundskola gymnasieskola friskola förskola forskola barnehage börnehave børnehave vuggestue daghem päiväkoti lukio ala-aste kita kindergarten krippe hort crèche maternelle lycée lycee collège liceo istituto instituto instytut liceum lyceum przedszkole podstawowa óvoda gimnázium gimnazjum gymnázium gymnasium jardín guardería jardim infância asilo nido madrasa madrassa yeshiva cheder gurukul vidyalaya shule"
);

/// "Tussevik skole", "Scuola Elementare Manin", "école Jean Moulin".
fn school(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let is = |j: usize| {
        t.any(j, SCHOOLS)
            || t.is_word(j)
                && t.classes(j).word() == 0
                && ["skole", "skola", "schule", "koulu", "kool", "iskola"]
                    .iter()
                    .any(|e| t.str(j).len() > e.len() + 3 && ends_small(t.str(j), e))
    };
    let name = |j: usize| {
        name_part(doc, j) && t.gap(j) == Gap::Space && !t.all[j].opens && !t.classes(j).never_name()
    };
    // "the Lindenschule": one word, the school's kind at its end
    if cap_word(doc, i) && is(i) && !t.any(i, SCHOOLS) && !name(i + 1) {
        return doc.free(i).then_some(i + 1);
    }
    if is(i) && t.is_word(i) {
        let mut j = i + 1;
        while j < i + 4 && t.any(j, words!("de des du de la di am an der im zum st santa san elementare primaria primaire secundaria media nr")) {
            j += 1;
        }
        let from = j;
        while j < from + 4 && name(j) {
            j += 1;
        }
        return (j > from && doc.free(i)).then_some(j);
    }
    let mut j = i;
    while j < i + 4 && name_part(doc, j) && (j == i || t.gap(j) == Gap::Space) && !is(j) {
        j += 1;
    }
    (j > i && t.gap(j) == Gap::Space && is(j) && !t.classes(i).function() && doc.free(j))
        .then_some(j + 1)
}

pub(super) fn organisation(doc: &mut Doc, i: usize) -> Option<usize> {
    if let Some(end) = school(doc, i) {
        return claim(doc, i..end, Label::Org, "organisation");
    }
    let t = &doc.tokens;
    if !cap_word(doc, i)
        || !(doc.free(i) || doc.kept(i))
        || (t.classes(i).function() && !begins_title(doc, i)
            || t.classes(i).never() && t.all[i].opens)
            && !t.any(i, words!("first second new old our"))
            && !t.classes(i).org_head()
    {
        return None;
    }
    if t.all[i].opens
        && ordinary(doc, i)
        && !(cap_word(doc, i + 1) && t.gap(i + 1) == Gap::Space)
        && !t.any(i, ORG_BEFORE)
    {
        return None;
    }
    // "a page called 'Harbour Quilters'": said to be the name of something that people are in
    if let Some(end) = called(doc, i) {
        return claim(doc, i..end, Label::Org, "organisation");
    }
    // "the Facebook of the school", but "Ubuntu House"
    let named = cap_word(doc, i + 1)
        && t.gap(i + 1) == Gap::Space
        && t.classes(i + 1).org_head()
        && !t.any(
            i + 1,
            words!("group groups post posts service services news project"),
        );
    if doc.kept(i) && t.classes(i).platform() && !t.classes(i).org_head() && !named {
        return None;
    }
    let (mut j, mut last, mut proper, mut unknowns) = (i, None, 0, 0);
    while j < t.len() && j - i < 12 {
        // The first word of a paragraph stands after a wide gap.
        if j == i || name_part(doc, j) && !t.all[j].opens {
            // "Brookside CAMHS": a service by the capitals of its kind
            let capitals = t.any(
                j,
                words!("nhs camhs cmht iapt crht miu hse icb isd ymca ywca"),
            ) && t.all[j].caps
                && proper > 0;
            let head = (t.classes(j).org_head() || capitals) && j > i;
            let (n, phrase) = t.all[j].phrase;
            if n > 1
                && phrase.org_head()
                && j > i
                && (j..j + usize::from(n)).all(|k| name_part(doc, k))
            {
                last = Some(j + usize::from(n));
            } else if head {
                last = last.max(Some(j + 1));
            } else {
                proper += 1;
                unknowns += u8::from(!ordinary(doc, j));
            }
            j += 1;
        } else if t.kind(j) == Some(Kind::Possessive) && name_part(doc, j + 1)
            || matches!(t.str(j), "'" | "’")
                && t.gap(j) == Gap::None
                && name_part(doc, j + 1)
                && t.gap(j + 1) == Gap::Space
        {
            j += 1;
        } else if t.str(j) == "&"
            || is_hyphen(t.str(j)) && t.gap(j) == Gap::None && name_part(doc, j + 1)
            || t.str(j) == "." && t.any(j - 1, words!("st mt"))
        {
            j += 1;
        } else if t.any(j, words!("of and for the on in upon de du"))
            && j > i
            && (name_part(doc, j + 1) && !t.all[j + 1].opens
                || t.is(j, "of") && t.is(j + 1, "the") && name_part(doc, j + 2)
                || t.any(j + 1, words!("st")))
        {
            // "and" and "in" only on the way to a later head
            let far = (j + 1..j + 5).any(|k| name_part(doc, k) && t.classes(k).org_head());
            let after_head = t.is(j, "of") && (last == Some(j) || t.any(j - 1, ORG_BEFORE));
            // "left Thornhill Academy for Mossdale Grammar", "Brook School and Rose of Sharon Chapel": two names
            let other = t.is(j, "for") || t.is(j, "and") && begins_another(doc, j + 1);
            let exchanged = other && last == Some(j) && proper > 0 && far;
            if !far && !after_head || exchanged || last.is_none() && of_somebody(doc, i, j) {
                break;
            }
            if after_head {
                let mut k = j + 1;
                while t.is(k, "the") {
                    k += 1;
                }
                let mut end = k;
                while end < k + 4 && name_part(doc, end) && !(end > k && t.all[end].opens) {
                    end += 1;
                }
                last = Some(end);
                proper += 1;
                unknowns += 1;
                j = end;
            } else {
                j += 1;
            }
        } else {
            break;
        }
    }
    if last.is_none() && t.any(i, words!("st saint ss sts")) {
        let k = i + 1 + usize::from(t.str(i + 1) == ".");
        if name_part(doc, k) && t.kind(k + 1) == Some(Kind::Possessive) {
            return claim(doc, i..k + 2, Label::Org, "organisation-saint");
        }
    }
    if last.is_none()
        && let Some(end) = partners(doc, i)
            .or_else(|| firm(doc, i))
            .or_else(|| paper(doc, i))
            .or_else(|| led_name(doc, i))
            .or_else(|| signboard(doc, i))
    {
        return claim(doc, i..end, Label::Org, "organisation");
    }
    let mut end = last?;
    // A street named after a church is a street
    if name_part(doc, end) && t.classes(end).street() && !t.classes(end).org_head() {
        return None;
    }
    if proper == 0 || i + 1 == end {
        return None;
    }
    // "Primary School", "Crisis Team": words alone, at the opening of a sentence, name nothing
    if unknowns == 0 && t.all[i].opens && end - i < 3 {
        return None;
    }
    // "Anna Church" may be a person
    if end - i == 2
        && !(i > 0 && t.any(i - 1, words!("at to in from of")) || t.str(end) == ",")
        && t.classes(i).given() > 1
        && t.classes(end - 1).surname() > 1
        && t.classes(end - 1).word() > 0
        && t.any(
            end - 1,
            words!(
                "church hall hill lodge parish temple post law bank house marsh abbey chapel priory"
            ),
        )
    {
        return None;
    }
    // "Trinity Church, Brighouse"; "Ilkley Otters under-nines"
    if t.str(end) == ","
        && cap_word(doc, end + 1)
        && doc.free(end + 1)
        && t.classes(end + 1).place() > 0
        && t.classes(end + 1).given() < 2
        && !ordinary(doc, end + 1)
    {
        end += 2;
    }
    if let Some(to) = age_group(doc, end) {
        end = to;
    }
    let mut start = i;
    // "the University of …", "(The Beeches Youth Project)": an article that belongs to the name
    let own = i > 1
        && t.cap(i - 1)
        && !matches!(t.str(i - 2), "." | "!" | "?")
        && t.gap(i - 1) < Gap::Line;
    if i > 0 && t.is(i - 1, "the") && doc.free(i - 1) && (own || t.any(i, words!("university"))) {
        start = i - 1;
    }
    claim(doc, start..end, Label::Org, "organisation")
}

/// Whether a name of its own begins here, behind a house's and "and": "St Anne's Church", "Rose of Sharon Chapel", where
/// "Community Trust" goes on with the name before.
fn begins_another(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    let is = t.classes(i);
    !is.org_head() && (t.any(i, words!("st saint our")) || is.given() > 1 || !ordinary(doc, i))
}

/// "[Marta Quill] of the Harbour Practice": whether the words before "of" are somebody's name rather than the beginning of a
/// house's, as in "Rose of Sharon Chapel" or "Little Sisters of the Poor".
fn of_somebody(doc: &Doc, i: usize, of: usize) -> bool {
    let t = &doc.tokens;
    let (is, full) = (t.classes(i), of == i + 2);
    let rare = matches!(is.word(), 0 | 4 | 5);
    let named = match t.is(of + 1, "the") {
        true => rare && is.given() > 1 || full && is.word() == 0,
        // "London Borough of Southwark Council"
        false => full && is.given() > 1 && is.place() < 2,
    };
    // "Tom Baker of the", where what stands first may be a common word or a town, and the second its own sentence's name
    let is_full_name = |given: usize| {
        let second = t.classes(given + 1);
        given + 2 == of
            && name_part(doc, given)
            && t.classes(given).given() > 1
            && second.surname() > 0
            && second.place() < 2
            && !second.org_head()
    };
    if t.is(of, "of") && (is_full_name(i) || i > 0 && is_full_name(i - 1)) {
        return true;
    }
    t.is(of, "of") && named && !ordinary(doc, i) && !t.any(i, words!("st saint our"))
}

/// One past the "U12s" that follows the name of a team.
pub(super) fn age_group(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let s = t.str(i);
    let digits = s.strip_prefix(['U', 'u']).map(|d| d.trim_end_matches('s'));
    (t.kind(i) == Some(Kind::Mixed)
        && t.gap(i) == Gap::Space
        && digits
            .is_some_and(|d| (1..=2).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit())))
    .then_some(i + 1)
}

/// "Jones, Smith and Davis": three surnames in a row name a firm.
pub(super) fn partners(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let surname = |j: usize| {
        cap_word(doc, j)
            && doc.free(j)
            && t.classes(j).surname() > 0
            && t.classes(j).given() < 3
            && !t.classes(j).never_name()
    };
    let and = t.is(i + 3, "and") || t.str(i + 3) == "&";
    (surname(i)
        && t.str(i + 1) == ","
        && surname(i + 2)
        && and
        && surname(i + 4)
        && (t.classes(i).given() == 0 || t.classes(i + 4).given() == 0)
        && t.gap(i + 2) == Gap::Space
        && t.gap(i + 4) == Gap::Space)
        .then_some(i + 5)
}

/// "a partner at Barlow and Hynes", "for Pullman's Coaches": a firm by the names over its door.
fn firm(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let surname = |j: usize| {
        let is = t.classes(j);
        cap_word(doc, j)
            && doc.free(j)
            && t.gap(j) == Gap::Space
            && (is.surname() > 0 && is.given() < 2 || is.0 == 0)
            && !is.never_name()
            && !is.demog()
            && is.place() < 2
            && !t.all[j].opens
    };
    if i < 2 || !surname(i) || !t.any(i - 1, words!("at for with by from")) {
        return None;
    }
    let and = t.is(i + 1, "and") || t.str(i + 1) == "&";
    if and
        && t.any(i - 1, words!("at for"))
        && surname(i + 2)
        && t.kind(i + 3) != Some(Kind::Possessive)
    {
        let employed = t.is(i - 1, "at")
            || t.any(i - 2, words!("works worked working drives drove clerk clerks trained partner solicitor accountant driver"));
        return employed.then_some(i + 3);
    }
    // "for Pullman's Coaches"
    let trade = i + 2;
    (t.kind(i + 1) == Some(Kind::Possessive)
        && cap_word(doc, trade)
        && t.gap(trade) == Gap::Space
        && !t.all[trade].opens
        && doc.free(trade)
        && t.classes(trade).noun() | t.classes(trade).plural()
        && t.classes(trade).given() == 0
        && !t.classes(trade).never_name()
        && crate::anonymise::calendar::month(t, trade).is_none()
        && !crate::anonymise::calendar::weekday(t, trade)
        && !(t.cap(trade + 1) && t.gap(trade + 1) == Gap::Space))
        .then_some(trade + 1)
}

/// What local papers are called after the name of where they come out.
const PAPERS: Words = words!(
    "messenger sentinel packet bugle examiner reporter standard leader guardian star independent dispatch citizen enquirer inquirer gleaner monitor watchman clarion beacon bulletin digest record register review free-press visitor pioneer despatch"
);

/// "in the Westmorland Messenger".
fn paper(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let name = i + 1;
    (i > 0
        && t.is(i - 1, "the")
        && !t.all[i].opens
        && cap_word(doc, name)
        && t.gap(name) == Gap::Space
        && t.any(name, PAPERS)
        && doc.free(i)
        && (doc.free(name) || doc.kept(name))
        && !t.classes(i).job()
        && !(t.cap(name + 1) && t.gap(name + 1) == Gap::Space))
        .then_some(name + 1)
}

/// One past the capitals at `i` that are said to be what a club, page or firm is called.
fn called(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let quote = i > 0 && matches!(t.str(i - 1), "'" | "‘" | "\"" | "“");
    let said = i.checked_sub(1 + usize::from(quote))?;
    let kind = said.checked_sub(1)?;
    let of = t.classes(kind).org_head()
        || t.any(
            kind,
            words!("page group channel podcast blog forum shop pub bar salon gym band company firm charity business place outfit newsletter magazine paper troupe squad side"),
        );
    if !t.any(said, words!("called named"))
        || !of
        || !doc.free(i)
        || t.all[i].caps && t.str(i).len() < 3
    {
        return None;
    }
    let mut end = i + 1;
    while end < i + 6 && name_part(doc, end) && t.gap(end) == Gap::Space {
        end += 1;
    }
    // One word alone may be whoever it is called after; it is found as a name.
    (end > i + 1 || quote).then_some(end)
}

/// "the Stag & Lantern", "Wren and Sons", "Our Lady of Lourdes": names as they stand over doors.
fn signboard(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let part = |j: usize| cap_word(doc, j) && doc.free(j) && t.gap(j) == Gap::Space;
    let and = t.str(i + 1) == "&" || t.is(i + 1, "and");
    let house = |j: usize| {
        !t.classes(j).never_name()
            && !t.classes(j).demog()
            && !t.all[j].caps
            && !crate::anonymise::calendar::weekday(t, j)
    };
    // "at the Fox and Hounds"
    if and
        && i > 1
        && !t.all[i].opens
        && t.is(i - 1, "the")
        && t.any(
            i - 2,
            words!("at outside behind down from to near by opposite"),
        )
        && part(i + 2)
        && house(i)
        && house(i + 2)
        && !t.classes(i + 2).org_head()
    {
        return Some(name_end(doc, i + 2));
    }
    let kin = words!("sons daughters son daughter bros brothers co partners associates company");
    if and && part(i + 2) && t.any(i + 2, kin) {
        return Some(i + 3);
    }
    let people = t.classes(i).given() > 1 && t.classes(i + 2).given() > 1;
    if t.str(i + 1) == "&" && t.gap(i + 1) == Gap::Space && part(i + 2) && !people && doc.free(i) {
        return Some(name_end(doc, i + 2));
    }
    if t.is(i, "our") && t.is(i + 1, "lady") && part(i + 1) {
        let of = i + 2 + usize::from(t.kind(i + 2) == Some(Kind::Possessive));
        if t.is(of, "of") {
            let from = of + 1 + usize::from(t.is(of + 1, "the"));
            return part(from).then(|| name_end(doc, from));
        }
        return (of > i + 2).then_some(of);
    }
    None
}

/// "HMP Northfield", "Ysgol Bro Alun", "Café Luna".
pub(super) fn led_name(doc: &Doc, i: usize) -> Option<usize> {
    let t = &doc.tokens;
    let lead = if t.is(i, "hm") && t.is(i + 1, "prison") {
        i + 1
    } else {
        i
    };
    let leads = lead > i || t.any(i, words!("temple beth masjid mandir gurdwara iglesia parroquia église hmp hmyoi raf hms ysgol radio café hotel camp club capel eglwys neuadd canolfan coleg gaelscoil scoil coláiste meddygfa lycée collège escuela colegio klinik theatr chez casa maison villa ospedale hôpital"));
    let j = lead + 1;
    (leads
        && t.gap(j) == Gap::Space
        && name_part(doc, j)
        && doc.free(j)
        && t.is_word(j)
        && !t.classes(j).never_name()
        && !(t.all[i].opens && t.classes(i).word() > 0 && ordinary(doc, j)))
    .then(|| name_end(doc, j))
}

/// "Still Waters Counselling Centre", "All Nations Chapel": a little word with a capital inside a sentence.
fn begins_title(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens;
    !t.all[i].opens
        && !t.any(i, words!("i the a an and"))
        && !crate::anonymise::grammar::contraction(t.str(i))
        && cap_word(doc, i + 1)
        && t.gap(i + 1) == Gap::Space
}
