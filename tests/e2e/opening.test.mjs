// The page opens quietly, wherever it is published, and says so where it cannot.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./playground.mjs";

const playground = visit();

test("opens with nothing on the console and nothing from elsewhere", async () => {
  const page = await playground.openPage();
  await page.locator("#loading").waitFor({ state: "hidden" });
  assert.equal(await page.title(), "Downhill");
  assert.match(await page.locator("body").innerText(), /Downhill/);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(page.complaints, []);
});

test("forbids other origins, evaluated code and code in attributes", async () => {
  const page = await playground.openPage();
  const outcomes = await page.evaluate(async () => {
    const outcome = (act) => Promise.resolve().then(act).then(() => "allowed", () => "refused");
    // The debugger's own code is above the policy; what a timer calls later is the page's again.
    await new Promise((resolve) => setTimeout(resolve));
    const button = document.body.appendChild(document.createElement("button"));
    button.setAttribute("onclick", "window.clicked = true");
    button.click();
    return [
      await outcome(() => setTimeout.constructor("return 1")()),
      await outcome(() => fetch("https://example.org/")),
      window.clicked ? "allowed" : "refused",
    ];
  });
  assert.deepEqual(outcomes, ["refused", "refused", "refused"]);
});

test("says what it is before anything but its text has come", async () => {
  const page = await playground.emptyPage();
  await page.route(/\.(css|js|mjs|wasm)$/, () => {});
  await page.goto("", { waitUntil: "commit" });
  await page.getByText("watch paths, fits and losses change").waitFor();
  const painted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
  await page.waitForFunction(painted, undefined, { polling: 50 });
});

test("says why it cannot start", async () => {
  const page = await playground.emptyPage();
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto("");
  await page.getByText("Downhill could not start").waitFor();
});

test("asks for JavaScript where there is none", async () => {
  const page = await playground.openPage("", { javaScriptEnabled: false });
  assert.match(await page.locator("noscript").innerText(), /allow JavaScript/);
});
