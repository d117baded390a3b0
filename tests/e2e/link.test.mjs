// The address is the experiment: reloaded or sent to others, it gives the same numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, card, cursor, hash, horizon, isQuiet, message, openAtRest, readings, rest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const LINKS = [
  "",
  "#surface=himmelblau;start=0.123456789,-1.5;steps=150&run=adam;learning_rate=0.0123456789&run=sgd;learning_rate=0.001;momentum=0.9",
  "#data=line;noise=0.7;steps=150&run=sgd;learning_rate=0.05;batch=7;schedule=inverse-sqrt&run=adam;batch=16",
  "#data=diabetes;scaling=standard;steps=60&run=sgd;learning_rate=0.02;batch=32&run=adam;learning_rate=2",
];

const BROKEN = [
  "nonsense",
  "surface=nowhere&run=sgd",
  "surface=rosenbrock&run=sgd;learning_rate=-1",
  "surface=rosenbrock&run=sgd;learning_rate=NaN",
  "surface=rosenbrock;steps=1e99&run=sgd",
  "surface=rosenbrock;start=1&run=sgd",
  "surface=rosenbrock&run=sgd;rate=1",
  "%E0%A4%A",
];

for (const link of LINKS) {
  test(`gives the same numbers when it is opened again: ${link || "first visit"}`, async () => {
    const page = await openAtRest(playground, link);
    const shown = await readings(page);
    await page.reload();
    await rest(page);
    assert.deepEqual(await readings(page), shown);
    const elsewhere = await openAtRest(playground, link);
    assert.deepEqual(await readings(elsewhere), shown);
    isQuiet(page);
    isQuiet(elsewhere);
  });
}

test("carries every change", async () => {
  const page = await openAtRest(playground, "");
  await card(page).getByRole("slider", { name: "Learning rate", exact: true }).press("PageDown");
  await button(page, "+ Add a run").click();
  await until("four runs in the address", () => hash(page).split("&run=").length === 5);
  await rest(page);
  const shown = await readings(page);
  const elsewhere = await openAtRest(playground, `#${hash(page)}`);
  assert.deepEqual(await readings(elsewhere), shown);
  isQuiet(page);
  isQuiet(elsewhere);
});

for (const broken of BROKEN) {
  test(`says what is wrong with ${broken}, and shows the first visit's experiment`, async () => {
    const page = await openAtRest(playground, `#${broken}`);
    assert.match(await message(page).innerText(), /This link is broken\..*allowed: /s);
    const first = await openAtRest(playground, "");
    assert.deepEqual(await readings(page), await readings(first));
    isQuiet(page);
  });
}

test("follows the address while the page is open, and back", async () => {
  const page = await openAtRest(playground, "#surface=square;steps=30&run=sgd;learning_rate=0.05");
  const shown = await readings(page);
  const go = (link) => page.evaluate((link) => void (location.hash = link), link);
  await go("surface=bowl;steps=40&run=adam");
  await until("another experiment", async () => (await horizon(page)) === 40);
  await go("surface=nowhere");
  await message(page).filter({ hasText: "nowhere" }).waitFor();
  assert.equal(await horizon(page), 40, "the last good experiment stays");
  await page.goBack();
  await page.goBack();
  await until("the first experiment", async () => (await horizon(page)) === 30);
  await rest(page);
  assert.deepEqual(await readings(page), shown);
  isQuiet(page);
});

test("goes back through the lessons that were opened", async () => {
  const page = await openAtRest(playground, "");
  const picker = page.getByLabel("Experiment", { exact: true });
  const first = await picker.inputValue();
  const shown = [first];
  const place = () => page.evaluate(() => history.state);
  for (const index of [3, 5]) {
    const last = await place();
    await picker.selectOption({ index });
    shown.push(await picker.inputValue());
    await until("a place of its own", async () => (await place()) !== last);
  }
  await card(page).getByRole("slider", { name: "Learning rate", exact: true }).press("PageDown");
  for (const lesson of shown.slice(0, -1).reverse()) {
    await page.goBack();
    await until("the lesson before", async () => (await picker.inputValue()) === lesson);
  }
  await page.goForward();
  await until("the lesson after", async () => (await picker.inputValue()) === shown[1]);
  isQuiet(page);
});

test("leads to where data are given when they are missing", async () => {
  const page = await playground.openPage("#own=0123456789abcdef;target=y;features=x&run=sgd");
  await message(page).filter({ hasText: /^This link needs data that only its sender has: load or paste that file below/ }).waitFor();
  await page.getByRole("textbox", { name: "CSV text" }).waitFor();
  isQuiet(page);
});

for (const link of ["surface=bowl;steps=50&run=adam", "surface=bowl;steps=40&run=adam"]) {
  test(`plays ${link} from its first step when it is followed, wherever the film before it rested`, async () => {
    const page = await playground.openPage("#surface=bowl;steps=40&run=adam&look;step=7");
    await until("step 7", async () => (await cursor(page)) === 7);
    await page.evaluate((link) => void (location.hash = link), link);
    await until("the end", async () => (await cursor(page)) === Number(/steps=(\d+)/.exec(link)[1]));
    assert.equal(hash(page), link);
    isQuiet(page);
  });
}

test("a followed link whose data are not there changes nothing but the message", async () => {
  const page = await playground.openPage("#surface=bowl;steps=40&run=adam&look;step=7");
  await until("step 7", async () => (await cursor(page)) === 7);
  const shown = await readings(page);
  await page.evaluate(() => void (location.hash = "own=0123456789abcdef;target=y;features=x&run=sgd&look;step=3"));
  await message(page).filter({ hasText: "data" }).waitFor();
  await button(page, "Play").waitFor();
  assert.equal(await cursor(page), 7);
  assert.deepEqual(await readings(page), shown);
  isQuiet(page);
});
