package dev.lundi.content;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.function.IntFunction;

import dev.lundi.fetch.Answer;
import dev.lundi.fetch.Fetch;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WordPress site's REST API: its two addresses, its pages, and what its refusals mean.
 */
class WordPressApi {

	/** 10,000 items: more are a mistake, or a site that lies about its pages. */
	private static final int MAX_PAGES = 100;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Site site;

	private final String home;

	WordPressApi(Site site) {
		this.site = site;
		this.home = site.home().toString().replaceFirst("/+$", "");
	}

	/** Gives everything that a route lists, each item once, in the order of their ids. */
	Collection<JsonNode> list(String route, String query) {
		var rest = "%s?%s&orderby=id&order=asc&per_page=100&page=".formatted(route, query);
		var first = get(pretty(rest, 1));
		return first.status() == 404 ? pages(page -> plain(rest, page), get(plain(rest, 1)))
				: pages(page -> pretty(rest, page), first);
	}

	private Answer get(URI uri) {
		return site.get(uri);
	}

	private URI pretty(String rest, int page) {
		return URI.create("%s/wp-json/wp/v2/%s%d".formatted(home, rest, page));
	}

	/** For a site without pretty permalinks. */
	private URI plain(String rest, int page) {
		return URI.create("%s/?rest_route=/wp/v2/%s%d".formatted(home, rest.replaceFirst("\\?", "&"), page));
	}

	private Collection<JsonNode> pages(IntFunction<URI> address, Answer first) {
		var items = new LinkedHashMap<String, JsonNode>();
		var answer = first;
		for (var page = 1; page <= MAX_PAGES; page++) {
			if (page > 1) {
				answer = get(address.apply(page));
			}
			if (page > 1 && isPastTheEnd(answer)) {
				return items.values();
			}
			var list = list(answer);
			list.forEach(item -> items.put(item.path("id").asString(""), item));
			if (page >= lastPage(answer).orElse(list.isEmpty() ? page : MAX_PAGES + 1)) {
				return items.values();
			}
		}
		throw new SourceException(Reason.of("source.pages", Fetch.shown(first.uri()), MAX_PAGES), null);
	}

	private static boolean isPastTheEnd(Answer answer) {
		return answer.status() == 400 && "rest_post_invalid_page_number".equals(code(answer));
	}

	/** Absent where a proxy strips the header: then a page without items is the last. */
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
		return answer.text().stripLeading().startsWith("<") ? problem(answer, Reason.of("source.web-page"), ex)
				: problem(answer, Reason.of("source.broken-json", PlainText.tidy(ex.getOriginalMessage())), ex);
	}

	private static SourceException refusal(Answer answer) {
		var said = "%d%s".formatted(answer.status(), code(answer).isEmpty() ? "" : " (" + code(answer) + ")");
		return problem(answer, Reason.inWords(said + ".").and(Reason.of(switch (answer.status()) {
			case 401, 403 -> "source.closed";
			case 404 -> "source.no-api";
			case 429 -> "source.too-many";
			case 500, 502, 503, 504 -> "source.fails";
			default -> "source.no-home";
		})), null);
	}

	private static SourceException problem(Answer answer, Reason found, @Nullable Throwable cause) {
		return new SourceException(Reason.of("source.answered", Fetch.shown(answer.uri())).and(found), cause);
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
