//! Questions the other way round, against brute force: every quantity, number of workers or hundredth of an hour in
//! reach is tried by plainly assessing a plan that has it.
//!
//! The guidelines are local variants with years of few days, so that the answers stay within reach.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use shegong::{
    CommunityResourceSurvey, CommunitySurvey, CommunityUnits, Days, Fit, FundSurvey, Guideline, Hours, Line, Months,
    OtherService, Parts, Plan, Portion, Post, Quantity, Rate, Readings, ResourcePart, Rule, Samples, ServiceKind,
    Severities, Severity, Share, SurveyPart, SurveyUnits, Term, UnitHours, Verdict, WalkOverlap, Work, Workers,
    WorkingShare, WorkingYear,
};

// ---------------------------------------------------------------------------------------------------------------------
// Strategies
// ---------------------------------------------------------------------------------------------------------------------

fn unit_hours(hundredths: RangeInclusive<u32>) -> impl Strategy<Value = UnitHours> {
    hundredths.prop_map(|hundredths| UnitHours::from_hundredths(hundredths).unwrap())
}

/// Hours for a unit: mostly a few, sometimes hardly any.
fn rate() -> impl Strategy<Value = UnitHours> {
    prop_oneof![3 => unit_hours(50..=2000), 2 => unit_hours(1..=300), 1 => Just(UnitHours::ONE)]
}

fn direct_share() -> impl Strategy<Value = Portion> {
    select(vec![7000_u16, 7000, 10_000, 9999, 5000, 3333, 1])
        .prop_map(|share| Portion::from_ten_thousandths(share).unwrap())
}

fn cap() -> impl Strategy<Value = Share> {
    select(vec![1000_u16, 1000, 3333, 5000, 9999, 10_000, 1, 0])
        .prop_map(|share| Share::from_ten_thousandths(share).unwrap())
}

/// A year of one to five days.
fn tiny_year() -> impl Strategy<Value = WorkingYear> {
    let days = |days: u32| Days::try_new(days).unwrap();
    (1..=5_u32, prop_oneof![3 => unit_hours(100..=1000), 1 => unit_hours(1..=100)])
        .prop_map(move |(worked, hours)| WorkingYear::try_new(days(worked), days(0), days(0), days(0), hours).unwrap())
}

fn readings() -> impl Strategy<Value = Readings> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(survey, community, overlap, fund)| {
        Readings {
            survey_units: if survey { SurveyUnits::StartedUnits } else { SurveyUnits::Proportional },
            community_units: if community { CommunityUnits::PerCommunity } else { CommunityUnits::ByHouseholds },
            walk_overlap: if overlap { WalkOverlap::WholeSurvey } else { WalkOverlap::WalkOnly },
            fund_survey: if fund { FundSurvey::WalkOnly } else { FundSurvey::KeepReport },
        }
    })
}

fn severities() -> impl Strategy<Value = Severities> {
    let suzhou = Severities::SUZHOU_2016;
    let severity = || select(vec![Severity::Advisory, Severity::Violation]);
    prop_oneof![
        Just(suzhou),
        Just(Severities { usual: Severity::Violation, ..suzhou }),
        (severity(), severity(), severity(), severity()).prop_map(|(mandatory, firm, usual, reference)| Severities {
            mandatory,
            firm,
            usual,
            reference
        }),
    ]
}

prop_compose! {
    fn guideline()(
        year in tiny_year(),
        direct in direct_share(),
        cap in cap(),
        rates in vec(rate(), Rate::ALL.len()),
        samples in select(vec![1_u32, 3, 7, 100]),
        households in select(vec![1_u32, 6, 3000]),
        readings in readings(),
        severities in severities(),
    ) -> Guideline {
        let guideline = Guideline::SUZHOU_2016
            .with_working_year(year)
            .with_direct_share(direct)
            .with_ordinary_share_cap(cap)
            .with_survey_samples(Samples::try_new(samples).unwrap())
            .with_community_households(shegong::Households::try_new(households).unwrap())
            .with_readings(readings)
            .with_severities(severities);
        Rate::ALL.iter().zip(rates).fold(guideline, |guideline, (rate, hours)| guideline.with_rate(*rate, hours))
    }
}

fn survey() -> impl Strategy<Value = Work> {
    let parts = prop_oneof![
        2 => Just(Parts::all()),
        1 => vec(select(SurveyPart::ALL), 1).prop_map(|parts| Parts::try_new(parts).unwrap()),
    ];
    (prop_oneof![4 => 1..=9_u32, 1 => 95..=250_u32], parts).prop_map(|(samples, parts)| {
        Work::CommunitySurvey(CommunitySurvey { samples: Samples::try_new(samples).unwrap(), parts })
    })
}

fn resource_survey() -> impl Strategy<Value = Work> {
    let parts = prop_oneof![
        2 => Just(Parts::all()),
        1 => vec(select(ResourcePart::ALL), 1).prop_map(|parts| Parts::try_new(parts).unwrap()),
    ];
    let households = prop_oneof![Just(None), (1..=9_u32).prop_map(Some), (2900..=3100_u32).prop_map(Some)];
    (households, parts).prop_map(|(households, parts)| {
        let households = households.map(|households| shegong::Households::try_new(households).unwrap());
        Work::CommunityResourceSurvey(CommunityResourceSurvey { households, parts })
    })
}

/// Every kind of work; surveys, groups and ordinary activities, on which more depends, more often.
fn work() -> impl Strategy<Value = Work> {
    use shegong::{Accompaniment::*, Conduct::*};
    let plain = select(vec![
        Work::ProfessionalConsultation,
        Work::Intake,
        Work::CaseworkSession,
        Work::ClosureEvaluation,
        Work::Referral(Unaccompanied),
        Work::Referral(Accompanied),
        Work::GroupSession,
        Work::OutreachVisit,
        Work::HouseholdNeedsAssessment,
        Work::LargeActivity,
        Work::SmallMediumActivity,
        Work::OrganizationWorkshop(SelfRun),
        Work::OrganizationWorkshop(ExternalExpert),
        Work::OrganizationConsultation,
        Work::VolunteerWorkshop(SelfRun),
        Work::VolunteerWorkshop(ExternalExpert),
        Work::Lecture(SelfRun),
        Work::Lecture(ExternalExpert),
        Work::DocumentDrafting,
    ]);
    let likes: Vec<_> = Rate::ALL.iter().filter_map(|rate| shegong::LikeRate::try_new(*rate).ok()).collect();
    prop_oneof![
        3 => plain,
        2 => Just(Work::OrdinaryActivity),
        3 => select(vec![Work::GroupPreparation, Work::GroupMidtermEvaluation, Work::GroupClosingEvaluation]),
        3 => survey(),
        3 => resource_survey(),
        1 => rate().prop_map(Work::RecruitmentAndSelection),
        1 => rate().prop_map(Work::FundraisingAndOther),
        1 => rate().prop_map(|hours| Work::OtherService(OtherService::Own(hours))),
        1 => select(likes).prop_map(|like| Work::OtherService(OtherService::Like(like))),
    ]
}

prop_compose! {
    /// A line of a community that few or many share, sometimes of a service whose clause leaves something out.
    fn line()(
        work in work(),
        quantity in prop_oneof![3 => 0..=2_u32, 2 => 0..=20_u32],
        community in select(vec![None, None, Some("甲")]),
        service in select(vec![
            None, None, Some(ServiceKind::ThreeSocietyPlatform), Some(ServiceKind::CommunityPublicBenefitFund),
        ]),
        participants in select(vec![None, None, None, None, None, Some(5), Some(100)]),
        with_basis in prop::bool::weighted(0.9),
    ) -> Line {
        // Only a survey's hours depend on its service; elsewhere it would only be one finding more.
        let service = service.filter(|service| service.has(work.item()));
        let mut line = Line::builder(work, quantity);
        line = community.into_iter().fold(line, shegong::LineBuilder::community);
        line = service.into_iter().fold(line, shegong::LineBuilder::service);
        line = participants.into_iter().fold(line, shegong::LineBuilder::participants);
        if with_basis { line.basis("往年记录").build().unwrap() } else { line.build().unwrap() }
    }
}

/// One or two posts, and a term of a few months or years.
fn term_and_staff() -> impl Strategy<Value = (Term, Vec<Post>)> {
    (prop_oneof![Just(12_u32), Just(7), 1..=36_u32])
        .prop_flat_map(|term| {
            let post = (1..=4_u32, prop::option::of(1..=term), prop_oneof![Just(100_u8), 1..=100_u8]);
            (Just(term), vec(post, 1..=2))
        })
        .prop_map(|(term, posts)| {
            let post = |(workers, months, share): (u32, Option<u32>, u8)| Post {
                workers: Workers::try_new(workers).unwrap(),
                months: months.map(|months| Months::try_new(months).unwrap()),
                share: WorkingShare::from_hundredths(share).unwrap(),
            };
            (Term::months(term).unwrap(), posts.into_iter().map(post).collect())
        })
}

prop_compose! {
    fn plan()((term, staff) in term_and_staff(), lines in vec(line(), 1..=6)) -> Plan {
        Plan::try_new("", term, staff, lines).unwrap()
    }
}

/// A plan that only surveys, walks and holds groups in one community, so that one line's quantity matters to the others.
fn entangled_plan() -> impl Strategy<Value = Plan> {
    let tangle = || {
        let work = prop_oneof![
            3 => survey(),
            3 => resource_survey(),
            1 => Just(Work::OrdinaryActivity),
            2 => select(vec![Work::GroupPreparation, Work::GroupMidtermEvaluation, Work::GroupClosingEvaluation]),
        ];
        (work, 0..=2_u32).prop_map(|(work, quantity)| Line::builder(work, quantity).build().unwrap())
    };
    (term_and_staff(), vec(tangle(), 2..=5))
        .prop_map(|((term, staff), lines)| Plan::try_new("", term, staff, lines).unwrap())
}

fn any_plan() -> impl Strategy<Value = Plan> {
    prop_oneof![plan(), entangled_plan()]
}

/// A guideline and a plan whose staff is, more often than not, about as large as its lines need.
fn staffed(plans: impl Strategy<Value = Plan>) -> impl Strategy<Value = (Guideline, Plan)> {
    (guideline(), plans, prop::option::weighted(0.8, 50..=250_u128)).prop_map(|(guideline, plan, percent)| {
        let plan = percent.map_or_else(|| plan.clone(), |percent| with_staff_for(&guideline, &plan, percent));
        (guideline, plan)
    })
}

/// The same plan with full-time workers for the whole term whose ceiling is about so much of its total.
fn with_staff_for(guideline: &Guideline, plan: &Plan, percent: u128) -> Plan {
    let total = guideline.workload(plan).total().hundredths();
    let one = guideline.working_year().hours().hundredths() * u128::from(plan.term().in_months().get()) / 12;
    let workers = u32::try_from(total * percent / 100 / one.max(1)).unwrap_or(u32::MAX);
    let workers = Workers::try_new(workers).unwrap_or(if workers == 0 { Workers::MIN } else { Workers::MAX });
    Plan::try_new("", plan.term(), vec![Post::full_time(workers)], plan.lines().cloned()).unwrap()
}

// ---------------------------------------------------------------------------------------------------------------------
// Brute force
// ---------------------------------------------------------------------------------------------------------------------

/// The greatest quantity that is tried one by one; what lies beyond is tried at its ends.
const REACH: u32 = 300;

fn quantity(count: u32) -> Quantity {
    Quantity::try_new(count).unwrap()
}

/// The same plan with other lines.
fn with_lines(plan: &Plan, lines: impl IntoIterator<Item = Line>) -> Plan {
    Plan::try_new(plan.name(), plan.term(), plan.staff().to_vec(), lines).unwrap()
}

/// The same plan with one line more.
fn with_line(plan: &Plan, line: Line) -> Plan {
    with_lines(plan, plan.lines().cloned().chain([line]))
}

/// The same plan with another quantity in one line.
fn with_quantity(plan: &Plan, position: usize, to: u32) -> Plan {
    let mut lines: Vec<_> = plan.lines().cloned().collect();
    lines[position].quantity = quantity(to);
    with_lines(plan, lines)
}

/// A line of so many hours, in hundredths, that no rule minds; nothing is a line of quantity zero.
fn filler(hundredths: u128) -> Line {
    let hours = UnitHours::from_hundredths(u32::try_from(hundredths.max(1)).unwrap()).unwrap();
    Line::builder(Work::FundraisingAndOther(hours), u32::from(hundredths > 0)).basis("义卖").build().unwrap()
}

/// Lines of so many hours, in hundredths, even of more than one line can have.
fn fillers(hundredths: u128) -> [Line; 2] {
    let most = UnitHours::MAX.hundredths().into();
    let mut whole = filler(most);
    whole.quantity = quantity(u32::try_from(hundredths / most).unwrap());
    [whole, filler(hundredths % most)]
}

fn breaks(guideline: &Guideline, plan: &Plan, rule: Rule) -> bool {
    guideline.assess(plan).findings().iter().any(|finding| finding.rule() == rule)
}

/// How often each kind of answer was given, so that a test whose cases all look alike fails.
#[derive(Default)]
struct Seen(RefCell<BTreeMap<&'static str, u32>>);

impl Seen {
    fn note(&self, kind: &'static str) {
        *self.0.borrow_mut().entry(kind).or_default() += 1;
    }

    /// Every kind was seen at least so many times.
    fn require(&self, least: u32, kinds: &[&str]) {
        let seen = self.0.borrow();
        for kind in kinds {
            assert!(seen.get(kind).is_some_and(|count| *count >= least), "`{kind}` is too rare: {seen:?}");
        }
    }
}

/// Tries so many cases that are the same in every run, on which [`Seen::require`] can rely, and as many that are not.
fn run<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config =
        ProptestConfig { cases, max_shrink_iters: 2000, failure_persistence: None, ..ProptestConfig::default() };
    let same = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for mut runner in [TestRunner::new_with_rng(config.clone(), same), TestRunner::new(config)] {
        if let Err(error) = runner.run(strategy, &test) {
            panic!("{error}");
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// How many more fit
// ---------------------------------------------------------------------------------------------------------------------

fn how_many_more_agrees(guideline: &Guideline, plan: &Plan, line: &Line, seen: &Seen) -> Result<(), TestCaseError> {
    let fits = |count: u32| {
        let line = Line { quantity: quantity(count), ..line.clone() };
        !breaks(guideline, &with_line(plan, line), Rule::WorkloadCeiling)
    };
    let answer = guideline.how_many_more(plan, line);
    let most = match answer {
        Fit::NoLimit => Quantity::MAX.get(),
        Fit::UpTo(most) => {
            prop_assert!(most < Quantity::MAX, "as many as a line can hold is no limit");
            most.get()
        }
    };
    for count in 1..=REACH {
        prop_assert_eq!(fits(count), count <= most, "{} of {:?}", count, answer);
    }
    if most > 0 {
        prop_assert!(fits(most), "{:?} do not fit", answer);
    }
    if most < Quantity::MAX.get() {
        prop_assert!(!fits(most + 1), "one more than {:?} fits", answer);
    }
    let own = Line { quantity: quantity(17), ..line.clone() };
    prop_assert_eq!(guideline.how_many_more(plan, &own), answer, "the line's own quantity matters");
    seen.note(match answer {
        Fit::NoLimit => "no limit",
        Fit::UpTo(Quantity::MIN) => "none",
        Fit::UpTo(most) if most.get() <= REACH => "within reach",
        Fit::UpTo(_) => "beyond reach",
    });
    let surveys = matches!(line.work, Work::CommunitySurvey(_));
    if surveys && most > 0 && breaks(guideline, plan, Rule::WorkloadCeiling) {
        seen.note("a survey that makes room");
    }
    Ok(())
}

#[test]
fn how_many_more_of_any_work() {
    let seen = Seen::default();
    run(150, &(staffed(any_plan()), line()), |((guideline, plan), line)| {
        how_many_more_agrees(&guideline, &plan, &line, &seen)
    });
    seen.require(10, &["none", "within reach"]);
}

#[test]
fn how_many_more_of_odd_surveys_beside_others() {
    let seen = Seen::default();
    let line = prop_oneof![survey(), resource_survey()].prop_map(|work| Line::builder(work, 0).build().unwrap());
    run(150, &(staffed(entangled_plan()), line), |((guideline, plan), line)| {
        how_many_more_agrees(&guideline, &plan, &line, &seen)
    });
    seen.require(3, &["none", "within reach", "no limit"]);
}

prop_compose! {
    /// A plan above its ceiling by no more than the walk of a resource survey, which a survey of the community would take
    /// out; and such a survey, of little more than nothing.
    fn walk_too_many()(
        guideline in guideline(),
        walks in 1..=4_u32,
        sessions in 0..=5_u32,
        percent in 0..=110_u128,
        survey in survey(),
        samples in select(vec![1_000, 100, 7]),
    ) -> (Guideline, Plan, Line) {
        let line = |work, quantity| Line::builder(work, quantity).build().unwrap();
        let resources = Work::CommunityResourceSurvey(CommunityResourceSurvey::whole());
        let term = Term::years(1).unwrap();
        let lines = vec![line(resources, walks), line(Work::CaseworkSession, sessions)];
        let staffed = |workers| {
            Plan::try_new("", term, vec![Post::full_time(Workers::try_new(workers).unwrap())], lines.clone()).unwrap()
        };
        let total = guideline.workload(&staffed(1)).total().hundredths();
        let walk = u128::from(walks) * u128::from(guideline.rate(Rate::CommunityResourceSurveyCommunityWalk).hundredths());
        // Years of one day, of at most 24 hours, and as many workers as the total needs.
        let ceiling = (total - (walk * percent / 100).min(total - 1)).max(1);
        let workers = ceiling.div_ceil(24_00);
        let hours = UnitHours::from_hundredths(u32::try_from(ceiling / workers).unwrap()).unwrap();
        let days = |days: u32| Days::try_new(days).unwrap();
        let year = WorkingYear::try_new(days(1), days(0), days(0), days(0), hours).unwrap();
        let guideline = guideline.with_working_year(year).with_survey_samples(Samples::try_new(samples).unwrap());
        (guideline, staffed(u32::try_from(workers).unwrap()), line(survey, 0))
    }
}

#[test]
fn how_many_more_surveys_that_make_room() {
    let seen = Seen::default();
    run(100, &walk_too_many(), |(guideline, plan, line)| how_many_more_agrees(&guideline, &plan, &line, &seen));
    seen.require(10, &["none", "within reach", "a survey that makes room"]);
}

#[test]
fn a_survey_can_make_room() {
    // 2000 hours, 30 of them a walk that is not counted again beside a survey. Half a unit of a survey's analysis is 5.
    let survey = CommunitySurvey {
        samples: Samples::try_new(50).unwrap(),
        parts: Parts::try_new([SurveyPart::DataAnalysis]).unwrap(),
    };
    let plan = |other: u128| {
        let resources =
            Line::builder(Work::CommunityResourceSurvey(CommunityResourceSurvey::whole()), 1).build().unwrap();
        let staff = vec![Post::full_time(Workers::try_new(1).unwrap())];
        Plan::try_new("", Term::years(1).unwrap(), staff, [resources, filler(other)]).unwrap()
    };
    let line = Line::builder(Work::CommunitySurvey(survey), 0).build().unwrap();
    let more = |other| Guideline::SUZHOU_2016.how_many_more(&plan(other), &line);
    assert_eq!(more(1880_00), Fit::UpTo(quantity(6)), "1960 hours: six surveys take the walk's thirty");
    assert_eq!(more(1905_00), Fit::UpTo(quantity(1)), "1985 hours are too many, 1960 with a survey are not");
    assert_eq!(more(1905_01), Fit::UpTo(quantity(0)));
}

#[test]
fn no_limit_where_nothing_is_counted() {
    // With the whole survey of resources counted elsewhere, one more counts nothing: no limit below the ceiling, and none
    // fits above it.
    let readings = Readings { walk_overlap: WalkOverlap::WholeSurvey, ..Readings::DEFAULT };
    let guideline = Guideline::SUZHOU_2016.with_readings(readings);
    let survey = Line::builder(Work::CommunitySurvey(CommunitySurvey::of(Samples::try_new(100).unwrap())), 1);
    let resources = Line::builder(Work::CommunityResourceSurvey(CommunityResourceSurvey::whole()), 1).build().unwrap();
    let plan = |other: u128| {
        let staff = vec![Post::full_time(Workers::try_new(1).unwrap())];
        Plan::try_new("", Term::years(1).unwrap(), staff, [survey.clone().build().unwrap(), filler(other)]).unwrap()
    };
    assert_eq!(guideline.how_many_more(&plan(1800_00), &resources), Fit::NoLimit);
    assert_eq!(guideline.how_many_more(&plan(1800_01), &resources), Fit::UpTo(Quantity::MIN));
}

// ---------------------------------------------------------------------------------------------------------------------
// The least change
// ---------------------------------------------------------------------------------------------------------------------

fn least_change_agrees(guideline: &Guideline, plan: &Plan, seen: &Seen) -> Result<(), TestCaseError> {
    for (position, line) in plan.lines().enumerate() {
        let from = line.quantity.get();
        let verdicts: Vec<Verdict> =
            (0..=REACH).map(|count| guideline.assess(&with_quantity(plan, position, count)).verdict()).collect();
        let verdict = |count: u32| {
            let within = usize::try_from(count).ok().and_then(|count| verdicts.get(count).copied());
            within.unwrap_or_else(|| guideline.assess(&with_quantity(plan, position, count)).verdict())
        };
        for goal in Verdict::ALL {
            let near = (0..=REACH).filter(|count| verdict(*count) <= *goal).min_by_key(|count| count.abs_diff(from));
            let change = guideline.least_change(plan, position, *goal);
            if let Some(change) = change {
                prop_assert_eq!(change.from.get(), from);
                prop_assert!(
                    verdict(change.to.get()) <= *goal,
                    "line {}, {}: {:?} does not do",
                    position,
                    goal,
                    change
                );
            }
            let to = change.map(|change| change.to.get());
            match (near, to) {
                // Nothing in reach does it: what does lies beyond, and one step nearer nothing did.
                (None, Some(to)) => {
                    prop_assert!(to > REACH && verdict(to - 1) > *goal, "line {}, {}: {:?}", position, goal, change);
                }
                (None, None) => {
                    let far = [1_000, 5_000, 20_000, 1_000_000, Quantity::MAX.get()];
                    for count in far {
                        prop_assert!(verdict(count) > *goal, "line {}, {}: {} does it", position, goal, count);
                    }
                }
                (near, to) => prop_assert_eq!(near, to, "line {}, {}", position, goal),
            }
            seen.note(match (to, from) {
                (None, _) => "none",
                (Some(to), from) if to == from => "as it is",
                (Some(0), _) => "away with it",
                (Some(to), from) if to < from => "fewer",
                (Some(_), 0) => "some where there were none",
                (Some(_), _) => "more",
            });
            let groups = [Work::GroupPreparation, Work::GroupMidtermEvaluation, Work::GroupClosingEvaluation];
            if to.is_some_and(|to| to != from) {
                match line.work {
                    Work::CommunitySurvey(_) => seen.note("of a survey"),
                    Work::CommunityResourceSurvey(_) => seen.note("of a resource survey"),
                    Work::OrdinaryActivity => seen.note("of an ordinary activity"),
                    work if groups.contains(&work) => seen.note("of a group"),
                    _ => seen.note("of other work"),
                }
            }
        }
    }
    prop_assert_eq!(guideline.least_change(plan, plan.lines().len(), Verdict::NonCompliant), None);
    Ok(())
}

const CHANGES: &[&str] = &["none", "as it is", "away with it", "fewer", "some where there were none", "more"];

#[test]
fn least_change_of_any_line() {
    let seen = Seen::default();
    run(50, &staffed(plan()), |(guideline, plan)| least_change_agrees(&guideline, &plan, &seen));
    seen.require(1, CHANGES);
}

#[test]
fn least_change_of_lines_that_matter_to_each_other() {
    let seen = Seen::default();
    run(50, &staffed(entangled_plan()), |(guideline, plan)| least_change_agrees(&guideline, &plan, &seen));
    seen.require(3, CHANGES);
    seen.require(3, &["of a survey", "of a resource survey", "of a group"]);
}

#[test]
fn of_two_quantities_equally_near_the_smaller() {
    // Each survey is 15 hours, and the first takes a walk of 30: 1380 hours without one, 1365 with one, 1380 with two.
    let survey = CommunitySurvey {
        samples: Samples::try_new(150).unwrap(),
        parts: Parts::try_new([SurveyPart::DataAnalysis]).unwrap(),
    };
    let line = |work, quantity| Line::builder(work, quantity).build().unwrap();
    let resources = line(Work::CommunityResourceSurvey(CommunityResourceSurvey::whole()), 1);
    let plan = |surveys| {
        let lines = [resources.clone(), filler(1300_00), line(Work::CommunitySurvey(survey), surveys)];
        let staff = vec![Post::full_time(Workers::try_new(1).unwrap())];
        Plan::try_new("", Term::years(1).unwrap(), staff, lines).unwrap()
    };
    let seen = Seen::default();
    for (surveys, to) in [(0, 0), (1, 0), (2, 2), (40, 40), (41, 40)] {
        let change = Guideline::SUZHOU_2016.least_change(&plan(surveys), 2, Verdict::Compliant).unwrap();
        assert_eq!((change.from.get(), change.to.get()), (surveys, to));
        least_change_agrees(&Guideline::SUZHOU_2016, &plan(surveys), &seen).unwrap();
    }
}

prop_compose! {
    /// A plan whose groups are evaluated, or nearly, and whose ordinary activities are near their share.
    fn near_plan()(
        groups in 0..=3_u32,
        off in vec(0..=1_u32, 3),
        ordinary in 0..=12_u32,
        sessions in 0..=12_u32,
        second in prop::option::of(0..=2_u32),
        (term, staff) in term_and_staff(),
    ) -> Plan {
        let line = |work, quantity| Line::builder(work, quantity).build().unwrap();
        let mut lines = vec![
            line(Work::GroupPreparation, groups + off[0]),
            line(Work::GroupMidtermEvaluation, groups + off[1]),
            line(Work::GroupClosingEvaluation, groups + off[2]),
            line(Work::OrdinaryActivity, ordinary),
            line(Work::CaseworkSession, sessions),
        ];
        lines.extend(second.map(|quantity| line(Work::GroupClosingEvaluation, quantity)));
        Plan::try_new("", term, staff, lines).unwrap()
    }
}

#[test]
fn least_change_near_the_limits() {
    let seen = Seen::default();
    run(50, &staffed(near_plan()), |(guideline, plan)| least_change_agrees(&guideline, &plan, &seen));
    seen.require(3, CHANGES);
    seen.require(3, &["of a group", "of an ordinary activity", "of other work"]);
}

// ---------------------------------------------------------------------------------------------------------------------
// Whom a total fits
// ---------------------------------------------------------------------------------------------------------------------

/// Whether so many full-time workers over the whole term can have a plan of this total.
fn fits(guideline: &Guideline, term: Term, workers: u32, total: u128) -> bool {
    let staff = vec![Post::full_time(Workers::try_new(workers).unwrap())];
    let plan = Plan::try_new("", term, staff, [filler(total)]).unwrap();
    assert_eq!(guideline.assess(&plan).total().hundredths(), total);
    !breaks(guideline, &plan, Rule::WorkloadFloor) && !breaks(guideline, &plan, Rule::WorkloadCeiling)
}

prop_compose! {
    /// A year of the usual length or a short one, a term, and a total at or near a bound of some number of workers.
    fn year_and_total()(
        year in prop_oneof![1 => Just(WorkingYear::SUZHOU_2016), 2 => tiny_year()],
        direct in direct_share(),
        months in prop_oneof![Just(12_u32), Just(7), 1..=40_u32],
        workers in 1..=50_u64,
        at_floor in any::<bool>(),
        off in -2..=2_i64,
        elsewhere in prop::option::weighted(0.2, 0..=20_000_u64),
    ) -> (Guideline, Term, u128) {
        let guideline = Guideline::SUZHOU_2016.with_working_year(year).with_direct_share(direct);
        let ceiling = u128::from(workers) * year.hours().hundredths() * u128::from(months) / 12;
        let bound = if at_floor { ceiling * u128::from(direct.ten_thousandths()) / 10_000 } else { ceiling };
        let total = elsewhere.map_or_else(|| bound.saturating_add_signed(off.into()), u128::from);
        (guideline, Term::months(months).unwrap(), total.min(90_000_000))
    }
}

#[test]
fn headcount_by_trying_sixty_workers() {
    let seen = Seen::default();
    run(200, &year_and_total(), |(guideline, term, total)| {
        let hours = Hours::from_hundredths(total).unwrap();
        let answer = guideline.headcount(term, hours);
        let plan = Plan::try_new("", term, vec![Post::full_time(Workers::MIN)], [filler(total)]).unwrap();
        prop_assert_eq!(guideline.assess(&plan).headcount(), answer, "the assessment has the same answer");
        if let Some(headcount) = answer {
            prop_assert!(1 <= headcount.min && headcount.min <= headcount.max);
        }
        for workers in 1..=60 {
            let within = answer.is_some_and(|fit| (fit.min..=fit.max).contains(&u128::from(workers)));
            prop_assert_eq!(fits(&guideline, term, workers, total), within, "{} workers of {:?}", workers, answer);
        }
        seen.note(match answer {
            None => "nobody",
            Some(fit) if fit.min == fit.max => "one number",
            Some(fit) if fit.max > 60 => "beyond sixty",
            Some(_) => "a range",
        });
        Ok(())
    });
    seen.require(5, &["nobody", "one number", "beyond sixty", "a range"]);
}

/// Whether a total fits any number of workers: tried one by one, in whole numbers.
fn fits_anybody(guideline: &Guideline, term: Term, total: u128) -> bool {
    let year = guideline.working_year().hours().hundredths() * u128::from(term.in_months().get());
    let direct = u128::from(guideline.direct_share().ten_thousandths());
    // Beyond so many workers the floor is above the total.
    (1..=total * 12 * 10_000 / (year * direct)).any(|workers| total * 12 <= workers * year)
}

/// The nearest totals by trying every hundredth.
fn nearest_by_force(guideline: &Guideline, term: Term, total: u128) -> (Option<u128>, u128) {
    let fits = |total: &u128| fits_anybody(guideline, term, *total);
    ((1..=total).rev().find(fits), (total..=total + 1_000_000).find(fits).unwrap())
}

fn nearest_agrees(guideline: &Guideline, term: Term, total: u128, seen: &Seen) -> Result<(), TestCaseError> {
    let nearest = guideline.nearest_totals(term, Hours::from_hundredths(total).unwrap());
    let (below, above) = nearest_by_force(guideline, term, total);
    prop_assert_eq!(nearest.below.map(Hours::hundredths), below, "below {}", total);
    prop_assert_eq!(nearest.above.map(Hours::hundredths), Some(above), "above {}", total);
    seen.note(match below {
        None => "too little for anybody",
        Some(below) if below == total => "it fits",
        Some(_) if guideline.direct_share() == Portion::MAX => "between, all of it direct",
        Some(_) => "between",
    });
    Ok(())
}

#[test]
fn nearest_totals_by_trying_every_hundredth() {
    let seen = Seen::default();
    let years = (tiny_year(), select(vec![7000_u16, 10_000, 9999, 9000]), 1..=30_u32, 0..=3000_u128);
    run(150, &years, |(year, direct, months, total)| {
        let direct = Portion::from_ten_thousandths(direct).unwrap();
        let guideline = Guideline::SUZHOU_2016.with_working_year(year).with_direct_share(direct);
        nearest_agrees(&guideline, Term::months(months).unwrap(), total, &seen)
    });
    seen.require(5, &["too little for anybody", "it fits", "between, all of it direct", "between"]);
}

#[test]
fn nearest_totals_where_bounds_are_no_whole_hundredths() {
    // Seven months are 1143.333… hours: with all of them direct, only numbers of workers divisible by three fit.
    let seen = Seen::default();
    let all_direct = Guideline::SUZHOU_2016.with_direct_share(Portion::MAX);
    let term = Term::months(7).unwrap();
    for total in [0, 1, 114_333, 114_334, 342_999, 343_000, 343_001, 500_000, 686_000, 700_000] {
        nearest_agrees(&all_direct, term, total, &seen).unwrap();
    }
    let nearest = all_direct.nearest_totals(term, "5000".parse().unwrap());
    assert_eq!(nearest.below.unwrap().to_string(), "3430");
    assert_eq!(nearest.above.unwrap().to_string(), "6860");
    // A hundredth of an hour a year: twelve workers share the one hundredth of a month.
    let day = |days| Days::try_new(days).unwrap();
    let year = WorkingYear::try_new(day(1), day(0), day(0), day(0), "0.01".parse().unwrap()).unwrap();
    for (direct, months) in [(10_000, 1), (10_000, 5), (9999, 1), (9999, 11), (1, 1), (5000, 3)] {
        let guideline = all_direct.clone().with_working_year(year);
        let guideline = guideline.with_direct_share(Portion::from_ten_thousandths(direct).unwrap());
        for total in 0..=40 {
            nearest_agrees(&guideline, Term::months(months).unwrap(), total, &seen).unwrap();
        }
    }
    seen.require(5, &["too little for anybody", "it fits", "between, all of it direct", "between"]);
}

#[test]
fn the_two_ways_to_try_workers_agree() {
    run(60, &year_and_total(), |(guideline, term, total)| {
        let assessed = (1..=60).any(|workers| fits(&guideline, term, workers, total));
        if assessed {
            prop_assert!(fits_anybody(&guideline, term, total));
        } else if guideline.headcount(term, Hours::from_hundredths(total).unwrap()).is_none_or(|fit| fit.min <= 60) {
            prop_assert!(!fits_anybody(&guideline, term, total));
        }
        Ok(())
    });
}

// ---------------------------------------------------------------------------------------------------------------------
// Room
// ---------------------------------------------------------------------------------------------------------------------

/// The same plan with so many ordinary activities fewer, taken out of the lines that have them.
fn with_fewer_ordinary(plan: &Plan, mut cut: u32) -> Option<Plan> {
    let mut lines: Vec<_> = plan.lines().cloned().collect();
    for line in lines.iter_mut().filter(|line| line.work == Work::OrdinaryActivity) {
        let taken = cut.min(line.quantity.get());
        line.quantity = quantity(line.quantity.get() - taken);
        cut -= taken;
    }
    (cut == 0).then(|| with_lines(plan, lines))
}

fn room_agrees(guideline: &Guideline, plan: &Plan, seen: &Seen) -> Result<(), TestCaseError> {
    let room = guideline.assess(plan).room();
    let breaks = |plan: &Plan, rule| breaks(guideline, plan, rule);
    let above = breaks(plan, Rule::OrdinaryShare);

    let with_more = |count: u128| {
        let count = u32::try_from(count).unwrap();
        with_line(plan, Line::builder(Work::OrdinaryActivity, count).build().unwrap())
    };
    match room.ordinary_sessions {
        None => {
            seen.note("any number of ordinary activities");
            prop_assert!(!breaks(&with_more(Quantity::MAX.get().into()), Rule::OrdinaryShare));
        }
        Some(more) if above => {
            seen.note("too many ordinary activities");
            prop_assert_eq!(more, 0);
        }
        Some(more) if more >= Quantity::MAX.get().into() => {
            seen.note("more ordinary activities than a line has");
            prop_assert!(!breaks(&with_more(Quantity::MAX.get().into()), Rule::OrdinaryShare));
        }
        Some(more) => {
            seen.note(if more > 0 { "room for ordinary activities" } else { "no room for ordinary activities" });
            for count in 0..=(more + 3).min(200) {
                prop_assert_eq!(breaks(&with_more(count), Rule::OrdinaryShare), count > more, "{} more", count);
            }
            prop_assert!(!breaks(&with_more(more), Rule::OrdinaryShare), "{} more do not fit", more);
            prop_assert!(breaks(&with_more(more + 1), Rule::OrdinaryShare), "{} more fit", more + 1);
        }
    }

    let cut = u32::try_from(room.sessions_to_cut).unwrap();
    prop_assert_eq!(cut > 0, above);
    for fewer in 0..=cut {
        let fewer_plan = with_fewer_ordinary(plan, fewer);
        prop_assert!(fewer_plan.is_some(), "the plan has no {} to cut", fewer);
        prop_assert_eq!(breaks(&fewer_plan.unwrap(), Rule::OrdinaryShare), fewer < cut, "{} fewer of {}", fewer, cut);
    }

    let with_hours = |hours: u128| with_lines(plan, plan.lines().cloned().chain(fillers(hours)));
    match room.offsetting_hours {
        None => {
            seen.note("nothing offsets");
            prop_assert!(above && guideline.ordinary_share_cap() == Share::MIN);
            prop_assert!(breaks(&with_hours(100_000_000), Rule::OrdinaryShare));
        }
        Some(hours) => {
            let hours = hours.hundredths();
            prop_assert_eq!(hours > 0, above);
            if hours <= 100_000_000 {
                prop_assert!(!breaks(&with_hours(hours), Rule::OrdinaryShare), "{} do not offset", hours);
            } else {
                seen.note("more hours than a line has");
            }
            if above {
                seen.note("hours that offset");
                let fewer = (hours - 1).min(100_000_000);
                prop_assert!(breaks(&with_hours(fewer), Rule::OrdinaryShare), "{} offset", fewer);
            }
        }
    }

    let (missing, left) = (room.to_floor.hundredths(), room.to_ceiling.hundredths());
    prop_assert_eq!(missing > 0, breaks(plan, Rule::WorkloadFloor));
    prop_assert!(!breaks(&with_hours(missing), Rule::WorkloadFloor));
    if missing > 0 {
        seen.note("below the floor");
        prop_assert!(breaks(&with_hours(missing - 1), Rule::WorkloadFloor));
    }
    if breaks(plan, Rule::WorkloadCeiling) {
        seen.note("above the ceiling");
        prop_assert_eq!(left, 0);
    } else {
        prop_assert!(!breaks(&with_hours(left), Rule::WorkloadCeiling));
        prop_assert!(breaks(&with_hours(left + 1), Rule::WorkloadCeiling));
    }
    Ok(())
}

#[test]
fn room_by_using_it() {
    let seen = Seen::default();
    let plans = staffed(prop_oneof![any_plan(), near_plan()]);
    run(300, &plans, |(guideline, plan)| room_agrees(&guideline, &plan, &seen));
    seen.require(
        3,
        &["any number of ordinary activities", "too many ordinary activities", "room for ordinary activities"],
    );
    seen.require(3, &["nothing offsets", "hours that offset", "below the floor", "above the ceiling"]);
}

#[test]
fn room_under_the_document_itself() {
    let seen = Seen::default();
    let lines = (0..=60_u32, 0..=60_u32, 0..=300_u32, 1..=3_u32, prop_oneof![Just(7_u32), Just(12), 1..=24_u32]);
    run(100, &lines, |(first, second, sessions, workers, months)| {
        let line = |work, quantity| Line::builder(work, quantity).build().unwrap();
        let lines = [
            line(Work::OrdinaryActivity, first),
            line(Work::CaseworkSession, sessions),
            line(Work::OrdinaryActivity, second),
        ];
        let staff = vec![Post::full_time(Workers::try_new(workers).unwrap())];
        let plan = Plan::try_new("", Term::months(months).unwrap(), staff, lines).unwrap();
        room_agrees(&Guideline::SUZHOU_2016, &plan, &seen)
    });
    seen.require(3, &["too many ordinary activities", "room for ordinary activities", "hours that offset"]);
}
