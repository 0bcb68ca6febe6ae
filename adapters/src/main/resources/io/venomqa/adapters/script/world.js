// What an invariant looks at.
(function (parts, hostQuery, hostLook, hostObserved) {
  "use strict";
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { brief, Response, api, readOnlyContext } = parts;

  // Rows come as JSON; a cell that JSON cannot say is an object {kind, value}.
  function revived(row) {
    for (const column in row) {
      const cell = row[column];
      if (typeof cell !== "object" || cell === null) continue;
      switch (cell.kind) {
        case "whole": row[column] = BigInt(cell.value); break;
        case "json": row[column] = parse(cell.value); break;
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

  function answered(answer) {
    if (answer[0] === "!") throw new Error(answer.slice(1));
    return parse(answer.slice(1));
  }

  class System {
    #index;
    constructor(index, views) {
      this.#index = index;
      for (const { name, isFunction } of views) {
        const look = (...given) => answered(hostLook(index, name, stringify(given)));
        Object.defineProperty(this, name, isFunction ? { value: look } : { get: () => look() });
      }
    }

    query(sql, ...given) {
      if (typeof sql !== "string") throw new Error(`query needs an SQL text, not ${brief(sql)}.`);
      const parameters = given.length === 1 && isArray(given[0]) ? given[0] : given;
      const answer = hostQuery(this.#index, sql, parameters.map(parameter));
      const rows = answered(answer);
      if (answer[0] === "*") rows.forEach(revived);
      return rows;
    }
  }

  let systems = Object.freeze({});

  // Only a name that is not known gets to the proxy, which is the prototype.
  function useSystems(described) {
    const known = parse(described);
    const all = known.map(system => system.name);
    const unknown = new Proxy(Object.freeze(Object.create(null)), {
      get(_, name) {
        if (typeof name === "symbol" || name === "toJSON" || name === "then") return undefined;
        throw new Error(all.length === 0
          ? `There is no system "${name}": venomqa.yaml has no systems.`
          : `There is no system "${name}" in venomqa.yaml; it has ${all.join(", ")}.`);
      },
    });
    systems = Object.create(unknown);
    known.forEach(({ name, views }, index) => {
      systems[name] = Object.freeze(new System(index, views));
    });
    Object.freeze(systems);
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

  Object.assign(parts, { world, useSystems, System, Step });
})
