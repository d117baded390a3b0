// Machines whose speed is known, however busy this one is: on them a page does the same each time.

/** How many milliseconds pass from frame to frame, and whenever somebody looks at the clock. */
const STILL = { frame: 16, look: 0 };
const SLOW = { frame: 16, look: 4 };

/** On the one nothing that is computed takes any time, on the other hardly anything is done within a frame. */
export const MACHINES = { STILL, SLOW };

/** Has the page believe that it is on this machine; `window.passed` are its milliseconds by then. */
export const pretend = (page, machine) => page.addInitScript(setClock, machine);

/** Longer than anything on the page is put off until nothing changes, in milliseconds. */
const PAUSE = 1000;

/**
 * Waits until a film that plays for so many of the page's milliseconds has ended, what comes behind
 * it is done, and the page has dropped its garbage, as a browser has it do at any time.
 */
export async function playOut(page, film) {
  const end = (await page.evaluate(() => window.passed)) + film;
  await page.waitForFunction((end) => window.passed > end, end);
  await pause(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await pause(page);
}

/** By the page's own timers, which come in order however late they are. */
const pause = (page) =>
  page.waitForFunction((pause) => new Promise((resolve) => setTimeout(() => resolve(true), pause)), PAUSE);

/** It is sent to the page as text, so everything stands inside it. */
function setClock({ frame, look }) {
  window.passed = 1;
  performance.now = () => (window.passed += look);
  const request = requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (deed) => request(() => deed(window.passed));
  // What is put off for a while comes by the same clock.
  const [soon, forget, late] = [setTimeout.bind(window), clearTimeout.bind(window), new Map()];
  let last = 1e9;
  window.setTimeout = (deed, delay = 0) => {
    if (delay <= 0) return soon(deed);
    late.set(++last, [window.passed + delay, deed]);
    return last;
  };
  window.clearTimeout = (handle) => late.delete(handle) || forget(handle);
  request(function pass() {
    window.passed += frame;
    request(pass);
    for (const [handle, [due, deed]] of late) {
      if (due <= window.passed && late.delete(handle)) soon(deed);
    }
  });
}
