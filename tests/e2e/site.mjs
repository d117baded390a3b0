// The built page on a server: the one that `cargo xtask test` has started, or one of our own.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SERVE = ["xtask", "serve", "--built", "--port", "0", "--under", "/some/sub/path"];

/** `{ address, close() }`; the address ends with a slash. */
export async function openSite() {
  const address = process.env.DOWNHILL_URL;
  return address ? { address, close() {} } : startServer();
}

async function startServer() {
  const server = spawn("cargo", SERVE, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  try {
    return { address: await addressFrom(server), close: () => server.kill() };
  } catch (error) {
    server.kill();
    throw error;
  }
}

function addressFrom(server) {
  let said = "";
  return new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => {
      said += text;
      const address = /http:\S+/.exec(said);
      if (address) resolve(address[0]);
    });
    server.on("error", reject);
    server.on("exit", () => reject(new Error(`cargo ${SERVE.join(" ")} ended:\n${said}`)));
  });
}
