//! Uploads of this browser, one after another. They live as long as the document: one can go to other pages meanwhile.

use super::{texts as t, types::Uploaded};
use crate::ui::{AppError, IDENTITY_HEADER, Lang, error_text, page_identity};
use leptos::{ev, prelude::*};
use std::{cell::RefCell, collections::HashMap};
use web_sys::{
    File, FormData, ProgressEvent, XmlHttpRequest,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

/// How far an upload is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    Waiting,
    /// Bytes that have left the browser, and how many of them a second.
    Sending {
        sent: u64,
        a_second: u64,
    },
    /// All has left; the shop writes it down.
    Checking,
    /// There is something to say of it.
    Done(String),
    Failed(String),
    /// The shop would never take it.
    Refused(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Upload {
    pub(super) id: u32,
    /// Where it is sent: the files of a job.
    pub(super) to: String,
    pub(super) name: String,
    /// Bytes.
    pub(super) size: u64,
    pub(super) progress: Progress,
}

impl Upload {
    fn is_under_way(&self) -> bool {
        matches!(
            self.progress,
            Progress::Waiting | Progress::Sending { .. } | Progress::Checking
        )
    }
}

/// Where an upload goes and what becomes of it.
#[derive(Clone)]
pub(super) struct Target {
    pub(super) to: String,
    /// The longest file that the shop takes, in bytes.
    pub(super) longest: u64,
    pub(super) lang: Lang,
    /// Counts the changes: the page reads again.
    pub(super) refresh: RwSignal<u32>,
}

/// The one that is being sent.
struct Running {
    id: u32,
    request: XmlHttpRequest,
    /// Called as long as this lives.
    _progress: Closure<dyn FnMut(ProgressEvent)>,
}

thread_local! {
    static UPLOADS: ArcRwSignal<Vec<Upload>> = ArcRwSignal::new(Vec::new());
    static FILES: RefCell<HashMap<u32, (File, Target)>> = RefCell::default();
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
    static LAST: RefCell<u32> = const { RefCell::new(0) };
}

/// The uploads of this document. A server has none.
pub(super) fn uploads() -> ArcRwSignal<Vec<Upload>> {
    if is_browser() {
        UPLOADS.with(Clone::clone)
    } else {
        ArcRwSignal::new(Vec::new())
    }
}

/// Queues files. What the shop would not take is refused before a byte of it has left.
pub(super) fn add(files: &web_sys::FileList, target: &Target) {
    warn_before_leaving();
    for file in (0..files.length()).filter_map(|n| files.get(n)) {
        let id = LAST.with_borrow_mut(|last| {
            *last += 1;
            *last
        });
        let size = bytes(file.size());
        let progress = if size == 0 {
            Progress::Refused(t::empty_file(target.lang).to_owned())
        } else if size > target.longest {
            Progress::Refused(t::too_long(target.longest, target.lang))
        } else {
            Progress::Waiting
        };
        let upload = Upload {
            id,
            to: target.to.clone(),
            name: file.name(),
            size,
            progress,
        };
        FILES.with_borrow_mut(|files| files.insert(id, (file, target.clone())));
        uploads().update(|uploads| uploads.push(upload));
    }
    send_next();
}

/// Sends one again that failed.
pub(super) fn try_again(id: u32) {
    set(id, Progress::Waiting);
    send_next();
}

/// Gives one up that is on its way or waits.
pub(super) fn cancel(id: u32) {
    let running = RUNNING.with_borrow(|running| {
        running
            .as_ref()
            .filter(|running| running.id == id)
            .map(|running| running.request.clone())
    });
    dismiss(id);
    if let Some(request) = running {
        let _ = request.abort();
    }
}

pub(super) fn dismiss(id: u32) {
    FILES.with_borrow_mut(|files| files.remove(&id));
    uploads().update(|uploads| uploads.retain(|upload| upload.id != id));
}

fn set(id: u32, progress: Progress) {
    uploads().update(|uploads| {
        if let Some(upload) = uploads.iter_mut().find(|upload| upload.id == id) {
            upload.progress = progress;
        }
    });
}

fn send_next() {
    if RUNNING.with_borrow(Option::is_some) {
        return;
    }
    let next = uploads().with_untracked(|uploads| {
        uploads
            .iter()
            .find(|upload| upload.progress == Progress::Waiting)
            .map(|upload| upload.id)
    });
    let Some(id) = next else { return };
    let Some((file, target)) = FILES.with_borrow(|files| files.get(&id).cloned()) else {
        return;
    };
    if let Ok(running) = send(id, &file, target.clone()) {
        RUNNING.with_borrow_mut(|now| *now = Some(running));
    } else {
        set(id, Progress::Failed(t::no_connection(target.lang).to_owned()));
        send_next();
    }
}

/// The browser reads and sends the file; none of it passes through here.
fn send(id: u32, file: &File, target: Target) -> Result<Running, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("POST", &target.to)?;
    request.set_request_header("accept", "application/json")?;
    request.set_request_header(IDENTITY_HEADER, &page_identity())?;
    let form = FormData::new()?;
    form.append_with_blob_and_filename("file", file, &file.name())?;
    let (start, size) = (js_sys::Date::now(), bytes(file.size()));
    let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
        // The form around the file is sent too; it is not counted.
        let sent = bytes(event.loaded()).min(size);
        let millis = bytes(js_sys::Date::now() - start).max(1);
        let progress = if sent == size {
            Progress::Checking
        } else {
            Progress::Sending {
                sent,
                a_second: sent.saturating_mul(1_000) / millis,
            }
        };
        set(id, progress);
    });
    request
        .upload()?
        .set_onprogress(Some(progress.as_ref().unchecked_ref()));
    let ended = request.clone();
    let end = Closure::once_into_js(move || finish(id, &ended, &target));
    request.set_onloadend(Some(end.unchecked_ref()));
    set(id, Progress::Sending { sent: 0, a_second: 0 });
    request.send_with_opt_form_data(Some(&form))?;
    Ok(Running {
        id,
        request,
        _progress: progress,
    })
}

/// The shop has answered, or the connection is gone.
fn finish(id: u32, request: &XmlHttpRequest, target: &Target) {
    RUNNING.with_borrow_mut(|running| *running = None);
    let answer = request.response_text().ok().flatten().unwrap_or_default();
    let is_wanted = FILES.with_borrow(|files| files.contains_key(&id));
    match (is_wanted, request.status()) {
        (false, _) => {}
        (true, Ok(200)) => {
            match serde_json::from_slice(answer.as_bytes()) {
                Ok(Uploaded::Unchanged) => set(id, Progress::Done(t::unchanged(target.lang).to_owned())),
                Ok(Uploaded::SameAs(other)) => set(id, Progress::Done(t::same_as(&other, target.lang))),
                _ => dismiss(id),
            }
            let _ = target.refresh.try_update(|n| *n += 1);
        }
        (true, Ok(0) | Err(_)) => set(id, Progress::Failed(t::no_connection(target.lang).to_owned())),
        (true, Ok(_)) => {
            let request = request.get_response_header("x-request-id").ok().flatten();
            let error = serde_json::from_slice(answer.as_bytes()).unwrap_or(AppError::Failed {
                id: request.unwrap_or_default(),
            });
            set(id, Progress::Failed(error_text(&error, target.lang)));
        }
    }
    send_next();
}

/// Asks before a page is left on which files are still on their way.
fn warn_before_leaving() {
    thread_local! {
        static WARNS: RefCell<bool> = const { RefCell::new(false) };
    }
    if WARNS.replace(true) {
        return;
    }
    // As long as the document.
    let _listener = window_event_listener(ev::beforeunload, |event| {
        if uploads().with_untracked(|uploads| uploads.iter().any(Upload::is_under_way)) {
            event.prevent_default();
        }
    });
}

/// A number of bytes or milliseconds as JavaScript has it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes are whole, not negative and far below 2^53"
)]
fn bytes(number: f64) -> u64 {
    number.max(0.0) as u64
}
