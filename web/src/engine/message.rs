//! What the page and its workers say to each other. Numbers go over as transferred arrays.

use js_sys::{Array, Float64Array, JsString};
use wasm_bindgen::{JsCast, JsValue};

/// The name of a film between the page and its workers: a number that is given once.
pub type Ticket = u32;

/// Numbers of one film: all of a reel, or what came since.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    /// Whose numbers they are.
    pub ticket: Ticket,
    /// The chunk of the reel; nothing where there is nothing to add.
    pub chunk: Vec<f64>,
}

/// What the page asks of a worker.
pub enum Request {
    /// To read the CSV text, to which experiments refer by its digest.
    Sheet(String),
    /// To record the runs of this text, and nothing else any more: one parcel for each, with the
    /// reel where the worker has none yet.
    Films(String, Vec<Parcel>),
}

/// What a worker says.
pub enum Report {
    /// That it listens.
    Ready,
    /// What it has recorded.
    Films(Vec<Parcel>),
}

/// A message as the browser takes it: what is sent, and the arrays that are handed over.
pub type Post = (JsValue, Array);

impl Request {
    /// The message.
    pub fn post(&self) -> Post {
        match self {
            Self::Sheet(text) => (JsValue::from_str(text), Array::new()),
            Self::Films(text, parcels) => {
                let (message, transfer) = packed(parcels);
                message.unshift(&JsValue::from_str(text));
                (message.into(), transfer)
            }
        }
    }

    /// What a message asks, if it is one.
    pub fn of(message: &JsValue) -> Option<Self> {
        if let Some(text) = message.as_string() {
            return Some(Self::Sheet(text));
        }
        let message: &Array = message.dyn_ref()?;
        let text = message.shift().dyn_into::<JsString>().ok()?;
        Some(Self::Films(text.into(), unpacked(message)?))
    }
}

impl Report {
    /// The message.
    pub fn post(&self) -> Post {
        match self {
            Self::Ready => (JsValue::NULL, Array::new()),
            Self::Films(parcels) => {
                let (message, transfer) = packed(parcels);
                (message.into(), transfer)
            }
        }
    }

    /// What a message says, if it is one.
    pub fn of(message: &JsValue) -> Option<Self> {
        if message.is_null() {
            return Some(Self::Ready);
        }
        unpacked(message.dyn_ref()?).map(Self::Films)
    }
}

fn packed(parcels: &[Parcel]) -> (Array, Array) {
    let (message, transfer) = (Array::new(), Array::new());
    for parcel in parcels {
        let numbers = Float64Array::from(&parcel.chunk[..]);
        transfer.push(&numbers.buffer());
        message.push(&JsValue::from(parcel.ticket));
        message.push(&numbers);
    }
    (message, transfer)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a ticket was one")]
fn unpacked(message: &Array) -> Option<Vec<Parcel>> {
    let parcel = |index: u32| {
        let numbers = message.get(index + 1).dyn_into::<Float64Array>().ok()?;
        Some(Parcel { ticket: message.get(index).as_f64()? as Ticket, chunk: numbers.to_vec() })
    };
    (0..message.length()).step_by(2).map(parcel).collect()
}
