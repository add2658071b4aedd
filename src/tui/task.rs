//! Work the interface has done for it, as values; and the one file of the interface that touches vault, disk and clock.

use super::desk::{Desk, Unfinished};
use super::marks::engine;
use super::screens::Moment;
use crate::anonymise::Register;
use crate::domain::{
    Answer, Client, ClientCode, DraftId, Entry, EntryHead, EntryId, Filter, Guide, GuideKind, Hit,
    Page, Period, Plan, QuestionId, Receipt, Settings, Status, Supervisor, Words,
};
use crate::failure::Failure;
use crate::figures;
use crate::guides::{self, Library};
use crate::passphrase::{self, Passphrase};
use crate::supervision::{self, Identity, Preparation, Received, Recipient, Summary};
use crate::vault::{Cost, Vault};
use jiff::{ToSpan, Zoned};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Weeks of the calendar on Today.
const WEEKS: i32 = 12;

/// Entries counted before "or more" would do; keeps counting quick in a large journal.
const COUNTED: usize = 100_000;

/// Something to be done away from the screen. Performed one after another, in order.
#[derive(Debug)]
pub enum Task {
    /// Make a new journal.
    Create {
        /// Its folder.
        dir: PathBuf,
        /// What unlocks it.
        passphrase: Passphrase,
    },
    /// Unlock.
    Unlock(Passphrase),
    /// Close the vault and forget the key.
    Lock,
    /// Lay the desk of an open journal: at the end of the wizard, and for the demo.
    Begin,
    /// Gather the desk again.
    Refresh,
    /// Keep a page as a draft.
    KeepDraft {
        /// Which writing it is, so that a draft whose number has not come back yet is not kept twice.
        writing: u64,
        /// The draft it was before, if any.
        draft: Option<DraftId>,
        /// What is written so far.
        page: Box<Page>,
        /// Its guide.
        guide: Arc<Guide>,
        /// The question in front of the writer.
        at: Option<QuestionId>,
        /// The entry it revises.
        revises: Option<EntryId>,
    },
    /// Throw a draft away.
    DropDraft(DraftId),
    /// Keep a page as an entry.
    Save {
        /// What was written.
        page: Box<Page>,
        /// Its guide.
        guide: Arc<Guide>,
        /// The entry it revises.
        revises: Option<EntryId>,
        /// Which writing it is.
        writing: u64,
        /// The draft it was.
        draft: Option<DraftId>,
    },
    /// Change one answer in a new revision.
    Amend {
        /// The entry.
        id: EntryId,
        /// The question's id.
        question: &'static str,
        /// The answer.
        answer: Answer,
        /// What to say when it is done.
        say: String,
    },
    /// Tick the first open follow-up of an entry off, or the one at a position.
    TickOff {
        /// The entry.
        id: EntryId,
        /// Its place, from 0.
        position: Option<usize>,
    },
    /// Fetch an entry.
    Read {
        /// Its number.
        id: EntryId,
        /// An earlier revision; `None` for the newest.
        revision: Option<u32>,
    },
    /// Fetch part of a list.
    Find {
        /// Which entries.
        filter: Box<Filter>,
        /// How many to leave out.
        offset: usize,
        /// How many to fetch.
        limit: usize,
        /// Who asks: comes back with the answer, so that a late one is told apart.
        ticket: u64,
    },
    /// Move to the trash.
    Trash(EntryId),
    /// Take back from the trash.
    PutBack(EntryId),
    /// Add a client, or change their words.
    PutClient(Client),
    /// Take a client out of the register.
    RemoveClient(ClientCode),
    /// Add a supervisor, or change one.
    PutSupervisor(Supervisor),
    /// Take a supervisor out.
    RemoveSupervisor(String),
    /// Keep the settings.
    PutSettings(Settings),
    /// Another prompt for today.
    Swap,
    /// Gather what would be shared.
    Prepare {
        /// The supervisor's name.
        to: String,
        /// From when until when.
        period: Period,
        /// Which entries.
        entries: Vec<EntryId>,
        /// What to ask.
        questions: Vec<Words>,
    },
    /// Take an unfinished preparation up again.
    Resume(String),
    /// Keep an unfinished preparation.
    KeepPreparation(Box<Plan>),
    /// Throw an unfinished preparation away.
    DropPreparation(String),
    /// Seal a summary.
    Seal {
        /// What leaves.
        summary: Box<Summary>,
        /// The supervisor.
        to: Supervisor,
        /// Instead of their recipient.
        passphrase: Option<Passphrase>,
        /// Where the file goes.
        into: PathBuf,
    },
    /// A key pair of one's own.
    NewIdentity,
    /// Open a sealed file.
    OpenSealed {
        /// Which.
        path: PathBuf,
        /// For a file sealed with one.
        passphrase: Option<Passphrase>,
    },
    /// Write a text into a new file: the recovery sheet.
    WriteFile {
        /// Which.
        path: PathBuf,
        /// What.
        text: Words,
    },
}

/// What came of a task.
#[derive(Debug)]
pub enum Done {
    /// A journal was made; the sheet is shown once.
    Created(Sheet),
    /// It is unlocked.
    Unlocked(Box<Desk>),
    /// The vault is closed.
    Locked,
    /// Something changed; the words say what, empty for nothing to say.
    Changed(Box<Desk>, String),
    /// A draft was kept.
    Kept {
        /// Of which writing: another may lie on top of it by now.
        writing: u64,
        /// The draft.
        draft: DraftId,
    },
    /// An entry was kept.
    Saved(Box<EntryHead>),
    /// An entry, with its revisions.
    Opened {
        /// The entry.
        entry: Box<Entry>,
        /// The guide in the version it was written with.
        guide: Arc<Guide>,
        /// Numbers and times of its revisions, oldest first.
        revisions: Vec<(u32, Zoned)>,
        /// How lists show it.
        head: Box<EntryHead>,
    },
    /// Part of a list.
    Found {
        /// Who asked.
        ticket: u64,
        /// From which row.
        offset: usize,
        /// The rows.
        hits: Vec<Hit>,
        /// How many there are in all.
        total: usize,
    },
    /// Findings to decide.
    Prepared(Box<Preparation>),
    /// It is sealed.
    Sealed {
        /// What stays.
        receipt: Box<Receipt>,
        /// Where the file lies.
        path: PathBuf,
    },
    /// A sealed file was opened.
    Received {
        /// The text.
        received: Received,
        /// Which file.
        path: PathBuf,
    },
    /// A sealed file wants a passphrase.
    WantsPassphrase(PathBuf),
    /// A file was written.
    Written(PathBuf),
    /// It could not be done.
    Failed(Failure),
}

/// The recovery sheet as the wizard shows it.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The whole sheet.
    pub text: Words,
    /// The secret's groups, of which three are asked back.
    pub groups: Vec<Words>,
    /// Which three, from 0.
    pub asked: [usize; 3],
}

/// The wall clock, and the time since the program began. The second one goes on while the machine sleeps (where
/// the system can tell), so that a laptop opened again after an hour is locked.
pub struct Clock {
    began: Duration,
}

impl Clock {
    /// A clock that begins now.
    pub fn start() -> Self {
        Self { began: awake() }
    }

    /// The moment it is.
    pub fn read(&self) -> Moment {
        Moment {
            now: Zoned::now(),
            elapsed: awake().saturating_sub(self.began),
        }
    }
}

#[cfg(target_os = "linux")]
fn awake() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        time.tv_nsec.unsigned_abs() as u32,
    )
}

#[cfg(not(target_os = "linux"))]
fn awake() -> Duration {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGAN.get_or_init(std::time::Instant::now).elapsed()
}

/// Owns the vault and performs tasks, one after another.
pub struct Worker {
    journal: PathBuf,
    exports: PathBuf,
    library: Arc<Library>,
    vault: Option<Vault>,
    /// The draft of each writing.
    drafts: HashMap<u64, DraftId>,
}

impl Worker {
    /// A worker for the journal in this folder; nothing is opened yet. `exports` is the folder offered for sealed files.
    pub fn new(journal: &Path, exports: &Path, library: Arc<Library>) -> Self {
        Self {
            journal: journal.to_owned(),
            exports: exports.to_owned(),
            library,
            vault: None,
            drafts: HashMap::new(),
        }
    }

    /// A worker whose journal is open already: the demo's.
    pub fn unlocked(journal: &Path, exports: &Path, library: Arc<Library>, vault: Vault) -> Self {
        Self {
            vault: Some(vault),
            ..Self::new(journal, exports, library)
        }
    }

    /// Does it. Whatever goes wrong comes back as [`Done::Failed`].
    pub fn perform(&mut self, task: Task, now: &Zoned) -> Done {
        self.attempt(task, now).unwrap_or_else(Done::Failed)
    }

    fn attempt(&mut self, task: Task, now: &Zoned) -> Result<Done, Failure> {
        match task {
            Task::Create { dir, passphrase } => {
                let dir = whole(&dir);
                let (vault, sheet) = Vault::create(&dir, &passphrase, Cost::STANDARD, now)?;
                self.journal = dir;
                self.vault = Some(vault);
                let groups: Vec<Words> = sheet
                    .groups()
                    .iter()
                    .map(|group| Words::new(group))
                    .collect();
                let asked = some_groups(groups.len());
                Ok(Done::Created(Sheet {
                    text: Words::new(&sheet.text()),
                    groups,
                    asked,
                }))
            }
            Task::Unlock(passphrase) => {
                self.vault = Some(Vault::open(&self.journal, &passphrase, now)?);
                self.desk(now).map(|desk| Done::Unlocked(Box::new(desk)))
            }
            Task::Begin => self.desk(now).map(|desk| Done::Unlocked(Box::new(desk))),
            Task::Lock => {
                self.vault = None;
                Ok(Done::Locked)
            }
            Task::WriteFile { path, text } => {
                let path = whole(&path);
                supervision::write_sealed(&path, text.read().as_bytes())?;
                Ok(Done::Written(path))
            }
            Task::Refresh => self.changed(now, ""),
            Task::KeepDraft {
                writing,
                draft,
                page,
                guide,
                at,
                revises,
            } => {
                let draft = draft.or_else(|| self.drafts.get(&writing).copied());
                let vault = self.open()?;
                let id = vault.keep_draft(draft, &page, &guide, at.as_ref(), revises, now)?;
                self.drafts.insert(writing, id);
                Ok(Done::Kept { writing, draft: id })
            }
            Task::DropDraft(id) => {
                self.open()?.drop_draft(id)?;
                self.changed(now, "The draft is gone.")
            }
            Task::Save {
                page,
                guide,
                revises,
                writing,
                draft,
            } => {
                let draft = draft.or_else(|| self.drafts.get(&writing).copied());
                let head = self.open()?.save(&page, &guide, revises, draft, now)?;
                Ok(Done::Saved(Box::new(head)))
            }
            Task::Amend {
                id,
                question,
                answer,
                say,
            } => {
                self.open()?.amend(id, question, answer, now)?;
                self.changed(now, &say)
            }
            Task::TickOff { id, position } => self.tick_off(id, position, now),
            Task::Read { id, revision } => self.read(id, revision),
            Task::Find {
                filter,
                offset,
                limit,
                ticket,
            } => {
                let vault = self.open()?;
                let hits = vault.find(&filter, offset, limit)?;
                let total = vault.count(&filter, COUNTED)?;
                Ok(Done::Found {
                    ticket,
                    offset,
                    hits,
                    total,
                })
            }
            Task::Trash(id) => {
                self.open()?.trash(id, now)?;
                self.changed(now, "Moved to the trash for 30 days.")
            }
            Task::PutBack(id) => {
                self.open()?.put_back(id)?;
                self.changed(now, "Back in the journal.")
            }
            Task::PutClient(client) => {
                self.open()?.put_client(&client)?;
                self.changed(now, &format!("{} is in the register.", client.code))
            }
            Task::RemoveClient(code) => {
                self.open()?.remove_client(&code)?;
                self.changed(
                    now,
                    &format!("{code} is no longer in the register; the entries stay."),
                )
            }
            Task::PutSupervisor(supervisor) => {
                self.open()?.put_supervisor(&supervisor)?;
                self.changed(now, &format!("{} is kept.", supervisor.name))
            }
            Task::RemoveSupervisor(name) => {
                self.open()?.remove_supervisor(&name)?;
                self.changed(now, &format!("{name} was removed; the receipts stay."))
            }
            Task::PutSettings(settings) => {
                self.open()?.put_settings(&settings)?;
                self.changed(now, "Kept.")
            }
            Task::Swap => {
                self.open()?.swap(now.date())?;
                self.changed(now, "")
            }
            Task::Prepare {
                to,
                period,
                entries,
                questions,
            } => self.prepare(&to, period, &entries, &questions),
            Task::Resume(to) => self.resume(&to),
            Task::KeepPreparation(plan) => {
                self.open()?.put_preparation(&plan)?;
                self.changed(now, "The review is kept; go on with it under Supervision.")
            }
            Task::DropPreparation(to) => {
                self.open()?.drop_preparation(&to)?;
                self.changed(now, "The unfinished review is gone.")
            }
            Task::Seal {
                summary,
                to,
                passphrase,
                into,
            } => self.seal(&summary, &to, passphrase, whole(&into), now),
            Task::NewIdentity => {
                let secret = Identity::generate().reveal();
                self.open()?.put_identity(&secret)?;
                self.changed(now, "A key pair was made and is kept in this journal.")
            }
            Task::OpenSealed { path, passphrase } => self.open_sealed(whole(&path), passphrase),
        }
    }

    fn open(&mut self) -> Result<&mut Vault, Failure> {
        self.vault.as_mut().ok_or_else(Failure::locked)
    }

    fn changed(&mut self, now: &Zoned, say: &str) -> Result<Done, Failure> {
        let desk = self.desk(now)?;
        Ok(Done::Changed(Box::new(desk), say.to_owned()))
    }

    fn tick_off(
        &mut self,
        id: EntryId,
        position: Option<usize>,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let vault = self.open()?;
        let (entry, _) = vault.read(id)?;
        let mut acts = entry.page.follow_ups().to_vec();
        let position = position.or_else(|| acts.iter().position(|act| act.done.is_none()));
        let Some(act) = position.and_then(|position| acts.get_mut(position)) else {
            return self.changed(now, "No open follow-up here.");
        };
        act.done = Some(now.date());
        let question = crate::domain::known::FOLLOW_UPS;
        vault.amend(id, question, Answer::FollowUps(acts), now)?;
        self.changed(now, "Ticked off.")
    }

    fn read(&mut self, id: EntryId, revision: Option<u32>) -> Result<Done, Failure> {
        let vault = self.open()?;
        let (entry, guide) = match revision {
            Some(revision) => vault.read_revision(id, revision)?,
            None => vault.read(id)?,
        };
        let revisions = vault.revisions(id)?;
        let head = vault.head(id)?;
        Ok(Done::Opened {
            entry: Box::new(entry),
            guide: Arc::new(guide),
            revisions,
            head: Box::new(head),
        })
    }

    fn prepare(
        &mut self,
        to: &str,
        period: Period,
        entries: &[EntryId],
        questions: &[Words],
    ) -> Result<Done, Failure> {
        let vault = self.vault.as_ref().ok_or_else(Failure::locked)?;
        let chosen = entries
            .iter()
            .map(|id| vault.read(*id))
            .collect::<Result<Vec<_>, _>>()?;
        let register = Register::of(&vault.clients()?);
        let preparation = Preparation::of(to, period, &chosen, questions, engine(), &register);
        Ok(Done::Prepared(Box::new(preparation)))
    }

    fn resume(&mut self, to: &str) -> Result<Done, Failure> {
        let plan = self.open()?.preparation(to)?;
        let Some(plan) = plan else {
            return Err(Failure::new(
                "there is no unfinished review for this supervisor",
            ));
        };
        let done = self.prepare(to, plan.period, &plan.entries, &plan.questions)?;
        if let Done::Prepared(mut preparation) = done {
            preparation.apply(&plan);
            return Ok(Done::Prepared(preparation));
        }
        Ok(done)
    }

    fn seal(
        &mut self,
        summary: &Summary,
        to: &Supervisor,
        passphrase: Option<Passphrase>,
        into: PathBuf,
        now: &Zoned,
    ) -> Result<Done, Failure> {
        let recipients = match passphrase {
            None => vec![Recipient::parse(&to.recipient)?],
            Some(_) => Vec::new(),
        };
        let sealed = match &passphrase {
            Some(passphrase) => supervision::seal_with_passphrase(summary, passphrase)?,
            None => supervision::seal(summary, &recipients)?,
        };
        supervision::write_sealed(&into, &sealed)?;
        let file = into.file_name().unwrap_or_default().to_string_lossy();
        let receipt = supervision::receipt(summary, &recipients, &sealed, &file, now);
        let vault = self.open()?;
        vault.put_receipt(&receipt)?;
        vault.drop_preparation(&to.name)?;
        Ok(Done::Sealed {
            receipt: Box::new(receipt),
            path: into,
        })
    }

    fn open_sealed(
        &mut self,
        path: PathBuf,
        passphrase: Option<Passphrase>,
    ) -> Result<Done, Failure> {
        let sealed = supervision::read_sealed(&path)?;
        let received = match passphrase {
            Some(passphrase) => supervision::open_with_passphrase(&sealed, &passphrase)?,
            None if supervision::wants_passphrase(&sealed)? => {
                return Ok(Done::WantsPassphrase(path));
            }
            None => {
                let secret = self.open()?.identity()?;
                let Some(secret) = secret else {
                    return Err(Failure::new("this journal holds no key pair to open it with")
                        .hint("make one under Supervision with y, and give the public half to whoever seals for you"));
                };
                supervision::open(&sealed, &Identity::parse(&secret)?)?
            }
        };
        Ok(Done::Received { received, path })
    }

    fn desk(&mut self, now: &Zoned) -> Result<Desk, Failure> {
        let vault = self.vault.as_ref().ok_or_else(Failure::locked)?;
        let today = now.date();
        let visits = vault.visits()?;
        let prompt = guides::todays_prompt(
            &self.library,
            &visits,
            today,
            vault.swaps(today)?,
            &vault.settings()?.tracks(),
        );
        let count = |filter: Filter| vault.count(&filter, COUNTED);
        let from = today.checked_sub((WEEKS * 7).days()).unwrap_or(today);
        let drafts = vault
            .drafts()?
            .into_iter()
            .map(|(draft, guide)| Unfinished { draft, guide })
            .collect();
        let incidents = Status::ALL
            .into_iter()
            .map(|status| {
                let filter = Filter {
                    kind: Some(GuideKind::Incident),
                    status: Some(status),
                    ..Filter::default()
                };
                count(filter).map(|number| (status, number))
            })
            .collect::<Result<_, _>>()?;
        let own_recipient = match vault.identity()? {
            Some(secret) => Some(Identity::parse(&secret)?.recipient().as_str().to_owned()),
            None => None,
        };
        let clients = vault.clients()?;
        let supervisors = vault.supervisors()?;
        let mut preparations = Vec::new();
        for supervisor in &supervisors {
            if vault.preparation(&supervisor.name)?.is_some() {
                preparations.push(supervisor.name.clone());
            }
        }
        Ok(Desk {
            journal: self.journal.clone(),
            exports: self.exports.clone(),
            library: Arc::clone(&self.library),
            today,
            prompt: prompt.map(|guide| guide.id.clone()),
            answered: prompt.is_some_and(|guide| visits.contains(&(guide.id.clone(), today))),
            due: vault.due()?,
            drafts,
            calendar: figures::calendar(&vault.rhythm(from)?, today, WEEKS as usize),
            neglected: figures::neglected(&vault.themes_visited()?, today, 2),
            register: Register::of(&clients),
            clients,
            supervisors,
            preparations,
            receipts: vault.receipts()?,
            own_recipient,
            settings: vault.settings()?,
            incidents,
            near_misses: count(Filter {
                kind: Some(GuideKind::NearMiss),
                ..Filter::default()
            })?,
            agenda: count(Filter {
                for_supervision: true,
                ..Filter::default()
            })?,
            entries: count(Filter::default())?,
        })
    }
}

/// Three different places below `count`, in rising order, drawn at random.
fn some_groups(count: usize) -> [usize; 3] {
    let mut drawn = std::collections::BTreeSet::new();
    while drawn.len() < 3.min(count) {
        let mut byte = [0];
        getrandom::fill(&mut byte).expect("the system gives random bytes");
        drawn.insert(usize::from(byte[0]) % count);
    }
    let mut places = drawn.into_iter();
    std::array::from_fn(|_| places.next().unwrap_or_default())
}

/// The whole path of what was typed: `~` is the home directory, and the rest counts from where the program was started.
fn whole(typed: &Path) -> PathBuf {
    let path = match (typed.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => typed.to_owned(),
    };
    std::path::absolute(&path).unwrap_or(path)
}

/// Six words drawn at random: 66 bits.
pub fn six_words() -> Passphrase {
    let mut bytes = zeroize::Zeroizing::new([0; 9]);
    getrandom::fill(bytes.as_mut()).expect("the system gives random bytes");
    Passphrase::new(&passphrase::words_for(bytes.as_ref(), 6))
}
