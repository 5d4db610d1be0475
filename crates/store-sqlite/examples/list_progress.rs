//! How long does the list of questions wait for a person's progress? Fills a
//! new store with attempts, then asks again and again.
//!
//! `cargo run -p askback-store-sqlite --example list_progress -- 10000`
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::{sync::Arc, time::Instant};

use askback_store::{Attempts, DataFolder, Progress, story::fill_with_attempts};

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
}
