//! A new journal and its keys: passphrase, recovery sheet, a check of every page.

use super::paths::shown;
use super::run::{Run, no_terminal};
use crate::domain::many;
use crate::failure::{Exit, Failure};
use crate::passphrase::{self, Passphrase, SHORTEST, Strength};
use crate::vault::{Cost, RecoverySheet, Vault, VaultError};
use zeroize::Zeroizing;

/// Words an attacker tries first here.
const KNOWN: [&str; 4] = ["afterhour", "journal", "therapy", "supervision"];

/// Groups of the recovery sheet that are asked back.
const ASKED_BACK: usize = 3;

/// `afterhour init`.
pub fn init(run: &mut Run) -> Result<(), Failure> {
    let journal = run.journal()?.to_owned();
    // Asked before the passphrase is; a set-up that was interrupted has no database yet and may be begun again.
    if journal.join("journal.db").exists() {
        return Err(Failure::new(format!(
            "there is a journal in {} already; nothing was changed",
            shown(&journal)
        ))
        .hint("`--journal DIR` names another folder"));
    }
    let here = format!("A new journal in {}.", shown(&journal));
    if run.may_ask() {
        run.say(&here)?;
    }
    let passphrase = choose_passphrase(run, "your journal")?;
    if !run.may_ask() {
        run.say(&here)?;
    }
    run.wait("making the journal")?;
    let (mut vault, sheet) = Vault::create(run.home()?, &passphrase, Cost::STANDARD, &run.now)?;
    let opens = run.opens();
    run.say(&format!("The journal is made. {opens} opens it."))?;
    hand_out(run, &mut vault, &sheet)
}

/// `afterhour passphrase`.
pub fn change(run: &mut Run) -> Result<(), Failure> {
    let mut vault = run.open()?;
    let new = choose_passphrase(run, "your journal")?;
    run.wait("changing the passphrase")?;
    vault.set_passphrase(&new, Cost::STANDARD)?;
    run.say(
        "The passphrase is changed. The recovery sheet stays good. The key beneath is the same: an older copy of the folder \
         still opens with the old passphrase, and whoever has both can get at this journal too. Where that may be: \
         `afterhour passphrase --new-key`.",
    )
}

/// `afterhour passphrase --new-key`.
pub fn new_key(run: &mut Run) -> Result<(), Failure> {
    let (mut vault, old) = run.open_by_passphrase()?;
    let passphrase = if run.may_ask() {
        match run.confirm(
            "A new passphrase as well? No keeps the one you have.",
            false,
        )? {
            Some(true) => choose_passphrase(run, "your journal")?,
            Some(false) => old,
            None => return run.say("Nothing was changed."),
        }
    } else {
        match run.next_passphrase("Passphrase")? {
            Some(new) => good_enough(new)?,
            None => old,
        }
    };
    let sheet = key_anew(run, &mut vault, &passphrase)?;
    run.say(
        "The journal has a new key. The old recovery sheet and older copies of the folder open nothing of it any more; only \
         backups made before need the old sheet. Destroy it with them.",
    )?;
    hand_out(run, &mut vault, &sheet)
}

/// Makes a new key and says that it takes a moment.
pub fn key_anew(
    run: &mut Run,
    vault: &mut Vault,
    passphrase: &Passphrase,
) -> Result<RecoverySheet, Failure> {
    run.wait("making a new key")?;
    Ok(vault.new_key(passphrase, Cost::STANDARD, &run.now)?)
}

/// `afterhour recovery`.
pub fn recover(run: &mut Run) -> Result<(), Failure> {
    let mut vault = open_by_sheet(run)?;
    run.say("The sheet opens the journal. Now a new passphrase.")?;
    let new = choose_passphrase(run, "your journal")?;
    run.wait("changing the passphrase")?;
    vault.set_passphrase(&new, Cost::STANDARD)?;
    run.say("The passphrase is changed. If somebody else may have seen the sheet: `afterhour recovery --new-sheet`.")
}

/// `afterhour recovery --check`.
pub fn check_sheet(run: &mut Run) -> Result<(), Failure> {
    drop(open_by_sheet(run)?);
    run.say("The sheet opens the journal. The passphrase stays as it is, and today is kept as the day you tried it.")
}

fn open_by_sheet(run: &mut Run) -> Result<Vault, Failure> {
    let typed = typed_sheet(
        run,
        "Type the secret of the recovery sheet, line by line or all at once; spaces do not matter. With the two check \
         letters behind a line a slip in it is named at once.",
    )?;
    Ok(Vault::open_with_recovery(run.home()?, &typed, &run.now)?)
}

/// What is typed from a recovery sheet, a line after the other or all of it at once, or the next line of the file descriptor.
pub fn typed_sheet(run: &mut Run, ask: &str) -> Result<Zeroizing<String>, Failure> {
    if !run.may_ask() {
        let secret = run.passphrase("Secret of the recovery sheet")?;
        return Ok(Zeroizing::new(secret.reveal().to_owned()));
    }
    run.say(ask)?;
    run.say("It is not shown while you type.")?;
    let mut typed = Zeroizing::new(String::with_capacity(512));
    let mut number = 0;
    while number < RecoverySheet::LINES {
        let typed_now = run.passphrase(&format!("Line {}", number + 1))?;
        let line = typed_now.reveal();
        if line.trim().is_empty() {
            continue;
        }
        if let Some(slip) = RecoverySheet::slip(number, line) {
            run.say(&format!("Not quite: {slip}. The line once more, please."))?;
            continue;
        }
        typed.push_str(line);
        typed.push(' ');
        if RecoverySheet::is_all(&typed) {
            break;
        }
        number += 1;
    }
    Ok(typed)
}

/// `afterhour recovery --new-sheet`.
pub fn new_sheet(run: &mut Run) -> Result<(), Failure> {
    let now = run.now.clone();
    let mut vault = run.open()?;
    let sheet = vault.new_recovery(&now)?;
    run.say("The old sheet opens nothing in this folder any more; destroy it.")?;
    hand_out(run, &mut vault, &sheet)
}

/// `afterhour verify`; with `accept`, what is there counts as it stands from now on.
pub fn verify(run: &mut Run, accept: bool) -> Result<(), Failure> {
    run.accept = accept;
    let mut vault = run.open()?;
    if accept {
        let now = run.now.clone();
        for unfit in vault.seal_anew(&now)? {
            run.say(&format!("Was not as it was kept: {unfit}."))?;
        }
        run.say("The journal counts as it stands from now on.")?;
    }
    match vault.verify() {
        Ok(lines) => {
            for line in lines {
                run.print(&line)?;
            }
            Ok(())
        }
        Err(VaultError::NotWhole(lines)) => {
            for line in lines {
                run.print(&line)?;
            }
            Err(
                Failure::new("the journal is not whole; nothing was changed")
                    .hint("copy the whole folder before anything else")
                    .exit(Exit::Damaged),
            )
        }
        Err(other) => Err(other.into()),
    }
}

/// A passphrase that is good enough for `what`: six words offered or one's own, or the next line of the file descriptor.
pub fn choose_passphrase(run: &mut Run, what: &str) -> Result<Passphrase, Failure> {
    if !run.may_ask() {
        return good_enough(run.passphrase(&format!("New passphrase for {what}"))?);
    }
    let words = six_words();
    run.say(&format!(
        "Six words drawn at random, as a passphrase for {what}:"
    ))?;
    run.say(&format!("    {}", words.reveal()))?;
    let own = match run.confirm("Take these six? No lets you type one of your own.", true)? {
        Some(these) => !these,
        None => return Err(Failure::new("stopped; nothing was changed")),
    };
    loop {
        if !own {
            run.say("Write them down, and keep them apart from the computer until you know them.")?;
            if run.passphrase("Type the six words once")? == words {
                return Ok(words);
            }
            run.say(&format!(
                "Those were other words. They are: {}",
                words.reveal()
            ))?;
            continue;
        }
        let typed = run.passphrase("Your passphrase")?;
        if let Some(why) = weakness(&typed) {
            run.say(&format!("Not good enough yet: {why}."))?;
            continue;
        }
        if let Strength::Enough(guesses) = Strength::of(&typed, &KNOWN) {
            run.say(&format!(
                "It would take about 10^{guesses:.0} tries to guess: good enough."
            ))?;
        }
        if run.passphrase("Once more")? == typed {
            return Ok(typed);
        }
        run.say("The two were different. Please type it again.")?;
    }
}

fn good_enough(passphrase: Passphrase) -> Result<Passphrase, Failure> {
    match weakness(&passphrase) {
        None => Ok(passphrase),
        Some(why) => Err(
            Failure::new(format!("the passphrase is not good enough: {why}"))
                .hint("six random words are; at a terminal they are offered"),
        ),
    }
}

fn weakness(passphrase: &Passphrase) -> Option<String> {
    match Strength::of(passphrase, &KNOWN) {
        Strength::Enough(_) => None,
        Strength::TooShort(length) => Some(format!(
            "it has {}, at least {SHORTEST} are needed",
            many(length, "character", "characters")
        )),
        Strength::Guessable(guesses) => Some(format!(
            "about 10^{guesses:.0} tries would guess it, 10^14 are needed; longer, or less like what others use"
        )),
    }
}

/// Six words drawn at random.
pub fn six_words() -> Passphrase {
    passphrase::six_words(|bytes| getrandom::fill(bytes).expect("the system gives random bytes"))
}

/// Prints the sheet, to be called when all else is said, so that nothing moves it off the screen; at a terminal, asks some
/// of it back: a sheet that nobody wrote down helps nobody. Cut off before it is answered, the next opening says so.
pub fn hand_out(run: &mut Run, vault: &mut Vault, sheet: &RecoverySheet) -> Result<(), Failure> {
    vault.put_sheet_unchecked(run.may_ask())?;
    run.pages(sheet.text().trim_end())?;
    if !run.may_ask() {
        return Ok(());
    }
    run.say("\nThis sheet is shown once. Print it or copy it by hand, and keep it where your passphrase is not.")?;
    let groups = sheet.groups();
    let mut asked: Vec<usize> = Vec::new();
    while asked.len() < ASKED_BACK.min(groups.len()) {
        let mut byte = [0];
        getrandom::fill(&mut byte)
            .map_err(|_| no_terminal("the system gives no random bytes", "try again"))?;
        let at = usize::from(byte[0]) % groups.len();
        if !asked.contains(&at) {
            asked.push(at);
        }
    }
    asked.sort_unstable();
    for at in asked {
        loop {
            run.say(&format!("From your copy, group {} (or :stop):", at + 1))?;
            let Some(typed) = run.line()? else {
                return Ok(());
            };
            if typed.trim() == ":stop" {
                vault.put_sheet_unchecked(false)?;
                return run.say(
                    "As you like. `afterhour recovery --new-sheet` prints a new one at any time.",
                );
            }
            if typed.trim().eq_ignore_ascii_case(&groups[at]) {
                break;
            }
            run.say("The sheet says something else there. Look again.")?;
        }
    }
    vault.put_sheet_checked(run.now.date())?;
    run.say("The copy is right. Clear the screen and its scrollback before you leave the desk.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_words_are_always_good_enough_and_a_pet_is_not() {
        assert_eq!(weakness(&six_words()), None);
        assert!(weakness(&Passphrase::new("MyDogRex1987")).is_some());
        assert!(
            weakness(&Passphrase::new("short")).is_some_and(|why| why.contains("5 characters"))
        );
    }
}
