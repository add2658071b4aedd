//! Findings in texts that leave together: what holds over the whole of them, and the register laid over it all.

use super::bearer::{self, Bearer, Seen};
use super::cast::{self, Cast};
use super::doc::{Doc, Found};
use super::fold::fold;
use super::generalise::Several;
use super::hits::Hit;
use super::known::Known;
use super::label::Label;
use super::lists::Lists;
use super::register::Register;
use super::rules::{details, lists, rules};
use super::suggest;
use super::tokens::Tokens;
use super::{Finding, generalise};
use crate::domain::listed;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The rules and lists, ready to scan.
pub struct Engine {
    lists: &'static Lists,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// With the lists that the program carries.
    pub fn new() -> Self {
        Self { lists: lists() }
    }

    /// Findings in one text: sorted, apart, on character boundaries.
    pub fn scan(&self, text: &str, register: &Register) -> Vec<Finding> {
        self.scan_all(&[text], register).pop().unwrap_or_default()
    }

    /// Whether a word is an ordinary English one, in any case: "nurse", "young" or "rose", and not "Oyelaran".
    pub fn is_ordinary(&self, word: &str) -> bool {
        (1..=4).contains(&self.lists.word(&fold(word)).is.word())
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
                let mut doc = Doc::of(Tokens::of(text, self.lists));
                rules(&mut doc);
                register.kept.let_stay(&mut doc, register);
                known.learn(&doc);
                doc
            })
            .collect();
        known.ready();
        let mut seen = vec![Seen::default(); register.lines.len()];
        let mut hits: Vec<Vec<Hit>> = Vec::with_capacity(docs.len());
        for doc in &mut docs {
            known.again(doc);
            details(doc);
            register.kept.let_stay(doc, register);
            hits.push(register.hits(doc));
            register.look(doc, &hits[hits.len() - 1], &mut seen);
        }
        let lines = register.lines.iter().zip(seen);
        let bearers: Vec<Bearer> = lines.map(|(line, seen)| seen.settle(line)).collect();
        let mut first_named = vec![false; register.codes().count()];
        for (line, bearer) in register.lines.iter().zip(&bearers) {
            first_named[line.code] |= line.first && *bearer == Bearer::Client;
        }
        let said = Said {
            register,
            bearers,
            first_named,
        };
        let mut names = Names {
            cast: Cast::beside(texts),
            several: Several::beside(texts),
        };
        for (doc, hits) in docs.iter().zip(&hits) {
            names.cast.learn(doc, &said.people(doc, hits));
            names.several.learn(doc);
        }
        names.cast.settle();
        docs.iter()
            .zip(&hits)
            .map(|(doc, hits)| said.findings(doc, hits, &mut names))
            .collect()
    }
}

/// What people and places are called in these texts.
struct Names<'t> {
    cast: Cast<'t>,
    several: Several<'t>,
}

/// The register and what each of its entries names in these texts.
struct Said<'r> {
    register: &'r Register,
    bearers: Vec<Bearer>,
    /// For each code, whether its register has the client's first name.
    first_named: Vec<bool>,
}

impl Said<'_> {
    /// The registered people of a text, so that it can be learnt who they are.
    fn people(&self, doc: &Doc, hits: &[Hit]) -> Vec<Found> {
        let unfound = |hit: &&Hit| doc.found_at(hit.from).is_none();
        hits.iter()
            .filter(unfound)
            .filter(|hit| self.bearers[hit.line] == Bearer::Close)
            .map(|hit| found(hit, Label::Person))
            .collect()
    }

    /// Findings with reason and suggestion; a registered word wins over what the rules said of it.
    fn findings(&self, doc: &Doc, hits: &[Hit], names: &mut Names<'_>) -> Vec<Finding> {
        let mut out: Vec<Finding> = Vec::with_capacity(doc.found.len() + hits.len());
        let mut all: Vec<&Found> = doc.found.iter().filter(|f| !f.at.is_empty()).collect();
        all.sort_by_key(|f| f.at.start);
        let mut hit = hits.iter().peekable();
        for f in all {
            let mut first: Option<Hit> = None;
            let mut at = f.at.clone();
            while let Some(h) = hit.peek() {
                if h.to <= at.start {
                    out.push(self.registered(doc, h, None, names));
                } else if h.from < at.end {
                    first.get_or_insert(**h);
                    at = at.start.min(h.from)..at.end.max(h.to);
                } else {
                    break;
                }
                hit.next();
            }
            let contact = matches!(f.label, Label::Handle | Label::Email | Label::Url);
            let f = Found { at, ..f.clone() };
            if first.is_none() && contact {
                let text = fold(&doc.tokens.text[doc.bytes(&f.at)]);
                first = self.register.within(&text).map(|line| Hit {
                    from: f.at.start,
                    to: f.at.end,
                    line,
                    rule: "registered-inside",
                });
            }
            out.push(match first {
                Some(h) => self.registered(doc, &h, Some(&f), names),
                None => {
                    let mut less = match f.label {
                        Label::Person | Label::Initial => names.cast.rungs(doc, &f),
                        _ => generalise::rungs(doc, &f, &mut names.several),
                    };
                    let mut reason = Cow::Borrowed(suggest::reason(&f));
                    if f.label == Label::Person
                        && let Some(also) = names.cast.also(doc, &f)
                    {
                        reason = format!("{}; {also}", reason.trim_end_matches('.')).into();
                    }
                    Finding {
                        span: doc.bytes(&f.at),
                        label: f.label,
                        rule: f.rule,
                        reason,
                        suggestion: less.remove(0),
                        less,
                        registered: None,
                        of_name: cast::is_of_name(doc, &f),
                    }
                }
            });
        }
        out.extend(hit.map(|h| self.registered(doc, h, None, names)));
        let mut merged = merge(out);
        generalise::say_whose_once(doc.tokens.text, &mut merged);
        merged
    }

    /// A registered word, alone or within what the rules found.
    fn registered(
        &self,
        doc: &Doc,
        hit: &Hit,
        within: Option<&Found>,
        names: &mut Names<'_>,
    ) -> Finding {
        let code = self.register.code(hit.line);
        let wider = within.filter(|f| f.at != (hit.from..hit.to));
        let bearer = match (self.bearers[hit.line], wider.map(|f| f.label)) {
            // Somebody else of the same surname, or of the same street.
            (Bearer::Client, Some(Label::Person))
                if self.first_named[self.register.lines[hit.line].code]
                    && wider.is_some_and(|f| bearer::another(doc, f, hit.from)) =>
            {
                Bearer::Close
            }
            (Bearer::Client | Bearer::Close, Some(Label::Person)) => self.bearers[hit.line],
            (_, Some(Label::Person)) => Bearer::Close,
            (_, Some(label)) if label.is_direct() || label == Label::Place => Bearer::Thing(label),
            (bearer, _) => bearer,
        };
        // "a lecturer in Otley": the place goes with the job that tells of it, and what stands instead is a job.
        let told = wider.filter(|f| {
            matches!(bearer, Bearer::Thing(_)) && !f.label.is_direct() && f.label != Label::Place
        });
        let label = match bearer {
            Bearer::Thing(label) => told.map_or(label, |f| f.label),
            Bearer::Client | Bearer::Close => Label::Person,
        };
        // The whole of what holds a word of the register is not that word.
        let rule = match wider {
            Some(_) if hit.rule == "registered" => "registered-inside",
            _ => hit.rule,
        };
        let f = Found {
            at: within.map_or(hit.from..hit.to, |f| f.at.clone()),
            label,
            rule,
        };
        let mut less = match bearer {
            Bearer::Client => Cast::client(doc, &f, code),
            Bearer::Close => names.cast.close(doc, &f, code),
            Bearer::Thing(_) => {
                generalise::linked(doc, told.unwrap_or(&f), code, &mut names.several)
            }
        };
        let mut reason = Cow::Borrowed(suggest::reason(&f));
        let others = self.register.others(hit.line);
        if !others.is_empty() {
            let why = reason.trim_end_matches('.');
            let others = listed(&others);
            reason =
                format!("{why}; it stands under {others}, too: look whom it means here.").into();
        }
        Finding {
            span: doc.bytes(&f.at),
            label,
            rule,
            reason,
            suggestion: less.remove(0),
            less,
            registered: Some(code.clone()),
            of_name: cast::is_of_name(doc, &f),
        }
    }
}

fn found(hit: &Hit, label: Label) -> Found {
    Found {
        at: hit.from..hit.to,
        label,
        rule: hit.rule,
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
