//! The guides at hand, and a check for one's own.

use super::answers::RISK;
use super::args::GuidesCommand;
use super::library::guide_named;
use super::paths::shown;
use super::read::pretty;
use super::run::Run;
use super::text_file::read_text;
use crate::domain::{Guide, GuideKind, known, many};
use crate::failure::Failure;
use crate::guides::Library;
use serde_json::{Value, json};

/// `afterhour guides …`.
pub fn guides(run: &mut Run, command: GuidesCommand) -> Result<(), Failure> {
    match command {
        GuidesCommand::List { json } => list(run, json),
        GuidesCommand::Show { guide } => {
            let library = run.library()?;
            let form = form(guide_named(&library, &guide)?);
            run.print(form.trim_end())
        }
        GuidesCommand::Check { file } => {
            let (name, text) = (shown(&file), read_text(&file)?);
            let guides = match Library::built_in().check(&name, &text) {
                Ok(guides) => guides,
                Err(mut slips) => {
                    // The last one is said as the failure, after the others.
                    let last = slips.pop();
                    for slip in &slips {
                        run.say(&slip.to_string())?;
                    }
                    return Err(last.map_or_else(|| Failure::new("a slip in it"), Failure::from));
                }
            };
            for guide in &guides {
                run.print(guide.id.as_str())?;
            }
            run.say("No slip in it. Put it into the folder `guides` of your settings to use it; the man page says where.")
        }
    }
}

/// The questions as an answers file: all of it comments until an answer is typed.
fn form(guide: &Guide) -> String {
    let mut form = format!(
        "# {}\n# {}\n# Source: {}\n",
        guide.title, guide.purpose, guide.source
    );
    if guide.kind.asks_risk_first() {
        form.push_str(&format!(
            "\n# {}\n# \"no\", \"not sure\" or \"yes\"\n# {RISK} = \n",
            crate::guides::RiskCard::built_in().ask
        ));
    }
    for question in &guide.questions {
        form.push_str(&format!("\n# {}\n", question.ask));
        let options: Vec<&str> = question
            .answer
            .options()
            .iter()
            .map(|option| option.id.as_str())
            .collect();
        let options = if options.is_empty() {
            String::new()
        } else {
            format!(": {}", options.join(", "))
        };
        form.push_str(&format!("# {}{options}", question.answer.expectation()));
        form.push_str(if question.required {
            "; needed\n"
        } else {
            "\n"
        });
        for (id, words) in &question.when {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            form.push_str(&format!(
                "# asked only when {id} is {}\n",
                words.join(" or ")
            ));
        }
        form.push_str(&format!("# {} = \n", question.id));
    }
    form
}

/// What can be written, a line each; the daily prompts and what is imported have their own way in.
pub fn offer(run: &mut Run) -> Result<(), Failure> {
    let library = run.library()?;
    let is_prompt = |guide: &&Guide| guide.kind == GuideKind::Prompt;
    let is_own = |guide: &&Guide| guide.id.as_str() != known::guide::IMPORTED;
    let ids = || {
        library
            .all()
            .filter(|guide| !is_prompt(guide))
            .filter(is_own)
    };
    let widest = ids().map(|guide| guide.id.as_str().len()).max();
    for guide in ids() {
        let id = guide.id.as_str();
        run.prose(&format!(
            "{id:<width$}  {}",
            guide.title,
            width = widest.unwrap_or_default()
        ))?;
    }
    run.say(&format!(
        "Write one with `afterhour write GUIDE`. Beside these there are {}: `afterhour today --write`.",
        many(library.all().filter(is_prompt).count(), "daily prompt", "daily prompts")
    ))
}

fn list(run: &mut Run, as_json: bool) -> Result<(), Failure> {
    let library = run.library()?;
    if as_json {
        let rows: Vec<Value> = library
            .all()
            .map(|guide| {
                json!({
                    "id": guide.id.as_str(),
                    "version": guide.version,
                    "kind": guide.kind.name().replace(' ', "-"),
                    "title": guide.title,
                    "themes": guide.themes.iter().map(|theme| theme.slug()).collect::<Vec<_>>(),
                    "source": guide.source,
                })
            })
            .collect();
        return run.print(&pretty(&Value::Array(rows)));
    }
    for guide in library.all() {
        run.prose(&format!(
            "{:<10}  {}  {}",
            guide.kind.name(),
            guide.id,
            guide.title
        ))?;
    }
    run.say("What is called afterword adds to an entry: `afterhour write look-again --entry 12`.")
}
