//! The domain, row by row, and where in the program each row lives. A place that disappears fails here.

use Place::{Asked, Command, Guide, Key, Kind, Prompts, Screen};
use afterhour::domain::{GuideKind, Theme};
use afterhour::guides::Library;
use afterhour::tui::keymap::{self, BINDINGS};
use std::process;

/// Where a row of the domain lives.
enum Place {
    /// A guide, by id.
    Guide(&'static str),
    /// An option of a guide's question `kind`.
    Kind(&'static str, &'static str),
    /// A question of a guide.
    Asked(&'static str, &'static str),
    /// So many daily prompts of the theme of this row, for everybody.
    Prompts(&'static str, usize),
    /// A key, by its words in the help and the palette.
    Key(&'static str),
    /// A screen that a key goes to.
    Screen(&'static str),
    /// A command of the command line.
    Command(&'static [&'static str]),
}

const ROWS: &[(&str, &[Place])] = &[
    (
        "A1 daily prompt",
        &[
            Prompts("A1", 18),
            Key("Write today's prompt"),
            Command(&["today"]),
        ],
    ),
    (
        "A2 accounts",
        &[
            Prompts("A2", 18),
            Guide("account"),
            Screen("Presence"),
            Key("Add an account"),
            Key("Note that the account's settings were checked today"),
        ],
    ),
    (
        "A3 footprint review",
        &[
            Prompts("A3", 18),
            Guide("footprint-review"),
            Key("Look at your own footprint, by a checklist"),
        ],
    ),
    ("A4 congruence", &[Prompts("A4", 18), Guide("congruence")]),
    (
        "A5 permanence and reach",
        &[Prompts("A5", 18), Guide("permanence")],
    ),
    (
        "A6 self-disclosure",
        &[
            Prompts("A6", 18),
            Guide("self-disclosure"),
            Guide("client-found-me"),
        ],
    ),
    (
        "A7 enough platforms",
        &[Prompts("A7", 18), Asked("account", "worth-it")],
    ),
    (
        "B1 echo-chamber audit",
        &[
            Prompts("B1", 18),
            Guide("echo-audit"),
            Screen("Echo chamber"),
            Asked("bias-check", "certainty-after"),
        ],
    ),
    (
        "B2 shared and not shared",
        &[Prompts("B2", 18), Guide("shared-and-held-back")],
    ),
    (
        "B3 an experiment",
        &[Prompts("B3", 18), Guide("experiment"), Guide("kolb")],
    ),
    ("B4 power", &[Prompts("B4", 18), Guide("power")]),
    (
        "B5 challenging",
        &[
            Prompts("B5", 18),
            Guide("before-a-debate"),
            Guide("hostility"),
        ],
    ),
    (
        "B6 clients' voices",
        &[Prompts("B6", 18), Guide("clients-voices")],
    ),
    (
        "B7 connection and isolation",
        &[
            Prompts("B7", 18),
            Guide("isolation"),
            Guide("weekly-check-in"),
        ],
    ),
    (
        "C boundary incidents",
        &[
            Prompts("C", 14),
            Guide("incident"),
            Guide("near-miss"),
            Guide("cool-down"),
            Guide("digital-countertransference"),
            Screen("Incidents"),
            Key("Log a boundary incident"),
            Key("Log a near miss, in five fields"),
            Command(&["incident"]),
            Command(&["near-miss"]),
        ],
    ),
    (
        "C friend or follow request",
        &[Kind("incident", "friend-request"), Guide("friend-request")],
    ),
    (
        "C a client writes through a platform",
        &[Kind("incident", "client-message")],
    ),
    (
        "C a client asks me to read",
        &[Kind("incident", "asked-to-read")],
    ),
    (
        "C a client found something about me",
        &[
            Kind("incident", "client-found-me"),
            Guide("client-found-me"),
        ],
    ),
    (
        "C a client under another name",
        &[
            Kind("incident", "follows-under-another-name"),
            Kind("client-found-me", "follows-under-another-name"),
        ],
    ),
    (
        "C a follower wants to become a client",
        &[Kind("incident", "follower-wants-to-be-client")],
    ),
    (
        "C I looked a client up",
        &[
            Kind("incident", "i-looked-up-a-client"),
            Guide("before-i-search"),
        ],
    ),
    (
        "C I came upon a client",
        &[
            Kind("incident", "i-came-upon-a-client"),
            Guide("accidental-find"),
        ],
    ),
    (
        "C somebody else asks for help",
        &[Kind("incident", "help-asked-online")],
    ),
    (
        "C a shared space or contacts",
        &[Kind("incident", "shared-space")],
    ),
    (
        "C I posted something that touches client work",
        &[
            Kind("incident", "i-posted-client-work"),
            Guide("i-posted-something"),
        ],
    ),
    (
        "C somebody was tagged",
        &[
            Kind("incident", "someone-tagged"),
            Kind("i-posted-something", "someone-tagged"),
        ],
    ),
    (
        "C a colleague shared client material",
        &[
            Kind("incident", "colleague-shared-client-work"),
            Guide("colleague-shared"),
        ],
    ),
    (
        "C hostility between professionals",
        &[Kind("incident", "hostility"), Guide("hostility")],
    ),
    (
        "C a review or public complaint",
        &[Kind("incident", "review-about-me"), Guide("a-review")],
    ),
    (
        "C a client passed on what I posted",
        &[Kind("incident", "client-passed-on-a-post")],
    ),
    (
        "C a threat, stalking or impersonation",
        &[Kind("incident", "threat-or-impersonation")],
    ),
    (
        "C lost, misdirected or broken into",
        &[
            Kind("incident", "lost-or-misdirected"),
            Kind("i-posted-something", "lost-or-misdirected"),
        ],
    ),
    (
        "C location, tags or settings",
        &[Kind("incident", "location-gave-away")],
    ),
    (
        "C a client brings online harm",
        &[
            Kind("incident", "client-brings-online-harm"),
            Guide("online-harm"),
        ],
    ),
    ("C other", &[Kind("incident", "other")]),
    (
        "D1 before you post",
        &[
            Prompts("D", 14),
            Key("Before you post: look at a text first"),
            Command(&["check"]),
        ],
    ),
    ("D2 the jigsaw", &[Command(&["check"])]),
    (
        "D3 no names in the journal",
        &[
            Key(
                "Replace the finding at the cursor, else the one said first; by a code or other words",
            ),
            Screen("Clients"),
            Command(&["client", "add"]),
        ],
    ),
    (
        "E social media policy",
        &[
            Prompts("E", 14),
            Asked("incident", "policy-covers"),
            Guide("policy"),
            Guide("policy-given"),
            Screen("Policy"),
            Key("See the policy as clients will"),
            Key("See the versions and what each changed"),
            Key("See which client has which version"),
            Key("See which kinds of incident the policy speaks to"),
            Key("Write the policy into two files, to print or to send"),
            Command(&["policy", "show"]),
            Command(&["policy", "export"]),
            Command(&["policy", "versions"]),
            Command(&["policy", "given"]),
            Command(&["policy", "coverage"]),
        ],
    ),
    (
        "F1 agenda",
        &[
            Prompts("F", 14),
            Screen("Supervision"),
            Key("Put on the agenda for supervision, or take off"),
            Guide("after-supervision"),
            Guide("impact"),
            Guide("proctor"),
        ],
    ),
    (
        "F2 anonymised summary",
        &[
            Key("Prepare a summary for the supervisor under the focus"),
            Key("See what leaves, exactly"),
            Guide("seven-eyed"),
        ],
    ),
    (
        "F3 encrypted export",
        &[
            Key("Go on to the next page; at the end, seal it, or write a CPD pack into a file"),
            Key("Seal it with a passphrase agreed by telephone"),
            Command(&["share"]),
        ],
    ),
    (
        "F4 the supervisor's side",
        &[
            Key("Open a sealed file"),
            Command(&["open"]),
            Command(&["identity", "new"]),
        ],
    ),
    (
        "G ethics",
        &[
            Prompts("G", 14),
            Guide("ethical-decision"),
            Guide("ethics-bacp"),
            Guide("ethics-ukcp"),
            Guide("ethics-bps"),
            Guide("ethics-hcpc"),
            Guide("ethics-apa"),
            Guide("ethics-aca"),
        ],
    ),
    (
        "H training, competence and research",
        &[
            Prompts("H", 14),
            Guide("competence"),
            Guide("training-group"),
            Guide("research-online"),
            Guide("online-harm"),
        ],
    ),
    (
        "I netiquette",
        &[
            Prompts("I", 14),
            Guide("before-a-debate"),
            Guide("after-a-debate"),
        ],
    ),
    ("J inclusion", &[Prompts("J", 14), Guide("inclusion")]),
    (
        "K risk comes before writing",
        &[
            Key("Someone may be in danger: whom to call"),
            Asked("incident", "record"),
            Asked("incident", "telling"),
        ],
    ),
    (
        "L what the journal is not",
        &[
            Guide("this-journal"),
            Asked("incident", "client-record-on"),
            Asked("this-journal", "who-after"),
        ],
    ),
    ("M supervisor", &[Guide("supervisor-agreement")]),
    ("M trainee", &[Guide("trainee-responsibility")]),
    ("M colleague in dispute", &[Guide("colleague-dispute")]),
];

fn has(library: &Library, id: &str, question: &str, option: Option<&str>) -> bool {
    library.named(id).is_some_and(|guide| {
        guide.questions.iter().any(|asked| {
            asked.id.as_str() == question
                && option.is_none_or(|option| {
                    let mut options = asked.answer.options().iter();
                    options.any(|choice| choice.id == option)
                })
        })
    })
}

fn prompts_of(library: &Library, row: &str) -> usize {
    let theme = Theme::all().find(|theme| theme.row() == row).unwrap();
    library
        .all()
        .filter(|guide| guide.kind == GuideKind::Prompt && guide.track.is_none())
        .filter(|guide| guide.themes.contains(&theme))
        .count()
}

fn is_command(words: &[&str]) -> bool {
    let asked = process::Command::new(env!("CARGO_BIN_EXE_afterhour"))
        .args(words)
        .arg("--help")
        .output();
    asked.is_ok_and(|told| told.status.success())
}

fn goes_to(command: keymap::Command, name: &str) -> bool {
    matches!(command, keymap::Command::Go(tab) if tab.name() == name)
}

/// What of a row is not there any more, in words.
fn missing(library: &Library, place: &Place) -> Option<String> {
    let (there, what) = match *place {
        Guide(id) => (library.named(id).is_some(), format!("guide {id}")),
        Kind(id, kind) => (
            has(library, id, "kind", Some(kind)),
            format!("{id}, kind {kind}"),
        ),
        Asked(id, question) => (
            has(library, id, question, None),
            format!("{id}, question {question}"),
        ),
        Prompts(row, least) => (
            prompts_of(library, row) >= least,
            format!("{least} prompts of {row}"),
        ),
        Key(label) => (
            BINDINGS.iter().any(|binding| binding.label == label),
            format!("key \"{label}\""),
        ),
        Screen(name) => (
            BINDINGS
                .iter()
                .any(|binding| goes_to(binding.command, name)),
            format!("screen {name}"),
        ),
        Command(words) => (is_command(words), format!("command {}", words.join(" "))),
    };
    (!there).then_some(what)
}

#[test]
fn every_row_of_the_domain_lives_somewhere() {
    let library = Library::built_in();
    let gone: Vec<String> = ROWS
        .iter()
        .flat_map(|(row, places)| {
            let gone = places.iter().filter_map(|place| missing(&library, place));
            gone.map(move |what| format!("{row}: {what}"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(gone.is_empty(), "{gone:#?}");
    assert!(ROWS.iter().all(|(_, places)| !places.is_empty()));
}

#[test]
fn no_row_of_the_domain_is_left_out() {
    let rows = |prefix: &str| {
        let of_prefix = ROWS
            .iter()
            .filter(|(row, _)| row.split_whitespace().next() == Some(prefix));
        of_prefix.count()
    };
    let once = [
        "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "D1",
        "D2", "D3", "E", "F1", "F2", "F3", "F4", "G", "H", "I", "J", "K", "L",
    ];
    for row in once {
        assert_eq!(rows(row), 1, "{row}");
    }
    assert_eq!(rows("M"), 3);
    let library = Library::built_in();
    let kinds = library.named("incident").unwrap().questions[0]
        .answer
        .options();
    // The log itself stands before its kinds.
    assert_eq!(rows("C"), 1 + kinds.len());
    for kind in kinds {
        let told = ROWS.iter().any(|(_, places)| {
            places
                .iter()
                .any(|place| matches!(place, Kind("incident", id) if *id == kind.id))
        });
        assert!(told, "{}", kind.id);
    }
}

#[test]
fn a_place_that_is_gone_is_told() {
    let library = Library::built_in();
    let gone = [
        Guide("no-such-guide"),
        Kind("incident", "no-such-kind"),
        Asked("incident", "no-such-question"),
        Prompts("A1", 1_000),
        Key("No such key"),
        Screen("No such screen"),
        Command(&["no-such-command"]),
    ];
    for place in &gone {
        assert!(missing(&library, place).is_some());
    }
}
