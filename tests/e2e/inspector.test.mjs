// Inside the step: formulas, and the same with the numbers put in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { card, isQuiet, openAtRest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

/** The formulas with numbers, without the room between their signs. */
const filled = async (page) =>
  (await page.locator(".inspector .in-numbers").allTextContents()).map((text) => text.replace(/\s/g, ""));

const CASES = {
  "sgd;learning_rate=0.01;momentum=0.9": ["b←0.9b+(1−0)g", "Δ=0.01d"],
  "sgd;learning_rate=0.01;momentum=0.8;form=nesterov": ["d=g+0.8b"],
  "adam;learning_rate=0.05;beta1=0.7;beta2=0.99": ["m←0.7m+(1−0.7)g", "v←0.99v+(1−0.99)g2"],
  "sgd;learning_rate=0.1;momentum=0.5;dampening=-0.5": ["b←0.5b+(1−(−0.5))g"],
};

for (const [run, wanted] of Object.entries(CASES)) {
  test(`puts the numbers in: ${run}`, async () => {
    const page = await openAtRest(playground, `#surface=bowl;b=2;steps=30&run=${run}`);
    await until("formulas with numbers", async () => (await filled(page)).length > 0);
    const shown = await filled(page);
    for (const formula of wanted) assert.ok(shown.includes(formula), `${formula} in ${shown.join("  ")}`);
    isQuiet(page);
  });
}

test("puts the rate in that the schedule has come to, and the power of a decay rate", async () => {
  const page = await openAtRest(playground, "#surface=bowl;b=2;steps=100&run=adam;learning_rate=0.08;schedule=exponential;schedule.factor=0.5;schedule.every=100");
  await until("half the rate", async () => (await filled(page)).some((formula) => formula.includes("0.04")));
  assert.ok((await filled(page)).some((formula) => formula.includes("1−0.9k")), (await filled(page)).join("  "));
  await card(page).getByRole("textbox", { name: "β₁, number" }).fill("0.6");
  await page.keyboard.press("Enter");
  await until("the other number", async () => (await filled(page)).some((formula) => formula.startsWith("m←0.6m")));
  assert.deepEqual(await page.audit(), []);
  isQuiet(page);
});
