import { post } from "../lib/http.js";

export const expectedStatus = [201, 409];

export default function (api, context) {
  const response = post(api, "/roles", { name: "reader" });
  if (response.ok) {
    context.set("role", true);
  }
  return response;
}
