// How one looks at an experiment is in its link: reloaded or sent to others, it looks the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, cursor, drag, hash, horizon, isQuiet, LOSS, MAP, message, openAtRest, picture, readings, spacing, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const grip = (page) => page.getByRole("group", { name: /^(Map|Relief):/ });

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
  ["land=block;turn=-21.7,43", turned],
  ["compare=run", compare],
  ["compare=loss,falling", sorted],
];

async function turned(page) {
  await button(page, "3-D").click();
  await grip(page).press("ArrowRight");
}

function compare(page) {
  return page.getByText("Compare the runs").click();
}

async function sorted(page) {
  await compare(page);
  for (let turn = 0; turn < 2; turn += 1) await page.locator(".comparison").getByRole("button", { name: /^loss/ }).click();
}

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

const BROKEN = ["step=61", "step=-1", "step=x", "run=4", "run=0", "y=cubic", "quantity=speed", "ahead=maybe", "zoom=", "window=1,2,3", "window=2,1,0,1", "turn=10", "compare=nothing", "chain=maybe", "nothing=1", "nonsense"];

for (const broken of BROKEN) {
  test(`says what is wrong with a look ${broken}; the experiment and the other looks hold`, async () => {
    const page = await playground.openPage(`#${LINK}&look;step=7;${broken}`.replace("step=7;step", "y=linear;step"));
    await message(page).filter({ hasText: /A part of this link is broken\..*allowed: /s }).waitFor();
    assert.equal(await horizon(page), 60);
    assert.equal((await readings(page)).length, 3);
    await until("an address without it", () => !hash(page).split(/[&;]/).includes(broken));
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

const look = (page, key) => new RegExp(`;${key}=([^;]*)`).exec(hash(page))?.[1];

/** All canvases of the landscape, as text that changes when a pixel does, once they rest. */
async function land(page) {
  let last;
  return until("a landscape at rest", async () => {
    const all = await page.locator(`${MAP} canvas`).evaluateAll((canvases) => canvases.map((canvas) => canvas.toDataURL()).join());
    const rests = all === last;
    last = all;
    await page.waitForTimeout(200);
    return rests && all;
  });
}

test("opens the comparison as it is sorted, and puts it away", async () => {
  const page = await openAt(11, ";compare=best,falling");
  const values = () => page.locator(".comparison tbody tr").evaluateAll((rows) => rows.map((row) => row.querySelectorAll("td")[1].innerText));
  const numbers = await until("three rows", async () => (await values()).length === 3 && (await values()).map(Number.parseFloat));
  assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
  await page.locator(".comparison th[aria-sort=descending]").waitFor();
  await compare(page);
  await until("nothing in the link", () => hash(page) === `${LINK}&look;step=11`);
  isQuiet(page);
});

test("carries the chain rule of a network, and restores it", async () => {
  const page = await openAtRest(playground, "#data=curve;model=network;steps=60&run=adam");
  await page.getByRole("button", { name: /chain rule/i }).click();
  await until("it in the link", () => /;chain=on$/.test(hash(page)));
  await page.reload();
  await page.getByRole("region", { name: /chain rule/i }).waitFor();
  isQuiet(page);
});

test("carries the part of the map that was zoomed to, and the axis beside it", async () => {
  const page = await playground.openPage("#data=line;steps=60&run=sgd;learning_rate=0.1;batch=4&look;step=20");
  const whole = await land(page);
  await grip(page).hover({ position: { x: 200, y: 260 } });
  for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, -100);
  await drag(page, grip(page), [43, -17]);
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await page.getByRole("combobox", { name: "Time axis" }).selectOption("epochs");
  await until("both in the link", () => look(page, "window") && look(page, "x") === "epochs");
  const written = hash(page);
  assert.match(look(page, "window"), /^(-?\d+(\.\d{1,5})?,?){4}$/);
  await page.reload();
  await button(page, "whole map").waitFor();
  const [part, chart] = [await land(page), await picture(page, LOSS)];
  assert.notEqual(part, whole);
  assert.equal(hash(page), written, "read and written again it is the same");
  const elsewhere = await playground.openPage(`#${written}`);
  await button(elsewhere, "whole map").waitFor();
  assert.equal(await land(elsewhere), part);
  assert.equal(await picture(elsewhere, LOSS), chart);
  await button(page, "whole map").click();
  await until("no part in the link", () => look(page, "window") === undefined);
  assert.equal(await land(page), whole);
  isQuiet(page);
});

test("shows all of another problem's land, also after undoing", async () => {
  const page = await playground.openPage(`#${LINK}&look;step=11;window=-1,1,-1,1`);
  await button(page, "whole map").waitFor();
  await page.evaluate(() => void (location.hash = "surface=himmelblau;steps=60&run=sgd&look;step=11"));
  await button(page, "whole map").waitFor({ state: "hidden" });
  await page.keyboard.press("Control+z");
  await until("the bowl", () => hash(page).startsWith("surface=bowl"));
  assert.equal(await button(page, "whole map").count(), 0);
  isQuiet(page);
});

test("a part that no map can show is as good as none", async () => {
  const page = await playground.openPage(`#${LINK}&look;step=11`);
  const whole = await land(page);
  for (const window of ["-1e9,1e9,-1e9,1e9", "0,1e-9,0,1e-9", "-1e300,1e300,0,1"]) {
    const elsewhere = await playground.openPage(`#${LINK}&look;step=11;window=${window}`);
    assert.equal(await land(elsewhere), whole, window);
    assert.equal(await button(elsewhere, "whole map").count(), 0, window);
    assert.equal(await elsewhere.locator(".map .reach.held").count(), 0, window);
    isQuiet(elsewhere);
  }
});
