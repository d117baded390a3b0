use super::*;
use downhill::experiment::Experiment;
use downhill::film::Film;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const HEAD: &str = "title: A title\ngroup: A group\n\
    experiment: surface=square; steps=20\n  & run=sgd; name=λ = 1; learning_rate=0.2\n";

fn slip(lines: &str) -> String {
    Lesson::parse("file", &format!("{HEAD}{lines}")).unwrap_err().to_string()
}

fn films(experiment: &Experiment) -> Vec<Film> {
    let mut films = experiment.task(&downhill::shelf::Shelf::default()).unwrap().films(experiment);
    for film in &mut films {
        film.record(experiment.steps());
    }
    films
}

/// Whether the goal is met by `experiment`, with which the lesson begins too.
fn is_met_by(line: &str, experiment: &Experiment, films: &[&Film]) -> bool {
    let trial = goal::Trial { given: experiment, experiment, films };
    line.parse::<Goal>().unwrap().is_met(&trial)
}

#[test]
fn a_file_is_read() {
    let lesson = Lesson::parse(
        "file",
        &format!(
            "{HEAD}task: Do it,\n  and well.\ngoal: run 1 diverges\ngoal: steps = 20\n\
             solution: surface=square & run=sgd\nprinted: loss of run 1 at step 0 = 1.00 ± 0.005\n\
             \nOne paragraph\nin two lines.\n\n\nAnother.\n"
        ),
    )
    .unwrap();
    assert_eq!((&*lesson.title, &*lesson.group), ("A title", "A group"));
    assert_eq!(lesson.experiment.plans[0].name, "λ = 1");
    assert_eq!(lesson.paragraphs, ["One paragraph in two lines.", "Another."]);
    assert_eq!(lesson.tasks[0].words, "Do it, and well.");
    assert_eq!(lesson.tasks[0].goals.len(), 2);
    assert_eq!(lesson.printed[0].text, "1.00");
    assert!(lesson.printed[0].agrees(1.004) && !lesson.printed[0].agrees(1.006));
}

#[test]
fn a_slip_names_file_line_and_what_is_allowed() {
    for (lines, words) in [
        ("no key here", "file.md, line: “no key here” was given; allowed: key: value"),
        ("colour: red", "file.md, colour: “colour: red” was given; allowed: title, group"),
        ("task: alone", "file.md, task: “alone” was given; allowed: a task with a line goal"),
        ("task: a\ngoal: run 1 diverges", "allowed: a task with a line solution"),
        ("goal: run 1 diverges", "file.md, goal"),
        (
            "task: a\ngoal: run 0 diverges",
            "file.md, goal: “run 0 diverges” was given; allowed: such as",
        ),
        ("printed: loss of run 1 = 3", "file.md, printed: “loss of run 1 = 3” was given"),
        ("title: another", "file.md, title"),
    ] {
        let slip = slip(lines);
        assert!(slip.contains(words), "{lines}: {slip}");
    }
    let slip = Lesson::parse("file", "title: A\ngroup: B\n\nText.").unwrap_err().to_string();
    assert!(slip.contains("file.md, experiment"), "{slip}");
    let slip = Lesson::parse("file", "title: A\ngroup: B\nexperiment: run=x").unwrap_err();
    assert!(slip.to_string().contains("file.md, "), "{slip}");
}

#[test]
fn goals_are_about_held_out_rows_as_well() {
    let is_met = |line: &str, text: &str| {
        let experiment: Experiment = text.parse().unwrap();
        let films = films(&experiment);
        let films: Vec<_> = films.iter().collect();
        is_met_by(line, &experiment, &films)
    };
    let goal = "best held-out loss of run 1 <= last held-out loss of run 1";
    assert!(is_met(goal, "data=line; n=20; held_out=0.3; steps=9 & run=adam"));
    assert!(!is_met(goal, "data=line; n=20; steps=9 & run=adam"));
    assert!(!is_met("best held-out loss of run 1 > 0", "data=line; n=20 & run=adam"));
    assert!(is_met("held_out = 0.3", "data=line; held_out=0.3 & run=adam"));
}

#[test]
fn goals_are_true_or_not() {
    let text = "surface=ravine; condition=20; steps=9 & run=sgd; learning_rate=0.05; momentum=0.5 \
        & run=adam; schedule=cosine; schedule.duration=7";
    let experiment: Experiment = text.parse().unwrap();
    let films = films(&experiment);
    let films: Vec<_> = films.iter().collect();
    let is_met = |line: &str| is_met_by(line, &experiment, &films);
    for line in [
        "steps = 9",
        "condition between 20 and 20",
        "surface is ravine",
        "optimizer of run 2 is adam",
        "momentum of run 1 >= 0.5",
        "schedule of run 2 is cosine",
        "schedule.duration of run 2 < 8",
        "last loss of run 1 < last loss of run 2",
        "best loss of run 1 > 1 within 1 step",
        "best loss of run 1 < best loss of run 2 within 2 steps",
        "parameter 2 of run 1 < 0.4",
        "run 1 does not diverge",
        "last loss of run 1 < first loss of run 1",
        "start 2 of run 1 > 0",
        "parameters of run 1 = 2",
        "last rate of run 2 < rate of run 2 at step 0",
        "surface is not bowl",
        "nothing of run 1 changed",
    ] {
        assert!(is_met(line), "{line}");
    }
    for line in
        ["run 1 diverges", "steps > 9", "momentum of run 2 = 0.5", "optimizer of run 3 is adam"]
    {
        assert!(!is_met(line), "{line}");
    }
}

#[test]
fn nothing_is_said_of_a_film_before_its_end() {
    let experiment: Experiment = "surface=square; steps=9 & run=sgd".parse().unwrap();
    let task = experiment.task(&downhill::shelf::Shelf::default()).unwrap();
    let films = task.films(&experiment);
    let films: Vec<_> = films.iter().collect();
    for line in ["last loss of run 1 > 0", "run 1 does not diverge", "parameter 1 of run 1 > 0"] {
        assert!(!is_met_by(line, &experiment, &films), "{line}");
    }
}

#[test]
fn no_line_makes_it_panic() {
    let lines = [
        "",
        "of run",
        "best loss of run 99999999999999999999 < 1",
        "= = =",
        "run",
        "steps = 3 within 1 step",
    ];
    for line in lines {
        assert!(line.parse::<Goal>().is_err() && line.parse::<Printed>().is_err(), "{line}");
    }
}

#[test]
fn a_task_is_done_with_its_own_problem_only() {
    let task =
        "task: Do it.\ngoal: last loss of run 1 < 1e-3\nsolution: surface=square & run=sgd\n";
    let lesson = Lesson::parse("file", &format!("{HEAD}{task}\nText.\n")).unwrap();
    let is_done = |text: &str| {
        let experiment: Experiment = text.parse().unwrap();
        let films = films(&experiment);
        lesson.tasks[0].is_done(&experiment, &films.iter().collect::<Vec<_>>())
    };
    assert!(is_done("surface=square;steps=40&run=sgd;learning_rate=0.3"));
    assert!(!is_done("surface=square;steps=1&run=sgd;learning_rate=0.3"));
    assert!(!is_done("surface=bowl;steps=400&run=sgd;learning_rate=0.1"));
}
