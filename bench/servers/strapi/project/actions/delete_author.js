import { remove } from "../lib/http.js";

export const expectedStatus = [204];

export default function (api, context) {
  if (!context.has("author")) {
    return context.skip("no author yet");
  }
  return remove(api, `/api/authors/${context.get("author")}`);
}
