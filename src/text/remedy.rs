//! What would cure a finding.

use core::fmt;

use super::message::Bound;
use super::words::{Counted, difference};
use crate::application::Room;
use crate::finding::{Evidence, Finding, Limit, Rule, Subject};
use crate::language::{Language, Localized};

/// What would cure a finding, in words; a breach of the ordinary share is told from the plan's room.
pub(super) struct Remedy<'a> {
    pub(super) finding: &'a Finding,
    pub(super) room: Option<Room>,
}

impl Localized for Remedy<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::Chinese => self.chinese(f),
            Language::English => self.english(f),
        }
    }
}

impl Remedy<'_> {
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self.finding.evidence() {
            Evidence::BelowFloor { total, floor } => {
                write!(f, "至少增加 {} 小时的服务，或商购买方减少项目要求配备的人数", difference(floor, total))
            }
            Evidence::AboveCeiling { total, ceiling } => {
                write!(f, "至少减少 {} 小时的服务，或商购买方增加项目要求配备的人数", difference(total, ceiling))
            }
            Evidence::AboveShare { .. } => {
                let Some(room) = self.room else {
                    return f.write_str("减少一般社区活动，或增加其他服务");
                };
                write!(f, "一般社区活动至少减 {} 次", room.sessions_to_cut)?;
                let offset = room.offsetting_hours.filter(|hours| *hours <= room.to_ceiling);
                offset.map_or(Ok(()), |hours| write!(f, "，或其他服务增加 {hours} 小时（指一般社区活动以外的服务）"))
            }
            Evidence::AboveFee { cap, .. } => write!(f, "今后每小时不超过 {cap} 元；已支付的，说明情况"),
            Evidence::Count { limit, .. } if self.is_held() => {
                let unit = self.finding.rule().measure().map_or("", |measure| measure.name().zh);
                let class = if is_size_class(self.finding.rule()) { "，或按实际规模归类" } else { "" };
                let alike = if self.finding.rule() == Rule::ConsultationCount {
                    "同一服务对象同一主题的咨询"
                } else {
                    "同类服务"
                };
                write!(f, "今后{alike}{} {unit}；本次如实说明{class}", Bound(limit, Language::Chinese))
            }
            Evidence::Count { measured, limit } => {
                let rule = self.finding.rule();
                let unit = rule.measure().map_or("", |measure| measure.name().zh);
                match change(measured, limit) {
                    Change::More(count) => write!(f, "至少增加 {count} {unit}")?,
                    Change::Fewer(count) => write!(f, "至少减少 {count} {unit}")?,
                }
                f.write_str(if is_size_class(rule) { "，或按实际规模归类" } else { "" })
            }
            Evidence::YearsWithoutCap { .. } => f.write_str("由双方约定并说明督导费的依据"),
            Evidence::Groups { .. } => f.write_str("使三项数量一致"),
            Evidence::Item { .. } => f.write_str("改填所属服务，或不填"),
            Evidence::Estimate { .. } => f.write_str("写明测算依据"),
            Evidence::Record(_) => f.write_str("查找并归入该项记录；确未形成的，如实说明"),
            Evidence::Duty(_) => f.write_str("尽快落实，并如实说明此前未落实的原因"),
            Evidence::Fields(_) => f.write_str("补填；不适用或居民不愿提供的，予以注明"),
        }
    }

    fn english(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self.finding.evidence() {
            Evidence::BelowFloor { total, floor } => {
                let missing = Counted(difference(floor, total), "hour");
                write!(f, "add at least {missing} of services, or agree with the purchaser on fewer staff")
            }
            Evidence::AboveCeiling { total, ceiling } => {
                let surplus = Counted(difference(total, ceiling), "hour");
                write!(f, "take out at least {surplus} of services, or agree with the purchaser on more staff")
            }
            Evidence::AboveShare { .. } => {
                let Some(room) = self.room else {
                    return f.write_str("hold fewer ordinary activities, or add other services");
                };
                write!(f, "cut ordinary activities by at least {}", room.sessions_to_cut)?;
                let offset = room.offsetting_hours.filter(|hours| *hours <= room.to_ceiling);
                offset.map_or(Ok(()), |hours| {
                    write!(f, ", or add {} of services other than ordinary activities", Counted(hours, "hour"))
                })
            }
            Evidence::AboveFee { cap, .. } => {
                write!(f, "pay no more than {cap} yuan an hour in future, and explain what has been paid")
            }
            Evidence::Count { limit, .. } if self.is_held() => {
                let class =
                    if is_size_class(self.finding.rule()) { ", or class the event by its real size" } else { "" };
                let unit = self.finding.rule().measure().map_or("", |measure| measure.name().en);
                let limit = Bound(limit, Language::English);
                write!(f, "keep to the limit in future ({limit} {unit}), and explain this time{class}")
            }
            Evidence::Count { measured, limit } => {
                let rule = self.finding.rule();
                let unit = rule.measure().map_or("", |measure| measure.name().en);
                let singular = unit.strip_suffix('s').unwrap_or(unit);
                match change(measured, limit) {
                    Change::More(count) => write!(f, "at least {count} more {}", plural(count, unit, singular))?,
                    Change::Fewer(count) => write!(f, "at least {count} fewer {}", plural(count, unit, singular))?,
                }
                f.write_str(if is_size_class(rule) { ", or class the activity by its real size" } else { "" })
            }
            Evidence::YearsWithoutCap { .. } => f.write_str("agree on the fee and state its basis"),
            Evidence::Groups { .. } => f.write_str("make the three numbers equal"),
            Evidence::Item { .. } => f.write_str("name the service to which the line belongs, or none"),
            Evidence::Estimate { .. } => f.write_str("state the basis of the estimate"),
            Evidence::Record(_) => f.write_str("find the record and file it; if it was never made, say so"),
            Evidence::Duty(_) => f.write_str("do it soon, and say why it was not done before"),
            Evidence::Fields(_) => f.write_str("fill them, or note what does not apply or is not given"),
        }
    }
}

impl Remedy<'_> {
    /// Whether the finding is about something that has happened and cannot be changed any more.
    const fn is_held(&self) -> bool {
        matches!(self.finding.subject(), Subject::Event(_))
    }
}

/// The noun for so many.
const fn plural(count: u64, many: &'static str, one: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// By how much a count has to change to keep to its limit.
enum Change {
    More(u64),
    Fewer(u64),
}

fn change(measured: u64, limit: Limit<u64>) -> Change {
    match limit {
        Limit::AtLeast(least) => Change::More(least.saturating_sub(measured)),
        Limit::Between(least, _) if measured < least => Change::More(least.saturating_sub(measured)),
        Limit::AtMost(most) | Limit::Between(_, most) => Change::Fewer(measured.saturating_sub(most)),
        Limit::Below(bound) => Change::Fewer(measured.saturating_add(1).saturating_sub(bound)),
    }
}

/// Whether the rule is one of the classes by which activities are told apart by their size.
const fn is_size_class(rule: Rule) -> bool {
    matches!(rule, Rule::LargeActivitySize | Rule::SmallMediumActivitySize | Rule::OrdinaryActivitySize)
}
