//! Values: as bytes from a cell, as literals, as Python prints them.

use askback_bank::Compare;
use askback_judge::{
    compare,
    values::{Value, decode, encode, parse, parse_arguments, repr, repr_within},
};
use num_bigint::BigInt;
use proptest::prelude::*;

fn scalars() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::None),
        Just(Value::Ellipsis),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        prop::collection::vec(any::<u8>(), 0..40)
            .prop_map(|bytes| Value::int(BigInt::from_signed_bytes_le(&bytes))),
        any::<f64>().prop_map(Value::Float),
        (any::<f64>(), any::<f64>()).prop_map(|(real, imaginary)| Value::Complex(real, imaginary)),
        any::<String>().prop_map(Value::Str),
        prop::collection::vec(any::<u8>(), 0..20).prop_map(Value::Bytes),
        "[a-z\u{200b}'\"\\\\]{0,8}"
            .prop_map(|text| Value::Surrogates([text.as_bytes(), b"\xed\xb2\x80"].concat())),
    ]
}

/// What Python could use as an element of a set; hashing is not repeated here,
/// so sets stay at one element and keys apart.
fn plain() -> impl Strategy<Value = Value> {
    scalars().prop_recursive(4, 40, 5, |inner| {
        let items = || prop::collection::vec(inner.clone(), 0..5);
        prop_oneof![
            items().prop_map(Value::List),
            items().prop_map(Value::Tuple),
            prop::option::of(scalars()).prop_map(|item| Value::Set(item.into_iter().collect())),
            prop::option::of(scalars()).prop_map(|item| Value::FrozenSet(item.into_iter().collect())),
            items().prop_map(|items| {
                let keyed = items.into_iter().enumerate();
                Value::Dict(keyed.map(|(index, value)| (Value::str(format!("k{index}")), value)).collect())
            }),
        ]
    })
}

fn same(a: &Value, b: &Value) -> Result<(), String> {
    compare(Compare::Exact, a, b)
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same_value(value in plain()) {
        let printed = repr(&value);
        let read = parse(&printed).map_err(|fault| TestCaseError::fail(format!("{printed}: {fault}")))?;
        prop_assert_eq!(same(&value, &read), Ok(()), "{}", printed);
    }

    #[test]
    fn what_is_encoded_decodes_to_the_same_value(value in plain()) {
        let read = decode(&encode(&value)).unwrap();
        prop_assert_eq!(same(&value, &read), Ok(()));
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes);
    }

    #[test]
    fn bent_bytes_never_panic(value in plain(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = encode(&value);
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if let Ok(value) = decode(&bytes) {
            // Whatever it is, it can be printed and compared.
            let _ = (repr_within(&value, 100), same(&value, &value));
        }
        bytes.truncate(cut.index(bytes.len()));
        let _ = decode(&bytes);
    }

    #[test]
    fn random_text_never_panics(text in "[-+0-9a-zA-Z_.'\"\\\\(){}\\[\\],: \n\u{e9}]{0,40}") {
        let _ = (parse(&text), parse_arguments(&text));
    }

    #[test]
    fn printing_keeps_to_its_limit(value in plain(), limit in 0_usize..50) {
        prop_assert!(repr_within(&value, limit).len() <= limit + '…'.len_utf8());
    }

    #[test]
    fn order_does_not_matter_when_it_must_not(items in prop::collection::vec(plain(), 0..6), seed in any::<u64>()) {
        let mut shuffled = items.clone();
        for index in (1..shuffled.len()).rev() {
            shuffled.swap(index, usize::try_from(seed % (index as u64 + 1)).unwrap());
        }
        let (a, b) = (Value::List(items), Value::List(shuffled));
        prop_assert_eq!(compare(Compare::Unordered, &a, &b), Ok(()));
        let (a, b) = (Value::Tuple(vec![a]), Value::Tuple(vec![b]));
        prop_assert_eq!(compare(Compare::UnorderedDeep, &a, &b), Ok(()));
    }
}

#[test]
fn literals_as_python_reads_and_prints_them() {
    // Right side: what CPython's repr prints for the literal on the left.
    let table = [
        ("0x_ff", "255"),
        ("0b101", "5"),
        ("0o17", "15"),
        ("1_000", "1000"),
        ("00", "0"),
        ("--5", "5"),
        ("+3", "3"),
        ("-9223372036854775809", "-9223372036854775809"),
        ("1e16", "1e+16"),
        ("123456789012345680.0", "1.2345678901234568e+17"),
        ("1e15", "1000000000000000.0"),
        ("0.0001", "0.0001"),
        ("0.00001", "1e-05"),
        ("1.", "1.0"),
        (".5", "0.5"),
        ("1_0.2_5e-1_0", "1.025e-09"),
        ("-0.0", "-0.0"),
        ("5e-324", "5e-324"),
        ("1e999", "inf"),
        ("float('-Infinity')", "-inf"),
        ("-float(\"inf\")", "-inf"),
        ("float('1.5')", "1.5"),
        ("nan", "nan"),
        ("2j", "2j"),
        ("1-2J", "(1-2j)"),
        ("-1.5e3+.5j", "(-1500+0.5j)"),
        ("(1+2j)", "(1+2j)"),
        ("'a' \"b\" u'c'", "'abc'"),
        ("\"it's\"", "\"it's\""),
        (r#"'it\'s "'"#, r#"'it\'s "'"#),
        (r"'\x41\u00e9\U0001F600\101\n\0'", r"'Aé😀A\n\x00'"),
        (r"'\u200b\u202e\ud83d\ude00'", r"'\u200b\u202e\ud83d\ude00'"),
        (r"r'\n'", r"'\\n'"),
        ("'''a\nb'''", r"'a\nb'"),
        ("'a\\\nb'", "'ab'"),
        (r"b'\xff\'a' rb'\x'", r#"b"\xff'a\\x""#),
        ("(1)", "1"),
        ("(1,)", "(1,)"),
        ("()", "()"),
        ("[1, 2,]", "[1, 2]"),
        ("{}", "{}"),
        ("{1, 2, 1}", "{1, 2}"),
        ("{1, True, 1.0}", "{1}"),
        ("{1: 'a', True: 'b'}", "{1: 'b'}"),
        ("set()", "set()"),
        ("set([1, 1])", "{1}"),
        ("frozenset({1})", "frozenset({1})"),
        ("frozenset()", "frozenset()"),
        ("...", "Ellipsis"),
        (" [ None , True,\n False ] ", "[None, True, False]"),
    ];
    for (literal, printed) in table {
        let value = parse(literal).unwrap_or_else(|fault| panic!("{literal}: {fault}"));
        assert_eq!(repr(&value), printed, "{literal}");
    }
}

#[test]
fn what_is_no_literal_is_refused_with_its_place() {
    let table = [
        ("", "line 1, column 1: expected a value, found the end"),
        ("[1, x]", "line 1, column 5: \"x\" is a name; only literals are allowed, and nothing is evaluated"),
        (
            "open('f')",
            "line 1, column 1: \"open\" is a name; only literals are allowed, and nothing is evaluated",
        ),
        ("1 + 2", "line 1, column 1: nothing is evaluated: write the result, not the sum"),
        ("1 2", "line 1, column 3: expected the end of the literal"),
        ("[1 2]", "line 1, column 4: expected a comma"),
        ("[1, [2]", "line 1, column 1: this bracket is never closed"),
        ("{1: 2, 3}", "line 1, column 9: a dict has a colon in every item, a set in none"),
        ("{1, 2: 3}", "line 1, column 6: a dict has a colon in every item, a set in none"),
        ("{[1]}", "line 1, column 2: a list cannot be a key or an element of a set"),
        ("{(1, [2]): 3}", "line 1, column 2: a tuple cannot be a key or an element of a set"),
        ("(,)", "line 1, column 2: expected a value, found \",\""),
        ("[,]", "line 1, column 2: expected a value, found \",\""),
        ("007", "line 1, column 1: leading zeros are not allowed; write 0o for an octal number"),
        ("1__0", "line 1, column 1: \"1__0\" is not a number"),
        ("0x", "line 1, column 1: \"0x\" is not a number"),
        ("1if", "line 1, column 1: \"1if\" is not a number"),
        ("'a\nb'", "line 1, column 1: this string is not closed on its line"),
        ("['é', 'a", "line 1, column 7: this string is never closed"),
        ("'''a\n\n'", "line 1, column 1: this string is never closed"),
        (
            "[\n  1,\n  y]",
            "line 3, column 3: \"y\" is a name; only literals are allowed, and nothing is evaluated",
        ),
        (r"'\d'", r"line 1, column 2: \d is not an escape; write \\ for a backslash"),
        (r"'\xg1'", "line 1, column 3: expected 2 hexadecimal digits"),
        (r"'\U00110000'", "line 1, column 3: no character has that number"),
        ("b'é'", "line 1, column 3: bytes can only hold ASCII characters; write \\x.."),
        ("'a' b'b'", "line 1, column 1: text and bytes cannot stand side by side"),
        ("f'{1}'", "line 1, column 1: \"f\" cannot stand before a string here"),
        ("set(1)", "line 1, column 1: set(...) with these arguments is not a literal"),
        ("-'a'", "line 1, column 2: expected a number"),
    ];
    for (literal, message) in table {
        assert_eq!(parse(literal).unwrap_err().to_string(), message, "{literal}");
    }
    let deep = "[".repeat(100_000);
    assert!(parse(&deep).unwrap_err().message.contains("levels deep"));
    assert!(parse(&"9".repeat(30_000)).unwrap_err().message.contains("digits"));
}

#[test]
fn arguments_between_the_brackets_of_a_call() {
    let read = |text: &str| parse_arguments(text).map(|values| values.iter().map(repr).collect::<Vec<_>>());
    assert_eq!(read(""), Ok(vec![]));
    assert_eq!(read("1, 'a, b' , [2]"), Ok(vec!["1".to_owned(), "'a, b'".to_owned(), "[2]".to_owned()]));
    assert!(read("1 2").is_err());
    assert!(read("1)").is_err());
}

#[test]
fn hostile_documents_are_refused_cheaply() {
    // Ever deeper lists, each claiming to be long.
    let lies = b"[\xff\xff\xff\x7f".repeat(300);
    assert!(decode(&lies).is_err());
    let nested = [b"[\x01\0\0\0".repeat(251), b"N".to_vec()].concat();
    assert_eq!(decode(&nested).unwrap_err().to_string(), "the value is nested more than 250 levels deep");
    // A reference, which version 2 has not; a code object; a negative length.
    for bytes in [
        &b"r\0\0\0\0"[..],
        b"c",
        b"s\xff\xff\xff\xff",
        b"",
        b"NN",
        b"u\x01\0\0\0\xff",
        b"l\x01\0\0\0\xff\xff",
    ] {
        assert!(decode(bytes).is_err(), "{bytes:?}");
    }
}

#[test]
fn the_deepest_values_pass_through_everything() {
    let deep = [b"[\x01\0\0\0".repeat(250), b"N".to_vec()].concat();
    let value = decode(&deep).unwrap();
    assert_eq!(encode(&value), deep);
    for how in [Compare::Exact, Compare::Unordered, Compare::UnorderedDeep, Compare::Approx(0.1)] {
        assert_eq!(compare(how, &value, &value.clone()), Ok(()));
    }
    assert_eq!(repr(&value).len(), 504);
    let literal = ["[".repeat(199), "]".repeat(199)].concat();
    assert_eq!(repr(&parse(&literal).unwrap()), literal);
}
