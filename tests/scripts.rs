//! Writes scripts and the losses that they should print: `cargo xtask parity` runs it.
//!
//! `scripts FOLDER` writes for each experiment `NAME.txt` with the experiment and the film's
//! losses, `NAME.nudged` with those of the film that starts next to it, and for each language
//! `NAME.LANGUAGE.py` with the script or `NAME.LANGUAGE.reason` with the reason why there is none.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    native::write(std::path::Path::new(&folder))
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fmt::Write;
    use std::path::Path;
    use std::{fs, io};

    use downhill::experiment::Experiment;
    use downhill::film::DIVERGENCE;
    use downhill::run::Run;
    use downhill_scripts::{Language, every, script};
    use downhill_tests::carried::{Carried, OWN, experiments, lecture, shelf};

    /// How far the nudged film starts from the other, relative to it: by the last digits.
    const NUDGE: f64 = 1e-15;

    /// Writes everything to `folder`.
    pub fn write(folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("data.csv"), OWN)?;
        fs::write(folder.join("lecture.md"), lecture::markdown(|row| final_loss(&row.text)))?;
        for Carried { name, text } in experiments() {
            let experiment: Experiment =
                text.parse().unwrap_or_else(|slip| panic!("{text}: {slip}"));
            let film = format!("{text}\n{}", losses(&experiment, 0.0));
            fs::write(folder.join(format!("{name}.txt")), film)?;
            fs::write(folder.join(format!("{name}.nudged")), losses(&experiment, NUDGE))?;
            for language in Language::ALL {
                let (kind, content) = match script(&experiment, 0, language, &shelf()) {
                    Ok(script) => ("py", script),
                    Err(reason) => ("reason", reason.to_string()),
                };
                let library = language.library().to_lowercase();
                fs::write(folder.join(format!("{name}.{library}.{kind}")), content)?;
            }
        }
        Ok(())
    }

    /// The loss of a run's end.
    fn final_loss(text: &str) -> f64 {
        let experiment: Experiment = text.parse().expect("an experiment");
        let lines = losses(&experiment, 0.0);
        let last = lines.lines().last().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        last.unwrap_or(f64::NAN)
    }

    /// The lines that the scripts print: the number of updates, the loss, and that over held-out
    /// rows if there are such. All parameters start farther from 0 by the part `nudge`.
    fn losses(experiment: &Experiment, nudge: f64) -> String {
        let task = experiment.task(&shelf()).expect("an experiment that can be made");
        let mut run = Run::new(task.objective.clone(), &experiment.plans[0], &experiment.course);
        let start: Vec<_> = task.start.iter().map(|theta| theta * (1.0 + nudge)).collect();
        let mut state = run.start(&start);
        let (steps, every, mut lines) =
            (experiment.steps(), every(experiment.steps()), String::new());
        loop {
            let loss = task.objective.loss(&state.theta);
            if !(-DIVERGENCE..=DIVERGENCE).contains(&loss) {
                return lines;
            }
            if state.step.is_multiple_of(every) || state.step == steps {
                let held_out = task.held_out.as_ref().map(|it| it.objective.loss(&state.theta));
                let held_out = held_out.map(|loss| format!(" {loss:?}")).unwrap_or_default();
                let _ = writeln!(lines, "{} {loss:?}{held_out}", state.step);
            }
            if state.step == steps {
                return lines;
            }
            run.advance(&mut state);
        }
    }
}
