//! The document: its edition, and every numbered statement of it as a [`Clause`] with what this crate makes of it.

use core::fmt::{self, Write as _};
use core::str::FromStr;

use crate::excerpt::Excerpt;
use crate::keyed::{Key, ParseKeyError, row_at, table};
use crate::language::Name;

/// The published document that this crate encodes.
///
/// # Examples
///
/// ```
/// use shegong::Edition;
///
/// assert_eq!(Edition::SUZHOU_2016.document_number, "苏政民社〔2016〕2号");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edition {
    /// The identifier that answers carry, `suzhou-2016`.
    pub id: &'static str,
    /// The document's title.
    pub title: Name,
    /// The number under which it was issued.
    pub document_number: &'static str,
    /// The year of its issue.
    pub year: u16,
}

impl Edition {
    /// Suzhou's guideline on professional social-work services, 2016, for trial use.
    pub const SUZHOU_2016: Self = Self {
        id: "suzhou-2016",
        title: Name {
            zh: "苏州市专业社会工作服务规范指引（试行）",
            en: "Suzhou Guideline on Professional Social-Work Services (trial)",
        },
        document_number: "苏政民社〔2016〕2号",
        year: 2016,
    };
}

table! {
    /// What this crate makes of a clause. Where a clause is several things, the most binding of them is named.
    #[non_exhaustive]
    pub enum Treatment: "a treatment of a clause" {}

    /// One or more rules are checked.
    Rule        "规则"  "rule";
    /// Items of work, or their reference hours.
    Rates       "工时"  "rates";
    /// Records that a service keeps.
    Records     "记录"  "records";
    /// Steps of a service's process.
    Steps       "流程"  "steps";
    /// Duties of a service, each done or not.
    Duties      "要求"  "duties";
    /// An arithmetic that is carried out.
    Formula     "公式"  "formula";
    /// The meaning of a word; the note names the type that carries it.
    Definition  "定义"  "definition";
    /// Something allowed; the note says where the crate allows it.
    Permission  "许可"  "permission";
    /// Text that no program can check; the note says why.
    Narrative   "叙述"  "narrative";
}

macro_rules! clauses {
    ($( $Variant:ident $Treatment:ident $($note:literal)? ; )+) => {
        /// A numbered statement of the guideline, the part first; ordered as in the document.
        ///
        /// The first part is 常用社会工作方法 with its sections from 咨询 (1.1) to 督导 (1.7), whatever number is
        /// printed on them; rows of the hour table are 4.2.1 to 4.2.23, with their variants and parts below them.
        ///
        /// # Examples
        ///
        /// ```
        /// use shegong::{Clause, Treatment};
        ///
        /// let clause: Clause = "1.5.4.1".parse()?;
        /// assert_eq!(clause, Clause::C1_5_4_1);
        /// assert_eq!(clause.locator().to_string(), "一·五·4(1)");
        /// assert_eq!(clause.treatment(), Treatment::Rule);
        /// # Ok::<(), shegong::ParseKeyError>(())
        /// ```
        ///
        #[doc = include_str!("clauses.md")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Clause {
            $(
                #[doc = concat!("[`Treatment::", stringify!($Treatment), "`]", $(": ", $note,)? ".")]
                $Variant,
            )+
        }

        impl Clause {
            /// Every clause, in the document's order.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant ),+ ];

            /// The clause's number, such as `1.5.4.1`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                static IDS: [Key; Clause::ALL.len()] = [ $( Key::dotted(stringify!($Variant)) ),+ ];
                static TEXTS: [&str; Clause::ALL.len()] = Key::texts(&IDS);
                *row_at::<&str>(&TEXTS, self as usize)
            }

            /// What this crate makes of the clause.
            #[must_use]
            pub const fn treatment(self) -> Treatment {
                static TREATMENTS: [Treatment; Clause::ALL.len()] = [ $( Treatment::$Treatment ),+ ];
                *row_at::<Treatment>(&TREATMENTS, self as usize)
            }

            /// What carries the clause, or why no program can check it; empty for an entry of a list.
            #[must_use]
            pub const fn note(self) -> &'static str {
                static NOTES: [&str; Clause::ALL.len()] = [ $( concat!($($note)?) ),+ ];
                *row_at::<&str>(&NOTES, self as usize)
            }
        }
    };
}

clauses! {
    C1            Narrative  "choosing a method that suits the client's needs and the project's goals is a professional judgement";
    C1_1          Definition "the kind of service, `ServiceKind::Consultation`";
    C1_1_1        Rule       "what a consultation is, and how many one topic usually takes";
    C1_1_2        Records;
    C1_1_2_1      Records;
    C1_1_3        Rates;
    C1_1_3_1      Rates;
    C1_2          Definition "the kind of service, `ServiceKind::Casework`";
    C1_2_1        Definition "casework with a person or a family, `ServiceKind::Casework`";
    C1_2_2        Steps;
    C1_2_2_1      Steps;
    C1_2_2_2      Steps;
    C1_2_2_3      Steps;
    C1_2_2_4      Steps;
    C1_2_2_5      Steps;
    C1_2_2_6      Steps;
    C1_2_3        Records;
    C1_2_3_1      Records    "with the contents such a record makes clear, `ServiceRecord::contents`";
    C1_2_3_2      Records;
    C1_2_3_3      Records;
    C1_2_3_4      Records;
    C1_2_3_5      Records;
    C1_2_3_6      Records;
    C1_2_3_7      Records;
    C1_2_4        Rates;
    C1_2_4_1      Rates;
    C1_2_4_2      Rates;
    C1_2_4_3      Rates;
    C1_2_4_4      Rates;
    C1_3          Definition "the kind of service, `ServiceKind::CaseManagement`";
    C1_3_1        Definition "coordinating several service systems for one client, `ServiceKind::CaseManagement`";
    C1_3_2        Steps;
    C1_3_2_1      Steps      "helping clients say what they need, and judging whether it takes case management, is professional judgement and no duty here";
    C1_3_2_2      Steps      "with the aspects that the assessment covers, `Step::contents`";
    C1_3_2_3      Steps;
    C1_3_2_4      Steps;
    C1_3_2_5      Duties     "a step, and the follow-up after closure as a duty";
    C1_3_2_6      Steps;
    C1_3_3        Records;
    C1_3_3_1      Records;
    C1_3_3_2      Records;
    C1_3_3_3      Records;
    C1_3_3_4      Records;
    C1_3_3_5      Records;
    C1_3_3_6      Records;
    C1_3_4        Rates      "the items of casework";
    C1_4          Definition "the kind of service, `ServiceKind::GroupWork`";
    C1_4_1        Definition "mutual help in a group, `ServiceKind::GroupWork`";
    C1_4_2        Steps;
    C1_4_2_1      Steps;
    C1_4_2_2      Steps;
    C1_4_2_3      Steps;
    C1_4_2_4      Steps;
    C1_4_3        Records;
    C1_4_3_1      Records;
    C1_4_3_2      Records;
    C1_4_3_3      Duties     "a record, and its signature by the members as a duty";
    C1_4_3_4      Records;
    C1_4_3_5      Records;
    C1_4_3_6      Records;
    C1_4_3_7      Records;
    C1_4_4        Rule       "the items of group work; one preparation, midterm and closing evaluation a group";
    C1_4_4_1      Rates;
    C1_4_4_2      Rates;
    C1_4_4_3      Rates;
    C1_4_4_4      Rates;
    C1_5          Narrative  "the purposes and the range of community work are aims, not requirements on a plan or a file";
    C1_5_1        Definition "the kind of service, `ServiceKind::OutreachVisit`";
    C1_5_1_1      Definition "learning residents' needs and finding clients, `ServiceKind::OutreachVisit`";
    C1_5_1_2      Records;
    C1_5_1_2_1    Records;
    C1_5_1_3      Rates;
    C1_5_1_3_1    Rates;
    C1_5_2        Definition "the kind of service, `ServiceKind::CommunitySurvey`";
    C1_5_2_1      Permission "a survey may span neighbouring communities or subdistricts; it is entered as one line for each, `Line::community`";
    C1_5_2_2      Steps;
    C1_5_2_2_1    Steps;
    C1_5_2_2_2    Steps;
    C1_5_2_2_3    Steps;
    C1_5_2_2_4    Steps;
    C1_5_2_2_5    Steps;
    C1_5_2_3      Records;
    C1_5_2_3_1    Records;
    C1_5_2_3_2    Records;
    C1_5_2_3_3    Records;
    C1_5_2_3_4    Records;
    C1_5_2_4      Rates;
    C1_5_2_4_1    Rates;
    C1_5_3        Definition "the kind of service, `ServiceKind::CommunityResourceSurvey`";
    C1_5_3_1      Duties     "a survey before services begin and its later updates; it may be joined with a community survey";
    C1_5_3_2      Steps;
    C1_5_3_2_1    Steps;
    C1_5_3_2_2    Steps;
    C1_5_3_3      Records;
    C1_5_3_3_1    Records;
    C1_5_3_3_2    Records;
    C1_5_3_4      Rates;
    C1_5_3_4_1    Rates;
    C1_5_4        Definition "the kind of service, `ServiceKind::CommunityActivity`";
    C1_5_4_1      Rule       "how many people large and small to medium activities usually serve";
    C1_5_4_2      Steps;
    C1_5_4_2_1    Steps;
    C1_5_4_2_2    Steps;
    C1_5_4_2_3    Steps      "with the parts that a plan of the activity usually has, `Step::contents`";
    C1_5_4_2_4    Steps;
    C1_5_4_2_5    Steps;
    C1_5_4_3      Records;
    C1_5_4_3_1    Records;
    C1_5_4_3_2    Records;
    C1_5_4_3_3    Records;
    C1_5_4_3_4    Records;
    C1_5_4_3_5    Records;
    C1_5_4_3_6    Records;
    C1_5_4_4      Rates;
    C1_5_4_4_1    Rates;
    C1_5_4_4_2    Rates;
    C1_5_5        Definition "the kind of service, `ServiceKind::Lecture`";
    C1_5_5_1      Rule       "how many people a lecture usually has and how long it lasts";
    C1_5_5_2      Steps;
    C1_5_5_2_1    Steps;
    C1_5_5_2_2    Steps;
    C1_5_5_2_3    Steps;
    C1_5_5_3      Records;
    C1_5_5_3_1    Records;
    C1_5_5_3_2    Records;
    C1_5_5_3_3    Records;
    C1_5_5_3_4    Records;
    C1_5_5_3_5    Records;
    C1_5_5_3_6    Records;
    C1_5_5_3_7    Records;
    C1_5_5_3_8    Records;
    C1_5_5_4      Rates;
    C1_5_5_4_1    Rates;
    C1_5_6        Definition "the kind of service, `ServiceKind::NeedsArchive`";
    C1_5_6_1      Definition "an archive of residents' needs, `ServiceKind::NeedsArchive`";
    C1_5_6_2      Steps;
    C1_5_6_2_1    Steps;
    C1_5_6_2_2    Steps;
    C1_5_6_2_3    Steps      "everything is filed electronically; a database is allowed where there is one";
    C1_5_6_3      Records;
    C1_5_6_3_1    Records;
    C1_5_6_3_2    Records;
    C1_5_6_3_3    Records;
    C1_5_6_4      Rates;
    C1_5_6_4_1    Rates;
    C1_5_7        Definition "the kind of service, `ServiceKind::OrganizationFostering`";
    C1_5_7_1      Definition "strengthening community organizations, `ServiceKind::OrganizationFostering`";
    C1_5_7_2      Steps;
    C1_5_7_2_1    Steps;
    C1_5_7_2_2    Steps;
    C1_5_7_2_3    Steps;
    C1_5_7_2_4    Steps;
    C1_5_7_2_5    Steps;
    C1_5_7_3      Records;
    C1_5_7_3_1    Records;
    C1_5_7_3_2    Records;
    C1_5_7_3_3    Records;
    C1_5_7_3_4    Records;
    C1_5_7_3_5    Records;
    C1_5_7_3_6    Records;
    C1_5_7_4      Rates;
    C1_5_7_4_1    Rates;
    C1_5_7_4_2    Rates;
    C1_5_7_4_3    Rates;
    C1_5_7_4_4    Rates;
    C1_6          Definition "the kind of service, `ServiceKind::VolunteerManagement`";
    C1_6_1        Definition "recruiting, training and managing volunteers, `ServiceKind::VolunteerManagement`";
    C1_6_2        Steps;
    C1_6_2_1      Steps;
    C1_6_2_2      Steps;
    C1_6_2_3      Steps;
    C1_6_2_4      Steps;
    C1_6_2_5      Steps      "it points at the steps of a lecture, `Step::as_in`";
    C1_6_2_6      Steps;
    C1_6_2_7      Steps;
    C1_6_2_8      Steps;
    C1_6_3        Records;
    C1_6_3_1      Records;
    C1_6_3_2      Records;
    C1_6_3_3      Records;
    C1_6_3_4      Records;
    C1_6_3_5      Records;
    C1_6_3_6      Records;
    C1_6_3_7      Records;
    C1_6_3_8      Records;
    C1_6_3_9      Records;
    C1_6_4        Rates;
    C1_6_4_1      Rates;
    C1_6_4_2      Rates;
    C1_6_4_3      Rates;
    C1_7          Definition "the two kinds of supervision, `ServiceKind::IndividualSupervision` and `ServiceKind::GroupSupervision`";
    C1_7_1        Narrative  "that supervision manages, teaches and supports, regularly and continuously, is a relation without a measure";
    C1_7_2        Steps;
    C1_7_2_1      Steps;
    C1_7_2_2      Steps;
    C1_7_2_3      Steps;
    C1_7_3        Definition "the two kinds of supervision, `ServiceKind::IndividualSupervision` and `ServiceKind::GroupSupervision`";
    C1_7_3_1      Rule       "how long individual supervision, face to face, lasts at most; meetings outside the schedule are allowed too";
    C1_7_3_2      Rule       "how long group supervision lasts at most, and its usual size";
    C1_7_4        Records;
    C1_7_4_1      Records;
    C1_7_4_2      Records;
    C1_7_5        Rule       "caps on the hourly fee of supervision";
    C2            Narrative  "a heading: the two specific tasks stand under it";
    C2_1          Rates      "the platform and the items by which it is counted; its response to emergencies is described and not demanded";
    C2_1_1        Rates      "without the survey's preparation";
    C2_1_2        Rates;
    C2_1_3        Rates;
    C2_1_4        Rates;
    C2_2          Duties     "sound rules for the use and oversight of the fund, and regular public disclosure";
    C2_2_1        Rates      "without map drawing and literature review";
    C2_2_2        Rates;
    C2_2_3        Rates;
    C3            Narrative  "a heading: ordinary activities and other services stand under it";
    C3_1          Rule       "the usual size of an ordinary activity, and the usual share of all of them in a project";
    C3_1_1        Records;
    C3_1_1_1      Records;
    C3_1_1_2      Records;
    C3_1_1_3      Records;
    C3_1_2        Rates;
    C3_1_2_1      Rates;
    C3_2          Duties     "process and records are the own choice of the agency and show a standard and complete service; hours as for a similar kind, or by own estimate";
    C4            Narrative  "a heading: the workload calculation and the hour table stand under it";
    C4_1          Narrative  "a heading: the four statements on the workload calculation stand under it";
    C4_1_1        Formula    "`WorkingYear::hours`";
    C4_1_2        Formula    "`Guideline::direct_hours`; the rest is indirect service, supervision among it, and no part of the workload";
    C4_1_3        Rule       "floor and ceiling of a project's workload";
    C4_1_4        Formula    "`Guideline::assess`: quantities times reference hours, added up";
    C4_2          Rates      "the hour table, whose hours are those of the activity and are not multiplied by the workers present";
    C4_2_1        Rates;
    C4_2_2        Rates;
    C4_2_3        Rates;
    C4_2_4        Rates;
    C4_2_5        Rates;
    C4_2_5_1      Rates;
    C4_2_5_2      Rates;
    C4_2_6        Rates;
    C4_2_7        Rates;
    C4_2_8        Rates;
    C4_2_9        Rates;
    C4_2_10       Rates;
    C4_2_11       Rates;
    C4_2_12       Rates;
    C4_2_13       Rates;
    C4_2_14       Rates;
    C4_2_15       Rates;
    C4_2_15_1     Rates;
    C4_2_15_2     Rates;
    C4_2_15_3     Rates;
    C4_2_15_4     Rates;
    C4_2_15_5     Rates;
    C4_2_16       Rates;
    C4_2_16_1     Rates      "not counted again where the same project surveys the same community, `Readings::walk_overlap`";
    C4_2_16_2     Rates;
    C4_2_16_3     Rates;
    C4_2_17       Rates;
    C4_2_17_1     Rates;
    C4_2_17_2     Rates;
    C4_2_18       Rates;
    C4_2_19       Rates;
    C4_2_19_1     Rates;
    C4_2_19_2     Rates;
    C4_2_20       Rates;
    C4_2_20_1     Rates;
    C4_2_20_2     Rates;
    C4_2_21       Rule       "by own estimate; that it needs a stated basis is inferred by this crate";
    C4_2_22       Rates;
    C4_2_23       Rule       "by own estimate; that it needs a stated basis is inferred by this crate";
    C5            Narrative  "a heading: the two notes stand under it";
    C5_1          Definition "hours serve applications only: `Plan` to `Assessment` and `Delivery` to `Review` never mix; no program can check that practice follows the needs of clients and is measured by its goals";
    C5_2          Rule       "the fields of a household's needs archive; the list is open, and the subfields of relatives are not checked";
}

impl Clause {
    /// The clause's place in the document's own style, such as 一·五·4(1).
    #[must_use]
    pub const fn locator(self) -> Locator {
        Locator(self)
    }

    /// The components of the clause's number, the part first.
    fn components(self) -> impl Iterator<Item = u8> {
        self.id().split('.').filter_map(|component| component.parse().ok())
    }
}

/// Written by number.
impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// What a clause is called in an error message.
const WHAT: &str = "a clause of the guideline";

impl FromStr for Clause {
    type Err = ParseKeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || ParseKeyError::Unknown { what: WHAT, input: Excerpt::of(text) };
        Self::ALL.iter().copied().find(|clause| clause.id() == text).ok_or_else(unknown)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Clause {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire::text(deserializer, WHAT, str::parse)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Clause {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// A clause's place as the document prints numbers; the answer of [`Clause::locator`].
///
/// # Examples
///
/// ```
/// use shegong::Clause;
///
/// assert_eq!(Clause::C4_1_3.locator().to_string(), "四(一)·3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locator(Clause);

/// How the document prints a number at one depth of one part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Han,
    HanInBrackets,
    Plain,
    InBrackets,
    Circled,
}

impl Style {
    const fn of(part: u8, depth: usize) -> Self {
        match (part, depth) {
            (_, 0) | (1, 1) => Self::Han,
            (4, 1) => Self::HanInBrackets,
            (1, 3) | (2 | 3, 2) => Self::InBrackets,
            (1, 4) | (3, 3) => Self::Circled,
            _ => Self::Plain,
        }
    }

    fn write(self, number: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nth = |digits: &str| {
            digits.chars().nth(usize::from(number).saturating_sub(1)).unwrap_or(char::REPLACEMENT_CHARACTER)
        };
        match self {
            Self::Han => f.write_char(nth("一二三四五六七八九")),
            Self::HanInBrackets => write!(f, "({})", nth("一二三四五六七八九")),
            Self::Plain => write!(f, "{number}"),
            Self::InBrackets => write!(f, "({number})"),
            Self::Circled => f.write_char(nth("①②③④⑤⑥⑦⑧⑨")),
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = self.0.components().next().unwrap_or_default();
        self.0.components().enumerate().try_for_each(|(depth, number)| {
            let style = Style::of(part, depth);
            if depth > 0 && matches!(style, Style::Han | Style::Plain) {
                f.write_char('·')?;
            }
            style.write(number, f)
        })
    }
}
