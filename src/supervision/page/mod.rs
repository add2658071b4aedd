//! An opened summary as one HTML file to print: nothing in it is fetched from anywhere, and nothing in it can run.
//!
//! The text comes through pulldown-cmark, whose HTML, links and pictures become plain text; the charts are drawn here
//! ([`charts`]), each with its numbers beside it.

mod charts;

use super::sections::AT_A_GLANCE;
use super::{Enclosed, Received};
use crate::domain::html::begun;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd, html};
use std::fmt::Write as _;

const STYLE: &str = include_str!("style.css");

/// The whole file. It is readable by whoever has it: say so where it is written.
pub fn page(received: &Received) -> String {
    let text = received.page();
    let enclosed = received.enclosed();
    let mut out = begun("Reflective summary", STYLE);
    let note = match &enclosed {
        Enclosed::Newer(_) => {
            " Its numbers were sealed by a newer program than this one, so that no chart is drawn."
        }
        Enclosed::Unreadable => " Its numbers could not be read, so that no chart is drawn.",
        Enclosed::Block(_) | Enclosed::Nothing => "",
    };
    let _ = writeln!(
        out,
        "<p class=\"note\">Opened from a sealed file. This page is not sealed: whoever has it can read it.{note}</p>"
    );
    match enclosed {
        Enclosed::Block(block) => {
            let (above, below) = around_the_charts(text);
            render(&mut out, above);
            charts::draw(&mut out, &block);
            render(&mut out, below);
        }
        _ => render(&mut out, text),
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// The text up to the end of the section of numbers, and the rest.
fn around_the_charts(text: &str) -> (&str, &str) {
    let title = format!("\n## {AT_A_GLANCE}\n");
    let end = text.find(&title).and_then(|at| {
        let behind = at + title.len();
        let next = text[behind..]
            .find("\n## ")
            .or_else(|| text[behind..].find("\n---\n"))?;
        Some(behind + next)
    });
    text.split_at(end.unwrap_or(text.len()))
}

fn render(out: &mut String, markdown: &str) {
    let events = Parser::new(markdown).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { .. } | Tag::Image { .. })
        | Event::End(TagEnd::Link | TagEnd::Image) => None,
        Event::Start(Tag::CodeBlock(_)) => {
            Some(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)))
        }
        // A new line was meant where somebody wrote one.
        Event::SoftBreak => Some(Event::HardBreak),
        event => Some(event),
    });
    html::push_html(out, events);
}
