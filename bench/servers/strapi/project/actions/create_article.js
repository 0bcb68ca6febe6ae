import { post } from "../lib/http.js";

// 400: its author or category was deleted.
export const expectedStatus = [201, 400];

export default function (api, context) {
  const number = context.get("articles", 0) + 1;
  const response = post(api, "/api/articles", {
    title: `Note ${number}`,
    rating: 3,
    author: context.get("author", null),
    categories: context.has("category") ? [context.get("category")] : [],
  });
  if (response.ok) {
    context.set("articles", number);
    context.set("article", response.json().data.documentId);
  }
  return response;
}
