//! The limits on activities, lectures and supervision.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::quantity::{HourlyFee, Minutes, Participants, Supervisees, Years};

use super::GuidelineError;

/// How many people activities and lectures usually have. The four figures do not depend on each other.
///
/// Guideline: clauses 1.5.4.1, 1.5.5.1 and 3.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Sizes {
    /// The fewest people of a large activity.
    pub large_activity: Participants,
    /// The fewest people of a small or medium activity.
    pub small_medium_activity: Participants,
    /// An ordinary activity has fewer people than this.
    pub ordinary_activity_below: Participants,
    /// The fewest people of a lecture.
    pub lecture: Participants,
}

impl Sizes {
    /// The document's figures.
    pub const SUZHOU_2016: Self = Self {
        large_activity: Participants::literal(60),
        small_medium_activity: Participants::literal(20),
        ordinary_activity_below: Participants::literal(20),
        lecture: Participants::literal(30),
    };
}

#[cfg(feature = "serde")]
crate::wire::object!(Sizes: "an object of sizes" {
    optional {
        large_activity: Participants,
        small_medium_activity: Participants,
        ordinary_activity_below: Participants,
        lecture: Participants,
    }
} = {
    let suzhou = Self::Value::SUZHOU_2016;
    Self::Value {
        large_activity: large_activity.unwrap_or(suzhou.large_activity),
        small_medium_activity: small_medium_activity.unwrap_or(suzhou.small_medium_activity),
        ordinary_activity_below: ordinary_activity_below.unwrap_or(suzhou.ordinary_activity_below),
        lecture: lecture.unwrap_or(suzhou.lecture),
    }
});

/// The limits on supervision: how long, how many, and at what fee.
///
/// Guideline: clauses 1.7.3.1, 1.7.3.2 and 1.7.5.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SupervisionLimits {
    individual_minutes: Minutes,
    group_minutes: Minutes,
    group_size: (Supervisees, Supervisees),
    fee_caps: FeeCaps,
}

impl SupervisionLimits {
    /// The document's figures.
    pub const SUZHOU_2016: Self = Self {
        individual_minutes: Minutes::literal(2 * 60),
        group_minutes: Minutes::literal(4 * 60),
        group_size: (Supervisees::literal(2), Supervisees::literal(8)),
        fee_caps: FeeCaps::SUZHOU_2016,
    };

    /// The same limits with another longest individual session.
    #[must_use]
    pub fn with_individual_minutes(self, individual_minutes: Minutes) -> Self {
        Self { individual_minutes, ..self }
    }

    /// The same limits with another longest group session.
    #[must_use]
    pub fn with_group_minutes(self, group_minutes: Minutes) -> Self {
        Self { group_minutes, ..self }
    }

    /// The same limits with another usual size of a group.
    ///
    /// # Errors
    ///
    /// [`GuidelineError::GroupUpsideDown`] if the fewest supervisees are more than the most.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Supervisees, SupervisionLimits};
    ///
    /// let (three, ten) = (Supervisees::try_new(3)?, Supervisees::try_new(10)?);
    /// assert_eq!(SupervisionLimits::SUZHOU_2016.with_group_size(three, ten)?.group_size(), (three, ten));
    /// assert!(SupervisionLimits::SUZHOU_2016.with_group_size(ten, three).is_err());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn with_group_size(self, fewest: Supervisees, most: Supervisees) -> Result<Self, GuidelineError> {
        if fewest > most {
            return Err(GuidelineError::GroupUpsideDown { fewest: fewest.get(), most: most.get() });
        }
        Ok(Self { group_size: (fewest, most), ..self })
    }

    /// The same limits with other caps on the fee.
    #[must_use]
    pub fn with_fee_caps(self, fee_caps: FeeCaps) -> Self {
        Self { fee_caps, ..self }
    }

    /// The most minutes of an individual session.
    #[must_use]
    pub const fn individual_minutes(&self) -> Minutes {
        self.individual_minutes
    }

    /// The most minutes of a group session.
    #[must_use]
    pub const fn group_minutes(&self) -> Minutes {
        self.group_minutes
    }

    /// The fewest and the most supervisees that a group usually has.
    #[must_use]
    pub const fn group_size(&self) -> (Supervisees, Supervisees) {
        self.group_size
    }

    /// The caps on the hourly fee.
    #[must_use]
    pub const fn fee_caps(&self) -> &FeeCaps {
        &self.fee_caps
    }
}

#[cfg(feature = "serde")]
crate::wire::object!(SupervisionLimits: "an object of limits on supervision" {
    optional {
        individual_minutes: Minutes,
        group_minutes: Minutes,
        group_size: crate::wire::Pair<Supervisees>,
        fee_caps: FeeCaps,
    }
} => {
    let suzhou = Self::Value::SUZHOU_2016;
    let (fewest, most) = group_size.map_or(suzhou.group_size, |pair| pair.0);
    Self::Value {
        individual_minutes: individual_minutes.unwrap_or(suzhou.individual_minutes),
        group_minutes: group_minutes.unwrap_or(suzhou.group_minutes),
        group_size: suzhou.group_size,
        fee_caps: fee_caps.unwrap_or(suzhou.fee_caps),
    }
    .with_group_size(fewest, most)
});

/// The cap on a local supervisor's hourly fee from a number of completed years on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LocalCap {
    /// Completed years of professional service from which the cap holds.
    pub from_years: Years,
    /// The greatest fee, in yuan an hour.
    pub cap: HourlyFee,
}

#[cfg(feature = "serde")]
crate::wire::object!(LocalCap: "a cap from a number of years on" {
    required { from_years: Years, cap: HourlyFee }
} = LocalCap { from_years, cap });

/// The caps on the hourly fee of supervision.
///
/// Guideline: clause 1.7.5. Reading: the clause is headed a reference but worded as a limit, and is taken as firm; ten
/// completed years, which stand in both bands, belong to the upper one, and five to the lower.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FeeCaps {
    local: Cow<'static, [LocalCap]>,
    overseas: HourlyFee,
}

impl FeeCaps {
    /// The document's figures: 200 yuan an hour from 5 years on, 250 from 10 years on, 300 from overseas.
    pub const SUZHOU_2016: Self = Self {
        local: Cow::Borrowed(&[
            LocalCap { from_years: Years::literal(5), cap: HourlyFee::literal(200_00) },
            LocalCap { from_years: Years::literal(10), cap: HourlyFee::literal(250_00) },
        ]),
        overseas: HourlyFee::literal(300_00),
    };

    /// The most bands of years.
    pub const MAX_BANDS: usize = 100;

    /// Takes the caps of local supervisors, in any order, and that of overseas ones.
    ///
    /// # Errors
    ///
    /// [`GuidelineError::FallingCap`] if more years bring a lower cap, [`GuidelineError::RepeatedBand`] if two caps begin
    /// with the same year, [`GuidelineError::TooManyBands`] above [`FeeCaps::MAX_BANDS`].
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{FeeCap, FeeCaps, Guideline, LocalCap, SupervisionLimits, Supervisor, Years};
    ///
    /// let from_the_first_year = LocalCap { from_years: Years::try_new(0)?, cap: "150".parse()? };
    /// let local = FeeCaps::SUZHOU_2016.local().iter().copied().chain([from_the_first_year]);
    /// let caps = FeeCaps::try_new(local, "300".parse()?)?;
    /// let supervision = SupervisionLimits::SUZHOU_2016.with_fee_caps(caps);
    /// let guideline = Guideline::SUZHOU_2016.with_edition("example-2025").with_supervision(supervision);
    /// let beginner = Supervisor::local(Years::try_new(1)?);
    /// assert_eq!(guideline.fee_cap(&beginner), FeeCap::AtMost { cap: "150".parse()? });
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn try_new(local: impl IntoIterator<Item = LocalCap>, overseas: HourlyFee) -> Result<Self, GuidelineError> {
        let mut bands: Vec<LocalCap> = Vec::new();
        for band in local {
            if bands.len() == Self::MAX_BANDS {
                return Err(GuidelineError::TooManyBands { max: Self::MAX_BANDS });
            }
            bands.insert(bands.partition_point(|earlier| earlier.from_years <= band.from_years), band);
        }
        for (earlier, later) in bands.iter().zip(bands.iter().skip(1)) {
            if earlier.from_years == later.from_years {
                return Err(GuidelineError::RepeatedBand { years: later.from_years });
            }
            if earlier.cap > later.cap {
                return Err(GuidelineError::FallingCap {
                    years: later.from_years,
                    cap: later.cap,
                    before: earlier.cap,
                });
            }
        }
        Ok(Self { local: Cow::Owned(bands), overseas })
    }

    /// The caps of local supervisors, by rising years.
    #[must_use]
    pub fn local(&self) -> &[LocalCap] {
        &self.local
    }

    /// The cap of overseas supervisors, whatever their years.
    #[must_use]
    pub const fn overseas(&self) -> HourlyFee {
        self.overseas
    }
}

#[cfg(feature = "serde")]
crate::wire::object!(FeeCaps: "an object of caps on fees" {
    optional { local: crate::wire::List<LocalCap, { FeeCaps::MAX_BANDS }>, overseas: HourlyFee }
} => {
    let suzhou = Self::Value::SUZHOU_2016;
    let local = local.map_or_else(|| suzhou.local.into_owned(), |list| list.0);
    Self::Value::try_new(local, overseas.unwrap_or(suzhou.overseas))
});
