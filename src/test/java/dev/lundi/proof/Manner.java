package dev.lundi.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link FaultyRelay} offers to everybody.
 *
 * @param login whom it wants to sign in; null when it does not ask
 * @param certificate what it shows after STARTTLS, which it then insists on; null when it
 * has none
 * @param latency how long its answers take to arrive, once per round trip
 * @param keepsContent whether the witness keeps whole mails and not only their hashes
 */
public record Manner(Set<Extension> offers, @Nullable Login login, @Nullable Certificate certificate, Duration latency,
		boolean keepsContent) {

	/** Everything but SMTPUTF8, at once, to everybody. */
	public static final Manner PLAIN = new Manner(
			EnumSet.of(Extension.PIPELINING, Extension.SIZE, Extension.EIGHTBITMIME), null, null, Duration.ZERO, false);

	/** The same and these. */
	public Manner offering(Extension... more) {
		return with(Stream.concat(offers.stream(), Stream.of(more)).collect(Collectors.toSet()));
	}

	/** The same without these. */
	public Manner without(Extension... less) {
		Set<Extension> refused = Set.of(less);
		return with(offers.stream().filter((offer) -> !refused.contains(offer)).collect(Collectors.toSet()));
	}

	private Manner with(Set<Extension> others) {
		return new Manner(others, login, certificate, latency, keepsContent);
	}

	/** The same for those who know the password. */
	public Manner asking(String username, String password) {
		return new Manner(offers, new Login(username, password), certificate, latency, keepsContent);
	}

	/** The same, secured by STARTTLS with this certificate. */
	public Manner showing(Certificate shown) {
		return new Manner(offers, login, shown, latency, keepsContent);
	}

	/** The same, further away. */
	public Manner at(Duration distance) {
		return new Manner(offers, login, certificate, distance, keepsContent);
	}

	/** The same with a witness that keeps whole mails. */
	public Manner keepingContent() {
		return new Manner(offers, login, certificate, latency, true);
	}

	/** The answer to EHLO. */
	List<String> greeting(boolean inClear) {
		List<String> lines = new ArrayList<>(List.of("witness.example"));
		offers.stream().map(Extension::keyword).sorted().forEach(lines::add);
		if (inClear) {
			lines.add("STARTTLS");
		}
		else if (login != null) {
			lines.add("AUTH PLAIN LOGIN");
		}
		return lines;
	}

	/** Extensions of SMTP that a relay may offer or not. */
	public enum Extension {

		/** RFC 2920. */
		PIPELINING("PIPELINING"),

		/** RFC 1870, with a limit of 10 MB. */
		SIZE("SIZE 10000000"),

		/** RFC 6152. */
		EIGHTBITMIME("8BITMIME"),

		/** RFC 6531. */
		SMTPUTF8("SMTPUTF8");

		private final String keyword;

		Extension(String keyword) {
			this.keyword = keyword;
		}

		String keyword() {
			return keyword;
		}

	}

	/** A name and its password. */
	public record Login(String username, String password) {
	}

}
