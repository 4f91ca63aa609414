//! What a finding says.

use core::fmt;

use super::words::{Counted, Percent, difference};
use crate::catalogue::ArchiveField;
use crate::finding::{Evidence, Finding, Limit, Measure, Rule};
use crate::guideline::Modality;
use crate::language::{Language, Localized, Name};
use crate::quantity::Hours;

/// The words of a limit: 不少于 60, `at least 60`.
pub(super) struct Bound(pub(super) Limit<u64>, pub(super) Language);

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            (Limit::AtLeast(least), Language::Chinese) => write!(f, "不少于 {least}"),
            (Limit::AtLeast(least), Language::English) => write!(f, "at least {least}"),
            (Limit::AtMost(most), Language::Chinese) => write!(f, "不超过 {most}"),
            (Limit::AtMost(most), Language::English) => write!(f, "at most {most}"),
            (Limit::Below(bound), Language::Chinese) => write!(f, "少于 {bound}"),
            (Limit::Below(bound), Language::English) => write!(f, "fewer than {bound}"),
            (Limit::Between(least, most), Language::Chinese) => write!(f, "为 {least} 至 {most}"),
            (Limit::Between(least, most), Language::English) => write!(f, "{least} to {most}"),
        }
    }
}

/// How a rule that counts something says so: 社区大型活动 52 人, `a large activity with 52 participants`.
struct Counting {
    zh: &'static str,
    before_en: &'static str,
    after_en: &'static str,
}

const fn counting(rule: Rule) -> Counting {
    let (zh, before_en, after_en) = match rule {
        Rule::LargeActivitySize => ("社区大型活动", "a large activity with", ""),
        Rule::SmallMediumActivitySize => ("社区中小型活动", "a small or medium activity with", ""),
        Rule::OrdinaryActivitySize => ("一般社区活动", "an ordinary activity with", ""),
        Rule::LectureSize => ("专题培训/讲座", "a lecture with", ""),
        Rule::LectureDuration => ("专题培训/讲座", "a lecture of", ""),
        Rule::ConsultationCount => ("同一服务对象、同一主题的咨询", "one client with", " on one topic"),
        Rule::IndividualSupervisionDuration => ("个别督导一次", "individual supervision of", ""),
        Rule::GroupSupervisionDuration => ("团体督导一次", "group supervision of", ""),
        Rule::GroupSupervisionSize => ("团体督导被督导者", "group supervision of", ""),
        other => (other.name().zh, other.name().en, ""),
    };
    Counting { zh, before_en, after_en }
}

/// The word of the rule's clause: 一般 or 通常 for what is usual, 要求 for what is firm.
const fn usually_zh(rule: Rule) -> &'static str {
    match (rule.modality(), rule) {
        (Modality::Usual, Rule::OrdinaryActivitySize) => "通常",
        (Modality::Usual, _) => "一般",
        _ => "要求",
    }
}

/// Written without a full stop, so that it can stand in a sentence.
impl Localized for Finding {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::Chinese => chinese(self, f),
            Language::English => english(self, f),
        }
    }
}

fn chinese(finding: &Finding, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match *finding.evidence() {
        Evidence::BelowFloor { total, floor } => {
            write!(f, "工作量 {total} 小时，低于下限 {floor} 小时，还差 {} 小时", difference(floor, total))
        }
        Evidence::AboveCeiling { total, ceiling } => {
            write!(f, "工作量 {total} 小时，高于上限 {ceiling} 小时，超出 {} 小时", difference(total, ceiling))
        }
        Evidence::AboveShare { share, cap } => {
            write!(f, "一般社区活动占总服务量的 {}，通常不超过 {}", Percent(share), Percent(cap))
        }
        Evidence::AboveFee { fee, cap } => write!(f, "督导费每小时 {fee} 元，上限为 {cap} 元"),
        Evidence::Count { measured, limit } => {
            let (of, unit) = (counting(finding.rule()).zh, unit(finding).zh);
            let usually = usually_zh(finding.rule());
            write!(f, "{of} {measured} {unit}，{usually}{} {unit}", Bound(limit, Language::Chinese))
        }
        Evidence::YearsWithoutCap { years, least } => {
            write!(f, "本土督导专业服务满 {years} 年，指引没有给出")?;
            least.map_or(Ok(()), |least| write!(f, "不满 {least} 年的"))?;
            f.write_str("督导费参考标准")
        }
        Evidence::Groups { prepared, midterm, closing } => write!(
            f,
            "小组准备 {prepared} 个、中期评估 {midterm} 个、结案评估 {closing} 个，数量不一（按每个小组三项俱全推定，指引未明言）"
        ),
        Evidence::Item { service, item } if service.items().next().is_none() => {
            let (item, service) = (item.name().zh, QuotedZh(service.name().zh));
            write!(f, "“{item}”列在{service}之下，但督导属间接服务，不列参考工时")
        }
        Evidence::Item { service, item } => {
            write!(f, "“{}”不在{}所列的工时项目之内", item.name().zh, QuotedZh(service.name().zh))
        }
        Evidence::Estimate { item } => {
            write!(f, "“{}”据实计算工时，但没有写明依据（须写明依据系推定，指引未明言）", item.name().zh)
        }
        Evidence::Record(entry) => write!(f, "{}缺少“{}”", entry.service.name().zh, entry.name.zh),
        Evidence::Duty(duty) => write!(f, "{}未见“{}”", duty.service().name().zh, duty.name().zh),
        Evidence::Fields(missing) => {
            write!(f, "居民家庭需求档案缺 {} 项：", missing.len())?;
            list(f, missing.iter().map(|field| ArchiveField::name(field).zh), "；")
        }
    }
}

fn english(finding: &Finding, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let hours = |amount: Hours| Counted(amount, "hour");
    match *finding.evidence() {
        Evidence::BelowFloor { total, floor } => {
            let missing = hours(difference(floor, total));
            write!(f, "the workload of {} is below the floor of {}, by {missing}", hours(total), hours(floor))
        }
        Evidence::AboveCeiling { total, ceiling } => {
            let surplus = hours(difference(total, ceiling));
            write!(f, "the workload of {} is above the ceiling of {}, by {surplus}", hours(total), hours(ceiling))
        }
        Evidence::AboveShare { share, cap } => {
            write!(f, "ordinary activities are {} of all hours, usually at most {}", Percent(share), Percent(cap))
        }
        Evidence::AboveFee { fee, cap } => write!(f, "a supervision fee of {fee} yuan an hour; the cap is {cap}"),
        Evidence::Count { measured, limit } => {
            let Counting { before_en, after_en, .. } = counting(finding.rule());
            let unit = unit(finding).en;
            let singular = unit.strip_suffix('s').unwrap_or(unit);
            let usually = if finding.modality() == Modality::Usual { "usual" } else { "required" };
            let counted = Counted(measured, singular);
            write!(f, "{before_en} {counted}{after_en}; {usually}: {}", Bound(limit, Language::English))
        }
        Evidence::YearsWithoutCap { years, least } => {
            write!(f, "a local supervisor with {}; the guideline gives no rate", Counted(years, "completed year"))?;
            least.map_or(Ok(()), |least| write!(f, " below {}", Counted(least, "year")))
        }
        Evidence::Groups { prepared, midterm, closing } => write!(
            f,
            "{} prepared, {} and {}; that each group has one of each is inferred, not said by the guideline",
            Counted(prepared, "group"),
            Counted(midterm, "midterm evaluation"),
            Counted(closing, "closing evaluation")
        ),
        Evidence::Item { service, item } if service.items().next().is_none() => {
            let (item, service) = (item.name().en, service.name().en);
            write!(f, "\"{item}\" stands under \"{service}\", which is indirect service and has no reference hours")
        }
        Evidence::Item { service, item } => {
            write!(f, "\"{}\" is not among the items of \"{}\"", item.name().en, service.name().en)
        }
        Evidence::Estimate { item } => {
            let item = item.name().en;
            write!(
                f,
                "\"{item}\" is counted by an own estimate without a basis; that it needs one is inferred, not said by the guideline"
            )
        }
        Evidence::Record(entry) => write!(f, "{} without its {}", entry.service.name().en, entry.name.en),
        Evidence::Duty(duty) => write!(f, "{} does not show: {}", duty.service().name().en, duty.name().en),
        Evidence::Fields(missing) => {
            write!(f, "a household's needs archive lacks {}: ", Counted(missing.len(), "field"))?;
            list(f, missing.iter().map(|field| ArchiveField::name(field).en), ", ")
        }
    }
}

/// The names of what a finding's rule measures.
fn unit(finding: &Finding) -> Name {
    finding.rule().measure().map_or(Name { zh: "", en: "" }, Measure::name)
}

/// A Chinese name in quotation marks, unless it brings its own.
struct QuotedZh(&'static str);

impl fmt::Display for QuotedZh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.starts_with('“') { f.write_str(self.0) } else { write!(f, "“{}”", self.0) }
    }
}

fn list(f: &mut fmt::Formatter<'_>, names: impl Iterator<Item = &'static str>, between: &str) -> fmt::Result {
    names.enumerate().try_for_each(|(position, name)| {
        f.write_str(if position == 0 { "" } else { between })?;
        f.write_str(name)
    })
}
