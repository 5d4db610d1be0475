//! The question editor: files, preview, check, difference, save, and what it refuses.

use std::{fs, path::Path, process::Command};

use askback_bank::{Files, Source};
use askback_core::Role;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::common::{
    Browser, DOUBLE, Events, Options, Running, double, json_of, problem, small_bank, start_with, words,
};

struct Author {
    server: Running,
    browser: Browser,
    folder: TempDir,
}

fn lay(folder: &Path, files: &Files) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// A shipped bank with three questions, and a folder with one of them in other words.
async fn author() -> Author {
    let folder = tempdir().unwrap();
    lay(folder.path(), &double("Return twice the number, please."));
    let sources = vec![Source::shipped(small_bank()), Source::folder(folder.path())];
    let server = start_with(Options { sources, ..Options::default() }).await;
    let browser = server.browser().await;
    Author { server, browser, folder }
}

impl Author {
    fn bank(&self) -> String {
        self.folder.path().display().to_string()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    async fn open(&self, name: &str) -> Value {
        json_of(self.browser.get(&format!("/editor/questions/{name}")).send().await.unwrap()).await
    }

    async fn post(&self, path: &str, body: &Value) -> reqwest::Response {
        self.browser.write(Method::POST, path).json(body).send().await.unwrap()
    }

    async fn save(&self, body: &Value) -> reqwest::Response {
        self.browser.put("/editor/questions", body).send().await.unwrap()
    }

    /// What is opened as a draft, a file changed by `change`.
    async fn draft(&self, name: &str, file: &str, change: impl Fn(&str) -> String) -> Value {
        let open = self.open(name).await;
        let one = |given: &Value| {
            let text = given["text"]
                .as_str()
                .map(|text| if given["path"] == file { change(text) } else { text.to_owned() });
            json!({ "path": given["path"], "text": text })
        };
        let files: Vec<Value> = open["files"].as_array().unwrap().iter().map(one).collect();
        json!({ "bank": open["bank"], "path": open["path"], "single": open["single"], "files": files })
    }
}

fn file<'v>(question: &'v Value, path: &str) -> &'v Value {
    question["files"].as_array().unwrap().iter().find(|file| file["path"] == path).unwrap()
}

#[tokio::test]
async fn banks_say_whether_they_can_be_written_and_why_not() {
    let author = author().await;
    let banks = json_of(author.browser.get("/editor/banks").send().await.unwrap()).await;
    let [shipped, mine] = banks["items"].as_array().unwrap().as_slice() else { panic!("{banks}") };
    assert_eq!(
        (&shipped["name"], &shipped["folder"], &shipped["questions"]),
        (&json!("shipped"), &json!(null), &json!(2))
    );
    assert!(shipped["read_only"].as_str().unwrap().contains("--bank DIR"), "{shipped}");
    assert_eq!(
        (&mine["name"], &mine["read_only"], &mine["questions"]),
        (&json!(author.bank()), &json!(null), &json!(1))
    );
}

#[tokio::test]
async fn only_owner_and_author_see_questions_whole() {
    let author = author().await;
    let body = json!({ "bank": "shipped", "path": "x", "single": false, "files": [] });
    for role in [Role::Coordinator, Role::Interviewer, Role::Learner, Role::Auditor] {
        let stranger = author.server.stranger(&[role]).await;
        for path in ["/editor/banks", "/editor/questions/double", "/editor/template?kind=coding&id=x"] {
            problem(stranger.get(path).send().await.unwrap(), 403, "not_permitted").await;
        }
        for path in ["/editor/preview", "/editor/check", "/editor/difference"] {
            let answer = stranger.write(Method::POST, path).json(&body).send().await.unwrap();
            problem(answer, 403, "not_permitted").await;
        }
        problem(stranger.put("/editor/questions", &body).send().await.unwrap(), 403, "not_permitted").await;
    }
    let writer = author.server.stranger(&[Role::Author]).await;
    assert_eq!(writer.get("/editor/questions/double").send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn a_question_is_opened_whole_where_it_lies() {
    let author = author().await;
    let mine = author.open("double").await;
    assert_eq!(
        (&mine["bank"], &mine["path"], &mine["single"]),
        (&json!(author.bank()), &json!("double"), &json!(false))
    );
    assert_eq!(mine["shown_path"], format!("{}/double", author.bank()));
    assert_eq!(mine["read_only"], json!(null));
    assert_eq!(file(&mine, "solution.py")["text"], DOUBLE);
    assert!(file(&mine, "cases.toml")["text"].as_str().unwrap().contains("246913578"));
    let shipped = author.open("is-or-equal").await;
    assert_eq!((&shipped["bank"], &shipped["single"]), (&json!("shipped"), &json!(true)));
    assert_eq!(shipped["files"].as_array().unwrap().len(), 1);
    assert!(shipped["read_only"].is_string());
    let answer = author.browser.get("/editor/questions/dobule").send().await.unwrap();
    let missing = problem(answer, 404, "unknown_question").await;
    assert!(missing["detail"].as_str().unwrap().contains("double"), "{missing}");
}

#[tokio::test]
async fn a_broken_question_is_opened_by_its_path() {
    let author = author().await;
    fs::create_dir(author.folder.path().join("sub")).unwrap();
    fs::write(author.folder.path().join("sub/odd.md"), "+++\nid = 7\n").unwrap();
    loop {
        let answer = author.browser.get("/editor/questions/sub%2Fodd.md").send().await.unwrap();
        if answer.status() == StatusCode::OK {
            assert_eq!(file(&json_of(answer).await, "question.md")["text"], "+++\nid = 7\n");
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_preview_has_faults_by_line_and_the_question_as_pages_show_it() {
    let author = author().await;
    let hostile =
        |text: &str| text.replace("please.", "please. <script>alert(1)</script><img src=x onerror=alert(1)>");
    let draft = author.draft("double", "question.md", hostile).await;
    let good = json_of(author.post("/editor/preview", &draft).await).await;
    let html = good["question"]["prompt_html"].as_str().unwrap();
    assert!(html.contains("please.") && !html.contains("<script") && !html.contains("<img"), "{html}");
    assert_eq!((&good["id"], &good["covers"]), (&json!("double"), &json!("shipped")));
    assert!(good["hints_html"][0].as_str().unwrap().contains("<em>two</em>"));
    assert_eq!(good["question"]["task"]["cases"][0]["expected"], "4");

    let draft = author.draft("double", "cases.toml", |text| text.replace("weight = 2", "wieght = 2")).await;
    let bad = json_of(author.post("/editor/preview", &draft).await).await;
    assert_eq!(bad["question"], json!(null));
    let fault = &bad["faults"].as_array().unwrap().iter().find(|fault| fault["severity"] == "error").unwrap();
    assert_eq!((&fault["file"], &fault["line"]), (&json!("cases.toml"), &json!(31)));
    assert!(fault["message"].as_str().unwrap().contains("did you mean \"weight\"?"), "{fault}");
    assert_eq!(author.open("double").await["files"], author.open("double").await["files"]);
}

#[tokio::test]
async fn a_check_streams_its_steps_and_stores_nothing() {
    let author = author().await;
    let draft = author.draft("double", "solution.py", |text| text.replace("# double", "# wrong")).await;
    let request = author.browser.write(Method::POST, "/editor/check").header("accept", "text/event-stream");
    let events = Events::of(request.json(&draft).send().await.unwrap()).rest().await;
    let [step, result] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((step.name.as_str(), &step.data["done"], &step.data["total"]), ("step", &json!(1), &json!(1)));
    assert_eq!((&step.data["subject"], &step.data["passed"]), (&json!("solution.py"), &json!(false)));
    assert_eq!((result.name.as_str(), &result.data["passed"]), ("result", &json!(false)));
    let ran: Vec<&Value> =
        result.data["versions"].as_array().unwrap().iter().filter(|one| one["state"] == "failed").collect();
    assert_eq!(
        (ran.len(), &ran[0]["python"], &ran[0]["faults"][0]["file"]),
        (1, &json!("3.12"), &json!("solution.py"))
    );

    let good = author.draft("double", "", str::to_owned).await;
    let report = json_of(author.post("/editor/check", &good).await).await;
    assert_eq!((&report["passed"], &report["label"]), (&json!(true), &json!("ran on 3.12")));
    let shown = json_of(author.browser.get("/questions/double").send().await.unwrap()).await;
    assert_eq!(shown["checked"], json!(null));

    let broken = author.draft("double", "question.md", |text| text.replace("kind", "knid")).await;
    let refused = problem(author.post("/editor/check", &broken).await, 409, "broken_question").await;
    assert!(refused["faults"].as_array().is_some_and(|faults| !faults.is_empty()), "{refused}");
}

#[tokio::test]
async fn a_check_ends_when_nobody_listens() {
    let author = author().await;
    let draft = author.draft("double", "solution.py", |text| text.replace("# double", "# wait")).await;
    let request = author.browser.write(Method::POST, "/editor/check").header("accept", "text/event-stream");
    let listening = request.json(&draft).send().await.unwrap();
    let runner = &author.server.runner;
    while runner.begun.load(std::sync::atomic::Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    drop(listening);
    while runner.cut_off.load(std::sync::atomic::Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "whether git takes the patch is what git alone can say")]
async fn the_difference_is_a_patch_that_git_applies() {
    let author = author().await;
    let mut draft = author.draft("double", "question.md", |text| text.replace(", please", "")).await;
    let files = draft["files"].as_array_mut().unwrap();
    files.retain(|file| file["path"] != "starter.py");
    files.push(json!({ "path": "wrong/zero.py", "text": "# wrong" }));
    let found = json_of(author.post("/editor/difference", &draft).await).await;
    let changes: Vec<(&str, &str)> = found["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), file["change"].as_str().unwrap()))
        .collect();
    assert_eq!(changes, [("question.md", "changed"), ("starter.py", "removed"), ("wrong/zero.py", "added")]);
    assert_eq!(
        (&found["patch_name"], &found["apply"]),
        (&json!("double.patch"), &json!("git apply double.patch"))
    );

    fs::write(author.folder.path().join("double.patch"), found["patch"].as_str().unwrap()).unwrap();
    let applied = Command::new("git")
        .args(["apply", "double.patch"])
        .current_dir(author.folder.path())
        .output()
        .unwrap();
    assert!(applied.status.success(), "{}\n{}", String::from_utf8_lossy(&applied.stderr), found["patch"]);
    assert!(author.read("double/question.md").contains("Return twice the number."));
    assert_eq!(author.read("double/wrong/zero.py"), "# wrong");
    assert!(!author.folder.path().join("double/starter.py").exists());
    let again = json_of(author.post("/editor/difference", &draft).await).await;
    assert_eq!((&again["files"], &again["patch"]), (&json!([]), &json!("")));
}

#[tokio::test]
async fn a_save_is_in_use_at_once_and_the_same_again_changes_nothing() {
    let author = author().await;
    let open = author.open("double").await;
    let text = file(&open, "question.md")["text"].as_str().unwrap().replace("please", "now");
    let body = json!({
        "bank": open["bank"], "path": "double", "single": false, "create": false,
        "changes": [{ "path": "question.md", "text": text, "base": file(&open, "question.md")["version"] }],
    });
    for _ in 0..2 {
        let saved = author.save(&body).await;
        assert_eq!(saved.status(), StatusCode::OK);
        assert_eq!(file(&json_of(saved).await, "question.md")["text"], text);
        let shown = json_of(author.browser.get("/questions/double").send().await.unwrap()).await;
        assert_eq!(shown["prompt_html"], "<p>Return twice the number, now.</p>\n");
    }
    assert_eq!(author.read("double/question.md"), text);
}

#[tokio::test]
async fn a_file_that_changed_in_the_folder_is_a_conflict_that_shows_both() {
    let author = author().await;
    let open = author.open("double").await;
    let version = |path: &str| file(&open, path)["version"].clone();
    fs::write(author.folder.path().join("double/question.md"), "theirs\n").unwrap();
    fs::remove_file(author.folder.path().join("double/starter.py")).unwrap();
    let body = json!({
        "bank": open["bank"], "path": "double", "single": false, "create": false,
        "changes": [
            { "path": "question.md", "text": "mine\n", "base": version("question.md") },
            { "path": "starter.py", "text": "mine\n", "base": version("starter.py") },
            { "path": "solution.py", "text": "mine\n", "base": version("solution.py") },
        ],
    });
    let refused = problem(author.save(&body).await, 409, "bank_conflict").await;
    let current = refused["current"].as_array().unwrap();
    assert_eq!(current.len(), 2, "{refused}");
    assert_eq!((&current[0]["path"], &current[0]["text"]), (&json!("question.md"), &json!("theirs\n")));
    assert_eq!((&current[1]["path"], &current[1]["version"]), (&json!("starter.py"), &json!(null)));
    assert_eq!(author.read("double/question.md"), "theirs\n");
    assert_eq!(author.read("double/solution.py"), DOUBLE, "nothing of it was written");
}

#[tokio::test]
async fn a_new_question_comes_from_a_template() {
    let author = author().await;
    for (kind, files) in [("knowledge", 1), ("coding", 4), ("debugging", 5), ("design", 1)] {
        let id = format!("new-{kind}");
        let path = format!("/editor/template?kind={kind}&id={id}");
        let template = json_of(author.browser.get(&path).send().await.unwrap()).await;
        let given = template["files"].as_array().unwrap();
        assert_eq!((given.len(), template["single"].as_bool()), (files, Some(files == 1)), "{template}");
        let change = |file: &Value| json!({ "path": file["path"], "text": file["text"], "base": null });
        let changes: Vec<Value> = given.iter().map(change).collect();
        let body = json!({
            "bank": author.bank(), "path": template["path"], "single": template["single"], "create": true, "changes": changes,
        });
        assert_eq!(author.save(&body).await.status(), StatusCode::OK, "{kind}");
        let shown = author.browser.get(&format!("/questions/{id}")).send().await.unwrap();
        assert_eq!(shown.status(), StatusCode::OK, "{kind}");
        let taken = author.browser.get(&path).send().await.unwrap();
        problem(taken, 409, "question_exists").await;
    }
    let bad = author.browser.get("/editor/template?kind=coding&id=Not%20an%20id").send().await.unwrap();
    problem(bad, 400, "wrong_parameter").await;
    let body = json!({
        "bank": author.bank(), "path": "double", "single": false, "create": true,
        "changes": [{ "path": "question.md", "text": "x", "base": null }],
    });
    problem(author.save(&body).await, 409, "question_exists").await;
}

#[tokio::test]
async fn what_leads_out_or_is_read_only_is_refused() {
    let author = author().await;
    let outside = tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), author.folder.path().join("link")).unwrap();
    let mine = author.bank();
    for (bank, path, file, status, code) in [
        (mine.as_str(), "double", "../../evil.py", 422, "bank_file_refused"),
        (mine.as_str(), "../evil", "question.md", 422, "bank_file_refused"),
        (mine.as_str(), "link/evil", "question.md", 422, "bank_file_refused"),
        (mine.as_str(), "double", "evil.sh", 422, "bank_file_refused"),
        ("shipped", "double", "question.md", 403, "bank_read_only"),
        ("/etc", "double", "question.md", 404, "unknown_bank"),
    ] {
        let body = json!({
            "bank": bank, "path": path, "single": false, "create": false,
            "changes": [{ "path": file, "text": "x", "base": null }],
        });
        problem(author.save(&body).await, status, code).await;
    }
    let large = json!({
        "bank": mine, "path": "double", "single": false, "create": false,
        "changes": [{ "path": "solution.py", "text": "x".repeat((1 << 20) + 1), "base": null }],
    });
    let refused = problem(author.save(&large).await, 422, "bank_file_refused").await;
    assert!(refused["detail"].as_str().unwrap().contains("1 MiB"), "{refused}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_question_of_the_shipped_bank_goes_on_in_a_folder() {
    let author = author().await;
    let files = words("is-or-equal", "Is or equal", 5, "`is` compares identity, not value.");
    let text = std::str::from_utf8(&files["is-or-equal.md"]).unwrap();
    let body = json!({
        "bank": author.bank(), "path": "is-or-equal.md", "single": true, "create": true,
        "changes": [{ "path": "question.md", "text": text, "base": null }],
    });
    assert_eq!(author.save(&body).await.status(), StatusCode::OK);
    let shown = json_of(author.browser.get("/questions/is-or-equal").send().await.unwrap()).await;
    assert!(shown["answer_html"].as_str().unwrap().contains("not value"), "{shown}");
    assert_eq!(author.open("is-or-equal").await["bank"], author.bank());
}
