//! A landscape in numbers: its start, where the runs are, and its minima.

use downhill::film::nearest;
use leptos::prelude::*;

use super::drawn::each_drawn;
use super::twin::{Column, Twin};
use crate::playground::Playground;
use crate::texts::{comparison, figures, maps as texts};

/// A point of the landscape that has a name.
struct Landmark {
    name: String,
    theta: Vec<f64>,
    loss: f64,
}

/// Where everything is: the axes have these names, and `place` is where parameters lie on them.
pub fn twin(playground: Playground, axes: &[String], place: &dyn Fn(&[f64]) -> Vec<f64>) -> Twin {
    let optima = optima(playground);
    let all = landmarks(playground, &optima);
    let column = |(axis, name): (usize, &String)| {
        let at = |mark: &Landmark| place(&mark.theta).get(axis).copied().unwrap_or(f64::NAN);
        Column::of_numbers(name, &all.iter().map(at).collect::<Vec<_>>())
    };
    let names = all.iter().map(|mark| mark.name.clone()).collect();
    let losses: Vec<_> = all.iter().map(|mark| mark.loss).collect();
    let far = |mark: &Landmark| nearest(&mark.theta, &optima);
    let distances: Vec<_> = all.iter().filter_map(far).collect();
    let distances = Column::of_numbers(texts::DISTANCE, &distances);
    let mut columns = vec![Column::new(texts::POINT, names)];
    columns.extend(axes.iter().enumerate().map(column));
    columns.push(Column::of_numbers(comparison::LOSS, &losses));
    columns.extend((!optima.is_empty()).then_some(distances));
    Twin { summary: summary(playground), columns }
}

/// What the landscape shows, in words.
pub fn summary(playground: Playground) -> String {
    let runs = each_drawn(playground, |drawn| {
        let theta = &drawn.frame.state.theta;
        drawn.doing(|name, loss| match theta.len() {
            ..=2 => texts::run_at(name, theta, loss),
            _ => figures::run_with_loss(name, loss),
        })
    });
    figures::summary(texts::SUMMARY, playground.cursor.get(), &runs)
}

fn landmarks(playground: Playground, optima: &[Vec<f64>]) -> Vec<Landmark> {
    let runs = each_drawn(playground, |drawn| Landmark {
        name: drawn.title(),
        theta: drawn.frame.state.theta.clone(),
        loss: drawn.frame.loss,
    });
    playground.with_engine(|engine| {
        let Some(task) = engine.task() else { return Vec::new() };
        let point = |name: &str, theta: &Vec<f64>| Landmark {
            name: name.to_owned(),
            theta: theta.clone(),
            loss: task.objective.loss(theta),
        };
        // Minima of a surface may be known in fewer dimensions; runs may be of the problem before.
        let fits = |theta: &[f64]| theta.len() == task.start.len();
        let start = point(texts::START_POINT, &task.start);
        let runs = runs.into_iter().filter(|run| fits(&run.theta));
        let minima = optima.iter().filter(|theta| fits(theta));
        let minima = minima.map(|theta| point(texts::MINIMUM, theta));
        [start].into_iter().chain(runs).chain(minima).collect()
    })
}

/// The optima that are known.
pub fn optima(playground: Playground) -> Vec<Vec<f64>> {
    let experiment = playground.experiment.read();
    playground.with_engine(|engine| {
        engine.task().map_or_else(Vec::new, |task| task.optima(&experiment.problem))
    })
}
