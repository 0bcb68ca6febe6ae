// The globals that scripts share, and the functions that the host calls.
(function (parts, hostLog, hostRandom) {
  "use strict";
  const { show, brief, describe, ExpectationError, Response, Skip } = parts;
  const { api, context, readOnlyContext, world, useSystems, System, Step } = parts;

  function snakeCase(name) {
    return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
  }

  function aliased(object) {
    for (const name of Object.getOwnPropertyNames(object)) {
      const alias = snakeCase(name);
      if (alias !== name && name !== "toJSON") {
        Object.defineProperty(object, alias, {
          ...Object.getOwnPropertyDescriptor(object, name), enumerable: false });
      }
    }
    return Object.freeze(object);
  }

  [Response.prototype, System.prototype, Step.prototype, api, context, readOnlyContext, world]
    .forEach(aliased);

  const console = {};
  for (const level of ["log", "info", "warn", "error", "debug"]) {
    console[level] = (...values) => { hostLog(level, values.map(show).join(" ")); };
  }
  Object.defineProperty(globalThis, "console", { value: Object.freeze(console) });
  Math.random = () => hostRandom();

  // What one call leaves on a shared object would be there for the next one, on another branch.
  function seal() {
    const done = new Set([
      globalThis, api, context, readOnlyContext, world, Response.prototype, System.prototype, Step.prototype]);
    const open = [...done];
    while (open.length > 0) {
      const object = open.pop();
      for (const key of Reflect.ownKeys(object)) {
        const property = Reflect.getOwnPropertyDescriptor(object, key);
        for (const value of [property.value, property.get, property.set, Reflect.getPrototypeOf(object)]) {
          if ((typeof value === "object" || typeof value === "function") && value !== null && !done.has(value)) {
            done.add(value);
            open.push(value);
          }
        }
      }
    }
    done.forEach(object => Object.preventExtensions(object));
    [globalThis, Math, JSON, Reflect].forEach(object => Object.freeze(object));
  }
  seal();

  // A response's number; a text for a skip ("s…"), a wrong result ("w…") or a promise that is
  // still pending ("p"); or the promise's box, to be read when the jobs have run.
  function actionResult(value) {
    const id = Response.idOf(value);
    if (id >= 0) return id;
    if (value instanceof Skip) return `s${value.reason}`;
    if (parts.skipAsked && value === undefined) {
      return "wcalled context.skip but returned nothing; write: return context.skip(\"…\")";
    }
    return `wreturned ${value === undefined ? "nothing" : brief(value)}; an action must return the response of its call`;
  }

  // "h" holds, "b…" broken with what was seen, "u…" undecided.
  function verdict(value) {
    if (value === true) return "h";
    if (value === false) return "b";
    if (typeof value === "string") return `b${value}`;
    if (typeof value === "object" && value !== null && typeof value.holds === "boolean") {
      return value.holds ? "h" : `b${value.detail === undefined ? "" : show(value.detail)}`;
    }
    return `ureturned ${value === undefined ? "nothing" : brief(value)}; an invariant must return true, false or a text that says what is wrong`;
  }

  class Box {
    state = "pending";
    constructor(promise, decide) {
      this.decide = decide;
      promise.then(
        value => { this.state = "fulfilled"; this.value = value; },
        error => { this.state = "rejected"; this.value = error; });
    }
  }

  function decided(value, decide) {
    return value instanceof Promise ? new Box(value, decide) : decide(value);
  }

  function opened(box) {
    if (box.state === "rejected") throw box.value;
    return box.state === "pending" ? "p" : box.decide(box.value);
  }

  function next() {
    parts.forgetResponses();
    parts.skipAsked = false;
  }

  return [
    body => { next(); return decided(body(api, context), actionResult); },
    check => { next(); return decided(check(world), verdict); },
    opened,
    useSystems,
    error => (error instanceof ExpectationError ? "e" : "s") + describe(error),
    parts.plainState,
    parts.serve,
    body => { const exports = {}; body(exports); return exports; },
  ];
})
