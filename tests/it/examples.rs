//! The examples run without arguments, end well and print what they are there to show.

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;
use shegong::{ArchiveField, Clause, Duty, Rate, Record, Rule, ServiceKind, Step, WorkItem};

use crate::support::assert_golden;

/// An example's program, which `cargo test` builds beside the tests.
fn example(name: &str) -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let built = tests.parent().and_then(|deps| deps.parent()).unwrap();
    let path = built.join("examples").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(path.is_file(), "{name} is not built: `cargo build --examples` builds it");
    path
}

/// What an example prints; it has to end with status 0 and without a word on standard error.
fn run(name: &str, arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = Command::new(example(name)).args(arguments).output().unwrap();
    assert_eq!(String::from_utf8(stderr).unwrap(), "", "{name}");
    assert_eq!(status.code(), Some(0), "{name}");
    String::from_utf8(stdout).unwrap()
}

/// Runs an example without arguments and looks for lines, or beginnings of lines that end in `…`, in this order; several
/// spaces count as one.
fn prints(name: &str, lines: &[&str]) {
    let text = run(name, &[]);
    let mut printed = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    for line in lines {
        let found = printed
            .any(|printed| line.strip_suffix('…').map_or_else(|| printed == *line, |start| printed.starts_with(start)));
        assert!(found, "{name} does not print, or not in this place: {line}\n{text}");
    }
}

#[test]
fn assess() {
    prints(
        "assess",
        &[
            "许昌市救助管理站 社工服务采购需求",
            "依据：《苏州市专业社会工作服务规范指引（试行）》（苏政民社〔2016〕2号）",
            "期限：12 个月；要求配备：全职工作人员 1 人",
            "结论：不符合指引",
            "序号 工作类型/内容…",
            "合计 828",
            "工作量 828 小时；下限 1372，上限 1960 小时（第 4.1.3 条）；还差 544 小时",
            "一般社区活动 60 小时，占 7.25%；通常不超过 10%（第 3.1 条）；其他不变时还可增加 6 次",
            "结论不取决于条文解释",
            "评估意见 1 项：",
            "1. 【不符合】工作量 828 小时，低于下限 1372 小时…",
        ],
    );
}

#[test]
fn review() {
    prints(
        "review",
        &[
            "桂花社区社会工作服务（年末查阅）",
            "结论：不符合指引",
            "督导：9.67 小时，督导费 1950 元…",
            "评估意见 14 项：",
            "1. 【提示】第 2 项服务（咨询 C-17）…",
            "11. 【不符合】第 8 项服务（个别督导）：督导费每小时 220 元，上限为 200 元…",
            "14. 【提示】第 1 份需求档案（H-12）…",
        ],
    );
}

#[test]
fn catalogue() {
    prints(
        "catalogue",
        &[
            "一、参考工时",
            "个案工作类",
            "2 接案：16 小时/案",
            "5 转介：需陪同：12 小时/案",
            "15 社区调研：搜集资料：80 小时/调研（以 100 个样本为单位）",
            "16 社区资源调查：社区走访：30 小时/社区（以 3000 户为单位）",
            "21 人员招募甄选：据实计算",
            "-- 其他服务：参考类似服务，或据实测算",
            "二、服务类别",
            "小组工作（1.4）",
            "记录：小组计划；组员名单；组员契约；活动计划；活动记录；中期评估报告；结案报告",
            "要求：组员契约由组员签字",
            "社区公益金（2.2）",
            "不计：文献查阅",
            "其他服务（3.2）",
            "工时：任何一项",
            "三、规则",
            "一般社区活动占比（3.1）：通常，提示",
            "四、需求档案字段（5.2）",
            "姓名；性别；出生日期…",
        ],
    );
}

#[test]
fn local_variant() {
    prints(
        "local_variant",
        &[
            "示范社区",
            "结论：符合指引，有提示",
            "示范社区",
            "依据：example-2025（条款编号同《苏州市专业社会工作服务规范指引（试行）》）",
            "结论：不符合指引",
            "工作量 1360 小时；下限 1360.8，上限 1944 小时（第 4.1.3 条）；还差 0.8 小时",
            "\"edition\": \"example-2025\",",
            "\"public_holidays\": 13,",
            "\"intake\": \"12\",",
            "\"usual\": \"violation\",",
        ],
    );
}

#[test]
fn readings() {
    prints(
        "readings",
        &[
            "年度居民调研",
            "结论取决于条文解释：调研样本量如何折算单位；工作量在 1360 至 1440 小时之间",
            "样本量按比例折算：1360 小时，不符合指引",
            "不足一个单位按一个计：1440 小时，符合指引",
        ],
    );
}

#[test]
fn supervision_fees() {
    let expected = "\
本土督导，满 4 年，每小时 150 元：指引没有给出不满 5 年的标准（第 1.7.5 条）
本土督导，满 5 年，每小时 200 元：未超过上限：每小时不高于 200 元（第 1.7.5 条）
本土督导，满 9 年，每小时 200.01 元：200.01 元超过上限：每小时不高于 200 元（第 1.7.5 条）
本土督导，满 10 年，每小时 250 元：未超过上限：每小时不高于 250 元（第 1.7.5 条）
境外督导，每小时 300 元：未超过上限：每小时不高于 300 元（第 1.7.5 条）
";
    assert_eq!(run("supervision_fees", &[]), expected);
}

// ---------------------------------------------------------------------------------------------------------------------
// The catalogue's JSON
// ---------------------------------------------------------------------------------------------------------------------

/// An object as its fields in order.
struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = vec![];
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Text,
    /// A text, or null where there is none.
    TextOrNull,
    Row,
    Texts,
    Rows,
    /// Chinese and English.
    Name,
}

use Kind::{Name, Row, Rows, Text, TextOrNull, Texts};

impl Kind {
    fn holds(self, value: &Value) -> bool {
        let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
        let is_row = |value: &Value| value.as_u64().is_some_and(|row| (1..=23).contains(&row));
        let all = |is: &dyn Fn(&Value) -> bool| value.as_array().is_some_and(|values| values.iter().all(is));
        match self {
            Text => is_text(value),
            TextOrNull => is_text(value) || value.is_null(),
            Row => is_row(value) || value.is_null(),
            Texts => all(&is_text),
            Rows => all(&is_row),
            Name => value.as_object().is_some_and(|name| name.keys().eq(["en", "zh"]) && name.values().all(is_text)),
        }
    }
}

/// A list of the document: its name, the fields of its entries, and how many they are.
type List = (&'static str, &'static [(&'static str, Kind)], usize);

/// The lists of the document.
fn lists() -> [List; 9] {
    [
        ("clauses", &[("id", Text), ("locator", Text), ("treatment", Text)], 271),
        ("rates", &[("key", Text), ("row", Row), ("unit", TextOrNull), ("hours", Text), ("name", Name)], 31),
        (
            "items",
            &[("key", Text), ("row", Row), ("category", Text), ("unit", TextOrNull), ("clause", Text), ("name", Name)],
            24,
        ),
        (
            "services",
            &[
                ("key", Text),
                ("clause", Text),
                ("name", Name),
                ("rows", Rows),
                ("records", Texts),
                ("steps", Texts),
                ("duties", Texts),
            ],
            18,
        ),
        ("steps", &[("key", Text), ("clause", Text), ("name", Name)], Step::ALL.len()),
        ("duties", &[("key", Text), ("clause", Text), ("name", Name)], 7),
        ("rules", &[("key", Text), ("clause", TextOrNull), ("modality", Text), ("severity", Text), ("name", Name)], 20),
        ("records", &[("key", Text), ("name", Name)], Record::ALL.len()),
        ("archive_fields", &[("key", Text), ("name", Name)], 19),
    ]
}

/// A part of the document, whose entries keep their fields in order.
#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Edition(String),
    List(Vec<Fields>),
}

#[test]
fn the_catalogues_json_has_its_documented_shape() {
    let text = run("catalogue", &["--json"]);
    assert_eq!(text.trim_end().lines().count(), 1, "one document, on one line");
    let Fields(whole) = serde_json::from_str(&text).unwrap();
    let names: Vec<_> = whole.iter().map(|(name, _)| name.as_str()).collect();
    let expected: Vec<_> = ["edition"].into_iter().chain(lists().map(|(name, ..)| name)).collect();
    assert_eq!(names, expected);
    assert_eq!(whole[0].1, "suzhou-2016");

    let whole: std::collections::BTreeMap<String, Part> = serde_json::from_str(&text).unwrap();
    assert!(matches!(&whole["edition"], Part::Edition(edition) if edition == "suzhou-2016"));
    for (list, fields, count) in lists() {
        let Part::List(entries) = &whole[list] else { panic!("{list} is no list") };
        assert_eq!(entries.len(), count, "{list}");
        for Fields(entry) in entries {
            let names = entry.iter().map(|(name, _)| name.as_str());
            assert!(names.eq(fields.iter().map(|(name, _)| *name)), "{list}: {entry:?}");
            for ((name, value), (_, kind)) in entry.iter().zip(fields) {
                assert!(kind.holds(value), "{list}: `{name}` is {value}, not {kind:?}");
            }
        }
    }
}

#[test]
fn the_catalogue_is_written_to_the_letter() {
    let whole: Value = serde_json::from_str(&run("catalogue", &["--json"])).unwrap();
    assert_golden("catalogue.json", &format!("{whole:#}\n"));
}

fn texts<T: ToString>(all: &[T]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

#[test]
fn the_catalogues_json_names_everything_once() {
    let whole: Value = serde_json::from_str(&run("catalogue", &["--json"])).unwrap();
    let keys = |list: &str, key: &str| -> Vec<String> {
        whole[list].as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap().into()).collect()
    };
    assert_eq!(keys("clauses", "id"), texts(Clause::ALL));
    assert_eq!(keys("rates", "key"), texts(Rate::ALL));
    assert_eq!(keys("items", "key"), texts(WorkItem::ALL));
    assert_eq!(keys("services", "key"), texts(ServiceKind::ALL));
    assert_eq!(keys("steps", "key"), texts(Step::ALL));
    assert_eq!(keys("duties", "key"), texts(Duty::ALL));
    assert_eq!(keys("rules", "key"), texts(Rule::ALL));
    assert_eq!(keys("records", "key"), texts(Record::ALL));
    assert_eq!(keys("archive_fields", "key"), texts(ArchiveField::ALL));

    // What one list names stands in another.
    let clauses: BTreeSet<_> = keys("clauses", "id").into_iter().collect();
    for list in ["items", "services", "steps", "duties", "rules"] {
        for entry in whole[list].as_array().unwrap() {
            let clause = &entry["clause"];
            assert!(clause.is_null() || clauses.contains(clause.as_str().unwrap()), "{list}: {entry}");
        }
    }
    for (field, list) in [("records", "records"), ("steps", "steps"), ("duties", "duties")] {
        let known: BTreeSet<_> = keys(list, "key").into_iter().collect();
        let services = whole["services"].as_array().unwrap();
        let used: BTreeSet<String> = services
            .iter()
            .flat_map(|service| service[field].as_array().unwrap())
            .map(|key| key.as_str().unwrap().into())
            .collect();
        assert_eq!(used, known, "every one of the {list} is of some service");
    }

    // And a few figures that a reader would look for.
    let entry = |list: &str, key: &str| -> &Value {
        whole[list].as_array().unwrap().iter().find(|entry| entry["key"] == key).unwrap()
    };
    let accompanied = entry("rates", "referral.accompanied");
    assert_eq!((&accompanied["row"], &accompanied["hours"]), (&5.into(), &"12".into()));
    assert_eq!(entry("items", "other_service")["row"], Value::Null);
    assert_eq!(entry("items", "recruitment_and_selection")["unit"], Value::Null);
    assert_eq!(entry("rules", "duty_unmet")["clause"], Value::Null);
    assert_eq!(entry("rules", "ordinary_share")["severity"], "advisory");
    assert_eq!(entry("services", "needs_archive")["rows"], serde_json::json!([10, 11]));
    let clause = whole["clauses"].as_array().unwrap().iter().find(|clause| clause["id"] == "1.5.4.1").unwrap();
    assert_eq!(*clause, serde_json::json!({"id": "1.5.4.1", "locator": "一·五·4(1)", "treatment": "rule"}));
}
