package dev.lundi.instance;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Why a database may not know what this installation has done already. */
public enum Suspicion {

	/** It has seen fewer beats than the data folder. */
	OLDER_DATABASE,

	/** It is not the one that the data folder knows. */
	OTHER_DATABASE,

	/** The data folder knows none, but the database knows an installation. */
	NEW_FOLDER;

	/** The cause and the remedy, for an operator. */
	public Reason reason() {
		return Reason.of("suspicion." + name().toLowerCase(Locale.ROOT));
	}

	/** Whether this is one of the reasons, in whichever form it was stored. */
	public static boolean isReason(@Nullable Reason reason) {
		return Stream.of(values())
			.map((suspicion) -> suspicion.reason().toString())
			.anyMatch((words) -> reason != null && words.equals(reason.toString()));
	}

	/** Whether the database must be taken for a former state. */
	public boolean isRestored() {
		return this != NEW_FOLDER;
	}

	static Optional<Suspicion> between(Optional<InstanceMark> folder, InstanceMark database) {
		if (folder.isEmpty()) {
			return (database.id() == null) ? Optional.empty() : Optional.of(NEW_FOLDER);
		}
		if (database.id() == null && database.beat() == 0) {
			return Optional.empty();
		}
		InstanceMark known = folder.get();
		if (database.id() == null || !database.id().equals(known.id())) {
			return Optional.of(OTHER_DATABASE);
		}
		return (known.beat() > database.beat()) ? Optional.of(OLDER_DATABASE) : Optional.empty();
	}

}
