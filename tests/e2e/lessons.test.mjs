// The lessons, as a student goes through them: each opens, shows something, and is the same after
// a reload; a task is done by moving a slider.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./playground.mjs";

const playground = visit();

/** Runs with their names and optimizers, and whether any figure shows more than one colour. */
const look = (page) =>
  page.evaluate(() => {
    const isDrawn = (canvas) => {
      if (!canvas.width || !canvas.height) return false;
      // From a copy: a canvas that is read again and again is slow, and Chromium says so.
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext("2d", { willReadFrequently: true });
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const pixels = new Uint32Array(data.buffer);
      return pixels.some((pixel) => pixel !== pixels[0]);
    };
    const texts = (selector) => [...document.querySelectorAll(selector)].map((it) => it.textContent);
    return {
      lesson: texts(".lesson h2")[0],
      runs: texts(".run .head strong"),
      steps: document.querySelector(".timeline input")?.max,
      drawn: ["centre", "right"].map((side) => [...document.querySelectorAll(`.${side} canvas`)].some(isDrawn)),
    };
  });

/** What the page looks like once it shows the lesson; what it looks like at last if it never does. */
async function showing(page, title) {
  const patience = 40;
  let seen;
  for (let attempt = 0; attempt < patience; attempt++) {
    await page.waitForTimeout(250);
    seen = await look(page);
    if (seen.lesson?.includes(title.trim()) && seen.drawn.every(Boolean) && seen.runs.length > 0) break;
  }
  return seen;
}

const drawn = (page) =>
  page.waitForFunction(() => document.querySelectorAll(".run .head strong").length > 0);

/** Waits until the picker shows the lesson with this value. */
const shows = (page, value) =>
  page.waitForFunction((value) => document.querySelector(".picker select").value === value, value);

test("every lesson opens, draws, says nothing on the console, and survives a reload", async () => {
  const page = await playground.openPage();
  await drawn(page);
  const picker = page.getByLabel("Experiment");
  const titles = await picker.locator("option:not([hidden])").allTextContents();
  assert.ok(titles.length >= 20, `${titles.length} lessons`);
  for (const title of titles) {
    await picker.selectOption({ label: title.trim() });
    const before = await showing(page, title);
    assert.match(before.lesson, new RegExp(escape(title.trim())), "the card is the lesson's");
    assert.deepEqual(before.drawn, [true, true], title);
    await page.waitForTimeout(300); // The address follows the experiment after a pause.
    await page.reload();
    assert.deepEqual(await showing(page, title), before, `${title} after a reload`);
    assert.deepEqual(page.complaints, [], title);
  }
});

test("previous and next go through the lessons in a circle", async () => {
  const page = await playground.openPage();
  await drawn(page);
  const picker = page.getByLabel("Experiment");
  const values = await picker.locator("option:not([hidden])").evaluateAll((all) => all.map((it) => it.value));
  await page.getByRole("button", { name: "Prev" }).click();
  await shows(page, values.at(-1));
  await page.getByRole("button", { name: "Next" }).click();
  await shows(page, values[0]);
});

test("a task is done by moving a slider, and the lesson begins again", async () => {
  const page = await playground.openPage();
  await drawn(page);
  const picker = page.getByLabel("Experiment");
  await picker.selectOption({ label: "One slope, one step" });
  const tasks = page.locator(".tasks li");
  assert.equal(await page.locator(".tasks .done").count(), 0);
  const field = page.locator(".run.open .knob", { hasText: "Learning rate" });
  await field.locator("input[type=range]").focus();
  for (let i = 0; i < 80 && !(await isDone(tasks.nth(1))); i++) await page.keyboard.press("ArrowRight");
  assert.ok(await isDone(tasks.nth(1)), "the border is found on the slider");
  await field.locator("input[type=text]").fill("0.5");
  await field.locator("input[type=text]").press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".tasks .done").length === 2);
  assert.match(await tasks.nth(0).getByRole("status").textContent(), /Task 1 done/);
  const lesson = await picker.inputValue();
  await page.waitForTimeout(300);
  await page.reload();
  await drawn(page);
  assert.equal(await picker.inputValue(), lesson, "the lesson stays open over a reload");
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("button", { name: "Start again" }).waitFor({ state: "detached" });
  assert.equal(await field.locator("input[type=text]").inputValue(), "0.2");
  assert.equal(await page.locator(".tasks .done").count(), 0);
  assert.deepEqual(page.complaints, []);
});

test("a link opens the lesson with its text and tasks, though the experiment was changed", async () => {
  const page = await playground.openPage();
  await drawn(page);
  const picker = page.getByLabel("Experiment", { exact: true });
  const named = () => page.evaluate(() => location.hash.includes("lesson=one-slope"));
  await picker.selectOption({ label: "One slope, one step" });
  await page.waitForFunction(() => location.hash.includes("surface=square"));
  assert.ok(!(await named()), "the experiment that a lesson begins with says it alone");
  const field = page.locator(".run.open .knob", { hasText: "Learning rate" });
  await field.locator("input[type=text]").fill("0.5");
  await field.locator("input[type=text]").press("Enter");
  await page.locator(".tasks .done").first().waitFor();
  await page.waitForFunction(() => location.hash.includes("lesson=one-slope"));
  const lesson = await picker.inputValue();
  const other = await playground.openPage(new URL(page.url()).hash);
  await drawn(other);
  assert.equal(await other.getByLabel("Experiment", { exact: true }).inputValue(), lesson);
  await other.locator(".tasks .done").first().waitFor();
  assert.match(await other.locator(".lesson .words").textContent(), /its slope is 2θ/);
  await page.getByRole("button", { name: "Start again" }).click();
  await page.waitForFunction(() => !location.hash.includes("lesson="));
  assert.deepEqual([...page.complaints, ...other.complaints], []);
});

test("a link that names no lesson about its problem says so and shows the rest", async () => {
  for (const lesson of ["nowhere", "ravine"]) {
    const page = await playground.openPage(`#surface=square;steps=7&run=adam&look;lesson=${lesson};y=linear`);
    await drawn(page);
    await page.locator(".complaint", { hasText: `lesson: “${lesson}” was given; allowed: a lesson about this problem: one-slope` }).waitFor();
    assert.equal(await page.getByLabel("Experiment", { exact: true }).inputValue(), "own");
    await page.waitForFunction(() => !location.hash.includes("lesson=") && location.hash.includes("y=linear"));
  }
});

test("what was printed stands beside what comes out", async () => {
  const page = await playground.openPage();
  await drawn(page);
  await page.getByLabel("Experiment").selectOption({ label: "Ten thousand rows: all at once" });
  const cells = page.locator(".printed tbody tr", { hasText: "step 30" }).locator("td");
  await page.waitForFunction(() => [...document.querySelectorAll(".printed .verdict")].every((it) => it.textContent));
  assert.equal(await cells.nth(1).textContent(), "10195.133454434466");
  assert.equal(Math.round(Number(await cells.nth(2).textContent()) * 1e8), Math.round(10195.133454434466 * 1e8));
  assert.deepEqual(await page.locator(".printed tbody .verdict").allTextContents(), ["✓", "✓", "✓"]);
});

test("the text can be put out of the way, and on a phone it begins so", async () => {
  const page = await playground.openPage();
  await drawn(page);
  const title = page.locator(".lesson h2 button");
  assert.equal(await title.getAttribute("aria-expanded"), "true");
  await title.click();
  await page.locator(".lesson .words").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Next" }).click();
  assert.equal(await title.getAttribute("aria-expanded"), "false", "the next lesson is out of the way too");
  const phone = await playground.openPage("", { viewport: { width: 390, height: 844 } });
  await drawn(phone);
  assert.equal(await phone.locator(".lesson h2 button").getAttribute("aria-expanded"), "false");
});

test("axe finds nothing about an open lesson", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await playground.openPage("", { colorScheme });
    await drawn(page);
    await page.getByLabel("Experiment").selectOption({ label: "One slope, one step" });
    await page.waitForTimeout(500);
    assert.deepEqual(await page.audit(), []);
  }
});

const isDone = async (task) => (await task.getAttribute("class"))?.includes("done") ?? false;

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("another problem ends the lesson, and its task stays undone; the browser's button goes back", async () => {
  const page = await playground.openPage();
  await drawn(page);
  const picker = page.getByLabel("Experiment", { exact: true });
  await picker.selectOption({ label: "The S in SGD" });
  const lesson = await picker.inputValue();
  const task = page.locator(".tasks li");
  await task.waitFor();
  await page.getByRole("button", { name: "Surface", exact: true }).or(page.getByRole("tab", { name: "Surface" })).first().click();
  await page.getByRole("button", { name: "Bowl", exact: true }).click();
  await page.waitForFunction(() => !document.querySelector(".lesson h2, .tasks"));
  await page.waitForFunction(() => location.hash.startsWith("#surface=bowl"));
  await page.goBack();
  await shows(page, lesson);
  await task.waitFor();
  assert.doesNotMatch(await task.getAttribute("class") ?? "", /done/);
});

test("the gallery shows the problem of a lesson, the page staying where it is", async () => {
  const page = await playground.openPage("", { viewport: { width: 1024, height: 768 } });
  await drawn(page);
  await page.locator(".gallery").waitFor();
  for (const label of ["One update by hand", "A rate that decays", "AMSGrad where Adam fails", "One slope, one step"]) {
    await page.getByLabel("Experiment", { exact: true }).selectOption({ label });
    await page.waitForTimeout(400);
    const [gallery, item] = await page.evaluate(() => [".gallery", ".item[aria-pressed=true]"].map((it) => document.querySelector(it).getBoundingClientRect().toJSON()));
    assert.ok(item.top >= gallery.top && item.bottom <= gallery.bottom, `${label}: ${JSON.stringify([gallery, item])}`);
    assert.equal(await page.locator(".panel").evaluate((panel) => panel.scrollTop), 0);
  }
  assert.deepEqual(page.complaints, []);
});
