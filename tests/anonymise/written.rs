//! However a name is written, the whole of it is found.

use super::{ENGINE, nobody};

/// Each text with a mark around what is found in it.
fn marked(text: &str) -> String {
    let mut out = text.to_owned();
    for found in ENGINE.scan(text, &nobody()).iter().rev() {
        out.insert(found.span.end, ']');
        out.insert(found.span.start, '[');
    }
    out
}

#[track_caller]
fn finds(texts: &[&str]) {
    for wanted in texts {
        let text = wanted.replace(['[', ']'], "");
        assert_eq!(marked(&text), *wanted);
    }
}

#[test]
fn a_name_is_found_in_what_is_said_and_where_somebody_is_spoken_to() {
    finds(&[
        "\"Leave it, [Maureen],\" she snapped, \"you always do this.\"",
        "'Don't you dare tell [Oswin],' he said.",
        "Dear [Maureen], thank you for your message.",
        "hi [oswin], sorry about last night",
        "Thank you, [Maureen].",
        "thanks, [maureen]",
        "You know, [Oswin], it isn't like that.",
        "\"[Oswin]?\" I asked.",
        "Kind regards, [Idris Quill]",
        "I told [perpetua] it was fine.",
    ]);
}

#[test]
fn a_letter_before_or_behind_a_name_belongs_to_it() {
    finds(&[
        "The letter was signed [M. Quill].",
        "I wrote to [Quill, M.] about the fee.",
        "Yours, [O. Thackwray]",
        "Dear [M Quill]",
        "[J.R. Thackwray] sent it.",
        "Message from [Oswin T.] at the gate.",
        "I wrote to [Okafor, J. K.] about it, and to [O'Neil, P.J.]",
    ]);
    finds(&["So did I. [Maureen] rang."]);
}

#[test]
fn a_small_word_before_a_family_belongs_to_its_name() {
    finds(&[
        "[Marie d'Aubigny] rang, and so did [d’Arcy].",
        "I told [de Souza] and [van der Heyden] about it.",
        "I told [van Dyk], [van den Berg] and [de la Cruz].",
        "[Marie l'Estrange] rang.",
        "[Ms van der Heyden] wrote to me.",
        "[Anna-Lena Horvat-Kiss] added me.",
    ]);
    finds(&[
        "He sat in the van [Maureen] drove.",
        "My da [Seamus] rang.",
        "When she was ten [Maureen] moved away.",
        "The recycling bin [Maureen] bought.",
        "His old van [Maureen] drove.",
        "My granny's den [Bridget] loved.",
        "It was a coup d'état, on the Côte d'Azur.",
        "She read l'Etranger at l'Arche.",
    ]);
}

#[test]
fn an_account_is_found_without_its_sign() {
    finds(&[
        "She is [maureen_q] on Insta, and was [maureen_q_] before.",
        "Then [fenella-q99] followed me.",
        "I blocked [fenellaq] on Insta.",
        "Her user name, [fenellaq], was on it.",
    ]);
    finds(&["I posted selfies on Insta.", "I tagged friends on Insta."]);
}
