// Sliders, dragged with the mouse: everything changes before the button is let go.

import assert from "node:assert/strict";
import { test } from "node:test";
import { card, drag, hash, isQuiet, LOSS, MAP, openAtRest, picture, readings, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

/** Problem, name of the slider, pixels to the right. */
const SLIDERS = [
  ["#surface=bowl;steps=60&run=sgd;learning_rate=0.005&run=adam", "Learning rate", 20],
  ["#surface=bowl;steps=60&run=sgd;learning_rate=0.005;momentum=0.5&run=adam", "Momentum", -15],
  ["#data=line;steps=60&run=sgd;learning_rate=0.01;batch=5&run=adam", "Batch size", 15],
  ["#surface=bowl;steps=60&run=sgd;learning_rate=0.005;schedule=exponential;schedule.every=5&run=adam", "Factor", -20],
];

for (const [link, name, right] of SLIDERS) {
  test(`redraws while the slider of ${name} is dragged`, async () => {
    const page = await openAtRest(playground, link);
    const slider = card(page).getByRole("slider", { name, exact: true });
    const before = [await readings(page), await picture(page, MAP), await picture(page, LOSS)];
    await drag(page, slider, [0, 0]);
    const { x, y } = await thumb(slider);
    await page.mouse.up();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + right, y, { steps: 4 });
    await until("another loss", async () => (await readings(page))[0] !== before[0][0]);
    await until("another map", async () => (await picture(page, MAP)) !== before[1]);
    await until("another chart", async () => (await picture(page, LOSS)) !== before[2]);
    assert.equal((await readings(page))[1], before[0][1], "the other run is another matter");
    await page.mouse.up();
    await until("another address", () => `#${hash(page)}` !== link && hash(page));
    isQuiet(page);
  });
}

/** Where the thumb of a slider is. */
async function thumb(slider) {
  const { x, y, width, height } = await slider.boundingBox();
  const share = await slider.evaluate(({ value, min, max }) => (value - min) / (max - min));
  return { x: x + 8 + (width - 16) * share, y: y + height / 2 };
}

test("changes the experiment with the keys of a slider and of its field", async () => {
  const page = await openAtRest(playground, "#surface=bowl;steps=60&run=sgd;learning_rate=0.005");
  const slider = card(page).getByRole("slider", { name: "Learning rate", exact: true });
  const field = card(page).getByRole("textbox", { name: "Learning rate, number" });
  for (const [control, key] of [[slider, "ArrowRight"], [field, "ArrowUp"], [field, "PageDown"]]) {
    const before = await readings(page);
    await control.focus();
    await page.keyboard.press(key);
    await until(`another loss after ${key}`, async () => (await readings(page))[0] !== before[0]);
  }
  isQuiet(page);
});

test("the field for the number of steps shows ten millions", async () => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }]) {
    const page = await openAtRest(playground, "#surface=bowl;steps=20&run=sgd", { viewport });
    const field = page.locator(".horizon .knob input[type=text]").first();
    await field.fill("10000000");
    assert.deepEqual(await field.evaluate((it) => it.scrollWidth - it.clientWidth), 0, `${viewport.width}`);
    isQuiet(page);
  }
});
