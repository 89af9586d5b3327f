package dev.lundi.content;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

import dev.lundi.cleaning.PlainText;
import dev.lundi.fetch.AddressGuard;
import dev.lundi.fetch.Answer;
import dev.lundi.fetch.Fetch;
import dev.lundi.reason.Reason;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WordPress site's REST API: its addresses, its pages, and what its refusals mean.
 */
class WordPressApi {

	/** 10,000 items: more are a mistake, or a site that lies about its pages. */
	private static final int MAX_PAGES = 100;

	/**
	 * A hundred articles have some fifty thousand: the memory ends before the octets do.
	 */
	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(500_000).build())
			.build())
		.build();

	private static final Pattern LINK = Pattern.compile("<([^<>]+)>\\s*;[^,<]*\\brel=\"?https://api\\.w\\.org/\"?");

	private final Site site;

	private final String home;

	/** Where it was found; null before. */
	private @Nullable String root;

	WordPressApi(Site site) {
		this.site = site;
		this.home = site.home().toString().replaceFirst("/+$", "");
	}

	/**
	 * Gives everything that a route lists, each item once, in the order of their ids.
	 * @throws RestClosedException when the site does not answer visitors over REST
	 */
	Collection<JsonNode> list(String route, String query) {
		var rest = "%s?%s&orderby=id&order=asc&per_page=100&page=".formatted(route, query);
		return pages(page -> address(rest, page), root == null ? find(rest) : site.get(address(rest, 1)));
	}

	/**
	 * Asks where the API usually is, then where the site says, then without its paths.
	 */
	private Answer find(String rest) {
		root = home + "/wp-json/";
		var usual = site.get(address(rest, 1));
		if (usual.status() != 404) {
			return usual;
		}
		root = discovered().orElse(home + "/?rest_route=/");
		return site.get(address(rest, 1));
	}

	/** By the Link header, or the link element, of the home page. */
	private Optional<String> discovered() {
		var page = site.get(URI.create(home + "/"));
		var header = LINK.matcher(page.header("link").orElse(""));
		var link = header.find() ? header.group(1)
				: Jsoup.parse(page.head(), page.uri().toString())
					.select("link[rel=https://api.w.org/]")
					.attr("abs:href");
		return AddressGuard.webAddress(link).map(URI::toString);
	}

	/** For a site without pretty permalinks, the route is a parameter itself. */
	private URI address(String rest, int page) {
		var start = Objects.requireNonNull(root) + "wp/v2/";
		return URI.create(start + (start.contains("?") ? rest.replaceFirst("\\?", "&") : rest) + page);
	}

	private Collection<JsonNode> pages(IntFunction<URI> address, Answer first) {
		var items = new LinkedHashMap<String, JsonNode>();
		var answer = first;
		for (var page = 1; page <= MAX_PAGES; page++) {
			if (page > 1) {
				answer = site.get(address.apply(page));
			}
			if (page > 1 && isPastTheEnd(answer)) {
				return items.values();
			}
			var list = list(answer);
			var known = items.size();
			list.forEach(item -> items.put(item.path("id").asString(""), item));
			if (page >= lastPage(answer).orElse(items.size() == known ? page : MAX_PAGES + 1)) {
				return items.values();
			}
		}
		throw new SourceException(Reason.of("source.pages", Fetch.shown(first.uri()), MAX_PAGES), null);
	}

	private static boolean isPastTheEnd(Answer answer) {
		return answer.status() == 400 && "rest_post_invalid_page_number".equals(code(answer));
	}

	/**
	 * Absent where a proxy strips the header: then a page with nothing new is the last.
	 */
	private static OptionalInt lastPage(Answer answer) {
		return answer.header("x-wp-totalpages")
			.filter(value -> value.matches("\\d{1,9}"))
			.map(value -> OptionalInt.of(Integer.parseInt(value)))
			.orElse(OptionalInt.empty());
	}

	private static JsonNode list(Answer answer) {
		if (answer.status() != 200) {
			throw refusal(answer);
		}
		try {
			var json = JSON.readTree(answer.text());
			if (json.isArray()) {
				return json;
			}
			throw problem(answer, Reason.of("source.no-list"), null);
		}
		catch (JacksonException ex) {
			throw unreadable(answer, ex);
		}
	}

	private static SourceException unreadable(Answer answer, JacksonException ex) {
		return answer.text().stripLeading().startsWith("<")
				? new RestClosedException(because(answer, Reason.of("source.web-page")), ex)
				: problem(answer, Reason.of("source.broken-json", PlainText.tidy(ex.getOriginalMessage())), ex);
	}

	private static SourceException refusal(Answer answer) {
		var said = "%d%s".formatted(answer.status(), code(answer).isEmpty() ? "" : " (" + code(answer) + ")");
		var found = Reason.inWords(said + ".").and(Reason.of(switch (answer.status()) {
			case 401, 403 -> "source.closed";
			case 404 -> "source.no-api";
			case 429 -> "source.too-many";
			case 500, 502, 503, 504 -> "source.fails";
			default -> "source.no-home";
		}));
		return switch (answer.status()) {
			case 401, 403, 404 -> new RestClosedException(because(answer, found), null);
			default -> problem(answer, found, null);
		};
	}

	private static SourceException problem(Answer answer, Reason found, @Nullable Throwable cause) {
		return new SourceException(because(answer, found), cause);
	}

	private static Reason because(Answer answer, Reason found) {
		return Reason.of("source.answered", Fetch.shown(answer.uri())).and(found);
	}

	/** WordPress's word for an error; empty when somebody else answered. */
	private static String code(Answer answer) {
		try {
			var code = JSON.readTree(answer.text()).path("code").asString("");
			return code.matches("[a-z0-9_-]{1,60}") ? code : "";
		}
		catch (JacksonException ex) {
			return "";
		}
	}

}
