// The api and context of a script, made of a few functions of the host.
(function (parts, hostSend, hostContextGet, hostContextHas, hostContextSet, hostContextDelete) {
  "use strict";
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { show, brief, Response } = parts;

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
    if (headers === undefined || headers === null) return list;
    for (const [name, value] of Object.entries(headers)) {
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

  class Skip {
    constructor(reason) { this.reason = reason; }
  }

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
      parts.skipAsked = true;
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

  Object.assign(parts, { api, context, readOnlyContext, Skip, checkPlain });
})
