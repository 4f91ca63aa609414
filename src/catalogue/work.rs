//! [`Work`]: an item of work with what tells how much one unit of it counts.

use super::hour_table::{Rate, WorkItem};
use super::variant::{Accompaniment, Conduct, Parts, ResourcePart, SurveyPart, Variant};
use crate::quantity::{Households, Samples, UnitHours};

/// An item of work as a plan names it: with its variant, its size, or its own figure, so that its hours are determined.
///
/// Guideline: clauses 4.2 and 3.2.
///
/// # Examples
///
/// ```
/// use shegong::{CommunitySurvey, Conduct, Samples, Work, WorkItem};
///
/// let lecture = Work::Lecture(Conduct::SelfRun);
/// let survey = Work::CommunitySurvey(CommunitySurvey::of(Samples::try_new(300)?));
/// assert_eq!(lecture.item(), WorkItem::Lecture);
/// assert_eq!(survey.item().row(), Some(15));
/// # Ok::<(), shegong::CountError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Work {
    /// Advice on policy and services, a time. Guideline: clause 4.2.1.
    ProfessionalConsultation,
    /// Taking a case on, with its assessment and service plan, a case. Guideline: clause 4.2.2.
    Intake,
    /// Casework, a session. Guideline: clause 4.2.3.
    CaseworkSession,
    /// Evaluation at closure or referral, a case. Guideline: clause 4.2.4.
    ClosureEvaluation,
    /// Referral to another service, a case. Guideline: clause 4.2.5.
    Referral(Accompaniment),
    /// Planning a group and recruiting its members, a group. Guideline: clause 4.2.6.
    GroupPreparation,
    /// Group work, a session. Guideline: clause 4.2.7.
    GroupSession,
    /// A group's midterm evaluation, a group. Guideline: clause 4.2.8.
    GroupMidtermEvaluation,
    /// A group's evaluation at its close, a group. Guideline: clause 4.2.9.
    GroupClosingEvaluation,
    /// A visit in the community, a time. Guideline: clause 4.2.10.
    OutreachVisit,
    /// Assessing a household's needs and filing them, a household. Guideline: clause 4.2.11.
    HouseholdNeedsAssessment,
    /// A large community activity, a time. Guideline: clause 4.2.12.
    LargeActivity,
    /// A small or medium community activity, a time. Guideline: clause 4.2.13.
    SmallMediumActivity,
    /// An ordinary community activity, a time. Guideline: clause 4.2.14.
    OrdinaryActivity,
    /// A community survey. Guideline: clause 4.2.15.
    CommunitySurvey(CommunitySurvey),
    /// A survey of a community's resources. Guideline: clause 4.2.16.
    CommunityResourceSurvey(CommunityResourceSurvey),
    /// A workshop for community organizations, a time. Guideline: clause 4.2.17.
    OrganizationWorkshop(Conduct),
    /// Advice to community organizations, a time. Guideline: clause 4.2.18.
    OrganizationConsultation,
    /// A workshop for volunteers, a time. Guideline: clause 4.2.19.
    VolunteerWorkshop(Conduct),
    /// A training on a topic, or a lecture, a time. Guideline: clause 4.2.20.
    Lecture(Conduct),
    /// Recruiting and selecting people, by own estimate. Guideline: clause 4.2.21.
    RecruitmentAndSelection(UnitHours),
    /// Drafting plans, rules and the like, an item. Guideline: clause 4.2.22.
    DocumentDrafting,
    /// Fundraising and other activities, by own estimate. Guideline: clause 4.2.23.
    FundraisingAndOther(UnitHours),
    /// Services outside the table, like another item or by own estimate. Guideline: clause 3.2.
    OtherService(OtherService),
}

/// The size of one community survey, and the parts of it that are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CommunitySurvey {
    /// The samples of one survey.
    pub samples: Samples,
    /// The parts that are done.
    pub parts: Parts<SurveyPart>,
}

impl CommunitySurvey {
    /// A whole survey of so many samples.
    #[must_use]
    pub fn of(samples: Samples) -> Self {
        Self { samples, parts: Parts::all() }
    }
}

/// The size of one community whose resources are surveyed, and the parts of the survey that are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CommunityResourceSurvey {
    /// The community's households; one community of the usual size where unknown.
    pub households: Option<Households>,
    /// The parts that are done.
    pub parts: Parts<ResourcePart>,
}

impl CommunityResourceSurvey {
    /// A whole survey of a community of the usual size.
    #[must_use]
    pub fn whole() -> Self {
        Self { households: None, parts: Parts::all() }
    }
}

/// How the hours of a service outside the table are found. Guideline: clause 3.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherService {
    /// By the figure of a similar item.
    Like(LikeRate),
    /// By an estimate of its own, in hours a unit.
    Own(UnitHours),
}

/// A rate to which another service may be likened: any that is not one part of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LikeRate(Rate);

impl LikeRate {
    /// Accepts a rate that stands for a whole unit of work.
    ///
    /// # Errors
    ///
    /// [`LikeError::PartOfSurvey`] for a part of a survey.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{LikeRate, Rate};
    ///
    /// let like = LikeRate::try_new(Rate::CaseworkSession)?;
    /// assert_eq!(like.rate(), Rate::CaseworkSession);
    /// let part: Rate = "community_survey.preparation".parse()?;
    /// assert!(LikeRate::try_new(part).is_err());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub const fn try_new(rate: Rate) -> Result<Self, LikeError> {
        match rate.variant() {
            Some(variant) if variant.is_part() => Err(LikeError::PartOfSurvey { rate }),
            _ => Ok(Self(rate)),
        }
    }

    /// The rate.
    #[must_use]
    pub const fn rate(self) -> Rate {
        self.0
    }
}

/// Why no service can be likened to a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LikeError {
    /// The rate is one part of a survey.
    #[error("`{rate}` is only a part of a survey")]
    #[non_exhaustive]
    PartOfSurvey {
        /// The rate.
        rate: Rate,
    },
}

impl Work {
    /// The item of work, without its data.
    #[must_use]
    pub const fn item(self) -> WorkItem {
        match self {
            Self::ProfessionalConsultation => WorkItem::ProfessionalConsultation,
            Self::Intake => WorkItem::Intake,
            Self::CaseworkSession => WorkItem::CaseworkSession,
            Self::ClosureEvaluation => WorkItem::ClosureEvaluation,
            Self::Referral(_) => WorkItem::Referral,
            Self::GroupPreparation => WorkItem::GroupPreparation,
            Self::GroupSession => WorkItem::GroupSession,
            Self::GroupMidtermEvaluation => WorkItem::GroupMidtermEvaluation,
            Self::GroupClosingEvaluation => WorkItem::GroupClosingEvaluation,
            Self::OutreachVisit => WorkItem::OutreachVisit,
            Self::HouseholdNeedsAssessment => WorkItem::HouseholdNeedsAssessment,
            Self::LargeActivity => WorkItem::LargeActivity,
            Self::SmallMediumActivity => WorkItem::SmallMediumActivity,
            Self::OrdinaryActivity => WorkItem::OrdinaryActivity,
            Self::CommunitySurvey(_) => WorkItem::CommunitySurvey,
            Self::CommunityResourceSurvey(_) => WorkItem::CommunityResourceSurvey,
            Self::OrganizationWorkshop(_) => WorkItem::OrganizationWorkshop,
            Self::OrganizationConsultation => WorkItem::OrganizationConsultation,
            Self::VolunteerWorkshop(_) => WorkItem::VolunteerWorkshop,
            Self::Lecture(_) => WorkItem::Lecture,
            Self::RecruitmentAndSelection(_) => WorkItem::RecruitmentAndSelection,
            Self::DocumentDrafting => WorkItem::DocumentDrafting,
            Self::FundraisingAndOther(_) => WorkItem::FundraisingAndOther,
            Self::OtherService(_) => WorkItem::OtherService,
        }
    }

    /// The hours a unit that the plan itself brings, for work that the table does not price.
    #[must_use]
    pub const fn own_hours(self) -> Option<UnitHours> {
        match self {
            Self::RecruitmentAndSelection(hours)
            | Self::FundraisingAndOther(hours)
            | Self::OtherService(OtherService::Own(hours)) => Some(hours),
            _ => None,
        }
    }

    /// The rates that price one unit of the work, before any clause or reading leaves one out; none for an own figure.
    pub fn rates(self) -> impl Iterator<Item = Rate> {
        let parts = if self.rate().is_none() { self.item().rates() } else { &[] };
        self.rate().into_iter().chain(parts.iter().copied().filter(move |rate| self.is_priced_by(*rate)))
    }

    /// The one rate that prices the work; none for an own figure, and none for a survey, which has a rate a part.
    #[must_use]
    pub fn rate(self) -> Option<Rate> {
        match self {
            Self::CommunitySurvey(_) | Self::CommunityResourceSurvey(_) => None,
            Self::OtherService(OtherService::Like(like)) => Some(like.rate()),
            _ => self.item().rates().iter().copied().find(|rate| self.is_priced_by(*rate)),
        }
    }

    /// Whether the rate, one of the item's own, prices the work: the only one, the one of its variant, or one of its parts.
    fn is_priced_by(self, rate: Rate) -> bool {
        match (rate.variant(), self) {
            (None, _) => true,
            (Some(Variant::Accompaniment(variant)), Self::Referral(chosen)) => variant == chosen,
            (
                Some(Variant::Conduct(variant)),
                Self::OrganizationWorkshop(chosen) | Self::VolunteerWorkshop(chosen) | Self::Lecture(chosen),
            ) => variant == chosen,
            (Some(Variant::SurveyPart(part)), Self::CommunitySurvey(survey)) => survey.parts.contains(part),
            (Some(Variant::ResourcePart(part)), Self::CommunityResourceSurvey(survey)) => survey.parts.contains(part),
            (Some(_), _) => false,
        }
    }
}

#[cfg(feature = "serde")]
mod wire {
    use core::fmt;

    use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
    use serde::ser::{Serialize, SerializeMap as _, Serializer};

    use super::{CommunityResourceSurvey, CommunitySurvey, LikeRate, OtherService, Rate, Work, WorkItem};
    use crate::catalogue::{Parts, ResourcePart, SurveyPart};
    use crate::keyed::Keyed as _;
    use crate::quantity::{Households, Samples, UnitHours};
    use crate::wire::{Entry, Expected, next_key, object};

    /// An own figure, `{"hours": "24"}`.
    struct OwnFigure(UnitHours);

    object!(OwnFigure: "an own figure such as {\"hours\": \"24\"}" {
        required { hours: UnitHours }
    } = OwnFigure(hours));

    object!(CommunitySurvey: "a survey such as {\"samples\": 300}" {
        required { samples: Samples }
        optional { parts: Parts<SurveyPart> }
    } = CommunitySurvey { samples, parts: parts.unwrap_or_else(Parts::all) });

    object!(CommunityResourceSurvey: "a survey such as {\"households\": 2800}" {
        optional { households: Households, parts: Parts<ResourcePart> }
    } = CommunityResourceSurvey { households, parts: parts.unwrap_or_else(Parts::all) });

    impl Serialize for OwnFigure {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Entry("hours", &self.0).serialize(serializer)
        }
    }

    impl Serialize for CommunitySurvey {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry("samples", &self.samples)?;
            if !self.parts.is_all() {
                map.serialize_entry("parts", &self.parts)?;
            }
            map.end()
        }
    }

    impl Serialize for CommunityResourceSurvey {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            if let Some(households) = self.households {
                map.serialize_entry("households", &households)?;
            }
            if !self.parts.is_all() {
                map.serialize_entry("parts", &self.parts)?;
            }
            map.end()
        }
    }

    impl Serialize for LikeRate {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for LikeRate {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            LikeRate::try_new(Rate::deserialize(deserializer)?).map_err(D::Error::custom)
        }
    }

    impl Serialize for OtherService {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Own(hours) => OwnFigure(*hours).serialize(serializer),
                Self::Like(rate) => Entry("like", rate).serialize(serializer),
            }
        }
    }

    object!(OtherService: "{\"like\": …} or {\"hours\": …}" {
        optional { like: LikeRate, hours: UnitHours }
    } => match (like, hours) {
        (Some(rate), None) => Ok(OtherService::Like(rate)),
        (None, Some(hours)) => Ok(OtherService::Own(hours)),
        (Some(_), Some(_)) => Err("either `like` or `hours`, not both"),
        (None, None) => Err("either `like` or `hours` is needed"),
    });

    impl Serialize for Work {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let key = self.item().key();
            match self {
                Self::Referral(accompaniment) => Entry(key, accompaniment).serialize(serializer),
                Self::OrganizationWorkshop(conduct) | Self::VolunteerWorkshop(conduct) | Self::Lecture(conduct) => {
                    Entry(key, conduct).serialize(serializer)
                }
                Self::CommunitySurvey(survey) => Entry(key, survey).serialize(serializer),
                Self::CommunityResourceSurvey(survey) => Entry(key, survey).serialize(serializer),
                Self::RecruitmentAndSelection(hours) | Self::FundraisingAndOther(hours) => {
                    Entry(key, &OwnFigure(*hours)).serialize(serializer)
                }
                Self::OtherService(service) => Entry(key, service).serialize(serializer),
                _ => serializer.serialize_str(key),
            }
        }
    }

    /// Reads an item of work: its key, or an object of its key and data.
    struct WorkVisitor;

    impl WorkVisitor {
        /// The work of an item that needs no data.
        fn without_data(item: WorkItem) -> Result<Work, NeedsData> {
            Ok(match item {
                WorkItem::ProfessionalConsultation => Work::ProfessionalConsultation,
                WorkItem::Intake => Work::Intake,
                WorkItem::CaseworkSession => Work::CaseworkSession,
                WorkItem::ClosureEvaluation => Work::ClosureEvaluation,
                WorkItem::GroupPreparation => Work::GroupPreparation,
                WorkItem::GroupSession => Work::GroupSession,
                WorkItem::GroupMidtermEvaluation => Work::GroupMidtermEvaluation,
                WorkItem::GroupClosingEvaluation => Work::GroupClosingEvaluation,
                WorkItem::OutreachVisit => Work::OutreachVisit,
                WorkItem::HouseholdNeedsAssessment => Work::HouseholdNeedsAssessment,
                WorkItem::LargeActivity => Work::LargeActivity,
                WorkItem::SmallMediumActivity => Work::SmallMediumActivity,
                WorkItem::OrdinaryActivity => Work::OrdinaryActivity,
                WorkItem::OrganizationConsultation => Work::OrganizationConsultation,
                WorkItem::DocumentDrafting => Work::DocumentDrafting,
                WorkItem::Referral => return Err(NeedsData { item, example: r#""unaccompanied""# }),
                WorkItem::OrganizationWorkshop | WorkItem::VolunteerWorkshop | WorkItem::Lecture => {
                    return Err(NeedsData { item, example: r#""self_run""# });
                }
                WorkItem::CommunitySurvey => return Err(NeedsData { item, example: r#"{"samples": 100}"# }),
                WorkItem::CommunityResourceSurvey => return Err(NeedsData { item, example: "{}" }),
                WorkItem::RecruitmentAndSelection | WorkItem::FundraisingAndOther => {
                    return Err(NeedsData { item, example: r#"{"hours": "24"}"# });
                }
                WorkItem::OtherService => return Err(NeedsData { item, example: r#"{"like": "outreach_visit"}"# }),
            })
        }
    }

    /// An item was named alone although its hours depend on more.
    struct NeedsData {
        item: WorkItem,
        example: &'static str,
    }

    impl fmt::Display for NeedsData {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let Self { item, example } = self;
            write!(f, r#"`{item}` needs its data, as in {{"{item}": {example}}}"#)
        }
    }

    impl<'de> Visitor<'de> for WorkVisitor {
        type Value = Work;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an item of work, or an object of an item and its data")
        }

        fn visit_str<E: Error>(self, key: &str) -> Result<Work, E> {
            Self::without_data(WorkItem::from_key(key).map_err(E::custom)?).map_err(E::custom)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Work, A::Error> {
            let Some(item) = next_key::<WorkItem, _>(&mut map)? else {
                return Err(A::Error::custom("an item of work is missing"));
            };
            let work = match item {
                WorkItem::Referral => Work::Referral(map.next_value()?),
                WorkItem::OrganizationWorkshop => Work::OrganizationWorkshop(map.next_value()?),
                WorkItem::VolunteerWorkshop => Work::VolunteerWorkshop(map.next_value()?),
                WorkItem::Lecture => Work::Lecture(map.next_value()?),
                WorkItem::CommunitySurvey => Work::CommunitySurvey(map.next_value()?),
                WorkItem::CommunityResourceSurvey => Work::CommunityResourceSurvey(map.next_value()?),
                WorkItem::RecruitmentAndSelection => Work::RecruitmentAndSelection(map.next_value::<OwnFigure>()?.0),
                WorkItem::FundraisingAndOther => Work::FundraisingAndOther(map.next_value::<OwnFigure>()?.0),
                WorkItem::OtherService => Work::OtherService(map.next_value()?),
                _ => return Err(A::Error::custom(format_args!("`{item}` has no data; write it as a string"))),
            };
            if next_key::<WorkItem, _>(&mut map)?.is_some() {
                return Err(A::Error::custom("more than one item of work"));
            }
            Ok(work)
        }

        fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Work, E> {
            Err(E::custom(format_args!("bytes are not {}", Expected(&self))))
        }
    }

    impl<'de> Deserialize<'de> for Work {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(WorkVisitor)
        }
    }
}
