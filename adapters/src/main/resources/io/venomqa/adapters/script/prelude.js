// What a script sees: api, context, world, response and console, made of a few host functions.
// Evaluated once per context; returns the functions that the host calls.
(function (hostSend, hostText, hostHeaders, hostNetworkError, hostContextGet, hostContextHas,
  hostContextSet, hostContextDelete, hostQuery, hostObserved, hostLog, hostRandom) {
  "use strict";
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const MISSING = Symbol("missing");
  let callNumber = 0;
  let skipAsked = false;

  class ExpectationError extends Error {
    get name() { return "ExpectationError"; }
  }

  class Skip {
    constructor(reason) { this.reason = reason; }
  }

  // ---- showing values to people

  function show(value) {
    switch (typeof value) {
      case "string": return value;
      case "bigint": return `${value}n`;
      case "function": return `[function ${value.name || "anonymous"}]`;
      case "object": return value === null ? "null" : showObject(value);
      default: return String(value);
    }
  }

  function showObject(value) {
    if (value instanceof Error) return describe(value);
    const open = [];
    try {
      return stringify(value, function (key, item) {
        while (open.length > 0 && open[open.length - 1] !== this) open.pop();
        if (typeof item === "bigint") return `${item}n`;
        if (typeof item === "function" || typeof item === "symbol") return show(item);
        if (typeof item !== "object" || item === null) return item;
        if (open.includes(item)) return "[circular]";
        open.push(item);
        if (item instanceof Error) return describe(item);
        if (item instanceof Map) return Object.fromEntries(item);
        if (item instanceof Set || item instanceof Uint8Array) return Array.from(item);
        return item;
      });
    } catch (unprintable) {
      return "[object that cannot be shown]";
    }
  }

  function brief(value) {
    const text = typeof value === "string" ? stringify(value) : show(value);
    return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
  }

  function describe(error) {
    if (!(error instanceof Error)) return `threw ${brief(error)}`;
    const { name, message } = error;
    return name === "Error" || name === "ExpectationError" ? String(message) : `${name}: ${message}`;
  }

  // ---- responses

  function valueOfJson(response) {
    if (response.statusCode === 0) {
      throw new ExpectationError(`There was no answer to read JSON from: ${response.networkError}`);
    }
    try {
      return parse(response.text);
    } catch (invalid) {
      const body = response.text === "" ? "its body is empty" : `its body is ${brief(response.text)}`;
      throw new ExpectationError(
        `The answer with status ${response.statusCode} is not JSON: ${body}`);
    }
  }

  class Response {
    #call = callNumber;
    #id;
    #status;
    #text;
    #headers;
    #json = MISSING;

    constructor(coded) {
      this.#id = Math.floor(coded / 1000);
      this.#status = coded % 1000;
    }

    static idOf(value) {
      return typeof value === "object" && value !== null && #id in value ? value.#known() : -1;
    }

    #known() {
      if (this.#call !== callNumber) {
        throw new Error("This response belongs to an earlier run of a script, and is gone.");
      }
      return this.#id;
    }

    get statusCode() { return this.#status; }
    get status() { return this.#status; }
    get ok() { return this.#status >= 200 && this.#status < 300; }
    get networkError() { return this.#status === 0 ? hostNetworkError(this.#known()) : ""; }
    get headers() { return this.#headers ??= parse(hostHeaders(this.#known())); }
    get text() { return this.#text ??= hostText(this.#known()); }

    header(name) { return this.headers[String(name).toLowerCase()] ?? null; }

    json() {
      if (this.#json === MISSING) this.#json = valueOfJson(this);
      return this.#json;
    }

    expectStatus(...codes) {
      const expected = codes.flat();
      if (expected.length === 0) throw new Error("expectStatus needs at least one status.");
      if (!expected.includes(this.#status)) {
        throw new ExpectationError(
          `Expected status ${expected.join(" or ")}, got ${this.#status}${seen(this)}`);
      }
      return this;
    }

    expectSuccess() {
      if (!this.ok) {
        throw new ExpectationError(`Expected a status from 200 to 299, got ${this.#status}${seen(this)}`);
      }
      return this;
    }

    expectJson() { return this.json(); }

    expectJsonField(name) {
      const value = this.json();
      if (typeof value !== "object" || value === null || isArray(value)) {
        throw new ExpectationError(`Expected a JSON object with "${name}", got ${brief(value)}`);
      }
      if (!Object.hasOwn(value, name)) {
        throw new ExpectationError(`Expected the field "${name}", got ${brief(value)}`);
      }
      return value;
    }

    expectJsonList() {
      const value = this.json();
      if (!isArray(value)) throw new ExpectationError(`Expected a JSON list, got ${brief(value)}`);
      return value;
    }

    toJSON() {
      return this.#status === 0
        ? { statusCode: 0, networkError: this.networkError }
        : { statusCode: this.#status, headers: this.headers, text: this.text };
    }
  }

  function seen(response) {
    if (response.statusCode === 0) return ` (no answer: ${response.networkError})`;
    return response.text === "" ? "" : `: ${brief(response.text)}`;
  }

  // ---- api

  const OPTIONS = ["query", "headers", "role", "body"];
  const CLIENT_HEADERS = ["connection", "content-length", "expect", "host", "upgrade"];

  function withQuery(path, query) {
    if (query === undefined || query === null) return path;
    const parts = [];
    for (const [name, value] of Object.entries(query)) {
      for (const one of isArray(value) ? value : [value]) {
        if (one !== undefined && one !== null) {
          parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`);
        }
      }
    }
    if (parts.length === 0) return path;
    return path + (path.includes("?") ? "&" : "?") + parts.join("&");
  }

  function headerList(headers) {
    const list = [];
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (CLIENT_HEADERS.includes(name.toLowerCase())) {
        throw new Error(`The header ${name} is set by the HTTP client and cannot be given.`);
      }
      if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
        throw new Error(`${stringify(name)} is not a header's name.`);
      }
      for (const one of isArray(value) ? value : [value]) {
        if (one === undefined || one === null) continue;
        const text = String(one);
        if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) {
          throw new Error(`The header ${name} cannot hold ${stringify(text)}.`);
        }
        list.push(name, text);
      }
    }
    return list;
  }

  function setDefaultType(headers, type) {
    for (let i = 0; i < headers.length; i += 2) {
      if (headers[i].toLowerCase() === "content-type") return;
    }
    headers.push("Content-Type", type);
  }

  function send(method, path, body, options) {
    if (typeof path !== "string") {
      throw new Error(`api.${method.toLowerCase()} needs a path such as "/orders", not ${brief(path)}.`);
    }
    if (options !== undefined && options !== null) {
      if (typeof options !== "object") {
        throw new Error(`The options of a call are an object such as {query: {page: 2}}, not ${brief(options)}.`);
      }
      for (const key of Object.keys(options)) {
        if (!OPTIONS.includes(key)) {
          throw new Error(`A call has no option "${key}"; it has query, headers, role and body.`);
        }
      }
      if (options.role !== undefined && options.role !== null) {
        throw new Error(`The role "${options.role}" is not known: no roles are configured in venomqa.yaml (auth.roles).`);
      }
      path = withQuery(path, options.query);
    }
    const headers = headerList(options?.headers);
    let bytes = null;
    if (body !== undefined && body !== null) {
      if (typeof body === "string") {
        bytes = body;
        setDefaultType(headers, "text/plain; charset=utf-8");
      } else if (body instanceof Uint8Array) {
        bytes = body;
        setDefaultType(headers, "application/octet-stream");
      } else {
        bytes = stringify(body);
        if (bytes === undefined) throw new Error(`A body cannot be ${brief(body)}.`);
        setDefaultType(headers, "application/json");
      }
    }
    return new Response(hostSend(method, path, headers, bytes));
  }

  const api = {
    get: (path, options) => send("GET", path, options?.body, options),
    head: (path, options) => send("HEAD", path, options?.body, options),
    options: (path, options) => send("OPTIONS", path, options?.body, options),
    delete: (path, options) => send("DELETE", path, options?.body, options),
    post: (path, body, options) => send("POST", path, body ?? options?.body, options),
    put: (path, body, options) => send("PUT", path, body ?? options?.body, options),
    patch: (path, body, options) => send("PATCH", path, body ?? options?.body, options),
    request: (method, path, options) => {
      if (typeof method !== "string" || !/^[A-Za-z]+$/.test(method)) {
        throw new Error(`api.request needs a method such as "GET", not ${brief(method)}.`);
      }
      return send(method.toUpperCase(), path, options?.body, options);
    },
  };

  // ---- context

  function checkPlain(value, where, open) {
    if (value === null || typeof value === "string" || typeof value === "boolean") return;
    if (typeof value === "number") {
      if (Number.isFinite(value)) return;
      throw new Error(`${where} cannot keep ${value}.`);
    }
    if (value === undefined) {
      throw new Error(`${where} was given no value (undefined). Check the response first, or use null.`);
    }
    if (typeof value !== "object") {
      throw new Error(`${where} cannot keep a ${typeof value}; only plain data, as JSON has.`);
    }
    if (open.includes(value)) throw new Error(`${where} cannot keep an object that contains itself.`);
    const proto = Object.getPrototypeOf(value);
    if (!isArray(value) && proto !== Object.prototype && proto !== null) {
      throw new Error(`${where} cannot keep a ${proto.constructor?.name ?? "special object"}; only plain data, as JSON has.`);
    }
    open.push(value);
    for (const item of Object.values(value)) {
      if (item !== undefined || isArray(value)) checkPlain(item, where, open);
    }
    open.pop();
  }

  function contextKey(key) {
    if (typeof key !== "string" || key === "") {
      throw new Error(`A context key is a text such as "order_id", not ${brief(key)}.`);
    }
    return key;
  }

  function contextGet(key, fallback) {
    const coded = hostContextGet(contextKey(key));
    if (coded === "?") return fallback;
    return typeof coded === "string" ? decodeText(coded) : coded;
  }

  // A text is "=" and the text itself, or "{" and JSON of a list or an object.
  function decodeText(coded) {
    return coded[0] === "=" ? coded.slice(1) : parse(coded.slice(1));
  }

  const context = {
    get: contextGet,
    has: (key) => hostContextHas(contextKey(key)),
    set: (key, value) => {
      checkPlain(value, `context.set("${contextKey(key)}", …)`, []);
      if (typeof value === "string") hostContextSet(key, `=${value}`);
      else hostContextSet(key, value !== null && typeof value === "object" ? `{${stringify(value)}` : value);
    },
    delete: (key) => hostContextDelete(contextKey(key)),
    skip: (reason) => {
      skipAsked = true;
      return new Skip(reason === undefined ? "" : show(reason));
    },
  };

  function onlyReads(name) {
    return () => {
      throw new Error(`An invariant only reads the context: ${name} is for actions.`);
    };
  }

  const readOnlyContext = {
    get: context.get,
    has: context.has,
    set: onlyReads("set"),
    delete: onlyReads("delete"),
    skip: onlyReads("skip"),
  };

  // ---- world

  // Rows come as JSON; a cell that JSON cannot say is an object {kind, value}.
  function revived(row) {
    for (const column in row) {
      const cell = row[column];
      if (typeof cell !== "object" || cell === null) continue;
      switch (cell.kind) {
        case "whole": row[column] = BigInt(cell.value); break;
        case "real": row[column] = Number(cell.value); break;
        default: row[column] = Uint8Array.from(cell.value.match(/../g) ?? [], pair => parseInt(pair, 16));
      }
    }
    return row;
  }

  function parameter(value) {
    switch (typeof value) {
      case "undefined": return null;
      case "boolean": return value ? 1 : 0;
      case "bigint": return { whole: String(value) };
      case "number": case "string": return value;
      default:
        if (value === null || value instanceof Uint8Array) return value;
        throw new Error(`A query's parameter cannot be ${brief(value)}.`);
    }
  }

  class System {
    #index;
    constructor(index) { this.#index = index; }

    query(sql, ...given) {
      if (typeof sql !== "string") throw new Error(`query needs an SQL text, not ${brief(sql)}.`);
      const parameters = given.length === 1 && isArray(given[0]) ? given[0] : given;
      const answer = hostQuery(this.#index, sql, parameters.map(parameter));
      if (answer[0] === "!") throw new Error(answer.slice(1));
      const rows = parse(answer.slice(1));
      if (answer[0] === "*") rows.forEach(revived);
      return rows;
    }
  }

  let systems = Object.freeze({});

  function useSystems(names) {
    const known = {};
    Array.from(names).forEach((name, index) => { known[name] = Object.freeze(new System(index)); });
    systems = new Proxy(Object.freeze(known), {
      get(target, name) {
        if (Object.hasOwn(target, name)) return target[name];
        if (typeof name === "symbol" || name === "toJSON" || name === "then") return undefined;
        const all = Object.keys(target);
        throw new Error(all.length === 0
          ? `There is no system "${name}": venomqa.yaml has no systems.`
          : `There is no system "${name}" in venomqa.yaml; it has ${all.join(", ")}.`);
      },
    });
  }

  class Step {
    constructor(action, statusCode) {
      this.action = action;
      this.statusCode = statusCode;
    }
    get status_code() { return this.statusCode; }
  }

  function changes() {
    const list = parse(hostObserved("changes"));
    for (const change of list) {
      if (change.before !== null) revived(change.before);
      if (change.after !== null) revived(change.after);
    }
    return list;
  }

  const world = {
    api,
    context: readOnlyContext,
    get systems() { return systems; },
    get lastResponse() {
      const coded = hostObserved("lastResponse");
      return coded < 0 ? null : new Response(coded);
    },
    get changes() { return changes(); },
    get path() { return parse(hostObserved("path")).map(step => new Step(step.action, step.statusCode)); },
  };

  // ---- names, console, globals

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

  [Response.prototype, System.prototype, Step.prototype, api, context, readOnlyContext, world].forEach(aliased);

  const console = {};
  for (const level of ["log", "info", "warn", "error", "debug"]) {
    console[level] = (...values) => { hostLog(level, values.map(show).join(" ")); };
  }
  Object.defineProperty(globalThis, "console", { value: Object.freeze(console) });
  Math.random = () => hostRandom();

  // What one call leaves on a shared object would be there for the next one, on another branch.
  function seal() {
    const done = new Set([globalThis]);
    const open = [globalThis];
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

  // ---- what the host calls

  // A response's number; a text for a skip ("s…"), a wrong result ("w…") or a promise that is
  // still pending ("p"); or the promise's box, to be read when the jobs have run.
  function actionResult(value) {
    const id = Response.idOf(value);
    if (id >= 0) return id;
    if (value instanceof Skip) return `s${value.reason}`;
    if (skipAsked && value === undefined) {
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
    callNumber++;
    skipAsked = false;
  }

  return [
    body => { next(); return decided(body(api, context), actionResult); },
    check => { next(); return decided(check(world), verdict); },
    opened,
    useSystems,
    error => (error instanceof ExpectationError ? "e" : "s") + describe(error),
  ];
})
