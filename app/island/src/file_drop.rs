//! A place to drop files, and the way of each one while it is sent. Every file is a form of its own with the other fields
//! of the form, so that one that fails costs the others nothing. The server checks them as it always does, and what it
//! says of a file is shown beside its name. Without script the same form sends all of them at once.
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use web_sys::{
    DomParser, DragEvent, Event, File, FileList, FormData, HtmlElement, HtmlFormElement, HtmlInputElement,
    ProgressEvent, SubmitEvent, SupportedType, XmlHttpRequest,
};

use crate::post::{self, listen};

/// What is said of a file on its way.
struct FileWords {
    waiting: String,
    sending: String,
    checking: String,
    taken: String,
    /// The server said nothing that a person could read.
    failed: String,
}

enum Way {
    Sending(u8),
    Checking,
    Taken,
    Refused(String),
}

/// The line of one file, written into the page by hand: a reactive list costs five times as much in the bundle.
#[derive(Clone)]
struct Line {
    words: Rc<FileWords>,
    bar: HtmlElement,
    said: HtmlElement,
    taken: Rc<Cell<bool>>,
}

/// `form` and `field` are the ids of the form and of its file field, whose list is `{field}-way`; `then` is where it goes on
/// once all were taken; `words` are, one in a line: waiting, `{percent}` sent, being checked, taken, failed. The header
/// `X-Concord-Fragment: 1` tells the server that 204 is answer enough.
#[island]
pub fn FileDrop(form: String, field: String, then: String, words: String) -> impl IntoView {
    Effect::new(move |_| {
        let part = |name: &str| document().get_element_by_id(&format!("{field}{name}"));
        let (Some(form), Some(field), Some(list)) = (post::form(&form), part(""), part("-way")) else {
            return;
        };
        let field: HtmlInputElement = field.unchecked_into();
        if let Ok(Some(zone)) = field.closest(".file-drop") {
            take_drops(&zone.unchecked_into(), &field);
        }
        let mut words = words.split('\n').map(str::to_owned);
        let mut word = || words.next().unwrap_or_default();
        let words =
            FileWords { waiting: word(), sending: word(), checking: word(), taken: word(), failed: word() };
        let (list, words, then) = (list.unchecked_into(), Rc::new(words), then.clone());
        let upload =
            Upload { form, field, then, words, list, lines: RefCell::default(), queue: RefCell::default() };
        Rc::new(upload).watch();
    });
}

impl Line {
    fn add(list: &HtmlElement, name: &str, words: Rc<FileWords>) -> Option<Self> {
        let part = |tag: &str, class: &str, text: &str| {
            let part = document().create_element(tag).ok()?.unchecked_into::<HtmlElement>();
            part.set_class_name(class);
            part.set_text_content(Some(text));
            Some(part)
        };
        let row = part("li", "file", "")?;
        let (name, bar) = (part("p", "file-name", name)?, part("progress", "", "")?);
        let said = part("p", "condition-meta", &words.waiting)?;
        _ = bar.set_attribute("max", "100");
        _ = bar.set_attribute("aria-hidden", "true");
        bar.set_hidden(true);
        for part in [&name, &bar, &said] {
            _ = row.append_child(part);
        }
        _ = list.append_child(&row);
        Some(Self { words, bar, said, taken: Rc::default() })
    }

    fn says(&self, way: &Way) {
        let words = &self.words;
        self.bar.set_hidden(!matches!(way, Way::Sending(_)));
        let said = match way {
            Way::Sending(percent) => {
                let percent = percent.to_string();
                _ = self.bar.set_attribute("value", &percent);
                words.sending.replace("{percent}", &percent)
            }
            Way::Checking => words.checking.clone(),
            Way::Taken => words.taken.clone(),
            Way::Refused(why) if why.is_empty() => words.failed.clone(),
            Way::Refused(why) => why.clone(),
        };
        self.taken.set(matches!(way, Way::Taken));
        self.said.set_class_name(if matches!(way, Way::Refused(_)) {
            "field-error"
        } else {
            "condition-meta"
        });
        self.said.set_text_content(Some(&said));
    }
}

/// Dropped files are chosen files.
fn take_drops(zone: &HtmlElement, field: &HtmlInputElement) {
    let class = zone.class_list();
    for name in ["dragenter", "dragover"] {
        let class = class.clone();
        listen(zone, name, move |event: Event| {
            event.prevent_default();
            _ = class.add_1("file-drop--over");
        });
    }
    let (left, field) = (class.clone(), field.clone());
    listen(zone, "dragleave", move |_: Event| _ = left.remove_1("file-drop--over"));
    listen(zone, "drop", move |event: DragEvent| {
        event.prevent_default();
        _ = class.remove_1("file-drop--over");
        if let Some(files) = event.data_transfer().and_then(|dropped| dropped.files()) {
            field.set_files(Some(&files));
        }
    });
}

struct Upload {
    form: HtmlFormElement,
    field: HtmlInputElement,
    then: String,
    words: Rc<FileWords>,
    list: HtmlElement,
    lines: RefCell<Vec<Line>>,
    queue: RefCell<VecDeque<(File, Line)>>,
}

impl Upload {
    fn watch(self: Rc<Self>) {
        let form = self.form.clone();
        listen(&form, "submit", move |event: SubmitEvent| {
            if self.begin() {
                event.prevent_default();
            }
        });
    }

    /// Takes the chosen files over from the form; false when there are none, and the form says so itself.
    fn begin(self: &Rc<Self>) -> bool {
        if !self.queue.borrow().is_empty() {
            return true;
        }
        let files: Vec<File> = self.field.files().iter().flat_map(each).collect();
        if files.is_empty() {
            return false;
        }
        self.list.replace_children_with_node_0();
        let line =
            |file: File| Line::add(&self.list, &file.name(), self.words.clone()).map(|line| (file, line));
        self.queue.borrow_mut().extend(files.into_iter().filter_map(line));
        *self.lines.borrow_mut() = self.queue.borrow().iter().map(|(_, line)| line.clone()).collect();
        self.send();
        true
    }

    /// Sends the next one; goes on, or stays with what was refused, after the last.
    fn send(self: &Rc<Self>) {
        let next = self.queue.borrow().front().cloned();
        let Some((file, line)) = next else { return self.end() };
        if self.post(&file, &line).is_none() {
            self.done(&line, &Way::Refused(String::new()));
        }
    }

    fn post(self: &Rc<Self>, file: &File, line: &Line) -> Option<()> {
        let fields = FormData::new_with_form(&self.form).ok()?;
        fields.set_with_blob_and_filename(&self.field.name(), file, &file.name()).ok()?;
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", &self.form.action()).ok()?;
        request.set_request_header("x-concord-fragment", "1").ok()?;
        request.set_request_header("idempotency-key", &key()?).ok()?;
        line.says(&Way::Sending(0));
        let moving = line.clone();
        listen(&request.upload().ok()?.into(), "progress", move |event: ProgressEvent| {
            let percent = 100.0 * event.loaded() / event.total().max(1.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
            moving.says(&if percent < 100.0 { Way::Sending(percent as u8) } else { Way::Checking });
        });
        let (upload, line, answer) = (self.clone(), line.clone(), request.clone());
        listen(&request, "loadend", move |_: Event| {
            let said = || answer.response_text().ok().flatten().and_then(|page| reason(&page));
            let way = match answer.status() {
                Ok(204) => Way::Taken,
                Ok(422) => Way::Refused(said().unwrap_or_default()),
                _ => Way::Refused(String::new()),
            };
            upload.done(&line, &way);
        });
        request.send_with_opt_form_data(Some(&fields)).ok()
    }

    fn done(self: &Rc<Self>, line: &Line, way: &Way) {
        line.says(way);
        self.queue.borrow_mut().pop_front();
        self.send();
    }

    fn end(&self) {
        // What was taken is not sent again by whoever presses the button once more.
        self.field.set_value("");
        if self.lines.borrow().iter().all(|line| line.taken.get()) {
            _ = window().location().set_href(&self.then);
        }
    }
}

fn each(files: &FileList) -> impl Iterator<Item = File> + use<> {
    let files = files.clone();
    (0..files.length()).filter_map(move |place| files.item(place))
}

/// What the page says of the file, out of its summary.
fn reason(page: &str) -> Option<String> {
    let parsed = DomParser::new().ok()?.parse_from_string(page, SupportedType::TextHtml).ok()?;
    parsed.query_selector(".error-summary a").ok()??.text_content()
}

/// A key that nobody else has: each file is sent as something new.
fn key() -> Option<String> {
    let mut bytes = [0; 16];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes.map(|byte| byte.to_string()).join("-"))
}
