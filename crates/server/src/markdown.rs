//! Markdown to HTML. What comes out is safe to put into a page, whatever went
//! in: raw HTML is dropped, and the result is cleaned once more by a list of
//! what is allowed.

use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use ammonia::Builder;

fn set<const N: usize>(words: [&'static str; N]) -> HashSet<&'static str> {
    HashSet::from(words)
}

/// For questions, which anybody may have written.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// For the documents inside the binary: anchors of headings, and pictures of our own.
static DOCUMENT_CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = cleaner();
    builder.add_tags(["img"]).add_tag_attributes("img", ["src", "alt"]);
    for heading in ["h1", "h2", "h3", "h4", "h5", "h6"] {
        builder.add_tag_attributes(heading, ["id"]);
    }
    builder
});

fn cleaner() -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .tags(set([
            "p",
            "br",
            "hr",
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
            "pre",
            "code",
            "em",
            "strong",
            "del",
            "a",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ]))
        .url_schemes(set(["http", "https", "mailto"]))
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("ol", ["start"])
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("code", "class") if !is_language(value) => None,
            ("img", "src") if !value.starts_with("/api/v1/help/files/") => None,
            _ => Some(Cow::Borrowed(value)),
        })
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
}

fn is_language(class: &str) -> bool {
    class.strip_prefix("language-").is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// HTML that may stand in a page.
pub(crate) fn to_html(markdown: &str) -> String {
    let html = comrak::markdown_to_html(markdown, &askback_bank::markdown_options());
    CLEANER.clean(&html).to_string()
}

/// A document's HTML, made safe: what questions may show, and anchors and pictures.
pub(crate) fn clean_document(html: &str) -> String {
    DOCUMENT_CLEANER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn what_questions_use_stays() {
        let html = to_html(
            "A *list*, a **word**, ~~gone~~, `code`.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n\
             ```python raises=TypeError\nx = 1 < 2\n```\n\n3. third\n\n[docs](https://docs.python.org/3/)\n",
        );
        for part in [
            "<em>list</em>",
            "<strong>word</strong>",
            "<del>gone</del>",
            "<code>code</code>",
            "<table>",
            "<td>1</td>",
            "<pre><code class=\"language-python\">x = 1 &lt; 2",
            "<ol start=\"3\">",
            "<a href=\"https://docs.python.org/3/\" rel=\"noopener noreferrer nofollow\">docs</a>",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }

    #[test]
    fn hostile_markdown_is_harmless() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<IMG SRC=\"javascript:alert(1)\">",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](vbscript:msgbox(1))",
            "![x](https://tracker.example/a.png)",
            "<svg/onload=alert(1)>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<style>*{display:none}</style>",
            "<a href=\"#\" onclick=\"alert(1)\">x</a>",
            "<form action=https://evil.example><input name=csrf></form>",
            "```\"><script>alert(1)</script>\ncode\n```",
            "```python\" onload=\"alert(1)\ncode\n```",
            "```x-class=hidden\ncode\n```",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<p style=\"position:fixed\">x</p>",
            "<base href=https://evil.example>",
            "<meta http-equiv=refresh content=0>",
            "<https://x.example/\"onmouseover=alert(1)>",
        ] {
            let html = to_html(hostile);
            let lower = html.to_lowercase();
            // Text that names such things is fine as text; a tag or an attribute is not.
            for tag in
                ["<script", "<img", "<svg", "<iframe", "<style", "<form", "<input", "<math", "<base", "<meta"]
            {
                assert!(!lower.contains(tag), "{hostile} gave {html}");
            }
            for piece in lower.split('<').skip(1).filter_map(|piece| piece.split('>').next()) {
                let unquoted: String = piece.split('"').step_by(2).collect();
                for bad in [" on", " style", " srcdoc"] {
                    assert!(!unquoted.contains(bad), "{hostile} gave {html}");
                }
                assert!(
                    !piece.contains("javascript:")
                        && !piece.contains("data:")
                        && !piece.contains("vbscript:"),
                    "{html}"
                );
            }
        }
    }
}
