//! Amounts: hours, money and shares as bounded whole numbers of their smallest unit.

use core::fmt::{self, Write as _};
use core::num::NonZero;
use core::str::FromStr;

use rust_decimal::Decimal;

use super::Ratio;
use crate::excerpt::Excerpt;

/// Why a number is not accepted as an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// The text is empty.
    #[error("an empty text is not an amount")]
    Empty,
    /// The text is not a plain decimal number: ASCII digits, and at most one point with a digit on each side.
    #[error("{input} is not a plain decimal number such as `12.5`")]
    #[non_exhaustive]
    NotDecimal {
        /// The text.
        input: Excerpt,
    },
    /// The text is longer than any amount.
    #[error("{input} is longer than the {max} characters of any amount")]
    #[non_exhaustive]
    TooLong {
        /// The text.
        input: Excerpt,
        /// The greatest accepted length in bytes.
        max: usize,
    },
    /// The number is negative.
    #[error("{input} is negative")]
    #[non_exhaustive]
    Negative {
        /// The number.
        input: Excerpt,
    },
    /// The number has more decimals than the amount keeps.
    #[error("{input} has more than {decimals} decimals", decimals = spelled(*.decimals))]
    #[non_exhaustive]
    TooPrecise {
        /// The number.
        input: Excerpt,
        /// The decimals that the amount keeps.
        decimals: u32,
    },
    /// The number is below the least accepted one.
    #[error("{input} is less than {min}")]
    #[non_exhaustive]
    TooSmall {
        /// The number.
        input: Excerpt,
        /// The least accepted number.
        min: Decimal,
    },
    /// The number is above the greatest accepted one.
    #[error("{input} is more than {max}")]
    #[non_exhaustive]
    TooLarge {
        /// The number.
        input: Excerpt,
        /// The greatest accepted number.
        max: Decimal,
    },
}

fn spelled(decimals: u32) -> &'static str {
    match decimals {
        2 => "two",
        _ => "four",
    }
}

/// What one type of amount accepts: its decimals and its bounds in the smallest unit.
#[derive(Clone, Copy)]
struct Bounds {
    decimals: u32,
    min: u128,
    max: u128,
}

impl Bounds {
    /// The longest text that is looked at: the digits of the greatest amount of any kind, a point, and room for zeros.
    const MAX_LEN: usize = 32;

    /// Checks the alphabet and the length before `Decimal` sees the text, which it would otherwise read by recursion.
    fn units_of_text(self, text: &str) -> Result<u128, AmountError> {
        let input = || Excerpt::of(text);
        if text.is_empty() {
            return Err(AmountError::Empty);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        if text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            return Err(AmountError::Negative { input: input() });
        }
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return Err(AmountError::NotDecimal { input: input() });
        }
        if text.len() > Self::MAX_LEN {
            return Err(AmountError::TooLong { input: input(), max: Self::MAX_LEN });
        }
        if u32::try_from(fraction.len()).is_ok_and(|len| len > self.decimals) {
            return Err(AmountError::TooPrecise { input: input(), decimals: self.decimals });
        }
        let decimal = Decimal::from_str_exact(text)
            .map_err(|_| AmountError::TooLarge { input: input(), max: self.decimal(self.max) })?;
        self.units_of_decimal(decimal)
    }

    fn units_of_decimal(self, decimal: Decimal) -> Result<u128, AmountError> {
        let input = || {
            use alloc::string::ToString as _;
            Excerpt::of(&decimal.to_string())
        };
        if decimal.is_sign_negative() && !decimal.is_zero() {
            return Err(AmountError::Negative { input: input() });
        }
        let shortest = decimal.normalize();
        let Some(missing) = self.decimals.checked_sub(shortest.scale()) else {
            return Err(AmountError::TooPrecise { input: input(), decimals: self.decimals });
        };
        let units = 10_u128.saturating_pow(missing).saturating_mul(shortest.mantissa().unsigned_abs());
        self.check(units, input)
    }

    fn check(self, units: u128, input: impl Fn() -> Excerpt) -> Result<u128, AmountError> {
        if units < self.min {
            Err(AmountError::TooSmall { input: input(), min: self.decimal(self.min) })
        } else if units > self.max {
            Err(AmountError::TooLarge { input: input(), max: self.decimal(self.max) })
        } else {
            Ok(units)
        }
    }

    /// The decimal value of `units`, in shortest form.
    fn decimal(self, units: u128) -> Decimal {
        i128::try_from(units)
            .ok()
            .and_then(|units| Decimal::try_from_i128_with_scale(units, self.decimals).ok())
            .unwrap_or(Decimal::MAX)
            .normalize()
    }

    /// Writes `units` in shortest form, to the formatter's width.
    fn write(self, units: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u128.saturating_pow(self.decimals);
        let whole = units.checked_div(scale).unwrap_or(units);
        let mut fraction = units.checked_rem(scale).unwrap_or(0);
        let mut places = usize::try_from(self.decimals).unwrap_or(0);
        while places > 0 && fraction % 10 == 0 {
            fraction /= 10;
            places = places.saturating_sub(1);
        }
        let mut text = Digits { bytes: [0; Self::MAX_LEN], len: 0 };
        if places == 0 {
            write!(text, "{whole}")?;
        } else {
            write!(text, "{whole}.{fraction:0places$}")?;
        }
        f.pad_integral(true, "", text.as_str())
    }
}

/// The digits of one amount, kept without the heap.
struct Digits {
    bytes: [u8; Bounds::MAX_LEN],
    len: usize,
}

impl Digits {
    fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl fmt::Write for Digits {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.saturating_add(text.len());
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// Comparison as a function, because a literal bound of zero would make the operators look like a mistake.
const fn is_within(units: u128, min: u128, max: u128) -> bool {
    min <= units && units <= max
}

macro_rules! amounts {
    ($(
        $(#[$meta:meta])*
        $Amount:ident($Repr:ty), $decimals:literal decimals, $min:literal ..= $max:literal,
        $from_units:ident, $units:ident, $what:literal;
    )+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Amount($Repr);

        impl $Amount {
            /// The least accepted amount.
            pub const MIN: Self = Self($min);
            /// The greatest accepted amount.
            pub const MAX: Self = Self($max);

            const BOUNDS: Bounds = Bounds { decimals: $decimals, min: $min, max: $max };

            #[doc = concat!("Accepts a whole number of ", stringify!($units), " within the bounds, or nothing.")]
            #[must_use]
            pub const fn $from_units(units: $Repr) -> Option<Self> {
                if is_within(units as u128, $min, $max) { Some(Self(units)) } else { None }
            }

            #[doc = concat!("The amount as a whole number of ", stringify!($units), ".")]
            #[must_use]
            pub const fn $units(self) -> $Repr {
                self.0
            }

            /// Accepts a decimal number that needs no rounding and lies within the bounds; zeros at its end do not count.
            ///
            /// # Errors
            ///
            /// [`AmountError::Negative`], [`AmountError::TooPrecise`], [`AmountError::TooSmall`] or
            /// [`AmountError::TooLarge`].
            pub fn try_from_decimal(decimal: Decimal) -> Result<Self, AmountError> {
                Self::BOUNDS.units_of_decimal(decimal).map(Self::within)
            }

            /// The amount as a decimal number, in shortest form.
            #[must_use]
            pub fn to_decimal(self) -> Decimal {
                Self::BOUNDS.decimal(self.0.into())
            }

            /// A figure written in this crate's source; one out of bounds does not compile.
            #[allow(dead_code, reason = "not every type of amount has a figure in the guideline")]
            pub(crate) const fn literal(units: $Repr) -> Self {
                assert!(is_within(units as u128, $min, $max), "a figure out of bounds");
                Self(units)
            }

            /// The amount of so many units, which the caller knows to be within the bounds.
            pub(crate) fn within(units: u128) -> Self {
                Self(<$Repr>::try_from(units).unwrap_or($max).clamp($min, $max))
            }
        }

        impl TryFrom<Decimal> for $Amount {
            type Error = AmountError;

            fn try_from(decimal: Decimal) -> Result<Self, AmountError> {
                Self::try_from_decimal(decimal)
            }
        }

        impl From<$Amount> for Decimal {
            fn from(amount: $Amount) -> Decimal {
                amount.to_decimal()
            }
        }

        /// Reads a plain decimal number: ASCII digits, and at most one point with a digit on each side.
        ///
        /// A text is judged as it is written: `3.000` has three decimals, though the number has none.
        impl FromStr for $Amount {
            type Err = AmountError;

            fn from_str(text: &str) -> Result<Self, AmountError> {
                Self::BOUNDS.units_of_text(text).map(Self::within)
            }
        }

        /// Written in shortest form.
        impl fmt::Display for $Amount {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Self::BOUNDS.write(self.0.into(), f)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $Amount {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Amount {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(super::read::Amount::new($what))
            }
        }
    )+ };
}

amounts! {
    /// An amount of working time, in hours; exact to a hundredth.
    ///
    /// It holds the total of the largest plan that the crate accepts.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::Hours;
    ///
    /// let hours: Hours = "1600.67".parse()?;
    /// assert_eq!(hours.hundredths(), 160_067);
    /// assert_eq!(hours.to_string(), "1600.67");
    /// assert_eq!("3.005".parse::<Hours>().unwrap_err().to_string(), "`3.005` has more than two decimals");
    /// # Ok::<(), shegong::AmountError>(())
    /// ```
    Hours(u128), 2 decimals, 0 ..= 100_000_000_000_000_000_000_000_000_00,
    from_hundredths, hundredths, "hours";

    /// Hours for one unit of an item of work: a reference figure, or a plan's own estimate. From 0.01 to 1 000 000.
    UnitHours(u32), 2 decimals, 1 ..= 1_000_000_00,
    from_hundredths, hundredths, "hours";

    /// An amount of money, in yuan; exact to the fen.
    Yuan(u64), 2 decimals, 0 ..= 10_000_000_000_000_000_00,
    from_fen, fen, "an amount in yuan";

    /// A fee, in yuan an hour; exact to the fen. From 0 to 1 000 000.
    HourlyFee(u32), 2 decimals, 0 ..= 1_000_000_00,
    from_fen, fen, "a fee in yuan an hour";

    /// The part of full time that a post works. From 0.01 to 1.
    WorkingShare(u8), 2 decimals, 1 ..= 1_00,
    from_hundredths, hundredths, "a share of full time";

    /// A part of a whole that is not nothing, to four decimals: a guideline's own share or cap. From 0.0001 to 1.
    Portion(u16), 4 decimals, 1 ..= 1_0000,
    from_ten_thousandths, ten_thousandths, "a share above zero";

    /// A part of a whole, to four decimals. From 0 to 1.
    Share(u16), 4 decimals, 0 ..= 1_0000,
    from_ten_thousandths, ten_thousandths, "a share";
}

/// Hundredths of an hour, exactly.
impl From<Hours> for Ratio {
    fn from(hours: Hours) -> Self {
        Self::from(hours.0)
    }
}

/// The share as a quotient.
impl From<Share> for Ratio {
    fn from(share: Share) -> Self {
        Self::new(share.0.into(), Share::PER_WHOLE)
    }
}

/// The portion as a quotient.
impl From<Portion> for Ratio {
    fn from(portion: Portion) -> Self {
        Self::from(Share::from(portion))
    }
}

impl Hours {
    /// No hours.
    pub const ZERO: Self = Self(0);

    /// The sum, or nothing above [`Hours::MAX`].
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        Self::from_hundredths(self.0.saturating_add(other.0))
    }

    /// The difference, or nothing where `other` is the greater.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(hundredths) => Some(Self(hundredths)),
            None => None,
        }
    }

    /// The sum of two amounts whose greatest sum the crate's bounds keep below [`Hours::MAX`].
    pub(crate) fn plus(self, other: Self) -> Self {
        Self::within(self.0.saturating_add(other.0))
    }
}

/// No hours.
impl Default for Hours {
    fn default() -> Self {
        Self::ZERO
    }
}

impl UnitHours {
    /// One hour.
    pub const ONE: Self = Self::literal(1_00);
}

impl From<UnitHours> for Hours {
    fn from(hours: UnitHours) -> Self {
        Self(hours.0.into())
    }
}

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self::MAX;

    /// Ten-thousandths of a whole.
    const PER_WHOLE: NonZero<u128> = NonZero::<u128>::MIN.saturating_add(9_999);

    /// What is left of the whole.
    pub(crate) const fn rest(self) -> Self {
        Self(Self::WHOLE.0.saturating_sub(self.0))
    }
}

impl From<Portion> for Share {
    fn from(portion: Portion) -> Self {
        Self(portion.0)
    }
}

impl WorkingShare {
    /// Full time.
    pub const FULL_TIME: Self = Self::MAX;
}

impl Yuan {
    /// The sum, or nothing above [`Yuan::MAX`].
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        Self::from_fen(self.0.saturating_add(other.0))
    }
}
