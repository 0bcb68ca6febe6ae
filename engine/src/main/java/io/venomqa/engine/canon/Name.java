package io.venomqa.engine.canon;

/// A value that only stands for a thing: a generated id, a token. What it is does not count, only
/// where it is met again.
///
/// @param domain where it was generated, such as `db.orders.id`; names of two domains are never the
///   same, whatever their values
/// @param value its value, with a value's equality
public record Name(String domain, Object value) {}
