//! What the guideline says of a plan.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::plan::Plan;
use super::room::{Headcount, NearestTotals, Room};
use super::staffing::Bounds;
use super::workload::Workload;
use crate::finding::{Finding, Subject, Verdict, ordered};
use crate::guideline::Guideline;
use crate::quantity::{Hours, Share};

/// A plan assessed: its workload, its limits, and every finding.
///
/// Print it in either language with [`display`](Self::display), or write it as JSON.
///
/// # Examples
///
/// ```
/// use shegong::{Clause, Guideline, Plan, Rule, Term, Verdict, Work};
///
/// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::CaseworkSession, 171).build()?;
/// let assessment = Guideline::SUZHOU_2016.assess(&plan);
/// assert_eq!(assessment.total().to_string(), "1368");
/// assert_eq!(assessment.bounds().floor.to_string(), "1372");
/// assert_eq!(assessment.room().to_floor.to_string(), "4");
/// assert_eq!(assessment.verdict(), Verdict::NonCompliant);
/// let finding = assessment.findings().first().ok_or("no finding")?;
/// assert_eq!((finding.rule(), finding.clause()), (Rule::WorkloadFloor, Clause::C4_1_3));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment<'p> {
    edition: Cow<'static, str>,
    plan: &'p Plan,
    workload: Workload<'p>,
    bounds: Bounds,
    ordinary_share: Option<Share>,
    ordinary_share_cap: Share,
    headcount: Option<Headcount>,
    nearest: Option<NearestTotals>,
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

    /// The totals nearest to the plan's that fit some number of full-time workers; none where the plan's own does.
    #[must_use]
    pub const fn nearest_totals(&self) -> Option<NearestTotals> {
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
        let sums = workload.totals().sums;
        let bounds = plan.exact_bounds(self);
        let headcount = self.headcount(plan.term(), sums.total);
        let mut findings = Vec::new();
        findings.extend(self.findings_on_whole(sums, bounds, plan.digest().groups));
        for (position, entry) in plan.special() {
            findings.extend(self.findings_on_line(&entry.line, Subject::Line(position)));
        }
        Assessment {
            edition: self.shared_edition(),
            plan,
            bounds: bounds.printed(),
            ordinary_share: sums.share(),
            ordinary_share_cap: self.ordinary_share_cap(),
            headcount,
            nearest: headcount.is_none().then(|| self.nearest_totals(plan.term(), sums.total)),
            room: self.room_of(sums, bounds),
            findings: ordered(findings),
            workload,
        }
    }
}

#[cfg(feature = "serde")]
pub(super) mod wire {
    use serde::ser::{Serialize, SerializeMap, Serializer};

    use super::Assessment;
    use crate::application::{Adjustments, LineHours, Scale};
    use crate::wire::Entries as _;

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

    /// Writes the entries of an assessment, with its readings where they are known.
    pub(in crate::application) fn entries<M: SerializeMap>(
        object: &mut M,
        assessment: &Assessment<'_>,
        readings: Option<&impl Serialize>,
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
        object.entry_if_some("readings", readings)?;
        object.serialize_entry("findings", assessment.findings())
    }

    impl Serialize for Assessment<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(None)?;
            entries(&mut object, self, None::<&()>)?;
            object.end()
        }
    }
}
