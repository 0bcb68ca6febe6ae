import { get } from "../lib/http.js";

export const expectedStatus = [200, 404];

export default function (api, context) {
  if (!context.has("user")) {
    return context.skip("no user yet");
  }
  return get(api, `/users/${context.get("user")}`);
}
