//! Integration tests of the workspace; each test target stands beside this file.
