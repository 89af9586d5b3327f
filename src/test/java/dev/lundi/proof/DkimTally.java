package dev.lundi.proof;

import java.util.ArrayList;
import java.util.List;

import dev.lundi.proof.DkimReader.Finding;

/** What a {@link DkimReader} said of many mails and of what forgers made of them. */
final class DkimTally {

	private final List<Finding> violations = new ArrayList<>();

	private long passed;

	private long failed;

	private long forgeries;

	/**
	 * Takes more findings.
	 * @param forged how many mails were forged; the files of the others end with
	 * {@code -true.eml}
	 */
	void add(List<Finding> findings, int forged) {
		forgeries += forged;
		for (Finding finding : findings) {
			boolean own = finding.mail().endsWith("-true.eml");
			passed += (own && finding.passed()) ? 1 : 0;
			failed += (!own && !finding.passed()) ? 1 : 0;
			if (own != finding.passed()) {
				violations.add(finding);
			}
		}
	}

	/** Signatures that passed and must not, and the other way round. */
	List<Finding> violations() {
		return violations;
	}

	/** Signatures of true mails that passed. */
	long passed() {
		return passed;
	}

	/** Signatures of forged mails that were seen and taken for none. */
	long failed() {
		return failed;
	}

	/** How many mails were forged. */
	long forgeries() {
		return forgeries;
	}

	@Override
	public String toString() {
		return "%d signatures pass, %d of %d altered fail".formatted(passed, failed, 2 * forgeries);
	}

}
