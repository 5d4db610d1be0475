//! The documents are true of the binary. In each of them, from top to bottom
//! and in a folder of its own:
//!
//! - a block with `file=PATH` is that file, for the commands after it;
//! - a `console` block holds `$ commands` and what they print, where `...` is
//!   any text; an `sh` block holds commands alone; `exit=1` says how the last
//!   one ends, and `askback serve` goes on serving for what comes after it;
//! - a `python` block runs, and prints what the `output` block after it says;
//! - `skip="why"` is for what cannot be run here.
//!
//! What stands in a line of text, such as `askback link`, is a command and has
//! the flags that it is shown with.

use std::{collections::BTreeSet, env, fs, path::Path, thread};

use comrak::{Arena, nodes::NodeValue, parse_document};
use tempfile::TempDir;

use crate::common::{Done, Server, done, program, repository, run, write};

#[test]
fn every_example_does_what_it_shows() {
    let names = documents();
    let faults: Vec<String> = thread::scope(|scope| {
        let readers: Vec<_> = names.iter().map(|name| scope.spawn(|| Reader::read(name))).collect();
        readers.into_iter().flat_map(|reader| reader.join().unwrap()).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn every_command_in_a_line_exists_with_its_flags() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = BTreeSet::new();
    let others = ["ARCHITECTURE.md", "CONTRIBUTING.md"].map(str::to_owned);
    for name in documents().into_iter().chain(others) {
        for command in inline_commands(&text_of(&name)) {
            let Err(fault) = is_a_command(folder.path(), &command) else {
                seen.insert(command);
                continue;
            };
            panic!("{name}: `{command}`: {fault}");
        }
    }
    assert!(seen.contains("askback link") && seen.len() >= 10, "{seen:?}");
}

/// The documents that people read: those of the help, and the front page.
fn documents() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(repository().join("docs"))
        .unwrap()
        .map(|entry| format!("docs/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.extend(["docs/reference/README.md", "README.md"].map(str::to_owned));
    names.sort();
    names
}

fn text_of(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap()
}

/// A fenced block.
struct Block {
    line: usize,
    /// `console`, `python` and so on.
    language: String,
    info: String,
    text: String,
}

impl Block {
    /// What the fence says after its language: `name=value` or `name="some words"`.
    fn says(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.info.split_once(&format!(" {name}="))?;
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split(' ').next(),
        }
    }

    /// The commands of the block, each with what it is to print, where that is shown.
    fn commands(&self) -> Vec<(String, Option<String>)> {
        let mut found: Vec<(String, Option<String>)> = Vec::new();
        if self.language == "sh" {
            let joined = self.text.replace("\\\n", " ");
            let lines = joined.lines().map(str::trim);
            let commands = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
            return commands.map(|line| (line.to_owned(), None)).collect();
        }
        for line in self.text.lines() {
            match (line.strip_prefix("$ "), found.last_mut()) {
                (Some(command), _) => found.push((command.to_owned(), None)),
                (None, Some((_, output))) => {
                    let output = output.get_or_insert_default();
                    output.push_str(line);
                    output.push('\n');
                }
                (None, None) => {}
            }
        }
        found
    }
}

fn blocks(markdown: &str) -> Vec<Block> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &askback_bank::markdown_options());
    let mut found = Vec::new();
    for node in root.descendants() {
        let data = node.data();
        let NodeValue::CodeBlock(code) = &data.value else { continue };
        let language = code.info.split(' ').next().unwrap_or_default().to_owned();
        let (info, text) = (code.info.clone(), code.literal.clone());
        found.push(Block { line: data.sourcepos.start.line, language, info, text });
    }
    found
}

/// Follows one document.
struct Reader {
    name: String,
    folder: TempDir,
    server: Option<Server>,
    faults: Vec<String>,
}

impl Reader {
    /// What in the document is not true.
    fn read(name: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let mut reader = Self { name: name.to_owned(), folder, server: None, faults: Vec::new() };
        let blocks = blocks(&text_of(name));
        for (at, block) in blocks.iter().enumerate() {
            reader.block(block, blocks.get(at + 1));
        }
        reader.faults
    }

    fn fault(&mut self, block: &Block, what: &str) {
        self.faults.push(format!("{}:{}: {what}", self.name, block.line));
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        if let Some(reason) = block.says("skip") {
            if reason.is_empty() {
                self.fault(block, "skip says why");
            }
            return;
        }
        if let Some(path) = block.says("file") {
            write(self.folder.path(), path, &block.text);
            return;
        }
        match block.language.as_str() {
            "console" | "sh" => self.commands(block),
            "python" => self.python(block, next.filter(|next| next.language == "output")),
            _ if block.text.lines().any(|line| line.trim_start_matches("$ ").starts_with("askback ")) => {
                self.fault(block, "commands stand in a block ```console or ```sh, so that they are run");
            }
            _ => {}
        }
    }

    fn commands(&mut self, block: &Block) {
        let commands = block.commands();
        if commands.is_empty() {
            self.fault(block, "no line of this block is a command");
        }
        for (at, (command, output)) in commands.iter().enumerate() {
            let last = at + 1 == commands.len();
            let wanted = block.says("exit").filter(|_| last).map_or(0, |code| code.parse().unwrap());
            let done = if command.starts_with("askback serve") {
                self.serve(command)
            } else {
                done(&self.shell(&format!("exec 2>&1; {command}")).output().unwrap())
            };
            if done.exit != wanted {
                self.fault(block, &format!("`{command}` ends with {}, not {wanted}: {done:?}", done.exit));
            }
            let got = usual(&done.stdout);
            if let Some(output) = output.as_ref().filter(|output| !matches(output, &got)) {
                self.fault(block, &format!("`{command}` is shown to print\n{output}and prints\n{got}"));
            }
        }
    }

    fn python(&mut self, block: &Block, output: Option<&Block>) {
        let path = write(self.folder.path(), ".block.py", &block.text);
        let done = run(self.folder.path(), &["run", &path]);
        if done.exit != 0 {
            self.fault(block, &format!("does not run: {done:?}"));
        } else if let Some(output) = output.filter(|output| !matches(&output.text, &done.stdout)) {
            self.fault(block, &format!("prints\n{}and not\n{}", done.stdout, output.text));
        }
    }

    /// Serves from here on, in place of what served before.
    fn serve(&mut self, command: &str) -> Done {
        if let Some(before) = self.server.take() {
            before.end();
        }
        let server = Server::start_with(&mut self.shell(&format!("exec {command}")), &self.data());
        let stdout = format!("{}\n", server.link);
        self.server = Some(server);
        Done { exit: 0, stdout, stderr: String::new() }
    }

    fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    fn shell(&self, command: &str) -> std::process::Command {
        let folder = self.folder.path();
        let mut shell = program(folder, "sh");
        let binary = Path::new(env!("CARGO_BIN_EXE_askback")).parent().unwrap().to_owned();
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths([binary].into_iter().chain(env::split_paths(&path))).unwrap();
        shell.arg("-c").arg(command).env("PATH", path);
        shell.env("ASKBACK_DATA", self.data()).env("ASKBACK_LISTEN", "127.0.0.1:0");
        shell
    }
}

/// The text with the usual port in place of those that were free.
fn usual(text: &str) -> String {
    const HOST: &str = "127.0.0.1:";
    let mut pieces = text.split(HOST);
    let mut usual = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        usual.push_str(HOST);
        usual.push_str("8420");
        usual.push_str(piece.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    }
    usual
}

/// Whether `real` is what is shown, `...` being any text. Blanks at the ends of lines do not count.
fn matches(shown: &str, real: &str) -> bool {
    let (shown, real) = (trimmed(shown), trimmed(real));
    let mut pieces = shown.split("...");
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = real.strip_prefix(first) else { return false };
    let mut ends_free = false;
    for piece in pieces {
        ends_free = piece.is_empty();
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    ends_free || rest.is_empty() || shown.rsplit("...").next().is_some_and(|last| rest.ends_with(last))
}

fn trimmed(text: &str) -> String {
    text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Every `askback ...` that stands in a line of text.
fn inline_commands(markdown: &str) -> Vec<String> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &askback_bank::markdown_options());
    let mut found = Vec::new();
    for node in root.descendants() {
        let NodeValue::Code(code) = &node.data().value else { continue };
        if code.literal.starts_with("askback ") {
            found.push(code.literal.clone());
        }
    }
    found
}

/// Asks the command for its help, and looks for each flag there.
fn is_a_command(folder: &Path, command: &str) -> Result<(), String> {
    let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    let mut path: Vec<&str> = words.iter().copied().take_while(is_word).collect();
    let help = loop {
        let mut arguments = vec!["help"];
        arguments.extend(&path);
        let done = run(folder, &arguments);
        if done.exit == 0 {
            break done.stdout;
        }
        // What follows a command may be a value, such as the name of a question.
        if path.pop().is_none() {
            return Err(done.stderr);
        }
    };
    // `askback --version` has no command, and needs none.
    if path.is_empty() && !words.first().is_some_and(|word| word.starts_with("--")) {
        return Err("there is no such command".to_owned());
    }
    let flags = words.iter().filter(|word| word.starts_with("--"));
    let unknown: Vec<&&str> = flags.filter(|flag| !help.contains(**flag)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(format!("{unknown:?} is not in its help")) }
}

#[test]
fn dots_stand_for_any_text() {
    for (shown, real, fits) in [
        ("a\n", "a\n", true),
        ("a", "a  \n\n", true),
        ("a", "ab", false),
        ("a...", "abc", true),
        ("...c", "abc", true),
        ("...c", "abcd", false),
        ("a...c", "a\nb\nc", true),
        ("a...b...c", "axxbxxc", true),
        ("a...b...c", "axxcxxb", false),
        ("...", "", true),
    ] {
        assert_eq!(matches(shown, real), fits, "{shown:?} {real:?}");
    }
}
