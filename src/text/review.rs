//! The printed review, and the answers on supervision fees.

use alloc::format;
use alloc::string::{String, ToString as _};
use core::fmt;

use super::assessment::{basis, verdict};
use super::report::findings;
use super::words::Counted;
use crate::clause::Clause;
use crate::delivery::{Delivery, Event, FeeCap, FeeCheck, Review};
use crate::finding::Subject;
use crate::language::{Language, Localized, Plain};

impl Localized for Review<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let delivery = self.delivery();
        writeln!(f, "{}", Plain(delivery.name()))?;
        writeln!(f, "{}", basis(self.edition(), language))?;
        let (events, dossiers, archives) =
            (delivery.events().len(), delivery.dossiers().len(), delivery.archives().len());
        match language {
            Language::Chinese => {
                writeln!(f, "查阅：服务事项 {events} 项，服务档案 {dossiers} 份，需求档案 {archives} 份")?;
            }
            Language::English => {
                let (events, dossiers) = (Counted(events, "event"), Counted(dossiers, "dossier"));
                writeln!(f, "Reviewed: {events}, {dossiers}, {}", Counted(archives, "needs archive"))?;
            }
        }
        writeln!(f, "{}", verdict(self.verdict(), language))?;
        supervision(self, language, f)?;
        writeln!(f)?;
        findings(f, language, self.findings(), None, |subject| name(delivery, subject, language))
    }
}

fn supervision(review: &Review<'_>, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let totals = review.supervision();
    match language {
        Language::Chinese => {
            write!(f, "督导：{} 小时，督导费 {} 元", totals.hours, totals.fees)?;
            if totals.sessions_without_fee > 0 {
                write!(f, "（另有 {} 次未填督导费，不在其内）", totals.sessions_without_fee)?;
            }
        }
        Language::English => {
            write!(f, "Supervision: {}, fees of {} yuan", Counted(totals.hours, "hour"), totals.fees)?;
            if totals.sessions_without_fee > 0 {
                write!(f, " (without {} of unknown fee)", Counted(totals.sessions_without_fee, "session"))?;
            }
        }
    }
    writeln!(f)
}

/// What a subject is called: its kind, and its opaque identifier if it has one.
fn name(delivery: &Delivery, subject: Subject, language: Language) -> String {
    let event = |event: &Event| {
        let kind = event.kind().name().get(language);
        match event {
            Event::ConsultationSeries(series) => format!("{kind} {}", Plain(&series.client)),
            _ => kind.into(),
        }
    };
    match subject {
        Subject::Event(position) => delivery.events().get(position).map(event),
        Subject::Dossier(position) => delivery.dossiers().get(position).map(|dossier| Plain(dossier.id()).to_string()),
        Subject::Archive(position) => delivery.archives().get(position).map(|archive| Plain(&archive.id).to_string()),
        Subject::Whole | Subject::Line(_) => None,
    }
    .unwrap_or_default()
}

/// The clause on fees.
const FEES: Clause = Clause::C1_7_5;

impl Localized for FeeCap {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clause = FEES;
        match (*self, language) {
            (Self::AtMost { cap }, Language::Chinese) => write!(f, "每小时不高于 {cap} 元（第 {clause} 条）"),
            (Self::AtMost { cap }, Language::English) => write!(f, "at most {cap} yuan an hour (clause {clause})"),
            (Self::NoRate { below: Some(below), .. }, Language::Chinese) => {
                write!(f, "指引没有给出不满 {below} 年的标准（第 {clause} 条）")
            }
            (Self::NoRate { below: Some(below), .. }, Language::English) => {
                write!(f, "the guideline gives no rate below {} (clause {clause})", Counted(below, "year"))
            }
            (Self::NoRate { below: None, .. }, Language::Chinese) => write!(f, "指引没有给出标准（第 {clause} 条）"),
            (Self::NoRate { below: None, .. }, Language::English) => {
                write!(f, "the guideline gives no rate (clause {clause})")
            }
        }
    }
}

impl Localized for FeeCheck {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (*self, language) {
            (Self::Within { .. }, Language::Chinese) => write!(f, "未超过上限：")?,
            (Self::Within { .. }, Language::English) => write!(f, "within the cap: ")?,
            (Self::Above { fee, .. }, Language::Chinese) => write!(f, "{fee} 元超过上限：")?,
            (Self::Above { fee, .. }, Language::English) => write!(f, "{fee} yuan is above the cap: ")?,
            (Self::NoRate { .. }, _) => {}
        }
        match *self {
            Self::Within { cap } | Self::Above { cap, .. } => FeeCap::AtMost { cap },
            Self::NoRate { completed_years, below } => FeeCap::NoRate { completed_years, below },
        }
        .fmt_in(language, f)
    }
}
