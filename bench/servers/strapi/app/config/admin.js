module.exports = {
  serveAdminPanel: false,
  auth: { secret: "admin-secret" },
  apiToken: { salt: "token-salt" },
  transfer: { token: { salt: "transfer-salt" } },
  secrets: { encryptionKey: "an-encryption-key-for-nothing-real" },
};
