//! Looking back: rows, figures, what an interviewer would write, and today.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Browser, DOUBLE, Running, WRONG, json_of, problem, start};

async fn read(browser: &Browser, path: &str) -> Value {
    json_of(browser.get(path).send().await.unwrap()).await
}

/// Answers a question in an attempt of its own, and hears it at a level.
async fn say(server: &Running, browser: &Browser, number: u128, question: &str, level: Option<u8>) {
    let attempt = browser.attempt(number, question).await;
    server.clock.advance(SignedDuration::from_secs(60));
    let path = format!("/attempts/{attempt}/answers/{}", Uuid::from_u128(number + 1));
    let said = json!({ "follow_up": null, "text": "identity", "spent_ms": 95_000, "limit_ms": 90_000 });
    assert!(browser.put(&path, &said).send().await.unwrap().status().is_success());
    if let Some(level) = level {
        let heard = json!({ "points": [], "mistakes": [], "level": level });
        let path = format!("{path}/reviews/{}", Uuid::from_u128(number + 2));
        assert!(browser.put(&path, &heard).send().await.unwrap().status().is_success());
    }
}

fn all<'v>(list: &'v Value, name: &str) -> Vec<&'v Value> {
    list.as_array().unwrap().iter().map(|it| &it[name]).collect()
}

#[tokio::test]
async fn attempts_are_rows_that_can_be_narrowed() {
    let server = start().await;
    let browser = server.browser().await;
    say(&server, &browser, 0x10, "is-or-equal", Some(4)).await;
    say(&server, &browser, 0x20, "equal-or-is", None).await;
    let task = browser.attempt(0x30, "double").await;
    browser.submit(task, 0x31, WRONG).await;
    server.clock.advance(SignedDuration::from_secs(60));
    browser.attempt(0x40, "double").await;

    let rows = read(&browser, "/history").await["items"].clone();
    assert_eq!(all(&rows, "question"), ["double", "double", "equal-or-is", "is-or-equal"]);
    assert_eq!(all(&rows, "state"), ["new", "in_part", "in_part", "done"]);
    assert_eq!(rows[1]["last_verdict"], "wrong_answer");
    assert_eq!((&rows[3]["level"], &rows[3]["answers"]), (&json!(4), &json!(1)));
    for (query, expected) in [
        ("kind=knowledge", vec!["equal-or-is", "is-or-equal"]),
        ("kind=knowledge&state=done", vec!["is-or-equal"]),
        ("question=double&state=in_part", vec!["double"]),
        ("question=none", vec![]),
    ] {
        let rows = read(&browser, &format!("/history?{query}")).await["items"].clone();
        assert_eq!(all(&rows, "question"), expected, "{query}");
    }
    for query in ["kind=opera", "state=gone", "cursor=x", "colour=red"] {
        let refused = browser.get(&format!("/history?{query}")).send().await.unwrap();
        problem(refused, 400, "wrong_parameter").await;
    }
    let listed = read(&browser, "/questions/is-or-equal").await;
    assert_eq!((&listed["state"], &listed["answer_level"]), (&json!("done"), &json!(4)));
}

#[tokio::test]
async fn progress_tells_figures_and_what_an_interviewer_would_write() {
    let server = start().await;
    let browser = server.browser().await;
    let empty = read(&browser, "/progress").await;
    assert_eq!(empty["easies"], json!({ "of": 1, "seconds": 1500, "in_bank": 1, "in_time": 0, "tasks": [] }));
    assert_eq!((&empty["days"], &empty["notes"]), (&json!([]), &json!([])));

    let task = browser.attempt(0x10, "double").await;
    server.clock.advance(SignedDuration::from_mins(24));
    browser.submit(task, 0x11, WRONG).await;
    browser.submit(task, 0x12, DOUBLE).await;
    for number in [0x20, 0x30] {
        say(&server, &browser, number, "is-or-equal", Some(3)).await;
    }
    // 10:26 becomes 03:26, which is still the same day of practice.
    server.clock.advance(SignedDuration::from_hours(17));
    say(&server, &browser, 0x40, "equal-or-is", None).await;
    server.clock.advance(SignedDuration::from_hours(1));

    let told = read(&browser, "/progress").await;
    assert_eq!((&told["day"], &told["zone"]), (&json!("2026-03-02"), &json!("UTC")));
    assert_eq!((&told["easies"]["in_time"], &told["tasks"][0]["seconds"]), (&json!(1), &json!(1440)));
    assert_eq!(told["days"], json!([{ "day": "2026-03-01", "programs": 2, "answers": 3, "predictions": 0 }]));
    assert_eq!(all(&told["levels"][0]["levels"], "level"), [3, 3]);
    assert_eq!(all(&told["answers"], "spent_ms"), [95_000; 3]);
    let notes = &told["notes"];
    assert_eq!(all(notes, "what"), ["failed_shown", "over_time", "stuck"]);
    assert_eq!((&notes[0]["count"], &notes[0]["of"]), (&json!(1), &json!(1)));
    assert_eq!(notes[0]["sittings"][0]["attempt"], json!(task));
    assert_eq!(notes[2]["sittings"][0]["question_title"], "Is or equal");
}

#[tokio::test]
async fn today_says_what_to_do_and_stays_while_it_is_done() {
    let server = start().await;
    let browser = server.browser().await;
    let first = read(&browser, "/today").await;
    assert_eq!(
        (&first["practised"], &first["door"], &first["baseline"]),
        (&json!(false), &Value::Null, &Value::Null)
    );
    assert_eq!(all(&first["picks"], "question"), ["is-or-equal", "equal-or-is", "double"]);
    assert_eq!(first["picks"][0]["reason"]["why"], "new");

    say(&server, &browser, 0x10, "is-or-equal", Some(2)).await;
    let task = browser.attempt(0x20, "double").await;
    browser.submit(task, 0x21, WRONG).await;
    server.clock.advance(SignedDuration::from_secs(1));
    let later = read(&browser, "/today").await;
    assert_eq!(all(&later["picks"], "question"), all(&first["picks"], "question"));
    assert_eq!(all(&later["picks"], "done"), [true, false, false]);
    assert_eq!(later["picks"][2]["attempt"], json!(task));
    assert_eq!(later["under_way"], json!([]), "it is among the picks");
    assert_eq!(all(&later["picks"], "state"), ["in_part", "new", "in_part"], "as in every list");
    assert_eq!(all(&later["picks"], "answer_level"), [&json!(2), &Value::Null, &Value::Null]);
    assert_eq!(all(&later["picks"], "left"), [&Value::Null, &Value::Null, &json!("failed")]);
    assert_eq!(later["picks"][2]["left_on"], "small");
    assert_eq!(
        later["days"],
        json!([{ "day": "2026-03-01", "programs": 1, "answers": 1, "predictions": 0 }])
    );

    server.clock.advance(SignedDuration::from_hours(24));
    let next = read(&browser, "/today").await;
    assert_eq!(all(&next["picks"], "question"), ["is-or-equal", "equal-or-is"]);
    assert_eq!(
        next["picks"][0]["reason"],
        json!({ "why": "weak", "level": 2, "times": null, "category": null, "days": null })
    );
    assert_eq!(
        (&next["under_way"][0]["left"], &next["under_way"][0]["category"]),
        (&json!("failed"), &json!("small"))
    );
}

#[tokio::test]
async fn a_door_shapes_the_day_until_it_is_over() {
    let server = start().await;
    let browser = server.browser().await;
    let choose = |aim: Value| {
        let request = browser.put("/profile", &json!({ "aim": aim }));
        async { request.send().await.unwrap() }
    };
    let door =
        |today: &Value| (today["door"].clone(), today["interview_at"].clone(), today["days_left"].clone());
    assert!(choose(json!({ "door": "hours" })).await.status().is_success());
    let hours = read(&browser, "/today").await;
    assert_eq!(door(&hours), (json!("hours"), Value::Null, Value::Null));
    assert_eq!(all(&hours["picks"], "question")[0], "is-or-equal", "asked most");

    assert!(choose(json!({ "door": "days", "interview_at": "2026-03-03" })).await.status().is_success());
    assert_eq!(door(&read(&browser, "/today").await), (json!("days"), json!("2026-03-03"), json!(2)));
    server.clock.advance(SignedDuration::from_hours(48));
    assert_eq!(door(&read(&browser, "/today").await).2, json!(0));
    server.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(door(&read(&browser, "/today").await), (json!("practise"), Value::Null, Value::Null));
    assert_eq!(
        read(&browser, "/profile").await["aim"]["interview_at"],
        "2026-03-03",
        "what was chosen is kept"
    );

    for aim in [json!({ "door": "days" }), json!({ "door": "days", "interview_at": "2026-03-03" })] {
        problem(choose(aim).await, 422, "wrong_date").await;
    }
    problem(choose(json!({ "door": "days", "interview_at": "2026-02-30" })).await, 422, "wrong_shape").await;
    problem(choose(json!({ "door": "window" })).await, 422, "wrong_shape").await;
}

#[tokio::test]
async fn a_zone_moves_the_day() {
    let server = start().await;
    let browser = server.browser().await;
    let zone = |zone: &str| browser.put("/profile", &json!({ "zone": zone })).send();
    // 10:00 in UTC is 03:00 in Denver, where the day before goes on.
    assert_eq!(json_of(zone("America/Denver").await.unwrap()).await["zone"], "America/Denver");
    assert_eq!(read(&browser, "/today").await["day"], "2026-02-28");
    let refused = problem(zone("Mars/Olympus").await.unwrap(), 422, "unknown_zone").await;
    assert_eq!(refused["field"], "zone");
    assert_eq!(read(&browser, "/profile").await["zone"], "America/Denver");
}

#[tokio::test]
async fn a_baseline_can_be_left_resumed_skipped_and_finished() {
    let server = start().await;
    let browser = server.browser().await;
    let set = |state: &str| browser.put("/profile", &json!({ "baseline": state })).send();
    say(&server, &browser, 0x10, "is-or-equal", Some(1)).await;
    server.clock.advance(SignedDuration::from_secs(1));
    let begun = json_of(set("running").await.unwrap()).await["baseline"].clone();
    assert_eq!(all(&begun["steps"], "question"), ["is-or-equal", "equal-or-is", "double"]);
    assert_eq!(all(&begun["steps"], "part"), ["answer", "answer", "task"]);
    assert_eq!(all(&begun["steps"], "done"), [false; 3], "what was done before it began does not count");

    say(&server, &browser, 0x20, "is-or-equal", Some(2)).await;
    assert_eq!(json_of(set("skipped").await.unwrap()).await["baseline"]["state"], "skipped");
    server.clock.advance(SignedDuration::from_secs(1));
    let again = json_of(set("running").await.unwrap()).await["baseline"].clone();
    assert_eq!(all(&again["steps"], "done"), [true, false, false], "a skip can be taken back");
    let today = read(&browser, "/today").await;
    assert_eq!(today["baseline"], json!({ "state": "running", "done": 1, "of": 3 }));

    server.clock.advance(SignedDuration::from_secs(1));
    say(&server, &browser, 0x30, "equal-or-is", None).await;
    let resumed = json_of(set("running").await.unwrap()).await["baseline"].clone();
    assert_eq!(all(&resumed["steps"], "done"), [true, false, false], "nobody has listened to the second");
    assert_eq!(all(&resumed["steps"], "unheard"), [false, true, false]);
    say(&server, &browser, 0x40, "equal-or-is", Some(5)).await;
    let task = browser.attempt(0x50, "double").await;
    browser.submit(task, 0x51, WRONG).await;
    let finished = read(&browser, "/profile").await["baseline"].clone();
    assert_eq!(finished["state"], "finished");
    assert_eq!(all(&finished["steps"], "level"), [&json!(2), &json!(5), &Value::Null]);
    assert_eq!(finished["steps"][2]["right"], false);
    assert_eq!(finished["begin_with"], json!(["is-or-equal", "double"]));
    server.clock.advance(SignedDuration::from_secs(1));
    let anew = json_of(set("running").await.unwrap()).await["baseline"].clone();
    assert_eq!(all(&anew["steps"], "done"), [false; 3], "once more");
}

#[tokio::test]
async fn what_belongs_to_no_question_in_use_breaks_nothing() {
    let server = start().await;
    let browser = server.browser().await;
    browser.attempt(1, "double").await;
    let body = json!({ "zone": "UTC", "aim": { "door": "practise" }, "colour": "red" });
    problem(browser.put("/profile", &body).send().await.unwrap(), 422, "wrong_shape").await;
    let token = server.token(Method::GET, "/today").send().await.unwrap();
    assert_eq!(json_of(token).await["practised"], true, "the token acts as the owner");
}
