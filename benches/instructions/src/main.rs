//! One call of the crate, so many times: counted by an instruction counter, twice, to tell the call from the rest.
//!
//! `shegong-instructions CALL LINES TIMES`

use std::error::Error;
use std::hint::black_box;

use shegong::{
    Attendance, CommunitySurvey, Delivery, Event, Guideline, Language, Participants, Plan, Samples, Term, Work,
};

/// A plan of so many lines of twenty kinds.
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

fn delivery(events: u32) -> Result<Delivery, Box<dyn Error>> {
    let mut delivery = Delivery::builder("例");
    for event in 0..events {
        let participants = Some(Participants::try_new(58 + event % 4)?);
        delivery = delivery.event(Event::LargeActivity(Attendance { participants, minutes: None }));
    }
    Ok(delivery.build()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [call, lines, times] = arguments.as_slice() else { return Err("CALL LINES TIMES".into()) };
    let (lines, times): (u32, u32) = (lines.parse()?, times.parse()?);
    let guideline = Guideline::SUZHOU_2016;
    let (plain, surveyed, delivered) = (plan(lines, false)?, plan(lines, true)?, delivery(lines)?);
    let json = serde_json::to_string(&plain)?;
    for _ in 0..times {
        match call.as_str() {
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
