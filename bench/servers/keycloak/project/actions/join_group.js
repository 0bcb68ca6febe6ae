import { put } from "../lib/http.js";

export const expectedStatus = [204, 404];

export default function (api, context) {
  if (!context.has("user") || !context.has("group")) {
    return context.skip("no user or no group yet");
  }
  return put(api, `/users/${context.get("user")}/groups/${context.get("group")}`);
}
