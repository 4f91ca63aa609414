//! The variants and parts by which some rows of the hour table have more than one figure.

use core::fmt;
use core::marker::PhantomData;

use crate::keyed::{Keyed, is_spelled_with_remark, table};
use crate::language::Name;

table! {
    /// Whether a worker goes along with a client who is referred (row 5). Guideline: clause 4.2.5.
    pub enum Accompaniment: "an accompaniment" {}

    Unaccompanied   "无需陪同"      "unaccompanied";
    Accompanied     "需陪同"        "accompanied";
}

table! {
    /// Who holds a workshop or a lecture (rows 17, 19 and 20). Guideline: clauses 4.2.17, 4.2.19 and 4.2.20.
    pub enum Conduct: "a way of conducting" {}

    SelfRun         "自行组织开展"  "self-run";
    ExternalExpert  "外聘专家讲解"  "external expert";
}

table! {
    /// A part of a community survey (row 15). Guideline: clause 4.2.15.
    pub enum SurveyPart: "a part of a community survey", spelled by is_survey_part_spelled {
        /// The remark that the table prints in brackets behind the name; empty where there is none.
        remark_zh: &'static str,
    }

    Preparation     "调研准备"      "preparation"      "";
    DataCollection  "搜集资料"      "data collection"  "";
    DataProcessing  "数据整理"      "data processing"  "含编码录入";
    DataAnalysis    "数据分析"      "data analysis"    "";
    ReportWriting   "调研报告撰写"  "report writing"   "";
}

table! {
    /// A part of a survey of a community's resources (row 16). Guideline: clause 4.2.16.
    pub enum ResourcePart: "a part of a community resource survey", spelled by is_resource_part_spelled {
        /// The remark that the table prints in brackets behind the name; empty where there is none.
        remark_zh: &'static str,
    }

    CommunityWalk     "社区走访"              "community walk"     "以自然资源、场所空间、产业资源、文化资源为主";
    LiteratureReview  "文献查阅"              "literature review"  "";
    ReportAndMap      "社区资源调查报告撰写"  "report and map"     "含地图绘制";
}

fn is_survey_part_spelled(part: SurveyPart, text: &str) -> bool {
    is_spelled_with_remark(text, part.name(), part.remark_zh())
}

fn is_resource_part_spelled(part: ResourcePart, text: &str) -> bool {
    is_spelled_with_remark(text, part.name(), part.remark_zh())
}

/// What tells the figures of one row of the hour table apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Variant {
    /// Of a referral.
    Accompaniment(Accompaniment),
    /// Of a workshop or a lecture.
    Conduct(Conduct),
    /// Of a community survey.
    SurveyPart(SurveyPart),
    /// Of a survey of a community's resources.
    ResourcePart(ResourcePart),
}

impl Variant {
    /// The variant's names.
    #[must_use]
    pub const fn name(self) -> Name {
        match self {
            Self::Accompaniment(variant) => variant.name(),
            Self::Conduct(variant) => variant.name(),
            Self::SurveyPart(part) => part.name(),
            Self::ResourcePart(part) => part.name(),
        }
    }

    /// Whether `text` is a spelling of the variant, with or without the remark printed behind it.
    pub(crate) fn is_spelled(self, text: &str) -> bool {
        match self {
            Self::Accompaniment(variant) => variant.is_spelled(text),
            Self::Conduct(variant) => variant.is_spelled(text),
            Self::SurveyPart(part) => part.is_spelled(text),
            Self::ResourcePart(part) => part.is_spelled(text),
        }
    }

    /// Whether the variant is a part, of which a line may count several, rather than one of two alternatives.
    #[must_use]
    pub const fn is_part(self) -> bool {
        matches!(self, Self::SurveyPart(_) | Self::ResourcePart(_))
    }
}

/// The parts of one of the two surveys: [`SurveyPart`] and [`ResourcePart`].
pub trait Part: Keyed + Into<Variant> {}

impl Part for SurveyPart {}
impl Part for ResourcePart {}

impl From<SurveyPart> for Variant {
    fn from(part: SurveyPart) -> Self {
        Self::SurveyPart(part)
    }
}

impl From<ResourcePart> for Variant {
    fn from(part: ResourcePart) -> Self {
        Self::ResourcePart(part)
    }
}

/// The parts of a survey that a line plans: at least one, none twice.
///
/// # Examples
///
/// ```
/// use shegong::{Parts, ResourcePart};
///
/// let parts = Parts::try_new([ResourcePart::ReportAndMap, ResourcePart::CommunityWalk])?;
/// assert!(parts.iter().eq([ResourcePart::CommunityWalk, ResourcePart::ReportAndMap]));
/// assert!(Parts::<ResourcePart>::try_new([]).is_err());
/// # Ok::<(), shegong::PartsError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Parts<P> {
    /// One bit a part, by its position in `P::ALL`; never zero.
    bits: u8,
    of: PhantomData<P>,
}

impl<P: Part> Parts<P> {
    /// All parts.
    #[must_use]
    pub fn all() -> Self {
        Self { bits: P::ALL.iter().fold(0, |bits, part| bits | bit(*part)), of: PhantomData }
    }

    /// Takes parts in any order.
    ///
    /// # Errors
    ///
    /// [`PartsError::Empty`] without any part, [`PartsError::Repeated`] for a part named twice.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Parts, PartsError, SurveyPart};
    ///
    /// let parts = Parts::try_new([SurveyPart::DataAnalysis, SurveyPart::Preparation])?;
    /// assert!(parts.iter().eq([SurveyPart::Preparation, SurveyPart::DataAnalysis]), "in the document's order");
    /// assert_eq!(Parts::<SurveyPart>::try_new([]), Err(PartsError::Empty));
    /// # Ok::<(), shegong::PartsError>(())
    /// ```
    pub fn try_new(parts: impl IntoIterator<Item = P>) -> Result<Self, PartsError> {
        let bits = parts.into_iter().try_fold(0, |bits, part| {
            if bits & bit(part) == 0 { Ok(bits | bit(part)) } else { Err(PartsError::Repeated { part: part.key() }) }
        })?;
        if bits == 0 { Err(PartsError::Empty) } else { Ok(Self { bits, of: PhantomData }) }
    }

    /// Whether `part` is among them.
    #[must_use]
    pub fn contains(self, part: P) -> bool {
        self.bits & bit(part) != 0
    }

    /// Whether no part is left out.
    #[must_use]
    pub fn is_all(self) -> bool {
        P::ALL.iter().all(|part| self.contains(*part))
    }

    /// The parts in the document's order.
    pub fn iter(self) -> impl Iterator<Item = P> {
        P::ALL.iter().copied().filter(move |part| self.contains(*part))
    }
}

fn bit<P: Keyed>(part: P) -> u8 {
    let position = P::ALL.iter().position(|other| *other == part).and_then(|position| u32::try_from(position).ok());
    position.and_then(|position| 1_u8.checked_shl(position)).unwrap_or(0)
}

impl<P: Part> fmt::Debug for Parts<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Why a list of parts is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartsError {
    /// No part is named.
    #[error("no part is named; leave `parts` out for all of them")]
    Empty,
    /// A part is named twice.
    #[error("`{part}` is named twice")]
    #[non_exhaustive]
    Repeated {
        /// The part's key.
        part: &'static str,
    },
}

#[cfg(feature = "serde")]
impl<P: Part + serde::Serialize> serde::Serialize for Parts<P> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(feature = "serde")]
impl<'de, P: Part + serde::Deserialize<'de>> serde::Deserialize<'de> for Parts<P> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let crate::wire::List::<P, 8>(parts) = serde::Deserialize::deserialize(deserializer)?;
        Self::try_new(parts).map_err(serde::de::Error::custom)
    }
}
