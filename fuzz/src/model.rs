//! The second implementation that the crate's own tests have, and the generators of its inputs.

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/it/model/generate.rs"]
pub mod generate;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/it/model/naive.rs"]
pub mod naive;

use serde_json::{Value, json};

/// The model's whole answer on a plan, with its readings.
#[must_use]
pub fn assessed(plan: &Value, guideline: &Value) -> Value {
    let mut answer = with_canonical_parts(naive::assess(plan, guideline));
    answer["readings"] = naive::envelope(plan, guideline);
    answer
}

/// The model's answer on a delivery.
#[must_use]
pub fn reviewed(delivery: &Value, guideline: &Value) -> Value {
    naive::review(delivery, guideline)
}

/// The model echoes the parts of a survey as they came; the crate's are a set: a full one is left out, and one that is
/// not is in the document's order.
fn with_canonical_parts(mut answer: Value) -> Value {
    let surveys = [
        ("community_survey", naive::SURVEY_PARTS.as_slice()),
        ("community_resource_survey", naive::RESOURCE_SURVEY_PARTS.as_slice()),
    ];
    for line in answer["lines"].as_array_mut().into_iter().flatten() {
        for (survey, all) in surveys {
            let Some(data) = line["work"].get_mut(survey).and_then(Value::as_object_mut) else { continue };
            let Some(Value::Array(named)) = data.remove("parts") else { continue };
            if named.len() < all.len() {
                let parts: Vec<_> = all.iter().filter(|part| named.contains(&json!(part))).collect();
                data.insert("parts".into(), json!(parts));
            }
        }
    }
    answer
}

/// Whether a count of the crate's answer is beyond 64 bits, so that the crate writes it as a string. The model panics on
/// such counts ("a count fits 64 bits"): they come of millions of hours divided by ten-thousandths of a session.
#[must_use]
pub fn is_beyond(answer: &Value) -> bool {
    let counts = ["/headcount/min", "/headcount/max", "/room/ordinary_sessions", "/room/sessions_to_cut"];
    let beyond = counts.iter().filter_map(|pointer| answer.pointer(pointer)?.as_str()).inspect(|count| {
        let count: u128 = count.parse().expect("a count is written in digits");
        assert!(u64::try_from(count).is_err(), "`{count}` is a string although it fits 64 bits");
    });
    beyond.count() > 0
}
