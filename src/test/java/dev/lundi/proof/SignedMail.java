package dev.lundi.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mail with DKIM signatures, as it arrived, and what forgers make of it.
 *
 * @param text octet by octet, in ISO-8859-1
 */
public record SignedMail(String text) {

	private static final Pattern FIELD = Pattern.compile("([\\w-]+):[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*");

	private static final Pattern SIGNED_NAMES = Pattern.compile("[;\\s]h=([^;]*);");

	private static final Pattern VISIBLE = Pattern.compile("[A-Za-z0-9]");

	/** The names in {@code h=} of each signature. */
	public List<List<String>> signedNames() {
		return fields().stream()
			.filter((field) -> field.group(1).equals("DKIM-Signature"))
			.map((field) -> SIGNED_NAMES.matcher(field.group()))
			.map((names) -> names.find() ? List.of(names.group(1).replaceAll("\\s", "").split(":", -1))
					: List.<String>of())
			.toList();
	}

	private List<MatchResult> fields() {
		return FIELD.matcher(text).region(0, bodyStart() - 2).results().toList();
	}

	private int bodyStart() {
		return text.indexOf("\r\n\r\n") + 4;
	}

	/**
	 * The mail with one letter altered in each signed field and in the body, with a field
	 * less (but not From, without which it would be no mail), with more at its end, and
	 * with another sender; by what was done.
	 */
	public Map<String, String> forgeries(Random random) {
		Map<String, String> forgeries = new LinkedHashMap<>();
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		signedNames().forEach(names::addAll);
		List<MatchResult> signed = fields().stream().filter((field) -> names.contains(field.group(1))).toList();
		for (MatchResult field : signed) {
			forgeries.put("other-" + field.group(1).toLowerCase(Locale.ROOT),
					altered(field.end(1) + 1, field.end(), random));
		}
		List<MatchResult> others = signed.stream().filter((field) -> !field.group(1).equals("From")).toList();
		MatchResult gone = others.get(random.nextInt(others.size()));
		forgeries.put("no-" + gone.group(1).toLowerCase(Locale.ROOT),
				text.substring(0, gone.start()) + text.substring(gone.end()));
		forgeries.put("other-body", altered(bodyStart(), text.length(), random));
		forgeries.put("more-body", text + "P.S.\r\n");
		forgeries.put("second-from", "From: Somebody <somebody@elsewhere.example>\r\n" + text);
		return forgeries;
	}

	/** With another letter somewhere between these places. */
	private String altered(int start, int end, Random random) {
		int[] letters = VISIBLE.matcher(text).region(start, end).results().mapToInt(MatchResult::start).toArray();
		int at = letters[random.nextInt(letters.length)];
		return text.substring(0, at) + ((text.charAt(at) == 'x') ? 'y' : 'x') + text.substring(at + 1);
	}

}
