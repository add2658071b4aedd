//! The rules in their order, and what holds over the whole of the texts.

use super::cast::Cast;
use super::doc::{Doc, Found};
use super::fold::fold;
use super::hits::Hit;
use super::known::Known;
use super::label::Label;
use super::lists::Lists;
use super::register::Register;
use super::suggest;
use super::tokens::Tokens;
use super::{
    Finding, address, belonging, condition, contact, event, generalise, job, keep, kin, known,
    names, numbers, places, when,
};
use std::collections::BTreeSet;

/// The rules and lists, ready to scan.
pub struct Engine {
    lists: Lists,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// Opens the compiled lists; takes no time worth counting.
    pub fn new() -> Self {
        Self {
            lists: Lists::new(),
        }
    }

    /// Findings in one text: sorted, apart, on character boundaries.
    pub fn scan(&self, text: &str, register: &Register) -> Vec<Finding> {
        self.scan_all(&[text], register).pop().unwrap_or_default()
    }

    /// The codes whose words stand in a text, each once, in their order.
    pub fn registered(&self, text: &str, register: &Register) -> Vec<String> {
        let findings = self.scan(text, register);
        let codes: BTreeSet<String> = findings
            .into_iter()
            .filter_map(|finding| Some(finding.registered?.as_str().to_owned()))
            .collect();
        codes.into_iter().collect()
    }

    /// Findings in texts that leave together, one list for each text: a name found in one is found in all, and has
    /// one replacement.
    pub fn scan_all(&self, texts: &[&str], register: &Register) -> Vec<Vec<Finding>> {
        let mut known = Known::default();
        let mut docs: Vec<Doc> = texts
            .iter()
            .map(|text| {
                let mut doc = Doc::of(Tokens::of(text, &self.lists));
                rules(&mut doc);
                register.kept.let_stay(&mut doc, register);
                known.learn(&doc);
                doc
            })
            .collect();
        known.ready();
        let mut cast = Cast::default();
        for doc in &mut docs {
            known.again(doc);
            details(doc);
            register.kept.let_stay(doc, register);
            cast.learn(doc);
        }
        docs.iter_mut()
            .map(|doc| {
                let hits = register.hits(doc);
                findings(doc, &hits, register, &mut cast)
            })
            .collect()
    }
}

fn rules(doc: &mut Doc) {
    contact::find(doc);
    address::find(doc);
    numbers::find(doc);
    when::find(doc);
    keep::find(doc);
    condition::find(doc);
    names::find(doc);
    known::find_small(doc);
    known::beside(doc);
    known::settle(doc);
}

/// What narrows down, once it is known who is named.
fn details(doc: &mut Doc) {
    event::find(doc);
    places::find(doc);
    kin::find(doc);
    belonging::find(doc);
    job::find(doc);
}

/// Findings with reason and suggestion; a registered word wins over what the rules said of it.
fn findings(doc: &mut Doc, hits: &[Hit], register: &Register, cast: &mut Cast) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::with_capacity(doc.found.len() + hits.len());
    let mut found = doc.found.clone();
    found.retain(|f| !f.at.is_empty());
    found.sort_by_key(|f| f.at.start);
    let mut hit = hits.iter().peekable();
    for f in found {
        let mut code = None;
        let mut at = f.at.clone();
        while let Some(h) = hit.peek() {
            if h.to <= at.start {
                out.push(registered(doc, h, register));
            } else if h.from < at.end {
                code = Some(**h);
                at = at.start.min(h.from)..at.end.max(h.to);
            } else {
                break;
            }
            hit.next();
        }
        let f = Found { at, ..f };
        let span = doc.bytes(&f.at);
        if code.is_none() && matches!(f.label, Label::Handle | Label::Email | Label::Url) {
            code = register
                .within(&fold(&doc.tokens.text[span.clone()]))
                .map(|code| Hit {
                    from: f.at.start,
                    to: f.at.end,
                    code,
                    rule: "registered-inside",
                });
        }
        // A word of the register in an address or a handle: the whole of it is not that word.
        let code = code.map(|h| match f.label {
            Label::Handle | Label::Email | Label::Url
                if h.rule == "registered" && (h.from > f.at.start || h.to < f.at.end) =>
            {
                Hit {
                    rule: "registered-inside",
                    ..h
                }
            }
            _ => h,
        });
        let finding = match code {
            Some(h) => Finding {
                span,
                label: if f.label.is_direct() {
                    f.label
                } else {
                    Label::Person
                },
                rule: h.rule,
                reason: suggest::reason(&Found { rule: h.rule, ..f }).into(),
                suggestion: register.code(h.code).to_string(),
                less: Vec::new(),
                registered: Some(register.code(h.code).clone()),
            },
            None => {
                let mut less = match f.label {
                    Label::Person | Label::Initial => cast.rungs(doc, &f),
                    _ => generalise::rungs(doc, &f),
                };
                Finding {
                    span,
                    label: f.label,
                    rule: f.rule,
                    reason: suggest::reason(&f).into(),
                    suggestion: less.remove(0),
                    less,
                    registered: None,
                }
            }
        };
        out.push(finding);
    }
    out.extend(hit.map(|h| registered(doc, h, register)));
    merge(out)
}

fn registered(doc: &Doc, hit: &Hit, register: &Register) -> Finding {
    let at = hit.from..hit.to;
    let span = doc.bytes(&at);
    let label = Register::label(&doc.tokens.text[span.clone()]);
    Finding {
        reason: suggest::reason(&Found {
            at,
            label,
            rule: hit.rule,
        })
        .into(),
        span,
        label,
        rule: hit.rule,
        suggestion: register.code(hit.code).to_string(),
        less: Vec::new(),
        registered: Some(register.code(hit.code).clone()),
    }
}

/// Two findings that a registered word made overlap become one.
fn merge(findings: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::with_capacity(findings.len());
    for f in findings {
        match out.last_mut().filter(|last| f.span.start < last.span.end) {
            Some(last) => {
                let whole = last.span.start..last.span.end.max(f.span.end);
                if last.registered.is_none() && f.registered.is_some() {
                    *last = f;
                }
                last.span = whole;
            }
            None => out.push(f),
        }
    }
    out
}
