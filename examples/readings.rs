//! A plan whose verdict hangs on how a clause is read: 850 samples are eight and a half surveys, or nine.

use std::error::Error;

use shegong::{
    CommunitySurvey, Guideline, Language, Plan, Question, Readings, Samples, SurveyUnits, Term, Verdict, Work,
};

fn main() -> Result<(), Box<dyn Error>> {
    let survey = CommunitySurvey::of(Samples::try_new(850)?);
    let plan =
        Plan::builder("年度居民调研", Term::years(1)?).full_time(1).work(Work::CommunitySurvey(survey), 1).build()?;

    let guideline = Guideline::SUZHOU_2016;
    let (assessment, envelope) = (guideline.assess(&plan), guideline.envelope(&plan));
    assert!(!envelope.is_unanimous());
    assert!(envelope.hinges().eq([Question::SurveyUnits]));
    assert!(envelope.verdicts().eq([Verdict::Compliant, Verdict::NonCompliant]));
    println!("{}", assessment.with_readings(&envelope).display(Language::Chinese));

    for outcome in envelope.outcomes() {
        let reading = outcome.readings.survey_units.name().zh;
        println!("{reading}：{} 小时，{}", outcome.total, outcome.verdict.name().zh);
    }

    // A bureau that has settled the question says so once.
    let settled = Readings { survey_units: SurveyUnits::StartedUnits, ..Readings::default() };
    let settled = guideline.with_readings(settled);
    assert_eq!(settled.assess(&plan).verdict(), Verdict::Compliant);
    assert_eq!(settled.assess(&plan).total().to_string(), "1440");
    Ok(())
}
