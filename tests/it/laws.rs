//! Laws that every answer keeps to, whatever the input: each test is named as its law.
//!
//! A law relates answers to each other, or tries out what an answer says; `model` is where they are computed again.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shegong::proptest::{
    any_of, consultations, delivery, dossier, event, guideline, line, line_of, participants, plan, readings, work_of,
};
use shegong::{
    AmountError, Archive, ArchiveField, Attendance, Clause, CommunityResourceSurvey, CommunitySurvey, CommunityUnits,
    ConsultationSeries, Consultations, Days, Delivery, Dossier, Due, Duty, Event, Evidence, FeeCap, FeeCaps, FeeCheck,
    FieldSet, Finding, FundSurvey, GroupSupervision, Guideline, HourlyFee, Hours, Households, Language, LikeRate, Line,
    LineHours, LocalCap, Minutes, Months, OtherService, Participants, Parts, Plan, Portion, Post, Quantity, Question,
    Rate, Readings, Record, ResourcePart, Rule, Samples, ServiceKind, Severities, Severity, Share, Sizes, Subject,
    Supervisees, SupervisionLimits, SupervisionSession, Supervisor, SurveyPart, SurveyUnits, Term, UnitHours, Verdict,
    WalkOverlap, Work, WorkItem, Workers, WorkingShare, WorkingYear, Years, Yuan,
};

use crate::support::assessed;

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig::with_cases(cases)
}

fn listed<T>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    values.into_iter().collect()
}

// Making plans

fn hours(hundredths: u128) -> Hours {
    Hours::from_hundredths(hundredths).unwrap()
}

fn sum(hours: impl IntoIterator<Item = Hours>) -> Hours {
    hours.into_iter().fold(Hours::ZERO, |sum, hours| sum.checked_add(hours).unwrap())
}

/// A line of its own figure, with a basis.
fn own_line(unit_hours: UnitHours, quantity: u128) -> Line {
    let work = Work::FundraisingAndOther(unit_hours);
    Line::builder(work, quantity.try_into().unwrap()).basis("两次义卖").build().unwrap()
}

/// Lines of so many hundredths of an hour that nothing else depends on.
fn own_lines(hundredths: u128) -> Vec<Line> {
    let most: u128 = UnitHours::MAX.hundredths().into();
    let mut lines = Vec::new();
    for quantity in in_lines(hundredths / most) {
        lines.push(own_line(UnitHours::MAX, quantity));
    }
    let rest = UnitHours::from_hundredths((hundredths % most).try_into().unwrap());
    lines.extend(rest.map(|rest| own_line(rest, 1)));
    lines
}

/// Lines of so many ordinary activities.
fn ordinary_lines(sessions: u128) -> Vec<Line> {
    in_lines(sessions)
        .map(|quantity| Line::builder(Work::OrdinaryActivity, quantity.try_into().unwrap()).build().unwrap())
        .collect()
}

/// A quantity that one line may be too short for, as quantities of several.
fn in_lines(quantity: u128) -> impl Iterator<Item = u128> {
    let most: u128 = Quantity::MAX.get().into();
    let full = usize::try_from(quantity / most).unwrap();
    assert!(full < 10_000, "a test that would take too long");
    std::iter::repeat_n(most, full).chain(Some(quantity % most).filter(|rest| *rest > 0))
}

fn lines_of(plan: &Plan) -> Vec<Line> {
    plan.lines().cloned().collect()
}

fn with_lines(plan: &Plan, lines: impl IntoIterator<Item = Line>) -> Plan {
    Plan::try_new(plan.name(), plan.term(), plan.staff().to_vec(), lines).unwrap()
}

fn with_more(plan: &Plan, more: impl IntoIterator<Item = Line>) -> Plan {
    with_lines(plan, lines_of(plan).into_iter().chain(more))
}

/// The plan without so many of its ordinary activities; nothing if it has not so many.
fn without_ordinary(plan: &Plan, mut sessions: u128) -> Option<Plan> {
    let mut lines = lines_of(plan);
    for line in lines.iter_mut().filter(|line| line.work == Work::OrdinaryActivity) {
        let cut = sessions.min(line.quantity.get().into());
        line.quantity = Quantity::try_new(line.quantity.get() - u32::try_from(cut).unwrap()).unwrap();
        sessions -= cut;
    }
    (sessions == 0).then(|| with_lines(plan, lines))
}

/// The plan in which no line is of a community of the other plans.
fn moved_to(plan: &Plan, town: &str) -> Plan {
    with_lines(
        plan,
        plan.lines().cloned().map(|line| Line { community: Some(format!("{town}{:?}", line.community)), ..line }),
    )
}

fn is_survey(line: &Line) -> bool {
    matches!(line.work, Work::CommunitySurvey(_) | Work::CommunityResourceSurvey(_))
}

/// So many full-time workers, in as many posts as they need.
fn workers(count: u128) -> Vec<Post> {
    let most: u128 = Workers::MAX.get().into();
    let full = usize::try_from(count / most).unwrap();
    std::iter::repeat_n(most, full)
        .chain(Some(count % most).filter(|rest| *rest > 0))
        .map(|workers| Post::full_time(Workers::try_new(workers.try_into().unwrap()).unwrap()))
        .collect()
}

/// A plan of which ordinary activities are a good part, with other hours that make that part about the usual one.
fn ordinary_plan() -> impl Strategy<Value = Plan> {
    (plan(), vec(0_u128..=200, 1..=3), 0_u128..=20_000).prop_map(|(plan, sessions, other)| {
        let ordinary: u128 = sessions.iter().sum::<u128>() * 4_00;
        let others = other.min(20 * ordinary / 100) * 100;
        with_more(&plan, sessions.into_iter().flat_map(ordinary_lines).chain(own_lines(others)))
    })
}

/// A line of a survey, of one of two communities, in services that count it in several ways.
fn survey_line() -> impl Strategy<Value = Line> {
    let work = prop_oneof![work_of(WorkItem::CommunitySurvey), work_of(WorkItem::CommunityResourceSurvey)];
    let service = prop_oneof![
        3 => Just(None),
        2 => Just(Some(ServiceKind::CommunityPublicBenefitFund)),
        1 => Just(Some(ServiceKind::ThreeSocietyPlatform)),
    ];
    let quantity = prop_oneof![1 => Just(Quantity::MIN), 8 => (1_u32..=3).prop_map(|n| Quantity::try_new(n).unwrap())];
    let community = select(vec![None, Some("桂花".to_owned())]);
    (work.prop_flat_map(line_of), quantity, service, community).prop_map(|(line, quantity, service, community)| Line {
        quantity,
        community,
        service,
        ..line
    })
}

/// A plan of surveys whose total is close to one of its bounds, so that its verdict may hang on a reading.
fn survey_plan() -> impl Strategy<Value = (Guideline, Plan)> {
    (guideline(), plan(), vec(survey_line(), 0..=5), any::<bool>(), -80_00_i128..=80_00, any::<bool>()).prop_map(
        |(guideline, plan, surveys, keep, offset, to_ceiling)| {
            let others = lines_of(&plan).into_iter().filter(|line| keep && line.quantity.get() < 100);
            let plan = with_lines(&plan, others.chain(surveys));
            let assessment = guideline.assess(&plan);
            let bounds = assessment.bounds();
            let aim = if to_ceiling { bounds.ceiling } else { bounds.floor }.hundredths().saturating_add_signed(offset);
            let missing = aim.saturating_sub(assessment.total().hundredths());
            (guideline, with_more(&plan, own_lines(missing)))
        },
    )
}

fn all_readings() -> Vec<Readings> {
    let mut all = Vec::new();
    for survey_units in SurveyUnits::ALL.iter().copied() {
        for community_units in CommunityUnits::ALL.iter().copied() {
            for walk_overlap in WalkOverlap::ALL.iter().copied() {
                for fund_survey in FundSurvey::ALL.iter().copied() {
                    all.push(Readings { survey_units, community_units, walk_overlap, fund_survey });
                }
            }
        }
    }
    all
}

// Comparing findings

/// A finding without the text that follows from it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Found {
    rule: Rule,
    clause: Clause,
    severity: Severity,
    subject: Subject,
    evidence: Evidence,
}

/// The findings with other subjects, in the order that they then have.
fn found(findings: &[Finding], subject: impl Fn(Subject) -> Subject) -> Vec<Found> {
    in_order(findings.iter().map(|finding| Found {
        rule: finding.rule(),
        clause: finding.clause(),
        severity: finding.severity(),
        subject: subject(finding.subject()),
        evidence: *finding.evidence(),
    }))
}

fn in_order(found: impl IntoIterator<Item = Found>) -> Vec<Found> {
    let mut found = listed(found);
    found.sort_by_key(|finding| (finding.clause, finding.subject));
    found
}

fn finds(findings: &[Finding], rule: Rule) -> bool {
    findings.iter().any(|finding| finding.rule() == rule)
}

/// Whether an assessment of the plan finds that the rule is broken.
fn breaks(guideline: &Guideline, plan: &Plan, rule: Rule) -> bool {
    finds(guideline.assess(plan).findings(), rule)
}

proptest! {
    #![proptest_config(cases(192))]

    // The workload

    #[test]
    fn totals_add_up_over_the_lines_of_plans(guideline in guideline(), one in plan(), other in plan()) {
        let (one, other) = (moved_to(&one, "甲"), moved_to(&other, "乙"));
        let both = with_more(&one, lines_of(&other));
        let (one, other, both) = (guideline.workload(&one), guideline.workload(&other), guideline.workload(&both));
        prop_assert_eq!(both.total(), sum([one.total(), other.total()]));
        prop_assert_eq!(both.ordinary(), sum([one.ordinary(), other.ordinary()]));
        prop_assert_eq!(both.own_figures(), sum([one.own_figures(), other.own_figures()]));
        for ((both, one), other) in both.categories().zip(one.categories()).zip(other.categories()) {
            prop_assert_eq!(both, (one.0, sum([one.1, other.1])));
        }
        for (line, apart) in both.lines().iter().zip(one.lines().iter().chain(other.lines())) {
            prop_assert_eq!(line, apart);
        }
        prop_assert_eq!(both.lines().len(), one.lines().len() + other.lines().len());
    }

    #[test]
    fn the_order_of_lines_does_not_matter(
        guideline in guideline(),
        (plan, order) in plan().prop_flat_map(|plan| {
            let order = listed(0..plan.lines().len());
            (Just(plan), Just(order).prop_shuffle())
        }),
    ) {
        let lines = lines_of(&plan);
        let shuffled = with_lines(&plan, order.iter().map(|position| lines[*position].clone()));
        let (straight, other) = (guideline.assess(&plan), guideline.assess(&shuffled));
        prop_assert_eq!(straight.total(), other.total());
        prop_assert_eq!(straight.workload().ordinary(), other.workload().ordinary());
        prop_assert_eq!(straight.workload().own_figures(), other.workload().own_figures());
        prop_assert!(straight.workload().categories().eq(other.workload().categories()));
        prop_assert_eq!(straight.bounds(), other.bounds());
        prop_assert_eq!(straight.headcount(), other.headcount());
        prop_assert_eq!(straight.room(), other.room());
        prop_assert_eq!(straight.verdict(), other.verdict());
        let back = |subject| match subject {
            Subject::Line(position) => Subject::Line(order[position]),
            other => other,
        };
        prop_assert_eq!(found(straight.findings(), |subject| subject), found(other.findings(), back));
        prop_assert_eq!(guideline.envelope(&plan), guideline.envelope(&shuffled));
    }

    #[test]
    fn hours_never_fall_as_a_quantity_rises(
        guideline in guideline(), plan in plan(), line in line(), at: Index, more in 0_u32..=100,
    ) {
        let mut lines = lines_of(&with_more(&plan, [line]));
        let at = at.index(lines.len());
        // A survey of which there is none becomes one, and then takes hours out of the resource survey beside it.
        let least = u32::from(matches!(lines[at].work, Work::CommunitySurvey(_)));
        let quantity = lines[at].quantity.get().max(least);
        lines[at].quantity = Quantity::try_new(quantity).unwrap();
        let before = with_lines(&plan, lines.clone());
        lines[at].quantity = Quantity::try_new(quantity.saturating_add(more).min(Quantity::MAX.get())).unwrap();
        let after = with_lines(&plan, lines);
        let (before, after) = (guideline.workload(&before), guideline.workload(&after));
        prop_assert!(before.total() <= after.total());
        for (position, (before, after)) in before.lines().iter().zip(after.lines()).enumerate() {
            prop_assert!(before.hours() <= after.hours());
            prop_assert!(position == at || before == after, "a line depends on another's quantity");
        }
    }

    #[test]
    fn hours_rise_by_a_unit_with_each_of_an_exact_line(
        guideline in guideline(), line in line(), quantity in 1_u32..1000,
    ) {
        let plan_of = |quantity| {
            let line = Line { quantity: Quantity::try_new(quantity).unwrap(), ..line.clone() };
            Plan::try_new("", Term::years(1).unwrap(), workers(1), [line]).unwrap()
        };
        let (before, after) = (plan_of(quantity), plan_of(quantity + 1));
        let (before, after) = (guideline.workload(&before), guideline.workload(&after));
        if before.lines()[0].scale().is_none() {
            prop_assert_eq!(sum([before.total(), before.lines()[0].unit_hours()]), after.total());
        }
    }

    #[test]
    fn quantities_times_k_are_hours_times_k(guideline in guideline(), plan in plan(), k in 0_u32..=12) {
        let times = |k: u32| {
            let least = Quantity::MAX.get() / 12;
            with_lines(&plan, plan.lines().cloned().map(|line| {
                // Of no survey there is none, so that the same surveys are left out beside each other.
                let quantity = line.quantity.get().min(least) * k;
                Line { quantity: Quantity::try_new(quantity).unwrap(), ..line }
            }))
        };
        prop_assume!(k > 0 || !plan.lines().any(is_survey));
        let (once, often) = (times(1), times(k));
        let (once, often) = (guideline.workload(&once), guideline.workload(&often));
        for (once, often) in once.lines().iter().zip(often.lines()) {
            let (expected, hours) = (once.hours().hundredths() * u128::from(k), often.hours().hundredths());
            if once.scale().is_none() {
                prop_assert_eq!(hours, expected);
            } else {
                // Both are rounded, once by half a hundredth at most and once by k halves.
                prop_assert!(2 * hours.abs_diff(expected) <= u128::from(k) + 1, "{} against {}", hours, expected);
            }
        }
    }

    #[test]
    fn categories_are_sums_of_lines_and_sum_to_the_total(guideline in guideline(), plan in plan()) {
        let workload = guideline.workload(&plan);
        prop_assert_eq!(sum(workload.categories().map(|(_, hours)| hours)), workload.total());
        for (category, hours) in workload.categories() {
            let own = workload.lines().iter().filter(|line| line.line().work.item().category() == category);
            prop_assert_eq!(hours, sum(own.map(LineHours::hours)), "{}", category);
        }
    }

    #[test]
    fn the_total_is_the_sum_of_the_lines_as_printed(guideline in guideline(), plan in plan()) {
        let assessment = guideline.assess(&plan);
        let printed = |hours: &Hours| hours.to_string().parse::<Hours>().unwrap();
        let lines = assessment.workload().lines();
        prop_assert_eq!(sum(lines.iter().map(|line| printed(&line.hours()))), assessment.total());
        let json = serde_json::to_value(&assessment).unwrap();
        let read = |value: &Value| value.as_str().unwrap().parse::<Hours>().unwrap();
        let lines = json["lines"].as_array().unwrap();
        prop_assert_eq!(sum(lines.iter().map(|line| read(&line["hours"]))), read(&json["total_hours"]));
    }

    #[test]
    fn ordinary_hours_and_own_figures_are_parts_of_the_total(guideline in guideline(), plan in ordinary_plan()) {
        let workload = guideline.workload(&plan);
        prop_assert!(sum([workload.ordinary(), workload.own_figures()]) <= workload.total());
        let of = |wanted: fn(Work) -> bool| {
            sum(workload.lines().iter().filter(|line| wanted(line.line().work)).map(LineHours::hours))
        };
        prop_assert_eq!(workload.ordinary(), of(|work| work == Work::OrdinaryActivity));
        prop_assert_eq!(workload.own_figures(), of(|work| work.own_hours().is_some()));
    }

    // The bounds

    #[test]
    fn bounds_scale_with_the_workers(guideline in guideline(), plan in plan(), k in 1_u32..=20) {
        let times = |k: u32| {
            let staff = plan.staff().iter().map(|post| {
                let workers = post.workers.get().min(Workers::MAX.get() / 20) * k;
                Post { workers: Workers::try_new(workers).unwrap(), ..*post }
            });
            Plan::try_new("", plan.term(), staff.collect(), []).unwrap()
        };
        let (once, often) = (times(1), times(k));
        let (once, often) = (guideline.assess(&once).bounds(), guideline.assess(&often).bounds());
        let k = u128::from(k);
        // The floor is rounded up and the ceiling down, each by less than a hundredth.
        let (floor, ceiling) = (once.floor.hundredths() * k, once.ceiling.hundredths() * k);
        prop_assert!(floor - k < often.floor.hundredths() && often.floor.hundredths() <= floor);
        prop_assert!(ceiling <= often.ceiling.hundredths() && often.ceiling.hundredths() < ceiling + k);
    }

    #[test]
    fn bounds_add_up_over_posts(guideline in guideline(), one in plan(), other in plan()) {
        let term = one.term().max(other.term());
        let bounds = |staff: Vec<Post>| guideline.assess(&Plan::try_new("", term, staff, []).unwrap()).bounds();
        let (first, second) = (bounds(one.staff().to_vec()), bounds(other.staff().to_vec()));
        let both = bounds([one.staff(), other.staff()].concat());
        let floor = sum([first.floor, second.floor]).hundredths();
        prop_assert!(floor - 1 <= both.floor.hundredths() && both.floor.hundredths() <= floor);
        let ceiling = sum([first.ceiling, second.ceiling]).hundredths();
        prop_assert!(ceiling <= both.ceiling.hundredths() && both.ceiling.hundredths() <= ceiling + 1);
    }

    /// The decision is the assessment without its explanation.
    #[test]
    fn a_decision_is_what_the_assessment_explains(guideline in guideline(), plan in plan()) {
        let (decision, assessment) = (guideline.decide(&plan), guideline.assess(&plan));
        prop_assert_eq!(decision.total, assessment.total());
        prop_assert_eq!(decision.ordinary, assessment.workload().ordinary());
        prop_assert_eq!(decision.ordinary_share, assessment.ordinary_share());
        prop_assert_eq!(decision.bounds, assessment.bounds());
        prop_assert_eq!(decision.verdict, assessment.verdict());
    }

    #[test]
    fn bounds_are_decided_to_the_hundredth(guideline in guideline(), plan in plan()) {
        let bounds = guideline.assess(&plan).bounds();
        // Floor and ceiling as fractions of 12 months, of hundredths of full time, and of ten-thousandths of a year.
        let months = |post: &Post| u128::from(post.months.unwrap_or(plan.term().in_months()).get());
        let full_time = |post: &Post| u128::from(post.workers.get()) * u128::from(post.share.hundredths());
        let worked: u128 = plan.staff().iter().map(|post| full_time(post) * months(post)).sum();
        let year = guideline.working_year().hours().hundredths();
        let (floor, ceiling) = (worked * year * u128::from(guideline.direct_share().ten_thousandths()), worked * year);
        for bound in [bounds.floor, bounds.ceiling].map(Hours::hundredths) {
            for total in [bound.saturating_sub(1), bound, bound + 1] {
                let plan = with_lines(&plan, own_lines(total));
                let assessment = guideline.assess(&plan);
                prop_assert_eq!(assessment.total(), hours(total));
                let (too_little, too_much) = (total * 1_200 * 10_000 < floor, total * 1_200 > ceiling);
                prop_assert_eq!(finds(assessment.findings(), Rule::WorkloadFloor), too_little);
                prop_assert_eq!(finds(assessment.findings(), Rule::WorkloadCeiling), too_much);
                prop_assert_eq!(too_little, hours(total) < bounds.floor, "the printed floor decides otherwise");
                prop_assert_eq!(too_much, hours(total) > bounds.ceiling, "the printed ceiling decides otherwise");
            }
        }
    }

    #[test]
    fn the_ordinary_share_is_decided_to_the_hundredth(guideline in guideline(), sessions in 1_u128..=500) {
        let share_of = |ordinary: u128, others: u128| {
            let lines = ordinary_lines(ordinary).into_iter().chain(own_lines(others));
            let plan = Plan::try_new("", Term::years(1).unwrap(), workers(1), lines).unwrap();
            let assessment = guideline.assess(&plan);
            assessment.findings().iter().find(|finding| finding.rule() == Rule::OrdinaryShare).copied()
        };
        let ordinary = sessions * u128::from(guideline.rate(Rate::OrdinaryActivity).hundredths());
        let cap = guideline.ordinary_share_cap();
        prop_assume!(cap > Share::MIN);
        let others = (ordinary * 10_000).div_ceil(cap.ten_thousandths().into()) - ordinary;
        prop_assert_eq!(share_of(sessions, others), None);
        prop_assert_eq!(share_of(sessions, others + 1), None);
        if others > 0 {
            let finding = share_of(sessions, others - 1).unwrap();
            let Evidence::AboveShare { share, cap: limit } = *finding.evidence() else { panic!("{finding:?}") };
            prop_assert_eq!(limit, cap);
            prop_assert!(share > cap, "the printed share decides otherwise");
        }
    }

    #[test]
    fn no_cap_on_the_share_is_kept_by_no_ordinary_hours_alone(guideline in guideline(), plan in ordinary_plan()) {
        let guideline = guideline.with_ordinary_share_cap(Share::MIN);
        let assessment = guideline.assess(&plan);
        let any = assessment.workload().ordinary() > Hours::ZERO;
        prop_assert_eq!(finds(assessment.findings(), Rule::OrdinaryShare), any);
    }

    // The room

    #[test]
    fn the_room_to_the_floor_is_tight(guideline in guideline(), plan in plan()) {
        let missing = guideline.assess(&plan).room().to_floor.hundredths();
        let broken = |more: u128| breaks(&guideline, &with_more(&plan, own_lines(more)), Rule::WorkloadFloor);
        prop_assert!(!broken(missing));
        prop_assert!(missing == 0 || broken(missing - 1));
        prop_assert_eq!(breaks(&guideline, &plan, Rule::WorkloadFloor), missing > 0);
    }

    #[test]
    fn the_room_to_the_ceiling_is_tight(guideline in guideline(), plan in plan()) {
        let left = guideline.assess(&plan).room().to_ceiling.hundredths();
        let broken = |more: u128| breaks(&guideline, &with_more(&plan, own_lines(more)), Rule::WorkloadCeiling);
        prop_assert!(broken(left + 1));
        prop_assert_eq!(broken(left), breaks(&guideline, &plan, Rule::WorkloadCeiling));
        prop_assert!(left == 0 || !broken(left));
    }

    #[test]
    fn the_room_for_ordinary_activities_is_tight(guideline in guideline(), plan in ordinary_plan()) {
        let broken = |more: u128| breaks(&guideline, &with_more(&plan, ordinary_lines(more)), Rule::OrdinaryShare);
        match guideline.assess(&plan).room().ordinary_sessions {
            left if broken(0) => prop_assert_eq!(left, Some(0)),
            Some(more) if more < 1_000_000_000 => prop_assert!(!broken(more) && broken(more + 1)),
            Some(_) => {}
            None => prop_assert!(!broken(1) && !broken(1_000_000_000)),
        }
    }

    #[test]
    fn the_ordinary_activities_to_cut_are_the_fewest(guideline in guideline(), plan in ordinary_plan()) {
        let cut = guideline.assess(&plan).room().sessions_to_cut;
        let broken = |cut: u128| {
            let plan = without_ordinary(&plan, cut).expect("no more activities are to be cut than there are");
            breaks(&guideline, &plan, Rule::OrdinaryShare)
        };
        prop_assert!(!broken(cut));
        prop_assert!(cut == 0 || broken(cut - 1));
    }

    #[test]
    fn the_hours_that_offset_ordinary_activities_are_the_fewest(guideline in guideline(), plan in ordinary_plan()) {
        let broken = |more: u128| breaks(&guideline, &with_more(&plan, own_lines(more)), Rule::OrdinaryShare);
        match guideline.assess(&plan).room().offsetting_hours.map(Hours::hundredths) {
            Some(0) => prop_assert!(!broken(0)),
            Some(more) if more < 1_000_000_000_000_000_000 => prop_assert!(!broken(more) && broken(more - 1)),
            Some(_) => {}
            None => prop_assert!(broken(0) && broken(1_000_000_000_000_000_000)),
        }
    }

    #[test]
    fn the_headcount_is_tight(
        guideline in guideline(), term: Term, aim in 1_u128..=40, to in 0_u8..=2, offset in -1_i128..=1,
    ) {
        let plan_of = |count: u128, total: u128| Plan::try_new("", term, workers(count), own_lines(total)).unwrap();
        let bounds = guideline.assess(&plan_of(aim, 0)).bounds();
        let bound = [Hours::ZERO, bounds.floor, bounds.ceiling][usize::from(to)].hundredths();
        let total = bound.saturating_add_signed(offset);
        let fits = |count: u128| {
            let plan = plan_of(count, total);
            !breaks(&guideline, &plan, Rule::WorkloadFloor) && !breaks(&guideline, &plan, Rule::WorkloadCeiling)
        };
        let headcount = guideline.headcount(term, hours(total));
        prop_assert_eq!(guideline.assess(&plan_of(aim, total)).headcount(), headcount);
        match headcount {
            Some(range) => {
                prop_assert!(1 <= range.min && range.min <= range.max);
                prop_assert!(fits(range.min) && fits(range.max) && !fits(range.max + 1));
                prop_assert!(range.min == 1 || !fits(range.min - 1));
                prop_assert_eq!(fits(aim), (range.min..=range.max).contains(&aim));
            }
            None => {
                for count in (1..=aim + 3).chain([2 * aim + 1, 10 * aim]) {
                    prop_assert!(!fits(count), "{} workers fit", count);
                }
            }
        }
    }

    // The answer as a whole

    #[test]
    fn a_verdict_is_the_worst_severity(guideline in guideline(), plan in plan(), delivery in delivery()) {
        let expected = |findings: &[Finding]| match findings.iter().map(Finding::severity).max() {
            None => Verdict::Compliant,
            Some(Severity::Advisory) => Verdict::CompliantWithAdvisories,
            Some(Severity::Violation) => Verdict::NonCompliant,
        };
        let (assessment, review) = (guideline.assess(&plan), guideline.review(&delivery));
        prop_assert_eq!(assessment.verdict(), expected(assessment.findings()));
        prop_assert_eq!(review.verdict(), expected(review.findings()));
        for finding in assessment.findings().iter().chain(review.findings()) {
            prop_assert_eq!(finding.severity(), guideline.severities().of(finding.modality()));
            prop_assert!(finding.rule().clause().is_none_or(|clause| clause == finding.clause()));
        }
    }

    #[test]
    fn findings_follow_the_document_then_their_subjects(
        guideline in guideline(), plan in plan(), delivery in delivery(),
    ) {
        let place = |finding: &Finding| (finding.clause(), finding.subject());
        prop_assert!(guideline.assess(&plan).findings().is_sorted_by_key(place));
        prop_assert!(guideline.review(&delivery).findings().is_sorted_by_key(place));
    }

    #[test]
    fn milder_severities_never_make_a_worse_verdict(guideline in guideline(), plan in plan(), other: Severities) {
        let own = guideline.severities();
        let milder = Severities {
            mandatory: own.mandatory.min(other.mandatory),
            firm: own.firm.min(other.firm),
            usual: own.usual.min(other.usual),
            reference: own.reference.min(other.reference),
        };
        let verdict = guideline.assess(&plan).verdict();
        let milder = guideline.with_severities(milder).assess(&plan).verdict();
        prop_assert!(milder <= verdict);
        prop_assert_eq!(milder == Verdict::Compliant, verdict == Verdict::Compliant);
    }

    #[test]
    fn other_words_change_no_number(guideline in guideline(), plan in plan()) {
        let other = |line: Line| Line {
            basis: line.basis.map(|basis| if basis.trim().is_empty() { basis } else { "别的依据".into() }),
            community: line.community.map(|community| format!("{community}社区")),
            ..line
        };
        let lines = plan.lines().cloned().map(other);
        let reworded = Plan::try_new("另一个名称", plan.term(), plan.staff().to_vec(), lines).unwrap();
        let answer = |plan: &Plan| {
            let mut answer = assessed(&guideline, plan);
            answer["plan"].take();
            answer
        };
        prop_assert_eq!(answer(&plan), answer(&reworded));
    }

    #[test]
    fn every_answer_has_a_text_in_both_languages(
        guideline in guideline(), plan in plan(), delivery in delivery(), supervisor: Supervisor, fee: HourlyFee,
    ) {
        let (assessment, envelope) = (guideline.assess(&plan), guideline.envelope(&plan));
        let review = guideline.review(&delivery);
        for language in LANGUAGES {
            for report in [
                assessment.display(language).to_string(),
                assessment.with_readings(&envelope).display(language).to_string(),
                review.display(language).to_string(),
            ] {
                prop_assert!(report.lines().count() > 5);
                prop_assert!(!report.contains(|c: char| c.is_control() && c != '\n'), "{:?}", report);
            }
            let findings = assessment.findings().iter().chain(review.findings());
            let sentences = findings.map(|finding| finding.display(language).to_string()).chain([
                guideline.fee_cap(&supervisor).display(language).to_string(),
                guideline.check_fee(&supervisor, fee).display(language).to_string(),
            ]);
            for sentence in sentences {
                prop_assert!(!sentence.trim().is_empty());
                prop_assert!(!sentence.contains(char::is_control), "{:?}", sentence);
                prop_assert!(!sentence.ends_with(['。', '.']), "{:?}", sentence);
            }
        }
    }

    // Readings

    #[test]
    fn an_envelope_begins_with_the_guidelines_own_reading((guideline, plan) in survey_plan()) {
        let envelope = guideline.envelope(&plan);
        let assessment = guideline.assess(&plan);
        let own = envelope.outcomes().next().unwrap();
        prop_assert_eq!(own.readings, guideline.readings());
        prop_assert_eq!((own.total, own.verdict), (assessment.total(), assessment.verdict()));
        prop_assert!(envelope.least().total <= own.total && own.total <= envelope.greatest().total);
        prop_assert!(envelope.verdicts().any(|verdict| verdict == own.verdict));
    }

    #[test]
    fn the_readings_of_an_outcome_reproduce_it((guideline, plan) in survey_plan()) {
        for outcome in guideline.envelope(&plan).outcomes() {
            let fixed = guideline.clone().with_readings(outcome.readings);
            let assessment = fixed.assess(&plan);
            prop_assert_eq!((assessment.total(), assessment.verdict()), (outcome.total, outcome.verdict));
        }
    }

    #[test]
    fn an_envelope_is_what_all_sixteen_readings_come_to((guideline, plan) in survey_plan()) {
        let envelope = guideline.envelope(&plan);
        let all = all_readings();
        prop_assert_eq!(all.len(), 16);
        let answers = listed(all.into_iter().map(|readings| {
            let fixed = guideline.clone().with_readings(readings);
            let assessment = fixed.assess(&plan);
            (assessment.total(), assessment.verdict())
        }));
        prop_assert_eq!(Some(envelope.least().total), answers.iter().map(|(total, _)| *total).min());
        prop_assert_eq!(Some(envelope.greatest().total), answers.iter().map(|(total, _)| *total).max());
        let is_one = |verdict: &Verdict| answers.iter().any(|(_, other)| other == verdict);
        let verdicts = listed(Verdict::ALL.iter().copied().filter(is_one));
        prop_assert_eq!(envelope.is_unanimous(), verdicts.len() == 1);
        prop_assert_eq!(listed(envelope.verdicts()), verdicts);
    }

    #[test]
    fn outcomes_are_two_to_the_number_of_questions((guideline, plan) in survey_plan()) {
        let envelope = guideline.envelope(&plan);
        let outcomes = listed(envelope.outcomes());
        prop_assert!(outcomes.len().is_power_of_two() && outcomes.len() <= 16);
        for (position, outcome) in outcomes.iter().enumerate() {
            prop_assert!(outcomes[..position].iter().all(|earlier| earlier.readings != outcome.readings));
        }
        let own = guideline.readings();
        let open = Question::ALL.iter().filter(|question| {
            outcomes.iter().any(|outcome| outcome.readings.answer(**question) != own.answer(**question))
        });
        prop_assert_eq!(outcomes.len(), 1 << open.count());
    }

    #[test]
    fn without_a_survey_there_is_one_outcome(guideline in guideline(), plan in plan()) {
        let plan = with_lines(&plan, lines_of(&plan).into_iter().filter(|line| !is_survey(line)));
        prop_assert_eq!(guideline.envelope(&plan).outcomes().count(), 1);
    }

    #[test]
    fn a_verdict_hangs_on_a_question_unless_it_is_unanimous((guideline, plan) in survey_plan()) {
        let envelope = guideline.envelope(&plan);
        prop_assert_eq!(envelope.hinges().next().is_none(), envelope.is_unanimous());
        for hinge in envelope.hinges() {
            let turns = envelope.outcomes().any(|one| envelope.outcomes().any(|other| {
                one.verdict != other.verdict
                    && Question::ALL.iter().all(|question| {
                        (one.readings.answer(*question) == other.readings.answer(*question)) == (*question != hinge)
                    })
            }));
            prop_assert!(turns);
        }
    }

    #[test]
    fn the_guidelines_own_reading_does_not_change_the_envelope(
        (guideline, plan) in survey_plan(), readings in readings(),
    ) {
        let (own, other) = (guideline.envelope(&plan), guideline.with_readings(readings).envelope(&plan));
        prop_assert_eq!(own.outcomes().count(), other.outcomes().count());
        prop_assert_eq!((own.least().total, own.greatest().total), (other.least().total, other.greatest().total));
        prop_assert_eq!(own.is_unanimous(), other.is_unanimous());
        prop_assert!(own.verdicts().eq(other.verdicts()) && own.hinges().eq(other.hinges()));
    }
}

// Wire and text

/// A value is the same after it was written and read, and is written the same again.
fn reads_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let failed = |error: serde_json::Error| TestCaseError::fail(format!("{value:?}: {error}"));
    let text = serde_json::to_string(value).map_err(failed)?;
    let read: T = serde_json::from_str(&text).map_err(failed)?;
    prop_assert_eq!(&read, value);
    prop_assert_eq!(serde_json::to_string(&read).map_err(failed)?, text);
    let read: T = serde_json::from_value(serde_json::to_value(value).map_err(failed)?).map_err(failed)?;
    prop_assert_eq!(&read, value);
    Ok(())
}

/// An amount is the same after it was text or a decimal number, and a tenth of its `unit` more or less is refused.
fn is_exact<T>(amount: T, unit: Decimal) -> Result<(), TestCaseError>
where
    T: Copy + PartialEq + Debug + Display + FromStr<Err = AmountError> + TryFrom<Decimal, Error = AmountError>,
    Decimal: From<T>,
{
    let (text, decimal) = (amount.to_string(), Decimal::from(amount));
    prop_assert_eq!(text.parse::<T>(), Ok(amount));
    prop_assert_eq!(T::try_from(decimal), Ok(amount));
    prop_assert_eq!(decimal.to_string(), text.clone());
    prop_assert!(!text.contains('.') || !text.ends_with(['0', '.']), "{} is not the shortest form", text);
    let tenth = unit / Decimal::TEN;
    for near in [decimal.checked_add(tenth).unwrap(), decimal.checked_sub(tenth).unwrap()] {
        // The greatest amount of hours has no place for another decimal.
        if near != decimal {
            let refused = T::try_from(near);
            let expected = if near.is_sign_negative() {
                matches!(refused, Err(AmountError::Negative { .. }))
            } else {
                matches!(refused, Err(AmountError::TooPrecise { .. }))
            };
            prop_assert!(expected, "{:?} for {}", refused, near);
            prop_assert!(near.to_string().parse::<T>().is_err());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn amounts_are_exact_as_text_and_as_decimals(
        (hours, unit_hours) in any::<(Hours, UnitHours)>(),
        (yuan, fee) in any::<(Yuan, HourlyFee)>(),
        (working, portion, share) in any::<(WorkingShare, Portion, Share)>(),
    ) {
        let (hundredth, ten_thousandth) = (Decimal::new(1, 2), Decimal::new(1, 4));
        is_exact(hours, hundredth)?;
        is_exact(unit_hours, hundredth)?;
        is_exact(yuan, hundredth)?;
        is_exact(fee, hundredth)?;
        is_exact(working, hundredth)?;
        is_exact(portion, ten_thousandth)?;
        is_exact(share, ten_thousandth)?;
    }

    #[test]
    fn amounts_read_back_from_json(
        (hours, unit_hours) in any::<(Hours, UnitHours)>(),
        (yuan, fee) in any::<(Yuan, HourlyFee)>(),
        (working, portion, share) in any::<(WorkingShare, Portion, Share)>(),
    ) {
        reads_back(&hours)?;
        reads_back(&unit_hours)?;
        reads_back(&yuan)?;
        reads_back(&fee)?;
        reads_back(&working)?;
        reads_back(&portion)?;
        reads_back(&share)?;
    }

    #[test]
    fn counts_read_back_from_json(
        (quantity, samples, households, workers) in any::<(Quantity, Samples, Households, Workers)>(),
        (months, participants, minutes) in any::<(Months, Participants, Minutes)>(),
        (consultations, supervisees, years, days) in any::<(Consultations, Supervisees, Years, Days)>(),
    ) {
        reads_back(&quantity)?;
        reads_back(&samples)?;
        reads_back(&households)?;
        reads_back(&workers)?;
        reads_back(&months)?;
        reads_back(&participants)?;
        reads_back(&minutes)?;
        reads_back(&consultations)?;
        reads_back(&supervisees)?;
        reads_back(&years)?;
        reads_back(&days)?;
    }

    #[test]
    fn work_reads_back_from_json(
        work: Work,
        line: Line,
        (survey, resources) in any::<(CommunitySurvey, CommunityResourceSurvey)>(),
        (other, like) in any::<(OtherService, LikeRate)>(),
        (survey_parts, resource_parts) in any::<(Parts<SurveyPart>, Parts<ResourcePart>)>(),
    ) {
        reads_back(&work)?;
        reads_back(&line)?;
        reads_back(&survey)?;
        reads_back(&resources)?;
        reads_back(&other)?;
        reads_back(&like)?;
        reads_back(&survey_parts)?;
        reads_back(&resource_parts)?;
    }

    #[test]
    fn plans_read_back_from_json(plan: Plan, post: Post, term: Term) {
        reads_back(&plan)?;
        reads_back(&post)?;
        reads_back(&term)?;
    }

    #[test]
    fn guidelines_read_back_from_json(
        guideline: Guideline,
        (year, sizes, limits, caps, cap) in any::<(WorkingYear, Sizes, SupervisionLimits, FeeCaps, LocalCap)>(),
        (severities, readings) in any::<(Severities, Readings)>(),
    ) {
        reads_back(&guideline)?;
        reads_back(&year)?;
        reads_back(&sizes)?;
        reads_back(&limits)?;
        reads_back(&caps)?;
        reads_back(&cap)?;
        reads_back(&severities)?;
        reads_back(&readings)?;
    }

    #[test]
    fn deliveries_read_back_from_json(
        delivery: Delivery,
        (event, dossier, archive, fields, due) in any::<(Event, Dossier, Archive, FieldSet, Due)>(),
        (series, attendance) in any::<(ConsultationSeries, Attendance)>(),
        (session, group, supervisor) in any::<(SupervisionSession, GroupSupervision, Supervisor)>(),
    ) {
        reads_back(&delivery)?;
        reads_back(&event)?;
        reads_back(&dossier)?;
        reads_back(&archive)?;
        reads_back(&fields)?;
        reads_back(&due)?;
        reads_back(&series)?;
        reads_back(&attendance)?;
        reads_back(&session)?;
        reads_back(&group)?;
        reads_back(&supervisor)?;
    }

    #[test]
    fn a_guideline_that_was_read_back_answers_the_same(
        guideline in guideline(), plan in plan(), delivery in delivery(),
    ) {
        let read: Guideline = serde_json::from_str(&serde_json::to_string(&guideline).unwrap()).unwrap();
        prop_assert_eq!(guideline.assess(&plan), read.assess(&plan));
        prop_assert_eq!(guideline.envelope(&plan), read.envelope(&plan));
        prop_assert_eq!(guideline.review(&delivery), read.review(&delivery));
        prop_assert_eq!(guideline.direct_hours(), read.direct_hours());
    }
}

// Deliveries

fn deliver(events: Vec<Event>, dossiers: Vec<Dossier>, archives: Vec<Archive>) -> Delivery {
    let delivery = events.into_iter().fold(Delivery::builder("例"), shegong::DeliveryBuilder::event);
    let delivery = dossiers.into_iter().fold(delivery, shegong::DeliveryBuilder::dossier);
    archives.into_iter().fold(delivery, shegong::DeliveryBuilder::archive).build().unwrap()
}

/// Both deliveries, one after the other.
fn together(one: &Delivery, other: &Delivery) -> Delivery {
    deliver(
        [one.events(), other.events()].concat(),
        [one.dossiers(), other.dossiers()].concat(),
        [one.archives(), other.archives()].concat(),
    )
}

/// The events with other clients than any other delivery has.
fn of_clients(town: &str, events: &[Event]) -> Vec<Event> {
    let other = |event: &Event| match event {
        Event::ConsultationSeries(series) => {
            let client = format!("{town}{}", series.client);
            Event::ConsultationSeries(ConsultationSeries { client, ..series.clone() })
        }
        event => event.clone(),
    };
    events.iter().map(other).collect()
}

fn dossier_with(service: ServiceKind, records: &[Record], duties: &[Duty], not_due: &[Due]) -> Dossier {
    let dossier = Dossier::builder(service, "G-3");
    let dossier = records.iter().copied().fold(dossier, shegong::DossierBuilder::record);
    let dossier = duties.iter().copied().fold(dossier, shegong::DossierBuilder::duty);
    not_due.iter().copied().fold(dossier, shegong::DossierBuilder::not_due).build().unwrap()
}

/// What is found on the file when it keeps or shows what is due, when it does not, and when that is not due.
fn with_and_without(guideline: &Guideline, dossier: &Dossier, due: Due) -> [Vec<Found>; 3] {
    let others = |list: &[Due]| listed(list.iter().copied().filter(|other| *other != due));
    let records = listed(dossier.records().iter().copied().filter(|record| Due::from(*record) != due));
    let duties = listed(dossier.duties().iter().copied().filter(|duty| Due::from(*duty) != due));
    let not_due = others(dossier.not_due());
    let review = |records: &[Record], duties: &[Duty], not_due: &[Due]| {
        let dossier = dossier_with(dossier.service(), records, duties, not_due);
        let delivery = deliver(vec![], vec![dossier], vec![]);
        found(guideline.review(&delivery).findings(), |subject| subject)
    };
    let kept = match due {
        Due::Record(record) => review(&[&records[..], &[record]].concat(), &duties, &not_due),
        Due::Duty(duty) => review(&records, &[&duties[..], &[duty]].concat(), &not_due),
    };
    [kept, review(&records, &duties, &not_due), review(&records, &duties, &[&not_due[..], &[due]].concat())]
}

/// The cap as an amount, where there is one.
fn amount(cap: FeeCap) -> Option<HourlyFee> {
    match cap {
        FeeCap::AtMost { cap } => Some(cap),
        FeeCap::NoRate { .. } => None,
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn two_deliveries_together_find_what_they_find_apart(
        guideline in guideline(), one in delivery(), other in delivery(),
    ) {
        let both = together(&one, &other);
        let shifted = |subject| match subject {
            Subject::Event(position) => Subject::Event(position + one.events().len()),
            Subject::Dossier(position) => Subject::Dossier(position + one.dossiers().len()),
            Subject::Archive(position) => Subject::Archive(position + one.archives().len()),
            Subject::Whole | Subject::Line(_) => subject,
        };
        let apart = in_order(
            found(guideline.review(&one).findings(), |subject| subject)
                .into_iter()
                .chain(found(guideline.review(&other).findings(), shifted)),
        );
        let joined = found(guideline.review(&both).findings(), |subject| subject);
        // Series of consultations join, so that they are compared only for clients who are not the same.
        let alone = |found: Vec<Found>| listed(found.into_iter().filter(|found| found.rule != Rule::ConsultationCount));
        prop_assert_eq!(alone(joined), alone(apart));
    }

    #[test]
    fn other_clients_join_no_series(guideline in guideline(), one in delivery(), other in delivery()) {
        let (one, other) = (of_clients("甲", one.events()), of_clients("乙", other.events()));
        let review = |events: &[Event]| {
            let delivery = deliver(events.to_vec(), vec![], vec![]);
            found(guideline.review(&delivery).findings(), |subject| subject)
        };
        let shifted = review(&other).into_iter().map(|found| match found.subject {
            Subject::Event(position) => Found { subject: Subject::Event(position + one.len()), ..found },
            _ => found,
        });
        prop_assert_eq!(review(&[&one[..], &other].concat()), in_order(review(&one).into_iter().chain(shifted)));
    }

    #[test]
    fn series_of_one_client_and_topic_count_together(
        guideline in guideline(),
        others in vec(event(), 0..=6),
        parts in vec(prop_oneof![(0_u32..=3).prop_map(|n| Consultations::try_new(n).unwrap()), consultations()], 1..=5),
        places in vec(any::<Index>(), 5),
    ) {
        let part = |consultations| {
            let (client, topic) = ("丙".into(), "低保申请".into());
            Event::ConsultationSeries(ConsultationSeries { client, topic, consultations })
        };
        let others = of_clients("甲", &others);
        let all: u32 = parts.iter().map(|part| part.get()).sum();
        prop_assume!(all <= Consultations::MAX.get());
        let mut split = others.clone();
        for (consultations, place) in parts.into_iter().zip(places) {
            split.insert(place.index(split.len() + 1), part(consultations));
        }
        let ours = |event: &Event| matches!(event, Event::ConsultationSeries(series) if series.client == "丙");
        let last = split.iter().rposition(ours).unwrap();
        let joined = [&others[..], &[part(Consultations::try_new(all).unwrap())]].concat();
        let found_at = |events: Vec<Event>, at: usize| {
            let delivery = deliver(events, vec![], vec![]);
            let findings = found(guideline.review(&delivery).findings(), |subject| subject);
            let (here, elsewhere) = findings.into_iter().filter(|found| found.rule == Rule::ConsultationCount)
                .partition::<Vec<_>, _>(|found| found.subject == Subject::Event(at));
            (listed(here.into_iter().map(|found| found.evidence)), elsewhere.len())
        };
        let (here, elsewhere) = found_at(split, last);
        let too_many = u64::from(all) > u64::from(guideline.consultations_per_topic().get());
        prop_assert_eq!(here.len(), usize::from(too_many));
        prop_assert_eq!(found_at(joined, others.len()), (here, elsewhere));
    }

    #[test]
    fn series_of_other_topics_count_apart(guideline in guideline(), delivery in delivery()) {
        let apart = listed(delivery.events().iter().enumerate().map(|(position, event)| match event {
            Event::ConsultationSeries(series) => {
                Event::ConsultationSeries(ConsultationSeries { topic: position.to_string(), ..series.clone() })
            }
            event => event.clone(),
        }));
        let alone = apart.iter().enumerate().flat_map(|(position, event)| {
            let delivery = deliver(vec![event.clone()], vec![], vec![]);
            found(guideline.review(&delivery).findings(), |_| Subject::Event(position))
        });
        let alone = in_order(alone);
        let together = deliver(apart, vec![], vec![]);
        prop_assert_eq!(found(guideline.review(&together).findings(), |subject| subject), alone);
    }

    #[test]
    fn a_complete_dossier_finds_nothing(guideline in guideline(), service in any_of::<ServiceKind>()) {
        let records = listed(service.records().map(|entry| entry.record));
        let dossier = dossier_with(service, &records, &listed(service.duties()), &[]);
        let delivery = deliver(vec![], vec![dossier], vec![]);
        let review = guideline.review(&delivery);
        prop_assert_eq!(review.findings(), &[]);
    }

    #[test]
    fn what_is_missing_adds_one_finding_and_none_if_not_due(
        guideline in guideline(), dossier in dossier(), which: Index,
    ) {
        let service = dossier.service();
        let records = service.records().map(|entry| Due::from(entry.record));
        let all = listed(records.chain(service.duties().map(Due::from)));
        prop_assume!(!all.is_empty());
        let due = all[which.index(all.len())];
        let [kept, mut missing, not_due] = with_and_without(&guideline, &dossier, due);
        prop_assert_eq!(&not_due, &kept);
        let own = |found: &Found| match found.evidence {
            Evidence::Record(entry) => Due::from(entry.record) == due,
            Evidence::Duty(duty) => Due::from(duty) == due,
            _ => false,
        };
        let at = missing.iter().position(own);
        prop_assert!(at.is_some(), "nothing is found on {:?}", due);
        let found = missing.remove(at.unwrap());
        let rule = if matches!(due, Due::Record(_)) { Rule::RecordMissing } else { Rule::DutyUnmet };
        prop_assert_eq!(found.rule, rule);
        prop_assert_eq!(missing, kept);
    }

    #[test]
    fn an_archive_is_found_once_for_all_its_gaps(guideline in guideline(), fields: FieldSet) {
        let delivery = deliver(vec![], vec![], vec![Archive { id: "H-12".into(), filled: fields }]);
        let review = guideline.review(&delivery);
        let gaps = listed(ArchiveField::ALL.iter().filter(|field| !fields.contains(**field)).map(|field| field.key()));
        prop_assert_eq!(review.findings().len(), usize::from(!gaps.is_empty()));
        for finding in review.findings() {
            prop_assert_eq!(listed(finding.evidence().missing()), gaps.clone());
            prop_assert_eq!(finding.evidence().count(), Some(fields.len()));
        }
    }

    #[test]
    fn supervision_adds_up(guideline in guideline(), one in delivery(), other in delivery()) {
        let both = together(&one, &other);
        let totals = |delivery: &Delivery| guideline.review(delivery).supervision();
        let (one, other, both) = (totals(&one), totals(&other), totals(&both));
        prop_assert_eq!(Some(both.fees), one.fees.checked_add(other.fees));
        prop_assert_eq!(both.sessions_without_fee, one.sessions_without_fee + other.sessions_without_fee);
        // Each sum of hours is rounded once.
        let apart = sum([one.hours, other.hours]).hundredths();
        prop_assert!(both.hours.hundredths().abs_diff(apart) <= 1);
    }

    #[test]
    fn fees_are_the_sum_of_what_the_sessions_cost(guideline in guideline(), delivery in delivery()) {
        let totals = guideline.review(&delivery).supervision();
        let sessions = listed(delivery.events().iter().filter_map(Event::session));
        let costs = sessions.iter().filter_map(|session| session.cost());
        let fen: u64 = costs.map(Yuan::fen).sum();
        prop_assert_eq!(totals.fees.fen(), fen);
        let without_fee = sessions.iter().filter(|session| session.hourly_fee.is_none());
        prop_assert_eq!(totals.sessions_without_fee, without_fee.count());
        let minutes: u128 = sessions.iter().map(|session| u128::from(session.minutes.get())).sum();
        for session in &sessions {
            let cost = session.cost().zip(session.hourly_fee);
            prop_assert_eq!(cost.is_some(), session.hourly_fee.is_some());
            if let Some((cost, fee)) = cost {
                // A fee is within half a fen of what the minutes cost, and not below by all of it.
                let twice = u128::from(cost.fen()) * 60 * 2;
                let exact = u128::from(fee.fen()) * u128::from(session.minutes.get()) * 2;
                prop_assert!(exact < twice + 60 && twice <= exact + 60);
            }
        }
        // The hours are within half a hundredth of the minutes, and not below by all of it.
        let (twice, exact) = (totals.hours.hundredths() * 60 * 2, minutes * 100 * 2);
        prop_assert!(exact < twice + 60 && twice <= exact + 60);
    }

    #[test]
    fn caps_never_fall_as_years_rise(guideline in guideline(), one: Years, other: Years) {
        let (fewer, more) = (one.min(other), one.max(other));
        let cap = |guideline: &Guideline, years| amount(guideline.fee_cap(&Supervisor::local(years)));
        // No rate comes before any.
        prop_assert!(cap(&guideline, fewer) <= cap(&guideline, more));
        prop_assert_eq!(cap(&Guideline::SUZHOU_2016, fewer).is_some(), fewer.get() >= 5);
    }

    #[test]
    fn a_cap_holds_from_its_years_to_the_next(caps: FeeCaps) {
        let suzhou = Guideline::SUZHOU_2016;
        let limits = suzhou.supervision().clone().with_fee_caps(caps.clone());
        let guideline = suzhou.with_supervision(limits);
        let below = caps.local().first().map(|band| band.from_years);
        // Below the first band there is no rate, and the answer says for how many years.
        let told = |before: Option<FeeCap>, completed_years| before.unwrap_or(FeeCap::NoRate { completed_years, below });
        let mut before = None;
        for band in caps.local() {
            let own = FeeCap::AtMost { cap: band.cap };
            if let Some(year_before) = band.from_years.get().checked_sub(1) {
                let years = Years::try_new(year_before).unwrap();
                prop_assert_eq!(guideline.fee_cap(&Supervisor::local(years)), told(before, years));
            }
            prop_assert_eq!(guideline.fee_cap(&Supervisor::local(band.from_years)), own);
            before = Some(own);
        }
        prop_assert_eq!(guideline.fee_cap(&Supervisor::local(Years::MAX)), told(before, Years::MAX));
        prop_assert_eq!(guideline.fee_cap(&Supervisor::Overseas), FeeCap::AtMost { cap: caps.overseas() });
    }

    #[test]
    fn a_fee_is_judged_to_the_fen(guideline in guideline(), supervisor: Supervisor) {
        let Some(cap) = amount(guideline.fee_cap(&supervisor)) else {
            let check = guideline.check_fee(&supervisor, HourlyFee::MIN);
            prop_assert!(matches!(check, FeeCheck::NoRate { .. }), "{:?}", check);
            return Ok(());
        };
        prop_assert_eq!(guideline.check_fee(&supervisor, cap), FeeCheck::Within { cap });
        if let Some(fee) = HourlyFee::from_fen(cap.fen() + 1) {
            prop_assert_eq!(guideline.check_fee(&supervisor, fee), FeeCheck::Above { fee, cap });
        }
        if let Some(fee) = cap.fen().checked_sub(1).and_then(HourlyFee::from_fen) {
            prop_assert_eq!(guideline.check_fee(&supervisor, fee), FeeCheck::Within { cap });
        }
    }

    #[test]
    fn a_fee_is_checked_by_its_cap_and_as_in_a_review(guideline in guideline(), delivery in delivery()) {
        let review = guideline.review(&delivery);
        for (position, event) in delivery.events().iter().enumerate() {
            let on_fees = |finding: &&Finding| {
                finding.subject() == Subject::Event(position)
                    && matches!(finding.rule(), Rule::SupervisionFee | Rule::SupervisionFeeReference)
            };
            let said = review.findings().iter().filter(on_fees);
            let said = listed(said.map(|finding| (finding.rule(), *finding.evidence())));
            let Some((session, fee)) = event.session().and_then(|session| Some((session, session.hourly_fee?))) else {
                prop_assert_eq!(said, []);
                continue;
            };
            let check = guideline.check_fee(&session.supervisor, fee);
            let cap = amount(guideline.fee_cap(&session.supervisor));
            prop_assert_eq!(check.is_within(), cap.is_some_and(|cap| fee <= cap));
            let expected = match check {
                FeeCheck::Within { cap: own } => {
                    prop_assert_eq!(Some(own), cap);
                    None
                }
                FeeCheck::Above { fee: own, cap: limit } => {
                    prop_assert_eq!((own, Some(limit)), (fee, cap));
                    Some((Rule::SupervisionFee, Evidence::AboveFee { fee, cap: limit }))
                }
                FeeCheck::NoRate { completed_years, below } => {
                    prop_assert_eq!(session.supervisor, Supervisor::local(completed_years));
                    prop_assert!(below.is_none_or(|below| completed_years < below));
                    let least = below.map(|below| below.get().into());
                    let evidence = Evidence::YearsWithoutCap { years: completed_years.get().into(), least };
                    Some((Rule::SupervisionFeeReference, evidence))
                }
            };
            prop_assert_eq!(said, listed(expected));
        }
    }

    #[test]
    fn what_is_not_known_is_not_judged(guideline in guideline(), plan in plan(), delivery in delivery()) {
        let unknown = |line: Line| Line { participants: None, minutes: None, ..line };
        let plan = with_lines(&plan, plan.lines().cloned().map(unknown));
        let nothing = Attendance::default();
        let forgotten = delivery.events().iter().map(|event| match event {
            Event::LargeActivity(_) => Event::LargeActivity(nothing),
            Event::SmallMediumActivity(_) => Event::SmallMediumActivity(nothing),
            Event::OrdinaryActivity(_) => Event::OrdinaryActivity(nothing),
            Event::Lecture(_) => Event::Lecture(nothing),
            event => event.clone(),
        });
        let delivery = deliver(forgotten.collect(), vec![], vec![]);
        let sizes = [
            Rule::LargeActivitySize,
            Rule::SmallMediumActivitySize,
            Rule::OrdinaryActivitySize,
            Rule::LectureSize,
            Rule::LectureDuration,
        ];
        let (assessment, review) = (guideline.assess(&plan), guideline.review(&delivery));
        for finding in assessment.findings().iter().chain(review.findings()) {
            prop_assert!(!sizes.contains(&finding.rule()));
        }
    }

    #[test]
    fn an_activity_is_judged_alike_when_planned_and_when_held(
        guideline in guideline(), people in participants(), minutes: Minutes,
    ) {
        let attendance = Attendance { participants: Some(people), minutes: Some(minutes) };
        for (work, event) in [
            (Work::LargeActivity, Event::LargeActivity(attendance)),
            (Work::SmallMediumActivity, Event::SmallMediumActivity(attendance)),
            (Work::OrdinaryActivity, Event::OrdinaryActivity(attendance)),
            (Work::Lecture(shegong::Conduct::SelfRun), Event::Lecture(attendance)),
        ] {
            let line = Line::builder(work, 0).participants(people.get()).minutes(minutes.get()).build().unwrap();
            let plan = Plan::try_new("", Term::years(1).unwrap(), workers(1), [line]).unwrap();
            let delivery = deliver(vec![event], vec![], vec![]);
            let planned = found(guideline.assess(&plan).findings(), |subject| subject);
            let planned = planned.into_iter().filter(|found| found.subject == Subject::Line(0));
            let held = found(guideline.review(&delivery).findings(), |_| Subject::Line(0));
            prop_assert_eq!(listed(planned), held);
        }
    }

    #[test]
    fn a_topic_is_never_printed(guideline in guideline(), delivery in delivery()) {
        const SECRET: &str = "家暴求助";
        let events = of_clients("", delivery.events()).into_iter().map(|event| match event {
            Event::ConsultationSeries(series) => {
                Event::ConsultationSeries(ConsultationSeries { topic: format!("{SECRET}{}", series.topic), ..series })
            }
            event => event,
        });
        let (client, topic, consultations) = ("C-17".into(), SECRET.into(), Consultations::MAX);
        let series = ConsultationSeries { client, topic, consultations };
        let events = events.chain([Event::ConsultationSeries(series)]).collect();
        let delivery = deliver(events, delivery.dossiers().to_vec(), delivery.archives().to_vec());
        let review = guideline.review(&delivery);
        let printed = LANGUAGES.map(|language| review.display(language).to_string());
        let too_many = guideline.consultations_per_topic() < Consultations::MAX;
        prop_assert!(!too_many || printed.iter().all(|text| text.contains("C-17")), "what is an id is printed");
        let json = serde_json::to_string(&review).unwrap();
        let texts = [format!("{review:?}"), format!("{review:#?}"), format!("{delivery:?}"), json];
        for text in printed.iter().chain(&texts) {
            prop_assert!(!text.contains(SECRET), "{}", text);
        }
    }
}

/// So many values of a strategy, the same in every run.
fn sampled<S: Strategy>(strategy: &S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

/// Surveys are planned few times, own figures and large activities some, and the others up to sixty, most of the time.
#[test]
fn lines_have_quantities_such_as_occur() {
    for item in WorkItem::ALL {
        let most = match item {
            WorkItem::CommunitySurvey | WorkItem::CommunityResourceSurvey => 3,
            WorkItem::RecruitmentAndSelection | WorkItem::FundraisingAndOther | WorkItem::OtherService => 6,
            WorkItem::LargeActivity | WorkItem::OrganizationWorkshop | WorkItem::VolunteerWorkshop => 12,
            _ => 60,
        };
        let quantities: Vec<u32> =
            sampled(&work_of(*item).prop_flat_map(line_of), 300).iter().map(|line| line.quantity.get()).collect();
        let within = quantities.iter().filter(|quantity| **quantity <= most).count();
        let upper = quantities.iter().filter(|quantity| (most / 2 + 1..=most).contains(quantity)).count();
        assert!(
            (270..300).contains(&within) && upper >= 90,
            "{item}: {within} within, {upper} of them in the upper half"
        );
    }
}

/// Half of the plans are given the staff that their workload fits, if there is one; chance alone fits one in a hundred.
#[test]
fn plans_now_and_then_fit_their_staff() {
    let bounds = [Rule::WorkloadFloor, Rule::WorkloadCeiling];
    let fits = |plan: &Plan| {
        !Guideline::SUZHOU_2016.assess(plan).findings().iter().any(|finding| bounds.contains(&finding.rule()))
    };
    let fitting = sampled(&plan(), 300).iter().filter(|plan| fits(plan)).count();
    assert!((30..270).contains(&fitting), "{fitting} of 300");
}

/// A strategy that refuses too often, or whose filter nothing passes, fails here rather than in a user's tests.
fn makes_values<T: Arbitrary>() {
    let made = TestRunner::new(cases(64)).run(&any::<T>(), |value| {
        let text = format!("{value:?}");
        prop_assert!(!text.is_empty());
        Ok(())
    });
    made.unwrap_or_else(|error| panic!("{}: {error}", std::any::type_name::<T>()));
}

macro_rules! every_type_has_a_strategy {
    ($( $Type:ty, )+) => {
        #[test]
        fn every_type_has_a_strategy() {
            $( makes_values::<$Type>(); )+
        }
    };
}

every_type_has_a_strategy! {
    // Vocabularies
    shegong::Accompaniment, shegong::Adjustment, ArchiveField, shegong::Category, Clause, CommunityUnits,
    shegong::Conduct, Duty, shegong::EventKind, FundSurvey, Language, shegong::Measure, shegong::Modality, Question,
    Rate, Record, ResourcePart, Rule, ServiceKind, Severity, shegong::Step, SurveyPart, SurveyUnits, shegong::Treatment,
    shegong::Unit, shegong::Variant, Verdict, WalkOverlap, WorkItem,
    // Parts of the document, and texts
    shegong::Edition, shegong::Excerpt, shegong::Locator, shegong::Name, shegong::ServiceItem, shegong::ServiceRecord,
    // What is found
    Evidence, Finding, shegong::Limit<u64>, Subject,
    // What is answered
    shegong::Adjustments, shegong::Bounds, shegong::Envelope, FeeCap, FeeCheck, shegong::Headcount, shegong::Outcome,
    shegong::Room, shegong::Scale, shegong::SupervisionTotals, shegong::Decision, shegong::Fit, shegong::NearestTotals,
    shegong::Origin, shegong::QuantityChange,
}
