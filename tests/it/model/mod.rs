//! Every answer against a second implementation that was written from the document and not from `src/`.
//!
//! [`naive`] computes in big rationals with tables of its own; [`generate`] aims its inputs at the edges of the rules.

mod generate;
mod naive;

use proptest::prelude::*;
use serde_json::{Value, json};
use shegong::{Delivery, Guideline, Plan};

use crate::support::{assessed, without_messages};

/// A part of a survey is a set: a full one is left out, and one that is not is in the document's order.
fn with_canonical_parts(mut assessment: Value) -> Value {
    for line in assessment["lines"].as_array_mut().into_iter().flatten() {
        let surveys = [
            ("community_survey", naive::SURVEY_PARTS.to_vec()),
            ("community_resource_survey", naive::RESOURCE_SURVEY_PARTS.to_vec()),
        ];
        for (survey, all) in surveys {
            if let Some(data) = line["work"].get_mut(survey).and_then(Value::as_object_mut) {
                let Some(parts) = data.remove("parts") else { continue };
                let parts: Vec<_> =
                    all.iter().filter(|part| parts.as_array().unwrap().contains(&json!(part))).collect();
                if parts.len() < all.len() {
                    data.insert("parts".into(), json!(parts));
                }
            }
        }
    }
    assessment
}

fn agree_on_plan(plan: &Value, guideline: &Value) -> Result<(), TestCaseError> {
    let read: Plan = serde_json::from_value(plan.clone()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let variant: Guideline =
        serde_json::from_value(guideline.clone()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let mut expected = with_canonical_parts(naive::assess(plan, guideline));
    expected["readings"] = naive::envelope(plan, guideline);
    prop_assert_eq!(assessed(&variant, &read), expected);
    Ok(())
}

fn agree_on_delivery(delivery: &Value, guideline: &Value) -> Result<(), TestCaseError> {
    let read: Delivery =
        serde_json::from_value(delivery.clone()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let variant: Guideline =
        serde_json::from_value(guideline.clone()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let review = serde_json::to_value(variant.review(&read)).unwrap();
    prop_assert_eq!(without_messages(review), naive::review(delivery, guideline));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn plans_under_suzhou(plan in generate::plan()) {
        agree_on_plan(&plan, &json!({}))?;
    }

    #[test]
    fn plans_under_variants((plan, guideline) in generate::plan_and_guideline()) {
        agree_on_plan(&plan, &guideline)?;
    }

    #[test]
    fn deliveries_under_suzhou(delivery in generate::delivery()) {
        agree_on_delivery(&delivery, &json!({}))?;
    }

    #[test]
    fn deliveries_under_variants((delivery, guideline) in generate::delivery_and_guideline()) {
        agree_on_delivery(&delivery, &guideline)?;
    }

    #[test]
    fn deliveries_of_so_many_series_that_they_fill_many_buckets(delivery in generate::delivery_of_many_series()) {
        agree_on_delivery(&delivery, &json!({}))?;
    }

    #[test]
    fn plans_of_so_many_communities_that_they_fill_many_buckets(plan in generate::plan_of_many_communities()) {
        agree_on_plan(&plan, &json!({}))?;
    }
}
