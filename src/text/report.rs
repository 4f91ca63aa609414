//! What all reports share: aligned tables, percentages, and the list of findings.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::remedy::Remedy;
use super::width::width;
use super::words::Counted;
use crate::application::Room;
use crate::finding::{Finding, Subject};
use crate::guideline::Severity;
use crate::language::{Language, Localized as _};

/// On which side of its column a cell stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// A table of `N` columns, lined up by the cells that characters take in a terminal.
pub(super) struct Table<const N: usize> {
    align: [Align; N],
    rows: Vec<Row<N>>,
}

enum Row<const N: usize> {
    Cells([String; N]),
    Rule,
    /// A text below a row, not bound to columns.
    Note(String),
}

impl<const N: usize> Table<N> {
    pub(super) const fn new(align: [Align; N]) -> Self {
        Self { align, rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: [String; N]) {
        self.rows.push(Row::Cells(cells));
    }

    pub(super) fn rule(&mut self) {
        self.rows.push(Row::Rule);
    }

    pub(super) fn note(&mut self, text: String) {
        self.rows.push(Row::Note(text));
    }

    fn widths(&self) -> [usize; N] {
        let mut widths = [0; N];
        for row in &self.rows {
            if let Row::Cells(cells) = row {
                for (column, cell) in widths.iter_mut().zip(cells) {
                    *column = width(cell).max(*column);
                }
            }
        }
        widths
    }
}

/// The space between two columns.
const GAP: usize = 2;

impl<const N: usize> fmt::Display for Table<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        let whole = widths.iter().fold(0_usize, |sum, column| sum.saturating_add(*column).saturating_add(GAP));
        for row in &self.rows {
            match row {
                Row::Rule => writeln!(f, "{}", "-".repeat(whole.saturating_sub(GAP)))?,
                Row::Note(text) => writeln!(f, "{text}")?,
                Row::Cells(cells) => {
                    let mut line = String::new();
                    for ((cell, align), column) in cells.iter().zip(self.align).zip(widths) {
                        let padding = " ".repeat(column.saturating_sub(width(cell)));
                        let (before, after) =
                            if align == Align::Right { (padding, String::new()) } else { (String::new(), padding) };
                        line.extend([before.as_str(), cell, &after, &" ".repeat(GAP)]);
                    }
                    writeln!(f, "{}", line.trim_end())?;
                }
            }
        }
        Ok(())
    }
}

/// Which line, event, dossier or archive a finding is about: its position as a person counts, and its name.
fn subject(subject: Subject, name: &str, language: Language) -> String {
    let (zh, en, position) = match subject {
        Subject::Whole => return String::new(),
        Subject::Line(position) => ("项方案内容", "line", position),
        Subject::Event(position) => ("项服务", "event", position),
        Subject::Dossier(position) => ("份服务档案", "dossier", position),
        Subject::Archive(position) => ("份需求档案", "archive", position),
    };
    let number = position.saturating_add(1);
    match language {
        Language::Chinese => format!("第 {number} {zh}（{name}）："),
        Language::English => format!("{en} {number} ({name}): "),
    }
}

/// The list of findings: severity, subject with what `name_of` calls it, message, clause, and what would cure it.
pub(super) fn findings(
    f: &mut fmt::Formatter<'_>,
    language: Language,
    findings: &[Finding],
    room: Option<Room>,
    name_of: impl Fn(Subject) -> String,
) -> fmt::Result {
    match (language, findings.len()) {
        (Language::Chinese, 0) => return writeln!(f, "没有与指引不符之处。"),
        (Language::English, 0) => return writeln!(f, "Nothing departs from the guideline."),
        (Language::Chinese, count) => writeln!(f, "评估意见 {count} 项：")?,
        (Language::English, count) => writeln!(f, "{}:", Counted(count, "finding"))?,
    }
    for (number, finding) in (1_usize..).zip(findings) {
        let severity = finding.severity().name().get(language);
        let about = subject(finding.subject(), &name_of(finding.subject()), language);
        let (clause, message) = (finding.clause(), finding.display(language));
        let remedy = Remedy { finding, room };
        let remedy = remedy.in_language(language);
        match language {
            Language::Chinese => {
                writeln!(f, "{number:>3}. 【{severity}】{about}{message}。依据第 {clause} 条（{}）", clause.locator())?;
                let label = if finding.severity() == Severity::Violation { "改正" } else { "建议" };
                writeln!(f, "     {label}：{remedy}。")?;
            }
            Language::English => {
                writeln!(f, "{number:>3}. [{severity}] {about}{message} (clause {clause})")?;
                writeln!(f, "     remedy: {remedy}")?;
            }
        }
    }
    Ok(())
}
