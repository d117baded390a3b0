// The rest of the page's module: what the first picture does not need. `cargo xtask build` cuts it
// off; where the module came in one piece, all here is done before it is begun.

/** The exports of the first part, by which the rest is joined to it. */
let first;
/** What is said while the rest does not come. */
let words;
let sentence = "";
/** The rest, compiled, which the page sends along to its workers. */
let rest = globalThis.downhillRest;
let coming;

const lacks = () => first?.whole?.value === 0;

/** Where the rest is, and whether there is one at all. */
const address = () => globalThis.document?.querySelector("link[rel=rest]")?.href;

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));

export function begin(exports, sorry) {
  [first, words] = [exports, sorry];
  if (globalThis.document) comes();
}

export const compiled = () => rest;

/** Resolves when the rest is there; it is tried for again and again. */
export function comes() {
  // Who asks may be what has the place for a sentence that was said before.
  queueMicrotask(show);
  return (coming ??= get());
}

/** The same at once: for who needs it before it came. */
export function joinTheRest() {
  if (!lacks()) return;
  rest ??= new WebAssembly.Module(now());
  new WebAssembly.Instance(rest, { first });
  first.whole.value = 1;
}

async function get() {
  for (let seconds = 1; lacks() && !rest; seconds *= 2) {
    try {
      rest = await WebAssembly.compile(await received());
    } catch (reason) {
      sentence = `${words} (${reason.message ?? reason})`;
      show();
      await pause(Math.min(seconds, 30));
    }
  }
  if (lacks()) {
    await WebAssembly.instantiate(rest, { first });
    first.whole.value = 1;
  }
  sentence = "";
  show();
}

async function received() {
  const answer = await fetch(address());
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.arrayBuffer();
}

/** The bytes, while everything waits. */
function now() {
  const request = new XMLHttpRequest();
  request.open("GET", address(), false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
}

/** Where the page says what is wrong, also before the rest of it is there. */
function show() {
  const place = globalThis.document?.querySelector(".complaint");
  place?.querySelector(".rest")?.remove();
  if (place && sentence) place.append(Object.assign(document.createElement("p"), { className: "rest", textContent: sentence }));
}
