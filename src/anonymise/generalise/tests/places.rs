//! Places and houses: what they are called, and several of a kind told apart.

use super::{reads, rung};
use crate::anonymise::{Engine, Register};

#[test]
fn a_place_is_a_city_only_where_no_smaller_one_has_its_name() {
    reads(&[
        // There is a larger Whitby in Ontario, and a Halifax in Nova Scotia.
        ("She lives in Whitby.", "She lives in a town."),
        ("We met in Halifax.", "We met in a town."),
        ("I work in Nottingham.", "I work in a city."),
        ("He lives in Mumbai.", "He lives in a city."),
        ("They moved to California.", "They moved to a region."),
    ]);
}

#[test]
fn a_road_is_a_road() {
    reads(&[
        (
            "We met near the A9, not on the M62.",
            "We met near the road, not on the second road.",
        ),
        ("He lives off Mill Road.", "He lives off an address."),
    ]);
}

#[test]
fn somebody_of_a_house_is_a_person_and_the_house_another_finding() {
    reads(&[
        (
            "I rang Marta Quill of the Harbour Practice.",
            "I rang Person A of the surgery.",
        ),
        (
            "We met Oyelaran Adeyemi of the Mossdale Clinic, and Ruth of the Harbour Practice.",
            "We met Person A of the surgery, and Person B of the second surgery.",
        ),
        (
            "I rang Tom Baker of the Harbour Practice, then Charlotte Brown of Mossdale Clinic.",
            "I rang Person A of the surgery, then Person B of a second surgery.",
        ),
        (
            "She is from the Dunmere school. We met at the Harbour clinic.",
            "She is from the (name withheld) school. We met at the (name withheld) clinic.",
        ),
        (
            "I rang Our Lady of the Angels School. I rang Rose of Sharon Chapel.",
            "I rang a school. I rang a church.",
        ),
        (
            "I rang Our Lady of the Angels School and Rose of Sharon Chapel.",
            "I rang a school and a church.",
        ),
        (
            "She left Thornhill Academy and St Anne's Church.",
            "She left a school and a church.",
        ),
        (
            "He works for London Borough of Southwark Council.",
            "He works for a public body.",
        ),
    ]);
}

#[test]
fn several_of_a_kind_are_told_apart_and_each_is_called_the_same() {
    reads(&[
        (
            "She moved from Todmorden to Ripon and back to Todmorden. My old Ripon flat is let.",
            "She moved from a town to a second town and back to a town. My old second town flat is let.",
        ),
        (
            "Her flat is in Poland, her mother in Norway. The whole Norway trip was off.",
            "Her flat is in another country, her mother in a third country. The whole third country trip was off.",
        ),
        (
            "He left Thornhill Academy and went to Mossdale Academy. I know Thornhill Academy Trust.",
            "He left a school and went to a second school. I know a school.",
        ),
        (
            "I blocked @shiv_makes, then @tam_vick9, then @shiv_makes again.",
            "I blocked an account, then a second account, then an account again.",
        ),
    ]);
    let texts = ["Ripon is far.", "She left Todmorden for Ripon."];
    let found = Engine::new().scan_all(&texts, &Register::of(&[]));
    let said: Vec<&str> = found[1].iter().map(|f| f.suggestion.as_str()).collect();
    assert_eq!(said, ["a second town", "a town"]);
}

#[test]
fn two_towns_of_which_less_is_said_are_still_two() {
    let text = "She moved from Todmorden to Hebden Bridge, and went back to Todmorden.";
    assert_eq!(
        rung(text, 9),
        "She moved from a certain place to a second place, and went back to a certain place."
    );
}
