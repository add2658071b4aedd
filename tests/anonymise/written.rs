//! However a name is written, the whole of it is found.

use super::{ENGINE, nobody};
use afterhour::anonymise::Label;

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
        "I wrote to [da Silva]'s sister, and to [das Neves].",
        "I met [van Morrison] and rang [van Rhys].",
        "I told [ten Boom] and spoke to [bin Salman]. Dear [da Silva], hello.",
        "[Anna-Lena Horvat-Kiss] added me.",
    ]);
    finds(&[
        "He sat in the van [Maureen] drove.",
        "My da [Seamus] rang.",
        "When she was ten [Maureen] moved away.",
        "The recycling bin [Maureen] bought.",
        "His old van [Maureen] drove.",
        "His old van [Okonkwo] drove.",
        "From nine to ten [Maureen] slept.",
        "I had to bin [Maureen]'s letters.",
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

#[test]
fn a_house_is_found_by_its_kind_behind_it() {
    finds(&[
        "We met at the [Willows] clinic.",
        "She went to the [Willows] clinic.",
        "The [Willows] clinic rang.",
        "He is from [Willows] surgery. She came from [Elmfield] surgery.",
        "I left the [Orchard] unit.",
    ]);
    finds(&[
        "I left the Memory clinic for the Church school.",
        "I like the Zoom practice and the NHS trust.",
        "I left the Covid unit.",
    ]);
    for text in ["I left the Monday clinic.", "I left the English school."] {
        let found = ENGINE.scan(text, &nobody());
        assert!(found.iter().all(|f| f.label != Label::Org), "{text}");
    }
    for text in [
        "I took over from Maureen ward duties.",
        "I had it from Zeldin school is shut.",
        "We met at Maureen house.",
        "I heard from Okonkwo church is hard for him.",
    ] {
        let found = ENGINE.scan(text, &nobody());
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].label, Label::Person, "{text}");
    }
}

#[test]
fn what_is_to_be_done_is_no_part_of_a_name() {
    finds(&[
        "Ring [Sabine].",
        "So be it. Call [Tamsin]. Ring [Delphine Ashby] about it.",
        "Remind [Idris Quill]. Text [Tobias].",
        "Call [Dr Okafor] tomorrow. Visit [Mrs Quill].",
        "Call [Bishop]. Call [Milan] about it. Ring [China].",
    ]);
    finds(&[
        "[Chase Taylor] rang. [Chase Delphine] rang.",
        "[Chase Jordan Smith] is my client. [Chase Emma], my client, was upset.",
        "[Chase Emma]'s notes. [Chase Mary Jane] is my supervisee.",
        "[Chase Ann-Marie] rang me. [Chase Anna Freud] rang.",
    ]);
    finds(&["Visit [Thornhill Academy]. Visit Milan. Ask Dad. Email HR. See Chapter 3."]);
    let ring = super::register(&["Ring"]);
    let found = ENGINE.scan("Ring Sabine.", &ring);
    assert!(found.iter().any(|f| f.registered.is_some()), "{found:#?}");
}
