// What a script gets from a call, and how values are shown to people.
(function (parts, hostText, hostHeaders, hostNetworkError) {
  "use strict";
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const MISSING = Symbol("missing");
  let callNumber = 0;

  class ExpectationError extends Error {
    get name() { return "ExpectationError"; }
  }

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
    // One private field, since each costs a microsecond whenever a response is made.
    #its;

    constructor(coded) {
      this.#its = {
        call: callNumber, id: Math.floor(coded / 1000), status: coded % 1000,
        text: undefined, headers: undefined, json: MISSING,
      };
    }

    static idOf(value) {
      return typeof value === "object" && value !== null && #its in value ? value.#known() : -1;
    }

    #known() {
      if (this.#its.call !== callNumber) {
        throw new Error("This response belongs to an earlier run of a script, and is gone.");
      }
      return this.#its.id;
    }

    get statusCode() { return this.#its.status; }
    get status() { return this.#its.status; }
    get ok() { return this.#its.status >= 200 && this.#its.status < 300; }
    get networkError() { return this.#its.status === 0 ? hostNetworkError(this.#known()) : ""; }
    get headers() { return this.#its.headers ??= parse(hostHeaders(this.#known())); }
    get text() { return this.#its.text ??= hostText(this.#known()); }

    header(name) { return this.headers[String(name).toLowerCase()] ?? null; }

    json() {
      if (this.#its.json === MISSING) this.#its.json = valueOfJson(this);
      return this.#its.json;
    }

    expectStatus(...codes) {
      const expected = codes.flat();
      if (expected.length === 0) throw new Error("expectStatus needs at least one status.");
      if (!expected.includes(this.status)) {
        throw new ExpectationError(
          `Expected status ${expected.join(" or ")}, got ${this.status}${ending(this)}`);
      }
      return this;
    }

    expectSuccess() {
      if (!this.ok) {
        throw new ExpectationError(`Expected a status from 200 to 299, got ${this.status}${ending(this)}`);
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
      return this.status === 0
        ? { statusCode: 0, networkError: this.networkError }
        : { statusCode: this.status, headers: this.headers, text: this.text };
    }
  }

  function ending(response) {
    if (response.statusCode === 0) return ` (no answer: ${response.networkError})`;
    return response.text === "" ? "" : `: ${brief(response.text)}`;
  }

  Object.assign(parts, {
    show, brief, describe, ExpectationError, Response,
    forgetResponses: () => { callNumber++; },
  });
})
