//! Whether a prediction came true.

use crate::shown::same_values;

/// Whether `predicted` says what a program printed and, where it ended in an
/// exception, which one. Blank ends of lines and of the text do not count, nor
/// which quotes a value is written with; of the exception only the name must be
/// there, in the last line.
pub fn prediction_holds(predicted: &str, printed: &str, exception: Option<&str>) -> bool {
    let (mut predicted, printed) = (lines(predicted), lines(printed));
    if let Some(exception) = exception {
        let named = |line: &str| line.to_lowercase().contains(&exception.to_lowercase());
        if !predicted.pop().is_some_and(named) {
            return false;
        }
        // "Traceback (most recent call last)" and the like may be written or left out.
        if let Some(place) = predicted.iter().position(|line| line.starts_with("Traceback")) {
            predicted.truncate(place);
        }
        while predicted.last().is_some_and(|line| line.is_empty()) {
            predicted.pop();
        }
    }
    predicted.len() == printed.len() && predicted.iter().zip(printed).all(|(a, b)| same_values(a, b))
}

/// Lines without blank ends, and without blank lines at the end.
fn lines(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

#[cfg(test)]
mod tests {
    use super::prediction_holds;

    #[test]
    fn blank_ends_and_quotes_do_not_count_and_all_else_does() {
        for (predicted, printed, holds) in [
            ("8\n8", "8\n8\n", true),
            ("8 \r\n8\n\n", "8\n8\n", true),
            ("", "", true),
            ("", "8\n", false),
            ("8", "8\n8\n", false),
            ("[\"urgent\"]\n['a','b']", "['urgent']\n['a', 'b']\n", true),
            ("[\"urgent\"]", "['urgent']\n['a', 'b']\n", false),
            ("['a']", "['b']\n", false),
            (" 8", "8\n", false),
        ] {
            assert_eq!(prediction_holds(predicted, printed, None), holds, "{predicted:?} for {printed:?}");
        }
    }

    #[test]
    fn an_exception_is_named_in_the_last_line() {
        for (predicted, holds) in [
            ("1\nUnboundLocalError", true),
            ("1\nunboundlocalerror: local variable 'x' referenced", true),
            ("1\nTraceback (most recent call last):\n  File \"x\"\nUnboundLocalError: x", true),
            ("UnboundLocalError", false),
            ("1", false),
            ("1\nNameError", false),
        ] {
            assert_eq!(prediction_holds(predicted, "1\n", Some("UnboundLocalError")), holds, "{predicted:?}");
        }
    }
}
