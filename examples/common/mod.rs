//! The command line that the examples share: files, standard input, languages and formats.

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use serde::de::DeserializeOwned;
use shegong::{Guideline, Language};

/// What an example does with one input.
pub(crate) trait Job {
    /// What it reads.
    type Input: DeserializeOwned;
    /// The name of the program.
    const NAME: &'static str;
    /// The input that it shows when it is given none.
    const SAMPLE: &'static str;
    /// The answer as one JSON document.
    fn json(guideline: &Guideline, input: &Self::Input) -> serde_json::Result<String>;
    /// The answer as a person reads it.
    fn report(guideline: &Guideline, input: &Self::Input, language: Language) -> String;
}

enum Output {
    Report,
    Json,
    JsonLines,
}

struct Options {
    language: Language,
    output: Output,
    guideline: Guideline,
    files: Vec<PathBuf>,
}

/// Why a program ends before it has answered everything.
enum Stop {
    /// What was asked cannot be done; the text says why.
    Refused(String),
    /// The usage was asked for.
    Usage(String),
    /// Nobody reads the output any more, or it cannot be written.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<lexopt::Error> for Stop {
    fn from(error: lexopt::Error) -> Self {
        Self::Refused(error.to_string())
    }
}

/// Runs a job over what the command line names: status 0 if everything could be evaluated, 2 if some input could not be read.
pub(crate) fn run<J: Job>() -> ExitCode {
    let done = options(J::NAME, std::env::args_os().skip(1)).and_then(|options| answer_all::<J>(&options));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        Err(Stop::Usage(text)) => {
            // Whoever closed the output does not want the usage either.
            let _ = writeln!(io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => refuse(&error.to_string()),
        Err(Stop::Refused(text)) => refuse(&text),
    }
}

fn refuse(text: &str) -> ExitCode {
    complain(text);
    ExitCode::from(2)
}

/// Says what is wrong where people look for it, if anybody does.
fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

fn options(name: &str, args: impl Iterator<Item = OsString>) -> Result<Options, Stop> {
    use lexopt::Arg::{Long, Short, Value};

    let mut parser = lexopt::Parser::from_args(args);
    let mut options = Options {
        language: Language::Chinese,
        output: Output::Report,
        guideline: Guideline::SUZHOU_2016,
        files: vec![],
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("english") => options.language = Language::English,
            Long("json") => options.output = Output::Json,
            Long("json-lines") => options.output = Output::JsonLines,
            Long("guideline") => {
                let file = PathBuf::from(parser.value()?);
                options.guideline = read(&file).map_err(Stop::Refused)?;
            }
            Long("help") | Short('h') => return Err(Stop::Usage(usage(name))),
            Value(file) => options.files.push(file.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    if matches!(options.output, Output::JsonLines) && !options.files.is_empty() {
        return Err(Stop::Refused("--json-lines reads standard input and takes no files".into()));
    }
    Ok(options)
}

fn usage(name: &str) -> String {
    format!(
        "usage: {name} [--english] [--json] [--guideline FILE] [FILE…]
       {name} --json-lines [--guideline FILE] < FILE

  FILE…             the inputs, as JSON; a bundled sample where there are none
  --english         print English instead of Chinese
  --json            print one JSON document: the answer, or a list of answers for several files
  --json-lines      read one document a line from standard input, and write one answer a line
  --guideline FILE  apply a local variant of the guideline"
    )
}

/// Answers every input, and says whether all of them could be read.
fn answer_all<J: Job>(options: &Options) -> Result<bool, Stop> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let all_read = match options.output {
        Output::JsonLines => answer_lines::<J>(&options.guideline, io::BufReader::new(io::stdin().lock()), &mut out)?,
        Output::Json => answer_json::<J>(options, &mut out)?,
        Output::Report => answer_reports::<J>(options, &mut out)?,
    };
    out.flush()?;
    Ok(all_read)
}

/// The inputs that the command line names, or the bundled one.
fn inputs<J: Job>(options: &Options) -> Vec<Result<J::Input, String>> {
    if options.files.is_empty() {
        vec![parse(J::SAMPLE.as_bytes(), Where::File)]
    } else {
        options.files.iter().map(read).collect()
    }
}

fn answer_reports<J: Job>(options: &Options, out: &mut impl Write) -> Result<bool, Stop> {
    let mut all_read = true;
    for (position, input) in inputs::<J>(options).into_iter().enumerate() {
        if position > 0 {
            writeln!(out)?;
        }
        match input {
            Ok(input) => out.write_all(J::report(&options.guideline, &input, options.language).as_bytes())?,
            Err(error) => {
                all_read = false;
                out.flush()?;
                complain(&error);
            }
        }
    }
    Ok(all_read)
}

fn answer_json<J: Job>(options: &Options, out: &mut impl Write) -> Result<bool, Stop> {
    let answers: Vec<_> =
        inputs::<J>(options).iter().map(|input| answer::<J>(&options.guideline, input.as_ref())).collect();
    for (_, error) in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        complain(error);
    }
    let all_read = answers.iter().all(Result::is_ok);
    let texts: Vec<_> = answers.into_iter().map(|answer| answer.unwrap_or_else(|(json, _)| json)).collect();
    match texts.as_slice() {
        [one] => writeln!(out, "{one}")?,
        several => writeln!(out, "[{}]", several.join(",\n"))?,
    }
    Ok(all_read)
}

fn answer_lines<J: Job>(
    guideline: &Guideline,
    mut lines: io::BufReader<impl io::Read>,
    out: &mut impl Write,
) -> Result<bool, Stop> {
    let mut all_read = true;
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            let input = parse::<J::Input>(line.trim_ascii(), Where::Line);
            let text = answer::<J>(guideline, input.as_ref()).unwrap_or_else(|(json, _)| {
                all_read = false;
                json
            });
            writeln!(out, "{text}")?;
        }
        line.clear();
        // Whoever waits for this answer before asking again gets it now.
        if lines.buffer().is_empty() {
            out.flush()?;
        }
    }
    Ok(all_read)
}

/// The JSON of an answer, or that of an error with its text.
fn answer<J: Job>(guideline: &Guideline, input: Result<&J::Input, &String>) -> Result<String, (String, String)> {
    input
        .map_err(Clone::clone)
        .and_then(|input| J::json(guideline, input).map_err(|error| error.to_string()))
        .map_err(|error| (serde_json::json!({ "error": error }).to_string(), error))
}

/// Where a text comes from, which decides how a place in it is told.
#[derive(Clone, Copy)]
enum Where {
    File,
    Line,
}

fn read<T: DeserializeOwned>(file: &PathBuf) -> Result<T, String> {
    let text = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    parse(&text, Where::File).map_err(|error| format!("{}: {error}", file.display()))
}

/// Reads JSON; an error begins with the place, such as `lines[3].quantity`.
fn parse<T: DeserializeOwned>(text: &[u8], at: Where) -> Result<T, String> {
    // Editors on some systems begin a file with a byte-order mark.
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    serde_json::from_slice(text).or_else(|_| {
        // Only a text that is refused is read again, to learn the place.
        let mut json = serde_json::Deserializer::from_slice(text);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let path = error.path().to_string();
            let message = told(error.inner(), at);
            // A place that is not known is a question mark, the whole document a point.
            match path.trim_end_matches('?').trim_end_matches('.') {
                "" => message,
                place => format!("{place}: {message}"),
            }
        })?;
        json.end().map_err(|error| told(&error, at)).map(|()| value)
    })
}

/// The message of a JSON error; the position is worth telling where the text itself is broken.
fn told(error: &serde_json::Error, at: Where) -> String {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let message = text.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&text);
    match (error.is_data(), at) {
        (true, _) => message.to_string(),
        (false, Where::File) => format!("{message} (line {line}, column {column})"),
        (false, Where::Line) => format!("{message} (column {column})"),
    }
}
