//! The printed assessment: the table that an application form asks for, then the limits and the findings.

use alloc::format;
use alloc::string::{String, ToString as _};
use core::fmt;

use super::report::{Align, Table, findings};
use super::words::{Counted, Percent, difference, listed};
use crate::application::{Assessment, AssessmentWithReadings, Envelope, LineHours, Plan, Post};
use crate::catalogue::{OtherService, Unit, Work};
use crate::clause::{Clause, Edition};
use crate::finding::{Evidence, Subject, Verdict};
use crate::language::{Language, Localized, Name, Plain};
use crate::quantity::{Hours, Share, WorkingShare};

impl Localized for Assessment<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        report(self, None, language, f)
    }
}

impl Localized for AssessmentWithReadings<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        report(self.assessment, Some(self.envelope), language, f)
    }
}

fn report(
    assessment: &Assessment<'_>,
    envelope: Option<&Envelope>,
    language: Language,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    heading(assessment, language, f)?;
    writeln!(f)?;
    write!(f, "{}", table(assessment, language))?;
    writeln!(f)?;
    limits(assessment, language, f)?;
    if let Some(envelope) = envelope {
        readings(envelope, language, f)?;
    }
    writeln!(f)?;
    findings(f, language, assessment.findings(), Some(assessment.room()), |subject| match subject {
        Subject::Line(position) => assessment.workload().lines().get(position).map_or_else(String::new, |line| {
            let row = line.row().map_or_else(String::new, |row| match language {
                Language::Chinese => format!("序号 {row} "),
                Language::English => format!("row {row}, "),
            });
            format!("{row}{}", label(line.line().work, language))
        }),
        _ => String::new(),
    })
}

/// The edition under which something was judged, with the document's title where it is the document itself.
pub(super) fn basis(edition: &str, language: Language) -> String {
    let suzhou = Edition::SUZHOU_2016;
    let (title, number) = (suzhou.title.get(language), suzhou.document_number);
    match (language, edition == suzhou.id) {
        (Language::Chinese, true) => format!("依据：《{title}》（{number}）"),
        (Language::English, true) => format!("Under: {title} ({number})"),
        (Language::Chinese, false) => format!("依据：{}（条款编号同《{title}》）", Plain(edition)),
        (Language::English, false) => format!("Under: {} (clauses numbered as in the {title})", Plain(edition)),
    }
}

/// The verdict, in a line.
pub(super) fn verdict(verdict: Verdict, language: Language) -> String {
    let name = verdict.name().get(language);
    match language {
        Language::Chinese => format!("结论：{name}"),
        Language::English => format!("Verdict: {name}"),
    }
}

fn heading(assessment: &Assessment<'_>, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let plan = assessment.plan();
    writeln!(f, "{}", Plain(plan.name()))?;
    writeln!(f, "{}", basis(assessment.edition(), language))?;
    match language {
        Language::Chinese => {
            writeln!(f, "期限：{} 个月；要求配备：{}", plan.term().in_months(), staff(plan, language))?;
        }
        Language::English => {
            let term = Counted(plan.term().in_months(), "month");
            writeln!(f, "Term: {term}; staff required: {}", staff(plan, language))?;
        }
    }
    writeln!(f, "{}", verdict(assessment.verdict(), language))
}

/// The posts, the first few of them by name.
fn staff(plan: &Plan, language: Language) -> String {
    const SHOWN: usize = 5;
    let post = |post: &Post| {
        let months = post.months.filter(|months| *months != plan.term().in_months());
        let share = Some(post.share).filter(|share| *share != WorkingShare::FULL_TIME);
        match language {
            Language::Chinese => {
                let kind = if share.is_some() { "非全职工作人员" } else { "全职工作人员" };
                let share = share.map_or_else(String::new, |share| format!("（每人折合 {share} 名全职）"));
                let months = months.map_or_else(String::new, |months| format!("，{months} 个月"));
                format!("{kind} {} 人{share}{months}", post.workers)
            }
            Language::English => {
                let kind = if share.is_some() { "worker" } else { "full-time worker" };
                let share = share.map_or_else(String::new, |share| format!(" at {share} of full time"));
                let months = months.map_or_else(String::new, |months| format!(" for {}", Counted(months, "month")));
                format!("{}{share}{months}", Counted(post.workers, kind))
            }
        }
    };
    let between = match language {
        Language::Chinese => "；",
        Language::English => "; ",
    };
    let text = listed(plan.staff().iter().take(SHOWN).map(post), between);
    match plan.staff().len().saturating_sub(SHOWN) {
        0 => text,
        more if language == Language::Chinese => format!("{text}{between}及其他 {more} 项岗位"),
        more => format!("{text}{between}and {}", Counted(more, "more post")),
    }
}

fn table(assessment: &Assessment<'_>, language: Language) -> Table<5> {
    let mut table = Table::new([Align::Right, Align::Left, Align::Right, Align::Right, Align::Right]);
    table.row(match language {
        Language::Chinese => ["序号", "工作类型/内容", "参考工时", "数量", "小计（小时）"].map(Into::into),
        Language::English => ["row", "type or content of work", "reference hours", "quantity", "hours"].map(Into::into),
    });
    table.rule();
    for line in assessment.workload().lines() {
        let row = line.row().map_or_else(|| "-".into(), |row| row.to_string());
        let label = label(line.line().work, language);
        table.row([row, label, unit_hours(line, language), quantity(line, language), line.hours().to_string()]);
        for adjustment in line.adjustments().iter() {
            let (name, clause) = (adjustment.name().get(language), adjustment.clause());
            table.note(match language {
                Language::Chinese => format!("      {name}（第 {clause} 条）"),
                Language::English => format!("      {name} (clause {clause})"),
            });
        }
    }
    table.rule();
    for (category, hours) in assessment.workload().categories() {
        table.row([
            String::new(),
            category.name().get(language).into(),
            String::new(),
            String::new(),
            hours.to_string(),
        ]);
    }
    table.rule();
    let total = Name { zh: "合计", en: "total" }.get(language);
    table.row([String::new(), total.into(), String::new(), String::new(), assessment.total().to_string()]);
    table
}

/// What a line is called, with the size or the likeness that its hours depend on.
fn label(work: Work, language: Language) -> String {
    let name = work.item().name().get(language);
    match (work, language) {
        (Work::CommunitySurvey(survey), Language::Chinese) => format!("{name}（{} 个样本）", survey.samples),
        (Work::CommunitySurvey(survey), Language::English) => {
            format!("{name} of {}", Counted(survey.samples, "sample"))
        }
        (Work::CommunityResourceSurvey(survey), _) => match (survey.households, language) {
            (None, _) => name.into(),
            (Some(households), Language::Chinese) => format!("{name}（{households} 户）"),
            (Some(households), Language::English) => format!("{name} of {}", Counted(households, "household")),
        },
        (Work::OtherService(OtherService::Like(like)), Language::Chinese) => {
            format!("{name}（参考“{}”）", like.rate().name().zh)
        }
        (Work::OtherService(OtherService::Like(like)), Language::English) => {
            format!("{name} like \"{}\"", like.rate().name().en)
        }
        _ => match (work.rates().next(), work.own_hours(), language) {
            (Some(rate), ..) => rate.name().get(language).into(),
            (None, Some(_), Language::Chinese) => format!("{name}（据实）"),
            (None, Some(_), Language::English) => format!("{name} (own estimate)"),
            (None, None, _) => name.into(),
        },
    }
}

/// The hours of a unit: `16 小时/案`, `16 / case`.
fn unit_hours(line: &LineHours<'_>, language: Language) -> String {
    let hours = line.unit_hours();
    match (priced_unit(line.line().work), language) {
        (Some(unit), Language::Chinese) => format!("{hours} 小时/{}", unit.zh),
        (Some(unit), Language::English) => format!("{hours} / {}", unit.en),
        (None, Language::Chinese) => format!("{hours} 小时"),
        (None, Language::English) => hours.to_string(),
    }
}

/// The unit by which the work is counted: the item's, or that of the item it is likened to.
fn priced_unit(work: Work) -> Option<Name> {
    let item = match work {
        Work::OtherService(OtherService::Like(like)) => like.rate().item(),
        _ => work.item(),
    };
    item.unit().map(Unit::name)
}

/// How many units, with the scale of a survey: `1 调研 x 300/100`.
fn quantity(line: &LineHours<'_>, language: Language) -> String {
    let scale = line.scale().map_or_else(String::new, |scale| format!(" x {scale}"));
    let unit = priced_unit(line.line().work).map_or("", |unit| unit.get(language));
    let quantity = line.line().quantity;
    match language {
        Language::Chinese => format!("{quantity} {unit}{scale}").trim_end().into(),
        Language::English => format!("{quantity}{scale}"),
    }
}

/// The share of ordinary activities; in a breach the figure of the finding, so that the two agree.
fn printed_share(assessment: &Assessment<'_>) -> Option<Share> {
    let in_breach = assessment.findings().iter().find_map(|finding| match finding.evidence() {
        Evidence::AboveShare { share, .. } => Some(*share),
        _ => None,
    });
    in_breach.or(assessment.ordinary_share())
}

fn limits(assessment: &Assessment<'_>, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (bounds, room, total) = (assessment.bounds(), assessment.room(), assessment.total());
    let (ordinary, own) = (assessment.workload().ordinary(), assessment.workload().own_figures());
    let (share, cap) = (printed_share(assessment).map(Percent), Percent(assessment.ordinary_share_cap()));
    let (workload_clause, share_clause) = (Clause::C4_1_3, Clause::C3_1);
    match language {
        Language::Chinese => {
            write!(
                f,
                "工作量 {total} 小时；下限 {}，上限 {} 小时（第 {workload_clause} 条）",
                bounds.floor, bounds.ceiling
            )?;
            if room.to_floor > Hours::ZERO {
                writeln!(f, "；还差 {} 小时", room.to_floor)?;
            } else if total > bounds.ceiling {
                writeln!(f, "；超出 {} 小时", difference(total, bounds.ceiling))?;
            } else {
                writeln!(f, "；距上限还可增加 {} 小时", room.to_ceiling)?;
            }
            write!(f, "一般社区活动 {ordinary} 小时")?;
            share.map_or(Ok(()), |share| write!(f, "，占 {share}"))?;
            write!(f, "；通常不超过 {cap}（第 {share_clause} 条）")?;
            match (room.sessions_to_cut, room.ordinary_sessions) {
                (0, Some(more)) => writeln!(f, "；其他不变时还可增加 {more} 次")?,
                (0, None) => writeln!(f)?,
                (cut, _) => {
                    write!(f, "；至少减 {cut} 次")?;
                    let offset = room.offsetting_hours.filter(|hours| *hours <= room.to_ceiling);
                    offset.map_or(Ok(()), |hours| write!(f, "，或其他服务增加 {hours} 小时"))?;
                    writeln!(f)?;
                }
            }
            writeln!(f, "据实计算的工时 {own} 小时")?;
            match assessment.headcount() {
                Some(fits) if fits.min == fits.max => writeln!(f, "与工作量相配的全职工作人员：{} 人", fits.min),
                Some(fits) => writeln!(f, "与工作量相配的全职工作人员：{} 至 {} 人", fits.min, fits.max),
                None => {
                    write!(f, "与工作量相配的全职工作人员：没有合适的人数")?;
                    let nearest = assessment.nearest_totals();
                    match (nearest.and_then(|nearest| nearest.below), nearest.and_then(|nearest| nearest.above)) {
                        (Some(below), Some(above)) => writeln!(f, "；最接近的工作量为 {below} 或 {above} 小时"),
                        (Some(one), None) | (None, Some(one)) => writeln!(f, "；最接近的工作量为 {one} 小时"),
                        (None, None) => writeln!(f),
                    }
                }
            }
        }
        Language::English => {
            let hours = Counted(total, "hour");
            write!(
                f,
                "Workload {hours}; floor {}, ceiling {} (clause {workload_clause})",
                bounds.floor, bounds.ceiling
            )?;
            if room.to_floor > Hours::ZERO {
                writeln!(f, "; {} missing", Counted(room.to_floor, "hour"))?;
            } else if total > bounds.ceiling {
                writeln!(f, "; {} too many", Counted(difference(total, bounds.ceiling), "hour"))?;
            } else {
                writeln!(f, "; {} left to the ceiling", Counted(room.to_ceiling, "hour"))?;
            }
            write!(f, "Ordinary activities {}", Counted(ordinary, "hour"))?;
            share.map_or(Ok(()), |share| write!(f, ", {share} of all"))?;
            write!(f, "; usually at most {cap} (clause {share_clause})")?;
            match (room.sessions_to_cut, room.ordinary_sessions) {
                (0, Some(more)) => writeln!(f, "; {more} more fit if nothing else changes")?,
                (0, None) => writeln!(f)?,
                (cut, _) => {
                    write!(f, "; {cut} fewer would keep to it")?;
                    let offset = room.offsetting_hours.filter(|hours| *hours <= room.to_ceiling);
                    offset.map_or(Ok(()), |hours| {
                        write!(f, ", and so would {} more of other services", Counted(hours, "hour"))
                    })?;
                    writeln!(f)?;
                }
            }
            writeln!(f, "Hours by own estimate: {own}")?;
            match assessment.headcount() {
                Some(fits) if fits.min == fits.max => {
                    writeln!(f, "Full-time workers that fit the workload: {}", fits.min)
                }
                Some(fits) => writeln!(f, "Full-time workers that fit the workload: {} to {}", fits.min, fits.max),
                None => {
                    write!(f, "Full-time workers that fit the workload: none")?;
                    let nearest = assessment.nearest_totals();
                    match (nearest.and_then(|nearest| nearest.below), nearest.and_then(|nearest| nearest.above)) {
                        (Some(below), Some(above)) => {
                            writeln!(f, "; the nearest workloads that fit are {below} or {}", Counted(above, "hour"))
                        }
                        (Some(one), None) | (None, Some(one)) => {
                            writeln!(f, "; the nearest workload that fits is {}", Counted(one, "hour"))
                        }
                        (None, None) => writeln!(f),
                    }
                }
            }
        }
    }
}

/// Whether the verdict hangs on how an unclear clause is read, in a sentence.
fn readings(envelope: &Envelope, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (least, greatest) = (envelope.least().total, envelope.greatest().total);
    let hinges = |between| listed(envelope.hinges().map(|question| question.name().get(language)), between);
    match (language, envelope.is_unanimous()) {
        (Language::Chinese, true) if least == greatest => writeln!(f, "结论不取决于条文解释"),
        (Language::Chinese, true) => {
            writeln!(f, "结论不取决于条文解释；按不同解释，工作量在 {least} 至 {greatest} 小时之间")
        }
        (Language::Chinese, false) => {
            writeln!(f, "结论取决于条文解释：{}；工作量在 {least} 至 {greatest} 小时之间", hinges("、"))
        }
        (Language::English, true) if least == greatest => {
            writeln!(f, "The verdict does not depend on how a clause is read")
        }
        (Language::English, true) => writeln!(
            f,
            "The verdict does not depend on how a clause is read; by other readings the workload is {least} to {greatest} hours"
        ),
        (Language::English, false) => writeln!(
            f,
            "The verdict depends on how a clause is read: {}; the workload is {least} to {greatest} hours",
            hinges(", ")
        ),
    }
}
