// Compares the mailbox with the payment service.
export const severity = "MEDIUM";
export const message = "The customer gets a mail for each payment and each refund";

export default function (world) {
  const { charges, refunds } = world.systems.payments.state;
  const mails = world.systems.mail.messages.filter(
    mail => mail.to.includes("customer@example.org") && /payment|money/.test(mail.subject));
  return mails.length === charges.length + refunds.length
    || `${charges.length} payments, ${refunds.length} refunds; mails: ${mails.map(mail => mail.subject)}`;
}
