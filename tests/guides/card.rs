//! The card that comes before any writing when somebody may be in danger.

use afterhour::domain::{Contact, Role, Settings, Words};
use afterhour::guides::RiskCard;

#[test]
fn the_risk_card_has_ones_own_contacts_on_top_and_the_countrys_numbers() {
    let card = RiskCard::built_in();
    assert_eq!(card.ask, "Might someone be at risk of serious harm now?");
    let mut settings = Settings::default();
    let plain = card.lines(&settings);
    settings.contacts = vec![
        Contact {
            who: Words::new("safeguarding lead"),
            how: Words::new("020 7946 0000"),
        },
        Contact {
            who: Words::new("Ruth"),
            how: Words::new("the blue phone"),
        },
    ];
    let lines = card.lines(&settings);
    assert_eq!(
        lines[..2],
        ["safeguarding lead: 020 7946 0000", "Ruth: the blue phone"]
    );
    assert_eq!(lines[2..], plain);
    assert!(
        lines
            .iter()
            .any(|line| line == "Immediate danger: call the emergency services (999).")
    );
    assert!(lines.iter().any(|line| line == "Samaritans: 116 123"));
    assert!(
        !lines.iter().any(|line| line.contains(['{', '}'])),
        "{lines:?}"
    );
}

#[test]
fn the_risk_card_knows_other_countries_and_falls_back_where_it_has_no_numbers() {
    let card = RiskCard::built_in();
    let lines_in = |country: &str| {
        card.lines(&Settings {
            country: country.into(),
            ..Settings::default()
        })
        .join("\n")
    };
    assert!(lines_in("US").contains("(911)"));
    assert!(lines_in("us").contains("(911)"));
    assert!(lines_in("FR").contains("112 works in many countries"));
    assert_eq!(lines_in("FR"), lines_in("other"));
    for (code, name) in card.countries() {
        assert!(!name.is_empty() && !lines_in(&code).contains('{'), "{code}");
    }
    assert_eq!(
        card.countries().last().map(|(code, _)| code.as_str()),
        Some("other")
    );
}

#[test]
fn below_ones_own_contacts_the_emergency_number_stands_above_every_helpline() {
    let card = RiskCard::built_in();
    let contact = Contact {
        who: Words::new("Ruth"),
        how: Words::new("the blue phone"),
    };
    for (code, name) in card.countries() {
        let settings = Settings {
            country: code,
            contacts: vec![contact.clone()],
            ..Settings::default()
        };
        let lines = card.lines(&settings);
        assert_eq!(lines[0], "Ruth: the blue phone", "{name}");
        let emergency = lines
            .iter()
            .position(|line| line.starts_with("Immediate danger: call the emergency services ("));
        let with_a_number = |line: &String| {
            !line.starts_with("Immediate danger") && line.contains(|c: char| c.is_ascii_digit())
        };
        let helpline = lines.iter().position(with_a_number);
        assert!(emergency.is_some(), "{name}");
        assert!(helpline.is_none_or(|at| emergency < Some(at)), "{name}");
    }
}

#[test]
fn the_placements_lead_is_named_to_trainees_only() {
    let card = RiskCard::built_in();
    let says_placement_lead = |role| {
        let settings = Settings {
            role,
            ..Settings::default()
        };
        card.lines(&settings)
            .iter()
            .any(|line| line.contains("placement's lead"))
    };
    assert!(says_placement_lead(Role::Trainee));
    assert!(!says_placement_lead(Role::Practitioner));
    assert!(!says_placement_lead(Role::Supervisor));
}
