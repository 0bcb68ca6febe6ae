import { post } from "../lib/http.js";

// 400: its name is taken.
export const expectedStatus = [201, 400];

export default function (api, context) {
  const response = post(api, "/api/categories", { name: "Engines" });
  if (response.ok) {
    context.set("category", response.json().data.documentId);
  }
  return response;
}
