//! A run in Optax, with gradients by JAX.

use super::program::{Loop, Program, call, rows, time};
use super::python::number;
use super::schedule::{Rate, rate};
use super::subject::Subject;
use super::twins::{Asked, Said};
use super::{Language, Unsayable};

/// Double precision, which JAX has to be asked for.
///
/// Without a fused multiply-add, which rounds differently from everything else, a run that is
/// sensitive to rounding goes the same way as the film.
const IMPORTS: &[&str] = &[
    "# No fused multiply-add: it rounds differently.",
    "os.environ.setdefault(\"XLA_FLAGS\", \"--xla_cpu_max_isa=AVX\")",
    "import jax",
    "import jax.numpy as jnp",
    "import optax",
    "",
    "jax.config.update(\"jax_enable_x64\", True)",
];

/// The program.
pub(super) fn script(subject: &Subject<'_>) -> Result<String, Unsayable> {
    let plan = subject.plan;
    let rate = rate(plan, Language::Optax)?;
    let lr = number(plan.learning_rate());
    let word = if matches!(rate, Rate::Constant) { &*lr } else { "rate" };
    let said = said(subject, word)?;
    let mut program = Program::new(subject, Language::Optax, IMPORTS, " jax optax")?;
    if let Some(schedule) = schedule(subject, &rate) {
        program.say(schedule);
    }
    let (drawn, start) = subject.start();
    let theta = format!("theta = jnp.array({start})");
    let optimizer = chain(subject, &said);
    if let Some(lines) = drawn {
        program.say(lines);
    }
    program.say(format!("{theta}\noptimizer = {optimizer}\nstate = optimizer.init(theta)"));
    let rows = rows(subject);
    let [noise, shaken, shake] = match subject.noise() {
        Some(_) => [", shake", " + shake", ", noise(k)"],
        None => [""; 3],
    };
    program.say(format!(
        "@jax.jit\ndef update(theta, state{rows}{noise}):\n    g = jax.grad(loss)(theta{rows}){shaken}\n    \
         updates, state = optimizer.update(g, state, theta)\n    \
         return optax.apply_updates(theta, updates), state"
    ));
    let update = vec![format!("theta, state = update(theta, state{rows}{shake})")];
    Ok(program.finish(subject, &Loop { report: "float(loss(theta))".to_owned(), update }))
}

/// The optimizer's call. Weight decay in the gradient is a link of the chain, not an argument.
fn said(subject: &Subject<'_>, rate: &str) -> Result<Said, Unsayable> {
    let plan = subject.plan;
    let asked = Asked {
        language: Language::Optax,
        chosen: &plan.optimizer,
        twins: plan.optimizer.record.twins,
        rate: (rate, plan.learning_rate()),
        elsewhere: &["weight_decay"],
    };
    asked.said()
}

/// The optimizer behind clipping and weight decay, if there are such.
fn chain(subject: &Subject<'_>, said: &Said) -> String {
    let clip = subject.clip().map(|clip| format!("optax.clip_by_global_norm({})", number(clip)));
    let decays = said.arguments.iter().any(|argument| argument.starts_with("weight_decay="));
    let decay = subject.plan.optimizer.settings.get("weight_decay");
    let decay = decay.filter(|decay| *decay != 0.0 && !decays);
    let decay = decay.map(|decay| format!("optax.add_decayed_weights({})", number(decay)));
    let optimizer = call(&format!("optax.{}", said.name), &said.arguments);
    let links: Vec<_> = clip.into_iter().chain(decay).chain([optimizer]).collect();
    match &*links {
        [optimizer] => optimizer.clone(),
        links => format!("optax.chain(\n    {},\n)", links.join(",\n    ")),
    }
}

/// The schedule and the rate that the optimizer asks it for.
fn schedule(subject: &Subject<'_>, rate: &Rate) -> Option<String> {
    let definition = match rate {
        Rate::Constant => return None,
        Rate::Own(said) => {
            let schedule = call(&format!("optax.{}", said.name), &said.arguments);
            format!("schedule = {schedule}")
        }
        Rate::Function(function) | Rate::Watched(function) => function.clone(),
    };
    let time = time("count", subject.updates_per_time()).replace("(count)", "count");
    Some(format!(
        "{definition}\n\ndef rate(count):\n    # Optax counts in int32, with which JAX would \
         compute in single precision.\n    count = jnp.asarray(count, jnp.float64)\n    \
         return schedule({time})"
    ))
}
