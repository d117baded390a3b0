//! The shelf: data that the user loaded, which stay on their machine.
/// The shelf.
#[derive(Debug, Default)]
pub struct Shelf {}
