// Lighthouse's opinion of a page: points of 100 by category, and what it would improve.

import { createServer } from "node:net";
import lighthouse, { desktopConfig } from "lighthouse";
import { launch } from "./browser.mjs";

/** Visits the page as on a `"mobile"` or a `"desktop"`; `{ points, wishes }`. */
export async function visit(address, device, categories) {
  const port = await freePort();
  const browser = await launch(`--remote-debugging-port=${port}`);
  try {
    const settings = { port, onlyCategories: categories, logLevel: "silent" };
    const { lhr } = await lighthouse(address, settings, device === "desktop" ? desktopConfig : undefined);
    const points = Object.values(lhr.categories).map(({ id, score }) => [id, 100 * score]);
    return { points: Object.fromEntries(points), wishes: wishes(lhr) };
  } finally {
    await browser.close();
  }
}

function wishes({ categories, audits }) {
  const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  return weighed.map(({ id }) => audits[id]).filter(({ score }) => score !== null && score < 1).map(({ title }) => title);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
