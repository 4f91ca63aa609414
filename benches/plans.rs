//! How long it takes to decide on plans and to assess them, beside hand-written loops that compute the same numbers.
//!
//! `cargo bench` measures each, then pairs of them in turns, and prints the ratios of the pairs; only ratios of one run
//! mean anything.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the loops are written as one would write them by hand"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use rust_decimal::Decimal;
use shegong::{Accompaniment, Conduct, Guideline, Plan, Rate, Term, Work};

/// One line as a hand-written loop would keep it.
#[derive(Clone, Copy)]
struct Row {
    rate: usize,
    quantity: u32,
}

/// One plan as a hand-written loop would keep it.
struct Rows {
    rows: Vec<Row>,
    /// Worker-months of full time, in hundredths.
    worker_months: i64,
}

/// What every loop computes of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Answer<N> {
    total: N,
    share: N,
    floor: N,
    ceiling: N,
    verdict: u8,
}

/// The twenty kinds of line that the plans consist of, as work and as a position in the loops' table of rates.
fn kinds() -> Vec<(Work, Rate)> {
    vec![
        (Work::ProfessionalConsultation, Rate::ProfessionalConsultation),
        (Work::Intake, Rate::Intake),
        (Work::CaseworkSession, Rate::CaseworkSession),
        (Work::ClosureEvaluation, Rate::ClosureEvaluation),
        (Work::Referral(Accompaniment::Unaccompanied), Rate::ReferralUnaccompanied),
        (Work::Referral(Accompaniment::Accompanied), Rate::ReferralAccompanied),
        (Work::GroupPreparation, Rate::GroupPreparation),
        (Work::GroupSession, Rate::GroupSession),
        (Work::GroupMidtermEvaluation, Rate::GroupMidtermEvaluation),
        (Work::GroupClosingEvaluation, Rate::GroupClosingEvaluation),
        (Work::OutreachVisit, Rate::OutreachVisit),
        (Work::HouseholdNeedsAssessment, Rate::HouseholdNeedsAssessment),
        (Work::LargeActivity, Rate::LargeActivity),
        (Work::SmallMediumActivity, Rate::SmallMediumActivity),
        (Work::OrdinaryActivity, Rate::OrdinaryActivity),
        (Work::OrganizationWorkshop(Conduct::SelfRun), Rate::OrganizationWorkshopSelfRun),
        (Work::OrganizationConsultation, Rate::OrganizationConsultation),
        (Work::Lecture(Conduct::SelfRun), Rate::LectureSelfRun),
        (Work::Lecture(Conduct::ExternalExpert), Rate::LectureExternalExpert),
        (Work::DocumentDrafting, Rate::DocumentDrafting),
    ]
}

const PREPARED: usize = 6;
const MIDTERM: usize = 8;
const CLOSING: usize = 9;
const ORDINARY: usize = 14;

/// Hours of a year and of direct service in it, in hundredths, with which the loops are written.
const YEAR: i64 = 1960_00;
const DIRECT: i64 = 1372_00;

/// Plans of `lines` lines, and the same as rows; the numbers come from a fixed sequence.
fn register(plans: usize, lines: usize) -> (Vec<Plan>, Vec<Rows>) {
    let kinds = kinds();
    let mut state = 0x2016_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut both = (Vec::with_capacity(plans), Vec::with_capacity(plans));
    for _ in 0..plans {
        let groups = next(12) as u32;
        let workers = 1 + next(4) as u32;
        let mut builder = Plan::builder("", Term::years(1).unwrap()).full_time(workers);
        let mut rows = Vec::with_capacity(lines);
        for position in 0..lines {
            let kind = position % kinds.len();
            let quantity = match kind {
                PREPARED | MIDTERM | CLOSING => groups,
                _ => next(20) as u32,
            };
            builder = builder.work(kinds[kind].0, quantity);
            rows.push(Row { rate: kind, quantity });
        }
        both.0.push(builder.build().unwrap());
        both.1.push(Rows { rows, worker_months: i64::from(workers) * 12 * 100 });
    }
    both
}

/// The rates of [`kinds`] in hundredths of an hour.
fn rates() -> [i64; 20] {
    std::array::from_fn(|kind| i64::from(Guideline::SUZHOU_2016.rate(kinds()[kind].1).hundredths()))
}

const fn verdict(fits: bool, advisory: bool) -> u8 {
    match (fits, advisory) {
        (false, _) => 2,
        (true, true) => 1,
        (true, false) => 0,
    }
}

fn by_i64(rates: &[i64; 20], plan: &Rows) -> Answer<i64> {
    let (mut total, mut ordinary, mut groups) = (0, 0, [0; 3]);
    for row in &plan.rows {
        let hours = rates[row.rate] * i64::from(row.quantity);
        total += hours;
        match row.rate {
            ORDINARY => ordinary += hours,
            PREPARED => groups[0] += row.quantity,
            MIDTERM => groups[1] += row.quantity,
            CLOSING => groups[2] += row.quantity,
            _ => {}
        }
    }
    let (floor, ceiling) = (DIRECT * plan.worker_months, YEAR * plan.worker_months);
    let fits = total * 1200 >= floor && total * 1200 <= ceiling;
    let advisory = ordinary * 10 > total || groups[0] != groups[1] || groups[0] != groups[2];
    let share = if total == 0 { 0 } else { (ordinary * 20_000 + total) / (2 * total) };
    Answer { total, share, floor: (floor + 1199) / 1200, ceiling: ceiling / 1200, verdict: verdict(fits, advisory) }
}

fn by_checked_i64(rates: &[i64; 20], plan: &Rows) -> Option<Answer<i64>> {
    let (mut total, mut ordinary, mut groups) = (0_i64, 0_i64, [0_u32; 3]);
    for row in &plan.rows {
        let hours = rates.get(row.rate)?.checked_mul(i64::from(row.quantity))?;
        total = total.checked_add(hours)?;
        match row.rate {
            ORDINARY => ordinary = ordinary.checked_add(hours)?,
            PREPARED => groups[0] = groups[0].checked_add(row.quantity)?,
            MIDTERM => groups[1] = groups[1].checked_add(row.quantity)?,
            CLOSING => groups[2] = groups[2].checked_add(row.quantity)?,
            _ => {}
        }
    }
    let (floor, ceiling) = (DIRECT.checked_mul(plan.worker_months)?, YEAR.checked_mul(plan.worker_months)?);
    let scaled = total.checked_mul(1200)?;
    let fits = scaled >= floor && scaled <= ceiling;
    let advisory = ordinary.checked_mul(10)? > total || groups[0] != groups[1] || groups[0] != groups[2];
    let share = ordinary.checked_mul(20_000)?.checked_add(total)?.checked_div(total.checked_mul(2)?).unwrap_or(0);
    Some(Answer {
        total,
        share,
        floor: floor.checked_add(1199)? / 1200,
        ceiling: ceiling / 1200,
        verdict: verdict(fits, advisory),
    })
}

fn by_f64(rates: &[f64; 20], plan: &Rows) -> Answer<f64> {
    let (mut total, mut ordinary, mut groups) = (0.0, 0.0, [0; 3]);
    for row in &plan.rows {
        let hours = rates[row.rate] * f64::from(row.quantity);
        total += hours;
        match row.rate {
            ORDINARY => ordinary += hours,
            PREPARED => groups[0] += row.quantity,
            MIDTERM => groups[1] += row.quantity,
            CLOSING => groups[2] += row.quantity,
            _ => {}
        }
    }
    let years = plan.worker_months as f64 / 1200.0;
    let (floor, ceiling) = (1372.0 * years, 1960.0 * years);
    let fits = total >= floor && total <= ceiling;
    let advisory = ordinary > 0.1 * total || groups[0] != groups[1] || groups[0] != groups[2];
    let share = if total == 0.0 { 0.0 } else { (ordinary / total * 10_000.0).round() / 10_000.0 };
    Answer { total, share, floor, ceiling, verdict: verdict(fits, advisory) }
}

fn by_decimal(rates: &[Decimal; 20], plan: &Rows) -> Answer<Decimal> {
    let (mut total, mut ordinary, mut groups) = (Decimal::ZERO, Decimal::ZERO, [0; 3]);
    for row in &plan.rows {
        let hours = rates[row.rate] * Decimal::from(row.quantity);
        total += hours;
        match row.rate {
            ORDINARY => ordinary += hours,
            PREPARED => groups[0] += row.quantity,
            MIDTERM => groups[1] += row.quantity,
            CLOSING => groups[2] += row.quantity,
            _ => {}
        }
    }
    let years = Decimal::from(plan.worker_months) / Decimal::from(1200);
    let (floor, ceiling) = (Decimal::from(1372) * years, Decimal::from(1960) * years);
    let fits = total >= floor && total <= ceiling;
    let advisory = ordinary * Decimal::TEN > total || groups[0] != groups[1] || groups[0] != groups[2];
    let share = if total.is_zero() { Decimal::ZERO } else { (ordinary / total).round_dp(4) };
    Answer { total, share, floor, ceiling, verdict: verdict(fits, advisory) }
}

/// Every way of deciding on a plan, by the name under which it is measured.
struct Ways {
    guideline: Guideline,
    i64: [i64; 20],
    f64: [f64; 20],
    decimal: [Decimal; 20],
}

impl Ways {
    fn new() -> Self {
        let i64 = rates();
        Self {
            guideline: Guideline::SUZHOU_2016,
            i64,
            f64: i64.map(|hundredths| hundredths as f64 / 100.0),
            decimal: i64.map(|hundredths| Decimal::new(hundredths, 2).normalize()),
        }
    }

    /// That all of them say the same, before any of them is timed.
    fn agree(&self, plan: &Plan, rows: &Rows) {
        let decision = self.guideline.decide(plan);
        let exact = by_i64(&self.i64, rows);
        assert_eq!(decision.total.hundredths(), u128::try_from(exact.total).unwrap());
        assert_eq!(decision.ordinary_share.map_or(0, |share| share.ten_thousandths().into()), exact.share);
        assert_eq!(decision.bounds.floor.hundredths(), u128::try_from(exact.floor).unwrap());
        assert_eq!(decision.bounds.ceiling.hundredths(), u128::try_from(exact.ceiling).unwrap());
        assert_eq!(decision.verdict as u8, exact.verdict);
        assert_eq!(by_checked_i64(&self.i64, rows), Some(exact));
        assert_eq!(by_f64(&self.f64, rows).verdict, exact.verdict);
        assert_eq!(by_decimal(&self.decimal, rows).verdict, exact.verdict);
        assert_eq!(self.guideline.assess(plan).verdict(), decision.verdict);
    }
}

/// What is measured, by name: does its work so many times, and says how long that took.
type Timed<'a> = (&'static str, Box<dyn Fn(u64) -> Duration + 'a>);

/// Work on each of some inputs.
fn timed<'a, T, R>(name: &'static str, inputs: &'a [T], work: impl Fn(&T) -> R + 'a) -> Timed<'a> {
    let times_each = move |times| {
        let begun = Instant::now();
        for _ in 0..times {
            for input in inputs {
                black_box(work(black_box(input)));
            }
        }
        begun.elapsed()
    };
    (name, Box::new(times_each))
}

/// Every way over the same plans.
fn over_plans<'a>(ways: &'a Ways, plans: &'a [Plan], rows: &'a [Rows]) -> Vec<Timed<'a>> {
    vec![
        timed("i64 loop", rows, |rows| by_i64(&ways.i64, rows)),
        timed("checked i64 loop", rows, |rows| by_checked_i64(&ways.i64, rows)),
        timed("f64 loop", rows, |rows| by_f64(&ways.f64, rows)),
        timed("naive Decimal loop", rows, |rows| by_decimal(&ways.decimal, rows)),
        timed("decide", plans, |plan| ways.guideline.decide(plan)),
        timed("assess", plans, |plan| {
            black_box(ways.guideline.assess(plan));
        }),
        timed("envelope", plans, |plan| ways.guideline.envelope(plan)),
    ]
}

/// The plan and the answer as plain data that derived serde code reads and writes, for comparison.
mod plain {
    use serde::{Deserialize, Serialize};

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "read and dropped")]
    pub(super) struct Plan {
        name: String,
        term_months: u32,
        staff: Vec<Post>,
        lines: Vec<Line>,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "read and dropped")]
    struct Post {
        workers: u32,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "read and dropped")]
    struct Line {
        work: serde_json::Value,
        quantity: u32,
    }

    #[derive(Deserialize, Serialize)]
    pub(super) struct Answer {
        edition: String,
        plan: String,
        verdict: String,
        total_hours: String,
        ordinary_hours: String,
        ordinary_share: Option<String>,
        own_figure_hours: String,
        bounds: serde_json::Value,
        categories: serde_json::Value,
        lines: Vec<AnswerLine>,
        headcount: Option<serde_json::Value>,
        room: serde_json::Value,
        findings: Vec<serde_json::Value>,
    }

    #[derive(Deserialize, Serialize)]
    struct AnswerLine {
        row: Option<u8>,
        work: serde_json::Value,
        quantity: u32,
        unit_hours: String,
        hours: String,
    }
}

/// From the text of a plan to the text of its assessment, beside what reading the one and writing the other takes alone.
fn over_text<'a>(ways: &'a Ways, plan: &Plan, text: &'a [String]) -> Vec<Timed<'a>> {
    let assessed = serde_json::to_string(&ways.guideline.assess(plan)).unwrap();
    let answer: plain::Answer = serde_json::from_str(&assessed).unwrap();
    vec![
        timed("read and write alone", text, move |text| {
            black_box(serde_json::from_str::<plain::Plan>(text).unwrap());
            serde_json::to_string(black_box(&answer)).unwrap()
        }),
        timed("JSON to assess to JSON", text, |text| {
            let plan: Plan = serde_json::from_str(text).unwrap();
            serde_json::to_string(&ways.guideline.assess(&plan)).unwrap()
        }),
    ]
}

/// Some inputs, and everything that is measured over them.
struct Group<'a> {
    name: &'static str,
    inputs: u64,
    measured: Vec<Timed<'a>>,
}

impl Group<'_> {
    fn measure(&self, criterion: &mut Criterion) {
        let mut group = criterion.benchmark_group(self.name);
        group.throughput(Throughput::Elements(self.inputs));
        if self.inputs > 1000 {
            group.sample_size(10);
        }
        for (name, work) in &self.measured {
            group.bench_function(*name, |bencher| bencher.iter_custom(work));
        }
        group.finish();
    }

    fn find(&self, name: &str) -> &dyn Fn(u64) -> Duration {
        &self.measured.iter().find(|(other, _)| *other == name).expect("it is measured").1
    }

    /// How often the work of the one takes as long as that of the other: the median of many turns, so that what slows the
    /// machine down for a while slows down both.
    fn ratio(&self, name: &str, beside: &str) -> f64 {
        const TURNS: usize = 51;
        const A_TURN: Duration = Duration::from_millis(2);
        let (one, other) = (self.find(name), self.find(beside));
        let mut times = 1;
        while other(times) < A_TURN {
            times *= 2;
        }
        let mut ratios: Vec<f64> = (0..TURNS).map(|_| one(times).as_secs_f64() / other(times).as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[TURNS / 2]
    }
}

/// The ratios of this run, with the greatest that each is meant to be.
fn print_ratios(plan: &Group, plans: &Group, json: &Group) {
    println!("\n| measured | beside | ratio | at most |\n|---|---|---|---|");
    let rows = [
        (plan, "decide", "checked i64 loop", "2"),
        (plan, "decide", "naive Decimal loop", "0.2"),
        (plan, "assess", "naive Decimal loop", "3"),
        (plan, "envelope", "decide", ""),
        (plan, "i64 loop", "checked i64 loop", ""),
        (plan, "f64 loop", "checked i64 loop", ""),
        (plans, "decide", "checked i64 loop", "2"),
        // Out of the caches the fast loops wait for memory: the second row shows what bounds the first.
        (plans, "decide", "naive Decimal loop", ""),
        (plans, "i64 loop", "naive Decimal loop", ""),
        (plans, "assess", "naive Decimal loop", "3"),
        (json, "JSON to assess to JSON", "read and write alone", "3"),
    ];
    for (group, name, beside, at_most) in rows {
        println!("| {name}, {} | {beside} | {:.2} | {at_most} |", group.name, group.ratio(name, beside));
    }
}

fn main() {
    let ways = Ways::new();
    let (plans, rows) = register(100_000, 20);
    for (plan, rows) in plans.iter().zip(&rows).take(10_000) {
        ways.agree(plan, rows);
    }
    let text = [serde_json::to_string(&plans[0]).unwrap()];
    let one_plan = Group { name: "one plan", inputs: 1, measured: over_plans(&ways, &plans[..1], &rows[..1]) };
    let all_plans =
        Group { name: "100 000 plans", inputs: plans.len() as u64, measured: over_plans(&ways, &plans, &rows) };
    let json = Group { name: "JSON", inputs: 1, measured: over_text(&ways, &plans[0], &text) };
    let mut criterion = Criterion::default().configure_from_args();
    for group in [&one_plan, &all_plans, &json] {
        group.measure(&mut criterion);
    }
    criterion.final_summary();
    print_ratios(&one_plan, &all_plans, &json);
}
