//! The examples as their users run them: files, standard input, languages, formats and exit status.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use serde_json::{Value, json};
use shegong::{Delivery, Guideline, Plan};

/// The two programs that share one command line.
const PROGRAMS: [&str; 2] = ["assess", "review"];

/// A built example, which stands beside the folder of this test. `cargo test` builds it; `cargo test --test it` does not.
fn program(name: &str) -> Command {
    const HINT: &str = "run `cargo test`, or first `cargo build --examples`, with the same profile and target";
    let test = std::env::current_exe().unwrap();
    let target = test.parent().and_then(Path::parent).unwrap();
    let path = target.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let Some(built) = modified(&path) else { panic!("{} is missing: {HINT}", path.display()) };
    for source in [format!("{name}.rs"), "common/mod.rs".to_owned()] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(source);
        let is_stale = modified(&source).is_some_and(|changed| changed > built);
        assert!(!is_stale, "{} is older than {}: {HINT}", path.display(), source.display());
    }
    Command::new(path)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// What a program said and how it ended.
#[derive(Debug)]
struct Answer {
    out: String,
    err: String,
    status: Option<i32>,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("a program writes UTF-8");
        Self { out: text(output.stdout), err: text(output.stderr), status: output.status.code() }
    }
}

impl Answer {
    /// The output as one JSON document.
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The output as one JSON document a line.
    fn lines(&self) -> Vec<Value> {
        assert!(self.out.is_empty() || self.out.ends_with('\n'), "{self:?}");
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
    }

    /// The answer of a program that could evaluate everything.
    #[track_caller]
    fn evaluated(self) -> Self {
        assert_eq!((self.status, self.err.as_str()), (Some(0), ""), "{self:?}");
        self
    }

    /// The answer of a program that refused to begin, and said why.
    #[track_caller]
    fn refused(self) -> Self {
        assert_eq!((self.status, self.out.as_str()), (Some(2), ""), "{self:?}");
        assert!(self.err.ends_with('\n') && self.err.lines().count() == 1, "{self:?}");
        self
    }
}

/// Runs a program with nothing on its standard input.
fn run<S: AsRef<std::ffi::OsStr>>(name: &str, args: impl IntoIterator<Item = S>) -> Answer {
    program(name).args(args).stdin(Stdio::null()).output().unwrap().into()
}

/// Runs a program with `input` on its standard input.
fn feed(name: &str, args: &[&str], input: impl Into<Vec<u8>>) -> Answer {
    let mut command = program(name);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.into());
    // A program that refuses its command line reads nothing.
    let writer = thread::spawn(move || stdin.write_all(&input).is_ok());
    let answer = child.wait_with_output().unwrap().into();
    writer.join().unwrap();
    answer
}

/// A folder of its own for one test, which is gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("shegong-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    /// Writes a file and says where.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Where a file would be.
    fn nothing(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is only left behind.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A plan on one line, of so many intakes.
fn plan(name: &str, intakes: u32) -> String {
    json!({"name": name, "term_months": 12, "staff": [{"workers": 1}], "lines": [{"work": "intake", "quantity": intakes}]})
        .to_string()
}

/// A delivery on one line, of one large activity.
fn delivery(name: &str, participants: u32) -> String {
    json!({"name": name, "events": [{"large_activity": {"participants": participants}}]}).to_string()
}

/// An input on one line for either program.
fn input(program: &str, name: &str) -> String {
    if program == "assess" { plan(name, 100) } else { delivery(name, 52) }
}

/// The name of the input that an answer is about.
fn name_in(program: &str, answer: &Value) -> String {
    let key = if program == "assess" { "plan" } else { "delivery" };
    answer[key].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

/// What the library answers.
fn expected(program: &str, guideline: &Guideline, input: &str) -> Value {
    if program == "assess" {
        let plan: Plan = serde_json::from_str(input).unwrap();
        serde_json::to_value(guideline.assess(&plan).with_readings(&guideline.envelope(&plan))).unwrap()
    } else {
        let delivery: Delivery = serde_json::from_str(input).unwrap();
        serde_json::to_value(guideline.review(&delivery)).unwrap()
    }
}

/// The input that a program shows when it is given none.
fn sample(program: &str) -> &'static str {
    if program == "assess" {
        include_str!("../../examples/data/xuchang_rescue_station.json")
    } else {
        include_str!("../../examples/data/delivery.json")
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

// Reports.

#[test]
fn without_arguments_the_sample_is_reported_in_chinese() {
    for program in PROGRAMS {
        let answer = run(program, [""; 0]).evaluated();
        let sample: Value = serde_json::from_str(sample(program)).unwrap();
        assert!(answer.out.contains(sample["name"].as_str().unwrap()), "{}", answer.out);
        assert!(answer.out.contains("不符合指引"), "{}", answer.out);
        assert!(answer.out.ends_with('\n') && !answer.out.contains('{'), "{}", answer.out);
    }
}

#[test]
fn english_is_english_but_for_names() {
    let folder = Folder::new();
    for program in PROGRAMS {
        let file = folder.file("input.json", input(program, "A project"));
        let (english, chinese) = (run(program, ["--english", &file]).evaluated(), run(program, [&file]).evaluated());
        let without_number = english.out.replace("苏政民社〔2016〕2号", "");
        assert!(without_number.contains("A project") && !is_chinese(&without_number), "{}", english.out);
        assert!(chinese.out.contains("A project") && is_chinese(&chinese.out), "{}", chinese.out);
        let sample = run(program, ["--english"]).evaluated();
        assert_ne!(sample.out, run(program, [""; 0]).evaluated().out);
    }
}

#[test]
fn several_files_are_reported_in_their_order() {
    let folder = Folder::new();
    for program in PROGRAMS {
        let names = ["first", "second", "third"];
        let files: Vec<_> =
            names.iter().map(|name| folder.file(&format!("{name}.json"), input(program, name))).collect();
        let answer = run(program, &files).evaluated();
        let places: Vec<_> = names.iter().map(|name| answer.out.find(name).expect(name)).collect();
        assert!(places.is_sorted(), "{}", answer.out);
        let alone: Vec<_> = files.iter().map(|file| run(program, [file]).evaluated().out).collect();
        assert_eq!(answer.out, alone.join("\n"), "each report as it is alone, an empty line between them");
    }
}

#[test]
fn one_unreadable_file_does_not_keep_the_others_from_their_reports() {
    let folder = Folder::new();
    for program in PROGRAMS {
        let (good, bad) = (folder.file("good.json", input(program, "good")), folder.nothing("absent.json"));
        let answer = run(program, [&bad, &good]);
        assert_eq!(answer.status, Some(2));
        assert!(answer.out.contains("good"), "{answer:?}");
        assert!(answer.err.contains("absent.json") && !answer.out.contains("absent.json"), "{answer:?}");
    }
}

#[test]
fn help_names_every_option() {
    for program in PROGRAMS {
        for flag in ["--help", "-h"] {
            let answer = run(program, [flag]).evaluated();
            for word in ["--english", "--json", "--json-lines", "--guideline", program] {
                assert!(answer.out.contains(word), "{word} is not in {}", answer.out);
            }
        }
    }
}

// One JSON document.

#[test]
fn json_of_one_input_is_one_object() {
    let folder = Folder::new();
    for program in PROGRAMS {
        assert_eq!(
            run(program, ["--json"]).evaluated().json(),
            expected(program, &Guideline::SUZHOU_2016, sample(program))
        );
        let input = input(program, "例");
        let file = folder.file("input.json", &input);
        let answer = run(program, ["--json", &file]).evaluated();
        assert_eq!(answer.json(), expected(program, &Guideline::SUZHOU_2016, &input));
        assert_eq!(run(program, [&file, "--json"]).evaluated().out, answer.out, "options may stand anywhere");
        assert_eq!(run(program, ["--json", "--english", &file]).evaluated().out, answer.out, "JSON has both languages");
        assert_eq!(run(program, ["--json", "--", &file]).evaluated().out, answer.out);
    }
}

#[test]
fn json_of_several_inputs_is_one_list_in_their_order() {
    let folder = Folder::new();
    for program in PROGRAMS {
        let files: Vec<_> =
            ["c", "a", "b"].iter().map(|name| folder.file(&format!("{name}.json"), input(program, name))).collect();
        let answer = run(program, ["--json".to_owned()].iter().chain(&files)).evaluated().json();
        let names: Vec<_> = answer.as_array().unwrap().iter().map(|answer| name_in(program, answer)).collect();
        assert_eq!(names, ["c", "a", "b"]);
    }
}

#[test]
fn json_stays_one_document_when_an_input_cannot_be_read() {
    let folder = Folder::new();
    for program in PROGRAMS {
        let good = folder.file("good.json", input(program, "good"));
        let bad = folder.file("bad.json", r#"{"name": "例", "wrong": 1}"#);
        let answer = run(program, ["--json", &bad, &good, &folder.nothing("absent.json")]);
        assert_eq!(answer.status, Some(2));
        let document = answer.json();
        let [first, second, third] = document.as_array().unwrap().as_slice() else { panic!("{document}") };
        assert!(first["error"].as_str().unwrap().contains("bad.json: unknown field `wrong`"), "{first}");
        assert_eq!(name_in(program, second), "good");
        assert!(third["error"].as_str().unwrap().contains("absent.json"), "{third}");
        assert!(answer.err.contains("bad.json") && answer.err.contains("absent.json"), "{answer:?}");
        let alone = run(program, ["--json", &bad]);
        assert_eq!(alone.status, Some(2));
        assert!(alone.json()["error"].as_str().unwrap().contains("bad.json"), "{alone:?}");
    }
}

// One document a line.

#[test]
fn lines_are_answered_in_their_order() {
    for program in PROGRAMS {
        let inputs: Vec<_> = (0..50).map(|number| input(program, &format!("project {number}"))).collect();
        let answers = feed(program, &["--json-lines"], inputs.join("\n") + "\n").evaluated().lines();
        let expected: Vec<_> = inputs.iter().map(|input| expected(program, &Guideline::SUZHOU_2016, input)).collect();
        assert_eq!(answers, expected);
    }
}

#[test]
fn blank_lines_are_skipped() {
    for program in PROGRAMS {
        let (a, b) = (input(program, "a"), input(program, "b"));
        let text = format!("\n  \n{a}\n\t\n\r\n   {b}   \n\n");
        let answers = feed(program, &["--json-lines"], text).evaluated().lines();
        let names: Vec<_> = answers.iter().map(|answer| name_in(program, answer)).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(feed(program, &["--json-lines"], "\n \r\n\t\n").evaluated().out, "");
        assert_eq!(feed(program, &["--json-lines"], "").evaluated().out, "", "no input, and not the sample");
    }
}

#[test]
fn a_bad_line_is_told_in_its_place_and_the_rest_goes_on() {
    let fourth = |quantity: &str| {
        let good = r#"{"work": "intake", "quantity": 1}"#;
        format!(
            r#"{{"name": "例", "term_months": 12, "staff": [{{"workers": 1}}], "lines": [{good}, {good}, {good}, {{"work": "intake", "quantity": {quantity}}}]}}"#
        )
    };
    let text = [plan("a", 1), fourth("-1"), plan("b", 1), fourth("10000001"), fourth("2"), "[]".into(), plan("c", 1)];
    let answer = feed("assess", &["--json-lines"], text.join("\n"));
    assert_eq!(answer.status, Some(2));
    let answers = answer.lines();
    assert_eq!(answers.len(), text.len());
    let told: Vec<_> = answers.iter().map(|answer| answer["error"].as_str()).collect();
    assert_eq!(told[1], Some("lines[3].quantity: `-1` is less than 0"));
    assert_eq!(told[3], Some("lines[3].quantity: `10000001` is more than 10000000"));
    assert_eq!(told[5], Some("invalid type: sequence, expected a plan"));
    assert_eq!(answers[1].as_object().unwrap().len(), 1, "an error and nothing else");
    assert_eq!([0, 2, 4, 6].map(|at| told[at]), [None; 4]);
    assert_eq!([0, 2, 4, 6].map(|at| name_in("assess", &answers[at])), ["a", "b", "例", "c"]);

    let text =
        [delivery("a", 1), r#"{"name": "例", "events": [{"lecture": {"minutes": 0.5}}]}"#.into(), delivery("b", 1)];
    let answer = feed("review", &["--json-lines"], text.join("\n"));
    assert_eq!(answer.status, Some(2));
    let answers = answer.lines();
    assert_eq!(
        answers[1],
        json!({"error": "events[0].lecture.minutes: `0.5` is not a whole number of minutes, in digits alone and within its bounds"})
    );
    assert_eq!([0, 2].map(|at| name_in("review", &answers[at])), ["a", "b"]);
}

#[test]
fn every_kind_of_broken_line_is_one_error_and_never_more() {
    let deep = "[".repeat(10_000);
    let nested = format!("{{\"name\": {}", "{\"a\":".repeat(10_000));
    let zeros =
        json!({"name": "例", "term_months": 12, "staff": [{"workers": 1, "share": "0".repeat(100_000)}], "lines": []});
    let bad: Vec<Vec<u8>> = vec![
        b"{".to_vec(),
        b"nul".to_vec(),
        b"null".to_vec(),
        b"5".to_vec(),
        b"\"".to_vec(),
        b"{\"name\": \"\\ud800\"}".to_vec(),
        b"{\"name\": \"\xff\xfe\"}".to_vec(),
        b"\xff\xfe{\x00}\x00".to_vec(),
        b"\x00".to_vec(),
        b"{\"name\": 1e400}".to_vec(),
        deep.into_bytes(),
        nested.into_bytes(),
        zeros.to_string().into_bytes(),
    ];
    for program in PROGRAMS {
        let mut text = input(program, "first").into_bytes();
        for line in &bad {
            text.push(b'\n');
            text.extend(line);
        }
        text.push(b'\n');
        text.extend(input(program, "last").bytes());
        let answer = feed(program, &["--json-lines"], text);
        assert_eq!(answer.status, Some(2));
        let answers = answer.lines();
        assert_eq!(answers.len(), bad.len() + 2, "{answer:?}");
        for answer in &answers[1..=bad.len()] {
            let told = answer["error"].as_str().unwrap_or_else(|| panic!("{answer}"));
            assert!(!told.is_empty() && !told.contains('\n') && told.len() < 400, "{told}");
        }
        assert_eq!(name_in(program, &answers[0]), "first");
        assert_eq!(name_in(program, &answers[bad.len() + 1]), "last");
    }
}

/// Texts that are no JSON, with the line and column at which they break.
const BROKEN: [(&str, u32, u32); 4] =
    [("{", 1, 1), ("{\"name\": \"例\",\n}", 2, 1), ("{'name': 1}", 1, 2), ("{\"name\" 1}", 1, 9)];

#[test]
fn a_broken_text_is_told_by_where_it_breaks() {
    let folder = Folder::new();
    for program in PROGRAMS {
        for (broken, line, column) in BROKEN {
            let answer = run(program, [folder.file("broken.json", broken)]).refused();
            let position = format!("(line {line}, column {column})");
            assert!(answer.err.contains("broken.json: ") && answer.err.contains(&position), "{answer:?}");
            if line == 1 {
                let answer = feed(program, &["--json-lines"], broken).lines();
                let told = answer[0]["error"].as_str().unwrap();
                assert!(told.contains(&format!("(column {column})")) && !told.contains("(line"), "{told}");
            }
        }
    }
}

#[test]
fn a_place_that_is_not_known_is_not_told() {
    for program in PROGRAMS {
        for (broken, ..) in BROKEN {
            let answer = feed(program, &["--json-lines"], broken.replace('\n', " ")).lines();
            let told = answer[0]["error"].as_str().unwrap();
            assert!(!told.contains('?'), "no place is called “?”: {told}");
        }
    }
}

/// However large what is wrong in a line, the error is short: the place quotes as little as the message does.
#[test]
fn an_error_is_short_however_large_the_input() {
    let long = "x".repeat(1_000_000);
    let with = |work: String| {
        format!(
            r#"{{"name": "例", "term_months": 12, "staff": [{{"workers": 1}}], "lines": [{{"work": {work}, "quantity": 1}}]}}"#
        )
    };
    let cases = [
        ("assess", "the text for a plan", format!("\"{long}\"")),
        ("assess", "a field of a plan", format!(r#"{{"{long}": 1}}"#)),
        ("assess", "the name of an item", with(format!("\"{long}\""))),
        ("assess", "the key of an item", with(format!(r#"{{"{long}": 1}}"#))),
        ("assess", "the key of a second item", with(format!(r#"{{"referral": "accompanied", "{long}": 1}}"#))),
        ("assess", "a field of an own figure", with(format!(r#"{{"other_service": {{"{long}": 1}}}}"#))),
        (
            "assess",
            "the digits of an own figure",
            with(format!(r#"{{"other_service": {{"hours": "{}"}}}}"#, "9".repeat(1_000_000))),
        ),
        ("review", "the key of an event", format!(r#"{{"name": "例", "events": [{{"{long}": {{}}}}]}}"#)),
        (
            "review",
            "the text for a number",
            format!(r#"{{"name": "例", "events": [{{"lecture": {{"minutes": "{long}"}}}}]}}"#),
        ),
        (
            "review",
            "the key of a supervisor",
            format!(
                r#"{{"name": "例", "events": [{{"individual_supervision": {{"minutes": 1, "supervisor": {{"{long}": 1}}}}}}]}}"#
            ),
        ),
    ];
    let mut wrong = vec![];
    for (program, what, line) in cases {
        let answer = feed(program, &["--json-lines"], line);
        assert_eq!(answer.status, Some(2), "{what}");
        if answer.out.len() > 500 || answer.out.contains(&"x".repeat(33)) {
            wrong.push(format!("{program}, {what}: {} bytes", answer.out.len()));
        }
    }
    let folder = Folder::new();
    for (what, guideline) in [
        ("a rate", format!(r#"{{"hours": {{"{long}": "1"}}}}"#)),
        ("a field", format!(r#"{{"{long}": "1"}}"#)),
        ("the size of a group", format!(r#"{{"supervision": {{"group_size": "{long}"}}}}"#)),
    ] {
        let answer = run("assess", ["--guideline".to_owned(), folder.file("guideline.json", guideline)]).refused();
        if answer.err.len() > 500 {
            wrong.push(format!("guideline, {what}: {} bytes", answer.err.len()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lines_may_end_as_they_do_anywhere() {
    for program in PROGRAMS {
        let (a, b) = (input(program, "a"), input(program, "b"));
        let expected = feed(program, &["--json-lines"], format!("{a}\n{b}\n")).evaluated().out;
        for text in
            [format!("{a}\n{b}"), format!("{a}\r\n{b}\r\n"), format!("{a}\r\n{b}"), format!("\u{feff}{a}\n{b}\n")]
        {
            assert_eq!(feed(program, &["--json-lines"], text.clone()).evaluated().out, expected, "{text:?}");
        }
    }
}

#[test]
fn files_may_begin_and_end_as_editors_leave_them() {
    let folder = Folder::new();
    for program in PROGRAMS {
        let pretty =
            serde_json::to_string_pretty(&serde_json::from_str::<Value>(&input(program, "例")).unwrap()).unwrap();
        let expected = run(program, ["--json", &folder.file("plain.json", &pretty)]).evaluated().out;
        for (name, text) in [
            ("newline", format!("{pretty}\n")),
            ("blanks", format!("\n\n{pretty}\n \t\r\n")),
            ("crlf", pretty.replace('\n', "\r\n")),
            ("mark", format!("\u{feff}{pretty}")),
            ("mark and crlf", format!("\u{feff}{}\r\n", pretty.replace('\n', "\r\n"))),
        ] {
            assert_eq!(run(program, ["--json", &folder.file(name, text)]).evaluated().out, expected, "{name}");
        }
    }
}

// Exit status and refusals.

#[test]
fn findings_do_not_change_the_status() {
    for program in PROGRAMS {
        let grave = if program == "assess" { plan("grave", 1) } else { delivery("grave", 1) };
        let answers = feed(program, &["--json-lines"], grave).evaluated().lines();
        assert!(!answers[0]["findings"].as_array().unwrap().is_empty());
        let sample = run(program, ["--json"]).evaluated().json();
        assert_eq!(sample["verdict"], "non_compliant");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = Folder::new();
    for program in PROGRAMS {
        let absent = run(program, [folder.nothing("absent.json")]).refused();
        assert!(absent.err.contains("absent.json: "), "{absent:?}");
        let directory = run(program, [folder.0.to_str().unwrap()]).refused();
        assert!(directory.err.contains(folder.0.to_str().unwrap()), "{directory:?}");
        let empty = run(program, [folder.file("empty.json", "")]).refused();
        assert!(empty.err.contains("empty.json: "), "{empty:?}");
        let bytes = run(program, [folder.file("bytes.json", b"{\"name\": \"\xff\"}")]).refused();
        assert!(bytes.err.contains("bytes.json: name: "), "{bytes:?}");
        let twice = run(program, [folder.file("twice.json", input(program, "a").repeat(2))]).refused();
        assert!(twice.err.contains("twice.json: trailing characters (line 1, column "), "{twice:?}");
        let other = if program == "assess" { "review" } else { "assess" };
        let other = run(program, [folder.file("other.json", input(other, "a"))]).refused();
        assert!(other.err.contains("other.json: unknown field `"), "{other:?}");
    }
    let file = folder.file("plan.json", plan("例", 1).replace("\"quantity\":1", "\"quantity\":0.5"));
    let answer = run("assess", [&file]).refused();
    assert_eq!(
        answer.err,
        format!(
            "{file}: lines[0].quantity: `0.5` is not a whole number of times, in digits alone and within its bounds\n"
        )
    );
}

#[test]
fn unknown_options_are_refused_by_name() {
    for program in PROGRAMS {
        for (args, word) in [
            (&["--jsn"][..], "--jsn"),
            (&["-x"], "-x"),
            (&["--json=yes"], "--json"),
            (&["--english=no"], "--english"),
            (&["--guideline"], "--guideline"),
            (&["--json-lines", "plan.json"], "--json-lines"),
            (&["plan.json", "--json-lines"], "--json-lines"),
        ] {
            let answer = run(program, args).refused();
            assert!(answer.err.contains(word), "{args:?}: {answer:?}");
        }
    }
}

// A local variant.

#[test]
fn a_guideline_changes_the_answers() {
    let folder = Folder::new();
    let text = r#"{"edition": "example-2025", "hours": {"intake": "12"}, "sizes": {"large_activity": 52}}"#;
    let (file, guideline) = (folder.file("guideline.json", text), serde_json::from_str::<Guideline>(text).unwrap());
    for program in PROGRAMS {
        let input = input(program, "例");
        let answer = feed(program, &["--json-lines", "--guideline", &file], input.clone()).evaluated().lines();
        assert_eq!(answer[0], expected(program, &guideline, &input));
        assert_ne!(answer[0], expected(program, &Guideline::SUZHOU_2016, &input));
        let as_file = folder.file("input.json", &input);
        let option = format!("--guideline={file}");
        for args in [["--json", "--guideline", &file, &as_file].as_slice(), &[&as_file, "--json", &option]] {
            assert_eq!(run(program, args).evaluated().json(), answer[0], "{args:?}");
        }
        let report = run(program, ["--guideline", &file, &as_file]).evaluated().out;
        assert_ne!(report, run(program, [&as_file]).evaluated().out);
    }
    let plans = feed("assess", &["--json-lines", "--guideline", &file], plan("例", 100)).evaluated().lines();
    assert_eq!((&plans[0]["edition"], &plans[0]["total_hours"]), (&json!("example-2025"), &json!("1200")));
    let reviews = feed("review", &["--json-lines", "--guideline", &file], delivery("例", 52)).evaluated().lines();
    assert_eq!((&reviews[0]["verdict"], &reviews[0]["findings"]), (&json!("compliant"), &json!([])));
}

#[test]
fn a_bad_guideline_is_refused_before_anything_is_answered() {
    let folder = Folder::new();
    for program in PROGRAMS {
        let input = folder.file("input.json", input(program, "例"));
        for (text, told) in [
            (r#"{"hours": {"intake": "0"}}"#, "hours.intake: `0` is less than 0.01"),
            (r#"{"hours": {"knitting": "1"}}"#, "hours: `knitting` is not a rate of the hour table"),
            (
                r#"{"working_year": {"days": 100}}"#,
                "working_year: no working days are left: 120 days off in a year of 100",
            ),
            (
                r#"{"direct_share": 0.7}"#,
                "direct_share: `0.7` has been rounded on its way here; write the amount as a string",
            ),
            ("[]", "invalid type: sequence, expected a guideline"),
            (r#""suzhou-2016""#, "`suzhou-2016` is not a guideline"),
            ("", "EOF while parsing a value (line 1, column 0)"),
        ] {
            let file = folder.file("variant.json", text);
            for args in [
                ["--json", "--guideline", &file, &input].as_slice(),
                &["--guideline", &file],
                &["--json-lines", "--guideline", &file],
            ] {
                let answer = run(program, args).refused();
                assert_eq!(answer.err, format!("{file}: {told}\n"), "{text}");
            }
        }
        let answer = run(program, ["--guideline", &folder.nothing("absent.json"), &input]).refused();
        assert!(answer.err.contains("absent.json: "), "{answer:?}");
    }
}

// Pipes.

/// The writing end of a pipe that nobody reads.
fn closed_pipe() -> Stdio {
    let mut child = program("assess").arg("--help").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let pipe = child.stdin.take().unwrap();
    assert!(child.wait().unwrap().success());
    pipe.into()
}

#[test]
fn an_output_that_nobody_reads_ends_a_program_quietly() {
    let folder = Folder::new();
    for program_name in PROGRAMS {
        let many = folder.file("many.jsonl", (input(program_name, "例") + "\n").repeat(2_000));
        for args in [&[][..], &["--english"], &["--json"], &["--json-lines"], &["--help"]] {
            let stdin = File::open(&many).unwrap();
            let output = program(program_name).args(args).stdin(stdin).stdout(closed_pipe()).output().unwrap();
            let err = String::from_utf8(output.stderr).unwrap();
            assert!(!err.contains("panicked"), "{program_name} {args:?}: {err}");
            assert_eq!((output.status.code(), err.as_str()), (Some(0), ""), "{program_name} {args:?}");
        }
    }
}

#[test]
fn a_refusal_that_nobody_reads_keeps_its_status() {
    for program_name in PROGRAMS {
        for args in [&["--unknown"][..], &["absent.json"], &["--json", "absent.json"]] {
            let status = program(program_name).args(args).stdout(Stdio::null()).stderr(closed_pipe()).status().unwrap();
            assert_eq!(status.code(), Some(2), "{program_name} {args:?}");
        }
    }
}

/// A reader who leaves in the middle, as `head` does.
#[test]
fn a_reader_may_leave_in_the_middle() {
    let folder = Folder::new();
    for program_name in PROGRAMS {
        let many = folder.file("many.jsonl", (input(program_name, "例") + "\n").repeat(5_000));
        let mut command = program(program_name);
        command.arg("--json-lines").stdin(File::open(&many).unwrap()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(name_in(program_name, &serde_json::from_str(&line).unwrap()), "例");
        let answer: Answer = child.wait_with_output().unwrap().into();
        assert_eq!((answer.status, answer.err.as_str()), (Some(0), ""), "{program_name}");
    }
}

#[test]
fn ten_thousand_lines_pass_through_quickly() {
    for program in PROGRAMS {
        let lines: Vec<_> = (0..10_000).map(|number| input(program, &number.to_string())).collect();
        let begun = Instant::now();
        let answers = feed(program, &["--json-lines"], lines.join("\n")).evaluated().lines();
        assert!(begun.elapsed() < Duration::from_secs(30), "{program} took {:?}", begun.elapsed());
        assert_eq!(answers.len(), lines.len());
        assert!(answers.iter().enumerate().all(|(at, answer)| name_in(program, answer) == at.to_string()));
    }
}

/// A plan of ten thousand lines is one line of input.
#[test]
fn a_large_plan_is_one_line() {
    let lines = vec![json!({"work": "intake", "quantity": 10_000_000}); 10_000];
    let plan = json!({"name": "例", "term_months": 12, "staff": [{"workers": 1}], "lines": lines}).to_string();
    let answers = feed("assess", &["--json-lines"], plan).evaluated().lines();
    assert_eq!(answers[0]["total_hours"], "1600000000000");
    assert_eq!(answers[0]["lines"].as_array().unwrap().len(), 10_000);
}
