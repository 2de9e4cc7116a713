package jp.musubi.cms.database;

import org.jdbi.v3.core.Handle;

import java.time.Instant;

/**
 * One unit of work on the store: all of it happens or none. It exists only inside {@link
 * Database#read}, {@link Database#write} or {@link Database#snapshot}; passing it on is how several
 * stores take part in the same transaction.
 *
 * @param handle for the SQL of the stores; never committed or closed by them
 * @param now the one time that everything written here carries, in whole microseconds
 */
public record Transaction(Handle handle, Instant now) {}
