//! From a case to what goes into the cell and what must come out of it.

use std::sync::Arc;

use askback_bank::{Call, Case, Expect, Input};
use askback_core::Verdict;

use crate::{
    harness::How,
    result::CaseResult,
    values::{Value, encode, parse},
};

/// What goes into the cell.
#[derive(Debug, Clone)]
pub(super) enum Given {
    /// A call by the harness.
    Call {
        how: How,
        name: String,
        /// As the harness takes it, in marshal.
        input: Vec<u8>,
        /// How it is shown, where not by its values: `big(rng, 1000)`.
        made_by: Option<String>,
    },
    /// Standard input of a program.
    Stdin(Arc<[u8]>),
}

/// What must come out.
#[derive(Debug, Clone)]
pub(super) enum Wanted {
    /// A value.
    Value(Value),
    /// The values of the calls.
    Calls(Vec<Value>),
    /// An exception, by the last call of a class; the values of the calls.
    Raises(String, Vec<Value>),
    /// Standard output.
    Output(String),
}

/// What the question or Askback got wrong, so that no verdict is possible.
#[derive(Debug, Clone)]
pub(super) struct Fault(pub(super) String);

impl Fault {
    pub(super) fn of_question(message: impl std::fmt::Display) -> Self {
        Self(format!("fault of the question, not of your program: {message}"))
    }

    pub(super) fn mark(self, result: &mut CaseResult) {
        result.verdict = Verdict::InternalError;
        result.message = Some(self.0);
    }
}

/// The input of a case; `None` when a generator makes it.
pub(super) fn given(call: &Call, case: &Case) -> Result<Option<Given>, Fault> {
    match (call, &case.input) {
        (_, Input::Generate { .. }) => Ok(None),
        (Call::Function(name), Input::Args(args)) => {
            let mutates = match case.expect {
                Expect::Mutates { index, .. } => Some(index),
                _ => None,
            };
            Ok(Some(function(name, literals(args)?, mutates)))
        }
        (Call::Class(name), Input::Calls { init, calls }) => {
            let calls = calls.iter().map(|call| Ok((call.method.clone(), literals(&call.args)?)));
            Ok(Some(class(name, literals(init)?, calls.collect::<Result<_, _>>()?)))
        }
        (Call::Program, Input::Stdin(text)) => Ok(Some(Given::Stdin(text.as_bytes().into()))),
        (_, Input::Drive(name)) => {
            Ok(Some(Given::Call { how: How::Drive, name: name.clone(), input: Vec::new(), made_by: None }))
        }
        _ => Err(Fault::of_question(format!("the input of case {} does not suit how it is called", case.id))),
    }
}

/// What a case expects; `None` when the reference solution says it.
pub(super) fn wanted(call: &Call, case: &Case) -> Result<Option<Wanted>, Fault> {
    let calls = || match &case.input {
        Input::Calls { calls, .. } => calls.iter().map(|call| literal(&call.expect)).collect(),
        _ => Ok(Vec::new()),
    };
    Ok(Some(match &case.expect {
        Expect::Value(text) if *call == Call::Program => Wanted::Output(text.clone()),
        Expect::Value(text) | Expect::Mutates { value: text, .. } => Wanted::Value(literal(text)?),
        Expect::Raises(name) => Wanted::Raises(name.clone(), calls()?),
        Expect::Calls => Wanted::Calls(calls()?),
        Expect::Reference => return Ok(None),
    }))
}

pub(super) fn function(name: &str, args: Vec<Value>, mutates: Option<usize>) -> Given {
    let mutates = mutates.filter(|&index| index < args.len());
    Given::Call {
        how: How::Function { mutates },
        name: name.to_owned(),
        input: encode(&Value::Tuple(args)),
        made_by: None,
    }
}

pub(super) fn class(name: &str, init: Vec<Value>, calls: Vec<(String, Vec<Value>)>) -> Given {
    let call = |(method, args)| Value::Tuple(vec![Value::Str(method), Value::Tuple(args)]);
    let calls = Value::List(calls.into_iter().map(call).collect());
    let input = encode(&Value::Tuple(vec![Value::Tuple(init), calls]));
    Given::Call { how: How::Class, name: name.to_owned(), input, made_by: None }
}

fn literals(texts: &[String]) -> Result<Vec<Value>, Fault> {
    texts.iter().map(|text| literal(text)).collect()
}

fn literal(text: &str) -> Result<Value, Fault> {
    parse(text).map_err(|fault| Fault::of_question(format!("{text} is not a literal ({fault})")))
}
