// Films are computed in workers, and are what they would be without them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, cursor, hash, horizon, isQuiet, loss, message, readings, rest, timeline, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

/** More than the page computes before workers have started. */
const LONG = "steps=400000";

const SURFACE = `#surface=rosenbrock;${LONG}&run=sgd;learning_rate=0.0005&run=adam&run=sgd;learning_rate=9`;
const FIT = "#data=line;n=500;steps=40000&run=sgd;batch=10;schedule=plateau&run=adam;batch=50;per=epoch&run=rmsprop";

/** On a machine with four cores, or on one whose browser has no workers. */
const CORES = () => Object.defineProperty(navigator, "hardwareConcurrency", { value: 4 });
const WITHOUT = () => delete window.Worker;

/** Opens the page on such a machine; `page.hired` are the workers that it started. */
async function open(link, machine) {
  const page = await playground.emptyPage();
  page.hired = [];
  page.on("worker", (worker) => page.hired.push(worker));
  await page.addInitScript(machine);
  await page.goto(link);
  return page;
}

/** How many steps of all films are computed. */
async function computed(page) {
  const words = await timeline(page).getAttribute("aria-valuetext");
  const [, count] = /, (\d+) computed/.exec(words) ?? [];
  return count === undefined ? horizon(page) : Number(count);
}

const isComplete = (page) =>
  until("whole films", async () => (await computed(page)) === (await horizon(page)));

/** The losses at a few steps of the films. */
async function losses(page) {
  await isComplete(page);
  await rest(page);
  const seen = [await readings(page)];
  for (const share of [0.15, 0.5, 0.8]) {
    const step = Math.round(share * (await horizon(page)));
    await timeline(page).fill(String(step));
    await until("the step", async () => (await cursor(page)) === step);
    seen.push(await until("other losses", async () => {
      const now = await readings(page);
      return JSON.stringify(now) !== JSON.stringify(seen.at(-1)) && now;
    }));
  }
  return seen;
}

for (const link of [SURFACE, FIT]) {
  test(`workers and the page make the same films of ${link.slice(0, 20)}`, async () => {
    const [helped, alone] = [await open(link, CORES), await open(link, WITHOUT)];
    assert.deepEqual(await losses(helped), await losses(alone));
    assert.ok(helped.hired.length > 1, `${helped.hired.length} workers`);
    assert.equal(alone.hired.length, 0);
    isQuiet(helped);
    isQuiet(alone);
  });
}

test("a small experiment needs no worker", async () => {
  const page = await open("#surface=bowl;steps=50&run=sgd;learning_rate=0.01", CORES);
  await rest(page);
  assert.equal(page.hired.length, 0);
  isQuiet(page);
});

const kill = (worker) =>
  worker.evaluate(() => void setTimeout(() => { throw new Error("killed by a test"); }));

test("a worker that dies is replaced, and the page says so", async () => {
  const page = await open(SURFACE.replace("400000", "10000000"), CORES);
  await until("a worker at work", async () => page.hired.length && (await computed(page)) > 50_000);
  const before = [page.hired.length, await computed(page)];
  await kill(page.hired[0]);
  await message(page).getByText("another one goes on").waitFor();
  assert.ok((await computed(page)) >= before[1], "nothing is lost");
  await until("another worker", () => page.hired.length > before[0]);
  await until("longer films", async () => (await computed(page)) > before[1] + 100_000);
  assert.ok(page.complaints.every((complaint) => complaint.includes("killed by a test")), page.complaints);
});

test("a worker that falls silent is replaced, and the page says so", async () => {
  const page = await open(SURFACE.replace("400000", "10000000"), () => {});
  await until("a worker at work", async () => page.hired.length && (await computed(page)) > 50_000);
  await page.hired[0].evaluate(() => void setTimeout(() => { for (;;); }));
  await message(page).getByText("another one goes on").waitFor();
  await until("another worker", () => page.hired.length > 1);
  const before = await computed(page);
  await until("longer films", async () => (await computed(page)) > before + 100_000);
  isQuiet(page);
});

/** Counts what the worker that was started last says: that it listens, and then its films. */
const HEARD = () => {
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      window.heard = 0;
      this.addEventListener("message", () => { window.heard += 1; });
    }
  };
};

test("where workers die again and again, the page computes by itself", async () => {
  const page = await open(SURFACE.replace("400000", "10000000"), HEARD);
  for (let death = 1; death <= 3; death += 1) {
    await until("a worker", () => page.hired.length === death);
    await until("its work", () => page.evaluate(() => window.heard > 1));
    await kill(page.hired.at(-1));
  }
  await message(page).getByText("computes on without them").waitFor();
  const before = await computed(page);
  await until("longer films", async () => (await computed(page)) > before);
});

test("a newer experiment takes the place of an older one", async () => {
  const page = await open("#surface=rosenbrock;steps=10000000&run=sgd;learning_rate=0.0005&run=adam", CORES);
  await until("a long film in the making", async () => (await computed(page)) > 50_000);
  await page.evaluate((next) => { location.hash = next; }, SURFACE);
  await until("the newer one", async () => (await horizon(page)) === 400_000);
  const seen = await losses(page);
  const fresh = await open(SURFACE, CORES);
  assert.deepEqual(seen, await losses(fresh));
  isQuiet(page);
});

test("a run that did not change goes on, also where films become longer", async () => {
  const run = "run=sgd;learning_rate=0.000001";
  const page = await open(`#surface=bowl;steps=5000000&${run}`, CORES);
  await until("a film in the making", async () => (await computed(page)) > 100_000);
  const show = (next) => page.evaluate((next) => { location.hash = next; }, next);
  await show(`surface=bowl;steps=5000000&${run}&run=adam`);
  await until("two runs", async () => (await readings(page)).length === 2);
  const before = await computed(page);
  await show(`surface=bowl;steps=10000000&${run}`);
  await until("one run", async () => (await readings(page)).length === 1);
  assert.equal(await horizon(page), 10_000_000);
  assert.ok((await computed(page)) >= Math.max(before, 100_000));
  isQuiet(page);
});

test("one's own data are computed in a worker", async () => {
  const csv = Array.from({ length: 300 }, (_, row) => `${row % 17},${(row * row) % 29},${(3 * row) % 101}`);
  const text = `a,b,c\n${csv.join("\n")}\n`;
  const films = [];
  for (const machine of [CORES, WITHOUT]) {
    const page = await open("#data=line&run=adam;batch=10&run=sgd;batch=7;learning_rate=0.001", machine);
    await page.getByRole("tab", { name: "Your own" }).or(button(page, "Your own")).first().click();
    await page.getByRole("textbox", { name: "CSV text" }).fill(text);
    await button(page, "Use this text").click();
    await until("the data in the address", () => hash(page).startsWith("own="));
    await page.evaluate((next) => { location.hash = next; }, hash(page).replace("&", ";steps=100000&"));
    await until("a long film", async () => (await horizon(page)) === 100_000);
    films.push(await losses(page));
    assert.equal(page.hired.length > 0, machine === CORES);
    isQuiet(page);
  }
  assert.deepEqual(films[0], films[1]);
});

test("ten million steps are looked at while they are computed", async () => {
  const page = await open("#surface=rosenbrock;steps=10000000&run=adam;learning_rate=0.001", CORES);
  await button(page, "Pause").click();
  await until("a million steps", async () => (await computed(page)) > 1_000_000);
  await timeline(page).fill("700000");
  await until("the step", async () => (await cursor(page)) === 700_000);
  const there = await loss(page);
  await timeline(page).fill("100");
  await until("another loss", async () => (await loss(page)) !== there);
  await timeline(page).fill("700000");
  await until("the same loss", async () => (await loss(page)) === there);
  await page.keyboard.press("End");
  const waiting = await cursor(page);
  assert.ok(waiting <= (await computed(page)), "the cursor waits for the film");
  await until("the cursor to follow", async () => (await cursor(page)) > waiting || waiting === 10_000_000);
  isQuiet(page);
});
