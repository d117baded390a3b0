// A schedule that is drawn: its points are dragged, moved with keys, added and taken away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, card, drag, hash, isQuiet, openAtRest, readings, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const POINTS = "0:0,20:1,100:0.1";
const LINK = `#surface=bowl;steps=100&run=sgd;learning_rate=0.01;schedule=drawn;schedule.points=${POINTS}`;

const points = (page) => card(page).getByRole("button", { name: /^Point \d/ });

/** The points in the address, once they are as wanted. */
const drawn = (page, wanted) =>
  until(String(wanted), () => {
    const text = /schedule\.points=([^;&]*)/.exec(decodeURIComponent(hash(page)))?.[1];
    const list = text?.split(",").map((point) => point.split(":").map(Number));
    return list && wanted(list) && list;
  });

test("drags a point, which is one change", async () => {
  const page = await openAtRest(playground, LINK);
  const before = await readings(page);
  await drag(page, points(page).nth(1), [60, 25]);
  await page.mouse.up();
  const [, [time, factor]] = await drawn(page, (list) => list[1][0] > 30);
  assert.ok(time < 100 && factor > 0 && factor < 1, `${time}: ${factor}`);
  assert.notDeepEqual(await readings(page), before);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await drawn(page, (list) => list.join() === "0,0,20,1,100,0.1");
  isQuiet(page);
});

test("moves, adds and takes away points by keys alone", async () => {
  const page = await openAtRest(playground, LINK);
  await points(page).nth(1).focus();
  await page.keyboard.press("ArrowRight");
  await drawn(page, (list) => list[1][0] === 22);
  await page.keyboard.press("ArrowDown");
  await drawn(page, (list) => list[1][1] < 1);
  await button(page, "Add a point").press("Enter");
  await drawn(page, (list) => list.length === 4 && list[2][0] === 61);
  await until("the focus", () => page.evaluate(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Point 3 of 4")));
  await page.keyboard.press("Delete");
  await drawn(page, (list) => list.length === 3);
  isQuiet(page);
});

test("adds a point where the curve is clicked", async () => {
  const page = await openAtRest(playground, LINK);
  await card(page).locator(".rate-curve .sheet").click({ position: { x: 160, y: 50 } });
  await drawn(page, (list) => list.length === 4);
  assert.equal(await points(page).count(), 4);
  isQuiet(page);
});

test("begins with points that end with the film, and reads typed ones", async () => {
  const page = await openAtRest(playground, "#surface=bowl;steps=60&run=sgd;learning_rate=0.01");
  await card(page).getByLabel(/^Decay/).selectOption("drawn");
  await points(page).last().waitFor();
  const last = await points(page).last().getAttribute("aria-label");
  assert.match(last, /at 60;/);
  const field = card(page).getByLabel("Times: factors");
  await field.fill("0:1,30:x");
  await card(page).getByRole("alert").filter({ hasText: "pairs time:number" }).waitFor();
  await field.fill("0:1,30:0.5");
  await field.press("Enter");
  await until("two points", async () => (await points(page).count()) === 2);
  isQuiet(page);
});

test("shows the momentum where the schedule moves it", async () => {
  const page = await openAtRest(playground, "#surface=bowl;steps=60&run=adam;schedule=one-cycle;schedule.duration=60");
  await card(page).getByRole("img", { name: /^The momentum over the steps: first 0\.95/ }).waitFor({ state: "attached" });
  await card(page).getByLabel(/^Decay/).first().selectOption("exponential");
  await card(page).getByRole("img", { name: /^The momentum/ }).waitFor({ state: "detached" });
  isQuiet(page);
});

test("is accessible", async () => {
  const page = await openAtRest(playground, LINK);
  assert.deepEqual(await page.audit(), []);
  isQuiet(page);
});
