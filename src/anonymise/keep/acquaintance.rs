//! Whether somebody of a listed name is dealt with in the sentence: then it is no author, whatever the list says.

use crate::anonymise::doc::Doc;
use crate::anonymise::tokens::{Gap, Kind};
use crate::anonymise::words::{Words, words};
use std::ops::Range;

/// Whom one knows.
const PERSONS: Words = words!(
    "client clients patient patients supervisee supervisees student students pupil pupils trainee colleague colleagues friend friends neighbour neighbours neighbor neighbors flatmate housemate roommate boss manager landlord landlady tutor coach nurse gp ex-client referral caller member couple boy girl man woman lad lass someone somebody named called"
);
/// What is done in a room, on a telephone or on a page, and hardly in a book.
const DEEDS: Words = words!(
    "rings rang phones phoned calls texts texted emails emailed messages messaged messaging cancels cancelled canceled booked books rebooked missed arrives arrived came comes coming left leaves sat sits stood stands walked walks waited waits knocked knocks laughs laughed smiles smiled nods nodded cries cried wept weeps sobbed shrugged shrugs blushed whispered apologised apologises apologized replied replies pays paid blocked blocks followed follows unfollowed unfollows liked likes tagged tags shared commented comments joined joins posted posts requested added adds sent sends swore hugged hugs waved waves yawned fell slept drank stopped started wants wanted needs needed looked looks turned didn't doesn't hasn't hadn't didn’t doesn’t hasn’t hadn’t lives lived moved works worked"
);
/// What one does with whoever is there.
const MET: Words = words!(
    "rang ring phoned phone texted text emailed email messaged message met meet saw seeing blocked block unfollowed tagged tag hugged hug greeted told tell asked with referred assessed discharged"
);
/// Whom somebody who is there tells something, or asks; an author tells us all.
const SPOKEN_TO: Words = words!("me my her his him them their");
/// What somebody one knows has: their people, their things, their hours.
const OWNED: Words = words!(
    "mother mum mam mom father dad sister brother son daughter wife husband partner girlfriend boyfriend ex cousin aunt uncle nan gran friend colleague boss phone account profile message messages email number session sessions appointment slot house flat car school voice face request post story comment comments birthday"
);

/// Whether the name at `at` is somebody's whom the writer, or whoever the text tells of, has to do with.
pub(super) fn dealt_with(doc: &Doc, at: &Range<usize>) -> bool {
    let t = &doc.tokens;
    let (i, end) = (at.start, at.end);
    let spaced = |j: usize| t.gap(j) <= Gap::Line;
    let comma = usize::from(i > 0 && t.str(i - 1) == ",");
    let known = i > comma
        && spaced(i)
        && (t.any(i - 1 - comma, PERSONS)
            || t.classes(i - 1 - comma).kin()
            || t.classes(i - 1 - comma).kin_narrow());
    let met = i > 1
        && t.any(i - 1, MET)
        && t.any(
            i - 2,
            words!("i we he she they to and was who just then i've had not never"),
        )
        && !t.any(i - 2, words!("to"));
    let does = spaced(end)
        && (t.any(end, DEEDS)
            || t.any(end, words!("who")) && t.any(end + 1, DEEDS)
            || t.any(end, words!("and")) && t.any(end + 1, words!("i her his their my she he"))
            || t.any(
                end,
                words!("told asked called gave showed thanked says said knows knew"),
            ) && t.any(end + 1, SPOKEN_TO));
    let owns = t.kind(end) == Some(Kind::Possessive)
        && (t.any(end + 1, OWNED) || t.classes(end + 1).kin() || t.classes(end + 1).kin_narrow());
    let aged = matches!(t.str(end), "," | "(")
        && t.kind(end + 1) == Some(Kind::Number)
        && t.str(end + 1).len() == 2
        && matches!(t.str(end + 2), "," | ")");
    known || met || does || owns || aged
}
