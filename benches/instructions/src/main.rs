//! One call of the crate, so many times: counted by an instruction counter, twice, to tell the call from the rest.
//!
//! `shegong-instructions CALL LINES TIMES`

use std::error::Error;
use std::hint::black_box;

use shegong::{
    Attendance, CommunityResourceSurvey, CommunitySurvey, ConsultationSeries, Consultations, Delivery, Event,
    Guideline, Language, Line, Minutes, Participants, Plan, PlanBuilder, Samples, SupervisionSession, Supervisor, Term,
    Work, Years,
};

/// A plan of so many lines of ten kinds.
fn plan(lines: u32, surveys: bool) -> Result<Plan, Box<dyn Error>> {
    let survey = Work::CommunitySurvey(CommunitySurvey::of(Samples::try_new(250)?));
    let work = [
        Work::ProfessionalConsultation,
        Work::Intake,
        Work::CaseworkSession,
        Work::ClosureEvaluation,
        Work::OutreachVisit,
        Work::HouseholdNeedsAssessment,
        Work::LargeActivity,
        Work::SmallMediumActivity,
        Work::DocumentDrafting,
        if surveys { survey } else { Work::OrdinaryActivity },
    ];
    let mut plan = Plan::builder("例", Term::years(1)?).full_time(2);
    for (line, work) in (0..lines).zip(work.into_iter().cycle()) {
        plan = plan.work(work, 1 + line % 7);
    }
    Ok(plan.build()?)
}

/// A plan in the making that surveys many communities, and the resources of many, of which some are the same.
fn communities(lines: u32) -> Result<PlanBuilder, Box<dyn Error>> {
    let survey = Work::CommunitySurvey(CommunitySurvey::of(Samples::try_new(250)?));
    let resources = Work::CommunityResourceSurvey(CommunityResourceSurvey::whole());
    let mut plan = Plan::builder("例", Term::years(1)?).full_time(2);
    for line in 0..lines {
        let work = if line % 2 == 0 { survey } else { resources };
        plan = plan.line(Line::builder(work, 1).community(format!("C-{}", line.reverse_bits() % (lines / 2))));
    }
    Ok(plan)
}

/// A delivery of so many events of three kinds; the series of one client lie far apart.
fn delivery(events: u32) -> Result<Delivery, Box<dyn Error>> {
    let mut delivery = Delivery::builder("例");
    for event in 0..events {
        delivery = delivery.event(match event % 3 {
            0 => {
                let participants = Some(Participants::try_new(58 + event % 4)?);
                Event::LargeActivity(Attendance { participants, minutes: None })
            }
            1 => Event::ConsultationSeries(ConsultationSeries {
                client: format!("C-{}", event.reverse_bits() % (events / 2)),
                topic: "低保".to_owned(),
                consultations: Consultations::try_new(1 + event % 2)?,
            }),
            _ => Event::IndividualSupervision(SupervisionSession {
                minutes: Minutes::try_new(90 + event % 50)?,
                supervisor: Supervisor::local(Years::try_new(5 + event % 9)?),
                hourly_fee: Some("210".parse()?),
            }),
        });
    }
    Ok(delivery.build()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [call, lines, times] = arguments.as_slice() else { return Err("CALL LINES TIMES".into()) };
    let (lines, times): (u32, u32) = (lines.parse()?, times.parse()?);
    let guideline = Guideline::SUZHOU_2016;
    let (plain, surveyed, delivered) = (plan(lines, false)?, plan(lines, true)?, delivery(lines)?);
    let in_the_making = communities(lines)?;
    let json = serde_json::to_string(&plain)?;
    for _ in 0..times {
        match call.as_str() {
            "build" => drop(black_box(black_box(&in_the_making).clone().build()?)),
            "decide" => drop(black_box(guideline.decide(black_box(&plain)))),
            "assess" => drop(black_box(guideline.assess(black_box(&plain)))),
            "envelope" => drop(black_box(guideline.envelope(black_box(&surveyed)))),
            "review" => drop(black_box(guideline.review(black_box(&delivered)))),
            "json" => {
                let plan: Plan = serde_json::from_str(black_box(&json))?;
                drop(black_box(serde_json::to_string(&guideline.assess(&plan))?));
            }
            "report" => drop(black_box(guideline.assess(&plain).display(Language::Chinese).to_string())),
            other => return Err(format!("no call `{other}`").into()),
        }
    }
    Ok(())
}
