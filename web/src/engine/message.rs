//! What the page and its workers say to each other. Numbers go over as transferred arrays.

use downhill::tally::Tally;
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
    /// What these took; nothing of what the page made.
    pub tally: Tally,
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

/// What a message has of each parcel.
const FIELDS: usize = 4;

fn packed(parcels: &[Parcel]) -> (Array, Array) {
    let (message, transfer) = (Array::new(), Array::new());
    for parcel in parcels {
        let numbers = Float64Array::from(&parcel.chunk[..]);
        transfer.push(&numbers.buffer());
        message.push(&JsValue::from(parcel.ticket));
        message.push(&numbers);
        message.push(&JsValue::from(parcel.tally.spent));
        message.push(&JsValue::from(parcel.tally.made as f64));
    }
    (message, transfer)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they were such")]
fn unpacked(message: &Array) -> Option<Vec<Parcel>> {
    let parcel = |index: u32| {
        let numbers = message.get(index + 1).dyn_into::<Float64Array>().ok()?;
        let number = |place: u32| message.get(index + place).as_f64();
        let tally = Tally { spent: number(2)?, made: number(3)? as u64 };
        Some(Parcel { ticket: number(0)? as Ticket, chunk: numbers.to_vec(), tally })
    };
    (0..message.length()).step_by(FIELDS).map(parcel).collect()
}
