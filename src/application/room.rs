//! What a plan leaves room for, and which staff it fits.

use super::plan::Term;
use super::staffing::ExactBounds;
use super::workload::Sums;
use crate::catalogue::Rate;
use crate::guideline::Guideline;
use crate::quantity::{Hours, Ratio};

/// The numbers of full-time workers over the whole term that a total of hours fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Headcount {
    /// The fewest workers, at least one; in JSON a string beyond 64 bits, as the other counts here.
    #[cfg_attr(feature = "serde", serde(serialize_with = "crate::wire::count"))]
    pub min: u128,
    /// The most workers.
    #[cfg_attr(feature = "serde", serde(serialize_with = "crate::wire::count"))]
    pub max: u128,
}

/// The totals nearest to a given one that fit some number of full-time workers; both are the given one where it fits itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct NearestTotals {
    /// The greatest fitting total that is not above; none where the given one is too little for anybody.
    pub below: Option<Hours>,
    /// The least fitting total that is not below; none only near [`Hours::MAX`].
    pub above: Option<Hours>,
}

/// How far a plan is from its limits; each figure is exact and tight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Room {
    /// Hours still missing to the floor.
    pub to_floor: Hours,
    /// Hours left to the ceiling.
    pub to_ceiling: Hours,
    /// How many more ordinary activities their usual share allows if nothing else changes; none where it sets no limit.
    #[cfg_attr(feature = "serde", serde(serialize_with = "crate::wire::optional_count"))]
    pub ordinary_sessions: Option<u128>,
    /// How many ordinary activities fewer would cure a breach of their usual share.
    #[cfg_attr(feature = "serde", serde(serialize_with = "crate::wire::count"))]
    pub sessions_to_cut: u128,
    /// How many hours of other work would cure it instead; none where no amount does.
    pub offsetting_hours: Option<Hours>,
}

impl Guideline {
    /// The numbers of full-time workers over the whole term for which `total` lies within both bounds; none where none does.
    ///
    /// Guideline: clause 4.1.3.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Guideline, Term};
    ///
    /// let year = Term::years(1)?;
    /// let fits = Guideline::SUZHOU_2016.headcount(year, "2744".parse()?).ok_or("nobody")?;
    /// assert_eq!((fits.min, fits.max), (2, 2));
    /// assert!(Guideline::SUZHOU_2016.headcount(year, "2743.99".parse()?).is_none(), "too much for one, too little for two");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn headcount(&self, term: Term, total: Hours) -> Option<Headcount> {
        let one = self.exact_bounds(term.in_years());
        let total = Ratio::from(total);
        let min = total.over(one.ceiling)?.ceil().max(1);
        let max = total.over(one.floor)?.floor();
        (min <= max).then_some(Headcount { min, max })
    }

    /// The totals nearest to `total` that fit some number of full-time workers over the whole term.
    ///
    /// Guideline: clause 4.1.3.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Guideline, Term};
    ///
    /// let nearest = Guideline::SUZHOU_2016.nearest_totals(Term::years(1)?, "2000".parse()?);
    /// assert_eq!(nearest.below, Some("1960".parse()?), "the most for one worker");
    /// assert_eq!(nearest.above, Some("2744".parse()?), "the least for two");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn nearest_totals(&self, term: Term, total: Hours) -> NearestTotals {
        // At every twelfth number of workers the ceiling is a whole hundredth, and so fits itself: one in twelve does.
        const TRIES: usize = Term::MONTHS_A_YEAR as usize;
        let one = self.exact_bounds(term.in_years());
        let total = Ratio::from(total);
        let (Some(most), Some(fewest)) = (total.over(one.floor), total.over(one.ceiling)) else {
            return NearestTotals { below: None, above: None };
        };
        let total = total.floor();
        let whole = |workers: u128| (one.floor.times(workers).ceil(), one.ceiling.times(workers).floor());
        let below = (1..=most.floor()).rev().take(TRIES).map(whole).find(|(least, greatest)| least <= greatest);
        let from = fewest.ceil().max(1);
        let mut above = (from..).take(TRIES).map(whole).filter(|(least, greatest)| least <= greatest);
        let above = above.find(|(_, greatest)| *greatest >= total);
        NearestTotals {
            below: below.and_then(|(_, greatest)| Hours::from_hundredths(greatest.min(total))),
            above: above.and_then(|(least, _)| Hours::from_hundredths(least.max(total))),
        }
    }

    /// The room of a plan with these sums and bounds.
    pub(super) fn room_of(&self, sums: Sums, bounds: ExactBounds) -> Room {
        let total = Ratio::from(sums.total);
        let cap = Ratio::from(self.ordinary_share_cap());
        let (ordinary, allowed) = (Ratio::from(sums.ordinary), total.times(cap));
        let (excess, slack) = (ordinary.minus(allowed), allowed.minus(ordinary));
        // One ordinary activity more raises what is allowed by its part, so that only the rest of it uses up the slack.
        let net_of_one =
            Ratio::from(Hours::from(self.rate(Rate::OrdinaryActivity))).times(self.ordinary_share_cap().rest());
        Room {
            to_floor: Hours::within(bounds.floor.minus(total).ceil()),
            to_ceiling: Hours::within(bounds.ceiling.minus(total).floor()),
            ordinary_sessions: slack.over(net_of_one).map(Ratio::floor),
            sessions_to_cut: excess.over(net_of_one).map_or(0, Ratio::ceil),
            offsetting_hours: if excess.is_zero() {
                Some(Hours::ZERO)
            } else {
                excess.over(cap).map(|hours| Hours::within(hours.ceil()))
            },
        }
    }
}
