//! Whether two lines show the same values: quotes and the blanks between the
//! parts of a value are Python's habit, not what a prediction is about.

/// Whether `a` and `b` show the same values. What is no value, such as a
/// bracket that is not closed, must be the same letter by letter.
pub(crate) fn same_values(a: &str, b: &str) -> bool {
    a == b || matches!((tokens(a), tokens(b)), (Some(a), Some(b)) if a == b)
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// A string without its quotes.
    Text(String),
    /// A number, a name, words.
    Word(String),
    /// A bracket, comma or colon.
    Mark(char),
    /// What stands between two values of a line.
    Blank(String),
}

/// The parts of a line; `None` where a bracket or a quote is not closed.
fn tokens(line: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut open = Vec::new();
    let mut rest = line.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '(' | '[' | '{' => open.push(letter),
            ')' | ']' | '}' if open.pop() != opening(letter) => return None,
            _ => {}
        }
        match letter {
            '\'' | '"' if begins_text(found.last()) => found.push(Token::Text(text(&mut rest, letter)?)),
            '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' => found.push(Token::Mark(letter)),
            _ if letter.is_whitespace() => {
                let mut blank = String::from(letter);
                while let Some(more) = rest.next_if(|it| it.is_whitespace()) {
                    blank.push(more);
                }
                found.push(Token::Blank(if open.is_empty() { blank } else { " ".to_owned() }));
            }
            _ => match found.last_mut() {
                Some(Token::Word(word)) => word.push(letter),
                _ => found.push(Token::Word(letter.into())),
            },
        }
    }
    open.is_empty().then(|| without_blanks_in_values(found))
}

fn opening(closing: char) -> Option<char> {
    match closing {
        ')' => Some('('),
        ']' => Some('['),
        _ => Some('{'),
    }
}

/// A quote within a word is an apostrophe, but `b'...'` are bytes.
fn begins_text(before: Option<&Token>) -> bool {
    match before {
        Some(Token::Word(word)) => word == "b" || word.ends_with('='),
        Some(Token::Text(_)) => false,
        _ => true,
    }
}

/// Up to the closing quote. Only the quotes themselves need no backslash
/// between other quotes; all else stays as it is written.
fn text(rest: &mut impl Iterator<Item = char>, quote: char) -> Option<String> {
    let mut text = String::new();
    loop {
        match rest.next()? {
            '\\' => match rest.next()? {
                quote @ ('\'' | '"') => text.push(quote),
                other => text.extend(['\\', other]),
            },
            letter if letter == quote => return Some(text),
            letter => text.push(letter),
        }
    }
}

/// Drops the blanks beside the marks of a value; a blank between two words holds them apart.
fn without_blanks_in_values(all: Vec<Token>) -> Vec<Token> {
    let mut depth = 0_usize;
    let mut kept: Vec<Token> = Vec::with_capacity(all.len());
    let mut all = all.into_iter().peekable();
    while let Some(token) = all.next() {
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_mark = |it: Option<&Token>| matches!(it, Some(Token::Mark(_)));
        let beside_mark = is_mark(kept.last()) || is_mark(all.peek());
        if depth == 0 || !beside_mark || !matches!(token, Token::Blank(_)) {
            kept.push(token);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::same_values;

    #[test]
    fn quotes_and_blanks_of_a_value_do_not_count() {
        for (a, b) in [
            (r#"["urgent"]"#, "['urgent']"),
            ("['urgent','billing']", "['urgent', 'billing']"),
            ("[ 1,2 , 3 ]", "[1, 2, 3]"),
            (r#"{"a":[1,(2,)]}"#, "{'a': [1, (2,)]}"),
            (r#""a" 1"#, "'a' 1"),
            (r"['it\'s']", r#"["it's"]"#),
            (r#"b"a""#, "b'a'"),
            (r#"total: ["a"] (1,2)"#, "total: ['a'] (1, 2)"),
            (r#"Point(name="a", y = 1)"#, "Point(name='a', y = 1)"),
            ("don't [1,2]", "don't [1, 2]"),
        ] {
            assert!(same_values(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn everything_else_does() {
        for (a, b) in [
            ("[1, 2]", "[12]"),
            ("[1 2]", "[12]"),
            ("[1, 2]", "(1, 2)"),
            ("[urgent]", "['urgent']"),
            ("['1']", "[1]"),
            ("1", "1.0"),
            ("urgent", "'urgent'"),
            ("['a b']", "['ab']"),
            ("['a ']", "['a']"),
            ("8  8", "8 8"),
            ("a , b", "a, b"),
            ("[1,2", "[1, 2"),
            ("[1,2)", "[1, 2)"),
            ("['a", "[\"a"),
            ("(1,)", "(1)"),
        ] {
            assert!(!same_values(a, b), "{a} and {b}");
        }
    }
}
