//! Each way to compare: what is the same, what differs and what is said of it.

use askback_bank::Compare;
use askback_judge::{compare, compare_output, values::parse};

fn told(how: Compare, expected: &str, actual: &str) -> String {
    let value = |text| parse(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    compare(how, &value(expected), &value(actual)).err().unwrap_or_default()
}

fn table(how: Compare, cases: &[(&str, &str, &str)]) {
    for (expected, actual, message) in cases {
        assert_eq!(told(how, expected, actual), *message, "{expected} against {actual}");
    }
}

#[test]
fn exact() {
    table(
        Compare::Exact,
        &[
            ("nan", "nan", ""),
            ("nan", "-nan", ""),
            ("0.0", "-0.0", ""),
            ("[nan, {1: nan}]", "[nan, {1: nan}]", ""),
            ("{1: 2, 3: 4}", "{3: 4, 1: 2}", ""),
            ("{1, 2, 3}", "{3, 2, 1}", ""),
            ("{frozenset({1, 2})}", "{frozenset({2, 1})}", ""),
            ("1", "2", "expected 1, got 2"),
            ("1", "True", "expected 1 (int), got True (bool)"),
            ("1", "1.0", "expected 1 (int), got 1.0 (float)"),
            ("[1]", "(1,)", "expected [1] (list), got (1,) (tuple)"),
            ("'1'", "1", "expected '1' (str), got 1 (int)"),
            ("'a'", "b'a'", "expected 'a' (str), got b'a' (bytes)"),
            ("{1}", "frozenset({1})", "expected {1} (set), got frozenset({1}) (frozenset)"),
            ("[1]", "None", "expected [1], got None"),
            ("[[1], [2, 5]]", "[[1], [2, 4]]", "at [1][1]: expected 5, got 4"),
            ("{'a': [1]}", "{'a': [2]}", "at ['a'][0]: expected 1, got 2"),
            ("[1, 2]", "[1]", "at [1]: 2 is missing (expected 2 items, got 1)"),
            ("[1]", "[1, 2]", "at [1]: 2 is too much (expected 1 item, got 2)"),
            ("{1: 2}", "{}", "the key 1 is missing"),
            ("{1: 2}", "{1: 2, True: 3, 'x': 3}", "at [1]: expected 2, got 3"),
            ("{'a': 2}", "{'b': 2}", "the key 'a' is missing"),
            ("{'b': 2}", "{'a': 2}", "the key 'a' is not expected"),
            ("{'b': 2}", "{'b': 2, 'c': 3}", "the key 'c' is not expected"),
            ("{1, 2}", "{1}", "the element 2 is missing"),
            ("{1}", "{1, 2}", "the element 2 is not expected"),
            ("{1, 3}", "{2, 3}", "the element 1 is missing"),
            ("{1}", "{True}", "the element True is not expected"),
        ],
    );
}

#[test]
fn unordered() {
    table(
        Compare::Unordered,
        &[
            ("[3, 1, 2]", "[1, 2, 3]", ""),
            ("[[1, 2], [3]]", "[[3], [1, 2]]", ""),
            ("(1, 2)", "(2, 1)", ""),
            ("[nan, 1.0]", "[1.0, nan]", ""),
            ("5", "5", ""),
            ("[[1, 2]]", "[[2, 1]]", "order aside, [1, 2] is missing"),
            ("[1, 1, 2]", "[1, 2, 2]", "1 occurs once, expected twice"),
            ("[1, 2]", "[2]", "order aside, 1 is missing; expected 2 items, got 1"),
            ("[2]", "[1, 2]", "order aside, 1 is not expected; expected 1 item, got 2"),
            ("[2]", "[2, 2]", "2 occurs twice, expected once"),
            ("[2, 2, 2, 3]", "[2, 3]", "2 occurs once, expected 3 times"),
            ("[1]", "(1,)", "expected [1] (list), got (1,) (tuple)"),
        ],
    );
}

#[test]
fn unordered_deep() {
    table(
        Compare::UnorderedDeep,
        &[
            ("[[1, 2], [3, [4, 5]]]", "[[[5, 4], 3], [2, 1]]", ""),
            ("{'a': [1, 2]}", "{'a': [2, 1]}", ""),
            ("[[1], [1, 1]]", "[[1, 1], [1, 1]]", "order aside, [1] is missing"),
            ("{'a': [1, 2]}", "{'a': [2, 2]}", "at ['a'][0]: expected 1, got 2"),
        ],
    );
}

#[test]
fn unordered_deep_is_not_exponential() {
    let mut nested = "[1, 2]".to_owned();
    for _ in 0..12 {
        nested = format!("[{nested}, {nested}]");
    }
    assert_eq!(told(Compare::UnorderedDeep, &nested, &nested.replace("1, 2", "2, 1")), "");
}

#[test]
fn approx() {
    table(
        Compare::Approx(1e-6),
        &[
            ("[0.1]", "[0.10000000001]", ""),
            ("1e12", "1000000000000.5", ""),
            ("2.0", "2", ""),
            ("inf", "inf", ""),
            ("nan", "nan", ""),
            ("(1+1j)", "(1.0000000001+1j)", ""),
            ("{'a': 0.5}", "{'a': 0.50000000001}", ""),
            ("1.0", "1.00001", "expected 1.0, got 1.00001"),
            ("inf", "1e308", "expected inf, got 1e+308"),
            ("inf", "-inf", "expected inf, got -inf"),
            ("1.0", "True", "expected 1.0 (float), got True (bool)"),
            ("[1, 2]", "[1, 3]", "at [1]: expected 2, got 3"),
            ("1.0", "'1.0'", "expected 1.0 (float), got '1.0' (str)"),
        ],
    );
}

#[test]
fn any_of() {
    table(
        Compare::AnyOf,
        &[
            ("['aba', 'bab']", "'bab'", ""),
            ("[[1], [2]]", "[2]", ""),
            ("['aba', 'bab']", "'a'", "'a' is none of the 2 right answers"),
            ("[1, 2]", "True", "True is none of the 2 right answers"),
        ],
    );
}

#[test]
fn output_of_programs() {
    let cases = [
        (Compare::Exact, "a\nb\n", "a \nb", ""),
        (Compare::Exact, "a\nb", "a\r\nb\r\n", ""),
        (Compare::Exact, "", "", ""),
        (Compare::Exact, "", "\n", ""),
        (Compare::Exact, "a\n\nb", "a\nb", "line 2: expected '', got 'b'"),
        (Compare::Exact, "a", " a", "line 1: expected 'a', got ' a'"),
        (Compare::Exact, "a", "a\nb\n", "line 2 is too much: 'b'"),
        (Compare::Exact, "a\nb", "a", "line 2 is missing: 'b'"),
        (Compare::Exact, "a", "", "nothing was printed"),
        (Compare::Unordered, "a\nb\n", "b\na", ""),
        (Compare::Unordered, "a\nb\n", "b\nb", "order aside, 'a' is missing"),
        (Compare::Approx(1e-3), "x 1.0 2\n", "x  1.0001 2", ""),
        (Compare::Approx(1e-3), "x 1.0 2\n", "x 1.1 2", "line 1: expected 'x 1.0 2', got 'x 1.1 2'"),
        (Compare::AnyOf, "['a', 'b\\nc']", "b\nc\n", ""),
        (Compare::AnyOf, "['a', 'b']", "c", "the output is none of the 2 right ones"),
    ];
    for (how, expected, actual, message) in cases {
        assert_eq!(
            compare_output(how, expected, actual).err().unwrap_or_default(),
            message,
            "{expected:?} {actual:?}"
        );
    }
}
