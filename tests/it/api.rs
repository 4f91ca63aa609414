//! What the public types are for those who build on them: shareable, small, constant, and errors like any other.

use std::error::Error;
use std::fmt::Debug;
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use shegong::*;

type Tested = Result<(), Box<dyn Error>>;

fn assert_shareable<T: Debug + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe>() {}
fn assert_value<T: Debug + Copy + Eq + Hash + Send + Sync + Unpin + 'static>() {}
fn assert_ordered<T: Copy + Ord>() {}

/// Every public type can be sent and shared between threads, moved, and carried through a caught panic.
#[test]
fn every_type_can_be_shared() {
    macro_rules! shareable {
        ($($Type:ty),+ $(,)?) => { $( assert_shareable::<$Type>(); )+ };
    }
    shareable! {
        Assessment<'_>, AssessmentWithReadings<'_>, Bounds, Envelope, Outcome, Line, LineBuilder, LineError, Plan,
        PlanBuilder, PlanError, Post, Term, Headcount, NearestTotals, Room, Adjustment, Adjustments, LineHours<'_>, Scale,
        Workload<'_>, Decision, Fit, QuantityChange,
        ArchiveField, Duty, Category, Rate, Unit, WorkItem, Record, ServiceRecord, ServiceItem, ServiceKind, Step,
        Accompaniment, Conduct, Parts<SurveyPart>, Parts<ResourcePart>, PartsError, ResourcePart, SurveyPart, Variant,
        CommunityResourceSurvey, CommunitySurvey, LikeError, LikeRate, OtherService, Work,
        Clause, Edition, Locator, Treatment,
        Archive, Dossier, DossierBuilder, DossierError, Due, Attendance, ConsultationSeries, Event, EventKind,
        GroupSupervision, Delivery, DeliveryBuilder, DeliveryError, Review<'_>, SupervisionTotals, FeeCap, FeeCheck,
        SupervisionSession, Supervisor, Origin,
        Evidence, FieldSet, Finding, Limit<u64>, Limit<Hours>, Measure, Rule, Subject, Verdict,
        Guideline, GuidelineError, FeeCaps, LocalCap, Sizes, SupervisionLimits, CommunityUnits, FundSurvey, Question,
        Readings, SurveyUnits, WalkOverlap, Modality, Severities, Severity, WorkingYear,
        Excerpt, ParseKeyError, Language, Name,
        AmountError, HourlyFee, Hours, Portion, Share, UnitHours, WorkingShare, Yuan,
        CountError, Consultations, Days, Households, Minutes, Months, Participants, Quantity, Samples, Supervisees,
        Workers, Years,
    }
}

/// Small things are values: copied, compared and hashed.
#[test]
fn small_types_are_copied_compared_and_hashed() {
    macro_rules! values {
        ($($Type:ty),+ $(,)?) => { $( assert_value::<$Type>(); )+ };
    }
    values! {
        Bounds, Post, Term, Headcount, NearestTotals, Room, Adjustment, Adjustments, Scale, Decision, Fit, QuantityChange,
        ArchiveField, Duty, Category, Rate, Unit, WorkItem, Record, ServiceRecord, ServiceKind, Step,
        Accompaniment, Conduct, Parts<SurveyPart>, Parts<ResourcePart>, ResourcePart, SurveyPart, Variant,
        CommunityResourceSurvey, CommunitySurvey, LikeRate, OtherService, Work, Clause, Treatment,
        Due, Attendance, EventKind, GroupSupervision, SupervisionTotals, FeeCap, FeeCheck, SupervisionSession, Supervisor,
        Origin, Evidence, FieldSet, Finding, Limit<u64>, Measure, Rule, Subject, Verdict,
        CommunityUnits, FundSurvey, Question, Readings, SurveyUnits, WalkOverlap, Modality, Severity,
        Language, Name,
        HourlyFee, Hours, Portion, Share, UnitHours, WorkingShare, Yuan,
        Consultations, Days, Households, Minutes, Months, Participants, Quantity, Samples, Supervisees, Workers, Years,
    }
}

/// Quantities are ordered by amount, vocabularies as the document lists them, severities and verdicts by how bad they are.
#[test]
fn orders_mean_something() -> Tested {
    macro_rules! ordered {
        ($($Type:ty),+ $(,)?) => { $( assert_ordered::<$Type>(); )+ };
    }
    ordered! {
        Hours, UnitHours, Yuan, HourlyFee, Share, Portion, WorkingShare, Quantity, Samples, Households, Workers, Months,
        Participants, Minutes, Consultations, Supervisees, Years, Days, Term, Clause, Rule, WorkItem, Rate, ServiceKind,
        Record, Step, Duty, ArchiveField, Subject, Severity, Verdict, Modality, Origin,
    }
    assert!("9.99".parse::<Hours>()? < "10".parse()? && "1372".parse::<Hours>()? > "1371.99".parse()?);
    assert!(Severity::Advisory < Severity::Violation);
    assert!(Verdict::Compliant < Verdict::CompliantWithAdvisories);
    assert!(Verdict::CompliantWithAdvisories < Verdict::NonCompliant);
    assert!(Subject::Whole < Subject::Line(0) && Subject::Line(2) < Subject::Line(10));
    assert!(Clause::C4_2_9 < Clause::C4_2_10);
    Ok(())
}

/// What stands in a plan a hundred thousand times is kept small; the figures are those of a 64-bit target.
#[test]
#[cfg(target_pointer_width = "64")]
fn types_are_no_larger_than_they_were() {
    macro_rules! sizes {
        ($($Type:ty: $most:literal),+ $(,)?) => { $(
            assert!(size_of::<$Type>() <= $most, "{} is {} bytes", stringify!($Type), size_of::<$Type>());
        )+ };
    }
    sizes! {
        Hours: 16, UnitHours: 4, Yuan: 8, HourlyFee: 4, Share: 2, Portion: 2, WorkingShare: 1,
        Quantity: 4, Samples: 4, Option<Participants>: 8,
        Clause: 2, Rule: 1, Rate: 1, WorkItem: 1, ServiceKind: 1, Record: 1, Step: 1, Duty: 1, ArchiveField: 1,
        Severity: 1, Modality: 1, Verdict: 1, Option<Verdict>: 1, Language: 1,
        Parts<SurveyPart>: 1, FieldSet: 4, Adjustments: 1, Readings: 4, Severities: 4, Scale: 8,
        Work: 12, OtherService: 8, Post: 16, Line: 88, LineHours<'_>: 64, Plan: 168,
        Decision: 80, Fit: 8, QuantityChange: 8, Headcount: 32, NearestTotals: 64, Room: 112, Origin: 1,
        Subject: 16, Evidence: 48, Finding: 80, Name: 32,
        Attendance: 16, SupervisionSession: 20, GroupSupervision: 24, Event: 56, Dossier: 104, Archive: 32,
        CountError: 32, LineError: 48, DossierError: 48, PlanError: 64, AmountError: 48, ParseKeyError: 72,
        WorkingYear: 20, Guideline: 264,
    }
}

fn assert_error<T: Error + Send + Sync + 'static>() {}

/// Errors go where errors go: into `Box<dyn Error + Send + Sync>`, between threads, and through `?`.
#[test]
fn errors_are_errors() {
    assert_error::<AmountError>();
    assert_error::<CountError>();
    assert_error::<ParseKeyError>();
    assert_error::<PartsError>();
    assert_error::<LikeError>();
    assert_error::<LineError>();
    assert_error::<PlanError>();
    assert_error::<DossierError>();
    assert_error::<DeliveryError>();
    assert_error::<GuidelineError>();
}

/// An error of a line leads down to the count that was refused, typed at each step.
#[test]
fn an_error_leads_to_its_reason() -> Tested {
    let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::Intake, 10_000_001).build();
    let error = plan.err().ok_or("accepted")?;
    let PlanError::Line { line: 0, reason, .. } = error else { return Err(error.into()) };
    assert_eq!((reason.field, reason.to_string().as_str()), ("quantity", "quantity: `10000001` is more than 10000000"));
    let count = reason.reason;
    assert!(matches!(count, CountError::TooLarge { value: 10_000_001, max: 10_000_000, .. }), "{count:?}");
    assert_eq!(Line::builder(Work::Intake, 10_000_001).build().err(), Some(reason));

    let error = Plan::builder("例", Term::years(1)?).full_time(0).build().err().ok_or("accepted")?;
    let PlanError::Workers { post: 0, reason, .. } = error else { return Err(error.into()) };
    assert!(matches!(reason, CountError::TooSmall { value: 0, min: 1, .. }), "{reason:?}");
    Ok(())
}

/// An error of every kind that a program can meet.
fn an_error_of_every_kind() -> Result<Vec<Box<dyn Error>>, Box<dyn Error>> {
    fn of<T, E: Error + 'static>(result: Result<T, E>) -> Result<Box<dyn Error>, Box<dyn Error>> {
        result.err().map(Into::into).ok_or_else(|| "accepted".into())
    }

    let suzhou = WorkingYear::SUZHOU_2016;
    let long_day = "24.01".parse()?;
    let band = |years: u32, cap: &str| -> Result<LocalCap, Box<dyn Error>> {
        Ok(LocalCap { from_years: Years::try_new(years)?, cap: cap.parse()? })
    };
    let upside_down = (Supervisees::MAX, Supervisees::MIN);
    let post = Post { workers: Workers::MIN, months: Some(Months::MAX), share: WorkingShare::FULL_TIME };
    let posts = |count| vec![Post::full_time(Workers::MIN); count];
    let line = Line::builder(Work::Intake, 1).build()?;
    let group = || Dossier::builder(ServiceKind::GroupWork, "G-3");
    let events = (0..=100_000)
        .fold(Delivery::builder("例"), |delivery, _| delivery.event(Event::LargeActivity(Attendance::default())));
    Ok(vec![
        of("".parse::<Hours>())?,
        of("x".parse::<Hours>())?,
        of("0".repeat(33).parse::<Hours>())?,
        of("-1".parse::<Hours>())?,
        of("0.001".parse::<Hours>())?,
        of("0".parse::<UnitHours>())?,
        of("2".parse::<Share>())?,
        of(Samples::try_new(0))?,
        of(Samples::try_new(u32::MAX))?,
        of("x".parse::<Rate>())?,
        of("转介".parse::<Rate>())?,
        of(Parts::<SurveyPart>::try_new([]))?,
        of(Parts::try_new([SurveyPart::Preparation, SurveyPart::Preparation]))?,
        of(LikeRate::try_new(Rate::CommunitySurveyPreparation))?,
        of(Line::builder(Work::Intake, u32::MAX).build())?,
        of(Line::builder(Work::Intake, 1).participants(u32::MAX).build())?,
        of(Line::builder(Work::Intake, 1).minutes(u32::MAX).build())?,
        of(Plan::builder("例", YEAR).build())?,
        of(Plan::builder("例", YEAR).full_time(0).build())?,
        of(Plan::builder("例", YEAR).post(post).build())?,
        of(Plan::builder("例", YEAR).full_time(1).work(Work::Intake, u32::MAX).build())?,
        of(Plan::try_new("例", YEAR, posts(10_001), []))?,
        of(Plan::try_new("例", YEAR, posts(1), std::iter::repeat_n(line, 100_001)))?,
        of(group().record(Record::VisitRecord).build())?,
        of(group().record(Record::GroupPlan).record(Record::GroupPlan).build())?,
        of(events.build())?,
        of(suzhou.with_public_holidays(Days::MAX))?,
        of(WorkingYear::try_new(Days::MAX, Days::MIN, Days::MIN, Days::MIN, long_day))?,
        of(SupervisionLimits::SUZHOU_2016.with_group_size(upside_down.0, upside_down.1))?,
        of(FeeCaps::try_new([band(5, "2")?, band(6, "1")?], HourlyFee::MAX))?,
        of(FeeCaps::try_new([band(5, "1")?, band(5, "1")?], HourlyFee::MAX))?,
        of(FeeCaps::try_new(vec![band(5, "1")?; 101], HourlyFee::MAX))?,
    ])
}

/// Who prints a chain of errors prints nothing twice: an error either prints what lies below it or returns it.
#[test]
fn no_error_both_prints_its_source_and_returns_it() -> Tested {
    for error in an_error_of_every_kind()? {
        let mut upper: &dyn Error = &*error;
        while let Some(source) = upper.source() {
            assert!(!upper.to_string().contains(&source.to_string()), "{upper} is printed again: {source}");
            upper = source;
        }
    }
    // The three that print their reason.
    let [line, workers, of_line] = [
        Line::builder(Work::Intake, u32::MAX).build().err().map(Box::<dyn Error>::from),
        Plan::builder("例", YEAR).full_time(0).build().err().map(Box::<dyn Error>::from),
        Plan::builder("例", YEAR).full_time(1).work(Work::Intake, u32::MAX).build().err().map(Box::<dyn Error>::from),
    ]
    .map(|error| error.ok_or("accepted"));
    for (error, printed) in [
        (line?, "quantity: `4294967295` is more than 10000000"),
        (workers?, "staff[0].workers: `0` is less than 1"),
        (of_line?, "lines[0].quantity: `4294967295` is more than 10000000"),
    ] {
        assert_eq!(error.to_string(), printed);
        assert!(error.source().is_none(), "{error}");
    }
    Ok(())
}

// What an embedding wants at compile time is there at compile time.
const GUIDELINE: &Guideline = &Guideline::SUZHOU_2016;
static SHARED: Guideline = Guideline::SUZHOU_2016;
const MINUTES: Minutes = GUIDELINE.lecture_minutes();
const FEWEST: Participants = GUIDELINE.sizes().lecture;
const CAP: Share = GUIDELINE.ordinary_share_cap();
const RULE: (Option<Clause>, Modality) = (Rule::OrdinaryShare.clause(), Rule::OrdinaryShare.modality());
const ROW: Option<u8> = WorkItem::Lecture.row();
const KEY: &str = Rate::LectureSelfRun.key();
const LOCATOR: Locator = Clause::C1_5_4_1.locator();
const ITEM: WorkItem = Work::Lecture(Conduct::SelfRun).item();
const SAMPLES: Samples = match Samples::try_new(300) {
    Ok(samples) => samples,
    Err(_) => panic!("300 samples are within the bounds"),
};
const ESTIMATE: Option<UnitHours> = UnitHours::from_hundredths(1_50);
const YEAR: Term = match Term::years(1) {
    Ok(term) => term,
    Err(_) => panic!("a year is within the bounds"),
};

#[test]
fn constants_are_constants() {
    assert_eq!(*GUIDELINE, SHARED);
    assert_eq!((MINUTES.get(), FEWEST.get(), CAP.to_string()), (60, 30, "0.1".to_owned()));
    assert_eq!(RULE, (Some(Clause::C3_1), Modality::Usual));
    assert_eq!((ROW, KEY, ITEM), (Some(20), "lecture.self_run", WorkItem::Lecture));
    assert_eq!((SAMPLES.get(), YEAR.in_months().get(), LOCATOR.to_string()), (300, 12, "一·五·4(1)".to_owned()));
    assert_eq!(ESTIMATE.map(UnitHours::hundredths), Some(150));
    assert_eq!(UnitHours::from_hundredths(0), None, "nothing is no estimate");
}

/// Defaults are the harmless ones.
#[test]
fn defaults_are_the_documents() {
    assert_eq!(Hours::default(), Hours::ZERO);
    assert_eq!(Language::default(), Language::Chinese);
    assert_eq!(Readings::default(), Guideline::SUZHOU_2016.readings());
    assert!(FieldSet::default().is_empty() && Adjustments::default().is_empty());
    let unknown = Attendance::default();
    assert_eq!((unknown.participants, unknown.minutes), (None, None));
}

/// A set of fields is a set: its complement is the rest, and it is read in the document's order whatever went in.
#[test]
fn a_field_set_is_a_set() {
    let set: FieldSet = [ArchiveField::Sex, ArchiveField::Name, ArchiveField::Sex].into_iter().collect();
    assert_eq!(set.len(), 2);
    assert!(set.iter().eq([ArchiveField::Name, ArchiveField::Sex]));
    assert_eq!(set.complement().len(), 17);
    assert_eq!(set.complement().complement(), set);
    for field in ArchiveField::ALL {
        assert_ne!(set.contains(*field), set.complement().contains(*field), "{field}");
    }
}

/// Sums and differences say when they have no answer, and never round or wrap.
#[test]
fn arithmetic_answers_or_says_that_it_cannot() -> Tested {
    let cent: Hours = "0.01".parse()?;
    assert_eq!(Hours::MAX.checked_add(cent), None);
    assert_eq!(Hours::MAX.checked_sub(cent).and_then(|less| less.checked_add(cent)), Some(Hours::MAX));
    assert_eq!(Hours::ZERO.checked_sub(cent), None);
    assert_eq!("0.1".parse::<Hours>()?.checked_add("0.2".parse()?), Some("0.3".parse()?));
    let fen: Yuan = "0.01".parse()?;
    assert_eq!(Yuan::MAX.checked_add(fen), None);
    assert_eq!("0.1".parse::<Yuan>()?.checked_add("0.2".parse()?), Some("0.3".parse()?));
    Ok(())
}

/// Amounts have one spelling, however they were written.
#[test]
fn amounts_are_written_in_shortest_form() -> Tested {
    for (written, shortest) in [
        ("16", "16"),
        ("16.0", "16"),
        ("016.50", "16.5"),
        ("0.05", "0.05"),
        ("0.50", "0.5"),
        ("100", "100"),
        ("0", "0"),
    ] {
        assert_eq!(written.parse::<Hours>()?.to_string(), shortest);
    }
    for (written, shortest) in
        [("0.1", "0.1"), ("0.1000", "0.1"), ("0.0001", "0.0001"), ("1.0", "1"), ("0.0120", "0.012")]
    {
        assert_eq!(written.parse::<Share>()?.to_string(), shortest);
    }
    Ok(())
}

/// A plan is read back as it was built, its lines from either end.
#[test]
fn a_plan_gives_back_what_it_was_built_of() -> Tested {
    let plan = Plan::builder("例", YEAR)
        .full_time(2)
        .work(Work::Intake, 1)
        .line(Line::builder(Work::GroupSession, 2).community("桂花").service(ServiceKind::GroupWork).basis("依据"))
        .build()?;
    assert_eq!((plan.name(), plan.term(), plan.staff().len(), plan.lines().len()), ("例", YEAR, 1, 2));
    let last = plan.lines().next_back().ok_or("no line")?;
    assert_eq!((last.work, last.quantity.get()), (Work::GroupSession, 2));
    assert_eq!((last.community.as_deref(), last.service), (Some("桂花"), Some(ServiceKind::GroupWork)));
    assert_eq!((last.basis.as_deref(), last.participants, last.minutes), (Some("依据"), None, None));
    let assessment = GUIDELINE.assess(&plan);
    assert!(std::ptr::eq(assessment.plan(), &raw const plan), "an assessment borrows its plan");
    assert!(assessment.workload().lines().iter().map(LineHours::line).eq(plan.lines()));
    Ok(())
}

/// The clause of a line's hours: that of its one figure, of its row where several are counted, of 3.2 where it is likened.
#[test]
fn a_lines_hours_rest_on_a_clause() -> Tested {
    let survey = Work::CommunitySurvey(CommunitySurvey::of(SAMPLES));
    let one_part = CommunitySurvey { samples: SAMPLES, parts: Parts::try_new([SurveyPart::DataAnalysis])? };
    let estimate = ESTIMATE.ok_or("no estimate")?;
    for (work, clause) in [
        (Work::Intake, "4.2.2"),
        (Work::Referral(Accompaniment::Accompanied), "4.2.5.2"),
        (Work::VolunteerWorkshop(Conduct::ExternalExpert), "4.2.19.2"),
        (survey, "4.2.15"),
        (Work::CommunitySurvey(one_part), "4.2.15.4"),
        (Work::CommunityResourceSurvey(CommunityResourceSurvey::whole()), "4.2.16"),
        (Work::RecruitmentAndSelection(estimate), "4.2.21"),
        (Work::FundraisingAndOther(estimate), "4.2.23"),
        (Work::OtherService(OtherService::Own(estimate)), "3.2"),
        (Work::OtherService(OtherService::Like(LikeRate::try_new(Rate::Intake)?)), "3.2"),
    ] {
        let plan = Plan::builder("例", YEAR).full_time(1).work(work, 1).build()?;
        assert_eq!(GUIDELINE.workload(&plan).lines()[0].clause().id(), clause, "{work:?}");
    }
    Ok(())
}

/// What a dossier was built of can be read again, in the order in which it was added.
#[test]
fn a_dossier_shows_what_it_was_built_of() -> Tested {
    let mut kinds = ServiceKind::ALL.iter().filter(|kind| kind.duties().next().is_some() && kind.records().count() > 1);
    let service = *kinds.next().ok_or("no service has both")?;
    let (mut records, mut duties) = (service.records().map(|entry| entry.record), service.duties());
    let (Some(first), Some(second), Some(duty)) = (records.next(), records.next(), duties.next()) else {
        return Err("a service with records and duties has none".into());
    };
    let dossier = Dossier::builder(service, "C-17").record(second).record(first).duty(duty).not_due(first).build()?;
    assert_eq!((dossier.service(), dossier.id()), (service, "C-17"));
    assert_eq!((dossier.records(), dossier.duties()), (&[second, first][..], &[duty][..]));
    assert_eq!(dossier.not_due(), [Due::from(first)]);
    Ok(())
}

/// Parts are shown as the set that they are, in the document's order.
#[test]
fn parts_are_shown_as_a_set() -> Tested {
    let parts = Parts::try_new([SurveyPart::DataAnalysis, SurveyPart::Preparation])?;
    assert_eq!(format!("{parts:?}"), "{Preparation, DataAnalysis}");
    Ok(())
}
