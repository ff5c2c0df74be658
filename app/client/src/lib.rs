//! The browser entry: nothing but the hydration of islands. The one `cfg` of the workspace lets
//! host builds (`cargo clippy --workspace`) pass it by, because `hydrate_islands` exists only there.
#![cfg(target_arch = "wasm32")]

/// Called once by the boot script of a page that declared an island.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    #[expect(unused_imports, reason = "links the islands into the bundle")]
    use island::*;
    leptos::mount::hydrate_islands();
}
