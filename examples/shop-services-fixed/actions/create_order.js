export const expectedStatus = [201];

export default function (api, context) {
  const response = api.post("/orders", { total: 100 });
  context.set("order_id", response.json().id);
  return response;
}
