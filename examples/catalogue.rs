//! Prints the guideline as this crate encodes it: rules, services with their records and steps, and the hour table.
//!
//! Without arguments it prints Suzhou's; given the JSON of a local variant, that one; `--help` tells the rest.

mod common;

use std::fmt::Write as _;
use std::process::ExitCode;

use serde::Serialize;
use shegong::{
    ArchiveField, Category, Clause, Duty, Guideline, Language, Modality, Name, Rate, Record, Rule, ServiceKind,
    Severity, Step, Unit, UnitHours, WorkItem,
};

struct Catalogue;

impl common::Job for Catalogue {
    type Input = Option<Guideline>;
    const NAME: &'static str = "catalogue";
    const SAMPLE: &'static str = "null";

    fn json(guideline: &Guideline, input: &Option<Guideline>) -> serde_json::Result<String> {
        serde_json::to_string(&Whole::of(shown(guideline, input.as_ref())))
    }

    fn report(guideline: &Guideline, input: &Option<Guideline>, language: Language) -> String {
        let mut text = String::new();
        // A `String` takes every text.
        let _ = print(shown(guideline, input.as_ref()), language, &mut text);
        text
    }
}

/// The guideline of the input, or where there is none the one that was asked for with `--guideline`.
fn shown<'a>(guideline: &'a Guideline, input: Option<&'a Guideline>) -> &'a Guideline {
    input.unwrap_or(guideline)
}

/// The whole catalogue for a program.
#[derive(Serialize)]
struct Whole<'a> {
    edition: &'a str,
    clauses: Vec<ClauseEntry>,
    rates: Vec<RateEntry>,
    items: Vec<ItemEntry>,
    services: Vec<ServiceEntry>,
    steps: Vec<Cited<Step>>,
    duties: Vec<Cited<Duty>>,
    rules: Vec<RuleEntry>,
    records: Vec<Named<Record>>,
    archive_fields: Vec<Named<ArchiveField>>,
}

#[derive(Serialize)]
struct ClauseEntry {
    id: Clause,
    locator: String,
    treatment: &'static str,
}

#[derive(Serialize)]
struct RateEntry {
    key: Rate,
    row: Option<u8>,
    unit: Option<Unit>,
    hours: UnitHours,
    name: Name,
}

#[derive(Serialize)]
struct ItemEntry {
    key: WorkItem,
    row: Option<u8>,
    category: Category,
    unit: Option<Unit>,
    clause: Clause,
    name: Name,
}

#[derive(Serialize)]
struct ServiceEntry {
    key: ServiceKind,
    clause: Clause,
    name: Name,
    rows: Vec<u8>,
    records: Vec<Record>,
    steps: Vec<Step>,
    duties: Vec<Duty>,
}

#[derive(Serialize)]
struct Cited<T> {
    key: T,
    clause: Clause,
    name: Name,
}

#[derive(Serialize)]
struct RuleEntry {
    key: Rule,
    clause: Option<Clause>,
    modality: Modality,
    severity: Severity,
    name: Name,
}

#[derive(Serialize)]
struct Named<T> {
    key: T,
    name: Name,
}

impl<'a> Whole<'a> {
    fn of(guideline: &'a Guideline) -> Self {
        let severities = guideline.severities();
        Self {
            edition: guideline.edition(),
            clauses: each(Clause::ALL, |id| ClauseEntry {
                id,
                locator: id.locator().to_string(),
                treatment: id.treatment().key(),
            }),
            rates: each(Rate::ALL, |key| RateEntry {
                key,
                row: key.item().row(),
                unit: key.item().unit(),
                hours: guideline.rate(key),
                name: key.name(),
            }),
            items: each(WorkItem::ALL, |key| ItemEntry {
                key,
                row: key.row(),
                category: key.category(),
                unit: key.unit(),
                clause: key.clause(),
                name: key.name(),
            }),
            services: each(ServiceKind::ALL, |key| ServiceEntry {
                key,
                clause: key.clause(),
                name: key.name(),
                rows: key.items().filter_map(WorkItem::row).collect(),
                records: key.records().map(|entry| entry.record).collect(),
                steps: key.steps().collect(),
                duties: key.duties().collect(),
            }),
            steps: each(Step::ALL, |key| Cited { key, clause: key.clause(), name: key.name() }),
            duties: each(Duty::ALL, |key| Cited { key, clause: key.clause(), name: key.name() }),
            rules: each(Rule::ALL, |key| RuleEntry {
                key,
                clause: key.clause(),
                modality: key.modality(),
                severity: severities.of(key.modality()),
                name: key.name(),
            }),
            records: each(Record::ALL, |key| Named { key, name: key.name() }),
            archive_fields: each(ArchiveField::ALL, |key| Named { key, name: key.name() }),
        }
    }
}

fn each<T: Copy, E>(all: &[T], entry: impl Fn(T) -> E) -> Vec<E> {
    all.iter().map(|one| entry(*one)).collect()
}

/// The catalogue for a person.
fn print(guideline: &Guideline, language: Language, out: &mut String) -> std::fmt::Result {
    let say = |zh: &'static str, en: &'static str| Name { zh, en }.get(language);
    let colon = say("：", ": ");
    writeln!(out, "{}", say("一、参考工时", "Reference hours"))?;
    for category in Category::ALL {
        writeln!(out, "\n{}", category.name().get(language))?;
        for item in WorkItem::ALL.iter().filter(|item| item.category() == *category) {
            let row = item.row().map_or_else(|| "--".into(), |row| format!("{row:>2}"));
            let unit = item.unit().map_or("", |unit| unit.name().get(language));
            let (samples, households) = (guideline.survey_samples(), guideline.community_households());
            let size = match (item, language) {
                (WorkItem::CommunitySurvey, Language::Chinese) => format!("（以 {samples} 个样本为单位）"),
                (WorkItem::CommunitySurvey, Language::English) => format!(" of {samples} samples"),
                (WorkItem::CommunityResourceSurvey, Language::Chinese) => format!("（以 {households} 户为单位）"),
                (WorkItem::CommunityResourceSurvey, Language::English) => format!(" of {households} households"),
                _ => String::new(),
            };
            match item.rates() {
                [] => {
                    let how = match item {
                        WorkItem::OtherService => {
                            say("参考类似服务，或据实测算", "as for a similar service, or by own estimate")
                        }
                        _ => say("据实计算", "by own estimate"),
                    };
                    writeln!(out, " {row}  {}{colon}{how}", item.name().get(language))?;
                }
                rates => {
                    for rate in rates {
                        let (name, hours) = (rate.name().get(language), guideline.rate(*rate));
                        writeln!(out, " {row}  {name}{colon}{hours} {}/{unit}{size}", say("小时", "h"))?;
                    }
                }
            }
        }
    }
    let (open, close) = (say("（", " ("), say("）", ")"));
    writeln!(out, "\n{}", say("二、服务类别", "Kinds of service"))?;
    for service in ServiceKind::ALL {
        writeln!(out, "\n{}{open}{}{close}", service.name().get(language), service.clause())?;
        let between = say("；", "; ");
        let mut list = |title: &str, names: Vec<&str>| {
            if names.is_empty() { Ok(()) } else { writeln!(out, "  {title}{}", names.join(between)) }
        };
        let every = *service == ServiceKind::OtherService;
        let without: Vec<&str> = Rate::ALL
            .iter()
            .filter(|rate| service.leaves_out(**rate))
            .filter_map(|rate| rate.variant())
            .map(|variant| variant.name().get(language))
            .collect();
        let items = if every {
            vec![say("任何一项", "any")]
        } else {
            service.items().map(|item| item.name().get(language)).collect()
        };
        list(say("工时：", "hours: "), items)?;
        list(say("不计：", "without: "), without)?;
        list(say("流程：", "steps: "), service.steps().map(|step| step.name().get(language)).collect())?;
        list(say("记录：", "records: "), service.records().map(|entry| entry.name.get(language)).collect())?;
        list(say("要求：", "duties: "), service.duties().map(|duty| duty.name().get(language)).collect())?;
    }
    writeln!(out, "\n{}\n", say("三、规则", "Rules"))?;
    for rule in Rule::ALL {
        let clause = rule.clause().map_or(say("各有其条", "each its own"), Clause::id);
        let modality = rule.modality();
        let severity = guideline.severities().of(modality).name().get(language);
        let (name, modality) = (rule.name().get(language), modality.name().get(language));
        writeln!(out, "  {name}{open}{clause}{close}{colon}{modality}{}{severity}", say("，", ", "))?;
    }
    let fields: Vec<_> = ArchiveField::ALL.iter().map(|field| field.name().get(language)).collect();
    let title = say("四、需求档案字段", "Fields of a needs archive");
    writeln!(out, "\n{title}{open}5.2{close}\n  {}", fields.join(say("；", "; ")))
}

fn main() -> ExitCode {
    common::run::<Catalogue>()
}
