#![allow(clippy::unwrap_used)]

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn now() -> Zoned {
    "2026-11-21T19:30:00+00:00[Europe/London]".parse().unwrap()
}

fn found(file: &str) -> Found {
    read(file.as_bytes(), &How::default(), &now()).unwrap()
}

/// Pieces as "day time: text", blank lines as `|`.
fn told(found: &Found) -> Vec<String> {
    found
        .pieces
        .iter()
        .map(|piece| {
            let text = piece.text.read().replace('\n', "|");
            format!("{}: {text}", piece.when.strftime("%F %H:%M"))
        })
        .collect()
}

fn remarks(remarks: &[Remark]) -> Vec<String> {
    remarks
        .iter()
        .map(|remark| format!("{}: {}", remark.at, remark.what))
        .collect()
}

const JRNL: &str = "\
[2026-11-19 09:05] A long day. It was raining.
More of it, @work and [a note].

[1] is no date.

[2026-11-20 09:05:31 PM] Shorter *
";

#[test]
fn a_file_of_jrnl_is_split_at_its_dates_and_nowhere_else() {
    let found = found(JRNL);
    assert_eq!(found.format, Format::Jrnl);
    assert_eq!(
        told(&found),
        [
            "2026-11-19 09:05: A long day. It was raining.|More of it, @work and [a note].||[1] is no date.",
            "2026-11-20 21:05: Shorter *",
        ]
    );
    assert_eq!(found.pieces[0].at, Place::Lines(1, 4));
    assert_eq!((found.left_out, found.notes), (vec![], vec![]));
}

#[test]
fn an_old_file_of_jrnl_without_brackets_is_read_too() {
    let found =
        found("2013-06-09 15:39 A cat.\nIt sat.\n\n2013-06-10 15:40 A dog.\n2013 was a year.\n");
    assert_eq!(found.format, Format::Jrnl);
    assert_eq!(
        told(&found),
        [
            "2013-06-09 15:39: A cat.|It sat.",
            "2013-06-10 15:40: A dog.|2013 was a year."
        ]
    );
}

#[test]
fn one_line_like_jrnls_makes_no_file_of_jrnl_of_days_that_are_written_otherwise() {
    let file = "\
2026-03-01 09:05 Rang the clinic.

2 March 2026
A quiet day.

- 2026-03-03: nothing.
";
    let found = found(file);
    assert_eq!(found.format, Format::Text);
    assert_eq!(found.pieces.len(), 1);
    assert_eq!(
        remarks(&found.notes),
        [
            "line 1: begins with a date and no entry, so do lines 3, 6; entries are told apart where the first line, too, \
             is nothing but a date"
        ]
    );
    let how = How {
        format: Some(Format::Jrnl),
        date: None,
    };
    let found = read(file.as_bytes(), &how, &now()).unwrap();
    assert_eq!(found.format, Format::Jrnl);
    assert_eq!(
        remarks(&found.notes),
        [
            "line 3: begins with a date and no entry, so does line 6; its date is of another form, and it stays in the \
             entry before"
        ]
    );
}

#[test]
fn plain_text_is_split_at_lines_that_are_nothing_but_a_date() {
    let file = "\n3 March 2026\nA quiet day.\nOn 2026-03-01:\n2 March 2026\nstays within.\n\n2026-03-05:\n\nAnother.\n";
    let found = found(file);
    assert_eq!(found.format, Format::Text);
    assert_eq!(
        told(&found),
        [
            "2026-03-03 12:00: A quiet day.|On 2026-03-01:|2 March 2026|stays within.",
            "2026-03-05 12:00: Another.",
        ]
    );
    let how = How {
        format: None,
        date: Some(date(2026, 3, 9)),
    };
    let whole = read(file.as_bytes(), &how, &now()).unwrap();
    assert_eq!(whole.pieces.len(), 1, "a day for all of it makes one entry");
}

#[test]
fn a_file_of_jrnl_with_a_few_other_dates_in_it_stays_one_and_says_so() {
    let found =
        found("[2026-11-19 09:05] One\n\n[2026-11-20 09:05] Two\n\n18 November 2026\nThree\n");
    assert_eq!(found.format, Format::Jrnl);
    assert_eq!(found.pieces.len(), 2);
    assert_eq!(
        remarks(&found.notes),
        [
            "line 5: begins with a date and no entry; its date is of another form, and it stays in the entry before"
        ]
    );
}

#[test]
fn what_jrnl_would_drop_or_swallow_is_named_by_its_lines() {
    let file = "\
[2026-11-19] One
[2026-13-45 99:99] Two
and more
[2026-11-19] One
[2027-01-01] Three
[2026-11-20]
[2026-03-29 01:30] Four
";
    let found = found(file);
    assert_eq!(
        told(&found),
        ["2026-11-19 12:00: One", "2026-03-29 12:00: Four"]
    );
    assert_eq!(
        remarks(&found.left_out),
        [
            "lines 2 to 3: 2026-13-45 is no day",
            "line 4: the same day and words as line 1",
            "line 5: 1 January 2027 is still to come",
            "line 6: there is no text",
        ]
    );
    assert_eq!(
        remarks(&found.notes),
        [
            "line 7: 01:30 was not on 29 March 2026, since the clocks went forward; kept on that day without its time"
        ]
    );
    let how = How {
        format: Some(Format::Jrnl),
        date: None,
    };
    let found = read(b"\nBefore\nthat\n\n[2026-11-19] One", &how, &now()).unwrap();
    assert_eq!(
        remarks(&found.left_out),
        ["lines 2 to 3: stands before the first date"]
    );
    let found = read(b"A note\n\n18 November 2026\nRain\n", &how, &now()).unwrap();
    assert_eq!(
        remarks(&found.left_out),
        ["lines 1 to 4: stands before the first date"]
    );
    assert_eq!(remarks(&found.notes), [""; 0]);
}

#[test]
fn json_of_jrnl_is_read_with_its_title_above_the_text() {
    let found = found(
        r#"{"tags": {"@work": 1}, "entries": [
            {"title": "A long day.", "body": "It rained @work.\n", "date": "2026-11-19", "time": "09:05",
             "tags": ["@work", "@other"], "starred": true},
            {"title": "", "body": "", "date": "2026-11-19", "time": "09:06", "tags": []},
            {"title": "No day", "date": null, "time": 7}
        ]}"#,
    );
    assert_eq!(found.format, Format::JrnlJson);
    assert_eq!(
        told(&found),
        ["2026-11-19 09:05: A long day.|It rained @work."]
    );
    let tags: Vec<&str> = found.pieces[0].tags.iter().map(Words::read).collect();
    assert_eq!(tags, ["@other"], "the others stand in the text");
    assert_eq!(
        remarks(&found.left_out),
        [
            "entry 2 of the file: there is no text",
            "entry 3 of the file: there is no date that can be read"
        ]
    );
    assert_eq!(
        remarks(&found.notes),
        ["the file: star of 1 entry left out"]
    );
}

#[test]
fn json_of_day_one_is_read_in_the_zone_it_was_written_in() {
    let found = found(
        r##"{"metadata": {"version": "1.0"}, "entries": [
            {"uuid": "A", "creationDate": "2026-11-19T23:30:00Z", "timeZone": "Asia\/Bangkok", "text": "# Far away\n\nHot.",
             "tags": ["travel"], "photos": [{"md5": "0"}], "location": {"placeName": "x"}, "weather": {}, "starred": false},
            {"creationDate": "2026-11-18T10:00:00Z", "timeZone": "Mars\/Olympus", "text": "Red\u0007."},
            {"creationDate": "2026-11-17T10:00:00Z", "richText": "{\"contents\":[]}"},
            {"creationDate": "2026-11-16T10:00:00Z", "photos": []}
        ]}"##,
    );
    assert_eq!(found.format, Format::DayOne);
    assert_eq!(
        told(&found),
        [
            "2026-11-20 06:30: # Far away||Hot.",
            "2026-11-18 10:00: Red."
        ]
    );
    assert_eq!(
        remarks(&found.left_out),
        [
            "entry 3 of the file: holds its text only as rich text; export it from a newer Day One",
            "entry 4 of the file: there is no text",
        ]
    );
    assert_eq!(
        remarks(&found.notes),
        [
            "entry 2 of the file: names a time zone that is not known here; kept with the time as it stands, in UTC",
            "the file: pictures, films, recordings or documents of 1 entry left out",
            "the file: place or weather of 1 entry left out",
            "the file: 1 character that does not show left out of the text",
        ]
    );
}

#[test]
fn markdown_is_one_entry_by_its_front_matter_or_one_for_each_dated_heading() {
    let one = found(
        "---\ntitle: \"Rain\"\ndate: 2026-11-19T09:05:00+01:00\ntags: [a, 'b']\nmood: 3\n---\n# Rain\n\nIt rained.\n",
    );
    assert_eq!(one.format, Format::Markdown);
    assert_eq!(told(&one), ["2026-11-19 09:05: # Rain||It rained."]);
    assert_eq!(one.pieces[0].tags.len(), 2);
    assert_eq!(
        remarks(&one.notes),
        ["lines 1 to 6: 1 line of the front matter left out; date, title and tags are imported"]
    );
    let titled = found("---\ntitle: Rain\ndate: 2026-11-19\ntags:\n  - a\n---\nIt rained.\n");
    assert_eq!(told(&titled), ["2026-11-19 12:00: Rain||It rained."]);
    let several = found(
        "# My journal\n\n## 2026-11-19: Rain\n\nWet.\n\n### Later\n\nDry.\n\n## Friday 20 November 2026\nSun.\n\n```\n# 2026-11-01 no heading\n```\n",
    );
    assert_eq!(
        told(&several),
        [
            "2026-11-19 12:00: Rain||Wet.||### Later||Dry.",
            "2026-11-20 12:00: Sun.||```|# 2026-11-01 no heading|```"
        ]
    );
    assert_eq!(
        remarks(&several.left_out),
        ["line 1: stands before the first date, and has no day"]
    );
    let spaced = found("## 2026-11-19 a𐀀\t\nWet.");
    assert_eq!(told(&spaced), ["2026-11-19 12:00: a𐀀    |Wet."]);
    let ruled = found("---\n## 2026-11-19 Rain\n---\nWet.\n");
    assert_eq!(told(&ruled), ["2026-11-19 12:00: Rain|---|Wet."]);
    assert_eq!(
        remarks(&ruled.left_out),
        ["line 1: stands before the first date, and has no day"]
    );
}

#[test]
fn text_without_a_date_has_the_day_that_is_said_or_today() {
    let plain = found("\u{feff}A note.\r\nMore.\r\n");
    assert_eq!(plain.format, Format::Text);
    assert_eq!(told(&plain), ["2026-11-21 12:00: A note.|More."]);
    let how = How {
        date: Some(date(2025, 3, 4)),
        ..How::default()
    };
    let dated = read(b"# A note\nMore.", &how, &now()).unwrap();
    assert_eq!(dated.format, Format::Markdown);
    assert_eq!(told(&dated), ["2025-03-04 12:00: # A note|More."]);
}

#[test]
fn what_cannot_be_read_says_what_it_is_and_what_to_do() {
    let error = |bytes: &[u8]| {
        read(bytes, &How::default(), &now())
            .unwrap_err()
            .to_string()
    };
    for (bytes, said) in [
        (&b"PK\x03\x04rest"[..], "unpack it"),
        (b"gAAAAABh1", "encrypted journal of jrnl"),
        (b"age-encryption.org/v1\n", "sealed with age"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xff\xfea\0", "UTF-16"),
        (
            b"one\ntwo \xe9t\xe9",
            "byte 9, in line 2, is not text in UTF-8",
        ),
        (b" \n ", "the file is empty"),
        (b"{\"entries\": [{\"text\": \"Anna\", }]}", "line 1, column"),
        (b"{\"entries\": [", "ends too early"),
        (
            b"{\"entries\": [\"Anna\"]}",
            "a list of entries is expected",
        ),
        (b"{\"entries\": 3}", "a list of entries is expected"),
        (b"{\"notes\": []}", "no list named entries"),
    ] {
        let told = error(bytes);
        assert!(told.contains(said), "{said} in {told}");
        assert!(told.ends_with("nothing was changed"), "{told}");
        assert!(!told.contains("Anna"), "{told}");
    }
}

#[test]
fn a_file_is_bounded_in_size_in_entries_in_depth_and_in_the_length_of_an_entry() {
    let error = |bytes: &[u8]| read(bytes, &How::default(), &now()).unwrap_err();
    let large = vec![b'x'; LARGEST as usize + 1];
    assert_eq!(error(&large), ImportError::TooLarge);
    let heads = "[2026-11-20] x\n".repeat(MOST + 1);
    assert_eq!(error(heads.as_bytes()), ImportError::TooMany);
    let list = format!("{{\"entries\": [{}{{}}]}}", "{},".repeat(MOST));
    assert_eq!(error(list.as_bytes()), ImportError::TooMany);
    let deep = format!("{{\"entries\": [{{\"tags\": {}", "[".repeat(100_000));
    assert!(
        error(deep.as_bytes())
            .to_string()
            .contains("nested too deeply")
    );
    let long = format!("[2026-11-20] {}\n[2026-11-20] y", "x".repeat(LONGEST + 1));
    let found = found(&long);
    assert_eq!(told(&found), ["2026-11-20 12:00: y"]);
    assert_eq!(
        remarks(&found.left_out),
        ["line 1: 200001 characters, and an entry holds 200000; split it"]
    );
}

/// Every line of every piece stands in the file: nothing is made up.
fn stands_in(file: &str, found: &Found) {
    let file = clean(file);
    for piece in &found.pieces {
        for line in piece.text.read().lines() {
            assert!(file.contains(line.trim()), "{line}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_bytes_bring_it_down(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        format in prop::option::of(prop::sample::select(&Format::ALL[..])),
    ) {
        let how = How { format, date: None };
        if let Ok(found) = read(&bytes, &how, &now()) {
            prop_assert!(found.pieces.iter().all(|piece| !piece.text.is_blank()));
        }
    }

    #[test]
    fn every_line_that_is_kept_stands_in_the_file(
        lines in prop::collection::vec(
            prop_oneof![
                "\\PC{0,30}", "\\[20[0-9]{2}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]\\] \\PC{0,20}",
                "## [0-3][0-9]/[0-3][0-9]/20[0-2][0-9] .{0,10}", "---", "date: 2026-0[0-9]-[0-3][0-9]", "title: [a-z]{0,5}", "```",
            ],
            0..12,
        ),
        format in prop::option::of(prop::sample::select(&[Format::Jrnl, Format::Markdown, Format::Text][..])),
        end in prop::sample::select(&["\n", "\r\n"][..]),
    ) {
        let file = lines.join(end);
        let how = How { format, date: None };
        if let Ok(found) = read(file.as_bytes(), &how, &now()) {
            stands_in(&file, &found);
        }
    }

    #[test]
    fn every_text_of_json_is_kept_as_it_is_or_named(texts in prop::collection::vec("\\PC{0,40}", 0..8)) {
        let entries: Vec<_> = texts
            .iter()
            .map(|text| serde_json::json!({ "creationDate": "2026-01-02T03:04:05Z", "timeZone": "UTC", "text": text }))
            .collect();
        let file = serde_json::json!({ "entries": entries }).to_string();
        let found = read(file.as_bytes(), &How::default(), &now()).unwrap();
        prop_assert_eq!(found.pieces.len() + found.left_out.len(), texts.len());
        for piece in &found.pieces {
            prop_assert!(texts.iter().any(|text| clean(text).trim() == piece.text.read()));
        }
    }
}
