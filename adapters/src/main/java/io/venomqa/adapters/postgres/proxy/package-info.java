/// A server that speaks PostgreSQL's wire protocol, version 3, and puts all of its clients on one
/// session of a real server, inside of one transaction that is never committed.
@NullMarked
package io.venomqa.adapters.postgres.proxy;

import org.jspecify.annotations.NullMarked;
