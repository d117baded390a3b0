//! Candidates in turn, round after round.

use super::{candidate::Candidate, statistics::Spread};
use anyhow::{Result, ensure};

/// A sample is repeated until it takes as long: clocks, in browsers most of all, are coarse.
const WORTH_TIMING: f64 = 0.01;

/// Before it is timed, a unit is repeated until it took as long: engines compile what is hot while it
/// runs.
const WARM_UP: f64 = 0.3;

/// How far losses may be apart, relative to the first candidate's.
const AGREEMENT: f64 = 1e-8;

/// What came out for one workload: who took part, and how long a unit took them in each round.
pub struct Timing {
    /// The workload.
    pub key: String,
    /// Names, and seconds a unit.
    pub times: Vec<(&'static str, Vec<f64>)>,
}

struct Entrant<'a> {
    candidate: &'a Candidate,
    times: u32,
    seconds: Vec<f64>,
}

/// Times `key`: a warm-up, then `rounds` in which every candidate has one turn, another one first
/// each time. All must come to the same loss, each time.
pub fn sample(key: &str, candidates: &[Candidate], rounds: usize) -> Result<Timing> {
    let mut entrants = Vec::new();
    let mut agreed = None;
    for candidate in candidates {
        let Some(first) = candidate.ask(key, 1)? else { continue };
        agree(key, candidate, *agreed.get_or_insert(first.loss), first.loss)?;
        candidate.ask(key, repetitions(WARM_UP, first.seconds))?;
        let warm = candidate.ask(key, 1)?.map_or(first.seconds, |answer| answer.seconds);
        let times = repetitions(WORTH_TIMING, warm);
        entrants.push(Entrant { candidate, times, seconds: Vec::new() });
    }
    let count = entrants.len();
    for turn in (0..rounds).flat_map(|round| (0..count).map(move |place| (place + round) % count)) {
        let Entrant { candidate, times, seconds } = &mut entrants[turn];
        let Some(answer) = candidate.ask(key, *times)? else { continue };
        agree(key, candidate, agreed.unwrap_or(answer.loss), answer.loss)?;
        seconds.push(answer.seconds / f64::from(*times));
    }
    let times = entrants.into_iter().map(|it| (it.candidate.name, it.seconds)).collect();
    Ok(Timing { key: key.to_owned(), times })
}

fn agree(key: &str, candidate: &Candidate, wanted: f64, loss: f64) -> Result<()> {
    let apart = (loss - wanted).abs();
    let name = candidate.name;
    ensure!(apart <= AGREEMENT * wanted.abs(), "{key}: {name} comes to {loss}, not {wanted}");
    Ok(())
}

/// How often a unit of so many seconds is repeated until it takes as long.
fn repetitions(long: f64, seconds: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let times = (long / seconds.max(1e-9)).ceil().clamp(1.0, 1e6) as u32;
    times
}

impl Timing {
    /// The seconds a unit took `name`, if it took part.
    pub fn seconds(&self, name: &str) -> Option<&[f64]> {
        self.times.iter().find(|(it, _)| *it == name).map(|(_, seconds)| &seconds[..])
    }

    /// `name`'s time as a multiple of `reference`'s, round by round.
    pub fn ratio(&self, name: &str, reference: &str) -> Option<Spread> {
        ratio(self.seconds(name)?, self.seconds(reference)?)
    }
}

/// The spread of the ratios of each round.
pub fn ratio(times: &[f64], reference: &[f64]) -> Option<Spread> {
    let ratios = times.iter().zip(reference).map(|(time, reference)| time / reference);
    (!times.is_empty()).then(|| Spread::of(ratios))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_units_are_repeated() {
        let repetitions = [1.0, 0.004, 0.0].map(|seconds| repetitions(0.01, seconds));
        assert_eq!(repetitions, [1, 3, 1_000_000]);
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        let times = vec![("a", vec![1.0, 10.0, 3.0]), ("b", vec![2.0, 20.0, 6.0])];
        let timing = Timing { key: String::new(), times };
        assert_eq!(timing.ratio("b", "a").unwrap().median, 2.0);
        assert_eq!(timing.ratio("c", "a"), None);
    }
}
