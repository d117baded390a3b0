//! The lessons: every file can be read, every task is open at first and can be done, and what
//! others printed is what comes out here.

use downhill::experiment::{Experiment, Task};
use downhill::film::Film;
use downhill::shelf::Shelf;
use downhill_lessons::goal::{Goal, Trial};
use downhill_lessons::printed::{Place, Printed};
use downhill_lessons::{Exercise, FILES, Lesson, lessons};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

fn task(experiment: &Experiment) -> Task {
    experiment.task(&Shelf::default()).unwrap_or_else(|slip| panic!("{experiment}: {slip}"))
}

#[test]
fn every_file_is_a_lesson_whose_problem_can_be_made() {
    for (key, text) in FILES {
        let lesson = Lesson::parse(key, text).unwrap_or_else(|slip| panic!("{slip}"));
        assert_eq!(
            task(&lesson.experiment).films(&lesson.experiment).len(),
            lesson.experiment.plans.len()
        );
        assert!(!lesson.paragraphs.is_empty(), "{key} says nothing");
        assert!(!lesson.experiment.plans.is_empty(), "{key} has no run");
    }
    assert_eq!(lessons().len(), FILES.len());
}

#[test]
fn the_first_lesson_is_the_first_visit() {
    assert_eq!(lessons()[0].experiment.to_string(), Experiment::default().to_string());
}

#[test]
fn lessons_of_a_group_stand_together_and_no_two_are_alike() {
    let mut groups: Vec<_> = lessons().iter().map(|lesson| &lesson.group).collect();
    groups.dedup();
    let mut names = groups.clone();
    names.sort();
    names.dedup();
    assert_eq!(groups.len(), names.len(), "a group stands in two places: {groups:?}");
    for (index, lesson) in lessons().iter().enumerate() {
        let twin = lessons()[..index].iter().find(|earlier| {
            earlier.title == lesson.title || earlier.experiment == lesson.experiment
        });
        assert_eq!(twin.map(|twin| &twin.key), None, "{}", lesson.key);
    }
}

#[test]
fn a_link_calls_no_two_lessons_the_same() {
    let mut handles: Vec<_> = lessons().iter().map(Lesson::handle).collect();
    assert!(handles.contains(&"one-slope"), "{handles:?}");
    handles.sort_unstable();
    handles.dedup();
    assert_eq!(handles.len(), lessons().len());
}

#[test]
fn no_task_is_done_before_anything_was_tried() {
    for (lesson, exercise) in exercises() {
        let open = open_goals(exercise, &lesson.experiment);
        assert!(!open.is_empty(), "{}: “{}” is done from the start", lesson.key, exercise.words);
    }
}

/// The settings of run number `run`, as pairs of key and value.
fn settings(experiment: &Experiment, run: usize) -> Vec<(String, String)> {
    let text = experiment.to_string();
    let section = text.split('&').nth(run + 1).unwrap_or_default();
    let pairs = section.split(';').filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

#[test]
fn no_name_states_a_setting_that_a_task_asks_to_change() {
    for (lesson, exercise) in exercises() {
        for (run, plan) in lesson.experiment.plans.iter().enumerate() {
            let solved = settings(&exercise.solution, run);
            if solved.is_empty() {
                continue;
            }
            let given = settings(&lesson.experiment, run);
            let is_kept = |number: &str| {
                let kept = given.iter().filter(|pair| solved.contains(pair));
                kept.into_iter().any(|(_, value)| value == number)
            };
            let words = plan.name.split([' ', ',']);
            let stated = words.filter(|word| word.parse::<f64>().is_ok());
            let untrue: Vec<_> = stated.filter(|number| !is_kept(number)).collect();
            assert!(untrue.is_empty(), "{}: “{}” after its task", lesson.key, plan.name);
        }
    }
}

#[test]
fn every_task_can_be_done() {
    for (lesson, exercise) in exercises() {
        let open = open_goals(exercise, &exercise.solution);
        assert!(open.is_empty(), "{}: the solution leaves {open:?}", lesson.key);
    }
}

fn exercises() -> impl Iterator<Item = (&'static Lesson, &'static Exercise)> {
    lessons().iter().flat_map(|lesson| lesson.tasks.iter().map(move |exercise| (lesson, exercise)))
}

/// The goals that the films of `experiment` do not meet.
fn open_goals<'a>(exercise: &'a Exercise, experiment: &Experiment) -> Vec<&'a Goal> {
    let mut films = task(experiment).films(experiment);
    for film in &mut films {
        film.record(experiment.steps());
    }
    let films: Vec<_> = films.iter().collect();
    let trial = Trial { given: &exercise.given, experiment, films: &films };
    exercise.goals.iter().filter(|goal| !goal.is_met(&trial)).collect()
}

/// The films are as long as they need be for what was printed, and no longer.
#[test]
fn what_was_printed_comes_out() {
    for lesson in lessons().iter().filter(|lesson| !lesson.printed.is_empty()) {
        let task = task(&lesson.experiment);
        let mut films = task.films(&lesson.experiment);
        for printed in &lesson.printed {
            let ours = ours(printed, &task, &mut films);
            let (key, Printed { place, text, .. }) = (&lesson.key, printed);
            assert!(printed.agrees(ours), "{key}: {place:?} was printed as {text}, here {ours}");
        }
    }
}

fn ours(printed: &Printed, task: &Task, films: &mut [Film]) -> f64 {
    let Place::Film { run, step, .. } = printed.place else {
        return printed.place.of_task(task).unwrap();
    };
    let film = &mut films[run];
    film.record(step.saturating_sub(film.last()));
    printed.place.of_film(film).unwrap()
}

/// A printed number is reached within the horizon that its lesson has.
#[test]
fn what_was_printed_is_on_the_film() {
    for lesson in lessons() {
        for printed in &lesson.printed {
            let Place::Film { run, step, .. } = printed.place else { continue };
            assert!(run < lesson.experiment.plans.len(), "{}", lesson.key);
            assert!(step <= lesson.experiment.steps(), "{}: step {step}", lesson.key);
        }
    }
}
