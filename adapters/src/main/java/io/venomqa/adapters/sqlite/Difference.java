package io.venomqa.adapters.sqlite;

import java.util.Optional;

/// A row that is not as it was initially.
///
/// @param initial empty when there was none
/// @param now empty when there is none
record Difference(Optional<Image> initial, Optional<Image> now) {}
