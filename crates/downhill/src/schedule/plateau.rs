//! A rate that is lowered when losses no longer fall.

use super::{Course, Schedule, part};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{Fraction, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Schedule] = &[PLATEAU];

const PLATEAU: Schedule = Schedule {
    entry: Entry {
        key: "plateau",
        name: "Reduce on plateau",
        summary: "Lowers the rate when the loss has not fallen for a while.",
        formula: concat!(
            r"\eta \gets \max(\eta\,r,\; \eta_0 f)",
            r" \quad \text{after more than } p \text{ losses without } L < L_{\text{best}}(1-\tau)",
        ),
        knobs: &[
            Knob::real("factor", 0.1, (0.0, 1.0), Slider::linear(0.05, 0.95)).named("Factor", "r"),
            Knob::whole("patience", 10, (0, 1_000_000_000), Slider::linear(0.0, 100.0))
                .named("Patience", "p"),
            Knob::real("threshold", 1e-4, (0.0, 1e6), Slider::logarithmic(1e-6, 0.1))
                .named("Threshold", r"\tau"),
            Knob::choice(
                "threshold_mode",
                &[
                    Variant { key: "rel", name: "Of the best loss" },
                    Variant { key: "abs", name: "Absolute" },
                ],
            )
            .named("Threshold is", r"\text{mode}"),
            Knob::whole("cooldown", 0, (0, 1_000_000_000), Slider::linear(0.0, 100.0))
                .named("Rest after", "c"),
            part("floor", 0.0).named("Floor ×", "f"),
            Knob::real("eps", 1e-8, (0.0, 1e6), Slider::logarithmic(1e-12, 1e-3))
                .named("Least change", r"\varepsilon")
                .behind(),
        ],
        source: "torch.optim.lr_scheduler.ReduceLROnPlateau in mode 'min'; it is given the loss \
                 that was computed for the update, or the mean of these over an epoch where decay \
                 counts epochs",
    },
    twins: &[Twin::torch(
        "ReduceLROnPlateau",
        &[
            ("factor", Of("factor")),
            ("patience", Of("patience")),
            ("threshold", Of("threshold")),
            ("threshold_mode", Of("threshold_mode")),
            ("cooldown", Of("cooldown")),
            ("min_lr", Fraction("floor")),
            ("eps", Of("eps")),
        ],
    )],
    course: Course::Losses(Watch::new),
    python: None,
};

/// What has been seen of the losses: a part of the run's state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plateau {
    /// What the initial rate is multiplied by now.
    pub scale: f64,
    /// The least loss that counted.
    pub best: f64,
    /// The losses since then that were no better.
    pub waited: u64,
    /// The losses that are still to be let pass.
    pub rest: u64,
    /// The losses that have not been reported yet: their sum and their number.
    pub unreported: (f64, u64),
}

impl Default for Plateau {
    fn default() -> Self {
        Self { scale: 1.0, best: f64::INFINITY, waited: 0, rest: 0, unreported: (0.0, 0) }
    }
}

/// When and how far the rate is lowered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Watch {
    factor: f64,
    patience: u64,
    threshold: Threshold,
    cooldown: u64,
    floor: f64,
    eps: f64,
}

/// How much less a loss must be to count as better.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Threshold {
    Relative(f64),
    Absolute(f64),
}

impl Watch {
    fn new(settings: &Settings) -> Self {
        let threshold = settings.number("threshold");
        Self {
            factor: settings.number("factor"),
            patience: settings.count("patience") as u64,
            threshold: match settings.variant("threshold_mode") {
                "abs" => Threshold::Absolute(threshold),
                _ => Threshold::Relative(threshold),
            },
            cooldown: settings.count("cooldown") as u64,
            floor: settings.number("floor"),
            eps: settings.number("eps"),
        }
    }

    /// Notes the loss of an update. Where that `ends` an epoch, or updates are counted, the mean
    /// of what was noted is reported. `initial` is the rate at the beginning.
    pub fn note(&self, plateau: &mut Plateau, loss: f64, (ends, initial): (bool, f64)) {
        let (sum, count) = plateau.unreported;
        plateau.unreported = (sum + loss, count + 1);
        if ends {
            let (sum, count) = std::mem::take(&mut plateau.unreported);
            self.report(plateau, sum / count as f64, initial);
        }
    }

    fn report(&self, plateau: &mut Plateau, loss: f64, initial: f64) {
        if self.is_better(loss, plateau.best) {
            plateau.best = loss;
            plateau.waited = 0;
        } else {
            plateau.waited += 1;
        }
        if plateau.rest > 0 {
            plateau.rest -= 1;
            plateau.waited = 0;
        }
        if plateau.waited > self.patience {
            plateau.scale = self.lowered(plateau.scale, initial);
            plateau.rest = self.cooldown;
            plateau.waited = 0;
        }
    }

    fn is_better(&self, loss: f64, best: f64) -> bool {
        match self.threshold {
            Threshold::Relative(threshold) => loss < best * (1.0 - threshold),
            Threshold::Absolute(threshold) => loss < best - threshold,
        }
    }

    /// The next scale, or the same if the rate would change by no more than ε.
    fn lowered(&self, scale: f64, initial: f64) -> f64 {
        let next = (scale * self.factor).max(self.floor);
        if (scale - next) * initial > self.eps { next } else { scale }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Chosen;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn scales(knobs: &[(&str, f64)], losses: &[f64]) -> Vec<f64> {
        let mut chosen = Chosen::<Schedule>::named("plateau").unwrap();
        for (key, value) in knobs {
            chosen.settings.set(key, *value).unwrap();
        }
        let (watch, mut plateau) = (chosen.watch().unwrap(), Plateau::default());
        let after = |loss: &f64| {
            watch.note(&mut plateau, *loss, (true, 1.0));
            plateau.scale
        };
        losses.iter().map(after).collect()
    }

    #[test]
    fn the_rate_falls_after_more_than_patience() {
        let knobs = [("factor", 0.5), ("patience", 1.0), ("threshold", 0.0), ("floor", 0.3)];
        let got = scales(&knobs, &[3.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0]);
        assert_eq!(got, [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.3, 0.3]);
    }

    #[test]
    fn an_epoch_reports_its_mean() {
        let watch = Chosen::<Schedule>::named("plateau").unwrap().watch().unwrap();
        let mut plateau = Plateau::default();
        watch.note(&mut plateau, 1.0, (false, 1.0));
        assert_eq!((plateau.best, plateau.unreported), (f64::INFINITY, (1.0, 1)));
        watch.note(&mut plateau, 2.0, (true, 1.0));
        assert_eq!((plateau.best, plateau.unreported), (1.5, (0.0, 0)));
    }
}
