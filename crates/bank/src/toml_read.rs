//! A TOML document read key by key, so that every fault in it is found and
//! each has its line. Never stops at the first fault.

use std::cell::RefCell;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::fault::{Fault, Place, one_of};

/// A document and the places in its file.
pub(crate) struct Doc<'a> {
    pub(crate) file: &'a str,
    text: &'a str,
    first_line: u32,
    line_starts: Vec<usize>,
    root: Spanned<DeTable<'a>>,
    /// It has syntax errors, so missing keys may be theirs.
    pub(crate) broken: bool,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

impl<'a> Doc<'a> {
    /// Parses `text`, whose first line is line `first_line` of `file`.
    pub(crate) fn parse(file: &'a str, text: &'a str, first_line: u32, faults: &mut Vec<Fault>) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let doc = Self { file, text, first_line, line_starts, root, broken: !errors.is_empty() };
        for error in errors {
            let place = doc.place(error.span().map_or(0, |span| span.start));
            faults.push(
                Fault::error("toml_syntax", file, format!("not valid TOML: {}", error.message())).at(place),
            );
        }
        doc
    }

    pub(crate) fn root(&self) -> Table<'_> {
        Table { doc: self, table: self.root.get_ref(), place: self.place(0), asked: RefCell::default() }
    }

    pub(crate) fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.line_starts.get(line).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        Place { line: self.first_line + small(line), column: small(column) + 1 }
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'_>>, key: &str, expected: &str) -> Fault {
        let found = value.get_ref().type_str();
        Fault::error("wrong_type", self.file, format!("`{key}` is a value of type {found}"))
            .at(self.place(value.span().start))
            .expected(expected)
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A table whose keys are asked for one by one.
pub(crate) struct Table<'d> {
    pub(crate) doc: &'d Doc<'d>,
    table: &'d DeTable<'d>,
    pub(crate) place: Place,
    asked: RefCell<Vec<&'static str>>,
}

impl<'d> Table<'d> {
    pub(crate) fn get(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        if !self.asked.borrow().contains(&key) {
            self.asked.borrow_mut().push(key);
        }
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.keys().any(|name| name.get_ref() == key)
    }

    pub(crate) fn place_of(&self, key: &str) -> Place {
        self.table
            .iter()
            .find(|(name, _)| name.get_ref() == key)
            .map_or(self.place, |(name, _)| self.doc.place(name.span().start))
    }

    pub(crate) fn string(&self, key: &'static str, faults: &mut Vec<Fault>) -> Option<At<String>> {
        let value = self.get(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            faults.push(self.doc.wrong_type(value, key, "a string in quotes"));
        }
        Some(At { value: text?.to_owned(), place: self.doc.place(value.span().start) })
    }

    /// A string that must be there and not be blank.
    pub(crate) fn required(&self, key: &'static str, faults: &mut Vec<Fault>) -> Option<At<String>> {
        if !self.has(key) && !self.doc.broken {
            let fault =
                Fault::error("missing_key", self.doc.file, format!("`{key}` is missing")).at(self.place);
            faults.push(fault.expected(format!("a line {key} = \"...\"")));
        }
        let text = self.string(key, faults)?;
        if text.value.trim().is_empty() {
            faults.push(Fault::error("empty", self.doc.file, format!("`{key}` is empty")).at(text.place));
            return None;
        }
        Some(text)
    }

    pub(crate) fn boolean(&self, key: &'static str, faults: &mut Vec<Fault>) -> Option<bool> {
        let value = self.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            faults.push(self.doc.wrong_type(value, key, "true or false"));
        }
        flag
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn integer(
        &self,
        key: &'static str,
        (low, high): (u64, u64),
        faults: &mut Vec<Fault>,
    ) -> Option<At<u64>> {
        let value = self.get(key)?;
        let expected = format!("a whole number from {low} to {high}");
        let Some(integer) = value.get_ref().as_integer() else {
            faults.push(self.doc.wrong_type(value, key, &expected));
            return None;
        };
        let place = self.doc.place(value.span().start);
        match i128::from_str_radix(integer.as_str(), integer.radix()).ok().and_then(|n| u64::try_from(n).ok())
        {
            Some(number) if (low..=high).contains(&number) => Some(At { value: number, place }),
            _ => {
                let message = format!("`{key}` is {integer}, which is out of range");
                faults
                    .push(Fault::error("out_of_range", self.doc.file, message).at(place).expected(expected));
                None
            }
        }
    }

    pub(crate) fn float(&self, key: &'static str, faults: &mut Vec<Fault>) -> Option<At<f64>> {
        let value = self.get(key)?;
        let text = match value.get_ref() {
            DeValue::Float(float) => Some(float.as_str()),
            DeValue::Integer(integer) => Some(integer.as_str()),
            _ => None,
        };
        let number = text.and_then(|text| text.parse::<f64>().ok());
        if number.is_none() {
            faults.push(self.doc.wrong_type(value, key, "a number such as 1e-6"));
        }
        Some(At { value: number?, place: self.doc.place(value.span().start) })
    }

    /// A list of strings; elements of another type are faults and left out.
    pub(crate) fn strings(&self, key: &'static str, faults: &mut Vec<Fault>) -> Option<Vec<At<String>>> {
        let value = self.get(key)?;
        Some(strings_of(self.doc, value, key, faults))
    }

    /// One of the known words, each with its value.
    pub(crate) fn word<T: Copy>(
        &self,
        key: &'static str,
        known: &[(&'static str, T)],
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        let text = self.string(key, faults)?;
        word_of(self.doc.file, key, &text, known, faults)
    }

    pub(crate) fn table(&self, key: &'static str, faults: &mut Vec<Fault>) -> Option<Table<'d>> {
        let value = self.get(key)?;
        let table = self.as_table(value);
        if table.is_none() {
            faults.push(self.doc.wrong_type(value, key, &format!("a table [{key}]")));
        }
        table
    }

    /// The tables of `[[key]]`.
    pub(crate) fn tables(&self, key: &'static str, faults: &mut Vec<Fault>) -> Vec<Table<'d>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let expected = format!("tables, each under [[{key}]]");
        let Some(array) = value.get_ref().as_array() else {
            faults.push(self.doc.wrong_type(value, key, &expected));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for element in array {
            match self.as_table(element) {
                Some(table) => tables.push(table),
                None => faults.push(self.doc.wrong_type(element, key, &expected)),
            }
        }
        tables
    }

    fn as_table(&self, value: &'d Spanned<DeValue<'d>>) -> Option<Table<'d>> {
        let place = self.doc.place(value.span().start);
        let table = value.get_ref().as_table()?;
        Some(Table { doc: self.doc, table, place, asked: RefCell::default() })
    }

    /// Keys with their places, for tables whose keys are free.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (At<String>, &'d Spanned<DeValue<'d>>)> {
        self.table.iter().map(|(name, value)| {
            (At { value: name.get_ref().to_string(), place: self.doc.place(name.span().start) }, value)
        })
    }

    /// Reports every key that nobody asked for. Called last.
    pub(crate) fn finish(&self, faults: &mut Vec<Fault>) {
        let asked = self.asked.borrow();
        for (name, _) in self.entries() {
            if !name.value.is_empty() && !asked.contains(&name.value.as_str()) {
                let message = format!("unknown key `{}`", shown(&name.value));
                let fault = Fault::error("unknown_key", self.doc.file, message).at(name.place);
                faults.push(
                    fault.near(&name.value, asked.iter().copied()).expected(one_of(asked.iter().copied())),
                );
            }
        }
    }
}

/// A word of a file as a message shows it: short and printable.
pub(crate) fn shown(word: &str) -> String {
    let mut text: String = word.chars().take(60).flat_map(char::escape_debug).collect();
    if word.chars().nth(60).is_some() {
        text.push('…');
    }
    text
}

/// The strings of an array.
pub(crate) fn strings_of(
    doc: &Doc<'_>,
    value: &Spanned<DeValue<'_>>,
    key: &str,
    faults: &mut Vec<Fault>,
) -> Vec<At<String>> {
    let expected = "a list of strings such as [\"a\", \"b\"]";
    let Some(array) = value.get_ref().as_array() else {
        faults.push(doc.wrong_type(value, key, expected));
        return Vec::new();
    };
    let mut strings = Vec::new();
    for element in array {
        match element.get_ref().as_str() {
            Some(text) => {
                strings.push(At { value: text.to_owned(), place: doc.place(element.span().start) });
            }
            None => faults.push(doc.wrong_type(element, key, expected)),
        }
    }
    strings
}

/// The value of a known word, or a fault that names the nearest.
pub(crate) fn word_of<T: Copy>(
    file: &str,
    key: &str,
    text: &At<String>,
    known: &[(&'static str, T)],
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let found = known.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let names = || known.iter().map(|(name, _)| *name);
        let message = format!("`{key}` is \"{}\"", shown(&text.value));
        let fault = Fault::error("unknown_value", file, message).at(text.place);
        faults.push(fault.expected(one_of(names())).near(&text.value, names()));
    }
    found
}
