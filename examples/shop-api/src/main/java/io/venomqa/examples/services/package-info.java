/// The shop on four systems: orders in PostgreSQL, stock in Redis, money at a payment service,
/// mails to the customer. Its bug is in none of them: an order can be refunded twice.
@NullMarked
package io.venomqa.examples.services;

import org.jspecify.annotations.NullMarked;
