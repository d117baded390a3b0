//! That the checks can fail, and skip, and say why.

use serde_json::{Value, json};

use super::{Reference, Verdict, check};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Numbers that are compared, in files that need no other file.
const NUMBERS: &[(&str, &[&str])] = &[
    (
        "traces/torch/torch-sgd-momentum-rosenbrock.json",
        &[
            "/trace/3/lr",
            "/trace/3/loss",
            "/trace/20/params/0",
            "/trace/20/params/1",
            "/trace/3/grad/1",
            "/final_state/momentum_buffer/0",
        ],
    ),
    (
        "traces/optax/optax-chain-clip-adam-himmelblau.json",
        &["/trace/1/params/0", "/trace/1/grad/0", "/final_state/ScaleByAdamState/nu/1"],
    ),
    ("schedules/torch/step-7-0.5.json", &["/values/0", "/values/7", "/values/60"]),
    ("schedules/optax/cosine-150.json", &["/values/1", "/values/149"]),
    ("schedules/torch/onecycle-cos.json", &["/values/3", "/momentum_values/150"]),
    ("schedules/torch/plateau-relative.json", &["/values/120"]),
    ("traces/torch/torch-sgd-onecyclelr-bowl.json", &["/trace/9/lr", "/trace/9/momentum"]),
    (
        "objectives.json",
        &[
            "/objectives/2/points/1/loss",
            "/objectives/2/points/1/grad/0",
            "/objectives/6/minima/0/1",
        ],
    ),
    (
        "data/regression_a.json",
        &["/X/7/2", "/y/0", "/best_fit/params/3", "/best_fit/sum_of_squares"],
    ),
    ("data/moons_a.json", &["/X/39/1", "/y/0"]),
    ("data/blobs_a.json", &["/X/0/0", "/best_fit/params/0", "/best_fit/mean_log_loss"]),
    ("lecture/two-layer-linear.json", &["/trace/0/loss", "/trace/0/grad/15", "/trace/1/params/0"]),
    ("lecture/adam-linear-4-6.json", &["/trace/0/grad/29", "/final_state/exp_avg_sq/7"]),
    (
        "rng/check_values.json",
        &[
            "/randomstate_mt19937/0/raw_32_bit/3",
            "/randomstate_mt19937/1/standard_normal/2",
            "/randomstate_mt19937/1/shuffle_of_0_to_19/0",
            "/randomstate_mt19937/2/cached_normal_survives_uniform/then_two_uniforms/0",
            "/default_rng_pcg64/0/sum_of_i_times_value",
            "/default_rng_pcg64/3/random/1",
            "/make_regression/2/y_first_5/0",
            "/torch_manual_seed/1/torch_rand_float32/4",
        ],
    ),
];

#[test]
fn an_altered_number_is_found() {
    let reference = Reference::own().unwrap();
    for (file, pointers) in NUMBERS {
        let content: Value = serde_json::from_str(reference.text(file).unwrap()).unwrap();
        let kind = kind(&reference, file);
        let untouched = check(&alone(file, &kind, &content));
        assert_eq!(untouched.count(Verdict::Passed), 1, "{file}: {untouched}");
        for pointer in *pointers {
            let mut altered = content.clone();
            alter(altered.pointer_mut(pointer).unwrap_or_else(|| panic!("{file}: no {pointer}")));
            let report = check(&alone(file, &kind, &altered));
            assert_eq!(report.count(Verdict::Failed), 1, "{file}: {pointer} may be anything");
        }
    }
}

fn kind(reference: &Reference, file: &str) -> String {
    let index: Value = serde_json::from_str(reference.text("index.json").unwrap()).unwrap();
    let entries = index["files"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["file"] == file).unwrap();
    entry["kind"].as_str().unwrap().to_owned()
}

/// A whole number by one, another by a millionth of it and of one.
fn alter(value: &mut Value) {
    *value = match value.as_u64() {
        Some(whole) => json!(whole + 1),
        None => json!(value.as_f64().unwrap() * (1.0 + 1e-6) + 1e-6),
    };
}

fn alone(file: &str, kind: &str, content: &Value) -> Reference {
    let index = json!({ "files": [{ "file": file, "kind": kind }] }).to_string();
    Reference::new([("index.json", &*index), (file, &*content.to_string())])
}

/// The verdict on a trace whose JSON was changed, and what was said of it.
fn verdict(change: impl FnOnce(&mut Value)) -> (Verdict, String) {
    let file = "traces/torch/torch-sgd-square.json";
    let reference = Reference::own().unwrap();
    let mut content = serde_json::from_str(reference.text(file).unwrap()).unwrap();
    change(&mut content);
    let report = check(&alone(file, "trace", &content));
    (report.findings()[0].verdict(), report.to_string())
}

#[test]
fn what_is_not_known_is_skipped_with_the_reason() {
    let changes: [(&str, &str, Value); 9] = [
        ("/optimizer/name", "Sideways", json!("Sideways")),
        ("/optimizer/library", "jaxopt", json!("jaxopt")),
        ("/optimizer/momentum", "momentum", json!(-5.0)),
        ("/optimizer/nesterov", "nesterov", json!("nearly")),
        (
            "/optimizer",
            "vigour = 3",
            json!({ "library": "torch.optim", "name": "SGD", "vigour": 3 }),
        ),
        ("/objective/name", "banana", json!("banana")),
        ("/objective", "twist = 1", json!({ "name": "square", "twist": 1 })),
        ("/schedule", "Whim", json!({ "name": "Whim" })),
        ("/trace/2", "mood = 1", json!({ "step": 2, "mood": 1 })),
    ];
    for (pointer, reason, value) in changes {
        let (verdict, said) = verdict(|trace| *trace.pointer_mut(pointer).unwrap() = value);
        assert_eq!(verdict, Verdict::Skipped, "{pointer}: {said}");
        assert!(said.contains(reason), "{pointer}: {said}");
    }
}

#[test]
fn an_argument_that_is_null_is_not_given() {
    let (verdict, said) = verdict(|trace| trace["optimizer"]["momentum"] = Value::Null);
    assert_eq!(verdict, Verdict::Passed, "{said}");
}

#[test]
fn a_file_that_is_not_as_it_should_be_fails() {
    let changes: [(&str, Value); 6] = [
        ("/trace", json!([])),
        ("/trace/0/params", json!([])),
        ("/trace/1/loss", json!("large")),
        ("/steps", json!(30)),
        ("/tolerance", json!({})),
        ("/start", json!({})),
    ];
    for (pointer, value) in changes {
        let (verdict, said) = verdict(|trace| *trace.pointer_mut(pointer).unwrap() = value);
        assert_eq!(verdict, Verdict::Failed, "{pointer}: {said}");
    }
}

#[test]
fn index_and_folder_must_agree() {
    let failed = |files: &[(&str, &str)]| {
        let report = check(&Reference::new(files.iter().copied()));
        assert!(report.count(Verdict::Failed) > 0, "{report}");
        report.to_string()
    };
    assert!(failed(&[]).contains("there is no file index.json"));
    assert!(failed(&[("index.json", "{")]).contains("index.json is no JSON"));
    assert!(failed(&[("index.json", r#"{"files": []}"#)]).contains("no file is listed"));
    let index = r#"{"files": [{"file": "a.json", "kind": "data"}]}"#;
    assert!(failed(&[("index.json", index)]).contains("there is no file a.json"));
    let stranger = [("index.json", index), ("a.json", "{}"), ("b.json", "{}")];
    assert!(failed(&stranger).contains("FAILED b.json"));
}

#[test]
fn a_kind_that_is_not_known_is_skipped() {
    let index = r#"{"files": [{"file": "a.json", "kind": "sonnet"}]}"#;
    let report = check(&Reference::new([("index.json", index), ("a.json", "{}")]));
    assert_eq!(report.count(Verdict::Skipped), 1);
    assert!(report.to_string().ends_with("0 passed, 0 failed, 1 skipped"), "{report}");
}
