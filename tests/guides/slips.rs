//! What a guide file of one's own may not hold, where the slip is said to be, and in which words.

use afterhour::guides::Library;
use unicode_normalization::UnicodeNormalization;

const GUIDE: &str = r#"id = "try"
version = 1
kind = "reflection"
title = "A try"
purpose = "For trying."
source = "Nobody 2026"
minutes = 5
themes = ["ethics"]

[[questions]]
id = "space"
ask = "Where did it happen?"
answer = { choice = { of = ["public", "closed-group"] } }

[[questions]]
id = "seen"
ask = "What did you see?"
answer = "text"
when = { space = ["public"] }

[[notes]]
question = "space"
choice = "public"
text = "Anyone may come in."
source = "Nobody 2026"
"#;

const PACK: &str = r#"theme = "ethics"

[[prompts]]
id = "g-first"
title = "a first one"
ask = "Which moment stays?"
help = "Any."
deeper = ["What does it show?", "What comes next?"]
source = "Nobody 2026"

[[prompts]]
id = "g-second"
title = "a second one"
ask = "Which other moment stays?"
deeper = ["What does it show?"]
source = "Nobody 2026"
"#;

fn slips(file: &str, text: &str) -> Vec<String> {
    let slips = Library::default().check(file, text).expect_err(text);
    slips.iter().map(ToString::to_string).collect()
}

/// A slip: what is written instead of which words, and what the first error says.
type Case<'a> = (&'a str, &'a str, &'a str);

fn each_is_refused(whole: &str, cases: &[Case<'_>]) {
    assert!(Library::default().check("own.toml", whole).is_ok());
    for (right, wrong, said) in cases {
        assert_eq!(
            whole.matches(right).count().min(1),
            1,
            "{right} is not in the file"
        );
        assert_eq!(
            slips("own.toml", &whole.replacen(right, wrong, 1))[0],
            *said,
            "{wrong}"
        );
    }
}

#[test]
#[rustfmt::skip]
fn a_slip_in_the_toml_or_its_keys_says_where_and_which_words_were_expected() {
    each_is_refused(GUIDE, &[
        ("\"A try\"", "\"A try", "own.toml:4:15: invalid basic string, expected `\"`"),
        ("\"A try\"", "A try", "own.toml:4:9: string values must be quoted, expected literal string"),
        ("purpose", "title", "own.toml:5:1: duplicate key"),
        ("title = \"A try\"\n", "", "own.toml:1:1: missing field `title`"),
        ("ask = \"What did you see?\"\n", "", "own.toml:15:1: missing field `ask`"),
        ("version = 1", "version = \"x\"", "own.toml:2:11: invalid type: string \"x\", expected a whole number"),
        ("version = 1", "verzion = 1", "own.toml:2:1: unknown field `verzion`, expected one of `id`, `version`, `kind`, `title`, `purpose`, `source`, `minutes`, `themes`, `track`, `questions`, `notes`"),
        ("\"reflection\"", "\"essay\"", "own.toml:3:8: unknown variant `essay`, expected one of `prompt`, `reflection`, `incident`, `near-miss`, `audit`, `experiment`, `account`, `policy`, `meeting`, `afterword`"),
        ("[\"ethics\"]", "\"ethics\"", "own.toml:8:10: invalid type: string \"ethics\", expected a list"),
        ("ask = \"What", "aks = \"What", "own.toml:17:1: unknown field `aks`, expected one of `id`, `ask`, `help`, `answer`, `required`, `share`, `when`"),
        ("\"text\"", "\"txt\"", "own.toml:18:10: unknown variant `txt`, expected one of `text`, `line`, `date`, `yes_no`, `scale`, `choice`, `client`, `follow_ups`, `tally`"),
        ("\"text\"", "5", "own.toml:18:10: expected a word or a table"),
        ("\"text\"", "\"scale\"", "own.toml:18:10: this kind of answer needs more than its name, expected a table such as { choice = { of = [\"a\", \"b\"] } }"),
        ("\"text\"", "{ scale = 3 }", "own.toml:18:20: invalid type: integer `3`, expected a table"),
        ("\"text\"", "\"text\"\nshare = \"open\"", "own.toml:19:9: unknown variant `open`, expected one of `never`, `redacted`, `verbatim`"),
        ("\"closed-group\"]", "{ id = \"x\" }]", "own.toml:13:39: missing field `label`"),
        ("\"closed-group\"]", "{ id = \"x\", lable = \"y\" }]", "own.toml:13:51: unknown field `lable`, expected `id` or `label`"),
        ("\"closed-group\"]", "3]", "own.toml:13:39: invalid type: integer `3`, expected a word, or a table with `id` and `label`"),
        ("\"seen\"", "\"Seen It\"", "own.toml:16:6: `Seen It` is no question id: lower-case letters, digits and hyphens, at most 64"),
        ("space = [", "Space = [", "own.toml:19:10: `Space` is no question id: lower-case letters, digits and hyphens, at most 64"),
        ("choice = \"public\"", "chosen = \"public\"", "own.toml:23:1: unknown field `chosen`, expected one of `question`, `choice`, `text`, `source`"),
    ]);
    let theme = &slips("own.toml", &GUIDE.replace("\"ethics\"", "\"ethik\""))[0];
    assert!(
        theme.starts_with(
            "own.toml:8:11: unknown theme `ethik`, expected one of `online-presence`, "
        ),
        "{theme}"
    );
    assert!(
        theme.ends_with("`ethics`, `learning`, `netiquette`, `inclusion`"),
        "{theme}"
    );
}

#[test]
#[rustfmt::skip]
fn a_broken_rule_says_where_and_what_was_expected() {
    let long = format!("\"{}\"", "ä".repeat(61));
    let longer = format!("\"{}\"", "ä".repeat(2_001));
    each_is_refused(GUIDE, &[
        ("version = 1", "version = 0", "own.toml:2:11: expected a whole number from 1"),
        ("\"A try\"", "\"\"", "own.toml:4:9: expected words, nothing is written here"),
        ("\"A try\"", &long, "own.toml:4:9: 61 characters, expected at most 60"),
        ("\"A try\"", "\"A\\ntry\"", "own.toml:4:9: expected one line"),
        ("\"A try\"", "\"A \\u202Etry\"", "own.toml:4:9: a character that does not show, U+202E, expected plain text"),
        ("\"A try\"", "\"A \\u001B[2J\"", "own.toml:4:9: a character that does not show, U+001B, expected plain text"),
        ("\"For trying.\"", "\"\"\"For\ttrying.\"\"\"", "own.toml:5:11: a tab, expected plain text"),
        ("\"For trying.\"", &longer, "own.toml:5:11: 2001 characters, expected at most 2000"),
        ("\"For trying.\"", "\" \"", "own.toml:5:11: expected words, nothing is written here"),
        ("\"Nobody 2026\"", "\"\"", "own.toml:6:10: expected words, nothing is written here"),
        ("minutes = 5", "minutes = 0", "own.toml:7:11: 0 minutes, expected 1 to 60"),
        ("minutes = 5", "minutes = 61", "own.toml:7:11: 61 minutes, expected 1 to 60"),
        ("[\"ethics\"]", "[]", "own.toml:8:10: expected at least one theme"),
        ("\"Where did it happen?\"", "\"\"", "own.toml:12:7: expected words, nothing is written here"),
        ("ask = \"Where", "help = \"\"\nask = \"Where", "own.toml:12:8: expected words, nothing is written here"),
        ("\"public\", \"closed-group\"", "\"public\"", "own.toml:13:28: expected at least two options"),
        ("\"closed-group\"", "\"public\"", "own.toml:13:39: `public` is the id of an earlier option, expected an id of its own"),
        ("\"closed-group\"", "\"persönlich\"", "own.toml:13:39: expected lower-case letters, digits and hyphens, at most 64, or a table with `id` and `label`"),
        ("\"closed-group\"", "{ id = \"group\", label = \"\" }", "own.toml:13:63: expected words, nothing is written here"),
        ("id = \"seen\"", "id = \"space\"", "own.toml:16:6: `space` is the id of an earlier question, expected an id of its own"),
        ("\"text\"", "\"text\"\nshare = \"verbatim\"", "own.toml:19:9: free text does not leave as it is, expected `never` or `redacted`"),
        ("\"text\"", "\"line\"\nshare = \"verbatim\"", "own.toml:19:9: free text does not leave as it is, expected `never` or `redacted`"),
        ("\"text\"", "\"follow_ups\"\nshare = \"verbatim\"", "own.toml:19:9: free text does not leave as it is, expected `never` or `redacted`"),
        ("\"text\"", "{ scale = { from = 5, to = 5, low = \"a\", high = \"b\" } }", "own.toml:18:37: a scale from 5 to 5, expected an end above its beginning and at most 100"),
        ("\"text\"", "{ scale = { from = 0, to = 101, low = \"a\", high = \"b\" } }", "own.toml:18:37: a scale from 0 to 101, expected an end above its beginning and at most 100"),
        ("\"text\"", "{ scale = { from = 0, to = 9, low = \"\", high = \"b\" } }", "own.toml:18:46: expected words, nothing is written here"),
        ("\"text\"", "{ tally = { of = [\"own\"] } }", "own.toml:18:27: expected at least two options"),
        ("id = \"seen\"", "id = \"client\"", "own.toml:18:10: `client` ties the entry to a client's code, expected client"),
        ("id = \"space\"", "id = \"status\"", "own.toml:13:10: `status` says whether an incident still needs something, expected choice, one, of open, waiting, closed"),
        ("{ space = [", "{ place = [", "own.toml:19:10: `place` is no earlier question, expected `space`"),
        ("{ space = [", "{ seen = [", "own.toml:19:10: `seen` is no earlier question, expected `space`"),
        ("[\"public\"] }", "[\"public\", \"private\"] }", "own.toml:19:29: unknown option `private`, expected one of `public`, `closed-group`"),
        ("[\"public\"] }", "[] }", "own.toml:19:18: no option, expected one of `public`, `closed-group`"),
        ("{ choice = { of = [\"public\", \"closed-group\"] } }", "\"yes_no\"", "own.toml:19:19: unknown option `public`, expected one of `yes`, `no`"),
        ("{ choice = { of = [\"public\", \"closed-group\"] } }", "\"date\"", "own.toml:19:10: `space` has no options, expected a question whose answer is a choice or yes_no"),
        ("answer = { choice", "when = { seen = [\"yes\"] }\nanswer = { choice", "own.toml:13:10: `seen` is no earlier question, and there is none before this one"),
        ("question = \"space\"", "question = \"place\"", "own.toml:22:12: unknown question `place`, expected one of `space`, `seen`"),
        ("question = \"space\"", "question = \"seen\"", "own.toml:23:10: `seen` has no options, expected a note without `choice`"),
        ("choice = \"public\"", "choice = \"private\"", "own.toml:23:10: unknown option `private`, expected one of `public`, `closed-group`"),
        ("\"Anyone may come in.\"", "\"\"", "own.toml:24:8: expected words, nothing is written here"),
    ]);
    let no_questions = format!("questions = []\n{}", GUIDE.split("\n[[").next().unwrap());
    assert_eq!(
        slips("own.toml", &no_questions),
        ["own.toml:1:13: expected at least one question"]
    );
}

#[test]
#[rustfmt::skip]
fn a_slip_in_a_pack_of_prompts_says_where_and_what_was_expected() {
    each_is_refused(PACK, &[
        ("theme = \"ethics\"\n", "", "own.toml:1:1: missing field `theme`"),
        ("[[prompts]]", "[[promts]]", "own.toml:3:3: unknown field `promts`, expected one of `theme`, `track`, `prompts`"),
        ("ask =", "question =", "own.toml:6:1: unknown field `question`, expected one of `id`, `version`, `title`, `ask`, `help`, `deeper`, `source`"),
        ("\"Which moment stays?\"", "\"\"", "own.toml:6:7: expected words, nothing is written here"),
        ("\"Any.\"", "\"\"", "own.toml:7:8: expected words, nothing is written here"),
        ("\"What comes next?\"", "\" \"", "own.toml:8:33: expected words, nothing is written here"),
        ("[\"What does it show?\", \"What comes next?\"]", "[]", "own.toml:8:10: 0 questions, expected 1 to 3"),
        ("\"What comes next?\"", "\"a\", \"b\", \"c\"", "own.toml:8:10: 4 questions, expected 1 to 3"),
        ("\"Nobody 2026\"", "\"\"", "own.toml:9:10: expected words, nothing is written here"),
        ("id = \"g-first\"", "id = \"g-first\"\nversion = 0", "own.toml:5:11: expected a whole number from 1"),
        ("\"g-second\"", "\"g-first\"", "own.toml:12:6: `g-first` is the id of another guide, expected an id of its own"),
    ]);
    assert_eq!(
        slips("own.toml", "theme = \"ethics\"\nprompts = []"),
        ["own.toml:2:11: 0 prompts, expected 1 to 2000"]
    );
}

#[test]
fn all_broken_rules_are_said_in_the_order_of_the_file() {
    let text = GUIDE
        .replace("A try", "")
        .replace("minutes = 5", "minutes = 90")
        .replace("\"Nobody 2026\"", "\"\"")
        .replace("[\"public\"] }", "[\"x\", \"y\"] }");
    let places: Vec<String> = slips("own.toml", &text)
        .iter()
        .map(|slip| slip.splitn(4, ':').take(3).collect::<Vec<_>>().join(":"))
        .collect();
    assert_eq!(
        places,
        [
            "own.toml:4:9",
            "own.toml:6:10",
            "own.toml:7:11",
            "own.toml:19:19",
            "own.toml:19:24",
            "own.toml:25:10"
        ]
    );
}

#[test]
fn columns_count_characters_and_what_an_editor_adds_is_no_slip() {
    let wide = GUIDE.replace(
        "themes = [\"ethics\"]",
        "themes = [\"ethics\", \"ä日本👩\", \"power\"]",
    );
    assert!(slips("own.toml", &wide)[0].starts_with("own.toml:8:21: unknown theme `ä日本👩`"));
    let after_wide = GUIDE.replace(
        "{ space = [\"public\"] }",
        "{ space = [\"é日👩\", \"public\", \"x\"] }",
    );
    let said = slips("own.toml", &after_wide);
    assert!(
        said[0].starts_with("own.toml:19:19: ") && said[1].starts_with("own.toml:19:36: "),
        "{said:?}"
    );

    let by_notepad = format!(
        "\u{feff}{}",
        GUIDE
            .replace("\"For trying.\"", "\"\"\"For\ntrying.\"\"\"")
            .replace('\n', "\r\n")
    );
    let guides = Library::default().check("own.toml", &by_notepad).unwrap();
    assert_eq!(guides[0].purpose, "For\ntrying.");
    let slipped = by_notepad.replace("\"try\"", "5");
    assert!(slips("own.toml", &slipped)[0].starts_with("own.toml:1:6: "));
    let parted = GUIDE.replace("A try", "Ubu\u{308}ng");
    assert_eq!(
        Library::default().check("own.toml", &parted).unwrap()[0].title,
        "Ub\u{fc}ng"
    );
}

#[test]
fn a_file_cannot_steer_the_terminal_through_its_errors() {
    let text = GUIDE.replace("title =", "\"\\u001b[2J\\u202e\\n\" = 1\ntitle =");
    let said = &slips("own\u{1b}[2J.toml", &text)[0];
    assert!(
        said.starts_with("own[2J.toml:4:1: unknown field `[2J `, expected"),
        "{said}"
    );
    assert!(!said.contains(char::is_control));
}

#[test]
fn too_large_a_file_and_too_many_prompts_are_refused() {
    let large = format!("# {}", "x".repeat(256 * 1024));
    assert_eq!(
        slips("own.toml", &large),
        ["own.toml:1:1: the file has 262146 bytes, expected at most 262144"]
    );
    let mut many = String::from("theme=\"ethics\"\nprompts=[");
    for nth in 0..2_001 {
        many.push_str(&format!(
            "{{id=\"x{nth}\",title=\"t\",ask=\"a\",deeper=[\"d\"],source=\"s\"}},"
        ));
    }
    many.push(']');
    assert_eq!(
        slips("own.toml", &many),
        ["own.toml:2:9: 2001 prompts, expected 1 to 2000"]
    );
}

#[test]
fn a_pack_of_ones_own_joins_the_library_whole_or_not_at_all() {
    let mut library = Library::built_in();
    let before = library.all().count();
    let ids = library.add_pack("own.toml", PACK).unwrap();
    assert_eq!(
        ids.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        ["g-first", "g-second"]
    );
    assert_eq!(library.all().count(), before + 2);

    let half_new = PACK.replace("g-first", "g-third");
    let slip = library.add_pack("again.toml", &half_new).unwrap_err();
    assert_eq!(
        slip.to_string(),
        "again.toml:12:6: `g-second` is the id of another guide, expected an id of its own"
    );
    assert_eq!(library.all().count(), before + 2);
    assert!(library.named("g-third").is_none());

    let taken = GUIDE.replace("id = \"try\"", "id = \"incident\"");
    assert_eq!(
        library
            .add_pack("own.toml", &taken)
            .unwrap_err()
            .to_string(),
        "own.toml:1:6: `incident` is the id of another guide, expected an id of its own"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn whatever_is_in_a_file_a_slip_lies_within_it(cut in 0usize..PACK.len() + GUIDE.len(), put in "\\PC{0,3}|[\\[\\]{}=\"\n,0-9]{0,3}", gone in 0usize..40) {
        let both = [GUIDE, PACK];
        let (whole, cut) = if cut < GUIDE.len() { (both[0], cut) } else { (both[1], cut - GUIDE.len()) };
        let after = (cut + gone).min(whole.len());
        let text = format!("{}{put}{}", &whole[..cut], &whole[after..]);
        if let Err(slips) = Library::default().check("own.toml", &text) {
            proptest::prop_assert!(!slips.is_empty());
            // A column counts characters with their accents composed, as the guide is kept.
            let text: String = text.nfc().collect();
            for slip in slips {
                let line = text.split('\n').nth(slip.line - 1);
                proptest::prop_assert!(line.is_some_and(|line| slip.column <= line.chars().count() + 1), "{}", slip);
                proptest::prop_assert!(!slip.message.is_empty() && !slip.message.contains('\n'));
            }
        }
    }
}
