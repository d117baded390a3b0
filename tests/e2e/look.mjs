// Pictures of the built page, on three screens in light and dark, in target/screenshots:
//
//   node look.mjs [HASH] [NAME]

import { Playground } from "./playground.mjs";

const SCREENS = [
  [1440, 900],
  [1024, 768],
  [390, 844],
];

/** Long enough for the first film to be computed and drawn. */
const PATIENCE = 1500;

const [hash = "", name = "page"] = process.argv.slice(2);
const playground = new Playground();
try {
  for (const [width, height] of SCREENS) {
    for (const colorScheme of ["light", "dark"]) {
      await look({ viewport: { width, height }, colorScheme }, `${name}-${width}x${height}-${colorScheme}`);
    }
  }
} finally {
  await playground.close();
}

async function look(options, picture) {
  const page = await playground.openPage(hash, options);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(PATIENCE);
  await page.shoot(picture);
  console.log(`${picture}.png`);
  for (const complaint of page.complaints) console.log(`  ${complaint}`);
  await playground.closePages();
}
