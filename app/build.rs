//! A word file that is added, not only one that is changed, makes the words load again.

#[expect(clippy::disallowed_macros, reason = "this is how a build script speaks to cargo")]
fn main() {
    println!("cargo:rerun-if-changed=text");
}
