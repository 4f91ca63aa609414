//! Strategies for valid plans, deliveries and guidelines as JSON, mostly aimed at the edges of the rules.
//!
//! `plan` and `delivery` aim at the Suzhou numbers; `plan_and_guideline` and `delivery_and_guideline` at a variant's.

use super::naive::{
    ARCHIVE_FIELDS, RESOURCE_SURVEY_PARTS, SERVICES, SURVEY_PARTS, assess, complete, duties_of, item_of, number,
    records_of, round_up, service_has_item, shortest, worker_years, year_of_a_worker,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

// ---------------------------------------------------------------------------------------------------------------------
// Small things
// ---------------------------------------------------------------------------------------------------------------------

/// An amount of so many hundredths, as a string or, where whole, as one or the other.
fn amount(hundredths: impl Strategy<Value = u64> + 'static) -> BoxedStrategy<Value> {
    (hundredths, any::<bool>())
        .prop_map(|(hundredths, as_integer)| {
            if as_integer && hundredths % 100 == 0 {
                json!(hundredths / 100)
            } else {
                json!(hundredths_text(hundredths))
            }
        })
        .boxed()
}

fn hundredths_text(hundredths: u64) -> String {
    shortest(&BigRational::new(BigInt::from(hundredths), BigInt::from(100)))
}

/// One below, at and one above the limit, zero, and other numbers up to a million.
fn around(limit: u64) -> BoxedStrategy<u64> {
    prop_oneof![
        4 => Just(limit),
        3 => Just(limit.saturating_sub(1)),
        3 => Just(limit + 1),
        1 => Just(0),
        1 => Just(1_000_000),
        2 => 0..=2 * limit + 2,
        1 => 0..=1_000_000_u64,
    ]
    .boxed()
}

fn one_of(choices: &[&str]) -> BoxedStrategy<String> {
    let choices: Vec<String> = choices.iter().map(ToString::to_string).collect();
    select(choices).boxed()
}

fn setting(guideline: &Value, pointer: &str) -> u64 {
    complete(guideline).pointer(pointer).unwrap().as_u64().unwrap()
}

/// An object of those of the fields that are there.
fn object(fields: Vec<(&str, Option<Value>)>) -> Value {
    let mut object = Map::new();
    for (key, value) in fields {
        if let Some(value) = value {
            object.insert(key.to_string(), value);
        }
    }
    Value::Object(object)
}

fn name() -> BoxedStrategy<String> {
    one_of(&["颐养社区老年社工服务", "plan", "街道社工站 “三社联动”", "a \"quoted\" \\ name", "é\n𠀀"])
}

// ---------------------------------------------------------------------------------------------------------------------
// Lines
// ---------------------------------------------------------------------------------------------------------------------

const PLAIN_ITEMS: [&str; 14] = [
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
];

/// The keys of the rates that are not part of a survey.
const LIKE_KEYS: [&str; 23] = [
    "professional_consultation",
    "intake",
    "casework_session",
    "closure_evaluation",
    "referral.unaccompanied",
    "referral.accompanied",
    "group_preparation",
    "group_session",
    "group_midterm_evaluation",
    "group_closing_evaluation",
    "outreach_visit",
    "household_needs_assessment",
    "large_activity",
    "small_medium_activity",
    "ordinary_activity",
    "organization_workshop.self_run",
    "organization_workshop.external_expert",
    "organization_consultation",
    "volunteer_workshop.self_run",
    "volunteer_workshop.external_expert",
    "lecture.self_run",
    "lecture.external_expert",
    "document_drafting",
];

fn quantity() -> BoxedStrategy<u64> {
    prop_oneof![
        2 => Just(0_u64),
        6 => 1..=3_u64,
        8 => 1..=30_u64,
        2 => 1..=300_u64,
        1 => prop_oneof![Just(10_000_000_u64), Just(9_999_999), 1..=10_000_000_u64],
    ]
    .boxed()
}

fn own_hours() -> BoxedStrategy<Value> {
    amount(prop_oneof![
        2 => Just(1_u64),
        2 => 1..=100_u64,
        6 => 1..=10_000_u64,
        3 => (1..=200_u64).prop_map(|hours| hours * 100),
        1 => Just(100_000_000_u64),
        1 => 1..=100_000_000_u64,
    ])
}

fn community() -> BoxedStrategy<Option<String>> {
    prop_oneof![
        4 => Just(None),
        4 => Just(Some("桂花".to_string())),
        3 => Just(Some("甲".to_string())),
        1 => Just(Some(String::new())),
        1 => Just(Some(" ".to_string())),
        1 => Just(Some("桂花 ".to_string())),
    ]
    .boxed()
}

fn basis() -> BoxedStrategy<Option<String>> {
    prop_oneof![
        3 => Just(None),
        1 => Just(Some(String::new())),
        1 => Just(Some("  ".to_string())),
        1 => Just(Some("\t\n".to_string())),
        1 => Just(Some("\u{3000}".to_string())),
        5 => Just(Some("四场招募会，每场 6 小时".to_string())),
        1 => Just(Some(" 。".to_string())),
    ]
    .boxed()
}

/// All parts, left out, or any non-empty subset of them; in the document's order but for now and then.
fn parts(all: &'static [&'static str]) -> BoxedStrategy<Option<Vec<&'static str>>> {
    let some = subsequence(all.to_vec(), 1..=all.len());
    prop_oneof![
        3 => Just(None),
        5 => some.clone().prop_map(Some),
        1 => some.prop_shuffle().prop_map(Some),
    ]
    .boxed()
}

fn community_survey_work(unit: u64) -> BoxedStrategy<Value> {
    let samples = prop_oneof![
        3 => Just(unit),
        3 => Just((unit - 1).max(1)),
        3 => Just(unit + 1),
        3 => Just((unit * 5 / 2).max(1)),
        1 => Just(1_u64),
        1 => Just(10_000_000_u64),
        3 => 1..=5 * unit,
    ];
    (samples, parts(&SURVEY_PARTS))
        .prop_map(|(samples, parts)| {
            let body = object(vec![("samples", Some(json!(samples))), ("parts", parts.map(|parts| json!(parts)))]);
            json!({"community_survey": body})
        })
        .boxed()
}

fn community_resource_survey_work(unit: u64) -> BoxedStrategy<Value> {
    let households = prop_oneof![
        3 => Just(unit),
        3 => Just((unit - 1).max(1)),
        3 => Just(unit + 1),
        3 => Just((unit * 7 / 5).max(1)),
        1 => Just(1_u64),
        1 => Just(10_000_000_u64),
        3 => 1..=3 * unit,
    ];
    (option::weighted(0.7, households), parts(&RESOURCE_SURVEY_PARTS))
        .prop_map(|(households, parts)| {
            let body = object(vec![
                ("households", households.map(|households| json!(households))),
                ("parts", parts.map(|parts| json!(parts))),
            ]);
            json!({"community_resource_survey": body})
        })
        .boxed()
}

fn own_figure_work() -> BoxedStrategy<Value> {
    let item = one_of(&["recruitment_and_selection", "fundraising_and_other", "other_service"]);
    (item, own_hours()).prop_map(|(item, hours)| json!({item: {"hours": hours}})).boxed()
}

fn any_work(guideline: &Value) -> BoxedStrategy<Value> {
    let variants = [
        ("referral", ["unaccompanied", "accompanied"]),
        ("organization_workshop", ["self_run", "external_expert"]),
        ("volunteer_workshop", ["self_run", "external_expert"]),
        ("lecture", ["self_run", "external_expert"]),
    ];
    prop_oneof![
        6 => select(PLAIN_ITEMS.to_vec()).prop_map(|item| json!(item)),
        1 => Just(json!("document_drafting")),
        1 => Just(json!("ordinary_activity")),
        3 => (select(variants.to_vec()), 0..2_usize).prop_map(|((item, names), which)| json!({item: names[which]})),
        2 => community_survey_work(setting(guideline, "/survey_samples")),
        2 => community_resource_survey_work(setting(guideline, "/community_households")),
        2 => own_figure_work(),
        2 => select(LIKE_KEYS.to_vec()).prop_map(|like| json!({"other_service": {"like": like}})),
    ]
    .boxed()
}

/// A line's optional fields for a work, each there or not.
fn dressed(work: Value, quantity: u64, guideline: &Value) -> BoxedStrategy<Value> {
    let item = item_of(&work);
    let limit = match item.as_str() {
        "large_activity" => setting(guideline, "/sizes/large_activity"),
        "small_medium_activity" => setting(guideline, "/sizes/small_medium_activity"),
        "ordinary_activity" => setting(guideline, "/sizes/ordinary_activity_below"),
        _ => setting(guideline, "/sizes/lecture"),
    };
    let sized = ["large_activity", "small_medium_activity", "ordinary_activity", "lecture"].contains(&item.as_str());
    let surveyed = ["community_survey", "community_resource_survey"].contains(&item.as_str());
    let own_figure = work.pointer(&format!("/{item}/hours")).is_some();
    // The services that have this item, so that right ones come up often.
    let right: Vec<&'static str> = SERVICES.into_iter().filter(|service| service_has_item(service, &item)).collect();
    let service = prop_oneof![
        5 => Just(None),
        4 => select(right).prop_map(Some),
        1 => select(SERVICES.to_vec()).prop_map(Some),
    ];
    (
        option::weighted(if sized { 0.6 } else { 0.08 }, around(limit)),
        option::weighted(if item == "lecture" { 0.6 } else { 0.08 }, around(setting(guideline, "/lecture_minutes"))),
        option::weighted(if surveyed { 0.999 } else { 0.1 }, community()),
        service,
        option::weighted(if own_figure { 0.999 } else { 0.1 }, basis()),
    )
        .prop_map(move |(participants, minutes, community, service, basis)| {
            object(vec![
                ("work", Some(work.clone())),
                ("quantity", Some(json!(quantity))),
                ("participants", participants.map(|participants| json!(participants))),
                ("minutes", minutes.map(|minutes| json!(minutes))),
                ("community", community.flatten().map(|community| json!(community))),
                ("service", service.map(|service| json!(service))),
                ("basis", basis.flatten().map(|basis| json!(basis))),
            ])
        })
        .boxed()
}

/// A few lines that belong together.
fn some_lines(guideline: &Value) -> BoxedStrategy<Vec<Value>> {
    let for_line = guideline.clone();
    let for_surveys = guideline.clone();
    let for_sizes = guideline.clone();

    let any_line = (any_work(guideline), quantity())
        .prop_flat_map(move |(work, quantity)| dressed(work, quantity, &for_line))
        .prop_map(|line| vec![line]);

    // A survey and a resource survey, in either order, of equal, different or absent communities.
    let surveys =
        (
            community_survey_work(setting(guideline, "/survey_samples")),
            prop_oneof![1 => Just(0_u64), 3 => 1..=3_u64],
            community_resource_survey_work(setting(guideline, "/community_households")),
            prop_oneof![1 => Just(0_u64), 5 => 1..=3_u64],
            any::<bool>(),
        )
            .prop_flat_map(move |(survey, surveys, resource_survey, resource_surveys, other_way_round)| {
                (
                    dressed(survey, surveys, &for_surveys),
                    dressed(resource_survey, resource_surveys, &for_surveys),
                    Just(other_way_round),
                )
            })
            .prop_map(|(survey, resource_survey, other_way_round)| {
                if other_way_round { vec![resource_survey, survey] } else { vec![survey, resource_survey] }
            });

    // Groups with as many evaluations as preparations, or one fewer or more, or none of them.
    let groups = (
        0..=12_u64,
        prop_oneof![3 => Just(1_u64), 1 => 0..=2_u64],
        prop_oneof![3 => Just(1_u64), 1 => 0..=2_u64],
        0..=40_u64,
    )
        .prop_map(|(groups, midterm, closing, sessions)| {
            vec![
                json!({"work": "group_preparation", "quantity": groups}),
                json!({"work": "group_session", "quantity": sessions}),
                json!({"work": "group_midterm_evaluation", "quantity": (groups + midterm).saturating_sub(1)}),
                json!({"work": "group_closing_evaluation", "quantity": (groups + closing).saturating_sub(1)}),
            ]
        });

    // An event of a size at its limit.
    let sized = (
        prop_oneof![
            Just(json!("large_activity")),
            Just(json!("small_medium_activity")),
            Just(json!("ordinary_activity")),
            Just(json!({"lecture": "self_run"})),
            Just(json!({"lecture": "external_expert"})),
            Just(json!({"other_service": {"like": "large_activity"}})),
        ],
        quantity(),
    )
        .prop_flat_map(move |(work, quantity)| dressed(work, quantity, &for_sizes))
        .prop_map(|line| vec![line]);

    prop_oneof![5 => any_line, 2 => surveys, 1 => groups, 2 => sized].boxed()
}

// ---------------------------------------------------------------------------------------------------------------------
// Plans
// ---------------------------------------------------------------------------------------------------------------------

fn staff() -> BoxedStrategy<(u64, Vec<Value>)> {
    let term = prop_oneof![8 => Just(12_u64), 2 => Just(7), 1 => Just(1), 1 => Just(24), 1 => Just(600), 3 => 1..=36_u64, 1 => 1..=600_u64];
    term.prop_flat_map(|term| {
        let post = (
            prop_oneof![10 => 1..=4_u64, 2 => 1..=30_u64, 1 => Just(100_000_u64)],
            option::weighted(0.4, prop_oneof![Just(term), Just(1), 1..=term]),
            option::weighted(
                0.4,
                amount(prop_oneof![3 => Just(50_u64), 1 => Just(1), 1 => Just(99), 1 => Just(100), 4 => 1..=100_u64]),
            ),
        )
            .prop_map(|(workers, months, share)| {
                object(vec![
                    ("workers", Some(json!(workers))),
                    ("months", months.map(|months| json!(months))),
                    ("share", share),
                ])
            });
        (Just(term), prop_oneof![5 => vec(post.clone(), 1..=1), 3 => vec(post, 1..=4)])
    })
    .boxed()
}

/// What a plan's total is brought to.
#[derive(Clone, Copy, Debug)]
enum Aim {
    Nothing,
    Floor,
    Ceiling,
    OrdinaryShare,
    /// So many times the floor or the ceiling of one worker over the term.
    FloorOfWorkers(u64),
    CeilingOfWorkers(u64),
}

fn aim() -> BoxedStrategy<Aim> {
    prop_oneof![
        3 => Just(Aim::Nothing),
        3 => Just(Aim::Floor),
        3 => Just(Aim::Ceiling),
        4 => Just(Aim::OrdinaryShare),
        1 => (1..=4_u64).prop_map(Aim::FloorOfWorkers),
        1 => (1..=4_u64).prop_map(Aim::CeilingOfWorkers),
    ]
    .boxed()
}

/// The own-figure lines that fill a plan up.
#[derive(Clone, Debug)]
struct Filler {
    item: String,
    basis: Option<String>,
    /// Before the other lines, in many hundredths; otherwise after them, in one figure.
    front: bool,
    /// Ordinary activities beyond the first that breaks the cap.
    more: u64,
}

fn filler() -> BoxedStrategy<Filler> {
    let item = one_of(&["recruitment_and_selection", "fundraising_and_other", "other_service"]);
    (item, basis(), any::<bool>(), prop_oneof![2 => Just(0_u64), 1 => 0..=20_u64])
        .prop_map(|(item, basis, front, more)| Filler { item, basis, front, more })
        .boxed()
}

fn figure(filler: &Filler, quantity: u64, hours: &str) -> Value {
    object(vec![
        ("work", Some(json!({filler.item.as_str(): {"hours": hours}}))),
        ("quantity", Some(json!(quantity))),
        ("basis", filler.basis.as_ref().map(|basis| json!(basis))),
    ])
}

/// Puts in own figures of exactly so many hours, a whole number of hundredths above 0.
fn fill(plan: &mut Value, hours: &BigRational, filler: &Filler) {
    let million = BigRational::from_integer(BigInt::from(1_000_000));
    let millions = (hours / &million).floor();
    let rest = hours - &millions * &million;
    let hundredths = (rest * BigRational::from_integer(BigInt::from(100))).to_integer().to_u64().unwrap();
    let mut figures = Vec::new();
    if !millions.is_zero() {
        figures.push(figure(filler, millions.to_integer().to_u64().unwrap(), "1000000"));
    }
    if hundredths > 0 && hundredths <= 10_000_000 && filler.front {
        figures.push(figure(filler, hundredths, "0.01"));
    } else if hundredths > 0 {
        figures.push(figure(filler, 1, &hundredths_text(hundredths)));
    }
    let lines = plan["lines"].as_array_mut().unwrap();
    for figure in figures {
        lines.insert(if filler.front { 0 } else { lines.len() }, figure);
    }
}

/// Brings the plan's total to `aim`, `hundredths` of an hour beside it, by own figures; at a loss leaves it.
fn aimed(plan: Value, guideline: &Value, aim: Aim, hundredths: i64, filler: &Filler) -> Value {
    let guideline = complete(guideline);
    let (all, direct) = year_of_a_worker(&guideline);
    let years = worker_years(&plan);
    let term = number(&plan["term_months"]) / BigRational::from_integer(BigInt::from(12));
    let times = |workers: u64| BigRational::from_integer(BigInt::from(workers));
    // Rounded up: one hundredth below an inexact bound is then just on its other side.
    let bound = match aim {
        Aim::Nothing => return plan,
        Aim::OrdinaryShare => return aimed_at_the_cap(plan, &guideline, hundredths, filler),
        Aim::Floor => direct * years,
        Aim::Ceiling => all * years,
        Aim::FloorOfWorkers(workers) => times(workers) * direct * term,
        Aim::CeilingOfWorkers(workers) => times(workers) * all * term,
    };
    let target = round_up(&bound, 2) + BigRational::new(BigInt::from(hundredths), BigInt::from(100));
    let mut plan = plan;
    loop {
        let assessment = assess(&plan, &guideline);
        let gap = &target - number(&assessment["total_hours"]);
        if gap > BigRational::zero() {
            fill(&mut plan, &gap, filler);
        }
        let lines = plan["lines"].as_array_mut().unwrap();
        if gap >= BigRational::zero() || lines.is_empty() {
            return plan;
        }
        // Too many hours: the greatest line goes.
        let hours_of = |index: &usize| number(&assessment["lines"][*index]["hours"]);
        let greatest = (0..lines.len()).max_by_key(hours_of).unwrap();
        lines.remove(greatest);
    }
}

/// Brings the ordinary share to the cap, the total `hundredths` of an hour beside the one at which it is there.
fn aimed_at_the_cap(mut plan: Value, guideline: &Value, hundredths: i64, filler: &Filler) -> Value {
    let cap = number(&guideline["ordinary_share_cap"]);
    if cap.is_zero() || cap.is_one() {
        return plan;
    }
    let before = assess(&plan, guideline);
    if before["room"]["sessions_to_cut"] == 0 {
        // Not in breach: put it there, to be filled up to the cap again.
        let sessions = before["room"]["ordinary_sessions"].as_u64().unwrap() + 1 + filler.more;
        if sessions > 10_000_000 {
            return plan;
        }
        plan["lines"].as_array_mut().unwrap().push(json!({"work": "ordinary_activity", "quantity": sessions}));
    }
    let breach = assess(&plan, guideline);
    let gap = number(&breach["ordinary_hours"]) / cap - number(&breach["total_hours"]);
    let hours = round_up(&gap, 2) + BigRational::new(BigInt::from(hundredths), BigInt::from(100));
    let trillion = BigRational::from_integer(BigInt::from(1_000_000_000_000_u64));
    if hours > BigRational::zero() && hours < trillion {
        fill(&mut plan, &hours, filler);
    }
    plan
}

/// Gives the plan as few full-time workers as it suits, if there is such a number.
fn fitted(mut plan: Value, guideline: &Value) -> Value {
    let least = assess(&plan, guideline)["headcount"]["min"].as_u64();
    if let Some(workers) = least.filter(|workers| *workers <= 100_000) {
        plan["staff"] = json!([{"workers": workers}]);
    }
    plan
}

/// A plan aimed at this guideline's edges.
pub fn plan_for(guideline: &Value) -> BoxedStrategy<Value> {
    let guideline = guideline.clone();
    let lines = vec(some_lines(&guideline), 0..=7);
    let beside = prop_oneof![2 => Just(0_i64), 2 => Just(-1), 2 => Just(1), 1 => -200..=200_i64];
    (name(), staff(), lines, aim(), beside, filler(), any::<bool>())
        .prop_map(move |(name, (term, staff), lines, aim, beside, filler, fit)| {
            let lines: Vec<Value> = lines.into_iter().flatten().collect();
            let plan = json!({"name": name, "term_months": term, "staff": staff, "lines": lines});
            let plan = aimed(plan, &guideline, aim, beside, &filler);
            if fit && !matches!(aim, Aim::Floor | Aim::Ceiling) { fitted(plan, &guideline) } else { plan }
        })
        .boxed()
}

/// A plan aimed at the edges of the Suzhou guideline.
pub fn plan() -> BoxedStrategy<Value> {
    plan_for(&json!({}))
}

/// A plan of very many communities and absent ones, surveyed, their resources surveyed, or neither.
pub fn plan_of_many_communities() -> BoxedStrategy<Value> {
    let works = [
        json!({"community_survey": {"samples": 100}}),
        json!({"community_resource_survey": {}}),
        json!("document_drafting"),
    ];
    let line = (select(works.to_vec()), 0..=1_u32, option::of(0..50_u32)).prop_map(|(work, quantity, community)| {
        object(vec![
            ("work", Some(work)),
            ("quantity", Some(json!(quantity))),
            ("community", community.map(|community| json!(community.to_string()))),
        ])
    });
    vec(line, 0..=120)
        .prop_map(|lines| json!({"name": "", "term_months": 12, "staff": [{"workers": 9}], "lines": lines}))
        .boxed()
}

/// A guideline and a plan aimed at its edges.
pub fn plan_and_guideline() -> BoxedStrategy<(Value, Value)> {
    guideline().prop_flat_map(|guideline| (plan_for(&guideline), Just(guideline))).boxed()
}

// ---------------------------------------------------------------------------------------------------------------------
// Deliveries
// ---------------------------------------------------------------------------------------------------------------------

fn supervisor(guideline: &Value) -> BoxedStrategy<Value> {
    let mut years: Vec<u64> = vec![0, 4, 5, 9, 10, 40];
    for step in complete(guideline)["supervision"]["fee_caps"]["local"].as_array().unwrap() {
        let from = step["from_years"].as_u64().unwrap();
        years.extend([from.saturating_sub(1), from, from + 1]);
    }
    prop_oneof![
        1 => Just(json!("overseas")),
        3 => select(years).prop_map(|years| json!({"local": {"completed_years": years}})),
    ]
    .boxed()
}

fn hourly_fee(guideline: &Value) -> BoxedStrategy<Value> {
    let caps = &complete(guideline)["supervision"]["fee_caps"];
    let mut fees: Vec<u64> = vec![0, 1, 3, 20_000, 20_001, 25_000, 25_001, 30_000, 30_001, 100_000_000];
    let mut local: Vec<Value> = caps["local"].as_array().unwrap().iter().map(|step| step["cap"].clone()).collect();
    local.push(caps["overseas"].clone());
    for cap in local {
        let cap = (number(&cap) * BigRational::from_integer(BigInt::from(100))).to_integer().to_u64().unwrap();
        fees.extend([cap.saturating_sub(1), cap, cap + 1, cap, cap + 1]);
    }
    amount(prop_oneof![5 => select(fees), 1 => 0..=50_000_u64])
}

fn event(guideline: &Value) -> BoxedStrategy<Value> {
    let whole = complete(guideline);
    let sizes = &whole["sizes"];
    let supervision = &whole["supervision"];
    let limit = |value: &Value| value.as_u64().unwrap();

    let series = (
        one_of(&["C-17", "C-18", "c-17"]),
        one_of(&["低保申请", "助餐"]),
        prop_oneof![4 => 0..=limit(&whole["consultations_per_topic"]) + 1, 1 => around(limit(&whole["consultations_per_topic"]))],
    )
        .prop_map(|(client, topic, consultations)| {
            json!({"consultation_series": {"client": client, "topic": topic, "consultations": consultations}})
        });
    let activity = |kind: &'static str, limit: u64| {
        option::weighted(0.85, around(limit)).prop_map(move |participants| {
            let body = object(vec![("participants", participants.map(|participants| json!(participants)))]);
            json!({kind: body})
        })
    };
    let lecture = (
        option::weighted(0.8, around(limit(&sizes["lecture"]))),
        option::weighted(0.8, around(limit(&whole["lecture_minutes"]))),
    )
        .prop_map(|(participants, minutes)| {
            let body = object(vec![
                ("participants", participants.map(|participants| json!(participants))),
                ("minutes", minutes.map(|minutes| json!(minutes))),
            ]);
            json!({"lecture": body})
        });
    let individual = (
        around(limit(&supervision["individual_minutes"])),
        supervisor(guideline),
        option::weighted(0.8, hourly_fee(guideline)),
    )
        .prop_map(|(minutes, supervisor, fee)| {
            let body =
                object(vec![("minutes", Some(json!(minutes))), ("supervisor", Some(supervisor)), ("hourly_fee", fee)]);
            json!({"individual_supervision": body})
        });
    let least = limit(&supervision["group_size"][0]);
    let greatest = limit(&supervision["group_size"][1]);
    let group = (
        prop_oneof![
            Just(least.saturating_sub(1)),
            Just(least),
            Just(greatest),
            Just(greatest + 1),
            Just(0),
            0..=greatest + 3
        ],
        around(limit(&supervision["group_minutes"])),
        supervisor(guideline),
        option::weighted(0.8, hourly_fee(guideline)),
    )
        .prop_map(|(supervisees, minutes, supervisor, fee)| {
            let body = object(vec![
                ("supervisees", Some(json!(supervisees))),
                ("minutes", Some(json!(minutes))),
                ("supervisor", Some(supervisor)),
                ("hourly_fee", fee),
            ]);
            json!({"group_supervision": body})
        });
    prop_oneof![
        4 => series,
        1 => activity("large_activity", limit(&sizes["large_activity"])),
        1 => activity("small_medium_activity", limit(&sizes["small_medium_activity"])),
        1 => activity("ordinary_activity", limit(&sizes["ordinary_activity_below"])),
        1 => lecture,
        3 => individual,
        3 => group,
    ]
    .boxed()
}

fn dossier() -> BoxedStrategy<Value> {
    select(SERVICES.to_vec())
        .prop_flat_map(|service| {
            let (_, records) = records_of(service);
            let duties: Vec<&'static str> = duties_of(service).into_iter().map(|(duty, _)| duty).collect();
            // For each record or duty: 0 there, 1 not due yet, 2 missing.
            let fates = |count: usize| {
                prop_oneof![
                    vec(prop_oneof![3 => Just(0_u8), 1 => Just(1), 1 => Just(2)], count),
                    Just(vec![0_u8; count]),
                    Just(vec![1_u8; count]),
                    Just(vec![2_u8; count]),
                ]
            };
            let fates = (fates(records.len()), fates(duties.len()));
            (Just(service), Just(records), Just(duties), fates, one_of(&["G-3", "H-1", "一号"]), any::<bool>())
        })
        .prop_flat_map(|(service, records, duties, (record_fates, duty_fates), id, always_not_due)| {
            let with = |names: &[&'static str], fates: &[u8], fate: u8| -> Vec<&'static str> {
                names.iter().zip(fates).filter(|(_, each)| **each == fate).map(|(name, _)| *name).collect()
            };
            let kept = with(&records, &record_fates, 0);
            let done = with(&duties, &duty_fates, 0);
            let mut not_due = with(&records, &record_fates, 1);
            not_due.extend(with(&duties, &duty_fates, 1));
            let kept = Just(kept).prop_shuffle();
            let done = Just(done).prop_shuffle();
            let not_due = Just(not_due).prop_shuffle();
            (Just(service), kept, done, not_due, Just(id), Just(always_not_due))
        })
        .prop_map(|(service, kept, done, not_due, id, always_not_due)| {
            let not_due = if not_due.is_empty() && !always_not_due { None } else { Some(json!(not_due)) };
            object(vec![
                ("service", Some(json!(service))),
                ("id", Some(json!(id))),
                ("records", Some(json!(kept))),
                ("duties", Some(json!(done))),
                ("not_due", not_due),
            ])
        })
        .boxed()
}

fn archive() -> BoxedStrategy<Value> {
    let filled = prop_oneof![
        3 => subsequence(ARCHIVE_FIELDS.to_vec(), 0..=19).prop_shuffle(),
        1 => subsequence(ARCHIVE_FIELDS.to_vec(), 18..=19),
        1 => Just(ARCHIVE_FIELDS.to_vec()),
        1 => Just(vec![]),
    ];
    (one_of(&["H-12", "H-13"]), filled).prop_map(|(id, filled)| json!({"id": id, "filled": filled})).boxed()
}

/// A delivery aimed at this guideline's edges.
pub fn delivery_for(guideline: &Value) -> BoxedStrategy<Value> {
    (name(), vec(event(guideline), 0..=8), vec(dossier(), 0..=4), vec(archive(), 0..=3))
        .prop_map(|(name, events, dossiers, archives)| {
            json!({"name": name, "events": events, "dossiers": dossiers, "archives": archives})
        })
        .boxed()
}

/// A delivery aimed at the edges of the Suzhou guideline.
pub fn delivery() -> BoxedStrategy<Value> {
    delivery_for(&json!({}))
}

/// A delivery of very many series, of which some read alike when client and topic are joined.
pub fn delivery_of_many_series() -> BoxedStrategy<Value> {
    let series = (0..60_u32, one_of(&["", "1", "2"]), 0..=3_u32).prop_map(|(client, topic, consultations)| {
        json!({"consultation_series": {"client": client.to_string(), "topic": topic, "consultations": consultations}})
    });
    vec(prop_oneof![8 => series, 1 => event(&json!({}))], 0..=300)
        .prop_map(|events| json!({"name": "", "events": events}))
        .boxed()
}

/// A guideline and a delivery aimed at its edges.
pub fn delivery_and_guideline() -> BoxedStrategy<(Value, Value)> {
    guideline().prop_flat_map(|guideline| (delivery_for(&guideline), Just(guideline))).boxed()
}

// ---------------------------------------------------------------------------------------------------------------------
// Guidelines
// ---------------------------------------------------------------------------------------------------------------------

/// There about every other time.
fn maybe(value: BoxedStrategy<Value>) -> BoxedStrategy<Option<Value>> {
    option::weighted(0.5, value).boxed()
}

fn count(range: std::ops::RangeInclusive<u64>) -> BoxedStrategy<Value> {
    range.prop_map(|count| json!(count)).boxed()
}

fn word(words: &[&str]) -> BoxedStrategy<Value> {
    one_of(words).prop_map(|word| json!(word)).boxed()
}

fn working_year() -> BoxedStrategy<Value> {
    // However these are mixed with the Suzhou numbers, days are left.
    let usual = (
        maybe(count(360..=366)),
        maybe(count(0..=30)),
        maybe(count(52..=120)),
        maybe(count(0..=15)),
        maybe(amount(prop_oneof![Just(800_u64), Just(750), 1..=2400_u64])),
    )
        .prop_map(|(days, holidays, rest, leave, hours)| {
            object(vec![
                ("days", days),
                ("public_holidays", holidays),
                ("rest_days", rest),
                ("paid_leave", leave),
                ("hours_per_day", hours),
            ])
        });
    let thirteen_holidays = Just(json!({"public_holidays": 13}));
    let one_day_left = Just(json!({"days": 365, "public_holidays": 255, "rest_days": 104, "paid_leave": 5}));
    prop_oneof![6 => usual, 2 => thirteen_holidays, 1 => one_day_left].boxed()
}

fn hours() -> BoxedStrategy<Value> {
    let mut keys: Vec<String> = LIKE_KEYS.iter().map(ToString::to_string).collect();
    keys.extend(SURVEY_PARTS.iter().map(|part| format!("community_survey.{part}")));
    keys.extend(RESOURCE_SURVEY_PARTS.iter().map(|part| format!("community_resource_survey.{part}")));
    let rate =
        amount(prop_oneof![1 => Just(1_u64), 5 => 1..=10_000_u64, 2 => (1..=100_u64).prop_map(|hours| hours * 100)]);
    let count = keys.len();
    (subsequence(keys, 0..=count), vec(rate, count))
        .prop_map(|(keys, rates)| {
            let mut hours = Map::new();
            for (key, rate) in keys.into_iter().zip(rates) {
                hours.insert(key, rate);
            }
            Value::Object(hours)
        })
        .boxed()
}

fn sizes() -> BoxedStrategy<Value> {
    (maybe(count(1..=150)), maybe(count(1..=60)), maybe(count(1..=60)), maybe(count(1..=60)))
        .prop_map(|(large, small_medium, ordinary, lecture)| {
            object(vec![
                ("large_activity", large),
                ("small_medium_activity", small_medium),
                ("ordinary_activity_below", ordinary),
                ("lecture", lecture),
            ])
        })
        .boxed()
}

/// One to four steps, years strictly increasing, caps not decreasing.
fn local_caps() -> BoxedStrategy<Value> {
    (btree_set(0..=20_u64, 1..=4), vec(prop_oneof![(100..=400_u64).prop_map(|yuan| yuan * 100), 5_000..=40_000_u64], 4))
        .prop_map(|(years, mut caps)| {
            caps.sort_unstable();
            let steps: Vec<Value> = years
                .into_iter()
                .zip(caps)
                .map(|(years, cap)| json!({"from_years": years, "cap": hundredths_text(cap)}))
                .collect();
            Value::Array(steps)
        })
        .boxed()
}

fn supervision() -> BoxedStrategy<Value> {
    let group_size = (1..=6_u64, 0..=10_u64).prop_map(|(least, more)| json!([least, least + more])).boxed();
    let fee_caps = (maybe(local_caps()), maybe(amount(10_000..=50_000_u64)))
        .prop_map(|(local, overseas)| object(vec![("local", local), ("overseas", overseas)]))
        .boxed();
    (maybe(count(1..=300)), maybe(count(1..=480)), maybe(group_size), maybe(fee_caps))
        .prop_map(|(individual, group, size, caps)| {
            object(vec![
                ("individual_minutes", individual),
                ("group_minutes", group),
                ("group_size", size),
                ("fee_caps", caps),
            ])
        })
        .boxed()
}

fn severities() -> BoxedStrategy<Value> {
    let severity = || maybe(word(&["violation", "advisory"]));
    (severity(), severity(), severity(), severity())
        .prop_map(|(mandatory, firm, usual, reference)| {
            object(vec![("mandatory", mandatory), ("firm", firm), ("usual", usual), ("reference", reference)])
        })
        .boxed()
}

fn readings() -> BoxedStrategy<Value> {
    (
        maybe(word(&["proportional", "started_units"])),
        maybe(word(&["by_households", "per_community"])),
        maybe(word(&["walk_only", "whole_survey"])),
        maybe(word(&["keep_report", "walk_only"])),
    )
        .prop_map(|(survey_units, community_units, walk_overlap, fund_survey)| {
            object(vec![
                ("survey_units", survey_units),
                ("community_units", community_units),
                ("walk_overlap", walk_overlap),
                ("fund_survey", fund_survey),
            ])
        })
        .boxed()
}

/// A valid variant: each parameter left out, at the Suzhou value's neighbours, or elsewhere.
pub fn guideline() -> BoxedStrategy<Value> {
    let share = || amount(prop_oneof![1 => Just(100_u64), 1 => Just(1), 6 => 1..=100_u64]);
    let cap = amount(prop_oneof![1 => Just(0_u64), 1 => Just(100), 1 => Just(1), 1 => Just(99), 6 => 1..=50_u64]);
    (
        (
            maybe(word(&["example-2025", "昆山-2025"])),
            maybe(working_year()),
            maybe(share()),
            maybe(cap),
            maybe(hours()),
            maybe(prop_oneof![Just(100_u64), Just(7), 1..=500_u64].prop_map(|samples| json!(samples)).boxed()),
            maybe(prop_oneof![Just(3000_u64), Just(7), 1..=5000_u64].prop_map(|households| json!(households)).boxed()),
        ),
        (
            maybe(sizes()),
            maybe(count(1..=180)),
            maybe(count(1..=6)),
            maybe(supervision()),
            maybe(severities()),
            maybe(readings()),
        ),
    )
        .prop_map(
            |(
                (edition, working_year, direct_share, ordinary_share_cap, hours, survey_samples, community_households),
                (sizes, lecture_minutes, consultations_per_topic, supervision, severities, readings),
            )| {
                object(vec![
                    ("edition", edition),
                    ("working_year", working_year),
                    ("direct_share", direct_share),
                    ("ordinary_share_cap", ordinary_share_cap),
                    ("hours", hours),
                    ("survey_samples", survey_samples),
                    ("community_households", community_households),
                    ("sizes", sizes),
                    ("lecture_minutes", lecture_minutes),
                    ("consultations_per_topic", consultations_per_topic),
                    ("supervision", supervision),
                    ("severities", severities),
                    ("readings", readings),
                ])
            },
        )
        .boxed()
}
