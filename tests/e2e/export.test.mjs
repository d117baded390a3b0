// Files: figures with their settings, the film with every number; made on this machine. And the sign
// of a film, the same in the browser as natively.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { button, cursor, hash, isQuiet, readings, spacing, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const NOISY = "data=line;noise=0.7;steps=150&run=sgd;learning_rate=0.05;batch=7&run=adam";

/** The sign that `crates/downhill/src/film/sign.rs` knows. */
const SIGN = "TGV6-KQCN";

const export_ = (page) => button(page, "Export ▾");
const item = (page, name) => page.getByRole("menuitem", { name, exact: true });

async function open(hash = `#${NOISY}&look;step=100`, step = 100) {
  const page = await playground.openPage(hash, { acceptDownloads: true });
  await until(`step ${step}`, async () => (await cursor(page)) === step);
  await until("a sign", async () => (await page.locator(".sign").count()) === 1);
  return page;
}

/** Chooses an item of the menu; the name and the content of the file that comes of it. */
async function saved(page, name) {
  await export_(page).click();
  const [download] = await Promise.all([page.waitForEvent("download"), item(page, name).click()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

const number = (text) => Number(text.replaceAll("−", "-"));

test("signs a film as it is signed natively, and another film otherwise", async () => {
  const page = await open();
  assert.match(await page.locator(".sign").innerText(), new RegExp(`film\\s*${SIGN}`));
  const other = await open(`#${NOISY.replace("0.05", "0.06")}&look;step=100`);
  assert.doesNotMatch(await other.locator(".sign").innerText(), new RegExp(SIGN));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Home");
  await until("the start", async () => (await cursor(page)) === 0);
  assert.match(await page.locator(".sign").innerText(), new RegExp(SIGN), "wherever one looks");
  isQuiet(page);
});

test("opens, goes through its items and closes by keys", async () => {
  const page = await open();
  await export_(page).focus();
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("role"));
  await until("the first item", async () => (await focused()) === "menuitem");
  const name = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const first = await name();
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await name(), first);
  await page.keyboard.press("Home");
  assert.equal(await name(), first);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  assert.equal(await name(), first, "around the end");
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Export ▾");
  assert.equal(await cursor(page), 100, "no key went elsewhere");
  await export_(page).click();
  await page.getByRole("menu").waitFor();
  await page.mouse.click(5, 400);
  await page.getByRole("menu").waitFor({ state: "hidden" });
  isQuiet(page);
});

test("writes every figure as SVG with its settings", async () => {
  const page = await open();
  await export_(page).click();
  const names = await page.getByRole("menuitem", { name: / as SVG$/ }).evaluateAll((items) =>
    items.map((item) => item.getAttribute("aria-label")));
  assert.ok(names.length >= 4, names.join());
  await page.keyboard.press("Escape");
  for (const name of names) {
    const { name: file, content } = await saved(page, name);
    assert.match(file, /^downhill-[a-z-]+\.svg$/);
    const svg = content.toString();
    const said = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      const words = [...parsed.querySelectorAll("text")].map((element) => element.textContent.trim());
      return { wrong: parsed.querySelectorAll("parsererror").length, words, images: parsed.querySelectorAll("image").length };
    }, svg);
    assert.equal(said.wrong, 0, name);
    const words = said.words.join(" ");
    assert.match(words, /step 100 of 150/, name);
    assert.match(words, /SGD: η 0.05 · batch 7/, name);
    assert.ok(said.words.join("").includes(hash(page)), `${name}: the link`);
    assert.doesNotMatch(words, /drag me/, name);
    assert.equal(said.words.includes("start"), name.startsWith("Loss over"), name);
    assert.equal(said.images, name.startsWith("Loss over") ? 1 : 0, name);
  }
  isQuiet(page);
});

test("draws other axes into the file", async () => {
  const page = await open();
  const words = async () => (await saved(page, "Loss as SVG")).content.toString().match(/>\s*[^<>]+\s*<\/text/g).join();
  const plain = await words();
  assert.match(plain, /updates · marks: epochs/);
  assert.match(plain, /mean squared error/);
  for (const unit of ["seconds", "epochs", "examples"]) {
    await page.getByRole("combobox", { name: "Time axis" }).selectOption(unit);
    assert.match(await words(), new RegExp(unit));
  }
  // The link in the caption has another word as well.
  const ticks = async () => (await words()).split("mean squared error")[0];
  const logarithmic = await ticks();
  await spacing(page).selectOption("linear");
  assert.notEqual(await ticks(), logarithmic);
  isQuiet(page);
});

test("draws the axes of the relief into the file", async () => {
  const page = await open(`#${NOISY}&look;step=100;land=block`);
  const relief = async () => {
    const { content } = await saved(page, "Loss over slope and intercept as SVG");
    return [...content.toString().matchAll(/<text[^>]*>\s*([^<]*?)\s*<\/text>/g)].map(([, words]) => words);
  };
  await until("names and numbers", async () => {
    const words = await relief();
    const numbers = words.filter((word) => /^[−\d.]+$/.test(word));
    return words.includes("slope") && words.includes("intercept") && numbers.length > 3;
  });
  isQuiet(page);
});

test("calls runs in a caption what the page calls them", async () => {
  const page = await open("#surface=bowl;steps=20&run=sgd;learning_rate=0.005&run=sgd;learning_rate=0.005;momentum=0.9&look;step=9", 9);
  const titles = await page.locator(".run .head strong").allInnerTexts();
  assert.deepEqual(titles, ["SGD", "SGD, momentum 0.9"]);
  const words = (await saved(page, "Loss as SVG")).content.toString().match(/(?<=>)\s*[^<>]+\s*(?=<\/text)/g);
  for (const title of titles) assert.ok(words.some((line) => line.trim().startsWith(`${title}:`)), `${title}: ${words.join()}`);
  isQuiet(page);
});

test("writes a figure as PNG, twice as sharp as the page", async () => {
  const page = await open();
  for (const [name, stage] of [["Loss as PNG", ".loss .stage"], ["Loss over slope and intercept as PNG", ".map .stage"]]) {
    const { content } = await saved(page, name);
    assert.equal(content.subarray(1, 4).toString(), "PNG");
    const { width, height } = await page.locator(stage).evaluate((e) => ({ width: e.clientWidth, height: e.clientHeight }));
    assert.equal(content.readUInt32BE(16), 2 * width, name);
    assert.ok(content.readUInt32BE(20) > 2 * height + 80, "the caption below");
  }
  isQuiet(page);
});

test("writes the film with every number that the page shows", async () => {
  const page = await open();
  const shown = (await readings(page)).map(number);
  const csv = (await saved(page, "Film as CSV")).content.toString().trim().split("\n");
  assert.equal(csv[0], `# ${NOISY}`);
  assert.equal(csv.length, 2 + 151);
  const head = csv[1].split(",");
  assert.equal(head.length, 1 + 2 * (4 + 2));
  const row = csv[2 + 100].split(",").map(Number);
  assert.deepEqual([row[0], row[1], row[7]], [100, ...shown]);
  const json = JSON.parse((await saved(page, "Film as JSON")).content.toString());
  assert.equal(json.experiment, NOISY);
  assert.deepEqual(json.runs.map((run) => run.loss[100]), shown);
  assert.deepEqual(json.runs.map((run) => run.theta[100]), [row.slice(5, 7), row.slice(11, 13)]);
  assert.equal(await cursor(page), 100);
  assert.deepEqual((await readings(page)).map(number), shown, "the page is where it was");
  isQuiet(page);
});

test("leads to the scripts", async () => {
  const page = await open();
  await export_(page).click();
  await item(page, "PyTorch, Optax, NumPy …").click();
  await until("the scripts", () => page.evaluate(() => document.activeElement.closest(".scripts") !== null));
  isQuiet(page);
});
