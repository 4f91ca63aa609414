//! Exact quantities: bounded amounts of hundredths, bounded counts, and the quotients by which they are compared.
//!
//! An amount is a private whole number of its smallest unit with a stated least and greatest value; [`Decimal`] is how
//! it enters and leaves. No operator is defined on it, so none can overflow, panic or round.
//!
//! [`Decimal`]: rust_decimal::Decimal

mod amount;
mod count;
mod ratio;
#[cfg(feature = "serde")]
mod read;

pub use amount::{AmountError, HourlyFee, Hours, Portion, Share, UnitHours, WorkingShare, Yuan};
pub use count::{
    Consultations, CountError, Days, Households, Minutes, Months, Participants, Quantity, Samples, Supervisees,
    Workers, Years,
};
pub(crate) use ratio::Ratio;
