package dev.lundi.roster;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

import dev.lundi.consent.Consents;
import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Writes rows to the table {@code roster_row} by COPY, in its text format: a million in
 * seconds, and none of them is kept here.
 */
final class RowCopy implements AutoCloseable {

	private static final String SQL = """
			copy roster_row (import, line, fault, field, value, email, email_key, name, language, zone, confirmed_at,
			  source, ended, suppression, consent) from stdin
			""";

	private static final int BLOCK = 1 << 16;

	private final StringBuilder text = new StringBuilder(2 * BLOCK);

	private final CopyIn out;

	private final long roster;

	private final Suppressions suppressions;

	private final Consents consents;

	RowCopy(Connection connection, RosterImport roster, Suppressions suppressions, Consents consents)
			throws SQLException {
		this.out = new CopyManager(connection.unwrap(BaseConnection.class)).copyIn(SQL);
		this.roster = roster.id();
		this.suppressions = suppressions;
		this.consents = consents;
	}

	void write(Row row) throws SQLException {
		text.append(roster).append('\t').append(row.line());
		switch (row) {
			case Row.Bad bad -> write(bad);
			case Row.Good good -> write(good);
		}
		text.append('\n');
		if (text.length() > BLOCK) {
			flush();
		}
	}

	private void write(Row.Bad bad) {
		field(bad.fault()).field(bad.field()).field(bad.value());
		for (int empty = 0; empty < 10; empty++) {
			field((String) null);
		}
	}

	private void write(Row.Good good) {
		field((String) null).field((String) null).field((String) null);
		field(good.email().value()).field(good.email().key()).field(good.name()).field(good.language());
		field(good.zone()).field((good.confirmedAt() != null) ? good.confirmedAt().toString() : null);
		field(good.source()).field(Boolean.toString(good.ended()));
		field(suppressions.hash(good.email())).field(consents.hash(good.email()));
	}

	private RowCopy field(byte[] octets) {
		text.append("\t\\\\x").append(HexFormat.of().formatHex(octets));
		return this;
	}

	private RowCopy field(@Nullable String value) {
		text.append('\t');
		if (value == null) {
			text.append("\\N");
			return this;
		}
		for (int i = 0; i < value.length(); i++) {
			append(value.charAt(i));
		}
		return this;
	}

	/** PostgreSQL knows no zero in a text. */
	private void append(char sign) {
		switch (sign) {
			case '\\' -> text.append("\\\\");
			case '\n' -> text.append("\\n");
			case '\r' -> text.append("\\r");
			case '\t' -> text.append("\\t");
			case '\0' -> text.append('\uFFFD');
			default -> text.append(sign);
		}
	}

	private void flush() throws SQLException {
		byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
		out.writeToCopy(octets, 0, octets.length);
		text.setLength(0);
	}

	/** Ends the copy. */
	void finish() throws SQLException {
		flush();
		out.endCopy();
	}

	/** Undoes what was not finished: until then its connection takes no rollback. */
	@Override
	public void close() throws SQLException {
		if (out.isActive()) {
			out.cancelCopy();
		}
	}

}
