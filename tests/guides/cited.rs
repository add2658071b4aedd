//! What the guides cite: works that are known, in sections that they have.

use afterhour::domain::{Guide, GuideKind};
use afterhour::guides::Library;
use regex::Regex;
use std::collections::BTreeSet;

/// Works that were read, whole, in part or in a summary, and our own judgement. A citation names one of them.
const WORKS: [&str; 44] = [
    "ACA Code of Ethics 2014",
    "AHRQ Common Formats",
    "Academy of Medical Royal Colleges, COPMeD, GMC and MSC 2018",
    "Afterhour, our own",
    "American Counseling Association",
    "American Psychological Association",
    "Asay and Lal 2014",
    "Atkins and Murphy 1994",
    "BACP Ethical Framework",
    "BACP GPiA 040 (2023)",
    "BACP Private Practice, summer 2017",
    "BACP news",
    "BACP, social media guidance for members",
    "Blundell 2021",
    "Borton 1970",
    "British Psychological Society",
    "Brookfield 1995",
    "Care Quality Commission",
    "Clinton, Silverman and Brendel 2010",
    "DiLillo and Gale 2011",
    "Forester-Miller and Davis 1996",
    "Gibbs 1988",
    "Giota and Kleftaras 2014",
    "Grohol, Psych Central 2010",
    "HCPC",
    "Hawkins and Shohet",
    "Information Commissioner's Office",
    "Johns 1994",
    "Kitchener 1984",
    "Knox and others 2019",
    "Kolb 1984",
    "Kolmes 2010",
    "Kolmes and Taube 2012",
    "Kolmes and Taube 2016",
    "Proctor 1988",
    "Rolfe, Freshwater and Jasper 2001",
    "Schön 1983",
    "UKCP Code of Ethics",
    "Winning 2010",
    "Zur",
    "\"Cybertrauma\" blog",
    "\"Dear client\" blog",
    "\"Therapists on social media?\" blog",
    "joint statement of UK regulators 2019",
];

/// Parts of a source that name no work of their own: they lean on the part before.
const REMARKS: [&str; 3] = [
    "abstract of the same study",
    "questions are our own",
    "not named in GPiA 040",
];

/// Every source with the place it stands at.
fn sources(guide: &Guide) -> impl Iterator<Item = (String, &str)> {
    let own = std::iter::once((guide.id.to_string(), guide.source.as_str()));
    own.chain(guide.notes.iter().map(|note| {
        let choice = note.choice.as_deref().unwrap_or_default();
        let at = format!("{} note {} {choice}", guide.id, note.question);
        (at, note.source.as_str())
    }))
}

#[test]
fn every_citation_names_a_work_that_was_read_or_says_that_it_is_our_own() {
    let library = Library::built_in();
    let mut cited = BTreeSet::new();
    for (at, source) in library.all().flat_map(sources) {
        for part in source.split("; ") {
            let works = WORKS.iter().filter(|work| part.contains(**work));
            let found: Vec<_> = works.copied().collect();
            let remark = REMARKS.iter().any(|remark| part.starts_with(remark));
            assert!(!found.is_empty() || remark, "{at}: {part}");
            cited.extend(found);
        }
    }
    let unused: Vec<_> = WORKS.iter().filter(|work| !cited.contains(*work)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn a_cited_section_is_one_that_the_work_has() {
    let sections =
        Regex::new(r"(GPiA 040 \(2023\)|Blundell 2021), sections? ((?:[\d.]+(?:, | and | to )?)+)")
            .unwrap();
    let number = Regex::new(r"\d(?:\.\d)?").unwrap();
    let guidance = [
        "1", "2", "3", "3.1", "3.2", "3.3", "3.4", "4", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6",
        "5.1", "5.2", "5.3", "6",
    ];
    let mut seen = 0;
    let library = Library::built_in();
    for (at, source) in library.all().flat_map(sources) {
        for found in sections.captures_iter(source) {
            let has: &[&str] = if found[1].starts_with('B') {
                &["1", "2", "3"]
            } else {
                &guidance
            };
            for section in number.find_iter(&found[2]) {
                assert!(has.contains(&section.as_str()), "{at}: {source}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 400, "{seen}");
}

#[test]
fn a_reflection_says_whose_it_is() {
    let library = Library::built_in();
    let packs = library
        .all()
        .filter(|guide| guide.id.as_str().starts_with("ethics-"));
    let reflections = library
        .all()
        .filter(|guide| guide.kind == GuideKind::Reflection && guide.minutes >= 5);
    let mut told = 0;
    for guide in packs.chain(reflections) {
        let about = guide
            .notes
            .iter()
            .any(|note| note.text.starts_with("About this guide: "));
        assert!(about, "{}", guide.id);
        told += 1;
    }
    assert!(told >= 30, "{told}");
}
