//! The kinds of service, each with the items of work by which it is counted.

use super::hour_table::{Rate, WorkItem};
use crate::clause::Clause;
use crate::keyed::{same, table};
use crate::language::Name;

table! {
    /// A kind of service that the guideline describes. Guideline: parts 1, 2 and 3.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Record, ServiceKind, WorkItem};
    ///
    /// let group = ServiceKind::GroupWork;
    /// assert!(group.has(WorkItem::GroupSession) && !group.has(WorkItem::Lecture));
    /// assert_eq!(group.records().count(), 7);
    /// assert_eq!(group.steps().count(), 4);
    /// assert_eq!(group.clause().to_string(), "1.4");
    /// ```
    pub enum ServiceKind: "a kind of service", spelled by is_service_spelled {
        /// The clause under which the document describes the service.
        clause: Clause,
        /// The clause of the list of its records; the service's own where the document lists none.
        records_clause: Clause,
    }

    Consultation                "咨询"              "consultation"                       Clause::C1_1,    Clause::C1_1_2;
    Casework                    "个案工作"          "casework"                           Clause::C1_2,    Clause::C1_2_3;
    CaseManagement              "个案管理"          "case management"                    Clause::C1_3,    Clause::C1_3_3;
    GroupWork                   "小组工作"          "group work"                         Clause::C1_4,    Clause::C1_4_3;
    OutreachVisit               "探访"              "outreach visit"                     Clause::C1_5_1,  Clause::C1_5_1_2;
    CommunitySurvey             "社区调查"          "community survey"                   Clause::C1_5_2,  Clause::C1_5_2_3;
    CommunityResourceSurvey     "社区资源调查"      "community resource survey"          Clause::C1_5_3,  Clause::C1_5_3_3;
    CommunityActivity           "社区活动"          "community activity"                 Clause::C1_5_4,  Clause::C1_5_4_3;
    Lecture                     "专题培训/讲座"     "training or lecture"                Clause::C1_5_5,  Clause::C1_5_5_3;
    NeedsArchive                "建立社区需求档案"  "needs archive"                      Clause::C1_5_6,  Clause::C1_5_6_3;
    OrganizationFostering       "培育社区社会组织"  "fostering community organizations"  Clause::C1_5_7,  Clause::C1_5_7_3;
    VolunteerManagement         "志愿者管理"        "volunteer management"               Clause::C1_6,    Clause::C1_6_3;
    IndividualSupervision       "个别督导"          "individual supervision"             Clause::C1_7,    Clause::C1_7_4;
    GroupSupervision            "团体督导"          "group supervision"                  Clause::C1_7,    Clause::C1_7_4;
    ThreeSocietyPlatform        "“三社联动”平台"    "three-social platform"              Clause::C2_1,    Clause::C2_1;
    CommunityPublicBenefitFund  "社区公益金"        "community public-benefit fund"      Clause::C2_2,    Clause::C2_2;
    OrdinaryActivity            "一般社区活动"      "ordinary activity"                  Clause::C3_1,    Clause::C3_1_1;
    OtherService                "其他服务"          "other service"                      Clause::C3_2,    Clause::C3_2;
}

/// By its name, or by the longer heading under which the document describes it.
fn is_service_spelled(service: ServiceKind, text: &str) -> bool {
    let heading = match service {
        ServiceKind::ThreeSocietyPlatform => "“三社联动”平台搭建",
        ServiceKind::CommunityPublicBenefitFund => "建立社区公益金",
        _ => service.name().zh,
    };
    let Name { zh, en } = service.name();
    [zh, en, heading].into_iter().any(|spelling| same(text, spelling))
}

/// An item of work by which a kind of service is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceItem {
    /// The kind of service.
    pub service: ServiceKind,
    /// The item of work.
    pub item: WorkItem,
    /// The clause that names the item among the service's hours.
    pub clause: Clause,
}

macro_rules! service_items {
    ($( $clause:ident $Service:ident $Item:ident ; )+) => {
        impl ServiceItem {
            /// Every item that the document names for a kind of service, in its order; other services take any item.
            pub const ALL: &'static [Self] = &[
                $( Self { service: ServiceKind::$Service, item: WorkItem::$Item, clause: Clause::$clause } ),+
            ];
        }
    };
}

service_items! {
    C1_1_3_1    Consultation                ProfessionalConsultation;
    C1_2_4_1    Casework                    Intake;
    C1_2_4_2    Casework                    CaseworkSession;
    C1_2_4_3    Casework                    Referral;
    C1_2_4_4    Casework                    ClosureEvaluation;
    // Case management has the hours of casework, by reference.
    C1_3_4      CaseManagement              Intake;
    C1_3_4      CaseManagement              CaseworkSession;
    C1_3_4      CaseManagement              Referral;
    C1_3_4      CaseManagement              ClosureEvaluation;
    C1_4_4_1    GroupWork                   GroupPreparation;
    C1_4_4_2    GroupWork                   GroupSession;
    C1_4_4_3    GroupWork                   GroupMidtermEvaluation;
    C1_4_4_4    GroupWork                   GroupClosingEvaluation;
    C1_5_1_3_1  OutreachVisit               OutreachVisit;
    C1_5_2_4_1  CommunitySurvey             CommunitySurvey;
    C1_5_3_4_1  CommunityResourceSurvey     CommunityResourceSurvey;
    C1_5_4_4_1  CommunityActivity           LargeActivity;
    C1_5_4_4_2  CommunityActivity           SmallMediumActivity;
    C1_5_5_4_1  Lecture                     Lecture;
    C1_5_6_4_1  NeedsArchive                OutreachVisit;
    // The service's own list stops at the visit, but the table prices its result.
    C4_2_11     NeedsArchive                HouseholdNeedsAssessment;
    C1_5_7_4_1  OrganizationFostering       DocumentDrafting;
    C1_5_7_4_2  OrganizationFostering       RecruitmentAndSelection;
    C1_5_7_4_3  OrganizationFostering       OrganizationWorkshop;
    C1_5_7_4_4  OrganizationFostering       OrganizationConsultation;
    C1_6_4_1    VolunteerManagement         RecruitmentAndSelection;
    C1_6_4_2    VolunteerManagement         DocumentDrafting;
    C1_6_4_3    VolunteerManagement         VolunteerWorkshop;
    C2_1_1      ThreeSocietyPlatform        CommunitySurvey;
    C2_1_2      ThreeSocietyPlatform        DocumentDrafting;
    C2_1_3      ThreeSocietyPlatform        RecruitmentAndSelection;
    C2_1_4      ThreeSocietyPlatform        Lecture;
    C2_2_1      CommunityPublicBenefitFund  CommunityResourceSurvey;
    C2_2_2      CommunityPublicBenefitFund  DocumentDrafting;
    C2_2_3      CommunityPublicBenefitFund  LargeActivity;
    C3_1_2_1    OrdinaryActivity            OrdinaryActivity;
}

impl ServiceKind {
    /// The items of work by which the service is counted, in the document's order; all of them for other services.
    pub fn items(self) -> impl Iterator<Item = WorkItem> {
        let any = if self == Self::OtherService { WorkItem::ALL } else { &[] };
        ServiceItem::ALL
            .iter()
            .filter(move |entry| entry.service == self)
            .map(|entry| entry.item)
            .chain(any.iter().copied())
    }

    /// Whether the service is counted by `item`.
    #[must_use]
    pub fn has(self, item: WorkItem) -> bool {
        self.items().any(|own| own == item)
    }

    /// Whether the service's clause leaves the figure out of the item that it names, whatever the reading.
    ///
    /// Guideline: clauses 2.1.1 (a platform's survey without its preparation) and 2.2.1 (a fund's survey of resources
    /// without the literature review; how map drawing is left out is [a reading](crate::FundSurvey)).
    #[must_use]
    pub const fn leaves_out(self, rate: Rate) -> bool {
        matches!(
            (self, rate),
            (Self::ThreeSocietyPlatform, Rate::CommunitySurveyPreparation)
                | (Self::CommunityPublicBenefitFund, Rate::CommunityResourceSurveyLiteratureReview)
        )
    }
}
