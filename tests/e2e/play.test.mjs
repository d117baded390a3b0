// The film plays: the loss falls, in figures and in the chart.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, cursor, horizon, isQuiet, LOSS, loss, MAP, picture, readings, rest, timeline, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const BOWL = "#surface=bowl;steps=400&run=sgd;learning_rate=0.01";

test("plays as soon as it is opened, and the loss falls", async () => {
  const page = await playground.openPage(BOWL);
  await until("a loss", async () => Number.isFinite(await loss(page)));
  await rest(page);
  const end = [await loss(page), await picture(page, LOSS), await picture(page, MAP)];
  await page.keyboard.press("Home");
  await until("the start", async () => (await cursor(page)) === 0);
  const start = [await loss(page), await picture(page, LOSS), await picture(page, MAP)];
  assert.ok(end[0] < start[0] / 10, `from ${start[0]} to ${end[0]}`);
  assert.notEqual(end[1], start[1], "the chart");
  assert.notEqual(end[2], start[2], "the map");
  isQuiet(page);
});

test("plays from the start when asked to", async () => {
  const page = await playground.openPage(BOWL);
  await rest(page);
  await button(page, "Restart").click();
  await until("the start", async () => (await cursor(page)) === 0);
  const before = [await loss(page), await picture(page, LOSS)];
  await button(page, "Play").click();
  await until("a lower loss", async () => (await loss(page)) < before[0]);
  await until("another chart", async () => (await picture(page, LOSS)) !== before[1]);
  await until("the end", async () => (await cursor(page)) === 400);
  await button(page, "Play").waitFor();
  isQuiet(page);
});

test("plays a long film faster, so that it ends while one looks", async () => {
  const page = await playground.openPage("#surface=bowl;steps=20000&run=sgd;learning_rate=0.01");
  const speed = page.getByRole("slider", { name: "Speed" });
  await until("its speed", async () => /^5[\s,.]?000 /.test(await speed.getAttribute("aria-valuetext")));
  isQuiet(page);
});

test("pauses where it is", async () => {
  const page = await playground.openPage("#surface=bowl;steps=100000&run=sgd;learning_rate=0.001");
  await button(page, "Pause").click();
  await button(page, "Play").waitFor();
  const [step, shown] = [await cursor(page), await readings(page)];
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.deepEqual([await cursor(page), await readings(page)], [step, shown]);
  isQuiet(page);
});

test("makes the film longer when it is played at its end", async () => {
  const page = await playground.openPage(BOWL);
  await rest(page);
  const end = await loss(page);
  await button(page, "Play").click();
  await until("a longer film", async () => (await horizon(page)) === 800);
  await until("the new end", async () => (await cursor(page)) === 800);
  assert.ok((await loss(page)) <= end);
  isQuiet(page);
});

test("the film is as long as the field says; undo and the link", async () => {
  const page = await playground.openPage(BOWL);
  await rest(page);
  const field = page.getByRole("textbox", { name: "Steps, number", exact: true });
  await field.fill("90");
  await field.press("Enter");
  await until("a shorter film", async () => (await horizon(page)) === 90 && (await cursor(page)) === 90);
  await until("its length in the link", () => page.url().includes("steps=90&"));
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until("the film as it was", async () => (await horizon(page)) === 400);
  await field.fill("0");
  await field.press("Enter");
  await page.getByText(/a whole number from 1 to/).first().waitFor();
  assert.equal(await horizon(page), 400, "the last good one stays");
  isQuiet(page);
});

test("shows the step that the timeline is dragged to", async () => {
  const page = await playground.openPage(BOWL);
  await rest(page);
  const { x, y, width, height } = await timeline(page).boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await until("the middle", async () => Math.abs((await cursor(page)) - 200) <= 2);
  assert.match(await page.locator(".readings").innerText(), new RegExp(`step\\s+${await cursor(page)}`));
  isQuiet(page);
});

test("shows the step that the chart is pointed at", async () => {
  const page = await playground.openPage(BOWL);
  await rest(page);
  const { x, y, width, height } = await page.locator(LOSS).boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await until("a step in the middle", async () => {
    const step = await cursor(page);
    return step > 100 && step < 300;
  });
  isQuiet(page);
});
