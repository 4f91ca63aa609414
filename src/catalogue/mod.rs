//! The document's vocabulary as typed tables: the hour table, the kinds of service, and what each keeps, does and owes.

mod archive;
mod duty;
mod hour_table;
mod record;
mod service;
mod step;
mod variant;
mod work;

pub use archive::ArchiveField;
pub use duty::Duty;
pub use hour_table::{Category, Rate, Unit, WorkItem};
pub use record::{Record, ServiceRecord};
pub use service::{ServiceItem, ServiceKind};
pub use step::Step;
pub use variant::{Accompaniment, Conduct, Part, Parts, PartsError, ResourcePart, SurveyPart, Variant};
pub use work::{CommunityResourceSurvey, CommunitySurvey, LikeError, LikeRate, OtherService, Work};
