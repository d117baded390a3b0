//! The page of the Downhill playground.
