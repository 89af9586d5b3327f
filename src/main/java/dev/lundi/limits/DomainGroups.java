package dev.lundi.limits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.lundi.limits.LimitProperties.Group;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Which recipient domains are served by one provider, and so share its limits. Common
 * providers are known; others are declared.
 */
public final class DomainGroups {

	private static final String PREFIX = "lundi.delivery.domains.";

	private static final Pattern NAME = Pattern.compile("[a-z0-9](-?[a-z0-9]){0,39}");

	private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

	private static final Pattern CONNECTIONS = Pattern.compile("[1-9]\\d{0,3}");

	private final Map<String, List<String>> known = known();

	private final Map<String, String> groupsByDomain = new HashMap<>();

	private final Map<String, Rate> rates = new HashMap<>();

	private final Map<String, Integer> connections = new HashMap<>();

	private final List<String> names;

	DomainGroups(Map<String, Group> declared) {
		known.forEach((group, domains) -> domains.forEach((domain) -> groupsByDomain.put(domain, group)));
		Map<String, String> taken = new HashMap<>();
		new TreeMap<>(declared).forEach((name, group) -> declare(name, group, taken));
		groupsByDomain.putAll(taken);
		TreeMap<String, Object> all = new TreeMap<>(known);
		all.putAll(declared);
		names = List.copyOf(all.keySet());
	}

	static Map<String, List<String>> known() {
		try {
			Map<String, List<String>> known = new TreeMap<>();
			PropertiesLoaderUtils.loadProperties(new ClassPathResource("domain-groups.properties", DomainGroups.class))
				.forEach((group, domains) -> known.put((String) group, List.of(((String) domains).split(" +"))));
			return known;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void declare(String name, Group group, Map<String, String> taken) {
		if (!NAME.matcher(name).matches()) {
			throw new InvalidLimitException(PREFIX + name,
					"has a name that is not made of at most 40 of a-z, 0-9 and single hyphens between them",
					"Rename it, for example: " + PREFIX + "gmail.rate=10/s");
		}
		if (group.domains().isEmpty() && !known.containsKey(name)) {
			throw new InvalidLimitException(PREFIX + name, "has no domains, and is none of the known groups",
					"List its domains, for example: %s%s.domains=example.org,example.net. Known groups: %s"
						.formatted(PREFIX, name, String.join(", ", known.keySet())));
		}
		group.domains().forEach((domain) -> assign(domain(name, domain), name, taken));
		limit(name, group);
	}

	private static String domain(String group, String domain) {
		String ascii = ascii(domain).orElse("");
		if (!DOMAIN.matcher(ascii).matches()) {
			throw new InvalidLimitException(PREFIX + group + ".domains",
					"has \"%s\", which is no domain".formatted(domain.strip()),
					"Write each domain out, without @ and without *, for example: %s%s.domains=example.org,example.net"
						.formatted(PREFIX, group));
		}
		return ascii;
	}

	private static Optional<String> ascii(String domain) {
		try {
			return Optional.of(IDN.toASCII(domain.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static void assign(String domain, String group, Map<String, String> taken) {
		String other = taken.put(domain, group);
		if (other != null && !other.equals(group)) {
			throw new InvalidLimitException(PREFIX + group + ".domains",
					"has %s, which is in %s%s.domains as well".formatted(domain, PREFIX, other),
					"Leave it in one of them.");
		}
	}

	private void limit(String name, Group group) {
		present(group.rate()).ifPresent((text) -> rates.put(name, rate(name, text)));
		present(group.connections()).ifPresent((text) -> connections.put(name, connections(name, text)));
	}

	private static Optional<String> present(@Nullable String text) {
		return Optional.ofNullable(text).map(String::strip).filter((stripped) -> !stripped.isEmpty());
	}

	private static Rate rate(String group, String text) {
		try {
			return Rate.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidLimitException(PREFIX + group + ".rate", "cannot be read: " + ex.getMessage(),
					"Set it, for example: %s%s.rate=10/s".formatted(PREFIX, group));
		}
	}

	private static int connections(String group, String text) {
		if (!CONNECTIONS.matcher(text).matches()) {
			throw new InvalidLimitException(PREFIX + group + ".connections",
					"is \"%s\", which is no number from 1 to 9999".formatted(text),
					"Set it, for example: %s%s.connections=2".formatted(PREFIX, group));
		}
		return Integer.parseInt(text);
	}

	/** The group of a recipient's domain (A-labels); empty when it is in none. */
	public String groupOf(String domain) {
		return groupsByDomain.getOrDefault(domain.toLowerCase(Locale.ROOT), "");
	}

	/** All domains that are in a group, lower case, with their groups. */
	public Map<String, String> groupsByDomain() {
		return Map.copyOf(groupsByDomain);
	}

	/** The groups, in order. */
	public List<String> names() {
		return names;
	}

	/** At most so many mails to the group. */
	public Optional<Rate> rate(String group) {
		return Optional.ofNullable(rates.get(group));
	}

	/** At most so many connections with mail for the group at once. */
	public OptionalInt connections(String group) {
		Integer most = connections.get(group);
		return (most == null) ? OptionalInt.empty() : OptionalInt.of(most);
	}

}
