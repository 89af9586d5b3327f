package dev.lundi.roster;

import java.util.List;
import java.util.Locale;

import dev.lundi.api.ApiProblem;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells programs how far their imports have come. */
@Component
class ImportReports {

	private static final int BAD_ROWS = 100;

	private final RosterImports imports;

	private final BadRows badRows;

	private final MessageSource messages;

	ImportReports(RosterImports imports, BadRows badRows, MessageSource messages) {
		this.imports = imports;
		this.badRows = badRows;
		this.messages = messages;
	}

	RosterImport find(long id) {
		return imports.find(id).orElseThrow(ApiProblem::absent);
	}

	/**
	 * How it stands.
	 * @param after line behind which the bad rows begin
	 */
	ImportReport of(RosterImport roster, long after, Locale preferred) {
		List<Row.Bad> bad = roster.isMoving() ? List.of() : badRows.after(roster, after, BAD_ROWS);
		return ImportReport.of(roster, bad, new RosterWords(messages, preferred));
	}

}
