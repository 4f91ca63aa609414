//! A synthetic national register of plans, assessed on all cores: how much one machine does in a second.
//!
//! `cargo run --release --example register [PLANS]`; a million plans without a number.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use shegong::{
    Accompaniment, CommunityResourceSurvey, CommunitySurvey, Conduct, Guideline, Line, Plan, Rule, Samples,
    ServiceKind, Term, Verdict, Work,
};

/// Plans made and assessed at a time, so that a register of any size fits into memory.
const BATCH: u64 = 20_000;

/// A fixed sequence of numbers, so that the register of one run is that of the next.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).map_or(0, |number| number % bound)
    }
}

/// One project of the register: the usual lines, in usual numbers, and now and then something that a rule names.
fn project(number: u64) -> Result<Plan, Box<dyn Error + Send + Sync>> {
    let mut random = Sequence(number);
    let workers = 1 + random.below(4);
    let groups = workers * (1 + random.below(4));
    let evaluated = groups.saturating_sub(u32::from(random.below(20) == 0));
    let mut plan = Plan::builder(format!("项目 {number}"), Term::years(1)?)
        .full_time(workers)
        .work(Work::ProfessionalConsultation, workers * random.below(80))
        .work(Work::Intake, workers * (4 + random.below(8)))
        .work(Work::CaseworkSession, workers * (25 + random.below(40)))
        .work(Work::ClosureEvaluation, workers * (3 + random.below(6)))
        .work(Work::Referral(Accompaniment::Accompanied), random.below(4))
        .work(Work::GroupPreparation, groups)
        .work(Work::GroupSession, groups * 6)
        .work(Work::GroupMidtermEvaluation, evaluated)
        .work(Work::GroupClosingEvaluation, groups)
        .work(Work::OutreachVisit, workers * random.below(130))
        .work(Work::HouseholdNeedsAssessment, workers * random.below(60))
        .line(Line::builder(Work::LargeActivity, random.below(4)).participants(50 + random.below(100)))
        .line(Line::builder(Work::SmallMediumActivity, workers * random.below(9)).participants(18 + random.below(40)))
        .line(Line::builder(Work::OrdinaryActivity, workers * random.below(40)).participants(8 + random.below(14)))
        .line(
            Line::builder(Work::Lecture(Conduct::SelfRun), random.below(8))
                .participants(28 + random.below(40))
                .minutes(90),
        )
        .work(Work::OrganizationWorkshop(Conduct::ExternalExpert), random.below(4))
        .work(Work::VolunteerWorkshop(Conduct::SelfRun), random.below(3))
        .line(Line::builder(Work::DocumentDrafting, random.below(6)).service(ServiceKind::VolunteerManagement));
    if random.below(3) == 0 {
        let survey = CommunitySurvey::of(Samples::try_new(50 + random.below(400))?);
        plan = plan
            .line(Line::builder(Work::CommunitySurvey(survey), 1).community("甲"))
            .line(Line::builder(Work::CommunityResourceSurvey(CommunityResourceSurvey::whole()), 1).community("甲"));
    }
    let line = Line::builder(Work::RecruitmentAndSelection("6".parse()?), random.below(4));
    plan = plan.line(if random.below(10) == 0 { line } else { line.basis("按招募场次据实估算") });
    Ok(plan.build()?)
}

/// What was found in part of the register.
#[derive(Default)]
struct Summary {
    verdicts: BTreeMap<Verdict, u64>,
    rules: BTreeMap<Rule, u64>,
    hanging: u64,
}

impl Summary {
    fn add(mut self, guideline: &Guideline, plan: &Plan) -> Self {
        let assessment = guideline.assess(plan);
        *self.verdicts.entry(assessment.verdict()).or_default() += 1;
        for finding in assessment.findings() {
            *self.rules.entry(finding.rule()).or_default() += 1;
        }
        self.hanging += u64::from(!guideline.envelope(plan).is_unanimous());
        self
    }

    fn join(mut self, other: Self) -> Self {
        for (verdict, count) in other.verdicts {
            *self.verdicts.entry(verdict).or_default() += count;
        }
        for (rule, count) in other.rules {
            *self.rules.entry(rule).or_default() += count;
        }
        self.hanging += other.hanging;
        self
    }
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let plans: u64 = std::env::args().nth(1).map_or(Ok(1_000_000), |number| number.parse())?;
    let guideline = Guideline::SUZHOU_2016;
    let bar =
        ProgressBar::new(plans).with_style(ProgressStyle::with_template("{wide_bar} {human_pos}/{human_len} {eta}")?);
    let (mut assessing, mut deciding) = (Duration::ZERO, Duration::ZERO);
    let mut whole = Summary::default();
    for first in (0..plans).step_by(usize::try_from(BATCH)?) {
        let batch = (first..plans.min(first + BATCH)).into_par_iter().map(project).collect::<Result<Vec<_>, _>>()?;

        let begun = Instant::now();
        let compliant = batch.par_iter().filter(|plan| guideline.decide(plan).verdict == Verdict::Compliant).count();
        deciding += begun.elapsed();

        let begun = Instant::now();
        let summary = batch
            .par_iter()
            .fold(Summary::default, |summary, plan| summary.add(&guideline, plan))
            .reduce(Summary::default, Summary::join);
        assessing += begun.elapsed();

        assert_eq!(summary.verdicts.get(&Verdict::Compliant).copied().unwrap_or(0), u64::try_from(compliant)?);
        whole = whole.join(summary);
        bar.inc(u64::try_from(batch.len())?);
    }
    bar.finish_and_clear();

    println!("{:<28}{:>12}", "verdict", "plans");
    for (verdict, count) in &whole.verdicts {
        println!("{:<28}{count:>12}", verdict.name().en);
    }
    println!("\n{:<28}{:>12}", "rule", "findings");
    for (rule, count) in &whole.rules {
        println!("{:<28}{count:>12}", rule.key());
    }
    println!("\nplans whose verdict hangs on a reading: {}", whole.hanging);
    let rate = |time: Duration| {
        let thousands = (u128::from(plans) * 1000).checked_div(time.as_micros()).unwrap_or(0);
        format!("{thousands} thousand plans a second")
    };
    println!("assessed with envelope: {}; decided: {}", rate(assessing), rate(deciding));
    println!("cores: {}", rayon::current_num_threads());
    assert_eq!(whole.verdicts.values().sum::<u64>(), plans);
    Ok(())
}
