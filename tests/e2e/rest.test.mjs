// The module comes in two parts (`cargo xtask build`): the map does not wait for the second.

import assert from "node:assert/strict";
import { test } from "node:test";
import { watchPainting } from "../../bench/painting.mjs";
import { isQuiet, MAP } from "./controls.mjs";
import { MACHINES, playOut, pretend } from "./machine.mjs";
import { visit } from "./playground.mjs";
import { restOf } from "./rest_of.mjs";

const playground = visit();

const slider = (page) => page.getByRole("slider", { name: "Learning rate", exact: true }).first();

/** Longer than the film of a first visit plays, in milliseconds. */
const FILM = 6000;

/**
 * Goes to the page with a rest that `answer` answers for; `see` gets that page, if the module has
 * one. The page may be on a pretended machine.
 */
function testOfRest(name, answer, see, { hash = "", machine } = {}) {
  test(name, async (t) => {
    const page = await playground.emptyPage();
    const told = await page.request.get("");
    const rest = restOf(await told.text(), told.url());
    if (!rest) return t.skip("the module is in one piece");
    if (machine) await pretend(page, machine);
    await page.addInitScript(watchPainting);
    await page.route(rest, answer);
    await page.goto(hash);
    await see(page);
  });
}

/** The same with a rest that is held back until `see` releases it; nothing is on the console then. */
function testOfHeldRest(name, see, setting) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const answer = async (route) => {
    await released;
    await route.continue();
  };
  const seeQuietly = async (page) => {
    await see(page, release);
    isQuiet(page);
  };
  testOfRest(name, answer, seeQuietly, setting);
}

testOfHeldRest("shows the map with its paths before the rest has come, and then all else", async (page, release) => {
  await page.waitForFunction(() => window.painting.of(".map")?.paths);
  assert.equal(await slider(page).count(), 0);
  release();
  await slider(page).waitFor();
});

// A page that calls what it lacks stands still until that is there.
for (const [name, machine] of Object.entries(MACHINES)) {
  const playsOn = async (page, release) => {
    await page.waitForFunction(() => window.painting.of(".map")?.paths);
    await playOut(page, FILM);
    assert.equal(await slider(page).count(), 0);
    release();
    await slider(page).waitFor();
  };
  testOfHeldRest(`plays the film before the rest has come, on a ${name.toLowerCase()} machine`, playsOn, { machine });
}

const waitsForAll = async (page, release) => {
  await page.waitForTimeout(300);
  assert.equal(await page.locator(MAP).count(), 0);
  release();
  await slider(page).waitFor();
};

testOfHeldRest("follows a link when it has all that this takes", waitsForAll, {
  hash: "#data=moons;loss=logistic&run=adam",
});

testOfHeldRest("does what a key asks for before the rest has come", async (page, release) => {
  await page.locator(MAP).waitFor();
  const pressed = page.keyboard.press("?");
  await new Promise((resolve) => setTimeout(resolve, 300));
  release();
  await pressed;
  await page.getByRole("dialog").waitFor();
});

let isThere = false;
const refuse = (route) => (isThere ? route.continue() : route.fulfill({ status: 503 }));

testOfRest("says that the rest does not come, and asks for it again", refuse, async (page) => {
  const sorry = page.getByRole("status").filter({ hasText: "has not arrived" });
  await sorry.waitFor();
  isThere = true;
  await slider(page).waitFor();
  await sorry.waitFor({ state: "hidden" });
});
