//! The parameters as one value: [`Guideline::SUZHOU_2016`] is the document, and a local variant differs from it by value.

mod limits;
mod readings;
mod severities;
mod working_year;

use alloc::borrow::Cow;

pub use limits::{FeeCaps, LocalCap, Sizes, SupervisionLimits};
pub use readings::{CommunityUnits, FundSurvey, Question, Readings, SurveyUnits, WalkOverlap};
pub use severities::{Modality, Severities, Severity};
pub use working_year::WorkingYear;

use crate::catalogue::Rate;
use crate::clause::Edition;
use crate::quantity::{
    Consultations, HourlyFee, Hours, Households, Minutes, Portion, Ratio, Samples, Share, UnitHours, Years,
};

/// A guideline's parameters: every number that the document gives, and how it is read.
///
/// [`Guideline::SUZHOU_2016`] is the document itself. A local variant is made from it with the `with_…` methods or read
/// from JSON, where every field is optional; clause numbers remain those of the document.
///
/// # Examples
///
/// ```
/// use shegong::{Days, Guideline, Rate, WorkingYear};
///
/// let year = WorkingYear::SUZHOU_2016.with_public_holidays(Days::try_new(13)?)?;
/// let variant = Guideline::SUZHOU_2016
///     .with_edition("example-2025")
///     .with_working_year(year)
///     .with_rate(Rate::Intake, "12".parse()?);
/// assert_eq!(variant.direct_hours().to_string(), "1360.8");
/// assert_eq!(variant.rate(Rate::Intake).to_string(), "12");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Guideline {
    edition: Cow<'static, str>,
    working_year: WorkingYear,
    direct_share: Portion,
    ordinary_share_cap: Share,
    hours: ReferenceHours,
    survey_samples: Samples,
    community_households: Households,
    sizes: Sizes,
    lecture_minutes: Minutes,
    consultations_per_topic: Consultations,
    supervision: SupervisionLimits,
    severities: Severities,
    readings: Readings,
}

/// The figure of every rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct ReferenceHours([UnitHours; Rate::COUNT]);

impl ReferenceHours {
    /// The figure of a rate. There is one cell a rate, so that the first is never taken for another.
    fn get(&self, rate: Rate) -> UnitHours {
        let [first, ..] = self.0;
        self.0.get(rate as usize).copied().unwrap_or(first)
    }
}

/// Why parameters are refused: they contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GuidelineError {
    /// The days off leave no working day.
    #[error("no working days are left: {off} days off in a year of {days}")]
    #[non_exhaustive]
    NoWorkingDays {
        /// Days of the year.
        days: u32,
        /// Days off.
        off: u32,
    },
    /// A working day is longer than a day.
    #[error("`{hours}` hours are more than a day has")]
    #[non_exhaustive]
    LongDay {
        /// Hours a day.
        hours: UnitHours,
    },
    /// The fewest supervisees of a group are more than the most.
    #[error("a group of at least {fewest} and at most {most} supervisees cannot be")]
    #[non_exhaustive]
    GroupUpsideDown {
        /// The fewest supervisees.
        fewest: u32,
        /// The most supervisees.
        most: u32,
    },
    /// More years bring a lower cap.
    #[error("the cap falls from {before} to {cap} yuan an hour at {years} years")]
    #[non_exhaustive]
    FallingCap {
        /// Completed years from which the lower cap holds.
        years: Years,
        /// The lower cap.
        cap: HourlyFee,
        /// The cap before.
        before: HourlyFee,
    },
    /// Two caps begin with the same year.
    #[error("two caps begin at the same number of years, `{years}`")]
    #[non_exhaustive]
    RepeatedBand {
        /// Completed years.
        years: Years,
    },
    /// There are too many caps.
    #[error("more than {max} caps")]
    #[non_exhaustive]
    TooManyBands {
        /// The greatest number of caps.
        max: usize,
    },
}

impl Guideline {
    /// Suzhou's guideline of 2016, figure for figure, in the default readings.
    pub const SUZHOU_2016: Self = Self {
        edition: Cow::Borrowed(Edition::SUZHOU_2016.id),
        working_year: WorkingYear::SUZHOU_2016,
        direct_share: Portion::literal(7000),
        ordinary_share_cap: Share::literal(1000),
        hours: ReferenceHours(Rate::PRINTED),
        survey_samples: Samples::literal(100),
        community_households: Households::literal(3000),
        sizes: Sizes::SUZHOU_2016,
        lecture_minutes: Minutes::literal(60),
        consultations_per_topic: Consultations::literal(3),
        supervision: SupervisionLimits::SUZHOU_2016,
        severities: Severities::SUZHOU_2016,
        readings: Readings::DEFAULT,
    };

    /// Hours of direct service in a full-time worker's year, to a hundredth, half up: the floor a worker-year.
    ///
    /// Guideline: clause 4.1.2.
    #[must_use]
    pub fn direct_hours(&self) -> Hours {
        Hours::within(self.direct_year().half_up())
    }

    /// The exact hundredths of an hour of [`Guideline::direct_hours`].
    pub(crate) fn direct_year(&self) -> Ratio {
        Ratio::from(self.working_year.hours()).times(self.direct_share)
    }

    /// The reference hours of one rate, in hours a unit. Guideline: clause 4.2.
    #[must_use]
    pub fn rate(&self, rate: Rate) -> UnitHours {
        self.hours.get(rate)
    }

    /// The same guideline with another figure for one rate.
    #[must_use]
    pub fn with_rate(mut self, rate: Rate, hours: UnitHours) -> Self {
        for (own, cell) in Rate::ALL.iter().zip(&mut self.hours.0) {
            if *own == rate {
                *cell = hours;
            }
        }
        self
    }
}

macro_rules! parameters {
    ($( $(#[$meta:meta])* $parameter:ident, $with:ident: $Type:ty; )+) => {
        impl Guideline {
            $(
                $(#[$meta])*
                #[must_use]
                pub const fn $parameter(&self) -> $Type {
                    self.$parameter
                }

                #[doc = concat!("The same guideline with another [`", stringify!($parameter), "`](Self::", stringify!($parameter), ").")]
                #[must_use]
                pub fn $with(self, $parameter: $Type) -> Self {
                    Self { $parameter, ..self }
                }
            )+
        }
    };
}

impl Guideline {
    /// The identifier that answers carry.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    pub(crate) fn shared_edition(&self) -> Cow<'static, str> {
        self.edition.clone()
    }

    /// The limits on supervision. Guideline: clauses 1.7.3 and 1.7.5.
    #[must_use]
    pub const fn supervision(&self) -> &SupervisionLimits {
        &self.supervision
    }

    /// The same guideline with other limits on supervision.
    #[must_use]
    pub fn with_supervision(self, supervision: SupervisionLimits) -> Self {
        Self { supervision, ..self }
    }

    /// The same guideline under another identifier.
    #[must_use]
    pub fn with_edition(self, edition: impl Into<Cow<'static, str>>) -> Self {
        Self { edition: edition.into(), ..self }
    }
}

parameters! {
    /// The working year of a full-time worker. Guideline: clause 4.1.1.
    working_year, with_working_year: WorkingYear;
    /// The part of the working year that is direct service. Guideline: clause 4.1.2.
    direct_share, with_direct_share: Portion;
    /// The greatest usual part of ordinary activities in a project's hours. Guideline: clause 3.1.
    ordinary_share_cap, with_ordinary_share_cap: Share;
    /// The samples for which a survey's hours are given. Guideline: clause 4.2.15.
    survey_samples, with_survey_samples: Samples;
    /// The households for which a resource survey's hours are given. Guideline: clause 4.2.16.
    community_households, with_community_households: Households;
    /// How many people activities and lectures usually have. Guideline: clauses 1.5.4.1, 1.5.5.1 and 3.1.
    sizes, with_sizes: Sizes;
    /// The fewest minutes of a lecture. Guideline: clause 1.5.5.1.
    lecture_minutes, with_lecture_minutes: Minutes;
    /// The most consultations that one client usually has on one topic. Guideline: clause 1.1.1.
    consultations_per_topic, with_consultations_per_topic: Consultations;
    /// What departing from a rule of each modality counts as.
    severities, with_severities: Severities;
    /// How the document is read where it can be read in two ways.
    readings, with_readings: Readings;
}

#[cfg(feature = "serde")]
mod wire;
