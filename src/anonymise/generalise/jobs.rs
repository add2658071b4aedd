//! Jobs, by their group.

use super::super::tokens::Kind;
use super::{Sentence, has, said};

/// Beginnings of words for a job (the major groups of ISCO-08, drawn together), one who does it, several of them, and
/// where they work.
const JOBS: [(&str, [&str; 3]); 15] = [
    (
        "nurse nurses nursing doctor* surgeon* midwi* paramedic* anaesth* anesth* physio* dent* optom* optic* pharm* radiog* gp \
         medic* osteopath* chiro* dermat* cardio* psychiatr* health* carer* care* ambulance* dieti* podiatr* \
         gynaec* paediatr*",
        ["a health worker", "health workers", "health care"],
    ),
    (
        "vet vets veterinar* groom* zoo* kennel*",
        [
            "somebody who works with animals",
            "people who work with animals",
            "animal care",
        ],
    ),
    (
        "teach* nursery headteacher* headmaster* headmistress* head lecturer* professor* tutor* senco school* dinner \
         lollipop nanny childminder* librarian* principal*",
        [
            "somebody who works in education",
            "people who work in education",
            "education",
        ],
    ),
    (
        "vicar* priest* rabbi* imam* pastor* church* nun nuns monk* deacon* bishop* curate* chaplain* minister* \
         canon parish bell",
        [
            "somebody who serves a faith community",
            "people who serve a faith community",
            "a faith community",
        ],
    ),
    (
        "judge* solicitor* barrister* lawyer* magistrate* paralegal* coroner* notary* probation*",
        ["a legal worker", "legal workers", "the law"],
    ),
    (
        "police* detective* soldier* army navy sergeant* firefight* fireman bomb squad officer* coastguard* \
         prison* marine marines",
        [
            "a uniformed worker",
            "uniformed workers",
            "a uniformed service",
        ],
    ),
    (
        "driver* drives drove pilot* sailor* train ferry* bus tram* taxi taxis lorry* courier* steward* cabin \
         lighthouse harbour*",
        ["a transport worker", "transport workers", "transport"],
    ),
    (
        "actor* actress* sing* musician* harpist* organist* pianist* cellist* violin* drummer* painter* artist* \
         danc* writer* poet* novelist* composer* comedian* circus eater* conductor* tenor* soprano* photograph* \
         sculpt* tattoo* ballet* choreo* potter*",
        [
            "somebody who works in the arts",
            "people who work in the arts",
            "the arts",
        ],
    ),
    (
        "presenter* newsreader* journalist* reporter* editor* broadcaster* subtitl* proofread* translator* \
         interpreter* tv radio publish* columnist*",
        ["a media worker", "media workers", "the media"],
    ),
    (
        "chef* cook* waiter* waitress* barista* baker* butcher* barman* barmaid* bar caterer* kitchen publican* \
         brewer* hotel* counter shop* cashier* hairdress* barber* florist* sales* retail* distillery tours \
         cleaner* beautician*",
        ["a service worker", "service workers", "shops and catering"],
    ),
    (
        "farm* shepherd* gardener* fisher* forester* stalker* gamekeeper* beekeeper* herd* groundsman* crofter* \
         grower* tree",
        [
            "somebody who works outdoors",
            "people who work outdoors",
            "the country",
        ],
    ),
    (
        "plumb* electric* build* brick* joiner* carpent* roof* plaster* mechanic* weld* mason* decorator* \
         glazier* fitter* scaffold* blacksmith* farrier* cobbler* tailor* bin binman* caretaker* handyman* lock*",
        ["a tradesperson", "tradespeople", "a trade"],
    ),
    (
        "engineer* architect* scientist* biolog* chem* physic* astronom* geolog* cartograph* program* develop* \
         software data research* statistic* survey* botan* archaeolog* historian*",
        [
            "a technical or scientific worker",
            "technical or scientific workers",
            "science and technology",
        ],
    ),
    (
        "footballer* athlete* jockey* swimmer* cyclist* boxer* referee* coach* lifeguard* gymnast* rows rower* \
         golfer* cricketer* runner* instructor*",
        ["somebody in sport", "people in sport", "sport"],
    ),
    (
        "clerk* account* secretar* admin* bank* broker* underwriter* actuar* civil manager* director* executive* \
         boss* auditor* analyst* consultant* recruit* estate council* credit office* receptionist* insur*",
        ["an office worker", "office workers", "an office"],
    ),
];

/// "a health worker", then "a working person", "a member of staff" of a house that is named behind; in the form that the text has: one, several, or "works in …".
pub(super) fn occupation(sentence: &Sentence, rule: &str) -> Vec<String> {
    let text = sentence.text();
    if rule == "job-study" {
        let verb = has(text, "studying studies studied");
        return said(&[if verb { "studying" } else { "a subject" }, "a course"]);
    }
    let lower = text.to_lowercase();
    // What comes after "at", "with" or "for" says where; the head of the phrase comes before it.
    let head = [" at ", " with ", " for ", " in ", " of ", " on "]
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .map_or(lower.as_str(), |at| &lower[..at]);
    let last = head
        .rsplit(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let of = |text: &str| {
        JOBS.iter()
            .find(|(starts, _)| has(text, starts))
            .map(|(_, says)| *says)
    };
    let says = of(last).or_else(|| of(head)).or_else(|| of(&lower));
    let last_token = sentence.at.end.saturating_sub(1);
    let is = sentence.doc.tokens.classes(last_token);
    let several = sentence.doc.tokens.kind(last_token) == Some(Kind::Word)
        && (is.plural() || last.ends_with("men"))
        && head.len() == lower.len();
    if rule == "job-does" {
        return match says {
            Some([_, _, field]) => vec![format!("works in {field}"), "works".to_owned()],
            None if has(text, "plays breeds keeps collects races paints") => {
                said(&["has an interest", "has a pastime"])
            }
            None => said(&["has a job", "works"]),
        };
    }
    // "she is [with the coastguard]", "the woman [teaching the beginners]"
    if rule == "job-where" {
        // "she is [on the board] of a charity"
        if sentence.doc.tokens.is(sentence.at.end, "of") {
            return said(&["part"]);
        }
        return match says {
            Some([_, _, field]) => vec![format!("in {field}"), "in work".to_owned()],
            None => said(&["in work"]),
        };
    }
    let owned = sentence.follows("his her their my our your") || sentence.is_determined();
    // "an [archivist]": what comes after "an" begins with a vowel.
    let an = sentence.follows("an");
    let person = match (sentence.serves(), several) {
        (true, true) => "members of staff",
        (true, false) if an => "an employee",
        (true, false) => "a member of staff",
        (false, true) => "working people",
        (false, false) if an => "an adult in work",
        (false, false) => "a working person",
    };
    let anybody = match (several, an) {
        (true, _) => "people",
        (false, true) => "an adult",
        (false, false) => "a person",
    };
    match says {
        // "the [deputy head] of a school"
        Some(_) if owned && sentence.belongs() => said(&["member of staff", "person"]),
        // "her somebody who works in education" is no English
        Some([one, _, field]) if owned && one.starts_with("somebody") => {
            vec![format!("person in {field}"), person.to_owned()]
        }
        Some([one, many, _]) => said(&[if several { many } else { one }, person]),
        None => said(&[person, anybody]),
    }
}
