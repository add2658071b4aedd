//! What fields look like, and where the hardware cursor is.

use super::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;

fn draw(field: &Field, width: u16, height: u16, context: &Context) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal
        .draw(|frame| {
            let cursor = field
                .view(frame.area(), frame.buffer_mut(), context)
                .unwrap();
            frame.set_cursor_position(cursor);
        })
        .unwrap();
    terminal
}

/// The field on a screen; `▏` stands before the cell of the hardware cursor.
pub(super) fn shown(field: &Field, width: u16, height: u16) -> String {
    with(|context| {
        let mut terminal = draw(field, width, height, context);
        let cursor = terminal.get_cursor_position().unwrap();
        let buffer = terminal.backend().buffer();
        let row = |y: u16| {
            let mut row = String::new();
            let mut x = 0;
            while x < width {
                if (x, y) == (cursor.x, cursor.y) {
                    row.push('▏');
                }
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += u16::try_from(crate::tui::wrap::width_of(symbol))
                    .unwrap()
                    .max(1);
            }
            row.trim_end().to_owned()
        };
        (0..height).map(row).collect::<Vec<_>>().join("\n")
    })
}

#[test]
fn marks_are_underlined_and_stay_on_their_words() {
    let field = Field::new(
        &AnswerKind::Text,
        Some(&Answer::Text(Words::new("I recognised Siobhán there"))),
    );
    with(|context| {
        let marks = [
            (13..21, MarkKind::Identifying),
            (19..20, MarkKind::Current),
            (99..400, MarkKind::Identifying),
        ];
        let context = Context {
            marks: &marks,
            ..*context
        };
        let terminal = draw(&field, 16, 3, &context);
        let buffer = terminal.backend().buffer();
        let underlined: String = buffer
            .content()
            .iter()
            .filter(|cell| cell.modifier.contains(Modifier::UNDERLINED))
            .map(|cell| cell.symbol())
            .collect();
        assert_eq!(underlined, "Siobhán");
    });
}

#[test]
fn a_selection_is_seen_without_colour() {
    let mut field = Field::new(
        &AnswerKind::Line,
        Some(&Answer::Text(Words::new("one two"))),
    );
    let select = KeyEvent::new(KeyCode::Left, KeyModifiers::SHIFT | KeyModifiers::CONTROL);
    let _ = with(|context| field.apply(Input::Key(select), size(40), context));
    let terminal = with(|context| draw(&field, 20, 1, context));
    let reversed = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
    assert_eq!(
        terminal
            .backend()
            .buffer()
            .content()
            .iter()
            .filter(reversed)
            .count(),
        3
    );
}

#[test]
fn the_cursor_stays_inside_any_area() {
    for kind in [
        AnswerKind::Text,
        AnswerKind::Line,
        AnswerKind::Date,
        AnswerKind::YesNo,
        scale(0, 10),
        scale(0, 100),
        kinds(true),
        AnswerKind::Client,
        AnswerKind::FollowUps,
        voices(),
    ] {
        let mut field = blank(&kind);
        let _ = press(
            &mut field,
            "Down End \"K-07 and more words 漢字\" End Down Right",
        );
        for width in 1..20 {
            for height in 1..6 {
                let area = Rect::new(3, 2, width, height);
                let mut buffer = Buffer::empty(Rect::new(0, 0, 30, 10));
                let cursor = with(|context| field.view(area, &mut buffer, context)).unwrap();
                assert!(area.contains(cursor), "{kind:?} in {width}x{height}");
                for (at, cell) in buffer.content().iter().enumerate() {
                    let place = buffer.pos_of(at);
                    assert!(
                        cell.symbol() == " " || area.contains(place.into()),
                        "{kind:?} at {place:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_height_asked_for_shows_everything() {
    for kind in [
        AnswerKind::Date,
        AnswerKind::YesNo,
        kinds(false),
        AnswerKind::Client,
        AnswerKind::FollowUps,
        voices(),
    ] {
        let field = blank(&kind);
        let rows = with(|context| field.rows(40, context));
        let height = u16::try_from(rows).unwrap();
        assert!(!shown(&field, 40, height).contains("more"), "{kind:?}");
    }
}

#[test]
fn the_look_of_each_field() {
    let prose = "She sent the request at ten at night, from the account with her allotment on it. \
                 I did not press anything.";
    let mut day = blank(&AnswerKind::Date);
    let _ = press(&mut day, "\"thursday\"");
    let mut several = blank(&kinds(true));
    let _ = press(&mut several, "Space Down");
    let mut found = blank(&AnswerKind::Client);
    let _ = press(&mut found, "\"k\"");
    let mut new = blank(&AnswerKind::Client);
    let _ = press(&mut new, "\"z-1\"");
    let acts = [
        act(
            "explain on Thursday why I declined, before she asks",
            date(2026, 11, 26),
            None,
        ),
        act("read", date(2026, 11, 20), Some(TODAY)),
    ];
    let acts = Field::new(
        &AnswerKind::FollowUps,
        Some(&Answer::FollowUps(acts.to_vec())),
    );
    let mut counts = blank(&voices());
    let _ = press(&mut counts, "2 2 Down 8");
    let all = [
        (
            "prose",
            Field::new(&AnswerKind::Text, Some(&Answer::Text(Words::new(prose)))),
        ),
        ("day", day),
        ("yes or no", blank(&AnswerKind::YesNo)),
        ("scale", Field::new(&scale(0, 10), Some(&Answer::Scale(4)))),
        ("long scale", blank(&scale(0, 100))),
        ("several", several),
        ("client", found),
        ("new client", new),
        ("acts", acts),
        ("counts", counts),
    ];
    let look = |width: u16| -> String {
        all.iter()
            .map(|(name, field)| {
                let rows = with(|context| field.rows(width, context));
                let height = u16::try_from(rows).unwrap();
                format!("{name}:\n{}\n\n", shown(field, width, height))
            })
            .collect()
    };
    insta::assert_snapshot!(look(40), @r"
    prose:
    She sent the request at ten at night,
    from the account with her allotment on
    it. I did not press anything.▏

    day:
    thursday▏
    Thursday 26 November 2026

    yes or no:
    ▏▸ ( ) yes
      ( ) no

    scale:
      0  1  2  3 [▏4] 5  6  7  8  9 10
    0 not at all        10 constantly

    4 of 10

    long scale:
    ▏────────────────────────────────────────
    0 not at all              100 constantly

    not answered yet: Left and Right, or
    type a number

    several:
      [x] a friend request or a follow
    ▏▸ [ ] somebody shared client work in a
          closed professional group
      [ ] a review about me
      [ ] something else

    client:
    k▏
    Enter takes K-07

    ▸ K-07
      K-11

    new client:
    z-1▏
    new code, not in the register yet

    acts:
    ▸ what  explain on Thursday why I
            declined, before she asks▏
      by    26 November 2026   Thursday

      what  read
      by    20 November 2026   Friday
      done  21 November 2026

      Enter on the last day adds another,
      Ctrl+D takes one away

    counts:
      my own modality                     22
    ▏▸ other modalities                     8
      clients and the public, in           ·
      their own words and unprompted

      30 in all; + and - count, or type a
      number
    ");
    insta::assert_snapshot!(look(76), @r"
    prose:
    She sent the request at ten at night, from the account with her allotment
    on it. I did not press anything.▏

    day:
    thursday▏
    Thursday 26 November 2026

    yes or no:
    ▏▸ ( ) yes
      ( ) no

    scale:
      0  1  2  3 [▏4] 5  6  7  8  9 10
    0 not at all        10 constantly

    4 of 10

    long scale:
    ▏───────────────────────────────────────────────────
    0 not at all                         100 constantly

    not answered yet: Left and Right, or type a number

    several:
      [x] a friend request or a follow
    ▏▸ [ ] somebody shared client work in a closed professional group
      [ ] a review about me
      [ ] something else

    client:
    k▏
    Enter takes K-07

    ▸ K-07
      K-11

    new client:
    z-1▏
    new code, not in the register yet

    acts:
    ▸ what  explain on Thursday why I declined, before she asks▏
      by    26 November 2026   Thursday

      what  read
      by    20 November 2026   Friday
      done  21 November 2026

      Enter on the last day adds another, Ctrl+D takes one away

    counts:
      my own modality                                               22
    ▏▸ other modalities                                               8
      clients and the public, in their own words and unprompted      ·

      30 in all; + and - count, or type a number
    ");
    // Too low for all of it: the list moves with the cursor and says so.
    let mut low = blank(&kinds(false));
    let _ = press(&mut low, "Down Down");
    insta::assert_snapshot!(shown(&low, 40, 3), @r"
          closed professional group
    ▏▸ ( ) a review about me
    ▲ more above   ▼ more below
    ");
}

#[test]
fn the_day_of_an_act_that_is_done_is_kept_as_the_page_says_it() {
    let acts = |done| Answer::FollowUps(vec![act("read", date(2026, 11, 26), done)]);
    for (done, by) in [
        (Some(TODAY), date(2026, 11, 20)),
        (None, date(2027, 11, 20)),
    ] {
        let mut field = Field::new(&AnswerKind::FollowUps, Some(&acts(done)));
        let _ = press(&mut field, "Down");
        let _ = press(&mut field, &"Back ".repeat("26 November 2026".len()));
        let _ = press(&mut field, "\"20 november\"");
        let kept = field.answer(TODAY).unwrap();
        assert_eq!(kept, Some(Answer::FollowUps(vec![act("read", by, done)])));
        let said = format!("Friday {}", dates::say(by));
        let seen = shown(&field, 60, 8);
        assert_eq!(seen.contains(&said), done.is_some(), "{seen}");
    }
}
