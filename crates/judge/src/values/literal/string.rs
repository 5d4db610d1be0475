//! Strings and bytes of a literal, with prefixes, escapes and concatenation.

use super::{LiteralError, Parser};
use crate::values::Value;

/// What stands before a quotation mark.
struct Prefix {
    raw: bool,
    bytes: bool,
}

impl Parser<'_> {
    /// One string, or several side by side, which make one.
    pub(super) fn strings(&mut self) -> Result<Value, LiteralError> {
        let start = self.at;
        let (mut content, mut kind) = (Vec::new(), None);
        loop {
            let prefix = self.prefix()?;
            if kind.is_some_and(|bytes| bytes != prefix.bytes) {
                return Err(self.fault_at(start, "text and bytes cannot stand side by side"));
            }
            kind = Some(prefix.bytes);
            self.quoted(&prefix, &mut content)?;
            let end = self.at;
            self.space();
            let word = self.word();
            if !self.rest()[word.len()..].starts_with(['\'', '"']) {
                self.at = end;
                break;
            }
        }
        if kind == Some(true) {
            return Ok(Value::Bytes(content));
        }
        Ok(match String::from_utf8(content) {
            Ok(text) => Value::Str(text),
            Err(fault) => Value::Surrogates(fault.into_bytes()),
        })
    }

    fn prefix(&mut self) -> Result<Prefix, LiteralError> {
        let word = self.word();
        let prefix = match word.to_ascii_lowercase().as_str() {
            "" | "u" => Prefix { raw: false, bytes: false },
            "r" => Prefix { raw: true, bytes: false },
            "b" => Prefix { raw: false, bytes: true },
            "br" | "rb" => Prefix { raw: true, bytes: true },
            _ => return Err(self.fault(format!("\"{word}\" cannot stand before a string here"))),
        };
        self.at += word.len();
        Ok(prefix)
    }

    fn quoted(&mut self, prefix: &Prefix, content: &mut Vec<u8>) -> Result<(), LiteralError> {
        let start = self.at;
        let quote = if self.rest().starts_with('"') { "\"" } else { "'" };
        let triple = quote.repeat(3);
        let close = if self.rest().starts_with(&triple) { triple.as_str() } else { quote };
        self.at += close.len();
        while !self.eat(close) {
            match self.peek() {
                None => return Err(self.fault_at(start, "this string is never closed")),
                Some('\n') if close.len() == 1 => {
                    return Err(self.fault_at(start, "this string is not closed on its line"));
                }
                Some('\\') if prefix.raw => self.raw_backslash(content),
                Some('\\') => self.escape(prefix.bytes, content)?,
                Some(c) if prefix.bytes && !c.is_ascii() => {
                    return Err(self.fault("bytes can only hold ASCII characters; write \\x.."));
                }
                Some(c) => self.plain(c, content),
            }
        }
        Ok(())
    }

    fn plain(&mut self, c: char, content: &mut Vec<u8>) {
        content.extend(c.encode_utf8(&mut [0; 4]).bytes());
        self.at += c.len_utf8();
    }

    fn raw_backslash(&mut self, content: &mut Vec<u8>) {
        self.plain('\\', content);
        if let Some(c) = self.peek() {
            self.plain(c, content);
        }
    }

    fn escape(&mut self, bytes: bool, content: &mut Vec<u8>) -> Result<(), LiteralError> {
        let start = self.at;
        self.at += 1;
        let c = self.peek().ok_or_else(|| self.fault_at(start, "this string is never closed"))?;
        let simple = match c {
            '\n' => {
                self.at += 1;
                return Ok(());
            }
            '\\' | '\'' | '"' => c,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'v' => '\x0b',
            '0'..='7' => return self.octal(bytes, content),
            'x' => return self.coded(2, bytes, content),
            'u' if !bytes => return self.coded(4, bytes, content),
            'U' if !bytes => return self.coded(8, bytes, content),
            'N' if !bytes => {
                return Err(self.fault_at(start, "names in \\N{...} are not known here; write \\u...."));
            }
            _ => {
                return Err(
                    self.fault_at(start, format!("\\{c} is not an escape; write \\\\ for a backslash"))
                );
            }
        };
        self.at += c.len_utf8();
        content.extend(simple.encode_utf8(&mut [0; 4]).bytes());
        Ok(())
    }

    fn octal(&mut self, bytes: bool, content: &mut Vec<u8>) -> Result<(), LiteralError> {
        let start = self.at;
        let length = self.rest().bytes().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
        let code = u32::from_str_radix(&self.rest()[..length], 8).unwrap_or(0);
        self.at += length;
        self.push_code(code, start, bytes, content)
    }

    fn coded(&mut self, length: usize, bytes: bool, content: &mut Vec<u8>) -> Result<(), LiteralError> {
        let start = self.at;
        let digits = self.rest().get(1..=length).filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some(code) = code else {
            return Err(self.fault_at(start, format!("expected {length} hexadecimal digits")));
        };
        self.at += 1 + length;
        self.push_code(code, start, bytes, content)
    }

    fn push_code(
        &self,
        code: u32,
        start: usize,
        bytes: bool,
        content: &mut Vec<u8>,
    ) -> Result<(), LiteralError> {
        if bytes {
            let byte = u8::try_from(code);
            content.push(byte.map_err(|_| self.fault_at(start, "a byte is at most \\377"))?);
            return Ok(());
        }
        match (char::from_u32(code), code) {
            (Some(c), _) => content.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            // A lone surrogate, in the three bytes of `surrogatepass`.
            (None, 0xD800..=0xDFFF) => {
                content.extend([0xED, 0x80 | low_bits(code >> 6), 0x80 | low_bits(code)]);
            }
            _ => return Err(self.fault_at(start, "no character has that number")),
        }
        Ok(())
    }
}

fn low_bits(code: u32) -> u8 {
    (code & 0x3F) as u8
}
