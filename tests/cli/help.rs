//! Help, completions and the page of the manual.

use super::*;

#[test]
fn help_completions_and_the_man_page_name_the_exit_codes_and_commands() {
    let home = Home::new();
    assert!(home.plain(&["--help"], "").data.contains("Exit codes:"));
    assert!(
        home.plain(&["completions", "bash"], "")
            .data
            .contains("near-miss")
    );
    let page = home.plain(&["man"], "").data;
    assert!(
        page.starts_with(".ie") || page.contains(".TH AFTERHOUR"),
        "{}",
        &page[..200]
    );
    assert_eq!(home.plain(&["lst"], "").exit, 2);
}
