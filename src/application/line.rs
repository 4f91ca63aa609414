//! One line of a plan: an item of work, how many times, and what the rules ask about it.

use alloc::string::String;

use crate::catalogue::{ServiceKind, Work};
use crate::quantity::{CountError, Minutes, Participants, Quantity};

/// A line of a plan. The optional fields matter only where a rule names the item.
///
/// # Examples
///
/// ```
/// use shegong::{Conduct, Line, Work};
///
/// let line = Line::builder(Work::Lecture(Conduct::SelfRun), 4).participants(40).minutes(90).build()?;
/// assert_eq!(line.quantity.get(), 4);
/// # Ok::<(), shegong::LineError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The item of work, with its variant, size or own figure.
    pub work: Work,
    /// How many times, in the item's unit.
    pub quantity: Quantity,
    /// The people for whom each event is planned; not judged where unknown.
    pub participants: Option<Participants>,
    /// The minutes for which each event is planned; not judged where unknown.
    pub minutes: Option<Minutes>,
    /// The community in which the work is done. Names are compared letter for letter, blanks included; lines without one are
    /// of the same, unnamed community.
    pub community: Option<String>,
    /// The kind of service of which the line is a part.
    pub service: Option<ServiceKind>,
    /// On what an own figure is based.
    pub basis: Option<String>,
}

impl Line {
    /// Begins a line of so many times an item of work.
    pub const fn builder(work: Work, quantity: u32) -> LineBuilder {
        LineBuilder { work, quantity, participants: None, minutes: None, community: None, service: None, basis: None }
    }

    /// Whether the line states a basis that is more than blanks.
    pub(crate) fn has_basis(&self) -> bool {
        self.basis.as_deref().is_some_and(|basis| !basis.trim().is_empty())
    }

    /// Whether the line is a survey that surveys something.
    pub(crate) fn surveys(&self) -> bool {
        matches!(self.work, Work::CommunitySurvey(_)) && self.quantity > Quantity::MIN
    }
}

/// A line with what the other lines mean for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) line: Line,
    /// Whether the plan surveys the community of this survey; nothing but a resource survey asks.
    pub(super) also_surveyed: bool,
}

impl Entry {
    pub(super) const fn placed(&self) -> Placed<'_> {
        Placed { line: &self.line, also_surveyed: self.also_surveyed }
    }
}

/// An [`Entry`] that is looked at, as it stands or as it would stand beside other lines.
#[derive(Clone, Copy)]
pub(super) struct Placed<'p> {
    pub(super) line: &'p Line,
    pub(super) also_surveyed: bool,
}

/// A line in the making; its numbers are checked by [`build`](LineBuilder::build), or by the plan that takes it.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is built"]
pub struct LineBuilder {
    work: Work,
    quantity: u32,
    participants: Option<u32>,
    minutes: Option<u32>,
    community: Option<String>,
    service: Option<ServiceKind>,
    basis: Option<String>,
}

/// Why a line is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {reason}")]
#[non_exhaustive]
pub struct LineError {
    /// The field, as JSON names it.
    pub field: &'static str,
    /// What is wrong with it.
    pub reason: CountError,
}

/// A line that is already built, to be added to a plan or changed.
impl From<Line> for LineBuilder {
    fn from(line: Line) -> Self {
        Self {
            work: line.work,
            quantity: line.quantity.get(),
            participants: line.participants.map(Participants::get),
            minutes: line.minutes.map(Minutes::get),
            community: line.community,
            service: line.service,
            basis: line.basis,
        }
    }
}

impl LineBuilder {
    /// The people for whom each event is planned.
    pub const fn participants(mut self, participants: u32) -> Self {
        self.participants = Some(participants);
        self
    }

    /// The minutes for which each event is planned.
    pub const fn minutes(mut self, minutes: u32) -> Self {
        self.minutes = Some(minutes);
        self
    }

    /// The community in which the work is done.
    pub fn community(mut self, community: impl Into<String>) -> Self {
        self.community = Some(community.into());
        self
    }

    /// The kind of service of which the line is a part.
    pub const fn service(mut self, service: ServiceKind) -> Self {
        self.service = Some(service);
        self
    }

    /// On what an own figure is based.
    pub fn basis(mut self, basis: impl Into<String>) -> Self {
        self.basis = Some(basis.into());
        self
    }

    /// Checks the numbers.
    ///
    /// # Errors
    ///
    /// [`LineError`], which names the field that is out of bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Conduct, Line, Work};
    ///
    /// let lecture = Line::builder(Work::Lecture(Conduct::SelfRun), 4).participants(40).minutes(90);
    /// assert_eq!(lecture.clone().build()?.quantity.get(), 4);
    ///
    /// let refused = lecture.minutes(1_000_001).build();
    /// assert_eq!(refused.map_err(|error| error.field), Err("minutes"));
    /// # Ok::<(), shegong::LineError>(())
    /// ```
    pub fn build(self) -> Result<Line, LineError> {
        let refused = |field| move |reason| LineError { field, reason };
        Ok(Line {
            work: self.work,
            quantity: Quantity::try_new(self.quantity).map_err(refused("quantity"))?,
            participants: self.participants.map(Participants::try_new).transpose().map_err(refused("participants"))?,
            minutes: self.minutes.map(Minutes::try_new).transpose().map_err(refused("minutes"))?,
            community: self.community,
            service: self.service,
            basis: self.basis,
        })
    }
}

#[cfg(feature = "serde")]
crate::wire::object!(Line: "a line of a plan" {
    required { work: Work, quantity: Quantity }
    optional {
        participants: Participants,
        minutes: Minutes,
        community: String,
        service: ServiceKind,
        basis: String,
    }
} = Line { work, quantity, participants, minutes, community, service, basis });

#[cfg(feature = "serde")]
impl serde::Serialize for Line {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use crate::wire::Entries as _;
        use serde::ser::SerializeMap as _;

        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("work", &self.work)?;
        object.serialize_entry("quantity", &self.quantity)?;
        object.entry_if_some("participants", self.participants.as_ref())?;
        object.entry_if_some("minutes", self.minutes.as_ref())?;
        object.entry_if_some("community", self.community.as_ref())?;
        object.entry_if_some("service", self.service.as_ref())?;
        object.entry_if_some("basis", self.basis.as_ref())?;
        object.end()
    }
}
