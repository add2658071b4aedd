//! Writing: today's prompt, any guide, the incident log and its short form; at the terminal or from an answers file.

use super::answers::{self, Answers};
use super::ask::Ended;
use super::asker::Asker;
use super::brought::tell_what_is_past;
use super::found::found;
use super::library::guide_named;
use super::risk::{self, Then};
use super::run::{Run, no_terminal};
use super::text_file::read_text;
use crate::anonymise::{Engine, Register};
use crate::domain::{
    Answer, Draft, DraftId, EntryHead, EntryId, Filter, Guide, GuideId, GuideKind, Page,
    QuestionId, dates, many,
};
use crate::failure::Failure;
use crate::figures::due::due;
use crate::guides::{Library, RiskCard, todays_prompt};
use crate::vault::Vault;
use std::path::Path;

/// Shows today's prompt and what is due, or answers the prompt.
pub fn today(run: &mut Run, write_it: bool, answers: Option<&Path>) -> Result<(), Failure> {
    let write_it = write_it || answers.is_some();
    let library = run.library()?;
    if write_it {
        may_write(run, answers)?;
    }
    let mut vault = run.open()?;
    let today = run.now.date();
    let prompt = todays_prompt(
        &library,
        &vault.visits()?,
        today,
        vault.swaps(today)?,
        &vault.settings()?.tracks(),
    )
    .ok_or_else(|| {
        Failure::new("there is no prompt at hand").hint("`afterhour guides list` shows every guide")
    })?;
    if write_it {
        let answers = read_answers(run, prompt, answers)?;
        return fill(run, &mut vault, prompt, None, answers);
    }
    if let Some(question) = prompt.questions.first() {
        run.prose(&question.ask)?;
    }
    let themes: Vec<&str> = prompt.themes.iter().map(|theme| theme.name()).collect();
    run.prose(&format!(
        "{} · {} · {}",
        themes.join(", "),
        minutes(prompt.minutes),
        prompt.source
    ))?;
    let agenda = vault.count(&on_agenda(), usize::MAX)?;
    let due = due(&vault.standing(agenda, today)?, &vault.settings()?, today);
    if !due.is_empty() {
        run.print("\nDue")?;
    }
    for line in due {
        run.prose(&format!(
            "  {:<13}{}  {}",
            line.about.name(),
            line.what.read(),
            line.when
        ))?;
    }
    if let Some(line) = unfinished(&vault, &library)? {
        run.print("")?;
        run.prose(&line)?;
    }
    let visits = vault.visits()?;
    run.say(if visits.contains(&(prompt.id.clone(), today)) {
        "\nIt is answered today. `afterhour today --write` answers it once more."
    } else {
        "\nAnswer it with `afterhour today --write`."
    })
}

/// "Unfinished: An incident, kept on 22 November 2026 at 19:40. `afterhour incident` goes on with it." `None` without a draft.
fn unfinished(vault: &Vault, library: &Library) -> Result<Option<String>, Failure> {
    let drafts = vault.drafts()?;
    let Some((newest, guide)) = drafts.first() else {
        return Ok(None);
    };
    // An edit of an entry and an answer to a summary are pages of the full screen only.
    let here = guide.kind == GuideKind::Afterword || newest.revises.is_none();
    let here = here && library.named(guide.id.as_str()).is_some();
    let command = match here {
        true => format!("afterhour {}", command(&guide.id, newest.revises)),
        false => "afterhour".to_owned(),
    };
    let others = match drafts.len() - 1 {
        0 => String::new(),
        more => format!(", and {}", many(more, "older draft", "older drafts")),
    };
    Ok(Some(format!(
        "Unfinished, kept on {} at {:02}:{:02}{others}: {}\n`{command}` goes on with it.",
        dates::say(newest.kept.date()),
        newest.kept.hour(),
        newest.kept.minute(),
        newest.name(guide),
    )))
}

/// Which entries are on the agenda.
pub fn on_agenda() -> Filter {
    Filter {
        for_supervision: true,
        ..Filter::default()
    }
}

/// Answers the guide of this id, or adds it to an entry.
pub fn write(
    run: &mut Run,
    id: &str,
    entry: Option<EntryId>,
    answers: Option<&Path>,
) -> Result<(), Failure> {
    let library = run.library()?;
    let guide = guide_named(&library, id)?;
    match (guide.kind, entry) {
        (GuideKind::Afterword, None) => Err(Failure::new(format!(
            "`{id}` adds to an entry that is written already; nothing was changed"
        ))
        .hint(format!(
            "name the entry: `afterhour write {id} --entry 12`; `afterhour list` shows the numbers"
        ))),
        (GuideKind::Afterword, _) | (_, None) => write_from(run, guide, entry, answers),
        (_, Some(_)) => Err(Failure::new(format!(
            "`{id}` begins a page of its own and adds to no entry; nothing was changed"
        ))
        .hint("leave --entry out")),
    }
}

/// Answers the log's own guide of this kind.
pub fn log(run: &mut Run, kind: GuideKind, answers: Option<&Path>) -> Result<(), Failure> {
    let library = run.library()?;
    write_from(run, guide_named(&library, &own_id(kind))?, None, answers)
}

/// The kinds whose own guide is a command.
const LOGS: [GuideKind; 2] = [GuideKind::Incident, GuideKind::NearMiss];

/// The id of a log's own guide, which is also the name of its command.
fn own_id(kind: GuideKind) -> String {
    kind.name().replace(' ', "-")
}

fn write_from(
    run: &mut Run,
    guide: &Guide,
    entry: Option<EntryId>,
    answers: Option<&Path>,
) -> Result<(), Failure> {
    may_write(run, answers)?;
    // Before the passphrase, so that a slip costs no half a second of key derivation.
    let answers = read_answers(run, guide, answers)?;
    let mut vault = run.open()?;
    if let Some(id) = entry {
        let head = vault.head(id)?;
        run.say(&format!(
            "Entry {id}: {}, {}.",
            head.title,
            dates::say(head.written.date())
        ))?;
    }
    fill(run, &mut vault, guide, entry, answers)
}

fn read_answers(run: &Run, guide: &Guide, file: Option<&Path>) -> Result<Option<Answers>, Failure> {
    file.map(|file| answers::read(&read_text(file)?, guide, run.now.date()))
        .transpose()
}

fn may_write(run: &Run, answers: Option<&Path>) -> Result<(), Failure> {
    if answers.is_none() && !run.at_terminal {
        return Err(no_terminal(
            "the answers are missing",
            "give them in a file: --answers FILE.toml",
        ));
    }
    Ok(())
}

fn fill(
    run: &mut Run,
    vault: &mut Vault,
    guide: &Guide,
    entry: Option<EntryId>,
    answers: Option<Answers>,
) -> Result<(), Failure> {
    let head = match answers {
        Some(answers) => from_file(run, vault, guide, entry, answers)?,
        None => match line_by_line(run, vault, guide, entry)? {
            Some(head) => head,
            None => return Ok(()),
        },
    };
    let kept = match entry {
        Some(_) => "Added to",
        None => "Kept as",
    };
    run.say(&format!("{kept} entry {}: {}.", head.id, head.title))?;
    run.print(&head.id.to_string())
}

fn from_file(
    run: &mut Run,
    vault: &mut Vault,
    guide: &Guide,
    entry: Option<EntryId>,
    read: Answers,
) -> Result<EntryHead, Failure> {
    let mut page = Page::of(guide);
    page.answers = read.answers;
    if page.is_blank() {
        return Err(
            Failure::new("the answers file holds no answer, nothing was kept").hint(format!(
                "`afterhour guides show {}` prints one to fill in",
                guide.id
            )),
        );
    }
    if guide.kind.asks_risk_first() {
        let card = RiskCard::built_in();
        let lines = card.lines_without_draft(&vault.settings()?);
        let answer = match read.risk {
            Some(answer) => answer,
            None if run.may_ask() => {
                let mut asker = Asker::new(run, Vec::new(), lines.clone());
                match risk::question(&mut asker, &card)? {
                    Some(answer) => answer,
                    None => {
                        return Err(Failure::new(
                            "stopped before the question about risk; nothing was kept",
                        ));
                    }
                }
            }
            None => {
                return Err(Failure::new(
                    "the question about risk has no answer, nothing was kept",
                )
                .hint(format!(
                    "{} In the answers file: {} = \"no\", \"not sure\" or \"yes\"",
                    card.ask,
                    answers::RISK
                )));
            }
        };
        if answer.shows_card() {
            for line in &lines {
                run.say(line)?;
            }
        }
        page.risk = Some(crate::domain::Risk {
            answer,
            acted: None,
        });
    }
    let (engine, register) = (Engine::new(), Register::of(&vault.clients()?));
    let said: Vec<String> = guide
        .asked(&page.answers)
        .filter_map(|question| match page.answers.get(&question.id) {
            Some(Answer::Text(words)) => found(&engine, words.read(), &register, true),
            _ => None,
        })
        .collect();
    for line in said {
        run.say(&line)?;
    }
    for question in guide.asked(&page.answers) {
        if let Some(answer) = page.answers.get(&question.id) {
            tell_what_is_past(run, question, answer)?;
        }
    }
    Ok(vault.save(&page, guide, entry, None, &run.now)?)
}

/// Asks the guide; `None` when the writer stopped and a draft is what remains.
fn line_by_line(
    run: &mut Run,
    vault: &mut Vault,
    guide: &Guide,
    entry: Option<EntryId>,
) -> Result<Option<EntryHead>, Failure> {
    let clients = vault.clients()?;
    let register = Register::of(&clients).keeping(&vault.settings()?.kept);
    let codes = clients.into_iter().map(|client| client.code).collect();
    let card = RiskCard::built_in();
    let settings = vault.settings()?;
    let cards = match guide.kind.asks_risk_first() {
        true => [card.lines_without_draft(&settings), card.lines(&settings)],
        false => Default::default(),
    };
    let (mut page, guide, mut draft, from) = match offered(run, vault, guide, entry)? {
        Some((draft, guide)) => (draft.page, guide, Some(draft.id), draft.at),
        None => (Page::of(guide), guide.clone(), None, None),
    };
    let goes_on = draft.is_some();
    run.say(&format!(
        "{}, {}. {}",
        guide.title,
        minutes(guide.minutes),
        guide.purpose
    ))?;
    run.say(&format!("Source: {}", guide.source))?;

    let mut keep = |page: &Page, at: Option<&QuestionId>| {
        if page.is_worth_keeping() {
            let now = jiff::Zoned::now();
            draft = Some(vault.keep_draft(draft, page, &guide, at, entry, &now)?);
        } else if let Some(emptied) = draft.take() {
            vault.drop_draft(emptied)?;
        }
        Ok(())
    };
    let [before, once_kept] = cards;
    let mut asker = Asker::new(run, codes, before);
    asker.card_once_kept = once_kept;
    asker.register = register;
    asker.is_kept = goes_on;
    asker.look_for_words(&guide, &page, None);
    if guide.kind.asks_risk_first()
        && risk::first(&mut asker, &card, &mut page, from.as_ref(), &mut keep)? == Then::Later
    {
        return later(run, vault, &page, entry, draft);
    }
    let ended = asker.guide(&guide, &mut page, from.as_ref(), &mut keep)?;
    if ended == Ended::Stopped {
        return later(run, vault, &page, entry, draft);
    }
    if page.is_blank() {
        if let Some(draft) = draft {
            vault.drop_draft(draft)?;
        }
        return nothing_written(run, vault, &page, entry);
    }
    Ok(Some(vault.save(&page, &guide, entry, draft, &run.now)?))
}

fn later(
    run: &mut Run,
    vault: &Vault,
    page: &Page,
    entry: Option<EntryId>,
    draft: Option<DraftId>,
) -> Result<Option<EntryHead>, Failure> {
    if draft.is_none() {
        return nothing_written(run, vault, page, entry);
    }
    let command = command(&page.guide.id, entry);
    run.say(&format!(
        "Your draft is kept. `afterhour {command}` offers it again."
    ))?;
    Ok(None)
}

/// The command that writes this guide, or adds it to an entry: "write gibbs", "incident".
fn command(guide: &GuideId, entry: Option<EntryId>) -> String {
    let id = guide.as_str();
    match entry {
        Some(entry) => format!("write {id} --entry {entry}"),
        None if LOGS.into_iter().any(|kind| own_id(kind) == id) => id.to_owned(),
        None => format!("write {id}"),
    }
}

/// Says that nothing was kept, and of drafts that were declined that they are there still.
fn nothing_written(
    run: &mut Run,
    vault: &Vault,
    page: &Page,
    entry: Option<EntryId>,
) -> Result<Option<EntryHead>, Failure> {
    run.say(match drafts(vault, &page.guide.id, entry)?.len() {
        0 => "Nothing was written, so nothing was kept.",
        1 => "Nothing was written; the draft from before is as it was.",
        _ => "Nothing was written; the drafts from before are as they were.",
    })?;
    Ok(None)
}

/// The drafts of a guide, new ones or of an entry.
fn drafts(
    vault: &Vault,
    guide: &GuideId,
    entry: Option<EntryId>,
) -> Result<Vec<(Draft, Guide)>, Failure> {
    let mut drafts = vault.drafts()?;
    drafts.retain(|(draft, _)| draft.page.guide.id == *guide && draft.revises == entry);
    Ok(drafts)
}

/// A draft of this guide that the writer goes on with.
fn offered(
    run: &mut Run,
    vault: &Vault,
    guide: &Guide,
    entry: Option<EntryId>,
) -> Result<Option<(Draft, Guide)>, Failure> {
    for (draft, guide) in drafts(vault, &guide.id, entry)? {
        let kept = &draft.kept;
        run.say(&format!(
            "A draft of this guide is kept, from {} at {:02}:{:02}.",
            dates::say(kept.date()),
            kept.hour(),
            kept.minute()
        ))?;
        match run.confirm("Go on with it?", true)? {
            Some(true) => return Ok(Some((draft, guide))),
            Some(false) => {}
            None => return Err(Failure::new("stopped; the draft is as it was")),
        }
    }
    Ok(None)
}

fn minutes(minutes: u8) -> String {
    many(minutes.into(), "minute", "minutes")
}
