//! What the guideline says of a plan.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::envelope::Envelope;
use super::line::Line;
use super::plan::Plan;
use super::room::{Headcount, NearestTotals, Room};
use super::staffing::ExactBounds;
use super::workload::{Totals, Workload};
use crate::catalogue::WorkItem;
use crate::finding::{Evidence, Finding, Rule, Subject, Verdict, ordered};
use crate::guideline::Guideline;
use crate::quantity::{Hours, Quantity, Ratio, Share};

/// The bounds of a plan's workload, rounded so that they decide as the exact ones do. Guideline: clause 4.1.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Bounds {
    /// The least amount of hours that is not below the floor.
    pub floor: Hours,
    /// The greatest amount of hours that is not above the ceiling.
    pub ceiling: Hours,
}

/// A plan assessed: its workload, its limits, and every finding.
///
/// Print it in either language with [`display`](Self::display), or write it as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment<'p> {
    edition: Cow<'static, str>,
    plan: &'p Plan,
    workload: Workload<'p>,
    bounds: Bounds,
    ordinary_share: Option<Share>,
    ordinary_share_cap: Share,
    headcount: Option<Headcount>,
    nearest: NearestTotals,
    room: Room,
    findings: Vec<Finding>,
}

impl<'p> Assessment<'p> {
    /// The identifier of the guideline that was applied.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &'p Plan {
        self.plan
    }

    /// The best verdict that all findings allow.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.findings.iter().map(Finding::severity))
    }

    /// The workload, line by line and in sum.
    #[must_use]
    pub const fn workload(&self) -> &Workload<'p> {
        &self.workload
    }

    /// The project's workload, in hours.
    #[must_use]
    pub const fn total(&self) -> Hours {
        self.workload.total()
    }

    /// The bounds of the workload.
    #[must_use]
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The part of ordinary activities in all hours, half up; none where there are no hours.
    #[must_use]
    pub const fn ordinary_share(&self) -> Option<Share> {
        self.ordinary_share
    }

    /// The greatest usual part of ordinary activities in all hours. Guideline: clause 3.1.
    #[must_use]
    pub const fn ordinary_share_cap(&self) -> Share {
        self.ordinary_share_cap
    }

    /// The full-time workers over the whole term that the total fits; none where it fits no number of them.
    #[must_use]
    pub const fn headcount(&self) -> Option<Headcount> {
        self.headcount
    }

    /// The totals nearest to the plan's that fit some number of full-time workers over the whole term.
    #[must_use]
    pub const fn nearest_totals(&self) -> NearestTotals {
        self.nearest
    }

    /// How far the plan is from its limits.
    #[must_use]
    pub const fn room(&self) -> Room {
        self.room
    }

    /// The findings, in the document's order.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The assessment together with what other readings would make of the plan.
    #[must_use]
    pub const fn with_readings<'a>(&'a self, envelope: &'a Envelope) -> AssessmentWithReadings<'a> {
        AssessmentWithReadings { assessment: self, envelope }
    }
}

/// An assessment and its envelope, to be printed or written as one.
#[derive(Clone, Copy, Debug)]
pub struct AssessmentWithReadings<'a> {
    pub(crate) assessment: &'a Assessment<'a>,
    pub(crate) envelope: &'a Envelope,
}

/// How many groups are prepared, evaluated midway, and evaluated at their close.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct GroupCounts {
    pub(super) prepared: u64,
    pub(super) midterm: u64,
    pub(super) closing: u64,
}

impl GroupCounts {
    fn of(plan: &Plan) -> Self {
        let mut counts = Self::default();
        for line in plan.lines() {
            counts.add(line.work.item(), line.quantity);
        }
        counts
    }

    /// Adds so many of an item, if it is one of the three.
    pub(super) fn add(&mut self, item: WorkItem, quantity: Quantity) {
        let count = match item {
            WorkItem::GroupPreparation => &mut self.prepared,
            WorkItem::GroupMidtermEvaluation => &mut self.midterm,
            WorkItem::GroupClosingEvaluation => &mut self.closing,
            _ => return,
        };
        *count = count.saturating_add(quantity.get().into());
    }
}

/// The quotient of ordinary hours and all hours, in ten-thousandths; none where there are no hours.
fn ordinary_share(totals: &Totals) -> Option<Ratio> {
    Ratio::from(totals.ordinary).times(u32::from(Share::WHOLE.ten_thousandths())).over(totals.all)
}

impl Guideline {
    /// Assesses a plan.
    ///
    /// Guideline: part 4, with the clauses on the size and duration of activities.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Guideline, Plan, Term, Verdict, Work};
    ///
    /// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::CaseworkSession, 200).build()?;
    /// let assessment = Guideline::SUZHOU_2016.assess(&plan);
    /// assert_eq!(assessment.total().to_string(), "1600");
    /// assert_eq!(assessment.verdict(), Verdict::Compliant);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn assess<'p>(&self, plan: &'p Plan) -> Assessment<'p> {
        let workload = self.workload(plan);
        let totals = workload.totals();
        let bounds = plan.exact_bounds(self);
        let mut findings = Vec::new();
        findings.extend(self.findings_on_totals(totals, bounds));
        findings.extend(self.group_evaluations(GroupCounts::of(plan)));
        for (position, line) in plan.lines().enumerate() {
            findings.extend(self.findings_on_line(line, Subject::Line(position)));
        }
        Assessment {
            edition: self.shared_edition(),
            plan,
            bounds: Bounds { floor: bounds.least(), ceiling: bounds.greatest() },
            ordinary_share: ordinary_share(totals).map(|share| Share::within(share.half_up())),
            ordinary_share_cap: self.ordinary_share_cap(),
            headcount: self.headcount(plan.term(), totals.all),
            nearest: self.nearest_totals(plan.term(), totals.all),
            room: self.room_of(totals, bounds),
            findings: ordered(findings),
            workload,
        }
    }

    /// The findings that follow from the sums alone.
    pub(super) fn findings_on_totals(&self, totals: &Totals, bounds: ExactBounds) -> impl Iterator<Item = Finding> {
        let total = Ratio::from(totals.all);
        let finding = |rule, evidence| Finding::new(self, rule, Subject::Whole, evidence);
        let floor = (total < bounds.floor)
            .then(|| finding(Rule::WorkloadFloor, Evidence::BelowFloor { total: totals.all, floor: bounds.least() }));
        let ceiling = (total > bounds.ceiling).then(|| {
            finding(Rule::WorkloadCeiling, Evidence::AboveCeiling { total: totals.all, ceiling: bounds.greatest() })
        });
        let cap = self.ordinary_share_cap();
        let above_cap = Ratio::from(totals.ordinary) > total.times(cap);
        let share = ordinary_share(totals).filter(|_| above_cap).map(|share| {
            finding(Rule::OrdinaryShare, Evidence::AboveShare { share: Share::within(share.ceil()), cap })
        });
        [floor, ceiling, share].into_iter().flatten()
    }

    /// The finding on a plan whose groups are not all evaluated, or not all prepared.
    pub(super) fn group_evaluations(&self, groups: GroupCounts) -> Option<Finding> {
        let GroupCounts { prepared, midterm, closing } = groups;
        (prepared != midterm || prepared != closing).then(|| {
            Finding::new(self, Rule::GroupEvaluations, Subject::Whole, Evidence::Groups { prepared, midterm, closing })
        })
    }

    /// The findings that a line makes whatever the others are.
    pub(super) fn findings_on_line(&self, line: &Line, subject: Subject) -> impl Iterator<Item = Finding> {
        let item = line.work.item();
        let attendance = self.judge_attendance(item, line.participants, line.minutes, subject);
        let outside = line
            .service
            .filter(|service| !service.has(item))
            .map(|service| Finding::new(self, Rule::ItemOutsideService, subject, Evidence::Item { service, item }));
        let without_basis = (line.work.own_hours().is_some() && !line.has_basis())
            .then(|| Finding::new(self, Rule::EstimateWithoutBasis, subject, Evidence::Estimate { item }));
        attendance.chain(outside).chain(without_basis)
    }
}

#[cfg(feature = "serde")]
mod wire {
    use serde::ser::{Serialize, SerializeMap, Serializer};

    use super::{Assessment, AssessmentWithReadings};
    use crate::application::{Adjustments, Envelope, LineHours, Scale};
    use crate::wire::{Entries as _, Seq};

    impl Serialize for Adjustments {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.iter())
        }
    }

    impl Serialize for Scale {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            (self.size, self.unit).serialize(serializer)
        }
    }

    impl Serialize for LineHours<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let adjustments = Some(self.adjustments()).filter(|adjustments| !adjustments.is_empty());
            let mut object = serializer.serialize_map(None)?;
            object.serialize_entry("row", &self.row())?;
            object.serialize_entry("work", &self.line().work)?;
            object.serialize_entry("quantity", &self.line().quantity)?;
            object.serialize_entry("unit_hours", &self.unit_hours())?;
            object.entry_if_some("scale", self.scale().as_ref())?;
            object.serialize_entry("hours", &self.hours())?;
            object.entry_if_some("adjustments", adjustments.as_ref())?;
            object.end()
        }
    }

    /// Writes the sums of the categories as an object.
    struct Categories<'a>(&'a Assessment<'a>);

    impl Serialize for Categories<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.workload().categories())
        }
    }

    fn entries<M: SerializeMap>(
        object: &mut M,
        assessment: &Assessment<'_>,
        envelope: Option<&Envelope>,
    ) -> Result<(), M::Error> {
        object.serialize_entry("edition", assessment.edition())?;
        object.serialize_entry("plan", assessment.plan().name())?;
        object.serialize_entry("verdict", &assessment.verdict())?;
        object.serialize_entry("total_hours", &assessment.total())?;
        object.serialize_entry("ordinary_hours", &assessment.workload().ordinary())?;
        object.serialize_entry("ordinary_share", &assessment.ordinary_share())?;
        object.serialize_entry("own_figure_hours", &assessment.workload().own_figures())?;
        object.serialize_entry("bounds", &assessment.bounds())?;
        object.serialize_entry("categories", &Categories(assessment))?;
        object.serialize_entry("lines", assessment.workload().lines())?;
        object.serialize_entry("headcount", &assessment.headcount())?;
        object.serialize_entry("room", &assessment.room())?;
        object.entry_if_some("readings", envelope)?;
        object.serialize_entry("findings", assessment.findings())
    }

    impl Serialize for Assessment<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(None)?;
            entries(&mut object, self, None)?;
            object.end()
        }
    }

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
