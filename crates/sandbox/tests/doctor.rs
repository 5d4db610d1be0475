//! `askback doctor` tries every layer and tells what it saw.

mod support;

use askback_sandbox::{SandboxConfig, doctor};
use support::{Lab, config, say};

#[tokio::test]
async fn every_layer_is_tried_and_holds() {
    let mut labs = Lab::every(config()).await;
    labs.extend(Lab::root(SandboxConfig { control_groups: false, ..config() }).await);
    for lab in labs {
        let report = doctor::probe(&lab.runner).await;
        for layer in &report.layers {
            say(&format!("{} {}: {:?} {}", lab.rung, layer.name, layer.held, layer.detail));
        }
        let open: Vec<_> = report.layers.iter().filter(|layer| layer.held != Some(true)).collect();
        assert!(open.is_empty(), "{} {open:#?}", lab.rung);
        assert!(report.meets_minimum);
        assert!(report.layers.len() >= 15);
        let json = serde_json::to_value(&report).expect("it is plain data");
        assert_eq!(json["rung"], lab.rung.as_str());
    }
}

#[tokio::test]
async fn without_an_interpreter_nothing_runs_and_the_remedy_is_told() {
    let nowhere = SandboxConfig { interpreters: vec!["/nowhere/python3".into()], ..config() };
    let handle = askback_sandbox::Supervisor::spawn_beside_threads(&nowhere).expect("it starts");
    let runner = askback_sandbox::SandboxRunner::connect(handle).await.expect("it answers");
    let report = doctor::probe(&runner).await;
    assert_eq!((report.rung.as_str(), report.meets_minimum), ("D", false));
    assert!(
        report
            .layers
            .iter()
            .any(|layer| layer.remedy.as_deref().is_some_and(|text| text.contains("apt install python3")))
    );
    let outcome = askback_judge::Runner::run(&runner, support::script("print(1)")).await;
    assert_eq!(outcome.verdict, askback_core::Verdict::InternalError);
    assert!(outcome.message.is_some_and(|text| text.contains("runs no code here")));
}
