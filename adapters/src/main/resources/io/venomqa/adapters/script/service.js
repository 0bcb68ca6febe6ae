// A service that the API calls, written by the project: see ServiceScript.
(function (parts) {
  "use strict";
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { brief, checkPlain } = parts;
  const ANSWER = ["status", "headers", "body"];

  function plainState(state) {
    if (typeof state !== "object" || state === null || isArray(state)) {
      throw new Error(`state is an object such as {charges: []}, not ${brief(state)}.`);
    }
    checkPlain(state, "state", []);
    return stringify(state);
  }

  function headers(given) {
    const headers = {};
    for (const [name, value] of Object.entries(given ?? {})) {
      const text = String(value);
      if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || /[^\t\x20-\x7e]/.test(text)) {
        throw new Error(`An answer cannot have the header ${stringify(name)}: ${stringify(text)}.`);
      }
      headers[name] = text;
    }
    return headers;
  }

  function plainAnswer(route, answer) {
    if (answer instanceof Promise) {
      throw new Error(`${route} returned a promise; a route answers at once, without async.`);
    }
    if (typeof answer !== "object" || answer === null || isArray(answer)) {
      const what = answer === undefined ? "nothing" : brief(answer);
      throw new Error(`${route} returned ${what}; a route returns an answer such as {status: 200, body: {…}}.`);
    }
    for (const key of Object.keys(answer)) {
      if (!ANSWER.includes(key)) {
        throw new Error(`${route} returned an answer with "${key}"; it has status, headers and body.`);
      }
    }
    const { status = 200, body = null } = answer;
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      throw new Error(`${route} returned the status ${brief(status)}; it is a number from 200 to 599.`);
    }
    checkPlain(body, `the body of ${route}`, []);
    return { status, headers: headers(answer.headers), body };
  }

  function serve(routes, route, request, state) {
    const live = parse(state);
    const answer = plainAnswer(route, routes[route](parse(request), live));
    return stringify({ ...answer, state: plainState(live) });
  }

  Object.assign(parts, { plainState, serve });
})
