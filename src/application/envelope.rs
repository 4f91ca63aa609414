//! What a plan comes to under every reading of the statements that can be read in two ways.

use alloc::vec::Vec;

use super::assessment::Assessment;
use super::line::Entry;
use super::plan::Plan;
use super::workload::left_out;
use crate::catalogue::{ResourcePart, ServiceKind, Work};
use crate::finding::Verdict;
use crate::guideline::{Guideline, Question, Readings};
use crate::quantity::{Hours, Quantity};

/// What a plan comes to under one combination of readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Outcome {
    /// The readings.
    pub readings: Readings,
    /// The project's workload, in hours.
    pub total: Hours,
    /// The verdict.
    pub verdict: Verdict,
}

/// What a plan comes to under every combination of the readings that concern it.
///
/// # Examples
///
/// ```
/// use shegong::{CommunitySurvey, Guideline, Plan, Samples, Term, Verdict, Work};
///
/// let survey = Work::CommunitySurvey(CommunitySurvey::of(Samples::try_new(850)?));
/// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(survey, 1).build()?;
/// let envelope = Guideline::SUZHOU_2016.envelope(&plan);
/// assert_eq!(envelope.least().total.to_string(), "1360");
/// assert_eq!(envelope.greatest().total.to_string(), "1440");
/// assert!(!envelope.is_unanimous(), "the floor of 1372 hours lies between");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    first: Outcome,
    others: Vec<Outcome>,
}

impl Envelope {
    /// The outcome under each combination of the readings that concern the plan; the others stay as the guideline has them.
    pub fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        core::iter::once(&self.first).chain(&self.others)
    }

    /// The outcome with the least total; the first of equal ones.
    #[must_use]
    pub fn least(&self) -> &Outcome {
        self.others.iter().fold(&self.first, |least, other| if other.total < least.total { other } else { least })
    }

    /// The outcome with the greatest total; the first of equal ones.
    #[must_use]
    pub fn greatest(&self) -> &Outcome {
        self.others.iter().fold(&self.first, |most, other| if other.total > most.total { other } else { most })
    }

    /// Whether every reading comes to the same verdict.
    #[must_use]
    pub fn is_unanimous(&self) -> bool {
        self.others.iter().all(|other| other.verdict == self.first.verdict)
    }

    /// The verdicts that some reading comes to, the best first.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> {
        Verdict::ALL.iter().copied().filter(|verdict| self.outcomes().any(|outcome| outcome.verdict == *verdict))
    }

    /// The questions on which the verdict hangs: answering one the other way can change it.
    pub fn hinges(&self) -> impl Iterator<Item = Question> {
        Question::ALL.iter().copied().filter(|question| {
            self.outcomes().any(|one| {
                self.outcomes().any(|other| {
                    let apart =
                        |question: &Question| one.readings.answer(*question) != other.readings.answer(*question);
                    one.verdict != other.verdict && Question::ALL.iter().filter(|other| apart(other)).eq([question])
                })
            })
        })
    }
}

impl Guideline {
    /// Assesses a plan under every combination of the readings that concern it.
    #[must_use]
    pub fn envelope(&self, plan: &Plan) -> Envelope {
        let outcome = |readings: Readings| {
            let decision = self.decide_under(plan, readings);
            Outcome { readings, total: decision.total, verdict: decision.verdict }
        };
        let own = self.readings();
        let first = outcome(own);
        let mut concerned = [false; Question::ALL.len()];
        for (concerns, question) in concerned.iter_mut().zip(Question::ALL) {
            *concerns = self.concerns(plan, *question);
        }
        if !concerned.contains(&true) {
            return Envelope { first, others: Vec::new() };
        }
        let matters = |question: Question| concerned.get(question as usize).copied().unwrap_or(false);
        let others = own.variations(matters).into_iter().skip(1).map(outcome).collect();
        Envelope { first, others }
    }

    /// Whether the answer to a question can change the hours of the plan. Only surveys have questions, and no survey is plain.
    fn concerns(&self, plan: &Plan, question: Question) -> bool {
        let lines = plan.special().map(|(_, entry)| entry);
        lines.filter(|entry| entry.line.quantity > Quantity::MIN).any(|entry| self.turns_on(entry, question))
    }

    /// Whether the answer to a question can change the hours of a line.
    fn turns_on(&self, entry: &Entry, question: Question) -> bool {
        // The default readings leave out the least, so that what they leave out is never counted.
        let mut counted =
            entry.line.work.rates().filter(|rate| left_out(entry.placed(), *rate, Readings::DEFAULT).is_none());
        match (entry.line.work, question) {
            (Work::CommunitySurvey(survey), Question::SurveyUnits) => {
                survey.samples.get().checked_rem(self.survey_samples().get()) != Some(0) && counted.next().is_some()
            }
            (Work::CommunityResourceSurvey(survey), Question::CommunityUnits) => {
                survey.households.is_some_and(|households| households != self.community_households())
                    && counted.next().is_some()
            }
            (Work::CommunityResourceSurvey(_), Question::WalkOverlap) => {
                entry.also_surveyed && counted.next().is_some()
            }
            (Work::CommunityResourceSurvey(survey), Question::FundSurvey) => {
                entry.line.service == Some(ServiceKind::CommunityPublicBenefitFund)
                    && survey.parts.contains(ResourcePart::ReportAndMap)
            }
            _ => false,
        }
    }
}

/// An assessment and its envelope, to be printed or written as one.
#[derive(Clone, Copy, Debug)]
pub struct AssessmentWithReadings<'a> {
    pub(crate) assessment: &'a Assessment<'a>,
    pub(crate) envelope: &'a Envelope,
}

impl Assessment<'_> {
    /// The assessment together with what other readings would make of the plan.
    #[must_use]
    pub const fn with_readings<'a>(&'a self, envelope: &'a Envelope) -> AssessmentWithReadings<'a> {
        AssessmentWithReadings { assessment: self, envelope }
    }
}

#[cfg(feature = "serde")]
mod wire {
    use serde::ser::{Serialize, SerializeMap as _, Serializer};

    use super::{AssessmentWithReadings, Envelope};
    use crate::application::assessment::wire::entries;
    use crate::wire::Seq;

    impl Serialize for AssessmentWithReadings<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(None)?;
            entries(&mut object, self.assessment, Some(self.envelope))?;
            object.end()
        }
    }

    impl Serialize for Envelope {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(None)?;
            object.serialize_entry("unanimous", &self.is_unanimous())?;
            object.serialize_entry("least_hours", &self.least().total)?;
            object.serialize_entry("greatest_hours", &self.greatest().total)?;
            object.serialize_entry("verdicts", &Seq(|| self.verdicts()))?;
            object.end()
        }
    }
}
