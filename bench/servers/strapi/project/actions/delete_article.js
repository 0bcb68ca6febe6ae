import { remove } from "../lib/http.js";

export const expectedStatus = [204];

export default function (api, context) {
  if (!context.has("article")) {
    return context.skip("no article yet");
  }
  return remove(api, `/api/articles/${context.get("article")}`);
}
