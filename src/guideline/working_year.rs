//! The working year of a full-time worker, from which the bounds of a project's workload follow.

use crate::quantity::{Days, Hours, UnitHours};

use super::GuidelineError;

/// The working year of one full-time worker: days of the year less those off, times hours a day.
///
/// Guideline: clause 4.1.1.
///
/// # Examples
///
/// ```
/// use shegong::{Days, WorkingYear};
///
/// let year = WorkingYear::SUZHOU_2016;
/// assert_eq!(year.hours().to_string(), "1960");
/// assert_eq!(year.with_public_holidays(Days::try_new(13)?)?.hours().to_string(), "1944");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WorkingYear {
    days: Days,
    public_holidays: Days,
    rest_days: Days,
    paid_leave: Days,
    hours_per_day: UnitHours,
}

impl WorkingYear {
    /// The document's figures: 365 days, 11 public holidays, 52 weeks of two rest days, 5 days' leave, 8 hours a day.
    pub const SUZHOU_2016: Self = Self {
        days: Days::literal(365),
        public_holidays: Days::literal(11),
        rest_days: Days::literal(52 * 2),
        paid_leave: Days::literal(5),
        hours_per_day: UnitHours::literal(8_00),
    };

    /// The most hours of a day.
    const HOURS_OF_A_DAY: UnitHours = UnitHours::literal(24_00);

    /// Takes all figures at once: days of the year, public holidays, weekly rest and paid leave in days, hours a day.
    ///
    /// # Errors
    ///
    /// [`GuidelineError::NoWorkingDays`] if the days off leave none, [`GuidelineError::LongDay`] above 24 hours a day.
    pub fn try_new(
        days: Days,
        public_holidays: Days,
        rest_days: Days,
        paid_leave: Days,
        hours_per_day: UnitHours,
    ) -> Result<Self, GuidelineError> {
        Self { days, public_holidays, rest_days, paid_leave, hours_per_day }.checked()
    }

    /// The year, if its figures leave something to work.
    fn checked(self) -> Result<Self, GuidelineError> {
        if self.working_days() == 0 {
            Err(GuidelineError::NoWorkingDays { days: self.days.get(), off: self.days_off() })
        } else if self.hours_per_day > Self::HOURS_OF_A_DAY {
            Err(GuidelineError::LongDay { hours: self.hours_per_day })
        } else {
            Ok(self)
        }
    }

    /// The same year with other days in all.
    ///
    /// # Errors
    ///
    /// [`GuidelineError::NoWorkingDays`] if no working day is left.
    pub fn with_days(self, days: Days) -> Result<Self, GuidelineError> {
        Self { days, ..self }.checked()
    }

    /// The same year with another number of public holidays, in days.
    ///
    /// # Errors
    ///
    /// [`GuidelineError::NoWorkingDays`] if no working day is left.
    pub fn with_public_holidays(self, public_holidays: Days) -> Result<Self, GuidelineError> {
        Self { public_holidays, ..self }.checked()
    }

    /// The same year with other weekly rest, in days a year.
    ///
    /// # Errors
    ///
    /// [`GuidelineError::NoWorkingDays`] if no working day is left.
    pub fn with_rest_days(self, rest_days: Days) -> Result<Self, GuidelineError> {
        Self { rest_days, ..self }.checked()
    }

    /// The same year with other paid leave, in days.
    ///
    /// # Errors
    ///
    /// [`GuidelineError::NoWorkingDays`] if no working day is left.
    pub fn with_paid_leave(self, paid_leave: Days) -> Result<Self, GuidelineError> {
        Self { paid_leave, ..self }.checked()
    }

    /// The same year with other hours a day.
    ///
    /// # Errors
    ///
    /// [`GuidelineError::LongDay`] above 24 hours a day.
    pub fn with_hours_per_day(self, hours_per_day: UnitHours) -> Result<Self, GuidelineError> {
        Self { hours_per_day, ..self }.checked()
    }

    /// Days of the year.
    #[must_use]
    pub const fn days(self) -> Days {
        self.days
    }

    /// Public holidays, in days.
    #[must_use]
    pub const fn public_holidays(self) -> Days {
        self.public_holidays
    }

    /// Weekly rest, in days a year.
    #[must_use]
    pub const fn rest_days(self) -> Days {
        self.rest_days
    }

    /// Paid annual leave, in days.
    #[must_use]
    pub const fn paid_leave(self) -> Days {
        self.paid_leave
    }

    /// Hours of a working day.
    #[must_use]
    pub const fn hours_per_day(self) -> UnitHours {
        self.hours_per_day
    }

    /// Working hours of the year.
    #[must_use]
    pub fn hours(self) -> Hours {
        let hundredths = u128::from(self.working_days()).saturating_mul(self.hours_per_day.hundredths().into());
        Hours::within(hundredths)
    }

    /// Days of the year that are worked.
    #[must_use]
    pub const fn working_days(self) -> u32 {
        self.days.get().saturating_sub(self.days_off())
    }

    const fn days_off(self) -> u32 {
        self.public_holidays.get().saturating_add(self.rest_days.get()).saturating_add(self.paid_leave.get())
    }
}

#[cfg(feature = "serde")]
crate::wire::object!(WorkingYear: "a working year" {
    optional { days: Days, public_holidays: Days, rest_days: Days, paid_leave: Days, hours_per_day: UnitHours }
} => {
    let suzhou = Self::Value::SUZHOU_2016;
    Self::Value {
        days: days.unwrap_or(suzhou.days),
        public_holidays: public_holidays.unwrap_or(suzhou.public_holidays),
        rest_days: rest_days.unwrap_or(suzhou.rest_days),
        paid_leave: paid_leave.unwrap_or(suzhou.paid_leave),
        hours_per_day: hours_per_day.unwrap_or(suzhou.hours_per_day),
    }
    .checked()
});
