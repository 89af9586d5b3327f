package dev.lundi.roster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An import as programs see it.
 *
 * @param dryRun whether it waits to be run once it is read
 * @param finished whether nothing more will come of it unless somebody asks
 * @param percent how much of the present step is done
 * @param rows how many the file has
 * @param counts how many rows go which way
 * @param refusal why the file is no roster, in words
 * @param bad the first bad rows after the line that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportReport(long id, String newsletter, String status, boolean dryRun, boolean finished, int percent, long rows,
		Map<String, Long> counts, RosterImport.@Nullable Form form, @Nullable String refusal, List<BadRow> bad) {

	static ImportReport of(RosterImport roster, List<Row.Bad> bad, RosterWords words) {
		RosterImport.Refusal refusal = roster.refusal();
		Map<String, Long> counts = roster.tally()
			.parts()
			.stream()
			.collect(Collectors.toMap(Tally.Part::word, Tally.Part::count));
		return new ImportReport(roster.id(), roster.newsletter(),
				roster.isBroken() ? "broken" : roster.status().name().toLowerCase(Locale.ROOT), !roster.atOnce(),
				roster.isFinished(), roster.isFinished() ? 100 : roster.progress().percent(), roster.tally().rows(),
				counts, roster.form(),
				(refusal != null) ? words.say("roster.refusal." + refusal.cause(), refusal.detail()) : null,
				bad.stream().map((row) -> BadRow.of(row, words)).toList());
	}

	/** A row that cannot be read, and why. */
	record BadRow(long line, String column, String value, String reason) {

		static BadRow of(Row.Bad row, RosterWords words) {
			return new BadRow(row.line(), row.field(), row.value(), words.fault(row));
		}

	}

}
