// Put into every page before its own code: counts frames and draws, keeps violations and memories.
// It changes nothing the page can notice.
export function watch() {
  const seen = {
    frames: 0, draws: 0, pending: 0, last: 0, violations: [], memories: [], first_draw: 0,
  };
  Object.defineProperty(globalThis, "__seen", { value: seen });

  const ask = globalThis.requestAnimationFrame;
  const drop = globalThis.cancelAnimationFrame;
  const open = new Set();
  globalThis.requestAnimationFrame = (work) => {
    const id = ask((time) => {
      open.delete(id);
      seen.pending = open.size;
      seen.frames += 1;
      seen.last = performance.now();
      work(time);
    });
    open.add(id);
    seen.pending = open.size;
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => {
    open.delete(id);
    seen.pending = open.size;
    drop(id);
  };

  for (const kind of [globalThis.WebGLRenderingContext, globalThis.WebGL2RenderingContext]) {
    if (!kind) continue;
    for (const name of ["drawElements", "drawArrays", "drawElementsInstanced", "clear"]) {
      const original = kind.prototype[name];
      kind.prototype[name] = function (...all) {
        seen.draws += 1;
        if (!seen.first_draw && name !== "clear") seen.first_draw = performance.now();
        return original.apply(this, all);
      };
    }
  }

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const answer = await original.apply(WebAssembly, all);
      const things = Object.values((answer.instance ?? answer).exports ?? {});
      seen.memories.push(...things.filter((thing) => thing instanceof WebAssembly.Memory));
      return answer;
    };
  }

  addEventListener("securitypolicyviolation", (event) => {
    seen.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
}

// Waits in the page until it has drawn what it had to draw: nothing asked for, nothing run lately.
// Longer than a frame and a glyph batch, shorter than anything a person would call a pause.
export function settle() {
  return new Promise((resolve) => {
    let quiet_since = performance.now();
    const look = () => {
      const now = performance.now();
      if (__seen.pending || __seen.last > quiet_since) quiet_since = now;
      if (now - quiet_since >= 80) resolve();
      else setTimeout(look, 16);
    };
    setTimeout(look, 0);
  });
}
