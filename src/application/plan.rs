//! A project's plan: its term, the staff it requires, and its lines.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::digest::Digest;
use super::line::{Entry, Line, LineBuilder, LineError};
use crate::alike::{Label, last_alike};
use crate::catalogue::Work;
use crate::quantity::{CountError, Months, Workers, WorkingShare};

/// How long a project runs, in months.
///
/// # Examples
///
/// ```
/// use shegong::Term;
///
/// assert_eq!(Term::years(1)?, Term::months(12)?);
/// assert!(Term::months(601).is_err());
/// # Ok::<(), shegong::CountError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Term(Months);

impl Term {
    /// Months of a year.
    pub(crate) const MONTHS_A_YEAR: u32 = 12;

    /// A term of so many months.
    ///
    /// # Errors
    ///
    /// [`CountError`] outside the bounds of [`Months`].
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{CountError, Term};
    ///
    /// assert_eq!(Term::months(18)?.in_months().get(), 18);
    /// assert!(matches!(Term::months(0), Err(CountError::TooSmall { min: 1, .. })));
    /// # Ok::<(), shegong::CountError>(())
    /// ```
    pub const fn months(months: u32) -> Result<Self, CountError> {
        match Months::try_new(months) {
            Ok(months) => Ok(Self(months)),
            Err(error) => Err(error),
        }
    }

    /// A term of so many years.
    ///
    /// # Errors
    ///
    /// [`CountError`] if its months are outside the bounds of [`Months`].
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::Term;
    ///
    /// assert_eq!(Term::years(3)?, Term::months(36)?);
    /// # Ok::<(), shegong::CountError>(())
    /// ```
    pub const fn years(years: u32) -> Result<Self, CountError> {
        Self::months(years.saturating_mul(Self::MONTHS_A_YEAR))
    }

    /// The term in months.
    #[must_use]
    pub const fn in_months(self) -> Months {
        self.0
    }
}

impl From<Months> for Term {
    fn from(months: Months) -> Self {
        Self(months)
    }
}

/// Workers that a project requires, for how long, and for what part of full time.
///
/// # Examples
///
/// ```
/// use shegong::{Guideline, Months, Plan, Post, Term, Work, Workers};
///
/// let half_time = Post { months: Some(Months::try_new(7)?), share: "0.5".parse()?, ..Post::full_time(Workers::try_new(1)?) };
/// let plan = Plan::builder("例", Term::years(1)?).full_time(2).post(half_time).work(Work::Intake, 1).build()?;
/// let bounds = Guideline::SUZHOU_2016.decide(&plan).bounds;
/// assert_eq!(bounds.floor.to_string(), "3144.17", "2 + 0.5 × 7 ÷ 12 times 1372, rounded up");
/// assert_eq!(bounds.ceiling.to_string(), "4491.66", "the same times 1960, rounded down");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Post {
    /// How many workers.
    pub workers: Workers,
    /// For how many months; the whole term where unsaid.
    pub months: Option<Months>,
    /// The part of full time that each works.
    pub share: WorkingShare,
}

impl Post {
    /// So many full-time workers for the whole term.
    #[must_use]
    pub const fn full_time(workers: Workers) -> Self {
        Self { workers, months: None, share: WorkingShare::FULL_TIME }
    }

    /// Worker-months of full time in a project of this term, in hundredths.
    fn worker_months(self, term: Term) -> u64 {
        let months = self.months.unwrap_or(term.in_months());
        let people = u64::from(self.workers.get()).saturating_mul(months.get().into());
        people.saturating_mul(self.share.hundredths().into())
    }
}

/// A project's plan, as one applies for it.
///
/// # Examples
///
/// ```
/// use shegong::{Accompaniment, Conduct, Guideline, Line, Plan, Term, Verdict, Work};
///
/// let plan = Plan::builder("颐养社区老年社工服务", Term::years(1)?)
///     .full_time(2)
///     .work(Work::ProfessionalConsultation, 60)
///     .work(Work::Referral(Accompaniment::Accompanied), 2)
///     .line(Line::builder(Work::Lecture(Conduct::SelfRun), 4).participants(40).minutes(90))
///     .build()?;
/// let assessment = Guideline::SUZHOU_2016.assess(&plan);
/// assert_eq!(assessment.total().to_string(), "164");
/// assert_eq!(assessment.verdict(), Verdict::NonCompliant);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    name: String,
    term: Term,
    staff: Vec<Post>,
    entries: Vec<Entry>,
    digest: Digest,
    /// The staff's worker-months of full time, in hundredths.
    worker_months: u64,
}

/// Why a plan is refused. The message begins with the place, as JSON names it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// No post is given, so that nothing is known about the staff.
    #[error("staff: at least one post is needed")]
    NoPost,
    /// There are more posts than the crate accepts.
    #[error("staff: more than {max} posts")]
    #[non_exhaustive]
    TooManyPosts {
        /// The greatest number of posts.
        max: usize,
    },
    /// There are more lines than the crate accepts.
    #[error("lines: more than {max} lines")]
    #[non_exhaustive]
    TooManyLines {
        /// The greatest number of lines.
        max: usize,
    },
    /// The number of workers is out of bounds.
    #[error("staff[{post}].workers: {reason}")]
    #[non_exhaustive]
    Workers {
        /// The position of the post, from 0.
        post: usize,
        /// What is wrong.
        reason: CountError,
    },
    /// A post runs longer than the project.
    #[error("staff[{post}].months: `{months}` is more than the term of {term} months")]
    #[non_exhaustive]
    PostBeyondTerm {
        /// The position of the post, from 0.
        post: usize,
        /// The post's months.
        months: Months,
        /// The term's months.
        term: Months,
    },
    /// A number of a line is out of bounds.
    #[error("lines[{line}].{reason}")]
    #[non_exhaustive]
    Line {
        /// The position of the line, from 0.
        line: usize,
        /// What is wrong.
        reason: LineError,
    },
}

impl Plan {
    /// The most posts of a plan.
    pub const MAX_POSTS: usize = 10_000;
    /// The most lines of a plan.
    pub const MAX_LINES: usize = 100_000;

    /// Begins a plan.
    pub fn builder(name: impl Into<String>, term: Term) -> PlanBuilder {
        PlanBuilder { name: name.into(), term, staff: Vec::new(), lines: Vec::new() }
    }

    /// Makes a plan of its parts.
    ///
    /// # Errors
    ///
    /// [`PlanError::NoPost`], [`PlanError::TooManyPosts`], [`PlanError::PostBeyondTerm`] or [`PlanError::TooManyLines`].
    pub fn try_new(
        name: impl Into<String>,
        term: Term,
        staff: Vec<Post>,
        lines: impl IntoIterator<Item = Line>,
    ) -> Result<Self, PlanError> {
        if staff.is_empty() {
            return Err(PlanError::NoPost);
        }
        if staff.len() > Self::MAX_POSTS {
            return Err(PlanError::TooManyPosts { max: Self::MAX_POSTS });
        }
        for (post, Post { months, .. }) in staff.iter().enumerate() {
            match *months {
                Some(months) if months > term.in_months() => {
                    return Err(PlanError::PostBeyondTerm { post, months, term: term.in_months() });
                }
                _ => {}
            }
        }
        let bounded = lines.into_iter().take(Self::MAX_LINES.saturating_add(1));
        let entries: Vec<Entry> = bounded.map(|line| Entry { line, also_surveyed: false }).collect();
        if entries.len() > Self::MAX_LINES {
            return Err(PlanError::TooManyLines { max: Self::MAX_LINES });
        }
        Ok(Self::of_entries(name.into(), term, staff, entries))
    }

    /// Sees what the lines mean for each other, and sorts them for the decision.
    fn of_entries(name: String, term: Term, staff: Vec<Post>, mut entries: Vec<Entry>) -> Self {
        mark_surveyed_communities(&mut entries);
        let digest = Digest::of(&entries);
        let worker_months = staff.iter().fold(0, |sum: u64, post| sum.saturating_add(post.worker_months(term)));
        Self { name, term, staff, entries, digest, worker_months }
    }

    /// The project's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How long the project runs.
    #[must_use]
    pub const fn term(&self) -> Term {
        self.term
    }

    /// The staff that the project requires.
    #[must_use]
    pub fn staff(&self) -> &[Post] {
        &self.staff
    }

    /// The lines of the plan.
    #[must_use]
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &Line> + DoubleEndedIterator {
        self.entries.iter().map(|entry| &entry.line)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The lines that are more than a rate times a quantity, with their positions: no rule speaks of any other line.
    pub(super) fn special(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.digest.special.iter().filter_map(|position| Some((*position, self.entries.get(*position)?)))
    }

    pub(super) const fn worker_months(&self) -> u64 {
        self.worker_months
    }

    pub(super) const fn digest(&self) -> &Digest {
        &self.digest
    }
}

/// Two lines are of the same community when their names are equal, both absent included.
fn mark_surveyed_communities(entries: &mut [Entry]) {
    let is_survey =
        |entry: &&mut Entry| matches!(entry.line.work, Work::CommunitySurvey(_) | Work::CommunityResourceSurvey(_));
    let surveys: Vec<&mut Entry> = entries.iter_mut().filter(is_survey).collect();
    let labels: Vec<Label<'_>> = surveys.iter().map(|entry| [entry.line.community.as_deref(), None]).collect();
    let last = last_alike(&labels);
    let mut surveyed = vec![false; last.len()];
    for (entry, last) in surveys.iter().zip(&last) {
        if let Some(surveyed) = surveyed.get_mut(*last) {
            *surveyed |= entry.line.surveys();
        }
    }
    for (entry, last) in surveys.into_iter().zip(last) {
        entry.also_surveyed = surveyed.get(last).is_some_and(|surveyed| *surveyed);
    }
}

/// A plan in the making; everything is checked by [`build`](PlanBuilder::build).
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is built"]
pub struct PlanBuilder {
    name: String,
    term: Term,
    staff: Vec<Result<Post, CountError>>,
    lines: Vec<LineBuilder>,
}

impl PlanBuilder {
    /// Adds so many full-time workers for the whole term.
    pub fn full_time(mut self, workers: u32) -> Self {
        self.staff.push(Workers::try_new(workers).map(Post::full_time));
        self
    }

    /// Adds a post.
    pub fn post(mut self, post: Post) -> Self {
        self.staff.push(Ok(post));
        self
    }

    /// Adds so many times an item of work.
    pub fn work(self, work: Work, quantity: u32) -> Self {
        self.line(Line::builder(work, quantity))
    }

    /// Adds a line.
    pub fn line(mut self, line: impl Into<LineBuilder>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// Checks everything that was added.
    ///
    /// # Errors
    ///
    /// Any [`PlanError`]; it names the place of one thing that is wrong.
    ///
    /// # Examples
    ///
    /// ```
    /// use shegong::{Plan, Term, Work};
    ///
    /// let plan = Plan::builder("例", Term::years(1)?).full_time(1).work(Work::Intake, 12);
    /// assert_eq!(plan.clone().build()?.lines().len(), 1);
    ///
    /// let refused = plan.work(Work::Intake, 10_000_001).build();
    /// let message = refused.map_err(|error| error.to_string());
    /// assert_eq!(message, Err("lines[1].quantity: `10000001` is more than 10000000".to_owned()));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn build(self) -> Result<Plan, PlanError> {
        let staff = self.staff.into_iter().enumerate();
        let staff = staff.map(|(post, result)| result.map_err(|reason| PlanError::Workers { post, reason }));
        let lines = self.lines.into_iter().enumerate();
        let lines = lines.map(|(at, line)| line.build().map_err(|reason| PlanError::Line { line: at, reason }));
        Plan::try_new(self.name, self.term, staff.collect::<Result<_, _>>()?, lines.collect::<Result<Vec<_>, _>>()?)
    }
}

#[cfg(feature = "serde")]
mod wire {
    use alloc::string::String;

    use serde::de::{Deserialize, Deserializer};
    use serde::ser::{Serialize, SerializeMap as _, SerializeStruct as _, Serializer};

    use super::{Line, Months, Plan, Post, Term, Workers, WorkingShare};
    use crate::wire::{Entries as _, List, Seq, object};

    impl<'de> Deserialize<'de> for Term {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Months::deserialize(deserializer).map(Self)
        }
    }

    object!(Post: "a post" {
        required { workers: Workers }
        optional { months: Months, share: WorkingShare }
    } = Post { workers, months, share: share.unwrap_or(WorkingShare::FULL_TIME) });

    impl Serialize for Post {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let part_time = Some(&self.share).filter(|share| **share != WorkingShare::FULL_TIME);
            let mut object = serializer.serialize_map(None)?;
            object.serialize_entry("workers", &self.workers)?;
            object.entry_if_some("months", self.months.as_ref())?;
            object.entry_if_some("share", part_time)?;
            object.end()
        }
    }

    object!(Plan: "a plan" {
        required {
            name: String,
            term_months: Term,
            staff: List<Post, { Plan::MAX_POSTS }>,
            lines: List<Line, { Plan::MAX_LINES }>,
        }
    } => Plan::try_new(name, term_months, staff.0, lines.0));

    impl Serialize for Plan {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_struct("Plan", 4)?;
            object.serialize_field("name", &self.name)?;
            object.serialize_field("term_months", &self.term)?;
            object.serialize_field("staff", &self.staff)?;
            object.serialize_field("lines", &Seq(|| self.lines()))?;
            object.end()
        }
    }
}
