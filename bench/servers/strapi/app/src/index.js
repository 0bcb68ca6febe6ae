// A token with full access, known to the actions, made at the first start.
const KEY = "a-token-for-tests-only";

module.exports = {
  async bootstrap({ strapi }) {
    const tokens = strapi.db.query("admin::api-token");
    const token = {
      name: "tests",
      type: "full-access",
      kind: "content-api",
      accessKey: strapi.service("admin::api-token").hash(KEY),
    };
    if ((await tokens.count({ where: { name: token.name } })) === 0) {
      await tokens.create({ data: token });
    }
  },
};
