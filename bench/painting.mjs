// Put into a page before it starts: notes when figures are painted.

/** Sets up `window.painting`. It is sent to the page as text, so everything stands inside it. */
export function watchPainting() {
  const figures = new Map();
  let input;
  const painting = (window.painting = {
    of: (figure) => figures.get(figure)?.paths && figures.get(figure),
    latencies: [],
    watch,
  });

  // Strokes are paths and curves; what else is drawn is no answer to a slider.
  const { stroke } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.stroke = function (...path) {
    for (const name of [".map", ".loss"]) if (this.canvas.closest(name)) note(name);
    return stroke.apply(this, path);
  };

  function note(name) {
    if (!figures.has(name)) figures.set(name, {});
    figures.get(name).drawn = true;
  }

  addEventListener("input", (event) => (input ??= event.timeStamp), { capture: true });

  // A message that a frame's callback sends arrives when that frame has been painted.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    for (const figure of figures.values()) if (figure.drawn) figure.paths ??= now;
    if (input !== undefined && figures.get(".loss")?.drawn) {
      painting.latencies.push(now - input);
      input = undefined;
    }
    for (const figure of figures.values()) figure.drawn = false;
  };
  requestAnimationFrame(function frame() {
    port2.postMessage("");
    requestAnimationFrame(frame);
  });

  /** Long tasks and the times between frames from now on. */
  function watch(milliseconds) {
    const [tasks, frames] = [[], []];
    const observer = new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map((entry) => entry.duration));
    });
    observer.observe({ type: "longtask" });
    let last = performance.now();
    const end = last + milliseconds;
    return new Promise((resolve) => {
      requestAnimationFrame(function frame(now) {
        frames.push(now - last);
        last = now;
        if (now < end) return requestAnimationFrame(frame);
        observer.disconnect();
        resolve({ tasks, frames: frames.slice(1) });
      });
    });
  }
}
