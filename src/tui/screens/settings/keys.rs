//! Every key of every screen, as a page to read.

use crate::tui::keymap::{self, Context};

/// The table of keys as a page: by screen, and last those that hold anywhere.
pub(super) fn keys() -> String {
    let mut text = String::new();
    for context in Context::ALL {
        let own = keymap::BINDINGS
            .iter()
            .filter(|row| row.contexts.contains(&context));
        add_keys(
            &mut text,
            context.name(),
            own.map(|row| (row.keys_in(context).collect(), row.label)),
        );
    }
    let anywhere = keymap::BINDINGS
        .iter()
        .filter(|row| row.contexts.is_empty());
    add_keys(
        &mut text,
        "anywhere",
        anywhere.map(|row| (row.keys.to_vec(), row.label)),
    );
    text
}

fn add_keys<'a>(
    text: &mut String,
    name: &str,
    rows: impl Iterator<Item = (Vec<&'a str>, &'a str)>,
) {
    text.push_str(
        &format!("On the screen: {name}\n").replace("On the screen: anywhere", "Anywhere"),
    );
    for (keys, label) in rows.filter(|(keys, _)| !keys.is_empty()) {
        text.push_str(&format!("    {:<17} {label}\n", keys.join("  ")));
    }
    text.push('\n');
}
