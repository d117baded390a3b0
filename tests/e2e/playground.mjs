// Downhill in a browser, for tests:
//
//   const playground = visit();                               // closes itself after the tests
//   test("…", async () => {
//     const page = await playground.openPage("#…", { colorScheme: "dark" });
//     await page.getByRole("button", { name: "Play" }).click();
//     assert.deepEqual(page.complaints, []);
//   });
//
// `page` is Playwright's page, with `complaints` (what it said on the console, what it threw, what
// it could not load, what it asked of another origin), `shoot(name)`, which takes a picture, and
// `audit()`, which lists what axe finds inaccessible.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, afterEach } from "node:test";
import axe from "axe-core";
import { launch } from "./browser.mjs";
import { openSite } from "./site.mjs";

/** The screen of the design; a test may ask for another. */
const SCREEN = { width: 1440, height: 900 };

const PICTURES = new URL("../../target/screenshots/", import.meta.url);

/** A playground for the tests of a file. Each page has its own session, closed after its test. */
export function visit() {
  const playground = new Playground();
  afterEach(() => playground.closePages());
  after(() => playground.close());
  return playground;
}

export class Playground {
  #site = once(openSite);
  #browser = once(launch);
  #sessions = [];

  /** Opens the page with this hash; the options are those of Playwright's `newContext`. */
  async openPage(hash = "", options = {}) {
    const page = await this.emptyPage(options);
    await page.goto((await this.#site()).address + hash);
    return page;
  }

  /** A page that has not gone anywhere, for who wants to prepare something before it does. */
  async emptyPage(options = {}) {
    const { address } = await this.#site();
    const browser = await this.#browser();
    const session = await browser.newContext({ viewport: SCREEN, baseURL: address, ...options });
    this.#sessions.push(session);
    const page = await session.newPage();
    page.complaints = complaints(page, new URL(address).origin);
    page.shoot = (name) => page.screenshot({ path: picture(name) });
    page.audit = () => audit(page);
    return page;
  }

  async closePages() {
    await Promise.all(this.#sessions.splice(0).map((session) => session.close()));
  }

  async close() {
    await this.#browser.started?.then((browser) => browser.close());
    await this.#site.started?.then((site) => site.close());
  }
}

/** Fills up while the page lives. */
function complaints(page, origin) {
  const heard = [];
  page.on("console", (message) => heard.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    // What was under way when the page was left is nobody's failure.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") heard.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    if (isForeign(new URL(request.url()), origin)) heard.push(`foreign: ${request.url()}`);
  });
  return heard;
}

function isForeign(url, origin) {
  return !["data:", "blob:"].includes(url.protocol) && url.origin !== origin;
}

/** `rule: element, element` for each violation. As a script tag, axe would be refused by the page. */
async function audit(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" "))}`);
}

/** The file of a picture, in `target/screenshots`. */
function picture(name) {
  mkdirSync(PICTURES, { recursive: true });
  return fileURLToPath(new URL(`${name}.png`, PICTURES));
}

function once(start) {
  const get = () => (get.started ??= start());
  return get;
}
