//! Every parameter is a value: changing one alone moves exactly the answers that rest on it.
//!
//! The table [`parameters`] is the specification: for each figure of the guideline the step by which it is changed and the
//! answers that have to move. The plans and deliveries asked about stand exactly at their limits (`edge`), or beyond all
//! of them (`under`, `over`, `breach`), so that the smallest sensible step of any parameter shows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use shegong::{
    CommunityResourceSurvey, CommunitySurvey, CommunityUnits, Consultations, Days, Delivery, FeeCaps, FundSurvey,
    Guideline, Households, LikeRate, Line, LineBuilder, LocalCap, Minutes, Modality, OtherService, Participants, Plan,
    Rate, Readings, Rule, Samples, ServiceKind, Severities, Severity, Sizes, Supervisees, SupervisionLimits,
    Supervisor, SurveyUnits, Term, WalkOverlap, Work, WorkingYear, Years,
};

// ---------------------------------------------------------------------------------------------------------------------
// What is asked
// ---------------------------------------------------------------------------------------------------------------------

/// How the plans differ: their staff, their ordinary activities, and what the line rules see.
#[derive(Clone, Copy, PartialEq)]
enum Probe {
    /// Ten workers and 13 720 hours, 1372 of them ordinary: floor and share are met to the hundredth, and every line rule to
    /// the last participant and minute.
    Edge,
    /// Twelve workers and 13 948 hours, 1600 of them ordinary: below the floor, above the share by just 57 activities,
    /// and beside every line rule by one.
    Under,
    /// Five workers and 13 320 hours, 972 of them ordinary: above the ceiling, with room for just 100 activities.
    Over,
}

/// One answer's name and text each.
type Answers = BTreeMap<String, String>;

fn samples(count: u32) -> Work {
    Work::CommunitySurvey(CommunitySurvey::of(Samples::try_new(count).unwrap()))
}

/// The lines of a probe by their labels; every rate counts in at least one of them.
fn lines(probe: Probe) -> Vec<(&'static str, LineBuilder)> {
    use shegong::{Accompaniment::*, Conduct::*};

    let line = Line::builder;
    // A large and a small activity, an ordinary one, and a lecture with its minutes.
    let attended = |line: LineBuilder, edge: u32, beside: u32| match probe {
        Probe::Edge => line.participants(edge),
        Probe::Under => line.participants(beside),
        Probe::Over => line,
    };
    let (ordinary, midterm, filler) = match probe {
        Probe::Edge => (343, 14, "5328.7"),
        Probe::Under => (400, 13, "5332.7"),
        Probe::Over => (243, 14, "5328.7"),
    };
    let like_intake = Work::OtherService(OtherService::Like(LikeRate::try_new(Rate::Intake).unwrap()));
    let walked = CommunityResourceSurvey {
        households: Some(Households::try_new(4200).unwrap()),
        ..CommunityResourceSurvey::whole()
    };
    let recruitment = line(Work::RecruitmentAndSelection("24".parse().unwrap()), 1);
    let lecture = attended(line(Work::Lecture(SelfRun), 14), 30, 29);
    vec![
        ("consultation", line(Work::ProfessionalConsultation, 30)),
        ("intake", line(Work::Intake, 14)),
        ("session", line(Work::CaseworkSession, 14)),
        ("closure", line(Work::ClosureEvaluation, 14)),
        ("referral", line(Work::Referral(Unaccompanied), 14)),
        ("referral_with", line(Work::Referral(Accompanied), 14)),
        ("preparation", line(Work::GroupPreparation, 14)),
        ("group", line(Work::GroupSession, 14)),
        ("midterm", line(Work::GroupMidtermEvaluation, midterm)),
        ("closing", line(Work::GroupClosingEvaluation, 14)),
        ("visit", {
            let visit = line(Work::OutreachVisit, 14);
            if probe == Probe::Under { visit.service(ServiceKind::Lecture) } else { visit }
        }),
        ("household", line(Work::HouseholdNeedsAssessment, 14)),
        ("large", attended(line(Work::LargeActivity, 14), 60, 59)),
        ("small", attended(line(Work::SmallMediumActivity, 14), 20, 19)),
        ("ordinary", attended(line(Work::OrdinaryActivity, ordinary), 19, 20)),
        ("survey", line(samples(201), 5).community("甲")),
        ("platform", line(samples(201), 1).community("乙").service(ServiceKind::ThreeSocietyPlatform)),
        ("walked", line(Work::CommunityResourceSurvey(walked), 7).community("甲")),
        (
            "fund",
            line(Work::CommunityResourceSurvey(CommunityResourceSurvey::whole()), 10)
                .community("丙")
                .service(ServiceKind::CommunityPublicBenefitFund),
        ),
        ("workshop", line(Work::OrganizationWorkshop(SelfRun), 14)),
        ("workshop_expert", line(Work::OrganizationWorkshop(ExternalExpert), 14)),
        ("advice", line(Work::OrganizationConsultation, 30)),
        ("volunteers", line(Work::VolunteerWorkshop(SelfRun), 14)),
        ("volunteers_expert", line(Work::VolunteerWorkshop(ExternalExpert), 14)),
        (
            "lecture",
            match probe {
                Probe::Edge => lecture.minutes(60),
                Probe::Under => lecture.minutes(59),
                Probe::Over => lecture,
            },
        ),
        ("lecture_expert", line(Work::Lecture(ExternalExpert), 14)),
        ("recruitment", if probe == Probe::Under { recruitment } else { recruitment.basis("四场招募会") }),
        ("drafting", line(Work::DocumentDrafting, 14)),
        ("like_intake", line(like_intake, 14)),
        ("filler", line(Work::FundraisingAndOther(filler.parse().unwrap()), 1).basis("三次义卖")),
    ]
}

fn plan(probe: Probe) -> Plan {
    let workers = match probe {
        Probe::Edge => 10,
        Probe::Under => 12,
        Probe::Over => 5,
    };
    let builder = Plan::builder("probe", Term::years(1).unwrap()).full_time(workers);
    lines(probe).into_iter().fold(builder, |builder, (_, line)| builder.line(line)).build().unwrap()
}

/// A plan whose only finding is of a rule of this modality, far from its limit.
fn only(modality: Modality) -> Plan {
    let builder = Plan::builder("one finding", Term::years(1).unwrap()).full_time(1);
    let filler = || Line::builder(Work::FundraisingAndOther("1600".parse().unwrap()), 1);
    match modality {
        Modality::Mandatory => builder,
        Modality::Firm => builder
            .line(filler().basis("义卖"))
            .line(Line::builder(Work::Lecture(shegong::Conduct::SelfRun), 1).minutes(5)),
        Modality::Usual => {
            builder.line(filler().basis("义卖")).line(Line::builder(Work::OrdinaryActivity, 1).participants(500))
        }
        Modality::Reference => builder.line(filler()),
    }
    .build()
    .unwrap()
}

/// A delivery that keeps to every rule, and to every limit exactly.
fn edge_delivery() -> Delivery {
    serde_json::from_value(json!({
        "name": "edge",
        "events": [
            {"consultation_series": {"client": "C-1", "topic": "低保", "consultations": 3}},
            {"large_activity": {"participants": 60}},
            {"small_medium_activity": {"participants": 20}},
            {"ordinary_activity": {"participants": 19}},
            {"lecture": {"participants": 30, "minutes": 60}},
            {"individual_supervision":
                {"minutes": 120, "supervisor": {"local": {"completed_years": 5}}, "hourly_fee": "200"}},
            {"individual_supervision":
                {"minutes": 120, "supervisor": {"local": {"completed_years": 9}}, "hourly_fee": "200"}},
            {"group_supervision": {"supervisees": 2, "minutes": 240,
                "supervisor": {"local": {"completed_years": 10}}, "hourly_fee": "250"}},
            {"group_supervision":
                {"supervisees": 8, "minutes": 240, "supervisor": "overseas", "hourly_fee": "300"}}
        ],
        "dossiers": [{"service": "outreach_visit", "id": "V-1", "records": ["visit_record"]}]
    }))
    .unwrap()
}

/// A delivery that departs from every rule, from every limit by the least amount.
fn breach_delivery() -> Delivery {
    serde_json::from_value(json!({
        "name": "breach",
        "events": [
            {"consultation_series": {"client": "C-1", "topic": "低保", "consultations": 4}},
            {"large_activity": {"participants": 59}},
            {"small_medium_activity": {"participants": 19}},
            {"ordinary_activity": {"participants": 20}},
            {"lecture": {"participants": 29, "minutes": 59}},
            {"individual_supervision":
                {"minutes": 121, "supervisor": {"local": {"completed_years": 7}}, "hourly_fee": "200.01"}},
            {"individual_supervision":
                {"minutes": 60, "supervisor": {"local": {"completed_years": 4}}, "hourly_fee": "100"}},
            {"group_supervision": {"supervisees": 1, "minutes": 241,
                "supervisor": {"local": {"completed_years": 12}}, "hourly_fee": "250.01"}},
            {"group_supervision":
                {"supervisees": 9, "minutes": 60, "supervisor": "overseas", "hourly_fee": "300.01"}}
        ],
        "dossiers": [{"service": "group_work", "id": "G-1"}],
        "archives": [{"id": "H-1", "filled": ["name"]}]
    }))
    .unwrap()
}

/// The findings of each rule, texts included.
fn findings(answers: &mut Answers, of: &str, findings: &[shegong::Finding]) {
    for rule in Rule::ALL {
        let found: Vec<_> = findings.iter().filter(|finding| finding.rule() == *rule).collect();
        answers.insert(format!("{of}.{rule}"), serde_json::to_string(&found).unwrap());
    }
}

/// Everything that the guideline is asked.
fn answers(guideline: &Guideline) -> Answers {
    let mut answers = Answers::new();
    {
        let mut put = |name: &str, answer: &dyn std::fmt::Debug| {
            assert!(answers.insert(name.into(), format!("{answer:?}")).is_none(), "{name} is asked twice");
        };
        put("year", &guideline.working_year().hours());
        put("direct", &guideline.direct_hours());
        for rate in Rate::ALL {
            put(&format!("rate.{rate}"), &guideline.rate(*rate));
        }
        for rule in Rule::ALL {
            put(&format!("limit.{rule}"), &guideline.count_limit(*rule));
        }
        for modality in Modality::ALL {
            put(&format!("only.{modality}"), &guideline.assess(&only(*modality)).verdict());
        }
        for years in [4, 5, 9, 10] {
            put(&format!("cap.{years}"), &guideline.fee_cap(&Supervisor::local(Years::try_new(years).unwrap())));
        }
        put("cap.overseas", &guideline.fee_cap(&Supervisor::Overseas));

        let (edge, under, over) = (plan(Probe::Edge), plan(Probe::Under), plan(Probe::Over));
        let envelope = guideline.envelope(&edge);
        let (edge, under, over) = (guideline.assess(&edge), guideline.assess(&under), guideline.assess(&over));
        put("edge.edition", &edge.edition());
        put("edge.total", &edge.total());
        put("edge.ordinary", &edge.workload().ordinary());
        put("edge.own_figures", &edge.workload().own_figures());
        put("edge.share", &edge.ordinary_share());
        put("edge.cap", &edge.ordinary_share_cap());
        put("edge.floor", &edge.bounds().floor);
        put("edge.ceiling", &edge.bounds().ceiling);
        put("edge.headcount", &edge.headcount());
        put("edge.nearest", &guideline.nearest_totals(edge.plan().term(), edge.total()));
        put("edge.to_floor", &edge.room().to_floor);
        put("edge.to_ceiling", &edge.room().to_ceiling);
        put("edge.more", &edge.room().ordinary_sessions);
        put("edge.cut", &edge.room().sessions_to_cut);
        put("edge.offset", &edge.room().offsetting_hours);
        put("edge.verdict", &edge.verdict());
        put("edge.least", &envelope.least().total);
        put("edge.greatest", &envelope.greatest().total);
        put("edge.verdicts", &envelope.verdicts().collect::<Vec<_>>());
        put("edge.hinges", &envelope.hinges().collect::<Vec<_>>());
        for (category, hours) in edge.workload().categories() {
            put(&format!("edge.{category}"), &hours);
        }
        for ((label, _), line) in lines(Probe::Edge).iter().zip(edge.workload().lines()) {
            let adjustments: Vec<_> = line.adjustments().iter().collect();
            put(&format!("line.{label}"), &(line.unit_hours(), line.scale(), line.hours(), adjustments));
        }
        put("under.total", &under.total());
        put("under.share", &under.ordinary_share());
        put("under.floor", &under.bounds().floor);
        put("under.to_floor", &under.room().to_floor);
        put("under.cut", &under.room().sessions_to_cut);
        put("under.offset", &under.room().offsetting_hours);
        put("under.verdict", &under.verdict());
        put("over.total", &over.total());
        put("over.ceiling", &over.bounds().ceiling);
        put("over.to_ceiling", &over.room().to_ceiling);
        put("over.more", &over.room().ordinary_sessions);
        put("over.verdict", &over.verdict());

        let (edge, breach) = (edge_delivery(), breach_delivery());
        for (name, review) in [("held", guideline.review(&edge)), ("breach", guideline.review(&breach))] {
            put(&format!("{name}.edition"), &review.edition());
            put(&format!("{name}.verdict"), &review.verdict());
            put(&format!("{name}.hours"), &review.supervision().hours);
            put(&format!("{name}.fees"), &review.supervision().fees);
        }
    }
    for (name, probe) in [("edge", Probe::Edge), ("under", Probe::Under), ("over", Probe::Over)] {
        findings(&mut answers, name, guideline.assess(&plan(probe)).findings());
    }
    for (name, delivery) in [("held", edge_delivery()), ("breach", breach_delivery())] {
        findings(&mut answers, name, guideline.review(&delivery).findings());
    }
    answers
}

// ---------------------------------------------------------------------------------------------------------------------
// What has to move
// ---------------------------------------------------------------------------------------------------------------------

/// A parameter, the figure to which it is changed, and the answers that rest on it.
struct Parameter {
    /// Its place in the guideline's JSON.
    path: String,
    /// The other figure.
    to: Value,
    /// The same change by the crate's own methods.
    with: Box<dyn Fn(Guideline) -> Guideline>,
    /// The names of the answers that move.
    moves: BTreeSet<String>,
}

/// A row of the table.
fn p(path: &str, to: &Value, with: impl Fn(Guideline) -> Guideline + 'static, moves: &[&[&str]]) -> Parameter {
    let moves = moves.iter().copied().flatten().map(|name| (*name).to_string()).collect();
    Parameter { path: path.into(), to: to.clone(), with: Box::new(with), moves }
}

impl Parameter {
    /// Suzhou's guideline with this parameter changed in its JSON.
    fn json(&self) -> Value {
        let mut json = suzhou();
        *json.pointer_mut(&self.path).unwrap_or_else(|| panic!("{} is no parameter", self.path)) = self.to.clone();
        json
    }

    fn guideline(&self) -> Guideline {
        serde_json::from_value(self.json()).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }
}

fn suzhou() -> Value {
    serde_json::to_value(Guideline::SUZHOU_2016).unwrap()
}

/// What moves when the three plans lose between 14 and 500 hours that are not ordinary ones.
const FEWER_HOURS: &[&str] = &[
    "edge.total",
    "edge.share",
    "edge.headcount",
    "edge.nearest",
    "edge.to_floor",
    "edge.to_ceiling",
    "edge.cut",
    "edge.offset",
    "edge.verdict",
    "edge.workload_floor",
    "edge.ordinary_share",
    "under.total",
    "under.share",
    "under.to_floor",
    "under.cut",
    "under.offset",
    "under.workload_floor",
    "under.ordinary_share",
    "over.total",
    "over.more",
    "over.workload_ceiling",
];

/// What moves when a worker's year is a little shorter: the bounds, but no total. The plan on its floor is now above it.
const SHORTER_YEAR: &[&str] = &[
    "year",
    "direct",
    "edge.floor",
    "edge.ceiling",
    "edge.to_ceiling",
    "edge.headcount",
    "under.floor",
    "under.to_floor",
    "under.workload_floor",
    "over.ceiling",
    "over.workload_ceiling",
];

/// The one plan that stood on its floor falls below it in the readings that count least; only the survey can lift it now.
const HINGES: &[&str] = &["edge.hinges"];

/// A finding on a plan and on a delivery that kept to everything.
const ADVISED: &[&str] = &["edge.verdict", "edge.verdicts", "held.verdict"];

/// One rate: its key, the rate, the lower figure, the category and lines that it prices, and which of the two ends of the
/// envelope it reaches.
type RateRow =
    (&'static str, Rate, &'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

fn rates() -> [RateRow; 31] {
    let both: &[&str] = &["edge.least", "edge.greatest"];
    // The reading that counts least drops the walked community's survey whole, and the fund's but for its walk.
    let greatest: &[&str] = &["edge.greatest"];
    let casework: &[&str] = &["edge.casework"];
    let group: &[&str] = &["edge.group_work"];
    let community: &[&str] = &["edge.community_work"];
    let support: &[&str] = &["edge.support"];
    let other: &[&str] = &["edge.other"];
    let surveys: &[&str] = &["line.survey", "line.platform"];
    [
        ("professional_consultation", Rate::ProfessionalConsultation, "0.5", casework, &["line.consultation"], both),
        ("intake", Rate::Intake, "15", &["edge.casework", "edge.other"], &["line.intake", "line.like_intake"], both),
        ("casework_session", Rate::CaseworkSession, "7", casework, &["line.session"], both),
        ("closure_evaluation", Rate::ClosureEvaluation, "3", casework, &["line.closure"], both),
        ("referral.unaccompanied", Rate::ReferralUnaccompanied, "7", casework, &["line.referral"], both),
        ("referral.accompanied", Rate::ReferralAccompanied, "11", casework, &["line.referral_with"], both),
        ("group_preparation", Rate::GroupPreparation, "19", group, &["line.preparation"], both),
        ("group_session", Rate::GroupSession, "11", group, &["line.group"], both),
        ("group_midterm_evaluation", Rate::GroupMidtermEvaluation, "3", group, &["line.midterm"], both),
        ("group_closing_evaluation", Rate::GroupClosingEvaluation, "3", group, &["line.closing"], both),
        ("outreach_visit", Rate::OutreachVisit, "1", community, &["line.visit"], both),
        ("household_needs_assessment", Rate::HouseholdNeedsAssessment, "1", community, &["line.household"], both),
        ("large_activity", Rate::LargeActivity, "59", community, &["line.large"], both),
        ("small_medium_activity", Rate::SmallMediumActivity, "19", community, &["line.small"], both),
        ("ordinary_activity", Rate::OrdinaryActivity, "3.5", community, &["line.ordinary"], both),
        // The platform's survey is counted without its preparation.
        ("community_survey.preparation", Rate::CommunitySurveyPreparation, "28", community, &["line.survey"], both),
        ("community_survey.data_collection", Rate::CommunitySurveyDataCollection, "78", community, surveys, both),
        ("community_survey.data_processing", Rate::CommunitySurveyDataProcessing, "8", community, surveys, both),
        ("community_survey.data_analysis", Rate::CommunitySurveyDataAnalysis, "8", community, surveys, both),
        ("community_survey.report_writing", Rate::CommunitySurveyReportWriting, "28", community, surveys, both),
        // The walk is counted with the survey of the same community, and the fund's literature review not at all.
        (
            "community_resource_survey.community_walk",
            Rate::CommunityResourceSurveyCommunityWalk,
            "28",
            community,
            &["line.fund"],
            both,
        ),
        (
            "community_resource_survey.literature_review",
            Rate::CommunityResourceSurveyLiteratureReview,
            "18",
            community,
            &["line.walked"],
            greatest,
        ),
        (
            "community_resource_survey.report_and_map",
            Rate::CommunityResourceSurveyReportAndMap,
            "28",
            community,
            &["line.walked", "line.fund"],
            greatest,
        ),
        ("organization_workshop.self_run", Rate::OrganizationWorkshopSelfRun, "19", support, &["line.workshop"], both),
        (
            "organization_workshop.external_expert",
            Rate::OrganizationWorkshopExternalExpert,
            "7",
            support,
            &["line.workshop_expert"],
            both,
        ),
        ("organization_consultation", Rate::OrganizationConsultation, "0.5", support, &["line.advice"], both),
        ("volunteer_workshop.self_run", Rate::VolunteerWorkshopSelfRun, "19", support, &["line.volunteers"], both),
        (
            "volunteer_workshop.external_expert",
            Rate::VolunteerWorkshopExternalExpert,
            "7",
            support,
            &["line.volunteers_expert"],
            both,
        ),
        ("lecture.self_run", Rate::LectureSelfRun, "19", support, &["line.lecture"], both),
        ("lecture.external_expert", Rate::LectureExternalExpert, "7", support, &["line.lecture_expert"], both),
        ("document_drafting", Rate::DocumentDrafting, "11", other, &["line.drafting"], both),
    ]
}

fn rate_parameters() -> Vec<Parameter> {
    rates()
        .into_iter()
        .map(|(key, rate, to, categories, lines, ends)| {
            let own = format!("rate.{key}");
            let with = move |guideline: Guideline| guideline.with_rate(rate, to.parse().unwrap());
            let moves: &[&[&str]] = &[&[&own], FEWER_HOURS, HINGES, categories, lines, ends];
            let mut parameter = p(&format!("/hours/{key}"), &json!(to), with, moves);
            if rate == Rate::OrdinaryActivity {
                // Fewer ordinary hours: the share falls below its cap instead of rising above it.
                for kept in ["edge.cut", "edge.offset", "edge.ordinary_share"] {
                    assert!(parameter.moves.remove(kept));
                }
                parameter.moves.extend(["edge.ordinary", "edge.more"].map(String::from));
            }
            parameter
        })
        .collect()
}

fn year_of(days: u32, holidays: u32, rest: u32, leave: u32, hours: &str) -> impl Fn(Guideline) -> Guideline + 'static {
    let [days, holidays, rest, leave] = [days, holidays, rest, leave].map(|days| Days::try_new(days).unwrap());
    let year = WorkingYear::try_new(days, holidays, rest, leave, hours.parse().unwrap()).unwrap();
    move |guideline| guideline.with_working_year(year)
}

fn sizes_of(sizes: [u32; 4]) -> impl Fn(Guideline) -> Guideline + 'static {
    let [large_activity, small_medium_activity, ordinary_activity_below, lecture] =
        sizes.map(|size| Participants::try_new(size).unwrap());
    let sizes = Sizes { large_activity, small_medium_activity, ordinary_activity_below, lecture };
    move |guideline| guideline.with_sizes(sizes)
}

fn limits_of(minutes: [u32; 2], group: [u32; 2]) -> impl Fn(Guideline) -> Guideline + 'static {
    let [individual, in_group] = minutes.map(|minutes| Minutes::try_new(minutes).unwrap());
    let [fewest, most] = group.map(|count| Supervisees::try_new(count).unwrap());
    let limits = SupervisionLimits::SUZHOU_2016.with_individual_minutes(individual).with_group_minutes(in_group);
    let limits = limits.with_group_size(fewest, most).unwrap();
    move |guideline| guideline.with_supervision(limits.clone())
}

fn caps_of(bands: [(u32, &str); 2], overseas: &str) -> impl Fn(Guideline) -> Guideline + 'static {
    let bands =
        bands.map(|(years, cap)| LocalCap { from_years: Years::try_new(years).unwrap(), cap: cap.parse().unwrap() });
    let caps = FeeCaps::try_new(bands, overseas.parse().unwrap()).unwrap();
    let limits = SupervisionLimits::SUZHOU_2016.with_fee_caps(caps);
    move |guideline| guideline.with_supervision(limits.clone())
}

fn severities_of(severities: Severities) -> impl Fn(Guideline) -> Guideline + 'static {
    move |guideline| guideline.with_severities(severities)
}

fn readings_of(readings: Readings) -> impl Fn(Guideline) -> Guideline + 'static {
    move |guideline| guideline.with_readings(readings)
}

#[expect(clippy::too_many_lines, reason = "a row a parameter")]
fn parameters() -> Vec<Parameter> {
    let suzhou = Severities::SUZHOU_2016;
    let default = Readings::DEFAULT;
    let fee: &[&str] = &["held.supervision_fee", "held.verdict", "breach.supervision_fee"];
    let mut table = vec![
        p(
            "/edition",
            &json!("other"),
            |g| g.with_edition("other"),
            &[&["edge.edition", "held.edition", "breach.edition"]],
        ),
        p("/working_year/days", &json!(364), year_of(364, 11, 104, 5, "8"), &[SHORTER_YEAR]),
        p("/working_year/public_holidays", &json!(12), year_of(365, 12, 104, 5, "8"), &[SHORTER_YEAR]),
        p("/working_year/rest_days", &json!(105), year_of(365, 11, 105, 5, "8"), &[SHORTER_YEAR]),
        p("/working_year/paid_leave", &json!(6), year_of(365, 11, 104, 6, "8"), &[SHORTER_YEAR]),
        p("/working_year/hours_per_day", &json!("7.99"), year_of(365, 11, 104, 5, "7.99"), &[SHORTER_YEAR]),
        p(
            "/direct_share",
            &json!("0.7001"),
            |g| g.with_direct_share("0.7001".parse().unwrap()),
            &[
                &["direct", "edge.floor", "edge.to_floor", "edge.workload_floor", "edge.verdict", "edge.headcount"],
                &["under.floor", "under.to_floor", "under.workload_floor"],
                HINGES,
            ],
        ),
        p(
            "/ordinary_share_cap",
            &json!("0.0999"),
            |g| g.with_ordinary_share_cap("0.0999".parse().unwrap()),
            &[
                &["edge.cap", "edge.cut", "edge.offset", "edge.ordinary_share", "edge.verdict", "edge.verdicts"],
                &["under.cut", "under.offset", "under.ordinary_share", "over.more"],
            ],
        ),
        // 201 samples were three units begun and are two: no reading reaches the floor any more.
        p(
            "/survey_samples",
            &json!(101),
            |g| g.with_survey_samples(Samples::try_new(101).unwrap()),
            &[
                FEWER_HOURS,
                HINGES,
                &[
                    "line.survey",
                    "line.platform",
                    "edge.community_work",
                    "edge.least",
                    "edge.greatest",
                    "edge.verdicts",
                ],
            ],
        ),
        // The reading that counts least takes every community as one.
        p(
            "/community_households",
            &json!(3100),
            |g| g.with_community_households(Households::try_new(3100).unwrap()),
            &[FEWER_HOURS, HINGES, &["line.walked", "edge.community_work", "edge.greatest"]],
        ),
        p("/sizes/large_activity", &json!(61), sizes_of([61, 20, 20, 30]), &[ADVISED, &of("large_activity_size")]),
        p(
            "/sizes/small_medium_activity",
            &json!(21),
            sizes_of([60, 21, 20, 30]),
            &[ADVISED, &of("small_medium_activity_size")],
        ),
        p(
            "/sizes/ordinary_activity_below",
            &json!(19),
            sizes_of([60, 20, 19, 30]),
            &[ADVISED, &of("ordinary_activity_size")],
        ),
        p("/sizes/lecture", &json!(31), sizes_of([60, 20, 20, 31]), &[ADVISED, &of("lecture_size")]),
        // A violation in every reading: nothing hangs on them any more.
        p(
            "/lecture_minutes",
            &json!(61),
            |g| g.with_lecture_minutes(Minutes::try_new(61).unwrap()),
            &[ADVISED, HINGES, &of("lecture_duration")],
        ),
        p(
            "/consultations_per_topic",
            &json!(2),
            |g| g.with_consultations_per_topic(Consultations::try_new(2).unwrap()),
            &[&held("consultation_count")],
        ),
        p(
            "/supervision/individual_minutes",
            &json!(119),
            limits_of([119, 240], [2, 8]),
            &[&held("individual_supervision_duration")],
        ),
        p(
            "/supervision/group_minutes",
            &json!(239),
            limits_of([120, 239], [2, 8]),
            &[&held("group_supervision_duration")],
        ),
        p("/supervision/group_size/0", &json!(3), limits_of([120, 240], [3, 8]), &[&held("group_supervision_size")]),
        p("/supervision/group_size/1", &json!(7), limits_of([120, 240], [2, 7]), &[&held("group_supervision_size")]),
        p(
            "/supervision/fee_caps/local/0/from_years",
            &json!(6),
            caps_of([(6, "200"), (10, "250")], "300"),
            &[&[
                "cap.4",
                "cap.5",
                "held.supervision_fee_reference",
                "held.verdict",
                "breach.supervision_fee_reference",
            ]],
        ),
        p(
            "/supervision/fee_caps/local/0/cap",
            &json!("199.99"),
            caps_of([(5, "199.99"), (10, "250")], "300"),
            &[&["cap.5", "cap.9"], fee],
        ),
        p(
            "/supervision/fee_caps/local/1/from_years",
            &json!(11),
            caps_of([(5, "200"), (11, "250")], "300"),
            &[&["cap.10", "held.supervision_fee", "held.verdict"]],
        ),
        p(
            "/supervision/fee_caps/local/1/cap",
            &json!("249.99"),
            caps_of([(5, "200"), (10, "249.99")], "300"),
            &[&["cap.10"], fee],
        ),
        p(
            "/supervision/fee_caps/overseas",
            &json!("299.99"),
            caps_of([(5, "200"), (10, "250")], "299.99"),
            &[&["cap.overseas"], fee],
        ),
        p(
            "/severities/mandatory",
            &json!("advisory"),
            severities_of(Severities { mandatory: Severity::Advisory, ..suzhou }),
            &[
                &["only.mandatory", "under.workload_floor", "over.workload_ceiling", "over.verdict", "edge.verdicts"],
                &["breach.duty_unmet"],
            ],
        ),
        p(
            "/severities/firm",
            &json!("advisory"),
            severities_of(Severities { firm: Severity::Advisory, ..suzhou }),
            &[
                &["only.firm", "under.lecture_duration", "breach.lecture_duration", "breach.supervision_fee"],
                &["breach.individual_supervision_duration", "breach.group_supervision_duration"],
            ],
        ),
        p(
            "/severities/usual",
            &json!("violation"),
            severities_of(Severities { usual: Severity::Violation, ..suzhou }),
            &[
                &[
                    "only.usual",
                    "under.ordinary_share",
                    "under.large_activity_size",
                    "under.small_medium_activity_size",
                ],
                &["under.ordinary_activity_size", "under.lecture_size"],
                &["breach.consultation_count", "breach.large_activity_size", "breach.small_medium_activity_size"],
                &["breach.ordinary_activity_size", "breach.lecture_size", "breach.group_supervision_size"],
            ],
        ),
        p(
            "/severities/reference",
            &json!("violation"),
            severities_of(Severities { reference: Severity::Violation, ..suzhou }),
            &[
                &["only.reference", "under.item_outside_service", "under.group_evaluations"],
                &["under.estimate_without_basis", "breach.supervision_fee_reference", "breach.record_missing"],
                &["breach.archive_field_missing"],
            ],
        ),
        // The envelope already tells of every reading, so that it does not move with the one that is chosen.
        p(
            "/readings/survey_units",
            &json!("started_units"),
            readings_of(Readings { survey_units: SurveyUnits::StartedUnits, ..default }),
            &[
                &["line.survey", "line.platform", "edge.community_work", "edge.total", "edge.share", "edge.headcount"],
                &["edge.nearest", "edge.to_ceiling", "edge.more", "under.total", "under.share", "under.to_floor"],
                &["under.cut", "under.offset", "under.workload_floor", "under.ordinary_share", "over.total"],
                &["over.more", "over.workload_ceiling"],
            ],
        ),
        p(
            "/readings/community_units",
            &json!("per_community"),
            readings_of(Readings { community_units: CommunityUnits::PerCommunity, ..default }),
            &[FEWER_HOURS, &["line.walked", "edge.community_work"]],
        ),
        p(
            "/readings/walk_overlap",
            &json!("whole_survey"),
            readings_of(Readings { walk_overlap: WalkOverlap::WholeSurvey, ..default }),
            &[FEWER_HOURS, &["line.walked", "edge.community_work"]],
        ),
        p(
            "/readings/fund_survey",
            &json!("walk_only"),
            readings_of(Readings { fund_survey: FundSurvey::WalkOnly, ..default }),
            &[FEWER_HOURS, &["line.fund", "edge.community_work"]],
        ),
    ];
    table.extend(rate_parameters());
    table
}

/// What moves with the limit of a rule on lines and events alike.
fn of(rule: &'static str) -> [&'static str; 5] {
    ["limit", "edge", "under", "held", "breach"].map(|of| &*format!("{of}.{rule}").leak())
}

/// What moves with the limit of a rule on events alone.
fn held(rule: &'static str) -> [&'static str; 4] {
    let [limit, _, _, held, breach] = of(rule);
    [limit, held, breach, "held.verdict"]
}

// ---------------------------------------------------------------------------------------------------------------------
// Tests
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn the_probes_stand_where_they_should() {
    let suzhou = Guideline::SUZHOU_2016;
    let totals = [Probe::Edge, Probe::Under, Probe::Over].map(|probe| suzhou.assess(&plan(probe)).total().to_string());
    assert_eq!(totals, ["13720", "13948", "13320"]);
    let (edge, under, over) = (plan(Probe::Edge), plan(Probe::Under), plan(Probe::Over));
    let rules =
        |findings: &[shegong::Finding]| -> BTreeSet<Rule> { findings.iter().map(shegong::Finding::rule).collect() };
    assert_eq!(rules(suzhou.assess(&edge).findings()), BTreeSet::new());
    assert_eq!(rules(suzhou.assess(&over).findings()), BTreeSet::from([Rule::WorkloadCeiling]));
    assert_eq!(suzhou.assess(&under).room().sessions_to_cut, 57);
    assert_eq!(suzhou.assess(&over).room().ordinary_sessions, Some(100));
    assert_eq!(rules(suzhou.review(&edge_delivery()).findings()), BTreeSet::new());
    let mut seen = rules(suzhou.assess(&under).findings());
    seen.extend(rules(suzhou.assess(&over).findings()));
    seen.extend(rules(suzhou.review(&breach_delivery()).findings()));
    assert_eq!(seen, Rule::ALL.iter().copied().collect(), "every rule is broken somewhere");
    for modality in Modality::ALL {
        let plan = only(*modality);
        let found: Vec<_> = suzhou.assess(&plan).findings().iter().map(shegong::Finding::modality).collect();
        assert_eq!(found, [*modality]);
    }
}

#[test]
fn each_parameter_moves_the_answers_that_rest_on_it_and_no_others() {
    let base = answers(&Guideline::SUZHOU_2016);
    let mut wrong = vec![];
    for parameter in parameters() {
        for name in &parameter.moves {
            assert!(base.contains_key(name), "{}: no answer is called {name}", parameter.path);
        }
        let moved = answers(&parameter.guideline());
        assert_eq!(moved.len(), base.len());
        let moved: BTreeSet<String> =
            base.iter().filter(|(name, was)| moved[*name] != **was).map(|(name, _)| name.clone()).collect();
        let stuck: Vec<_> = parameter.moves.difference(&moved).collect();
        let stray: Vec<_> = moved.difference(&parameter.moves).collect();
        if !stuck.is_empty() || !stray.is_empty() {
            wrong.push(format!("{}: did not move {stuck:?}, should not have moved {stray:?}", parameter.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_answer_rests_on_some_parameter_or_on_none_by_design() {
    let moved: BTreeSet<String> = parameters().into_iter().flat_map(|parameter| parameter.moves).collect();
    let still: BTreeSet<String> =
        answers(&Guideline::SUZHOU_2016).into_keys().filter(|name| !moved.contains(name)).collect();
    // Own figures, and what they alone make up.
    let mut expected: BTreeSet<String> =
        ["edge.own_figures", "line.recruitment", "line.filler"].map(String::from).into();
    // The time and the cost of supervision are added up, not judged; a plan below and one above their bounds stay so.
    expected.extend(["held.hours", "held.fees", "breach.hours", "breach.fees"].map(String::from));
    expected.extend(["breach.verdict", "under.verdict", "over.to_ceiling"].map(String::from));
    // Findings that no step of one parameter makes or unmakes, and rules without a count.
    let quiet = still.iter().filter(|name| {
        name.split_once('.').is_some_and(|(of, rule)| {
            ["edge", "under", "over", "held", "breach", "limit"].contains(&of) && rule.parse::<Rule>().is_ok()
        })
    });
    for name in quiet {
        let base = answers(&Guideline::SUZHOU_2016);
        assert!(["[]", "None"].contains(&&*base[name]), "{name} is {} and rests on nothing", base[name]);
        expected.insert(name.clone());
    }
    assert_eq!(still, expected);
}

/// The places of all figures in a JSON document.
fn leaves(value: &Value, at: &str, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| leaves(value, &format!("{at}/{key}"), into)),
        Value::Array(array) => {
            array.iter().enumerate().for_each(|(position, value)| leaves(value, &format!("{at}/{position}"), into));
        }
        _ => assert!(into.insert(at.into())),
    }
}

#[test]
fn the_table_names_every_figure_of_the_json() {
    let mut figures = BTreeSet::new();
    leaves(&suzhou(), "", &mut figures);
    let table: Vec<_> = parameters().into_iter().map(|parameter| parameter.path).collect();
    assert_eq!(table.iter().cloned().collect::<BTreeSet<_>>(), figures);
    assert_eq!(table.len(), figures.len(), "no parameter stands in the table twice");
    assert_eq!(figures.len(), 31 + 33);
}

#[test]
fn json_and_methods_change_the_same() {
    for parameter in parameters() {
        let variant = parameter.guideline();
        let path = &parameter.path;
        assert_ne!(variant, Guideline::SUZHOU_2016, "{path}");
        assert_eq!((parameter.with)(Guideline::SUZHOU_2016), variant, "{path}");
        assert_eq!(serde_json::to_value(&variant).unwrap(), parameter.json(), "{path}: written as it was read");
    }
}

/// A document that holds nothing but the value at a path; a list is held whole.
fn alone(document: &Value, path: &str) -> Value {
    let keys: Vec<&str> = path.split('/').skip(1).take_while(|key| key.parse::<usize>().is_err()).collect();
    let value = document.pointer(&format!("/{}", keys.join("/"))).unwrap().clone();
    keys.into_iter().rev().fold(value, |inner, key| json!({ key: inner }))
}

#[test]
fn every_field_is_optional() {
    assert_eq!(serde_json::from_value::<Guideline>(json!({})).unwrap(), Guideline::SUZHOU_2016);
    for parameter in parameters() {
        let document = alone(&parameter.json(), &parameter.path);
        let read: Guideline =
            serde_json::from_value(document.clone()).unwrap_or_else(|error| panic!("{document}: {error}"));
        assert_eq!(read, parameter.guideline(), "{document}");
    }
    for object in ["working_year", "hours", "sizes", "supervision", "severities", "readings"] {
        assert_eq!(serde_json::from_value::<Guideline>(json!({ object: {} })).unwrap(), Guideline::SUZHOU_2016);
    }
    let caps = json!({"supervision": {"fee_caps": {}}});
    assert_eq!(serde_json::from_value::<Guideline>(caps).unwrap(), Guideline::SUZHOU_2016);
    let none = json!({"supervision": {"fee_caps": {"local": []}}});
    let none: Guideline = serde_json::from_value(none).unwrap();
    assert_eq!(none.supervision().fee_caps().local(), [], "an empty list is a list");
}

#[test]
fn each_part_of_a_working_year_is_changed_alone() {
    let year = WorkingYear::SUZHOU_2016;
    let days = |number| Days::try_new(number).unwrap();
    let parts = |year: WorkingYear| {
        let days = [year.days(), year.public_holidays(), year.rest_days(), year.paid_leave()].map(Days::get);
        (days, year.hours_per_day().to_string())
    };
    assert_eq!(parts(year), ([365, 11, 104, 5], "8".into()));
    assert_eq!(parts(year.with_days(days(366)).unwrap()), ([366, 11, 104, 5], "8".into()));
    assert_eq!(parts(year.with_public_holidays(days(13)).unwrap()), ([365, 13, 104, 5], "8".into()));
    assert_eq!(parts(year.with_rest_days(days(52)).unwrap()), ([365, 11, 52, 5], "8".into()));
    assert_eq!(parts(year.with_paid_leave(days(10)).unwrap()), ([365, 11, 104, 10], "8".into()));
    assert_eq!(parts(year.with_hours_per_day("7.5".parse().unwrap()).unwrap()), ([365, 11, 104, 5], "7.5".into()));
}

#[test]
fn the_documented_variant_reads() {
    let variant = json!({
        "edition": "example-2025",
        "working_year": {"days": 365, "public_holidays": 13, "rest_days": 104, "paid_leave": 5, "hours_per_day": "8"},
        "direct_share": "0.7", "ordinary_share_cap": "0.1",
        "hours": {"intake": "12", "lecture.self_run": "16"}, "survey_samples": 100, "community_households": 3000,
        "sizes": {"large_activity": 60, "small_medium_activity": 20, "ordinary_activity_below": 20, "lecture": 30},
        "lecture_minutes": 60, "consultations_per_topic": 3,
        "supervision": {"individual_minutes": 120, "group_minutes": 240, "group_size": [2, 8],
                        "fee_caps": {"local": [{"from_years": 5, "cap": "200"}, {"from_years": 10, "cap": "250"}],
                                     "overseas": "300"}},
        "severities": {"mandatory": "violation", "firm": "violation", "usual": "advisory", "reference": "advisory"},
        "readings": {"survey_units": "started_units"}
    });
    let read: Guideline = serde_json::from_value(variant).unwrap();
    let year = WorkingYear::SUZHOU_2016.with_public_holidays(Days::try_new(13).unwrap()).unwrap();
    let expected = Guideline::SUZHOU_2016
        .with_edition("example-2025")
        .with_working_year(year)
        .with_rate(Rate::Intake, "12".parse().unwrap())
        .with_rate(Rate::LectureSelfRun, "16".parse().unwrap())
        .with_readings(Readings { survey_units: SurveyUnits::StartedUnits, ..Readings::DEFAULT });
    assert_eq!(read, expected);
}

#[test]
fn thirteen_holidays() {
    let thirteen: Guideline = serde_json::from_value(json!({"working_year": {"public_holidays": 13}})).unwrap();
    assert_eq!(thirteen.working_year().working_days(), 243);
    assert_eq!(thirteen.working_year().hours().to_string(), "1944");
    assert_eq!(thirteen.direct_hours().to_string(), "1360.8");
    let bounds = thirteen.assess(&only(Modality::Mandatory)).bounds();
    assert_eq!((bounds.floor.to_string(), bounds.ceiling.to_string()), ("1360.8".into(), "1944".into()));
}

/// Why a guideline of this JSON is refused.
fn refused(json: &Value) -> String {
    match serde_json::from_value::<Guideline>(json.clone()) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("{json} is accepted"),
    }
}

/// The places of all objects in a JSON document.
fn objects(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            into.push(at.into());
            object.iter().for_each(|(key, value)| objects(value, &format!("{at}/{key}"), into));
        }
        Value::Array(array) => {
            array.iter().enumerate().for_each(|(position, value)| objects(value, &format!("{at}/{position}"), into));
        }
        _ => {}
    }
}

#[test]
fn unknown_fields_are_refused_everywhere() {
    let mut places = vec![];
    objects(&suzhou(), "", &mut places);
    assert_eq!(places.len(), 10, "{places:?}");
    for place in places {
        let mut json = suzhou();
        json.pointer_mut(&place).unwrap().as_object_mut().unwrap().insert("intakes".into(), json!(1));
        let (reason, fields) = (refused(&json), suzhou());
        if place == "/hours" {
            assert_eq!(reason, "`intakes` is not a rate of the hour table");
        } else {
            let known = reason
                .strip_prefix("unknown field `intakes`, expected one of ")
                .unwrap_or_else(|| panic!("{place}: {reason}"));
            let known: BTreeSet<String> = known.split(", ").map(|field| field.trim_matches('`').into()).collect();
            let fields = fields.pointer(&place).unwrap().as_object().unwrap().keys().cloned().collect();
            assert_eq!(known, fields, "{place}");
        }
    }
}

#[test]
fn inconsistent_guidelines_are_refused_with_their_reason() {
    let band = |years: u32, cap: &str| json!({"from_years": years, "cap": cap});
    let caps = |bands: &[Value]| json!({"supervision": {"fee_caps": {"local": bands}}});
    let bands: Vec<_> = (0..101).map(|years| band(years, "200")).collect();
    let cases = [
        (json!({"direct_share": "1.0001"}), "`1.0001` is more than 1"),
        (json!({"direct_share": "0"}), "`0` is less than 0.0001"),
        (json!({"direct_share": "-0.7"}), "`-0.7` is negative"),
        (json!({"direct_share": "0.70001"}), "`0.70001` has more than four decimals"),
        (json!({"ordinary_share_cap": "1.0001"}), "`1.0001` is more than 1"),
        (json!({"ordinary_share_cap": 2}), "`2` is more than 1"),
        (json!({"hours": {"intake": "0"}}), "`0` is less than 0.01"),
        (json!({"hours": {"in_take": "1"}}), "`in_take` is not a rate of the hour table"),
        (json!({"hours": {"referral": "1"}}), "`referral` is not a rate of the hour table"),
        (json!({"survey_samples": 0}), "`0` is less than 1"),
        (json!({"community_households": 0}), "`0` is less than 1"),
        (json!({"working_year": {"public_holidays": 256}}), "no working days are left: 365 days off in a year of 365"),
        (json!({"working_year": {"days": 120}}), "no working days are left: 120 days off in a year of 120"),
        (json!({"working_year": {"hours_per_day": "24.01"}}), "`24.01` hours are more than a day has"),
        (json!({"working_year": {"days": 367}}), "`367` is more than 366"),
        (json!({"supervision": {"group_size": [9, 8]}}), "a group of at least 9 and at most 8 supervisees cannot be"),
        (caps(&[band(5, "200"), band(10, "199.99")]), "the cap falls from 200 to 199.99 yuan an hour at 10 years"),
        // The order in which the bands are given does not matter.
        (caps(&[band(10, "199.99"), band(5, "200")]), "the cap falls from 200 to 199.99 yuan an hour at 10 years"),
        (caps(&[band(5, "200"), band(5, "250")]), "two caps begin at the same number of years, `5`"),
        (caps(&bands), "more than 100 entries"),
        (json!({"severities": {"usual": "fatal"}}), "`fatal` is not a severity"),
        (json!({"readings": {"survey_units": "per_survey"}}), "`per_survey` is not a reading of the survey's unit"),
    ];
    for (json, reason) in cases {
        assert_eq!(refused(&json), reason, "{json}");
    }
    let accepted = [
        json!({"direct_share": "1"}),
        json!({"direct_share": "0.0001"}),
        json!({"ordinary_share_cap": "0"}),
        json!({"ordinary_share_cap": "1"}),
        json!({"working_year": {"public_holidays": 255}}),
        json!({"working_year": {"hours_per_day": "24"}}),
        json!({"working_year": {"days": 366}}),
        json!({"supervision": {"group_size": [8, 8]}}),
        caps(&[band(10, "200"), band(5, "200")]),
        caps(&bands[..100]),
    ];
    for json in accepted {
        assert!(serde_json::from_value::<Guideline>(json.clone()).is_ok(), "{json}");
    }
}
