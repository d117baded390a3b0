// Noise on gradients: a run leaves the ridge of a saddle by it, and epochs have a measured time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, card, hash, isQuiet, loss, openAtRest, readings, rest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const RIDGE = "#surface=saddle;start=1.2,0;steps=100&run=sgd;learning_rate=0.05";

test("noise frees a run from the ridge; undo and the link", async () => {
  const page = await openAtRest(playground, RIDGE);
  assert.ok((await loss(page)) > 0, "it stays on the ridge");
  const before = await readings(page);
  await card(page).getByText("More", { exact: true }).click();
  const field = card(page).getByRole("textbox", { name: "Noise on g (0: off), number", exact: true });
  await field.fill("0.01");
  await field.press("Enter");
  await rest(page);
  await until("a fall", async () => (await loss(page)) < -1);
  await until("that in the link", () => hash(page).includes("noise=0.01"));
  const elsewhere = await playground.openPage(`#${hash(page)}`);
  await until("the same fall elsewhere", async () => (await readings(elsewhere)).join() === `${await readings(page)}`);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until("the ridge again", async () => (await readings(page)).join() === before.join());
  isQuiet(page);
  isQuiet(elsewhere);
});

test("another seed draws other noise, and has a field while there is noise", async () => {
  const page = await openAtRest(playground, `${RIDGE};noise=0.01`);
  await card(page).getByText("More", { exact: true }).click();
  const field = (name) => card(page).getByRole("textbox", { name: `${name}, number`, exact: true });
  const before = await readings(page);
  await field("Random seed").fill("7");
  await field("Random seed").press("Enter");
  await until("other noise", async () => (await readings(page)).join() !== before.join());
  await until("the seed in the link", () => hash(page).includes("batch_seed=7"));
  await field("Noise on g (0: off)").fill("0");
  await field("Noise on g (0: off)").press("Enter");
  await field("Random seed").waitFor({ state: "detached" });
  isQuiet(page);
});

test("the comparison has the time of an epoch where there are rows", async () => {
  for (const [link, columns] of [[RIDGE, 0], ["#data=line;steps=50&run=sgd;batch=10&run=adam", 1]]) {
    const page = await openAtRest(playground, link);
    await page.getByText("Compare the runs").click();
    await page.getByRole("columnheader", { name: "updates" }).first().waitFor();
    assert.equal(await page.getByRole("columnheader", { name: "ms/epoch" }).count(), columns);
    isQuiet(page);
  }
});

test("the comparison draws the time of an epoch against the batch size, where runs differ in it", async () => {
  const figure = (page) => page.locator(".comparison figure");
  const page = await openAtRest(playground, "#data=line;steps=50&run=sgd;batch=10&run=adam&run=sgd;name=One;batch=1");
  await page.getByText("Compare the runs").click();
  await figure(page).locator("strong", { hasText: "Time of an epoch" }).waitFor();
  const told = await figure(page).getByRole("img").getAttribute("aria-label");
  assert.match(told, /One, 1 in a batch: [\d.]+; SGD, 10 in a batch: [\d.]+; Adam, 200 in a batch: [\d.]+/);
  await figure(page).getByRole("button", { name: "Time of an epoch as a table" }).click();
  const dialog = page.getByRole("dialog");
  assert.deepEqual(await dialog.locator("thead th").allInnerTexts(), ["run", "rows in a batch", "ms/epoch"]);
  assert.equal(await dialog.locator("tbody tr").count(), 3);
  assert.deepEqual(await page.audit(), []);
  await page.keyboard.press("Escape");
  await button(page, "Export ▾").click();
  await page.getByRole("menuitem", { name: "Time of an epoch as SVG" }).waitFor();
  const same = await openAtRest(playground, "#data=line;steps=50&run=sgd&run=adam");
  await same.getByText("Compare the runs").click();
  await same.getByRole("columnheader", { name: "ms/epoch" }).waitFor();
  assert.equal(await figure(same).count(), 0);
  isQuiet(page);
  isQuiet(same);
});
