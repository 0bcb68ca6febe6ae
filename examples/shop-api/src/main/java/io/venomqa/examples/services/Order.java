package io.venomqa.examples.services;

/// An order as the API shows it and PostgreSQL keeps it.
///
/// @param id its number, from 1
/// @param total its price in cents
/// @param status `new`, `paid` or `cancelled`
/// @param charge its number at the payment service; 0 when it was never paid
/// @param refunded whether the money went back
public record Order(long id, long total, String status, long charge, boolean refunded) {

  Order paid(long by) {
    return new Order(id, total, "paid", by, refunded);
  }

  Order refund() {
    return new Order(id, total, status, charge, true);
  }

  Order cancelled() {
    return new Order(id, total, "cancelled", charge, refunded);
  }
}
