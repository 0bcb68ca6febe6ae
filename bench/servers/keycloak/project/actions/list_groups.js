import { get } from "../lib/http.js";

export const expectedStatus = [200];

export default function (api) {
  return get(api, "/groups");
}
