//! What the cell of a driven case gets of `drive.py`: its own driver and what
//! that one reaches, never the drivers of other cases, which a program could
//! open and print.
//!
//! The cut is made by code of ours in an author's cell, once for all drivers,
//! and kept like everything that authors' programs answer.

use std::{collections::BTreeMap, sync::Arc};

use askback_bank::{Input, Task};
use futures::lock::Mutex;

use super::{author::Author, prepare::Fault};
use crate::{
    harness::{self, How},
    values::{Value, decode, encode},
};

/// The file with the drivers.
pub(super) const FILE: &str = "drive.py";

/// Texts by the name of their driver; made when the first is wanted.
pub(super) type Drivers = Mutex<Option<Result<Texts, Fault>>>;
type Texts = BTreeMap<String, Arc<[u8]>>;

/// The part of `drive.py` that belongs to the driver `name`.
pub(super) async fn text_of(author: &Author<'_>, name: &str) -> Result<Arc<[u8]>, Fault> {
    // The lock makes cases that run side by side wait for one cut.
    let mut kept = author.drivers.lock().await;
    if kept.is_none() {
        *kept = Some(cut(author).await);
    }
    match kept.as_ref() {
        Some(Ok(texts)) => texts
            .get(name)
            .cloned()
            .ok_or_else(|| Fault::of_question(format!("there is no function {name} in {FILE}"))),
        Some(Err(fault)) => Err(fault.clone()),
        None => Err(Fault("the drivers were not read".to_owned())),
    }
}

async fn cut(author: &Author<'_>) -> Result<Texts, Fault> {
    let key = author.key("drivers", &[]);
    if let Some(texts) = author.cache.get(&key).await.and_then(|made| read(&made)) {
        return Ok(texts);
    }
    let names = Value::List(names(author.task).into_iter().map(Value::str).collect());
    let program = harness::call(How::Cut, "drivers", &encode(&names));
    let made = author.author_value(FILE, "drivers", program).await?;
    let texts = read(&made).ok_or_else(|| Fault("the drivers were cut into no texts".to_owned()))?;
    author.cache.put(&key, made).await;
    Ok(texts)
}

/// Every driver of the question, shown cases and hidden ones.
fn names(task: &Task) -> Vec<&str> {
    let cases = task.cases.iter();
    cases
        .filter_map(|case| match &case.input {
            Input::Drive(name) => Some(name.as_str()),
            _ => None,
        })
        .collect()
}

fn read(made: &[u8]) -> Option<Texts> {
    let Ok(Value::Dict(pairs)) = decode(made) else { return None };
    let pair = |pair| match pair {
        (Value::Str(name), Value::Str(text)) => Some((name, text.into_bytes().into())),
        _ => None,
    };
    pairs.into_iter().map(pair).collect()
}
