//! What Today tells as due, gathered from everything that has a day: each a line, none of them a reproach.

use super::presence::{next_footprint, wants_a_look};
use crate::domain::{Backups, Due, EntryHead, EntryId, Period, Settings, Words, dates, many};
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
const OF_THEIR_DAY: [&str; 3] = ["cool-down", "footprint-review", "supervision-question"];

/// Where things stand on a day.
#[derive(Debug, Clone, Default)]
pub struct Standing {
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
pub fn due(standing: &Standing, settings: &Settings, today: Date) -> Vec<Line> {
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
    let footprint = next_footprint(standing.footprint, settings.footprint_days);
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

fn say_backup(standing: &Standing, today: Date) -> Option<Line> {
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
mod tests {
    use super::*;
    use crate::domain::{MadeBackup, Opens};
    use crate::figures::testing::{TODAY, written};
    use jiff::civil::date;

    fn told(standing: &Standing) -> Vec<(String, String)> {
        due(standing, &Settings::default(), TODAY)
            .iter()
            .map(|line| (line.what.read().to_owned(), line.when.clone()))
            .collect()
    }

    fn follow_up(what: &str, by: Date) -> Due {
        Due {
            entry: EntryId(7),
            position: 0,
            client: None,
            what: Words::new(what),
            by,
        }
    }

    fn head(guide: &str, day: &str) -> EntryHead {
        written(guide, &format!("{day}T20:00:00"), &[]).0
    }

    #[test]
    fn nothing_is_due_in_an_empty_journal() {
        assert!(due(&Standing::default(), &Settings::default(), TODAY).is_empty());
    }

    #[test]
    fn what_is_over_comes_first_then_today_then_what_is_near() {
        let standing = Standing {
            follow_ups: vec![
                follow_up("next week", date(2026, 11, 28)),
                follow_up("over", date(2026, 11, 19)),
            ],
            footprint: Some(date(2026, 8, 26)),
            meeting: Some(Meeting {
                happened: Some(date(2026, 11, 10)),
                with: Words::new("Ruth"),
                next: Some(date(2026, 11, 24)),
            }),
            agenda: 4,
            accounts: vec![None, Some(date(2026, 11, 1)), Some(date(2026, 1, 1))],
            policy_review: Some(date(2026, 12, 5)),
            ..Standing::default()
        };
        let said: Vec<(&str, &str)> = vec![
            ("over", "2 days over"),
            ("2 accounts: a look at who sees what", "when it suits"),
            ("the look at what can be found of you", "in 3 days"),
            ("Ruth on Tuesday, four things on the agenda", "in 3 days"),
            ("next week", "in 7 days"),
            ("the review of your policy for clients", "in 14 days"),
        ];
        let told = told(&standing);
        let told: Vec<(&str, &str)> = told
            .iter()
            .map(|(what, when)| (what.as_str(), when.as_str()))
            .collect();
        assert_eq!(told, said);
    }

    #[test]
    fn the_next_meeting_is_told_whatever_is_over() {
        let standing = Standing {
            follow_ups: (1..=9)
                .map(|day| follow_up("over", date(2026, 11, day)))
                .collect(),
            meeting: Some(Meeting {
                next: Some(date(2026, 11, 24)),
                ..Meeting::default()
            }),
            ..Standing::default()
        };
        let lines = due(&standing, &Settings::default(), TODAY);
        assert_eq!(lines.len(), 10);
        assert_eq!(lines[SHOWN - 1].about, About::Supervision);
    }

    #[test]
    fn what_is_more_than_two_weeks_away_is_not_told_yet() {
        let standing = Standing {
            footprint: Some(date(2026, 9, 7)),
            policy_review: Some(date(2026, 12, 6)),
            meeting: Some(Meeting {
                next: Some(date(2026, 12, 6)),
                ..Meeting::default()
            }),
            ..Standing::default()
        };
        assert_eq!(told(&standing), []);
    }

    #[test]
    fn a_meeting_that_was_asks_what_came_of_it_for_two_weeks() {
        let of = |next| Standing {
            meeting: Some(Meeting {
                next: Some(next),
                ..Meeting::default()
            }),
            ..Standing::default()
        };
        let said = |next| told(&of(next)).first().map(|(what, _)| what.clone());
        assert_eq!(
            said(date(2026, 11, 20)).as_deref(),
            Some("the meeting on Friday: what came of it?")
        );
        assert_eq!(
            said(date(2026, 11, 7)).as_deref(),
            Some("the meeting on 7 November: what came of it?")
        );
        assert_eq!(said(date(2026, 11, 6)), None);
        assert_eq!(
            said(TODAY).as_deref(),
            Some("the meeting today, nothing on the agenda")
        );
    }

    #[test]
    fn a_later_look_is_offered_in_its_window_one_a_day_and_then_let_go() {
        let of = |first: &[&str], second: &[&str]| Standing {
            not_looked_at: [first, second]
                .map(|days| days.iter().map(|day| head("gibbs", day)).collect()),
            ..Standing::default()
        };
        // 29, 30, 60 and 61 days before 21 November.
        for (day, offered) in [
            ("2026-10-23", 0),
            ("2026-10-22", 1),
            ("2026-09-22", 1),
            ("2026-09-21", 0),
        ] {
            assert_eq!(told(&of(&[day], &[])).len(), offered, "{day}");
        }
        // 89, 90, 120 and 121 days before.
        for (day, offered) in [
            ("2026-08-24", 0),
            ("2026-08-23", 1),
            ("2026-07-24", 1),
            ("2026-07-23", 0),
        ] {
            assert_eq!(told(&of(&[], &[day])).len(), offered, "{day}");
        }
        let both = of(&["2026-10-22", "2026-09-25"], &["2026-08-20"]);
        assert_eq!(
            told(&both),
            [(
                "Gibbs: six steps around one moment".to_owned(),
                "written 25 Sep".to_owned()
            )]
        );
        let done = Standing {
            has_looked_today: true,
            ..both
        };
        assert_eq!(told(&done), []);
    }

    #[test]
    fn what_changed_is_asked_from_four_weeks_on_and_then_let_go() {
        let of = |day: Date| Standing {
            discussed: vec![EntryHead {
                discussed: Some(day),
                ..head("gibbs", "2026-06-01")
            }],
            ..Standing::default()
        };
        for (day, asked) in [
            (date(2026, 10, 25), 0),
            (date(2026, 10, 24), 1),
            (date(2026, 8, 25), 1),
            (date(2026, 8, 24), 0),
        ] {
            assert_eq!(told(&of(day)).len(), asked, "{day}");
        }
    }

    #[test]
    fn an_experiment_is_told_when_its_last_day_has_come() {
        let of = |last| Standing {
            experiments: vec![(head("gibbs", "2026-10-01"), last)],
            ..Standing::default()
        };
        assert_eq!(told(&of(date(2026, 11, 22))), []);
        assert_eq!(told(&of(date(2026, 11, 18)))[0].1, "ended 18 Nov");
    }

    #[test]
    fn a_backup_is_told_when_there_is_none_or_it_is_old_and_then_a_rehearsal() {
        let none = Standing {
            since: Some(date(2026, 11, 1)),
            ..Standing::default()
        };
        assert_eq!(told(&none)[0].0, "there is none of this journal yet");
        let of = |day| Standing {
            backups: Backups {
                last: Some(MadeBackup {
                    day,
                    file: "stick".into(),
                    size: 1,
                    entries: 1,
                    opens: Opens::Sheet,
                }),
                first: Some(date(2026, 1, 1)),
                ..Backups::default()
            },
            ..none.clone()
        };
        assert_eq!(told(&of(date(2026, 9, 1)))[0].0, "the last is of 1 Sep");
        assert_eq!(
            told(&of(date(2026, 11, 1)))[0].0,
            "a rehearsal: whether one opens"
        );
        let mut done = of(date(2026, 11, 1));
        done.backups.rehearsed = Some(date(2026, 2, 1));
        assert_eq!(told(&done), []);
    }

    #[test]
    fn a_window_counts_back_from_today() {
        let period = ago(TODAY, &LOOKS[0]);
        assert_eq!(
            (period.from, period.until),
            (date(2026, 9, 22), date(2026, 10, 22))
        );
    }

    #[test]
    fn the_recovery_sheet_is_asked_for_once_a_year() {
        let tried = |day| Standing {
            sheet_tried: Some(day),
            ..Standing::default()
        };
        let day = TODAY.checked_sub(SHEET.days()).expect("a day");
        assert_eq!(told(&tried(day)).len(), 1);
        let day = TODAY.checked_sub((SHEET - 1).days()).expect("a day");
        assert!(told(&tried(day)).is_empty());
        assert!(told(&Standing::default()).is_empty());
    }
}
