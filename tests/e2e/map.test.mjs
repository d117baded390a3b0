// The map: every control changes what is seen, and the link brings it back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, drag, handle, hash, isQuiet, openAtRest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const BOWL = "#surface=bowl;steps=60&run=sgd;learning_rate=0.01&run=adam";
const LINE = "#data=line;steps=60&run=sgd;learning_rate=0.1;batch=4&run=sgd;learning_rate=0.1&look;step=3";
const MANY = "#data=diabetes;scaling=standard;steps=60&run=sgd;learning_rate=0.1&run=adam;learning_rate=2";
const MOONS = "#data=moons;loss=logistic;model=network;units=3;steps=60&run=adam;learning_rate=0.05;batch=16&run=sgd;learning_rate=0.5";

const grip = (page) => page.getByRole("group", { name: /^(Map|Relief):/ });

const readout = (page) => page.locator(".loss-here").last().textContent();

/** All canvases of a figure, as text that changes when a pixel does. */
const picture = (page, figure) =>
  page.locator(`${figure} canvas`).evaluateAll((all) => all.map((canvas) => canvas.toDataURL()).join());

const LAND = ".map:not(.regions)";

/** Looks until nothing changes any more: land is surveyed coarsely first. */
async function settled(page, figure) {
  let last = "";
  await until("a picture at rest", async () => {
    const now = await picture(page, figure);
    const same = now === last;
    last = now;
    await page.waitForTimeout(120);
    return same;
  });
  return last;
}

async function changes(page, figure, deed) {
  const before = await settled(page, figure);
  await deed();
  await until("another picture", async () => (await picture(page, figure)) !== before);
  return settled(page, figure);
}

test("zooms by wheel and keys, pans by dragging, and shows all again", async () => {
  const page = await openAtRest(playground, BOWL);
  const all = await settled(page, LAND);
  await changes(page, LAND, async () => {
    await grip(page).hover({ position: { x: 200, y: 300 } });
    await page.mouse.wheel(0, -300);
  });
  await changes(page, LAND, async () => {
    await drag(page, grip(page), [60, 30]);
    await page.mouse.up();
  });
  await button(page, "whole map").click();
  await until("all of the map", async () => (await picture(page, LAND)) === all);
  await grip(page).focus();
  await changes(page, LAND, () => page.keyboard.press("+"));
  await page.keyboard.press("0");
  await until("all of the map", async () => (await settled(page, LAND)) === all);
  isQuiet(page);
});

test("zooms as far as fingers spread on a trackpad, and by lines and pages of a wheel", async () => {
  const page = await openAtRest(playground, "#surface=bowl;steps=60&run=sgd&look;window=-1,1,-1,1");
  const turn = (options) => grip(page).evaluate((it, options) => it.dispatchEvent(new WheelEvent("wheel", { cancelable: true, ...options })), options);
  let width = 2;
  for (const [options, part] of [
    [{ ctrlKey: true, deltaY: -10 }, Math.exp(-0.1)],
    [{ ctrlKey: true, deltaY: 120 }, Math.exp(0.3)],
    [{ deltaY: -100 }, Math.exp(-0.16)],
    [{ deltaY: 3, deltaMode: 1 }, Math.exp(0.0864)],
    [{ deltaY: -1, deltaMode: 2 }, Math.exp(-0.48)],
  ]) {
    assert.equal(await turn(options), false, "the page does not scroll too");
    width *= part;
    await until(`${JSON.stringify(options)} in the link`, () => {
      const [left, right] = hash(page).match(/window=([^;&]*)/)?.[1].split(",").map(Number) ?? [];
      return Math.abs((right - left) / width - 1) < 0.01;
    });
  }
  isQuiet(page);
});

test("reads the loss under the pointer and under the cross-hair", async () => {
  const page = await openAtRest(playground, BOWL);
  await grip(page).hover({ position: { x: 120, y: 200 } });
  await until("a reading", async () => /^x = .*, y = .*, loss = /.test(await readout(page)));
  const first = await readout(page);
  await page.mouse.move(0, 0);
  await until("no reading", async () => (await readout(page)) === "");
  await grip(page).focus();
  await page.keyboard.press("ArrowLeft");
  await until("a reading at the cross-hair", async () => /loss = /.test(await readout(page)));
  const second = await readout(page);
  await page.keyboard.press("ArrowUp");
  await until("another reading", async () => (await readout(page)) !== second);
  assert.notEqual(first, second);
  isQuiet(page);
});

test("shows gradients when asked to, and says so in the link", async () => {
  const page = await openAtRest(playground, BOWL);
  await changes(page, LAND, () => button(page, "gradients").click());
  await until("the look in the link", () => hash(page).includes("arrows=gradients"));
  isQuiet(page);
});

test("shows the batch's gradient beside that of all examples", async () => {
  const page = await playground.openPage(LINE);
  await changes(page, LAND, () => button(page, "batch").click());
  await until("the look in the link", () => hash(page).includes("batch=off"));
  isQuiet(page);
});

test("turns the relief by drag and by keys", async () => {
  const page = await openAtRest(playground, BOWL);
  await changes(page, LAND, () => button(page, "3-D").click());
  assert.equal(await handle(page).count(), 0, "no start to drag on a relief");
  await changes(page, LAND, async () => {
    await drag(page, grip(page), [90, -30]);
    await page.mouse.up();
  });
  await grip(page).focus();
  await changes(page, LAND, () => page.keyboard.press("ArrowRight"));
  await until("the look in the link", () => hash(page).includes("land=block"));
  await changes(page, LAND, () => button(page, "Map").click());
  isQuiet(page);
});

test("has a landscape for more than two parameters", async () => {
  const page = await openAtRest(playground, MANY);
  const note = await page.locator(`${LAND} .note`).textContent();
  assert.match(note, /two principal directions: [\d.]+ % of their spread/);
  await grip(page).hover({ position: { x: 120, y: 200 } });
  await until("a reading", async () => /^direction 1 = /.test(await readout(page)));
  await changes(page, LAND, async () => {
    await handle(page).focus();
    await page.keyboard.press("ArrowDown");
  });
  await until("a start in the link", () => hash(page).includes("start="));
  isQuiet(page);
});

test("shows the regions of classes, and other looks beside them", async () => {
  const page = await openAtRest(playground, MOONS);
  const regions = ".regions";
  assert.match(await page.locator(`${regions} [role=img]`).getAttribute("aria-label"), /examples on the right side/);
  await changes(page, regions, () => page.keyboard.press("2"));
  await changes(page, regions, () => page.keyboard.press("Home"));
  await button(page, "predicted").click();
  await until("the look in the link", () => hash(page).includes("beside=predicted"));
  assert.equal(await page.locator(regions).count(), 0);
  await page.reload();
  await page.getByRole("figure", { name: "Predicted against true" }).waitFor();
  isQuiet(page);
});

test("shows the weights of a network, and says them", async () => {
  const page = await openAtRest(playground, MOONS);
  await button(page, "weights").click();
  const weights = page.getByRole("group", { name: /^Weights of the selected run/ });
  await weights.focus();
  await page.keyboard.press("ArrowRight");
  await until("a weight in words", async () => /^W₁\[1,1\] = /.test(await readout(page)));
  const first = await readout(page);
  await page.keyboard.press("ArrowRight");
  await until("the next weight", async () => /^W₁\[1,2\] = /.test(await readout(page)));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("2");
  await until("the weight of the other run", async () => /^W₁\[1,1\] = /.test(await readout(page)) && (await readout(page)) !== first);
  isQuiet(page);
});

test("turns the plane to the paths as they are when films are whole", async () => {
  const page = await openAtRest(playground, MOONS);
  const note = () => page.locator(`${LAND} .note`).textContent();
  await settled(page, LAND);
  const streamed = await note();
  await page.reload();
  await page.locator(".run .reading").first().waitFor();
  await until("the same plane", async () => (await settled(page, LAND)) && (await note()) === streamed);
  isQuiet(page);
});
