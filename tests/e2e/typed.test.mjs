// Formulas that are typed: they are shown as they were understood.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isQuiet, openAtRest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

test("a typed surface is set as in print, and again when it changes", async () => {
  const typed = (formula) => `#surface=function;expression=${encodeURIComponent(formula)};steps=9&run=sgd`;
  const page = await openAtRest(playground, typed("x^2/2 + y^2"));
  const parts = (tag) => page.locator(`.formula-line math ${tag}`).count();
  await until("a fraction", async () => (await parts("mfrac")) === 1);
  assert.equal(await parts("msqrt"), 0);
  await page.evaluate((hash) => (location.hash = hash), typed("sqrt(1 + x^2 + y^2)"));
  await until("a root", async () => (await parts("msqrt")) === 1);
  assert.equal(await parts("mfrac"), 0);
  isQuiet(page);
});
