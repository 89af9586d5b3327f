package dev.lundi.instance;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Why a database may not know what this installation has done already. */
public enum Suspicion {

	/** It has seen fewer beats than the data folder. */
	OLDER_DATABASE("This database is older than what this installation has already done. Somebody restored a backup? "
			+ "Who was mailed since, and who left, is not known. Check, then resume."),

	/** It is not the one that the data folder knows. */
	OTHER_DATABASE(
			"This database is not the one that this installation has used until now. Somebody restored a backup, "
					+ "or named another database? Who was mailed, and who left, may not be known here. Check, then resume."),

	/** The data folder knows none, but the database knows an installation. */
	NEW_FOLDER("This data folder is new to this database. Lundi was moved, or a backup of the database was restored? "
			+ "If it was, who was mailed since, and who left, is not known. Check, then resume.");

	private final String reason;

	Suspicion(String reason) {
		this.reason = reason;
	}

	/** The cause and the remedy, for an operator. */
	public String reason() {
		return reason;
	}

	/** Whether this is one of the reasons. */
	public static boolean isReason(@Nullable String text) {
		for (Suspicion suspicion : values()) {
			if (suspicion.reason.equals(text)) {
				return true;
			}
		}
		return false;
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
