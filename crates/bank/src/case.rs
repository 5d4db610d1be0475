//! One `[[case]]` of `cases.toml`.

use crate::{
    Call, Case, Expect, Input, MethodCall,
    blocks::is_name,
    cases::{Context, FILE},
    fault::Fault,
    meta::{ID_FORM, is_id},
    toml_read::{At, Table, shown, strings_of},
};

const MAX_SIZE: u64 = 1_000_000_000;

struct Reader<'a, 'd> {
    table: &'a Table<'d>,
    call: Option<&'a Call>,
    context: &'a Context<'a>,
}

/// Reads a case; `None` when it cannot be used at all.
pub(crate) fn read(
    table: &Table<'_>,
    call: Option<&Call>,
    context: &Context<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Case> {
    let id = table.required("id", faults).filter(|id| {
        let good = is_id(&id.value);
        if !good {
            let message = format!("`id` is \"{}\", which is not an id", shown(&id.value));
            faults.push(Fault::error("bad_id", FILE, message).at(id.place).expected(ID_FORM));
        }
        good
    });
    let category = table.required("category", faults).map(|text| text.value).unwrap_or_default();
    let visible = table.boolean("visible", faults).unwrap_or(false);
    let weight = table.integer("weight", (1, 1_000), faults).map_or(1, |number| number.value);
    let reader = Reader { table, call, context };
    let (input, expect) = reader.both(faults);
    table.finish(faults);
    let weight = u32::try_from(weight).unwrap_or(1);
    Some(Case { id: id?.value, category, visible, weight, input: input?, expect: expect? })
}

impl Reader<'_, '_> {
    fn fault(&self, code: &'static str, key: &str, message: impl Into<String>) -> Fault {
        Fault::error(code, FILE, message).at(self.table.place_of(key))
    }

    fn both(&self, faults: &mut Vec<Fault>) -> (Option<Input>, Option<Expect>) {
        let input = self.input(faults);
        let expect = self.expect(input.as_ref(), faults);
        (input, expect)
    }

    /// All keys are asked for, so that each is known even where it is wrong.
    fn input(&self, faults: &mut Vec<Fault>) -> Option<Input> {
        let table = self.table;
        let args = table.strings("args", faults);
        for literal in args.iter().flatten() {
            self.context.literal(literal, faults);
        }
        let stdin = table.string("stdin", faults);
        let calls = table.has("calls").then(|| self.calls(faults)).flatten();
        let drive = table.string("drive", faults);
        let generate = table.string("generate", faults);
        let n = table.integer("n", (0, MAX_SIZE), faults);
        let seed = table.integer("seed", (0, u64::from(u32::MAX)), faults);
        table.get("calls");
        if generate.is_none() {
            for key in ["n", "seed"].into_iter().filter(|key| table.has(key)) {
                faults.push(self.fault("conflict", key, format!("`{key}` goes with `generate` alone")));
            }
        }
        let given: Vec<&str> =
            ["drive", "generate", "stdin", "calls"].into_iter().filter(|key| table.has(key)).collect();
        if let [first, second, ..] = given.as_slice() {
            faults.push(self.fault("conflict", second, format!("a case has either `{first}` or `{second}`")));
        }
        if let Some(drive) = drive {
            self.alone("drive", &["args"], faults);
            self.context.function("drive.py", &drive, faults);
            return Some(Input::Drive(drive.value));
        }
        if let Some(function) = generate {
            self.alone("generate", &["args"], faults);
            self.context.function("generate.py", &function, faults);
            self.require("n", n.is_some() || table.has("n"), "generate", faults);
            self.require("seed", seed.is_some() || table.has("seed"), "generate", faults);
            return Some(Input::Generate { function: function.value, n: n?.value, seed: seed?.value });
        }
        let args =
            |args: Option<Vec<At<String>>>| args.unwrap_or_default().into_iter().map(|a| a.value).collect();
        match self.call? {
            Call::Function(_) => {
                self.fits(&given, &[], faults);
                self.require("args", table.has("args"), "a call of a function", faults);
                Some(Input::Args(args(self.table.strings("args", &mut Vec::new()))))
            }
            Call::Class(_) => {
                self.fits(&given, &["calls"], faults);
                self.require("calls", table.has("calls"), "a case of a class", faults);
                let init = args(self.table.strings("args", &mut Vec::new()));
                Some(Input::Calls { init, calls: calls? })
            }
            Call::Program => {
                self.fits(&given, &["stdin"], faults);
                self.alone("stdin", &["args"], faults);
                Some(Input::Stdin(stdin.map(|text| text.value).unwrap_or_default()))
            }
            Call::Drive => {
                self.require("drive", false, "a driven question", faults);
                None
            }
        }
    }

    fn require(&self, key: &str, there: bool, what: &str, faults: &mut Vec<Fault>) {
        if !there {
            let fault = Fault::error("missing_key", FILE, format!("`{key}` is missing")).at(self.table.place);
            faults.push(fault.expected(format!("`{key}`, which {what} needs")));
        }
    }

    fn alone(&self, key: &str, others: &[&str], faults: &mut Vec<Fault>) {
        for other in others.iter().filter(|other| self.table.has(other)) {
            faults.push(self.fault("conflict", other, format!("`{other}` does not go with `{key}`")));
        }
    }

    fn fits(&self, given: &[&str], allowed: &[&str], faults: &mut Vec<Fault>) {
        for key in given.iter().filter(|key| !allowed.contains(key)) {
            let message = format!("`{key}` does not fit how the code is called");
            faults.push(self.fault("conflict", key, message));
        }
    }

    fn expect(&self, input: Option<&Input>, faults: &mut Vec<Fault>) -> Option<Expect> {
        let table = self.table;
        let expect = table.string("expect", faults);
        let raises = table.string("raises", faults);
        let mutates = table.integer("mutates", (0, 63), faults);
        if let Some(Input::Drive(_) | Input::Generate { .. }) = input {
            self.alone(
                "drive or generate, where the reference solution says it",
                &["expect", "raises", "mutates"],
                faults,
            );
            return Some(Expect::Reference);
        }
        if let Some(name) = raises {
            self.alone("raises", &["expect", "mutates"], faults);
            if !is_name(&name.value) {
                let message = format!("`raises` is \"{}\", which is not a name", shown(&name.value));
                faults.push(
                    Fault::error("bad_name", FILE, message)
                        .at(name.place)
                        .expected("a name such as ValueError"),
                );
            }
            return Some(Expect::Raises(name.value));
        }
        if let Some(Input::Calls { .. }) = input {
            self.alone("calls, which carry what they expect", &["expect", "mutates"], faults);
            return Some(Expect::Calls);
        }
        if expect.is_none() && !table.has("expect") && input.is_some() {
            self.require("expect", false, "this case", faults);
        }
        let value = expect?;
        if self.call != Some(&Call::Program) {
            self.context.literal(&value, faults);
        }
        let Some(index) = mutates else { return Some(Expect::Value(value.value)) };
        let count = match input {
            Some(Input::Args(args)) => args.len(),
            _ => 0,
        };
        let at = usize::try_from(index.value).unwrap_or(usize::MAX);
        if at >= count {
            let message = format!("`mutates` is {at}, but there are {count} arguments");
            faults.push(
                Fault::error("out_of_range", FILE, message)
                    .at(index.place)
                    .expected("the index of an argument, from 0"),
            );
        }
        Some(Expect::Mutates { index: at, value: value.value })
    }

    /// `[["put", "1, 1", "None"], ...]`
    fn calls(&self, faults: &mut Vec<Fault>) -> Option<Vec<MethodCall>> {
        const EXPECTED: &str = "calls such as [\"put\", \"1, 1\", \"None\"]: method, arguments, result";
        let value = self.table.get("calls")?;
        let Some(list) = value.get_ref().as_array() else {
            faults.push(self.fault("wrong_type", "calls", "`calls` is not a list").expected(EXPECTED));
            return None;
        };
        let mut calls = Vec::new();
        for element in list {
            let place = self.table.doc.place(element.span().start);
            let texts = strings_of(self.table.doc, element, "calls", faults);
            let [method, args, expect] = texts.as_slice() else {
                if element.get_ref().is_array() {
                    let message = format!("a call has three strings, not {}", texts.len());
                    faults.push(Fault::error("bad_call", FILE, message).at(place).expected(EXPECTED));
                }
                continue;
            };
            if method.value.contains('.') || !is_name(&method.value) {
                let message = format!("\"{}\" is not the name of a method", shown(&method.value));
                faults.push(Fault::error("bad_name", FILE, message).at(method.place).expected(EXPECTED));
            }
            let split = split_args(&args.value);
            for literal in split.iter().chain([&expect.value]) {
                self.context.literal(&At { value: literal.clone(), place }, faults);
            }
            calls.push(MethodCall {
                method: method.value.clone(),
                args: split,
                expect: expect.value.clone(),
            });
        }
        Some(calls)
    }
}

/// Splits `1, (2, "a, b")` at the commas outside brackets and quotes.
pub(crate) fn split_args(source: &str) -> Vec<String> {
    let mut args = Vec::new();
    let (mut start, mut depth, mut quote, mut escaped) = (0, 0_usize, None, false);
    for (at, letter) in source.char_indices() {
        if let Some(end) = quote {
            if escaped {
                escaped = false;
            } else if letter == '\\' {
                escaped = true;
            } else if letter == end {
                quote = None;
            }
            continue;
        }
        match letter {
            '"' | '\'' => quote = Some(letter),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                args.push(source[start..at].trim().to_owned());
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = source[start..].trim();
    if !last.is_empty() {
        args.push(last.to_owned());
    }
    args
}
