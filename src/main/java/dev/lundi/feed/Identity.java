package dev.lundi.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.lundi.feed.FeedEntry.Words;
import org.jspecify.annotations.Nullable;

/** By what an entry is known again, and what it belongs to. */
final class Identity {

	private Identity() {
	}

	/** What the feed calls it, else where it is, else what it says. */
	static String of(String given, @Nullable URI link, Words words) {
		if (!given.isEmpty()) {
			return given;
		}
		return link == null ? fingerprint(words) : link.toString();
	}

	private static String fingerprint(Words words) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			var text = words.title() + "\n" + words.body();
			return "sha256:" + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	static int count(String number) {
		return number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
	}

	static @Nullable String parent(FeedElement entry) {
		return entry.children("thr:in-reply-to")
			.map(answered -> answered.attribute("ref"))
			.filter(ref -> !ref.isEmpty())
			.findFirst()
			.orElse(null);
	}

}
