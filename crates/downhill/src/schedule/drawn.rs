//! Rates that are drawn by hand.

use super::curve::{Curve, Shape};
use super::{Course, Python, Schedule};
use crate::catalogue::Entry;
use crate::knob::{Knob, Variant};
use crate::settings::Settings;

pub(super) static RECORDS: &[Schedule] = &[DRAWN];

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
        let curve = drawn(settings);
        Box::new(move |t| initial * curve.at(t))
    }),
    python: Some(|settings| Python::of(drawn(settings).python())),
};

fn drawn(settings: &Settings) -> Curve {
    let shape = match settings.variant("between") {
        "cosine" => Shape::Cosine,
        "stay" => Shape::Stay,
        _ => Shape::Linear,
    };
    Curve::new(shape, settings.points("points").to_vec())
}

#[cfg(test)]
mod tests {
    use crate::schedule::Schedule;
    use crate::settings::Chosen;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn drawn(between: &str) -> Vec<f64> {
        let mut chosen = Chosen::<Schedule>::named("drawn").unwrap();
        chosen.settings.read("points", "2:1,6:3,8:0").unwrap();
        chosen.settings.read("between", between).unwrap();
        let rate = chosen.rate(2.0);
        [0.0, 2.0, 3.0, 4.0, 6.0, 7.0, 8.0, 99.0].map(rate).to_vec()
    }

    #[test]
    fn a_drawn_rate_goes_through_its_points() {
        assert_eq!(drawn("linear"), [2.0, 2.0, 3.0, 4.0, 6.0, 3.0, 0.0, 0.0]);
        assert_eq!(drawn("stay"), [2.0, 2.0, 2.0, 2.0, 6.0, 6.0, 0.0, 0.0]);
        let cosine = drawn("cosine");
        let want = [2.0, 2.0, 4.0 - 2.0_f64.sqrt(), 4.0, 6.0, 3.0, 0.0, 0.0];
        assert!(
            cosine.iter().zip(want).all(|(got, want)| (got - want).abs() < 1e-14),
            "{cosine:?}"
        );
    }
}
