// Charts over time: axes, zoom, what is read off, which curves are drawn; by mouse and by keys.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, card, cursor, hash, isQuiet, LOSS, message, picture, readings, spacing, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const LINK = "data=line;noise=0.7;steps=150&run=sgd;learning_rate=0.05;batch=7&run=adam;batch=16";

const QUANTITY = ".quantity .stage";

const plot = (page, figure = LOSS) => page.locator(`${figure} .plot`);
const readout = (page, figure = LOSS) => page.locator(`${figure} .readout`);
const look = (page, key) => new RegExp(`[;]${key}=([^;]*)`).exec(hash(page))?.[1];

/** Opens the page at rest at step 100. */
async function open(looks = "", options = {}) {
  const page = await playground.openPage(`#${LINK}&look;step=100${looks}`, options);
  await until("step 100", async () => (await cursor(page)) === 100);
  await until("the films", async () => (await readings(page)).length === 2);
  return page;
}

/** A place on the chart, in parts of its width. */
async function place(page, part, figure = LOSS) {
  const { x, y, width, height } = await plot(page, figure).boundingBox();
  return [x + part * width, y + height / 2];
}

/** Waits until something else is drawn. */
async function redrawn(page, figure, before, deed) {
  await until(`another picture after ${deed}`, async () => (await picture(page, figure)) !== before);
}

test("reads every run off at the pointer", async () => {
  const page = await open();
  await page.mouse.move(...(await place(page, 0.5)));
  await readout(page).waitFor();
  const words = await readout(page).innerText();
  assert.match(words, /^step \d+/);
  for (const name of ["SGD", "Adam"]) assert.match(words, new RegExp(`${name}\\s+[\\d.e−]+`));
  await page.mouse.move(10, 10);
  await readout(page).waitFor({ state: "hidden" });
  isQuiet(page);
});

test("reads off by keys what the cards say, and goes there", async () => {
  const page = await open();
  await plot(page).focus();
  await page.keyboard.press("Home");
  assert.match(await readout(page).innerText(), /^step 0/);
  for (const key of ["ArrowRight", "Shift+ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  const step = Number(/step (\d+)/.exec(await readout(page).innerText())[1]);
  await until("that step", async () => (await cursor(page)) === step);
  const [first] = (await readings(page)).map((text) => Number(text.replace("−", "-")));
  const said = Number(/SGD\s+([\d.]+)/.exec(await readout(page).innerText())[1]);
  assert.ok(Math.abs(said - first) < 1e-3 * first, `${said} and ${first}`);
  await page.keyboard.press("Escape");
  await readout(page).waitFor({ state: "hidden" });
  isQuiet(page);
});

test("zooms at the pointer with the wheel, both charts alike, pans with shift, and shows all again", async () => {
  const page = await open();
  const before = [await picture(page, LOSS), await picture(page, QUANTITY)];
  await page.mouse.move(...(await place(page, 0.5)));
  await page.mouse.wheel(0, -300);
  await until("a stretch", () => look(page, "zoom"));
  const window = look(page, "zoom").split(",").map(Number);
  assert.ok(Math.abs(window[1] - window[0] - 75) < 1, String(window));
  await redrawn(page, LOSS, before[0], "zooming");
  await redrawn(page, QUANTITY, before[1], "zooming");
  await page.keyboard.down("Shift");
  await page.mouse.down();
  await page.mouse.move(...(await place(page, 0.3)), { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await until("another stretch", () => Number(look(page, "zoom")?.split(",")[0]) > window[0] + 5);
  assert.equal(await cursor(page), 100, "panning moves no cursor");
  await page.locator(LOSS).getByRole("button", { name: "reset zoom" }).click();
  await until("all", () => look(page, "zoom") === undefined);
  await until("the first picture", async () => (await picture(page, LOSS)) === before[0]);
  isQuiet(page);
});

test("zooms with + − and 0, and back with a double click", async () => {
  const page = await open();
  await plot(page).focus();
  await page.keyboard.press("+");
  await until("half of it", () => look(page, "zoom"));
  await page.keyboard.press("-");
  await until("all", () => look(page, "zoom") === undefined);
  await page.keyboard.press("+");
  await until("half of it again", () => look(page, "zoom"));
  await page.keyboard.press("0");
  await until("all again", () => look(page, "zoom") === undefined);
  await page.keyboard.press("+");
  await until("half of it once more", () => look(page, "zoom"));
  await page.mouse.dblclick(...(await place(page, 0.5)));
  await until("all once more", () => look(page, "zoom") === undefined);
  isQuiet(page);
});

test("zooms with two fingers", async () => {
  const page = await open("", { hasTouch: true });
  const [left, right] = [await place(page, 0.45), await place(page, 0.55)];
  const client = await page.context().newCDPSession(page);
  const touch = (type, points) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch("touchStart", [left, right]);
  for (const apart of [40, 80, 120]) {
    await touch("touchMove", [[left[0] - apart, left[1]], [right[0] + apart, right[1]]]);
  }
  await touch("touchEnd", []);
  await until("a stretch", () => look(page, "zoom"));
  isQuiet(page);
});

for (const unit of ["epochs", "examples", "seconds"]) {
  test(`counts time in ${unit}`, async () => {
    const page = await open();
    const before = await picture(page, LOSS);
    await page.getByRole("combobox", { name: "Time axis" }).selectOption(unit);
    await until("the unit in the link", () => look(page, "x") === unit);
    await redrawn(page, LOSS, before, unit);
    await page.mouse.move(...(await place(page, 0.6)));
    assert.match(await readout(page).innerText(), new RegExp(`^(epoch|examples|seconds) [\\d.e−]+ · step \\d+`));
    isQuiet(page);
  });
}

test("tells one pace in table, chart and at the bottom", async () => {
  const page = await open(";x=seconds;compare=run");
  const number = (text) => Number(text.replaceAll("−", "-").replace("> ", ""));
  const paces = await until("the paces", async () => {
    const index = (await page.locator(".comparison thead th").allInnerTexts()).findIndex((it) => it.includes("updates/s"));
    const cells = page.locator(".comparison tbody tr").locator(`:nth-child(${index + 1})`);
    const told = (await cells.allInnerTexts()).map((text) => number(text.split("\n")[0]));
    return index > 0 && told.length === 2 && told.every((pace) => pace > 0) && told;
  });
  const together = number(await page.locator(".readings div").last().locator("dd").innerText());
  const isAbout = (value, other) => Math.abs(value / other - 1) < 0.11;
  const mean = 2 / paces.reduce((time, pace) => time + 1 / pace, 0);
  assert.ok(isAbout(together, mean), `${together} of ${paces}`);
  await plot(page).focus();
  await page.keyboard.press("End");
  const last = number(/^seconds ([\d.e−]+)/.exec(await readout(page).innerText())[1]);
  const ends = paces.map((pace) => 150 / pace);
  assert.ok(isAbout(last, Math.max(...ends)), `${last} of ${ends}`);
  isQuiet(page);
});

test("keeps a stretch of seconds, which are others elsewhere, out of the link", async () => {
  const page = await open(";x=seconds");
  const chip = button(page, "reset zoom").first();
  await plot(page).focus();
  await page.keyboard.press("+");
  await chip.waitFor();
  await page.waitForTimeout(500);
  assert.equal(look(page, "zoom"), undefined);
  const elsewhere = await open(";x=seconds;zoom=0,1e-6");
  await plot(elsewhere).waitFor();
  assert.equal(await button(elsewhere, "reset zoom").count(), 0, "all of the time");
  await message(elsewhere).filter({ hasText: /zoom.*seconds are measured anew/s }).waitFor();
  await until("an address without the stretch", () => look(elsewhere, "zoom") === undefined);
  assert.equal(look(elsewhere, "x"), "seconds");
  isQuiet(page);
  isQuiet(elsewhere);
});

test("offers no way back from where nobody went", async () => {
  const page = await open(";zoom=500,900");
  await plot(page).waitFor();
  assert.equal(await button(page, "reset zoom").count(), 0);
  isQuiet(page);
});

test("offers no epochs where there are no rows", async () => {
  const page = await playground.openPage("#surface=bowl;steps=60&run=sgd");
  const units = page.getByRole("combobox", { name: "Time axis" }).locator("option");
  await until("the units", async () => (await units.count()) === 2);
  isQuiet(page);
});

for (const scale of ["linear", "symlog"]) {
  test(`spaces losses ${scale}`, async () => {
    const page = await open();
    const before = await picture(page, LOSS);
    await spacing(page).selectOption(scale);
    await redrawn(page, LOSS, before, scale);
    await until("the scale in the link", () => look(page, "y") === scale);
    await spacing(page).selectOption("log");
    await until("the first picture", async () => (await picture(page, LOSS)) === before);
    isQuiet(page);
  });
}

test("shows the mini-batch loss with its average, and smooths it as asked", async () => {
  const page = await open();
  const full = await picture(page, LOSS);
  await button(page, "mini-batch").click();
  await redrawn(page, LOSS, full, "the mini-batch loss");
  const smooth = await picture(page, LOSS);
  await page.getByRole("slider", { name: "smoothing" }).press("Home");
  await redrawn(page, LOSS, smooth, "no smoothing");
  await until("both in the link", () => look(page, "losses") === "full,batch" && look(page, "smoothing") === "0");
  await button(page, "training").click();
  await until("the mini-batch loss alone", () => look(page, "losses") === "batch");
  await button(page, "mini-batch").click();
  assert.equal(look(page, "losses"), "batch", "the last one stays");
  isQuiet(page);
});

test("hides a run with its key, and shows it again", async () => {
  const page = await open();
  const before = await picture(page, LOSS);
  const key = page.getByRole("group", { name: "Runs drawn" }).getByRole("button", { name: "Adam" });
  await key.click();
  await redrawn(page, LOSS, before, "hiding");
  await until("the run in the link", () => look(page, "hidden") === "2");
  await page.mouse.move(...(await place(page, 0.5)));
  assert.doesNotMatch(await readout(page).innerText(), /Adam/);
  await key.press("Enter");
  await until("the first picture", async () => (await picture(page, LOSS)) === before);
  isQuiet(page);
});

test("follows the coordinate whose column is clicked", async () => {
  const page = await open();
  await page.getByRole("button", { name: "x", exact: true }).click();
  await until("it in the link", () => look(page, "quantity") === "parameter");
  await page.mouse.move(...(await place(page, 0.5, QUANTITY)));
  assert.match(await readout(page, QUANTITY).innerText(), /SGD/);
  await button(page, "all θ").click();
  await until("all of them", () => look(page, "quantity") === "parameters");
  isQuiet(page);
});

for (const figure of [".loss", ".quantity"]) {
  test(`has a table of ${figure}`, async () => {
    const page = await open();
    await page.locator(figure).getByRole("button", { name: /as a table$/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const rows = await dialog.locator("tbody tr").count();
    assert.ok(rows > 10 && rows <= 51, String(rows));
    assert.deepEqual(await dialog.locator("thead th").allInnerTexts(), ["step", "SGD", "Adam"]);
    assert.match(await dialog.innerText(), /after 100 steps: SGD/);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    isQuiet(page);
  });
}

test("shows all of the time and every run of another lesson", async () => {
  const page = await open(";zoom=20,40;hidden=1");
  await page.locator(LOSS).getByRole("button", { name: "reset zoom" }).waitFor();
  await page.getByRole("button", { name: /^Next/ }).click();
  await page.getByRole("button", { name: "reset zoom" }).first().waitFor({ state: "hidden" });
  assert.equal(await page.locator('.key[aria-pressed="false"]').count(), 0);
  isQuiet(page);
});

test("restores every look of a chart", async () => {
  const looks = ";run=2;x=epochs;zoom=2,4;y=symlog;losses=full,batch;smoothing=0.5;quantity=parameter;hidden=1";
  const page = await open(looks);
  await card(page, 2).getByRole("button", { expanded: true }).waitFor();
  const link = hash(page);
  const shown = [await picture(page, LOSS), await picture(page, QUANTITY)];
  await page.reload();
  await until("the films", async () => (await readings(page)).length === 2);
  await until("the same pictures", async () =>
    (await picture(page, LOSS)) === shown[0] && (await picture(page, QUANTITY)) === shown[1]);
  assert.equal(hash(page), link);
  isQuiet(page);
});

test("shortens names beside the pointer, never numbers", async () => {
  const name = "W".repeat(60);
  const link = `#surface=himmelblau;steps=40&run=sgd;learning_rate=0.01;name=${name}&run=adam;learning_rate=0.1`;
  const page = await playground.openPage(link, { viewport: { width: 1024, height: 768 } });
  const box = await page.locator(LOSS).boundingBox();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
  await readout(page).waitFor();
  const cut = await readout(page).evaluate((shown) => {
    const right = shown.getBoundingClientRect().right;
    return [...shown.querySelectorAll(".value")].filter(
      (it) => it.scrollWidth > it.clientWidth || it.getBoundingClientRect().right > right,
    ).length;
  });
  assert.equal(cut, 0);
  isQuiet(page);
});
