// The start is dragged and moved with keys; paths, losses and address follow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drag, handle, hash, isQuiet, LOSS, MAP, openAtRest, picture, readings, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const PROBLEMS = {
  "the map of a surface": "#surface=bowl;steps=60&run=sgd;learning_rate=0.01&run=adam",
  "the curve of one parameter": "#surface=square;steps=60&run=sgd;learning_rate=0.01&run=adam",
  "the map of a fit": "#data=line;steps=60&run=sgd;learning_rate=0.01&run=adam",
};

const look = async (page) => [await readings(page), await picture(page, MAP), await picture(page, LOSS)];

/** Waits until losses, map and chart are other ones. */
async function changes(page, before, what) {
  await until(`another picture after ${what}`, async () => {
    const [losses, map, chart] = await look(page);
    return losses.every((loss, run) => loss !== before[0][run]) && map !== before[1] && chart !== before[2];
  });
}

/** Numbers of the start, as the address has them. */
const start = (page) => /start=([^;&]*)/.exec(hash(page))?.[1] ?? "";

for (const [name, link] of Object.entries(PROBLEMS)) {
  test(`drags the start on ${name}`, async () => {
    const page = await openAtRest(playground, link);
    const before = await look(page);
    await drag(page, handle(page), [-37, 23]);
    await changes(page, before, "a movement of the mouse");
    await page.mouse.up();
    await until("the start in the address", () => start(page));
    isQuiet(page);
  });

  test(`moves the start on ${name} with arrow keys`, async () => {
    const page = await openAtRest(playground, link);
    await handle(page).focus();
    for (const key of ["ArrowRight", "ArrowLeft"]) {
      const [before, from] = [await look(page), start(page)];
      await page.keyboard.press(key);
      await changes(page, before, key);
      await until("another address", () => start(page) !== from);
    }
    isQuiet(page);
  });
}

test("follows the handle: what is dragged stays under the mouse", async () => {
  const page = await openAtRest(playground, PROBLEMS["the map of a surface"]);
  const before = await handle(page).boundingBox();
  await drag(page, handle(page), [60, 40]);
  await page.mouse.up();
  await until("the handle at the mouse", async () => {
    const after = await handle(page).boundingBox();
    return Math.abs(after.x - before.x - 60) < 3 && Math.abs(after.y - before.y - 40) < 3;
  });
  isQuiet(page);
});

test("takes the start in numbers, and refuses what is none", async () => {
  const page = await openAtRest(playground, PROBLEMS["the map of a surface"]);
  const field = page.getByRole("textbox", { name: /^start x/ });
  await field.fill("1.25");
  await field.press("Enter");
  await until("the start in the address", () => start(page).startsWith("1.25,"));
  await field.fill("abc");
  await field.press("Enter");
  await page.getByRole("alert").filter({ hasText: "abc" }).waitFor();
  assert.match(start(page), /^1\.25,/);
  isQuiet(page);
});
