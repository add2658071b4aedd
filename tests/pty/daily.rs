//! The three daily uses: an evening's prompt, an incident on a bad evening, a month's summary for the supervisor.

use crate::terminal::{Home, PASSPHRASE, Terminal, save};
use afterhour::domain::{
    Answer, Client, ClientCode, EntryId, GuideKind, RiskAnswer, Supervisor, Words,
};
use afterhour::supervision::Identity;
use jiff::Zoned;
use std::time::{Duration, Instant};

/// Turns the pages of a guide until these words stand on the screen.
#[track_caller]
fn turn_to(terminal: &mut Terminal, words: &str) {
    for _ in 0..40 {
        if terminal.screen().contains(words) {
            return;
        }
        // "question 3 of 26" at the right end of the first line, or "end".
        let number = |screen: &str| {
            let first = screen.lines().next().unwrap_or_default();
            let at = first.rfind("question ").or(first.rfind("end"));
            first[at.unwrap_or_default()..].to_owned()
        };
        let before = number(&terminal.screen());
        terminal.key("Tab").until("the next page", |screen| {
            let now = number(&screen.contents());
            now != before && (now.starts_with("question ") || now == "end")
        });
    }
    panic!(
        "no page with {words:?}; the last was\n{}",
        terminal.screen()
    );
}

#[test]
fn todays_prompt_is_written_and_kept_and_the_journal_locked() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    terminal.types("w").sees("question 1 of");
    terminal
        .types("The quiet feed says something.")
        .sees("says something.");
    terminal
        .key("Tab")
        .sees("question 2 of")
        .sees("kept as a draft");
    terminal
        .key("Ctrl+K")
        .sees("Kept as entry 1.")
        .sees("answered today");
    terminal.types("2").sees("[Journal]").sees("1 entry");
    terminal.key("Enter").sees("The quiet feed says something.");
    terminal.key("Ctrl+L").sees("is locked").sees("Locked.");
    assert!(
        !terminal.screen().contains("quiet feed"),
        "{}",
        terminal.screen()
    );
    assert!(
        !terminal.screen().contains("[Journal]"),
        "{}",
        terminal.screen()
    );
    terminal
        .types("not the passphrase")
        .key("Enter")
        .sees("does not open the journal");
    terminal
        .types(PASSPHRASE)
        .key("Enter")
        .sees("[Today]")
        .sees("answered today");
    terminal.quits();
    let (entry, guide) = home.vault().read(EntryId(1)).unwrap();
    let first = guide.questions.first().unwrap();
    let Some(Answer::Text(words)) = entry.page.answers.get(&first.id) else {
        panic!("{:?}", entry.page.answers.keys());
    };
    assert_eq!(words.read(), "The quiet feed says something.");
    assert!(home.vault().drafts().unwrap().is_empty());
}

/// From Today to the first page of the incident, by way of the risk card.
fn begin_incident(terminal: &mut Terminal) {
    terminal.types("i").sees("at risk of serious harm");
    terminal
        .key("Down")
        .key("Enter")
        .sees("call the emergency services");
    terminal
        .key("Right")
        .key("Right")
        .key("Right")
        .key("Enter")
        .sees("What kind of thing happened?");
}

#[test]
fn an_incident_is_logged_on_a_bad_evening_past_the_risk_card() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    begin_incident(&mut terminal);
    terminal.types(" ").sees("(x) a friend or follow request");
    turn_to(&mut terminal, "What did you see or hear");
    terminal
        .types("A request came at night.")
        .sees("came at night.");
    turn_to(&mut terminal, "What have you done so far?");
    terminal
        .types("Nothing, and slept badly.")
        .sees("slept badly.");
    turn_to(&mut terminal, "Which next step will you take");
    terminal
        .types("explain how I handle requests")
        .key("Enter")
        .types("tomorrow");
    terminal
        .sees("tomorrow")
        .key("Ctrl+K")
        .sees("Kept as entry 1.");
    terminal
        .sees("explain how I handle requests")
        .sees("tomorrow");
    terminal.quits();

    let vault = home.vault();
    let head = vault.head(EntryId(1)).unwrap();
    assert_eq!(head.kind, GuideKind::Incident);
    let (entry, _) = vault.read(EntryId(1)).unwrap();
    assert_eq!(
        entry.page.risk.as_ref().unwrap().answer,
        RiskAnswer::NotSure
    );
    assert_eq!(entry.page.follow_ups().len(), 1);
    assert_eq!(vault.due().unwrap().len(), 1);
}

#[test]
fn an_incident_cut_off_in_the_middle_is_offered_at_the_next_start() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    begin_incident(&mut terminal);
    terminal.types(" ").sees("(x) a friend or follow request");
    terminal.key("Tab").sees("draft at");
    terminal
        .types("A request came at night.")
        .sees("came at night.")
        .killed();

    let mut terminal = home.unlocked();
    terminal
        .sees("Go on with: A boundary incident")
        .key("Enter");
    terminal.sees("What did you see or hear").key("Ctrl+B");
    terminal.sees("(x) a friend or follow request");
    terminal
        .key("Ctrl+K")
        .sees("Kept as entry 1.")
        .loses("Go on with");
    terminal.quits();
}

#[test]
fn who_types_without_a_pause_is_kept_as_a_draft_all_the_same() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    terminal.types("w").sees("question 1 of");
    // A letter as soon as the last one is on the screen: there is never a second of silence. Three seconds at most go
    // without a draft; it is not said to be kept before the writer rests.
    let mut typed = String::new();
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(6) {
        let letter = char::from(b'a' + (typed.len() % 26) as u8);
        typed.push(letter);
        terminal
            .types(letter.encode_utf8(&mut [0]))
            .hears_something();
    }
    terminal.killed();
    let drafts = home.vault().drafts().unwrap();
    let kept = drafts[0].0.page.answers.values().next().unwrap();
    assert!(matches!(kept, Answer::Text(words) if typed.starts_with(words.read())));
}

#[test]
fn a_month_goes_to_the_supervisor_reviewed_and_sealed_and_opens_there() {
    let home = Home::with_journal();
    let identity = Identity::generate();
    let now = Zoned::now();
    let mut vault = home.vault();
    vault
        .put_client(&Client {
            code: ClientCode::try_from("K-07".to_owned()).unwrap(),
            words: vec![Words::new("Rosalind")],
        })
        .unwrap();
    vault
        .put_supervisor(&Supervisor {
            name: "Ruth".into(),
            recipient: identity.recipient().as_str().to_owned(),
            confirmed: Some(now.date()),
        })
        .unwrap();
    let seen = "Rosalind wrote to me from Whitby and signed as rosa.dunn@example.org.";
    save(&mut vault, "incident", &[("seen", seen)], &now);
    drop(vault);

    let mut terminal = home.unlocked();
    terminal.types("7").sees("[Supervision]").sees("Ruth");
    terminal.types("s").sees("For Ruth").sees("[x]");
    terminal
        .key("Ctrl+N")
        .sees("finding 1 of")
        .sees("Rosalind")
        .sees("Client A");
    // A finding at a time, until none is open.
    while !terminal.screen().contains(", 0 to go") {
        let before = terminal.screen();
        terminal
            .key("Enter")
            .until("the next finding", |screen| screen.contents() != before);
    }
    terminal
        .types("p")
        .sees("This is what Ruth will read")
        .sees("Not for urgent matters");
    // A page at a time, to the end.
    while terminal.screen().contains("Enter next page") {
        let before = terminal.screen();
        terminal
            .key("Enter")
            .until("the next page", |screen| screen.contents() != before);
    }
    terminal.key("Enter").sees("Seal for Ruth").key("Enter");
    terminal.sees("Sealed").quits();

    let files: Vec<_> = std::fs::read_dir(home.path().join("home"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    let [sealed] = &files[..] else {
        panic!("{files:?}")
    };
    let key = home.path().join("ruth.key");
    std::fs::write(&key, identity.file_text(&now).as_bytes()).unwrap();
    let [sealed, key] = [sealed, &key].map(|path| path.to_str().unwrap());
    let opened = home.run(&["open", sealed, "--identity", key]);
    let text = String::from_utf8(opened.stdout).unwrap();
    assert!(
        opened.status.success(),
        "{}",
        String::from_utf8_lossy(&opened.stderr)
    );
    assert!(text.contains("Client A wrote to me from"), "{text}");
    for word in ["Rosalind", "Whitby", "rosa.dunn", "example.org"] {
        assert!(!text.contains(word), "{word} in\n{text}");
    }
    assert_eq!(home.vault().receipts().unwrap().len(), 1);
}

#[test]
fn an_incident_is_answered_line_by_line_at_the_prompts() {
    let home = Home::with_journal();
    let mut terminal = home.start(&["incident"]);
    terminal.sees("Passphrase: ").types(PASSPHRASE).key("Enter");
    terminal
        .sees("at risk of serious harm")
        .sees("3  no")
        .types("2")
        .key("Enter");
    terminal
        .sees("call the emergency services")
        .sees("3  ")
        .types("3")
        .key("Enter");
    terminal
        .sees("Type the number or the words of one.")
        .types("1")
        .key("Enter");
    terminal
        .sees("What did you see or hear")
        .types("A request came at night.")
        .key("Enter")
        .key("Enter");
    terminal
        .sees("What have you done so far?")
        .types("Nothing.")
        .key("Enter")
        .key("Enter");
    terminal
        .sees("What did you feel")
        .types(":stop")
        .key("Enter");
    terminal.sees("draft");
    assert_eq!(terminal.ends().code(), Some(0));
    terminal.is_as_before();

    // The same command offers the draft, with the card's ways and not its text; what comes after is left open.
    let mut terminal = home.start(&["incident"]);
    terminal.sees("Passphrase: ").types(PASSPHRASE).key("Enter");
    terminal.sees("Go on with it?").key("Enter");
    terminal
        .sees(":card shows it")
        .sees("3  Go on writing")
        .types("3")
        .key("Enter")
        .sees("What did you feel");
    for _ in 0..40 {
        if terminal.screen().contains("That was the last question.") {
            break;
        }
        let prompts = terminal.prompts();
        terminal.key("Enter");
        while terminal.prompts() == prompts {
            terminal.hears_something();
        }
    }
    terminal.key("Enter").sees("Kept as entry 1");
    assert_eq!(terminal.ends().code(), Some(0));
    let (entry, _) = home.vault().read(EntryId(1)).unwrap();
    let answers: Vec<&str> = entry.page.answers.keys().map(|id| id.as_str()).collect();
    assert_eq!(answers, ["at-once", "kind", "seen"]);
}

#[test]
fn an_answer_cut_off_between_two_of_its_lines_is_offered_with_those_that_were_typed() {
    /// Types a line and waits for the next prompt.
    fn says(terminal: &mut Terminal, line: &str) {
        let prompts = terminal.prompts();
        terminal.types(line).key("Enter");
        while terminal.prompts() == prompts {
            terminal.hears_something();
        }
    }
    let home = Home::with_journal();
    let mut terminal = home.start(&["write", "a1-first-search"]);
    terminal.sees("Passphrase: ").types(PASSPHRASE).key("Enter");
    terminal.sees("Question 1 of").sees("> ");
    says(&mut terminal, "I looked for my own name.");
    says(&mut terminal, "An old page came first.");
    terminal.killed();

    let mut terminal = home.start(&["write", "a1-first-search"]);
    terminal.sees("Passphrase: ").types(PASSPHRASE).key("Enter");
    terminal.sees("Go on with it?").key("Enter");
    terminal
        .sees("So far: I looked for my own name.")
        .sees("An old page came first.")
        .sees(":add goes on behind it")
        .sees("> ");
    says(&mut terminal, ":add");
    says(&mut terminal, "It is ten years old.");
    says(&mut terminal, "");
    terminal.types(":keep").key("Enter").sees("Kept as entry 1");
    assert_eq!(terminal.ends().code(), Some(0));
    let (entry, _) = home.vault().read(EntryId(1)).unwrap();
    let answer = entry.page.answers.values().next().unwrap();
    assert_eq!(
        answer.in_words(&[]).read(),
        "I looked for my own name.\nAn old page came first.\nIt is ten years old."
    );
}
