//! Guides, and entries written with answers or line by line.

use super::*;

/// What the full screen keeps of a client's field that holds no code yet.
#[test]
fn a_draft_with_a_word_where_a_code_belongs_is_gone_on_with_line_by_line() {
    use afterhour::domain::{Answer, Page, QuestionId, Words};
    let home = Home::with_journal();
    let now = jiff::Zoned::now();
    let library = afterhour::guides::Library::built_in();
    let guide = library.named("accidental-find").unwrap();
    let client = QuestionId::try_from("client".to_owned()).unwrap();
    let mut page = Page::of(guide);
    page.risk = Some(afterhour::domain::Risk {
        answer: afterhour::domain::RiskAnswer::No,
        acted: None,
    });
    page.answers
        .insert(client.clone(), Answer::Text(Words::new("the tall one")));
    let mut vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    vault
        .keep_draft(None, &page, guide, Some(&client), None, &now)
        .unwrap();
    drop(vault);
    let mut person = Person::at(&home, &["write", "accidental-find"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Go on with it?", "");
    person.sees("Which code stands for the client?");
    person.sees("So far: the tall one");
    // Enter would keep it: it is no code, and is asked for again.
    person.answers("> ", "");
    person.sees("Expected a client's code, such as K-07. :stop keeps a draft for later.");
    person.sees("So far: the tall one");
    person.answers("> ", "K-07");
    person.answers("> ", ":stop");
    let (exit, seen) = person.leaves();
    assert_eq!(exit, 0, "{seen}");
    let vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    let drafts = vault.drafts().unwrap();
    let kept = drafts[0].0.page.answers.get(&client);
    assert!(
        matches!(kept, Some(Answer::Client(code)) if code.as_str() == "K-07"),
        "{kept:?}"
    );
}

/// A person who began a prompt and wrote a line, before it is ended.
fn with_a_line(home: &Home) -> Person {
    let mut person = Person::at(home, &["write", "a1-stays-with-you"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Question 1 of", "I looked, and then I did not.");
    person
}

/// How many drafts the journal holds.
fn drafts(home: &Home) -> usize {
    let now = jiff::Zoned::now();
    let vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    vault.drafts().unwrap().len()
}

#[test]
fn a_line_that_was_skipped_again_leaves_no_draft() {
    let home = Home::with_journal();
    let mut person = with_a_line(&home);
    person.answers("> ", ":skip");
    person.answers("Question 2 of", ":stop");
    person.sees("Nothing was written, so nothing was kept.");
    assert_eq!(person.leaves().0, 0);
    assert_eq!(drafts(&home), 0);
}

#[test]
fn a_draft_that_was_declined_is_said_to_be_there_still() {
    let home = Home::with_journal();
    let mut person = with_a_line(&home);
    person.answers("> ", "");
    person.answers("Question 2 of", ":stop");
    person.sees("Your draft is kept.");
    assert_eq!(person.leaves().0, 0);

    let mut person = Person::at(&home, &["write", "a1-stays-with-you"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Go on with it?", "no");
    person.answers("Question 1 of", ":stop");
    person.sees("Nothing was written; the draft from before is as it was.");
    assert_eq!(person.leaves().0, 0);
    assert_eq!(drafts(&home), 1);
}

#[test]
fn a_guide_that_does_not_exist_suggests_those_that_are_near() {
    let home = Home::with_journal();
    home.with(PASSPHRASE, &["write", "near-mis"])
        .failed(2, "did you mean `near-miss`");
    home.with(PASSPHRASE, &["write", "zzzzzzzz"])
        .failed(2, "guides list");
}

#[test]
fn answers_that_do_not_fit_name_every_slip_and_keep_nothing() {
    let home = Home::with_journal();
    let answers = home.file(
        "slips.toml",
        "risk = \"perhaps\"\nkind = \"zorblax\"\nnonsense = 1\n",
    );
    let ran = home.with(PASSPHRASE, &["incident", "--answers", text(&answers)]);
    ran.failed(2, "risk: expected");
    for part in [
        "kind: expected one of",
        "nonsense: `incident` has no such question; it has risk, kind",
    ] {
        assert!(ran.talk.contains(part), "{part} in {}", ran.talk);
    }
    assert!(!ran.talk.contains("zorblax"));
    home.with(PASSPHRASE, &["incident", "--answers", "missing.toml"])
        .failed(7, "there is no such file");
    assert_eq!(home.done(&["list"]).data, "");
}

#[test]
fn a_yes_to_risk_shows_the_card_before_anything_else() {
    let home = Home::with_journal();
    let answers = home.file("yes.toml", "risk = \"yes\"\nkind = \"other\"\n");
    let ran = home.done(&["near-miss", "--answers", text(&answers)]);
    assert!(ran.talk.contains("999"), "{}", ran.talk);
    // From a file there is no draft.
    assert!(ran.talk.contains("The journal can wait.\n"), "{}", ran.talk);
    assert_eq!(
        home.done(&["show", "1", "--json"]).json()["risk"]["answer"],
        "yes"
    );
}

#[test]
fn an_act_for_a_day_that_is_past_is_told_and_kept_and_one_that_no_calendar_has_is_refused() {
    let home = Home::with_journal();
    let with = |file: &str, act: &str| {
        let answers = format!("risk = \"no\"\nkind = \"other\"\nfollow-ups = [{act}]\n");
        home.file(file, &answers)
    };
    for (file, act) in [
        ("none.toml", "{ what = \"ask Ruth\", by = \"30 february\" }"),
        ("spoken.toml", "\"ask Ruth by 30 february\""),
    ] {
        let answers = with(file, act);
        home.with(PASSPHRASE, &["near-miss", "--answers", text(&answers)])
            .failed(2, "follow-ups: there is no such day in the calendar");
    }
    let such = "expected a day, such as 2026-11-26, 26 November or thursday";
    let answers = with("soon.toml", "{ what = \"ask Ruth\", by = \"soon\" }");
    home.with(PASSPHRASE, &["near-miss", "--answers", text(&answers)])
        .failed(2, &format!("follow-ups: {such}"));
    home.with(PASSPHRASE, &["list", "--from", "soon"])
        .failed(2, such);
    assert_eq!(home.done(&["list"]).data, "");
    let answers = with(
        "past.toml",
        "\"ask Ruth by yesterday\", \"ask Tom by tomorrow\"",
    );
    let ran = home.done(&["near-miss", "--answers", text(&answers)]);
    let told = ran.talk.matches(" is past; it may stay so.").count();
    assert_eq!(told, 1, "{}", ran.talk);
    let since = home.done(&["list", "--from", "2025-12-01"]).talk;
    let period = "From Monday 1 December 2025 to the last entry.\n";
    assert!(since.starts_with(period), "{since}");
    let json = home.done(&["list", "--from", "2025-12-01", "--json"]).talk;
    assert!(!json.contains("From"), "{json}");
    home.with(PASSPHRASE, &["list", "--from", "31 november"])
        .failed(2, "there is no such day in the calendar");
}

#[test]
fn at_a_terminal_a_day_that_is_past_is_told_once() {
    let home = Home::with_journal();
    let mut person = Person::at(&home, &["near-miss"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("> ", "no");
    person.answers("Question 1 of 5", "3");
    for question in 2..5 {
        person.answers(&format!("Question {question} of 5"), "");
    }
    person.answers("Question 5 of 5", "ask Ruth by 30 february");
    person.sees("There is no such day in the calendar.");
    person.answers("> ", "ask Ruth by yesterday");
    person.sees(" is past; it may stay so.");
    let day = jiff::Zoned::now().date().yesterday().unwrap();
    let typed = afterhour::domain::dates::say_without_year(day);
    person.answers("> ", &format!("ask Mo by {typed}"));
    // Without its year it is the next of its name, and that is said.
    let next = (1..9)
        .find_map(|years| jiff::civil::Date::new(day.year() + years, day.month(), day.day()).ok());
    let next = afterhour::domain::dates::say_whole(next.unwrap());
    person.sees(&format!("{next}."));
    person.answers("> ", "ask Tom");
    person.answers("By which day?", "31 november");
    person.sees("There is no such day in the calendar.");
    person.answers("> ", "soon");
    person.sees("Expected a day, such as 2026-11-26, 26 November or thursday.");
    person.answers("> ", "tomorrow");
    person.answers("> ", "");
    person.answers("That was the last question", "");
    person.sees("Kept as entry 1");
    let (exit, seen) = person.leaves();
    assert_eq!(exit, 0);
    assert!(!seen.contains("is past"), "{seen}");
}

#[test]
fn guides_are_listed_shown_and_checked() {
    let home = Home::new();
    let list = home.plain(&["guides", "list", "--json"], "").json();
    for key in ["id", "version", "kind", "title", "themes", "source"] {
        assert!(!list[0][key].is_null(), "{key}");
    }
    let form = home.plain(&["guides", "show", "near-miss"], "").data;
    assert!(form.contains("# risk =") && form.contains("# kind ="));
    let guide = include_str!("../../src/cli/testing/guide.toml");
    let file = home.file("mine.toml", guide);
    assert_eq!(
        home.plain(&["guides", "check", text(&file)], "").data,
        "test-guide\n"
    );
    let file = home.file("slip.toml", &guide.replace("minutes = 3", "minuets = 3"));
    let ran = home.plain(&["guides", "check", text(&file)], "");
    ran.failed(2, "slip.toml:7:1");

    fs::create_dir_all(home.path("afterhour/guides")).unwrap();
    home.file("afterhour/guides/mine.toml", guide);
    home.file("afterhour/guides/slip.toml", "id = 3");
    let ran = home.plain(&["guides", "list"], "");
    assert!(ran.data.contains("test-guide"), "{}", ran.data);
    assert!(ran.talk.contains("was left out"), "{}", ran.talk);
}

#[test]
fn a_near_miss_is_told_line_by_line_at_a_terminal() {
    let home = Home::with_journal();
    let mut person = Person::at(&home, &["near-miss"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("> ", "not sure");
    person.sees("999");
    person.answers("> ", "3");
    person.answers("Question 1 of 5", "3");
    person.answers("Question 2 of 5", "I looked, and then I did not.");
    person.answers("Question 3 of 5", ":stop");
    let (exit, seen) = person.leaves();
    assert_eq!(exit, 0);
    assert!(
        seen.contains("Your draft is kept. `afterhour near-miss` offers it again."),
        "{seen}"
    );
    assert!(!seen.contains('\u{1b}'), "no escape sequence in {seen:?}");

    let mut person = Person::at(&home, &["near-miss"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("Go on with it?", "");
    person.sees(":card shows it");
    person.answers("> ", "1");
    person.sees("Acted at ");
    person.sees("The time is noted.");
    person.answers("> ", "2");
    person.answers("Question 3 of 5", "1, 2");
    person.answers("Question 4 of 5", "");
    person.answers("Question 5 of 5", "ask Ruth by thursday");
    person.answers("> ", "");
    person.answers("That was the last question", "");
    person.sees("Kept as entry 1");
    assert_eq!(person.leaves().0, 0);
    let shown = home.done(&["show", "1", "--json"]).json();
    assert_eq!(shown["risk"]["answer"], "not sure");
    assert!(shown["risk"]["acted"].is_string(), "{}", shown["risk"]);
    assert_eq!(shown["answers"]["kind"][0], "looking-up-a-client");
}

#[test]
fn a_guide_that_adds_says_to_what_and_one_that_begins_takes_no_entry() {
    let home = Home::with_journal();
    let seen = home.file("seen.toml", "seen-now = \"The same.\"\n");
    let alone = home.with(
        PASSPHRASE,
        &["write", "look-again", "--answers", text(&seen)],
    );
    alone.failed(2, "write look-again --entry 12");
    let gibbs = home.with(PASSPHRASE, &["write", "gibbs", "--entry", "1"]);
    gibbs.failed(2, "leave --entry out");
    let nowhere = home.with(
        PASSPHRASE,
        &[
            "write",
            "look-again",
            "--entry",
            "9",
            "--answers",
            text(&seen),
        ],
    );
    nowhere.failed(2, "there is no entry 9");
}

#[test]
fn write_without_a_guide_lists_what_can_be_written() {
    let home = Home::new();
    let listed = home.plain(&["write"], "");
    assert_eq!(listed.exit, 0, "{}", listed.talk);
    let gibbs = listed.data.lines().find(|line| line.starts_with("gibbs "));
    assert!(
        gibbs
            .unwrap()
            .ends_with("Gibbs: six steps around one moment")
    );
    assert!(!listed.data.contains("whole-moment"), "no daily prompt");
    assert!(!listed.data.contains("imported"), "{}", listed.data);
    assert!(listed.talk.contains("daily prompts"), "{}", listed.talk);
}

#[test]
fn what_lies_unfinished_is_said_with_today_and_the_command_that_goes_on_with_it() {
    let home = Home::with_journal();
    assert!(!home.done(&["today"]).data.contains("Unfinished"));
    let mut person = Person::at(&home, &["near-miss"]);
    person.answers("Passphrase: ", PASSPHRASE);
    person.answers("at risk of serious harm", "yes");
    person.answers("> ", ":stop");
    assert_eq!(person.leaves().0, 0);
    let said = home.done(&["today"]).data;
    let line = |said: &str| {
        let line = said.lines().find(|line| line.starts_with("Unfinished, "));
        line.unwrap().to_owned()
    };
    assert!(line(&said).ends_with(": A near miss"), "{said}");
    assert!(
        said.contains("`afterhour near-miss` goes on with it."),
        "{said}"
    );
    let mut person = with_a_line(&home);
    person.answers("> ", ":stop");
    assert_eq!(person.leaves().0, 0);
    let said = home.done(&["today"]).data;
    assert!(line(&said).contains(", and 1 older draft: "), "{said}");
    assert!(
        said.contains("\n`afterhour write a1-stays-with-you` goes on with it.\n"),
        "{said}"
    );

    // An entry that is edited is a page of the full screen.
    let kept = home.file("question.toml", "question = \"What now?\"\n");
    home.done(&["write", "supervision-question", "--answers", text(&kept)]);
    let now = jiff::Zoned::now();
    let mut vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    let (entry, guide) = vault.read(afterhour::domain::EntryId(1)).unwrap();
    let id = Some(entry.id);
    vault
        .keep_draft(None, &entry.page, &guide, None, id, &now)
        .unwrap();
    drop(vault);
    let said = home.done(&["today"]).data;
    assert!(
        line(&said).ends_with(", a new revision of entry 1"),
        "{said}"
    );
    assert!(said.contains("`afterhour` goes on with it."), "{said}");
}

#[test]
fn a_revision_on_the_command_line_is_the_one_that_the_full_screen_counts() {
    let home = Home::with_journal();
    let answers = "question = \"About a zebra?\"\nfor-supervision = true\n";
    let file = home.file("question.toml", answers);
    home.done(&["write", "supervision-question", "--answers", text(&file)]);
    let one = afterhour::domain::EntryId(1);
    let now = jiff::Zoned::now();
    let mut vault = Vault::open(&home.journal(), &Passphrase::new(PASSPHRASE), &now).unwrap();
    for on in [false, true] {
        let answer = afterhour::domain::Answer::YesNo(on);
        vault.amend(one, "for-supervision", answer, &now).unwrap();
    }
    vault.trash(one, &now).unwrap();
    vault.put_back(one).unwrap();
    let (mut entry, guide) = vault.read(one).unwrap();
    for answer in entry.page.answers.values_mut() {
        if let afterhour::domain::Answer::Text(words) = answer {
            *words = afterhour::domain::Words::new("About a giraffe?");
        }
    }
    vault
        .save(&entry.page, &guide, Some(one), None, &now)
        .unwrap();
    assert_eq!(vault.history(one).unwrap().len(), 2);
    drop(vault);
    let shown = home.done(&["show", "1"]).data;
    assert!(shown.contains(", revision 2 of "), "{shown}");
    assert_eq!(home.done(&["show", "1", "--json"]).json()["revision"], 2);
    let first = home.done(&["show", "1", "--revision", "1"]).data;
    assert!(
        first.contains("zebra") && !first.contains("revision"),
        "{first}"
    );
    home.with(PASSPHRASE, &["show", "1", "--revision", "3"])
        .failed(2, "entry 1 has no revision 3");
    let made = home.done(&["backup", "here.age"]);
    assert!(!format!("{}{}", made.data, made.talk).contains("revision"));
}
