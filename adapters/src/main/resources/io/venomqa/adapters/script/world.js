// What an invariant looks at.
(function (parts, hostQuery, hostObserved) {
  "use strict";
  const { parse } = JSON;
  const { isArray } = Array;
  const { brief, Response, api, readOnlyContext } = parts;

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

  // Only a name that is not known gets to the proxy, which is the prototype.
  function useSystems(names) {
    const all = Array.from(names);
    const unknown = new Proxy(Object.freeze(Object.create(null)), {
      get(_, name) {
        if (typeof name === "symbol" || name === "toJSON" || name === "then") return undefined;
        throw new Error(all.length === 0
          ? `There is no system "${name}": venomqa.yaml has no systems.`
          : `There is no system "${name}" in venomqa.yaml; it has ${all.join(", ")}.`);
      },
    });
    systems = Object.create(unknown);
    all.forEach((name, index) => { systems[name] = Object.freeze(new System(index)); });
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
