// Fingers: two look closer, one drags the start and turns the relief.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, card, handle, hash, isQuiet, LOSS, MAP, openAtRest, picture, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const BOWL = "#surface=bowl;steps=60&run=sgd;learning_rate=0.01&run=adam";

const TABLET = { hasTouch: true, viewport: { width: 1024, height: 768 } };
const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

/** Fingers on the page; `moves` are their places, one after another, as the browser's own protocol has them. More places than before: another finger comes down. */
async function touch(page, moves, end = "touchEnd") {
  const session = await page.context().newCDPSession(page);
  const send = (type, places) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
  await send("touchStart", moves[0]);
  for (const [index, places] of moves.slice(1).entries()) {
    await send(places.length > moves[index].length ? "touchStart" : "touchMove", places);
  }
  await send(end, []);
  await session.detach();
}

/** The middle of something that is scrolled into sight. */
async function middle(page, selector) {
  const place = page.locator(selector).first();
  await place.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await place.boundingBox();
  return [x + width / 2, y + height / 2];
}

/** Two fingers around a place that part sideways. */
const parting = ([x, y]) => [20, 35, 50, 70, 90].map((half) => [[x - half, y], [x + half, y]]);

/** One finger's way from a place, so far. */
const way = ([x, y], [right, down]) => [0, 0.25, 0.5, 0.75, 1].map((part) => [[x + part * right, y + part * down]]);

const look = (page, key) => new RegExp(`[;]${key}=([^;]*)`).exec(hash(page))?.[1];

for (const [screen, options] of Object.entries({ tablet: TABLET, phone: PHONE })) {
  test(`two fingers look closer at a map on a ${screen}`, async () => {
    const page = await openAtRest(playground, BOWL, options);
    const before = await picture(page, MAP);
    await touch(page, parting(await middle(page, MAP)));
    await button(page, "whole map").waitFor();
    await until("another picture", async () => (await picture(page, MAP)) !== before);
    isQuiet(page);
  });

  test(`two fingers look closer at a chart on a ${screen}`, async () => {
    const page = await openAtRest(playground, BOWL, options);
    await touch(page, parting(await middle(page, `${LOSS} .plot`)));
    await until("a stretch of time", () => look(page, "zoom"));
    const [low, high] = look(page, "zoom").split(",").map(Number);
    assert.ok(high - low < 30 && low > 0, `${low}, ${high}`);
    isQuiet(page);
  });

  test(`a finger drags the start on a ${screen}`, async () => {
    const page = await openAtRest(playground, BOWL, options);
    const before = await handle(page).boundingBox();
    await touch(page, way(await middle(page, ".map .handle"), [40, 60]));
    await until("a start in the link", () => /;start=/.test(hash(page)));
    const after = await handle(page).boundingBox();
    assert.ok(Math.abs(after.x - before.x - 40) < 2 && Math.abs(after.y - before.y - 60) < 2, JSON.stringify([before, after]));
    isQuiet(page);
  });

  test(`a finger turns the relief on a ${screen}`, async () => {
    const page = await openAtRest(playground, `${BOWL}&look;land=block`, options);
    const before = await picture(page, MAP);
    await touch(page, way(await middle(page, MAP), [80, 50]));
    await until("another picture", async () => (await picture(page, MAP)) !== before);
    assert.equal(await page.evaluate(() => scrollY), 0, "the page stays");
    isQuiet(page);
  });
}

test("a finger on the whole map scrolls the page, and the map stays", async () => {
  const page = await openAtRest(playground, "#surface=rosenbrock;start=-1.45,2.4&run=sgd;learning_rate=0.0005&run=adam;learning_rate=0.05", PHONE);
  const [x, y] = await middle(page, MAP);
  await touch(page, [0, 3, 6, 9, 12, 30, 60, 90, 120, 150].map((up) => [[x, y + 60 - up]]));
  await until("another place of the page", () => page.evaluate(() => scrollY > 50));
  await page.waitForTimeout(400);
  assert.doesNotMatch(hash(page), /window=/);
  assert.equal(await button(page, "whole map").count(), 0);
  isQuiet(page);
});

test("a finger on the whole map moves the land where the page does not scroll", async () => {
  const page = await openAtRest(playground, BOWL, TABLET);
  const [x, y] = await middle(page, MAP);
  await touch(page, way([x + 20, y + 90], [60, 50]));
  await button(page, "whole map").waitFor();
  await until("a window in the link", () => look(page, "window"));
  assert.doesNotMatch(hash(page), /;start=/);
  isQuiet(page);
});

test("the start goes back where the browser takes its drag for itself", async () => {
  const page = await openAtRest(playground, BOWL, PHONE);
  const before = await handle(page).boundingBox();
  const elsewhere = async () => Math.abs((await handle(page).boundingBox()).x - before.x) > 2;
  await touch(page, way(await middle(page, ".map .handle"), [40, 60]), "touchCancel");
  await until("the start is back", async () => !(await elsewhere()));
  await page.waitForTimeout(300);
  assert.equal(await elsewhere(), false);
  assert.doesNotMatch(hash(page), /;start=/);
  isQuiet(page);
});

test("a second finger ends the drag of the start, which goes back, and looks closer", async () => {
  const page = await openAtRest(playground, "#surface=himmelblau;steps=60&run=sgd;learning_rate=0.01&run=adam", PHONE);
  const [x, y] = await middle(page, ".map .handle");
  const start = (spread) => [x + 8 - spread / 8, y];
  const moves = [0, 10, 20, 40].map((spread) => [start(spread)]);
  const parted = [40, 60, 80, 100, 120].map((spread) => [start(spread), [x + 70 + spread, y]]);
  const before = hash(page);
  await touch(page, [...moves, ...parted]);
  await button(page, "whole map").waitFor();
  await until("a window in the link", () => look(page, "window"));
  assert.equal(hash(page).split("&look;")[0], before.split("&look;")[0], "the start is where it was");
  isQuiet(page);
});

test("the title of a map that was zoomed to is whole, and the speed is said, on a phone", async () => {
  const page = await openAtRest(playground, "#surface=himmelblau;steps=60&run=sgd&look;window=-3,3,-3,3", PHONE);
  await button(page, "whole map").waitFor();
  const title = page.locator("figure.map figcaption strong");
  assert.ok(await title.evaluate((words) => words.scrollWidth <= words.clientWidth && words.clientWidth > 40 && getComputedStyle(words).position !== "absolute"));
  assert.ok(await page.locator(".speed output").isVisible());
  assert.match(await page.locator(".speed output").innerText(), /^\d.*steps\/s$/);
  await button(page, "whole map").tap();
  await until("the whole map", () => !look(page, "window"));
  isQuiet(page);
});

test("the comparison has all its columns in sight on a phone", async () => {
  const page = await openAtRest(playground, "#surface=himmelblau;steps=60&run=sgd&run=nadam&run=sgd;momentum=0.9&look;compare=run", PHONE);
  const sheet = page.locator(".comparison .sheet");
  await sheet.waitFor();
  assert.ok(await sheet.evaluate((sheet) => sheet.scrollWidth <= sheet.clientWidth));
  isQuiet(page);
});

test("the name of a run that is changed is not covered by the figure that stays", async () => {
  const page = await openAtRest(playground, BOWL, PHONE);
  await button(page, "+ Add a run").tap();
  const rename = card(page, 3).getByRole("button", { name: "Rename", exact: true });
  await rename.scrollIntoViewIfNeeded();
  await page.evaluate((by) => scrollBy(0, by), (await rename.boundingBox()).y - 420);
  await rename.tap();
  await until("the field has the focus", () => page.evaluate(() => document.activeElement?.matches(".run input.name")));
  await inSight(page);
  isQuiet(page);
});

test("what the tab key comes to is not covered by the figure that stays", async () => {
  const page = await openAtRest(playground, BOWL, PHONE);
  const eye = card(page, 2).locator(".eye");
  await eye.focus();
  for (let stops = 0; stops < 24; stops += 1) {
    await page.keyboard.press("Shift+Tab");
    if (!(await page.evaluate(() => document.activeElement.closest(".panel")))) break;
    await inSight(page);
  }
  isQuiet(page);
});

/** Asserts that what has the focus is below the figure that stays and above the transport. */
async function inSight(page) {
  await page.waitForTimeout(100);
  const [top, bottom, low, high, what] = await page.evaluate(() => {
    const place = (element) => element.getBoundingClientRect();
    const { top, bottom } = place(document.activeElement);
    const figure = place(document.querySelector("figure.figure")).bottom;
    return [top, bottom, figure, place(document.querySelector(".transport")).top, document.activeElement.outerHTML.slice(0, 90)];
  });
  assert.ok(top >= low && bottom <= high, `${what}: ${[top, bottom]} in ${[low, high]}`);
}
