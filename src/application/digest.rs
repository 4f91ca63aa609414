//! What of a plan's lines does not depend on the guideline, worked out once when the plan is made.

use alloc::vec::Vec;

use super::line::Entry;
use crate::catalogue::{Rate, WorkItem};
use crate::quantity::Quantity;

/// A plan's lines sorted by what a decision has to do for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digest {
    /// Lines of one rate that no rule can find fault with.
    pub(super) plain: Vec<Plain>,
    /// The positions of all other lines: those with sizes to judge, own figures, surveys.
    pub(super) special: Vec<usize>,
    /// All ordinary activities.
    pub(super) ordinary: u64,
    pub(super) groups: GroupCounts,
}

/// A line that is its rate times its quantity and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) rate: Rate,
    pub(super) quantity: Quantity,
}

impl Plain {
    /// The line, if it is plain whatever the guideline's parameters.
    fn of(entry: &Entry) -> Option<Self> {
        let line = &entry.line;
        let item = line.work.item();
        let has_size = line.participants.is_some() || line.minutes.is_some();
        let is_outside = line.service.is_some_and(|service| !service.has(item));
        let rate = line.work.rate()?;
        (!has_size && !is_outside).then_some(Self { rate, quantity: line.quantity })
    }
}

impl Digest {
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut digest = Self { plain: Vec::new(), special: Vec::new(), ordinary: 0, groups: GroupCounts::default() };
        for (position, entry) in entries.iter().enumerate() {
            match Plain::of(entry) {
                Some(plain) => digest.plain.push(plain),
                None => digest.special.push(position),
            }
            let (item, quantity) = (entry.line.work.item(), entry.line.quantity);
            digest.groups.add(item, quantity);
            if item == WorkItem::OrdinaryActivity {
                digest.ordinary = digest.ordinary.saturating_add(quantity.get().into());
            }
        }
        digest
    }
}

/// How many groups are prepared, evaluated midway, and evaluated at their close.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GroupCounts {
    pub(super) prepared: u64,
    pub(super) midterm: u64,
    pub(super) closing: u64,
}

impl GroupCounts {
    /// Whether there are as many of each.
    pub(super) const fn are_equal(self) -> bool {
        self.prepared == self.midterm && self.prepared == self.closing
    }

    /// Adds so many of an item, if it is one of the three.
    pub(super) fn add(&mut self, item: WorkItem, quantity: Quantity) {
        let count = match item {
            WorkItem::GroupPreparation => &mut self.prepared,
            WorkItem::GroupMidtermEvaluation => &mut self.midterm,
            WorkItem::GroupClosingEvaluation => &mut self.closing,
            _ => return,
        };
        *count = count.saturating_add(quantity.get().into());
    }
}
