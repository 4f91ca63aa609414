//! JSON both ways: what is read and written to the letter, and what is refused, with its place and one clear reason.

use std::fmt::{self, Debug};

use serde::de::{DeserializeOwned, Deserializer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use shegong::{
    ArchiveField, Clause, Days, Delivery, Fit, Guideline, Headcount, Language, Plan, Question, Rate, ServiceKind,
    Severity, Supervisor, SurveyUnits, Term, Verdict, WorkingShare, Years,
};

use crate::support::{self, assert_golden};

// Reading in every way.

/// Why a text was refused, and where.
#[derive(Clone, Debug, PartialEq)]
struct Refusal {
    /// The place, as in `lines[3].quantity`; empty for the whole text.
    place: String,
    message: String,
    /// Whether the text is no JSON at all.
    is_syntax: bool,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, message, .. } = self;
        if place.is_empty() { f.write_str(message) } else { write!(f, "{place}: {message}") }
    }
}

/// What every input has in common.
trait Input: DeserializeOwned + Serialize + Clone + PartialEq + Debug {}

impl<T: DeserializeOwned + Serialize + Clone + PartialEq + Debug> Input for T {}

fn placed<'de, T: Input>(json: impl Deserializer<'de, Error = serde_json::Error>) -> Result<T, Refusal> {
    serde_path_to_error::deserialize(json).map_err(|error| {
        let place = error.path().to_string();
        Refusal {
            place: if place == "." { String::new() } else { place },
            message: without_position(error.inner()),
            is_syntax: !error.inner().is_data(),
        }
    })
}

fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&position).unwrap_or(&text).to_owned()
}

/// Reads a text as a string, as bytes and as a stream, with and without its place, and demands the same of all.
fn read_text<T: Input>(json: &str) -> Result<T, Refusal> {
    let read = placed::<T>(&mut serde_json::Deserializer::from_str(json));
    assert_eq!(read, placed(&mut serde_json::Deserializer::from_slice(json.as_bytes())), "{}", brief(json));
    assert_eq!(read, placed(&mut serde_json::Deserializer::from_reader(json.as_bytes())), "{}", brief(json));
    let plain = serde_json::from_str::<T>(json).map_err(|error| without_position(&error));
    assert_eq!(plain, read.clone().map_err(|refusal| refusal.message), "{}", brief(json));
    read
}

/// Reads as [`read_text`] does and, where the text is JSON, also from a tree, in which no key stands twice.
fn read<T: Input>(json: &str) -> Result<T, Refusal> {
    let read = read_text::<T>(json);
    if let Ok(tree) = serde_json::from_str::<Value>(json) {
        assert_eq!(placed::<T>(tree.clone()), read, "{}", brief(json));
        assert_eq!(serde_json::from_value::<T>(tree).is_ok(), read.is_ok(), "{}", brief(json));
    }
    read
}

fn brief(text: &str) -> String {
    if text.len() < 600 {
        text.to_owned()
    } else {
        text.chars().take(300).chain("…".chars()).chain(text.chars().skip(text.chars().count() - 100)).collect()
    }
}

fn accepted<T: Input>(json: &str) -> T {
    read(json).unwrap_or_else(|refusal| panic!("{} is refused: {refusal}", brief(json)))
}

/// What a reader of a message must never see: how this crate is written.
const RUST_WORDS: [&str; 22] = [
    "u8", "u16", "u32", "u64", "u128", "usize", "i32", "i64", "i128", "f64", "bool", "str", "struct", "enum", "Option",
    "Some", "None", "Vec", "variant", "variants", "newtype", "tuple",
];

/// What is wrong with a message, if anything.
fn unclear(refusal: &Refusal) -> Option<String> {
    let Refusal { message, .. } = refusal;
    let mut words = message.split(|c: char| !c.is_alphanumeric() && c != '_');
    if message.len() > 400 {
        Some(format!("a message of {} bytes: {}", message.len(), brief(message)))
    } else if message.is_empty() || message.contains(support::is_unprintable) {
        Some(format!("not one line: {message:?}"))
    } else {
        words.find(|word| RUST_WORDS.contains(word)).map(|word| format!("“{word}” in: {refusal}"))
    }
}

/// Whether a refusal reads as expected; each star in the expectation stands for any text.
fn reads_as(told: &str, expected: &str) -> bool {
    let Some((begin, rest)) = expected.split_once('*') else { return told == expected };
    let Some(told) = told.strip_prefix(begin) else { return false };
    if rest.contains('*') {
        (0..=told.len()).filter_map(|at| told.get(at..)).any(|told| reads_as(told, rest))
    } else {
        told.ends_with(rest)
    }
}

/// Every case, put where `wrap` puts it, is refused as expected; all that is not so is told at once.
#[track_caller]
fn refuses<T: Input>(wrap: impl Fn(&str) -> String, cases: &[(&str, &str)]) {
    let wrong = cases.iter().filter_map(|(input, expected)| match read::<T>(&wrap(input)) {
        Ok(value) => Some(format!("{}\n  is accepted as {value:?}", brief(input))),
        Err(refusal) if !reads_as(&refusal.to_string(), expected) => {
            Some(format!("{}\n  {refusal}\n  instead of\n  {expected}", brief(input)))
        }
        Err(refusal) => unclear(&refusal),
    });
    none(wrong);
}

#[track_caller]
fn none(wrong: impl IntoIterator<Item = String>) {
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn as_it_is(json: &str) -> String {
    json.to_owned()
}

fn with_term(months: &str) -> String {
    format!(r#"{{"name": "例", "term_months": {months}, "staff": [{{"workers": 1}}], "lines": []}}"#)
}

fn with_staff(staff: &str) -> String {
    format!(r#"{{"name": "例", "term_months": 12, "staff": {staff}, "lines": []}}"#)
}

fn with_post(post: &str) -> String {
    with_staff(&format!("[{post}]"))
}

fn with_line(line: &str) -> String {
    format!(r#"{{"name": "例", "term_months": 12, "staff": [{{"workers": 1}}], "lines": [{line}]}}"#)
}

fn with_work(work: &str) -> String {
    with_line(&format!(r#"{{"work": {work}, "quantity": 1}}"#))
}

fn with_own_hours(hours: &str) -> String {
    with_work(&format!(r#"{{"other_service": {{"hours": {hours}}}}}"#))
}

fn with_event(event: &str) -> String {
    format!(r#"{{"name": "例", "events": [{event}]}}"#)
}

fn with_session(fields: &str) -> String {
    with_event(&format!(r#"{{"individual_supervision": {{"minutes": 60, {fields}}}}}"#))
}

fn with_dossier(dossier: &str) -> String {
    format!(r#"{{"name": "例", "dossiers": [{dossier}]}}"#)
}

fn with_archive(archive: &str) -> String {
    format!(r#"{{"name": "例", "archives": [{archive}]}}"#)
}

// Both ways, to the letter.

/// The plan by which the format was agreed.
const PLAN: &str = r#"
    { "name": "颐养社区老年社工服务", "term_months": 12,
      "staff": [ {"workers": 2}, {"workers": 1, "months": 7, "share": "0.5"} ],
      "lines": [
        {"work": "professional_consultation", "quantity": 60},
        {"work": {"referral": "accompanied"}, "quantity": 2},
        {"work": {"lecture": "self_run"}, "quantity": 4, "participants": 40, "minutes": 90},
        {"work": {"community_survey": {"samples": 300}}, "quantity": 1, "community": "桂花",
         "service": "three_society_platform"},
        {"work": {"community_resource_survey": {"households": 2800, "parts": ["community_walk", "report_and_map"]}},
         "quantity": 1, "community": "桂花"},
        {"work": {"recruitment_and_selection": {"hours": "24"}}, "quantity": 1, "basis": "四场招募会，每场 6 小时"},
        {"work": {"other_service": {"like": "outreach_visit"}}, "quantity": 10},
        {"work": {"other_service": {"hours": "1.5"}}, "quantity": 10, "basis": "…"} ] }"#;

/// The delivery by which the format was agreed.
const DELIVERY: &str = r#"
    { "name": "桂花社区社会工作服务",
      "events": [
        {"consultation_series": {"client": "C-17", "topic": "低保申请", "consultations": 4}},
        {"large_activity": {"participants": 52}}, {"small_medium_activity": {"participants": 25}},
        {"ordinary_activity": {"participants": 12}}, {"lecture": {"participants": 28, "minutes": 50}},
        {"individual_supervision": {"minutes": 150, "supervisor": {"local": {"completed_years": 7}}, "hourly_fee": "220"}},
        {"group_supervision": {"supervisees": 9, "minutes": 240, "supervisor": "overseas", "hourly_fee": "300"}} ],
      "dossiers": [ {"service": "group_work", "id": "G-3", "records": ["group_plan", "member_list"], "duties": [],
                      "not_due": ["closing_report", "midterm_evaluation_report"]} ],
      "archives": [ {"id": "H-12", "filled": ["name", "sex"]} ] }"#;

/// The local variant of the guideline by which the format was agreed.
const GUIDELINE: &str = r#"
    { "edition": "example-2025",
      "working_year": {"days": 365, "public_holidays": 13, "rest_days": 104, "paid_leave": 5, "hours_per_day": "8"},
      "direct_share": "0.7", "ordinary_share_cap": "0.1",
      "hours": {"intake": "12", "lecture.self_run": "16"}, "survey_samples": 100, "community_households": 3000,
      "sizes": {"large_activity": 60, "small_medium_activity": 20, "ordinary_activity_below": 20, "lecture": 30},
      "lecture_minutes": 60, "consultations_per_topic": 3,
      "supervision": {"individual_minutes": 120, "group_minutes": 240, "group_size": [2, 8],
                      "fee_caps": {"local": [{"from_years": 5, "cap": "200"}, {"from_years": 10, "cap": "250"}], "overseas": "300"}},
      "severities": {"mandatory": "violation", "firm": "violation", "usual": "advisory", "reference": "advisory"},
      "readings": {"survey_units": "started_units"} }"#;

fn tree(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{}: {error}", brief(json)))
}

/// What is read of `json` and written again, which comes to the same as a tree and as a text.
fn rewritten<T: Input>(json: &str) -> Value {
    let value = accepted::<T>(json);
    let written = serde_json::to_value(&value).unwrap();
    let text = serde_json::to_string(&value).unwrap();
    assert_eq!(tree(&text), written, "the text and the tree differ");
    assert_eq!(accepted::<T>(&text), value, "what is written does not read the same");
    written
}

#[test]
fn the_agreed_plan_is_written_as_it_is_read() {
    assert_eq!(rewritten::<Plan>(PLAN), tree(PLAN));
}

#[test]
fn the_agreed_delivery_is_written_as_it_is_read() {
    assert_eq!(rewritten::<Delivery>(DELIVERY), tree(DELIVERY));
}

#[test]
fn the_agreed_variant_is_written_with_what_it_leaves_out() {
    let (written, suzhou) = (rewritten::<Guideline>(GUIDELINE), serde_json::to_value(Guideline::SUZHOU_2016).unwrap());
    let mut expected = suzhou;
    let given = tree(GUIDELINE);
    for (key, value) in given.as_object().unwrap() {
        match value {
            Value::Object(fields) => expected[key].as_object_mut().unwrap().extend(fields.clone()),
            value => expected[key] = value.clone(),
        }
    }
    assert_eq!(written, expected);
}

#[test]
fn the_agreed_variant_means_what_it_says() {
    let variant: Guideline = accepted(GUIDELINE);
    assert_eq!(variant.edition(), "example-2025");
    assert_eq!(variant.working_year().public_holidays(), Days::try_new(13).unwrap());
    assert_eq!(variant.working_year().hours().to_string(), "1944");
    assert_eq!(variant.direct_hours().to_string(), "1360.8");
    assert_eq!(variant.readings().survey_units, SurveyUnits::StartedUnits);
    for rate in Rate::ALL {
        let expected = match rate {
            Rate::Intake => "12".to_owned(),
            Rate::LectureSelfRun => "16".to_owned(),
            rate => Guideline::SUZHOU_2016.rate(*rate).to_string(),
        };
        assert_eq!(variant.rate(*rate).to_string(), expected, "{rate}");
    }
}

#[test]
fn a_variant_without_fields_is_the_document() {
    assert_eq!(accepted::<Guideline>("{}"), Guideline::SUZHOU_2016);
    let whole = serde_json::to_string(&Guideline::SUZHOU_2016).unwrap();
    assert_eq!(accepted::<Guideline>(&whole), Guideline::SUZHOU_2016);
}

#[test]
fn fee_caps_are_read_in_any_order_and_written_by_rising_years() {
    let written = rewritten::<Guideline>(
        r#"{"supervision": {"fee_caps": {"local": [{"from_years": 9, "cap": 90}, {"from_years": 0, "cap": "0"}]}}}"#,
    );
    assert_eq!(
        written["supervision"]["fee_caps"],
        json!({"local": [{"from_years": 0, "cap": "0"}, {"from_years": 9, "cap": "90"}], "overseas": "300"})
    );
}

/// What is written for what is read, where that is not the same.
#[test]
fn defaults_are_left_out() {
    for (read, written) in [
        (with_post(r#"{"workers": 1, "share": "1"}"#), with_post(r#"{"workers": 1}"#)),
        (with_post(r#"{"workers": 1, "share": 1}"#), with_post(r#"{"workers": 1}"#)),
        (with_post(r#"{"workers": 1, "share": "1.00"}"#), with_post(r#"{"workers": 1}"#)),
        (with_post(r#"{"workers": 1, "share": null, "months": null}"#), with_post(r#"{"workers": 1}"#)),
        (
            with_work(
                r#"{"community_survey": {"samples": 7, "parts":
                    ["report_writing", "data_analysis", "data_processing", "data_collection", "preparation"]}}"#,
            ),
            with_work(r#"{"community_survey": {"samples": 7}}"#),
        ),
        (
            with_work(
                r#"{"community_resource_survey": {"parts": ["community_walk", "literature_review", "report_and_map"]}}"#,
            ),
            with_work(r#"{"community_resource_survey": {}}"#),
        ),
        (
            with_work(r#"{"community_resource_survey": {"parts": ["report_and_map", "community_walk"]}}"#),
            with_work(r#"{"community_resource_survey": {"parts": ["community_walk", "report_and_map"]}}"#),
        ),
    ] {
        assert_eq!(rewritten::<Plan>(&read), tree(&written), "{read}");
    }
    for (read, written) in [
        (r#"{"name": "例"}"#.to_owned(), r#"{"name": "例", "events": [], "dossiers": [], "archives": []}"#.to_owned()),
        (
            with_event(r#"{"lecture": {"minutes": null, "participants": null}}"#),
            r#"{"name": "例", "events": [{"lecture": {}}], "dossiers": [], "archives": []}"#.to_owned(),
        ),
        (
            with_session(r#""supervisor": "overseas", "hourly_fee": null"#),
            r#"{"name": "例", "events": [{"individual_supervision": {"minutes": 60, "supervisor": "overseas"}}],
                "dossiers": [], "archives": []}"#
                .to_owned(),
        ),
    ] {
        assert_eq!(rewritten::<Delivery>(&read), tree(&written), "{read}");
    }
}

#[test]
fn every_item_of_work_is_written_as_it_is_read() {
    let named = [
        "professional_consultation",
        "intake",
        "casework_session",
        "closure_evaluation",
        "group_preparation",
        "group_session",
        "group_midterm_evaluation",
        "group_closing_evaluation",
        "outreach_visit",
        "household_needs_assessment",
        "large_activity",
        "small_medium_activity",
        "ordinary_activity",
        "organization_consultation",
        "document_drafting",
    ];
    let with_data = [
        json!({"referral": "unaccompanied"}),
        json!({"referral": "accompanied"}),
        json!({"community_survey": {"samples": 1, "parts": ["preparation", "report_writing"]}}),
        json!({"community_resource_survey": {"parts": ["literature_review"]}}),
        json!({"community_resource_survey": {"households": 1}}),
        json!({"organization_workshop": "self_run"}),
        json!({"organization_workshop": "external_expert"}),
        json!({"volunteer_workshop": "self_run"}),
        json!({"volunteer_workshop": "external_expert"}),
        json!({"lecture": "self_run"}),
        json!({"lecture": "external_expert"}),
        json!({"recruitment_and_selection": {"hours": "0.01"}}),
        json!({"fundraising_and_other": {"hours": "1000000"}}),
        json!({"other_service": {"hours": "999999.99"}}),
    ];
    let likes = Rate::ALL.iter().map(|rate| rate.key()).filter(|key| !key.contains("survey."));
    let likes: Vec<_> = likes.map(|key| json!({"other_service": {"like": key}})).collect();
    assert_eq!(likes.len(), 23, "31 rates, of which 8 are parts of a survey");
    let works = named.iter().map(|key| json!(key)).chain(with_data).chain(likes);
    for work in works {
        let plan = with_work(&work.to_string());
        assert_eq!(rewritten::<Plan>(&plan), tree(&plan));
    }
}

#[test]
fn every_part_of_a_survey_is_refused_as_a_likeness() {
    let parts: Vec<_> = Rate::ALL.iter().map(|rate| rate.key()).filter(|key| key.contains("survey.")).collect();
    assert_eq!(parts.len(), 8);
    for part in parts {
        refuses::<Plan>(
            with_work,
            &[(
                &format!(r#"{{"other_service": {{"like": "{part}"}}}}"#),
                &format!("lines[0].work.other_service.like: `{part}` is only a part of a survey"),
            )],
        );
    }
}

#[test]
fn amounts_are_read_from_strings_and_integers_and_written_in_shortest_form() {
    for (read, written) in [
        (r#""24""#, "24"),
        ("24", "24"),
        (r#""24.0""#, "24"),
        (r#""24.00""#, "24"),
        (r#""24.50""#, "24.5"),
        (r#""0024.05""#, "24.05"),
        (r#""0.01""#, "0.01"),
        (r#""10""#, "10"),
        (r#""100.10""#, "100.1"),
        ("1000000", "1000000"),
        (r#""1000000.00""#, "1000000"),
        (r#""00000000000000000000000000000001""#, "1"),
    ] {
        let written_plan = rewritten::<Plan>(&with_own_hours(read));
        assert_eq!(written_plan["lines"][0]["work"]["other_service"]["hours"], *written, "{read}");
    }
    for (read, written) in
        [("0", "0"), (r#""0""#, "0"), (r#""0.00""#, "0"), ("1000000", "1000000"), (r#""0.10""#, "0.1")]
    {
        let session = format!(r#""supervisor": "overseas", "hourly_fee": {read}"#);
        let delivery = rewritten::<Delivery>(&with_session(&session));
        assert_eq!(delivery["events"][0]["individual_supervision"]["hourly_fee"], *written, "{read}");
    }
    for (read, written) in [("1", "1"), (r#""0.0001""#, "0.0001"), (r#""0.7000""#, "0.7"), (r#""0.1234""#, "0.1234")] {
        let guideline = rewritten::<Guideline>(&format!(r#"{{"direct_share": {read}, "ordinary_share_cap": {read}}}"#));
        assert_eq!((&guideline["direct_share"], &guideline["ordinary_share_cap"]), (&json!(written), &json!(written)));
    }
    assert_eq!(rewritten::<Guideline>(r#"{"ordinary_share_cap": 0}"#)["ordinary_share_cap"], "0");
}

/// Names are any text, and an escape means the character that it stands for.
#[test]
fn texts_are_kept_to_the_character() {
    for text in ["", " ", "例", "😀", "a\"b\\c/d", "line\nbreak", "\u{0}", "\u{2028}\u{feff}", "{\"x\": 1}"] {
        let mut plan = tree(&with_line(r#"{"work": "intake", "quantity": 1}"#));
        plan["name"] = json!(text);
        plan["lines"][0]["community"] = json!(text);
        plan["lines"][0]["basis"] = json!(text);
        assert_eq!(rewritten::<Plan>(&plan.to_string()), plan);
    }
    let escaped = with_line(r#"{"work": "\u0069ntake", "quant\u0069ty": 1, "community": "\ud83d\ude00"}"#);
    let plain = with_line(r#"{"work": "intake", "quantity": 1, "community": "😀"}"#);
    assert_eq!(accepted::<Plan>(&escaped), accepted::<Plan>(&plain));
}

// The first accepted and the last.

#[test]
fn everything_within_the_bounds_is_accepted() {
    for months in ["1", "600"] {
        assert_eq!(rewritten::<Plan>(&with_term(months)), tree(&with_term(months)));
    }
    for post in [
        r#"{"workers": 1, "months": 1}"#,
        r#"{"workers": 100000, "months": 12}"#,
        r#"{"workers": 1, "share": "0.01"}"#,
        r#"{"workers": 1, "share": "0.99"}"#,
    ] {
        assert_eq!(rewritten::<Plan>(&with_post(post)), tree(&with_post(post)));
    }
    for line in [
        r#"{"work": "intake", "quantity": 0}"#,
        r#"{"work": "intake", "quantity": 10000000}"#,
        r#"{"work": "intake", "quantity": 1, "participants": 0, "minutes": 0}"#,
        r#"{"work": "intake", "quantity": 1, "participants": 1000000, "minutes": 1000000}"#,
        r#"{"work": {"community_survey": {"samples": 10000000}}, "quantity": 10000000}"#,
        r#"{"work": {"community_resource_survey": {"households": 10000000}}, "quantity": 10000000}"#,
    ] {
        assert_eq!(rewritten::<Plan>(&with_line(line)), tree(&with_line(line)));
    }
    for event in [
        r#"{"consultation_series": {"client": "", "topic": "", "consultations": 0}}"#,
        r#"{"consultation_series": {"client": "C", "topic": "T", "consultations": 1000000}}"#,
        r#"{"lecture": {"participants": 1000000, "minutes": 1000000}}"#,
        r#"{"group_supervision": {"supervisees": 1000000, "minutes": 1000000, "supervisor": {"local": {"completed_years": 1000}}}}"#,
        r#"{"group_supervision": {"supervisees": 0, "minutes": 0, "supervisor": {"local": {"completed_years": 0}}, "hourly_fee": "0"}}"#,
        r#"{"individual_supervision": {"minutes": 1, "supervisor": "overseas", "hourly_fee": "1000000"}}"#,
    ] {
        let written = rewritten::<Delivery>(&with_event(event));
        assert_eq!(written["events"][0], tree(event));
    }
    let bands: Vec<_> = (0..100).map(|years| json!({"from_years": years, "cap": "1"})).collect();
    for guideline in [
        json!({"working_year": {"days": 366, "public_holidays": 255}}),
        json!({"working_year": {"hours_per_day": "24"}}),
        json!({"working_year": {"hours_per_day": "0.01"}}),
        json!({"survey_samples": 1, "community_households": 10_000_000}),
        json!({"supervision": {"group_size": [0, 0]}}),
        json!({"supervision": {"group_size": [1_000_000, 1_000_000]}}),
        json!({"supervision": {"fee_caps": {"local": []}}}),
        json!({"supervision": {"fee_caps": {"local": bands}}}),
        json!({"hours": {"intake": "0.01", "community_survey.preparation": "1000000"}}),
    ] {
        let written = rewritten::<Guideline>(&guideline.to_string());
        assert!(holds(&written, &guideline), "{guideline} is written as {written}");
    }
}

/// Whether all that is given stands in what is written.
fn holds(written: &Value, given: &Value) -> bool {
    match given {
        Value::Object(fields) => fields.iter().all(|(key, given)| holds(&written[key], given)),
        given => written == given,
    }
}

/// A list of `count` times the same entry.
fn times(count: usize, entry: &str) -> String {
    vec![entry; count].join(", ")
}

#[test]
fn large_plans_are_read_and_added_up() {
    let line = r#"{"work": "large_activity", "quantity": 10000000}"#;
    for (count, total) in [(10_000, "6000000000000"), (100_000, "60000000000000")] {
        let plan: Plan = serde_json::from_str(&with_line(&times(count, line))).unwrap();
        assert_eq!(plan.lines().len(), count);
        assert_eq!(Guideline::SUZHOU_2016.assess(&plan).total().to_string(), total);
    }
    let told = placed::<Plan>(&mut serde_json::Deserializer::from_str(&with_line(&times(100_001, line)))).unwrap_err();
    assert_eq!(told.to_string(), "lines: more than 100000 entries");
}

#[test]
fn large_deliveries_are_read_and_one_entry_more_is_refused() {
    let entry = r#"{"lecture": {}}"#;
    let delivery: Delivery = serde_json::from_str(&with_event(&times(100_000, entry))).unwrap();
    assert_eq!(delivery.events().len(), 100_000);
    for (json, expected) in [
        (with_event(&times(100_001, entry)), "events: more than 100000 entries"),
        (with_dossier(&times(100_001, r#"{"service": "lecture", "id": ""}"#)), "dossiers: more than 100000 entries"),
        (with_archive(&times(100_001, r#"{"id": "", "filled": []}"#)), "archives: more than 100000 entries"),
    ] {
        let told = placed::<Delivery>(&mut serde_json::Deserializer::from_str(&json)).unwrap_err();
        assert_eq!(told.to_string(), expected);
    }
    let posts =
        placed::<Plan>(&mut serde_json::Deserializer::from_str(&with_post(&times(10_001, r#"{"workers": 1}"#))));
    assert_eq!(posts.unwrap_err().to_string(), "staff: more than 10000 entries");
}

// Answers, as text.

/// The JSON of an answer, indented, with a dash for every text that a person reads: those are tested elsewhere.
fn shape(answer: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(answer).unwrap();
    assert_eq!(tree(&text), serde_json::to_value(answer).unwrap(), "the text and the tree differ");
    let without_text = |line: &str| {
        let key = ["\"zh\": \"", "\"en\": \""].into_iter().find(|key| line.trim_start().starts_with(key));
        key.map_or_else(
            || line.to_owned(),
            |key| {
                let comma = if line.ends_with(',') { "," } else { "" };
                format!("{}–\"{comma}", &line[..line.find(key).unwrap() + key.len()])
            },
        )
    };
    text.lines().map(without_text).map(|line| line + "\n").collect()
}

/// A plan that has something of everything an answer can say.
const TELLING_PLAN: &str = r#"
    { "name": "例", "term_months": 12, "staff": [{"workers": 1}],
      "lines": [
        {"work": "ordinary_activity", "quantity": 9, "participants": 20},
        {"work": {"lecture": "external_expert"}, "quantity": 1, "participants": 29, "minutes": 59},
        {"work": {"community_survey": {"samples": 250}}, "quantity": 1, "community": "桂花", "service": "three_society_platform"},
        {"work": {"community_resource_survey": {"households": 2800}}, "quantity": 1, "community": "桂花"},
        {"work": {"community_resource_survey": {}}, "quantity": 1, "service": "community_public_benefit_fund"},
        {"work": "group_preparation", "quantity": 1},
        {"work": {"fundraising_and_other": {"hours": "0.5"}}, "quantity": 3, "basis": " "},
        {"work": {"other_service": {"like": "referral.accompanied"}}, "quantity": 1},
        {"work": "large_activity", "quantity": 0, "service": "lecture", "participants": 59} ] }"#;

#[test]
fn a_plan_and_a_delivery_are_written_to_the_letter() {
    assert_golden("plan.json", &shape(&accepted::<Plan>(TELLING_PLAN)));
    assert_golden("delivery.json", &shape(&accepted::<Delivery>(DELIVERY)));
}

#[test]
fn an_assessment_is_written_to_the_letter() {
    let plan: Plan = accepted(TELLING_PLAN);
    let (assessment, envelope) = (Guideline::SUZHOU_2016.assess(&plan), Guideline::SUZHOU_2016.envelope(&plan));
    assert_golden("assessment_with_readings.json", &shape(&assessment.with_readings(&envelope)));
}

/// Without its envelope an assessment is the same but for `readings`.
#[test]
fn an_assessment_alone_has_no_readings() {
    for plan in [TELLING_PLAN, PLAN] {
        let plan: Plan = accepted(plan);
        let (assessment, envelope) = (Guideline::SUZHOU_2016.assess(&plan), Guideline::SUZHOU_2016.envelope(&plan));
        let mut with_readings = serde_json::to_value(assessment.with_readings(&envelope)).unwrap();
        let readings = with_readings.as_object_mut().unwrap().remove("readings");
        assert_eq!(readings, Some(serde_json::to_value(&envelope).unwrap()));
        assert_eq!(serde_json::to_value(&assessment).unwrap(), with_readings);
    }
}

#[test]
fn an_assessment_of_nothing_is_written_to_the_letter() {
    let plan: Plan = accepted(&with_line(""));
    assert_golden("assessment_of_nothing.json", &shape(&Guideline::SUZHOU_2016.assess(&plan)));
}

/// Where a limit is none, or no amount suffices, the figure is null.
#[test]
fn what_has_no_limit_is_null() {
    let plan: Plan = accepted(&with_line(r#"{"work": "ordinary_activity", "quantity": 1}"#));
    let room = |cap: &str| {
        let guideline: Guideline = accepted(&format!(r#"{{"ordinary_share_cap": {cap}}}"#));
        serde_json::to_value(guideline.assess(&plan)).unwrap()["room"].take()
    };
    assert_eq!(
        room("1"),
        json!({"to_floor": "1368", "to_ceiling": "1956", "ordinary_sessions": null, "sessions_to_cut": 0, "offsetting_hours": "0"})
    );
    assert_eq!(
        room("0"),
        json!({"to_floor": "1368", "to_ceiling": "1956", "ordinary_sessions": 0, "sessions_to_cut": 1, "offsetting_hours": null})
    );
}

#[test]
fn the_agreed_lines_of_an_assessment_are_written_to_the_letter() {
    let plan: Plan = accepted(&with_line(
        r#"{"work": "professional_consultation", "quantity": 60},
           {"work": {"community_resource_survey": {"households": 2800}}, "quantity": 1},
           {"work": {"community_survey": {"samples": 100}}, "quantity": 1}"#,
    ));
    let assessment = Guideline::SUZHOU_2016.assess(&plan);
    let lines: Vec<_> = assessment.workload().lines().iter().map(|line| serde_json::to_string(line).unwrap()).collect();
    assert_eq!(
        lines,
        [
            r#"{"row":1,"work":"professional_consultation","quantity":60,"unit_hours":"1","hours":"60"}"#,
            concat!(
                r#"{"row":16,"work":{"community_resource_survey":{"households":2800}},"quantity":1,"unit_hours":"50","#,
                r#""scale":[2800,3000],"hours":"46.67","adjustments":["walk_counted_with_survey"]}"#
            ),
            r#"{"row":15,"work":{"community_survey":{"samples":100}},"quantity":1,"unit_hours":"160","hours":"160"}"#,
        ]
    );
}

#[test]
fn the_agreed_finding_is_written_to_the_letter() {
    let plan: Plan = accepted(&with_line(
        r#"{"work": "ordinary_activity", "quantity": 38}, {"work": "casework_session", "quantity": 168},
           {"work": "closure_evaluation", "quantity": 1}"#,
    ));
    let assessment = Guideline::SUZHOU_2016.assess(&plan);
    let [finding] = assessment.findings() else { panic!("{:?}", assessment.findings()) };
    let message = json!({
        "zh": finding.display(Language::Chinese).to_string(),
        "en": finding.display(Language::English).to_string(),
    });
    // 152 of 1500 hours are 0.10133…, which rounds up.
    let expected = concat!(
        r#"{"rule":"ordinary_share","severity":"advisory","modality":"usual","clause":"3.1","subject":null,"#,
        r#""measured":"0.1014","limit":{"at_most":"0.1"},"unit":"share","message":{"#
    );
    let written = serde_json::to_string(finding).unwrap();
    assert!(written.starts_with(expected), "{written}");
    assert_eq!(tree(&written)["message"], message);
}

#[test]
fn a_review_is_written_to_the_letter() {
    let delivery: Delivery = accepted(DELIVERY);
    assert_golden("review.json", &shape(&Guideline::SUZHOU_2016.review(&delivery)));
}

#[test]
fn a_guideline_is_written_to_the_letter() {
    assert_golden("guideline.json", &shape(&Guideline::SUZHOU_2016));
}

#[test]
fn answers_carry_the_edition_of_the_guideline() {
    let variant: Guideline = accepted(GUIDELINE);
    let (plan, delivery) = (accepted::<Plan>(PLAN), accepted::<Delivery>(DELIVERY));
    assert_eq!(serde_json::to_value(variant.assess(&plan)).unwrap()["edition"], "example-2025");
    assert_eq!(serde_json::to_value(variant.review(&delivery)).unwrap()["edition"], "example-2025");
}

#[test]
fn the_messages_of_findings_are_written_in_both_languages() {
    let (plan, delivery) = (accepted::<Plan>(TELLING_PLAN), accepted::<Delivery>(DELIVERY));
    let (assessment, review) = (Guideline::SUZHOU_2016.assess(&plan), Guideline::SUZHOU_2016.review(&delivery));
    assert!(assessment.findings().len() >= 8 && review.findings().len() >= 8, "too few findings to prove it");
    for finding in assessment.findings().iter().chain(review.findings()) {
        let written = serde_json::to_value(finding).unwrap();
        assert_eq!(written["message"]["zh"], finding.display(Language::Chinese).to_string());
        assert_eq!(written["message"]["en"], finding.display(Language::English).to_string());
    }
}

/// `MessagePack` states beforehand how many entries follow: what is written in it is read to its end, and is what JSON says.
#[track_caller]
fn counts_its_entries(value: &impl Serialize) {
    let bytes = rmp_serde::to_vec_named(value).unwrap();
    let mut rest = &bytes[..];
    let read = Value::deserialize(&mut rmp_serde::Deserializer::new(&mut rest)).unwrap();
    assert_eq!(read, serde_json::to_value(value).unwrap());
    assert!(rest.is_empty(), "{} bytes are left over", rest.len());
}

#[test]
fn whatever_is_written_states_how_many_entries_it_has() {
    let (plan, delivery) = (accepted::<Plan>(TELLING_PLAN), accepted::<Delivery>(DELIVERY));
    let guideline = Guideline::SUZHOU_2016;
    let (assessment, envelope) = (guideline.assess(&plan), guideline.envelope(&plan));
    counts_its_entries(&plan);
    counts_its_entries(&delivery);
    counts_its_entries(&guideline);
    counts_its_entries(&assessment);
    counts_its_entries(&assessment.with_readings(&envelope));
    counts_its_entries(&guideline.review(&delivery));
}

/// Short lists are read up to a length that none of them needs, and no further.
#[test]
fn short_lists_have_their_greatest_lengths() {
    let survey = |parts: usize| {
        let parts = vec!["preparation"; parts];
        let lines = json!([{"work": {"community_survey": {"samples": 100, "parts": parts}}, "quantity": 1}]);
        let plan = json!({"name": "例", "term_months": 12, "staff": [{"workers": 1}], "lines": lines});
        serde_json::from_str::<Plan>(&plan.to_string()).unwrap_err().to_string()
    };
    let delivery = |list: &str, entries: usize| {
        let service = ServiceKind::Casework;
        let record = service.records().next().unwrap().record.key();
        let dossier = json!({"service": service, "id": "C-17", list: vec![record; entries]});
        let archive = json!({"id": "H-1", list: vec![ArchiveField::ALL[0]; entries]});
        let (dossiers, archives) = if list == "filled" { (vec![], vec![archive]) } else { (vec![dossier], vec![]) };
        let delivery = json!({"name": "例", "dossiers": dossiers, "archives": archives});
        serde_json::from_str::<Delivery>(&delivery.to_string()).unwrap_err().to_string()
    };
    assert!(!survey(8).contains("more than") && survey(9).contains("more than 8 entries"), "{}", survey(9));
    for list in ["records", "not_due", "filled"] {
        let (most, more) = (delivery(list, 64), delivery(list, 65));
        assert!(!most.contains("more than") && more.contains("more than 64 entries"), "{list}: {most}, {more}");
    }
}

/// The largest numbers that an answer can hold are written as a text and as a tree alike.
#[test]
fn answers_of_any_size_can_be_written() {
    let guideline: Guideline = accepted(
        r#"{"survey_samples": 1, "direct_share": "0.0001", "ordinary_share_cap": "0.9999",
            "working_year": {"days": 121, "hours_per_day": "0.01"},
            "hours": {"ordinary_activity": "0.01", "community_survey.preparation": 1000000, "community_survey.data_collection": 1000000,
                      "community_survey.data_processing": 1000000, "community_survey.data_analysis": 1000000,
                      "community_survey.report_writing": 1000000}}"#,
    );
    let survey = r#"{"work": {"community_survey": {"samples": 10000000}}, "quantity": 10000000}"#;
    let plan = format!(
        r#"{{"name": "例", "term_months": 1, "staff": [{{"workers": 1}}], "lines": [{}]}}"#,
        times(100_000, survey)
    );
    let plan: Plan = serde_json::from_str(&plan).unwrap();
    let (assessment, envelope) = (guideline.assess(&plan), guideline.envelope(&plan));
    assert_eq!(assessment.total().to_string(), "50000000000000000000000000");
    let text = serde_json::to_string(&assessment.with_readings(&envelope)).unwrap();
    let written: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(written, serde_json::to_value(assessment.with_readings(&envelope)).expect("every answer has a tree"));
    // A number of workers, or of activities, beyond 64 bits is no JSON integer everywhere.
    // A worker's month is 0.01 ÷ 12 hours long, and 0.0001 of it are direct service.
    let headcount = json!({"min": format!("6{:028}", 0), "max": format!("6{:032}", 0)});
    assert_eq!(written["headcount"], headcount);
    // One activity more of 0.01 hours uses up 0.0001 of them.
    assert_eq!(written["room"]["ordinary_sessions"], format!("49995{:027}", 0));
    assert_eq!(written["room"]["sessions_to_cut"], 0);
}

/// What is answered beside assessments and reviews is written in the same manner.
#[test]
fn the_smaller_answers_are_written_to_the_letter() {
    fn text(answer: impl Serialize) -> String {
        let text = serde_json::to_string(&answer).unwrap();
        assert_eq!(tree(&text), serde_json::to_value(&answer).unwrap(), "the text and the tree differ");
        text
    }

    let guideline = Guideline::SUZHOU_2016;
    let year = Term::years(1).unwrap();
    let plan: Plan = accepted(&with_line(r#"{"work": "casework_session", "quantity": 100}"#));
    assert_eq!(
        text(guideline.decide(&plan)),
        concat!(
            r#"{"total":"800","ordinary":"0","ordinary_share":"0","bounds":{"floor":"1372","ceiling":"1960"},"#,
            r#""verdict":"non_compliant"}"#
        )
    );
    let nothing: Plan = accepted(&with_line(""));
    assert_eq!(
        text(guideline.decide(&nothing)),
        concat!(
            r#"{"total":"0","ordinary":"0","ordinary_share":null,"bounds":{"floor":"1372","ceiling":"1960"},"#,
            r#""verdict":"non_compliant"}"#
        )
    );
    assert_eq!(
        text(guideline.envelope(&plan).least()),
        concat!(
            r#"{"readings":{"survey_units":"proportional","community_units":"by_households","walk_overlap":"walk_only","#,
            r#""fund_survey":"keep_report"},"total":"800","verdict":"non_compliant"}"#
        )
    );
    let session = plan.lines().next().unwrap();
    assert_eq!(text(guideline.how_many_more(&plan, session)), r#"{"up_to":145}"#);
    assert_eq!(text(Fit::NoLimit), r#""no_limit""#);
    assert_eq!(text(guideline.least_change(&plan, 0, Verdict::Compliant)), r#"{"from":100,"to":172}"#);
    let nearest = |total: &str| text(guideline.nearest_totals(year, total.parse().unwrap()));
    assert_eq!(nearest("2000"), r#"{"below":"1960","above":"2744"}"#);
    assert_eq!(nearest("0.01"), r#"{"below":null,"above":"1372"}"#);

    let local = |years: u32| Supervisor::local(Years::try_new(years).unwrap());
    assert_eq!(text(guideline.fee_cap(&local(7))), r#"{"at_most":{"cap":"200"}}"#);
    assert_eq!(text(guideline.fee_cap(&local(4))), r#"{"no_rate":{"completed_years":4,"below":5}}"#);
    let check = |years, fee: &str| text(guideline.check_fee(&local(years), fee.parse().unwrap()));
    assert_eq!(check(7, "200"), r#"{"within":{"cap":"200"}}"#);
    assert_eq!(check(7, "200.5"), r#"{"above":{"fee":"200.5","cap":"200"}}"#);
    assert_eq!(check(4, "1"), r#"{"no_rate":{"completed_years":4,"below":5}}"#);
    let without_bands: Guideline = accepted(r#"{"supervision": {"fee_caps": {"local": []}}}"#);
    assert_eq!(text(without_bands.fee_cap(&local(4))), r#"{"no_rate":{"completed_years":4,"below":null}}"#);

    for clause in Clause::ALL {
        assert_eq!(text(clause.treatment()), format!("\"{}\"", clause.treatment().key()), "{clause}");
    }
    assert_eq!(text(Clause::C4_1_3.treatment()), r#""rule""#);
}

/// A clause is a string in JSON, never a number.
#[test]
fn a_clause_is_read_by_its_number() {
    for clause in Clause::ALL {
        assert_eq!(accepted::<Clause>(&format!("\"{clause}\"")), *clause);
        assert_eq!(rewritten::<Clause>(&format!("\"{clause}\"")), clause.id());
    }
    refuses::<Clause>(
        as_it_is,
        &[
            (r#""4.2.24""#, "`4.2.24` is not a clause of the guideline"),
            (r#""""#, "`` is not a clause of the guideline"),
            (r#""四(一)·3""#, "`四(一)·3` is not a clause of the guideline"),
            ("4.1", "invalid type: floating point `4.1`, expected a clause of the guideline"),
            ("5", "invalid type: integer `5`, expected a clause of the guideline"),
            ("null", "invalid type: null, expected a clause of the guideline"),
            (r#"["5.2"]"#, "invalid type: sequence, expected a clause of the guideline"),
        ],
    );
}

/// A count is a JSON integer as long as every reader of JSON can hold it, and a string from there on.
#[test]
fn a_count_beyond_64_bits_is_written_as_a_string() {
    let last = u128::from(u64::MAX);
    for (count, written) in [
        (0, json!(0)),
        (1, json!(1)),
        (last, json!(18_446_744_073_709_551_615_u64)),
        (last + 1, json!("18446744073709551616")),
        (u128::MAX, json!("340282366920938463463374607431768211455")),
    ] {
        let headcount = Headcount { min: count, max: count };
        let expected = json!({"min": written, "max": written});
        assert_eq!(serde_json::to_value(headcount).unwrap(), expected);
        assert_eq!(tree(&serde_json::to_string(&headcount).unwrap()), expected);
    }
}

// Bad input, by hand.

#[test]
fn a_plan_is_an_object_of_its_fields() {
    refuses::<Plan>(
        as_it_is,
        &[
            ("[]", "invalid type: sequence, expected a plan"),
            (r#"["例", 12, [{"workers": 1}], []]"#, "invalid type: sequence, expected a plan"),
            (r#""plan""#, "`plan` is not a plan"),
            ("null", "invalid type: null, expected a plan"),
            ("5", "invalid type: integer `5`, expected a plan"),
            ("{}", "missing field `name`"),
            (r#"{"name": "例"}"#, "missing field `term_months`"),
            (r#"{"name": "例", "term_months": 12}"#, "missing field `staff`"),
            (r#"{"name": "例", "term_months": 12, "staff": [{"workers": 1}]}"#, "missing field `lines`"),
            (r#"{"names": "例"}"#, "unknown field `names`, expected one of `name`, `term_months`, `staff`, `lines`"),
            (r#"{"": "例"}"#, "unknown field ``, expected one of `name`, `term_months`, `staff`, `lines`"),
            (r#"{"Name": "例"}"#, "unknown field `Name`, expected one of `name`, `term_months`, `staff`, `lines`"),
            (r#"{"name": 5}"#, "name: invalid type: integer `5`, expected a string"),
            (r#"{"name": null}"#, "name: invalid type: null, expected a string"),
            (r#"{"name": ["例"]}"#, "name: invalid type: sequence, expected a string"),
        ],
    );
}

#[test]
fn the_term_is_a_whole_number_of_months() {
    refuses::<Plan>(
        with_term,
        &[
            ("0", "term_months: `0` is less than 1"),
            ("601", "term_months: `601` is more than 600"),
            ("-1", "term_months: `-1` is less than 1"),
            ("4294967296", "term_months: `4294967296` is more than 600"),
            ("4294967308", "term_months: `4294967308` is more than 600"),
            ("18446744073709551615", "term_months: `18446744073709551615` is more than 600"),
            ("-9223372036854775808", "term_months: `-9223372036854775808` is less than 1"),
            ("18446744073709551616", "term_months: *"),
            ("340282366920938463463374607431768211468", "term_months: *"),
            ("-9223372036854775809", "term_months: *"),
            ("1.5", "term_months: `1.5` is not a whole number of months, in digits alone and within its bounds"),
            ("12.0", "term_months: `12.0` is not a whole number of months, in digits alone and within its bounds"),
            (
                "18446744073709551616",
                "term_months: `1.8446744073709552e19` is not a whole number of months, in digits alone and within its bounds",
            ),
            ("1e2", "term_months: `100.0` is not a whole number of months, in digits alone and within its bounds"),
            ("1e400", "term_months: number out of range"),
            (r#""12""#, "term_months: `12` is a text, not a whole number of months"),
            ("true", "term_months: invalid type: boolean `true`, expected a whole number of months"),
            ("null", "term_months: invalid type: null, expected a whole number of months"),
            ("[12]", "term_months: invalid type: sequence, expected a whole number of months"),
            (r#"{"months": 12}"#, "term_months: invalid type: map, expected a whole number of months"),
            (
                r#"{"$serde_json::private::Number": "12"}"#,
                "term_months: invalid type: map, expected a whole number of months",
            ),
        ],
    );
}

#[test]
fn posts_keep_to_their_bounds_and_to_the_term() {
    refuses::<Plan>(
        with_staff,
        &[
            ("[]", "staff: at least one post is needed"),
            ("{}", "staff: invalid type: map, expected a list of at most 10000"),
            (r#""2""#, "staff: `2` is not a list of at most 10000"),
            ("null", "staff: invalid type: null, expected a list of at most 10000"),
            ("2", "staff: invalid type: integer `2`, expected a list of at most 10000"),
            (
                r#"[{"workers": 1}, {"workers": 1, "months": 13}]"#,
                "staff[1].months: `13` is more than the term of 12 months",
            ),
            (r#"[{"workers": 1}, {"workers": 0}]"#, "staff[1].workers: `0` is less than 1"),
        ],
    );
    refuses::<Plan>(
        with_post,
        &[
            ("2", "staff[0]: invalid type: integer `2`, expected a post"),
            ("null", "staff[0]: invalid type: null, expected a post"),
            ("[2]", "staff[0]: invalid type: sequence, expected a post"),
            (r#""2""#, "staff[0]: `2` is not a post"),
            ("{}", "staff[0]: missing field `workers`"),
            (r#"{"months": 7}"#, "staff[0]: missing field `workers`"),
            (r#"{"workers": 0}"#, "staff[0].workers: `0` is less than 1"),
            (r#"{"workers": 100001}"#, "staff[0].workers: `100001` is more than 100000"),
            (
                r#"{"workers": 1.5}"#,
                "staff[0].workers: `1.5` is not a whole number of workers, in digits alone and within its bounds",
            ),
            (r#"{"workers": null}"#, "staff[0].workers: invalid type: null, expected a whole number of workers"),
            (r#"{"workers": 1, "months": 0}"#, "staff[0].months: `0` is less than 1"),
            (r#"{"workers": 1, "months": 13}"#, "staff[0].months: `13` is more than the term of 12 months"),
            (r#"{"workers": 1, "months": 601}"#, "staff[0].months: `601` is more than 600"),
            (r#"{"workers": 1, "share": 0}"#, "staff[0].share: `0` is less than 0.01"),
            (r#"{"workers": 1, "share": "0"}"#, "staff[0].share: `0` is less than 0.01"),
            (r#"{"workers": 1, "share": "0.00"}"#, "staff[0].share: `0.00` is less than 0.01"),
            (r#"{"workers": 1, "share": "0.001"}"#, "staff[0].share: `0.001` has more than two decimals"),
            (r#"{"workers": 1, "share": "1.01"}"#, "staff[0].share: `1.01` is more than 1"),
            (r#"{"workers": 1, "share": 2}"#, "staff[0].share: `2` is more than 1"),
            (r#"{"workers": 1, "share": -1}"#, "staff[0].share: `-1` is negative"),
            (
                r#"{"workers": 1, "share": 0.5}"#,
                "staff[0].share: `0.5` has been rounded on its way here; write the amount as a string",
            ),
            (
                r#"{"workers": 1, "share": true}"#,
                r#"staff[0].share: invalid type: boolean `true`, expected a share of full time, as a string such as "0.5" or a whole number"#,
            ),
            (
                r#"{"workers": 1, "shares": 1}"#,
                "staff[0]: unknown field `shares`, expected one of `workers`, `months`, `share`",
            ),
        ],
    );
}

#[test]
fn lines_keep_to_their_bounds() {
    refuses::<Plan>(
        with_line,
        &[
            ("5", "lines[0]: invalid type: integer `5`, expected a line of a plan"),
            ("null", "lines[0]: invalid type: null, expected a line of a plan"),
            (r#""intake""#, "lines[0]: `intake` is not a line of a plan"),
            (r#"["intake", 1]"#, "lines[0]: invalid type: sequence, expected a line of a plan"),
            ("{}", "lines[0]: missing field `work`"),
            (r#"{"quantity": 1}"#, "lines[0]: missing field `work`"),
            (r#"{"work": "intake"}"#, "lines[0]: missing field `quantity`"),
            (r#"{"work": "intake", "quantity": -1}"#, "lines[0].quantity: `-1` is less than 0"),
            (r#"{"work": "intake", "quantity": 10000001}"#, "lines[0].quantity: `10000001` is more than 10000000"),
            (
                r#"{"work": "intake", "quantity": 0.5}"#,
                "lines[0].quantity: `0.5` is not a whole number of times, in digits alone and within its bounds",
            ),
            (r#"{"work": "intake", "quantity": "1"}"#, "lines[0].quantity: `1` is a text, not a whole number of times"),
            (
                r#"{"work": "intake", "quantity": null}"#,
                "lines[0].quantity: invalid type: null, expected a whole number of times",
            ),
            (
                r#"{"work": "intake", "quantity": 1, "quantities": 1}"#,
                "lines[0]: unknown field `quantities`, expected one of `work`, `quantity`, `participants`, `minutes`, `community`, `service`, `basis`",
            ),
            (
                r#"{"work": "intake", "quantity": 1, "participants": 1000001}"#,
                "lines[0].participants: `1000001` is more than 1000000",
            ),
            (r#"{"work": "intake", "quantity": 1, "participants": -1}"#, "lines[0].participants: `-1` is less than 0"),
            (
                r#"{"work": "intake", "quantity": 1, "minutes": 1000001}"#,
                "lines[0].minutes: `1000001` is more than 1000000",
            ),
            (
                r#"{"work": "intake", "quantity": 1, "minutes": 0.1}"#,
                "lines[0].minutes: `0.1` is not a whole number of minutes, in digits alone and within its bounds",
            ),
            (
                r#"{"work": "intake", "quantity": 1, "community": 5}"#,
                "lines[0].community: invalid type: integer `5`, expected a string",
            ),
            (
                r#"{"work": "intake", "quantity": 1, "basis": {}}"#,
                "lines[0].basis: invalid type: map, expected a string",
            ),
            (
                r#"{"work": "intake", "quantity": 1, "service": "casework_"}"#,
                "lines[0].service: `casework_` is not a kind of service",
            ),
            (
                r#"{"work": "intake", "quantity": 1, "service": "个案工作"}"#,
                "lines[0].service: `个案工作` is not a kind of service",
            ),
            (
                r#"{"work": "intake", "quantity": 1, "service": 5}"#,
                "lines[0].service: invalid type: integer `5`, expected a kind of service",
            ),
            (
                r#"{"work": "intake", "quantity": 1}, {"work": "intake", "quantity": 1}, {"work": "intake", "quantity": -2}"#,
                "lines[2].quantity: `-2` is less than 0",
            ),
        ],
    );
}

#[test]
fn work_is_an_item_with_its_data() {
    refuses::<Plan>(
        with_work,
        &[
            (
                "null",
                "lines[0].work: invalid type: null, expected an item of work, or an object of an item and its data",
            ),
            (
                "5",
                "lines[0].work: invalid type: integer `5`, expected an item of work, or an object of an item and its data",
            ),
            (
                r#"["intake"]"#,
                "lines[0].work: invalid type: sequence, expected an item of work, or an object of an item and its data",
            ),
            (r#""""#, "lines[0].work: `` is not an item of work"),
            (r#""Intake""#, "lines[0].work: `Intake` is not an item of work"),
            (r#""接案""#, "lines[0].work: `接案` is not an item of work"),
            (r#""lecture.self_run""#, "lines[0].work: `lecture.self_run` is not an item of work"),
            ("{}", "lines[0].work: an item of work is missing"),
            (r#"{"knitting": 1}"#, "lines[0].work: `knitting` is not an item of work"),
            (r#"{"intake": {}}"#, "lines[0].work: `intake` has no data; write it as a string"),
            (r#"{"intake": null}"#, "lines[0].work: `intake` has no data; write it as a string"),
            (r#"{"referral": "accompanied", "lecture": "self_run"}"#, "lines[0].work: more than one item of work"),
            (r#""referral""#, r#"lines[0].work: `referral` needs its data, as in {"referral": "unaccompanied"}"#),
            (r#""lecture""#, r#"lines[0].work: `lecture` needs its data, as in {"lecture": "self_run"}"#),
            (
                r#""organization_workshop""#,
                r#"lines[0].work: `organization_workshop` needs its data, as in {"organization_workshop": "self_run"}"#,
            ),
            (
                r#""volunteer_workshop""#,
                r#"lines[0].work: `volunteer_workshop` needs its data, as in {"volunteer_workshop": "self_run"}"#,
            ),
            (
                r#""community_survey""#,
                r#"lines[0].work: `community_survey` needs its data, as in {"community_survey": {"samples": 100}}"#,
            ),
            (
                r#""community_resource_survey""#,
                r#"lines[0].work: `community_resource_survey` needs its data, as in {"community_resource_survey": {}}"#,
            ),
            (
                r#""recruitment_and_selection""#,
                r#"lines[0].work: `recruitment_and_selection` needs its data, as in {"recruitment_and_selection": {"hours": "24"}}"#,
            ),
            (
                r#""fundraising_and_other""#,
                r#"lines[0].work: `fundraising_and_other` needs its data, as in {"fundraising_and_other": {"hours": "24"}}"#,
            ),
            (
                r#""other_service""#,
                r#"lines[0].work: `other_service` needs its data, as in {"other_service": {"like": "outreach_visit"}}"#,
            ),
            (r#"{"referral": "alone"}"#, "lines[0].work.referral: `alone` is not an accompaniment"),
            (r#"{"referral": null}"#, "lines[0].work.referral: invalid type: null, expected an accompaniment"),
            (
                r#"{"referral": {"accompanied": null}}"#,
                "lines[0].work.referral: invalid type: map, expected an accompaniment",
            ),
            (r#"{"lecture": "accompanied"}"#, "lines[0].work.lecture: `accompanied` is not a way of conducting"),
        ],
    );
}

#[test]
fn surveys_have_a_size_and_parts() {
    refuses::<Plan>(
        |survey| with_work(&format!(r#"{{"community_survey": {survey}}}"#)),
        &[
            (
                "null",
                r#"lines[0].work.community_survey: invalid type: null, expected a survey such as {"samples": 300}"#,
            ),
            (
                "300",
                r#"lines[0].work.community_survey: invalid type: integer `300`, expected a survey such as {"samples": 300}"#,
            ),
            (
                "[300]",
                r#"lines[0].work.community_survey: invalid type: sequence, expected a survey such as {"samples": 300}"#,
            ),
            ("{}", "lines[0].work.community_survey: missing field `samples`"),
            (
                r#"{"households": 1}"#,
                "lines[0].work.community_survey: unknown field `households`, expected one of `samples`, `parts`",
            ),
            (r#"{"samples": 0}"#, "lines[0].work.community_survey.samples: `0` is less than 1"),
            (r#"{"samples": 10000001}"#, "lines[0].work.community_survey.samples: `10000001` is more than 10000000"),
            (
                r#"{"samples": 2.5}"#,
                "lines[0].work.community_survey.samples: `2.5` is not a whole number of samples, in digits alone and within its bounds",
            ),
            (
                r#"{"samples": null}"#,
                "lines[0].work.community_survey.samples: invalid type: null, expected a whole number of samples",
            ),
            (
                r#"{"samples": 1, "parts": []}"#,
                "lines[0].work.community_survey.parts: no part is named; leave `parts` out for all of them",
            ),
            (
                r#"{"samples": 1, "parts": ["preparation", "data_analysis", "preparation"]}"#,
                "lines[0].work.community_survey.parts: `preparation` is named twice",
            ),
            (
                r#"{"samples": 1, "parts": ["preparation", "community_walk"]}"#,
                "lines[0].work.community_survey.parts[1]: `community_walk` is not a part of a community survey",
            ),
            (
                r#"{"samples": 1, "parts": "preparation"}"#,
                "lines[0].work.community_survey.parts: `preparation` is not a list of at most 8",
            ),
            (
                r#"{"samples": 1, "parts": {}}"#,
                "lines[0].work.community_survey.parts: invalid type: map, expected a list of at most 8",
            ),
            (
                r#"{"samples": 1, "parts": [null]}"#,
                "lines[0].work.community_survey.parts[0]: invalid type: null, expected a part of a community survey",
            ),
        ],
    );
    refuses::<Plan>(
        |survey| with_work(&format!(r#"{{"community_resource_survey": {survey}}}"#)),
        &[
            (
                "null",
                r#"lines[0].work.community_resource_survey: invalid type: null, expected a survey such as {"households": 2800}"#,
            ),
            (
                "[]",
                r#"lines[0].work.community_resource_survey: invalid type: sequence, expected a survey such as {"households": 2800}"#,
            ),
            (
                r#"{"samples": 1}"#,
                "lines[0].work.community_resource_survey: unknown field `samples`, expected one of `households`, `parts`",
            ),
            (r#"{"households": 0}"#, "lines[0].work.community_resource_survey.households: `0` is less than 1"),
            (
                r#"{"households": 10000001}"#,
                "lines[0].work.community_resource_survey.households: `10000001` is more than 10000000",
            ),
            (
                r#"{"parts": []}"#,
                "lines[0].work.community_resource_survey.parts: no part is named; leave `parts` out for all of them",
            ),
            (
                r#"{"parts": ["community_walk", "community_walk"]}"#,
                "lines[0].work.community_resource_survey.parts: `community_walk` is named twice",
            ),
            (
                r#"{"parts": ["preparation"]}"#,
                "lines[0].work.community_resource_survey.parts[0]: `preparation` is not a part of a community resource survey",
            ),
        ],
    );
}

#[test]
fn own_figures_and_likenesses_are_one_or_the_other() {
    refuses::<Plan>(
        with_work,
        &[
            (
                r#"{"recruitment_and_selection": "24"}"#,
                r#"lines[0].work.recruitment_and_selection: `24` is not an own figure such as {"hours": "24"}"#,
            ),
            (
                r#"{"recruitment_and_selection": 24}"#,
                r#"lines[0].work.recruitment_and_selection: invalid type: integer `24`, expected an own figure such as {"hours": "24"}"#,
            ),
            (r#"{"recruitment_and_selection": {}}"#, "lines[0].work.recruitment_and_selection: missing field `hours`"),
            (
                r#"{"fundraising_and_other": {"like": "intake"}}"#,
                "lines[0].work.fundraising_and_other: unknown field `like`, expected `hours`",
            ),
            (
                r#"{"fundraising_and_other": {"hours": null}}"#,
                r#"lines[0].work.fundraising_and_other.hours: invalid type: null, expected hours, as a string such as "0.5" or a whole number"#,
            ),
            (r#"{"other_service": {}}"#, "lines[0].work.other_service: either `like` or `hours` is needed"),
            (
                r#"{"other_service": {"like": null, "hours": null}}"#,
                "lines[0].work.other_service: either `like` or `hours` is needed",
            ),
            (
                r#"{"other_service": {"like": "intake", "hours": 1}}"#,
                "lines[0].work.other_service: either `like` or `hours`, not both",
            ),
            (
                r#"{"other_service": "intake"}"#,
                r#"lines[0].work.other_service: `intake` is not {"like": …} or {"hours": …}"#,
            ),
            (
                r#"{"other_service": null}"#,
                r#"lines[0].work.other_service: invalid type: null, expected {"like": …} or {"hours": …}"#,
            ),
            (
                r#"{"other_service": {"rate": "intake"}}"#,
                "lines[0].work.other_service: unknown field `rate`, expected one of `like`, `hours`",
            ),
            (
                r#"{"other_service": {"like": "referral"}}"#,
                "lines[0].work.other_service.like: `referral` is not a rate of the hour table",
            ),
            (
                r#"{"other_service": {"like": "community_survey"}}"#,
                "lines[0].work.other_service.like: `community_survey` is not a rate of the hour table",
            ),
            (
                r#"{"other_service": {"like": "recruitment_and_selection"}}"#,
                "lines[0].work.other_service.like: `recruitment_and_selection` is not a rate of the hour table",
            ),
            (
                r#"{"other_service": {"like": {"referral": "accompanied"}}}"#,
                "lines[0].work.other_service.like: invalid type: map, expected a rate of the hour table",
            ),
        ],
    );
}

#[test]
fn amounts_are_plain_decimals_within_their_bounds() {
    let (thousand_digits, zeros) = ("9".repeat(1_000), "0".repeat(100_000));
    let hours = |told: &str| format!("lines[0].work.other_service.hours: {told}");
    let texts: Vec<(String, String)> = [
        ("", "an empty text is not an amount"),
        ("0", "`0` is less than 0.01"),
        ("0.0", "`0.0` is less than 0.01"),
        ("0.001", "`0.001` has more than two decimals"),
        ("1.500", "`1.500` has more than two decimals"),
        ("1000000.01", "`1000000.01` is more than 1000000"),
        ("99999999999999999999999999999999", "`99999999999999999999999999999999` is more than 1000000"),
        ("-1", "`-1` is negative"),
        ("-0.01", "`-0.01` is negative"),
        ("+1", "`+1` is not a plain decimal number such as `12.5`"),
        ("３０", "`３０` is not a plain decimal number such as `12.5`"),
        ("٣٠", "`٣٠` is not a plain decimal number such as `12.5`"),
        ("三十", "`三十` is not a plain decimal number such as `12.5`"),
        ("1．5", "`1．5` is not a plain decimal number such as `12.5`"),
        ("½", "`½` is not a plain decimal number such as `12.5`"),
        (" 1", "` 1` is not a plain decimal number such as `12.5`"),
        ("1 ", "`1 ` is not a plain decimal number such as `12.5`"),
        ("1 000", "`1 000` is not a plain decimal number such as `12.5`"),
        ("1_000", "`1_000` is not a plain decimal number such as `12.5`"),
        ("1,000", "`1,000` is not a plain decimal number such as `12.5`"),
        ("1,5", "`1,5` is not a plain decimal number such as `12.5`"),
        (".5", "`.5` is not a plain decimal number such as `12.5`"),
        ("5.", "`5.` is not a plain decimal number such as `12.5`"),
        (".", "`.` is not a plain decimal number such as `12.5`"),
        ("-", "`-` is not a plain decimal number such as `12.5`"),
        ("-.5", "`-.5` is not a plain decimal number such as `12.5`"),
        ("--1", "`--1` is not a plain decimal number such as `12.5`"),
        ("1.2.3", "`1.2.3` is not a plain decimal number such as `12.5`"),
        ("1e3", "`1e3` is not a plain decimal number such as `12.5`"),
        ("0x10", "`0x10` is not a plain decimal number such as `12.5`"),
        ("NaN", "`NaN` is not a plain decimal number such as `12.5`"),
        ("inf", "`inf` is not a plain decimal number such as `12.5`"),
        ("Infinity", "`Infinity` is not a plain decimal number such as `12.5`"),
        ("24小时", "`24小时` is not a plain decimal number such as `12.5`"),
        ("1\\n", "`1\u{fffd}` is not a plain decimal number such as `12.5`"),
        ("1\\u0000", "`1\u{fffd}` is not a plain decimal number such as `12.5`"),
        (&thousand_digits, "`9999999999999999999999999999999…` is longer than the 32 characters of any amount"),
        (&zeros, "`0000000000000000000000000000000…` is longer than the 32 characters of any amount"),
        (&format!("{zeros}1"), "`0000000000000000000000000000000…` is longer than the 32 characters of any amount"),
        (&format!("1.{zeros}"), "`1.00000000000000000000000000000…` is longer than the 32 characters of any amount"),
        (&format!("1.{zeros}1"), "`1.00000000000000000000000000000…` is longer than the 32 characters of any amount"),
        (&"_".repeat(100_000), "`_______________________________…` is not a plain decimal number such as `12.5`"),
    ]
    .into_iter()
    .map(|(text, told)| (format!("\"{text}\""), hours(told)))
    .collect();
    let texts: Vec<_> = texts.iter().map(|(text, told)| (text.as_str(), told.as_str())).collect();
    refuses::<Plan>(with_own_hours, &texts);

    let advice =
        |number: &str| hours(&format!("`{number}` has been rounded on its way here; write the amount as a string"));
    let expected = |what: &str| {
        hours(&format!("invalid type: {what}, expected hours, as a string such as \"0.5\" or a whole number"))
    };
    let (zero, negative, large) =
        (hours("`0` is less than 0.01"), hours("`-1` is negative"), hours("`1000001` is more than 1000000"));
    let out_of_range = hours("number out of range");
    let widest = hours("`18446744073709551615` is more than 1000000");
    let lowest = hours("`-9223372036854775808` is negative");
    refuses::<Plan>(
        with_own_hours,
        &[
            ("0", &zero),
            ("-1", &negative),
            ("1000001", &large),
            ("18446744073709551615", &widest),
            ("-9223372036854775808", &lowest),
            ("18446744073709551616", &advice("1.8446744073709552e19")),
            ("340282366920938463463374607431768211456", &advice("3.402823669209385e38")),
            ("0.1", &advice("0.1")),
            ("12.5", &advice("12.5")),
            ("1.0", &advice("1.0")),
            ("1e3", &advice("1000.0")),
            ("1E0", &advice("1.0")),
            ("1e-400", &advice("0.0")),
            ("1e400", &out_of_range),
            (&thousand_digits, &out_of_range),
            ("true", &expected("boolean `true`")),
            ("[]", &expected("sequence")),
            ("{}", &expected("map")),
            (r#"{"$serde_json::private::Number": "1"}"#, &expected("map")),
        ],
    );
}

#[test]
fn events_keep_to_their_bounds() {
    refuses::<Delivery>(
        as_it_is,
        &[
            ("[]", "invalid type: sequence, expected a delivery"),
            (r#""x""#, "`x` is not a delivery"),
            ("{}", "missing field `name`"),
            (r#"{"name": null}"#, "name: invalid type: null, expected a string"),
            (
                r#"{"name": "例", "event": []}"#,
                "unknown field `event`, expected one of `name`, `events`, `dossiers`, `archives`",
            ),
            (r#"{"name": "例", "events": {}}"#, "events: invalid type: map, expected a list of at most 100000"),
            (r#"{"name": "例", "dossiers": "x"}"#, "dossiers: `x` is not a list of at most 100000"),
            (
                r#"{"name": "例", "archives": 5}"#,
                "archives: invalid type: integer `5`, expected a list of at most 100000",
            ),
        ],
    );
    refuses::<Delivery>(
        with_event,
        &[
            ("5", "events[0]: invalid type: integer `5`, expected an object of one kind of event and its data"),
            ("null", "events[0]: invalid type: null, expected an object of one kind of event and its data"),
            (r#""lecture""#, "events[0]: `lecture` is not an object of one kind of event and its data"),
            (
                r#"["lecture", {}]"#,
                "events[0]: invalid type: sequence, expected an object of one kind of event and its data",
            ),
            ("{}", "events[0]: a kind of event is missing"),
            (r#"{"party": {}}"#, "events[0]: `party` is not a kind of event"),
            (r#"{"lecture": {}, "large_activity": {}}"#, "events[0]: more than one kind of event"),
            (
                r#"{"lecture": null}"#,
                "events[0].lecture: invalid type: null, expected an object of participants and minutes",
            ),
            (
                r#"{"lecture": [28, 50]}"#,
                "events[0].lecture: invalid type: sequence, expected an object of participants and minutes",
            ),
            (r#"{"lecture": {"participants": -1}}"#, "events[0].lecture.participants: `-1` is less than 0"),
            (
                r#"{"large_activity": {"participants": 1000001}}"#,
                "events[0].large_activity.participants: `1000001` is more than 1000000",
            ),
            (r#"{"lecture": {"minutes": 1000001}}"#, "events[0].lecture.minutes: `1000001` is more than 1000000"),
            (
                r#"{"lecture": {"minutes": "50"}}"#,
                "events[0].lecture.minutes: `50` is a text, not a whole number of minutes",
            ),
            (
                r#"{"lecture": {"people": 28}}"#,
                "events[0].lecture: unknown field `people`, expected one of `participants`, `minutes`",
            ),
            (
                r#"{"consultation_series": {"topic": "", "consultations": 1}}"#,
                "events[0].consultation_series: missing field `client`",
            ),
            (
                r#"{"consultation_series": {"client": "", "consultations": 1}}"#,
                "events[0].consultation_series: missing field `topic`",
            ),
            (
                r#"{"consultation_series": {"client": "", "topic": ""}}"#,
                "events[0].consultation_series: missing field `consultations`",
            ),
            (
                r#"{"consultation_series": {"client": 17, "topic": "", "consultations": 1}}"#,
                "events[0].consultation_series.client: invalid type: integer `17`, expected a string",
            ),
            (
                r#"{"consultation_series": {"client": "", "topic": "", "consultations": 1000001}}"#,
                "events[0].consultation_series.consultations: `1000001` is more than 1000000",
            ),
            (
                r#"{"individual_supervision": {"supervisor": "overseas"}}"#,
                "events[0].individual_supervision: missing field `minutes`",
            ),
            (
                r#"{"individual_supervision": {"minutes": 1}}"#,
                "events[0].individual_supervision: missing field `supervisor`",
            ),
            (
                r#"{"individual_supervision": {"minutes": null, "supervisor": "overseas"}}"#,
                "events[0].individual_supervision.minutes: invalid type: null, expected a whole number of minutes",
            ),
            (
                r#"{"group_supervision": {"minutes": 1, "supervisor": "overseas"}}"#,
                "events[0].group_supervision: missing field `supervisees`",
            ),
            (
                r#"{"group_supervision": {"minutes": 1, "supervisor": "overseas", "supervisees": 1000001}}"#,
                "events[0].group_supervision.supervisees: `1000001` is more than 1000000",
            ),
        ],
    );
}

#[test]
fn supervisors_and_their_fees_keep_to_their_bounds() {
    refuses::<Delivery>(
        with_session,
        &[
            (
                r#""supervisor": null"#,
                r#"events[0].individual_supervision.supervisor: invalid type: null, expected "overseas" or {"local": {"completed_years": 7}}"#,
            ),
            (
                r#""supervisor": 7"#,
                r#"events[0].individual_supervision.supervisor: invalid type: integer `7`, expected "overseas" or {"local": {"completed_years": 7}}"#,
            ),
            (
                r#""supervisor": ["local"]"#,
                r#"events[0].individual_supervision.supervisor: invalid type: sequence, expected "overseas" or {"local": {"completed_years": 7}}"#,
            ),
            (
                r#""supervisor": "foreign""#,
                "events[0].individual_supervision.supervisor: `foreign` is not a supervisor",
            ),
            (
                r#""supervisor": {}"#,
                r#"events[0].individual_supervision.supervisor: expected "overseas" or {"local": {"completed_years": 7}}"#,
            ),
            (
                r#""supervisor": {"overseas": null}"#,
                "events[0].individual_supervision.supervisor: `overseas` has no data; write it as a string",
            ),
            (
                r#""supervisor": {"local": {"completed_years": 1}, "overseas": null}"#,
                "events[0].individual_supervision.supervisor: more than one supervisor",
            ),
            (
                r#""supervisor": {"local": 7}"#,
                r#"events[0].individual_supervision.supervisor.local: invalid type: integer `7`, expected a local supervisor such as {"completed_years": 7}"#,
            ),
            (
                r#""supervisor": {"local": {}}"#,
                "events[0].individual_supervision.supervisor.local: missing field `completed_years`",
            ),
            (
                r#""supervisor": {"local": {"years": 7}}"#,
                "events[0].individual_supervision.supervisor.local: unknown field `years`, expected `completed_years`",
            ),
            (
                r#""supervisor": {"local": {"completed_years": 1001}}"#,
                "events[0].individual_supervision.supervisor.local.completed_years: `1001` is more than 1000",
            ),
            (
                r#""supervisor": {"local": {"completed_years": 7.5}}"#,
                "events[0].individual_supervision.supervisor.local.completed_years: `7.5` is not a whole number of completed years, in digits alone and within its bounds",
            ),
            (
                r#""supervisor": "overseas", "hourly_fee": "1000000.01""#,
                "events[0].individual_supervision.hourly_fee: `1000000.01` is more than 1000000",
            ),
            (
                r#""supervisor": "overseas", "hourly_fee": "-0.01""#,
                "events[0].individual_supervision.hourly_fee: `-0.01` is negative",
            ),
            (
                r#""supervisor": "overseas", "hourly_fee": 220.5"#,
                "events[0].individual_supervision.hourly_fee: `220.5` has been rounded on its way here; write the amount as a string",
            ),
            (
                r#""supervisor": "overseas", "supervisees": 1"#,
                "events[0].individual_supervision: unknown field `supervisees`, expected one of `minutes`, `supervisor`, `hourly_fee`",
            ),
        ],
    );
}

/// As an item of work that is named without its data does, a local supervisor shows what is missing.
#[test]
fn a_local_supervisor_is_not_named_alone() {
    refuses::<Delivery>(
        with_session,
        &[(
            r#""supervisor": "local""#,
            r#"events[0].individual_supervision.supervisor: `local` needs its data, as in {"local": {"completed_years": 7}}"#,
        )],
    );
}

#[test]
fn dossiers_and_archives_name_what_is_of_them_once() {
    refuses::<Delivery>(
        with_dossier,
        &[
            ("5", "dossiers[0]: invalid type: integer `5`, expected a dossier"),
            (r#"["casework", "A-1"]"#, "dossiers[0]: invalid type: sequence, expected a dossier"),
            (r#"{"id": "A-1"}"#, "dossiers[0]: missing field `service`"),
            (r#"{"service": "casework"}"#, "dossiers[0]: missing field `id`"),
            (r#"{"service": "casework", "id": 1}"#, "dossiers[0].id: invalid type: integer `1`, expected a string"),
            (r#"{"service": "cases", "id": ""}"#, "dossiers[0].service: `cases` is not a kind of service"),
            (
                r#"{"service": "casework", "id": "", "record": []}"#,
                "dossiers[0]: unknown field `record`, expected one of `service`, `id`, `records`, `duties`, `not_due`",
            ),
            (
                r#"{"service": "casework", "id": "", "records": "intake_form"}"#,
                "dossiers[0].records: `intake_form` is not a list of at most 64",
            ),
            (
                r#"{"service": "casework", "id": "", "records": ["intake_form", "diary"]}"#,
                "dossiers[0].records[1]: `diary` is not a record",
            ),
            (
                r#"{"service": "casework", "id": "", "records": [null]}"#,
                "dossiers[0].records[0]: invalid type: null, expected a record",
            ),
            (
                r#"{"service": "casework", "id": "", "duties": ["charity"]}"#,
                "dossiers[0].duties[0]: `charity` is not a duty of a service",
            ),
            (
                r#"{"service": "casework", "id": "", "not_due": ["diary"]}"#,
                "dossiers[0].not_due[0]: `diary` is not a record or a duty",
            ),
            (
                r#"{"service": "casework", "id": "", "records": ["group_plan"]}"#,
                "dossiers[0]: records[0]: `group_plan` is not of the service `casework`",
            ),
            (
                r#"{"service": "casework", "id": "", "duties": ["member_contract_signed"]}"#,
                "dossiers[0]: duties[0]: `member_contract_signed` is not of the service `casework`",
            ),
            (
                r#"{"service": "casework", "id": "", "not_due": ["intake_form", "member_contract_signed"]}"#,
                "dossiers[0]: not_due[1]: `member_contract_signed` is not of the service `casework`",
            ),
            (
                r#"{"service": "casework", "id": "", "records": ["intake_form", "service_record", "intake_form"]}"#,
                "dossiers[0]: records[2]: `intake_form` is named twice",
            ),
            (
                r#"{"service": "group_work", "id": "", "duties": ["member_contract_signed", "member_contract_signed"]}"#,
                "dossiers[0]: duties[1]: `member_contract_signed` is named twice",
            ),
            (
                r#"{"service": "group_work", "id": "", "not_due": ["member_contract_signed", "closing_report", "member_contract_signed"]}"#,
                "dossiers[0]: not_due[2]: `member_contract_signed` is named twice",
            ),
            (
                &format!(r#"{{"service": "casework", "id": "", "records": [{}]}}"#, times(100_000, r#""intake_form""#)),
                "dossiers[0].records: more than 64 entries",
            ),
        ],
    );
    refuses::<Delivery>(
        with_archive,
        &[
            ("5", "archives[0]: invalid type: integer `5`, expected a needs archive"),
            (r#"{"filled": []}"#, "archives[0]: missing field `id`"),
            (r#"{"id": ""}"#, "archives[0]: missing field `filled`"),
            (r#"{"id": null, "filled": []}"#, "archives[0].id: invalid type: null, expected a string"),
            (r#"{"id": "", "filled": null}"#, "archives[0].filled: invalid type: null, expected a list of at most 64"),
            (
                r#"{"id": "", "filled": {"name": "张三"}}"#,
                "archives[0].filled: invalid type: map, expected a list of at most 64",
            ),
            (
                r#"{"id": "", "filled": ["shoe_size"]}"#,
                "archives[0].filled[0]: `shoe_size` is not a field of a needs archive",
            ),
            (r#"{"id": "", "filled": ["name", "sex", "name"]}"#, "archives[0].filled: `name` is named twice"),
            (
                r#"{"id": "", "filled": [], "name": "张三"}"#,
                "archives[0]: unknown field `name`, expected one of `id`, `filled`",
            ),
        ],
    );
}

/// The list that a message blames is the one that is at fault.
#[test]
fn a_dossier_says_which_list_is_wrong() {
    for list in ["records", "duties", "not_due"] {
        let stranger = if list == "duties" { "member_contract_signed" } else { "group_plan" };
        let dossier = json!({"service": "casework", "id": "", (list): [stranger]});
        let told = read::<Delivery>(&with_dossier(&dossier.to_string())).unwrap_err().to_string();
        assert!(told.contains(list), "{told}");
    }
}

#[test]
fn a_guideline_keeps_to_its_fields_and_bounds() {
    refuses::<Guideline>(
        as_it_is,
        &[
            ("[]", "invalid type: sequence, expected a guideline"),
            ("null", "invalid type: null, expected a guideline"),
            (r#""suzhou-2016""#, "`suzhou-2016` is not a guideline"),
            (r#"{"edition": 2025}"#, "edition: invalid type: integer `2025`, expected a string"),
            (
                r#"{"year": 2025}"#,
                "unknown field `year`, expected one of `edition`, `working_year`, `direct_share`, `ordinary_share_cap`, `hours`, `survey_samples`, `community_households`, `sizes`, `lecture_minutes`, `consultations_per_topic`, `supervision`, `severities`, `readings`",
            ),
            (r#"{"hours": []}"#, "hours: invalid type: sequence, expected an object of rates and their hours"),
            (r#"{"hours": "12"}"#, "hours: `12` is not an object of rates and their hours"),
            (r#"{"hours": {"knitting": "1"}}"#, "hours: `knitting` is not a rate of the hour table"),
            (r#"{"hours": {"lecture": "1"}}"#, "hours: `lecture` is not a rate of the hour table"),
            (r#"{"hours": {"other_service": "1"}}"#, "hours: `other_service` is not a rate of the hour table"),
            (r#"{"hours": {"接案": "1"}}"#, "hours: `接案` is not a rate of the hour table"),
            (r#"{"hours": {"intake": 0}}"#, "hours.intake: `0` is less than 0.01"),
            (
                r#"{"hours": {"intake": null}}"#,
                r#"hours.intake: invalid type: null, expected hours, as a string such as "0.5" or a whole number"#,
            ),
            (
                r#"{"hours": {"lecture.self_run": "1.001"}}"#,
                "hours.lecture.self_run: `1.001` has more than two decimals",
            ),
            (
                r#"{"hours": {"intake": 1.5}}"#,
                "hours.intake: `1.5` has been rounded on its way here; write the amount as a string",
            ),
            (r#"{"direct_share": 0}"#, "direct_share: `0` is less than 0.0001"),
            (r#"{"direct_share": "0.00"}"#, "direct_share: `0.00` is less than 0.0001"),
            (r#"{"direct_share": "0.00001"}"#, "direct_share: `0.00001` has more than four decimals"),
            (r#"{"direct_share": "1.0001"}"#, "direct_share: `1.0001` is more than 1"),
            (
                r#"{"direct_share": 0.7}"#,
                "direct_share: `0.7` has been rounded on its way here; write the amount as a string",
            ),
            (r#"{"ordinary_share_cap": "1.0001"}"#, "ordinary_share_cap: `1.0001` is more than 1"),
            (r#"{"ordinary_share_cap": "-0.1"}"#, "ordinary_share_cap: `-0.1` is negative"),
            (r#"{"survey_samples": 0}"#, "survey_samples: `0` is less than 1"),
            (r#"{"survey_samples": 10000001}"#, "survey_samples: `10000001` is more than 10000000"),
            (r#"{"community_households": 0}"#, "community_households: `0` is less than 1"),
            (r#"{"community_households": 10000001}"#, "community_households: `10000001` is more than 10000000"),
            (r#"{"sizes": [60, 20, 20, 30]}"#, "sizes: invalid type: sequence, expected an object of sizes"),
            (
                r#"{"sizes": {"lectures": 1}}"#,
                "sizes: unknown field `lectures`, expected one of `large_activity`, `small_medium_activity`, `ordinary_activity_below`, `lecture`",
            ),
            (r#"{"sizes": {"lecture": -1}}"#, "sizes.lecture: `-1` is less than 0"),
            (r#"{"sizes": {"lecture": 1000001}}"#, "sizes.lecture: `1000001` is more than 1000000"),
            (r#"{"lecture_minutes": 1000001}"#, "lecture_minutes: `1000001` is more than 1000000"),
            (r#"{"consultations_per_topic": 1000001}"#, "consultations_per_topic: `1000001` is more than 1000000"),
            (
                r#"{"consultations_per_topic": "3"}"#,
                "consultations_per_topic: `3` is a text, not a whole number of consultations",
            ),
            (r#"{"working_year": [365]}"#, "working_year: invalid type: sequence, expected a working year"),
            (r#"{"working_year": {"days": 367}}"#, "working_year.days: `367` is more than 366"),
            (r#"{"working_year": {"hours_per_day": 0}}"#, "working_year.hours_per_day: `0` is less than 0.01"),
            (
                r#"{"working_year": {"holidays": 13}}"#,
                "working_year: unknown field `holidays`, expected one of `days`, `public_holidays`, `rest_days`, `paid_leave`, `hours_per_day`",
            ),
            (r#"{"severities": {"usual": "fatal"}}"#, "severities.usual: `fatal` is not a severity"),
            (
                r#"{"severities": {"always": "violation"}}"#,
                "severities: unknown field `always`, expected one of `mandatory`, `firm`, `usual`, `reference`",
            ),
            (r#"{"readings": "started_units"}"#, "readings: `started_units` is not an object of readings"),
            (
                r#"{"readings": {"survey_units": "per_community"}}"#,
                "readings.survey_units: `per_community` is not a reading of the survey's unit",
            ),
            (
                r#"{"readings": {"surveys": "x"}}"#,
                "readings: unknown field `surveys`, expected one of `survey_units`, `community_units`, `walk_overlap`, `fund_survey`",
            ),
        ],
    );
}

#[test]
fn the_limits_on_supervision_keep_to_their_fields_and_bounds() {
    refuses::<Guideline>(
        as_it_is,
        &[
            (
                r#"{"supervision": []}"#,
                "supervision: invalid type: sequence, expected an object of limits on supervision",
            ),
            (
                r#"{"supervision": {"minutes": 1}}"#,
                "supervision: unknown field `minutes`, expected one of `individual_minutes`, `group_minutes`, `group_size`, `fee_caps`",
            ),
            (
                r#"{"supervision": {"group_size": [2, 1000001]}}"#,
                "supervision.group_size[1]: `1000001` is more than 1000000",
            ),
            (r#"{"supervision": {"group_size": [-2, 8]}}"#, "supervision.group_size[0]: `-2` is less than 0"),
            (
                r#"{"supervision": {"fee_caps": {"foreign": 1}}}"#,
                "supervision.fee_caps: unknown field `foreign`, expected one of `local`, `overseas`",
            ),
            (
                r#"{"supervision": {"fee_caps": {"local": {}}}}"#,
                "supervision.fee_caps.local: invalid type: map, expected a list of at most 100",
            ),
            (
                r#"{"supervision": {"fee_caps": {"local": [[5, 200]]}}}"#,
                "supervision.fee_caps.local[0]: invalid type: sequence, expected a cap from a number of years on",
            ),
            (
                r#"{"supervision": {"fee_caps": {"local": [{"cap": 1}]}}}"#,
                "supervision.fee_caps.local[0]: missing field `from_years`",
            ),
            (
                r#"{"supervision": {"fee_caps": {"local": [{"from_years": 1}]}}}"#,
                "supervision.fee_caps.local[0]: missing field `cap`",
            ),
            (
                r#"{"supervision": {"fee_caps": {"local": [{"from_years": 1001, "cap": 1}]}}}"#,
                "supervision.fee_caps.local[0].from_years: `1001` is more than 1000",
            ),
            (
                r#"{"supervision": {"fee_caps": {"overseas": "1000000.01"}}}"#,
                "supervision.fee_caps.overseas: `1000000.01` is more than 1000000",
            ),
        ],
    );
}

#[test]
fn an_inconsistent_guideline_is_refused() {
    let bands = |years: std::ops::RangeInclusive<u32>| {
        let bands: Vec<_> = years.map(|years| json!({"from_years": years, "cap": 1})).collect();
        json!({"supervision": {"fee_caps": {"local": bands}}}).to_string()
    };
    refuses::<Guideline>(
        as_it_is,
        &[
            (
                r#"{"working_year": {"public_holidays": 256}}"#,
                "working_year: no working days are left: 365 days off in a year of 365",
            ),
            (
                r#"{"working_year": {"days": 100}}"#,
                "working_year: no working days are left: 120 days off in a year of 100",
            ),
            (r#"{"working_year": {"hours_per_day": "24.01"}}"#, "working_year: `24.01` hours are more than a day has"),
            (
                r#"{"supervision": {"group_size": [9, 8]}}"#,
                "supervision: a group of at least 9 and at most 8 supervisees cannot be",
            ),
            (
                r#"{"supervision": {"fee_caps": {"local": [{"from_years": 5, "cap": "250.5"}, {"from_years": 10, "cap": 250}]}}}"#,
                "supervision.fee_caps: the cap falls from 250.5 to 250 yuan an hour at 10 years",
            ),
            (
                r#"{"supervision": {"fee_caps": {"local": [{"from_years": 10, "cap": 250}, {"from_years": 5, "cap": 300}]}}}"#,
                "supervision.fee_caps: the cap falls from 300 to 250 yuan an hour at 10 years",
            ),
            (
                r#"{"supervision": {"fee_caps": {"local": [{"from_years": 5, "cap": 1}, {"from_years": 7, "cap": 1}, {"from_years": 5, "cap": 1}]}}}"#,
                "supervision.fee_caps: two caps begin at the same number of years, `5`",
            ),
            (&bands(0..=100), "supervision.fee_caps.local: more than 100 entries"),
        ],
    );
}

/// The size of a group is two numbers, whatever else is written in their place, and however it is read.
#[test]
fn the_size_of_a_group_is_a_pair() {
    refuses::<Guideline>(
        |size| format!(r#"{{"supervision": {{"group_size": {size}}}}}"#),
        &[
            ("[]", "supervision.group_size: a pair of two values is needed"),
            ("[2]", "supervision.group_size: a pair of two values is needed"),
            ("[2, 8, 9]", "supervision.group_size: more than 2 entries"),
            (r#""2-8""#, "supervision.group_size: `2-8` is not a list of at most 2"),
            ("{}", "supervision.group_size: invalid type: map, expected a list of at most 2"),
            ("8", "supervision.group_size: invalid type: integer `8`, expected a list of at most 2"),
            ("true", "supervision.group_size: invalid type: boolean `true`, expected a list of at most 2"),
            ("[2, null]", "supervision.group_size[1]: invalid type: null, expected a whole number of supervisees"),
            (
                "[2.0, 8]",
                "supervision.group_size[0]: `2.0` is not a whole number of supervisees, in digits alone and within its bounds",
            ),
        ],
    );
}

// Bad input, at every place of a document.

/// A step into a tree.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Position(usize),
}

/// What is done at one place of a tree.
enum Edit<'a> {
    /// The value gives way to this text.
    Replace(&'a str),
    /// The object gets this text as one more entry.
    Append(&'a str),
    /// The object loses the entry of this key.
    Remove(&'a str),
    /// The object's only key is another.
    Rename(&'a str),
}

/// The text of a tree that is edited at one place.
fn edited(value: &Value, at: &[Step], edit: &Edit) -> String {
    let inner = |step: Step, value: &Value| match at.split_first() {
        Some((first, rest)) if *first == step => edited(value, rest, edit),
        _ => value.to_string(),
    };
    let edit = if at.is_empty() { Some(edit) } else { None };
    match (value, edit) {
        (_, Some(Edit::Replace(text))) => (*text).to_owned(),
        (Value::Object(fields), edit) => {
            let kept = fields.iter().filter(|(key, _)| !matches!(edit, Some(Edit::Remove(gone)) if gone == key));
            let entry = |(key, value): (&String, &Value)| {
                let name = if let Some(Edit::Rename(name)) = edit { name } else { key.as_str() };
                format!("{}: {}", json!(name), inner(Step::Key(key.clone()), value))
            };
            let more = if let Some(Edit::Append(text)) = edit { Some((*text).to_owned()) } else { None };
            format!("{{{}}}", kept.map(entry).chain(more).collect::<Vec<_>>().join(", "))
        }
        (Value::Array(values), _) => {
            let values = values.iter().enumerate().map(|(position, value)| inner(Step::Position(position), value));
            format!("[{}]", values.collect::<Vec<_>>().join(", "))
        }
        (value, _) => value.to_string(),
    }
}

/// Every place of a tree, itself included.
fn places(value: &Value) -> Vec<Vec<Step>> {
    let of_children: Vec<(Step, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (Step::Key(key.clone()), value)).collect(),
        Value::Array(values) => values.iter().enumerate().map(|(at, value)| (Step::Position(at), value)).collect(),
        _ => vec![],
    };
    let below = of_children
        .into_iter()
        .flat_map(|(step, child)| places(child).into_iter().map(move |below| [vec![step.clone()], below].concat()));
    std::iter::once(vec![]).chain(below).collect()
}

fn value_at<'v>(value: &'v Value, place: &[Step]) -> &'v Value {
    place.iter().fold(value, |value, step| match step {
        Step::Key(key) => &value[key],
        Step::Position(position) => &value[position],
    })
}

/// A place as errors write it.
fn shown(place: &[Step]) -> String {
    let steps = place.iter().map(|step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Position(position) => format!("[{position}]"),
    });
    steps.collect::<String>().trim_start_matches('.').to_owned()
}

/// A place without the positions in lists.
fn general(place: &[Step]) -> String {
    place.iter().map(|step| if let Step::Key(key) = step { format!(".{key}") } else { "[]".into() }).collect()
}

/// What the value at a place may be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Object,
    List,
    Count,
    Amount,
    Text,
    Key,
}

fn kind(value: &Value, place: &[Step]) -> Kind {
    let last = match place.iter().rev().find(|step| matches!(step, Step::Key(_))) {
        Some(Step::Key(key)) => key.as_str(),
        _ => "",
    };
    match value {
        Value::Object(_) => Kind::Object,
        Value::Array(_) => Kind::List,
        Value::Number(_) => Kind::Count,
        Value::String(amount) if amount.parse::<f64>().is_ok() => Kind::Amount,
        _ if ["name", "community", "basis", "client", "topic", "id", "edition"].contains(&last) => Kind::Text,
        _ => Kind::Key,
    }
}

/// A document that has every field, and what may be left out of it.
struct Document {
    json: Value,
    /// Fields that may be absent or null.
    optional: &'static [&'static str],
    /// Objects all of whose fields may be absent.
    may_be_empty: &'static [&'static str],
    /// Objects of one entry whose key says what it is.
    tagged: &'static [&'static str],
}

fn whole_plan() -> Document {
    Document {
        json: json!({
            "name": "例", "term_months": 12,
            "staff": [{"workers": 1, "months": 7, "share": "0.5"}],
            "lines": [
                {"work": "intake", "quantity": 1, "participants": 1, "minutes": 1, "community": "", "service": "casework", "basis": ""},
                {"work": {"referral": "accompanied"}, "quantity": 1},
                {"work": {"lecture": "self_run"}, "quantity": 1},
                {"work": {"community_survey": {"samples": 1, "parts": ["preparation"]}}, "quantity": 1},
                {"work": {"community_resource_survey": {"households": 1, "parts": ["community_walk"]}}, "quantity": 1},
                {"work": {"recruitment_and_selection": {"hours": "1"}}, "quantity": 1},
                {"work": {"fundraising_and_other": {"hours": "1"}}, "quantity": 1},
                {"work": {"other_service": {"hours": "1"}}, "quantity": 1},
                {"work": {"other_service": {"like": "intake"}}, "quantity": 1},
            ],
        }),
        optional: &[
            ".staff[].months",
            ".staff[].share",
            ".lines[].participants",
            ".lines[].minutes",
            ".lines[].community",
            ".lines[].service",
            ".lines[].basis",
            ".lines[].work.community_survey.parts",
            ".lines[].work.community_resource_survey.parts",
            ".lines[].work.community_resource_survey.households",
        ],
        may_be_empty: &[".lines[].work.community_resource_survey"],
        tagged: &[".lines[].work"],
    }
}

fn whole_delivery() -> Document {
    Document {
        json: json!({
            "name": "例",
            "events": [
                {"consultation_series": {"client": "C", "topic": "T", "consultations": 1}},
                {"large_activity": {"participants": 1, "minutes": 1}},
                {"small_medium_activity": {"participants": 1, "minutes": 1}},
                {"ordinary_activity": {"participants": 1, "minutes": 1}},
                {"lecture": {"participants": 1, "minutes": 1}},
                {"individual_supervision": {"minutes": 1, "supervisor": {"local": {"completed_years": 1}}, "hourly_fee": "1"}},
                {"group_supervision": {"supervisees": 1, "minutes": 1, "supervisor": "overseas", "hourly_fee": "1"}},
            ],
            "dossiers": [{"service": "group_work", "id": "G", "records": ["group_plan"], "duties": ["member_contract_signed"],
                          "not_due": ["closing_report"]}],
            "archives": [{"id": "H", "filled": ["name"]}],
        }),
        optional: &[
            ".events",
            ".dossiers",
            ".archives",
            ".events[].large_activity.participants",
            ".events[].large_activity.minutes",
            ".events[].small_medium_activity.participants",
            ".events[].small_medium_activity.minutes",
            ".events[].ordinary_activity.participants",
            ".events[].ordinary_activity.minutes",
            ".events[].lecture.participants",
            ".events[].lecture.minutes",
            ".events[].individual_supervision.hourly_fee",
            ".events[].group_supervision.hourly_fee",
            ".dossiers[].records",
            ".dossiers[].duties",
            ".dossiers[].not_due",
        ],
        may_be_empty: &[
            ".events[].large_activity",
            ".events[].small_medium_activity",
            ".events[].ordinary_activity",
            ".events[].lecture",
        ],
        tagged: &[".events[]", ".events[].individual_supervision.supervisor"],
    }
}

fn whole_guideline() -> Document {
    let mut json = serde_json::to_value(Guideline::SUZHOU_2016).unwrap();
    // Three rates stand for all.
    let kept = |rate: &str| ["intake", "lecture.self_run", "community_survey.preparation"].contains(&rate);
    json["hours"].as_object_mut().unwrap().retain(|rate, _| kept(rate));
    Document {
        json,
        optional: &[
            ".edition",
            ".working_year",
            ".direct_share",
            ".ordinary_share_cap",
            ".hours",
            ".survey_samples",
            ".community_households",
            ".sizes",
            ".lecture_minutes",
            ".consultations_per_topic",
            ".supervision",
            ".severities",
            ".readings",
            ".working_year.days",
            ".working_year.public_holidays",
            ".working_year.rest_days",
            ".working_year.paid_leave",
            ".working_year.hours_per_day",
            ".sizes.large_activity",
            ".sizes.small_medium_activity",
            ".sizes.ordinary_activity_below",
            ".sizes.lecture",
            ".supervision.individual_minutes",
            ".supervision.group_minutes",
            ".supervision.group_size",
            ".supervision.fee_caps",
            ".supervision.fee_caps.local",
            ".supervision.fee_caps.overseas",
            ".severities.mandatory",
            ".severities.firm",
            ".severities.usual",
            ".severities.reference",
            ".readings.survey_units",
            ".readings.community_units",
            ".readings.walk_overlap",
            ".readings.fund_survey",
        ],
        may_be_empty: &[
            "",
            ".working_year",
            ".hours",
            ".sizes",
            ".supervision",
            ".supervision.fee_caps",
            ".severities",
            ".readings",
        ],
        tagged: &[],
    }
}

impl Document {
    fn places(&self) -> impl Iterator<Item = (Vec<Step>, &Value)> {
        places(&self.json).into_iter().map(|place| {
            let value = value_at(&self.json, &place);
            (place, value)
        })
    }

    fn objects(&self) -> impl Iterator<Item = (Vec<Step>, &Map<String, Value>)> {
        self.places().filter_map(|(place, value)| Some((place, value.as_object()?)))
    }

    fn edited(&self, place: &[Step], edit: &Edit) -> String {
        edited(&self.json, place, edit)
    }
}

/// Whether a value of another type is accepted at a place.
fn is_accepted(document: &Document, place: &[Step], kind: Kind, other: &str) -> bool {
    let general = general(place);
    match other {
        "null" => document.optional.contains(&general.as_str()),
        "{}" => kind == Kind::Object && document.may_be_empty.contains(&general.as_str()),
        "[]" => {
            let is_never_empty = general == ".staff" || general.contains(".parts") || general.ends_with(".group_size");
            kind == Kind::List && !is_never_empty
        }
        r#""""# | r#""zzz""# => kind == Kind::Text,
        _ => false,
    }
}

/// At every place of a document, every value of another type is refused there, and only there.
fn refuses_other_types<T: Input>(document: &Document) {
    let others = [
        "null",
        "true",
        "false",
        "-1",
        "0.5",
        "-0.5",
        "1e3",
        "1e400",
        "18446744073709551616",
        "[]",
        r#"["zzz"]"#,
        "[[]]",
        "{}",
        r#"{"zzz": 1}"#,
        r#""""#,
        r#""zzz""#,
        r#"{"$serde_json::private::Number": "1"}"#,
    ];
    let mut wrong = vec![];
    for (place, value) in document.places() {
        for other in others {
            let json = document.edited(&place, &Edit::Replace(other));
            let expected = is_accepted(document, &place, kind(value, &place), other);
            match read::<T>(&json) {
                Ok(_) if expected => {}
                Ok(_) => wrong.push(format!("{other} at `{}` is accepted", shown(&place))),
                Err(refusal) if expected => wrong.push(format!("{other} is refused: {refusal}")),
                Err(refusal) if !refusal.to_string().starts_with(&shown(told_at(&place, other))) => {
                    wrong.push(format!("{other} at `{}`: {refusal}", shown(&place)));
                }
                Err(refusal) => wrong.extend(unclear(&refusal)),
            }
        }
    }
    none(wrong);
}

/// Where a value of another type is told: in its place, but for the one choice between two fields, of which null is neither.
fn told_at<'p>(place: &'p [Step], other: &str) -> &'p [Step] {
    match place {
        [above @ .., _] if other == "null" && above.last() == Some(&Step::Key("other_service".into())) => above,
        place => place,
    }
}

#[test]
fn every_value_of_another_type_is_refused_in_its_place() {
    refuses_other_types::<Plan>(&whole_plan());
    refuses_other_types::<Delivery>(&whole_delivery());
    refuses_other_types::<Guideline>(&whole_guideline());
}

/// At every object of a document, one more field is refused, and so is every field a second time.
fn refuses_more_fields<T: Input>(document: &Document) {
    let mut wrong = vec![];
    let mut expect = |json: &str, place: &[Step], words: &str| match read_text::<T>(json) {
        Ok(_) => wrong.push(format!("accepted: {json}")),
        Err(refusal) => {
            if refusal.place != shown(place) || !refusal.message.contains(words) {
                wrong.push(format!("{refusal}\n  instead of {words} at `{}`", shown(place)));
            }
            wrong.extend(unclear(&refusal));
        }
    };
    for (place, fields) in document.objects() {
        expect(&document.edited(&place, &Edit::Append(r#""zzz": 1"#)), &place, "`zzz`");
        for (key, value) in fields {
            let again = if document.tagged.contains(&general(&place).as_str()) {
                "more than one ".to_owned()
            } else {
                format!("`{key}` appears twice")
            };
            expect(&document.edited(&place, &Edit::Append(&format!("\"{key}\": {value}"))), &place, &again);
            let twice = document.edited(&place, &Edit::Append(&format!("\"{key}\": null")));
            if general(&place) == ".hours" {
                // Null is no value here, and is refused before the name is known to be there already.
                let value = [place.clone(), vec![Step::Key(key.clone())]].concat();
                expect(&twice, &value, "invalid type: null");
            } else {
                expect(&twice, &place, &again);
            }
        }
    }
    none(wrong);
}

#[test]
fn every_unknown_and_every_repeated_field_is_refused_in_its_place() {
    refuses_more_fields::<Plan>(&whole_plan());
    refuses_more_fields::<Delivery>(&whole_delivery());
    refuses_more_fields::<Guideline>(&whole_guideline());
}

/// Every field is missed where it is needed, and where it is not its absence reads like null.
fn misses_only_what_is_needed<T: Input>(document: &Document) {
    let mut wrong = vec![];
    let mut optional = 0;
    for (place, fields) in document.objects() {
        for key in fields.keys() {
            let field = [place.clone(), vec![Step::Key(key.clone())]].concat();
            let absent = read::<T>(&document.edited(&place, &Edit::Remove(key)));
            if document.optional.contains(&general(&field).as_str()) {
                optional += 1;
                let null = read::<T>(&document.edited(&field, &Edit::Replace("null")));
                if absent != null || absent.is_err() {
                    wrong.push(format!("{}: absent {absent:?}, null {null:?}", shown(&field)));
                }
                continue;
            }
            let expected = match (general(&place).as_str(), key.as_str()) {
                (".hours", _) => None,
                (tagged, _) if tagged.ends_with(".supervisor") => Some(r#"expected "overseas" or "#.into()),
                (tagged, _) if document.tagged.contains(&tagged) => Some(" is missing".into()),
                (other, "like" | "hours") if other.ends_with(".other_service") => {
                    Some("either `like` or `hours` is needed".into())
                }
                (_, key) => Some(format!("missing field `{key}`")),
            };
            match (absent, expected) {
                (Ok(_), None) => {}
                (Err(refusal), Some(words)) => {
                    if refusal.place != shown(&place) || !refusal.message.contains(&words) {
                        wrong.push(format!("{refusal}\n  instead of {words} at `{}`", shown(&place)));
                    }
                }
                (absent, expected) => wrong.push(format!("{}: {absent:?}, expected {expected:?}", shown(&field))),
            }
        }
    }
    assert!(optional >= document.optional.len(), "a document that lacks an optional field");
    none(wrong);
}

#[test]
fn every_needed_field_is_missed_and_no_other() {
    misses_only_what_is_needed::<Plan>(&whole_plan());
    misses_only_what_is_needed::<Delivery>(&whole_delivery());
    misses_only_what_is_needed::<Guideline>(&whole_guideline());
}

/// However large a key or a value is, and wherever it stands, no message quotes more than the beginning of it.
fn quotes_little<T: Input>(document: &Document) {
    let long = "x".repeat(1_000_000);
    let (long_text, long_number) = (format!("\"{long}\""), "9".repeat(1_000_000));
    let long_field = format!("\"{long}\": 1");
    let mut wrong = vec![];
    let mut expect = |what: &str, place: &[Step], json: &str, may_be_accepted: bool| {
        let of_tree = serde_json::from_str::<Value>(json).ok().map(placed::<T>);
        for read in [Some(placed::<T>(&mut serde_json::Deserializer::from_str(json))), of_tree].into_iter().flatten() {
            match read {
                Ok(_) if may_be_accepted => {}
                Ok(_) => wrong.push(format!("{what} at `{}` is accepted", shown(place))),
                Err(refusal) if refusal.message.contains(&"x".repeat(33)) || refusal.message.len() > 400 => {
                    wrong.push(format!("{what} at `{}`: a message of {} bytes", shown(place), refusal.message.len()));
                }
                Err(_) => {}
            }
        }
    };
    for (place, value) in document.places() {
        let is_text = kind(value, &place) == Kind::Text;
        expect("a long text", &place, &document.edited(&place, &Edit::Replace(&long_text)), is_text);
        expect("a long number", &place, &document.edited(&place, &Edit::Replace(&long_number)), false);
    }
    for (place, fields) in document.objects() {
        expect("a long field", &place, &document.edited(&place, &Edit::Append(&long_field)), false);
        if fields.len() == 1 {
            expect("a long key", &place, &document.edited(&place, &Edit::Rename(&long)), false);
        }
    }
    none(wrong);
}

#[test]
fn no_message_of_a_plan_quotes_more_than_a_beginning() {
    quotes_little::<Plan>(&whole_plan());
}

#[test]
fn no_message_of_a_delivery_quotes_more_than_a_beginning() {
    quotes_little::<Delivery>(&whole_delivery());
}

#[test]
fn no_message_of_a_guideline_quotes_more_than_a_beginning() {
    quotes_little::<Guideline>(&whole_guideline());
}

/// What stands deep in brackets is refused at the first bracket that does not belong there.
fn refuses_depth<T: Input>(document: &Document) {
    let (lists, objects) = ("[".repeat(10_000), "{\"a\":".repeat(10_000));
    for (place, _) in document.places() {
        for deep in [&lists, &objects] {
            let refusal = read_text::<T>(&document.edited(&place, &Edit::Replace(deep))).expect_err("a deep text");
            assert!(refusal.to_string().starts_with(&shown(&place)), "`{}`: {refusal}", shown(&place));
            none(unclear(&refusal));
        }
    }
    for (place, _) in document.objects() {
        let json = document.edited(&place, &Edit::Append(&format!("\"zzz\": {lists}")));
        let refusal = read_text::<T>(&json).expect_err("a deep text");
        assert_eq!(refusal.place, shown(&place), "{refusal}");
    }
}

#[test]
fn deep_nesting_is_refused_in_its_place() {
    refuses_depth::<Plan>(&whole_plan());
    refuses_depth::<Delivery>(&whole_delivery());
    refuses_depth::<Guideline>(&whole_guideline());
}

/// A document that ends anywhere before its end is no document, and never a panic.
#[test]
fn a_document_that_is_cut_off_is_refused() {
    for (json, refused) in [
        (PLAN, (|json| read_text::<Plan>(json).is_err()) as fn(&str) -> bool),
        (DELIVERY, |json| read_text::<Delivery>(json).is_err()),
        (GUIDELINE, |json| read_text::<Guideline>(json).is_err()),
    ] {
        let json = json.trim();
        for (end, _) in json.char_indices() {
            assert!(refused(&json[..end]), "{}", &json[..end]);
        }
    }
}

#[test]
fn what_is_no_json_is_refused_as_such() {
    let empty = with_line("");
    for json in [
        String::new(),
        " ".to_owned(),
        "nul".to_owned(),
        "{'name': 1}".to_owned(),
        "{name: 1}".to_owned(),
        with_term("012"),
        with_term("+12"),
        with_term(".5"),
        with_term("5."),
        with_term("NaN"),
        with_term("Infinity"),
        with_term("1_2"),
        with_term("１２"),
        with_line(r#"{"work": "intake", "quantity": 1},"#),
        with_line(r#"{"work": "intake", "quantity": 1,}"#),
        with_line("// a comment"),
        empty.replacen("例", r"\ud800", 1),
        empty.replacen("例", r"\udc00", 1),
        empty.replacen("例", r"\ud800\ud800", 1),
        empty.replacen("例", r"\ud800x", 1),
        empty.replacen("例", r"\u12", 1),
        empty.replacen("例", r"\x41", 1),
        empty.replacen("例", "a\nb", 1),
        empty.replacen("例", "a\u{0}b", 1),
    ] {
        let refusal = read_text::<Plan>(&json).expect_err(&json);
        assert!(refusal.is_syntax, "{json}: {refusal}");
        none(unclear(&refusal));
    }
    for more in ["x", "{}", ",", "]", "\u{0}"] {
        let json = format!("{empty}{more}");
        let error = serde_json::from_str::<Plan>(&json).expect_err(&json);
        assert!(error.is_syntax(), "{json}: {error}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let plan = with_line(r#"{"work": "intake", "quantity": 1, "basis": "BASIS"}"#);
    for bad in [b"\xff".as_slice(), b"\xc0\x80", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xe4\xbe"] {
        for place in ["例", "BASIS", "intake", "quantity", "lines"] {
            let (begin, end) = plan.split_once(place).unwrap();
            let json = [begin.as_bytes(), bad, end.as_bytes()].concat();
            assert!(serde_json::from_slice::<Plan>(&json).is_err(), "{place} {bad:?}");
            assert!(serde_json::from_reader::<_, Plan>(json.as_slice()).is_err(), "{place} {bad:?}");
        }
    }
    let delivery = [b"{\"name\": \"".as_slice(), b"\xff", b"\"}"].concat();
    assert!(serde_json::from_slice::<Delivery>(&delivery).is_err());
    let guideline = [b"{\"edition\": \"".as_slice(), b"\xff", b"\"}"].concat();
    assert!(serde_json::from_slice::<Guideline>(&guideline).is_err());
}

/// Other formats than JSON may have keys that are no texts.
#[test]
fn a_key_that_is_no_text_is_refused() {
    let entries = [(7_u32, 1_u32)].into_iter();
    let object = serde::de::value::MapDeserializer::<_, serde::de::value::Error>::new(entries);
    let told = Plan::deserialize(object).unwrap_err();
    assert_eq!(told.to_string(), "invalid type: integer `7`, expected the name of a field");
}

/// Each question's answers are read and written by their keys, and each is refused under another question.
#[test]
fn readings_and_severities_are_read_by_their_keys() {
    let answers: [(Question, [&str; 2]); 4] = [
        (Question::SurveyUnits, ["proportional", "started_units"]),
        (Question::CommunityUnits, ["by_households", "per_community"]),
        (Question::WalkOverlap, ["walk_only", "whole_survey"]),
        (Question::FundSurvey, ["keep_report", "walk_only"]),
    ];
    for (question, answers) in answers {
        for answer in answers {
            let json = json!({"readings": {question.key(): answer}}).to_string();
            assert_eq!(accepted::<Guideline>(&json).readings().answer(question), answer);
            assert_eq!(rewritten::<Guideline>(&json)["readings"][question.key()], answer);
        }
    }
    for modality in ["mandatory", "firm", "usual", "reference"] {
        for severity in Severity::ALL {
            let json = json!({"severities": {modality: severity.key()}}).to_string();
            assert_eq!(rewritten::<Guideline>(&json)["severities"][modality], severity.key());
        }
    }
}

/// A plan read from JSON is the plan itself: what is left out means what the format says.
#[test]
fn what_is_left_out_of_a_plan_has_its_meaning() {
    let plan = support::plan(&tree(PLAN));
    let [whole, part] = plan.staff() else { panic!("{:?}", plan.staff()) };
    assert_eq!((whole.workers.get(), whole.months, whole.share), (2, None, WorkingShare::FULL_TIME));
    assert_eq!((part.workers.get(), part.share.to_string()), (1, "0.5".to_owned()));
    assert_eq!(part.months.map(shegong::Months::get), Some(7));
    let bounds = Guideline::SUZHOU_2016.assess(&plan).bounds();
    // Two workers and half a worker for seven twelfths of the year: 2 + 7/24 of 1372 and 1960 hours.
    assert_eq!((bounds.floor.to_string(), bounds.ceiling.to_string()), ("3144.17".to_owned(), "4491.66".to_owned()));
    assert_eq!(Guideline::SUZHOU_2016.assess(&plan).verdict(), Verdict::NonCompliant);
}
