//! Prints the guideline as this crate encodes it: rules, services with their records and steps, and the hour table.
//!
//! Without arguments it prints Suzhou's; given the JSON of a local variant, that one; `--help` tells the rest.

mod common;

use std::fmt::Write as _;
use std::process::ExitCode;

use serde_json::{Value, json};
use shegong::{
    ArchiveField, Category, Clause, Duty, Guideline, Keyed, Language, Name, Rate, Record, Rule, ServiceKind, Step, WorkItem,
};

struct Catalogue;

impl common::Job for Catalogue {
    type Input = Guideline;
    const NAME: &'static str = "catalogue";
    const SAMPLE: &'static str = "{}";

    fn json(guideline: &Guideline, input: &Guideline) -> serde_json::Result<String> {
        serde_json::to_string(&catalogue(shown(guideline, input)))
    }

    fn report(guideline: &Guideline, input: &Guideline, language: Language) -> String {
        let mut text = String::new();
        // A `String` takes every text.
        let _ = print(shown(guideline, input), language, &mut text);
        text
    }
}

/// The variant that was asked for with `--guideline`, unless an input names another.
fn shown<'a>(guideline: &'a Guideline, input: &'a Guideline) -> &'a Guideline {
    if *input == Guideline::SUZHOU_2016 { guideline } else { input }
}

/// The whole catalogue for a program.
fn catalogue(guideline: &Guideline) -> Value {
    let clause = |clause: Clause| {
        json!({"id": clause.id(), "locator": clause.locator().to_string(), "treatment": clause.treatment().key()})
    };
    let rate = |rate: Rate| {
        let (row, unit) = (rate.item().row(), rate.item().unit());
        json!({"key": rate, "row": row, "unit": unit, "hours": guideline.rate(rate), "name": rate.name()})
    };
    let item = |item: WorkItem| {
        let (row, category, unit) = (item.row(), item.category(), item.unit());
        json!({"key": item, "row": row, "category": category, "unit": unit, "clause": item.clause(), "name": item.name()})
    };
    let service = |service: ServiceKind| {
        json!({
            "key": service, "clause": service.clause(), "name": service.name(),
            "rows": service.items().filter_map(WorkItem::row).collect::<Vec<_>>(),
            "records": service.records().map(|entry| entry.record).collect::<Vec<_>>(),
            "steps": service.steps().collect::<Vec<_>>(),
            "duties": service.duties().collect::<Vec<_>>(),
        })
    };
    let rule = |rule: Rule| {
        let severity = guideline.severities().of(rule.modality());
        json!({"key": rule, "clause": rule.clause(), "modality": rule.modality(), "severity": severity, "name": rule.name()})
    };
    json!({
        "edition": guideline.edition(),
        "clauses": each(Clause::ALL, clause),
        "rates": each(Rate::ALL, rate),
        "items": each(WorkItem::ALL, item),
        "services": each(ServiceKind::ALL, service),
        "steps": each(Step::ALL, |step| json!({"key": step, "clause": step.clause(), "name": step.name()})),
        "duties": each(Duty::ALL, |duty| json!({"key": duty, "clause": duty.clause(), "name": duty.name()})),
        "rules": each(Rule::ALL, rule),
        "records": each(Record::ALL, named),
        "archive_fields": each(ArchiveField::ALL, named),
    })
}

fn each<T: Copy>(all: &[T], entry: impl Fn(T) -> Value) -> Value {
    all.iter().map(|one| entry(*one)).collect()
}

fn named<T: Keyed>(term: T) -> Value {
    json!({"key": term.key(), "name": term.name()})
}

/// The catalogue for a person.
fn print(guideline: &Guideline, language: Language, out: &mut String) -> std::fmt::Result {
    let say = |zh: &'static str, en: &'static str| Name { zh, en }.get(language);
    writeln!(out, "{}", say("一、参考工时", "Reference hours"))?;
    for category in Category::ALL {
        writeln!(out, "\n{}", category.name().get(language))?;
        for item in WorkItem::ALL.iter().filter(|item| item.category() == *category) {
            let row = item.row().map_or_else(|| "--".into(), |row| format!("{row:>2}"));
            let unit = item.unit().map_or("", |unit| unit.name().get(language));
            match item.rates() {
                [] => writeln!(out, " {row}  {}：{}", item.name().get(language), say("据实计算", "by own figure"))?,
                rates => {
                    for rate in rates {
                        let (name, hours) = (rate.name().get(language), guideline.rate(*rate));
                        writeln!(out, " {row}  {name}：{hours} {}/{unit}", say("小时", "hours"))?;
                    }
                }
            }
        }
    }
    writeln!(out, "\n{}", say("二、服务类别", "Kinds of service"))?;
    for service in ServiceKind::ALL {
        writeln!(out, "\n{} ({})", service.name().get(language), service.clause())?;
        let between = say("、", ", ");
        let mut list = |title: &str, names: Vec<&str>| {
            if names.is_empty() { Ok(()) } else { writeln!(out, "  {title}{}", names.join(between)) }
        };
        let every = *service == ServiceKind::OtherService;
        let items = if every { vec![say("任何一项", "any")] } else { service.items().map(|item| item.name().get(language)).collect() };
        list(say("工时：", "hours: "), items)?;
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
        writeln!(out, "  {name} ({clause}) {modality}, {severity}")?;
    }
    let fields: Vec<_> = ArchiveField::ALL.iter().map(|field| field.name().get(language)).collect();
    writeln!(out, "\n{} (5.2)\n  {}", say("四、需求档案字段", "Fields of a needs archive"), fields.join(say("、", ", ")))
}

fn main() -> ExitCode {
    common::run::<Catalogue>()
}
