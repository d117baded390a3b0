// The site as hosts serve it: every file in brotli.

import { createServer } from "node:http";
import { setTimeout } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";

/** Bytes a second of a line of 32 Mbit/s, and how many come at once. */
const RATE = 4e6;
const PORTION = 16384;

/** Serves in brotli what is at `origin`; `{ address, close() }`. */
export async function compressed(origin) {
  const files = new Map();
  const server = createServer(async ({ url }, answer) => {
    const { status, type, body } = await (files.get(url) ?? files.set(url, fetched(new URL(url, origin))).get(url));
    answer.writeHead(status, { "content-type": type, "content-encoding": "br" });
    await trickle(body, answer);
    answer.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Sends no faster than a line does. */
async function trickle(body, answer) {
  for (let at = 0; at < body.length; at += PORTION) {
    answer.write(body.subarray(at, at + PORTION));
    await setTimeout((1000 * PORTION) / RATE);
  }
}

async function fetched(url) {
  const response = await fetch(url);
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  return { status: response.status, type, body: brotliCompressSync(Buffer.from(await response.arrayBuffer())) };
}
