//! Strategies for `proptest` 1: one for every public type, except builders, errors, and answers that borrow what they
//! are about.
//!
//! Each strategy is a function here, and the type's `Arbitrary` besides, so that `any::<Plan>()` and `plan: Plan` work.
//! All values are made by public constructors. Most are such as occur in a project; some are at the ends of what the
//! crate accepts, and some lie anywhere between. [`any_of`] is the strategy of every closed vocabulary.
//!
//! # Examples
//!
//! ```
//! use proptest::prelude::*;
//! use shegong::{Guideline, Readings, proptest::plan};
//!
//! proptest!(ProptestConfig::with_cases(16), |(plan in plan(), readings: Readings)| {
//!     let guideline = Guideline::SUZHOU_2016.with_readings(readings);
//!     let total = guideline.assess(&plan).total();
//!     let envelope = guideline.envelope(&plan);
//!     prop_assert!(envelope.least().total <= total && total <= envelope.greatest().total);
//! });
//! ```
//!
//! An answer that borrows, such as an [`Assessment`](crate::Assessment), is had as above: by asking within the test.

use core::fmt;
use core::ops::RangeInclusive;

use alloc::string::String;
use alloc::vec::Vec;

use ::proptest::collection::{btree_set, vec};
use ::proptest::option;
use ::proptest::prelude::*;
use ::proptest::sample::{Index, select, subsequence};

use crate::{
    Accompaniment, Adjustment, Adjustments, Archive, ArchiveField, Attendance, Bounds, Category, Clause,
    CommunityResourceSurvey, CommunitySurvey, CommunityUnits, Conduct, ConsultationSeries, Consultations, Days,
    Decision, Delivery, DeliveryBuilder, Dossier, DossierBuilder, Due, Duty, Edition, Envelope, Event, EventKind,
    Evidence, Excerpt, FeeCap, FeeCaps, FeeCheck, FieldSet, Finding, Fit, FundSurvey, GroupSupervision, Guideline,
    Headcount, HourlyFee, Hours, Households, Keyed, Language, LikeRate, Limit, Line, LocalCap, Locator, Measure,
    Minutes, Modality, Months, Name, NearestTotals, Origin, OtherService, Outcome, Part, Participants, Parts, Plan,
    Portion, Post, Quantity, QuantityChange, Question, Rate, Readings, Record, ResourcePart, Room, Rule, Samples,
    Scale, ServiceItem, ServiceKind, ServiceRecord, Severities, Severity, Share, Sizes, Step, Subject, Supervisees,
    SupervisionLimits, SupervisionSession, SupervisionTotals, Supervisor, SurveyPart, SurveyUnits, Term, Treatment,
    Unit, UnitHours, Variant, Verdict, WalkOverlap, Work, WorkItem, Workers, WorkingShare, WorkingYear, Years, Yuan,
};

/// Gives each type a function that makes its strategy, and `Arbitrary` by the same strategy.
macro_rules! strategies {
    ($( $(#[$meta:meta])* $function:ident: $Type:ty = $strategy:expr; )+) => { $(
        $(#[$meta])*
        pub fn $function() -> impl Strategy<Value = $Type> + Clone {
            Strategy::boxed($strategy)
        }

        impl Arbitrary for $Type {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                $function().boxed()
            }
        }
    )+ };
}

// Vocabularies

/// A value of a closed vocabulary, each as likely as the other.
pub fn any_of<T: Keyed>() -> impl Strategy<Value = T> + Clone {
    select(T::ALL)
}

macro_rules! vocabularies {
    ($( $Vocabulary:ty, )+) => { $(
        impl Arbitrary for $Vocabulary {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                any_of().boxed()
            }
        }
    )+ };
}

vocabularies! {
    Accompaniment,
    Adjustment,
    ArchiveField,
    Category,
    CommunityUnits,
    Conduct,
    Duty,
    EventKind,
    FundSurvey,
    Measure,
    Modality,
    Origin,
    Question,
    Rate,
    Record,
    ResourcePart,
    Rule,
    ServiceKind,
    Severity,
    Step,
    SurveyPart,
    SurveyUnits,
    Unit,
    Verdict,
    WalkOverlap,
    WorkItem,
}

strategies! {
    /// The document's edition, of which there is one.
    edition: Edition = Just(Edition::SUZHOU_2016);
    /// A clause of the document.
    clause: Clause = select(Clause::ALL);
    /// A clause's place in the document's own style.
    locator: Locator = clause().prop_map(Clause::locator);
    /// What the crate makes of a clause.
    treatment: Treatment = clause().prop_map(Clause::treatment);
    /// The names of an item of work, a record or a step.
    name: Name = prop_oneof![
        any_of().prop_map(WorkItem::name),
        service_record().prop_map(|entry| entry.name),
        any_of().prop_map(Step::name),
    ];
    /// A record as one kind of service keeps it.
    service_record: ServiceRecord = select(ServiceRecord::ALL);
    /// An item of work by which a kind of service is counted.
    service_item: ServiceItem = select(ServiceItem::ALL);
    /// A language in which texts are printed.
    language: Language = select(&[Language::Chinese, Language::English][..]);
    /// What tells the figures of a row of the hour table apart.
    variant: Variant = any_of::<Rate>().prop_filter_map("one of several figures", Rate::variant);
    /// A rate to which another service may be likened.
    like_rate: LikeRate = any_of().prop_filter_map("a whole unit of work", |rate| LikeRate::try_new(rate).ok());
    /// A record or a duty.
    due: Due = prop_oneof![any_of::<Record>().prop_map(Due::from), any_of::<Duty>().prop_map(Due::from)];
    /// A set of archive fields: any of them, all, all but one, or none.
    field_set: FieldSet = {
        let all = || ArchiveField::ALL.iter().copied();
        prop_oneof![
            4 => subsequence(ArchiveField::ALL, 0..=ArchiveField::ALL.len()).prop_map(FieldSet::from_iter),
            2 => Just(all().collect::<FieldSet>()),
            2 => any_of().prop_map(move |missing| all().filter(|field| *field != missing).collect::<FieldSet>()),
            1 => Just(FieldSet::default()),
        ]
    };
}

// Texts

/// A text: mostly a name as projects have them, sometimes empty or blank, sometimes any characters, controls included.
pub fn text() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        6 => select(&["颐养社区老年社工服务", "桂花", "四场招募会，每场 6 小时", "G-3", "C-17", "Elderly care"][..])
            .prop_map(String::from),
        2 => "\\PC{1,12}",
        1 => select(&["", " ", "\u{3000}"][..]).prop_map(String::from),
        1 => vec(any::<char>(), 0..8).prop_map(String::from_iter),
    ]
    .boxed()
}

/// One of few short texts, so that equal ones occur: communities, clients, topics.
pub fn short_text() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        12 => select(&["桂花", "彩香", "C-17"][..]).prop_map(String::from),
        1 => text(),
    ]
    .boxed()
}

strategies! {
    /// What an error quotes of an input.
    excerpt: Excerpt = prop_oneof![text(), "\\PC{20,50}"].prop_map(|input| Excerpt::of(&input));
}

// Quantities

/// A number of `usual` size, sometimes an end of `bounds` or any number between.
fn number(usual: RangeInclusive<u128>, bounds: RangeInclusive<u128>) -> BoxedStrategy<u128> {
    prop_oneof![60 => usual, 1 => Just(*bounds.start()), 1 => Just(*bounds.end()), 1 => bounds].boxed()
}

/// A count, of `usual` size or not.
fn count<T: TryFrom<u32> + fmt::Debug + 'static>(
    usual: RangeInclusive<u32>,
    least: impl Into<u32>,
    greatest: impl Into<u32>,
) -> BoxedStrategy<T> {
    let (start, end) = usual.into_inner();
    number(start.into()..=end.into(), least.into().into()..=greatest.into().into())
        .prop_filter_map("a count within its bounds", |number| T::try_from(u32::try_from(number).ok()?).ok())
        .boxed()
}

/// An amount in its smallest unit: of `usual` size or not, and half of the usual ones without decimals.
fn amount<T: fmt::Debug + 'static>(
    usual: RangeInclusive<u128>,
    one: u128,
    bounds: RangeInclusive<u128>,
    accept: fn(u128) -> Option<T>,
) -> BoxedStrategy<T> {
    let (start, end) = usual.into_inner();
    let (least, greatest) = (start.saturating_mul(one), end.saturating_mul(one));
    let whole = (start..=end).prop_map(move |number| number.saturating_mul(one));
    prop_oneof![whole, number(least..=greatest, bounds)].prop_filter_map("an amount within its bounds", accept).boxed()
}

macro_rules! counts {
    ($( $(#[$meta:meta])* $function:ident: $Count:ident = $usual:expr; )+) => {
        strategies! { $( $(#[$meta])* $function: $Count = count::<$Count>($usual, $Count::MIN, $Count::MAX); )+ }
    };
}

counts! {
    /// How many times an item of work is planned: mostly up to 60.
    quantity: Quantity = 0..=60;
    /// The samples of a survey: mostly up to 600.
    samples: Samples = 1..=600;
    /// The households of a community: mostly up to 6000.
    households: Households = 1..=6_000;
    /// The workers of a post: mostly up to 5.
    workers: Workers = 1..=5;
    /// Months: mostly up to three years.
    months: Months = 1..=36;
    /// People who take part: mostly up to 100.
    participants: Participants = 0..=100;
    /// Minutes of an event: mostly up to five hours.
    minutes: Minutes = 0..=300;
    /// Consultations of one client on one topic: mostly up to 6.
    consultations: Consultations = 0..=6;
    /// People who are supervised together: mostly up to 12.
    supervisees: Supervisees = 0..=12;
    /// Completed years of service: mostly up to 20.
    years: Years = 0..=20;
    /// Days of a year: mostly up to 20.
    days: Days = 0..=20;
}

macro_rules! amounts {
    ($(
        $(#[$meta:meta])*
        $function:ident: $Amount:ident = $usual:expr, one $one:literal, $units:ident, $from_units:ident;
    )+) => {
        strategies! { $(
            $(#[$meta])*
            $function: $Amount = amount(
                $usual,
                $one,
                $Amount::MIN.$units().into()..=$Amount::MAX.$units().into(),
                |units| $Amount::$from_units(units.try_into().ok()?),
            );
        )+ }
    };
}

amounts! {
    /// Hours: mostly up to 8000.
    hours: Hours = 0..=8_000, one 100, hundredths, from_hundredths;
    /// Hours for one unit of work: mostly up to 80.
    unit_hours: UnitHours = 1..=80, one 100, hundredths, from_hundredths;
    /// Money: mostly up to 5000 yuan.
    yuan: Yuan = 0..=5_000, one 100, fen, from_fen;
    /// An hourly fee: mostly up to 400 yuan.
    hourly_fee: HourlyFee = 0..=400, one 100, fen, from_fen;
    /// The part of full time that a post works.
    working_share: WorkingShare = 1..=100, one 1, hundredths, from_hundredths;
    /// A part of a whole that is not nothing: mostly whole per cents.
    portion: Portion = 1..=100, one 100, ten_thousandths, from_ten_thousandths;
    /// A part of a whole: mostly whole per cents.
    share: Share = 0..=100, one 100, ten_thousandths, from_ten_thousandths;
}

// Work

/// The parts of a survey: all of them, or any but none.
pub fn parts<P: Part>() -> impl Strategy<Value = Parts<P>> + Clone {
    let some = subsequence(P::ALL, 1..=P::ALL.len()).prop_filter_map("some parts", |parts| Parts::try_new(parts).ok());
    prop_oneof![Just(()).prop_map(|()| Parts::all()), some].boxed()
}

impl<P: Part> Arbitrary for Parts<P> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        parts().boxed()
    }
}

strategies! {
    /// A community survey: many of whole units, of one sample more or less, or of any size.
    community_survey: CommunitySurvey = {
        let around = (1_u32..=6, 0_u32..=2)
            .prop_map(|(units, more)| units.saturating_mul(100).saturating_add(more).saturating_sub(1))
            .prop_filter_map("samples", |samples| Samples::try_new(samples).ok());
        (prop_oneof![around, samples()], parts()).prop_map(|(samples, parts)| CommunitySurvey { samples, parts })
    };
    /// A survey of a community's resources, its households known or not.
    community_resource_survey: CommunityResourceSurvey =
        (option::of(prop_oneof![1 => Just(Guideline::SUZHOU_2016.community_households()), 4 => households()]), parts())
            .prop_map(|(households, parts)| CommunityResourceSurvey { households, parts });
    /// How the hours of another service are found.
    other_service: OtherService =
        prop_oneof![like_rate().prop_map(OtherService::Like), unit_hours().prop_map(OtherService::Own)];
    /// An item of work with its data, each item as likely as the other.
    work: Work = any_of().prop_flat_map(work_of);
}

/// Work of this item.
pub fn work_of(item: WorkItem) -> impl Strategy<Value = Work> + Clone {
    match item {
        WorkItem::ProfessionalConsultation => Just(Work::ProfessionalConsultation).boxed(),
        WorkItem::Intake => Just(Work::Intake).boxed(),
        WorkItem::CaseworkSession => Just(Work::CaseworkSession).boxed(),
        WorkItem::ClosureEvaluation => Just(Work::ClosureEvaluation).boxed(),
        WorkItem::Referral => any_of().prop_map(Work::Referral).boxed(),
        WorkItem::GroupPreparation => Just(Work::GroupPreparation).boxed(),
        WorkItem::GroupSession => Just(Work::GroupSession).boxed(),
        WorkItem::GroupMidtermEvaluation => Just(Work::GroupMidtermEvaluation).boxed(),
        WorkItem::GroupClosingEvaluation => Just(Work::GroupClosingEvaluation).boxed(),
        WorkItem::OutreachVisit => Just(Work::OutreachVisit).boxed(),
        WorkItem::HouseholdNeedsAssessment => Just(Work::HouseholdNeedsAssessment).boxed(),
        WorkItem::LargeActivity => Just(Work::LargeActivity).boxed(),
        WorkItem::SmallMediumActivity => Just(Work::SmallMediumActivity).boxed(),
        WorkItem::OrdinaryActivity => Just(Work::OrdinaryActivity).boxed(),
        WorkItem::CommunitySurvey => community_survey().prop_map(Work::CommunitySurvey).boxed(),
        WorkItem::CommunityResourceSurvey => {
            community_resource_survey().prop_map(Work::CommunityResourceSurvey).boxed()
        }
        WorkItem::OrganizationWorkshop => any_of().prop_map(Work::OrganizationWorkshop).boxed(),
        WorkItem::OrganizationConsultation => Just(Work::OrganizationConsultation).boxed(),
        WorkItem::VolunteerWorkshop => any_of().prop_map(Work::VolunteerWorkshop).boxed(),
        WorkItem::Lecture => any_of().prop_map(Work::Lecture).boxed(),
        WorkItem::RecruitmentAndSelection => unit_hours().prop_map(Work::RecruitmentAndSelection).boxed(),
        WorkItem::DocumentDrafting => Just(Work::DocumentDrafting).boxed(),
        WorkItem::FundraisingAndOther => unit_hours().prop_map(Work::FundraisingAndOther).boxed(),
        WorkItem::OtherService => other_service().prop_map(Work::OtherService).boxed(),
    }
}

// Plans

/// A kind of service for a line of this item: mostly none or one of the item's, sometimes another.
fn service_of(item: WorkItem) -> impl Strategy<Value = Option<ServiceKind>> + Clone {
    let own: Vec<ServiceKind> = ServiceKind::ALL.iter().copied().filter(|service| service.has(item)).collect();
    // Other services take any item, so that there always is one.
    prop_oneof![4 => Just(None), 8 => select(own).prop_map(Some), 1 => any_of().prop_map(Some)]
}

/// How many times this item is planned: surveys few, own figures and large activities some, the others up to 60 mostly.
fn quantity_of(item: WorkItem) -> BoxedStrategy<Quantity> {
    let most = match item {
        WorkItem::CommunitySurvey | WorkItem::CommunityResourceSurvey => 3,
        WorkItem::RecruitmentAndSelection | WorkItem::FundraisingAndOther | WorkItem::OtherService => 6,
        WorkItem::LargeActivity | WorkItem::OrganizationWorkshop | WorkItem::VolunteerWorkshop => 12,
        _ => return quantity().boxed(),
    };
    count(0..=most, Quantity::MIN, Quantity::MAX)
}

/// A line of this work.
pub fn line_of(work: Work) -> impl Strategy<Value = Line> + Clone {
    let attendance = (option::of(participants()), option::of(minutes()));
    let texts = (option::of(short_text()), option::weighted(0.7, text()));
    (quantity_of(work.item()), attendance, texts, service_of(work.item()))
        .prop_map(move |(quantity, (participants, minutes), (community, basis), service)| Line {
            work,
            quantity,
            participants,
            minutes,
            community,
            service,
            basis,
        })
        .boxed()
}

strategies! {
    /// A line of a plan, with or without each of its optional fields.
    line: Line = work().prop_flat_map(line_of);
    /// A project's term: mostly whole years.
    term: Term = {
        let years = (1_u32..=3).prop_filter_map("years", |years| Term::years(years).ok());
        prop_oneof![years, months().prop_map(Term::from)]
    };
    /// A post: half of them full-time and for the whole term.
    post: Post = {
        let other = (workers(), option::of(months()), working_share())
            .prop_map(|(workers, months, share)| Post { workers, months, share });
        prop_oneof![workers().prop_map(Post::full_time), other]
    };
    /// A plan of up to 3 posts and 14 lines. Every post keeps to the term; half of the plans have the staff that their
    /// workload fits, if there is one.
    plan: Plan = (text(), term(), vec(post(), 1..=3), vec(line(), 0..=14), any::<bool>())
        .prop_filter_map("a plan", |(name, term, staff, lines, is_fitted)| {
            let within = |post: Post| Post { months: post.months.map(|months| months.min(term.in_months())), ..post };
            let staff: Vec<Post> = staff.into_iter().map(within).collect();
            let plan = Plan::try_new(name, term, staff, lines).ok()?;
            let fitting = if is_fitted { fitting_staff(&plan) } else { None };
            match fitting {
                Some(post) => Plan::try_new(plan.name(), term, Vec::from([post]), plan.lines().cloned()).ok(),
                None => Some(plan),
            }
        });
}

/// The fewest full-time workers that the plan's workload fits.
fn fitting_staff(plan: &Plan) -> Option<Post> {
    let suzhou = Guideline::SUZHOU_2016;
    let fewest = suzhou.headcount(plan.term(), suzhou.workload(plan).total())?.min;
    Workers::try_new(u32::try_from(fewest).ok()?).ok().map(Post::full_time)
}

// Guidelines

strategies! {
    /// One reading of each statement that can be read in two ways.
    readings: Readings = (any_of(), any_of(), any_of(), any_of()).prop_map(
        |(survey_units, community_units, walk_overlap, fund_survey)| Readings {
            survey_units,
            community_units,
            walk_overlap,
            fund_survey,
        },
    );
    /// What departing from a rule counts as: mostly the document's, sometimes any.
    severities: Severities = {
        let other = (any_of(), any_of(), any_of(), any_of())
            .prop_map(|(mandatory, firm, usual, reference)| Severities { mandatory, firm, usual, reference });
        prop_oneof![Just(Severities::SUZHOU_2016), other]
    };
    /// How many people activities and lectures have.
    sizes: Sizes = {
        let other = (participants(), participants(), participants(), participants()).prop_map(
            |(large_activity, small_medium_activity, ordinary_activity_below, lecture)| Sizes {
                large_activity,
                small_medium_activity,
                ordinary_activity_below,
                lecture,
            },
        );
        prop_oneof![Just(Sizes::SUZHOU_2016), other]
    };
    /// A working year: mostly with other holidays and leave than the document's, sometimes any that has a working day.
    working_year: WorkingYear = {
        let full_day = WorkingYear::SUZHOU_2016.hours_per_day();
        let close = (365_u32..=366, 9_u32..=14, 52_u32..=105, 0_u32..=20, Just(full_day));
        let hours = (1_u32..=24_00).prop_filter_map("hours of a day", UnitHours::from_hundredths);
        let any = (1_u32..=366, 0_u32..=366, 0_u32..=366, 0_u32..=366, hours);
        prop_oneof![3 => close.boxed(), 1 => any.boxed()].prop_filter_map(
            "a year with a working day",
            |(days, holidays, rest, leave, hours)| {
                let most = days.saturating_sub(1);
                let holidays = holidays.min(most);
                let rest = rest.min(most.saturating_sub(holidays));
                let leave = leave.min(most.saturating_sub(holidays).saturating_sub(rest));
                let of = |days| Days::try_new(days).ok();
                WorkingYear::try_new(of(days)?, of(holidays)?, of(rest)?, of(leave)?, hours).ok()
            },
        )
    };
    /// A cap on a local supervisor's fee.
    local_cap: LocalCap = (years(), hourly_fee()).prop_map(|(from_years, cap)| LocalCap { from_years, cap });
    /// Caps on fees: the document's, or up to 4 bands of rising years and caps.
    fee_caps: FeeCaps = {
        let other = (btree_set(years(), 0..=4), vec(hourly_fee(), 4), hourly_fee()).prop_filter_map(
            "caps that do not fall",
            |(years, mut caps, overseas)| {
                caps.sort_unstable();
                let bands = years.into_iter().zip(caps).map(|(from_years, cap)| LocalCap { from_years, cap });
                FeeCaps::try_new(bands, overseas).ok()
            },
        );
        prop_oneof![Just(FeeCaps::SUZHOU_2016), other]
    };
    /// Limits on supervision.
    supervision_limits: SupervisionLimits = {
        let other = (minutes(), minutes(), supervisees(), supervisees(), fee_caps()).prop_filter_map(
            "a group's size",
            |(individual, group, one, other, caps)| {
                let limits = SupervisionLimits::SUZHOU_2016.with_individual_minutes(individual).with_group_minutes(group);
                limits.with_fee_caps(caps).with_group_size(one.min(other), one.max(other)).ok()
            },
        );
        prop_oneof![Just(SupervisionLimits::SUZHOU_2016), other]
    };
    /// A guideline: the document's in half of all cases, in any reading; else a local variant that differs anywhere.
    guideline: Guideline = {
        let suzhou = Just(Guideline::SUZHOU_2016);
        let read = readings().prop_map(|readings| Guideline::SUZHOU_2016.with_readings(readings));
        prop_oneof![1 => suzhou.boxed(), 1 => read.boxed(), 2 => variant_guideline().boxed()]
    };
}

/// A local variant of the document's guideline, which differs from it anywhere.
pub fn variant_guideline() -> impl Strategy<Value = Guideline> + Clone {
    let suzhou = Guideline::SUZHOU_2016;
    let workload = (
        working_year(),
        prop_oneof![Just(suzhou.direct_share()), portion()],
        prop_oneof![Just(suzhou.ordinary_share_cap()), share()],
        vec((any_of::<Rate>(), unit_hours()), 0..=4),
        prop_oneof![Just(suzhou.survey_samples()), samples()],
        prop_oneof![Just(suzhou.community_households()), households()],
    );
    let limits = (sizes(), minutes(), consultations(), supervision_limits());
    (text(), workload, limits, severities(), readings())
        .prop_map(move |(edition, workload, limits, severities, readings)| {
            let (year, direct, cap, rates, samples, households) = workload;
            let (sizes, minutes, consultations, supervision) = limits;
            let variant = Guideline::SUZHOU_2016
                .with_edition(edition)
                .with_working_year(year)
                .with_direct_share(direct)
                .with_ordinary_share_cap(cap)
                .with_survey_samples(samples)
                .with_community_households(households)
                .with_sizes(sizes)
                .with_lecture_minutes(minutes)
                .with_consultations_per_topic(consultations)
                .with_supervision(supervision)
                .with_severities(severities)
                .with_readings(readings);
            rates.into_iter().fold(variant, |variant, (rate, hours)| variant.with_rate(rate, hours))
        })
        .boxed()
}

// Deliveries

strategies! {
    /// Who supervises.
    supervisor: Supervisor =
        prop_oneof![3 => years().prop_map(Supervisor::local), 1 => Just(Supervisor::Overseas)];
    /// A session of supervision, its fee known or not.
    supervision_session: SupervisionSession = (minutes(), supervisor(), option::weighted(0.8, hourly_fee()))
        .prop_map(|(minutes, supervisor, hourly_fee)| SupervisionSession { minutes, supervisor, hourly_fee });
    /// A session of several supervisees.
    group_supervision: GroupSupervision = (supervisees(), supervision_session())
        .prop_map(|(supervisees, session)| GroupSupervision { supervisees, session });
    /// How many took part and how long it lasted, known or not.
    attendance: Attendance = (option::weighted(0.8, participants()), option::weighted(0.8, minutes()))
        .prop_map(|(participants, minutes)| Attendance { participants, minutes });
    /// Consultations of one of few clients on one of few topics.
    consultation_series: ConsultationSeries = (short_text(), short_text(), consultations())
        .prop_map(|(client, topic, consultations)| ConsultationSeries { client, topic, consultations });
    /// Something that happened, each kind as likely as the other.
    event: Event = any_of().prop_flat_map(event_of);
    /// A case file: some of its service's records and duties, some not due.
    dossier: Dossier = any_of().prop_flat_map(dossier_of);
    /// A household's needs archive.
    archive: Archive = (text(), field_set()).prop_map(|(id, filled)| Archive { id, filled });
    /// A delivery of up to 12 events, 4 case files and 3 needs archives.
    delivery: Delivery = (text(), vec(event(), 0..=12), vec(dossier(), 0..=4), vec(archive(), 0..=3))
        .prop_filter_map("a delivery", |(name, events, dossiers, archives)| {
            let delivery = events.into_iter().fold(Delivery::builder(name), DeliveryBuilder::event);
            let delivery = dossiers.into_iter().fold(delivery, DeliveryBuilder::dossier);
            archives.into_iter().fold(delivery, DeliveryBuilder::archive).build().ok()
        });
}

/// An event of this kind.
pub fn event_of(kind: EventKind) -> impl Strategy<Value = Event> + Clone {
    match kind {
        EventKind::ConsultationSeries => consultation_series().prop_map(Event::ConsultationSeries).boxed(),
        EventKind::LargeActivity => attendance().prop_map(Event::LargeActivity).boxed(),
        EventKind::SmallMediumActivity => attendance().prop_map(Event::SmallMediumActivity).boxed(),
        EventKind::OrdinaryActivity => attendance().prop_map(Event::OrdinaryActivity).boxed(),
        EventKind::Lecture => attendance().prop_map(Event::Lecture).boxed(),
        EventKind::IndividualSupervision => supervision_session().prop_map(Event::IndividualSupervision).boxed(),
        EventKind::GroupSupervision => group_supervision().prop_map(Event::GroupSupervision).boxed(),
    }
}

/// A case file of this service: mostly some of its records and duties, sometimes all or none.
pub fn dossier_of(service: ServiceKind) -> impl Strategy<Value = Dossier> + Clone {
    let records: Vec<Record> = service.records().map(|entry| entry.record).collect();
    let duties: Vec<Duty> = service.duties().collect();
    let due: Vec<Due> = records.iter().copied().map(Due::from).chain(duties.iter().copied().map(Due::from)).collect();
    (text(), some_of(records), some_of(duties), prop_oneof![Just(Vec::new()), some_of(due)])
        .prop_filter_map("a dossier", move |(id, records, duties, not_due)| {
            let dossier = Dossier::builder(service, id);
            let dossier = records.into_iter().fold(dossier, DossierBuilder::record);
            let dossier = duties.into_iter().fold(dossier, DossierBuilder::duty);
            not_due.into_iter().fold(dossier, DossierBuilder::not_due).build().ok()
        })
        .boxed()
}

/// Some of the values, in any order; sometimes all of them.
fn some_of<T: Clone + fmt::Debug + 'static>(values: Vec<T>) -> BoxedStrategy<Vec<T>> {
    let all = Just(values.clone());
    let len = values.len();
    prop_oneof![3 => subsequence(values, 0..=len).prop_shuffle(), 1 => all].boxed()
}

// Findings

strategies! {
    /// What a finding is about.
    subject: Subject = {
        let position = || prop_oneof![20 => 0_usize..20, 1 => Just(usize::MAX)];
        prop_oneof![
            Just(Subject::Whole),
            position().prop_map(Subject::Line),
            position().prop_map(Subject::Event),
            position().prop_map(Subject::Dossier),
            position().prop_map(Subject::Archive),
        ]
    };
    /// A limit of a count.
    limit: Limit<u64> = {
        let any_count = || number(0..=100, 0..=u64::MAX.into());
        let count = || any_count().prop_filter_map("a count", |count| u64::try_from(count).ok());
        prop_oneof![
            count().prop_map(Limit::AtLeast),
            count().prop_map(Limit::AtMost),
            count().prop_map(Limit::Below),
            (count(), count()).prop_map(|(one, other)| Limit::Between(one.min(other), one.max(other))),
        ]
    };
    /// A finding on some plan or some delivery under some guideline.
    finding: Finding = {
        let planned = (guideline(), plan(), any::<Index>()).prop_filter_map(
            "a plan that departs from the guideline",
            |(guideline, plan, index)| pick(guideline.assess(&plan).findings(), index),
        );
        let delivered = (guideline(), delivery(), any::<Index>()).prop_filter_map(
            "a delivery that departs from the guideline",
            |(guideline, delivery, index)| pick(guideline.review(&delivery).findings(), index),
        );
        prop_oneof![planned, delivered]
    };
    /// What was measured, or what is missing.
    evidence: Evidence = finding().prop_map(|finding| *finding.evidence());
}

fn pick<T: Copy>(values: &[T], index: Index) -> Option<T> {
    (!values.is_empty()).then(|| *index.get(values))
}

// Answers that stand alone

strategies! {
    /// How many units of the table a survey is, where that is not one.
    scale: Scale = {
        let survey = prop_oneof![work_of(WorkItem::CommunitySurvey), work_of(WorkItem::CommunityResourceSurvey)];
        (guideline(), survey.prop_flat_map(line_of)).prop_filter_map("another size", |(guideline, line)| {
            let staff = Vec::from([Post::full_time(Workers::MIN)]);
            let plan = Plan::try_new("", Term::from(Months::MIN), staff, [line]).ok()?;
            guideline.workload(&plan).lines().first()?.scale()
        })
    };
    /// What was left out of a line's hours, mostly nothing.
    adjustments: Adjustments = (guideline(), plan(), any::<Index>()).prop_filter_map(
        "a plan with lines",
        |(guideline, plan, index)| pick(guideline.workload(&plan).lines(), index).map(|line| line.adjustments()),
    );
    /// The bounds of a plan's workload.
    bounds: Bounds = (guideline(), plan()).prop_map(|(guideline, plan)| guideline.assess(&plan).bounds());
    /// How far a plan is from its limits.
    room: Room = (guideline(), plan()).prop_map(|(guideline, plan)| guideline.assess(&plan).room());
    /// The full-time workers that a total of hours fits.
    headcount: Headcount = (guideline(), term(), hours()).prop_filter_map(
        "hours that fit somebody",
        |(guideline, term, hours)| guideline.headcount(term, hours),
    );
    /// What a plan comes to under every reading that concerns it.
    envelope: Envelope = (guideline(), plan()).prop_map(|(guideline, plan)| guideline.envelope(&plan));
    /// What a plan comes to under one combination of readings.
    outcome: Outcome = envelope().prop_map(|envelope| *envelope.greatest());
    /// What a plan comes to without its explanation.
    decision: Decision = (guideline(), plan()).prop_map(|(guideline, plan)| guideline.decide(&plan));
    /// The totals nearest to one that fit somebody.
    nearest_totals: NearestTotals = (guideline(), term(), hours())
        .prop_map(|(guideline, term, hours)| guideline.nearest_totals(term, hours));
    /// How many more of a line's work fit under a plan's ceiling.
    fit: Fit = (guideline(), plan(), line()).prop_map(|(guideline, plan, line)| guideline.how_many_more(&plan, &line));
    /// Another quantity for one line of a plan, with which nothing mandatory or firm is broken.
    quantity_change: QuantityChange = (guideline(), plan()).prop_filter_map(
        "a plan that one line can mend",
        |(guideline, plan)| guideline.least_change(&plan, 0, Verdict::CompliantWithAdvisories),
    );
    /// Supervision added up.
    supervision_totals: SupervisionTotals =
        (guideline(), delivery()).prop_map(|(guideline, delivery)| guideline.review(&delivery).supervision());
    /// The cap on a supervisor's fee.
    fee_cap: FeeCap = (guideline(), supervisor()).prop_map(|(guideline, supervisor)| guideline.fee_cap(&supervisor));
    /// What a guideline says of a supervisor's fee.
    fee_check: FeeCheck = (guideline(), supervisor(), hourly_fee())
        .prop_map(|(guideline, supervisor, fee)| guideline.check_fee(&supervisor, fee));
}
