//! The guideline's table of reference hours (clause 4.2): its 23 rows and 31 figures, each written once.

use super::variant::{Accompaniment, Conduct, ResourcePart, SurveyPart, Variant};
use crate::clause::Clause;
use crate::keyed::{Key, Keyed, by_key, is_spelled_with_remark, join, key, row_at, same, table};
use crate::language::Name;
use crate::quantity::UnitHours;

table! {
    /// A section of the hour table. Guideline: clause 4.2.
    pub enum Category: "a category of work" {}

    Casework       "个案工作类"  "casework";
    GroupWork      "小组工作类"  "group work";
    CommunityWork  "社区工作类"  "community work";
    Support        "支持类"      "support";
    Other          "其他"        "other";
}

table! {
    /// What one unit of an item of work is. Guideline: clause 4.2.
    pub enum Unit: "a unit of work" {}

    Time       "次"    "time";
    Case       "案"    "case";
    Session    "节"    "session";
    Group      "小组"  "group";
    Household  "户"    "household";
    Survey     "调研"  "survey";
    Community  "社区"  "community";
    Item       "项"    "item";
}

/// A rate's clause: its own where the row has several figures, else the row's.
macro_rules! own_or {
    ($row:ident) => {
        Clause::$row
    };
    ($row:ident $own:ident) => {
        Clause::$own
    };
}

/// A rate's key and names: the item's, with the variant's where there is one.
macro_rules! rate_text {
    (key $Rate:ident, $Item:ident) => { key!($Rate) };
    (key $Rate:ident, $Item:ident, $variant:expr) => { key!($Rate in $Item) };
    ($language:ident $Rate:ident, $Item:ident) => { WorkItem::$Item.name().$language };
    (zh $Rate:ident, $Item:ident, $variant:expr) => { join!(WorkItem::$Item.name().zh, "：", $variant.name().zh) };
    (en $Rate:ident, $Item:ident, $variant:expr) => { join!(WorkItem::$Item.name().en, ": ", $variant.name().en) };
}

/// Declares the hour table, section by section. A row: number, item, unit, clause, Chinese name, the remark printed in brackets
/// behind it, English name; then its figures in hundredths of an hour, each with its clause and variant where there are several.
macro_rules! hour_table {
    ($( $Category:ident { $(
        $row:tt $Item:ident $Unit:tt $clause:ident $zh:literal $remark:literal $en:literal {
            $( $Rate:ident $hundredths:literal $( $rate_clause:ident $Variant:ident::$value:ident )? ; )*
        }
    )+ } )+) => {
        table! {
            /// An item of work: a row of the hour table, or other services (clause 3.2). Guideline: clause 4.2.
            ///
            /// # Examples
            ///
            /// ```
            /// use shegong::{Category, Clause, Unit, WorkItem};
            ///
            /// let item: WorkItem = "小组活动(含活动准备、记录书写等)".parse()?;
            /// assert_eq!(item, WorkItem::GroupSession);
            /// assert_eq!((item.row(), item.category(), item.unit()), (Some(7), Category::GroupWork, Some(Unit::Session)));
            /// assert_eq!(item.clause(), Clause::C4_2_7);
            /// assert!("组织培育".parse::<WorkItem>().is_err(), "rows 17 and 18 are both called so");
            /// # Ok::<(), shegong::ParseKeyError>(())
            /// ```
            pub enum WorkItem: "an item of work", spelled by is_item_spelled {
                /// The number of the item's row, 1 to 23; none for other services.
                row: Option<u8>,
                /// The section of the table in which the item stands.
                category: Category,
                /// The unit in which the item is counted; none where each plan brings its own figure.
                unit: Option<Unit>,
                /// The clause that names the item's hours.
                clause: Clause,
                /// The remark that the table prints in brackets behind the name; empty where there is none.
                remark_zh: &'static str,
                /// The item's figures; none where each plan brings its own.
                rates: &'static [Rate],
            }

            $( $( $Item $zh $en number!($row), Category::$Category, unit!($Unit), Clause::$clause, $remark, &[$( Rate::$Rate ),*]; )+ )+
        }

        /// One figure of the hour table's hours column. Guideline: clause 4.2.
        ///
        /// # Examples
        ///
        /// ```
        /// use shegong::{Guideline, Rate, WorkItem};
        ///
        /// let rate: Rate = "referral.accompanied".parse()?;
        /// assert_eq!(rate.item(), WorkItem::Referral);
        /// assert_eq!(Guideline::SUZHOU_2016.rate(rate).to_string(), "12");
        /// assert_eq!(Rate::ALL.len(), 31);
        /// # Ok::<(), shegong::ParseKeyError>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rate {
            $( $( $( #[doc = concat!($zh, ", ", $en, $( ": ", stringify!($value), )? ".")] $Rate, )* )+ )+
        }

        impl Rate {
            /// Every rate, in the document's order.
            pub const ALL: &'static [Self] = &[ $( $( $( Self::$Rate, )* )+ )+ ];

            /// How many rates there are.
            pub(crate) const COUNT: usize = Self::ALL.len();

            /// The figures as the document prints them, in the order of [`Rate::ALL`].
            pub(crate) const PRINTED: [UnitHours; Self::COUNT] = [ $( $( $( UnitHours::literal($hundredths), )* )+ )+ ];

            /// The key by which JSON and `Display` write the rate.
            #[must_use]
            pub const fn key(self) -> &'static str {
                static KEYS: [Key; Rate::COUNT] = [ $( $( $( rate_text!(key $Rate, $Item $(, $Variant::$value)?), )* )+ )+ ];
                static TEXTS: [&str; Rate::COUNT] = Key::texts(&KEYS);
                *row_at::<&str>(&TEXTS, self as usize)
            }

            /// The rate's names: the item's, with the variant's where there is one.
            #[must_use]
            pub const fn name(self) -> Name {
                match self {
                    $( $( $( Self::$Rate => Name {
                        zh: rate_text!(zh $Rate, $Item $(, $Variant::$value)?),
                        en: rate_text!(en $Rate, $Item $(, $Variant::$value)?),
                    }, )* )+ )+
                }
            }

            /// The item of work whose hours it gives.
            #[must_use]
            pub const fn item(self) -> WorkItem {
                match self { $( $( $( Self::$Rate => WorkItem::$Item, )* )+ )+ }
            }

            /// The clause that gives the figure.
            #[must_use]
            pub const fn clause(self) -> Clause {
                match self { $( $( $( Self::$Rate => own_or!($clause $( $rate_clause )?), )* )+ )+ }
            }

            /// What tells the figure from the others of its row; none where it is the only one.
            #[must_use]
            pub const fn variant(self) -> Option<Variant> {
                match self { $( $( $( Self::$Rate => variant!($( $Variant::$value )?), )* )+ )+ }
            }
        }
    };
}

macro_rules! number {
    (-) => {
        None
    };
    ($row:literal) => {
        Some($row)
    };
}

macro_rules! unit {
    (-) => {
        None
    };
    ($Unit:ident) => {
        Some(Unit::$Unit)
    };
}

macro_rules! variant {
    () => {
        None
    };
    ($Variant:ident::$value:ident) => {
        Some(Variant::$Variant($Variant::$value))
    };
}

hour_table! {
    Casework {
        1  ProfessionalConsultation  Time       C4_2_1   "专业咨询"                   ""                          "professional consultation"{ ProfessionalConsultation   1_00; }
        2  Intake                    Case       C4_2_2   "接案"                       "含预估、服务计划制定"      "intake"                  { Intake                    16_00; }
        3  CaseworkSession           Session    C4_2_3   "个案服务"                   "含记录书写"                "casework session"        { CaseworkSession            8_00; }
        4  ClosureEvaluation         Case       C4_2_4   "结案/转介评估"              "含报告书写、个案档案整理"  "closure or referral evaluation" { ClosureEvaluation          4_00; }
        5  Referral                  Case       C4_2_5   "转介"                       ""                          "referral"                {
            ReferralUnaccompanied                     8_00  C4_2_5_1   Accompaniment::Unaccompanied;
            ReferralAccompanied                      12_00  C4_2_5_2   Accompaniment::Accompanied;
        }
    }
    GroupWork {
        6  GroupPreparation          Group      C4_2_6   "小组准备工作"               "含小组策划、组员招募"      "group preparation"       { GroupPreparation          20_00; }
        7  GroupSession              Session    C4_2_7   "小组活动"                   "含活动准备、记录书写等"    "group session"           { GroupSession              12_00; }
        8  GroupMidtermEvaluation    Group      C4_2_8   "小组中期评估"               "含报告书写"                "group midterm evaluation"{ GroupMidtermEvaluation     4_00; }
        9  GroupClosingEvaluation    Group      C4_2_9   "小组结案评估"               "含报告书写、小组档案整理"  "group closing evaluation"{ GroupClosingEvaluation     4_00; }
    }
    CommunityWork {
        10 OutreachVisit             Time       C4_2_10  "探访"                       ""                          "outreach visit"          { OutreachVisit              2_00; }
        11 HouseholdNeedsAssessment  Household  C4_2_11  "居民家庭需求评估与建档"     ""                          "household needs assessment"{ HouseholdNeedsAssessment   2_00; }
        12 LargeActivity             Time       C4_2_12  "社区大型活动"               ""                          "large activity"          { LargeActivity             60_00; }
        13 SmallMediumActivity       Time       C4_2_13  "社区中小型活动"             ""                          "small or medium activity"{ SmallMediumActivity       20_00; }
        14 OrdinaryActivity          Time       C4_2_14  "一般社区活动"               ""                          "ordinary activity"       { OrdinaryActivity           4_00; }
        15 CommunitySurvey           Survey     C4_2_15  "社区调研"                   "以100个样本量为单位"       "community survey"        {
            CommunitySurveyPreparation               30_00  C4_2_15_1  SurveyPart::Preparation;
            CommunitySurveyDataCollection            80_00  C4_2_15_2  SurveyPart::DataCollection;
            CommunitySurveyDataProcessing            10_00  C4_2_15_3  SurveyPart::DataProcessing;
            CommunitySurveyDataAnalysis              10_00  C4_2_15_4  SurveyPart::DataAnalysis;
            CommunitySurveyReportWriting             30_00  C4_2_15_5  SurveyPart::ReportWriting;
        }
        16 CommunityResourceSurvey   Community  C4_2_16  "社区资源调查"               "以3000户的社区为单位"      "community resource survey"{
            CommunityResourceSurveyCommunityWalk     30_00  C4_2_16_1  ResourcePart::CommunityWalk;
            CommunityResourceSurveyLiteratureReview  20_00  C4_2_16_2  ResourcePart::LiteratureReview;
            CommunityResourceSurveyReportAndMap      30_00  C4_2_16_3  ResourcePart::ReportAndMap;
        }
    }
    Support {
        17 OrganizationWorkshop      Time       C4_2_17  "组织培育（主题工作坊）"     ""                          "organization workshop"   {
            OrganizationWorkshopSelfRun              20_00  C4_2_17_1  Conduct::SelfRun;
            OrganizationWorkshopExternalExpert        8_00  C4_2_17_2  Conduct::ExternalExpert;
        }
        18 OrganizationConsultation  Time       C4_2_18  "组织培育（咨询）"           ""                          "organization consultation"{ OrganizationConsultation   1_00; }
        19 VolunteerWorkshop         Time       C4_2_19  "志愿者增能（主题工作坊）"   ""                          "volunteer workshop"      {
            VolunteerWorkshopSelfRun                 20_00  C4_2_19_1  Conduct::SelfRun;
            VolunteerWorkshopExternalExpert           8_00  C4_2_19_2  Conduct::ExternalExpert;
        }
        20 Lecture                   Time       C4_2_20  "专题培训/讲座"              ""                          "training or lecture"     {
            LectureSelfRun                           20_00  C4_2_20_1  Conduct::SelfRun;
            LectureExternalExpert                     8_00  C4_2_20_2  Conduct::ExternalExpert;
        }
    }
    Other {
        21 RecruitmentAndSelection   -          C4_2_21  "人员招募甄选"               ""                          "recruitment and selection"{}
        22 DocumentDrafting          Item       C4_2_22  "计划、制度、机制等文案起草" ""                          "document drafting"       { DocumentDrafting          12_00; }
        23 FundraisingAndOther       -          C4_2_23  "募款等其它活动"             ""                          "fundraising and other"   {}
        -  OtherService              -          C3_2     "其他服务"                   ""                          "other service"           {}
    }
}

/// With the remark that the table prints behind the name, or without the bracketed part of the name itself.
fn is_item_spelled(item: WorkItem, text: &str) -> bool {
    let name = item.name();
    let bare = name.zh.split('（').next().unwrap_or(name.zh);
    same(text, bare) || is_spelled_with_remark(text, name, item.remark_zh())
}

impl Keyed for Rate {
    const ALL: &'static [Self] = Self::ALL;
    const WHAT: &'static str = "a rate of the hour table";

    fn key(self) -> &'static str {
        self.key()
    }

    fn name(self) -> Name {
        self.name()
    }

    /// A rate is also spelled as its item, which is ambiguous where the row has several figures, and as its variant, alone or
    /// behind the item and a colon.
    fn is_spelled(self, text: &str) -> bool {
        is_item_spelled(self.item(), text)
            || self.variant().is_some_and(|variant| {
                let behind_item = text.split_once(['：', ':']).filter(|(item, _)| is_item_spelled(self.item(), item));
                variant.is_spelled(text) || behind_item.is_some_and(|(_, own)| variant.is_spelled(own))
            })
    }
}

by_key!(Rate);
