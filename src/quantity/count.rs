//! Whole numbers with a least and a greatest value, one type a meaning.

use core::fmt;

/// Why a whole number is not accepted as a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    /// The number is below the least accepted one.
    #[error("`{value}` is less than {min}")]
    #[non_exhaustive]
    TooSmall {
        /// The number.
        value: i128,
        /// The least accepted number.
        min: u32,
    },
    /// The number is above the greatest accepted one.
    #[error("`{value}` is more than {max}")]
    #[non_exhaustive]
    TooLarge {
        /// The number.
        value: i128,
        /// The greatest accepted number.
        max: u32,
    },
}

/// Comparison as a function, because a literal bound of zero would make the operator look like a mistake.
const fn is_below(value: u32, min: u32) -> bool {
    value < min
}

macro_rules! counts {
    ($( $(#[$meta:meta])* $Count:ident $min:literal ..= $max:literal $one:literal ; )+) => { $(
        $(#[$meta])*
        #[doc = concat!("\n\nFrom ", $min, " to ", $max, ".")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Count(u32);

        impl $Count {
            /// The least accepted number.
            pub const MIN: Self = Self($min);
            /// The greatest accepted number.
            pub const MAX: Self = Self($max);

            /// Accepts a number within the bounds.
            ///
            /// # Errors
            ///
            /// [`CountError::TooSmall`] below [`MIN`](Self::MIN), [`CountError::TooLarge`] above [`MAX`](Self::MAX).
            pub const fn try_new(value: u32) -> Result<Self, CountError> {
                if value > $max {
                    Err(CountError::TooLarge { value: value as i128, max: $max })
                } else if is_below(value, $min) {
                    Err(CountError::TooSmall { value: value as i128, min: $min })
                } else {
                    Ok(Self(value))
                }
            }

            /// A figure written in this crate's source; one out of bounds does not compile.
            #[allow(dead_code, reason = "not every type of count has a figure in the guideline")]
            pub(crate) const fn literal(value: u32) -> Self {
                assert!(!is_below(value, $min) && value <= $max, "a figure out of bounds");
                Self(value)
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> u32 {
                self.0
            }

            /// Accepts any integer within the bounds.
            #[cfg(feature = "serde")]
            fn try_from_wide(value: i128) -> Result<Self, CountError> {
                match u32::try_from(value) {
                    Ok(value) => Self::try_new(value),
                    Err(_) if value < 0 => Err(CountError::TooSmall { value, min: $min }),
                    Err(_) => Err(CountError::TooLarge { value, max: $max }),
                }
            }
        }

        impl TryFrom<u32> for $Count {
            type Error = CountError;

            fn try_from(value: u32) -> Result<Self, CountError> {
                Self::try_new(value)
            }
        }

        impl From<$Count> for u32 {
            fn from(count: $Count) -> u32 {
                count.0
            }
        }

        impl fmt::Display for $Count {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $Count {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u32(self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Count {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(super::read::Integer::new($one, Self::try_from_wide))
            }
        }
    )+ };
}

counts! {
    /// How many times an item of work is planned, in the item's own unit.
    Quantity       0 ..= 10_000_000  "a whole number of times";
    /// The samples of one community survey.
    Samples        1 ..= 10_000_000  "a whole number of samples";
    /// The households of one community.
    Households     1 ..= 10_000_000  "a whole number of households";
    /// The full-time workers of one post.
    Workers        1 ..= 100_000     "a whole number of workers";
    /// Months of a project, or of a post in it.
    Months         1 ..= 600         "a whole number of months";
    /// People who take part in an activity or a lecture.
    Participants   0 ..= 1_000_000   "a whole number of participants";
    /// Minutes that an event lasts.
    Minutes        0 ..= 1_000_000   "a whole number of minutes";
    /// Consultations of one client on one topic.
    Consultations  0 ..= 1_000_000   "a whole number of consultations";
    /// People who are supervised together.
    Supervisees    0 ..= 1_000_000   "a whole number of supervisees";
    /// Completed years of professional service.
    Years          0 ..= 1_000       "a whole number of completed years";
    /// Days of a year.
    Days           0 ..= 366         "a whole number of days";
}

impl Quantity {
    /// One.
    pub const ONE: Self = Self(1);

    /// The quantity half-way to a greater one, rounded down.
    pub(crate) const fn midpoint(self, greater: Self) -> Self {
        Self(self.0.midpoint(greater.0))
    }

    /// The next quantity, or the greatest itself.
    pub(crate) fn one_more(self) -> Self {
        Self(self.0.saturating_add(1)).min(Self::MAX)
    }

    /// The quantity before, or the least itself.
    pub(crate) const fn one_less(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}
