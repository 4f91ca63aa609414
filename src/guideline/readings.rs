//! How the document is read where it can fairly be read in more than one way.

use alloc::vec;
use alloc::vec::Vec;

use crate::keyed::table;

table! {
    /// A survey of 250 samples, where the table prices surveys of 100: how many units is it? Guideline: clause 4.2.15.
    pub enum SurveyUnits: "a reading of the survey's unit" {}

    /// Two and a half: the table names the unit by which samples are counted, and a smaller survey is less work.
    Proportional  "样本量按比例折算"  "samples count in proportion";
    /// Three begun ones: the figure is given for a survey, and one cannot do half of one.
    StartedUnits  "不足一个单位按一个计"  "a begun unit counts as a whole one";
}

table! {
    /// A community of 4200 households, where the table prices one of 3000: how many units is it? Guideline: clause 4.2.16.
    pub enum CommunityUnits: "a reading of the community's unit" {}

    /// 1.4: the row is headed by the size for which its figures hold.
    ByHouseholds  "按户数折算"  "households count in proportion";
    /// One: the figures are given a community, and most of the work does not grow with its households.
    PerCommunity  "每个社区计一个单位"  "every community counts as one";
}

table! {
    /// The resources of a community that the project also surveys: what is not counted again? Guideline: clause 4.2.16.1.
    ///
    /// By either reading a plan can lose hours when a survey of the same community is added to it.
    pub enum WalkOverlap: "a reading of the overlap of surveys" {}

    /// The walk: the remark stands in its line of the table.
    WalkOnly     "仅社区走访不另计工时"  "only the walk is not counted again";
    /// The whole survey of resources: the remark names the survey as a whole as what is joined and not counted.
    WholeSurvey  "资源调查整体不另计工时"  "the whole survey of resources is not counted again";
}

table! {
    /// The fund's survey of resources, without map drawing and literature review: what is left? Guideline: clause 2.2.1.
    pub enum FundSurvey: "a reading of the fund's survey" {}

    /// The walk and the report: map drawing has no hours of its own that could be taken out of the report's.
    KeepReport  "保留报告撰写工时"  "the report's hours are kept";
    /// The walk: the report's hours are given with the map drawing in them, and cannot be divided.
    WalkOnly    "只计社区走访"  "only the walk is counted";
}

/// One reading of each statement that can be read in two ways. The default is the first of each.
///
/// # Examples
///
/// ```
/// use shegong::{Guideline, Readings, SurveyUnits};
///
/// let strict = Readings { survey_units: SurveyUnits::StartedUnits, ..Readings::default() };
/// assert_ne!(Guideline::SUZHOU_2016.with_readings(strict), Guideline::SUZHOU_2016);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Readings {
    /// How a survey's samples make units.
    pub survey_units: SurveyUnits,
    /// How a community's households make units.
    pub community_units: CommunityUnits,
    /// What of a resource survey is not counted beside a community survey.
    pub walk_overlap: WalkOverlap,
    /// What of a resource survey is counted for the fund.
    pub fund_survey: FundSurvey,
}

impl Readings {
    /// The first reading of each.
    pub const DEFAULT: Self = Self {
        survey_units: SurveyUnits::Proportional,
        community_units: CommunityUnits::ByHouseholds,
        walk_overlap: WalkOverlap::WalkOnly,
        fund_survey: FundSurvey::KeepReport,
    };
}

impl Default for Readings {
    fn default() -> Self {
        Self::DEFAULT
    }
}

table! {
    /// One of the questions that [`Readings`] answers.
    pub enum Question: "a question of reading" {}

    SurveyUnits     "调研样本量如何折算单位"  "how samples make units";
    CommunityUnits  "社区户数如何折算单位"    "how households make units";
    WalkOverlap     "与社区调研结合时哪些工时不另计"  "what is not counted beside a community survey";
    FundSurvey      "公益金的资源调查计哪些部分"  "what of the fund's resource survey is counted";
}

impl Readings {
    /// The key of the answer to a question.
    #[must_use]
    pub fn answer(self, question: Question) -> &'static str {
        match question {
            Question::SurveyUnits => self.survey_units.key(),
            Question::CommunityUnits => self.community_units.key(),
            Question::WalkOverlap => self.walk_overlap.key(),
            Question::FundSurvey => self.fund_survey.key(),
        }
    }

    /// Every combination in which the questions that `matter` are answered in each way, and the others as here; these
    /// readings first.
    pub(crate) fn variations(self, matter: impl Fn(Question) -> bool) -> Vec<Self> {
        let mut all = vec![self];
        for question in Question::ALL.iter().filter(|question| matter(**question)) {
            let others: Vec<Self> = all.iter().map(|readings| readings.otherwise(*question)).collect();
            all.extend(others);
        }
        all
    }

    /// The readings with the other answer to a question.
    fn otherwise(mut self, question: Question) -> Self {
        match question {
            Question::SurveyUnits => {
                self.survey_units = match self.survey_units {
                    SurveyUnits::Proportional => SurveyUnits::StartedUnits,
                    SurveyUnits::StartedUnits => SurveyUnits::Proportional,
                };
            }
            Question::CommunityUnits => {
                self.community_units = match self.community_units {
                    CommunityUnits::ByHouseholds => CommunityUnits::PerCommunity,
                    CommunityUnits::PerCommunity => CommunityUnits::ByHouseholds,
                };
            }
            Question::WalkOverlap => {
                self.walk_overlap = match self.walk_overlap {
                    WalkOverlap::WalkOnly => WalkOverlap::WholeSurvey,
                    WalkOverlap::WholeSurvey => WalkOverlap::WalkOnly,
                };
            }
            Question::FundSurvey => {
                self.fund_survey = match self.fund_survey {
                    FundSurvey::KeepReport => FundSurvey::WalkOnly,
                    FundSurvey::WalkOnly => FundSurvey::KeepReport,
                };
            }
        }
        self
    }
}

#[cfg(feature = "serde")]
crate::wire::object!(Readings: "an object of readings" {
    optional {
        survey_units: SurveyUnits,
        community_units: CommunityUnits,
        walk_overlap: WalkOverlap,
        fund_survey: FundSurvey,
    }
} = {
    let default = Self::Value::DEFAULT;
    Self::Value {
        survey_units: survey_units.unwrap_or(default.survey_units),
        community_units: community_units.unwrap_or(default.community_units),
        walk_overlap: walk_overlap.unwrap_or(default.walk_overlap),
        fund_survey: fund_survey.unwrap_or(default.fund_survey),
    }
});
