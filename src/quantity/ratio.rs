//! Exact quotients, by which every limit is compared and every printed figure is rounded.

use core::cmp::Ordering;
use core::num::NonZero;

/// A non-negative quotient of whole numbers, never reduced and never rounded.
///
/// The bounds on the crate's inputs keep every product that is formed here far below 2¹²⁸: the greatest, in what the cap
/// leaves for ordinary activities, is below 10³⁶. Products saturate rather than wrap, so that no mistake about a bound
/// could turn a large number into a small one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ratio {
    numerator: u128,
    denominator: NonZero<u128>,
}

/// A product. Factors of 64 bits, which nearly all are, need no look at whether it fits.
fn product(left: u128, right: u128) -> u128 {
    match (u64::try_from(left), u64::try_from(right)) {
        (Ok(left), Ok(right)) => u128::from(left).wrapping_mul(right.into()),
        _ => left.saturating_mul(right),
    }
}

impl Ratio {
    pub(crate) const fn new(numerator: u128, denominator: NonZero<u128>) -> Self {
        Self { numerator, denominator }
    }

    /// `numerator` ÷ `denominator`, or nothing where the denominator is zero.
    pub(crate) const fn try_new(numerator: u128, denominator: u128) -> Option<Self> {
        match NonZero::new(denominator) {
            Some(denominator) => Some(Self { numerator, denominator }),
            None => None,
        }
    }

    pub(crate) fn times(self, factor: impl Into<Self>) -> Self {
        let factor = factor.into();
        Self { numerator: product(self.numerator, factor.numerator), denominator: self.common_denominator(factor) }
    }

    /// The quotient of two ratios, or nothing where the second is zero.
    pub(crate) fn over(self, other: impl Into<Self>) -> Option<Self> {
        let other = other.into();
        let numerator = product(self.numerator, other.denominator.get());
        Self::try_new(numerator, product(self.denominator.get(), other.numerator))
    }

    /// The difference, or zero where `other` is the greater.
    pub(crate) fn minus(self, other: impl Into<Self>) -> Self {
        let other = other.into();
        let ours = self.numerator.saturating_mul(other.denominator.get());
        let theirs = other.numerator.saturating_mul(self.denominator.get());
        Self { numerator: ours.saturating_sub(theirs), denominator: self.denominator.saturating_mul(other.denominator) }
    }

    pub(crate) fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The product of two denominators; a product of numbers that are not zero is not zero.
    fn common_denominator(self, other: Self) -> NonZero<u128> {
        NonZero::new(product(self.denominator.get(), other.denominator.get())).unwrap_or(NonZero::<u128>::MAX)
    }

    /// The whole part and the remainder.
    fn divided(self) -> (u128, u128) {
        match (u64::try_from(self.numerator), NonZero::<u64>::try_from(self.denominator)) {
            (Ok(numerator), Ok(denominator)) => ((numerator / denominator).into(), (numerator % denominator).into()),
            _ => (self.numerator / self.denominator, self.numerator % self.denominator),
        }
    }

    /// The greatest whole number that is not above the quotient.
    pub(crate) fn floor(self) -> u128 {
        self.divided().0
    }

    /// The least whole number that is not below the quotient.
    pub(crate) fn ceil(self) -> u128 {
        let (whole, remainder) = self.divided();
        whole.saturating_add(u128::from(remainder > 0))
    }

    /// The nearest whole number, the greater of two that are equally near.
    pub(crate) fn half_up(self) -> u128 {
        let (whole, remainder) = self.divided();
        let rest = self.denominator.get().saturating_sub(remainder);
        whole.saturating_add(u128::from(remainder >= rest))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let ours = product(self.numerator, other.denominator.get());
        ours.cmp(&product(other.numerator, self.denominator.get()))
    }
}

/// A whole number.
impl From<u128> for Ratio {
    fn from(whole: u128) -> Self {
        Self { numerator: whole, denominator: NonZero::<u128>::MIN }
    }
}

/// A whole number.
impl From<u32> for Ratio {
    fn from(whole: u32) -> Self {
        Self::from(u128::from(whole))
    }
}
