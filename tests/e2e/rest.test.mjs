// The module comes in two parts (`cargo xtask build`): the map does not wait for the second.

import assert from "node:assert/strict";
import { test } from "node:test";
import { watchPainting } from "../../bench/painting.mjs";
import { isQuiet, MAP } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const REST = /_rest-[^/]*\.wasm$/;

const slider = (page) => page.getByRole("slider", { name: "Learning rate", exact: true }).first();

/** Goes to the page with a rest that `answer` answers for. False where the module is in one piece. */
async function opened(page, answer, hash = "") {
  await page.addInitScript(watchPainting);
  await page.route(REST, answer);
  await page.goto(hash);
  return (await page.locator("link[rel=rest]").count()) > 0;
}

/** A rest that is held back until it is released. */
function held() {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const answer = async (route) => {
    await released;
    await route.continue();
  };
  return { answer, release };
}

test("shows the map with its paths before the rest has come, and then all else", async (t) => {
  const page = await playground.emptyPage();
  const { answer, release } = held();
  if (!(await opened(page, answer))) return t.skip("the module is in one piece");
  await page.waitForFunction(() => window.painting.of(".map")?.paths);
  assert.equal(await slider(page).count(), 0);
  release();
  await slider(page).waitFor();
  isQuiet(page);
});

test("follows a link when it has all that this takes", async (t) => {
  const page = await playground.emptyPage();
  const { answer, release } = held();
  if (!(await opened(page, answer, "#data=moons;loss=logistic&run=adam"))) return t.skip("the module is in one piece");
  await page.waitForTimeout(300);
  assert.equal(await page.locator(MAP).count(), 0);
  release();
  await slider(page).waitFor();
  isQuiet(page);
});

test("does what a key asks for before the rest has come", async (t) => {
  const page = await playground.emptyPage();
  const { answer, release } = held();
  if (!(await opened(page, answer))) return t.skip("the module is in one piece");
  await page.locator(MAP).waitFor();
  const pressed = page.keyboard.press("?");
  await new Promise((resolve) => setTimeout(resolve, 300));
  release();
  await pressed;
  await page.getByRole("dialog").waitFor();
  isQuiet(page);
});

test("says that the rest does not come, and asks for it again", async (t) => {
  const page = await playground.emptyPage();
  let isThere = false;
  const answer = (route) => (isThere ? route.continue() : route.fulfill({ status: 503 }));
  if (!(await opened(page, answer))) return t.skip("the module is in one piece");
  const sorry = page.getByRole("status").filter({ hasText: "has not arrived" });
  await sorry.waitFor();
  isThere = true;
  await slider(page).waitFor();
  await sorry.waitFor({ state: "hidden" });
});
