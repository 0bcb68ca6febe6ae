import { get } from "../lib/http.js";

export const expectedStatus = [200, 404];

export default function (api, context) {
  if (!context.has("article")) {
    return context.skip("no article yet");
  }
  return get(api, `/api/articles/${context.get("article")}?populate=*`);
}
