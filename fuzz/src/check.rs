//! What must hold of whatever is read, refused, answered or printed.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Value};
use shegong::{Assessment, Delivery, Fit, Guideline, Keyed, Language, Line, Plan, Quantity, Review, Rule, Verdict};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// An error's message is one short line, whatever was refused.
pub fn message(error: &impl Display) {
    let text = error.to_string();
    assert!(text.len() < 400, "a message of {} bytes: {text}", text.len());
    assert!(!text.is_empty() && !text.contains(char::is_control), "not one line: {text:?}");
}

/// Reads JSON. What is refused is refused in a short line, also with its place; what is accepted is written as JSON that
/// is read as an equal value, and is accepted from a tree as it is from bytes.
pub fn read<T: DeserializeOwned + Serialize + PartialEq + Debug>(data: &[u8]) -> Option<T> {
    let value = match serde_json::from_slice::<T>(data) {
        Ok(value) => value,
        Err(error) => {
            message(&error);
            let placed = serde_path_to_error::deserialize::<_, T>(&mut Deserializer::from_slice(data));
            // Nothing is wrong here but what follows the document.
            if let Err(error) = placed {
                message(&error);
            }
            return None;
        }
    };
    let written = serde_json::to_string(&value).expect("a value is written");
    let again: T = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
    assert_eq!(again, value, "{written}");
    assert_eq!(serde_json::to_string(&again).expect("a value is written"), written);
    let tree: Value = serde_json::from_slice(data).expect("what is read is JSON");
    let from_tree: T = serde_json::from_value(tree).unwrap_or_else(|error| panic!("{error} from a tree: {written}"));
    assert_eq!(from_tree, value, "from a tree: {written}");
    Some(value)
}

/// A printed text has something on every line that is not empty, and nothing that moves a terminal's cursor.
fn text(printed: &impl Display) {
    let printed = printed.to_string();
    assert!(!printed.trim().is_empty(), "an empty text");
    let control = printed.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(control, None, "{printed:?}");
}

/// Everything of an assessment that can be printed.
pub fn assessment(assessment: &Assessment<'_>, guideline: &Guideline) {
    let envelope = guideline.envelope(assessment.plan());
    for language in LANGUAGES {
        text(&assessment.display(language));
        text(&assessment.with_readings(&envelope).display(language));
        assessment.findings().iter().for_each(|finding| text(&finding.display(language)));
    }
}

/// Everything of a review that can be printed.
pub fn review(review: &Review<'_>, guideline: &Guideline) {
    let sessions = review.delivery().events().iter().filter_map(|event| event.session());
    for language in LANGUAGES {
        text(&review.display(language));
        review.findings().iter().for_each(|finding| text(&finding.display(language)));
        for session in sessions.clone() {
            text(&guideline.fee_cap(&session.supervisor).display(language));
            if let Some(fee) = session.hourly_fee {
                text(&guideline.check_fee(&session.supervisor, fee).display(language));
            }
        }
    }
}

/// The whole answer on a plan as JSON, with its readings and without the texts of its findings.
#[must_use]
pub fn assessed(guideline: &Guideline, plan: &Plan) -> Value {
    let envelope = guideline.envelope(plan);
    without_messages(
        serde_json::to_value(guideline.assess(plan).with_readings(&envelope)).expect("an answer is written"),
    )
}

/// The answer on a delivery as JSON, without the texts of its findings.
#[must_use]
pub fn reviewed(guideline: &Guideline, delivery: &Delivery) -> Value {
    without_messages(serde_json::to_value(guideline.review(delivery)).expect("an answer is written"))
}

/// The texts are not the model's; that both languages have one is all that is asked of them here.
fn without_messages(mut answer: Value) -> Value {
    for finding in answer["findings"].as_array_mut().into_iter().flatten() {
        let message = finding.as_object_mut().and_then(|finding| finding.remove("message")).expect("a message");
        assert!(["zh", "en"].iter().all(|language| message[language].as_str().is_some_and(|text| !text.is_empty())));
    }
    answer
}

/// The decision says what the assessment says.
pub fn decided(guideline: &Guideline, assessment: &Assessment<'_>) {
    let decision = guideline.decide(assessment.plan());
    assert_eq!(decision.total, assessment.total());
    assert_eq!(decision.ordinary, assessment.workload().ordinary());
    assert_eq!(decision.ordinary_share, assessment.ordinary_share());
    assert_eq!(decision.bounds, assessment.bounds());
    assert_eq!(decision.verdict, assessment.verdict());
}

/// What is asked the other way round is true of the plan that it speaks of, and not of the next one.
pub fn inverses(guideline: &Guideline, plan: &Plan) {
    let with = |position: usize, quantity: Quantity| {
        let mut lines: Vec<Line> = plan.lines().cloned().collect();
        lines[position].quantity = quantity;
        Plan::try_new(plan.name(), plan.term(), plan.staff().to_vec(), lines).expect("a plan as it was")
    };
    let nth = |number: u32| Quantity::try_new(number).expect("a quantity");
    for (position, line) in plan.lines().enumerate().take(4) {
        for goal in [Verdict::Compliant, Verdict::CompliantWithAdvisories] {
            let reaches = |quantity: Quantity| guideline.decide(&with(position, quantity)).verdict <= goal;
            let Some(change) = guideline.least_change(plan, position, goal) else {
                for quantity in [line.quantity, Quantity::MIN, Quantity::ONE, Quantity::MAX] {
                    assert!(!reaches(quantity), "{quantity} times line {position} is {goal}, and no change is found");
                }
                continue;
            };
            let (from, to) = (change.from.get(), change.to.get());
            assert_eq!(change.from, line.quantity);
            assert!(reaches(change.to), "{to} times line {position} is not {goal}");
            if from != to {
                let nearer = if to < from { to + 1 } else { to - 1 };
                assert!(!reaches(nth(nearer)), "{nearer} times line {position} is {goal} too");
                // Of the other side, anything nearer to the line's own quantity would have been chosen.
                let other_side =
                    if to < from { (2 * from - to).saturating_sub(1) } else { (2 * from + 1).saturating_sub(to) };
                let other_side = other_side.min(Quantity::MAX.get());
                assert!(!reaches(nth(other_side)) || other_side.abs_diff(from) >= to.abs_diff(from));
            }
        }
        let fits = |quantity: u32| {
            let more = Line { quantity: nth(quantity), ..line.clone() };
            let lines = plan.lines().cloned().chain([more]);
            let plan =
                Plan::try_new(plan.name(), plan.term(), plan.staff().to_vec(), lines).expect("a plan and a line");
            guideline.assess(&plan).findings().iter().all(|finding| finding.rule() != Rule::WorkloadCeiling)
        };
        match guideline.how_many_more(plan, line) {
            Fit::NoLimit => assert!(fits(Quantity::MAX.get()), "no limit to line {position}"),
            Fit::UpTo(most) => {
                assert!(most == Quantity::MIN || fits(most.get()), "{most} more of line {position}");
                assert!(!fits(most.get() + 1), "more than {most} more of line {position}");
            }
        }
    }
}

/// What is read from text is printed as a text that is read as the same, and printed the same.
pub fn text_of<T: FromStr<Err: Display> + Display + PartialEq + Debug>(text: &str) -> Option<T> {
    let value: T = match text.parse() {
        Ok(value) => value,
        Err(error) => {
            message(&error);
            return None;
        }
    };
    let printed = value.to_string();
    let again: T = printed.parse().unwrap_or_else(|error| panic!("{error}: {printed} printed of {text:?}"));
    assert_eq!(again, value, "{printed} printed of {text:?}");
    assert_eq!(again.to_string(), printed);
    Some(value)
}

/// A value of a vocabulary besides has its text as its key.
pub fn key_of<T: Keyed + FromStr<Err: Display> + Display>(text: &str) {
    let Some(value) = text_of::<T>(text) else {
        assert!(T::from_key(text).is_err(), "{text:?} is a key that is not read");
        return;
    };
    assert_eq!(value.to_string(), value.key());
    assert_eq!(T::from_key(value.key()), Ok(value));
    assert!(T::ALL.contains(&value));
}

/// An amount besides is the number that its digits say, and printed in shortest form.
pub fn amount_of<T>(text: &str)
where
    T: FromStr<Err: Display> + Display + PartialEq + Debug,
{
    let Some(value) = text_of::<T>(text) else { return };
    // Leading zeros of the whole part and trailing ones of the fraction are all that reading may lose.
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    let shortest = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    assert_eq!(value.to_string(), shortest, "{text:?}");
}
