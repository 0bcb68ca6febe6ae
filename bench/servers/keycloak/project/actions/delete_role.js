import { remove } from "../lib/http.js";

export const expectedStatus = [204, 404];

export default function (api, context) {
  if (!context.has("role")) {
    return context.skip("no role yet");
  }
  return remove(api, "/roles/reader");
}
