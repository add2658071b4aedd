//! What Today tells as due, gathered from everything that has a day: each a line, none of them a reproach.

use super::presence::{next_look, wants_a_look};
use crate::domain::{
    Backups, Due, EntryHead, EntryId, Period, Settings, Words, dates, known, many,
};
use jiff::ToSpan;
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// Lines told at once; the rest is asked for.
pub const SHOWN: usize = 5;

/// Days ahead that a meeting or a review is told.
const AHEAD: i32 = 14;

/// Days after which an entry is looked at again, for the first and the second time; let go of afterwards.
pub const LOOKS: [RangeInclusive<i32>; 2] = [30..=60, 90..=120];

/// Days after a discussion in which it is asked what has changed.
pub const IMPACT: RangeInclusive<i32> = 28..=88;

/// Days after which somebody should try the recovery sheet again.
const SHEET: i32 = 365;

/// Guides whose entries are of their day and are not looked at again.
const OF_THEIR_DAY: [&str; 3] = [
    known::guide::COOL_DOWN,
    known::guide::FOOTPRINT,
    known::guide::QUESTION,
];

/// Where things stand on a day.
#[derive(Debug, Clone, Default)]
pub struct DueFacts {
    /// What is not as it was kept, a line each, until somebody looked.
    pub not_as_kept: Vec<String>,
    /// Open follow-ups.
    pub follow_ups: Vec<Due>,
    /// The day one's own footprint was last looked at.
    pub footprint: Option<Date>,
    /// For each account the day its settings were last checked.
    pub accounts: Vec<Option<Date>>,
    /// The day the policy is to be looked at again.
    pub policy_review: Option<Date>,
    /// The newest supervision meeting.
    pub meeting: Option<Meeting>,
    /// How many entries are on the agenda.
    pub agenda: usize,
    /// Entries that were discussed, without a word since of what changed.
    pub discussed: Vec<EntryHead>,
    /// Incidents and reflections that were not looked at again in the first of [`LOOKS`], and in the second.
    pub not_looked_at: [Vec<EntryHead>; 2],
    /// A later look was written today.
    pub has_looked_today: bool,
    /// The day somebody was last seen to hold the recovery sheet, where that is known.
    pub sheet_tried: Option<Date>,
    /// Experiments that are not closed, with their last day.
    pub experiments: Vec<(EntryHead, Date)>,
    /// The ledger of backups.
    pub backups: Backups,
    /// The day of the first entry.
    pub since: Option<Date>,
}

/// A supervision meeting, as far as the loop needs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// The day it was.
    pub happened: Option<Date>,
    /// With whom; blank when unsaid.
    pub with: Words,
    /// The day of the one after it.
    pub next: Option<Date>,
}

/// What a line is about, and so where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What is not as it was kept.
    NotAsKept,
    /// A follow-up of an entry, by its place from 0.
    FollowUp(EntryId, usize),
    /// The footprint review.
    Footprint,
    /// Accounts whose settings want a look.
    Accounts,
    /// The policy's review.
    Policy,
    /// The next meeting.
    Supervision,
    /// What became of an entry since it was discussed.
    Impact(EntryId),
    /// A later look at an entry.
    LookAgain(EntryId),
    /// An experiment whose time is over.
    Experiment(EntryId),
    /// A backup, or a try whether one opens.
    Backup,
    /// The recovery sheet, to be tried once a year.
    Sheet,
}

/// A line of what is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub about: About,
    /// The code of the client it touches, and what it is.
    pub what: Words,
    /// When, in words.
    pub when: String,
    /// Whether its day is over.
    pub is_over: bool,
    /// The day it is ordered by.
    by: Date,
}

impl About {
    /// A word or two before the line.
    pub fn name(self) -> &'static str {
        match self {
            About::NotAsKept => "not as kept",
            About::FollowUp(..) => "follow-up",
            About::Footprint => "footprint",
            About::Accounts => "accounts",
            About::Policy => "policy",
            About::Supervision => "supervision",
            About::Impact(_) => "since then",
            About::LookAgain(_) => "later look",
            About::Experiment(_) => "experiment",
            About::Backup => "backup",
            About::Sheet => "sheet",
        }
    }
}

/// The days that lie so many days before `today`.
pub fn ago(today: Date, days: &RangeInclusive<i32>) -> Period {
    let before = |count: &i32| {
        today
            .checked_sub(i64::from(*count).days())
            .unwrap_or(Date::MIN)
    };
    Period {
        from: before(days.end()),
        until: before(days.start()),
    }
}

/// Everything that is due on a day, by how near it is: what is over first, then today, then what comes; the next meeting
/// is always among the [`SHOWN`].
///
/// A meeting, the footprint and the policy are told 14 days ahead. What is asked without a day of its own (a later look,
/// at most one a day; what changed since a discussion; accounts; an experiment that ended; a backup) stands under today and is
/// never over: it is let go of when its time has gone by.
pub fn due(standing: &DueFacts, settings: &Settings, today: Date) -> Vec<Line> {
    let mut lines: Vec<Line> = standing
        .follow_ups
        .iter()
        .map(|act| {
            let code = act.client.as_ref().map(|code| format!("{code}  "));
            let what = format!("{}{}", code.unwrap_or_default(), act.what.read());
            on(
                About::FollowUp(act.entry, act.position),
                &what,
                act.by,
                today,
            )
        })
        .collect();
    let is_near = |day: &Date| (*day - today).get_days() <= AHEAD;
    let footprint = next_look(standing.footprint, settings.footprint_days);
    lines.extend(footprint.filter(is_near).map(|day| {
        on(
            About::Footprint,
            "the look at what can be found of you",
            day,
            today,
        )
    }));
    lines.extend(standing.policy_review.filter(is_near).map(|day| {
        on(
            About::Policy,
            "the review of your policy for clients",
            day,
            today,
        )
    }));
    lines.extend(
        standing
            .meeting
            .as_ref()
            .and_then(|meeting| say_meeting(meeting, standing.agenda, today)),
    );
    lines.extend(say_accounts(
        &standing.accounts,
        settings.account_days,
        today,
    ));
    for (head, last) in standing
        .experiments
        .iter()
        .filter(|(_, last)| *last <= today)
    {
        let when = format!("ended {}", dates::say_short(*last, today));
        lines.push(at_leisure(
            About::Experiment(head.id),
            &head.title,
            when,
            today,
        ));
    }
    let tried = standing.sheet_tried;
    if let Some(day) = tried.filter(|day| (today - *day).get_days() >= SHEET) {
        let when = format!("last tried {}", dates::say_short(day, today));
        let what = "the recovery sheet: does your copy open the journal?";
        lines.push(at_leisure(About::Sheet, what, when, today));
    }
    let is_within =
        |day: Date, days: &RangeInclusive<i32>| days.contains(&(today - day).get_days());
    for head in &standing.discussed {
        if head.discussed.is_some_and(|day| is_within(day, &IMPACT)) {
            let said = head.discussed.map(|day| dates::say_short(day, today));
            let when = format!("discussed {}", said.unwrap_or_default());
            lines.push(at_leisure(About::Impact(head.id), &head.title, when, today));
        }
    }
    let later = LOOKS
        .iter()
        .zip(&standing.not_looked_at)
        .flat_map(|(days, heads)| {
            heads
                .iter()
                .filter(move |head| is_within(head.written.date(), days))
        });
    let later = later.filter(|head| !OF_THEIR_DAY.contains(&head.guide.id.as_str()));
    // The one that is let go of soonest.
    let next = later.max_by_key(|head| {
        let age = (today - head.written.date()).get_days();
        LOOKS
            .iter()
            .find(|days| days.contains(&age))
            .map(|days| age - days.end())
    });
    if let Some(head) = next.filter(|_| !standing.has_looked_today) {
        let when = format!("written {}", dates::say_short(head.written.date(), today));
        lines.push(at_leisure(
            About::LookAgain(head.id),
            &head.title,
            when,
            today,
        ));
    }
    lines.extend(say_backup(standing, today));
    lines.extend(say_not_as_kept(&standing.not_as_kept));
    lines.sort_by_key(|line| line.by);
    // What is over would push the meeting out of sight, and it is what the rest is gathered for.
    let meeting = lines
        .iter()
        .position(|line| line.about == About::Supervision);
    if let Some(at) = meeting.filter(|at| *at >= SHOWN) {
        let line = lines.remove(at);
        lines.insert(SHOWN - 1, line);
    }
    lines
}

fn on(about: About, what: &str, by: Date, today: Date) -> Line {
    Line {
        about,
        what: Words::new(what),
        when: dates::say_due(by, today),
        is_over: by < today,
        by,
    }
}

fn at_leisure(about: About, what: &str, when: String, today: Date) -> Line {
    Line {
        about,
        what: Words::new(what),
        when,
        is_over: false,
        by: today,
    }
}

/// "Ruth on Tuesday, four things on the agenda"; for two weeks afterwards, what came of it.
fn say_meeting(meeting: &Meeting, agenda: usize, today: Date) -> Option<Line> {
    let day = meeting.next?;
    let with = match meeting.with.read().trim() {
        "" => "the meeting",
        with => with,
    };
    let away = (day - today).get_days();
    if !(-AHEAD..=AHEAD).contains(&away) {
        return None;
    }
    if away < 0 {
        let what = format!("{with} on {}: what came of it?", say_day(day, today));
        let when = format!("since {}", dates::say_short(day, today));
        return Some(at_leisure(About::Supervision, &what, when, today));
    }
    let things = match agenda {
        0 => "nothing".to_owned(),
        1 => "one thing".to_owned(),
        count => format!("{} things", in_letters(count)),
    };
    let when = match away {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("on {}", say_day(day, today)),
    };
    let what = format!("{with} {when}, {things} on the agenda");
    Some(on(About::Supervision, &what, day, today))
}

/// The weekday within a week, else the day.
fn say_day(day: Date, today: Date) -> String {
    match (day - today).get_days().abs() {
        0..=6 => dates::weekday(day).to_owned(),
        _ => dates::say_without_year(day),
    }
}

fn in_letters(count: usize) -> String {
    const LETTERS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    LETTERS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// Before all else: nothing that is due is as sure as it looks.
fn say_not_as_kept(lines: &[String]) -> Option<Line> {
    let what = match lines {
        [] => return None,
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first}, and {} more", rest.len()),
    };
    Some(Line {
        about: About::NotAsKept,
        what: Words::new(&what),
        when: "what to do".into(),
        is_over: true,
        by: Date::MIN,
    })
}

fn say_accounts(checked: &[Option<Date>], days: u16, today: Date) -> Option<Line> {
    let count = checked
        .iter()
        .filter(|day| wants_a_look(**day, days, today))
        .count();
    if count == 0 {
        return None;
    }
    let accounts = many(count, "account", "accounts");
    let what = format!("{accounts}: a look at who sees what");
    Some(at_leisure(
        About::Accounts,
        &what,
        "when it suits".into(),
        today,
    ))
}

fn say_backup(standing: &DueFacts, today: Date) -> Option<Line> {
    let backups = &standing.backups;
    let what = match &backups.last {
        None if backups.is_due(standing.since, today) => "there is none of this journal yet".into(),
        Some(last) if backups.is_due(standing.since, today) => {
            format!("the last is of {}", dates::say_short(last.day, today))
        }
        _ if backups.is_rehearsal_due(today) => "a rehearsal: whether one opens".into(),
        _ => return None,
    };
    let when = "when it suits".into();
    Some(at_leisure(About::Backup, &what, when, today))
}

#[cfg(test)]
mod tests;
