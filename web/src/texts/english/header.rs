//! The bar at the top.

pub const SKIP: &str = "Skip to the transport";
pub const NAME: &str = "Downhill";

pub const EXPERIMENT: &str = "Experiment";
pub const OWN: &str = "Your own";
pub const PREVIOUS: &str = "Prev";
pub const PREVIOUS_LABEL: &str = "‹ Prev";
pub const PREVIOUS_MEANING: &str = "Previous experiment";
pub const NEXT: &str = "Next";
pub const NEXT_LABEL: &str = "Next ›";
pub const NEXT_MEANING: &str = "Next experiment";

pub const UNDO: &str = "Undo";
pub const UNDO_KEYS: &str = "Ctrl+Z";
pub const REDO: &str = "Redo";
pub const REDO_KEYS: &str = "Ctrl+Shift+Z";

/// What undoing changes if the lesson is another.
pub const LESSON: &str = "lesson";

/// Undoes or redoes `what`.
pub fn deed(name: &str, what: &str) -> String {
    format!("{name}: {what}")
}

pub fn with_keys(label: &str, keys: &str) -> String {
    format!("{label} ({keys})")
}

pub const SIGN: &str = "film";
pub const SIGN_MEANING: &str = "Two screens with the same sign show the same run, to the last bit";

pub const SHARE: &str = "Share link";
pub const SHARED: &str = "Link copied";
pub const SHARE_MEANING: &str = "The link is the experiment and how you look at it";

pub const CHANGE_TO_LIGHT: &str = "Change to light colours";
pub const CHANGE_TO_DARK: &str = "Change to dark colours";

pub const HELP: &str = "Help";
pub const HELP_KEY: &str = "Help (?)";
