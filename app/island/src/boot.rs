//! The script that wakes the islands of a page, written here instead of using leptos' `HydrationScripts`,
//! which reads files for each request and repeats the nonce in an attribute that style sheets can read.
//!
//! A page with islands has these tags in its head (addresses from the bundle's manifest, `N` the nonce):
//!
//! ```html
//! <link rel="modulepreload" href="GLUE" nonce="N">
//! <link rel="preload" href="WASM" as="fetch" type="application/wasm" crossorigin="anonymous">
//! <script type="module" nonce="N">{boot_script(GLUE, WASM)}</script>
//! ```

/// The text of the one inline script. `glue` and `wasm` are the addresses of the bundle's `client.js` and
/// `client.wasm`. Outer islands wake before the islands among their children, whose owner is the island
/// around them: leptos leaves a call for that (`$$on_hydrate`) on the element between the two.
#[must_use]
pub fn boot_script(glue: &str, wasm: &str) -> String {
    let (glue, wasm) = (literal(glue), literal(wasm));
    format!(
        "import init,*as client from {glue};\
         await init({{module_or_path:{wasm}}});\
         client.hydrate();\
         for(const island of document.querySelectorAll('leptos-island')){{\
         island.parentElement.closest('leptos-children')?.$$on_hydrate?.();\
         client[island.dataset.component]?.(island)}}"
    )
}

/// A JavaScript string that can end neither itself nor the script element around it.
fn literal(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/.-_:".contains(c);
    let quoted: Vec<_> =
        text.chars().map(|c| if plain(c) { c.to_string() } else { c.escape_unicode().to_string() }).collect();
    format!("\"{}\"", quoted.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_names_the_two_files() {
        let script = boot_script("/assets/client.0123456789ab.js", "/assets/client.ba9876543210.wasm");
        assert!(script.starts_with("import init,*as client from \"/assets/client.0123456789ab.js\";"));
        assert!(script.contains("\"/assets/client.ba9876543210.wasm\""));
    }

    #[test]
    fn an_address_ends_neither_its_string_nor_the_script() {
        assert_eq!(literal("a\"</script>\n"), r#""a\u{22}\u{3c}/script\u{3e}\u{a}""#);
    }
}
