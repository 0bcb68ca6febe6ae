package io.venomqa.engine.identity;

import io.venomqa.engine.model.Row;

/// A row, and where it stands.
record TableRow(String system, String table, Row row) {}
