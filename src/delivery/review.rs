//! What the guideline says of a project's delivery.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::dossier::{Archive, Dossier};
use super::event::{ConsultationSeries, Event};
use super::supervision::SupervisionSession;
use crate::alike::{Label, last_alike};
use crate::finding::{Finding, Rule, Subject, Verdict, ordered};
use crate::guideline::Guideline;
use crate::quantity::{Hours, Ratio, Yuan};

/// What a project has delivered: what happened, its case files, its needs archives.
///
/// # Examples
///
/// ```
/// use shegong::{Attendance, Delivery, Event, Guideline, Participants, Verdict};
///
/// let activity = Attendance { participants: Some(Participants::try_new(52)?), minutes: None };
/// let delivery = Delivery::builder("例").event(Event::LargeActivity(activity)).build()?;
/// let review = Guideline::SUZHOU_2016.review(&delivery);
/// assert_eq!(review.verdict(), Verdict::CompliantWithAdvisories, "usually at least sixty take part");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Delivery {
    name: String,
    events: Vec<Event>,
    dossiers: Vec<Dossier>,
    archives: Vec<Archive>,
}

/// Why a delivery is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeliveryError {
    /// A list is longer than the crate accepts.
    #[error("{list}: more than {max} entries")]
    #[non_exhaustive]
    TooMany {
        /// The list, as JSON names it.
        list: &'static str,
        /// The greatest length.
        max: usize,
    },
}

impl Delivery {
    /// The most events, the most dossiers and the most archives of a delivery.
    pub const MAX_ENTRIES: usize = 100_000;

    /// Begins a delivery.
    pub fn builder(name: impl Into<String>) -> DeliveryBuilder {
        DeliveryBuilder(Self { name: name.into(), events: Vec::new(), dossiers: Vec::new(), archives: Vec::new() })
    }

    /// The project's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What happened.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The case files.
    #[must_use]
    pub fn dossiers(&self) -> &[Dossier] {
        &self.dossiers
    }

    /// The needs archives.
    #[must_use]
    pub fn archives(&self) -> &[Archive] {
        &self.archives
    }

    fn checked(self) -> Result<Self, DeliveryError> {
        let lists =
            [("events", self.events.len()), ("dossiers", self.dossiers.len()), ("archives", self.archives.len())];
        match lists.into_iter().find(|(_, len)| *len > Self::MAX_ENTRIES) {
            Some((list, _)) => Err(DeliveryError::TooMany { list, max: Self::MAX_ENTRIES }),
            None => Ok(self),
        }
    }
}

/// A delivery in the making; it is checked by [`build`](DeliveryBuilder::build).
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is built"]
pub struct DeliveryBuilder(Delivery);

impl DeliveryBuilder {
    /// Adds something that happened.
    pub fn event(mut self, event: Event) -> Self {
        self.0.events.push(event);
        self
    }

    /// Adds a case file.
    pub fn dossier(mut self, dossier: Dossier) -> Self {
        self.0.dossiers.push(dossier);
        self
    }

    /// Adds a needs archive.
    pub fn archive(mut self, archive: Archive) -> Self {
        self.0.archives.push(archive);
        self
    }

    /// Checks what was added.
    ///
    /// # Errors
    ///
    /// [`DeliveryError::TooMany`] above [`Delivery::MAX_ENTRIES`].
    pub fn build(self) -> Result<Delivery, DeliveryError> {
        self.0.checked()
    }
}

/// Supervision added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SupervisionTotals {
    /// Hours of all sessions, rounded once, half up.
    pub hours: Hours,
    /// What the sessions of known fee cost, each half up to the fen.
    pub fees: Yuan,
    /// Sessions of unknown fee, which `fees` does not contain. The format of a review has no place for it; the report says it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub sessions_without_fee: usize,
}

impl SupervisionTotals {
    fn of<'a>(sessions: impl Iterator<Item = &'a SupervisionSession> + Clone) -> Self {
        let minutes = sessions.clone().fold(0_u128, |sum, session| sum.saturating_add(session.minutes.get().into()));
        let hundredths = Hours::from(crate::quantity::UnitHours::ONE).hundredths();
        let hours = Ratio::from(minutes).times(hundredths).over(SupervisionSession::MINUTES_AN_HOUR);
        let fen = sessions
            .clone()
            .filter_map(SupervisionSession::cost)
            .fold(0_u64, |sum, cost| sum.saturating_add(cost.fen()));
        Self {
            hours: Hours::within(hours.map_or(0, Ratio::half_up)),
            fees: Yuan::within(fen.into()),
            sessions_without_fee: sessions.filter(|session| session.hourly_fee.is_none()).count(),
        }
    }
}

/// A delivery reviewed: supervision added up, and every finding.
///
/// Print it in either language with [`display`](Self::display), or write it as JSON.
///
/// # Examples
///
/// ```
/// use shegong::{Delivery, Event, Guideline, Minutes, SupervisionSession, Supervisor, Verdict, Years};
///
/// let session = SupervisionSession {
///     minutes: Minutes::try_new(90)?,
///     supervisor: Supervisor::local(Years::try_new(6)?),
///     hourly_fee: Some("200".parse()?),
/// };
/// let delivery = Delivery::builder("例").event(Event::IndividualSupervision(session)).build()?;
/// let review = Guideline::SUZHOU_2016.review(&delivery);
/// assert_eq!(review.verdict(), Verdict::Compliant);
/// assert_eq!(review.supervision().hours.to_string(), "1.5");
/// assert_eq!(review.supervision().fees.to_string(), "300");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review<'d> {
    edition: Cow<'static, str>,
    delivery: &'d Delivery,
    supervision: SupervisionTotals,
    findings: Vec<Finding>,
}

impl<'d> Review<'d> {
    /// The identifier of the guideline that was applied.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The delivery.
    #[must_use]
    pub const fn delivery(&self) -> &'d Delivery {
        self.delivery
    }

    /// The best verdict that all findings allow.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.findings.iter().map(Finding::severity))
    }

    /// Supervision added up.
    #[must_use]
    pub const fn supervision(&self) -> SupervisionTotals {
        self.supervision
    }

    /// The findings, in the document's order.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl Guideline {
    /// Reviews a delivery.
    ///
    /// Guideline: parts 1 to 3, and clause 5.2.
    #[must_use]
    pub fn review<'d>(&self, delivery: &'d Delivery) -> Review<'d> {
        let mut findings = Vec::new();
        let mut sums = consultations(delivery.events.iter().filter_map(Event::series)).into_iter();
        for (position, event) in delivery.events.iter().enumerate() {
            let subject = Subject::Event(position);
            if event.series().is_some() {
                findings.extend(self.judge_count(Rule::ConsultationCount, sums.next().flatten(), subject));
            }
            findings.extend(event.findings(self, subject));
        }
        for (position, dossier) in delivery.dossiers.iter().enumerate() {
            dossier.add_findings(self, Subject::Dossier(position), &mut findings);
        }
        for (position, archive) in delivery.archives.iter().enumerate() {
            findings.extend(archive.finding(self, Subject::Archive(position)));
        }
        Review {
            edition: self.shared_edition(),
            delivery,
            supervision: SupervisionTotals::of(delivery.events.iter().filter_map(Event::session)),
            findings: ordered(findings),
        }
    }
}

/// For each series the consultations of its client on its topic, if it is the last of them; none otherwise.
fn consultations<'d>(series: impl Iterator<Item = &'d ConsultationSeries> + Clone) -> Vec<Option<u64>> {
    let labels: Vec<Label<'_>> =
        series.clone().map(|series| [Some(series.client.as_str()), Some(series.topic.as_str())]).collect();
    let mut sums = vec![None; labels.len()];
    for (series, last) in series.zip(last_alike(&labels)) {
        if let Some(sum) = sums.get_mut(last) {
            *sum = Some(sum.unwrap_or(0_u64).saturating_add(series.consultations.get().into()));
        }
    }
    sums
}

#[cfg(feature = "serde")]
mod wire {
    use alloc::string::String;

    use serde::ser::{Serialize, SerializeStruct as _, Serializer};

    use super::{Archive, Delivery, Dossier, Event, Review};
    use crate::wire::{List, object};

    object!(Delivery: "a delivery" {
        required { name: String }
        optional {
            events: List<Event, { Delivery::MAX_ENTRIES }>,
            dossiers: List<Dossier, { Delivery::MAX_ENTRIES }>,
            archives: List<Archive, { Delivery::MAX_ENTRIES }>,
        }
    } => Delivery {
        name,
        events: events.map(|list| list.0).unwrap_or_default(),
        dossiers: dossiers.map(|list| list.0).unwrap_or_default(),
        archives: archives.map(|list| list.0).unwrap_or_default(),
    }.checked());

    impl Serialize for Review<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_struct("Review", 5)?;
            object.serialize_field("edition", self.edition())?;
            object.serialize_field("delivery", self.delivery.name())?;
            object.serialize_field("verdict", &self.verdict())?;
            object.serialize_field("supervision", &self.supervision)?;
            object.serialize_field("findings", self.findings())?;
            object.end()
        }
    }
}
