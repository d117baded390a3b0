// Formulas that are typed: they are shown as they were understood.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hash, isQuiet, openAtRest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

test("a typed surface is set as in print, and again when it changes", async () => {
  const typed = (formula) => `#surface=function;expression=${encodeURIComponent(formula)};steps=9&run=sgd`;
  const page = await openAtRest(playground, typed("x^2/2 + y^2"));
  const print = () => page.locator(".knobs .formula-line").textContent();
  const parts = (tag) => page.locator(`.formula-line math ${tag}`).count();
  await until("a fraction", async () => (await parts("mfrac")) === 1);
  assert.match(await print(), /^f\(x,y\)=/);
  assert.equal(await parts("msqrt"), 0);
  await page.evaluate((hash) => (location.hash = hash), typed("sqrt(1 + x^2 + y^2)"));
  await until("a root", async () => (await parts("msqrt")) === 1);
  assert.equal(await parts("mfrac"), 0);
  await page.evaluate((hash) => (location.hash = hash), typed("x^2"));
  await until("x alone", async () => /^f\(x\)=/.test(await print()));
  isQuiet(page);
});

test("a function of x alone has nothing to do with y, and keeps the start as far as it can", async () => {
  const page = await openAtRest(playground, "#surface=function;expression=x^2%2By^2;start=1.5,0.5;steps=9&run=sgd");
  const field = (name) => page.getByRole("textbox", { name });
  const there = async (...names) => Promise.all(names.map((name) => field(name).count()));
  const told = () => there("f(x, y) =", /^y from/, /^y to/, /^start y/, "f(x) =", /^x from/, /^start x/);
  assert.deepEqual(await told(), [1, 1, 1, 1, 0, 1, 1]);
  await field("f(x, y) =").fill("x^4 - 3x");
  await field("f(x, y) =").press("Enter");
  await until("f(x)", async () => (await field("f(x) =").count()) === 1);
  assert.deepEqual(await told(), [0, 0, 0, 0, 1, 1, 1]);
  await until("the start in the address", () => /;start=1\.5;/.test(hash(page)));
  assert.ok(!/y/.test(await page.locator("p.formula-line").first().innerText()));
  await page.locator(".map").getByRole("button", { name: / as a table$/ }).click();
  await page.getByRole("columnheader", { name: "parameter x" }).waitFor();
  await page.keyboard.press("Escape");
  await field("f(x) =").fill("x^2 + 2y^2");
  await field("f(x) =").press("Enter");
  await until("a y for the start", () => /;start=1\.5,1;/.test(hash(page)));
  assert.deepEqual(await told(), [1, 1, 1, 1, 0, 1, 1]);
  isQuiet(page);
});

test("a link with a start for x and y opens a function of x alone", async () => {
  const page = await openAtRest(playground, "#surface=function;expression=x^2;start=1.5,0.5;steps=9&run=sgd");
  assert.equal(await page.getByRole("textbox", { name: /^start x/ }).inputValue(), "1.5");
  assert.equal(await page.locator(".complaint").innerText(), "");
  isQuiet(page);
});
