import { remove } from "../lib/http.js";

export const expectedStatus = [204, 404];

export default function (api, context) {
  if (!context.has("user") || !context.has("group")) {
    return context.skip("no user or no group yet");
  }
  return remove(api, `/users/${context.get("user")}/groups/${context.get("group")}`);
}
