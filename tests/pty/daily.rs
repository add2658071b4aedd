//! The three daily uses: an evening's prompt, an incident on a bad evening, a month's summary for the supervisor.

use crate::terminal::{Home, PASSPHRASE};

#[test]
fn todays_prompt_is_written_and_kept_and_the_journal_locked() {
    let home = Home::with_journal();
    let mut terminal = home.unlocked();
    terminal.types("w").sees("1/");
    println!("{}", terminal.screen());
    terminal
        .types("The quiet feed says something.")
        .sees("says something.");
    terminal.key("Tab");
    terminal.sees("2/");
    println!("{}", terminal.screen());
    terminal.key("Ctrl+K").sees("Kept as entry 1.");
    println!("{}", terminal.screen());
    terminal.key("Ctrl+L").sees("is locked").loses("Kept");
    println!("{}", terminal.screen());
    terminal.quits();
    println!("{}", terminal.screen());
}
