// Noise on gradients: a run leaves the ridge of a saddle by it, and epochs have a measured time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { card, hash, isQuiet, loss, openAtRest, readings, rest, until } from "./controls.mjs";
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

test("the comparison has the time of an epoch where there are rows", async () => {
  for (const [link, columns] of [[RIDGE, 0], ["#data=line;steps=50&run=sgd;batch=10&run=adam", 1]]) {
    const page = await openAtRest(playground, link);
    await page.getByText("Compare the runs").click();
    await page.getByRole("columnheader", { name: "updates" }).first().waitFor();
    assert.equal(await page.getByRole("columnheader", { name: "ms/epoch" }).count(), columns);
    isQuiet(page);
  }
});
