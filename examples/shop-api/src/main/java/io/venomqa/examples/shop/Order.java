package io.venomqa.examples.shop;

/// An order as the API shows it.
///
/// @param id its number, from 1
/// @param total what was paid, in cents
/// @param refunded what was paid back, in cents
/// @param status `paid`, `partly_refunded`, `refunded` or `cancelled`
public record Order(long id, long total, long refunded, String status) {}
