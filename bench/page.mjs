// Measures the page as it is shipped: what is transferred, when the map is there, how soon curves
// follow a slider, and how free the main thread stays while runs compute and play. Prints
// `KEY VALUE`, a line each: milliseconds and bytes.
//
//   node bench/page.mjs ADDRESS ROUNDS

import { brotliCompressSync } from "node:zlib";
import { launch } from "../tests/e2e/browser.mjs";
import { visit } from "../tests/e2e/lighthouse.mjs";
import { restOf } from "../tests/e2e/rest_of.mjs";
import { compressed } from "./compressed.mjs";
import { watchPainting } from "./painting.mjs";

const [address, rounds] = [process.argv[2], Number(process.argv[3])];

/** Eight runs on the lecture's rows: enough to compute while they play. */
const BUSY =
  "#data=regression;reduction=sum;steps=20000" +
  [1, 2, 3, 4, 5, 6, 7, 8].map((k) => `&run=sgd;learning_rate=0.0000${k};batch=10`).join("");

const rest = restOf(await (await fetch(address)).text(), address);

const browser = await launch();
try {
  const first = [];
  for (let round = 0; round < rounds; round += 1) first.push(await firstVisit());
  tell("first_visit", quantile(first.map(({ ready }) => ready), 0.5));
  tell("early", size(first[0].files.filter(({ isEarly }) => isEarly)));
  tell("transferred", size(first[0].files));
  const slider = await slide(rounds * 5);
  tell("slider_median", quantile(slider, 0.5));
  tell("slider_p95", quantile(slider, 0.95));
  const { tasks, frames } = await play(8000);
  tell("longest_task", Math.max(0, ...tasks));
  tell("long_tasks", tasks.length);
  tell("frame_median", quantile(frames, 0.5));
  tell("frame_p95", quantile(frames, 0.95));
} finally {
  await browser.close();
}
for (const device of ["desktop", "mobile"]) tell(`lighthouse_${device}`, await lost(device, Math.min(rounds, 3)));

/** The points that Lighthouse takes off for performance, the median of some visits. */
async function lost(device, visits) {
  const site = await compressed(address);
  try {
    const points = [];
    // The first one has the files compressed, and does not count.
    for (let round = 0; round <= visits; round += 1) points.push((await visit(site.address, device, ["performance"])).points.performance);
    return 100 - quantile(points.slice(1), 0.5);
  } finally {
    site.close();
  }
}

function tell(key, value) {
  console.log(`${key} ${value}`);
}

/** As one who has never been here: nothing is in the cache. */
async function open(hash, work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPainting);
    const transfers = [];
    page.on("response", (response) => transfers.push(file(response)));
    await page.goto(address + hash);
    await page.waitForFunction(() => window.painting.of(".loss"));
    return await work(page, transfers);
  } finally {
    await context.close();
  }
}

/** What came, and whether the map waits for it: it does for all but the rest of the module. */
async function file(response) {
  const body = await response.body().catch(() => Buffer.alloc(0));
  return { body, isEarly: response.url() !== rest };
}

function size(files) {
  return files.reduce((sum, { body }) => sum + brotliCompressSync(body).length, 0);
}

/** From navigation to a map with paths, and the files that had come a second later. */
function firstVisit() {
  return open("", async (page, transfers) => {
    await page.waitForFunction(() => window.painting.of(".map"));
    const ready = await page.evaluate(() => window.painting.of(".map").paths);
    await page.waitForTimeout(1000);
    return { ready, files: await Promise.all(transfers) };
  });
}

/** From the input event of a slider that is dragged to the frame with new curves. */
function slide(moves) {
  return open("", async (page) => {
    await page.keyboard.press("End");
    await page.waitForTimeout(1500);
    const slider = page.getByRole("slider", { name: "Learning rate", exact: true }).first();
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await slider.boundingBox();
    const share = await slider.evaluate(({ value, min, max }) => (value - min) / (max - min));
    const [left, middle] = [x + 8 + (width - 16) * share, y + height / 2];
    await page.mouse.move(left, middle);
    await page.mouse.down();
    for (let move = 0; move < moves; move += 1) {
      await page.mouse.move(left + 20 * Math.sin(move / 3), middle);
      await page.waitForTimeout(80);
    }
    await page.mouse.up();
    return page.evaluate(() => window.painting.latencies);
  });
}

/** Long tasks and times between frames while eight runs compute and play. */
function play(milliseconds) {
  return open(BUSY, async (page) => {
    await page.waitForTimeout(1000);
    return page.evaluate((milliseconds) => window.painting.watch(milliseconds), milliseconds);
  });
}

function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (place - Math.floor(place)) * (above - below);
}
