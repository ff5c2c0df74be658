//! The head of the document. The tags that load the bundle are written here and not by leptos, which would put the
//! nonce into an attribute that style sheets can read.

use leptos::prelude::*;

use super::Frame;

pub(super) fn head(frame: &Frame) -> AnyView {
    let words = frame.words();
    let key = if frame.faults { "shell-title-faults" } else { "shell-title" };
    let title = words.with(key, &[("title", frame.title.as_str().into())]);
    let boot = frame.islands.then(|| {
        let assets = frame.assets.clone();
        view! {
            <link rel="modulepreload" href=assets.glue nonce=frame.nonce.clone()/>
            <link rel="preload" href=assets.wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
            <script type="module" nonce=frame.nonce.clone()>
                {assets.boot}
            </script>
        }
    });
    let font = frame.font.then(|| {
        let href = frame.assets.font.clone();
        view! { <link rel="preload" href=href r#as="font" r#type="font/woff2" crossorigin="anonymous"/> }
    });
    view! {
        <head>
            <meta charset="utf-8"/>
            <title>{title}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <link rel="stylesheet" href=frame.assets.style.clone()/>
            {font}
            <link rel="icon" href=frame.assets.icon.clone()/>
            {boot}
        </head>
    }
    .into_any()
}
