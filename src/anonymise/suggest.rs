//! The plain reason for a finding.

use super::doc::Found;
use super::label::Label;

/// One plain sentence why.
pub(super) fn reason(found: &Found) -> &'static str {
    match found.rule {
        "registered" => "This word is in your register and never leaves.",
        "registered-near" => "This is one letter away from a word in your register.",
        "registered-inside" => "A word of your register stands inside this.",
        "name-title" => "A title comes before it, so it is somebody's name.",
        "name-given" => "This is a given name.",
        "name-full" => "A given name and a surname name one person.",
        "name-unknown" => {
            "This capitalised word is no ordinary English word, so it is probably a name."
        }
        "name-lower" => "This is a given name, though it is written small.",
        "name-again" => "The same name stands elsewhere in these texts.",
        "name-near" => "This is one letter away from a name found in these texts.",
        _ => match found.label {
            Label::Person => "This looks like somebody's name.",
            Label::Handle => "An account name leads straight to one person.",
            Label::Email => "An e-mail address leads straight to one person.",
            Label::Phone => "A phone number leads straight to one person.",
            Label::Url => "A web address leads straight to a page about somebody.",
            Label::Address => "A street or house says where somebody lives or works.",
            Label::Postcode => "A postcode covers only a few doors.",
            Label::Idnum => "This number was given to one person or case.",
            Label::Org => "A named workplace, school or club ties somebody to it.",
            Label::Date if found.rule == "date" => "An exact date can be looked up or remembered.",
            Label::Date => "When something happened narrows down who it is.",
            Label::Age => "An age narrows down who it is.",
            Label::Place => "A place narrows down who it is.",
            Label::Time => "A fixed day or hour shows when somebody comes.",
            Label::Occupation => "A job narrows down who it is, most of all a rare one.",
            Label::Family => "Who belongs to a family narrows down which family it is.",
            Label::Condition => "A rare condition narrows down who it is.",
            Label::Demog => "Origin, faith or identity narrows down who it is.",
            Label::Event => "Others may have heard of this event.",
            Label::Initial => "An initial is the beginning of a name.",
        },
    }
}
