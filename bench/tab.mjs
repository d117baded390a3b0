// The candidates in the tab, driven from outside: a line `CANDIDATE KEY TIMES` is handed to the
// page's `answer`, and what that says is the answer's line.
//
//   node bench/tab.mjs ADDRESS

import { createInterface } from "node:readline";
import { launch } from "../tests/e2e/browser.mjs";

const browser = await launch();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(process.argv[2]);
  await page.waitForFunction(() => window.answer && window.wasmBindings);
  if (!(await page.evaluate(() => window.crossOriginIsolated))) throw new Error("a coarse clock");
  console.log(`ready ${browser.version()}`);
  for await (const line of createInterface({ input: process.stdin })) {
    const [candidate, key, times] = line.split(" ");
    console.log(await page.evaluate(([it, key, times]) => window.answer(it, key, times), [candidate, key, Number(times)]));
  }
} finally {
  await browser.close();
}
