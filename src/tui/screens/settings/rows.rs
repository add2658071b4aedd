//! What each row of the settings says: its label, what is set, and what it is about.

use super::{Spot, packs};
use crate::domain::{dates, many};
use crate::guides::RiskCard;
use crate::tui::desk::Desk;

pub(super) fn research(on: bool) -> &'static str {
    match on {
        true => "prompts come too",
        false => "no prompts",
    }
}

/// The row's label and what is set.
pub(super) fn said(spot: Spot, desk: &Desk) -> (&'static str, String) {
    let settings = &desk.settings;
    match spot {
        Spot::Role => ("You are", settings.role.name().to_owned()),
        Spot::LockMinutes => (
            "Locks after",
            many(
                settings.lock_minutes.into(),
                "minute without a key",
                "minutes without a key",
            ),
        ),
        Spot::Country => {
            let countries = RiskCard::built_in().countries();
            let name = countries
                .into_iter()
                .find(|(code, _)| *code == settings.country);
            (
                "Emergency numbers",
                name.map_or_else(|| settings.country.clone(), |(_, name)| name),
            )
        }
        Spot::Contact(at) => {
            let contact = &settings.contacts[at];
            let label = if at == 0 { "Own contacts" } else { "" };
            (
                label,
                format!("{}: {}", contact.who.read(), contact.how.read()),
            )
        }
        Spot::AddContact if settings.contacts.is_empty() => {
            ("Own contacts", "none yet; add one".to_owned())
        }
        Spot::AddContact => ("", "add one".to_owned()),
        Spot::Kept => ("What is kept", kept(desk)),
        Spot::Import => (
            "Import",
            "from jrnl, Day One, Markdown or plain text".to_owned(),
        ),
        Spot::Footprint => (
            "Footprint review",
            format!("every {}", days(settings.footprint_days)),
        ),
        Spot::Accounts => (
            "Account settings",
            format!("looked at every {}", days(settings.account_days)),
        ),
        Spot::Ethics => {
            let packs = packs(desk);
            let chosen = packs
                .iter()
                .find(|pack| pack.id.as_str() == settings.ethics);
            let title = chosen.map(|pack| pack.title.clone());
            (
                "Points of ethics",
                title.unwrap_or_else(|| "none chosen".to_owned()),
            )
        }
        Spot::Research => ("Research", research(settings.research).to_owned()),
        Spot::Journal => ("Journal", desk.journal.display().to_string()),
        Spot::Backups => ("Backups", backed_up(desk)),
        Spot::Passphrase => ("Passphrase", "change it".to_owned()),
        Spot::Key => (
            "Key",
            "make a new one, with a new recovery sheet".to_owned(),
        ),
        Spot::Sheet => (
            "Recovery sheet",
            format!(
                "last seen in your hands on {}",
                dates::say(desk.sheet_tried)
            ),
        ),
        Spot::Keys => ("Keys", "every key of every screen".to_owned()),
        Spot::About => ("About", format!("version {}", env!("CARGO_PKG_VERSION"))),
        Spot::Staying(at) => (staying_label(at), settings.kept[at].read().to_owned()),
        Spot::AddStaying if settings.kept.is_empty() => (
            staying_label(0),
            "none of your own yet; add some".to_owned(),
        ),
        Spot::AddStaying => ("", "add some".to_owned()),
    }
}

fn staying_label(at: usize) -> &'static str {
    if at == 0 { "Words always kept" } else { "" }
}

/// "everything", "periods for 2 kinds", "on hold since 3 May 2026, a complaint".
fn kept(desk: &Desk) -> String {
    let retention = &desk.settings.retention;
    match (retention.hold, retention.months.len()) {
        (Some(hold), _) => format!("on hold {}", hold.in_words()),
        (None, 0) => "everything".to_owned(),
        (None, count) => {
            let due = match retention.is_due(desk.today) {
                true => "; the yearly look is due",
                false => "",
            };
            format!("a period for {}{due}", many(count, "kind", "kinds"))
        }
    }
}

/// "none yet", "the last of 9 Nov, never rehearsed".
fn backed_up(desk: &Desk) -> String {
    let known = &desk.backups;
    let say = |day| dates::say_short(day, desk.today);
    match (&known.last, known.rehearsed) {
        (None, _) => "none yet".to_owned(),
        (Some(last), None) => format!("the last of {}, never rehearsed", say(last.day)),
        (Some(last), Some(day)) => {
            format!("the last of {}, rehearsed on {}", say(last.day), say(day))
        }
    }
}

fn days(count: u16) -> String {
    many(count.into(), "day", "days")
}

/// What the row under the focus is about.
pub(super) fn below(spot: Spot, desk: &Desk) -> String {
    match spot {
        Spot::Role => "Enter lets you choose: practitioner, trainee, supervisor. A trainee's card for danger names the \
                       placement as well."
            .into(),
        Spot::LockMinutes => "Locked means that nothing of the journal is on the screen or in memory. Drafts are kept.".into(),
        Spot::Country => "Enter lets you choose whose numbers the card for danger shows. F4 shows the card.".into(),
        Spot::Contact(at) => {
            let contact = &desk.settings.contacts[at];
            format!("{}: {}\nEnter changes it, x removes it.", contact.who.read(), contact.how.read())
        }
        Spot::AddContact => "Own contacts stand on top of the card for danger.".into(),
        Spot::Kept => "Enter shows how long each kind of entry is kept, what may go by that, and the hold. Nothing goes by itself."
            .into(),
        Spot::Import => "Enter imports what another journal wrote, once you have seen what it is, or takes the newest import back."
            .into(),
        Spot::Footprint => "Days from one look at what can be found of you to the next. Today tells it two weeks ahead.".into(),
        Spot::Accounts => "Days after which Today and Presence ask for another look at who sees what in an account.".into(),
        Spot::Ethics => "Enter lets you choose whose points an entry is tied to, with a while reading it.".into(),
        Spot::Research => "Enter lets you choose whether prompts about research come among the daily ones.".into(),
        Spot::Journal => format!("{}\nEverything lies in this folder, encrypted.", desk.journal.display()),
        Spot::Backups => "Enter makes one, shows the last, and tries whether one opens.".into(),
        Spot::Passphrase => "Enter changes it. An older copy of the folder still opens with the old one; where somebody may have \
                             both, make a new key.".into(),
        Spot::Key => "After a lost computer or a lost sheet: Enter writes the journal anew under another key. The sheet you \
                      have now, and a key taken from an older copy, no longer open it then.".into(),
        Spot::Sheet => "Enter tries your copy; Today asks for it once a year. A new sheet for the same key is made in a shell: \
                        afterhour recovery --new-sheet".into(),
        Spot::Keys => "F1 or ? shows those of the screen you are on.".into(),
        Spot::About => "Enter shows what this is and is not, and what the system refuses it.".into(),
        Spot::Staying(at) => match desk.register().holds(desk.settings.kept[at].read()) {
            Some(code) => format!(
                "In the register under {code}, so it is found all the same: the register comes first.\nx takes it off \
                 this list."
            ),
            None => "No longer asked about, in reviews and while you write.\nx takes it off this list, a adds others."
                .into(),
        },
        Spot::AddStaying => "Authors, bodies, platforms that look like a client's details and are not: they are no \
                          longer asked about. A word of the register is always found."
            .into(),
    }
}
