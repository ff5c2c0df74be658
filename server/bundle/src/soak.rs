//! The golden cases of the loss engine as wasm for node, into `target/soak`: nothing that is served. It shares the
//! compiler call and the bindings generator with the islands, so that no further tool is needed.
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::{client, fault::Fault};

pub fn build(root: &Path) -> Result<(), Fault> {
    let compiled = client::compile(root, &client::folder(root), "soak")?;
    let doing = "generating the bindings between wasm and node";
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("soak", compiled).typescript(false);
    bindgen.nodejs(true).map_err(|cause| Fault::new(doing, cause))?;
    bindgen.generate(root.join("target/soak")).map_err(|cause| Fault::new(doing, cause))
}
