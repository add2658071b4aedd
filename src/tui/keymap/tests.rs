use super::*;
use std::collections::HashMap;

#[test]
fn no_key_means_two_things_on_one_screen() {
    for context in Context::ALL {
        let mut seen: HashMap<&str, Command> = HashMap::new();
        for binding in BINDINGS
            .iter()
            .filter(|row| row.contexts.contains(&context))
        {
            for key in binding.keys_in(context) {
                let before = seen.insert(key, binding.command);
                assert_eq!(before, None, "{key} on {}", context.name());
            }
        }
    }
}

#[test]
fn where_people_type_no_letter_is_a_command() {
    for context in Context::ALL.into_iter().filter(|context| context.types()) {
        for letter in "abcdefghijklmnopqrstuvwxyz?/1234567890".chars() {
            assert_eq!(lookup(context, &letter.to_string()), None);
        }
    }
}

#[test]
fn help_names_each_key_once() {
    for context in Context::ALL {
        let mut escapes = rows(context).filter(|row| row.keys.contains(&"Esc"));
        assert!(escapes.next().is_some(), "{}", context.name());
        assert!(escapes.next().is_none(), "{}", context.name());
    }
}

#[test]
fn help_leaving_and_the_danger_card_are_one_key_away_everywhere() {
    for context in Context::ALL {
        assert_eq!(lookup(context, "F1"), Some(Command::Help));
        assert_eq!(lookup(context, "Esc"), Some(Command::Back));
        assert_eq!(lookup(context, "F4"), Some(Command::Danger));
        assert_eq!(lookup(context, "F2"), Some(Command::Incident));
    }
}

#[test]
fn labels_are_sentences_without_a_stop() {
    for binding in BINDINGS {
        assert!(
            binding.label.starts_with(char::is_uppercase),
            "{}",
            binding.label
        );
        assert!(!binding.label.ends_with('.'), "{}", binding.label);
    }
}

#[test]
fn no_key_a_reads_as_an_article_before_its_word() {
    for row in BINDINGS.iter().filter(|row| row.keys.first() == Some(&"a")) {
        let first = row.short.split(' ').next().unwrap_or_default();
        let reads = matches!(first, "" | "add" | "new" | "note" | "write" | "all");
        assert!(reads, "a {}", row.short);
    }
}

#[test]
fn shift_is_part_of_a_key_where_it_makes_another_one_of_it() {
    use KeyModifiers as With;
    for (code, with, said) in [
        (KeyCode::Char('?'), With::SHIFT, "?"),
        (KeyCode::Char('E'), With::SHIFT, "E"),
        (KeyCode::Char('z'), With::CONTROL, "Ctrl+Z"),
        (KeyCode::Char('Z'), With::CONTROL, "Ctrl+Z"),
        (
            KeyCode::Char('z'),
            With::CONTROL | With::SHIFT,
            "Ctrl+Shift+Z",
        ),
        (KeyCode::BackTab, With::SHIFT, "Shift+Tab"),
        (KeyCode::Home, With::SHIFT, "Shift+Home"),
    ] {
        assert_eq!(name(KeyEvent::new(code, with)), said);
    }
}
