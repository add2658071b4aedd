//! The power cut at any moment: what was not yet synced is there, in part, or gone.
//!
//! The model is stricter than the file systems in use. Of what was written to a file since its last sync, any part may be
//! missing, whichever came first, and a write may be torn at any multiple of 512 bytes. Of names made, moved and removed since
//! their folder was last synced, the later ones may be missing; a file system keeps their order.

use super::recording::{self, Call};
use super::{Random, day, number, seed};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

const SECTOR: usize = 512;

#[derive(Debug, Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Length(usize),
}

impl Change {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Change::Write { at, bytes } => {
                content.resize(content.len().max(at + bytes.len()), 0);
                content[*at..at + bytes.len()].copy_from_slice(bytes);
            }
            Change::Length(length) => content.resize(*length, 0),
        }
    }
}

/// What a name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    File(usize),
    Folder,
}

#[derive(Debug, Clone)]
enum Naming {
    Add(PathBuf, Thing),
    Move(PathBuf, PathBuf),
    Remove(PathBuf),
}

impl Naming {
    fn folder(&self) -> &Path {
        let (Naming::Add(path, _) | Naming::Move(_, path) | Naming::Remove(path)) = self;
        path.parent().unwrap()
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, Thing>) {
        match self {
            Naming::Add(path, thing) => {
                names.insert(path.clone(), *thing);
            }
            Naming::Move(from, to) => {
                let thing = names.remove(from);
                names.extend(thing.map(|thing| (to.clone(), thing)));
            }
            Naming::Remove(path) => {
                names.remove(path);
            }
        }
    }
}

#[derive(Debug, Clone, Default)]
struct File {
    synced: Vec<u8>,
    since: Vec<Change>,
    length: usize,
}

impl File {
    fn change(&mut self, change: Change) {
        self.length = match &change {
            Change::Write { at, bytes } => self.length.max(at + bytes.len()),
            Change::Length(length) => *length,
        };
        self.since.push(change);
    }
}

/// A disk as the process sees it, and how much of it would survive.
#[derive(Default)]
pub struct Disk {
    files: Vec<File>,
    /// Open files: which of `files`, and where the next write goes; a folder leads to its path.
    open: BTreeMap<usize, (Result<usize, PathBuf>, usize)>,
    names: BTreeMap<PathBuf, Thing>,
    synced: BTreeMap<PathBuf, Thing>,
    since: Vec<Naming>,
    said: Vec<u8>,
}

impl Disk {
    /// One that holds the files of a folder already, all of them synced.
    pub fn holding(folder: &Path) -> Self {
        let mut disk = Self::default();
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let synced = fs::read(&path).unwrap();
            disk.names.insert(path, Thing::File(disk.files.len()));
            disk.files.push(File {
                length: synced.len(),
                synced,
                ..File::default()
            });
        }
        disk.names.insert(folder.to_owned(), Thing::Folder);
        disk.synced = disk.names.clone();
        disk
    }

    fn name(&mut self, naming: Naming) {
        naming.apply(&mut self.names);
        self.since.push(naming);
    }

    /// What a call does to it.
    pub fn take(&mut self, call: &Call) {
        match call {
            Call::Open {
                file,
                path,
                creates,
                truncates,
            } => {
                let opened = match self.names.get(path) {
                    Some(Thing::File(there)) => Ok(*there),
                    None if *creates => {
                        self.files.push(File::default());
                        let new = self.files.len() - 1;
                        self.name(Naming::Add(path.clone(), Thing::File(new)));
                        Ok(new)
                    }
                    _ => Err(path.clone()),
                };
                if let (Ok(at), true) = (&opened, *truncates) {
                    self.files[*at].change(Change::Length(0));
                }
                self.open.insert(*file, (opened, 0));
            }
            Call::Write { file, at, bytes } => {
                let Some((Ok(of), next)) = self.open.get_mut(file) else {
                    panic!("a write to what was never opened");
                };
                let start = at.map_or(*next, |at| usize::try_from(at).unwrap());
                if at.is_none() {
                    *next += bytes.len();
                }
                let change = Change::Write {
                    at: start,
                    bytes: bytes.clone(),
                };
                self.files[*of].change(change);
            }
            Call::Truncate { file, length } => {
                if let Some((Ok(of), _)) = self.open.get(file) {
                    self.files[*of].change(Change::Length(usize::try_from(*length).unwrap()));
                }
            }
            Call::Sync { file } => match self.open.get(file) {
                Some((Ok(of), _)) => {
                    let file = &mut self.files[*of];
                    for change in std::mem::take(&mut file.since) {
                        change.apply(&mut file.synced);
                    }
                }
                Some((Err(folder), _)) => {
                    let (last, later) = std::mem::take(&mut self.since)
                        .into_iter()
                        .partition::<Vec<_>, _>(|naming| naming.folder() == folder);
                    last.iter()
                        .for_each(|naming| naming.apply(&mut self.synced));
                    self.since = later;
                }
                None => panic!("a sync of what was never opened"),
            },
            Call::Close { file } => {
                self.open.remove(file);
            }
            Call::Rename { from, to } => self.name(Naming::Move(from.clone(), to.clone())),
            Call::Remove { path } => self.name(Naming::Remove(path.clone())),
            Call::MakeFolder { path } => self.name(Naming::Add(path.clone(), Thing::Folder)),
            Call::Say { bytes } => self.said.extend(bytes),
        }
    }

    /// How many acts the process had said are kept.
    fn acknowledged(&self) -> usize {
        let said = String::from_utf8_lossy(&self.said);
        said.lines().filter_map(day::kept).next_back().unwrap_or(0)
    }

    /// Puts together what a cut of the power leaves, below another folder. A kill leaves everything.
    pub fn leave(&self, random: Option<&mut Random>, from: &Path, to: &Path) {
        let mut names = self.synced.clone();
        let mut random = random;
        let kept = random.as_mut().map_or(self.since.len(), |random| {
            random.below(self.since.len() + 1)
        });
        self.since[..kept]
            .iter()
            .for_each(|naming| naming.apply(&mut names));
        for (path, thing) in &names {
            let place = to.join(path.strip_prefix(from).unwrap());
            match thing {
                Thing::Folder => fs::create_dir_all(&place).unwrap(),
                // Below a folder whose own name was lost there is nothing.
                Thing::File(_) if !place.parent().unwrap().is_dir() => {}
                Thing::File(at) => {
                    fs::write(&place, self.content(*at, random.as_deref_mut())).unwrap()
                }
            }
        }
    }

    fn content(&self, at: usize, random: Option<&mut Random>) -> Vec<u8> {
        let File { synced, since, .. } = &self.files[at];
        let mut content = synced.clone();
        let Some(random) = random else {
            since.iter().for_each(|change| change.apply(&mut content));
            return content;
        };
        for change in since {
            match (random.below(4), change) {
                (0, _) => {}
                (1, Change::Write { at, bytes }) => {
                    let torn = random.below(bytes.len() / SECTOR + 1) * SECTOR;
                    Change::Write {
                        at: *at,
                        bytes: bytes[..torn].to_vec(),
                    }
                    .apply(&mut content);
                }
                _ => change.apply(&mut content),
            }
        }
        content
    }
}

/// The calls of a day of so many acts.
fn recorded(home: &Path, seed: u64, acts: usize) -> Vec<Call> {
    let trace = home.join("trace");
    let command = day::child(&home.join("disk/journal"), seed, 0, acts);
    let mut child = recording::traced(&command, &trace, &[]).spawn().unwrap();
    let mut said = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(child.wait().unwrap().success(), "{said}");
    recording::read(&fs::read_to_string(&trace).unwrap(), &home.join("disk"))
}

/// Cuts the power, or kills the process, after each call in turn until so many states were looked at.
fn cut_after_each_call(states: u64, mut random: Option<Random>) {
    if !recording::is_possible() {
        return;
    }
    let seed = seed();
    let mut looked = 0;
    for day in 0.. {
        if looked >= states {
            break;
        }
        let home = tempfile::tempdir().unwrap();
        let place = home.path().canonicalize().unwrap();
        fs::create_dir(place.join("disk")).unwrap();
        let calls = recorded(&place, seed + day, 14);
        // Of a day's calls only so many are taken, a few from every part of it.
        let share = (calls.len() as u64).div_ceil(states - looked).max(1);
        let mut disk = Disk::default();
        for (at, call) in (0u64..).zip(&calls) {
            disk.take(call);
            let changes = !matches!(call, Call::Close { .. } | Call::Open { creates: false, .. });
            if !changes || (at + day) % share != 0 {
                continue;
            }
            let left = tempfile::tempdir().unwrap();
            disk.leave(random.as_mut(), &place.join("disk"), left.path());
            day::look(
                &left.path().join("journal"),
                seed + day,
                disk.acknowledged(),
            );
            looked += 1;
        }
    }
    println!("{looked} states looked at, nothing lost; seed {seed}");
}

/// Reliability list 12, 33.
#[test]
fn a_kill_after_any_call_loses_nothing_that_was_acknowledged() {
    cut_after_each_call(number("AFTERHOUR_CUTS", 150), None);
}

/// Reliability list 2, 3.
#[test]
fn a_cut_of_the_power_at_any_point_loses_nothing_that_was_acknowledged() {
    cut_after_each_call(number("AFTERHOUR_CUTS", 150), Some(Random(seed())));
}
