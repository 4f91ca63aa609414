//! JSON of a guideline: every parameter out, every field optional in.

use alloc::string::String;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{Guideline, ReferenceHours, Severities, Severity, Sizes, SupervisionLimits, WorkingYear};
use crate::catalogue::Rate;
use crate::guideline::Readings;
use crate::quantity::{Consultations, Households, Minutes, Portion, Samples, Share, UnitHours};
use crate::wire::{next_key, object, refuse_text};

object!(Severities: "an object of severities" {
    optional { mandatory: Severity, firm: Severity, usual: Severity, reference: Severity }
} = {
    let suzhou = Severities::SUZHOU_2016;
    Severities {
        mandatory: mandatory.unwrap_or(suzhou.mandatory),
        firm: firm.unwrap_or(suzhou.firm),
        usual: usual.unwrap_or(suzhou.usual),
        reference: reference.unwrap_or(suzhou.reference),
    }
});

impl Serialize for ReferenceHours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Rate::ALL.iter().zip(&self.0))
    }
}

impl<'de> Deserialize<'de> for ReferenceHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ByRate;

        impl<'de> Visitor<'de> for ByRate {
            type Value = ReferenceHours;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of rates and their hours")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ReferenceHours, A::Error> {
                let mut given: [Option<UnitHours>; Rate::COUNT] = [None; Rate::COUNT];
                while let Some(rate) = next_key::<Rate, _>(&mut map)? {
                    let hours = map.next_value()?;
                    for (own, cell) in Rate::ALL.iter().zip(&mut given) {
                        if *own == rate && cell.replace(hours).is_some() {
                            return Err(A::Error::custom(format_args!("`{rate}` appears twice")));
                        }
                    }
                }
                let mut hours = Rate::PRINTED;
                for (cell, given) in hours.iter_mut().zip(given) {
                    *cell = given.unwrap_or(*cell);
                }
                Ok(ReferenceHours(hours))
            }

            refuse_text!();
        }

        deserializer.deserialize_any(ByRate)
    }
}

object!(Guideline: "a guideline" {
    optional {
        edition: String,
        working_year: WorkingYear,
        direct_share: Portion,
        ordinary_share_cap: Share,
        hours: ReferenceHours,
        survey_samples: Samples,
        community_households: Households,
        sizes: Sizes,
        lecture_minutes: Minutes,
        consultations_per_topic: Consultations,
        supervision: SupervisionLimits,
        severities: Severities,
        readings: Readings,
    }
} = {
    let suzhou = Guideline::SUZHOU_2016;
    Guideline {
        edition: edition.map_or(suzhou.edition, Into::into),
        working_year: working_year.unwrap_or(suzhou.working_year),
        direct_share: direct_share.unwrap_or(suzhou.direct_share),
        ordinary_share_cap: ordinary_share_cap.unwrap_or(suzhou.ordinary_share_cap),
        hours: hours.unwrap_or(suzhou.hours),
        survey_samples: survey_samples.unwrap_or(suzhou.survey_samples),
        community_households: community_households.unwrap_or(suzhou.community_households),
        sizes: sizes.unwrap_or(suzhou.sizes),
        lecture_minutes: lecture_minutes.unwrap_or(suzhou.lecture_minutes),
        consultations_per_topic: consultations_per_topic.unwrap_or(suzhou.consultations_per_topic),
        supervision: supervision.unwrap_or(suzhou.supervision),
        severities: severities.unwrap_or(suzhou.severities),
        readings: readings.unwrap_or(suzhou.readings),
    }
});
