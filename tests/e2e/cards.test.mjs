// Run cards and the comparison of the runs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, card, hash, isQuiet, LOSS, MAP, openAtRest, picture, readings, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const LINK = "#surface=bowl;steps=60&run=sgd;name=A;learning_rate=0.005&run=adam;name=B&run=nadam;name=C";

const names = (page) => page.locator(".run .head strong").allInnerTexts();

const ordered = (page, wanted) => until(wanted, async () => (await names(page)).join("") === wanted);

const grip = (page, run) => card(page, run).getByRole("button", { name: /^Move run/ });

test("moves runs with the grip and with keys; undo brings them back", async () => {
  const page = await openAtRest(playground, LINK);
  const before = await readings(page);
  const [from, to] = [await grip(page, 1).boundingBox(), await card(page, 3).boundingBox()];
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + to.height - 4, { steps: 12 });
  await page.mouse.up();
  await ordered(page, "BCA");
  assert.deepEqual((await readings(page)).sort(), before.toSorted());
  assert.equal(await card(page, 3).getByRole("button", { expanded: true }).count(), 1, "the card stays open");
  await page.getByRole("button", { name: "Undo: order of the runs" }).click();
  await ordered(page, "ABC");
  await grip(page, 1).press("ArrowDown");
  await ordered(page, "BAC");
  await page.keyboard.press("ArrowDown");
  await ordered(page, "BCA");
  await page.keyboard.press("ArrowUp");
  await ordered(page, "BAC");
  isQuiet(page);
});

test("a run keeps its colour wherever it stands; a new one takes a free one; undo and the link", async () => {
  const page = await openAtRest(playground, LINK);
  const colours = () => page.locator(".run .swatch line").evaluateAll((lines) => lines.map((line) => line.getAttribute("stroke")));
  const coloured = (what, wanted) => until(what, async () => String(await colours()) === String(wanted));
  const written = (what, wanted) => until(what, () => new URLSearchParams(hash(page).split("&look;")[1]?.replaceAll(";", "&")).get("colours") === wanted);
  const [a, b, c] = await colours();
  await grip(page, 1).press("ArrowDown");
  await coloured("another order", [b, a, c]);
  await written("the order of colours in the link", "2");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await coloured("the first order", [a, b, c]);
  await written("nothing of colours in the link", null);
  await card(page).locator(".head").click();
  await card(page).getByRole("button", { name: "Remove", exact: true }).click();
  await coloured("two are left", [b, c]);
  await written("their colours in the link", "2,3");
  assert.deepEqual(await page.locator(".legend .swatch line").evaluateAll((lines) => lines.map((line) => line.getAttribute("stroke"))), [b, c]);
  const elsewhere = await playground.openPage(`#${hash(page)}`);
  await until("the same colours elsewhere", async () => (await elsewhere.locator(".run .swatch").count()) === 2);
  assert.deepEqual(await elsewhere.locator(".run .swatch line").evaluateAll((lines) => lines.map((line) => line.getAttribute("stroke"))), [b, c]);
  await button(page, "+ Add a run").click();
  await coloured("the free colour", [b, c, a]);
  for (let change = 0; change < 2; change += 1) await page.getByRole("button", { name: /^Undo/ }).click();
  await coloured("all as at first", [a, b, c]);
  isQuiet(page);
  isQuiet(elsewhere);
});

test("gives a run another name, or its own back", async () => {
  const page = await openAtRest(playground, LINK);
  const field = card(page).getByRole("textbox", { name: "Name of run 1" });
  await card(page).locator(".head").dblclick();
  await field.fill("Slow & steady");
  await field.press("Enter");
  await until("the name", async () => (await names(page))[0] === "Slow & steady");
  await button(page, "Rename").click();
  await field.fill("nothing");
  await field.press("Escape");
  assert.equal((await names(page))[0], "Slow & steady");
  for (const leave of [() => field.press("Enter"), () => page.locator(".brand, h1").first().click()]) {
    await button(page, "Rename").click();
    await field.waitFor();
    await leave();
    await field.waitFor({ state: "detached" });
    assert.equal((await names(page))[0], "Slow & steady", "nothing was typed");
  }
  await button(page, "Rename").click();
  await field.fill("");
  await page.locator(".brand, h1").first().click();
  await until("no name of its own", async () => !/name=Slow/.test(hash(page)));
  isQuiet(page);
});

test("sums a run up in a line", async () => {
  const page = await openAtRest(playground, "#data=line;n=200;steps=30&run=sgd&run=sgd;learning_rate=0.1;batch=16;schedule=exponential");
  const line = await card(page, 2).locator(".digest").innerText();
  assert.match(line, /^η 0\.1 · batch 16 · exponential, factor 0\.9, every 100/);
  isQuiet(page);
});

test("says in which zone a learning rate is", async () => {
  const page = await openAtRest(playground, "#surface=square;start=1;steps=30&run=sgd;learning_rate=0.1");
  const field = card(page).getByRole("textbox", { name: "Learning rate, number" });
  const words = card(page).locator(".beside");
  for (const [rate, zone] of [["0.2", "smooth up to 0.5"], ["0.7", "oscillates: between 0.5 and 1"], ["1", "never settles; diverges above 1"], ["1.5", "diverges: above 1"]]) {
    await field.fill(rate);
    await field.press("Enter");
    await words.filter({ hasText: zone }).waitFor();
    const slider = card(page).getByRole("slider", { name: "Learning rate", exact: true });
    assert.match(await slider.getAttribute("aria-valuetext"), new RegExp(zone));
  }
  await card(page).getByLabel(/^Optimizer/).selectOption("adam");
  await words.waitFor({ state: "detached" });
  isQuiet(page);
});

const ZONES = {
  "the schedule moves the rate": ["#surface=square;steps=30&run=sgd;learning_rate=1.5;schedule=linear", "at a constant rate: diverges: above 1"],
  "batches are not all rows": ["#data=line;steps=30&run=sgd;learning_rate=0.01;batch=1", "batches on average: smooth up to"],
  "momentum loses nothing": ["#surface=bowl;steps=30&run=sgd;learning_rate=0.01;momentum=1", "never settles; diverges above 0.04"],
};

for (const [what, [link, zone]] of Object.entries(ZONES)) {
  test(`says for what a zone holds: ${what}`, async () => {
    const page = await openAtRest(playground, link);
    await card(page).locator(".beside").filter({ hasText: zone }).waitFor();
    isQuiet(page);
  });
}

test("says what a batch is of the data", async () => {
  const page = await openAtRest(playground, "#data=line;n=200;steps=30&run=sgd;learning_rate=0.1;batch=16");
  const words = card(page).locator(".beside").last();
  assert.equal(await words.innerText(), "16 of 200 · 13 updates an epoch");
  await card(page).getByRole("slider", { name: "Batch size", exact: true }).press("End");
  await words.filter({ hasText: "all of 200 · 1 update an epoch" }).waitFor();
  await until("no batch", () => !/batch=/.test(hash(page)));
  isQuiet(page);
});

test("compares all runs in a table that can be sorted", async () => {
  const page = await openAtRest(playground, `${LINK}&run=sgd;name=D;learning_rate=9`);
  await page.getByText("Compare the runs").click();
  const table = page.getByRole("table").filter({ hasText: "gradients" });
  const rows = table.locator("tbody tr");
  await until("four rows", async () => (await rows.count()) === 4);
  const order = async () => (await rows.locator("th button").allInnerTexts()).map((name) => name.trim()).join("");
  assert.equal(await order(), "ABCD");
  const losses = (await readings(page)).map((text) => Number(text.replace("−", "-")));
  const sorted = [0, 1, 2].toSorted((a, b) => losses[a] - losses[b]).map((run) => "ABC"[run]).join("");
  await table.getByRole("button", { name: "loss" }).click();
  await until("sorted by loss", async () => (await order()) === `${sorted}D`);
  assert.match(await table.locator("th[aria-sort=ascending]").innerText(), /^loss ▴/);
  await table.getByRole("button", { name: "loss" }).click();
  await until("the other way round", async () => (await order()).startsWith("D"));
  assert.match(await rows.first().innerText(), /diverged at/);
  await rows.filter({ hasText: "B" }).first().click();
  await card(page, 2).getByRole("button", { expanded: true }).waitFor();
  assert.deepEqual(await page.audit(), []);
  isQuiet(page);
});

test("hides a run in the figures, wherever it is moved, and carries that", async () => {
  const page = await openAtRest(playground, LINK);
  const [before, map] = [await picture(page, LOSS), await picture(page, MAP)];
  const eye = (run) => card(page, run).getByRole("button", { name: /^Hide run/ });
  await eye(2).click();
  await until("another chart", async () => (await picture(page, LOSS)) !== before);
  await until("another map", async () => (await picture(page, MAP)) !== map);
  await until("the link", () => /hidden=2/.test(hash(page)));
  assert.equal((await readings(page)).length, 3, "it stays in the experiment");
  await grip(page, 2).press("ArrowUp");
  await until("the link", () => /hidden=1/.test(hash(page)));
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until("the link", () => /hidden=2/.test(hash(page)));
  await card(page, 1).locator(".head").click();
  await button(page, "Remove").click();
  await until("the link", () => /hidden=1/.test(hash(page)));
  await page.reload();
  await until("the eye", async () => (await eye(1).getAttribute("aria-pressed")) === "true");
  await eye(1).click();
  await until("nothing hidden", () => !/hidden/.test(hash(page)));
  isQuiet(page);
});

test("has room for eight runs, and says so", async () => {
  const page = await openAtRest(playground, "#surface=bowl;steps=20&run=sgd;learning_rate=0.005");
  for (let runs = 2; runs <= 8; runs += 1) {
    await button(page, "Duplicate").click();
    await card(page, runs).waitFor();
  }
  assert.ok(await button(page, "Duplicate").isDisabled());
  assert.ok(await button(page, "Eight runs are the most").isDisabled());
  isQuiet(page);
});

test("does all of it by keys alone", async () => {
  const page = await openAtRest(playground, LINK);
  /** Goes on with the tab key to the control whose name begins so, and presses a key on it. */
  const at = async (name, key) => {
    for (let count = 0; count < 200; count += 1) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => {
        const { activeElement: element } = document;
        return element.getAttribute("aria-label") ?? element.textContent.trim();
      });
      if (here.startsWith(name)) return page.keyboard.press(key);
    }
    return assert.fail(`no way to ${name}`);
  };
  await at("Learning rate", "ArrowRight");
  await until("another rate", () => !/learning_rate=0.005(&|;|$)/.test(hash(page)));
  await at("Hide run 1", "Enter");
  await until("a hidden run", () => /hidden=1/.test(hash(page)));
  await at("Move run 1", "ArrowDown");
  await ordered(page, "BAC");
  await at("Duplicate", "Space");
  await card(page, 4).waitFor();
  await at("Rename", "Enter");
  // It takes the keys from the next picture on.
  await page.locator("input.name:focus").waitFor();
  await page.keyboard.type("D");
  await page.keyboard.press("Enter");
  await ordered(page, "BACD");
  await at("Remove", "Enter");
  await ordered(page, "BAC");
  await at("Compare the runs", "Enter");
  await at("loss", "Enter");
  await page.locator("th[aria-sort=ascending]").filter({ hasText: "loss" }).waitFor();
  for (let count = 0; count < 5; count += 1) await page.keyboard.press("Control+z");
  await ordered(page, "ABC");
  await until("the rate", () => /learning_rate=0.005(&|;|$)/.test(hash(page)));
  isQuiet(page);
});

test("runs of an optimizer are told apart by what differs, wherever they are named", async () => {
  const page = await openAtRest(playground, "#surface=bowl;steps=20&run=sgd;learning_rate=0.005&run=adam&look;compare=run");
  const namesIn = (where) => page.locator(where).allInnerTexts();
  assert.deepEqual(await namesIn(".key span"), ["SGD", "Adam"]);
  await button(page, "Duplicate").click();
  await until("a number", async () => (await namesIn(".key span")).join() === "SGD,Adam,SGD 2");
  await card(page, 3).getByRole("slider", { name: "Momentum", exact: true }).press("PageUp");
  const told = await until("what differs", async () => {
    const now = await namesIn(".key span");
    return /^SGD, momentum 0\.\d+$/.test(now[2]) && now;
  });
  assert.deepEqual(told.slice(0, 2), ["SGD", "Adam"]);
  for (const where of [".run .head strong", ".comparison tbody button span"]) {
    await until(`the same in ${where}`, async () => (await namesIn(where)).filter(Boolean).join() === told.join());
  }
  assert.match(await page.locator(".run .head").nth(2).getAttribute("title"), new RegExp(told[2]));
  isQuiet(page);
});
