// The twin of each figure: what it shows, in words and as a table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, isQuiet, openAtRest } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const RUNS = "run=sgd;learning_rate=0.1&run=adam";
const MOONS = `#data=moons;loss=logistic;model=network;units=3;steps=60&${RUNS}`;
const MANY = `#data=diabetes;scaling=standard;steps=60&${RUNS}`;

/** A link, the look that is chosen below its landscape, the figure, and the heads and a row of its table. */
const FIGURES = [
  [`#surface=bowl;steps=60&${RUNS}`, "", "Bowl", ["point", "x", "y", "loss", "distance to the nearest minimum"], "minimum 0 0 0 0"],
  [`#surface=square;steps=20;start=3&${RUNS}`, "", "θ²", ["point", "parameter θ", "loss", "distance to the nearest minimum"], "start 3 9 3"],
  [`#data=line;steps=60&${RUNS}`, "", "Data and fit", ["example", "x", "y", "predicted by SGD", "predicted by Adam"], "1 "],
  [MOONS, "", /^Regions of/, ["example", "x1", "x2", "y", "predicted by SGD", "predicted by Adam"], "1 "],
  [MOONS, "predicted", "Predicted against true", ["example", "x1", "x2", "y", "predicted by SGD", "predicted by Adam"], "1 "],
  [MOONS, "weights", "Weights", ["parameter", "SGD", "Adam"], "b₂[1] "],
  [MANY, "", "Predicted against true", ["example", "progression", "predicted by SGD", "predicted by Adam"], "1 "],
  [MANY, "coefficients", "Coefficients", ["parameter", "best", "SGD", "Adam"], "age "],
];

for (const [link, side, title, heads, row] of FIGURES) {
  test(`tells ${title} of ${link}`, async () => {
    const page = await openAtRest(playground, link);
    if (side) await button(page, side).click();
    const figure = page.locator(".centre figure").filter({ has: page.locator("figcaption strong", { hasText: title }) });
    const picture = figure.getByRole("img").first();
    if (side !== "weights") assert.match(await picture.getAttribute("aria-label"), /after \d+ steps: SGD .*; Adam |on the right side/);
    await figure.getByRole("button", { name: / as a table$/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    assert.deepEqual(await dialog.locator("thead th").allInnerTexts(), heads);
    const rows = (await dialog.locator("tbody tr").allInnerTexts()).map((text) => text.replaceAll("\t", " "));
    assert.ok(rows.some((text) => text.startsWith(row)), `${row} in ${rows.slice(0, 4)}`);
    assert.ok(rows.every((text) => text.split(" ").length >= heads.length), rows[0]);
    assert.deepEqual(await page.audit(), []);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    isQuiet(page);
  });
}

const DIVERGING = "run=sgd;learning_rate=9&run=adam";

/** Links with a run that diverges at once, a figure of each, and the head or row of its table that says so. */
const DIVERGED = [
  [`#surface=bowl;steps=60&${DIVERGING}`, ".map", "tbody th"],
  [`#data=line;steps=60&${DIVERGING}`, ".centre .chart", "thead th"],
  [`#data=diabetes;scaling=standard;steps=60&${DIVERGING}`, ".centre .chart", "thead th"],
  [`#surface=bowl;steps=60&${DIVERGING}`, ".loss", "thead th"],
];

for (const [link, figure, place] of DIVERGED) {
  test(`tells in ${figure} of ${link} when the run diverged`, async () => {
    const page = await openAtRest(playground, link);
    const told = page.locator(figure).first();
    const words = await told.getByRole("img").first().getAttribute("aria-label");
    assert.match(words, /SGD diverged at step \d+; Adam/);
    await told.getByRole("button", { name: / as a table$/ }).click();
    const heads = await page.getByRole("dialog").locator(place).allInnerTexts();
    assert.ok(heads.some((head) => /SGD, diverged at step \d+$/.test(head)), heads.join());
    isQuiet(page);
  });
}

test("lists examples that are trained on and those held out, and says of how many", async () => {
  const page = await openAtRest(playground, `#data=line;n=1000;held_out=0.25;steps=60&${RUNS}`);
  await page.locator(".centre .chart").getByRole("button", { name: / as a table$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Listed: 188 of 750 trained on, 125 of 250 held out.").waitFor();
  assert.deepEqual((await dialog.locator("thead th").allInnerTexts()).slice(0, 2), ["example", "part"]);
  assert.equal(await dialog.locator("tbody tr", { hasText: "held out" }).count(), 125);
  const few = await openAtRest(playground, `#data=line;n=60;steps=60&${RUNS}`);
  await few.locator(".centre .chart").getByRole("button", { name: / as a table$/ }).click();
  await few.getByText("Listed: 60 of 60 examples.").waitFor();
  isQuiet(page);
  isQuiet(few);
});
