//! No platform mathematics in the engine: `f64::exp`, `ln`, `powf` and the like are whatever the system's library gives, in
//! the last digits. Additions, multiplications, square roots, floors and `libm` are the same everywhere.

use std::{fs, path::Path};

const PLATFORM: [&str; 22] = [
    ".exp()",
    ".exp2()",
    ".exp_m1()",
    ".ln()",
    ".ln_1p()",
    ".log2()",
    ".log10()",
    ".log(",
    ".powf(",
    ".powi(",
    ".sin()",
    ".cos()",
    ".tan()",
    ".atan()",
    ".sinh()",
    ".cosh()",
    ".tanh()",
    ".cbrt()",
    ".hypot(",
    ".mul_add(",
    ".gamma()",
    ".ln_gamma()",
];

#[test]
fn the_engine_uses_no_mathematics_of_the_platform() {
    let mut seen = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("text");
            seen += 1;
            for call in PLATFORM {
                assert!(!text.contains(call), "{call} in {}", path.display());
            }
        }
    }
    assert!(seen > 20);
}
