//! Reading quantities from serde: an amount from a string or an integer, a count from an integer.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use alloc::format;
use alloc::string::ToString as _;

use serde::de::{Error, Visitor};

use super::{AmountError, CountError};
use crate::excerpt::Excerpt;

/// Reads an amount. A fraction that is not in quotes is refused: it was a binary fraction before it came here.
pub(super) struct Amount<T>(&'static str, PhantomData<T>);

impl<T> Amount<T> {
    pub(super) const fn new(what: &'static str) -> Self {
        Self(what, PhantomData)
    }
}

impl<T: FromStr<Err = AmountError>> Visitor<'_> for Amount<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, as a string such as \"0.5\" or a whole number", self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<T, E> {
        self.visit_str(&whole.to_string())
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<T, E> {
        self.visit_str(&whole.to_string())
    }

    fn visit_u128<E: Error>(self, whole: u128) -> Result<T, E> {
        self.visit_str(&whole.to_string())
    }

    fn visit_i128<E: Error>(self, whole: i128) -> Result<T, E> {
        self.visit_str(&whole.to_string())
    }

    fn visit_f64<E: Error>(self, rounded: f64) -> Result<T, E> {
        let input = Excerpt::of(&format!("{rounded:?}"));
        Err(E::custom(format_args!("{input} has been rounded on its way here; write the amount as a string")))
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<T, E> {
        Err(E::custom(format_args!("bytes are not {}", crate::wire::Expected(&self))))
    }
}

/// Reads a count.
pub(super) struct Integer<T> {
    what: &'static str,
    accept: fn(i128) -> Result<T, CountError>,
}

impl<T> Integer<T> {
    pub(super) const fn new(what: &'static str, accept: fn(i128) -> Result<T, CountError>) -> Self {
        Self { what, accept }
    }
}

impl<T> Visitor<'_> for Integer<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        self.visit_i128(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        self.visit_i128(value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<T, E> {
        (self.accept)(value).map_err(E::custom)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<T, E> {
        self.visit_i128(i128::try_from(value).unwrap_or(i128::MAX))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        let input = Excerpt::of(&format!("{value:?}"));
        Err(E::custom(format_args!("{input} is not {}, in digits alone and within its bounds", self.what)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Err(E::custom(format_args!("{} is a text, not {}", Excerpt::of(text), self.what)))
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<T, E> {
        Err(E::custom(format_args!("bytes are not {}", self.what)))
    }
}
