//! Real Chromium through its driver. A window is a fresh profile; scripts can be switched off as a person would in the
//! settings, so that the same journey is walked with and without them.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};

use thirtyfour::prelude::*;

/// A running chromedriver; ends with the value.
pub struct Chrome {
    process: Child,
    port: u16,
}

/// What a window is like.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Scripts run.
    pub scripts: bool,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

impl Look {
    /// A desk.
    pub const DESK: Self = Self { scripts: true, width: 1280, height: 900 };
    /// A phone.
    pub const PHONE: Self = Self { scripts: true, width: 390, height: 844 };

    /// The same without scripts.
    pub const fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }
}

impl Chrome {
    /// Starts the driver on a free port.
    ///
    /// # Panics
    /// When there is no chromedriver; `make test` installs it.
    pub fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is missing; `make test` installs it");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let port = loop {
            let line = lines.next().expect("chromedriver says its port").expect("text");
            if let Some((_, rest)) = line.split_once("started successfully on port ") {
                break rest.trim_end_matches('.').parse().expect("a port");
            }
        };
        // Whatever it says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, port }
    }

    /// A window of a fresh profile.
    pub async fn window(&self, look: Look) -> WebDriver {
        const FLAGS: [&str; 9] = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ];
        let mut wanted = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wanted.add_arg(flag).expect("a flag");
        }
        let size = format!("--window-size={},{}", look.width, look.height);
        wanted.add_arg(&size).expect("a size");
        if !look.scripts {
            let prefs = HashMap::from([("profile.managed_default_content_settings.javascript", 2)]);
            wanted.add_experimental_option("prefs", prefs).expect("a setting");
        }
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{}", self.port), wanted).await.expect("a window");
        driver.set_implicit_wait_timeout(Duration::from_secs(5)).await.expect("patience");
        // A headless window has a frame that takes room; the page itself shall have the size.
        driver.set_window_rect(0, 0, look.width, look.height).await.expect("a size");
        driver
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
