//! How one looks at an experiment: the step, the run, the axes and what is drawn. The link carries
//! it behind the experiment, in a section of its own:
//!
//! ```text
//! surface=rosenbrock&run=adam&look;step=523;y=linear
//! ```
//!
//! The experiment knows nothing of it: equal experiments are equal films, however one looks.

pub mod choice;
pub mod colours;
pub mod facing;
pub mod opened;
pub mod places;
pub mod sight;
pub mod value;

use downhill::complaint::Complaint;
use downhill::experiment::{Pairs, write_pair};
use downhill_figures::{Scale, Tone};
use leptos::prelude::*;

use crate::comparison::order::{Compared, Order};
use crate::figure::Side;
use crate::figure::losses::Shown;
use crate::lessons;
use crate::playground::Playground;
use crate::theme::Appearance;
use choice::{Arrows, Aspect, Chain, Chosen, Light, Quantity, Residuals, Unit};
use colours::Colours;
use facing::Facing;
use opened::Opened;
use sight::Sight;
use value::{Hidden, Look, Place, Rest, Smoothing, Stretch, Switch, Zoom};

/// What the section starts with.
const HEAD: &str = "look";

/// The key of the lesson that is open.
const LESSON: &str = "lesson";

/// How the figures show what there is. The step and the selected run, which more than figures
/// depend on, are the [`Playground`]'s own.
#[derive(Clone, Copy)]
pub struct Looks {
    /// Light or dark.
    pub appearance: RwSignal<Appearance>,
    /// Whether what lies beyond the cursor shows faintly.
    pub ghost: RwSignal<bool>,
    /// The coordinate that is followed, counted from 0.
    pub followed: RwSignal<usize>,
    /// What time is counted in.
    pub x: RwSignal<Chosen<Unit>>,
    /// The stretch of time that is looked at, in that unit.
    pub zoom: RwSignal<Zoom>,
    /// How losses are spaced.
    pub y: RwSignal<Chosen<Scale>>,
    /// What is shown besides the loss.
    pub quantity: RwSignal<Chosen<Quantity>>,
    /// Which losses are shown.
    pub losses: RwSignal<Shown>,
    /// How much noisy losses are smoothed.
    pub smoothing: RwSignal<Smoothing>,
    /// The runs that are not drawn.
    pub hidden: RwSignal<Hidden>,
    /// Which look each run has.
    pub colours: RwSignal<Colours>,
    /// The landscape from above or from aside.
    pub aspect: RwSignal<Chosen<Aspect>>,
    /// The part of it that is looked at.
    pub window: RwSignal<Sight>,
    /// From where it is seen, from aside.
    pub facing: RwSignal<Facing>,
    /// How its heights are spaced.
    pub heights: RwSignal<Chosen<Tone>>,
    /// Which arrows lie all over it.
    pub arrows: RwSignal<Chosen<Arrows>>,
    /// Whether the batch is lit up: its gradient and its examples.
    pub batch: RwSignal<Chosen<Light>>,
    /// Whether the residuals of the selected run are drawn.
    pub residuals: RwSignal<Chosen<Residuals>>,
    /// What stands below the landscape, if it was chosen.
    pub side: RwSignal<Option<Side>>,
    /// Whether the comparison of the runs is open.
    pub compares: RwSignal<bool>,
    /// How it is sorted.
    pub order: RwSignal<Order>,
    /// Whether the chain rule is shown.
    pub chain: RwSignal<Chosen<Chain>>,
}

impl Looks {
    /// What a first visit sees, in the light that the user likes.
    pub fn at_first() -> Self {
        Self {
            appearance: RwSignal::new(Appearance::at_first()),
            ghost: RwSignal::new(true),
            followed: RwSignal::default(),
            x: RwSignal::default(),
            zoom: RwSignal::default(),
            y: RwSignal::default(),
            quantity: RwSignal::default(),
            losses: RwSignal::default(),
            smoothing: RwSignal::default(),
            hidden: RwSignal::default(),
            colours: RwSignal::default(),
            aspect: RwSignal::default(),
            window: RwSignal::default(),
            facing: RwSignal::default(),
            heights: RwSignal::default(),
            arrows: RwSignal::default(),
            batch: RwSignal::default(),
            residuals: RwSignal::default(),
            side: RwSignal::default(),
            compares: RwSignal::default(),
            order: RwSignal::default(),
            chain: RwSignal::default(),
        }
    }

    /// Looks at all of the time, all of the land and all runs.
    pub fn widen(self) {
        self.zoom.set(Zoom::default());
        self.window.set(Sight::default());
        self.hidden.set(Hidden::default());
    }
}

impl Playground {
    /// All looks with their keys in the link, in this order.
    fn every_look(self) -> Vec<(&'static str, Box<dyn Look>)> {
        let Looks { followed, x, zoom, y, quantity, losses, smoothing, .. } = self.looks();
        let Looks { hidden, colours, ghost, side, compares: open, order, chain, .. } = self.looks();
        let Looks { aspect, window, facing, heights, arrows, batch, residuals, .. } = self.looks();
        let place = |index, count| Box::new(Place { index, count, playground: self });
        vec![
            (LESSON, Box::new(Opened(self))),
            ("step", Box::new(Rest(self))),
            ("run", place(self.selected, Self::runs)),
            ("parameter", place(followed, Self::dimension)),
            ("x", Box::new(x)),
            ("zoom", Box::new(Stretch { zoom, x })),
            ("y", Box::new(y)),
            ("losses", Box::new(losses)),
            ("smoothing", Box::new(smoothing)),
            ("quantity", Box::new(quantity)),
            ("hidden", Box::new(hidden)),
            ("colours", Box::new(colours)),
            ("ahead", Box::new(Switch(ghost))),
            ("land", Box::new(aspect)),
            ("window", Box::new(window)),
            ("turn", Box::new(facing)),
            ("heights", Box::new(heights)),
            ("arrows", Box::new(arrows)),
            ("batch", Box::new(batch)),
            ("residuals", Box::new(residuals)),
            ("beside", Box::new(side)),
            ("compare", Box::new(Compared { open, order })),
            ("chain", Box::new(chain)),
        ]
    }

    /// The experiment and how one looks at it: what the link says.
    pub fn link(self) -> String {
        let mut section = HEAD.to_owned();
        for (key, look) in self.every_look() {
            look.text().iter().for_each(|text| write_pair(&mut section, key, text));
        }
        let experiment = self.experiment.with(ToString::to_string);
        if section == HEAD { experiment } else { format!("{experiment}&{section}") }
    }

    /// Looks at the experiment as `section`, the part of a link behind `look`, says; what it does
    /// not mention is as at first.
    ///
    /// # Errors
    /// If something of it is not allowed; the rest holds all the same.
    pub fn look(self, section: &str) -> Result<(), Complaint> {
        let mut pairs = Pairs::parse(section)?;
        let mut outcome = Ok(());
        let looks = self.every_look();
        for (key, look) in &looks {
            let text = pairs.take(key);
            if let Err(allowed) = look.take(text.as_deref()) {
                outcome = Err(Complaint::new(*key, text.unwrap_or_default(), allowed));
            }
        }
        let keys: Vec<_> = looks.iter().map(|(key, _)| (*key).to_owned()).collect();
        outcome.and_then(|()| pairs.finish(&keys))
    }

    fn runs(self) -> usize {
        self.experiment.with(|experiment| experiment.plans.len())
    }

    /// The number of parameters of the problem that is shown.
    pub fn dimension(self) -> usize {
        self.experiment.track();
        self.with_engine(|engine| engine.task().map_or(0, |task| task.start.len()))
    }
}

/// The lesson that a link names.
pub fn lesson(link: &str) -> Option<usize> {
    let handle = Pairs::parse(split(link).1).ok()?.take(LESSON)?;
    lessons::handled(&handle)
}

/// A link's parts: the experiment, and how one looks at it.
pub fn split(link: &str) -> (&str, &str) {
    let (experiment, last) = link.rsplit_once('&').unwrap_or(("", link));
    match last.strip_prefix(HEAD) {
        Some(looks) if looks.is_empty() || looks.starts_with(';') => (experiment, looks),
        _ => (link, ""),
    }
}
