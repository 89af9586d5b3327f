package dev.lundi.content;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lundi.feed.FeedEntry;
import dev.lundi.fetch.AddressGuard;

/**
 * By what an item is known from week to week: the number that a WordPress gives it, else
 * what its feed calls it, else its address, else what it says. Whether a site is read
 * over REST or by its feed makes no difference.
 */
final class Identities {

	private static final Pattern WORDPRESS = Pattern.compile("^(https?://[^?#]+)\\?p=(\\d{1,18})$");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

	/** What is added to an address by those who follow readers. */
	private static final Pattern TRACE = Pattern.compile("(?:utm_|fbclid|gclid|mc_).*");

	/** An index has no room for all that a feed may write. */
	private static final int LONGEST = 300;

	private Identities() {
	}

	static String ofWordPress(URI home, String number) {
		return "wordpress:%s:%s".formatted(place(home), number);
	}

	/** In a folder, each file has an id of its own. */
	static String ofFolder(String id) {
		return bounded("folder:" + id);
	}

	/**
	 * The identity of a feed's entry.
	 * @param home of the site that is read
	 */
	static String ofFeed(URI home, FeedEntry entry) {
		var post = WORDPRESS.matcher(entry.id());
		if (post.matches()) {
			return AddressGuard.webAddress(post.group(1))
				.map(site -> ofWordPress(site, post.group(2)))
				.orElseGet(() -> bounded("guid:" + entry.id()));
		}
		return AddressGuard.webAddress(entry.id())
			.map(Identities::ofAddress)
			.orElseGet(() -> bounded(
					entry.id().contains(":") ? "guid:" + entry.id() : "guid:%s:%s".formatted(place(home), entry.id())));
	}

	/** The same for an entry that is known by the number of its post. */
	static String ofWordPressFeed(URI home, FeedEntry entry) {
		return NUMBER.matcher(entry.id()).matches() ? ofWordPress(home, entry.id()) : ofFeed(home, entry);
	}

	private static String ofAddress(URI address) {
		var query = Arrays.stream(Objects.requireNonNullElse(address.getRawQuery(), "").split("&", -1))
			.filter(part -> !part.isEmpty() && !TRACE.matcher(part).matches())
			.sorted()
			.collect(Collectors.joining("&"));
		return bounded("address:" + place(address) + (query.isEmpty() ? "" : "?" + query));
	}

	private static String place(URI address) {
		var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
		var port = switch (address.getPort()) {
			case -1, 80, 443 -> "";
			default -> ":" + address.getPort();
		};
		return host + port + Objects.requireNonNullElse(address.getRawPath(), "").replaceFirst("/+$", "");
	}

	private static String bounded(String identity) {
		var storable = identity.replace("\0", "");
		return storable.length() <= LONGEST ? storable : "sha256:" + digest(storable);
	}

	private static String digest(String text) {
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
