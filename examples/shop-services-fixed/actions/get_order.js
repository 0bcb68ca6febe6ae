export const expectedStatus = [200];

export default function (api, context) {
  if (!context.has("order_id")) {
    return context.skip("no order yet");
  }
  return api.get(`/orders/${context.get("order_id")}`);
}
