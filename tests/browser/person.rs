//! Somebody at a browser window: reads, fills in, presses. Every step waits for the page that follows, and complains
//! with what the page says when it is another one than expected.

use std::{collections::BTreeSet, path::Path, time::Duration};

use thirtyfour::{components::SelectElement, prelude::*};

/// A person with a window, on one server, in one language.
pub struct Person {
    /// The window.
    pub window: WebDriver,
    /// `http://localhost:port`.
    pub origin: String,
    /// `de` or `en`.
    pub language: &'static str,
}

impl Person {
    /// Goes to a path without language.
    pub async fn go(&self, path: &str) {
        self.window.goto(format!("{}/{}{path}", self.origin, self.language)).await.expect("a page");
    }

    /// The path of the page, without the language.
    pub async fn path(&self) -> String {
        let url = self.window.current_url().await.expect("an address");
        url.path().trim_start_matches(&format!("/{}", self.language)).to_owned()
    }

    /// The text of the page.
    pub async fn text(&self) -> String {
        self.window.find(By::Css("body")).await.expect("a body").text().await.expect("its text")
    }

    /// The page says this.
    ///
    /// # Panics
    /// With the whole text when it does not.
    pub async fn reads(&self, words: &str) {
        let text = self.text().await;
        assert!(text.contains(words), "{} does not say {words:?}:\n{text}", self.path().await);
    }

    pub async fn element(&self, css: &str) -> WebElement {
        match self.window.find(By::Css(css)).await {
            Ok(element) => element,
            Err(error) => {
                panic!("{} has no {css} ({error}):\n{}", self.path().await, self.text().await)
            }
        }
    }

    /// How many elements there are.
    pub async fn count(&self, css: &str) -> usize {
        self.window.find_all(By::Css(css)).await.map_or(0, |found| found.len())
    }

    /// Types into a field by its name; what stood there is replaced. Dates take `YYYY-MM-DD`.
    pub async fn fill(&self, name: &str, value: &str) {
        let field = self.element(&format!("[name='{name}']")).await;
        if field.attr("type").await.expect("a type").as_deref() == Some("date") {
            let arguments = vec![field.to_json().expect("an element"), value.into()];
            self.window.execute("arguments[0].value = arguments[1]", arguments).await.expect("a date");
            return;
        }
        field.clear().await.expect("an empty field");
        // whoever goes on leaves the field, and what was suggested under it closes
        field.send_keys(value.to_owned() + Key::Tab).await.expect("typed");
    }

    /// Chooses a radio, a box or an option.
    pub async fn choose(&self, name: &str, value: &str) {
        let first = self.element(&format!("[name='{name}']")).await;
        if first.tag_name().await.expect("a tag") == "select" {
            SelectElement::new(&first)
                .await
                .expect("a select")
                .select_by_value(value)
                .await
                .expect("an option");
            return;
        }
        let control = self.element(&format!("input[name='{name}'][value='{value}']")).await;
        self.tap(&control).await;
    }

    /// Opens what a disclosure hides and clicks, as a person does.
    async fn tap(&self, control: &WebElement) {
        let open = "let d = arguments[0].closest('details'); while (d) { d.open = true; d = d.parentElement.closest('details') }";
        let element = control.to_json().expect("an element");
        self.window.execute(open, vec![element]).await.expect("opened");
        control.scroll_into_view().await.expect("in view");
        control.click().await.expect("chosen");
    }

    /// Chooses files in a field.
    pub async fn attach(&self, name: &str, files: &[&Path]) {
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        let field = self.element(&format!("input[type='file'][name='{name}']")).await;
        field.send_keys(paths.join("\n")).await.expect("chosen");
    }

    /// Ticks exactly these boxes of a name.
    pub async fn tick_only(&self, name: &str, values: &[&str]) {
        let mut found = 0;
        for control in self.window.find_all(By::Css(format!("input[name='{name}']"))).await.expect("boxes") {
            let value = control.attr("value").await.expect("a value").unwrap_or_default();
            let wanted = values.contains(&value.as_str());
            found += usize::from(wanted);
            if control.is_selected().await.expect("a state") != wanted {
                self.tap(&control).await;
            }
        }
        assert_eq!(found, values.len(), "not all of {values:?} are offered");
    }

    /// The names of the fields of the page.
    pub async fn names(&self) -> BTreeSet<String> {
        let script = "return [...document.querySelectorAll('main [name]')].map(field => field.name)";
        let found = self.window.execute(script, vec![]).await.expect("names");
        found.convert().expect("a list of names")
    }

    /// What the outcome panel says.
    pub async fn outcome(&self) -> String {
        self.element(".outcome").await.text().await.expect("its text")
    }

    /// The outcome panel says something else before long.
    pub async fn outcome_changes(&self, before: &str) {
        self.wait("the outcome did not follow the answer", async || self.outcome().await != before).await;
    }

    /// The draft has saved itself before long.
    pub async fn draft_is_saved(&self) {
        let line = async || {
            let saver = self.element(".draft-saver").await;
            saver.text().await.expect("its text").contains(':')
        };
        self.wait("the draft was not saved", line).await;
    }

    async fn wait(&self, complaint: &str, done: impl AsyncFn() -> bool) {
        for _ in 0..150 {
            if done().await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.picture("failed").await;
        panic!("{complaint}:\n{}", self.text().await);
    }

    /// Presses what the selector finds; the page stays.
    pub async fn click(&self, css: &str) {
        let button = self.element(css).await;
        button.scroll_into_view().await.expect("in view");
        button.click().await.unwrap_or_else(|error| panic!("{css} cannot be pressed: {error}"));
    }

    /// Types where the selector finds a field, behind what stands there; also keys that are no letters.
    pub async fn types(&self, css: &str, keys: impl Into<TypingData>) {
        self.element(css).await.send_keys(keys).await.expect("typed");
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> String {
        self.element(css).await.prop("value").await.expect("a value").unwrap_or_default()
    }

    /// The page says this before long.
    pub async fn comes_to_read(&self, words: &str) {
        self.wait(&format!("{words:?} did not come"), async || self.text().await.contains(words)).await;
    }

    /// One of these can be seen before long, or none of them.
    pub async fn comes_to_see(&self, css: &str, any: bool) {
        let seen = async || {
            for element in self.window.find_all(By::Css(css)).await.unwrap_or_default() {
                if element.is_displayed().await.unwrap_or(false) {
                    return any;
                }
            }
            !any
        };
        self.wait(&format!("{css}: to be seen should be {any}"), seen).await;
    }

    /// The page has this path before long, without the language.
    pub async fn comes_to(&self, path: &str) {
        self.wait(&format!("{path} did not come"), async || self.path().await == path).await;
    }

    /// Presses what the selector finds and waits for the next page.
    pub async fn press(&self, css: &str) {
        let button = self.element(css).await;
        button.scroll_into_view().await.expect("in view");
        let before = self.element("html").await;
        button.click().await.unwrap_or_else(|error| panic!("{css} cannot be pressed: {error}"));
        for _ in 0..100 {
            if before.tag_name().await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        panic!("nothing followed {css} on {}:\n{}", self.path().await, self.text().await);
    }

    /// Sends the main form of the page by its first button in `main`.
    pub async fn send(&self) {
        self.press("main form[method='post'] button.button--primary").await;
    }

    /// A picture of one element, however long it is.
    pub async fn picture_of(&self, css: &str, name: &str) {
        let element = self.element(css).await;
        element.screenshot(&Self::place(name)).await.expect("a picture");
    }

    /// A picture of the window as it stands.
    pub async fn picture(&self, name: &str) {
        self.window.screenshot(&Self::place(name)).await.expect("a picture");
    }

    fn place(name: &str) -> std::path::PathBuf {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pictures");
        std::fs::create_dir_all(&folder).expect("a folder");
        folder.join(format!("{name}.png"))
    }
}
