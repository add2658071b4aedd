//! Foreign text inside HTML.

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
}
