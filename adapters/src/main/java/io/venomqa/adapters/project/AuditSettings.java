package io.venomqa.adapters.project;

/// How often a rollback is checked in full.
///
/// @param every the number of rollbacks from one check to the next, at least 1
public record AuditSettings(int every) {

  public static final AuditSettings DEFAULT = new AuditSettings(50);
}
