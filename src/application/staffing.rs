//! The staff that a plan requires, and the bounds that it sets to the plan's workload.

use super::plan::{Plan, Term};
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

impl Plan {
    /// The sum over posts of workers × share × months ÷ 12, exactly.
    pub(super) fn worker_years(&self) -> Ratio {
        let a_year = u128::from(Term::MONTHS_A_YEAR).saturating_mul(WorkingShare::FULL_TIME.hundredths().into());
        Ratio::try_new(self.worker_months().into(), a_year).unwrap_or(Ratio::from(0_u32))
    }

    /// The exact bounds of the plan's workload.
    pub(super) fn exact_bounds(&self, guideline: &Guideline) -> ExactBounds {
        guideline.exact_bounds(self.worker_years())
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
