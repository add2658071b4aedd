//! The page to print: nothing from elsewhere, nothing that runs, and the numbers beside every chart.

use super::block::{full, received};
use super::*;
use afterhour::supervision::{Layout, page};
use proptest::prelude::*;

/// The tags and attributes that are ours.
const TAGS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "strong",
    "em",
    "code",
    "pre",
    "hr",
    "br",
    "figure",
    "figcaption",
    "span",
    "div",
    "svg",
    "rect",
    "text",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "viewbox",
    "role",
    "aria-label",
    "x",
    "y",
    "width",
    "height",
    "rx",
    "text-anchor",
    "scope",
    "start",
];

/// What is in the page that is not ours: a foreign tag or attribute, or one that was never closed.
fn foreign(page: &str) -> Vec<String> {
    let page = page.strip_prefix("<!doctype html>").unwrap_or(page);
    let style = page.find("<style>").unwrap()..page.find("</style>").unwrap();
    let page = format!("{}{}", &page[..style.start], &page[style.end + 8..]);
    let mut slips = Vec::new();
    for rest in page.split('<').skip(1) {
        let Some((tag, text)) = rest.split_once('>') else {
            slips.push(format!("never closed: {rest:.40}"));
            continue;
        };
        if text.contains('>') {
            slips.push(format!("a bare >: {text:.40}"));
        }
        let tag = tag.trim_start_matches('/').trim_end_matches('/').trim();
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !TAGS.contains(&name) {
            slips.push(format!("the tag {name}"));
        }
        while let Some((attribute, value)) = attributes.split_once("=\"") {
            let attribute = attribute.trim().to_lowercase();
            if !ATTRIBUTES.contains(&attribute.as_str()) {
                slips.push(format!("the attribute {attribute}"));
            }
            attributes = value.split_once('"').map_or("", |(_, rest)| rest);
        }
        if !attributes.trim().is_empty() {
            slips.push(format!("in {name}: {attributes}"));
        }
    }
    slips
}

fn drawn(layout: Layout) -> String {
    page(&received(&full().laid_out(layout).to_markdown()))
}

#[test]
fn the_page_names_nothing_outside_itself_and_runs_nothing() {
    for layout in Layout::ALL {
        let page = drawn(layout).to_lowercase();
        assert_eq!(foreign(&page), [""; 0]);
        for outside in [
            "http:",
            "https:",
            "//",
            "src=",
            "href",
            "<script",
            "url(",
            "@import",
            "javascript",
        ] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.contains("default-src 'none'"));
        assert!(page.contains("@media print") && page.contains("prefers-color-scheme: dark"));
        assert!(
            !page.contains("afterhour-summary"),
            "the block is drawn, not printed"
        );
    }
}

#[test]
fn the_policy_of_the_page_lets_its_own_style_through() {
    use sha2::Digest;
    let page = drawn(Layout::Sections);
    let style = page
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    let said = page
        .split_once("'sha256-")
        .unwrap()
        .1
        .split_once('\'')
        .unwrap()
        .0;
    // base64 by hand, so that the page is not held against itself.
    let digest = sha2::Sha256::digest(style.as_bytes());
    let bits: String = digest.iter().map(|byte| format!("{byte:08b}")).collect();
    let letters: String = (0..43)
        .map(|at| {
            let six = format!("{:0<6}", &bits[at * 6..(at * 6 + 6).min(bits.len())]);
            let value = usize::from_str_radix(&six, 2).unwrap();
            let all = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            char::from(all[value])
        })
        .collect();
    assert_eq!(said, format!("{letters}="));
}

#[test]
fn every_chart_has_its_numbers_beside_it() {
    let page = drawn(Layout::Sections);
    let charts: Vec<&str> = page.split("<figure>").skip(1).collect();
    assert_eq!(charts.len(), 3);
    for chart in &charts {
        assert!(chart.contains("<svg") && chart.contains("<table>"));
    }
    let row = "<tr><th scope=\"row\">August 2026</th><td>5</td><td>1</td><td>0</td></tr>";
    assert!(charts[0].contains(row), "{}", charts[0]);
    let row = "<tr><th scope=\"row\">A serious incident</th><td>1</td><td>0</td><td>0</td></tr>";
    assert!(charts[1].contains(row), "{}", charts[1]);
    let row = "<tr><th scope=\"row\">November 2026</th><td>2.8</td><td>4</td></tr>";
    assert!(charts[2].contains(row), "{}", charts[2]);
    let at = |words: &str| page.find(words).unwrap();
    assert!(
        at("<h2>At a glance</h2>") < at("<figure>")
            && at("</figure>") < at("<h2>Mix of voices</h2>")
    );
}

#[test]
fn a_text_of_another_tool_and_a_newer_summary_are_shown_without_charts() {
    let page = |text: &str| page(&received(text));
    assert!(page("# A letter\n\nfrom a friend").contains("<h1>A letter</h1>"));
    assert!(!page("# A letter").contains("<figure>"));
    let newer = full()
        .to_markdown()
        .replace("summary version 1", "summary version 2");
    assert!(page(&newer).contains("sealed by a newer program"));
    assert!(page(&newer).contains("Questions to you"));
    assert!(!page(&newer).contains("<figure>"));
}

#[test]
fn links_pictures_and_html_become_words() {
    let text = "[a link](http://example.org/x \"t\") ![a picture](x.png)\n\n<script>alert(1)</script>\n\n<b onclick=x>y</b>\n\n\
        <http://example.org>\n\n```html\"onload=x\ncode\n```\n\n[ref]: http://example.org\n[ref]\n";
    let page = page(&received(text));
    assert_eq!(foreign(&page), [""; 0]);
    assert!(page.contains("a link") && page.contains("&lt;script&gt;"));
}

#[test]
fn numbers_without_measure_are_drawn_within_the_page() {
    let markdown = full().to_markdown();
    let wild = markdown
        .replace("\"effective\":2.8", "\"effective\":1e308")
        .replace("\"effective\":1.0", "\"effective\":-5")
        .replace("\"open\":1", "\"open\":4294967295")
        .replace("[0,0,1]", "[9,255,255,7,7,7,7,7,7,7,7,7]");
    assert_ne!(wild, markdown);
    let page = page(&received(&wild));
    assert_eq!(foreign(&page), [""; 0]);
    assert!(page.contains("<td>4.0</td>") && page.contains("<td>0.0</td>"));
    assert!(!page.contains("inf") && !page.contains("NaN"));
}

const HOSTILE: [&str; 12] = [
    "<script>",
    "\"onload=x",
    "</style>",
    "](http://x)",
    "![",
    "```",
    "\n## At a glance\n",
    "<!--",
    "&lt;",
    "\\",
    "-->",
    "'\">",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        "(\\PC|\n){0,8}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_was_written_stays_text_in_markdown_block_and_page(seen in hostile(), asked in hostile(), title in hostile()) {
        let (mut entry, mut guide) = entry(1, "2026-11-01", &[("kind", one("other")), ("seen", text(&seen)), ("learned", text(&seen))]);
        // A guide of somebody's own may say anything, too.
        guide.title = title.clone();
        guide.questions[1].ask = title;
        entry.page.guide = guide.reference();
        let mut preparation =
            Preparation::of("Ruth", PERIOD, &[(entry, guide)], &[Words::new(&asked)], &ENGINE, &register());
        replace_all(&mut preparation);
        for layout in Layout::ALL {
            let markdown = preparation.finish(REVIEWED).unwrap().laid_out(layout).to_markdown();
            let fences = markdown.lines().filter(|line| line.starts_with("```"));
            prop_assert_eq!(fences.count(), 2, "{}", markdown);
            prop_assert_eq!(block::block_of(&markdown).entries, 1);
            let page = page(&received(&markdown));
            prop_assert_eq!(foreign(&page), Vec::<String>::new());
            prop_assert_eq!(page.matches("<h2>At a glance</h2>").count(), 1);
            prop_assert_eq!(page.matches("<h1>").count(), 1);
            prop_assert_eq!(page.matches("<pre>").count(), 0);
        }
    }

    #[test]
    fn whatever_another_sealed_stays_text(text in hostile(), name in hostile()) {
        prop_assert_eq!(foreign(&page(&received(&text))), Vec::<String>::new());
        let name = serde_json::to_string(&name).unwrap();
        let markdown = full().to_markdown().replace("\"A serious incident\"", &name).replace("\"my own modality\"", &name);
        prop_assert_eq!(foreign(&page(&received(&markdown))), Vec::<String>::new());
    }
}

#[test]
fn a_browser_prints_the_page() {
    let browser = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| {
            std::process::Command::new(name)
                .arg("--version")
                .output()
                .is_ok()
        });
    let Some(browser) = browser else {
        return eprintln!("skipped: no Chromium on this machine");
    };
    let folder = tempfile::tempdir().unwrap();
    let (html, pdf) = (
        folder.path().join("page.html"),
        folder.path().join("page.pdf"),
    );
    std::fs::write(&html, drawn(Layout::SevenEyed)).unwrap();
    let printed = std::process::Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(&html)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&printed.stderr);
    assert!(
        std::fs::read(&pdf).unwrap_or_default().starts_with(b"%PDF"),
        "{said}"
    );
    assert!(!said.contains("Content Security Policy"), "{said}");
}
