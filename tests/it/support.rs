//! What several files of tests need.

use serde_json::{Value, json};
use shegong::{Delivery, Guideline, Plan};

/// One of the plans in `tests/it/data`, by its file's name.
pub(crate) fn case(name: &str) -> String {
    let path = format!("{}/tests/it/data/case_{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of a table in `tests/it/data`, each cell by its column's name.
pub(crate) fn rows(table: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let path = format!("{}/tests/it/data/{table}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{path}: {error}"))).collect()
}

/// A plan out of JSON that is known to be one.
pub(crate) fn plan(json: &Value) -> Plan {
    serde_json::from_str(&json.to_string()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// The whole answer on a plan as JSON, with its readings and without the texts of findings.
pub(crate) fn assessed(guideline: &Guideline, plan: &Plan) -> Value {
    let assessment = guideline.assess(plan);
    let envelope = guideline.envelope(plan);
    without_messages(serde_json::to_value(assessment.with_readings(&envelope)).unwrap())
}

/// The same answer without the texts of its findings.
pub(crate) fn without_messages(mut answer: Value) -> Value {
    for finding in answer["findings"].as_array_mut().into_iter().flatten() {
        finding.as_object_mut().unwrap().remove("message");
    }
    answer
}

/// A delivery out of JSON that is known to be one.
pub(crate) fn delivery(json: &Value) -> Delivery {
    serde_json::from_str(&json.to_string()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// A guideline out of JSON that is known to be one.
pub(crate) fn guideline(json: &Value) -> Guideline {
    serde_json::from_str(&json.to_string()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// A plan of one worker's year with these lines.
pub(crate) fn plan_of(lines: &Value) -> Plan {
    plan(&json!({"name": "例", "term_months": 12, "staff": [{"workers": 1}], "lines": lines}))
}

/// A delivery of these events.
pub(crate) fn delivery_of(events: &Value) -> Delivery {
    delivery(&json!({"name": "例", "events": events}))
}

/// The findings of one rule in an answer, without their texts.
pub(crate) fn findings_of(rule: &str, answer: &impl serde::Serialize) -> Vec<Value> {
    let mut answer = without_messages(serde_json::to_value(answer).unwrap());
    let findings = answer["findings"].as_array_mut().unwrap();
    findings.retain(|finding| finding["rule"] == rule);
    std::mem::take(findings)
}

/// Compares with a text that is kept in `golden/`, or keeps it: after a change that is meant, `SHEGONG_BLESS=1 cargo test`
/// writes them anew, and what changed is then read like any other change.
#[track_caller]
pub(crate) fn assert_golden(file: &str, text: &str) {
    let path = format!("{}/tests/it/golden/{file}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("SHEGONG_BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let apart = kept.lines().zip(text.lines()).position(|(kept, now)| kept != now);
    assert!(text == kept, "{file} differs from line {apart:?} on (from 0); it is now\n{text}");
}

/// Whether a character moves a cursor, ends a line, turns the direction of what follows, or is not seen.
pub(crate) fn is_unprintable(c: char) -> bool {
    let turns_or_hides = matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FEFF}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
    );
    c.is_control() || turns_or_hides
}
