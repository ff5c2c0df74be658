//! The style sheet: `style/main.css` with everything it imports, in one minified file. The targets are browsers
//! that know `light-dark()` and nesting; for older ones Lightning CSS would rewrite both into twice the text.
use std::{fs, path::Path};

use lightningcss::{
    bundler::{Bundler, FileProvider},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions},
    targets::{Browsers, Targets},
};

use crate::fault::Fault;

const BROWSERS: Browsers = Browsers {
    chrome: Some(version(123, 0)),
    edge: Some(version(123, 0)),
    firefox: Some(version(128, 0)),
    safari: Some(version(17, 5)),
    ios_saf: Some(version(17, 5)),
    android: None,
    ie: None,
    opera: None,
    samsung: None,
};

const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

pub fn sheet(entry: &Path) -> Result<String, Fault> {
    let doing = format!("bundling {}", entry.display());
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(entry)
        .map_err(|cause| Fault::new(doing.as_str(), cause))?;
    let targets = Targets::from(BROWSERS);
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|cause| Fault::new(doing.as_str(), cause))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|cause| Fault::new(doing, cause))?;
    Ok(printed.code)
}

/// The files beside the style sheets that are served as they are, with their names.
pub fn pictures(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let fault = |cause| Fault::new(format!("reading {}", folder.display()), cause);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let kind = path.extension().and_then(|kind| kind.to_str());
        if let (Some("svg" | "png" | "ico" | "woff2"), Some(name)) = (kind, path.file_name()) {
            found.push((name.to_string_lossy().into_owned(), fs::read(&path).map_err(fault)?));
        }
    }
    found.sort();
    Ok(found)
}
