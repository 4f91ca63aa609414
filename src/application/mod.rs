//! Applying for a project: a plan in, its workload and what the guideline says of it out.
//!
//! Guideline: part 4, which serves this phase alone (clause 5.1).

mod line;

mod digest;
mod plan;

mod staffing;
mod workload;

mod room;
mod rules;

mod assessment;
mod decision;
mod envelope;
mod inverse;

pub use assessment::Assessment;
pub use decision::Decision;
pub use envelope::{AssessmentWithReadings, Envelope, Outcome};
pub use inverse::{Fit, QuantityChange};
pub use line::{Line, LineBuilder, LineError};
pub use plan::{Plan, PlanBuilder, PlanError, Post, Term};
pub use room::{Headcount, NearestTotals, Room};
pub use staffing::Bounds;
pub use workload::{Adjustment, Adjustments, LineHours, Scale, Workload};
