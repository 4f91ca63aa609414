//! How binding the document's words are, and what departing from them counts as.

use crate::keyed::table;

table! {
    /// How binding a rule is, read off the document's words.
    pub enum Modality: "a modality" {
        /// The words of the document from which it is read.
        words: &'static str,
    }

    Mandatory  "必须"      "mandatory"  "不得、须、应、需";
    Firm       "明确限值"  "firm"       "不高于、不少于";
    Usual      "通常"      "usual"      "一般、通常";
    Reference  "参考"      "reference"  "参考";
}

table! {
    /// How grave a finding is; the mildest first, so that the greatest is the worst.
    pub enum Severity: "a severity" {}

    Advisory   "提示"    "advisory";
    Violation  "不符合"  "violation";
}

/// What departing from a rule of each modality counts as: a parameter, because a bureau may take 通常 as binding.
///
/// # Examples
///
/// ```
/// use shegong::{Guideline, Plan, Severities, Severity, Term, Verdict, Work};
///
/// let plan = Plan::builder("例", Term::years(1)?).full_time(1);
/// let plan = plan.work(Work::CaseworkSession, 150).work(Work::OrdinaryActivity, 60).build()?;
/// let suzhou = Guideline::SUZHOU_2016;
/// assert_eq!(suzhou.decide(&plan).verdict, Verdict::CompliantWithAdvisories, "usually not above 10 %");
///
/// let severities = Severities { usual: Severity::Violation, ..Severities::SUZHOU_2016 };
/// let strict = suzhou.with_edition("example-2025").with_severities(severities);
/// assert_eq!(strict.decide(&plan).verdict, Verdict::NonCompliant);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Severities {
    /// Of a mandatory rule.
    pub mandatory: Severity,
    /// Of a firm rule.
    pub firm: Severity,
    /// Of a usual practice.
    pub usual: Severity,
    /// Of a reference.
    pub reference: Severity,
}

impl Severities {
    /// Breaking a mandatory or firm rule is a violation, departing from usual practice or a reference an advisory.
    pub const SUZHOU_2016: Self = Self {
        mandatory: Severity::Violation,
        firm: Severity::Violation,
        usual: Severity::Advisory,
        reference: Severity::Advisory,
    };

    /// The severity of departing from a rule of this modality.
    #[must_use]
    pub const fn of(self, modality: Modality) -> Severity {
        match modality {
            Modality::Mandatory => self.mandatory,
            Modality::Firm => self.firm,
            Modality::Usual => self.usual,
            Modality::Reference => self.reference,
        }
    }
}
