//! The records (主要记录) that the guideline lists for each kind of service.

use super::service::ServiceKind;
use crate::clause::Clause;
use crate::keyed::{Key, Keyed, by_key, key, row_at, same};
use crate::language::Name;

/// A record as one kind of service keeps it. Guideline: the lists of records of parts 1 and 3.
///
/// # Examples
///
/// ```
/// use shegong::{Clause, Record, ServiceKind};
///
/// let records: Vec<_> = ServiceKind::OrdinaryActivity.records().collect();
/// assert_eq!(records[0].record, Record::ActivityPlan);
/// assert_eq!(records[0].name.zh, "活动计划", "the same record is 活动计划/方案书 of a community activity");
/// assert_eq!(records[0].clause, Clause::C3_1_1_1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ServiceRecord {
    /// The kind of service.
    pub service: ServiceKind,
    /// The record.
    pub record: Record,
    /// What the record is called in this service.
    pub name: Name,
    /// The clause that lists it.
    pub clause: Clause,
    /// What the document says the record holds; mostly nothing. No rule reads it.
    pub contents: &'static [Name],
}

macro_rules! records {
    (
        keys { $( $Key:ident, )+ }
        $( $clause:ident $Service:ident $Record:ident $zh:literal $en:literal $( [ $( $content_zh:literal $content_en:literal ),+ ] )? ; )+
    ) => {
        /// A record that a service keeps. What it is called depends on the service: see [`ServiceRecord`].
        ///
        /// # Examples
        ///
        /// ```
        /// use shegong::Record;
        ///
        /// assert_eq!("组员契约".parse::<Record>()?, Record::MemberContract);
        /// assert!("活动计划".parse::<Record>().is_err(), "a group's plan of a session and an ordinary activity's plan");
        /// # Ok::<(), shegong::ParseKeyError>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Record {
            $( #[doc = concat!("The record `", stringify!($Key), "`.")] $Key, )+
        }

        impl Record {
            /// Every record, in the order in which the document first lists it.
            pub const ALL: &'static [Self] = &[ $( Self::$Key ),+ ];

            /// The key by which JSON and `Display` write the record.
            #[must_use]
            pub const fn key(self) -> &'static str {
                static KEYS: [Key; Record::ALL.len()] = [ $( key!($Key) ),+ ];
                static TEXTS: [&str; Record::ALL.len()] = Key::texts(&KEYS);
                *row_at::<&str>(&TEXTS, self as usize)
            }
        }

        impl ServiceRecord {
            /// Every record of every kind of service, in the document's order.
            pub const ALL: &'static [Self] = &[ $( Self {
                service: ServiceKind::$Service,
                record: Record::$Record,
                name: Name { zh: $zh, en: $en },
                clause: Clause::$clause,
                contents: &[$( $( Name { zh: $content_zh, en: $content_en } ),+ )?],
            } ),+ ];
        }
    };
}

records! {
    keys {
        ConsultationRecord,
        ConsultationOrVisitRecord,
        IntakeForm,
        ServiceAgreement,
        AssessmentReportAndServicePlan,
        ServiceRecord,
        ServiceEvaluationReport,
        ClosureOrReferralReport,
        VisitOrReferralRecord,
        AssessmentAndWorkPlanReport,
        GroupPlan,
        MemberList,
        MemberContract,
        SessionPlan,
        SessionRecord,
        MidtermEvaluationReport,
        ClosingReport,
        VisitRecord,
        SamplingFrame,
        QuestionnaireOrInterviewOutline,
        QuestionnaireSummaryOrInterviewRecord,
        SurveyReport,
        ResourceMap,
        ResourceSurveyReport,
        ActivityPlan,
        ActivityNotice,
        ParticipantListAndSignIn,
        ImplementationRecord,
        EvaluationOrSummary,
        PressReleaseOrPhotos,
        TrainingPlan,
        TeachingMaterial,
        TrainingNotice,
        TraineeSignIn,
        TrainerQualification,
        EffectEvaluation,
        TrainingSummary,
        InformationForm,
        NeedsAssessmentReport,
        FosteringPlan,
        FosteredOrganizationList,
        TrainingAndGuidanceRecord,
        FollowUpRecord,
        FinalEvaluationReport,
        RecruitmentPlan,
        RecruitmentNotice,
        ApplicantList,
        Roster,
        VolunteerRegistration,
        VolunteerServiceRecord,
        VolunteerAssessment,
        ManagementSummary,
        IndividualSupervisionRecord,
        GroupSupervisionRecord,
        ImplementationRecordOrPhotos,
    }

    C1_1_2_1    Consultation             ConsultationRecord                     "咨询记录"                  "consultation record";
    C1_2_3_1    Casework                 ConsultationOrVisitRecord              "咨询/探访记录"             "consultation or visit record"            ["对象" "client", "时间" "time", "地点" "place", "内容" "content", "方式" "manner", "处理" "handling"];
    C1_2_3_2    Casework                 IntakeForm                             "接案记录表"                "intake form";
    C1_2_3_3    Casework                 ServiceAgreement                       "服务协议"                  "service agreement";
    C1_2_3_4    Casework                 AssessmentReportAndServicePlan         "预估报告和服务计划"        "assessment report and service plan";
    C1_2_3_5    Casework                 ServiceRecord                          "服务记录"                  "service record";
    C1_2_3_6    Casework                 ServiceEvaluationReport                "服务评估报告"              "service evaluation report";
    C1_2_3_7    Casework                 ClosureOrReferralReport                "结案/转介报告"             "closure or referral report";
    C1_3_3_1    CaseManagement           VisitOrReferralRecord                  "探访记录/转介记录"         "visit or referral record";
    C1_3_3_2    CaseManagement           IntakeForm                             "接案记录表"                "intake form";
    C1_3_3_3    CaseManagement           AssessmentAndWorkPlanReport            "预估及工作计划报告"        "assessment and work plan report";
    C1_3_3_4    CaseManagement           ServiceRecord                          "服务记录"                  "service record";
    C1_3_3_5    CaseManagement           ServiceEvaluationReport                "服务评估报告"              "service evaluation report";
    C1_3_3_6    CaseManagement           ClosureOrReferralReport                "结案/转介报告"             "closure or referral report";
    C1_4_3_1    GroupWork                GroupPlan                              "小组计划"                  "group plan"                              ["经费预算" "budget"];
    C1_4_3_2    GroupWork                MemberList                             "组员名单"                  "member list";
    C1_4_3_3    GroupWork                MemberContract                         "组员契约"                  "member contract"                         ["组员签字" "signatures of the members"];
    C1_4_3_4    GroupWork                SessionPlan                            "活动计划"                  "session plan"                            ["小组规则" "group rules", "活动流程安排" "order of activities"];
    C1_4_3_5    GroupWork                SessionRecord                          "活动记录"                  "session record"                          ["活动签到表" "sign-in sheet", "实施过程" "course of events", "跟进情况" "follow-up"];
    C1_4_3_6    GroupWork                MidtermEvaluationReport                "中期评估报告"              "midterm evaluation report";
    C1_4_3_7    GroupWork                ClosingReport                          "结案报告"                  "closing report"                          ["经费使用情况" "use of funds"];
    C1_5_1_2_1  OutreachVisit            VisitRecord                            "探访记录"                  "visit record";
    C1_5_2_3_1  CommunitySurvey          SamplingFrame                          "样本框"                    "sampling frame";
    C1_5_2_3_2  CommunitySurvey          QuestionnaireOrInterviewOutline        "调查问卷/访谈提纲"         "questionnaire or interview outline";
    C1_5_2_3_3  CommunitySurvey          QuestionnaireSummaryOrInterviewRecord  "调查问卷汇总/访谈记录"     "questionnaire summary or interview record";
    C1_5_2_3_4  CommunitySurvey          SurveyReport                           "调研报告"                  "survey report";
    C1_5_3_3_1  CommunityResourceSurvey  ResourceMap                            "社区资源地图"              "resource map";
    C1_5_3_3_2  CommunityResourceSurvey  ResourceSurveyReport                   "社区资源调查报告"          "resource survey report";
    C1_5_4_3_1  CommunityActivity        ActivityPlan                           "活动计划/方案书"           "activity plan";
    C1_5_4_3_2  CommunityActivity        ActivityNotice                         "活动通知"                  "activity notice";
    C1_5_4_3_3  CommunityActivity        ParticipantListAndSignIn               "参与人员名单及签到表"      "participant list and sign-in sheet";
    C1_5_4_3_4  CommunityActivity        ImplementationRecord                   "活动实施记录"              "implementation record";
    C1_5_4_3_5  CommunityActivity        EvaluationOrSummary                    "活动评估或总结"            "evaluation or summary";
    C1_5_4_3_6  CommunityActivity        PressReleaseOrPhotos                   "新闻稿/活动照片"           "press release or photos";
    C1_5_5_3_1  Lecture                  TrainingPlan                           "培训计划/方案"             "training plan"                           ["经费预算" "budget"];
    C1_5_5_3_2  Lecture                  TeachingMaterial                       "授课教材/资料/课件"        "teaching material";
    C1_5_5_3_3  Lecture                  TrainingNotice                         "培训通知/海报"             "training notice";
    C1_5_5_3_4  Lecture                  TraineeSignIn                          "学员签到表"                "trainee sign-in sheet";
    C1_5_5_3_5  Lecture                  TrainerQualification                   "培训讲师资质证明"          "trainer qualification";
    C1_5_5_3_6  Lecture                  EffectEvaluation                       "培训效果评估报告/表"       "evaluation of effect";
    C1_5_5_3_7  Lecture                  TrainingSummary                        "培训总结"                  "training summary"                        ["经费使用情况" "use of funds"];
    C1_5_5_3_8  Lecture                  PressReleaseOrPhotos                   "新闻稿/培训照片"           "press release or photos";
    C1_5_6_3_1  NeedsArchive             VisitRecord                            "探访记录"                  "visit record";
    C1_5_6_3_2  NeedsArchive             InformationForm                        "搜集信息的记录/表格"       "information record or form";
    C1_5_6_3_3  NeedsArchive             NeedsAssessmentReport                  "需求评估报告/记录"         "needs assessment report";
    C1_5_7_3_1  OrganizationFostering    FosteringPlan                          "培育计划/方案"             "fostering plan";
    C1_5_7_3_2  OrganizationFostering    FosteredOrganizationList               "培育组织名单"              "fostered organization list";
    C1_5_7_3_3  OrganizationFostering    TrainingAndGuidanceRecord              "能力培训、业务指导等记录"  "training and guidance record";
    C1_5_7_3_4  OrganizationFostering    FollowUpRecord                         "跟进记录"                  "follow-up record";
    C1_5_7_3_5  OrganizationFostering    MidtermEvaluationReport                "中期评估报告"              "midterm evaluation report";
    C1_5_7_3_6  OrganizationFostering    FinalEvaluationReport                  "终期评估报告"              "final evaluation report";
    C1_6_3_1    VolunteerManagement      RecruitmentPlan                        "招募计划/方案"             "recruitment plan";
    C1_6_3_2    VolunteerManagement      RecruitmentNotice                      "招募通知"                  "recruitment notice";
    C1_6_3_3    VolunteerManagement      ApplicantList                          "招募登记人员名单"          "applicant list";
    C1_6_3_4    VolunteerManagement      Roster                                 "入选人员花名册"            "roster of volunteers";
    C1_6_3_5    VolunteerManagement      TrainingPlan                           "培训计划/方案"             "training plan";
    C1_6_3_6    VolunteerManagement      VolunteerRegistration                  "志愿者登记记录"            "volunteer registration";
    C1_6_3_7    VolunteerManagement      VolunteerServiceRecord                 "志愿服务记录"              "volunteer service record";
    C1_6_3_8    VolunteerManagement      VolunteerAssessment                    "志愿者考核记录"            "volunteer appraisal record";
    C1_6_3_9    VolunteerManagement      ManagementSummary                      "志愿者管理工作总结/评估报告" "summary of volunteer management";
    C1_7_4_1    IndividualSupervision    IndividualSupervisionRecord            "个督记录"                  "individual supervision record";
    C1_7_4_2    GroupSupervision         GroupSupervisionRecord                 "团督记录"                  "group supervision record";
    C3_1_1_1    OrdinaryActivity         ActivityPlan                           "活动计划"                  "activity plan";
    C3_1_1_2    OrdinaryActivity         ParticipantListAndSignIn               "参与人员名单及签到表"      "participant list and sign-in sheet";
    C3_1_1_3    OrdinaryActivity         ImplementationRecordOrPhotos           "活动实施记录/活动照片"     "implementation record or photos";
}

impl Record {
    /// What the record is called in the service that first lists it.
    #[must_use]
    pub fn name(self) -> Name {
        self.in_services().next().map_or(Name { zh: self.key(), en: self.key() }, |entry| entry.name)
    }

    /// The record in each kind of service that keeps it.
    pub fn in_services(self) -> impl Iterator<Item = &'static ServiceRecord> {
        ServiceRecord::ALL.iter().filter(move |entry| entry.record == self)
    }
}

impl Keyed for Record {
    const ALL: &'static [Self] = Self::ALL;
    const WHAT: &'static str = "a record";

    fn key(self) -> &'static str {
        self.key()
    }

    fn name(self) -> Name {
        self.name()
    }

    /// By what any service calls it; the document gives one record two names.
    fn is_spelled(self, text: &str) -> bool {
        (self == Self::AssessmentReportAndServicePlan && same(text, "开案表"))
            || self.in_services().any(|entry| same(text, entry.name.zh) || same(text, entry.name.en))
    }
}

by_key!(Record);

impl ServiceKind {
    /// The records that the service keeps, in the document's order.
    pub fn records(self) -> impl Iterator<Item = &'static ServiceRecord> {
        ServiceRecord::ALL.iter().filter(move |entry| entry.service == self)
    }
}
