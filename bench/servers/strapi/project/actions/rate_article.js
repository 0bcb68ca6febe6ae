import { put } from "../lib/http.js";

export const expectedStatus = [200, 404];

export default function (api, context) {
  if (!context.has("article")) {
    return context.skip("no article yet");
  }
  return put(api, `/api/articles/${context.get("article")}`, { rating: 5, stage: "read" });
}
