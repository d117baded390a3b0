// The page in one column: half a screen, a tablet upright, a page at twice its size, a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, cursor, hash, isQuiet, LOSS, MAP, message, openAtRest, picture, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const BOWL = "#surface=bowl;steps=600&run=sgd;learning_rate=0.0005&run=adam";
const ROWS = "#data=line;steps=1200&run=sgd;learning_rate=0.05;batch=4&run=adam";

const TWICE = { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 };
const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

const SCREENS = [
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [740, 450],
  [720, 450],
  [844, 390],
  [667, 375],
  [390, 844],
];

for (const [width, height] of SCREENS) {
  for (const link of [BOWL, ROWS]) {
    test(`the transport stays as it is while ${link.slice(1, 10)} plays at ${width} × ${height}`, async () => {
      const page = await openAtRest(playground, link, { viewport: { width, height } });
      const places = async () => JSON.stringify(await page.locator(".transport").evaluate(parts));
      const [atEnd, overlaps] = [await places(), await page.locator(".transport").evaluate(overlapping)];
      assert.deepEqual(overlaps, []);
      for (const step of [0, 7, 93, 480]) {
        await page.getByRole("slider", { name: "Step", exact: true }).fill(`${step}`);
        await until(`step ${step}`, async () => (await cursor(page)) === step);
        await page.waitForTimeout(150);
        assert.equal(await places(), atEnd, `step ${step}`);
      }
      isQuiet(page);
    });
  }
}

/** Where the parts of the transport are. */
function parts(bar) {
  const place = (part) => Object.values(part.getBoundingClientRect().toJSON()).map(Math.round);
  return [bar, ...bar.children].map(place);
}

/** Parts of the transport that lie upon each other, and a slider for the speed too short to be one. */
function overlapping(bar) {
  const parts = [...bar.querySelectorAll("button, input, output, .ticks, dd")].filter((part) => part.checkVisibility());
  const place = (part) => part.getBoundingClientRect();
  // Words stand close to the slider that they are about, whose reach is larger than what is seen.
  const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 10 || b.bottom <= a.top + 10;
  const pairs = parts.flatMap((part, at) => parts.slice(at + 1).map((other) => [part, other]));
  const wrong = pairs.filter(([a, b]) => !apart(place(a), place(b))).map((pair) => pair.map((part) => part.outerHTML.slice(0, 60)));
  const [speed, buttons] = [place(bar.querySelector(".speed output")), [...bar.querySelectorAll("button")].map(place)];
  const under = buttons.filter((button) => button.right > speed.left + 1 && button.left < speed.right - 1 && button.bottom > speed.top && button.top < speed.bottom);
  const short = place(bar.querySelector(".speed input")).width < 60;
  return [...wrong, ...under, ...(short ? ["short"] : [])];
}

const isBeside = (page) =>
  page.evaluate(() => document.querySelector(".panel").getBoundingClientRect().right <= document.querySelector(".map").getBoundingClientRect().left);

test("a tablet has one column when it stands, and columns when it lies", async () => {
  for (const [width, height, columns] of [[768, 1024, false], [900, 1000, false], [1024, 768, true]]) {
    const page = await openAtRest(playground, BOWL, { viewport: { width, height } });
    assert.equal(await isBeside(page), columns, `${width} × ${height}`);
    const map = await page.locator(".map").boundingBox();
    assert.ok(columns || (map.width > 0.9 * width && map.height < 0.6 * height), JSON.stringify(map));
    isQuiet(page);
  }
});

for (const [screen, options] of Object.entries({ "at twice the size": TWICE, "on a tablet": { viewport: { width: 768, height: 1024 } } })) {
  test(`what the tab key comes to is not covered by the transport ${screen}`, async () => {
    const page = await openAtRest(playground, ROWS, options);
    await page.locator(".panel .tabs button").first().focus();
    for (let stops = 0; stops < 40; stops += 1) {
      await page.keyboard.press("Tab");
      await page.waitForTimeout(60);
      const [covered, what] = await page.evaluate(() => {
        const it = document.activeElement;
        const [place, bar] = [it.getBoundingClientRect(), document.querySelector(".transport").getBoundingClientRect()];
        return [!it.closest(".transport") && (place.bottom > bar.top || place.top < 0), `${it.outerHTML.slice(0, 90)} ${place.top} ${place.bottom} ${bar.top}`];
      });
      assert.ok(!covered, what);
    }
    isQuiet(page);
  });
}

test("the header has one row on a phone that lies on its side", async () => {
  for (const [width, height] of [[640, 400], [667, 375], [844, 390]]) {
    const page = await openAtRest(playground, BOWL, { viewport: { width, height } });
    const { buttons, wide } = await page.locator(".app > header").evaluate((header) => ({
      buttons: [...header.querySelectorAll("button:not(.skip)")].filter((it) => it.checkVisibility()).map((it) => Math.round(it.getBoundingClientRect().top)),
      wide: document.documentElement.scrollWidth - innerWidth,
    }));
    assert.ok(Math.max(...buttons) - Math.min(...buttons) < 10 && wide <= 0, `${width}: ${buttons}`);
    isQuiet(page);
  }
});

test("the wheel scrolls the page past a map and a chart, and zooms with ctrl", async () => {
  const page = await openAtRest(playground, BOWL, TWICE);
  const before = await picture(page, MAP);
  await page.locator(".reach").hover();
  await page.mouse.wheel(0, 200);
  await until("another place of the page", () => page.evaluate(() => scrollY > 100));
  assert.doesNotMatch(hash(page), /window=/);
  await page.locator(MAP).scrollIntoViewIfNeeded();
  await page.locator(".reach").hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await button(page, "whole map").waitFor();
  await until("another map", async () => (await picture(page, MAP)) !== before);
  await page.locator(`${LOSS} .plot`).hover();
  await page.mouse.wheel(0, -300);
  await until("a stretch of time", () => /zoom=/.test(hash(page)));
  await page.keyboard.up("Control");
  isQuiet(page);
});

test("what can be opened has the same mark on every screen", async () => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 720, height: 1024 }, PHONE.viewport]) {
    const page = await openAtRest(playground, BOWL, { viewport });
    const marks = await page.locator("summary").evaluateAll((all) => all.map((it) => `${getComputedStyle(it).display} ${getComputedStyle(it).listStyleType}`));
    assert.ok(marks.length > 1);
    assert.deepEqual([...new Set(marks)], ["list-item disclosure-closed"]);
    isQuiet(page);
  }
});

test("what is wrong with data of one's own is said where one is on a phone, and nothing jumps", async () => {
  const page = await openAtRest(playground, BOWL, PHONE);
  await button(page, "Your own").tap();
  await page.getByRole("textbox", { name: "CSV text" }).fill("hello");
  const use = button(page, "Use this text");
  await use.scrollIntoViewIfNeeded();
  await page.evaluate((by) => scrollBy(0, by), (await use.boundingBox()).y - 500);
  const before = await use.boundingBox();
  assert.ok(await page.evaluate(() => scrollY > 100));
  await use.tap();
  await message(page).filter({ hasText: "2 columns" }).waitFor();
  await page.waitForTimeout(200);
  const [line, map, after] = [await message(page).boundingBox(), await page.locator("figure.figure").first().boundingBox(), await use.boundingBox()];
  assert.ok(line.y >= 0 && line.height > 20, JSON.stringify(line));
  assert.ok(map.y >= line.y + line.height - 1, "the map gives way to it");
  assert.ok(Math.abs(after.y - before.y) < 2, `${before.y} → ${after.y}`);
  const { x, y, width, height } = await message(page).getByRole("button").boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await until("the map where it was", async () => (await page.locator("figure.figure").first().boundingBox()).y < 1);
  isQuiet(page);
});
