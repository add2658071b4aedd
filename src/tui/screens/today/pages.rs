//! The pages that Today leads to: what a prompt is about, and what is not as it was kept.

use crate::domain::Guide;
use crate::tui::desk::Desk;
use crate::tui::screens::Page;

/// What is not as it was kept, what that means, and what can be done.
pub(super) fn not_as_kept(desk: &Desk) -> Page {
    let mut text = String::new();
    for line in &desk.unkept.lines {
        let mut letters = line.chars();
        text.extend(letters.next().map(char::to_uppercase).into_iter().flatten());
        text.push_str(letters.as_str());
        text.push_str(".\n");
    }
    text.push_str(&format!(
        "\nEverything in the journal has a seal over its words. Here a seal does not fit, or what it was over is gone: \
         an older copy of a part was put back, a part was damaged, or something else than Afterhour changed it. \
         Words are shown as they stand now, and counted so; none of such an entry goes into a summary. The list of the \
         journal says \"not as kept\" beside it.\n\n\
         1. Quit, and copy the whole folder before anything else:\n    {}\n\n\
         2. Let this look at all of it:\n    afterhour verify\n\n\
         3. A backup may hold it as it was. This puts one in place, and keeps the journal of now under the day's \
         name:\n    afterhour restore FILE\n\n\
         4. Or take it as it stands, when you know why it is so:\n    afterhour verify --accept\n",
        desk.journal.display()
    ));
    Page::new("Not as it was kept", &text)
}

/// What a prompt is about and where it comes from.
pub(super) fn about(guide: &Guide) -> Page {
    let mut text = String::new();
    for theme in &guide.themes {
        text.push_str(&format!(
            "Theme: {}\n    {}\n\n",
            theme.name(),
            theme.about()
        ));
    }
    text.push_str(&format!("{}\n\nSource: {}\n", guide.purpose, guide.source));
    for question in &guide.questions {
        text.push('\n');
        text.push_str(&question.ask);
        if let Some(help) = &question.help {
            text.push_str("\n    ");
            text.push_str(help);
        }
        text.push('\n');
    }
    Page::new("About this prompt", &text)
}
