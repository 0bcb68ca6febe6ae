import { remove } from "../lib/http.js";

export const expectedStatus = [204, 404];

export default function (api, context) {
  if (!context.has("group")) {
    return context.skip("no group yet");
  }
  return remove(api, `/groups/${context.get("group")}`);
}
