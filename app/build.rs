//! A word file that is added, not only one that is changed, makes the words load again.
fn main() {
    println!("cargo:rerun-if-changed=text");
}
