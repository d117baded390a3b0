//! A digest that tells contents apart, for links to data that stay on the user's machine.

/// FNV-1a with 64 bits. It is not meant against forgery.
///
/// Source: Fowler, Noll, Vo, Eastlake, RFC 9923.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digest(pub(super) u64);

impl Digest {
    /// The digest of nothing.
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// The digest of what was before, and `bytes`.
    pub(super) fn with(self, bytes: &[u8]) -> Self {
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(bytes.iter().fold(self.0, step))
    }

    /// The same with a text and its length, so that texts cannot run together.
    pub(super) fn with_text(self, text: &str) -> Self {
        self.with(&(text.len() as u64).to_le_bytes()).with(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn digests_are_those_of_the_definition() {
        assert_eq!(Digest::new().with(b"a").0, 0xaf63_dc4c_8601_ec8c);
        assert_eq!(Digest::new().with(b"foobar").0, 0x8594_4171_f739_67e8);
    }
}
