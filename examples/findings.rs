//! Runs the engine over JSON lines: `{"id","text",…}` in, `{"id","spans":[{"start","end","label"…}],"jigsaw"}` out.
//!
//! Offsets count Unicode scalar values. `cargo run --release --example findings < IN.jsonl > OUT.jsonl`
//! With `--register`, the first person marked in each text's own spans counts as registered.
#![allow(clippy::print_stdout)]

use afterhour::anonymise::{Engine, Finding, Label, Register, jigsaw};
use afterhour::domain::{Client, ClientCode, Words};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let registered = std::env::args().any(|a| a == "--register");
    let engine = Engine::new();
    let nobody = Register::of(&[]);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let row: Value = serde_json::from_str(&line)?;
        let text = row["text"].as_str().ok_or("a row without a text")?;
        let own = registered.then(|| first_person(&row, text)).flatten();
        let findings = engine.scan(text, own.as_ref().unwrap_or(&nobody));
        let row = json!({ "id": row["id"], "spans": spans(text, &findings), "jigsaw": meets(text, &findings) });
        writeln!(out, "{row}")?;
    }
    Ok(())
}

/// Whether the details meet once everything that leads straight to one person is gone. Replacing the name of a
/// workplace leaves its kind ("a school") and replacing a date its season, so those two still count.
fn meets(text: &str, findings: &[Finding]) -> bool {
    let stays = |f: &&Finding| !f.is_direct() || matches!(f.label, Label::Org | Label::Date);
    jigsaw(&[(text, findings.iter().filter(stays).collect())]).is_some()
}

fn spans(text: &str, findings: &[Finding]) -> Vec<Value> {
    let (mut bytes, mut chars) = (0, 0);
    let mut at = |to: usize| {
        chars += text[bytes..to].chars().count();
        bytes = to;
        chars
    };
    findings
        .iter()
        .map(|f| {
            let (start, end) = (at(f.span.start), at(f.span.end));
            json!({ "start": start, "end": end, "label": f.label.slug().to_uppercase(), "rule": f.rule, "reason": f.reason, "suggestion": f.suggestion })
        })
        .collect()
}

fn first_person(row: &Value, text: &str) -> Option<Register> {
    let chars: Vec<char> = text.chars().collect();
    let person = row["spans"]
        .as_array()?
        .iter()
        .find(|s| s["label"] == "PERSON")?;
    let (start, end) = (
        person["start"].as_u64()? as usize,
        person["end"].as_u64()? as usize,
    );
    let name: String = chars.get(start..end)?.iter().collect();
    Some(Register::of(&[Client {
        code: ClientCode::try_from("K-01".to_owned()).ok()?,
        words: vec![Words::new(&name)],
    }]))
}
