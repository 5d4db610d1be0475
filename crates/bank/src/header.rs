//! The first words of a list item: `io-work [P11] if-missing=io: text`,
//! `mutex (3, core): text`. One grammar for points, mistakes, follow-ups and
//! parts.

use crate::{
    codes,
    fault::Fault,
    meta::{ID_FORM, is_id},
    toml_read::shown,
};

/// What stands before the colon, and the text after it.
#[derive(Debug, Default)]
pub(crate) struct Header {
    pub(crate) id: String,
    /// In square brackets: codes.
    pub(crate) brackets: Option<String>,
    /// In round brackets.
    pub(crate) parens: Option<String>,
    /// Anything else, such as `if-missing=io`.
    pub(crate) words: Vec<String>,
    pub(crate) text: String,
}

/// Where a header stands, and how one of its kind looks.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: u32,
    pub(crate) form: &'static str,
}

impl Spot<'_> {
    pub(crate) fn fault(&self, code: &'static str, message: impl Into<String>) -> Fault {
        Fault::error(code, self.file, message).line(self.line)
    }

    /// Reads a header; reports what is wrong with it and gives what it can.
    pub(crate) fn header(&self, source: &str, faults: &mut Vec<Fault>) -> Option<Header> {
        let Some(header) = split(source) else {
            faults.push(
                self.fault("bad_item", format!("\"{}\" has no colon after its id", shown(source)))
                    .expected(self.form),
            );
            return None;
        };
        if !is_id(&header.id) {
            let message = format!("\"{}\" is not an id", shown(&header.id));
            faults.push(self.fault("bad_id", message).expected(format!("{ID_FORM}, as in {}", self.form)));
        }
        if header.text.is_empty() {
            faults.push(
                self.fault("empty", format!("`{}` says nothing", shown(&header.id))).expected(self.form),
            );
        }
        Some(header)
    }

    /// The codes in square brackets.
    pub(crate) fn codes(&self, header: &Header, faults: &mut Vec<Fault>) -> Vec<String> {
        let listed = header.brackets.as_deref().unwrap_or_default();
        let (good, bad): (Vec<&str>, Vec<&str>) =
            listed.split([',', ' ']).filter(|code| !code.is_empty()).partition(|code| codes::is_code(code));
        for code in bad {
            let message = format!("\"{}\" is not a code", shown(code));
            faults.push(self.fault("bad_code", message).expected(codes::CODE_FORM));
        }
        good.into_iter().map(str::to_owned).collect()
    }

    /// Reports what this kind of item has no use for.
    pub(crate) fn only(&self, header: &Header, brackets: bool, parens: bool, faults: &mut Vec<Fault>) {
        let stray_brackets = header.brackets.as_ref().filter(|_| !brackets).map(|text| format!("[{text}]"));
        let stray_parens = header.parens.as_ref().filter(|_| !parens).map(|text| format!("({text})"));
        for stray in stray_brackets.into_iter().chain(stray_parens) {
            let message = format!("\"{}\" does not belong here", shown(&stray));
            faults.push(self.fault("bad_item", message).expected(self.form));
        }
    }

    pub(crate) fn no_words(&self, header: &Header, faults: &mut Vec<Fault>) {
        for word in &header.words {
            let message = format!("\"{}\" does not belong here", shown(word));
            faults.push(self.fault("bad_item", message).expected(self.form));
        }
    }
}

fn split(source: &str) -> Option<Header> {
    let source = source.trim();
    let id_end =
        source.find(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | '[')).unwrap_or(source.len());
    let mut header = Header { id: source[..id_end].to_owned(), ..Header::default() };
    let mut rest = source[id_end..].trim_start();
    loop {
        if let Some(text) = rest.strip_prefix(':') {
            header.text = text.trim().to_owned();
            return Some(header);
        }
        let (target, close) = match rest.chars().next()? {
            '[' => (&mut header.brackets, ']'),
            '(' => (&mut header.parens, ')'),
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || c == ':')?;
                header.words.push(rest[..end].to_owned());
                rest = rest[end..].trim_start();
                continue;
            }
        };
        let end = rest.find(close)?;
        *target = Some(rest[1..end].trim().to_owned());
        rest = rest[end + 1..].trim_start();
    }
}
