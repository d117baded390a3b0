// Rows that are held out of training: the knob, the charts that follow, and the lesson about them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, hash, isQuiet, LOSS, openAtRest, picture, readings, rest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const LINK = "#data=curve;n=40;model=polynomial;degree=9;steps=300&run=adam;learning_rate=0.05&run=sgd;learning_rate=0.1";

const share = (page) => page.getByRole("slider", { name: "Held out", exact: true });
const losses = (page) => page.getByRole("group", { name: "Losses shown" });
const chip = (page, name) => losses(page).getByRole("button", { name, exact: true });

/** The text of a number field. */
const field = (page, name) => page.getByRole("textbox", { name: `${name}, number`, exact: true });

async function set(page, name, value) {
  await field(page, name).fill(value);
  await field(page, name).press("Enter");
}

test("holds rows out; chart, data and comparison follow; undo and the link", async () => {
  const page = await openAtRest(playground, LINK);
  const [whole, before] = [await picture(page, LOSS), await readings(page)];
  assert.equal(await losses(page).count(), 0, "there is one loss only");
  await share(page).press("End");
  await until("the knob in the link", () => hash(page).includes("held_out=0.5"));
  await until("both losses", async () => (await chip(page, "held out").getAttribute("aria-pressed")) === "true");
  await rest(page);
  const parted = await picture(page, LOSS);
  assert.notEqual(parted, whole);
  await page.getByText("○ held out").waitFor();
  assert.match(await page.locator(`${LOSS} .plot`).getAttribute("aria-label"), /held out/);
  await chip(page, "held out").click();
  await until("the training loss alone", async () => (await picture(page, LOSS)) !== parted);
  await until("that in the link", () => hash(page).includes(";losses=full"));
  await chip(page, "held out").click();
  await until("nothing chosen in the link", () => !hash(page).includes("losses="));
  await page.getByText("Compare the runs").click();
  await page.getByRole("columnheader", { name: "○ best" }).waitFor();
  const sheet = page.locator(".comparison .sheet");
  assert.ok(await sheet.evaluate((it) => it.scrollWidth <= it.clientWidth), "the comparison has room");
  await sheet.getByRole("button", { name: "○ best" }).click();
  await page.locator("th[aria-sort=ascending]", { hasText: "○ best ▴" }).waitFor();
  const elsewhere = await playground.openPage(`#${hash(page)}`);
  await until("the same losses elsewhere", async () => (await readings(elsewhere)).join() === `${await readings(page)}`);
  assert.equal(await chip(elsewhere, "held out").getAttribute("aria-pressed"), "true");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until("what was before", async () => (await readings(page)).join() === before.join());
  await until("one loss", async () => (await losses(page).count()) === 0);
  await page.getByRole("columnheader", { name: "○ best" }).waitFor({ state: "detached" });
  isQuiet(page);
  isQuiet(elsewhere);
});

test("another seed holds other rows out, where some are", async () => {
  const page = await openAtRest(playground, LINK);
  await page.getByText("More about the problem").click();
  assert.equal(await field(page, "Seed of held out").count(), 0, "nothing to draw");
  await set(page, "Held out", "0.25");
  await field(page, "Seed of held out").waitFor();
  await rest(page);
  const before = await picture(page, LOSS);
  await set(page, "Seed of held out", "7");
  await until("other rows", async () => (await picture(page, LOSS)) !== before);
  await set(page, "Held out", "0.6");
  await page.getByText(/a number from 0 to 0.5/).first().waitFor();
  await until("the last good ones in the link", () => hash(page).includes("held_out=0.25;held_out_seed=7"));
  isQuiet(page);
});

test("shows three losses at once where batches are drawn", async () => {
  const page = await openAtRest(playground, `${LINK.replace("degree=9", "degree=9;held_out=0.25")};batch=4`);
  const names = ["training", "held out", "mini-batch"];
  assert.deepEqual(await losses(page).getByRole("button").allInnerTexts(), names);
  const before = await picture(page, LOSS);
  await button(page, "mini-batch").click();
  await until("the third", async () => (await picture(page, LOSS)) !== before);
  await until("all in the link", () => hash(page).includes(";losses=full,held-out,batch"));
  for (const name of names) await button(page, name).click();
  await until("the last stays", () => hash(page).includes(";losses=batch"));
  isQuiet(page);
});

test("shows hollow points of classes and of predictions", async () => {
  for (const [data, legend] of [
    ["moons;n_samples=60;loss=logistic", "○ held out"],
    ["diabetes;scaling=standard", "○ held out"],
  ]) {
    const page = await openAtRest(playground, `#data=${data};held_out=0.3;steps=40&run=adam;learning_rate=0.1`);
    if (legend.startsWith("○")) await button(page, "predicted").click();
    await page.getByText(legend).waitFor();
    isQuiet(page);
  }
});

test("the lesson's tasks are done by ridge and by degree", async () => {
  const page = await playground.openPage();
  await page.getByLabel("Experiment").selectOption({ label: "Learning by heart" });
  const done = page.locator(".tasks .done");
  await losses(page).waitFor();
  assert.equal(await done.count(), 0);
  await page.getByText("More about the problem").click();
  await set(page, "Ridge", "0.003");
  await until("the second task", async () => (await done.count()) === 1);
  await set(page, "Ridge", "0");
  await set(page, "Degree", "3");
  await until("the third task", async () => (await done.count()) === 2);
  isQuiet(page);
});
