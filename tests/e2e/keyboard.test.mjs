// Keys, as the help lists them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, card, cursor, isQuiet, LOSS, openAtRest, picture, spacing, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const LINK = "#surface=bowl;steps=60&run=sgd;learning_rate=0.01&run=adam&run=sgd;learning_rate=0.02";

test("moves the cursor with arrows, home, end and r", async () => {
  const page = await openAtRest(playground, LINK);
  const moves = [
    ["Home", 0], ["ArrowRight", 1], ["Shift+ArrowRight", 11], ["ArrowLeft", 10], ["Shift+ArrowLeft", 0],
    ["ArrowLeft", 0], ["End", 60], ["r", 0],
  ];
  for (const [key, step] of moves) {
    await page.keyboard.press(key);
    await until(`step ${step} after ${key}`, async () => (await cursor(page)) === step);
  }
  isQuiet(page);
});

test("plays and pauses with space", async () => {
  const page = await playground.openPage(LINK.replace("60", "100000"));
  for (const shown of ["Pause", "Play", "Pause"]) {
    await button(page, shown).waitFor();
    await page.keyboard.press("Space");
  }
  isQuiet(page);
});

test("changes the axis of the loss with l", async () => {
  const page = await openAtRest(playground, LINK);
  const before = await picture(page, LOSS);
  await page.keyboard.press("l");
  await until("linear losses", async () => (await spacing(page).inputValue()) === "linear");
  await until("another chart", async () => (await picture(page, LOSS)) !== before);
  isQuiet(page);
});

test("chooses a run with its number, and none that is not there", async () => {
  const page = await openAtRest(playground, LINK);
  const isOpen = (run) => card(page, run).getByRole("button", { expanded: true });
  for (const run of [3, 2, 1]) {
    await page.keyboard.press(String(run));
    await isOpen(run).waitFor();
  }
  await page.keyboard.press("8");
  await isOpen(1).waitFor();
  isQuiet(page);
});

test("lists the keys at ?, and goes on with Escape", async () => {
  const page = await openAtRest(playground, LINK);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  await help.waitFor();
  assert.match(await help.innerText(), /space/);
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  isQuiet(page);
});

test("leaves keys to the fields that take them", async () => {
  const page = await openAtRest(playground, LINK);
  const field = card(page).getByRole("textbox", { name: "Learning rate, number" });
  await field.focus();
  for (const key of ["Home", "ArrowLeft", "r", "l", "2", "Space"]) await page.keyboard.press(key);
  assert.equal(await cursor(page), 60);
  assert.equal(await card(page, 1).getByRole("button", { expanded: true }).count(), 1);
  isQuiet(page);
});

test("reaches every control with the tab key, and shows where it is", async () => {
  const page = await openAtRest(playground, LINK);
  const seen = new Set();
  for (let count = 0; count < 150 && !seen.has("Help"); count += 1) {
    await page.keyboard.press("Shift+Tab");
    seen.add(await page.evaluate(name));
  }
  for (const label of ["Play", "Step", "Learning rate", "Help"]) assert.ok(seen.has(label), label);
  isQuiet(page);
});

/** The name of what has the focus; it fails if the focus cannot be seen. */
function name() {
  const { activeElement: element } = document;
  const style = getComputedStyle(element);
  const label = element.getAttribute("aria-label") ?? element.textContent;
  if (element !== document.body && style.outlineStyle === "none") throw new Error(`no focus ring on ${label}`);
  return label;
}

test("the first key leads past all that stands before the transport", async () => {
  const page = await openAtRest(playground, LINK);
  const skip = button(page, "Skip to the transport");
  await page.keyboard.press("Tab");
  assert.ok(await skip.evaluate((element) => element === document.activeElement));
  const { x, y, width, height } = await skip.boundingBox();
  assert.ok(x >= 0 && y >= 0 && width > 100 && height > 20, "it is seen");
  assert.deepEqual(await page.audit(), []);
  await page.keyboard.press("Enter");
  assert.ok(await button(page, "Play").evaluate((element) => element === document.activeElement));
  isQuiet(page);
});
