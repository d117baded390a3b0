//! A run in PyTorch.

use super::program::{Loop, Program, call, clip, rows};
use super::python::number;
use super::schedule::{Rate, rate};
use super::subject::Subject;
use super::twins::Asked;
use super::{Language, Unsayable};

/// Double precision, also for what optimizers keep beside the parameters.
const IMPORTS: &[&str] = &["import torch", "", "torch.set_default_dtype(torch.float64)"];

/// The program.
pub(super) fn script(subject: &Subject<'_>) -> Result<String, Unsayable> {
    let optimizer = optimizer(subject)?;
    let rate = rate(subject.plan, Language::PyTorch)?;
    let mut program = Program::new(subject, Language::PyTorch, IMPORTS, " torch")?;
    if let Rate::Function(function) | Rate::Watched(function) = &rate {
        program.say(function.clone());
    }
    let (drawn, start) = subject.start();
    let theta = format!("theta = torch.tensor({start}, requires_grad=True)");
    let values = subject.plan.schedule.watch().is_some() && subject.updates_per_time() > 1;
    let values = values.then(|| "values = []".to_owned());
    let lines = drawn.into_iter().chain([theta, optimizer]).chain(scheduler(&rate)).chain(values);
    program.say(lines.collect::<Vec<_>>().join("\n"));
    let update = update(subject, &rate);
    Ok(program.finish(subject, &Loop { report: "loss(theta).item()".to_owned(), update }))
}

fn optimizer(subject: &Subject<'_>) -> Result<String, Unsayable> {
    let plan = subject.plan;
    let lr = plan.learning_rate();
    let asked = Asked {
        language: Language::PyTorch,
        chosen: &plan.optimizer,
        twins: plan.optimizer.record.twins,
        rate: (&number(lr), lr),
        elsewhere: &[],
    };
    let said = asked.said()?;
    let call = call(&format!("torch.optim.{}", said.name), &said.arguments);
    Ok(format!("optimizer = {}", call.replacen('(', "([theta], ", 1)))
}

fn scheduler(rate: &Rate) -> Option<String> {
    let call = match rate {
        Rate::Constant => return None,
        Rate::Own(said) => {
            let name = format!("torch.optim.lr_scheduler.{}", said.name);
            call(&name, &said.arguments).replacen('(', "(optimizer, ", 1)
        }
        Rate::Function(_) | Rate::Watched(_) => {
            "torch.optim.lr_scheduler.LambdaLR(optimizer, schedule)".to_owned()
        }
    };
    Some(format!("scheduler = {call}"))
}

fn update(subject: &Subject<'_>, rate: &Rate) -> Vec<String> {
    let rows = rows(subject);
    let watches = subject.plan.schedule.watch().is_some();
    let mut lines = vec!["optimizer.zero_grad()".to_owned()];
    if watches {
        lines.extend([format!("value = loss(theta{rows})"), "value.backward()".to_owned()]);
    } else {
        lines.push(format!("loss(theta{rows}).backward()"));
    }
    if subject.noise().is_some() {
        lines.push("theta.grad += torch.tensor(noise(k))".to_owned());
    }
    let clipping = clip(subject, "theta.grad.norm()", "theta.grad.mul_(CLIP / norm)");
    if !clipping.is_empty() {
        lines.push("# torch.nn.utils.clip_grad_norm_ would divide by norm + 1e-6".to_owned());
        lines.extend(clipping);
    }
    lines.push("optimizer.step()".to_owned());
    match rate {
        Rate::Constant => {}
        Rate::Own(_) if watches => lines.extend(watched(subject.updates_per_time())),
        _ => lines.extend(scheduled(rate, subject.updates_per_time())),
    }
    lines
}

/// The scheduler's step at the end of each update or epoch, as long as it takes any.
fn scheduled(rate: &Rate, updates: u64) -> Vec<String> {
    let total = match rate {
        Rate::Own(said) => said.arguments.iter().find_map(|it| it.strip_prefix("total_steps=")),
        _ => None,
    };
    let step = "scheduler.step()".to_owned();
    match (total, updates) {
        (None, 1) => vec![step],
        (None, _) => vec![format!("if k % {updates} == 0:"), format!("    {step}")],
        (Some(total), 1) => vec![format!("if k < {total}:"), format!("    {step}")],
        (Some(total), _) => {
            let condition = format!("if k % {updates} == 0 and k // {updates} < {total}:");
            vec![condition, format!("    {step}")]
        }
    }
}

/// The step of a scheduler that is given losses: each, or the mean of an epoch's.
fn watched(updates: u64) -> Vec<String> {
    if updates == 1 {
        return vec!["scheduler.step(value.item())".to_owned()];
    }
    vec![
        "values.append(value.item())".to_owned(),
        format!("if k % {updates} == 0:"),
        format!("    scheduler.step(sum(values) / {updates})"),
        "    values.clear()".to_owned(),
    ]
}
