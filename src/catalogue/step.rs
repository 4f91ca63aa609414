//! The steps (主要流程) that the guideline describes for each kind of service.

use super::service::ServiceKind;
use crate::clause::Clause;
use crate::keyed::table;
use crate::language::Name;

/// What an assessment covers. Guideline: clause 1.3.2.2.
const ASPECTS_OF_NEED: &[Name] = &[
    Name { zh: "健康", en: "health" },
    Name { zh: "心理", en: "psychological state" },
    Name { zh: "认知", en: "cognition" },
    Name { zh: "社交", en: "social contacts" },
    Name { zh: "经济", en: "finances" },
    Name { zh: "家庭", en: "family" },
    Name { zh: "社会环境", en: "social environment" },
    Name { zh: "社会支持", en: "social support" },
];

/// What the plan of an activity usually says. Guideline: clause 1.5.4.2.3.
const PARTS_OF_A_PLAN: &[Name] = &[
    Name { zh: "活动设计的原因", en: "why" },
    Name { zh: "目的和目标", en: "purposes and goals" },
    Name { zh: "参与对象", en: "whom" },
    Name { zh: "活动内容", en: "what" },
    Name { zh: "时间", en: "when" },
    Name { zh: "地点", en: "where" },
    Name { zh: "程序", en: "how" },
    Name { zh: "所需资源", en: "resources needed" },
    Name { zh: "应变计划", en: "contingency plan" },
    Name { zh: "评估指标", en: "evaluation indicators" },
];

table! {
    /// A step of a service's process, named with its service. No rule reads it.
    ///
    /// Guideline: the lists of steps of part 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{ServiceKind, Step};
    ///
    /// assert_eq!(Step::CaseworkServicePlanning.key(), "casework.service_planning");
    /// assert_eq!("招募登记".parse::<Step>()?, Step::VolunteerManagementRegistration);
    /// assert!("制定服务计划".parse::<Step>().is_err(), "casework and case management both have it");
    /// # Ok::<(), shegong::ParseKeyError>(())
    /// ```
    pub enum Step: "a step of a service" {
        /// The kind of service.
        service: ServiceKind,
        /// The clause that describes the step.
        clause: Clause,
        /// What the document says the step covers; mostly nothing.
        contents: &'static [Name],
    }

    CaseworkIntake                            in Casework                 "接案"                            "intake"                       ServiceKind::Casework,                 Clause::C1_2_2_1,   &[];
    CaseworkOpeningAndAssessment              in Casework                 "开案及预估"                      "opening and assessment"       ServiceKind::Casework,                 Clause::C1_2_2_2,   &[];
    CaseworkServicePlanning                   in Casework                 "制定服务计划"                    "service planning"             ServiceKind::Casework,                 Clause::C1_2_2_3,   &[];
    CaseworkImplementation                    in Casework                 "执行服务计划"                    "implementation"               ServiceKind::Casework,                 Clause::C1_2_2_4,   &[];
    CaseworkCaseEvaluation                    in Casework                 "个案评估"                        "case evaluation"              ServiceKind::Casework,                 Clause::C1_2_2_5,   &[];
    CaseworkClosureOrReferral                 in Casework                 "结案/转介"                       "closure or referral"          ServiceKind::Casework,                 Clause::C1_2_2_6,   &[];
    CaseManagementCaseFinding                 in CaseManagement           "个案发掘与转介"                  "case finding and referral"    ServiceKind::CaseManagement,           Clause::C1_3_2_1,   &[];
    CaseManagementAssessment                  in CaseManagement           "预估"                            "assessment"                   ServiceKind::CaseManagement,           Clause::C1_3_2_2,   ASPECTS_OF_NEED;
    CaseManagementPlanning                    in CaseManagement           "制定服务计划"                    "planning"                     ServiceKind::CaseManagement,           Clause::C1_3_2_3,   &[];
    CaseManagementImplementation              in CaseManagement           "执行服务计划"                    "implementation"               ServiceKind::CaseManagement,           Clause::C1_3_2_4,   &[];
    CaseManagementMonitoringAndEvaluation     in CaseManagement           "监督评估"                        "monitoring and evaluation"    ServiceKind::CaseManagement,           Clause::C1_3_2_5,   &[];
    CaseManagementClosureOrReferral           in CaseManagement           "结案/转介"                       "closure or referral"          ServiceKind::CaseManagement,           Clause::C1_3_2_6,   &[];
    GroupWorkPreparation                      in GroupWork                "准备阶段"                        "preparation"                  ServiceKind::GroupWork,                Clause::C1_4_2_1,   &[];
    GroupWorkBeginning                        in GroupWork                "开始阶段"                        "beginning"                    ServiceKind::GroupWork,                Clause::C1_4_2_2,   &[];
    GroupWorkMiddle                           in GroupWork                "中间阶段"                        "middle"                       ServiceKind::GroupWork,                Clause::C1_4_2_3,   &[];
    GroupWorkEnding                           in GroupWork                "结束阶段"                        "ending"                       ServiceKind::GroupWork,                Clause::C1_4_2_4,   &[];
    CommunitySurveyPreparation                in CommunitySurvey          "调研准备"                        "preparation"                  ServiceKind::CommunitySurvey,          Clause::C1_5_2_2_1, &[];
    CommunitySurveyDataCollection             in CommunitySurvey          "收集资料"                        "data collection"              ServiceKind::CommunitySurvey,          Clause::C1_5_2_2_2, &[];
    CommunitySurveyDataProcessing             in CommunitySurvey          "数据整理"                        "data processing"              ServiceKind::CommunitySurvey,          Clause::C1_5_2_2_3, &[];
    CommunitySurveyDataAnalysis               in CommunitySurvey          "数据分析"                        "data analysis"                ServiceKind::CommunitySurvey,          Clause::C1_5_2_2_4, &[];
    CommunitySurveyReporting                  in CommunitySurvey          "调研总结"                        "reporting"                    ServiceKind::CommunitySurvey,          Clause::C1_5_2_2_5, &[];
    CommunityResourceSurveyFieldWalk          in CommunityResourceSurvey  "实地走访考察"                    "field walk"                   ServiceKind::CommunityResourceSurvey,  Clause::C1_5_3_2_1, &[];
    CommunityResourceSurveyReportAndMap       in CommunityResourceSurvey  "报告撰写/绘制资源地图"           "report and map"               ServiceKind::CommunityResourceSurvey,  Clause::C1_5_3_2_2, &[];
    CommunityActivityNeedsAssessment          in CommunityActivity        "评估社区居民需求"                "needs assessment"             ServiceKind::CommunityActivity,        Clause::C1_5_4_2_1, &[];
    CommunityActivityGoalSetting              in CommunityActivity        "明确活动目的及目标"              "goal setting"                 ServiceKind::CommunityActivity,        Clause::C1_5_4_2_2, &[];
    CommunityActivityPlanning                 in CommunityActivity        "制定活动方案"                    "planning"                     ServiceKind::CommunityActivity,        Clause::C1_5_4_2_3, PARTS_OF_A_PLAN;
    CommunityActivityImplementation           in CommunityActivity        "组织实施"                        "implementation"               ServiceKind::CommunityActivity,        Clause::C1_5_4_2_4, &[];
    CommunityActivityEvaluation               in CommunityActivity        "活动评估与总结"                  "evaluation"                   ServiceKind::CommunityActivity,        Clause::C1_5_4_2_5, &[];
    LecturePreparation                        in Lecture                  "培训准备"                        "preparation"                  ServiceKind::Lecture,                  Clause::C1_5_5_2_1, &[];
    LectureDelivery                           in Lecture                  "组织实施"                        "delivery"                     ServiceKind::Lecture,                  Clause::C1_5_5_2_2, &[];
    LectureEffectEvaluation                   in Lecture                  "效果评估"                        "effect evaluation"            ServiceKind::Lecture,                  Clause::C1_5_5_2_3, &[];
    NeedsArchiveDataCollection                in NeedsArchive             "搜集资料"                        "data collection"              ServiceKind::NeedsArchive,             Clause::C1_5_6_2_1, &[];
    NeedsArchiveNeedsAssessment               in NeedsArchive             "需求评估"                        "needs assessment"             ServiceKind::NeedsArchive,             Clause::C1_5_6_2_2, &[];
    NeedsArchiveElectronicFiling              in NeedsArchive             "形成电子档案归档"                "electronic filing"            ServiceKind::NeedsArchive,             Clause::C1_5_6_2_3, &[];
    OrganizationFosteringCoordination         in OrganizationFostering    "与街道、社区等相关方协调"        "coordination"                 ServiceKind::OrganizationFostering,    Clause::C1_5_7_2_1, &[];
    OrganizationFosteringPlanAndSelection     in OrganizationFostering    "拟定培育计划"                    "plan and selection"           ServiceKind::OrganizationFostering,    Clause::C1_5_7_2_2, &[];
    OrganizationFosteringImplementation       in OrganizationFostering    "组织实施培育工作"                "implementation"               ServiceKind::OrganizationFostering,    Clause::C1_5_7_2_3, &[];
    OrganizationFosteringFollowUpEvaluation   in OrganizationFostering    "对培育工作进行跟进评估"          "follow-up evaluation"         ServiceKind::OrganizationFostering,    Clause::C1_5_7_2_4, &[];
    OrganizationFosteringOutcomeEvaluation    in OrganizationFostering    "评估培育效果"                    "outcome evaluation"           ServiceKind::OrganizationFostering,    Clause::C1_5_7_2_5, &[];
    VolunteerManagementRecruitmentPlanning    in VolunteerManagement      "拟定招募计划"                    "recruitment planning"         ServiceKind::VolunteerManagement,      Clause::C1_6_2_1,   &[];
    VolunteerManagementNotice                 in VolunteerManagement      "发布招募通知"                    "notice"                       ServiceKind::VolunteerManagement,      Clause::C1_6_2_2,   &[];
    VolunteerManagementRegistration           in VolunteerManagement      "招募登记"                        "registration"                 ServiceKind::VolunteerManagement,      Clause::C1_6_2_3,   &[];
    VolunteerManagementSelection              in VolunteerManagement      "人员甄选"                        "selection"                    ServiceKind::VolunteerManagement,      Clause::C1_6_2_4,   &[];
    VolunteerManagementEmpowerment            in VolunteerManagement      "志愿者增能"                      "empowerment"                  ServiceKind::VolunteerManagement,      Clause::C1_6_2_5,   &[];
    VolunteerManagementAssignment             in VolunteerManagement      "分配志愿服务任务"                "assignment"                   ServiceKind::VolunteerManagement,      Clause::C1_6_2_6,   &[];
    VolunteerManagementCommendation           in VolunteerManagement      "考核表彰"                        "appraisal and commendation"   ServiceKind::VolunteerManagement,      Clause::C1_6_2_7,   &[];
    VolunteerManagementEvaluation             in VolunteerManagement      "评估总结"                        "evaluation"                   ServiceKind::VolunteerManagement,      Clause::C1_6_2_8,   &[];
    IndividualSupervisionBooking              in IndividualSupervision    "与督导预约"                      "booking"                      ServiceKind::IndividualSupervision,    Clause::C1_7_2_1,   &[];
    IndividualSupervisionSession              in IndividualSupervision    "现场督导"                        "session"                      ServiceKind::IndividualSupervision,    Clause::C1_7_2_2,   &[];
    IndividualSupervisionRecordConfirmation   in IndividualSupervision    "有关记录的书写、确认"            "record confirmation"          ServiceKind::IndividualSupervision,    Clause::C1_7_2_3,   &[];
    GroupSupervisionBooking                   in GroupSupervision         "与督导预约"                      "booking"                      ServiceKind::GroupSupervision,         Clause::C1_7_2_1,   &[];
    GroupSupervisionSession                   in GroupSupervision         "现场督导"                        "session"                      ServiceKind::GroupSupervision,         Clause::C1_7_2_2,   &[];
    GroupSupervisionRecordConfirmation        in GroupSupervision         "有关记录的书写、确认"            "record confirmation"          ServiceKind::GroupSupervision,         Clause::C1_7_2_3,   &[];
}

impl Step {
    /// The kind of service whose steps carry this one out: volunteers are trained as a lecture is held.
    ///
    /// Guideline: clause 1.6.2.5.
    #[must_use]
    pub const fn as_in(self) -> Option<ServiceKind> {
        match self {
            Self::VolunteerManagementEmpowerment => Some(ServiceKind::Lecture),
            _ => None,
        }
    }
}

impl ServiceKind {
    /// The steps of the service's process, in the document's order.
    pub fn steps(self) -> impl Iterator<Item = Step> {
        Step::ALL.iter().copied().filter(move |step| step.service() == self)
    }
}
