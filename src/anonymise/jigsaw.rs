//! Details that are harmless alone and identify together.

use super::{Finding, Label};
use crate::domain::{Words, capital};

/// Details that are harmless alone and identify together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jigsaw {
    /// The details as written, the rarest kind first.
    pub details: Vec<Words>,
    /// Who could tell: "somebody from the same town or village".
    pub who: &'static str,
    /// What to say less about first, so that the rest no longer meets by this check, which is not all that somebody may
    /// know: "a place (“Todmorden”) and an age (“sixty-one”)".
    pub breaks: String,
    /// Who could tell and what to generalise, in two plain sentences.
    pub warning: String,
}

/// The jigsaw of findings that would still stand; `None` when the details do not meet.
///
/// Each text comes with the findings that stay in it as they are written. The details of all the texts are laid
/// together, since whoever reads one reads all.
pub fn jigsaw(texts: &[(&str, Vec<&Finding>)]) -> Option<Jigsaw> {
    let mut pieces: Vec<(Label, &str)> = Vec::new();
    for (text, findings) in texts {
        for f in findings {
            if let Some(piece) = text.get(f.span.clone())
                && !pieces
                    .iter()
                    .any(|(l, p)| *l == f.label && p.eq_ignore_ascii_case(piece))
            {
                pieces.push((f.label, piece));
            }
        }
    }
    let twice = pieces.iter().filter(|(l, _)| *l == Label::Family).count() > 1;
    let weight: u32 = kinds(&pieces).map(weigh).sum::<u32>() + u32::from(twice);
    if weight < MEETS {
        return None;
    }
    pieces.retain(|(label, _)| weigh(*label) > 0);
    pieces.sort_by_key(|(label, _)| (std::cmp::Reverse(weigh(*label)), *label));
    let who = who_could_tell(&pieces);
    let breaks = breaks(&pieces, weight);
    Some(Jigsaw {
        warning: format!(
            "{} could put these {} and know who it is. Saying less about {breaks} helps most.",
            capital(who),
            match pieces.len() {
                1 => "words beside what they know already".to_owned(),
                count => format!("{count} details together"),
            },
        ),
        details: pieces.iter().map(|(_, p)| Words::new(p)).collect(),
        who,
        breaks,
    })
}

/// The kinds that weigh most, until the rest no longer meets; each with what it is about. `pieces` stand by weight, then by kind.
fn breaks(pieces: &[(Label, &str)], mut weight: u32) -> String {
    let mut kinds: Vec<Label> = pieces.iter().map(|(label, _)| *label).collect();
    kinds.dedup();
    let mut named = Vec::new();
    for kind in kinds {
        if weight < MEETS {
            break;
        }
        weight = weight.saturating_sub(weigh(kind));
        let of_kind: Vec<String> = pieces
            .iter()
            .filter(|(label, _)| *label == kind)
            .map(|(_, piece)| format!("\u{201c}{}\u{201d}", piece.replace('\n', " ")))
            .collect();
        named.push(format!("{} ({})", kind.name(), of_kind.join(", ")));
    }
    crate::domain::listed(&named)
}

/// From this weight on the details meet: two telling ones with a third, or one event. Weights and bar were
/// measured on the development texts (F1 0.93 on what the engine finds there, 0.94 on what a person marked).
const MEETS: u32 = 5;

fn kinds<'a>(pieces: &'a [(Label, &str)]) -> impl Iterator<Item = Label> + 'a {
    Label::ALL
        .into_iter()
        .filter(|l| pieces.iter().any(|(p, _)| p == l))
}

fn weigh(label: Label) -> u32 {
    match label {
        Label::Event => 6,
        Label::Occupation | Label::Condition | Label::Demog | Label::Place => 3,
        Label::Age | Label::Time | Label::Family => 2,
        Label::Org | Label::Date => 1,
        _ => 0,
    }
}

fn who_could_tell(pieces: &[(Label, &str)]) -> &'static str {
    let has = |label: Label| pieces.iter().any(|(l, _)| *l == label);
    let says = |words: &[&str]| {
        pieces
            .iter()
            .any(|(_, p)| words.iter().any(|w| p.to_lowercase().contains(w)))
    };
    if says(&["school", "year ", "-year-old", "primary", "grade", "pupil"]) {
        "somebody from the school or a parent at the gate"
    } else if has(Label::Event) {
        "anybody who remembers the news of it"
    } else if has(Label::Occupation) {
        "somebody from the team or the trade"
    } else if has(Label::Place) {
        "somebody from the same town or village"
    } else if has(Label::Family) {
        "somebody from the family"
    } else {
        "somebody who knows the client"
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::anonymise::{Engine, Register};

    fn meet(texts: &[&str]) -> Option<Jigsaw> {
        let found = Engine::new().scan_all(texts, &Register::of(&[]));
        let left: Vec<(&str, Vec<&Finding>)> = texts
            .iter()
            .zip(&found)
            .map(|(t, f)| (*t, f.iter().filter(|f| !f.label.is_direct()).collect()))
            .collect();
        jigsaw(&left)
    }

    #[test]
    fn an_age_a_school_year_and_a_weekday_lead_to_a_child_at_a_gate() {
        let jigsaw =
            meet(&["My eight-year-old, Year 3, told me on Fridays that he is deaf."]).unwrap();
        assert!(jigsaw.warning.contains("school"), "{}", jigsaw.warning);
        assert!(jigsaw.details.len() >= 3);
    }

    #[test]
    fn generalising_what_it_names_breaks_it() {
        let text = "My eight-year-old, Year 3, told me on Fridays that he is deaf.";
        let found = Engine::new().scan(text, &Register::of(&[]));
        let whole = jigsaw(&[(text, found.iter().collect())]).unwrap();
        let named = |f: &&Finding| {
            whole
                .breaks
                .contains(&format!("\u{201c}{}\u{201d}", &text[f.span.clone()]))
        };
        assert!(found.iter().any(|f| named(&f)), "{}", whole.breaks);
        assert!(
            !found.iter().all(|f| named(&f)),
            "it names more than it must: {}",
            whole.breaks
        );
        let left: Vec<&Finding> = found.iter().filter(|f| !named(f)).collect();
        assert_eq!(jigsaw(&[(text, left)]), None);
    }

    #[test]
    fn details_of_different_texts_are_laid_together() {
        let texts = [
            "She is a harpist.",
            "We met in Todmorden.",
            "She is twenty-seven.",
        ];
        assert!(texts.iter().all(|t| meet(&[t]).is_none()));
        assert!(meet(&texts).is_some());
    }

    #[test]
    fn one_common_detail_is_no_jigsaw() {
        assert!(meet(&["She comes on Mondays and I like her."]).is_none());
    }
}
