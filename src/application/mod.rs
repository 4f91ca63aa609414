//! Applying for a project: a plan in, its workload and what the guideline says of it out.
//!
//! Guideline: part 4, which serves this phase alone (clause 5.1).

mod assessment;
mod envelope;
mod inverse;
mod line;
mod plan;
mod room;
mod staffing;
mod workload;

pub use assessment::{Assessment, AssessmentWithReadings, Bounds};
pub use envelope::{Envelope, Outcome};
pub use inverse::{Fit, QuantityChange};
pub use line::{Line, LineBuilder, LineError};
pub use plan::{Plan, PlanBuilder, PlanError, Post, Term};
pub use room::{Headcount, NearestTotals, Room};
pub use workload::{Adjustment, Adjustments, LineHours, Scale, Workload};
