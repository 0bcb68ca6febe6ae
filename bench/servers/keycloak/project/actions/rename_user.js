import { put } from "../lib/http.js";

// 404: it was deleted.
export const expectedStatus = [204, 404];

export default function (api, context) {
  if (!context.has("user")) {
    return context.skip("no user yet");
  }
  return put(api, `/users/${context.get("user")}`, { firstName: "Ada", lastName: "Lovelace" });
}
