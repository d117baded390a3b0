// What tests read off the page and do to it, by roles and names as a person would.

import assert from "node:assert/strict";

/** Milliseconds between two looks, and after which what has not come will not come. */
const PAUSE = 30;
const PATIENCE = 30_000;

/** Looks until something is true; returns it. */
export async function until(what, look) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return assert.fail(`waited in vain for ${what}`);
}

/** The losses that the run cards show, with all digits. */
export const readings = (page) =>
  page.locator(".run .reading").evaluateAll((spans) => spans.map((span) => span.title));

/** The loss of a run, as a number. */
export async function loss(page, run = 0) {
  const text = (await readings(page))[run] ?? "";
  return text ? Number(text.replaceAll("−", "-")) : NaN;
}

export const timeline = (page) => page.getByRole("slider", { name: "Step", exact: true });

export const cursor = async (page) => Number(await timeline(page).inputValue());

export const horizon = async (page) => Number(await timeline(page).getAttribute("max"));

export const button = (page, name) => page.getByRole("button", { name, exact: true });

export const card = (page, run = 1) => page.getByRole("region", { name: `Run ${run}`, exact: true });

export const handle = (page) => page.getByRole("button", { name: /^Start of all runs/ });

export const message = (page) => page.locator(".complaint");

/** How the losses are spaced: the choice in the caption of their chart. */
export const spacing = (page) => page.getByRole("combobox", { name: "Spacing of the losses" });

/** The part of the address that is the experiment. */
export const hash = (page) => new URL(page.url()).hash.slice(1);

/** Waits until the film has been played to its end. */
export async function rest(page) {
  await page.locator(".run .reading").first().waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("End");
  await until("the end", async () => (await cursor(page)) === (await horizon(page)));
  await button(page, "Play").waitFor();
}

/** Opens the page with this hash and lets it play to its end. */
export async function openAtRest(playground, hash, options) {
  const page = await playground.openPage(hash, options);
  await rest(page);
  return page;
}

/** What a figure's uppermost canvas shows, as text that changes when a pixel does. */
export const picture = (page, figure) =>
  page.locator(`${figure} canvas`).last().evaluate((canvas) => canvas.toDataURL());

export const MAP = ".map .stage";
export const LOSS = ".loss .stage";

/** Presses the mouse in the middle of something, moves it by so much, and does not let go. */
export async function drag(page, locator, [right, down]) {
  const [x, y] = await middle(locator);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right, y + down, { steps: 5 });
}

async function middle(locator) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
}

/** Asserts that the page said nothing on the console, threw nothing and missed nothing. */
export const isQuiet = (page) => assert.deepEqual(page.complaints, []);
