// Undo and redo: every change of the experiment can be taken back, and made again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, card, drag, handle, hash, horizon, isQuiet, openAtRest, readings, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const LINK = "#surface=bowl;steps=60&run=sgd;learning_rate=0.005&run=adam";

const undo = (page) => page.getByRole("button", { name: /^Undo/ });
const redo = (page) => page.getByRole("button", { name: /^Redo/ });
const slider = (page) => card(page).getByRole("slider", { name: "Learning rate", exact: true });

/** Each with the words that the button has for it. */
const CHANGES = {
  "learning rate of run 1": (page) => slider(page).press("ArrowRight"),
  "optimizer of run 1": (page) => card(page).getByLabel(/^Optimizer/).selectOption({ index: 3 }),
  "decay of run 1": (page) => card(page).getByLabel(/^Decay/).selectOption({ index: 2 }),
  "run added": (page) => button(page, "+ Add a run").click(),
  start: (page) => handle(page).press("ArrowUp"),
  problem: async (page) => {
    await page.getByRole("button", { name: /Change$/ }).click();
    await page.locator(".item").last().click();
  },
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`takes back and makes again: ${name}`, async () => {
    const page = await openAtRest(playground, LINK);
    const before = await state(page);
    await change(page);
    await until("a change", async () => (await state(page)) !== before);
    const after = await state(page);
    await page.getByRole("button", { name: `Undo: ${name}` }).click();
    await until("what was before", async () => (await state(page)) === before);
    assert.ok(await undo(page).isDisabled(), "it is one change");
    await page.getByRole("button", { name: `Redo: ${name}` }).click();
    await until("what was after", async () => (await state(page)) === after);
    assert.ok(await redo(page).isDisabled());
    isQuiet(page);
  });
}

/** The experiment in the address, which is written when all is quiet. */
async function state(page) {
  let last = null;
  return until("a quiet address", () => {
    const [now] = hash(page).split("&look");
    [last, page.last] = [page.last, now];
    return last === now && `${now}`;
  });
}

test("takes a drag back at once", async () => {
  const page = await openAtRest(playground, LINK);
  const before = await readings(page);
  for (const dragged of [slider(page), handle(page)]) {
    await drag(page, dragged, [25, 12]);
    await page.mouse.up();
  }
  await until("another start", async () => /start=/.test(hash(page)));
  await page.keyboard.press("Control+z");
  await until("the start", async () => !/start=/.test(hash(page)));
  assert.notDeepEqual(await readings(page), before, "the rate is another change");
  await page.keyboard.press("Control+z");
  await until("the readings", async () => JSON.stringify(await readings(page)) === JSON.stringify(before));
  assert.ok(await undo(page).isDisabled());
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+y");
  await until("the start again", async () => /start=/.test(hash(page)));
  assert.ok(await redo(page).isDisabled());
  isQuiet(page);
});

test("takes a lesson and a pasted link back", async () => {
  const page = await openAtRest(playground, LINK);
  const picker = page.getByLabel("Experiment", { exact: true });
  await picker.selectOption({ index: 4 });
  await page.getByRole("button", { name: "Undo: lesson" }).waitFor();
  await page.evaluate(() => void (location.hash = "surface=square;steps=77&run=sgd"));
  await until("the link", async () => (await horizon(page)) === 77);
  await undo(page).click();
  await until("the lesson", async () => (await picker.inputValue()) !== "own");
  await undo(page).click();
  await until("the beginning", async () => (await horizon(page)) === 60);
  assert.equal(await picker.inputValue(), "own");
  assert.ok(await undo(page).isDisabled());
  isQuiet(page);
});

test("leaves text to its own undo", async () => {
  const page = await openAtRest(playground, LINK);
  await slider(page).press("ArrowRight");
  await page.getByRole("button", { name: /^Undo: learning rate/ }).waitFor();
  const after = await readings(page);
  await card(page).getByRole("textbox", { name: "Learning rate, number" }).focus();
  await page.keyboard.type("7");
  await page.keyboard.press("Control+z");
  assert.deepEqual(await readings(page), after);
  assert.ok(await undo(page).isEnabled());
  isQuiet(page);
});

test("opens the card of the run that was changed", async () => {
  const page = await openAtRest(playground, LINK);
  const before = await readings(page);
  await slider(page).press("ArrowRight");
  await page.keyboard.press("2");
  await card(page, 2).getByRole("button", { expanded: true }).waitFor();
  await undo(page).click();
  await card(page, 1).getByRole("button", { expanded: true }).waitFor();
  await until("the readings", async () => JSON.stringify(await readings(page)) === JSON.stringify(before));
  await page.keyboard.press("2");
  await redo(page).click();
  await card(page, 1).getByRole("button", { expanded: true }).waitFor();
  isQuiet(page);
});

test("opens the card that was open before a lesson", async () => {
  const page = await openAtRest(playground, LINK);
  const picker = page.getByLabel("Experiment", { exact: true });
  const opened = (run) => card(page, run).getByRole("button", { expanded: true }).waitFor();
  await page.keyboard.press("2");
  await opened(2);
  await picker.selectOption({ index: 4 });
  await opened(1);
  await undo(page).click();
  await opened(2);
  await redo(page).click();
  await opened(1);
  isQuiet(page);
});

test("opens a card that is there where runs come, go and move", async () => {
  const page = await openAtRest(playground, `${LINK}&run=nadam`);
  const opened = (run, heading) =>
    until(`${heading} open at ${run}`, async () => {
      const open = card(page, run).getByRole("button", { expanded: true });
      return (await open.count()) === 1 && (await open.locator("strong").innerText()) === heading;
    });
  await page.keyboard.press("3");
  await opened(3, "NAdam");
  const backAndForth = async (before, after) => {
    await opened(...after);
    for (let turn = 0; turn < 2; turn += 1) {
      await undo(page).click();
      await opened(...before);
      await redo(page).click();
      await opened(...after);
    }
  };
  await card(page, 3).getByRole("button", { name: "Remove", exact: true }).click();
  await backAndForth([3, "NAdam"], [2, "Adam"]);
  await card(page, 2).getByRole("button", { name: /^Move run/ }).press("ArrowUp");
  await backAndForth([2, "Adam"], [1, "Adam"]);
  await until("a link to a run that is there", () => !/;run=/.test(hash(page).split("&look")[1] ?? ""));
  isQuiet(page);
});

for (const [width, height] of [[390, 844], [844, 390]]) {
  test(`is within reach of a thumb wherever a phone of ${width} × ${height} is scrolled to`, async () => {
    const page = await openAtRest(playground, LINK, { viewport: { width, height }, hasTouch: true, isMobile: true });
    const before = await readings(page);
    await slider(page).press("ArrowRight");
    await until("a change", async () => JSON.stringify(await readings(page)) !== JSON.stringify(before));
    for (const bottom of [0, 1e6]) {
      await page.evaluate((top) => scrollTo(0, top), bottom);
      for (const deed of [undo(page), redo(page)]) {
        const box = await deed.boundingBox();
        assert.ok(box.y + box.height <= height && box.y > 0, JSON.stringify(box));
        assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
        assert.ok(box.x >= 0 && box.x + box.width <= width, JSON.stringify(box));
      }
    }
    await undo(page).tap();
    await until("the readings", async () => JSON.stringify(await readings(page)) === JSON.stringify(before));
    isQuiet(page);
  });
}
