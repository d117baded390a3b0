//! The figures of the Downhill playground.
