//! Case files by what is in them, and needs archives by which fields are filled; never by anything about a person.

use alloc::string::String;
use alloc::vec::Vec;

use crate::catalogue::{ArchiveField, Duty, Record, ServiceKind, ServiceRecord};
use crate::excerpt::Excerpt;
use crate::finding::{Evidence, FieldSet, Finding, Rule, Subject};
use crate::guideline::Guideline;
use crate::keyed::{Keyed, ParseKeyError};

/// The file of one case, group, activity or other piece of service: which records it keeps, which duties it shows as done.
///
/// # Examples
///
/// ```
/// use shegong::{Dossier, Record, ServiceKind};
///
/// let dossier = Dossier::builder(ServiceKind::GroupWork, "G-3")
///     .record(Record::GroupPlan)
///     .record(Record::MemberList)
///     .not_due(Record::ClosingReport)
///     .build()?;
/// assert!(dossier.missing_records().any(|entry| entry.record == Record::MemberContract));
/// assert!(dossier.missing_records().all(|entry| entry.record != Record::ClosingReport));
/// # Ok::<(), shegong::DossierError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Dossier {
    service: ServiceKind,
    id: String,
    records: Vec<Record>,
    duties: Vec<Duty>,
    not_due: Vec<Due>,
}

/// A record or a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// A record.
    Record(Record),
    /// A duty.
    Duty(Duty),
}

impl Due {
    const WHAT: &'static str = "a record or a duty";

    /// The key of the record or duty.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Record(record) => record.key(),
            Self::Duty(duty) => duty.key(),
        }
    }

    /// The record or duty with exactly this key.
    ///
    /// # Errors
    ///
    /// [`ParseKeyError::Unknown`] if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Due, Record};
    ///
    /// assert_eq!(Due::from_key("closing_report")?, Due::Record(Record::ClosingReport));
    /// assert!(Due::from_key("closing report").is_err(), "that is a name and no key");
    /// # Ok::<(), shegong::ParseKeyError>(())
    /// ```
    pub fn from_key(key: &str) -> Result<Self, ParseKeyError> {
        Record::from_key(key)
            .map(Self::Record)
            .or_else(|_| Duty::from_key(key).map(Self::Duty))
            .map_err(|_| ParseKeyError::Unknown { what: Self::WHAT, input: Excerpt::of(key) })
    }

    /// Whether the service keeps the record, or owes the duty.
    fn is_of(self, service: ServiceKind) -> bool {
        match self {
            Self::Record(record) => service.records().any(|entry| entry.record == record),
            Self::Duty(duty) => duty.service() == service,
        }
    }
}

impl From<Record> for Due {
    fn from(record: Record) -> Self {
        Self::Record(record)
    }
}

impl From<Duty> for Due {
    fn from(duty: Duty) -> Self {
        Self::Duty(duty)
    }
}

/// Why a dossier is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DossierError {
    /// A record or duty is not one of the service's.
    #[error("{list}[{position}]: `{key}` is not of the service `{service}`")]
    #[non_exhaustive]
    NotOfService {
        /// The list, as JSON names it.
        list: &'static str,
        /// The position in the list, from 0.
        position: usize,
        /// The record or duty.
        key: &'static str,
        /// The kind of service.
        service: ServiceKind,
    },
    /// A record or duty is named twice in one list.
    #[error("{list}[{position}]: `{key}` is named twice")]
    #[non_exhaustive]
    Repeated {
        /// The list, as JSON names it.
        list: &'static str,
        /// The position in the list, from 0.
        position: usize,
        /// The record or duty.
        key: &'static str,
    },
}

impl Dossier {
    /// Begins a dossier with an opaque identifier.
    pub fn builder(service: ServiceKind, id: impl Into<String>) -> DossierBuilder {
        DossierBuilder(Self { service, id: id.into(), records: Vec::new(), duties: Vec::new(), not_due: Vec::new() })
    }

    /// The kind of service.
    #[must_use]
    pub const fn service(&self) -> ServiceKind {
        self.service
    }

    /// The opaque identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The records that are kept.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The duties that are done.
    #[must_use]
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// What a file still open need not have yet.
    #[must_use]
    pub fn not_due(&self) -> &[Due] {
        &self.not_due
    }

    fn is_due(&self, due: Due) -> bool {
        !self.not_due.contains(&due)
    }

    /// The records of the service that are due and not kept, in the document's order.
    pub fn missing_records(&self) -> impl Iterator<Item = &'static ServiceRecord> + '_ {
        self.service.records().filter(|entry| !self.records.contains(&entry.record) && self.is_due(entry.record.into()))
    }

    /// The duties of the service that are due and not done, in the document's order.
    pub fn unmet_duties(&self) -> impl Iterator<Item = Duty> + '_ {
        self.service.duties().filter(|duty| !self.duties.contains(duty) && self.is_due((*duty).into()))
    }

    /// Adds one finding a missing record, one an unmet duty.
    pub(super) fn add_findings(&self, guideline: &Guideline, subject: Subject, findings: &mut Vec<Finding>) {
        for entry in self.missing_records() {
            findings.push(Finding::new(guideline, Rule::RecordMissing, subject, Evidence::Record(entry)));
        }
        for duty in self.unmet_duties() {
            findings.push(Finding::new(guideline, Rule::DutyUnmet, subject, Evidence::Duty(duty)));
        }
    }

    fn checked(self) -> Result<Self, DossierError> {
        self.check("records", &self.records.iter().map(|record| Due::from(*record)).collect::<Vec<_>>())?;
        self.check("duties", &self.duties.iter().map(|duty| Due::from(*duty)).collect::<Vec<_>>())?;
        self.check("not_due", &self.not_due)?;
        Ok(self)
    }

    /// Everything in a list is of the service and named once. A list is never longer than the service's own, because
    /// the first thing that stands in it twice ends the check.
    fn check(&self, list: &'static str, named: &[Due]) -> Result<(), DossierError> {
        for (position, due) in named.iter().enumerate() {
            if !due.is_of(self.service) {
                return Err(DossierError::NotOfService { list, position, key: due.key(), service: self.service });
            }
            if named.iter().take(position).any(|earlier| earlier == due) {
                return Err(DossierError::Repeated { list, position, key: due.key() });
            }
        }
        Ok(())
    }
}

/// A dossier in the making; it is checked by [`build`](DossierBuilder::build).
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is built"]
pub struct DossierBuilder(Dossier);

impl DossierBuilder {
    /// Adds a record that is kept.
    pub fn record(mut self, record: Record) -> Self {
        self.0.records.push(record);
        self
    }

    /// Adds a duty that is done.
    pub fn duty(mut self, duty: Duty) -> Self {
        self.0.duties.push(duty);
        self
    }

    /// Adds a record or duty that the file, still open, need not have yet.
    pub fn not_due(mut self, due: impl Into<Due>) -> Self {
        self.0.not_due.push(due.into());
        self
    }

    /// Checks what was added.
    ///
    /// # Errors
    ///
    /// [`DossierError::NotOfService`] or [`DossierError::Repeated`].
    pub fn build(self) -> Result<Dossier, DossierError> {
        self.0.checked()
    }
}

/// A household's needs archive, by which fields are filled. Guideline: clause 5.2.
///
/// # Examples
///
/// ```
/// use shegong::{Archive, ArchiveField, Delivery, Guideline, Rule};
///
/// let all_but_one = ArchiveField::ALL.iter().skip(1).copied().collect();
/// let archive = Archive { id: "H-1".to_owned(), filled: all_but_one };
/// let delivery = Delivery::builder("例").archive(archive).build()?;
/// let review = Guideline::SUZHOU_2016.review(&delivery);
/// assert!(review.findings().iter().map(|finding| finding.rule()).eq([Rule::ArchiveFieldMissing]));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Archive {
    /// An opaque identifier of the household.
    pub id: String,
    /// The fields that are filled.
    pub filled: FieldSet,
}

impl Archive {
    /// The finding on fields that are not filled.
    pub(super) fn finding(&self, guideline: &Guideline, subject: Subject) -> Option<Finding> {
        let missing = self.filled.complement();
        (!missing.is_empty())
            .then(|| Finding::new(guideline, Rule::ArchiveFieldMissing, subject, Evidence::Fields(missing)))
    }
}

impl FromIterator<ArchiveField> for FieldSet {
    fn from_iter<I: IntoIterator<Item = ArchiveField>>(fields: I) -> Self {
        let mut set = Self::default();
        for field in fields {
            set.insert(field);
        }
        set
    }
}

#[cfg(feature = "serde")]
mod wire {
    use alloc::string::String;

    use serde::de::{Deserialize, Deserializer, Error as _};
    use serde::ser::{Serialize, Serializer};

    use super::{Archive, ArchiveField, Dossier, Due, Duty, FieldSet, Record, ServiceKind};
    use crate::wire::{List, Seq, object};

    /// More than any service has of records and duties.
    const MAX_NAMED: usize = 64;

    impl Serialize for Due {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.key())
        }
    }

    impl<'de> Deserialize<'de> for Due {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            crate::wire::text(deserializer, Due::WHAT, Due::from_key)
        }
    }

    object!(Dossier: "a dossier" {
        required { service: ServiceKind, id: String }
        optional { records: List<Record, MAX_NAMED>, duties: List<Duty, MAX_NAMED>, not_due: List<Due, MAX_NAMED> }
    } => Dossier {
        service,
        id,
        records: records.map(|list| list.0).unwrap_or_default(),
        duties: duties.map(|list| list.0).unwrap_or_default(),
        not_due: not_due.map(|list| list.0).unwrap_or_default(),
    }.checked());

    impl Serialize for FieldSet {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Seq(|| self.iter()).serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for FieldSet {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let List::<ArchiveField, MAX_NAMED>(fields) = List::deserialize(deserializer)?;
            let mut set = Self::default();
            for field in fields {
                if !set.insert(field) {
                    return Err(D::Error::custom(format_args!("`{field}` is named twice")));
                }
            }
            Ok(set)
        }
    }

    object!(Archive: "a needs archive" {
        required { id: String, filled: FieldSet }
    } = Archive { id, filled });
}
