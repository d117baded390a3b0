//! Integration tests of the workspace; each test target stands beside this file. What more than
//! one of them needs, natively and in the browser, is here.

pub mod carried;
pub mod films;
pub mod parity;
