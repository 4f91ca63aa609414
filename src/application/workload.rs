//! The arithmetic of a plan's workload: quantities times reference hours, line by line.
//!
//! Guideline: clauses 4.1.4 and 4.2.

use alloc::vec::Vec;
use core::fmt;

use super::line::{Line, Placed};
use super::plan::Plan;
use crate::catalogue::{Category, Rate, ResourcePart, ServiceKind, Variant, Work, WorkItem};
use crate::clause::Clause;
use crate::guideline::{CommunityUnits, FundSurvey, Guideline, Readings, SurveyUnits, WalkOverlap};
use crate::keyed::table;
use crate::quantity::{Hours, Quantity, Ratio, Share};

table! {
    /// Why a line's unit counts fewer hours than its row of the table.
    pub enum Adjustment: "an adjustment" {
        /// The clause that leaves the hours out.
        clause: Clause,
    }

    PreparationExcluded      "不含调研准备"                        "preparation excluded"                                                   Clause::C2_1_1;
    LiteratureExcluded       "不含文献查阅"                        "literature review excluded"                                             Clause::C2_2_1;
    ReportAndMapExcluded     "不含报告撰写及地图绘制"              "report and map excluded"                                                Clause::C2_2_1;
    WalkCountedWithSurvey    "社区走访已并入社区调研，不另计工时"  "walk not counted again, being part of the community survey"             Clause::C4_2_16_1;
    SurveyCountedWithSurvey  "资源调查已并入社区调研，不另计工时"  "resource survey not counted again, being part of the community survey"  Clause::C4_2_16_1;
}

/// The adjustments of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Adjustments {
    bits: u8,
}

impl Adjustments {
    const fn bit(adjustment: Adjustment) -> u8 {
        1_u8.wrapping_shl(adjustment as u32)
    }

    const fn insert(&mut self, adjustment: Adjustment) {
        self.bits |= Self::bit(adjustment);
    }

    /// Whether nothing was adjusted.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The adjustments in the document's order.
    pub fn iter(self) -> impl Iterator<Item = Adjustment> {
        Adjustment::ALL.iter().copied().filter(move |adjustment| self.bits & Self::bit(*adjustment) != 0)
    }
}

/// How many units of the table one survey is: `size` over `unit`, where that is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scale {
    /// Samples, households, or units begun.
    pub size: u32,
    /// How many of them make a unit.
    pub unit: u32,
}

impl Scale {
    const ONE: Self = Self { size: 1, unit: 1 };

    /// Whether a survey is one unit.
    const fn is_one(self) -> bool {
        self.size == self.unit
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.size, self.unit)
    }
}

/// What one unit of a line counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnitPrice {
    hours: Hours,
    scale: Scale,
    adjustments: Adjustments,
}

impl UnitPrice {
    /// The hours of so many units, rounded once, half up.
    pub(super) fn of(self, quantity: Quantity) -> Hours {
        let units = Ratio::from(self.hours).times(quantity.get());
        if self.scale.is_one() {
            return Hours::within(units.floor());
        }
        Hours::within(units.times(self.scale.size).over(self.scale.unit).map_or(0, Ratio::half_up))
    }
}

/// The hours of one line, and how they come about.
///
/// # Examples
///
/// ```
/// use shegong::{Clause, CommunitySurvey, Guideline, Plan, Samples, Term, Work};
///
/// let survey = Work::CommunitySurvey(CommunitySurvey::of(Samples::try_new(250)?));
/// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(survey, 1).build()?;
/// let workload = Guideline::SUZHOU_2016.workload(&plan);
/// let line = workload.lines().first().ok_or("no line")?;
/// assert_eq!((line.row(), line.clause()), (Some(15), Clause::C4_2_15));
/// assert_eq!((line.unit_hours().to_string(), line.hours().to_string()), ("160".to_owned(), "400".to_owned()));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineHours<'p> {
    line: &'p Line,
    price: UnitPrice,
    hours: Hours,
}

impl<'p> LineHours<'p> {
    /// The line of the plan.
    #[must_use]
    pub const fn line(&self) -> &'p Line {
        self.line
    }

    /// The number of the line's row in the hour table; none for other services.
    #[must_use]
    pub const fn row(&self) -> Option<u8> {
        self.line.work.item().row()
    }

    /// The clause that gives the line's hours.
    #[must_use]
    pub fn clause(&self) -> Clause {
        let mut rates = self.line.work.rates();
        match (rates.next(), rates.next()) {
            (Some(only), None) if self.line.work.item().rates().contains(&only) => only.clause(),
            _ => self.line.work.item().clause(),
        }
    }

    /// The hours of one unit: the sum of the rates that are counted, before scaling.
    #[must_use]
    pub const fn unit_hours(&self) -> Hours {
        self.price.hours
    }

    /// How many units one survey is; none where it is one.
    #[must_use]
    pub fn scale(&self) -> Option<Scale> {
        Some(self.price.scale).filter(|scale| !scale.is_one())
    }

    /// The line's hours, rounded once, half up.
    #[must_use]
    pub const fn hours(&self) -> Hours {
        self.hours
    }

    /// What was left out.
    #[must_use]
    pub const fn adjustments(&self) -> Adjustments {
        self.price.adjustments
    }
}

/// The two sums on which rules depend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// All hours.
    pub(super) total: Hours,
    /// Hours of ordinary activities.
    pub(super) ordinary: Hours,
}

impl Sums {
    /// The part of ordinary activities in all hours, in ten-thousandths; none where there are no hours.
    pub(super) fn exact_share(self) -> Option<Ratio> {
        Ratio::from(self.ordinary).times(u32::from(Share::WHOLE.ten_thousandths())).over(self.total)
    }

    /// The same share as it is printed, half up.
    pub(super) fn share(self) -> Option<Share> {
        self.exact_share().map(|share| Share::within(share.half_up()))
    }
}

/// Sums over the lines of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) sums: Sums,
    pub(super) own_figures: Hours,
    by_category: [Hours; Category::ALL.len()],
}

impl Totals {
    pub(super) fn add(&mut self, work: Work, hours: Hours) {
        let item = work.item();
        self.sums.total = self.sums.total.plus(hours);
        if item == WorkItem::OrdinaryActivity {
            self.sums.ordinary = self.sums.ordinary.plus(hours);
        }
        if work.own_hours().is_some() {
            self.own_figures = self.own_figures.plus(hours);
        }
        if let Some(cell) = self.by_category.get_mut(item.category() as usize) {
            *cell = cell.plus(hours);
        }
    }

    pub(super) fn categories(&self) -> impl Iterator<Item = (Category, Hours)> {
        Category::ALL.iter().copied().zip(self.by_category)
    }
}

/// The workload of a plan: the hours of each line, and their sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload<'p> {
    lines: Vec<LineHours<'p>>,
    totals: Totals,
}

impl<'p> Workload<'p> {
    /// The hours of each line, in the plan's order.
    #[must_use]
    pub fn lines(&self) -> &[LineHours<'p>] {
        &self.lines
    }

    /// The project's workload: the exact sum of the lines as printed.
    #[must_use]
    pub const fn total(&self) -> Hours {
        self.totals.sums.total
    }

    /// Hours of ordinary activities.
    #[must_use]
    pub const fn ordinary(&self) -> Hours {
        self.totals.sums.ordinary
    }

    /// Hours of lines with a figure of their own.
    #[must_use]
    pub const fn own_figures(&self) -> Hours {
        self.totals.own_figures
    }

    /// The sum of each category, in the table's order.
    pub fn categories(&self) -> impl Iterator<Item = (Category, Hours)> {
        self.totals.categories()
    }

    pub(super) const fn totals(&self) -> &Totals {
        &self.totals
    }
}

impl Guideline {
    /// Adds up the hours of a plan.
    ///
    /// Guideline: clause 4.1.4.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Guideline, Plan, Term, Work};
    ///
    /// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::Intake, 3).build()?;
    /// assert_eq!(Guideline::SUZHOU_2016.workload(&plan).total().to_string(), "48");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn workload<'p>(&self, plan: &'p Plan) -> Workload<'p> {
        let mut totals = Totals::default();
        let mut lines = Vec::with_capacity(plan.entries().len());
        for entry in plan.entries() {
            let priced = self.price(entry.placed(), self.readings());
            totals.add(entry.line.work, priced.hours);
            lines.push(priced);
        }
        Workload { lines, totals }
    }

    /// The hours of one line.
    pub(super) fn price<'p>(&self, placed: Placed<'p>, readings: Readings) -> LineHours<'p> {
        let price = self.unit_price(placed, readings);
        LineHours { line: placed.line, price, hours: price.of(placed.line.quantity) }
    }

    /// What one unit of a line counts, whatever its quantity.
    pub(super) fn unit_price(&self, placed: Placed<'_>, readings: Readings) -> UnitPrice {
        let work = placed.line.work;
        let mut price = UnitPrice { hours: Hours::ZERO, scale: Scale::ONE, adjustments: Adjustments::default() };
        if let Some(hours) = work.rate().map(|rate| self.rate(rate)).or(work.own_hours()) {
            price.hours = hours.into();
            return price;
        }
        price.scale = self.scale(work, readings);
        for rate in work.rates() {
            match left_out(placed, rate, readings) {
                Some(adjustment) => price.adjustments.insert(adjustment),
                None => price.hours = price.hours.plus(self.rate(rate).into()),
            }
        }
        price
    }

    /// How many units of the table one piece of the work is.
    fn scale(&self, work: Work, readings: Readings) -> Scale {
        match work {
            Work::CommunitySurvey(survey) => {
                let (samples, unit) = (survey.samples.get(), self.survey_samples().get());
                match readings.survey_units {
                    SurveyUnits::Proportional => Scale { size: samples, unit },
                    SurveyUnits::StartedUnits => {
                        let started = Ratio::try_new(samples.into(), unit.into()).map_or(1, Ratio::ceil);
                        Scale { size: u32::try_from(started).unwrap_or(u32::MAX), unit: 1 }
                    }
                }
            }
            Work::CommunityResourceSurvey(survey) => match (survey.households, readings.community_units) {
                (Some(households), CommunityUnits::ByHouseholds) => {
                    Scale { size: households.get(), unit: self.community_households().get() }
                }
                _ => Scale::ONE,
            },
            _ => Scale::ONE,
        }
    }
}

/// Why a rate of a line is not counted: its service's clause leaves it out, or another line counts it already.
pub(super) fn left_out(placed: Placed<'_>, rate: Rate, readings: Readings) -> Option<Adjustment> {
    let part = match rate.variant()? {
        Variant::SurveyPart(_) => {
            let left_out = placed.line.service.is_some_and(|service| service.leaves_out(rate));
            return left_out.then_some(Adjustment::PreparationExcluded);
        }
        Variant::ResourcePart(part) => part,
        Variant::Accompaniment(_) | Variant::Conduct(_) => return None,
    };
    let of_fund = placed.line.service == Some(ServiceKind::CommunityPublicBenefitFund);
    match part {
        ResourcePart::LiteratureReview if of_fund => Some(Adjustment::LiteratureExcluded),
        ResourcePart::ReportAndMap if of_fund && readings.fund_survey == FundSurvey::WalkOnly => {
            Some(Adjustment::ReportAndMapExcluded)
        }
        _ if !placed.also_surveyed => None,
        _ if readings.walk_overlap == WalkOverlap::WholeSurvey => Some(Adjustment::SurveyCountedWithSurvey),
        ResourcePart::CommunityWalk => Some(Adjustment::WalkCountedWithSurvey),
        ResourcePart::LiteratureReview | ResourcePart::ReportAndMap => None,
    }
}
