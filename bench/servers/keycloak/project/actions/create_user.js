import { created, post } from "../lib/http.js";

export const expectedStatus = [201];

export default function (api, context) {
  const number = context.get("users", 0) + 1;
  const response = post(api, "/users", { username: `user${number}`, email: `user${number}@example.org`, enabled: true });
  context.set("user", created(response));
  context.set("users", number);
  return response;
}
