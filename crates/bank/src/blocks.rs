//! The fenced Python blocks of a question, with the words after the fence.
//! Reads them; never runs them.

use comrak::{
    Arena,
    nodes::{AstNode, NodeValue},
    parse_document,
};

use crate::{
    Block, PythonRange,
    fault::{Fault, nearest},
    outline::{Chunk, markdown_options},
    toml_read::shown,
};

const WORDS: [&str; 4] = ["continues", "raises", "python", "skip"];

/// Every Python block under `body`, with the output block after it.
pub(crate) fn read(file: &str, body: &Chunk, faults: &mut Vec<Fault>) -> Vec<Block> {
    let arena = Arena::new();
    let root = parse_document(&arena, &body.lines.join("\n"), &markdown_options());
    let mut blocks: Vec<Block> = Vec::new();
    let mut last_python: Option<&AstNode<'_>> = None;
    for node in root.descendants() {
        let data = node.data();
        let NodeValue::CodeBlock(code) = &data.value else { continue };
        if !code.fenced {
            continue;
        }
        let line = body.line_at(data.sourcepos.start.line.saturating_sub(1));
        if !code.closed {
            let fault = Fault::error("open_fence", file, "this code block is never closed").line(line);
            faults.push(fault.expected("a closing fence ``` of the same length and indentation"));
        }
        let info = Info { file, line };
        let language = code.info.split_whitespace().next().unwrap_or_default();
        match language {
            "python" => {
                blocks.push(info.block(&code.info, &code.literal, faults));
                last_python = Some(node);
            }
            "output" => {
                let follows = last_python
                    .is_some_and(|python| python.next_sibling().is_some_and(|next| std::ptr::eq(next, node)));
                match blocks.last_mut().filter(|_| follows) {
                    Some(block) => block.output = Some(code.literal.clone()),
                    None => faults.push(
                        Fault::error("stray_output", file, "this output belongs to no Python block")
                            .line(line)
                            .expected("an output block right after its python block"),
                    ),
                }
            }
            _ => info.language(language, faults),
        }
    }
    if let Some(first) = blocks.first().filter(|first| first.continues) {
        faults.push(
            Fault::error("stray_continues", file, "there is no block before this one to continue")
                .line(first.line),
        );
    }
    blocks
}

struct Info<'a> {
    file: &'a str,
    line: u32,
}

impl Info<'_> {
    fn fault(&self, code: &'static str, message: String) -> Fault {
        Fault::error(code, self.file, message).line(self.line)
    }

    fn language(&self, language: &str, faults: &mut Vec<Fault>) {
        let meant = match language.to_lowercase().as_str() {
            "py" | "python3" | "py3" | "pycon" => Some("python"),
            "out" => Some("output"),
            _ => nearest(language, ["python", "output"]),
        };
        if let Some(meant) = meant {
            let mut fault =
                self.fault("unknown_fence", format!("a block of \"{}\" is not run", shown(language)));
            fault.nearest = Some(meant.to_owned());
            faults.push(fault.expected("python or output, or another language that is only shown"));
        }
    }

    fn block(&self, info: &str, code: &str, faults: &mut Vec<Fault>) -> Block {
        let mut block = Block {
            file: self.file.to_owned(),
            line: self.line,
            code: code.to_owned(),
            continues: false,
            output: None,
            raises: None,
            python: None,
            skip: None,
        };
        for (name, value) in words(info).into_iter().skip(1) {
            match (name.as_str(), value) {
                ("continues", None) => block.continues = true,
                ("raises", Some(name)) if is_name(&name) => block.raises = Some(name),
                ("python", Some(text)) => match text.parse::<PythonRange>() {
                    Ok(range) => block.python = Some(range),
                    Err(error) => {
                        faults.push(self.fault("bad_python", error.to_string()).expected(PythonRange::FORM));
                    }
                },
                ("skip", Some(why)) if !why.trim().is_empty() => block.skip = Some(why),
                (name, _) => faults.push(
                    self.fault(
                        "unknown_block_word",
                        format!("`{}` after ```python is not understood", shown(name)),
                    )
                    .expected("continues, raises=TypeError, python=\">=3.12\" or skip=\"why\"")
                    .near(name, WORDS.into_iter().filter(|word| *word != name)),
                ),
            }
        }
        block
    }
}

/// Whether it is a dotted Python name in ASCII.
pub(crate) fn is_name(text: &str) -> bool {
    text.len() <= 200
        && text.split('.').all(|part| {
            let mut letters = part.bytes();
            letters.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
                && letters.all(|b| b.is_ascii_alphanumeric() || b == b'_')
        })
}

/// `a b=c d="e f"` in its words; quotation marks are taken off.
fn words(info: &str) -> Vec<(String, Option<String>)> {
    let mut words = Vec::new();
    let mut rest = info.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            None => (None, after),
            Some(after) => match after.strip_prefix('"') {
                Some(quoted) => {
                    let end = quoted.find('"').unwrap_or(quoted.len());
                    (Some(&quoted[..end]), quoted[end..].trim_start_matches('"'))
                }
                None => {
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    (Some(&after[..end]), &after[end..])
                }
            },
        };
        words.push((name.to_owned(), value.map(str::to_owned)));
        rest = after.trim_start();
    }
    words
}
