//! Numbers as they stand in a text.

use alloc::string::{String, ToString as _};
use core::fmt;

use crate::quantity::{Hours, Share};

/// A number and a noun in English: `1 hour`, `2 hours`.
pub(super) struct Counted<N>(pub(super) N, pub(super) &'static str);

impl<N: fmt::Display> fmt::Display for Counted<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.0.to_string();
        let plural = if number == "1" { "" } else { "s" };
        write!(f, "{number} {}{plural}", self.1)
    }
}

/// Texts one after the other, with the same between any two.
pub(super) fn listed(texts: impl Iterator<Item: AsRef<str>>, between: &str) -> String {
    let mut list = String::new();
    for text in texts {
        if !list.is_empty() {
            list.push_str(between);
        }
        list.push_str(text.as_ref());
    }
    list
}

/// A share in per cent, with no more decimals than it has.
pub(super) struct Percent(pub(super) Share);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A ten-thousandth of the whole is a hundredth of a per cent.
        write!(f, "{}%", Hours::from_hundredths(self.0.ten_thousandths().into()).unwrap_or_default())
    }
}

/// The difference between a greater amount and a smaller one.
pub(super) fn difference(greater: Hours, smaller: Hours) -> Hours {
    greater.checked_sub(smaller).unwrap_or_default()
}
