// Prints the numbers of the functions that ran until the map was painted and the page waits for the
// rest of its module, on a screen, a projector and a phone, each fast and slow.
//
//   node first_visit.mjs ADDRESS NAME
//
// The variable of function number N is exported as NAME followed by N.

import { launch } from "../../../tests/e2e/browser.mjs";
import { MACHINES, playOut, pretend } from "../../../tests/e2e/machine.mjs";
import { watchPainting } from "../../../bench/painting.mjs";

const [address, name] = process.argv.slice(2);

const SCREENS = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 1024, height: 768 }, colorScheme: "dark", reducedMotion: "reduce" },
  { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true },
];

/** Who follows a link waits for the rest before anything else. */
const LINK = "#surface=bowl";

/** The page's own milliseconds, enough for the film of a first visit to come to its end. */
const FILM = 6000;

/** Milliseconds after which what has not come will not come, on a machine that is very busy. */
const PATIENCE = 300_000;

const browser = await launch();
try {
  const map = () => window.painting.of(".map");
  const ran = await Promise.all([
    ...SCREENS.map((screen) => functions(screen, MACHINES.STILL, "", map)),
    ...SCREENS.map((screen) => functions(screen, MACHINES.SLOW, "", map)),
    functions(SCREENS[0], MACHINES.STILL, LINK, () => window.module),
  ]);
  console.log([...new Set(ran.flat())].sort((one, other) => one - other).join(" "));
} finally {
  await browser.close();
}

/** The numbers of those that ran before the page of `hash` was `there`, and while its film plays. */
async function functions(screen, machine, hash, there) {
  const context = await browser.newContext(screen);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  // What a page does depends on its clock: on this one's, a busy machine would cut other parts.
  await pretend(page, machine);
  await page.addInitScript(watchPainting);
  await page.addInitScript(() => {
    addEventListener("TrunkApplicationStarted", ({ detail }) => (window.module = detail.wasm));
  });
  await page.route("**/rest.wasm", () => {});
  await page.goto(address + hash);
  await page.waitForFunction(there);
  await playOut(page, FILM);
  const numbers = await page.evaluate((name) => {
    const names = Object.keys(window.module).filter((key) => key.startsWith(name) && window.module[key].value);
    return names.map((key) => Number(key.slice(name.length)));
  }, name);
  await context.close();
  return numbers;
}
