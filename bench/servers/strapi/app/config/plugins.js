module.exports = { "users-permissions": { config: { jwtSecret: "user-secret" } } };
