// The site as hosts serve it: every file in brotli.

import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";

/** Serves in brotli what is at `origin`; `{ address, close() }`. */
export async function compressed(origin) {
  const files = new Map();
  const server = createServer(async ({ url }, answer) => {
    const { status, type, body } = await (files.get(url) ?? files.set(url, fetched(new URL(url, origin))).get(url));
    answer.writeHead(status, { "content-type": type, "content-encoding": "br" }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function fetched(url) {
  const response = await fetch(url);
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  return { status: response.status, type, body: brotliCompressSync(Buffer.from(await response.arrayBuffer())) };
}
