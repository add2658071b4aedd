use super::*;
use crate::domain::{MadeBackup, Opens};
use crate::figures::testing::{TODAY, written};
use jiff::civil::date;

fn told(standing: &DueFacts) -> Vec<(String, String)> {
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
    assert!(due(&DueFacts::default(), &Settings::default(), TODAY).is_empty());
}

#[test]
fn what_is_over_comes_first_then_today_then_what_is_near() {
    let standing = DueFacts {
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
        ..DueFacts::default()
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
    let standing = DueFacts {
        follow_ups: (1..=9)
            .map(|day| follow_up("over", date(2026, 11, day)))
            .collect(),
        meeting: Some(Meeting {
            next: Some(date(2026, 11, 24)),
            ..Meeting::default()
        }),
        ..DueFacts::default()
    };
    let lines = due(&standing, &Settings::default(), TODAY);
    assert_eq!(lines.len(), 10);
    assert_eq!(lines[SHOWN - 1].about, About::Supervision);
}

#[test]
fn what_is_more_than_two_weeks_away_is_not_told_yet() {
    let standing = DueFacts {
        footprint: Some(date(2026, 9, 7)),
        policy_review: Some(date(2026, 12, 6)),
        meeting: Some(Meeting {
            next: Some(date(2026, 12, 6)),
            ..Meeting::default()
        }),
        ..DueFacts::default()
    };
    assert_eq!(told(&standing), []);
}

#[test]
fn a_meeting_that_was_asks_what_came_of_it_for_two_weeks() {
    let of = |next| DueFacts {
        meeting: Some(Meeting {
            next: Some(next),
            ..Meeting::default()
        }),
        ..DueFacts::default()
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
    let of = |first: &[&str], second: &[&str]| DueFacts {
        not_looked_at: [first, second]
            .map(|days| days.iter().map(|day| head("gibbs", day)).collect()),
        ..DueFacts::default()
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
    let done = DueFacts {
        has_looked_today: true,
        ..both
    };
    assert_eq!(told(&done), []);
}

#[test]
fn what_changed_is_asked_from_four_weeks_on_and_then_let_go() {
    let of = |day: Date| DueFacts {
        discussed: vec![EntryHead {
            discussed: Some(day),
            ..head("gibbs", "2026-06-01")
        }],
        ..DueFacts::default()
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
    let of = |last| DueFacts {
        experiments: vec![(head("gibbs", "2026-10-01"), last)],
        ..DueFacts::default()
    };
    assert_eq!(told(&of(date(2026, 11, 22))), []);
    assert_eq!(told(&of(date(2026, 11, 18)))[0].1, "ended 18 Nov");
}

#[test]
fn a_backup_is_told_when_there_is_none_or_it_is_old_and_then_a_rehearsal() {
    let none = DueFacts {
        since: Some(date(2026, 11, 1)),
        ..DueFacts::default()
    };
    assert_eq!(told(&none)[0].0, "there is none of this journal yet");
    let of = |day| DueFacts {
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
    let tried = |day| DueFacts {
        sheet_tried: Some(day),
        ..DueFacts::default()
    };
    let day = TODAY.checked_sub(SHEET.days()).expect("a day");
    assert_eq!(told(&tried(day)).len(), 1);
    let day = TODAY.checked_sub((SHEET - 1).days()).expect("a day");
    assert!(told(&tried(day)).is_empty());
    assert!(told(&DueFacts::default()).is_empty());
}
