//! How long do the list of questions, Today and History wait for what a person
//! has done? Fills a new store with attempts, then asks again and again.
//!
//! `cargo run -p askback-store-sqlite --example list_progress -- 10000`
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::{sync::Arc, time::Instant};

use askback_store::{Attempts, DataFolder, History, Progress, SittingFilter, story::fill_with_attempts};

#[tokio::main]
async fn main() {
    let attempts = std::env::args().nth(1).map_or(10_000, |it| it.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let folder = Arc::new(DataFolder::lock(folder.path()).unwrap());
    let store = askback_store_sqlite::open(&folder).await.unwrap();
    let begin = Instant::now();
    let owner = fill_with_attempts(&store, attempts).await;
    println!("{attempts} attempts with a judged submission each: {:?}", begin.elapsed());
    let mut times = Vec::new();
    for _ in 0..50 {
        let begin = Instant::now();
        let questions = store.progress(owner).await.unwrap().len();
        times.push((begin.elapsed(), questions));
    }
    times.sort();
    println!("progress with {} questions: median {:?}, longest {:?}", times[0].1, times[25].0, times[49].0);
    let begin = Instant::now();
    let page = store.attempt_views(owner, Some("question-007"), None, 20).await.unwrap();
    println!("a page of {} attempts of one question: {:?}", page.items.len(), begin.elapsed());
    for _ in 0..3 {
        let begin = Instant::now();
        let record = store.record(owner).await.unwrap();
        println!("the whole record, {} attempts without texts: {:?}", record.begun.len(), begin.elapsed());
    }
    let begin = Instant::now();
    let rows = store.sittings(owner, &SittingFilter::default(), None, 100).await.unwrap();
    println!("a page of {} rows of History: {:?}", rows.items.len(), begin.elapsed());
    let rare = SittingFilter { kind: Some("design".to_owned()), ..SittingFilter::default() };
    let begin = Instant::now();
    let rows = store.sittings(owner, &rare, None, 100).await.unwrap();
    println!("the same where none fits, {} rows: {:?}", rows.items.len(), begin.elapsed());
    let begin = Instant::now();
    let whole = store.whole_attempts(owner, None, 50).await.unwrap();
    println!("a page of {} attempts of an export: {:?}", whole.items.len(), begin.elapsed());
}
