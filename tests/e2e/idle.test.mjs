// A page on which nothing moves does nothing; what is drawn is as sharp as the screen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, cursor, isQuiet, LOSS, rest, until } from "./controls.mjs";
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

const BUSY = "#surface=rosenbrock;steps=40000" + [1, 2, 3].map((k) => `&run=adam;learning_rate=0.00${k}`).join("");

test("draws what changes while a film plays, and leaves the rest", async () => {
  const page = await playground.emptyPage();
  await page.addInitScript(() => {
    window.drawn = new Map();
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height) {
      const drawn = window.drawn.get(this.canvas) ?? { times: 0, area: 0 };
      const seen = Math.min(width, this.canvas.width) * Math.min(height, this.canvas.height);
      const part = seen / (this.canvas.width * this.canvas.height);
      window.drawn.set(this.canvas, { times: drawn.times + 1, area: drawn.area + part });
      return clearRect.call(this, x, y, width, height);
    };
  });
  await page.goto(BUSY);
  await button(page, "Pause").waitFor();
  await until("films", async () => (await page.locator(".timeline .left").count()) === 0 && (await cursor(page)) > 100);
  await page.waitForTimeout(500);
  const drawn = await page.evaluate(async () => {
    window.drawn.clear();
    let frames = 0;
    for (const end = performance.now() + 1000; performance.now() < end; frames += 1) {
      await new Promise(requestAnimationFrame);
    }
    const of = (figure) => [...document.querySelectorAll(`${figure} canvas`)].map((canvas) => window.drawn.get(canvas));
    return { map: of(".map"), loss: of(".loss"), frames };
  });
  const [map, loss] = [drawn.map, drawn.loss].map((figure) => figure.filter(Boolean));
  // One layer of each is drawn at all, and of it less than a tenth in a picture.
  for (const figure of [map, loss]) {
    assert.equal(figure.length, 1, JSON.stringify(drawn));
    assert.ok(figure[0].times > 0 && figure[0].area < drawn.frames / 10, JSON.stringify(drawn));
  }
  isQuiet(page);
});

for (const deviceScaleFactor of [1, 2, 3]) {
  test(`what is drawn in pieces looks as if drawn in one go: ${deviceScaleFactor} to one`, async () => {
    const page = await playground.openPage(BUSY, { deviceScaleFactor });
    await until("some steps", async () => (await cursor(page)) > 300);
    const parts = await page.evaluate(async () => {
      const canvases = [".map", ".loss", ".quantity"].map((figure) => [...document.querySelectorAll(`${figure} canvas`)].at(-1));
      const pictures = () => canvases.map((canvas) => {
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
        copy.fillStyle = "#888";
        copy.fillRect(0, 0, canvas.width, canvas.height);
        copy.drawImage(canvas, 0, 0);
        return copy.getImageData(0, 0, canvas.width, canvas.height).data;
      });
      const pieces = pictures();
      document.querySelector("button.play").click();
      await new Promise((resolve) => setTimeout(resolve, 200));
      // A line's edge is softened a little differently when less of the line is drawn.
      const isOther = (pieces) => (value, at) => Math.abs(value - pieces[at]) > 12;
      return pictures().map((whole, index) => whole.filter(isOther(pieces[index])).length / whole.length);
    });
    assert.ok(parts.every((part) => part < 2e-4), `${parts}`);
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
