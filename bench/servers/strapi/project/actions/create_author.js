import { post } from "../lib/http.js";

export const expectedStatus = [201];

export default function (api, context) {
  const number = context.get("authors", 0) + 1;
  const response = post(api, "/api/authors", { name: "Ada", email: `ada${number}@example.org` });
  context.set("authors", number);
  context.set("author", response.json().data.documentId);
  return response;
}
