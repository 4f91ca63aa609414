//! Every rule at its edge: the last value inside, the first outside, and the whole finding that the first outside makes;
//! then every bound of every number.

use std::error::Error;

use serde_json::{Value, json};
use shegong::{
    Consultations, CountError, Days, Delivery, Guideline, HourlyFee, Hours, Households, Language, Line, Minutes,
    Months, Participants, Plan, Portion, Post, Quantity, Question, Rate, Rule, Samples, Share, Supervisees, Term,
    UnitHours, Verdict, Work, WorkItem, Workers, WorkingShare, Years, Yuan,
};

use crate::support::{delivery, delivery_of, findings_of, guideline, plan, plan_of, rows, without_messages};

type Tested = Result<(), Box<dyn Error>>;

// ---------------------------------------------------------------------------------------------------------------------
// Edges
// ---------------------------------------------------------------------------------------------------------------------

/// A plan or a delivery, and the findings that one rule makes of it.
struct Edge {
    input: Value,
    finds: Vec<Value>,
}

fn inside(input: Value) -> Edge {
    Edge { input, finds: Vec::new() }
}

fn outside(input: Value, finds: Value) -> Edge {
    Edge { input, finds: vec![finds] }
}

/// The edges of each rule.
const fn edges_of(rule: Rule) -> fn() -> Vec<Edge> {
    match rule {
        Rule::WorkloadFloor => workload_floor,
        Rule::WorkloadCeiling => workload_ceiling,
        Rule::OrdinaryShare => ordinary_share,
        Rule::LargeActivitySize => large_activity_size,
        Rule::SmallMediumActivitySize => small_medium_activity_size,
        Rule::OrdinaryActivitySize => ordinary_activity_size,
        Rule::LectureSize => lecture_size,
        Rule::LectureDuration => lecture_duration,
        Rule::ItemOutsideService => item_outside_service,
        Rule::GroupEvaluations => group_evaluations,
        Rule::EstimateWithoutBasis => estimate_without_basis,
        Rule::ConsultationCount => consultation_count,
        Rule::IndividualSupervisionDuration => individual_supervision_duration,
        Rule::GroupSupervisionDuration => group_supervision_duration,
        Rule::GroupSupervisionSize => group_supervision_size,
        Rule::SupervisionFee => supervision_fee,
        Rule::SupervisionFeeReference => supervision_fee_reference,
        Rule::RecordMissing => record_missing,
        Rule::DutyUnmet => duty_unmet,
        Rule::ArchiveFieldMissing => archive_field_missing,
        _ => panic!("a rule without an edge"),
    }
}

/// A new rule without an edge does not compile: the match is walked by the compiler.
const _: () = {
    let mut at = 0;
    while at < Rule::ALL.len() {
        let _ = edges_of(Rule::ALL[at]);
        at += 1;
    }
};

/// The answer on a plan or a delivery.
fn judged(guideline: &Guideline, input: &Value) -> Value {
    if input.get("term_months").is_some() {
        serde_json::to_value(guideline.assess(&plan(input))).unwrap()
    } else {
        serde_json::to_value(guideline.review(&delivery(input))).unwrap()
    }
}

#[test]
fn every_rule_holds_at_its_edge_and_not_beyond() {
    for rule in Rule::ALL {
        let edges = edges_of(*rule)();
        for Edge { input, finds } in &edges {
            let found = findings_of(rule.key(), &judged(&Guideline::SUZHOU_2016, input));
            assert_eq!(found, *finds, "{rule}: {input}");
        }
        let outside = edges.iter().filter(|edge| !edge.finds.is_empty()).count();
        assert!(outside > 0 && outside < edges.len(), "{rule} needs a value on either side of its edge");
    }
}

/// Which severity a modality has is a parameter: a bureau that takes 通常 as binding says so, and the verdict follows.
#[test]
fn severities_decide_what_a_finding_counts_as() {
    let turned = guideline(
        &json!({"severities": {"mandatory": "advisory", "firm": "advisory", "usual": "violation", "reference": "violation"}}),
    );
    for rule in Rule::ALL {
        for Edge { input, finds } in edges_of(*rule)() {
            let found = findings_of(rule.key(), &judged(&turned, &input));
            assert_eq!(found.len(), finds.len(), "{rule}: {input}");
            for (turned, usual) in found.iter().zip(&finds) {
                let other = if usual["severity"] == "advisory" { "violation" } else { "advisory" };
                assert_eq!(turned["severity"], other, "{rule}: {input}");
                assert_eq!(turned["modality"], usual["modality"], "the words of the document stay what they are");
            }
        }
    }
}

/// One severity turned alone changes the verdicts of its own modality's findings and of no others.
#[test]
fn one_severity_turned_changes_its_own_verdicts() {
    let large = delivery_of(&json!([{"large_activity": {"participants": 59}}]));
    let short = delivery_of(&json!([{"lecture": {"minutes": 59}}]));
    let verdict = |severities: Value, delivery: &Delivery| {
        guideline(&json!({"severities": severities})).review(delivery).verdict()
    };
    assert_eq!(verdict(json!({}), &large), Verdict::CompliantWithAdvisories);
    assert_eq!(verdict(json!({"usual": "violation"}), &large), Verdict::NonCompliant);
    assert_eq!(
        verdict(json!({"reference": "violation", "firm": "advisory"}), &large),
        Verdict::CompliantWithAdvisories
    );
    assert_eq!(verdict(json!({}), &short), Verdict::NonCompliant);
    assert_eq!(verdict(json!({"usual": "violation"}), &short), Verdict::NonCompliant);
    assert_eq!(verdict(json!({"firm": "advisory"}), &short), Verdict::CompliantWithAdvisories);
    let nothing = delivery_of(&json!([]));
    assert_eq!(verdict(json!({"usual": "violation"}), &nothing), Verdict::Compliant);
}

// ---------------------------------------------------------------------------------------------------------------------
// Of the whole plan
// ---------------------------------------------------------------------------------------------------------------------

/// A year's plan of one worker with so many hours, and no other finding to make.
fn worth(hours: &str) -> Value {
    json!({"name": "例", "term_months": 12, "staff": [{"workers": 1}],
        "lines": [{"work": {"other_service": {"hours": hours}}, "quantity": 1, "basis": "测算"}]})
}

/// A plan whose floor and ceiling are 1.1433… and 1.6333… hours: a hundredth of one worker for one month.
fn of_a_hundredth(hours: &str) -> Value {
    let mut plan = worth(hours);
    plan["term_months"] = json!(1);
    plan["staff"] = json!([{"workers": 1, "share": "0.01"}]);
    plan
}

fn workload_floor() -> Vec<Edge> {
    let found = |total: &str, floor: &str| {
        json!({"rule": "workload_floor", "severity": "violation", "modality": "mandatory", "clause": "4.1.3",
            "subject": null, "measured": total, "limit": {"at_least": floor}, "unit": "hours"})
    };
    let mut empty = worth("1");
    empty["lines"] = json!([]);
    vec![
        inside(worth("1372.01")),
        inside(worth("1372")),
        outside(worth("1371.99"), found("1371.99", "1372")),
        outside(empty, found("0", "1372")),
        inside(of_a_hundredth("1.15")),
        outside(of_a_hundredth("1.14"), found("1.14", "1.15")),
    ]
}

fn workload_ceiling() -> Vec<Edge> {
    let found = |total: &str, ceiling: &str| {
        json!({"rule": "workload_ceiling", "severity": "violation", "modality": "mandatory", "clause": "4.1.3",
            "subject": null, "measured": total, "limit": {"at_most": ceiling}, "unit": "hours"})
    };
    vec![
        inside(worth("1959.99")),
        inside(worth("1960")),
        outside(worth("1960.01"), found("1960.01", "1960")),
        inside(of_a_hundredth("1.63")),
        outside(of_a_hundredth("1.64"), found("1.64", "1.63")),
    ]
}

/// A plan of so many ordinary activities at 4 hours, and so many other hours.
fn ordinary_beside(activities: u32, others: &str) -> Value {
    let mut plan = worth(others);
    plan["lines"].as_array_mut().unwrap().push(json!({"work": "ordinary_activity", "quantity": activities}));
    plan
}

fn ordinary_share() -> Vec<Edge> {
    let found = |share: &str| {
        json!({"rule": "ordinary_share", "severity": "advisory", "modality": "usual", "clause": "3.1",
            "subject": null, "measured": share, "limit": {"at_most": "0.1"}, "unit": "share"})
    };
    let mut alone = ordinary_beside(1, "1");
    alone["lines"].as_array_mut().unwrap().remove(0);
    let mut of_nothing = alone.clone();
    of_nothing["lines"][0]["quantity"] = json!(0);
    // What is like an ordinary activity is none.
    let mut likened = alone.clone();
    likened["lines"][0]["work"] = json!({"other_service": {"like": "ordinary_activity"}});
    vec![
        inside(ordinary_beside(40, "1440.01")),
        // 160 of 1600 hours: the activities themselves are counted in the whole.
        inside(ordinary_beside(40, "1440")),
        // 160 of 1599.99 hours are 10.00006… %, which must not be printed as 10 %.
        outside(ordinary_beside(40, "1439.99"), found("0.1001")),
        outside(ordinary_beside(41, "1440"), found("0.1023")),
        outside(ordinary_beside(1, "0.01"), found("0.9976")),
        outside(alone, found("1")),
        inside(of_nothing),
        inside(likened),
    ]
}

/// A plan of groups: so many preparations, midterm and closing evaluations, and sessions that do not matter.
fn groups(prepared: &[u32], midterm: &[u32], closing: &[u32]) -> Value {
    let mut plan = worth("1372");
    let lines = plan["lines"].as_array_mut().unwrap();
    lines.push(json!({"work": "group_session", "quantity": 5}));
    for (work, quantities) in
        [("group_preparation", prepared), ("group_midterm_evaluation", midterm), ("group_closing_evaluation", closing)]
    {
        lines.extend(quantities.iter().map(|quantity| json!({"work": work, "quantity": quantity})));
    }
    plan
}

fn group_evaluations() -> Vec<Edge> {
    let found = |measured: u32, prepared: u32| {
        json!({"rule": "group_evaluations", "severity": "advisory", "modality": "reference", "clause": "1.4.4",
            "subject": null, "measured": measured, "limit": {"between": [prepared, prepared]}, "unit": "groups"})
    };
    vec![
        inside(groups(&[], &[], &[])),
        inside(groups(&[3], &[3], &[3])),
        inside(groups(&[2, 1], &[3], &[0, 1, 2])),
        outside(groups(&[3], &[2], &[3]), found(2, 3)),
        outside(groups(&[3], &[4], &[3]), found(4, 3)),
        outside(groups(&[3], &[3], &[2]), found(2, 3)),
        outside(groups(&[3], &[3], &[4]), found(4, 3)),
        outside(groups(&[2, 2], &[3], &[3]), found(3, 4)),
        outside(groups(&[], &[], &[1]), found(1, 0)),
        outside(groups(&[1], &[], &[]), found(0, 1)),
    ]
}

// ---------------------------------------------------------------------------------------------------------------------
// Of lines and events
// ---------------------------------------------------------------------------------------------------------------------

/// A compliant plan with this line behind another one.
fn planned(line: Value) -> Value {
    let mut plan = worth("1372");
    plan["lines"].as_array_mut().unwrap().push(line);
    plan
}

/// A delivery with this event behind another one.
fn held(event: &Value) -> Value {
    json!({"name": "例", "events": [{"large_activity": {}}, event]})
}

/// A size or duration, planned and held, on both sides of its edge; 0 is judged and what is absent is not.
fn attendance(
    rule: &str,
    (work, event): (Value, &str),
    field: &str,
    (last_inside, first_outside): (u32, u32),
    limit: &Value,
) -> Vec<Edge> {
    let rule: Rule = rule.parse().unwrap();
    let found = |measured: u32, subject: &Value| {
        let severity = if rule == Rule::LectureDuration { "violation" } else { "advisory" };
        json!({"rule": rule, "severity": severity, "modality": rule.modality(), "clause": rule.clause(), "subject": subject,
            "measured": measured, "limit": limit, "unit": field})
    };
    let line = |quantity: u32, measured: u32| planned(json!({"work": work, "quantity": quantity, field: measured}));
    let event_of = |measured: u32| held(&json!({event: {field: measured}}));
    let (at_line, at_event) = (json!({"line": 1}), json!({"event": 1}));
    let zero = |input: Value, subject: &Value| {
        if limit.get("below").is_some() { inside(input) } else { outside(input, found(0, subject)) }
    };
    vec![
        inside(line(1, last_inside)),
        outside(line(1, first_outside), found(first_outside, &at_line)),
        // Line rules apply whatever the quantity; there is one finding a line, not one an event.
        outside(line(0, first_outside), found(first_outside, &at_line)),
        outside(line(7, first_outside), found(first_outside, &at_line)),
        zero(line(1, 0), &at_line),
        inside(planned(json!({"work": work, "quantity": 1}))),
        inside(event_of(last_inside)),
        outside(event_of(first_outside), found(first_outside, &at_event)),
        zero(event_of(0), &at_event),
        inside(held(&json!({event: {}}))),
        // The rule goes by the item of work, never by what it is likened to or filed under.
        inside(planned(
            json!({"work": {"other_service": {"like": if event == "lecture" { "lecture.self_run" } else { event }}},
            "quantity": 1, field: first_outside}),
        )),
        inside(planned(
            json!({"work": "outreach_visit", "quantity": 1, field: first_outside, "service": "other_service"}),
        )),
    ]
}

fn large_activity_size() -> Vec<Edge> {
    let large = (json!("large_activity"), "large_activity");
    attendance("large_activity_size", large, "participants", (60, 59), &json!({"at_least": 60}))
}

fn small_medium_activity_size() -> Vec<Edge> {
    let small = (json!("small_medium_activity"), "small_medium_activity");
    attendance("small_medium_activity_size", small, "participants", (20, 19), &json!({"at_least": 20}))
}

fn ordinary_activity_size() -> Vec<Edge> {
    let ordinary = (json!("ordinary_activity"), "ordinary_activity");
    attendance("ordinary_activity_size", ordinary, "participants", (19, 20), &json!({"below": 20}))
}

fn lecture_size() -> Vec<Edge> {
    let own = (json!({"lecture": "self_run"}), "lecture");
    let expert = (json!({"lecture": "external_expert"}), "lecture");
    let mut edges = attendance("lecture_size", own, "participants", (30, 29), &json!({"at_least": 30}));
    edges.extend(attendance("lecture_size", expert, "participants", (30, 29), &json!({"at_least": 30})));
    edges
}

fn lecture_duration() -> Vec<Edge> {
    let own = (json!({"lecture": "self_run"}), "lecture");
    let mut edges = attendance("lecture_duration", own, "minutes", (60, 59), &json!({"at_least": 60}));
    // The workshops of rows 17 and 19 are no lectures, and an activity may be short.
    edges.push(inside(planned(json!({"work": {"volunteer_workshop": "self_run"}, "quantity": 1, "minutes": 5}))));
    edges.push(inside(held(&json!({"small_medium_activity": {"minutes": 5}}))));
    edges
}

/// An item of work with some data, by its key.
fn work_of(item: &str) -> Value {
    match item {
        "referral" => json!({"referral": "accompanied"}),
        "organization_workshop" | "volunteer_workshop" | "lecture" => json!({item: "self_run"}),
        "community_survey" => json!({"community_survey": {"samples": 100}}),
        "community_resource_survey" => json!({"community_resource_survey": {}}),
        "recruitment_and_selection" | "fundraising_and_other" | "other_service" => json!({item: {"hours": "1"}}),
        item => json!(item),
    }
}

/// Every item under every service: outside it unless the document names it there.
fn item_outside_service() -> Vec<Edge> {
    let mut edges = vec![inside(planned(json!({"work": "intake", "quantity": 1})))];
    let mut items: Vec<_> = rows("items").into_iter().map(|row| row["key"].clone()).collect();
    items.push("other_service".into());
    let named = rows("service_items");
    for service in rows("services") {
        // Both kinds of supervision are described in 1.7, the clause by which the crate names them.
        let supervision = service["key"].ends_with("_supervision");
        let clause = if supervision { "1.7" } else { &service["clause"] };
        for item in &items {
            let is_own = named.iter().any(|row| row["service"] == service["key"] && row["item"] == *item);
            let line = json!({"work": work_of(item), "quantity": 0, "service": service["key"], "basis": "测算"});
            edges.push(if is_own || service["key"] == "other_service" {
                inside(planned(line))
            } else {
                let found = json!({"rule": "item_outside_service", "severity": "advisory", "modality": "reference",
                    "clause": clause, "subject": {"line": 1}, "measured": null, "limit": null, "unit": null});
                outside(planned(line), found)
            });
        }
    }
    assert_eq!(edges.len(), 1 + 18 * 24);
    edges
}

fn estimate_without_basis() -> Vec<Edge> {
    let mut edges = Vec::new();
    for (item, clause) in
        [("recruitment_and_selection", "4.2.21"), ("fundraising_and_other", "4.2.23"), ("other_service", "3.2")]
    {
        let found = json!({"rule": "estimate_without_basis", "severity": "advisory", "modality": "reference",
            "clause": clause, "subject": {"line": 1}, "measured": null, "limit": null, "unit": null});
        let line = |basis: &str| planned(json!({"work": {item: {"hours": "0.01"}}, "quantity": 0, "basis": basis}));
        edges.push(outside(planned(json!({"work": {item: {"hours": "24"}}, "quantity": 1})), found.clone()));
        for blank in ["", " ", "\u{3000}", "\t\n\u{3000} \u{A0}"] {
            edges.push(outside(line(blank), found.clone()));
        }
        for basis in ["场", "\u{3000}四场招募会\u{3000}", "-"] {
            edges.push(inside(line(basis)));
        }
    }
    // What the table prices needs no basis, and what is likened is priced by the table.
    edges.push(inside(planned(json!({"work": {"other_service": {"like": "intake"}}, "quantity": 1}))));
    edges.push(inside(planned(json!({"work": "document_drafting", "quantity": 1}))));
    edges
}

/// A delivery of series: client, topic, consultations.
fn series(series: &[(&str, &str, u32)]) -> Value {
    let events: Vec<_> = series
        .iter()
        .map(|(client, topic, count)| json!({"consultation_series": {"client": client, "topic": topic, "consultations": count}}))
        .collect();
    json!({"name": "例", "events": events})
}

fn consultation_count() -> Vec<Edge> {
    let found = |measured: u64, event: usize| {
        json!({"rule": "consultation_count", "severity": "advisory", "modality": "usual", "clause": "1.1.1",
            "subject": {"event": event}, "measured": measured, "limit": {"at_most": 3}, "unit": "consultations"})
    };
    vec![
        inside(series(&[("甲", "低保", 0)])),
        inside(series(&[("甲", "低保", 3)])),
        outside(series(&[("甲", "低保", 4)]), found(4, 0)),
        inside(series(&[("甲", "低保", 2), ("甲", "低保", 1)])),
        // Joined, the finding stands at the last series of the two.
        outside(series(&[("甲", "低保", 3), ("乙", "低保", 3), ("甲", "低保", 1), ("甲", "就业", 3)]), found(4, 2)),
        outside(series(&[("甲", "低保", 4), ("甲", "低保", 0)]), found(4, 1)),
        outside(
            series(&[("乙", "低保", 1), ("甲", "低保", 2), ("甲", "低保", 1), ("乙", "低保", 1), ("甲", "低保", 1)]),
            found(4, 4),
        ),
        inside(series(&[("甲", "低保", 3), ("甲", "就业", 3), ("乙", "低保", 3)])),
        // Topics and clients are compared as they stand.
        inside(series(&[("甲", "低保", 3), ("甲", "低保 ", 3), ("甲乙", "保", 1), ("甲", "乙保", 3)])),
        Edge {
            input: series(&[("乙", "低保", 5), ("甲", "就业", 4), ("甲", "低保", 3)]),
            finds: vec![found(5, 0), found(4, 1)],
        },
        outside(series(&[("甲", "低保", 1_000_000), ("甲", "低保", 1_000_000)]), found(2_000_000, 1)),
    ]
}

// ---------------------------------------------------------------------------------------------------------------------
// Of supervision
// ---------------------------------------------------------------------------------------------------------------------

fn individual(minutes: u32) -> Value {
    held(&json!({"individual_supervision": {"minutes": minutes, "supervisor": "overseas"}}))
}

fn group(supervisees: u32, minutes: u32) -> Value {
    held(&json!({"group_supervision": {"supervisees": supervisees, "minutes": minutes, "supervisor": "overseas"}}))
}

fn individual_supervision_duration() -> Vec<Edge> {
    let found = |measured: u32| {
        json!({"rule": "individual_supervision_duration", "severity": "violation", "modality": "firm", "clause": "1.7.3.1",
            "subject": {"event": 1}, "measured": measured, "limit": {"at_most": 120}, "unit": "minutes"})
    };
    vec![
        inside(individual(0)),
        inside(individual(119)),
        inside(individual(120)),
        outside(individual(121), found(121)),
        outside(individual(240), found(240)),
        inside(group(4, 121)),
    ]
}

fn group_supervision_duration() -> Vec<Edge> {
    let found = |measured: u32| {
        json!({"rule": "group_supervision_duration", "severity": "violation", "modality": "firm", "clause": "1.7.3.2",
            "subject": {"event": 1}, "measured": measured, "limit": {"at_most": 240}, "unit": "minutes"})
    };
    vec![
        inside(group(4, 0)),
        inside(group(4, 239)),
        inside(group(4, 240)),
        outside(group(4, 241), found(241)),
        inside(individual(241)),
    ]
}

fn group_supervision_size() -> Vec<Edge> {
    let found = |measured: u32| {
        json!({"rule": "group_supervision_size", "severity": "advisory", "modality": "usual", "clause": "1.7.3.2",
            "subject": {"event": 1}, "measured": measured, "limit": {"between": [2, 8]}, "unit": "supervisees"})
    };
    vec![
        outside(group(0, 60), found(0)),
        outside(group(1, 60), found(1)),
        inside(group(2, 60)),
        inside(group(8, 60)),
        outside(group(9, 60), found(9)),
        inside(individual(60)),
    ]
}

/// A session of either kind, with a fee if there is one.
fn paid(supervisor: &Value, fee: Option<&str>) -> [Value; 2] {
    let mut alone = json!({"minutes": 60, "supervisor": supervisor});
    if let Some(fee) = fee {
        alone["hourly_fee"] = json!(fee);
    }
    let mut together = alone.clone();
    together["supervisees"] = json!(4);
    [held(&json!({"individual_supervision": alone})), held(&json!({"group_supervision": together}))]
}

fn local(years: u32) -> Value {
    json!({"local": {"completed_years": years}})
}

fn supervision_fee() -> Vec<Edge> {
    let mut edges = Vec::new();
    for (supervisor, cap, a_fen_more) in [
        (local(5), "200", "200.01"),
        (local(9), "200", "200.01"),
        (local(10), "250", "250.01"),
        (local(60), "250", "250.01"),
        (json!("overseas"), "300", "300.01"),
    ] {
        let found = json!({"rule": "supervision_fee", "severity": "violation", "modality": "firm", "clause": "1.7.5",
            "subject": {"event": 1}, "measured": a_fen_more, "limit": {"at_most": cap}, "unit": "yuan_an_hour"});
        for fee in [None, Some("0"), Some(cap)] {
            edges.extend(paid(&supervisor, fee).map(inside));
        }
        edges.extend(paid(&supervisor, Some(a_fen_more)).map(|input| outside(input, found.clone())));
    }
    // Below five years there is no cap to be above.
    edges.extend(paid(&local(4), Some("1000000")).map(inside));
    edges
}

fn supervision_fee_reference() -> Vec<Edge> {
    let mut edges = Vec::new();
    for years in [0, 4] {
        let found = json!({"rule": "supervision_fee_reference", "severity": "advisory", "modality": "reference",
            "clause": "1.7.5", "subject": {"event": 1}, "measured": years, "limit": {"at_least": 5}, "unit": "years"});
        for fee in ["0", "200"] {
            edges.extend(paid(&local(years), Some(fee)).map(|input| outside(input, found.clone())));
        }
        edges.extend(paid(&local(years), None).map(inside));
    }
    for supervisor in [local(5), local(9), local(10), json!("overseas")] {
        edges.extend(paid(&supervisor, Some("1000000")).map(inside));
    }
    edges
}

// ---------------------------------------------------------------------------------------------------------------------
// Of files
// ---------------------------------------------------------------------------------------------------------------------

/// A delivery with this dossier behind another one, of a service that keeps no records and owes nothing.
fn filed(service: &str, records: &[&str], duties: &[&str], not_due: &[&str]) -> Value {
    json!({"name": "例", "dossiers": [{"service": "three_society_platform", "id": "P"},
        {"service": service, "id": "D", "records": records, "duties": duties, "not_due": not_due}]})
}

/// Each record of each service, missing alone; and each missing but not due.
fn record_missing() -> Vec<Edge> {
    let printed = rows("records");
    let mut edges = Vec::new();
    let mut missing_once = 0;
    for service in rows("services") {
        let own = printed.iter().filter(|row| row["service"] == service["key"]);
        let (keys, clauses): (Vec<&str>, Vec<&str>) =
            own.map(|row| (row["key"].as_str(), row["clause"].as_str())).unzip();
        let found = |at: usize| {
            // The clause is that of the list, above the entry.
            let (list, _) = clauses[at].rsplit_once('.').unwrap();
            json!({"rule": "record_missing", "severity": "advisory", "modality": "reference", "clause": list,
                "subject": {"dossier": 1}, "measured": null, "limit": null, "unit": null, "missing": [keys[at]]})
        };
        edges.push(inside(filed(&service["key"], &keys, &[], &[])));
        let all = (0..keys.len()).map(found).collect();
        edges.push(Edge { input: filed(&service["key"], &[], &[], &[]), finds: all });
        for at in 0..keys.len() {
            let others: Vec<_> = keys.iter().copied().filter(|key| *key != keys[at]).collect();
            edges.push(outside(filed(&service["key"], &others, &[], &[]), found(at)));
            edges.push(inside(filed(&service["key"], &others, &[], &[keys[at]])));
            missing_once += 1;
        }
    }
    assert_eq!(missing_once, 65);
    edges
}

/// Each duty of each service, unmet alone; and each unmet but not due.
fn duty_unmet() -> Vec<Edge> {
    let owed: [(&str, &str, &[&str]); 5] = [
        ("group_work", "1.4.3.3", &["member_contract_signed"]),
        ("case_management", "1.3.2.5", &["post_closure_follow_up"]),
        ("community_resource_survey", "1.5.3.1", &["resource_survey_before_service", "resource_updates_recorded"]),
        ("community_public_benefit_fund", "2.2", &["fund_oversight_rules", "fund_disclosure"]),
        ("other_service", "3.2", &["standard_and_complete_process"]),
    ];
    let mut edges = Vec::new();
    for service in rows("services") {
        let (clause, duties) = owed
            .iter()
            .find(|(owner, ..)| *owner == service["key"])
            .map_or(("", &[] as &[&str]), |(_, clause, duties)| (*clause, *duties));
        let found = |duty: &str| {
            json!({"rule": "duty_unmet", "severity": "violation", "modality": "mandatory", "clause": clause,
                "subject": {"dossier": 1}, "measured": null, "limit": null, "unit": null, "missing": [duty]})
        };
        edges.push(inside(filed(&service["key"], &[], duties, &[])));
        let all = duties.iter().map(|duty| found(duty)).collect();
        edges.push(Edge { input: filed(&service["key"], &[], &[], &[]), finds: all });
        for unmet in duties {
            let others: Vec<_> = duties.iter().copied().filter(|duty| duty != unmet).collect();
            edges.push(outside(filed(&service["key"], &[], &others, &[]), found(unmet)));
            edges.push(inside(filed(&service["key"], &[], &others, &[unmet])));
        }
    }
    edges
}

/// Each field of an archive, missing alone; all of them; none.
fn archive_field_missing() -> Vec<Edge> {
    let fields: Vec<_> = rows("archive_fields").into_iter().map(|row| row["key"].clone()).collect();
    assert_eq!(fields.len(), 19);
    let archive = |filled: &[&String]| json!({"name": "例", "archives": [{"id": "H-1", "filled": fields}, {"id": "H-2", "filled": filled}]});
    let found = |filled: usize, missing: &[&String]| {
        json!({"rule": "archive_field_missing", "severity": "advisory", "modality": "reference", "clause": "5.2",
            "subject": {"archive": 1}, "measured": filled, "limit": {"at_least": 19}, "unit": "fields", "missing": missing})
    };
    let all: Vec<_> = fields.iter().collect();
    let mut edges = vec![inside(archive(&all)), outside(archive(&[]), found(0, &all))];
    for missing in &fields {
        // In any order: what is filled is a set.
        let others: Vec<_> = fields.iter().rev().filter(|field| *field != missing).collect();
        edges.push(outside(archive(&others), found(18, &[missing])));
    }
    edges.push(outside(archive(&all[2..]), found(17, &all[..2])));
    edges
}

// ---------------------------------------------------------------------------------------------------------------------
// Findings together
// ---------------------------------------------------------------------------------------------------------------------

fn clauses_and_subjects(answer: &Value) -> Vec<(String, String)> {
    let findings = answer["findings"].as_array().unwrap().iter();
    findings.map(|finding| (finding["clause"].as_str().unwrap().to_owned(), finding["subject"].to_string())).collect()
}

/// Findings stand in the document's order, not in that of their numbers as text, then in that of what they are about.
#[test]
fn findings_are_ordered_by_clause_then_subject() {
    let plan = plan_of(&json!([
        {"work": {"fundraising_and_other": {"hours": "1"}}, "quantity": 1},
        {"work": {"recruitment_and_selection": {"hours": "1"}}, "quantity": 1},
        {"work": {"lecture": "self_run"}, "quantity": 1, "participants": 1, "minutes": 1},
        {"work": "ordinary_activity", "quantity": 9, "participants": 99},
        {"work": "large_activity", "quantity": 0, "participants": 1},
        {"work": "group_preparation", "quantity": 1},
        {"work": "large_activity", "quantity": 0, "participants": 2},
    ]));
    let answer = without_messages(serde_json::to_value(Guideline::SUZHOU_2016.assess(&plan)).unwrap());
    let expected = [
        ("1.4.4", "null"),
        ("1.5.4.1", "{\"line\":4}"),
        ("1.5.4.1", "{\"line\":6}"),
        ("1.5.5.1", "{\"line\":2}"),
        ("1.5.5.1", "{\"line\":2}"),
        ("3.1", "null"),
        ("3.1", "{\"line\":3}"),
        ("4.1.3", "null"),
        ("4.2.21", "{\"line\":1}"),
        ("4.2.23", "{\"line\":0}"),
    ];
    let found = clauses_and_subjects(&answer);
    assert!(found.iter().map(|(clause, subject)| (clause.as_str(), subject.as_str())).eq(expected), "{found:?}");

    let delivery = delivery(&json!({"name": "例",
        "events": [{"individual_supervision": {"minutes": 121, "supervisor": "overseas", "hourly_fee": "301"}},
                   {"large_activity": {"participants": 0}},
                   {"consultation_series": {"client": "甲", "topic": "a", "consultations": 4}}],
        "dossiers": [{"service": "other_service", "id": "a"}, {"service": "outreach_visit", "id": "b"}],
        "archives": [{"id": "a", "filled": []}]}));
    let answer = serde_json::to_value(Guideline::SUZHOU_2016.review(&delivery)).unwrap();
    let expected = [
        ("1.1.1", "{\"event\":2}"),
        ("1.5.1.2", "{\"dossier\":1}"),
        ("1.5.4.1", "{\"event\":1}"),
        ("1.7.3.1", "{\"event\":0}"),
        ("1.7.5", "{\"event\":0}"),
        ("3.2", "{\"dossier\":0}"),
        ("5.2", "{\"archive\":0}"),
    ];
    let found = clauses_and_subjects(&answer);
    assert!(found.iter().map(|(clause, subject)| (clause.as_str(), subject.as_str())).eq(expected), "{found:?}");
}

/// What a service keeps or owes cannot be claimed for another, nor twice; in JSON as in code.
#[test]
fn a_dossier_holds_what_its_service_has_once() {
    let read = |dossier: Value| {
        serde_json::from_str::<Delivery>(&json!({"name": "例", "dossiers": [dossier]}).to_string()).is_ok()
    };
    assert!(read(
        json!({"service": "group_work", "id": "", "records": ["group_plan"], "duties": ["member_contract_signed"],
        "not_due": ["closing_report"]})
    ));
    assert!(!read(json!({"service": "group_work", "id": "", "records": ["visit_record"]})));
    assert!(!read(json!({"service": "group_work", "id": "", "duties": ["fund_disclosure"]})));
    assert!(!read(json!({"service": "group_work", "id": "", "not_due": ["visit_record"]})));
    assert!(!read(json!({"service": "group_work", "id": "", "not_due": ["fund_disclosure"]})));
    for list in ["records", "not_due"] {
        assert!(!read(json!({"service": "group_work", "id": "", list: ["group_plan", "group_plan"]})), "{list}");
    }
    assert!(!read(
        json!({"service": "group_work", "id": "", "duties": ["member_contract_signed", "member_contract_signed"]})
    ));
    // Kept and not due at once is no contradiction.
    assert!(read(json!({"service": "group_work", "id": "", "records": ["group_plan"], "not_due": ["group_plan"]})));
}

/// Room tells exactly how many activities fewer, or hours more, cure a breach of the share: one less does not.
#[test]
fn room_is_tight() {
    let share = |activities: u32, others: &str| {
        let input = ordinary_beside(activities, others);
        let answer = judged(&Guideline::SUZHOU_2016, &input);
        (findings_of("ordinary_share", &answer).len(), answer["room"].clone())
    };
    // 200 of 1640 hours; 10 % are 164. Cutting one gains 3.6 hours: 36 ÷ 3.6 = 10. 36 ÷ 0.1 = 360 other hours.
    let (breaches, room) = share(50, "1440");
    assert_eq!((breaches, &room["sessions_to_cut"], &room["offsetting_hours"]), (1, &json!(10), &json!("360")));
    assert_eq!(room["ordinary_sessions"], 0);
    assert_eq!(share(40, "1440").0, 0);
    assert_eq!(share(41, "1440").0, 1);
    assert_eq!(share(50, "1800").0, 0);
    assert_eq!(share(50, "1799.99").0, 1);
    // 100 of 1540 hours: 54 hours of slack are 15 activities, and the sixteenth is too many.
    let (breaches, room) = share(25, "1440");
    assert_eq!((breaches, &room["ordinary_sessions"], &room["sessions_to_cut"]), (0, &json!(15), &json!(0)));
    assert_eq!(room["offsetting_hours"], "0");
}

/// A cap of the whole sets no limit; a cap of nothing leaves no cure by other hours.
#[test]
fn caps_of_all_and_nothing() {
    let input = ordinary_beside(5, "1440");
    let all = judged(&guideline(&json!({"ordinary_share_cap": "1"})), &input);
    assert_eq!((&all["room"]["ordinary_sessions"], &all["room"]["sessions_to_cut"]), (&Value::Null, &json!(0)));
    assert!(findings_of("ordinary_share", &all).is_empty());
    let nothing = judged(&guideline(&json!({"ordinary_share_cap": "0"})), &input);
    assert_eq!(findings_of("ordinary_share", &nothing).len(), 1);
    assert_eq!(nothing["room"]["sessions_to_cut"], 5);
    assert_eq!(nothing["room"]["offsetting_hours"], Value::Null);
    let none_held = judged(&guideline(&json!({"ordinary_share_cap": "0"})), &ordinary_beside(0, "1440"));
    assert!(findings_of("ordinary_share", &none_held).is_empty());
}

/// Every parameter of a local variant moves the edge of its rule.
#[test]
fn limits_are_parameters() {
    let expected = [
        (
            json!({"sizes": {"large_activity": 80}}),
            "large_activity_size",
            held(&json!({"large_activity": {"participants": 79}})),
        ),
        (
            json!({"sizes": {"small_medium_activity": 30}}),
            "small_medium_activity_size",
            held(&json!({"small_medium_activity": {"participants": 29}})),
        ),
        (
            json!({"sizes": {"ordinary_activity_below": 10}}),
            "ordinary_activity_size",
            held(&json!({"ordinary_activity": {"participants": 10}})),
        ),
        (json!({"sizes": {"lecture": 40}}), "lecture_size", held(&json!({"lecture": {"participants": 39}}))),
        (json!({"lecture_minutes": 90}), "lecture_duration", held(&json!({"lecture": {"minutes": 89}}))),
        (json!({"consultations_per_topic": 2}), "consultation_count", series(&[("甲", "a", 3)])),
        (json!({"supervision": {"individual_minutes": 90}}), "individual_supervision_duration", individual(91)),
        (json!({"supervision": {"group_minutes": 180}}), "group_supervision_duration", group(4, 181)),
        (json!({"supervision": {"group_size": [3, 6]}}), "group_supervision_size", group(2, 60)),
        (json!({"supervision": {"group_size": [3, 6]}}), "group_supervision_size", group(7, 60)),
        (
            json!({"supervision": {"fee_caps": {"overseas": "280"}}}),
            "supervision_fee",
            paid(&json!("overseas"), Some("280.01"))[0].clone(),
        ),
        (
            json!({"supervision": {"fee_caps": {"local": [{"from_years": 3, "cap": "150"}]}}}),
            "supervision_fee",
            paid(&local(7), Some("150.01"))[0].clone(),
        ),
        (
            json!({"supervision": {"fee_caps": {"local": [{"from_years": 8, "cap": "150"}]}}}),
            "supervision_fee_reference",
            paid(&local(7), Some("1"))[0].clone(),
        ),
        (
            json!({"supervision": {"fee_caps": {"local": []}}}),
            "supervision_fee_reference",
            paid(&local(60), Some("1"))[0].clone(),
        ),
        (json!({"ordinary_share_cap": "0.05"}), "ordinary_share", ordinary_beside(25, "1440")),
        (json!({"direct_share": "0.8"}), "workload_floor", worth("1567.99")),
        (json!({"working_year": {"hours_per_day": "7"}}), "workload_ceiling", worth("1715.01")),
    ];
    for (variant, rule, input) in expected {
        assert_eq!(findings_of(rule, &judged(&guideline(&variant), &input)).len(), 1, "{variant}: {input}");
        assert!(findings_of(rule, &judged(&Guideline::SUZHOU_2016, &input)).is_empty(), "{rule}: {input}");
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Bounds
// ---------------------------------------------------------------------------------------------------------------------

/// The least and the greatest number that a count accepts, and the first ones that it refuses.
macro_rules! count_bounds {
    ($($Count:ident $min:literal to $max:literal;)+) => { $(
        assert_eq!($Count::MIN.get(), $min, stringify!($Count));
        assert_eq!($Count::MAX.get(), $max, stringify!($Count));
        for inside in [$min, $min + 1, $max - 1, $max] {
            assert_eq!($Count::try_new(inside).map($Count::get), Ok(inside), stringify!($Count));
            assert_eq!(serde_json::from_str::<$Count>(&inside.to_string()).map(u32::from).unwrap(), inside);
        }
        assert!(matches!($Count::try_new($max + 1), Err(CountError::TooLarge { max: $max, .. })), stringify!($Count));
        assert!(matches!($Count::try_from(u32::MAX), Err(CountError::TooLarge { .. })), stringify!($Count));
        if let Some(below) = u32::checked_sub($min, 1) {
            assert!(matches!($Count::try_new(below), Err(CountError::TooSmall { min: $min, .. })), stringify!($Count));
        }
        let first_outside = [i128::from($max) + 1, i128::from($min) - 1, 1_i128 << 32, i128::from(u64::MAX), -(1_i128 << 63)];
        for refused in first_outside {
            assert!(serde_json::from_str::<$Count>(&refused.to_string()).is_err(), "{} {refused}", stringify!($Count));
        }
    )+ };
}

#[test]
fn counts_accept_what_they_state_and_no_more() {
    count_bounds! {
        Quantity 0_u32 to 10_000_000;
        Samples 1_u32 to 10_000_000;
        Households 1_u32 to 10_000_000;
        Workers 1_u32 to 100_000;
        Months 1_u32 to 600;
        Participants 0_u32 to 1_000_000;
        Minutes 0_u32 to 1_000_000;
        Consultations 0_u32 to 1_000_000;
        Supervisees 0_u32 to 1_000_000;
        Years 0_u32 to 1_000;
        Days 0_u32 to 366;
    }
}

/// The texts of the least and the greatest amount, and the first ones outside.
macro_rules! amount_bounds {
    ($($Amount:ident $min:literal to $max:literal, not $($refused:literal)+;)+) => { $(
        for (text, amount) in [($min, $Amount::MIN), ($max, $Amount::MAX)] {
            assert_eq!(text.parse::<$Amount>(), Ok(amount), stringify!($Amount));
            assert_eq!(amount.to_string(), text);
            assert_eq!(serde_json::to_value(amount).unwrap(), json!(text));
            assert_eq!(serde_json::from_value::<$Amount>(json!(text)).unwrap(), amount);
            assert_eq!($Amount::try_from_decimal(amount.to_decimal()), Ok(amount));
        }
        for refused in [$($refused),+] {
            assert!(refused.parse::<$Amount>().is_err(), "{} {refused}", stringify!($Amount));
            assert!(serde_json::from_value::<$Amount>(json!(refused)).is_err(), "{} {refused}", stringify!($Amount));
        }
    )+ };
}

#[test]
fn amounts_accept_what_they_state_and_no_more() {
    amount_bounds! {
        UnitHours "0.01" to "1000000", not "0" "0.00" "0.009" "1000000.01" "1000001" "-0.01" "0.011";
        HourlyFee "0" to "1000000", not "1000000.01" "-0.01" "0.001" "999999.999";
        WorkingShare "0.01" to "1", not "0" "0.001" "1.01" "2" "0.999" "-1";
        Share "0" to "1", not "1.0001" "-0.0001" "0.00001" "0.99999" "2";
        Portion "0.0001" to "1", not "0" "0.00009" "1.0001" "-0.0001" "0.99999";
        Hours "0" to "100000000000000000000000000", not "100000000000000000000000000.01" "-0.01" "0.001";
        Yuan "0" to "10000000000000000", not "10000000000000000.01" "-0.01" "0.001";
    }
}

fn line(work: Work, quantity: Quantity) -> Line {
    Line { work, quantity, participants: None, minutes: None, community: None, service: None, basis: None }
}

/// The most lines of own figures, each as large as it may be: 100 000 × 10 000 000 × 1 000 000 hours, exactly.
#[test]
fn the_greatest_sum_of_own_figures_is_exact() -> Tested {
    let lines = std::iter::repeat_n(line(Work::FundraisingAndOther(UnitHours::MAX), Quantity::MAX), 100_000);
    let plan = Plan::try_new("例", Term::months(600)?, vec![Post::full_time(Workers::MAX); 10_000], lines)?;
    let assessment = Guideline::SUZHOU_2016.assess(&plan);
    assert_eq!(assessment.total().to_string(), "1000000000000000000");
    assert_eq!(assessment.workload().own_figures(), assessment.total());
    assert_eq!(assessment.findings().len(), 100_000 + 1, "each lacks its basis, and the ceiling is passed");
    // 10 000 posts of 100 000 workers for 50 years.
    let bounds = assessment.bounds();
    assert_eq!(
        (bounds.floor.to_string(), bounds.ceiling.to_string()),
        ("68600000000000".into(), "98000000000000".into())
    );
    // 1 000 000 000 000 000 000 ÷ 98 000 and ÷ 68 600.
    let fits = assessment.headcount().ok_or("somebody fits")?;
    assert_eq!((fits.min, fits.max), (10_204_081_632_654, 14_577_259_475_218));
    Ok(())
}

/// The maximal plan. Surveys scale, and so go far beyond own figures: the most lines of the largest surveys, by the largest
/// rates, counted by the single sample, are still exact, and nothing that is worked out of their sum is cut off.
#[test]
fn the_maximal_plan_saturates_nothing() -> Tested {
    let mut guideline = Guideline::SUZHOU_2016.with_survey_samples(Samples::MIN);
    let parts: Vec<_> = Rate::ALL.iter().filter(|rate| rate.item() == WorkItem::CommunitySurvey).collect();
    assert_eq!(parts.len(), 5);
    for rate in parts {
        guideline = guideline.with_rate(*rate, UnitHours::MAX);
    }
    let survey = Work::CommunitySurvey(shegong::CommunitySurvey::of(Samples::MAX));
    let lines = std::iter::repeat_n(line(survey, Quantity::MAX), 100_000);
    let plan = Plan::try_new("例", Term::months(1)?, vec![Post::full_time(Workers::MIN)], lines)?;
    let assessment = guideline.assess(&plan);
    // Five parts of 1 000 000 hours × 10 000 000 samples × 10 000 000 surveys × 100 000 lines.
    let total = assessment.total();
    assert_eq!(total.to_string(), format!("5{}", "0".repeat(6 + 7 + 7 + 5)));
    assert_eq!(total.hundredths() * 2, Hours::MAX.hundredths(), "half of what an amount of hours can hold");
    let of_a_line = format!("5{}", "0".repeat(6 + 7 + 7));
    assert!(assessment.workload().lines().iter().all(|line| line.hours().to_string() == of_a_line));
    assert_eq!(guideline.decide(&plan).total, total);
    let envelope = guideline.envelope(&plan);
    assert_eq!((envelope.least().total, envelope.greatest().total), (total, total));
    // A worker's month is 163.333… hours.
    let [finding] = assessment.findings() else { return Err("the ceiling is passed, and nothing else".into()) };
    assert_eq!(
        finding.display(Language::Chinese).to_string(),
        "工作量 50000000000000000000000000 小时，高于上限 163.33 小时，超出 49999999999999999999999836.67 小时"
    );
    // 5 × 10²⁵ ÷ (1960 ÷ 12), up, and ÷ (1372 ÷ 12), down.
    let fits = assessment.headcount().ok_or("somebody fits")?;
    assert_eq!((fits.min, fits.max), (306_122_448_979_591_836_734_694, 437_317_784_256_559_766_763_848));
    let nearest = guideline.nearest_totals(plan.term(), total);
    assert_eq!((nearest.below, nearest.above), (Some(total), Some(total)));
    // A tenth of the total may be ordinary; one activity more of 4 hours uses up 3.6 of it.
    assert_eq!(assessment.room().ordinary_sessions, Some(1_388_888_888_888_888_888_888_888));
    Ok(())
}

/// Near the greatest amount of hours nothing that fits may lie above any more.
#[test]
fn the_nearest_totals_end_with_the_amount_of_hours() -> Tested {
    let nearest = |guideline: &Guideline, hundredths: u128| -> Result<_, Box<dyn Error>> {
        let total = Hours::from_hundredths(hundredths).ok_or("out of bounds")?;
        let nearest = guideline.nearest_totals(Term::years(1)?, total);
        Ok((nearest.below.map(Hours::hundredths), nearest.above.map(Hours::hundredths)))
    };
    // All of it direct, only the multiples of 1960 hours fit; the last of them is 1920 hours below the greatest amount.
    let all_direct = Guideline::SUZHOU_2016.with_direct_share(Portion::MAX);
    let most = Hours::MAX.hundredths();
    let last = most - 192_000;
    assert_eq!(last % 196_000, 0);
    assert_eq!(nearest(&all_direct, most)?, (Some(last), None));
    assert_eq!(nearest(&all_direct, last + 1)?, (Some(last), None));
    assert_eq!(nearest(&all_direct, last)?, (Some(last), Some(last)));
    assert_eq!(nearest(&all_direct, last - 1)?, (Some(last - 196_000), Some(last)));
    // By the document's share so many workers fit every total.
    assert_eq!(nearest(&Guideline::SUZHOU_2016, most)?, (Some(most), Some(most)));
    Ok(())
}

/// The most sessions, each as long and as dear as it may be.
#[test]
fn the_greatest_sums_of_supervision_are_exact() -> Tested {
    let session = shegong::SupervisionSession {
        minutes: Minutes::MAX,
        supervisor: shegong::Supervisor::Overseas,
        hourly_fee: Some(HourlyFee::MAX),
    };
    let mut builder = Delivery::builder("例");
    for _ in 0..100_000 {
        builder = builder.event(shegong::Event::IndividualSupervision(session));
    }
    let delivery = builder.build()?;
    let totals = Guideline::SUZHOU_2016.review(&delivery).supervision();
    // 100 000 × 1 000 000 minutes; 16 666 666 666.67 yuan a session.
    assert_eq!(
        (totals.hours.to_string(), totals.fees.to_string()),
        ("1666666666.67".into(), "1666666666667000".into())
    );
    Ok(())
}

/// One line, post or event more than the most is refused; the most is not.
#[test]
fn lists_have_their_greatest_lengths() {
    let term = Term::years(1).unwrap();
    assert_eq!((Plan::MAX_LINES, Plan::MAX_POSTS, Delivery::MAX_ENTRIES), (100_000, 10_000, 100_000));
    let of_lines = |count: usize| {
        let lines = std::iter::repeat_n(line(Work::Intake, Quantity::MIN), count);
        Plan::try_new("例", term, vec![Post::full_time(Workers::MIN)], lines).map_err(Box::<dyn Error>::from)
    };
    assert!(of_lines(100_000).is_ok() && of_lines(100_001).is_err());
    // Lines without end are looked at no further than it takes to know that they are too many.
    let (endless, mut taken) = (line(Work::Intake, Quantity::MIN), 0);
    let endless = std::iter::repeat_with(|| endless.clone()).inspect(|_| taken += 1);
    assert!(Plan::try_new("例", term, vec![Post::full_time(Workers::MIN)], endless).is_err());
    assert_eq!(taken, 100_001);
    let of_posts = |count: usize| {
        let posts = vec![Post::full_time(Workers::MIN); count];
        Plan::try_new("例", term, posts, []).map_err(Box::<dyn Error>::from)
    };
    assert!(of_posts(0).is_err() && of_posts(1).is_ok() && of_posts(10_000).is_ok() && of_posts(10_001).is_err());
    let of_events = |count: usize| {
        let events = vec![json!({"large_activity": {}}); count];
        serde_json::from_str::<Delivery>(&json!({"name": "例", "events": events}).to_string())
    };
    assert!(of_events(100_000).is_ok() && of_events(100_001).is_err());
}

/// A post may last from one month to the whole term, and the term up to fifty years.
#[test]
fn posts_last_no_longer_than_the_term() {
    let read = |term: u32, months: u32| {
        let json = json!({"name": "例", "term_months": term, "staff": [{"workers": 1, "months": months}], "lines": []});
        serde_json::from_str::<Plan>(&json.to_string()).is_ok()
    };
    assert!(read(1, 1) && read(12, 12) && read(600, 600) && read(600, 1));
    assert!(!read(12, 13) && !read(12, 0) && !read(0, 1) && !read(601, 1));
    assert!(
        Term::years(50).is_ok()
            && Term::years(51).is_err()
            && Term::years(0).is_err()
            && Term::years(u32::MAX).is_err()
    );
}

/// A plan without lines is a plan of no hours: judged, and without a share.
#[test]
fn a_plan_without_lines_has_no_share() {
    let answer = judged(
        &Guideline::SUZHOU_2016,
        &json!({"name": "", "term_months": 12, "staff": [{"workers": 1}], "lines": []}),
    );
    assert_eq!((&answer["total_hours"], &answer["ordinary_share"]), (&json!("0"), &Value::Null));
    assert_eq!((&answer["headcount"], &answer["verdict"]), (&Value::Null, &json!("non_compliant")));
    assert_eq!(answer["room"]["ordinary_sessions"], 0);
}

/// A line of nothing asks no question, and of outcomes that are equal the first is the least and the greatest.
#[test]
fn an_envelope_of_nothing_and_of_equal_outcomes() {
    let survey =
        |quantity: u32| json!([{"work": {"community_resource_survey": {"households": 2999}}, "quantity": quantity}]);
    assert_eq!(Guideline::SUZHOU_2016.envelope(&plan_of(&survey(0))).outcomes().count(), 1);
    assert_eq!(Guideline::SUZHOU_2016.envelope(&plan_of(&survey(1))).outcomes().count(), 2);

    // 2999 of 3000 times three hundredths are three hundredths, as one whole community is.
    let parts = ["community_walk", "literature_review", "report_and_map"];
    let hours: Value =
        parts.map(|part| (format!("community_resource_survey.{part}"), json!("0.01"))).into_iter().collect();
    let tiny = guideline(&json!({ "hours": hours }));
    let envelope = tiny.envelope(&plan_of(&survey(1)));
    let outcomes: Vec<_> = envelope.outcomes().collect();
    assert!(outcomes.len() == 2 && outcomes.iter().all(|outcome| outcome.total.hundredths() == 3));
    assert!(std::ptr::eq(envelope.least(), outcomes[0]) && std::ptr::eq(envelope.greatest(), outcomes[0]));
}

/// A question is asked where its answers can come to different hours, and nowhere else: not of a whole number of units, not
/// where nothing is counted that it concerns.
#[test]
fn each_question_is_asked_where_it_matters() {
    let survey = |samples: u32, parts: &[&str], service: &str| json!([{"work": {"community_survey": {"samples": samples, "parts": parts}}, "quantity": 1, "service": service}]);
    let resources = |households: Option<u32>, parts: &[&str], service: &str| {
        let mut data = json!({"parts": parts});
        if let Some(households) = households {
            data["households"] = json!(households);
        }
        json!([{"work": {"community_resource_survey": data}, "quantity": 1, "service": service}])
    };
    let beside = |mut lines: Value| {
        lines.as_array_mut().unwrap().push(json!({"work": {"community_survey": {"samples": 100}}, "quantity": 1}));
        lines
    };
    let (walk, review, map) = ("community_walk", "literature_review", "report_and_map");
    let (whole, part) = ([walk, review, map], ["preparation"]);
    let (other, fund, platform) = ("other_service", "community_public_benefit_fund", "three_society_platform");
    for (lines, questions) in [
        (survey(100, &part, other), vec![]),
        (survey(300, &part, other), vec![]),
        (survey(99, &part, other), vec!["survey_units"]),
        (survey(101, &part, other), vec!["survey_units"]),
        // The platform's clause leaves the preparation out, whatever the number of samples.
        (survey(101, &part, platform), vec![]),
        (survey(101, &["preparation", "data_analysis"], platform), vec!["survey_units"]),
        (resources(None, &whole, other), vec![]),
        (resources(Some(3000), &whole, other), vec![]),
        (resources(Some(2999), &whole, other), vec!["community_units"]),
        (resources(Some(3001), &whole, other), vec!["community_units"]),
        (resources(Some(6000), &whole, other), vec!["community_units"]),
        // The fund leaves out the literature, and by its default reading the report with the map is counted.
        (resources(Some(2999), &[review], fund), vec![]),
        (resources(None, &[review], fund), vec![]),
        (resources(None, &[map], fund), vec!["fund_survey"]),
        (resources(None, &[walk], fund), vec![]),
        (resources(Some(2999), &[map], fund), vec!["community_units", "fund_survey"]),
        (beside(resources(None, &whole, other)), vec!["walk_overlap"]),
        (beside(resources(None, &[review], fund)), vec![]),
        (beside(resources(None, &[walk], other)), vec![]),
        (beside(resources(Some(2999), &[map], fund)), vec!["community_units", "walk_overlap", "fund_survey"]),
    ] {
        let envelope = Guideline::SUZHOU_2016.envelope(&plan_of(&lines));
        let own = Guideline::SUZHOU_2016.readings();
        let is_asked = |question: &Question| {
            envelope.outcomes().any(|outcome| outcome.readings.answer(*question) != own.answer(*question))
        };
        let asked: Vec<_> = Question::ALL.iter().copied().filter(is_asked).map(Question::key).collect();
        assert_eq!(asked, questions, "{lines}");
        assert_eq!(envelope.outcomes().count(), 1 << questions.len(), "{lines}");
    }
}
