//! Today's prompt: a fixed walk over themes and prompts, the longest unvisited first.

use super::Library;
use crate::domain::{Guide, GuideId, GuideKind, Theme, Track};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Today's prompt: favours neglected themes, repeats late, stays the same all day (visits of `today` or later
/// do not count), and is one of another theme for each swap. `visits` are the guides used and when, in any order.
///
/// The theme whose last visit lies furthest back comes first, one never visited before all; within it the prompt
/// used longest ago, so that none comes back before all of its theme were used. A prompt of several themes
/// stands under the first of them. A prompt of a track comes only with `tracks` that name it. `None` when the library
/// has no prompt.
pub fn todays_prompt<'a>(
    library: &'a Library,
    visits: &[(GuideId, Date)],
    today: Date,
    swaps: u32,
    tracks: &[Track],
) -> Option<&'a Guide> {
    let mut used: BTreeMap<&str, Date> = BTreeMap::new();
    for (id, day) in visits.iter().filter(|(_, day)| *day < today) {
        let last = used.entry(id.as_str()).or_insert(*day);
        *last = (*last).max(*day);
    }

    let mut prompts_of: BTreeMap<Theme, Vec<&Guide>> = BTreeMap::new();
    let mut visited: BTreeMap<Theme, Visited> = BTreeMap::new();
    for guide in library.all() {
        let is_prompt = guide.kind == GuideKind::Prompt
            && guide.track.is_none_or(|track| tracks.contains(&track));
        if let Some(theme) = guide.themes.first().filter(|_| is_prompt) {
            prompts_of.entry(*theme).or_default().push(guide);
        }
        let last = used.get(guide.id.as_str()).copied();
        for theme in &guide.themes {
            let theme = visited.entry(*theme).or_default();
            theme.by_any_guide = theme.by_any_guide.max(last);
            theme.by_prompt = theme.by_prompt.max(last.filter(|_| is_prompt));
        }
    }

    let mut themes: Vec<Theme> = prompts_of.keys().copied().collect();
    themes.sort_by_key(|theme| (visited.get(theme), shuffled(theme.slug(), today)));
    let swaps = swaps as usize;
    let theme = themes.get(swaps.checked_rem(themes.len())?)?;
    let prompts = prompts_of.get_mut(theme)?;
    prompts.sort_by_key(|prompt| {
        let id = prompt.id.as_str();
        (used.get(id), shuffled(id, today))
    });
    let round = swaps / themes.len();
    prompts.get(round % prompts.len()).copied()
}

/// When a theme was last visited. Reflections and incidents count too; where one guide visits several themes on
/// one day, the prompts decide between them.
#[derive(Default, PartialEq, Eq, PartialOrd, Ord)]
struct Visited {
    by_any_guide: Option<Date>,
    by_prompt: Option<Date>,
}

/// A place in the day's shuffle: FNV-1a over the word and the day, finished as SplitMix64 is. Fixed for ever, so
/// that an update of the program does not change today's prompt.
fn shuffled(word: &str, day: Date) -> u64 {
    let days = day.to_string();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes().chain(days.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;
    use jiff::{Span, ToSpan};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const TODAY: Date = date(2026, 11, 21);

    /// A library with so many prompts of the first themes.
    fn library(prompts: &[usize]) -> Library {
        let mut library = Library::default();
        for (theme, count) in Theme::all().zip(prompts) {
            let slug = theme.slug();
            let mut pack = format!("theme = \"{slug}\"\n");
            for nth in 0..*count {
                pack.push_str(&format!(
                    "[[prompts]]\nid = \"{slug}-{nth}\"\ntitle = \"t\"\nask = \"a\"\ndeeper = [\"d\"]\nsource = \"s\"\n"
                ));
            }
            library.add_pack(slug, &pack).unwrap();
        }
        library
    }

    fn theme_of(prompt: &Guide) -> Theme {
        *prompt.themes.first().unwrap()
    }

    fn visit(id: &str, day: Date) -> (GuideId, Date) {
        (GuideId::try_from(id.to_owned()).unwrap(), day)
    }

    fn shown<'a>(library: &'a Library, visits: &[(GuideId, Date)], swaps: u32) -> &'a str {
        let prompt = todays_prompt(library, visits, TODAY, swaps, &[]);
        prompt.unwrap().id.as_str()
    }

    /// Days of answering, each after the day before by one of `gaps` (in turn), and what was answered.
    fn answered(library: &Library, days: usize, gaps: &[i32]) -> Vec<(GuideId, Date)> {
        let mut visits = Vec::new();
        let mut day = TODAY;
        for gap in gaps.iter().cycle().take(days) {
            let prompt = todays_prompt(library, &visits, day, 0, &[]).unwrap();
            visits.push((prompt.id.clone(), day));
            day = day.saturating_add(Span::new().days(*gap));
        }
        visits
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn it_stays_the_same_all_day_whatever_is_answered(
            prompts in prop::collection::vec(1usize..5, 1..22), days in 0usize..60, answers in 1u32..6,
        ) {
            let library = library(&prompts);
            let mut visits = answered(&library, days, &[1]);
            let today = TODAY.saturating_add((days as i64).days());
            let morning = todays_prompt(&library, &visits, today, 0, &[]).map(|prompt| &prompt.id);
            for swaps in 0..answers {
                let used = todays_prompt(&library, &visits, today, swaps, &[]).unwrap().id.clone();
                visits.push((used, today));
            }
            visits.reverse();
            prop_assert_eq!(todays_prompt(&library, &visits, today, 0, &[]).map(|prompt| &prompt.id), morning);
        }

        #[test]
        fn each_swap_gives_another_theme_and_in_the_end_every_prompt(
            prompts in prop::collection::vec(1usize..5, 2..22), days in 0usize..60,
        ) {
            let library = library(&prompts);
            let visits = answered(&library, days, &[1]);
            let today = TODAY.saturating_add((days as i64).days());
            let shown = |swaps| todays_prompt(&library, &visits, today, swaps, &[]).unwrap();
            let mut seen = BTreeSet::new();
            for swaps in 0..(prompts.len() * 4) as u32 {
                prop_assert_ne!(theme_of(shown(swaps)), theme_of(shown(swaps + 1)));
                seen.insert(&shown(swaps).id);
            }
            prop_assert_eq!(seen.len(), prompts.iter().sum::<usize>());
        }

        #[test]
        fn over_a_year_themes_come_evenly_and_no_prompt_before_the_others_of_its_theme(
            prompts in prop::collection::vec(1usize..6, 1..22), gaps in prop::collection::vec(1i32..9, 1..5),
        ) {
            let library = library(&prompts);
            let visits = answered(&library, 365, &gaps);
            let mut of_theme: BTreeMap<Theme, Vec<&GuideId>> = BTreeMap::new();
            for (id, _) in &visits {
                let prompt = library.named(id.as_str()).unwrap();
                of_theme.entry(theme_of(prompt)).or_default().push(id);
            }
            prop_assert_eq!(of_theme.len(), prompts.len());
            let counts = of_theme.values().map(Vec::len);
            prop_assert!(counts.clone().max().unwrap() - counts.min().unwrap() <= 1);
            for (used, count) in of_theme.values().zip(&prompts) {
                for cycle in used.windows(*count) {
                    prop_assert_eq!(cycle.iter().collect::<BTreeSet<_>>().len(), *count);
                }
            }
        }
    }

    #[test]
    fn the_theme_left_alone_for_longest_comes_first() {
        let library = library(&[2, 2, 2]);
        let visits = [
            visit("footprint-0", date(2026, 11, 1)),
            visit("accounts-0", date(2026, 11, 3)),
            visit("online-presence-1", date(2026, 11, 2)),
            visit("footprint-1", date(2026, 11, 4)),
            visit("a-guide-since-removed", date(2026, 10, 1)),
        ];
        assert_eq!(
            [0, 1, 2, 3, 4, 5].map(|swaps| shown(&library, &visits, swaps)),
            [
                "online-presence-0",
                "accounts-1",
                "footprint-0",
                "online-presence-1",
                "accounts-0",
                "footprint-1",
            ]
        );
    }

    /// Adds a reflection on the themes of these slugs.
    fn add_reflection(library: &mut Library, id: &str, themes: &str) {
        let text = format!(
            "id = \"{id}\"\nversion = 1\nkind = \"reflection\"\ntitle = \"t\"\npurpose = \"p\"\nsource = \"s\"\n\
             minutes = 9\nthemes = [{themes}]\n[[questions]]\nid = \"a\"\nask = \"a\"\nanswer = \"text\"\n"
        );
        library.add_pack(id, &text).unwrap();
    }

    #[test]
    fn a_reflection_visits_its_theme_too() {
        let mut library = library(&[1, 1]);
        add_reflection(&mut library, "one", "\"online-presence\"");
        let mut visits = vec![
            visit("online-presence-0", date(2026, 11, 18)),
            visit("accounts-0", date(2026, 11, 19)),
        ];
        assert_eq!(shown(&library, &visits, 0), "online-presence-0");
        visits.push(visit("one", date(2026, 11, 20)));
        assert_eq!(shown(&library, &visits, 0), "accounts-0");
    }

    #[test]
    fn a_reflection_on_all_themes_leaves_them_in_their_order() {
        let mut library = library(&[1; 8]);
        let slugs: Vec<&str> = Theme::all().take(8).map(Theme::slug).collect();
        let quoted: Vec<String> = slugs.iter().map(|slug| format!("\"{slug}\"")).collect();
        add_reflection(&mut library, "all", &quoted.join(","));
        let mut visits: Vec<(GuideId, Date)> = (10..)
            .zip(&slugs)
            .map(|(day, slug)| visit(&format!("{slug}-0"), date(2026, 11, day)))
            .collect();
        visits.push(visit("all", date(2026, 11, 20)));
        for (swaps, slug) in (0..).zip(slugs) {
            assert_eq!(shown(&library, &visits, swaps), format!("{slug}-0"));
        }
    }

    #[test]
    fn the_shuffle_is_the_one_that_was_shipped() {
        // Another number here means that an update changes today's prompt under the reader's eyes.
        assert_eq!(shuffled("accounts", TODAY), 1_735_547_722_426_524_346);
    }

    #[test]
    fn without_prompts_there_is_none() {
        assert_eq!(todays_prompt(&Library::default(), &[], TODAY, 0, &[]), None);
    }

    #[test]
    fn a_prompt_of_a_track_comes_only_to_those_who_follow_it() {
        let mut library = Library::default();
        library
            .add_pack(
                "t",
                "theme = \"learning\"\ntrack = \"trainees\"\n[[prompts]]\nid = \"t-1\"\ntitle = \"t\"\nask = \"a\"\ndeeper = [\"d\"]\nsource = \"s\"\n",
            )
            .unwrap();
        let shown = |tracks: &[Track]| todays_prompt(&library, &[], TODAY, 0, tracks).is_some();
        assert!(!shown(&[]) && !shown(&[Track::Research]));
        assert!(shown(&[Track::Research, Track::Trainees]));
    }
}
