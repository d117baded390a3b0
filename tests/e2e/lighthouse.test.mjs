// What Lighthouse finds where no clock is asked; `cargo xtask bench page` has the rest.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { visit } from "./lighthouse.mjs";
import { openSite } from "./site.mjs";

const LEAST = 95;

const site = openSite();
after(async () => (await site).close());

for (const device of ["mobile", "desktop"]) {
  test(`has little to wish for on a ${device}`, async () => {
    const { address } = await site;
    const { points, wishes } = await visit(address, device, ["accessibility", "best-practices"]);
    assert.equal(Object.keys(points).length, 2);
    for (const [category, reached] of Object.entries(points)) assert.ok(reached >= LEAST, `${category}: ${reached}; ${wishes}`);
  });
}
