import { created, post } from "../lib/http.js";

// 409: its name is taken.
export const expectedStatus = [201, 409];

export default function (api, context) {
  const response = post(api, "/groups", { name: "engineers" });
  if (response.ok) {
    context.set("group", created(response));
  }
  return response;
}
