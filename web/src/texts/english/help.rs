//! The help.

pub const TITLE: &str = "How it works";

pub const FILM: &str = "An experiment is a film: everything on the page is a function of the experiment and of the \
     step that you look at. Change any control, and the whole film is computed anew at once.";

pub const HINTS: [&str; 6] = [
    "Drag the white disc on the map to start elsewhere.",
    "Drag a slider and watch the paths and the curves change under your finger; the field beside it \
     takes any number. Double-click restores the default.",
    "Point at a chart to read every run off; drag to go to a step. The wheel, where it scrolls the \
     page ctrl and the wheel, or two fingers zoom, shift and drag pans, a double click shows all again. A run’s name below the chart hides it.",
    "The mark on a learning rate is the stability limit of the problem: above it, gradient descent \
     moves away.",
    "The address of the page is the experiment: copy the link, and others see the same film.",
    "Nothing leaves this machine, your own data neither.",
];

pub const KEYS_TITLE: &str = "Keys";

/// What each key does.
pub const KEYS: &[(&str, &str)] = &[
    ("space", "play or pause"),
    ("← →", "a step back or on; with shift, ten"),
    ("home, end", "to the start or the end"),
    ("R", "restart"),
    ("L", "logarithmic or linear loss"),
    ("1 – 8", "choose a run"),
    ("on a chart", "← → read off, enter goes there; + − 0 zoom"),
    ("ctrl + Z", "undo; with shift, or ctrl + Y, redo"),
    ("?", "this help"),
];
