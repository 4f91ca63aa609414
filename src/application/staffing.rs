//! The staff that a plan requires, and the bounds that it sets to the plan's workload.

use super::plan::{Plan, Post, Term};
use crate::guideline::Guideline;
use crate::quantity::{Hours, Ratio, WorkingShare};

/// The bounds of a plan's workload, rounded so that they decide as the exact ones do. Guideline: clause 4.1.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Bounds {
    /// The least amount of hours that is not below the floor.
    pub floor: Hours,
    /// The greatest amount of hours that is not above the ceiling.
    pub ceiling: Hours,
}

/// Exact bounds of a workload, in hundredths of an hour. Guideline: clause 4.1.3.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExactBounds {
    /// Not less than this.
    pub(super) floor: Ratio,
    /// Not more than this.
    pub(super) ceiling: Ratio,
}

impl ExactBounds {
    /// The least amount of hours that is not below the floor.
    pub(super) fn least(self) -> Hours {
        Hours::within(self.floor.ceil())
    }

    /// The bounds as they are printed.
    pub(super) fn printed(self) -> Bounds {
        Bounds { floor: self.least(), ceiling: self.greatest() }
    }

    /// The greatest amount of hours that is not above the ceiling.
    pub(super) fn greatest(self) -> Hours {
        Hours::within(self.ceiling.floor())
    }
}

impl Post {
    /// Worker-months of full time, in hundredths.
    fn worker_months(self, term: Term) -> u128 {
        let months = self.months.unwrap_or(term.in_months());
        let people = u128::from(self.workers.get()).saturating_mul(months.get().into());
        people.saturating_mul(self.share.hundredths().into())
    }
}

impl Plan {
    /// The sum over posts of workers × share × months ÷ 12, exactly.
    pub(super) fn worker_years(&self) -> Ratio {
        let term = self.term();
        let hundredths = self.staff().iter().fold(0_u128, |sum, post| sum.saturating_add(post.worker_months(term)));
        let a_year = u128::from(Term::MONTHS_A_YEAR).saturating_mul(WorkingShare::FULL_TIME.hundredths().into());
        Ratio::try_new(hundredths, a_year).unwrap_or(Ratio::from(0_u32))
    }
}

impl Term {
    /// The years of one full-time worker over the whole term.
    pub(super) fn in_years(self) -> Ratio {
        let months = self.in_months().get().into();
        Ratio::try_new(months, Self::MONTHS_A_YEAR.into()).unwrap_or(Ratio::from(0_u32))
    }
}

impl Guideline {
    /// The bounds for so many worker-years.
    pub(super) fn exact_bounds(&self, worker_years: Ratio) -> ExactBounds {
        ExactBounds {
            floor: worker_years.times(self.direct_year()),
            ceiling: worker_years.times(self.working_year().hours()),
        }
    }
}
