// Chromium, found on this machine and started without anything that reaches for the network.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a headless browser. Who starts it closes it: one left behind keeps starting processes. */
export const launch = (...flags) => chromium.launch({ executablePath: find(), args: [...FLAGS, ...flags] });

function find() {
  if (process.env.CHROME) return process.env.CHROME;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const file = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!file) throw new Error("no Chrome or Chromium on the path: name its file in CHROME");
  return file;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
