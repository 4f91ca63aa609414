//! Assesses plans: the hours of each line, the bounds of the workload, and what the guideline says of them.
//!
//! Without arguments it assesses a bundled plan; `--help` tells the rest.

mod common;

use std::process::ExitCode;

use shegong::{Guideline, Language, Plan};

struct Assess;

impl common::Job for Assess {
    type Input = Plan;
    const NAME: &'static str = "assess";
    const SAMPLE: &'static str = include_str!("data/xuchang_rescue_station.json");

    fn json(guideline: &Guideline, plan: &Plan) -> serde_json::Result<String> {
        let assessment = guideline.assess(plan);
        serde_json::to_string(&assessment.with_readings(&guideline.envelope(plan)))
    }

    fn report(guideline: &Guideline, plan: &Plan, language: Language) -> String {
        let assessment = guideline.assess(plan);
        assessment.with_readings(&guideline.envelope(plan)).display(language).to_string()
    }
}

fn main() -> ExitCode {
    common::run::<Assess>()
}
