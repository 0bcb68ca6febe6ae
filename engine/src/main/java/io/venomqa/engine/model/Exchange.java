package io.venomqa.engine.model;

/// A request with its response.
///
/// @param nanos from sending the request to having read the whole response, in nanoseconds
public record Exchange(Request request, Response response, long nanos) {}
