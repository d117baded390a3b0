// A page on which nothing moves does nothing; what is drawn is as sharp as the screen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isQuiet, LOSS, rest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

/** Counts, from now on, what the page asks to be called for and what it draws. */
const count = (page) =>
  page.addInitScript(() => {
    window.frames = window.strokes = 0;
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = (call) => {
      window.frames += 1;
      return requestAnimationFrame.call(window, call);
    };
    const { stroke } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.stroke = function (...path) {
      window.strokes += 1;
      return stroke.apply(this, path);
    };
  });

const counted = (page) => page.evaluate(() => [window.frames, window.strokes]);

const LINKS = {
  "a small experiment": "#surface=bowl;steps=400&run=sgd;learning_rate=0.01",
  "one that took workers": "#data=line;n=500;steps=60000&run=sgd;batch=10&run=adam;batch=50",
};

for (const [name, link] of Object.entries(LINKS)) {
  test(`draws nothing and asks for no frame while nothing moves: ${name}`, async () => {
    const page = await playground.emptyPage();
    await count(page);
    await page.goto(link);
    await rest(page);
    let before = [];
    await until("stillness", async () => {
      const [last, now] = [before, await counted(page)];
      before = now;
      return JSON.stringify(last) === JSON.stringify(now);
    });
    await page.waitForTimeout(500);
    const after = await counted(page);
    assert.ok(before[0] > 0 && before[1] > 0, "it did before");
    assert.deepEqual(after, before);
    isQuiet(page);
  });
}

for (const deviceScaleFactor of [1, 2, 3]) {
  test(`draws with as many pixels as there are: ${deviceScaleFactor} to one`, async () => {
    const page = await playground.openPage(LINKS["a small experiment"], { deviceScaleFactor });
    await rest(page);
    const [canvas, place] = await page.locator(`${LOSS} canvas`).last().evaluate((canvas) => {
      const { width, height } = canvas.getBoundingClientRect();
      return [[canvas.width, canvas.height], [width, height]];
    });
    canvas.forEach((pixels, side) => {
      assert.ok(Math.abs(pixels - place[side] * deviceScaleFactor) <= deviceScaleFactor, `${canvas} for ${place}`);
    });
    isQuiet(page);
  });
}
