//! What workers do for the engine: films are given out to desks, and what comes back is joined.

use std::collections::BTreeMap;

use downhill::experiment::{Experiment, Plan};

use super::hand::{Hand, News};
use super::message::{Parcel, Report};
use super::pool::{Hear, Loss};
use super::take::Take;
use super::{Engine, labour};
use crate::texts::complaints as texts;

impl Engine {
    /// Starts workers for what is unfinished; `hear` is told what they say.
    pub fn staff(&mut self, hear: Hear) {
        let horizon = self.horizon();
        let unfinished =
            self.takes.iter().filter(|take| labour::is_unfinished(&take.film, horizon)).count();
        self.pool.staff(unfinished, hear);
    }

    /// Asks each worker that listens for the films at its desk.
    pub(super) fn deal(&mut self) {
        self.seat();
        let Some(experiment) = &self.experiment else { return };
        for (desk, hand) in self.pool.hands().iter_mut().enumerate().filter(|(_, hand)| hand.ready)
        {
            let mut text = Experiment { plans: Vec::new(), ..experiment.clone() };
            let mut parcels = Vec::new();
            let runs = self.takes.iter_mut().zip(&experiment.plans);
            for (take, plan) in runs.filter(|(take, _)| take.desk == Some(desk)) {
                text.plans.push(Plan { name: String::new(), ..plan.clone() });
                parcels.push(take.hand_over());
            }
            if let Some((digest, sheet)) = sheet(experiment, &self.sheets) {
                hand.bring(digest, sheet);
            }
            let text = if parcels.is_empty() { String::new() } else { text.to_string() };
            hand.ask(text, parcels);
        }
        self.measure();
    }

    /// Gives unfinished films a desk: one where there is least to do.
    fn seat(&mut self) {
        let horizon = self.horizon();
        let busy = |take: &Take| labour::is_unfinished(&take.film, horizon);
        for index in 0..self.takes.len() {
            if self.takes[index].desk.is_some() || !busy(&self.takes[index]) {
                continue;
            }
            let load = |desk: &usize| {
                let there = |take: &&Take| take.desk == Some(*desk) && busy(take);
                self.takes.iter().filter(there).count()
            };
            self.takes[index].desk = (0..self.pool.desks()).min_by_key(load);
        }
    }

    /// Looks for the workers that have something to do, which should be done about once a second:
    /// one that falls silent is taken for dead. Returns what the user should know of it.
    pub fn look_for_workers(&mut self) -> Option<&'static str> {
        let horizon = self.horizon();
        let at_work = |take: &&Take| take.away && labour::is_unfinished(&take.film, horizon);
        let desks: Vec<_> =
            self.takes.iter().filter(at_work).filter_map(|take| take.desk).collect();
        let mut hands = self.pool.hands().iter_mut().enumerate();
        let lost = |(desk, hand): (_, &mut Hand)| {
            (desks.contains(&desk) && hand.is_lost()).then_some(desk)
        };
        let lost = hands.find_map(lost)?;
        self.lose(lost)
    }

    /// Takes up the news of a desk. Returns what the user should know of it.
    pub fn hear(&mut self, desk: usize, news: News) -> Option<&'static str> {
        if let Some(hand) = self.pool.hands().get_mut(desk) {
            hand.speaks();
        }
        match news {
            News::Says(Report::Ready) => {
                if let Some(hand) = self.pool.hands().get_mut(desk) {
                    hand.ready = true;
                }
                self.deal();
            }
            News::Says(Report::Films(parcels)) => {
                let fine = parcels.iter().all(|parcel| self.join(desk, parcel));
                self.measure();
                return if fine { None } else { self.lose(desk) };
            }
            News::Died => return self.lose(desk),
        }
        None
    }

    /// Adds what came to its film, if that is still wanted. Returns whether it fits.
    fn join(&mut self, desk: usize, parcel: &Parcel) -> bool {
        let is_it =
            |take: &&mut Take| take.ticket == parcel.ticket && take.away && take.desk == Some(desk);
        let Some(take) = self.takes.iter_mut().find(is_it) else { return true };
        let joined = take.film.reel.join(&parcel.chunk);
        take.tally.add(parcel.tally.spent, parcel.tally.made);
        if let Some(task) = self.task.as_ref().filter(|_| !joined) {
            take.film.rewind(&task.start);
        }
        joined
    }

    /// The films of a worker that died are the page's again, until another takes them up.
    fn lose(&mut self, desk: usize) -> Option<&'static str> {
        let loss = self.pool.lose(desk);
        for take in &mut self.takes {
            take.away &= take.desk != Some(desk) && self.pool.desks() > 0;
            take.desk = take.desk.filter(|_| self.pool.desks() > 0);
        }
        match loss {
            Loss::Never => None,
            Loss::Replaced => Some(texts::WORKER_REPLACED),
            Loss::Closed => Some(texts::WORKERS_CLOSED),
        }
    }
}

/// The sheet that the problem is made of, if the user loaded it.
fn sheet<'a>(experiment: &Experiment, sheets: &'a BTreeMap<u64, String>) -> Option<(u64, &'a str)> {
    let digest = experiment.problem.own_data()?.digest;
    Some((digest, sheets.get(&digest)?))
}
