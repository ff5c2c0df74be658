//! `multipart/form-data` (RFC 7578) as browsers send it, read while it arrives: whoever reads decides what is kept, so no
//! file is ever held twice. Strict, because only browsers and programs write it: nothing before the first part, no
//! folded headers, no other transfer encoding. Of our own, because the one crate for it reads ahead without a bound.

use memchr::memmem;

/// Most bytes of the header of one part.
const HEAD: usize = 8 * 1024;
/// Longest boundary (RFC 2046, 5.1.1).
const BOUNDARY: usize = 70;

/// What a part says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Name of the field.
    pub name: String,
    /// Name of the file, where the part is one; may be empty.
    pub file: Option<String>,
    /// The declared media type; empty where there is none.
    pub kind: String,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'b> {
    /// A part begins.
    Begin(Head),
    /// More of its content.
    Content(&'b [u8]),
    /// It ends.
    End,
}

/// This is no such form, or it was cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the form cannot be read")]
pub struct Broken;

/// The boundary that a content type names; `None` for any other type.
pub fn boundary(content_type: &str) -> Option<&str> {
    let (essence, rest) = content_type.split_once(';')?;
    if !essence.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let named = rest.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim().trim_matches('"'))
    })?;
    let sound = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    ((1..=BOUNDARY).contains(&named.len()) && named.bytes().all(sound)).then_some(named)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the first boundary.
    Start,
    /// Right behind a boundary.
    Between,
    Head,
    Content,
    /// Behind the last boundary, where nothing counts.
    After,
}

/// Takes a form apart, however it is cut into pieces.
#[derive(Clone, Debug)]
pub struct Reader {
    delimiter: Vec<u8>,
    held: Vec<u8>,
    place: Place,
}

impl Reader {
    /// For a form with this boundary.
    pub fn new(boundary: &str) -> Self {
        let delimiter = [b"\r\n--", boundary.as_bytes()].concat();
        // the first boundary has no line before it
        Self { delimiter, held: b"\r\n".to_vec(), place: Place::Start }
    }

    /// Takes what arrived and tells what it is.
    pub fn push(&mut self, bytes: &[u8], mut tell: impl FnMut(Piece<'_>)) -> Result<(), Broken> {
        self.held.extend_from_slice(bytes);
        let mut done: usize = 0;
        while let Some(used) = self.step(done, &mut tell)? {
            done = done.saturating_add(used);
        }
        self.held.drain(..done);
        Ok(())
    }

    /// Whether the last boundary was there.
    pub fn finish(&self) -> Result<(), Broken> {
        if self.place == Place::After { Ok(()) } else { Err(Broken) }
    }

    /// One step from `done` on: how many bytes it used, or `None` when it needs more of them.
    fn step(&mut self, done: usize, tell: &mut impl FnMut(Piece<'_>)) -> Result<Option<usize>, Broken> {
        let rest = self.held.get(done..).unwrap_or_default();
        let length = self.delimiter.len();
        match self.place {
            Place::Start => match rest.get(..length) {
                None => Ok(None),
                Some(first) if *first == *self.delimiter => Ok(Some(self.go(Place::Between, length))),
                Some(_) => Err(Broken),
            },
            Place::Between => match rest.get(..2) {
                None => Ok(None),
                Some(b"\r\n") => Ok(Some(self.go(Place::Head, 2))),
                Some(b"--") => Ok(Some(self.go(Place::After, 2))),
                Some(_) => Err(Broken),
            },
            Place::Head => match memmem::find(rest, b"\r\n\r\n") {
                Some(end) if end <= HEAD => {
                    tell(Piece::Begin(head(rest.get(..end).unwrap_or_default())?));
                    Ok(Some(self.go(Place::Content, end.saturating_add(4))))
                }
                None if rest.len() <= HEAD => Ok(None),
                _ => Err(Broken),
            },
            Place::Content => {
                if let Some(end) = memmem::find(rest, &self.delimiter) {
                    tell(Piece::Content(rest.get(..end).unwrap_or_default()));
                    tell(Piece::End);
                    return Ok(Some(self.go(Place::Between, end.saturating_add(length))));
                }
                // the end may be the beginning of a boundary
                let sure = rest.len().saturating_sub(length.saturating_sub(1));
                if sure == 0 {
                    return Ok(None);
                }
                tell(Piece::Content(rest.get(..sure).unwrap_or_default()));
                Ok(Some(sure))
            }
            Place::After if rest.is_empty() => Ok(None),
            Place::After => Ok(Some(rest.len())),
        }
    }

    const fn go(&mut self, place: Place, used: usize) -> usize {
        self.place = place;
        used
    }
}

fn head(bytes: &[u8]) -> Result<Head, Broken> {
    let text = String::from_utf8_lossy(bytes);
    let (mut disposition, mut kind) = (None, "");
    for line in text.split("\r\n") {
        let (name, value) = line.split_once(':').ok_or(Broken)?;
        match name.to_ascii_lowercase().as_str() {
            "content-disposition" => disposition = Some(value.trim()),
            "content-type" => kind = value.trim(),
            _ => {}
        }
    }
    let rest = disposition.and_then(|value| value.strip_prefix("form-data")).ok_or(Broken)?;
    let mut head = Head { kind: kind.to_owned(), ..Head::default() };
    let mut named = false;
    for (name, value) in parameters(rest)? {
        match name.as_str() {
            "name" if !named => (head.name, named) = (value, true),
            "filename" if head.file.is_none() => head.file = Some(value),
            // said twice, two readers could believe two things
            "name" | "filename" => return Err(Broken),
            _ => {}
        }
    }
    if named { Ok(head) } else { Err(Broken) }
}

/// `; name="value"` as the HTML standard writes it: quotes and line breaks in percent, nothing else.
fn parameters(mut rest: &str) -> Result<Vec<(String, String)>, Broken> {
    let mut found = Vec::new();
    while let Some(after) = rest.trim_start().strip_prefix(';') {
        let (name, after) = after.split_once('=').ok_or(Broken)?;
        let name = name.trim().to_ascii_lowercase();
        if let Some(quoted) = after.strip_prefix('"') {
            let (value, after) = quoted.split_once('"').ok_or(Broken)?;
            let value = value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
            found.push((name, value));
            rest = after;
        } else {
            let end = after.find(';').unwrap_or(after.len());
            let (value, after) = after.split_at(end);
            found.push((name, value.trim().to_owned()));
            rest = after;
        }
    }
    if rest.trim().is_empty() { Ok(found) } else { Err(Broken) }
}

#[cfg(test)]
mod tests;
