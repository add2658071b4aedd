//! What was shared: the receipts that stay in the journal.

use super::read::pretty;
use super::run::Run;
use crate::domain::{Receipt, clean, dates, is_pack, many};
use crate::failure::Failure;

/// `afterhour supervisor receipts`, newest first.
pub fn receipts(run: &mut Run, json: bool) -> Result<(), Failure> {
    let receipts = run.open()?.receipts()?;
    if json {
        return run.print(&pretty(&serde_json::json!(receipts)));
    }
    if receipts.is_empty() {
        return run.say("None yet. `afterhour share` keeps one of each summary.");
    }
    receipts
        .iter()
        .try_for_each(|receipt| run.prose(&line(receipt)))
}

/// "21 November 2026  Ruth  3 entries  ruth.age  Client A is K-07".
fn line(receipt: &Receipt) -> String {
    let to = match is_pack(&receipt.to) {
        true => "CPD pack".to_owned(),
        false => clean(&receipt.to),
    };
    let row = format!(
        "{}  {to}  {}  {}",
        dates::say(receipt.sealed.date()),
        many(receipt.entries.len(), "entry", "entries"),
        clean(&receipt.file)
    );
    match receipt.who_is_who() {
        Some(letters) => format!("{row}  {}", clean(&letters)),
        None => row,
    }
}
