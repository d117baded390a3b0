// A walk through every control that there is, whatever it is called: it has an effect that one can
// see or read; what it changes in the experiment can be taken back; and the link restores it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hash, isQuiet, until } from "./controls.mjs";
import { visit } from "./playground.mjs";

const playground = visit();

/** An experiment of every kind, looked at in its midst, in the words in which the page writes it. */
const PLACES = {
  "a surface": "surface=rosenbrock;steps=60&run=adam;learning_rate=0.05&run=sgd;learning_rate=0.0005;momentum=0.5&look;step=20;window=-1.5,1.5,-0.5,2.5",
  "a curve": "surface=square;steps=60&run=sgd;learning_rate=0.05;weight_decay=0.1&look;step=20",
  "a line through data": "data=line;noise=0.7;steps=60&run=sgd;learning_rate=0.05;batch=7&run=adagrad&look;step=20",
  "a regression": "data=diabetes;scaling=standard;steps=60&run=sgd;learning_rate=0.02;batch=32&look;step=20",
  classes: "data=moons;loss=logistic;steps=60&run=adam;learning_rate=0.02;batch=10&look;step=20",
  "a network": "data=curve;model=network;steps=60&run=rmsprop;learning_rate=0.02;batch=20&look;step=20",
};

/** Milliseconds after which the address is written. */
const QUIET = 200;

/** What a person can operate. */
const CONTROLS = "button, select, summary, input:not([type=file]), textarea";

/** What is neither the experiment nor how it is looked at, and tested elsewhere. */
const ASIDE = [/^Skip/, /^Experiment$/, /Prev$/, /^Next/, /^Undo/, /^Redo/];

/** The controls that an earlier place has had. */
const operated = new Set();

for (const [place, link] of Object.entries(PLACES)) {
  test(`operates every control of ${place}`, async () => {
    const [page, elsewhere] = [await openAt(link), await openAt(link)];
    const [beginning, all] = [await settled(page), await controls(page)];
    assert.ok(all.length > 40, `${all.length} controls`);
    const wrong = [];
    for (const control of all.filter(({ name }) => !operated.has(name))) {
      operated.add(control.name);
      await walk(page, elsewhere, control, beginning).catch(({ message }) => wrong.push(`${control.name}: ${message}`));
      await comeBack(page, link, beginning);
    }
    assert.deepEqual(wrong, []);
    isQuiet(page);
    isQuiet(elsewhere);
  });
}

/** Operates a control, follows the link that comes of it, and takes back what became of the experiment. */
async function walk(page, elsewhere, control, beginning) {
  await operate(page.locator(CONTROLS).nth(control.index), control.kind);
  const after = await settled(page);
  assert.ok(control.chosen || after.all !== beginning.all, "it has an effect");
  if (after.link === beginning.link) return;
  await elsewhere.evaluate((link) => void (location.hash = link), after.link);
  const restores = async () => String((await state(elsewhere)).readings) === String(after.readings);
  await until(`the readings of ${after.link} where that link is opened`, restores);
  if (experiment(after) === experiment(beginning)) return;
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until("its effect undone", async () => experiment(await state(page)) === experiment(beginning));
}

const experiment = ({ link }) => link.split("&look")[0];

async function openAt(link) {
  const page = await playground.openPage(`#${link}`);
  await page.locator(".run .reading").first().waitFor();
  return page;
}

/** Back to where the walk began, by the link; anew where something stands open that no link has. */
async function comeBack(page, link, beginning) {
  await page.evaluate((link) => void (location.hash = link), link);
  if ((await settled(page)).all === beginning.all) return;
  await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
  await page.reload();
  await until("the beginning", async () => (await state(page)).all === beginning.all);
}

/** The controls that can be used. */
function controls(page) {
  return page.locator(CONTROLS).evaluateAll((elements, aside) => {
    const label = (element) =>
      (element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText).replace(/\s+/g, " ").trim();
    const usable = (element) => element.checkVisibility() && !element.disabled && !element.closest("[inert]");
    return elements
      .map((element, index) => ({ element, index }))
      .filter(({ element }) => usable(element) && !aside.some((name) => new RegExp(name).test(label(element))))
      .map(({ element, index }) => ({
        index,
        kind: element.type ?? element.localName,
        name: `${element.localName} ${label(element)}`,
        chosen: [element.ariaPressed, element.ariaExpanded].includes("true"),
      }));
  }, ASIDE.map((name) => name.source));
}

async function operate(control, kind) {
  switch (kind) {
    case "select-one":
      return control.evaluate((select) => {
        select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
    case "range": {
      const value = await control.inputValue();
      await control.press("ArrowRight");
      return (await control.inputValue()) === value && control.press("ArrowLeft");
    }
    case "text":
      return control.press("ArrowUp");
    default:
      return control.click();
  }
}

/** The page once it has come to rest and its address is written. */
function settled(page) {
  let last;
  return until("rest", async () => {
    const now = await state(page);
    const rests = !now.plays && now.all === last?.all && now.link === last.link;
    last = now;
    await page.waitForTimeout(QUIET);
    return rests && now;
  });
}

/** What the page shows: its link, its readings, and everything that one can see of it. */
async function state(page) {
  const shown = await page.evaluate(() => {
    const fields = [...document.querySelectorAll("input:not([type=file]), select, textarea")].filter((field) => field.checkVisibility());
    const pictures = [...document.querySelectorAll("canvas")].filter((canvas) => canvas.checkVisibility());
    const readings = [...document.querySelectorAll(".run .reading")].map((reading) => reading.title);
    const pressed = [...document.querySelectorAll("[aria-pressed], [aria-expanded], [open]")].map(
      (element) => element.ariaPressed ?? element.ariaExpanded ?? "open",
    );
    const pace = document.querySelector(".readings div:last-child");
    return {
      readings,
      values: fields.map((field) => (field.type === "checkbox" ? field.checked : field.value)),
      pictures: pictures.map((canvas) => canvas.toDataURL()),
      words: [document.body.innerText.replace(pace?.innerText, ""), pressed, document.documentElement.outerHTML.slice(0, 200), document.activeElement?.ariaLabel],
      plays: Boolean(document.querySelector("[aria-label=Pause]")),
    };
  });
  const { readings, plays, ...rest } = shown;
  return { link: hash(page), plays, readings, all: JSON.stringify([readings, rest]) };
}
