// Screens of many sizes, light and dark: everything is there, nothing lies on anything else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, cursor, horizon, isQuiet, openAtRest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 768, height: 1024 },
  { width: 720, height: 450 },
];

const VIEWS = {
  "first visit": "",
  "a curve": "#surface=square;steps=20&run=sgd;learning_rate=0.2&run=sgd;learning_rate=10",
  "many parameters": "#surface=mean_square;steps=20&run=sgd;learning_rate=1&run=adam",
  "a line through data": "#data=line;steps=60&run=sgd;learning_rate=0.1;batch=4;schedule=exponential&run=adam",
  "a curve through data": "#data=curve;model=polynomial;degree=5;steps=60&run=sgd;learning_rate=0.05",
  "two classes": "#data=moons;loss=logistic;held_out=0.2;steps=60&run=sgd;learning_rate=0.5;batch=10&run=adam&look;arrows=gradients",
  "real data": "#data=diabetes;scaling=standard;steps=60&run=sgd;learning_rate=0.1&run=adam;learning_rate=2",
};

for (const viewport of SCREENS) {
  for (const [name, link] of Object.entries(VIEWS)) {
    const screen = `${viewport.width} × ${viewport.height}`;
    test(`shows ${name} at ${screen}`, async () => {
      const page = await openAtRest(playground, link, { viewport });
      await until("pictures", () => page.evaluate(everyFigureShowsSomething));
      assert.deepEqual(await page.evaluate(tooWide), [], "wider than the screen");
      assert.deepEqual(await page.evaluate(covered), [], "covered by something else");
      assert.deepEqual(await page.evaluate(brokenCaptions), [], "captions in more than one row");
      isQuiet(page);
    });
  }
}

for (const viewport of SCREENS) {
  test(`shows the whole of a long formula at ${viewport.width} × ${viewport.height}`, async () => {
    const page = await openAtRest(playground, "#surface=ravine;steps=60&run=sgd&run=adam", { viewport });
    await page.locator(".formula-line math").first().waitFor();
    const cut = () => page.locator(".formula-line").evaluateAll((lines) => lines.filter((line) => line.scrollWidth > line.clientWidth + 1).map((line) => line.textContent));
    assert.deepEqual(await cut(), []);
    isQuiet(page);
  });
}

const TITLES = {
  "a name of two words": "#surface=three_hump_camel;steps=60&run=sgd&run=adam",
  "what is fitted": "#data=line;held_out=0.2;steps=60&run=sgd;learning_rate=0.1;batch=4",
};

for (const [name, link] of Object.entries(TITLES)) {
  for (const look of ["", "&look;window=-0.5,0.5,-0.5,0.5"]) {
    test(`shows the whole title of a map with ${name}${look && ", zoomed to"} at 1024 × 768`, async () => {
      const page = await openAtRest(playground, link + look, { viewport: { width: 1024, height: 768 } });
      const title = page.locator(".map figcaption strong");
      const room = await title.evaluate((it) => [it.scrollWidth - it.clientWidth, it.scrollHeight - it.clientHeight, it.clientWidth > 20]);
      assert.deepEqual(room, [0, 0, true]);
      assert.deepEqual(await page.evaluate(covered), []);
      isQuiet(page);
    });
  }
}

for (const viewport of SCREENS.slice(0, 3)) {
  const screen = `${viewport.width} × ${viewport.height}`;
  test(`shows at ${screen} that a gallery goes on, and the axes of a curve below its caption`, async () => {
    const page = await openAtRest(playground, "#surface=square;steps=9&run=sgd;learning_rate=0.2", { viewport });
    const [caption, stage] = await Promise.all([".curve figcaption", ".curve .stage"].map((part) => page.locator(part).boundingBox()));
    assert.ok(caption.y + caption.height <= stage.y + 0.5);
    await button(page, "θ² Change").click();
    const cut = () => page.locator(".gallery").evaluate((gallery) => {
      const end = gallery.getBoundingClientRect().bottom;
      const pictures = [...gallery.querySelectorAll(".thumbnail")].map((it) => it.getBoundingClientRect());
      return pictures.some(({ top, bottom }) => top < end - 10 && bottom > end + 10);
    });
    await until("a row in part", cut);
    isQuiet(page);
  });

  test(`shows the names of runs at ${screen}`, async () => {
    const page = await openAtRest(playground, "#surface=bowl;steps=9&run=sgd;learning_rate=0.005&run=sgd;learning_rate=0.005;momentum=0.9&run=adam;name=A name of some words", { viewport });
    const cut = () => page.locator(".run .head strong").evaluateAll((names) =>
      names.filter((name) => name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth).map((name) => name.textContent));
    assert.deepEqual(await cut(), []);
    isQuiet(page);
  });

  test(`shows the whole comparison at ${screen}`, async () => {
    const runs = "&run=sgd;learning_rate=0.05;batch=7&run=sgd;learning_rate=0.05;batch=7;momentum=0.9&run=adam";
    const page = await openAtRest(playground, `#data=line;held_out=0.3;steps=15000${runs}&look;compare=run`, { viewport });
    const sheet = page.locator(".comparison .sheet");
    await sheet.scrollIntoViewIfNeeded();
    assert.equal(await sheet.evaluate((it) => it.scrollWidth - it.clientWidth), 0);
    const across = await sheet.locator("tr").evaluateAll((rows) => rows.map((row) => [...row.cells].slice(1).map((cell) => Math.round(cell.getBoundingClientRect().right))));
    assert.ok(across[0].length >= 5 && across.every((row) => `${row}` === `${across[0]}`), "columns");
    isQuiet(page);
  });
}

for (const colorScheme of ["light", "dark"]) {
  for (const [name, link] of Object.entries(VIEWS)) {
    test(`is accessible: ${name}, ${colorScheme}`, async () => {
      const page = await openAtRest(playground, link, { colorScheme });
      assert.equal(await page.locator("html").getAttribute("data-theme"), colorScheme);
      assert.deepEqual(await page.audit(), []);
      isQuiet(page);
    });
  }
}

test("is accessible with help, data of one's own and a message", async () => {
  const page = await openAtRest(playground, "#nonsense");
  await button(page, "Your own").click();
  assert.deepEqual(await page.audit(), []);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(await page.audit(), []);
  isQuiet(page);
});

test("changes colours when asked to, figures too", async () => {
  const page = await openAtRest(playground, "", { colorScheme: "light" });
  const ground = () => page.locator(".map canvas").first().evaluate((canvas) => canvas.toDataURL());
  const before = await ground();
  await button(page, "Change to dark colours").click();
  await until("a dark map", async () => (await ground()) !== before);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  isQuiet(page);
});

test("does not move by itself for who prefers it still", async () => {
  const page = await playground.openPage("", { reducedMotion: "reduce" });
  await button(page, "Play").waitFor();
  await until("the end", async () => (await cursor(page)) === (await horizon(page)));
  isQuiet(page);
});

test("has no document that scrolls sideways at twice the size", async () => {
  const page = await openAtRest(playground, "", { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
  assert.deepEqual(await page.evaluate(tooWide), []);
  isQuiet(page);
});

/** Whether each figure has a canvas with more than one colour. */
function everyFigureShowsSomething() {
  const shows = (canvas) => {
    if (!canvas.width || !canvas.height) return false;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Uint32Array(data.buffer);
    return pixels.some((pixel) => pixel !== pixels[0]);
  };
  const figures = [...document.querySelectorAll(".stage, .item .thumbnail")];
  return figures.length > 0 && figures.every((figure) => [...figure.querySelectorAll("canvas")].some(shows));
}

/** What reaches beyond the right or the left edge of the screen. */
function tooWide() {
  const hidden = (element) => element.closest(".hidden, .formula-line") || getComputedStyle(element).visibility === "hidden";
  const label = (element) => `${element.tagName} ${element.className} ${element.getAttribute("aria-label") ?? ""}`;
  const out = [...document.querySelectorAll(".app *")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -0.5 || right > innerWidth + 0.5) && !hidden(element);
  });
  if (document.documentElement.scrollWidth > innerWidth) out.push(document.documentElement);
  return out.map(label);
}

/** Captions of charts and maps whose title and choices do not stand side by side. */
function brokenCaptions() {
  const captions = [...document.querySelectorAll(".right figure figcaption, figure.map figcaption")];
  const middle = (element) => element.getBoundingClientRect().top + element.getBoundingClientRect().height / 2;
  const parts = (caption) => [...caption.querySelectorAll(":is(.right figcaption) > :is(strong, select, .chip), figure.map .chip")].filter((part) => part.checkVisibility());
  const isBroken = (caption) => new Set(parts(caption).map((part) => Math.round(middle(part) / 8))).size > 1;
  return captions.filter(isBroken).map((caption) => caption.textContent);
}

/** Controls in sight whose middle is not theirs. */
function covered() {
  const inSight = ({ left, right, top, bottom }, scrollers) => {
    const frames = scrollers.map((scroller) => scroller.getBoundingClientRect());
    const y = (top + bottom) / 2;
    // Within a pixel of the edge, what lies beyond it is hit.
    const first = Math.max(0, ...frames.map((frame) => frame.top)) + 1;
    const last = Math.min(innerHeight, ...frames.map((frame) => frame.bottom)) - 1;
    return right > left && bottom > top && y > first && y < last;
  };
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowY);
  const scrollers = (element) => {
    const found = [];
    for (let above = element.parentElement; above; above = above.parentElement) if (scrolls(above)) found.push(above);
    return found;
  };
  const phone = document.querySelector(".transport").getBoundingClientRect();
  const underTransport = (element, y) =>
    getComputedStyle(document.querySelector(".transport")).position === "fixed" && y > phone.top && !element.closest(".transport");
  return [...document.querySelectorAll("button, input, select, textarea, summary")]
    .filter((element) => !element.closest(".hidden, dialog") && !element.matches(".hidden"))
    .filter((element) => element.checkVisibility() && inSight(element.getBoundingClientRect(), scrollers(element)))
    .filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const hit = document.elementFromPoint(x, y);
      return !underTransport(element, y) && !element.contains(hit) && !hit?.contains(element);
    })
    .map((element) => element.getAttribute("aria-label") ?? element.textContent);
}
