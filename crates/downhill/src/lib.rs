//! The core of the Downhill playground.
