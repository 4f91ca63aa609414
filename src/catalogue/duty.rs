//! What the guideline says a service has to do, each done or not.

use super::service::ServiceKind;
use crate::clause::Clause;
use crate::keyed::table;

table! {
    /// A duty (应, 需, 须) of a kind of service that a file can show as done.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Duty, ServiceKind};
    ///
    /// assert!(ServiceKind::CommunityPublicBenefitFund.duties().eq([Duty::FundOversightRules, Duty::FundDisclosure]));
    /// assert_eq!(Duty::MemberContractSigned.clause().to_string(), "1.4.3.3");
    /// ```
    pub enum Duty: "a duty of a service" {
        /// The kind of service that owes it.
        service: ServiceKind,
        /// The clause that demands it.
        clause: Clause,
    }

    MemberContractSigned         "组员契约由组员签字"            "signatures of the members on the contract"                      ServiceKind::GroupWork,                  Clause::C1_4_3_3;
    PostClosureFollowUp          "服务结束后追踪效果"            "follow-up of effects after closure"                             ServiceKind::CaseManagement,             Clause::C1_3_2_5;
    ResourceSurveyBeforeService  "开展服务前盘点资源"            "survey of resources before services begin"                      ServiceKind::CommunityResourceSurvey,    Clause::C1_5_3_1;
    ResourceUpdatesRecorded      "新发现资源及时补充"            "addition of newly found resources"                              ServiceKind::CommunityResourceSurvey,    Clause::C1_5_3_1;
    FundOversightRules           "规范的公益金使用和监管制度"    "sound rules for the fund's use and oversight"                   ServiceKind::CommunityPublicBenefitFund, Clause::C2_2;
    FundDisclosure               "公益金使用情况定期向社会公开"  "regular public disclosure of the fund's use"                    ServiceKind::CommunityPublicBenefitFund, Clause::C2_2;
    StandardAndCompleteProcess   "流程和记录体现服务规范完整"    "process and records that show a standard and complete service"  ServiceKind::OtherService,               Clause::C3_2;
}

impl ServiceKind {
    /// The duties of the service, in the document's order.
    pub fn duties(self) -> impl Iterator<Item = Duty> {
        Duty::ALL.iter().copied().filter(move |duty| duty.service() == self)
    }
}
