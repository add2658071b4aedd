//! Ages, days and hours.

use super::{reads, rung};

#[test]
fn ages_are_told_by_decade_with_the_pronoun_of_the_sentence() {
    reads(&[
        (
            "She is 34 and tired of it.",
            "She is in her thirties and tired of it.",
        ),
        (
            "He's sixty-one, and he told me so.",
            "He's in his sixties, and he told me so.",
        ),
        (
            "My seven-year-old client drew me.",
            "My young client drew me.",
        ),
        (
            "I saw a fifty-nine-year-old man.",
            "I saw a middle-aged man.",
        ),
        (
            "The boy, who is fifteen, laughed.",
            "The boy, who is a teenager, laughed.",
        ),
    ]);
    assert_eq!(
        rung("She is 34 and tired of it.", 1),
        "She is an adult and tired of it."
    );
    assert_eq!(
        rung("The boy, who is fifteen, laughed.", 1),
        "The boy, who is a young person, laughed."
    );
}

#[test]
fn days_become_seasons_and_hours_become_parts_of_the_week() {
    reads(&[
        (
            "It arrived on 12 April 2023.",
            "It arrived on a day in spring 2023.",
        ),
        (
            "Her letter, dated 3rd June 2024, is here.",
            "Her letter, dated summer 2024, is here.",
        ),
        (
            "I see her on Thursday evening.",
            "I see her on a weekday evening.",
        ),
        (
            "She comes on alternate Mondays.",
            "She comes on certain days.",
        ),
        ("He wrote at 23:47.", "He wrote at a certain hour."),
    ]);
    assert_eq!(
        rung("It arrived on 12 April 2023.", 1),
        "It arrived on a day in 2023."
    );
    assert_eq!(
        rung("It arrived on 12 April 2023.", 9),
        "It arrived on a certain day."
    );
}

#[test]
fn an_hour_goes_with_its_part_of_the_day() {
    reads(&[
        (
            "He wrote on Friday at ten past eleven at night.",
            "He wrote on a weekday night.",
        ),
        (
            "At ten past eleven at night on Friday he wrote.",
            "At a certain hour on a weekday he wrote.",
        ),
        (
            "She rang at 7.40 in the morning.",
            "She rang at a certain hour.",
        ),
        // A road and a code have no hour in them.
        (
            "We drove on US-2 in the morning, and I saw K-7 in the evening.",
            "We drove on a road in the morning, and I saw K-7 in the evening.",
        ),
    ]);
}

#[test]
fn what_is_next_tuesday_need_not_be_the_next_time() {
    for (text, wanted) in [
        ("We meet next Tuesday at four.", "We meet next week."),
        ("This Monday she wrote.", "This week she wrote."),
        ("We meet again next January.", "We meet again next winter."),
    ] {
        for steps in 0..3 {
            assert_eq!(rung(text, steps), wanted, "{text}");
        }
    }
}

#[test]
fn what_was_last_tuesday_was_not_the_last_time() {
    let text = "He wrote last Tuesday at 23:10 and cried.";
    assert_eq!(rung(text, 0), "He wrote last week and cried.");
    assert_eq!(rung(text, 1), "He wrote last week and cried.");
}
