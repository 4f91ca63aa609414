//! The decision on a plan without its explanation: for registers, simulations and searches, which look at many plans.
//!
//! Nothing is allocated. What does not depend on the guideline is worked out once, when the plan is made.

use super::digest::Plain;
use super::plan::Plan;
use super::staffing::Bounds;
use super::workload::Sums;
use crate::catalogue::Rate;
use crate::finding::{Subject, Verdict};
use crate::guideline::{Guideline, Readings};
use crate::quantity::{Hours, Share};

/// What a plan comes to, without the lines and findings that explain it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Decision {
    /// The project's workload, in hours.
    pub total: Hours,
    /// Hours of ordinary activities.
    pub ordinary: Hours,
    /// The part of ordinary activities in all hours, half up; none where there are no hours.
    pub ordinary_share: Option<Share>,
    /// The bounds of the workload.
    pub bounds: Bounds,
    /// The verdict.
    pub verdict: Verdict,
}

impl Guideline {
    /// Decides on a plan as [`assess`](Self::assess) does, without lines, findings or any allocation.
    ///
    /// Guideline: part 4, with the clauses on the size and duration of activities.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Guideline, Plan, Term, Verdict, Work};
    ///
    /// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::CaseworkSession, 200).build()?;
    /// let decision = Guideline::SUZHOU_2016.decide(&plan);
    /// assert_eq!(decision.total.to_string(), "1600");
    /// assert_eq!(decision.verdict, Verdict::Compliant);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decide(&self, plan: &Plan) -> Decision {
        self.decide_under(plan, self.readings())
    }

    /// Decides on a plan under other readings than the guideline's own.
    pub(super) fn decide_under(&self, plan: &Plan, readings: Readings) -> Decision {
        let digest = plan.digest();
        let mut total =
            digest.plain.chunks(CHUNK).fold(0_u128, |sum, chunk| sum.saturating_add(self.sum_of(chunk).into()));
        let ordinary =
            u128::from(self.rate(Rate::OrdinaryActivity).hundredths()).saturating_mul(digest.ordinary.into());
        let mut worst = None;
        for (_, entry) in plan.special() {
            total = total.saturating_add(self.price(entry.placed(), readings).hours().hundredths());
            worst =
                self.findings_on_line(&entry.line, Subject::Whole).map(|finding| finding.severity()).max().max(worst);
        }
        let sums = Sums { total: Hours::within(total), ordinary: Hours::within(ordinary) };
        let bounds = plan.exact_bounds(self);
        let broken = self.broken(sums, bounds, digest.groups);
        let worst = broken.map(|rule| self.severities().of(rule.modality())).max().max(worst);
        Decision {
            total: sums.total,
            ordinary: sums.ordinary,
            ordinary_share: sums.share(),
            bounds: bounds.printed(),
            verdict: Verdict::of(worst),
        }
    }

    /// The hundredths of an hour of at most [`CHUNK`] plain lines.
    fn sum_of(&self, lines: &[Plain]) -> u64 {
        lines.iter().fold(0, |sum, line| {
            let rate = u64::from(self.rate(line.rate).hundredths());
            sum.saturating_add(rate.saturating_mul(line.quantity.get().into()))
        })
    }
}

/// So many lines of the greatest rate and quantity, 10⁸ hundredths times 10⁷, stay below 2⁶⁴.
const CHUNK: usize = 10_000;
