package dev.lundi.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import dev.lundi.newsletter.Newsletter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Works on imports while their pages tell how far it has come. What the process's end
 * cuts short is undone, and its page says that.
 */
@Component
class ImportThreads {

	private static final Logger log = LoggerFactory.getLogger(ImportThreads.class);

	private final RosterImports imports;

	private final Reading reading;

	private final Importing importing;

	private final Fates fates;

	ImportThreads(RosterImports imports, Reading reading, Importing importing, Fates fates) {
		this.imports = imports;
		this.reading = reading;
		this.importing = importing;
		this.fates = fates;
	}

	/** Reads a file, which is deleted. */
	RosterImport read(Newsletter newsletter, Upload upload, String operator) {
		RosterImport roster = imports.add(newsletter, upload, operator, false);
		start(roster, () -> read(roster, upload.file()));
		return roster;
	}

	/** Reads a file, which is deleted, and imports what was read. */
	RosterImport readAndRun(Newsletter newsletter, Upload upload, String operator, boolean asking) {
		RosterImport roster = imports.add(newsletter, upload, operator, true);
		start(roster, () -> {
			read(roster, upload.file());
			run(imports.find(roster.id()).orElseThrow(), asking);
		});
		return roster;
	}

	private void read(RosterImport roster, Path upload) {
		try (RosterFile file = RosterFile.open(upload)) {
			reading.read(roster, file);
		}
		catch (UnreadableFileException ex) {
			imports.refuse(roster, new RosterImport.Refusal(ex.cause(), ex.detail()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Imports what was read.
	 * @return whether that could begin
	 */
	boolean run(RosterImport roster, boolean asking) {
		boolean begun = roster.canBegin() && imports.begin(roster, fates.lines(roster));
		if (begun) {
			RosterImport present = imports.find(roster.id()).orElseThrow();
			start(present, () -> importing.run(present, asking));
		}
		return begun;
	}

	private static void start(RosterImport roster, Runnable step) {
		Thread.ofPlatform().daemon().name("import-" + roster.id()).start(() -> {
			try {
				step.run();
			}
			catch (RuntimeException ex) {
				// The message of a database's refusal may hold what a row says.
				log.warn("The import {} broke off, and nothing of it was done: {}", roster.id(),
						ex.getClass().getSimpleName());
			}
		});
	}

	/**
	 * A file that came in.
	 *
	 * @param name as the operator calls it
	 * @param strict whether one bad row refuses all
	 */
	record Upload(Path file, String name, long size, boolean strict) {
	}

}
