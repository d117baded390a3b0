//! Rates that are drawn by hand.

use super::curve::{Curve, Shape};
use super::{Course, Schedule};
use crate::catalogue::Entry;
use crate::knob::{Knob, Variant};

pub(super) const RECORDS: &[Schedule] = &[DRAWN];

const DRAWN: Schedule = Schedule {
    entry: Entry {
        key: "drawn",
        name: "Drawn",
        summary: "Goes through points that you set, each a time and a part of the rate.",
        formula: concat!(
            r"\eta_t = \eta_0\left(f_i + (f_{i+1}-f_i)\,",
            r"\tfrac{t-t_i}{t_{i+1}-t_i}\right), \quad t_i \le t \le t_{i+1}",
        ),
        knobs: &[
            Knob::points("points", "0:0,100:1,500:1,1000:0.1", (0.0, 1e6))
                .named("Times: factors", r"t\!:\!f"),
            Knob::choice(
                "between",
                &[
                    Variant { key: "linear", name: "Straight lines" },
                    Variant { key: "cosine", name: "Cosines" },
                    Variant { key: "stay", name: "Jumps" },
                ],
            )
            .named("Between", r"\text{between}"),
        ],
        source: "numpy.interp(t, times, factors); its factors are level before the first point and \
                 behind the last",
    },
    twins: &[],
    course: Course::Rate(|settings, initial| {
        let shape = match settings.variant("between") {
            "cosine" => Shape::Cosine,
            "stay" => Shape::Stay,
            _ => Shape::Linear,
        };
        let curve = Curve::new(shape, settings.points("points").to_vec());
        Box::new(move |t| initial * curve.at(t))
    }),
};
