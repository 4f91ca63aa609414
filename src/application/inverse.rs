//! Questions the other way round: how much of something fits, and what the least change is that makes a plan fit.

use super::digest::GroupCounts;
use super::line::{Entry, Line, Placed};
use super::plan::Plan;
use super::staffing::ExactBounds;
use super::workload::{Totals, UnitPrice};
use crate::catalogue::{Work, WorkItem};
use crate::finding::{Rule, Subject, Verdict};
use crate::guideline::{Guideline, Severity};
use crate::quantity::Quantity;

/// How many more of something fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Fit {
    /// Not more than so many.
    UpTo(Quantity),
    /// As many as a line can hold: the limit is not reached, or one more does not count any hours.
    NoLimit,
}

/// Another quantity for one line of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct QuantityChange {
    /// The quantity of the line.
    pub from: Quantity,
    /// The quantity it would have.
    pub to: Quantity,
}

/// A plan as a function of one line's quantity.
struct Variation<'a> {
    guideline: &'a Guideline,
    bounds: ExactBounds,
    line: &'a Line,
    price: UnitPrice,
    /// The sums of the other lines while this one's quantity is zero, and while it is not: a survey of some quantity
    /// takes the walk out of the resource surveys of its community.
    others_without: Totals,
    others_with: Totals,
    /// The groups of the other lines.
    other_groups: GroupCounts,
}

impl<'a> Variation<'a> {
    /// A plan with one line open: the one at `position`, or where there is none a line that the plan does not have yet.
    fn new(guideline: &'a Guideline, plan: &Plan, line: &'a Line, position: Option<usize>) -> Self {
        let others =
            || plan.entries().iter().enumerate().filter(|(at, _)| Some(*at) != position).map(|(_, entry)| entry);
        let in_same_community = |entry: &Entry| entry.line.community == line.community;
        let surveyed_anyway = others().any(|entry| entry.line.surveys() && in_same_community(entry));
        let is_survey = matches!(line.work, Work::CommunitySurvey(_));
        let totals_of_others = |surveyed: bool| {
            let mut totals = Totals::default();
            for entry in others() {
                let mut placed = entry.placed();
                if is_survey && in_same_community(entry) {
                    placed.also_surveyed = surveyed;
                }
                totals.add(placed.line.work, guideline.price(placed, guideline.readings()).hours());
            }
            totals
        };
        let mut other_groups = GroupCounts::default();
        for entry in others() {
            other_groups.add(entry.line.work.item(), entry.line.quantity);
        }
        Self {
            guideline,
            bounds: plan.exact_bounds(guideline),
            line,
            price: guideline.unit_price(Placed { line, also_surveyed: surveyed_anyway }, guideline.readings()),
            others_without: totals_of_others(surveyed_anyway),
            others_with: totals_of_others(true),
            other_groups,
        }
    }

    fn totals(&self, quantity: Quantity) -> Totals {
        let mut totals = if quantity == Quantity::MIN { self.others_without } else { self.others_with };
        totals.add(self.line.work, self.price.of(quantity));
        totals
    }

    const fn item(&self) -> WorkItem {
        self.line.work.item()
    }

    fn groups(&self, quantity: Quantity) -> GroupCounts {
        let mut groups = self.other_groups;
        groups.add(self.item(), quantity);
        groups
    }

    /// The rules that the quantity breaks.
    fn broken(&self, quantity: Quantity) -> impl Iterator<Item = Rule> {
        self.guideline.broken(self.totals(quantity).sums, self.bounds, self.groups(quantity))
    }

    /// Whether the quantity keeps to a rule.
    fn keeps(&self, rule: Rule, quantity: Quantity) -> bool {
        self.broken(quantity).all(|broken| broken != rule)
    }

    /// The quantities, from one up, that keep to a rule: for each rule they are a range.
    fn range(&self, rule: Rule) -> Option<(Quantity, Quantity)> {
        let keeps = |quantity| self.keeps(rule, quantity);
        let rises = match rule {
            Rule::WorkloadFloor => true,
            Rule::OrdinaryShare => self.item() != WorkItem::OrdinaryActivity,
            Rule::GroupEvaluations => return self.range_of_groups(),
            _ => false,
        };
        if rises {
            Some((first(keeps)?, Quantity::MAX))
        } else {
            match first(|quantity| !keeps(quantity)) {
                None => Some((Quantity::ONE, Quantity::MAX)),
                Some(Quantity::ONE) => None,
                Some(broken) => Some((Quantity::ONE, broken.one_less())),
            }
        }
    }

    /// The one quantity that makes the groups' three numbers equal; any, if the line is none of the three.
    fn range_of_groups(&self) -> Option<(Quantity, Quantity)> {
        let GroupCounts { prepared, midterm, closing } = self.other_groups;
        let (own, two) = match self.item() {
            WorkItem::GroupPreparation => (prepared, [midterm, closing]),
            WorkItem::GroupMidtermEvaluation => (midterm, [prepared, closing]),
            WorkItem::GroupClosingEvaluation => (closing, [prepared, midterm]),
            _ => return self.keeps(Rule::GroupEvaluations, Quantity::ONE).then_some((Quantity::ONE, Quantity::MAX)),
        };
        let [one, other] = two;
        let needed = one.checked_sub(own).filter(|_| one == other)?;
        let needed = u32::try_from(needed).ok().and_then(|needed| Quantity::try_new(needed).ok())?;
        (needed >= Quantity::ONE).then_some((needed, needed))
    }
}

/// The least quantity, from one up, that has a property which all greater ones have too.
fn first(has: impl Fn(Quantity) -> bool) -> Option<Quantity> {
    let (mut low, mut high) = (Quantity::ONE, Quantity::MAX);
    if !has(high) {
        return None;
    }
    while low < high {
        let middle = low.midpoint(high);
        if has(middle) {
            high = middle;
        } else {
            low = middle.one_more();
        }
    }
    Some(low)
}

impl Guideline {
    /// How many more of a line's work fit under the ceiling of a plan; the line's own quantity does not matter.
    ///
    /// Guideline: clause 4.1.3.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Fit, Guideline, Line, Plan, Quantity, Term, Work};
    ///
    /// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::Intake, 100).build()?;
    /// let session = Line::builder(Work::CaseworkSession, 0).build()?;
    /// let more = Guideline::SUZHOU_2016.how_many_more(&plan, &session);
    /// assert_eq!(more, Fit::UpTo(Quantity::try_new(45)?), "360 hours are left");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn how_many_more(&self, plan: &Plan, line: &Line) -> Fit {
        let variation = Variation::new(self, plan, line, None);
        match variation.range(Rule::WorkloadCeiling) {
            Some((_, Quantity::MAX)) => Fit::NoLimit,
            Some((_, most)) => Fit::UpTo(most),
            None => Fit::UpTo(Quantity::MIN),
        }
    }

    /// The least change of one line's quantity by which a plan's verdict is `goal` or better; none if no quantity does it.
    ///
    /// Of two quantities that are equally near the smaller is chosen; the answer is the line's own quantity where nothing
    /// needs to change. Without a line at `position` there is no answer.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Guideline, Plan, Term, Verdict, Work};
    ///
    /// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::CaseworkSession, 100).build()?;
    /// let change = Guideline::SUZHOU_2016.least_change(&plan, 0, Verdict::Compliant).ok_or("none")?;
    /// assert_eq!(change.to.get(), 172, "171 sessions are 1368 hours, 172 are 1376");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn least_change(&self, plan: &Plan, position: usize, goal: Verdict) -> Option<QuantityChange> {
        let matters = |severity: Severity| Verdict::of([severity]) > goal;
        let rule_matters = |rule: Rule| matters(self.severities().of(rule.modality()));
        let mut of_lines = plan.special().flat_map(|(_, entry)| self.findings_on_line(&entry.line, Subject::Whole));
        if of_lines.any(|finding| matters(finding.severity())) {
            return None;
        }
        let line = &plan.entries().get(position)?.line;
        let variation = Variation::new(self, plan, line, Some(position));
        let from = line.quantity;
        let none = Quantity::MIN;
        let none = variation.broken(none).all(|rule| !rule_matters(rule)).then_some(none);
        let rules = [Rule::WorkloadFloor, Rule::WorkloadCeiling, Rule::OrdinaryShare, Rule::GroupEvaluations];
        let some = rules
            .into_iter()
            .filter(|rule| rule_matters(*rule))
            .try_fold((Quantity::ONE, Quantity::MAX), |(low, high), rule| {
                let (least, most) = variation.range(rule)?;
                Some((low.max(least), high.min(most)))
            })
            .filter(|(low, high)| low <= high)
            .map(|(low, high)| from.clamp(low, high));
        let to = none.into_iter().chain(some).min_by_key(|to| to.get().abs_diff(from.get()))?;
        Some(QuantityChange { from, to })
    }
}
