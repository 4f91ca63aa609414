//! A deliberately naive second implementation of the guideline 苏政民社〔2016〕2号, to test another one against.
//!
//! Written from the guideline and the documented JSON formats alone. JSON in, JSON out, every number a `BigRational`, rounded
//! only where a figure is printed. Inputs are taken to be valid; on others it may panic.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use serde_json::{Map, Value, json};

// ---------------------------------------------------------------------------------------------------------------------
// The guideline's numbers, as the JSON of a guideline with every field present
// ---------------------------------------------------------------------------------------------------------------------

/// The Suzhou guideline, complete.
pub fn suzhou() -> Value {
    json!({
        "edition": "suzhou-2016",
        // 四（一）1: [365 - 11 - 52*2 - 5] * 8 = 1960
        "working_year": {"days": 365, "public_holidays": 11, "rest_days": 104, "paid_leave": 5, "hours_per_day": "8"},
        // 四（一）2: 70 %, 1372
        "direct_share": "0.7",
        // 三、1
        "ordinary_share_cap": "0.1",
        // 四（二）
        "hours": {
            "professional_consultation": "1",
            "intake": "16",
            "casework_session": "8",
            "closure_evaluation": "4",
            "referral.unaccompanied": "8",
            "referral.accompanied": "12",
            "group_preparation": "20",
            "group_session": "12",
            "group_midterm_evaluation": "4",
            "group_closing_evaluation": "4",
            "outreach_visit": "2",
            "household_needs_assessment": "2",
            "large_activity": "60",
            "small_medium_activity": "20",
            "ordinary_activity": "4",
            "community_survey.preparation": "30",
            "community_survey.data_collection": "80",
            "community_survey.data_processing": "10",
            "community_survey.data_analysis": "10",
            "community_survey.report_writing": "30",
            "community_resource_survey.community_walk": "30",
            "community_resource_survey.literature_review": "20",
            "community_resource_survey.report_and_map": "30",
            "organization_workshop.self_run": "20",
            "organization_workshop.external_expert": "8",
            "organization_consultation": "1",
            "volunteer_workshop.self_run": "20",
            "volunteer_workshop.external_expert": "8",
            "lecture.self_run": "20",
            "lecture.external_expert": "8",
            "document_drafting": "12"
        },
        "survey_samples": 100,
        "community_households": 3000,
        "sizes": {"large_activity": 60, "small_medium_activity": 20, "ordinary_activity_below": 20, "lecture": 30},
        "lecture_minutes": 60,
        "consultations_per_topic": 3,
        "supervision": {
            "individual_minutes": 120,
            "group_minutes": 240,
            "group_size": [2, 8],
            "fee_caps": {
                "local": [{"from_years": 5, "cap": "200"}, {"from_years": 10, "cap": "250"}],
                "overseas": "300"
            }
        },
        "severities": {"mandatory": "violation", "firm": "violation", "usual": "advisory", "reference": "advisory"},
        "readings": {
            "survey_units": "proportional",
            "community_units": "by_households",
            "walk_overlap": "walk_only",
            "fund_survey": "keep_report"
        }
    })
}

/// The variant with the Suzhou value in every place it leaves out.
pub fn complete(variant: &Value) -> Value {
    let mut whole = suzhou();
    lay_over(&mut whole, variant);
    whole
}

fn lay_over(below: &mut Value, above: &Value) {
    if below.is_object() && above.is_object() {
        for (key, value) in above.as_object().unwrap() {
            lay_over(&mut below[key.as_str()], value);
        }
    } else if !above.is_null() {
        *below = above.clone();
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Numbers
// ---------------------------------------------------------------------------------------------------------------------

/// A whole number.
fn whole(number: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// A JSON integer, or a decimal in a JSON string.
pub fn number(value: &Value) -> BigRational {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        other => panic!("not a number: {other}"),
    };
    let (before, after) = text.split_once('.').unwrap_or((&text, ""));
    let digits: BigInt = format!("{before}{after}").parse().unwrap();
    BigRational::new(digits, BigInt::from(10).pow(u32::try_from(after.len()).unwrap()))
}

/// Ten to the power of `decimals`.
fn power_of_ten(decimals: u32) -> BigRational {
    BigRational::from_integer(BigInt::from(10).pow(decimals))
}

pub fn round_down(amount: &BigRational, decimals: u32) -> BigRational {
    (amount * power_of_ten(decimals)).floor() / power_of_ten(decimals)
}

pub fn round_up(amount: &BigRational, decimals: u32) -> BigRational {
    (amount * power_of_ten(decimals)).ceil() / power_of_ten(decimals)
}

pub fn round_half_up(amount: &BigRational, decimals: u32) -> BigRational {
    let half = BigRational::new(BigInt::from(1), BigInt::from(2));
    (amount * power_of_ten(decimals) + half).floor() / power_of_ten(decimals)
}

/// The shortest decimal string of a number that has at most four decimals.
pub fn shortest(amount: &BigRational) -> String {
    assert!(!amount.is_negative(), "nothing printed is negative: {amount}");
    let scaled = amount * power_of_ten(4);
    assert!(scaled.is_integer(), "more than four decimals: {amount}");
    let digits = format!("{:0>5}", scaled.to_integer().to_string());
    let (before, after) = digits.split_at(digits.len() - 4);
    let after = after.trim_end_matches('0');
    if after.is_empty() { before.to_string() } else { format!("{before}.{after}") }
}

/// A JSON integer.
fn integer(number: &BigRational) -> Value {
    assert!(number.is_integer(), "not whole: {number}");
    json!(number.to_integer().to_u64().expect("a count fits 64 bits"))
}

// ---------------------------------------------------------------------------------------------------------------------
// The vocabulary
// ---------------------------------------------------------------------------------------------------------------------

/// The item of work that a line's `work` names.
pub fn item_of(work: &Value) -> String {
    match work {
        Value::String(item) => item.clone(),
        Value::Object(object) => object.keys().next().unwrap().clone(),
        other => panic!("not a work: {other}"),
    }
}

/// What stands under the item's name in `work`: a variant's name, an object, or null.
fn detail_of(work: &Value) -> Value {
    match work {
        Value::Object(object) => object.values().next().unwrap().clone(),
        _ => Value::Null,
    }
}

/// The row of the hour table; `other_service` has none.
fn row_of(item: &str) -> Option<u64> {
    match item {
        "professional_consultation" => Some(1),
        "intake" => Some(2),
        "casework_session" => Some(3),
        "closure_evaluation" => Some(4),
        "referral" => Some(5),
        "group_preparation" => Some(6),
        "group_session" => Some(7),
        "group_midterm_evaluation" => Some(8),
        "group_closing_evaluation" => Some(9),
        "outreach_visit" => Some(10),
        "household_needs_assessment" => Some(11),
        "large_activity" => Some(12),
        "small_medium_activity" => Some(13),
        "ordinary_activity" => Some(14),
        "community_survey" => Some(15),
        "community_resource_survey" => Some(16),
        "organization_workshop" => Some(17),
        "organization_consultation" => Some(18),
        "volunteer_workshop" => Some(19),
        "lecture" => Some(20),
        "recruitment_and_selection" => Some(21),
        "document_drafting" => Some(22),
        "fundraising_and_other" => Some(23),
        "other_service" => None,
        other => panic!("no such item: {other}"),
    }
}

fn category_of(item: &str) -> &'static str {
    match row_of(item) {
        Some(1..=5) => "casework",
        Some(6..=9) => "group_work",
        Some(10..=16) => "community_work",
        Some(17..=20) => "support",
        _ => "other",
    }
}

pub const CATEGORIES: [&str; 5] = ["casework", "group_work", "community_work", "support", "other"];

pub const SURVEY_PARTS: [&str; 5] =
    ["preparation", "data_collection", "data_processing", "data_analysis", "report_writing"];

pub const RESOURCE_SURVEY_PARTS: [&str; 3] = ["community_walk", "literature_review", "report_and_map"];

pub const SERVICES: [&str; 18] = [
    "consultation",
    "casework",
    "case_management",
    "group_work",
    "outreach_visit",
    "community_survey",
    "community_resource_survey",
    "community_activity",
    "lecture",
    "needs_archive",
    "organization_fostering",
    "volunteer_management",
    "individual_supervision",
    "group_supervision",
    "three_society_platform",
    "community_public_benefit_fund",
    "ordinary_activity",
    "other_service",
];

pub const ARCHIVE_FIELDS: [&str; 19] = [
    "name",
    "sex",
    "birth_date",
    "address",
    "education_level",
    "major",
    "occupation",
    "income",
    "religion",
    "political_status",
    "contact",
    "skills_and_hobbies",
    "volunteering_willingness",
    "direct_relatives",
    "collateral_relatives",
    "welfare_received",
    "difficulties",
    "current_needs",
    "future_needs",
];

fn clause_of_service(service: &str) -> &'static str {
    match service {
        "consultation" => "1.1",
        "casework" => "1.2",
        "case_management" => "1.3",
        "group_work" => "1.4",
        "outreach_visit" => "1.5.1",
        "community_survey" => "1.5.2",
        "community_resource_survey" => "1.5.3",
        "community_activity" => "1.5.4",
        "lecture" => "1.5.5",
        "needs_archive" => "1.5.6",
        "organization_fostering" => "1.5.7",
        "volunteer_management" => "1.6",
        "individual_supervision" | "group_supervision" => "1.7",
        "three_society_platform" => "2.1",
        "community_public_benefit_fund" => "2.2",
        "ordinary_activity" => "3.1",
        "other_service" => "3.2",
        other => panic!("no such service: {other}"),
    }
}

/// Whether the item is one of the service's.
pub fn service_has_item(service: &str, item: &str) -> bool {
    let items: &[&str] = match service {
        "consultation" => &["professional_consultation"],
        "casework" | "case_management" => &["intake", "casework_session", "referral", "closure_evaluation"],
        "group_work" => &["group_preparation", "group_session", "group_midterm_evaluation", "group_closing_evaluation"],
        "outreach_visit" => &["outreach_visit"],
        "community_survey" => &["community_survey"],
        "community_resource_survey" => &["community_resource_survey"],
        "community_activity" => &["large_activity", "small_medium_activity"],
        "lecture" => &["lecture"],
        "needs_archive" => &["outreach_visit", "household_needs_assessment"],
        "organization_fostering" => {
            &["document_drafting", "recruitment_and_selection", "organization_workshop", "organization_consultation"]
        }
        "volunteer_management" => &["recruitment_and_selection", "document_drafting", "volunteer_workshop"],
        "individual_supervision" | "group_supervision" => &[],
        "three_society_platform" => &["community_survey", "document_drafting", "recruitment_and_selection", "lecture"],
        "community_public_benefit_fund" => &["community_resource_survey", "document_drafting", "large_activity"],
        "ordinary_activity" => &["ordinary_activity"],
        "other_service" => return true,
        other => panic!("no such service: {other}"),
    };
    items.contains(&item)
}

/// The service's main records (主要记录), in the document's order, and the clause that lists them.
#[expect(clippy::too_many_lines, reason = "a table, one arm a service")]
pub fn records_of(service: &str) -> (&'static str, Vec<&'static str>) {
    match service {
        "consultation" => ("1.1.2", vec!["consultation_record"]),
        "casework" => (
            "1.2.3",
            vec![
                "consultation_or_visit_record",
                "intake_form",
                "service_agreement",
                "assessment_report_and_service_plan",
                "service_record",
                "service_evaluation_report",
                "closure_or_referral_report",
            ],
        ),
        "case_management" => (
            "1.3.3",
            vec![
                "visit_or_referral_record",
                "intake_form",
                "assessment_and_work_plan_report",
                "service_record",
                "service_evaluation_report",
                "closure_or_referral_report",
            ],
        ),
        "group_work" => (
            "1.4.3",
            vec![
                "group_plan",
                "member_list",
                "member_contract",
                "session_plan",
                "session_record",
                "midterm_evaluation_report",
                "closing_report",
            ],
        ),
        "outreach_visit" => ("1.5.1.2", vec!["visit_record"]),
        "community_survey" => (
            "1.5.2.3",
            vec![
                "sampling_frame",
                "questionnaire_or_interview_outline",
                "questionnaire_summary_or_interview_record",
                "survey_report",
            ],
        ),
        "community_resource_survey" => ("1.5.3.3", vec!["resource_map", "resource_survey_report"]),
        "community_activity" => (
            "1.5.4.3",
            vec![
                "activity_plan",
                "activity_notice",
                "participant_list_and_sign_in",
                "implementation_record",
                "evaluation_or_summary",
                "press_release_or_photos",
            ],
        ),
        "lecture" => (
            "1.5.5.3",
            vec![
                "training_plan",
                "teaching_material",
                "training_notice",
                "trainee_sign_in",
                "trainer_qualification",
                "effect_evaluation",
                "training_summary",
                "press_release_or_photos",
            ],
        ),
        "needs_archive" => ("1.5.6.3", vec!["visit_record", "information_form", "needs_assessment_report"]),
        "organization_fostering" => (
            "1.5.7.3",
            vec![
                "fostering_plan",
                "fostered_organization_list",
                "training_and_guidance_record",
                "follow_up_record",
                "midterm_evaluation_report",
                "final_evaluation_report",
            ],
        ),
        "volunteer_management" => (
            "1.6.3",
            vec![
                "recruitment_plan",
                "recruitment_notice",
                "applicant_list",
                "roster",
                "training_plan",
                "volunteer_registration",
                "volunteer_service_record",
                "volunteer_assessment",
                "management_summary",
            ],
        ),
        "individual_supervision" => ("1.7.4", vec!["individual_supervision_record"]),
        "group_supervision" => ("1.7.4", vec!["group_supervision_record"]),
        "ordinary_activity" => {
            ("3.1.1", vec!["activity_plan", "participant_list_and_sign_in", "implementation_record_or_photos"])
        }
        // The document lists no records for these three.
        "three_society_platform" | "community_public_benefit_fund" | "other_service" => ("", vec![]),
        other => panic!("no such service: {other}"),
    }
}

/// The service's duties with their clauses, in the order in which the documented formats lists them.
pub fn duties_of(service: &str) -> Vec<(&'static str, &'static str)> {
    match service {
        "group_work" => vec![("member_contract_signed", "1.4.3.3")],
        "case_management" => vec![("post_closure_follow_up", "1.3.2.5")],
        "community_resource_survey" => {
            vec![("resource_survey_before_service", "1.5.3.1"), ("resource_updates_recorded", "1.5.3.1")]
        }
        "community_public_benefit_fund" => vec![("fund_oversight_rules", "2.2"), ("fund_disclosure", "2.2")],
        "other_service" => vec![("standard_and_complete_process", "3.2")],
        _ => vec![],
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Findings
// ---------------------------------------------------------------------------------------------------------------------

/// One rule that did not hold.
struct Breach {
    rule: &'static str,
    modality: &'static str,
    clause: String,
    subject: Value,
    measured: Value,
    limit: Value,
    unit: Value,
    /// What is missing, for the three rules that say so.
    missing: Option<Value>,
}

/// The findings as JSON, ordered by clause, then subject; equal ones stay in the order in which they were found.
fn findings_json(mut breaches: Vec<Breach>, guideline: &Value) -> Value {
    breaches.sort_by_key(|breach| (clause_numbers(&breach.clause), subject_order(&breach.subject)));
    let mut findings = Vec::new();
    for breach in &breaches {
        let mut finding = json!({
            "rule": breach.rule,
            "severity": guideline["severities"][breach.modality],
            "modality": breach.modality,
            "clause": breach.clause,
            "subject": breach.subject,
            "measured": breach.measured,
            "limit": breach.limit,
            "unit": breach.unit,
        });
        if let Some(missing) = &breach.missing {
            finding["missing"] = missing.clone();
        }
        findings.push(finding);
    }
    Value::Array(findings)
}

fn clause_numbers(clause: &str) -> Vec<u64> {
    clause.split('.').map(|part| part.parse().unwrap()).collect()
}

/// Nothing comes first, then lines, events, dossiers and archives, each by its index.
fn subject_order(subject: &Value) -> (usize, u64) {
    for (place, kind) in ["line", "event", "dossier", "archive"].iter().enumerate() {
        if let Some(index) = subject.get(kind) {
            return (place + 1, index.as_u64().unwrap());
        }
    }
    (0, 0)
}

fn verdict(findings: &Value) -> &'static str {
    let findings = findings.as_array().unwrap();
    if findings.is_empty() {
        "compliant"
    } else if findings.iter().any(|finding| finding["severity"] == "violation") {
        "non_compliant"
    } else {
        "compliant_with_advisories"
    }
}

/// The size and duration rules that plans and deliveries have in common, for one line or event.
fn size_breaches(item: &str, participants: &Value, minutes: &Value, subject: &Value, guideline: &Value) -> Vec<Breach> {
    let sizes = &guideline["sizes"];
    let mut breaches = Vec::new();
    let breach = |rule, modality, clause: &str, measured: &Value, limit: Value, unit: &str| Breach {
        rule,
        modality,
        clause: clause.to_string(),
        subject: subject.clone(),
        measured: measured.clone(),
        limit,
        unit: json!(unit),
        missing: None,
    };
    if !participants.is_null() {
        let present = number(participants);
        if item == "large_activity" && present < number(&sizes["large_activity"]) {
            let limit = json!({"at_least": sizes["large_activity"]});
            breaches.push(breach("large_activity_size", "usual", "1.5.4.1", participants, limit, "participants"));
        }
        if item == "small_medium_activity" && present < number(&sizes["small_medium_activity"]) {
            let limit = json!({"at_least": sizes["small_medium_activity"]});
            breaches.push(breach(
                "small_medium_activity_size",
                "usual",
                "1.5.4.1",
                participants,
                limit,
                "participants",
            ));
        }
        if item == "ordinary_activity" && present >= number(&sizes["ordinary_activity_below"]) {
            let limit = json!({"below": sizes["ordinary_activity_below"]});
            breaches.push(breach("ordinary_activity_size", "usual", "3.1", participants, limit, "participants"));
        }
        if item == "lecture" && present < number(&sizes["lecture"]) {
            let limit = json!({"at_least": sizes["lecture"]});
            breaches.push(breach("lecture_size", "usual", "1.5.5.1", participants, limit, "participants"));
        }
    }
    if !minutes.is_null() && item == "lecture" && number(minutes) < number(&guideline["lecture_minutes"]) {
        let limit = json!({"at_least": guideline["lecture_minutes"]});
        breaches.push(breach("lecture_duration", "firm", "1.5.5.1", minutes, limit, "minutes"));
    }
    breaches
}

// ---------------------------------------------------------------------------------------------------------------------
// A line's hours
// ---------------------------------------------------------------------------------------------------------------------

struct LineHours {
    /// The sum of the rates counted, before scaling.
    unit_hours: BigRational,
    /// How many units one of the line is, as a fraction not reduced.
    scale: (BigRational, BigRational),
    hours: BigRational,
    adjustments: Vec<&'static str>,
}

fn rate(guideline: &Value, key: &str) -> BigRational {
    number(&guideline["hours"][key])
}

/// The parts that the line names, or all of them.
fn parts_of(detail: &Value, all: &[&str]) -> Vec<String> {
    match detail.get("parts") {
        Some(Value::Array(parts)) => parts.iter().map(|part| part.as_str().unwrap().to_string()).collect(),
        _ => all.iter().map(ToString::to_string).collect(),
    }
}

/// Removes a part; says whether it was there.
fn remove(parts: &mut Vec<String>, part: &str) -> bool {
    let before = parts.len();
    parts.retain(|other| other != part);
    parts.len() < before
}

/// Whether some community survey of the plan, of a quantity above 0, is of the same community as this line.
fn also_surveyed(line: &Value, lines: &[Value]) -> bool {
    for other in lines {
        let is_survey = item_of(&other["work"]) == "community_survey";
        let surveys_something = !number(&other["quantity"]).is_zero();
        // Indexing gives null for an absent community, so two absent ones are equal.
        if is_survey && surveys_something && other["community"] == line["community"] {
            return true;
        }
    }
    false
}

fn line_hours(line: &Value, lines: &[Value], guideline: &Value) -> LineHours {
    let work = &line["work"];
    let item = item_of(work);
    let detail = detail_of(work);
    let service = line["service"].as_str().unwrap_or("");
    let readings = &guideline["readings"];
    let mut unit_hours = whole(0);
    let mut scale = (whole(1), whole(1));
    let mut adjustments = Vec::new();

    if item == "community_survey" {
        let mut parts = parts_of(&detail, &SURVEY_PARTS);
        // 二、1(1): 社区调研（不含调研准备）
        if service == "three_society_platform" && remove(&mut parts, "preparation") {
            adjustments.push("preparation_excluded");
        }
        for part in &parts {
            unit_hours += rate(guideline, &format!("community_survey.{part}"));
        }
        let samples = number(&detail["samples"]);
        let samples_of_a_unit = number(&guideline["survey_samples"]);
        if readings["survey_units"] == "started_units" {
            scale = ((samples / samples_of_a_unit).ceil(), whole(1));
        } else {
            scale = (samples, samples_of_a_unit);
        }
    } else if item == "community_resource_survey" {
        let mut parts = parts_of(&detail, &RESOURCE_SURVEY_PARTS);
        // 二、2(1): 社区资源调查（不含地图绘制、文献查阅）
        if service == "community_public_benefit_fund" {
            if remove(&mut parts, "literature_review") {
                adjustments.push("literature_excluded");
            }
            if readings["fund_survey"] == "walk_only" && remove(&mut parts, "report_and_map") {
                adjustments.push("report_and_map_excluded");
            }
        }
        // 4.2.16.1: the walk is not counted again where the same project surveys the same community
        if also_surveyed(line, lines) {
            if readings["walk_overlap"] == "whole_survey" {
                if !parts.is_empty() {
                    parts.clear();
                    adjustments.push("survey_counted_with_survey");
                }
            } else if remove(&mut parts, "community_walk") {
                adjustments.push("walk_counted_with_survey");
            }
        }
        for part in &parts {
            unit_hours += rate(guideline, &format!("community_resource_survey.{part}"));
        }
        if readings["community_units"] == "by_households" && !detail["households"].is_null() {
            scale = (number(&detail["households"]), number(&guideline["community_households"]));
        }
    } else if detail.get("hours").is_some() {
        unit_hours = number(&detail["hours"]);
    } else if let Some(like) = detail.get("like") {
        unit_hours = rate(guideline, like.as_str().unwrap());
    } else if let Some(variant) = detail.as_str() {
        unit_hours = rate(guideline, &format!("{item}.{variant}"));
    } else {
        unit_hours = rate(guideline, &item);
    }

    let hours = round_half_up(&(&unit_hours * &scale.0 / &scale.1 * number(&line["quantity"])), 2);
    LineHours { unit_hours, scale, hours, adjustments }
}

/// The line's `work` as in the plan, its own figure in shortest form.
fn work_json(work: &Value) -> Value {
    let mut work = work.clone();
    if let Value::Object(object) = &mut work {
        for detail in object.values_mut() {
            if let Some(hours) = detail.get_mut("hours") {
                *hours = json!(shortest(&number(hours)));
            }
        }
    }
    work
}

// ---------------------------------------------------------------------------------------------------------------------
// Assessment
// ---------------------------------------------------------------------------------------------------------------------

/// The hours that one full-time worker works in a year, and those of them that are direct service.
pub fn year_of_a_worker(guideline: &Value) -> (BigRational, BigRational) {
    let year = &guideline["working_year"];
    let days = number(&year["days"])
        - number(&year["public_holidays"])
        - number(&year["rest_days"])
        - number(&year["paid_leave"]);
    let all = days * number(&year["hours_per_day"]);
    let direct = &all * number(&guideline["direct_share"]);
    (all, direct)
}

/// The sum over posts of workers × share × months ÷ 12.
pub fn worker_years(plan: &Value) -> BigRational {
    let mut sum = whole(0);
    for post in plan["staff"].as_array().unwrap() {
        let months = if post["months"].is_null() { &plan["term_months"] } else { &post["months"] };
        let share = if post["share"].is_null() { whole(1) } else { number(&post["share"]) };
        sum += number(&post["workers"]) * share * number(months) / whole(12);
    }
    sum
}

/// The lines of a plan as they are answered, and what they sum up to.
struct Sums {
    total: BigRational,
    ordinary: BigRational,
    own_figures: BigRational,
    /// In the order of `CATEGORIES`.
    categories: Vec<BigRational>,
    preparations: BigRational,
    midterm_evaluations: BigRational,
    closing_evaluations: BigRational,
    /// The lines as JSON.
    answered: Vec<Value>,
}

fn sums_of(lines: &[Value], guideline: &Value) -> Sums {
    let mut total = whole(0);
    let mut ordinary = whole(0);
    let mut own_figures = whole(0);
    let mut categories = vec![whole(0); CATEGORIES.len()];
    let mut preparations = whole(0);
    let mut midterm_evaluations = whole(0);
    let mut closing_evaluations = whole(0);
    let mut answered = Vec::new();
    for line in lines {
        let item = item_of(&line["work"]);
        let quantity = number(&line["quantity"]);
        let LineHours { unit_hours, scale, hours, adjustments } = line_hours(line, lines, guideline);
        total += &hours;
        if item == "ordinary_activity" {
            ordinary += &hours;
        }
        if detail_of(&line["work"]).get("hours").is_some() {
            own_figures += &hours;
        }
        for (index, category) in CATEGORIES.iter().enumerate() {
            if *category == category_of(&item) {
                categories[index] += &hours;
            }
        }
        match item.as_str() {
            "group_preparation" => preparations += &quantity,
            "group_midterm_evaluation" => midterm_evaluations += &quantity,
            "group_closing_evaluation" => closing_evaluations += &quantity,
            _ => {}
        }
        let mut answer = json!({
            "row": row_of(&item),
            "work": work_json(&line["work"]),
            "quantity": line["quantity"],
            "unit_hours": shortest(&unit_hours),
            "hours": shortest(&hours),
        });
        if scale.0 != scale.1 {
            answer["scale"] = json!([integer(&scale.0), integer(&scale.1)]);
        }
        if !adjustments.is_empty() {
            answer["adjustments"] = json!(adjustments);
        }
        answered.push(answer);
    }
    Sums { total, ordinary, own_figures, categories, preparations, midterm_evaluations, closing_evaluations, answered }
}

/// How far the sums are from the limits.
fn room_of(sums: &Sums, floor: &BigRational, ceiling: &BigRational, guideline: &Value) -> Value {
    let Sums { total, ordinary, .. } = sums;
    let cap = number(&guideline["ordinary_share_cap"]);
    let too_much_ordinary = *ordinary > &cap * total;
    let to_floor = if total < floor { round_up(&(floor - total), 2) } else { whole(0) };
    let to_ceiling = if total < ceiling { round_down(&(ceiling - total), 2) } else { whole(0) };
    let session = rate(guideline, "ordinary_activity");
    // ordinary + n × session ≤ cap × (total + n × session), n as great as can be
    let ordinary_sessions = if cap.is_one() {
        Value::Null
    } else if too_much_ordinary {
        json!(0)
    } else {
        integer(&((&cap * total - ordinary) / (&session * (whole(1) - &cap))).floor())
    };
    // ordinary - n × session ≤ cap × (total - n × session), n as small as can be
    let sessions_to_cut = if too_much_ordinary {
        integer(&((ordinary - &cap * total) / (&session * (whole(1) - &cap))).ceil())
    } else {
        json!(0)
    };
    // ordinary ≤ cap × (total + hours), hours as few as can be
    let offsetting_hours = if !too_much_ordinary {
        json!("0")
    } else if cap.is_zero() {
        Value::Null
    } else {
        json!(shortest(&round_up(&(ordinary / &cap - total), 2)))
    };
    json!({
        "to_floor": shortest(&to_floor),
        "to_ceiling": shortest(&to_ceiling),
        "ordinary_sessions": ordinary_sessions,
        "sessions_to_cut": sessions_to_cut,
        "offsetting_hours": offsetting_hours,
    })
}

/// What departs in the sums.
fn breaches_in_sums(sums: &Sums, floor: &BigRational, ceiling: &BigRational, guideline: &Value) -> Vec<Breach> {
    let Sums { total, ordinary, preparations, midterm_evaluations, closing_evaluations, .. } = sums;
    let cap = number(&guideline["ordinary_share_cap"]);
    let mut breaches = Vec::new();
    if total < floor {
        breaches.push(Breach {
            rule: "workload_floor",
            modality: "mandatory",
            clause: "4.1.3".to_string(),
            subject: Value::Null,
            measured: json!(shortest(total)),
            limit: json!({"at_least": shortest(&round_up(floor, 2))}),
            unit: json!("hours"),
            missing: None,
        });
    }
    if total > ceiling {
        breaches.push(Breach {
            rule: "workload_ceiling",
            modality: "mandatory",
            clause: "4.1.3".to_string(),
            subject: Value::Null,
            measured: json!(shortest(total)),
            limit: json!({"at_most": shortest(&round_down(ceiling, 2))}),
            unit: json!("hours"),
            missing: None,
        });
    }
    if *ordinary > &cap * total {
        breaches.push(Breach {
            rule: "ordinary_share",
            modality: "usual",
            clause: "3.1".to_string(),
            subject: Value::Null,
            measured: json!(shortest(&round_up(&(ordinary / total), 4))),
            limit: json!({"at_most": shortest(&cap)}),
            unit: json!("share"),
            missing: None,
        });
    }
    if midterm_evaluations != preparations || closing_evaluations != preparations {
        let measured = if midterm_evaluations == preparations { closing_evaluations } else { midterm_evaluations };
        breaches.push(Breach {
            rule: "group_evaluations",
            modality: "reference",
            clause: "1.4.4".to_string(),
            subject: Value::Null,
            measured: integer(measured),
            limit: json!({"between": [integer(preparations), integer(preparations)]}),
            unit: json!("groups"),
            missing: None,
        });
    }
    breaches
}

/// What departs in the lines themselves.
fn breaches_in_lines(lines: &[Value], guideline: &Value) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let item = item_of(&line["work"]);
        let subject = json!({"line": index});
        breaches.extend(size_breaches(&item, &line["participants"], &line["minutes"], &subject, guideline));
        if let Some(service) = line["service"].as_str().filter(|service| !service_has_item(service, &item)) {
            breaches.push(Breach {
                rule: "item_outside_service",
                modality: "reference",
                clause: clause_of_service(service).to_string(),
                subject: subject.clone(),
                measured: Value::Null,
                limit: Value::Null,
                unit: Value::Null,
                missing: None,
            });
        }
        let own_figure = detail_of(&line["work"]).get("hours").is_some();
        let basis = line["basis"].as_str().unwrap_or("");
        if own_figure && basis.trim().is_empty() {
            let clause = match item.as_str() {
                "recruitment_and_selection" => "4.2.21",
                "fundraising_and_other" => "4.2.23",
                "other_service" => "3.2",
                other => panic!("no own figure: {other}"),
            };
            breaches.push(Breach {
                rule: "estimate_without_basis",
                modality: "reference",
                clause: clause.to_string(),
                subject: subject.clone(),
                measured: Value::Null,
                limit: Value::Null,
                unit: Value::Null,
                missing: None,
            });
        }
    }
    breaches
}

/// The assessment of a plan, without `readings` and without the findings' messages.
pub fn assess(plan: &Value, guideline: &Value) -> Value {
    let guideline = &complete(guideline);
    let lines = plan["lines"].as_array().unwrap();
    let sums = sums_of(lines, guideline);
    let Sums { total, ordinary, .. } = &sums;
    let mut categories_json = Map::new();
    for (index, category) in CATEGORIES.iter().enumerate() {
        categories_json.insert((*category).to_string(), json!(shortest(&sums.categories[index])));
    }

    // The bounds, exact, and as printed.
    let (all_hours, direct_hours) = year_of_a_worker(guideline);
    let floor = &direct_hours * worker_years(plan);
    let ceiling = &all_hours * worker_years(plan);
    let printed_floor = round_up(&floor, 2);
    let printed_ceiling = round_down(&ceiling, 2);

    // The whole numbers of full-time workers over the whole term that the total would suit.
    let term = number(&plan["term_months"]) / whole(12);
    let mut least_workers = (total / (&all_hours * &term)).ceil();
    if least_workers < whole(1) {
        least_workers = whole(1);
    }
    let greatest_workers = (total / (&direct_hours * &term)).floor();
    let headcount = if least_workers <= greatest_workers {
        json!({"min": integer(&least_workers), "max": integer(&greatest_workers)})
    } else {
        Value::Null
    };

    // The share of ordinary activities.
    let ordinary_share =
        if total.is_zero() { Value::Null } else { json!(shortest(&round_half_up(&(ordinary / total), 4))) };

    // The rules, in the order of the documented formats where two could share a clause and a subject.
    let mut breaches = breaches_in_sums(&sums, &floor, &ceiling, guideline);
    breaches.extend(breaches_in_lines(lines, guideline));
    let findings = findings_json(breaches, guideline);

    json!({
        "edition": guideline["edition"],
        "plan": plan["name"],
        "verdict": verdict(&findings),
        "total_hours": shortest(total),
        "ordinary_hours": shortest(ordinary),
        "ordinary_share": ordinary_share,
        "own_figure_hours": shortest(&sums.own_figures),
        "bounds": {"floor": shortest(&printed_floor), "ceiling": shortest(&printed_ceiling)},
        "categories": categories_json,
        "lines": sums.answered,
        "headcount": headcount,
        "room": room_of(&sums, &floor, &ceiling, guideline),
        "findings": findings,
    })
}

/// The plan assessed under all sixteen combinations of the four readings.
pub fn envelope(plan: &Value, guideline: &Value) -> Value {
    let mut totals = Vec::new();
    let mut verdicts_met = Vec::new();
    for survey_units in ["proportional", "started_units"] {
        for community_units in ["by_households", "per_community"] {
            for walk_overlap in ["walk_only", "whole_survey"] {
                for fund_survey in ["keep_report", "walk_only"] {
                    let mut guideline = complete(guideline);
                    guideline["readings"] = json!({
                        "survey_units": survey_units,
                        "community_units": community_units,
                        "walk_overlap": walk_overlap,
                        "fund_survey": fund_survey,
                    });
                    let assessment = assess(plan, &guideline);
                    totals.push(number(&assessment["total_hours"]));
                    verdicts_met.push(assessment["verdict"].clone());
                }
            }
        }
    }
    let mut verdicts = Vec::new();
    for verdict in ["compliant", "compliant_with_advisories", "non_compliant"] {
        if verdicts_met.contains(&json!(verdict)) {
            verdicts.push(verdict);
        }
    }
    json!({
        "unanimous": verdicts.len() == 1,
        "least_hours": shortest(totals.iter().min().unwrap()),
        "greatest_hours": shortest(totals.iter().max().unwrap()),
        "verdicts": verdicts,
    })
}

// ---------------------------------------------------------------------------------------------------------------------
// Review
// ---------------------------------------------------------------------------------------------------------------------

/// An absent list is an empty one.
fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// The cap on the supervisor's hourly fee; none for local ones of too few years.
fn fee_cap(supervisor: &Value, guideline: &Value) -> Option<BigRational> {
    let caps = &guideline["supervision"]["fee_caps"];
    if supervisor == "overseas" {
        return Some(number(&caps["overseas"]));
    }
    let years = number(&supervisor["local"]["completed_years"]);
    let mut reached: Option<&Value> = None;
    for step in caps["local"].as_array().unwrap() {
        let is_reached = number(&step["from_years"]) <= years;
        let is_higher = reached.is_none_or(|other| number(&other["from_years"]) < number(&step["from_years"]));
        if is_reached && is_higher {
            reached = Some(step);
        }
    }
    reached.map(|step| number(&step["cap"]))
}

/// All series of the same client and topic count together, at the last of them.
fn consultation_breaches(index: usize, events: &[Value], guideline: &Value) -> Vec<Breach> {
    let detail = detail_of(&events[index]);
    let mut breaches = Vec::new();
    let mut consultations = whole(0);
    let mut last = index;
    for (other_index, other) in events.iter().enumerate() {
        if item_of(other) == "consultation_series" {
            let other_detail = detail_of(other);
            if other_detail["client"] == detail["client"] && other_detail["topic"] == detail["topic"] {
                consultations += number(&other_detail["consultations"]);
                last = other_index;
            }
        }
    }
    if index == last && consultations > number(&guideline["consultations_per_topic"]) {
        breaches.push(Breach {
            rule: "consultation_count",
            modality: "usual",
            clause: "1.1.1".to_string(),
            subject: json!({"event": index}),
            measured: integer(&consultations),
            limit: json!({"at_most": guideline["consultations_per_topic"]}),
            unit: json!("consultations"),
            missing: None,
        });
    }
    breaches
}

/// What departs in the length of a session and the size of its group.
fn session_breaches(kind: &str, detail: &Value, subject: &Value, guideline: &Value) -> Vec<Breach> {
    let supervision = &guideline["supervision"];
    let mut breaches = Vec::new();
    if kind == "individual_supervision" && number(&detail["minutes"]) > number(&supervision["individual_minutes"]) {
        breaches.push(Breach {
            rule: "individual_supervision_duration",
            modality: "firm",
            clause: "1.7.3.1".to_string(),
            subject: subject.clone(),
            measured: detail["minutes"].clone(),
            limit: json!({"at_most": supervision["individual_minutes"]}),
            unit: json!("minutes"),
            missing: None,
        });
    }

    if kind == "group_supervision" {
        if number(&detail["minutes"]) > number(&supervision["group_minutes"]) {
            breaches.push(Breach {
                rule: "group_supervision_duration",
                modality: "firm",
                clause: "1.7.3.2".to_string(),
                subject: subject.clone(),
                measured: detail["minutes"].clone(),
                limit: json!({"at_most": supervision["group_minutes"]}),
                unit: json!("minutes"),
                missing: None,
            });
        }
        let supervisees = number(&detail["supervisees"]);
        let size = &supervision["group_size"];
        if supervisees < number(&size[0]) || supervisees > number(&size[1]) {
            breaches.push(Breach {
                rule: "group_supervision_size",
                modality: "usual",
                clause: "1.7.3.2".to_string(),
                subject: subject.clone(),
                measured: detail["supervisees"].clone(),
                limit: json!({"between": size}),
                unit: json!("supervisees"),
                missing: None,
            });
        }
    }
    breaches
}

/// What departs in a fee that is known.
fn fee_breaches(detail: &Value, fee: &BigRational, subject: &Value, guideline: &Value) -> Vec<Breach> {
    let mut breaches = Vec::new();
    if let Some(cap) = fee_cap(&detail["supervisor"], guideline) {
        if *fee > cap {
            breaches.push(Breach {
                rule: "supervision_fee",
                modality: "firm",
                clause: "1.7.5".to_string(),
                subject: subject.clone(),
                measured: json!(shortest(fee)),
                limit: json!({"at_most": shortest(&cap)}),
                unit: json!("yuan_an_hour"),
                missing: None,
            });
        }
    } else {
        let local = list(&guideline["supervision"]["fee_caps"]["local"]);
        let limit = match local.iter().map(|step| number(&step["from_years"])).min() {
            Some(years) => json!({"at_least": integer(&years)}),
            None => Value::Null,
        };
        breaches.push(Breach {
            rule: "supervision_fee_reference",
            modality: "reference",
            clause: "1.7.5".to_string(),
            subject: subject.clone(),
            measured: detail["supervisor"]["local"]["completed_years"].clone(),
            limit,
            unit: json!("years"),
            missing: None,
        });
    }
    breaches
}

/// What a dossier lacks.
fn dossier_breaches(index: usize, dossier: &Value) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let service = dossier["service"].as_str().unwrap();
    let subject = json!({"dossier": index});
    let kept = list(&dossier["records"]);
    let done = list(&dossier["duties"]);
    let not_due = list(&dossier["not_due"]);
    let (records_clause, records) = records_of(service);
    for record in records {
        if !kept.contains(&json!(record)) && !not_due.contains(&json!(record)) {
            breaches.push(Breach {
                rule: "record_missing",
                modality: "reference",
                clause: records_clause.to_string(),
                subject: subject.clone(),
                measured: Value::Null,
                limit: Value::Null,
                unit: Value::Null,
                missing: Some(json!([record])),
            });
        }
    }
    for (duty, duty_clause) in duties_of(service) {
        if !done.contains(&json!(duty)) && !not_due.contains(&json!(duty)) {
            breaches.push(Breach {
                rule: "duty_unmet",
                modality: "mandatory",
                clause: duty_clause.to_string(),
                subject: subject.clone(),
                measured: Value::Null,
                limit: Value::Null,
                unit: Value::Null,
                missing: Some(json!([duty])),
            });
        }
    }
    breaches
}

/// What an archive lacks.
fn archive_breaches(index: usize, archive: &Value) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let filled = list(&archive["filled"]);
    let mut missing = Vec::new();
    for field in ARCHIVE_FIELDS {
        if !filled.contains(&json!(field)) {
            missing.push(field);
        }
    }
    if !missing.is_empty() {
        breaches.push(Breach {
            rule: "archive_field_missing",
            modality: "reference",
            clause: "5.2".to_string(),
            subject: json!({"archive": index}),
            measured: json!(ARCHIVE_FIELDS.len() - missing.len()),
            limit: json!({"at_least": 19}),
            unit: json!("fields"),
            missing: Some(json!(missing)),
        });
    }
    breaches
}

/// The review of a delivery, without the findings' messages.
pub fn review(delivery: &Value, guideline: &Value) -> Value {
    let guideline = &complete(guideline);
    let events = list(&delivery["events"]);
    let mut breaches = Vec::new();
    let mut supervision_minutes = whole(0);
    let mut supervision_fees = whole(0);

    for (index, event) in events.iter().enumerate() {
        let kind = item_of(event);
        let detail = detail_of(event);
        let subject = json!({"event": index});
        breaches.extend(size_breaches(&kind, &detail["participants"], &detail["minutes"], &subject, guideline));
        if kind == "consultation_series" {
            breaches.extend(consultation_breaches(index, &events, guideline));
        }
        if kind == "individual_supervision" || kind == "group_supervision" {
            breaches.extend(session_breaches(&kind, &detail, &subject, guideline));
            let minutes = number(&detail["minutes"]);
            supervision_minutes += &minutes;
            if !detail["hourly_fee"].is_null() {
                let fee = number(&detail["hourly_fee"]);
                supervision_fees += round_half_up(&(&fee * &minutes / whole(60)), 2);
                breaches.extend(fee_breaches(&detail, &fee, &subject, guideline));
            }
        }
    }
    for (index, dossier) in list(&delivery["dossiers"]).iter().enumerate() {
        breaches.extend(dossier_breaches(index, dossier));
    }
    for (index, archive) in list(&delivery["archives"]).iter().enumerate() {
        breaches.extend(archive_breaches(index, archive));
    }

    let findings = findings_json(breaches, guideline);
    json!({
        "edition": guideline["edition"],
        "delivery": delivery["name"],
        "verdict": verdict(&findings),
        "supervision": {
            "hours": shortest(&round_half_up(&(supervision_minutes / whole(60)), 2)),
            "fees": shortest(&supervision_fees),
        },
        "findings": findings,
    })
}
