//! One person under a name and its short form: "Daniel Hart" and "Dan".

use super::super::doc::{Doc, Found};
use super::super::spelling::short_forms;
use super::{Cast, parts, same};
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Cast<'_> {
    /// Makes one of two people where the first name of one is a short form of the other's, and of nobody else's here, and
    /// nothing else that is said of them differs.
    pub(in super::super) fn settle(&mut self) {
        if self.people.len() < 2 {
            return;
        }
        let mut given: HashMap<String, Vec<usize>> = HashMap::new();
        for (who, person) in self.people.iter().enumerate() {
            let spelt = [Some(person.given.clone()), spelt_otherwise(&person.given)];
            for name in spelt.into_iter().flatten() {
                given.entry(name).or_default().push(who);
            }
        }
        // Whom somebody may be by a short form.
        let mut may_be: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (long, longs) in &given {
            let Some(shorts) = short_forms(long) else {
                continue;
            };
            let shorts = shorts.filter_map(|short| given.get(short)).flatten();
            for short in shorts.filter(|short| !longs.contains(short)) {
                may_be.entry(*short).or_default().extend(longs);
            }
        }
        for (short, longs) in may_be {
            let mut longs = longs.into_iter();
            if let (Some(long), None) = (longs.next(), longs.next())
                && self.may_be_one(short, long)
            {
                self.make_one(short, long);
            }
        }
    }

    fn may_be_one(&self, short: usize, long: usize) -> bool {
        let (one, other) = (&self.people[short], &self.people[long]);
        let mut lasts = one.full.iter().map(|(_, last)| last);
        let of_one_family = one.full.is_empty()
            || other.full.is_empty()
            || lasts.all(|last| other.full.iter().any(|(_, theirs)| same(last, theirs)));
        let differ = one.role.is_some() && other.role.is_some() && one.role != other.role;
        of_one_family && !differ
    }

    fn make_one(&mut self, short: usize, long: usize) {
        let one = std::mem::take(&mut self.people[short]);
        let other = &mut self.people[long];
        other.titled |= one.titled;
        other.apart |= one.apart;
        other.role = other.role.take().or(one.role);
        other.full.extend(one.full);
        other.also.push(other.given.clone());
        other.also.push(one.given);
        for bearers in self.names.values_mut() {
            for who in bearers.iter_mut().filter(|who| **who == short) {
                *who = long;
            }
            bearers.dedup();
        }
    }

    /// "taken for one person with “Daniel”.", where a name is another form of theirs.
    pub(in super::super) fn also(&mut self, doc: &Doc, found: &Found) -> Option<String> {
        let parts = parts(doc, found);
        let who = self.who(&parts);
        let also = &self.people[who].also;
        let other = also.iter().find(|name| !parts.contains(name))?;
        let first = other.chars().next()?.to_uppercase();
        let rest = &other[other.chars().next()?.len_utf8()..];
        Some(format!(
            "taken for one person with \u{201c}{first}{rest}\u{201d}."
        ))
    }
}

/// "katherine" of "catherine", and the other way round.
fn spelt_otherwise(given: &str) -> Option<String> {
    let other = |(from, to): (&str, &str)| Some(format!("{to}{}", given.strip_prefix(from)?));
    [("ca", "ka"), ("ka", "ca")].into_iter().find_map(other)
}
