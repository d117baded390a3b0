//! How fast runs are computed on this machine: what everything on the page that tells it goes by.

use downhill::meter::Pace;
use downhill_figures::number;
use leptos::prelude::*;

use crate::looks::choice::Unit;
use crate::playground::Playground;

/// A measurement knows no more digits.
const DIGITS: usize = 2;

impl Playground {
    /// How fast each run is computed. Short films are made again until that can be told.
    pub fn paces(self) -> Vec<Option<Pace>> {
        self.reels.track();
        self.with_engine(|engine| {
            engine.rehearse();
            engine.paces()
        })
    }

    /// How fast all runs together are computed: told well where the pace of each is shown.
    pub fn pace(self) -> Option<Pace> {
        self.progress.track();
        let looks = self.looks();
        let each_is_shown = looks.compares.get() || looks.x.get().0 == Unit::Seconds;
        self.with_engine(|engine| {
            if each_is_shown {
                engine.rehearse();
            }
            engine.pace()
        })
    }
}

/// The seconds of an update: no more than these, if the pace is a bound.
pub fn seconds(pace: Pace) -> f64 {
    1.0 / number::to_digits(pace.updates(), DIGITS)
}

/// A pace in words.
pub fn updates_a_second(pace: Pace) -> String {
    let updates = number::number(number::to_digits(pace.updates(), DIGITS));
    match pace {
        Pace::Of(_) => updates,
        Pace::Above(_) => crate::texts::transport::above(&updates),
    }
}
