//! A descent: everything that a trace says of how it was made, in the core's words.

use std::sync::Arc;

use downhill::experiment::Plan;
use downhill::objective::Objective;
use downhill::optimizer::Optimizer;
use downhill::run::Run;
use downhill::schedule::Schedule;
use downhill::settings::Settings;
use downhill::twin::Twin;
use serde_json::{Map, Value};

use super::batches::course;
use super::json::{Obstacle, Part, array, field, number, numbers, object, text};
use super::problem::objective;
use super::reference::Reference;
use super::translation::{Call, Translation, library};

/// A run that can be made.
pub struct Descent {
    pub objective: Arc<dyn Objective>,
    pub plan: Plan,
    pub course: Settings,
    pub start: Vec<f64>,
    /// What the library calls the optimizer and its memory.
    pub twin: &'static Twin,
}

impl Descent {
    /// The run of a trace.
    pub fn of(trace: &Value, reference: &Reference) -> Part<Self> {
        let start = numbers(field(trace, "start")?)?;
        let (mut plan, twin) = plan(field(trace, "optimizer")?, field(trace, "schedule")?)?;
        let described = field(trace, "objective")?;
        let course = course(described, &mut plan)?;
        let objective = objective(described, start.len(), reference)?;
        Ok(Self { objective, plan, course, start, twin })
    }

    pub fn run(&self) -> Run {
        Run::new(Arc::clone(&self.objective), &self.plan, &self.course)
    }
}

/// The plan of an optimizer, perhaps behind clipping, with a schedule or null.
pub fn plan(optimizer: &Value, schedule: &Value) -> Part<(Plan, &'static Twin)> {
    let library = library(text(field(optimizer, "library")?)?)?;
    let (object, clip) = unchained(object(optimizer)?)?;
    let mut call = Call::new(library, object)?;
    let schedule = match schedule.as_object() {
        None => None,
        Some(object) => Some(Call::new(library, object)?.translate(call.rate())?),
    };
    call.take_rate(schedule.as_ref());
    let Translation { chosen, twin, .. } = call.translate::<Optimizer>(None)?;
    let mut plan = Plan::new(chosen);
    plan.training.set("clip", clip)?;
    if let Some(schedule) = schedule {
        plan.schedule = schedule.chosen;
    }
    Ok((plan, twin))
}

/// The optimizer of a chain, and the norm that gradients are clipped to before it (0: any).
fn unchained(optimizer: &Map<String, Value>) -> Part<(&Map<String, Value>, f64)> {
    let Some(parts) = optimizer.get("parts") else { return Ok((optimizer, 0.0)) };
    let [clip, optimizer] = &array(parts)?[..] else {
        return Err(Obstacle::unknown("a chain that is not clipping and an optimizer"));
    };
    match text(field(clip, "name")?)? {
        "clip_by_global_norm" => Ok((object(optimizer)?, number(field(clip, "max_norm")?)?)),
        name => Err(Obstacle::unknown(format!("{name} before an optimizer"))),
    }
}

/// What a rate is called.
const RATES: [&str; 2] = ["lr", "learning_rate"];

impl Call {
    fn rate(&self) -> Option<f64> {
        RATES.iter().find_map(|key| self.get(key)?.as_f64())
    }

    /// Puts the schedule's initial rate in the optimizer's place: Optax leaves the rate to the
    /// schedule, and PyTorch's cyclic schedules replace it.
    fn take_rate(&mut self, schedule: Option<&Translation<Schedule>>) {
        let Some(initial) = schedule.and_then(|schedule| schedule.initial) else { return };
        let rates = self.arguments.iter_mut().filter(|(key, _)| RATES.contains(&key.as_str()));
        rates.for_each(|(_, value)| *value = initial.into());
    }
}
