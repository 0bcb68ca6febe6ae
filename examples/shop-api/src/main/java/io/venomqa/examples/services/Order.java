package io.venomqa.examples.services;

/// An order as the API shows it and PostgreSQL keeps it.
///
/// @param id its number, from 1
/// @param total its price in cents
/// @param status `new`, `paid`, `refunded` or `cancelled`
/// @param charge its number at the payment service; 0 when it was never paid
public record Order(long id, long total, String status, long charge) {

  boolean is(String wanted) {
    return status.equals(wanted);
  }
}
