//! Your own data: CSV that is dropped, pasted or picked. It stays on this machine.

use downhill::data::Sheet;
use downhill::experiment::{Data, OwnData, Problem, Regression};
use leptos::html;
use leptos::prelude::*;

use crate::drop::{read_picked, take_dropped};
use crate::live::live;
use crate::playground::Playground;
use crate::session;
use crate::texts::problem as texts;

impl Playground {
    /// Reads CSV and takes it up as the problem: the last column is predicted from the others,
    /// unless a link asked for these data in another way.
    pub fn take_csv(self, text: &str) {
        match Sheet::read(text) {
            Ok(sheet) => {
                session::keep(text);
                self.with_engine(|engine| engine.keep_sheet(sheet.digest(), text));
                self.take_sheet(sheet);
            }
            Err(complaint) => {
                self.complaint.set(Some(texts::unusable(&complaint)));
            }
        }
    }

    /// Puts the data of this session back on the shelf, as after a reload.
    pub fn recall_csv(self) {
        let Some(text) = session::kept() else { return };
        if let Ok(sheet) = Sheet::read(&text) {
            let digest = self.with_shelf(|shelf| shelf.put(sheet));
            self.with_engine(|engine| engine.keep_sheet(digest, &text));
        }
    }

    fn take_sheet(self, sheet: Sheet) {
        let names = sheet.names().to_vec();
        let left_out: Vec<_> = sheet.left_out().iter().map(ToString::to_string).collect();
        let digest = self.with_shelf(|shelf| shelf.put(sheet));
        match self.wanted(digest) {
            Some(experiment) => {
                if self.show(experiment) {
                    self.premiere();
                }
            }
            None => self.take_problem(whole(digest, &names)),
        }
        if !left_out.is_empty() {
            let words = texts::left_out(&left_out.join("; "));
            // Beside what the page did with rates that are too high for these data.
            let also = |known: String| texts::both(&words, &known);
            self.notice().update(|known| *known = Some(known.take().map_or(words.clone(), also)));
        }
    }
}

/// The knob that says how features are scaled, and what data of one's own have it at first.
const SCALING: &str = "scaling";
const STANDARDISED: &str = "standard";

/// The problem of predicting the last column from all others.
fn whole(digest: u64, names: &[String]) -> Problem {
    let (target, features) =
        names.split_last().map_or((String::new(), &[][..]), |(last, rest)| (last.clone(), rest));
    let mut regression =
        Regression::new(Data::Own(OwnData { digest, target, features: features.to_vec() }));
    let _ = regression.fitting.read(SCALING, STANDARDISED);
    Problem::Regression(regression)
}

/// Where data is dropped or pasted, and which columns are used.
#[component]
pub fn OwnFields() -> impl IntoView {
    let playground = Playground::here();
    let text = NodeRef::<html::Textarea>::new();
    let over = RwSignal::new(false);
    let paste = move |_| {
        if let Some(area) = text.get_untracked() {
            playground.take_csv(&area.value());
        }
    };
    let take_file = move |content: String| {
        // What was pasted before is not what is shown then.
        text.get_untracked().iter().for_each(|area| area.set_value(""));
        playground.take_csv(&content);
    };
    view! {
        <div class="drop" class:over=over
            on:dragover=move |event| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| { over.set(false); take_dropped(&event, take_file); }>
            <p>{texts::DROP}</p>
            <label class="button">{texts::PICK_FILE}
                <input type="file" accept=".csv,.tsv,.txt,text/csv" class="hidden"
                    on:change=move |event| read_picked(&event, take_file) />
            </label>
            <textarea node_ref=text rows="4" aria-label=texts::CSV spellcheck="false"
                placeholder=texts::CSV_EXAMPLE></textarea>
            <button on:click=paste>{texts::USE_TEXT}</button>
        </div>
        <Columns />
    }
}

/// Target and features of the data that is shown.
#[component]
fn Columns() -> impl IntoView {
    let playground = Playground::here();
    let own = Memo::new(move |_| playground.experiment.read().problem.own_data().cloned());
    let names = Memo::new(move |_| with_sheet(playground, own, |sheet| sheet.names().to_vec()));
    let fields = move || {
        let names = names.get()?;
        let option = |name: &String| {
            let [key, value, shown] = [(); 3].map(|()| name.clone());
            let chosen = move || own.with(|own| own.as_ref().is_some_and(|own| own.target == key));
            view! { <option value=value selected=chosen>{shown}</option> }
        };
        let boxes =
            names.iter().map(|name| view! { <Feature name=name.clone() own /> }).collect_view();
        let columns = names.len();
        let size = move || {
            let used = own.get()?;
            let named: Vec<_> =
                used.features.iter().chain([&used.target]).map(String::as_str).collect();
            let count = |sheet: &Sheet| (sheet.whole_rows(&named), sheet.rows());
            let (whole, rows) = with_sheet(playground, own, count)?;
            Some(texts::sheet_size(whole, rows, columns))
        };
        Some(view! {
            <p><small>{live(size)}</small></p>
            <label class="knob choice"><span>{texts::TARGET}</span>
                <select on:change=move |event| retarget(playground, &event_target_value(&event))>
                    {names.iter().map(option).collect_view()}
                </select>
            </label>
            <fieldset class="columns"><legend>{texts::FEATURES}</legend>{boxes}</fieldset>
            <p><small>{live(move || is_standardised(playground).then(texts::standardised))}</small></p>
        })
    };
    view! { {live(fields)} }
}

/// Whether features are scaled before they are used, as they are unless the user says otherwise.
fn is_standardised(playground: Playground) -> bool {
    match &playground.experiment.read().problem {
        Problem::Regression(regression) => regression.fitting.variant(SCALING) == STANDARDISED,
        Problem::Surface(_) => false,
    }
}

/// What `read` finds in the data that are shown, if they are here.
fn with_sheet<T>(
    playground: Playground,
    own: Memo<Option<OwnData>>,
    read: impl FnOnce(&Sheet) -> T,
) -> Option<T> {
    let digest = own.get()?.digest;
    playground.with_shelf(|shelf| shelf.sheet(digest).map(read))
}

#[component]
fn Feature(name: String, own: Memo<Option<OwnData>>) -> impl IntoView {
    let playground = Playground::here();
    let [chosen, taken, toggled] = [name.clone(), name.clone(), name.clone()];
    let is_chosen =
        move || own.with(|own| own.as_ref().is_some_and(|own| own.features.contains(&chosen)));
    let is_target = move || own.with(|own| own.as_ref().is_some_and(|own| own.target == taken));
    view! {
        <label><input type="checkbox" prop:checked=is_chosen disabled=is_target
            on:change=move |_| toggle(playground, &toggled) />{name}</label>
    }
}

/// Changes which columns are used; the start is the problem's own then.
fn change_columns(playground: Playground, change: impl FnOnce(&mut OwnData)) {
    playground.change(|experiment| {
        if let Problem::Regression(Regression { data: Data::Own(own), .. }) =
            &mut experiment.problem
        {
            change(own);
            experiment.start = None;
        }
    });
}

fn retarget(playground: Playground, name: &str) {
    change_columns(playground, |own| {
        let last = std::mem::replace(&mut own.target, name.to_owned());
        for feature in own.features.iter_mut().filter(|feature| *feature == name) {
            feature.clone_from(&last);
        }
    });
}

fn toggle(playground: Playground, name: &str) {
    change_columns(playground, |own| {
        match own.features.iter().position(|feature| feature == name) {
            Some(index) => drop(own.features.remove(index)),
            None => own.features.push(name.to_owned()),
        }
    });
}
