//! While a project runs and when it closes: activities, supervision and case files in, what the guideline says of them out.
//!
//! Nothing here counts reference hours: they serve applications only (clause 5.1).

mod dossier;
mod event;
mod review;
mod supervision;

pub use dossier::{Archive, Dossier, DossierBuilder, DossierError, Due};
pub use event::{Attendance, ConsultationSeries, Event, EventKind, GroupSupervision};
pub use review::{Delivery, DeliveryBuilder, DeliveryError, Review, SupervisionTotals};
pub use supervision::{FeeCap, FeeCheck, Origin, SupervisionSession, Supervisor};
