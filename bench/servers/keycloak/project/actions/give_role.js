import { get, post } from "../lib/http.js";

export const expectedStatus = [204, 404];

export default function (api, context) {
  if (!context.has("user") || !context.has("role")) {
    return context.skip("no user or no role yet");
  }
  const found = get(api, "/roles/reader");
  if (!found.ok) {
    return found;
  }
  const role = found.json();
  return post(api, `/users/${context.get("user")}/role-mappings/realm`, [{ id: role.id, name: role.name }]);
}
