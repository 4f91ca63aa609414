//! The rules on a plan.

use super::digest::GroupCounts;
use super::line::Line;
use super::staffing::ExactBounds;
use super::workload::Sums;
use crate::finding::{Evidence, Finding, Rule, Subject};
use crate::guideline::Guideline;
use crate::quantity::{Ratio, Share};

impl Guideline {
    /// The rules on the plan as a whole that are broken.
    ///
    /// The share is above its cap when ordinary hours are more than the cap's part of all hours.
    pub(super) fn broken(&self, sums: Sums, bounds: ExactBounds, groups: GroupCounts) -> impl Iterator<Item = Rule> {
        let total = Ratio::from(sums.total);
        let broken = [
            (Rule::WorkloadFloor, total < bounds.floor),
            (Rule::WorkloadCeiling, total > bounds.ceiling),
            (Rule::OrdinaryShare, Ratio::from(sums.ordinary) > total.times(self.ordinary_share_cap())),
            (Rule::GroupEvaluations, !groups.are_equal()),
        ];
        broken.into_iter().filter_map(|(rule, is_broken)| is_broken.then_some(rule))
    }

    /// The findings on the plan as a whole.
    pub(super) fn findings_on_whole(
        &self,
        sums: Sums,
        bounds: ExactBounds,
        groups: GroupCounts,
    ) -> impl Iterator<Item = Finding> {
        let total = sums.total;
        self.broken(sums, bounds, groups).map(move |rule| {
            let evidence = match rule {
                Rule::WorkloadFloor => Evidence::BelowFloor { total, floor: bounds.least() },
                Rule::WorkloadCeiling => Evidence::AboveCeiling { total, ceiling: bounds.greatest() },
                Rule::GroupEvaluations => {
                    let GroupCounts { prepared, midterm, closing } = groups;
                    Evidence::Groups { prepared, midterm, closing }
                }
                _ => {
                    let share = sums.exact_share().map_or(Share::WHOLE, |share| Share::within(share.ceil()));
                    Evidence::AboveShare { share, cap: self.ordinary_share_cap() }
                }
            };
            Finding::new(self, rule, Subject::Whole, evidence)
        })
    }

    /// The findings that a line makes whatever the others are.
    pub(super) fn findings_on_line(&self, line: &Line, subject: Subject) -> impl Iterator<Item = Finding> {
        let item = line.work.item();
        let [size, duration] = self.judge_attendance(item, line.participants, line.minutes, subject);
        let outside = line
            .service
            .filter(|service| !service.has(item))
            .map(|service| Finding::new(self, Rule::ItemOutsideService, subject, Evidence::Item { service, item }));
        let without_basis = (line.work.own_hours().is_some() && !line.has_basis())
            .then(|| Finding::new(self, Rule::EstimateWithoutBasis, subject, Evidence::Estimate { item }));
        [size, duration, outside, without_basis].into_iter().flatten()
    }
}
