//! What happened in a project: consultations, activities, lectures and supervision.

use alloc::string::String;
use core::fmt;

use super::supervision::SupervisionSession;
use crate::catalogue::WorkItem;
use crate::finding::{Finding, Rule, Subject};
use crate::guideline::Guideline;
use crate::keyed::table;
use crate::quantity::{Consultations, Minutes, Participants, Supervisees};

table! {
    /// A kind of event, without its data.
    pub enum EventKind: "a kind of event" {}

    ConsultationSeries     "咨询"            "consultation";
    LargeActivity          "社区大型活动"    "large activity";
    SmallMediumActivity    "社区中小型活动"  "small or medium activity";
    OrdinaryActivity       "一般社区活动"    "ordinary activity";
    Lecture                "专题培训/讲座"   "training or lecture";
    IndividualSupervision  "个别督导"        "individual supervision";
    GroupSupervision       "团体督导"        "group supervision";
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// Consultations of one client on one topic; series of the same two count together. Guideline: clause 1.1.1.
    ConsultationSeries(ConsultationSeries),
    /// A large community activity. Guideline: clause 1.5.4.1.
    LargeActivity(Attendance),
    /// A small or medium community activity. Guideline: clause 1.5.4.1.
    SmallMediumActivity(Attendance),
    /// An ordinary community activity. Guideline: clause 3.1.
    OrdinaryActivity(Attendance),
    /// A training on a topic, or a lecture. Guideline: clause 1.5.5.1.
    Lecture(Attendance),
    /// A session of one supervisee. Guideline: clause 1.7.3.1.
    IndividualSupervision(SupervisionSession),
    /// A session of several supervisees. Guideline: clause 1.7.3.2.
    GroupSupervision(GroupSupervision),
}

/// Consultations of one client on one topic.
///
/// # Examples
///
/// ```
/// use shegong::{Consultations, ConsultationSeries, Delivery, Event, Guideline, Rule};
///
/// let series = |consultations| -> Result<_, shegong::CountError> {
///     let consultations = Consultations::try_new(consultations)?;
///     Ok(Event::ConsultationSeries(ConsultationSeries { client: "C-1".into(), topic: "低保".into(), consultations }))
/// };
/// let delivery = Delivery::builder("例").event(series(2)?).event(series(2)?).build()?;
/// let review = Guideline::SUZHOU_2016.review(&delivery);
/// assert!(review.findings().iter().map(|finding| finding.rule()).eq([Rule::ConsultationCount]), "four; usually at most three");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ConsultationSeries {
    /// An opaque identifier of the client.
    pub client: String,
    /// The topic; it is compared, and never printed.
    pub topic: String,
    /// How many consultations.
    pub consultations: Consultations,
}

/// The topic may say something of the person, and is left out.
impl fmt::Debug for ConsultationSeries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { client, topic: _, consultations } = self;
        let mut text = f.debug_struct("ConsultationSeries");
        text.field("client", client).field("consultations", consultations).finish_non_exhaustive()
    }
}

/// How many people took part in an event, and how long it lasted; what is unknown is not judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Attendance {
    /// The people who took part.
    pub participants: Option<Participants>,
    /// How long it lasted.
    pub minutes: Option<Minutes>,
}

/// A session of several supervisees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupSupervision {
    /// How many were supervised together.
    pub supervisees: Supervisees,
    /// The session.
    pub session: SupervisionSession,
}

impl Event {
    /// The kind of event.
    #[must_use]
    pub const fn kind(&self) -> EventKind {
        match self {
            Self::ConsultationSeries(_) => EventKind::ConsultationSeries,
            Self::LargeActivity(_) => EventKind::LargeActivity,
            Self::SmallMediumActivity(_) => EventKind::SmallMediumActivity,
            Self::OrdinaryActivity(_) => EventKind::OrdinaryActivity,
            Self::Lecture(_) => EventKind::Lecture,
            Self::IndividualSupervision(_) => EventKind::IndividualSupervision,
            Self::GroupSupervision(_) => EventKind::GroupSupervision,
        }
    }

    /// The session, if the event is supervision.
    #[must_use]
    pub const fn session(&self) -> Option<&SupervisionSession> {
        match self {
            Self::IndividualSupervision(session) | Self::GroupSupervision(GroupSupervision { session, .. }) => {
                Some(session)
            }
            _ => None,
        }
    }

    /// The series, if the event is consultations.
    pub(super) const fn series(&self) -> Option<&ConsultationSeries> {
        match self {
            Self::ConsultationSeries(series) => Some(series),
            _ => None,
        }
    }

    /// The findings that the event makes by itself; a series of consultations makes none without the others.
    pub(super) fn findings(&self, guideline: &Guideline, subject: Subject) -> impl Iterator<Item = Finding> {
        let held = |item, Attendance { participants, minutes }: &Attendance| {
            guideline.judge_attendance(item, *participants, *minutes, subject)
        };
        let count = |rule, count: u32| guideline.judge_count(rule, Some(count), subject);
        let [one, other] = match self {
            Self::ConsultationSeries(_) => [None, None],
            Self::LargeActivity(attendance) => held(WorkItem::LargeActivity, attendance),
            Self::SmallMediumActivity(attendance) => held(WorkItem::SmallMediumActivity, attendance),
            Self::OrdinaryActivity(attendance) => held(WorkItem::OrdinaryActivity, attendance),
            Self::Lecture(attendance) => held(WorkItem::Lecture, attendance),
            Self::IndividualSupervision(session) => {
                [count(Rule::IndividualSupervisionDuration, session.minutes.get()), None]
            }
            Self::GroupSupervision(GroupSupervision { supervisees, session }) => [
                count(Rule::GroupSupervisionDuration, session.minutes.get()),
                count(Rule::GroupSupervisionSize, supervisees.get()),
            ],
        };
        let fee = self.session().and_then(|session| session.fee_finding(guideline, subject));
        [one, other, fee].into_iter().flatten()
    }
}

#[cfg(feature = "serde")]
mod wire {
    use core::fmt;

    use alloc::string::String;

    use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
    use serde::ser::{Serialize, SerializeMap, Serializer};

    use super::{Attendance, ConsultationSeries, Event, EventKind, GroupSupervision, SupervisionSession};
    use crate::delivery::Supervisor;
    use crate::quantity::{Consultations, HourlyFee, Minutes, Participants, Supervisees};
    use crate::wire::{Entries as _, Entry, next_key, object, refuse_text};

    object!(ConsultationSeries: "a series of consultations" {
        required { client: String, topic: String, consultations: Consultations }
    } = ConsultationSeries { client, topic, consultations });

    object!(Attendance: "an object of participants and minutes" {
        optional { participants: Participants, minutes: Minutes }
    } = Attendance { participants, minutes });

    object!(SupervisionSession: "a session of supervision" {
        required { minutes: Minutes, supervisor: Supervisor }
        optional { hourly_fee: HourlyFee }
    } = SupervisionSession { minutes, supervisor, hourly_fee });

    object!(GroupSupervision: "a session of group supervision" {
        required { supervisees: Supervisees, minutes: Minutes, supervisor: Supervisor }
        optional { hourly_fee: HourlyFee }
    } = GroupSupervision {
        supervisees,
        session: SupervisionSession { minutes, supervisor, hourly_fee },
    });

    impl Serialize for Attendance {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(None)?;
            object.entry_if_some("participants", self.participants.as_ref())?;
            object.entry_if_some("minutes", self.minutes.as_ref())?;
            object.end()
        }
    }

    fn session_entries<M: SerializeMap>(object: &mut M, session: &SupervisionSession) -> Result<(), M::Error> {
        object.serialize_entry("minutes", &session.minutes)?;
        object.serialize_entry("supervisor", &session.supervisor)?;
        object.entry_if_some("hourly_fee", session.hourly_fee.as_ref())
    }

    impl Serialize for SupervisionSession {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(None)?;
            session_entries(&mut object, self)?;
            object.end()
        }
    }

    impl Serialize for GroupSupervision {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(None)?;
            object.serialize_entry("supervisees", &self.supervisees)?;
            session_entries(&mut object, &self.session)?;
            object.end()
        }
    }

    impl Serialize for Event {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let key = self.kind().key();
            match self {
                Self::ConsultationSeries(series) => Entry(key, series).serialize(serializer),
                Self::LargeActivity(attendance)
                | Self::SmallMediumActivity(attendance)
                | Self::OrdinaryActivity(attendance)
                | Self::Lecture(attendance) => Entry(key, attendance).serialize(serializer),
                Self::IndividualSupervision(session) => Entry(key, session).serialize(serializer),
                Self::GroupSupervision(session) => Entry(key, session).serialize(serializer),
            }
        }
    }

    struct EventVisitor;

    impl<'de> Visitor<'de> for EventVisitor {
        type Value = Event;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object of one kind of event and its data")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Event, A::Error> {
            let Some(kind) = next_key::<EventKind, _>(&mut map)? else {
                return Err(A::Error::custom("a kind of event is missing"));
            };
            let event = match kind {
                EventKind::ConsultationSeries => Event::ConsultationSeries(map.next_value()?),
                EventKind::LargeActivity => Event::LargeActivity(map.next_value()?),
                EventKind::SmallMediumActivity => Event::SmallMediumActivity(map.next_value()?),
                EventKind::OrdinaryActivity => Event::OrdinaryActivity(map.next_value()?),
                EventKind::Lecture => Event::Lecture(map.next_value()?),
                EventKind::IndividualSupervision => Event::IndividualSupervision(map.next_value()?),
                EventKind::GroupSupervision => Event::GroupSupervision(map.next_value()?),
            };
            if next_key::<EventKind, _>(&mut map)?.is_some() {
                return Err(A::Error::custom("more than one kind of event"));
            }
            Ok(event)
        }

        refuse_text!();
    }

    impl<'de> Deserialize<'de> for Event {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(EventVisitor)
        }
    }
}
