// How one looks at an experiment is in its link: reloaded or sent to others, it looks the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, cursor, hash, horizon, isQuiet, LOSS, message, openAtRest, picture, readings, spacing, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const LINK = "surface=bowl;steps=60&run=sgd;learning_rate=0.01&run=adam&run=sgd;learning_rate=0.02";

/** Opens the page where the link says that it rests. */
async function openAt(step, looks = "") {
  const page = await playground.openPage(`#${LINK}&look;step=${step}${looks}`);
  await until(`step ${step}`, async () => (await cursor(page)) === step);
  return page;
}

/** What each look does on the page, and what then stands in the link. */
const LOOKS = [
  ["step=12", (page) => page.keyboard.press("ArrowRight")],
  ["run=3", (page) => page.keyboard.press("3")],
  ["y=linear", (page) => spacing(page).selectOption("linear")],
  ["quantity=distance", (page) => button(page, "distance").click()],
  ["ahead=off", (page) => button(page, "ahead").click()],
];

for (const [written, change] of LOOKS) {
  test(`carries ${written}, and restores it`, async () => {
    const page = await openAt(11);
    const before = await page.screenshot();
    await change(page);
    await until(`${written} in the link`, () => hash(page).includes(`;${written}`));
    const changed = await page.screenshot();
    assert.notDeepEqual(changed, before);
    assert.ok(hash(page).startsWith(`${LINK}&look;`), hash(page));
    const link = hash(page);
    await page.reload();
    await until("the same step", async () => [11, 12].includes(await cursor(page)));
    await page.waitForTimeout(300);
    assert.equal(hash(page), link);
    isQuiet(page);
  });
}

test("rests where the link says, with the numbers of that step", async () => {
  const page = await openAt(11);
  await button(page, "Play").waitFor();
  const shown = await readings(page);
  const elsewhere = await openAtRest(playground, `#${LINK}`);
  await elsewhere.keyboard.press("Home");
  for (let step = 0; step < 11; step += 1) await elsewhere.keyboard.press("ArrowRight");
  await until("the same numbers", async () => String(await readings(elsewhere)) === String(shown));
  await until("the step in the link", () => hash(elsewhere).endsWith("&look;step=11"));
  await elsewhere.keyboard.press("End");
  await until("no look", () => hash(elsewhere) === LINK);
  isQuiet(page);
});

const BROKEN = ["step=61", "step=-1", "step=x", "run=4", "run=0", "y=cubic", "quantity=speed", "ahead=maybe", "zoom=", "nothing=1", "nonsense"];

for (const broken of BROKEN) {
  test(`says what is wrong with a look ${broken}; the experiment and the other looks hold`, async () => {
    const page = await playground.openPage(`#${LINK}&look;step=7;${broken}`.replace("step=7;step", "y=linear;step"));
    await message(page).filter({ hasText: /A part of this link is broken\..*allowed: /s }).waitFor();
    assert.equal(await horizon(page), 60);
    assert.equal((await readings(page)).length, 3);
    isQuiet(page);
  });
}

test("follows looks while the page is open, and goes back to none", async () => {
  const page = await openAt(11, ";y=linear");
  const chart = await picture(page, LOSS);
  await page.evaluate((link) => void (location.hash = link), `${LINK}&look;step=11`);
  await until("the first spacing", async () => (await spacing(page).inputValue()) === "log");
  await until("another chart", async () => (await picture(page, LOSS)) !== chart);
  assert.equal(await cursor(page), 11);
  isQuiet(page);
});

test("carries residuals and the batch of the data, and restores them", async () => {
  const page = await openAtRest(playground, "#data=line;steps=60&run=sgd;learning_rate=0.1;batch=4");
  for (const name of ["residuals", "this batch"]) await button(page, name).click();
  await until("both in the link", () => /;batch=off;residuals=on$/.test(hash(page)));
  await page.reload();
  await page.getByRole("button", { name: "residuals", pressed: true }).waitFor();
  await page.getByRole("button", { name: "this batch", pressed: false }).waitFor();
  isQuiet(page);
});
