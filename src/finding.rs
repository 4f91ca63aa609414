//! What the guideline says of something that was evaluated: rules, findings, verdicts.

use alloc::vec::Vec;

use crate::catalogue::{ArchiveField, Duty, ServiceKind, ServiceRecord, WorkItem};
use crate::clause::Clause;
use crate::guideline::{Guideline, Modality, Severity};
use crate::keyed::table;
use crate::quantity::{HourlyFee, Hours, Minutes, Participants, Share};

table! {
    /// What a figure of a finding counts.
    #[non_exhaustive]
    pub enum Measure: "a measure" {}

    Hours          "小时"    "hours";
    Share          "比例"    "share";
    Participants   "人"      "participants";
    Minutes        "分钟"    "minutes";
    Groups         "个小组"  "groups";
    Consultations  "次"      "consultations";
    Supervisees    "人"      "supervisees";
    YuanAnHour     "元/小时" "yuan an hour";
    Years          "年"      "years";
    Fields         "项"      "fields";
}

table! {
    /// A rule of the guideline: the clause it rests on, how binding the clause's words are, and what it measures.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Clause, Modality, Rule};
    ///
    /// assert_eq!(Rule::OrdinaryShare.clause(), Some(Clause::C3_1));
    /// assert_eq!(Rule::OrdinaryShare.modality(), Modality::Usual);
    /// assert_eq!(Rule::DutyUnmet.clause(), None, "each duty has its own");
    /// ```
    #[non_exhaustive]
    pub enum Rule: "a rule" {
        /// The clause on which the rule rests; none where each item, service or duty has its own.
        clause: Option<Clause>,
        /// How binding the clause's words are.
        modality: Modality,
        /// What is measured; none where the rule is only kept or not.
        measure: Option<Measure>,
    }

    WorkloadFloor                  "工作量下限"          "workload floor"                        Some(Clause::C4_1_3),   Modality::Mandatory, Some(Measure::Hours);
    WorkloadCeiling                "工作量上限"          "workload ceiling"                      Some(Clause::C4_1_3),   Modality::Mandatory, Some(Measure::Hours);
    OrdinaryShare                  "一般社区活动占比"    "share of ordinary activities"          Some(Clause::C3_1),     Modality::Usual,     Some(Measure::Share);
    LargeActivitySize              "社区大型活动人数"    "size of a large activity"              Some(Clause::C1_5_4_1), Modality::Usual,     Some(Measure::Participants);
    SmallMediumActivitySize        "社区中小型活动人数"  "size of a small or medium activity"    Some(Clause::C1_5_4_1), Modality::Usual,   Some(Measure::Participants);
    OrdinaryActivitySize           "一般社区活动人数"    "size of an ordinary activity"          Some(Clause::C3_1),     Modality::Usual,     Some(Measure::Participants);
    LectureSize                    "讲座人数"            "size of a lecture"                     Some(Clause::C1_5_5_1), Modality::Usual,     Some(Measure::Participants);
    LectureDuration                "讲座时长"            "duration of a lecture"                 Some(Clause::C1_5_5_1), Modality::Firm,      Some(Measure::Minutes);
    ItemOutsideService             "工作内容与服务类别"  "item of the service"                   None,                   Modality::Reference, None;
    GroupEvaluations               "小组评估数量"        "evaluations of groups"                 Some(Clause::C1_4_4),   Modality::Reference, Some(Measure::Groups);
    EstimateWithoutBasis           "据实测算的依据"      "basis of an estimate"                  None,                   Modality::Reference, None;
    ConsultationCount              "同一主题咨询次数"    "consultations on one topic"            Some(Clause::C1_1_1),   Modality::Usual,     Some(Measure::Consultations);
    IndividualSupervisionDuration  "个别督导时长"        "duration of individual supervision"    Some(Clause::C1_7_3_1), Modality::Firm,    Some(Measure::Minutes);
    GroupSupervisionDuration       "团体督导时长"        "duration of group supervision"         Some(Clause::C1_7_3_2), Modality::Firm,      Some(Measure::Minutes);
    GroupSupervisionSize           "团体督导人数"        "size of a group under supervision"     Some(Clause::C1_7_3_2), Modality::Usual,    Some(Measure::Supervisees);
    SupervisionFee                 "督导费"              "fee of supervision"                    Some(Clause::C1_7_5),   Modality::Firm,      Some(Measure::YuanAnHour);
    SupervisionFeeReference        "督导费参考标准"      "reference for the fee of supervision"  Some(Clause::C1_7_5), Modality::Reference, Some(Measure::Years);
    RecordMissing                  "缺少记录"            "missing record"                        None,                   Modality::Reference, None;
    DutyUnmet                      "未履行要求"          "unmet duty"                            None,                   Modality::Mandatory, None;
    ArchiveFieldMissing            "缺少档案字段"        "missing archive field"                 Some(Clause::C5_2),     Modality::Reference, Some(Measure::Fields);
}

table! {
    /// What all findings come to; the best first.
    pub enum Verdict: "a verdict" {}

    Compliant                "符合指引"          "compliant";
    CompliantWithAdvisories  "符合指引，有提示"  "compliant with advisories";
    NonCompliant             "不符合指引"        "not compliant";
}

impl Verdict {
    /// The verdict that the worst of these severities makes.
    pub(crate) fn of(severities: impl IntoIterator<Item = Severity>) -> Self {
        match severities.into_iter().max() {
            None => Self::Compliant,
            Some(Severity::Advisory) => Self::CompliantWithAdvisories,
            Some(Severity::Violation) => Self::NonCompliant,
        }
    }
}

/// What a finding is about; positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The plan as a whole.
    Whole,
    /// A line of a plan.
    Line(usize),
    /// An event of a delivery.
    Event(usize),
    /// A dossier of a delivery.
    Dossier(usize),
    /// An archive of a delivery.
    Archive(usize),
}

/// A limit, its own number included except in [`Limit::Below`].
///
/// # Examples
///
/// ```
/// use shegong::{Guideline, Limit, Rule};
///
/// let limit = Guideline::SUZHOU_2016.count_limit(Rule::OrdinaryActivitySize).ok_or("counts nothing")?;
/// assert_eq!(limit, Limit::Below(20));
/// assert!(limit.holds(19) && !limit.holds(20));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit<T> {
    /// Not less than.
    AtLeast(T),
    /// Not more than.
    AtMost(T),
    /// Less than.
    Below(T),
    /// Not less than the first and not more than the second.
    Between(T, T),
}

impl<T: PartialOrd + Copy> Limit<T> {
    /// Whether `measured` keeps to the limit.
    #[must_use]
    pub fn holds(self, measured: T) -> bool {
        match self {
            Self::AtLeast(least) => measured >= least,
            Self::AtMost(most) => measured <= most,
            Self::Below(bound) => measured < bound,
            Self::Between(least, most) => least <= measured && measured <= most,
        }
    }
}

/// What was measured, with the limit that it does not keep to; or what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// Hours below the floor.
    BelowFloor {
        /// The plan's hours.
        total: Hours,
        /// The floor, rounded up, so that it decides as the exact one does.
        floor: Hours,
    },
    /// Hours above the ceiling.
    AboveCeiling {
        /// The plan's hours.
        total: Hours,
        /// The ceiling, rounded down, so that it decides as the exact one does.
        ceiling: Hours,
    },
    /// A share above its cap.
    AboveShare {
        /// The share, rounded up, so that it decides as the exact one does.
        share: Share,
        /// The cap.
        cap: Share,
    },
    /// A fee above its cap.
    AboveFee {
        /// The fee, in yuan an hour.
        fee: HourlyFee,
        /// The cap, in yuan an hour.
        cap: HourlyFee,
    },
    /// A count.
    Count {
        /// The count.
        measured: u64,
        /// The limit.
        limit: Limit<u64>,
    },
    /// Years for which the guideline names no cap on the fee.
    YearsWithoutCap {
        /// Completed years.
        years: u64,
        /// The least years with a cap; none where no local supervisor has one.
        least: Option<u64>,
    },
    /// Group evaluations that are not as many as the groups prepared.
    Groups {
        /// Groups prepared.
        prepared: u64,
        /// Midterm evaluations.
        midterm: u64,
        /// Closing evaluations.
        closing: u64,
    },
    /// An item of work that is not one of its service's.
    Item {
        /// The kind of service.
        service: ServiceKind,
        /// The item of work.
        item: WorkItem,
    },
    /// An own figure for an item of work.
    Estimate {
        /// The item of work.
        item: WorkItem,
    },
    /// A record that is not kept.
    Record(&'static ServiceRecord),
    /// A duty that is not done.
    Duty(Duty),
    /// Fields of an archive that are not filled.
    Fields(FieldSet),
}

/// A set of archive fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FieldSet {
    /// One bit a field, by its position in [`ArchiveField::ALL`].
    bits: u32,
}

impl FieldSet {
    const fn bit(field: ArchiveField) -> u32 {
        1_u32.wrapping_shl(field as u32)
    }

    /// Adds a field and says whether it is new.
    pub(crate) fn insert(&mut self, field: ArchiveField) -> bool {
        let new = !self.contains(field);
        self.bits |= Self::bit(field);
        new
    }

    /// Whether the field is in the set.
    #[must_use]
    pub const fn contains(self, field: ArchiveField) -> bool {
        self.bits & Self::bit(field) != 0
    }

    /// The fields, in the document's order.
    pub fn iter(self) -> impl Iterator<Item = ArchiveField> {
        ArchiveField::ALL.iter().copied().filter(move |field| self.contains(*field))
    }

    /// The fields that are not in the set.
    #[must_use]
    pub fn complement(self) -> Self {
        let mut others = Self::default();
        for field in ArchiveField::ALL.iter().filter(|field| !self.contains(**field)) {
            others.insert(*field);
        }
        others
    }

    /// How many fields are in the set.
    #[must_use]
    pub fn len(self) -> u64 {
        self.bits.count_ones().into()
    }

    /// Whether no field is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }
}

/// Something was evaluated, and this is what the guideline says of it.
///
/// Clause, modality and severity follow from the rule; nobody passes them. The text is written only when someone asks
/// for it, with [`display`](Self::display).
///
/// # Examples
///
/// ```
/// use shegong::{Clause, Guideline, Language, Plan, Rule, Term, Work};
///
/// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::Intake, 50).build()?;
/// let assessment = Guideline::SUZHOU_2016.assess(&plan);
/// let finding = &assessment.findings()[0];
/// assert_eq!((finding.rule(), finding.clause()), (Rule::WorkloadFloor, Clause::C4_1_3));
/// let message = finding.display(Language::English).to_string();
/// assert_eq!(message, "the workload of 800 hours is below the floor of 1372 hours, by 572 hours");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    rule: Rule,
    clause: Clause,
    severity: Severity,
    subject: Subject,
    evidence: Evidence,
}

impl Finding {
    /// A finding of `rule`; its clause is the rule's, or that of what the evidence names.
    pub(crate) fn new(guideline: &Guideline, rule: Rule, subject: Subject, evidence: Evidence) -> Self {
        // Every rule without a clause of its own comes with evidence that has one.
        let clause = rule.clause().or(evidence.clause()).unwrap_or(Clause::C1);
        Self { rule, clause, severity: guideline.severities().of(rule.modality()), subject, evidence }
    }

    /// The rule that was applied.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// The clause on which the finding rests.
    #[must_use]
    pub const fn clause(&self) -> Clause {
        self.clause
    }

    /// How binding the clause's words are.
    #[must_use]
    pub const fn modality(&self) -> Modality {
        self.rule.modality()
    }

    /// How grave the finding is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// What the finding is about.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// What was measured, or what is missing.
    #[must_use]
    pub const fn evidence(&self) -> &Evidence {
        &self.evidence
    }
}

/// Puts findings, which come subject after subject, into the document's order; those on one clause stay as they came.
pub(crate) fn ordered(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(Finding::clause);
    findings
}

impl Guideline {
    /// The limit of a rule that counts something; none for the others.
    #[must_use]
    pub fn count_limit(&self, rule: Rule) -> Option<Limit<u64>> {
        let (sizes, supervision) = (self.sizes(), self.supervision());
        Some(match rule {
            Rule::LargeActivitySize => Limit::AtLeast(sizes.large_activity.get().into()),
            Rule::SmallMediumActivitySize => Limit::AtLeast(sizes.small_medium_activity.get().into()),
            Rule::OrdinaryActivitySize => Limit::Below(sizes.ordinary_activity_below.get().into()),
            Rule::LectureSize => Limit::AtLeast(sizes.lecture.get().into()),
            Rule::LectureDuration => Limit::AtLeast(self.lecture_minutes().get().into()),
            Rule::ConsultationCount => Limit::AtMost(self.consultations_per_topic().get().into()),
            Rule::IndividualSupervisionDuration => Limit::AtMost(supervision.individual_minutes().get().into()),
            Rule::GroupSupervisionDuration => Limit::AtMost(supervision.group_minutes().get().into()),
            Rule::GroupSupervisionSize => {
                let (fewest, most) = supervision.group_size();
                Limit::Between(fewest.get().into(), most.get().into())
            }
            _ => return None,
        })
    }

    /// The finding that a count makes, if it does not keep to its rule's limit. One that is not known is not judged.
    pub(crate) fn judge_count(
        &self,
        rule: Rule,
        measured: Option<impl Into<u64>>,
        subject: Subject,
    ) -> Option<Finding> {
        let (measured, limit) = (measured?.into(), self.count_limit(rule)?);
        (!limit.holds(measured)).then(|| Finding::new(self, rule, subject, Evidence::Count { measured, limit }))
    }
}

impl Guideline {
    /// The findings that the size and duration of an event make, planned or held.
    pub(crate) fn judge_attendance(
        &self,
        item: WorkItem,
        participants: Option<Participants>,
        minutes: Option<Minutes>,
        subject: Subject,
    ) -> [Option<Finding>; 2] {
        let (size, duration) = item.size_and_duration();
        [
            size.and_then(|rule| self.judge_count(rule, participants.map(Participants::get), subject)),
            duration.and_then(|rule| self.judge_count(rule, minutes.map(Minutes::get), subject)),
        ]
    }
}

impl WorkItem {
    /// The rules on how many people take part in the item and how long it lasts.
    const fn size_and_duration(self) -> (Option<Rule>, Option<Rule>) {
        match self {
            Self::LargeActivity => (Some(Rule::LargeActivitySize), None),
            Self::SmallMediumActivity => (Some(Rule::SmallMediumActivitySize), None),
            Self::OrdinaryActivity => (Some(Rule::OrdinaryActivitySize), None),
            Self::Lecture => (Some(Rule::LectureSize), Some(Rule::LectureDuration)),
            _ => (None, None),
        }
    }
}

impl Evidence {
    /// The clause of the item, service, record or duty that the evidence names.
    fn clause(&self) -> Option<Clause> {
        match self {
            Self::Item { service, .. } => Some(service.clause()),
            Self::Estimate { item } => Some(item.clause()),
            Self::Record(entry) => Some(entry.service.records_clause()),
            Self::Duty(duty) => Some(duty.clause()),
            Self::BelowFloor { .. }
            | Self::AboveCeiling { .. }
            | Self::AboveShare { .. }
            | Self::AboveFee { .. }
            | Self::Count { .. }
            | Self::YearsWithoutCap { .. }
            | Self::Groups { .. }
            | Self::Fields(_) => None,
        }
    }

    /// The number that was counted; none for amounts, and where the rule is only kept or not.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        match *self {
            Self::Count { measured, .. } => Some(measured),
            Self::YearsWithoutCap { years, .. } => Some(years),
            // The number that is not as it should be: the midterm evaluations' unless they are.
            Self::Groups { prepared, midterm, closing } => Some(if midterm == prepared { closing } else { midterm }),
            Self::Fields(missing) => Some(missing.complement().len()),
            _ => None,
        }
    }

    /// The limit of a number that was counted.
    #[must_use]
    pub fn count_limit(&self) -> Option<Limit<u64>> {
        match *self {
            Self::Count { limit, .. } => Some(limit),
            Self::YearsWithoutCap { least, .. } => least.map(Limit::AtLeast),
            Self::Groups { prepared, .. } => Some(Limit::Between(prepared, prepared)),
            Self::Fields(_) => Some(Limit::AtLeast(FieldSet::default().complement().len())),
            _ => None,
        }
    }

    /// Whether the evidence is that something is missing.
    #[must_use]
    pub const fn is_about_missing(&self) -> bool {
        matches!(self, Self::Record(_) | Self::Duty(_) | Self::Fields(_))
    }

    /// The keys of the records, duties or fields that are missing.
    pub fn missing(&self) -> impl Iterator<Item = &'static str> {
        let (one, fields) = match self {
            Self::Record(entry) => (Some(entry.record.key()), FieldSet::default()),
            Self::Duty(duty) => (Some(duty.key()), FieldSet::default()),
            Self::Fields(fields) => (None, *fields),
            _ => (None, FieldSet::default()),
        };
        one.into_iter().chain(fields.iter().map(ArchiveField::key))
    }
}

#[cfg(feature = "serde")]
mod wire {
    use serde::ser::{Serialize, SerializeMap as _, Serializer};

    use super::{Evidence, Finding, Limit, Subject};
    use crate::language::{InLanguage, Language, Localized as _};
    use crate::wire::{Entries as _, Seq};

    impl Serialize for Subject {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let (kind, position) = match self {
                Self::Whole => return serializer.serialize_none(),
                Self::Line(position) => ("line", position),
                Self::Event(position) => ("event", position),
                Self::Dossier(position) => ("dossier", position),
                Self::Archive(position) => ("archive", position),
            };
            serializer.collect_map([(kind, position)])
        }
    }

    /// Writes one of the two figures of the evidence; null where the rule is only kept or not.
    struct Measured<'a>(&'a Evidence);
    struct Bound<'a>(&'a Evidence);

    impl Serialize for Measured<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self.0 {
                Evidence::BelowFloor { total, .. } | Evidence::AboveCeiling { total, .. } => {
                    total.serialize(serializer)
                }
                Evidence::AboveShare { share, .. } => share.serialize(serializer),
                Evidence::AboveFee { fee, .. } => fee.serialize(serializer),
                evidence => evidence.count().serialize(serializer),
            }
        }
    }

    impl Serialize for Bound<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self.0 {
                Evidence::BelowFloor { floor, .. } => Limit::AtLeast(floor).serialize(serializer),
                Evidence::AboveCeiling { ceiling, .. } => Limit::AtMost(ceiling).serialize(serializer),
                Evidence::AboveShare { cap, .. } => Limit::AtMost(cap).serialize(serializer),
                Evidence::AboveFee { cap, .. } => Limit::AtMost(cap).serialize(serializer),
                evidence => evidence.count_limit().serialize(serializer),
            }
        }
    }

    impl<T: Serialize> Serialize for Limit<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(Some(1))?;
            match self {
                Self::AtLeast(least) => object.serialize_entry("at_least", least),
                Self::AtMost(most) => object.serialize_entry("at_most", most),
                Self::Below(bound) => object.serialize_entry("below", bound),
                Self::Between(least, most) => object.serialize_entry("between", &(least, most)),
            }?;
            object.end()
        }
    }

    struct Text<'a>(InLanguage<'a, Finding>);

    impl Serialize for Text<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(&self.0)
        }
    }

    /// Writes a finding's text in both languages.
    struct Message<'a>(&'a Finding);

    impl Serialize for Message<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_map(Some(2))?;
            object.serialize_entry("zh", &Text(self.0.in_language(Language::Chinese)))?;
            object.serialize_entry("en", &Text(self.0.in_language(Language::English)))?;
            object.end()
        }
    }

    impl Serialize for Finding {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let evidence = &self.evidence;
            let mut object = serializer.serialize_map(None)?;
            object.serialize_entry("rule", &self.rule)?;
            object.serialize_entry("severity", &self.severity)?;
            object.serialize_entry("modality", &self.modality())?;
            object.serialize_entry("clause", &self.clause)?;
            object.serialize_entry("subject", &self.subject)?;
            object.serialize_entry("measured", &Measured(evidence))?;
            object.serialize_entry("limit", &Bound(evidence))?;
            object.serialize_entry("unit", &self.rule.measure())?;
            let missing = evidence.is_about_missing().then_some(Seq(|| evidence.missing()));
            object.entry_if_some("missing", missing.as_ref())?;
            object.serialize_entry("message", &Message(self))?;
            object.end()
        }
    }
}
