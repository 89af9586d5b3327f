package dev.lundi.proof;

/**
 * The sizes of the long forms: {@code -Dproof.R1.kills=20} sets one,
 * {@code -Dproof.scale=0.1} shrinks all that are not set.
 */
public final class Size {

	private Size() {
	}

	public static int of(String name, int full) {
		double scale = Double.parseDouble(System.getProperty("proof.scale", "1"));
		return Integer.getInteger("proof." + name, Math.max(1, (int) (full * scale)));
	}

	/** Printed by the test, so that a failure can be repeated. */
	public static long seed() {
		return Long.getLong("proof.seed", System.nanoTime());
	}

}
