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
