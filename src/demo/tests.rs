#![allow(clippy::unwrap_used)]

use super::people::PEOPLE;
use super::told::{YEAR, day};
use super::*;
use crate::domain::{ClientCode, Filter, GuideKind, PlanDecision, PlannedFinding, Status, Theme};
use crate::passphrase::Passphrase;
use crate::vault::Cost;
use jiff::civil::date;
use std::collections::BTreeSet;

fn now() -> Zoned {
    date(2026, 11, 21)
        .at(9, 40, 0, 0)
        .in_tz("Europe/London")
        .unwrap()
}

fn all_lines() -> impl Iterator<Item = &'static str> {
    YEAR.into_iter().chain([PEOPLE]).flat_map(str::lines)
}

/// Newest state of every entry before anything was said about it later, by its place in the year.
fn last_states<'a>(kept: &'a [Kept<'_>]) -> BTreeMap<usize, &'a Kept<'a>> {
    kept.iter()
        .filter(|kept| kept.guide.kind != GuideKind::Afterword)
        .map(|kept| (kept.entry, kept))
        .collect()
}

#[test]
fn every_answer_fits_a_question_that_is_asked() {
    let library = Library::built_in();
    for kept in year(&library, &now()).unwrap() {
        let mut tidied = kept.page.clone();
        tidied.tidy(kept.guide);
        assert_eq!(tidied, kept.page, "{} of {}", kept.guide.id, kept.when);
        for question in kept.guide.asked(&kept.page.answers) {
            let answer = kept.page.answers.get(&question.id);
            assert_eq!(
                question.check(answer),
                Ok(()),
                "{} of {}",
                question.id,
                kept.when
            );
        }
    }
    People::read().draft.page(&library, &now()).unwrap();
}

#[test]
fn the_year_is_full_and_ends_yesterday() {
    let library = Library::built_in();
    let now = now();
    let kept = year(&library, &now).unwrap();
    let entries = last_states(&kept);
    assert!(entries.len() >= 140, "{}", entries.len());
    assert!(kept.iter().all(|kept| kept.when.date() < now.date()));
    assert!(kept.first().unwrap().when.date() <= day(&now, 360));

    let of_kind = |kind| {
        entries
            .values()
            .filter(|kept| kept.guide.kind == kind)
            .count()
    };
    assert!(of_kind(GuideKind::Prompt) >= 110);
    assert!(of_kind(GuideKind::Incident) >= 14);
    assert!(of_kind(GuideKind::NearMiss) >= 6);
    assert!(of_kind(GuideKind::Reflection) >= 30);
    assert_eq!(of_kind(GuideKind::Account), 6);
    assert!(of_kind(GuideKind::Audit) >= 4);
    assert!(of_kind(GuideKind::Experiment) >= 2);
    let said_later = |guide: &str| {
        let said = kept.iter().filter(|kept| kept.guide.id.as_str() == guide);
        said.count()
    };
    for guide in ["look-again", "after-supervision", "impact", "ethics-bacp"] {
        assert!(said_later(guide) >= 2, "{guide}");
    }

    let mut states: BTreeMap<Status, usize> = BTreeMap::new();
    let mut themes: BTreeSet<Theme> = BTreeSet::new();
    for kept in entries.values() {
        themes.extend(&kept.guide.themes);
        if kept.guide.kind == GuideKind::Incident {
            *states
                .entry(kept.page.status(GuideKind::Incident).unwrap())
                .or_default() += 1;
        }
    }
    for status in Status::ALL {
        assert!(
            states.get(&status).is_some_and(|count| *count >= 2),
            "{states:?}"
        );
    }
    for theme in Theme::all() {
        assert!(themes.contains(&theme), "{} is never visited", theme.slug());
    }
}

#[test]
fn a_page_does_not_know_what_was_done_later() {
    let library = Library::built_in();
    let mut ticked = 0;
    for kept in year(&library, &now()).unwrap() {
        for act in kept.page.follow_ups() {
            assert!(
                act.done.is_none_or(|done| done <= kept.when.date()),
                "{}",
                kept.when
            );
            ticked += usize::from(act.done.is_some());
        }
    }
    assert!(ticked >= 40, "{ticked}");
}

#[test]
fn some_follow_ups_are_overdue_by_days_and_some_are_due_soon() {
    let library = Library::built_in();
    let today = now().date();
    let kept = year(&library, &now()).unwrap();
    let open: Vec<i32> = last_states(&kept)
        .values()
        .flat_map(|kept| kept.page.follow_ups())
        .filter(|act| act.done.is_none())
        .map(|act| (act.by - today).get_days())
        .collect();
    assert!(
        (2..=5).contains(&open.iter().filter(|days| **days < 0).count()),
        "{open:?}"
    );
    assert!(
        open.iter().filter(|days| **days > 0).count() >= 4,
        "{open:?}"
    );
    assert!(open.iter().all(|days| (-7..=14).contains(days)), "{open:?}");
}

#[test]
fn every_code_in_the_year_is_in_the_register() {
    let library = Library::built_in();
    let known: Vec<ClientCode> = People::read()
        .clients()
        .into_iter()
        .map(|client| client.code)
        .collect();
    for kept in year(&library, &now()).unwrap() {
        if let Some(code) = kept.page.client() {
            assert!(known.contains(code), "{code}");
        }
    }
}

#[test]
fn numbers_and_addresses_belong_to_nobody() {
    let digits = regex::Regex::new(r"\+?[0-9][0-9 -]{6,}[0-9]").unwrap();
    let at = regex::Regex::new(r"[A-Za-z0-9._]*@[A-Za-z0-9._@-]+").unwrap();
    for line in all_lines().filter(|line| !line.starts_with("sha256 = ")) {
        for found in digits.find_iter(line) {
            let number: String = found
                .as_str()
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            // Ofcom, numbers for use in television and radio drama.
            let drama = ["01632960", "07700900"]
                .iter()
                .any(|range| number.starts_with(range));
            assert!(drama && number.len() == 11, "{}", found.as_str());
        }
        for found in at.find_iter(line) {
            // RFC 2606: names that are nobody's.
            let host = found
                .as_str()
                .rsplit('@')
                .next()
                .unwrap()
                .trim_end_matches('.');
            let reserved = host == "example.com" || host.ends_with(".example");
            assert!(reserved, "{}", found.as_str());
        }
    }
}

#[test]
fn a_throw_away_journal_holds_all_of_it() {
    let now = now();
    let folder = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::new("a fictional year for everybody");
    let dir = folder.path().join("journal");
    let (mut vault, _) = Vault::create(&dir, &passphrase, Cost::THROW_AWAY, &now).unwrap();
    fill(&mut vault, &Library::built_in(), &now).unwrap();

    assert!(vault.find(&Filter::default(), 0, 1_000).unwrap().len() >= 140);
    assert!(vault.due().unwrap().len() >= 6);
    assert_eq!(vault.drafts().unwrap().len(), 1);
    assert_eq!(vault.supervisors().unwrap().len(), 2);
    assert_eq!(vault.receipts().unwrap().len(), 2);
    assert!(
        vault
            .receipts()
            .unwrap()
            .iter()
            .all(|receipt| !receipt.entries.is_empty())
    );
    let who = vault.receipts().unwrap()[0].who_is_who();
    assert_eq!(who.as_deref(), Some("Client A is M-06"));

    let plan = vault.preparation("Ruth").unwrap().unwrap();
    let undecided = |finding: &&PlannedFinding| finding.decision == PlanDecision::Undecided;
    let open = plan.findings.iter().filter(undecided).count();
    assert_eq!(plan.entries.len(), 17);
    assert!(plan.findings.len() >= 15, "{}", plan.findings.len());
    assert!(open >= 5 && open < plan.findings.len(), "{open}");
}
