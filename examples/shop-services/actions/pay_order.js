// 409: the API refuses, which is right when it is paid or cancelled already.
export const expectedStatus = [200, 409];

export default function (api, context) {
  if (!context.has("order_id")) {
    return context.skip("no order yet");
  }
  return api.post(`/orders/${context.get("order_id")}/pay`);
}
