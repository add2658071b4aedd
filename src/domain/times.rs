//! Times as they were kept. The offset of a time's own text stands, whatever the rules of its zone have become, and a
//! zone this machine does not know is no reason to lose an entry.

use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::{OffsetConflict, TimeZone};
use jiff::{Timestamp, Zoned};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Reads a kept time, RFC 9557 such as `2026-11-21T09:30:00+00:00[Europe/London]`; `None` when it is none.
pub fn read(text: &str) -> Option<Zoned> {
    const PARSER: DateTimeParser =
        DateTimeParser::new().offset_conflict(OffsetConflict::AlwaysOffset);
    if let Ok(time) = PARSER.parse_zoned(text) {
        return Some(time);
    }
    let plain = text.split_once('[').map_or(text, |(plain, _)| plain);
    let offset = PARSER.parse_pieces(plain).ok()?.to_numeric_offset()?;
    let instant: Timestamp = plain.parse().ok()?;
    Some(instant.to_zoned(TimeZone::fixed(offset)))
}

/// For serde: a kept time.
pub(super) fn kept<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Zoned, D::Error> {
    let text = String::deserialize(deserializer)?;
    read(&text).ok_or_else(|| D::Error::custom("expected a time"))
}

/// For serde: a kept time, or none.
pub(super) fn kept_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Zoned>, D::Error> {
    Option::<String>::deserialize(deserializer)?
        .map(|text| read(&text).ok_or_else(|| D::Error::custom("expected a time")))
        .transpose()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::domain::{Receipt, Risk};

    /// London keeps no +05:00, and Mars no rules at all.
    const ODD: [&str; 2] = [
        "2026-11-21T09:30:00+05:00[Europe/London]",
        "2026-11-21T09:30:00+05:00[Mars/Olympus]",
    ];

    #[test]
    fn a_time_survives_new_rules_for_its_zone_and_a_zone_nobody_knows() {
        let kept = "2026-11-21T09:30:00+00:00[Europe/London]";
        assert_eq!(read(kept).unwrap().to_string(), kept);
        for odd in ODD {
            let time = read(odd).unwrap();
            assert_eq!(time.timestamp().to_string(), "2026-11-21T04:30:00Z");
        }
        assert_eq!(read("yesterday"), None);
    }

    #[test]
    fn what_was_noted_on_the_risk_card_and_on_a_receipt_survives_them_too() {
        for odd in ODD {
            let risk: Risk =
                serde_json::from_str(&format!(r#"{{"answer":"yes","acted":"{odd}"}}"#)).unwrap();
            let acted = risk.acted.unwrap();
            assert_eq!(acted.timestamp().to_string(), "2026-11-21T04:30:00Z");
            let receipt: Receipt = serde_json::from_str(&format!(
                r#"{{"sealed":"{odd}","to":"Ruth","recipient":"","period":{{"from":"2026-11-01","until":"2026-11-21"}},
                    "entries":[1],"replaced":0,"kept":0,"file":"ruth.age","size":1,"sha256":""}}"#
            ))
            .unwrap();
            assert_eq!(receipt.sealed, acted);
        }
        let risk: Risk = serde_json::from_str(r#"{"answer":"no"}"#).unwrap();
        assert_eq!(risk.acted, None);
        assert!(serde_json::from_str::<Risk>(r#"{"answer":"yes","acted":"soon"}"#).is_err());
    }
}
