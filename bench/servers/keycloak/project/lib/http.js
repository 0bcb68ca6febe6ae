import login from "./token.json" with { type: "json" };

const headers = { Authorization: `Bearer ${login.token}` };
const at = path => `/admin/realms/trial${path}`;

export const get = (api, path) => api.get(at(path), { headers });
export const post = (api, path, body) => api.post(at(path), body, { headers });
export const put = (api, path, body) => api.put(at(path), body, { headers });
export const remove = (api, path) => api.delete(at(path), { headers });

// The id of what was created is the last part of its address.
export const created = response => response.header("Location").split("/").pop();
