//! A city of its own: thirteen public holidays, sixteen-hour intakes made twelve, and 通常 taken as binding.

use std::error::Error;

use shegong::{Days, Guideline, Language, Plan, Rate, Severities, Severity, Term, Verdict, Work, WorkingYear};

fn main() -> Result<(), Box<dyn Error>> {
    let suzhou = Guideline::SUZHOU_2016;
    let city = Guideline::SUZHOU_2016
        .with_edition("example-2025")
        .with_working_year(WorkingYear::SUZHOU_2016.with_public_holidays(Days::try_new(13)?)?)
        .with_rate(Rate::Intake, "12".parse()?)
        .with_severities(Severities { usual: Severity::Violation, ..Severities::SUZHOU_2016 });
    assert_eq!(city.working_year().hours().to_string(), "1944");
    assert_eq!(city.direct_hours().to_string(), "1360.8");

    let plan = Plan::builder("示范社区", Term::years(1)?)
        .full_time(1)
        .work(Work::Intake, 20)
        .work(Work::CaseworkSession, 120)
        .work(Work::OrdinaryActivity, 40)
        .build()?;
    let (here, there) = (suzhou.assess(&plan), city.assess(&plan));
    assert_eq!((here.total().to_string(), there.total().to_string()), ("1440".into(), "1360".into()));
    assert_eq!(here.verdict(), Verdict::CompliantWithAdvisories);
    assert_eq!(there.verdict(), Verdict::NonCompliant);
    println!("{}\n{}", here.display(Language::Chinese), there.display(Language::Chinese));

    // The variant as a file that `--guideline` reads, and back.
    let file = serde_json::to_string_pretty(&city)?;
    assert_eq!(serde_json::from_str::<Guideline>(&file)?, city);
    println!("{file}");
    Ok(())
}
