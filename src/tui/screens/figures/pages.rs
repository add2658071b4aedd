//! The charts of each page.

use super::super::Around;
use super::super::chart::{Chart, calendar, signs, strip};
use crate::domain::{Status, dates, many};
use crate::figures::{Counts, Figures, HARMED, calendar as weeks};
use crate::tui::canvas::fit;
use crate::tui::desk::Desk;
use crate::tui::theme::Theme;
use jiff::civil::Date;

/// Weeks of a year, the one that began it and the one it is in.
const YEAR: usize = 53;

/// Weeks from which a column each is drawn without a space between.
const DENSE: usize = 30;

pub fn rhythm(figures: &Figures, around: &Around) -> Vec<Chart> {
    let theme = around.theme;
    let (from, until) = (figures.from, figures.until);
    let since = from.or(figures.rhythm.first()).unwrap_or(until);
    let shown = (weeks_between(since, until) + 1).min(YEAR);
    let cells = weeks(&figures.rhythm.by_day(), until, shown);
    let wide = if shown > DENSE { 1 } else { 2 };
    let [none, one, more] = signs(theme);
    let days = calendar(&cells, until, wide, theme)
        .into_iter()
        .fold(Chart::new("A cell a day"), Chart::line)
        .words(format!("{none} none  {one} one  {more} more"))
        .words(figures.rhythm.in_words());
    let months = figures.rhythm.months(from, until);
    let by_month = months
        .iter()
        .fold(Chart::new("Entries by month"), |chart, month| {
            let said = match month.entries {
                0 => "0".to_owned(),
                count => format!("{count} on {}", many(month.days as usize, "day", "days")),
            };
            chart.bar_said(&dates::say_month(month.first), month.entries, &said)
        });
    vec![days, by_month]
}

/// Mondays after `from` up to `until`.
fn weeks_between(from: Date, until: Date) -> usize {
    let monday = |day: Date| {
        let since_monday = i64::from(day.weekday().to_monday_zero_offset());
        day.saturating_sub(jiff::Span::new().days(since_monday))
    };
    let days = (monday(until) - monday(from)).get_days();
    usize::try_from(days / 7).unwrap_or(0)
}

pub fn themes(figures: &Figures) -> Vec<Chart> {
    let rows = figures.themes.rows();
    let rows = rows.iter().map(|(theme, count)| (theme.name(), *count));
    let visited = Chart::new("Entries by theme").bars(rows);
    let mut sentences = figures.themes.in_words(figures.until).into_iter();
    let visited = visited.words(sentences.next().unwrap_or_default());
    let not: Vec<String> = sentences.collect();
    if not.is_empty() {
        return vec![visited];
    }
    vec![
        visited,
        Chart::new("Not visited for a while").sentences(not),
    ]
}

pub fn incidents(figures: &Figures, theme: &Theme) -> Vec<Chart> {
    let incidents = &figures.incidents;
    let near = &figures.near_misses;
    let mut charts = Vec::new();
    if incidents.count == 0 {
        charts.push(Chart::new("Incidents").sentences(incidents.in_words()));
    } else {
        let statuses = Status::ALL.map(|status| {
            let count = incidents.statuses.get(&status).copied().unwrap_or(0);
            (status.name(), count)
        });
        charts.push(counted(
            "Incidents by kind",
            &incidents.kinds,
            incidents.kinds_in_words(),
        ));
        charts.push(
            Chart::new("How they stand")
                .bars(statuses)
                .words(incidents.statuses_in_words()),
        );
        charts.push(counted(
            "Where",
            &incidents.platforms,
            incidents.platforms_in_words(),
        ));
        let mut said = incidents.severities_in_words().into_iter();
        for ((_, whom), counts) in HARMED.iter().zip(&incidents.severities) {
            if !counts.is_empty() {
                charts.push(
                    Chart::new(&format!("Effect {whom}"))
                        .bars(counts.in_order())
                        .words(said.next().unwrap_or_default()),
                );
            }
        }
        charts.push(
            Chart::new("Hour of writing")
                .line(strip(&incidents.hours, 2, theme))
                .line("0           6           12          18".to_owned())
                .words(incidents.hours_in_words()),
        );
        charts.push(
            Chart::new("Day of the week")
                .bars(incidents.by_weekday())
                .words(incidents.weekdays_in_words()),
        );
    }
    let mut said = near.in_words().into_iter();
    charts.push(counted(
        "Near misses",
        &near.kinds,
        said.next().unwrap_or_default(),
    ));
    if let Some(said) = said.next() {
        charts.push(counted("What stopped them", &near.stopped, said));
    }
    charts
}

fn counted(heading: &str, counts: &Counts, words: String) -> Chart {
    Chart::new(heading).bars(counts.rows()).words(words)
}

pub fn feelings(figures: &Figures, theme: &Theme) -> Vec<Chart> {
    let feelings = &figures.feelings;
    let sentences = feelings.in_words(figures.until);
    if feelings.counts.is_empty() {
        let why = "A near miss asks what was pulling that way, and some other guides let you choose from a list. What you \
                   wrote in your own words is not counted.";
        return vec![
            Chart::new("Feelings, and what pulled")
                .sentences(sentences)
                .words(why),
        ];
    }
    let mut sentences = sentences.into_iter();
    let all = counted(
        "Feelings, and what pulled",
        &feelings.counts,
        sentences.next().unwrap_or_default(),
    );
    let months = feelings.months(figures.until);
    if months.len() < 2 {
        return vec![all];
    }
    const NAME: usize = 22;
    let names: String = months
        .iter()
        .map(|month| month.strftime("%b ").to_string())
        .collect();
    let head = format!("{}{}", " ".repeat(NAME + 2), names.trim_end());
    let over = feelings.counts.rows().into_iter().fold(
        Chart::new("Month by month").line(head),
        |chart, (feeling, _)| {
            let name = fit(feeling, NAME as u16, theme.ascii);
            let cells = strip(&feelings.over(feeling, &months), 4, theme);
            chart.line(format!("{name:<NAME$}  {cells}"))
        },
    );
    vec![all, over.sentences(sentences)]
}

pub fn follow_ups(figures: &Figures, desk: &Desk) -> Vec<Chart> {
    let told = &figures.follow_ups;
    let counts = Chart::new("Follow-ups of this period")
        .bars([
            ("to come", told.to_come),
            ("overdue", told.overdue),
            ("done", told.done),
        ])
        .words(told.in_words());
    let open = Chart::new("Open now, whenever they were written");
    let open = match desk.due.is_empty() {
        true => open.words("None."),
        false => desk.due.iter().fold(open, |chart, due| {
            let code = due.client.as_ref().map_or("", |code| code.as_str());
            let when = dates::say_due(due.by, desk.today);
            chart.line(format!("{when:<13} {code:<6} {}", due.what.read()))
        }),
    };
    let statuses = &figures.experiments.statuses;
    let tried = statuses
        .iter()
        .map(|(status, count)| (status.map_or("not said", Status::name), *count));
    let tried = Chart::new("Experiments")
        .bars(tried)
        .words(figures.experiments.in_words());
    vec![counts, open, tried]
}
