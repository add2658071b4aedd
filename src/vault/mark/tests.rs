#![allow(clippy::unwrap_used)]
use super::*;
use jiff::civil::date;

fn root(generation: i64) -> Root {
    Root {
        generation,
        sum: [7; SEAL],
        count: 0,
        written: "2026-11-21T09:30:00+00:00[UTC]".into(),
    }
}

#[test]
fn every_journal_has_a_mark_of_its_own_in_one_folder() {
    let home = tempfile::tempdir().unwrap();
    let keys = [1, 2].map(|_| Payload::generate(date(2026, 11, 21)));
    let at = |place: &str, key| Marks::of(home.path(), Path::new(place), key).unwrap();
    let marks = keys.each_ref().map(|key| at("/journal", key));
    for (mark, generation) in marks.iter().zip(1..) {
        assert_eq!(mark.read().unwrap(), Found::Nothing);
        mark.write(&root(generation)).unwrap();
    }
    for ((mark, key), generation) in marks.iter().zip(&keys).zip(1..) {
        assert_eq!(mark.read().unwrap(), Found::Marks(vec![root(generation)]));
        let renewed = key.renewed(date(2026, 11, 22));
        let other_key = Found::OtherKey(root(generation).written);
        assert_eq!(mark.under(&renewed).read().unwrap(), other_key);
        let by_proof = |key: &Payload| mark.under(&renewed).read_by(&proof(key));
        assert_eq!(by_proof(key), Some(Found::Marks(vec![root(generation)])));
        assert_eq!(by_proof(&renewed), Some(other_key));
    }
}

#[test]
fn a_place_without_a_mark_is_held_against_those_that_the_same_key_made_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let key = Payload::generate(date(2026, 11, 21));
    let other_key = key.renewed(date(2026, 11, 21));
    let at = |place: &str, key| Marks::of(home.path(), Path::new(place), key).unwrap();
    at("/a", &key).write(&root(5)).unwrap();
    at("/b", &other_key).write(&root(9)).unwrap();
    assert_eq!(at("/a", &key).read().unwrap(), Found::Marks(vec![root(5)]));
    assert_eq!(at("/c", &key).read().unwrap(), Found::Marks(vec![root(5)]));
    let restored = other_key.renewed(date(2026, 11, 21));
    assert_eq!(at("/c", &restored).read().unwrap(), Found::Nothing);
    let put_in_place = Found::OtherKey(root(9).written);
    assert_eq!(at("/b", &key).read().unwrap(), put_in_place);

    at("/d", &key).write(&root(7)).unwrap();
    let found = at("/c", &key).read().unwrap();
    assert_eq!(found.farthest().map(|mark| mark.generation), Some(7));
    for as_it_was_left_at_one in [5, 7, 8] {
        assert_eq!(unlike(&root(as_it_was_left_at_one), &found), None);
    }
    for older in [4, 6] {
        let told = unlike(&root(older), &found);
        assert!(matches!(told, Some(Unlike::Older { .. })), "{told:?}");
    }
}

#[test]
fn the_mark_of_an_earlier_program_counts_until_the_journal_it_is_of_has_one_of_its_place() {
    let home = tempfile::tempdir().unwrap();
    let key = Payload::generate(date(2026, 11, 21));
    let other_key = key.renewed(date(2026, 11, 21));
    let at = |place: &str, key| Marks::of(home.path(), Path::new(place), key).unwrap();
    let (mine, beside) = (at("/a", &key), at("/b", &other_key));
    let earlier = home.path().join(mine.earlier());
    mine.write(&root(5)).unwrap();
    std::fs::rename(home.path().join(mine.name()), &earlier).unwrap();
    assert_eq!(mine.read().unwrap(), Found::Marks(vec![root(5)]));
    let not_its_own = Found::OtherKey(root(5).written);
    assert_eq!(beside.read().unwrap(), not_its_own);
    beside.drop_earlier().unwrap();
    assert!(earlier.exists());
    mine.write(&root(6)).unwrap();
    mine.drop_earlier().unwrap();
    assert_eq!(mine.read().unwrap(), Found::Marks(vec![root(6)]));
    assert_eq!(beside.read().unwrap(), Found::Nothing);
}

#[test]
fn the_mark_of_an_earlier_program_counts_also_beside_those_of_other_places() {
    let home = tempfile::tempdir().unwrap();
    let key = Payload::generate(date(2026, 11, 21));
    let at = |place: &str| Marks::of(home.path(), Path::new(place), &key).unwrap();
    let (moved, elsewhere) = (at("/a"), at("/b"));
    moved.write(&root(9)).unwrap();
    let earlier = home.path().join(moved.earlier());
    std::fs::rename(home.path().join(moved.name()), &earlier).unwrap();
    elsewhere.write(&root(5)).unwrap();
    let found = moved.read().unwrap();
    assert_eq!(found.farthest(), Some(&root(9)));
    let told = unlike(&root(8), &found);
    assert!(matches!(told, Some(Unlike::Older { .. })), "{told:?}");
    std::fs::write(&earlier, "half a ma").unwrap();
    assert_eq!(moved.read().unwrap(), Found::Marks(vec![root(5)]));
}

#[cfg(unix)]
#[test]
fn a_mark_is_written_over_only_where_nobody_else_has_it() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let home = tempfile::tempdir().unwrap();
    let key = Payload::generate(date(2026, 11, 21));
    let mark = Marks::of(home.path(), Path::new("/journal"), &key).unwrap();
    let path = home.path().join(mark.name());
    let other = home.path().join("other");
    let kept = |generation| {
        mark.write(&root(generation)).unwrap();
        assert_eq!(mark.read().unwrap(), Found::Marks(vec![root(generation)]));
        let found = std::fs::symlink_metadata(&path).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o600);
        found.ino()
    };
    let first = kept(1);
    assert_eq!(kept(2), first);
    assert_ne!(kept(10), first, "it is longer");

    std::fs::hard_link(&path, &other).unwrap();
    let linked = std::fs::read(&other).unwrap();
    kept(11);
    assert_eq!(std::fs::read(&other).unwrap(), linked);

    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
    kept(12);

    std::fs::remove_file(&path).unwrap();
    symlink(&other, &path).unwrap();
    kept(13);
    assert_eq!(std::fs::read(&other).unwrap(), linked);
}

#[test]
fn only_sixty_four_digits_are_a_seal() {
    let hex = "0f".repeat(SEAL);
    assert_eq!(from_hex(&hex), Some([15; SEAL]));
    assert_eq!(to_hex(&[15; SEAL]), hex);
    for other in [
        &hex[2..],
        &format!("{hex}00"),
        &hex.replacen("0f", "\u{e9}", 1),
        &hex.replacen('f', "g", 1),
        &format!("0\u{e9}{}", &hex[3..]),
    ] {
        assert_eq!(from_hex(other), None, "{other}");
    }
}

#[test]
fn an_older_journal_and_another_one_of_the_same_age_are_told_apart() {
    let mark = Found::Marks(vec![root(5)]);
    let told = |file: &Root| unlike(file, &mark);
    assert_eq!(told(&root(5)), None);
    assert_eq!(told(&root(6)), None);
    assert!(matches!(told(&root(4)), Some(Unlike::Older { .. })));
    let other = Root {
        sum: [8; SEAL],
        ..root(5)
    };
    assert!(matches!(told(&other), Some(Unlike::Other { .. })));
    let newer = Root {
        generation: 6,
        ..other
    };
    assert_eq!(told(&newer), None);
}
