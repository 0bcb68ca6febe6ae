import { remove } from "../lib/http.js";

export const expectedStatus = [204, 404];

export default function (api, context) {
  if (!context.has("user")) {
    return context.skip("no user yet");
  }
  return remove(api, `/users/${context.get("user")}`);
}
