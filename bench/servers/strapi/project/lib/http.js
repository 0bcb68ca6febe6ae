const headers = { Authorization: "Bearer a-token-for-tests-only" };

export const get = (api, path) => api.get(path, { headers });
export const post = (api, path, data) => api.post(path, { data }, { headers });
export const put = (api, path, data) => api.put(path, { data }, { headers });
export const remove = (api, path) => api.delete(path, { headers });
