// Trunk starts the WebAssembly module; should it not start, the page says so instead of waiting for ever.
export default () => ({
  onFailure(reason) {
    document.querySelector("#loading .state").textContent = `Downhill could not start: ${reason}`;
    console.error(reason);
  },
});
