//! Supervision: how long, and at what fee.

use crate::finding::{Evidence, Finding, Rule, Subject};
use crate::guideline::Guideline;
use crate::keyed::table;
use crate::quantity::{HourlyFee, Minutes, Ratio, Years, Yuan};

table! {
    /// Where a supervisor comes from. Guideline: clause 1.7.5.
    pub enum Origin: "a supervisor" {}

    Local     "本土"  "local";
    Overseas  "境外"  "overseas";
}

/// Who supervises, as far as the fee depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Supervisor {
    /// A supervisor from the mainland.
    Local {
        /// Completed years of professional service.
        completed_years: Years,
    },
    /// A supervisor from outside the mainland: 境外, Hong Kong, Macao and Taiwan included.
    Overseas,
}

impl Supervisor {
    /// A supervisor from the mainland.
    #[must_use]
    pub const fn local(completed_years: Years) -> Self {
        Self::Local { completed_years }
    }

    /// Where the supervisor comes from.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        match self {
            Self::Local { .. } => Origin::Local,
            Self::Overseas => Origin::Overseas,
        }
    }
}

/// What the guideline says of a supervisor's hourly fee before it is known. Guideline: clause 1.7.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum FeeCap {
    /// Not above this.
    AtMost {
        /// The greatest fee, in yuan an hour.
        cap: HourlyFee,
    },
    /// The guideline gives no rate for a local supervisor with so few years.
    NoRate {
        /// The supervisor's completed years.
        completed_years: Years,
        /// The least completed years for which it gives one; none where it gives none at all.
        below: Option<Years>,
    },
}

/// What the guideline says of a supervisor's hourly fee. Guideline: clause 1.7.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[must_use = "a fee that is checked is meant to be judged"]
pub enum FeeCheck {
    /// The fee is not above its cap.
    Within {
        /// The cap, in yuan an hour.
        cap: HourlyFee,
    },
    /// The fee is above its cap.
    Above {
        /// The fee, in yuan an hour.
        fee: HourlyFee,
        /// The cap, in yuan an hour.
        cap: HourlyFee,
    },
    /// The guideline gives no rate for a supervisor with so few years.
    NoRate {
        /// The supervisor's completed years.
        completed_years: Years,
        /// The least completed years for which it gives one; none where it gives none at all.
        below: Option<Years>,
    },
}

impl FeeCheck {
    /// Whether the guideline has a cap for the supervisor and the fee keeps to it.
    #[must_use]
    pub const fn is_within(self) -> bool {
        matches!(self, Self::Within { .. })
    }

    /// The finding that the answer makes; none for a fee that keeps to its cap.
    pub(super) fn finding(self, guideline: &Guideline, subject: Subject) -> Option<Finding> {
        let (rule, evidence) = match self {
            Self::Within { .. } => return None,
            Self::Above { fee, cap } => (Rule::SupervisionFee, Evidence::AboveFee { fee, cap }),
            Self::NoRate { completed_years, below } => {
                let least = below.map(|years| years.get().into());
                (
                    Rule::SupervisionFeeReference,
                    Evidence::YearsWithoutCap { years: completed_years.get().into(), least },
                )
            }
        };
        Some(Finding::new(guideline, rule, subject, evidence))
    }
}

impl Guideline {
    /// The cap on a supervisor's hourly fee.
    ///
    /// Guideline: clause 1.7.5. Reading: [`FeeCaps`](crate::FeeCaps).
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{FeeCap, Guideline, Language, Supervisor, Years};
    ///
    /// let guideline = Guideline::SUZHOU_2016;
    /// let cap = guideline.fee_cap(&Supervisor::local(Years::try_new(7)?));
    /// assert_eq!(cap, FeeCap::AtMost { cap: "200".parse()? });
    /// assert_eq!(cap.display(Language::English).to_string(), "at most 200 yuan an hour (clause 1.7.5)");
    /// assert_eq!(
    ///     guideline.fee_cap(&Supervisor::local(Years::try_new(4)?)).display(Language::English).to_string(),
    ///     "the guideline gives no rate below 5 years (clause 1.7.5)",
    /// );
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fee_cap(&self, supervisor: &Supervisor) -> FeeCap {
        let caps = self.supervision().fee_caps();
        match *supervisor {
            Supervisor::Overseas => FeeCap::AtMost { cap: caps.overseas() },
            Supervisor::Local { completed_years } => {
                let band = caps.local().iter().rev().find(|band| band.from_years <= completed_years);
                band.map_or_else(
                    || FeeCap::NoRate { completed_years, below: caps.local().first().map(|band| band.from_years) },
                    |band| FeeCap::AtMost { cap: band.cap },
                )
            }
        }
    }

    /// Checks one supervisor's hourly fee, for a payroll that needs nothing else.
    ///
    /// Guideline: clause 1.7.5. Reading: [`FeeCaps`](crate::FeeCaps).
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Guideline, Supervisor, Years};
    ///
    /// let ten_years = Supervisor::local(Years::try_new(10)?);
    /// assert!(Guideline::SUZHOU_2016.check_fee(&ten_years, "250".parse()?).is_within());
    /// assert!(!Guideline::SUZHOU_2016.check_fee(&ten_years, "250.01".parse()?).is_within());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn check_fee(&self, supervisor: &Supervisor, fee: HourlyFee) -> FeeCheck {
        match self.fee_cap(supervisor) {
            FeeCap::AtMost { cap } if fee > cap => FeeCheck::Above { fee, cap },
            FeeCap::AtMost { cap } => FeeCheck::Within { cap },
            FeeCap::NoRate { completed_years, below } => FeeCheck::NoRate { completed_years, below },
        }
    }
}

/// One session of supervision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SupervisionSession {
    /// How long it lasted.
    pub minutes: Minutes,
    /// Who supervised.
    pub supervisor: Supervisor,
    /// The fee, in yuan an hour; not judged where unknown.
    pub hourly_fee: Option<HourlyFee>,
}

impl SupervisionSession {
    /// Minutes of an hour.
    pub(super) const MINUTES_AN_HOUR: u32 = 60;

    /// What the session costs: its hourly fee times its hours, half up to the fen; none where the fee is unknown.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Minutes, SupervisionSession, Supervisor};
    ///
    /// let session = SupervisionSession {
    ///     minutes: Minutes::try_new(150)?,
    ///     supervisor: Supervisor::Overseas,
    ///     hourly_fee: Some("220".parse()?),
    /// };
    /// assert_eq!(session.cost().ok_or("no fee")?.to_string(), "550");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn cost(&self) -> Option<Yuan> {
        let fen = Ratio::from(self.hourly_fee?.fen()).times(self.minutes.get()).over(Self::MINUTES_AN_HOUR)?;
        Some(Yuan::within(fen.half_up()))
    }

    /// The finding that the fee makes, if it is known.
    pub(super) fn fee_finding(&self, guideline: &Guideline, subject: Subject) -> Option<Finding> {
        guideline.check_fee(&self.supervisor, self.hourly_fee?).finding(guideline, subject)
    }
}

#[cfg(feature = "serde")]
mod wire {
    use core::fmt;

    use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
    use serde::ser::{Serialize, Serializer};

    use super::{Origin, Supervisor, Years};
    use crate::keyed::Keyed as _;
    use crate::wire::{Entry, Expected, next_key, object};

    /// What is known of a local supervisor.
    struct Local(Years);

    object!(Local: "a local supervisor such as {\"completed_years\": 7}" {
        required { completed_years: Years }
    } = Local(completed_years));

    impl Serialize for Supervisor {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Local { completed_years } => {
                    Entry(self.origin().key(), &Entry("completed_years", completed_years)).serialize(serializer)
                }
                Self::Overseas => self.origin().serialize(serializer),
            }
        }
    }

    struct SupervisorVisitor;

    impl<'de> Visitor<'de> for SupervisorVisitor {
        type Value = Supervisor;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("\"overseas\" or {\"local\": {\"completed_years\": 7}}")
        }

        fn visit_str<E: Error>(self, key: &str) -> Result<Supervisor, E> {
            match Origin::from_key(key).map_err(E::custom)? {
                Origin::Overseas => Ok(Supervisor::Overseas),
                Origin::Local => Err(E::custom(r#"`local` needs its data, as in {"local": {"completed_years": 7}}"#)),
            }
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Supervisor, A::Error> {
            let Local(completed_years) = match next_key::<Origin, _>(&mut map)? {
                Some(Origin::Local) => map.next_value()?,
                Some(Origin::Overseas) => return Err(A::Error::custom("`overseas` has no data; write it as a string")),
                None => return Err(A::Error::custom(format_args!("expected {}", Expected(&self)))),
            };
            match next_key::<Origin, _>(&mut map)? {
                None => Ok(Supervisor::Local { completed_years }),
                Some(_) => Err(A::Error::custom("more than one supervisor")),
            }
        }
    }

    impl<'de> Deserialize<'de> for Supervisor {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(SupervisorVisitor)
        }
    }
}
