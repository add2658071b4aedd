//! What every HTML file begins with, and foreign text inside it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// A file up to its body, which is open: it fetches nothing and runs nothing, and has no styles but these. `title` is our
/// own, and so is `style`; neither is escaped.
pub fn begun(title: &str, style: &str) -> String {
    let digest = STANDARD.encode(Sha256::digest(style.as_bytes()));
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
}

/// Text for HTML, also inside an attribute: none of it can pass for a tag, an entity or the end of a quoted value.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_neither_a_tag_nor_the_end_of_a_value() {
        assert_eq!(
            escaped("<b a=\"x\" c='y'> & &amp;"),
            "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt; &amp; &amp;amp;"
        );
    }

    #[test]
    fn a_file_fetches_and_runs_nothing_and_has_only_its_own_style() {
        let page = begun("A title", "p{}");
        let policy = "default-src 'none'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; base-uri 'none'; form-action 'none'";
        assert!(page.contains(&format!("content=\"{policy}\"")), "{page}");
        assert!(page.ends_with("<title>A title</title>\n<style>p{}</style>\n</head>\n<body>\n"));
    }
}
