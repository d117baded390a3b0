// A rate that is too high: the card says since when and how much; the others go on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { card, cursor, isQuiet, loss, message, openAtRest, readings, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

test("says at which step and how far above the limit, and the others go on", async () => {
  const page = await openAtRest(playground, "#surface=square;steps=400&run=sgd;learning_rate=3&run=adam;learning_rate=0.1");
  const verdict = card(page, 1).getByRole("status");
  await verdict.filter({ hasText: /diverges at step \d+: learning rate 3 is 3 × the stability limit 1/ }).waitFor();
  assert.equal(await card(page, 1).locator(".reading").innerText(), "diverged");
  assert.match(await card(page, 2).locator(".reading").innerText(), /^loss /);
  assert.equal(await card(page, 2).getByRole("status").innerText(), "");
  const end = await loss(page, 1);
  await page.keyboard.press("Home");
  await until("the start", async () => (await cursor(page)) === 0);
  assert.ok(end < await loss(page, 1));
  assert.match(await card(page, 1).locator(".reading").innerText(), /^loss /, "not yet, at the start");
  isQuiet(page);
});

test("diverges without a known limit", async () => {
  const page = await openAtRest(playground, "#surface=rosenbrock;steps=400&run=sgd;learning_rate=0.5");
  await card(page).getByRole("status").filter({ hasText: /diverges at step \d+/ }).waitFor();
  isQuiet(page);
});

const REASONS = {
  "a batch is steeper than all rows": [
    "#data=line;steps=600&run=sgd;learning_rate=0.8;batch=1",
    /learning rate 0\.8 is below the limit 0\.94 of batches on average, but single rows are steeper/,
  ],
  "momentum adds to itself": [
    "#surface=bowl;steps=3000&run=sgd;learning_rate=0.001;momentum=1.01",
    /with this momentum it does at any rate, also at learning rate 0\.001/,
  ],
  "the rate is negative": [
    "#surface=ravine;steps=300&run=sgd;learning_rate=0.05;schedule=lambda;schedule.lambda=-1",
    /learning rate −0.05 goes uphill, because the schedule makes it negative/,
  ],
  "the schedule multiplies the rate": [
    "#surface=square;steps=300&run=sgd;learning_rate=0.3;schedule=lambda;schedule.lambda=10",
    /learning rate 3 is 3 × the stability limit 1/,
  ],
  "the last update was the steepest uphill": [
    "#surface=rosenbrock;start=-1.45,2.4;steps=400&run=sgd;learning_rate=0.0005;schedule=lambda;schedule.lambda=1-t/60",
    /diverges at step 118: learning rate −4.75e−4 goes uphill/,
  ],
  "the last update was just above the limit": [
    "#surface=rosenbrock;start=-1.45,2.4;steps=400&run=sgd;learning_rate=0.0005;schedule=lambda;schedule.lambda=1%2Bt/20",
    /learning rate 0\.002\d* is (1\.0\d+ ×|just above) the stability limit 0\.002/,
  ],
  "the schedule has no value": [
    "#surface=rosenbrock;steps=400&run=sgd;learning_rate=0.0005;schedule=lambda;schedule.lambda=1/t",
    /the schedule has no value at step 0: the rate there is infinite/,
  ],
  "the function has no value there": [
    "#surface=function;expression=sqrt(x)%2By^2;start=1,1;steps=60&run=sgd;learning_rate=0.1",
    /diverges at step \d+: the loss has no value where learning rate 0.1 led/,
  ],
  "the function has no value at the start": [
    "#surface=function;expression=1/x;start=0;steps=60&run=sgd;learning_rate=0.1",
    /diverges at step 0: the loss has no value within bounds where it starts/,
  ],
};

for (const [name, [link, words]] of Object.entries(REASONS)) {
  test(`says why: ${name}`, async () => {
    const page = await openAtRest(playground, link);
    await card(page).getByRole("status").filter({ hasText: words }).waitFor();
    isQuiet(page);
  });
}

test("is well again with a lower rate", async () => {
  const page = await openAtRest(playground, "#surface=square;steps=400&run=sgd;learning_rate=3");
  const verdict = card(page).getByRole("status");
  await verdict.filter({ hasText: "diverges" }).waitFor();
  const field = card(page).getByRole("textbox", { name: "Learning rate, number" });
  await field.fill("0.3");
  await field.press("Enter");
  await until("no verdict", async () => (await verdict.innerText()) === "");
  await until("a loss", async () => Number.isFinite(Number((await readings(page))[0].replaceAll("−", "-"))));
  isQuiet(page);
});

test("says which rate was lowered for another problem, until that is undone", async () => {
  const link = "#surface=rosenbrock;start=-1.45,2.4;steps=100&run=sgd;learning_rate=1.02&run=adam;learning_rate=0.05";
  const page = await openAtRest(playground, link);
  await page.getByRole("button", { name: /Change$/ }).click();
  await page.locator(".item", { hasText: "Himmelblau" }).click();
  await message(page).filter({ hasText: /lowered.*: SGD from 1.02 to 0.0\d+\./ }).waitFor();
  assert.doesNotMatch(await message(page).innerText(), /Adam/);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until("silence", async () => (await message(page).innerText()).trim() === "");
  isQuiet(page);
});
