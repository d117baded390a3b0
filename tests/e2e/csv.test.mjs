// Data of one's own: picked, pasted, dropped; good and bad.

import assert from "node:assert/strict";
import { test } from "node:test";
import { button, hash, isQuiet, loss, message, openAtRest, readings, rest, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

const EMPTY = "#surface=square;steps=20&run=sgd;learning_rate=0.05";

const GOOD = {
  "with commas": "size,rooms,price\n50,2,1.5\n70,3,2.1\n90,3,2.6\n120,5,3.9\n",
  "with semicolons, decimal commas, a BOM and CRLF": "\ufeffsize;price\r\n50;1,5\r\n70;2,1\r\n90;2,6\r\n",
  "with tabs and quotes": '"size, m²"\t"price"\n50\t1.5\n70\t2.1\n90\t2.6\n',
  "without names": "50,1.5\n70,2.1\n90,2.6\n",
};

/** Text, and what the message says of it. */
const BAD = {
  "missing values in nearly all rows": ["size,price\n50,1.5\n,2.1\n90,\n", /line 3, column size/],
  "text among numbers": ["size,price\n50,1.5\n70,2.1\n90,cheap\n", /line 4, column price.*cheap/],
  "one column": ["price\n1.5\n2.1\n", /2 columns/],
  "one row": ["size,price\n50,1.5\n", /2 rows/],
  "a line that is too short": ["size,price\n50,1.5\n70\n", /line 3/],
  "another separator": ["size|price\n50|1.5\n70|2.1\n", /2 columns, separated by comma, semicolon or tab/],
  "nothing at all": ["", /2 columns/],
};

const file = (text) => ({ name: "data.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

async function open() {
  const page = await openAtRest(playground, EMPTY);
  await button(page, "Your own").click();
  return page;
}

const pick = (page, text) => page.locator("input[type=file]").setInputFiles(file(text));

async function paste(page, text) {
  await page.getByRole("textbox", { name: "CSV text" }).fill(text);
  await button(page, "Use this text").click();
}

async function drop(page, text) {
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "data.csv", { type: "text/csv" }));
    return transfer;
  }, text);
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer });
}

/** Waits until the data is fitted. */
async function isFitted(page, features) {
  await page.getByRole("group", { name: "Features" }).waitFor();
  await until("the data in the address", () => /(^|=)own/.test(hash(page)));
  await rest(page);
  assert.equal(await page.getByRole("group", { name: "Features" }).getByRole("checkbox").count(), features);
  assert.ok(Number.isFinite(await loss(page)));
}

for (const [name, text] of Object.entries(GOOD)) {
  test(`picks a file ${name}`, async () => {
    const page = await open();
    await pick(page, text);
    await isFitted(page, text.split("\n")[0].split(/[,;\t](?! )/).length);
    assert.equal(await message(page).innerText(), "");
    isQuiet(page);
  });
}

for (const [name, take] of Object.entries({ pasted: paste, dropped: drop })) {
  test(`fits data that is ${name}`, async () => {
    const page = await open();
    await take(page, GOOD["with commas"]);
    await isFitted(page, 3);
    isQuiet(page);
  });
}

for (const [name, [text, words]] of Object.entries(BAD)) {
  test(`says what is wrong with ${name}`, async () => {
    const page = await open();
    const before = await readings(page);
    await paste(page, text);
    await message(page).filter({ hasText: words }).waitFor();
    assert.match(await message(page).innerText(), /allowed: /);
    assert.deepEqual(await readings(page), before, "the last experiment stays");
    isQuiet(page);
  });
}

test("leaves out rows without a number, and says so", async () => {
  const page = await open();
  await paste(page, "size,price\n50,1.5\n,2.1\n70,NA\n90,2.6\n110,3.1\n");
  await page.getByText(/line 3, column size.*a row without one that it needs is left out/).waitFor();
  await page.getByText("Your data: 3 of 5 rows, 2 columns of numbers").waitFor();
  assert.deepEqual(page.complaints, []);
});

test("leaves a column of text out and says so", async () => {
  const page = await open();
  await paste(page, "town,size,price\nBonn,50,1.5\nKöln,70,2.1\nUlm,90,2.6\n");
  await isFitted(page, 2);
  await page.locator(".complaint .notice", { hasText: "column town" }).waitFor();
  assert.equal(await page.locator(".complaint p:not(.notice)").count(), 0, "it is no error");
  isQuiet(page);
});

test("says that features are standardised, until they are not", async () => {
  const page = await open();
  await paste(page, GOOD["with commas"]);
  await isFitted(page, 3);
  const words = page.getByText("Features are standardised");
  await words.waitFor();
  await page.locator("summary", { hasText: "More about the problem" }).click();
  await page.getByLabel("Feature scale").selectOption("As they are");
  await words.waitFor({ state: "detached" });
  isQuiet(page);
});

test("fits a hundred thousand rows", async () => {
  const page = await open();
  const row = (_, index) => `${index % 97},${(index * 31) % 89},${(index % 97) * 2 + ((index * 31) % 89) + 1}`;
  await pick(page, ["a,b,target", ...Array.from({ length: 100_000 }, row)].join("\n"));
  await isFitted(page, 3);
  isQuiet(page);
});

test("predicts another column from other features when asked to", async () => {
  const page = await open();
  await paste(page, GOOD["with commas"]);
  await isFitted(page, 3);
  const before = await readings(page);
  await page.getByLabel("Target").selectOption("size");
  await until("another loss", async () => (await readings(page))[0] !== before[0]);
  await until("another target in the address", () => hash(page).includes("target=size"));
  const rooms = page.getByRole("checkbox", { name: "rooms" });
  await rooms.uncheck();
  await until("less features in the address", () => !hash(page).includes("rooms"));
  isQuiet(page);
});

test("keeps the data over a reload, and asks for it where it is not", async () => {
  const page = await open();
  await paste(page, GOOD["with commas"]);
  await isFitted(page, 3);
  const shown = await readings(page);
  await page.reload();
  await rest(page);
  assert.deepEqual(await readings(page), shown);
  const elsewhere = await openAtRest(playground, `#${hash(page)}`);
  await message(elsewhere).filter({ hasText: "data" }).waitFor();
  await button(elsewhere, "Your own").click();
  await paste(elsewhere, GOOD["with commas"]);
  await rest(elsewhere);
  await until("the same losses", async () => (await readings(elsewhere)).join() === shown.join());
  isQuiet(page);
  isQuiet(elsewhere);
});
