// A worker of the page. It starts the page's own module a second time, from the address and the
// compiled code that the page sends, in one part or two: nothing is downloaded or compiled twice.
self.onmessage = async ({ data: [address, code, rest] }) => {
  try {
    globalThis.downhillRest = rest;
    const { default: start } = await import(address);
    await start({ module_or_path: code });
  } catch (error) {
    // Outside of the promise, where the page hears of it.
    setTimeout(() => {
      throw error;
    });
  }
};
