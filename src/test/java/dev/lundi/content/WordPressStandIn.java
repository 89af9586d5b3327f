package dev.lundi.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers over HTTP as a WordPress does: local exclusive date windows, pages, embedding
 * only when both fields are asked for, 400 past the last page of posts.
 */
class WordPressStandIn implements AutoCloseable {

	private final HttpServer server;

	private final ZoneId siteZone;

	private final List<Map<String, Object>> posts = new ArrayList<>();

	private final List<Map<String, Object>> comments = new ArrayList<>();

	private final List<URI> requests = new CopyOnWriteArrayList<>();

	private boolean prettyPermalinks = true;

	private boolean countsPages = true;

	/** Since 4.9.8. */
	private boolean knowsFields = true;

	WordPressStandIn(ZoneId siteZone) {
		this.siteZone = siteZone;
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		server.createContext("/", this::answer);
		server.start();
	}

	URI url() {
		return URI.create("http://127.0.0.1:%d/blog/".formatted(server.getAddress().getPort()));
	}

	List<URI> requests() {
		return requests;
	}

	void withoutPrettyPermalinks() {
		prettyPermalinks = false;
	}

	void withoutPageCounts() {
		countsPages = false;
	}

	/** Adds a post; what is given in {@code more} replaces the usual fields. */
	void post(int id, String publishedAt, String title, Map<String, ?> more) {
		var post = new LinkedHashMap<String, Object>();
		post.put("id", id);
		dates(post, publishedAt);
		post.put("link", "https://blog.example/%d/".formatted(id));
		post.put("title", Map.of("rendered", title));
		post.put("content", Map.of("rendered", "<p>Un corps pour %d.</p>\n".formatted(id), "protected", false));
		post.put("excerpt", Map.of("rendered", "<p>Un corps pour %d. [&hellip;]</p>\n".formatted(id)));
		post.put("author", 3);
		post.put("_links", Map.of());
		post.put("_embedded", Map.of("author", List.of(Map.of("id", 3, "name", "Zo&eacute; Marchand")), "wp:term",
				List.of(List.of(category("edito")), List.of(Map.of("taxonomy", "post_tag", "slug", "lampe")))));
		post.putAll(more);
		posts.add(post);
	}

	/**
	 * Answers what a WordPress of that version answers, from its files of posts and
	 * comments.
	 */
	void answerAs(String version) {
		knowsFields = !"4.7".equals(version);
		posts.addAll(recorded(version + "/posts.json"));
		comments.addAll(recorded(version + "/comments.json"));
	}

	private static List<Map<String, Object>> recorded(String file) {
		try (var json = Objects.requireNonNull(WordPressStandIn.class.getResourceAsStream("wordpress/" + file), file)) {
			return JsonMapper.shared().readValue(json, new TypeReference<>() {
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Map<String, Object> embedded(String... categories) {
		return Map.of("_embedded",
				Map.of("wp:term", List.of(Arrays.stream(categories).map(WordPressStandIn::category).toList())));
	}

	private static Map<String, Object> category(String slug) {
		return Map.of("taxonomy", "category", "slug", slug, "name", slug);
	}

	void comment(int id, int post, int parent, String publishedAt, Map<String, ?> more) {
		var comment = new LinkedHashMap<String, Object>();
		comment.put("id", id);
		comment.put("post", post);
		comment.put("parent", parent);
		comment.put("author", 0);
		comment.put("author_name", "Lectrice %d".formatted(id));
		dates(comment, publishedAt);
		comment.put("content", Map.of("rendered", "<p>Avis %d.</p>\n".formatted(id)));
		comment.put("link", "https://blog.example/%d/#comment-%d".formatted(post, id));
		comment.put("type", "comment");
		comment.putAll(more);
		comments.add(comment);
	}

	private void dates(Map<String, Object> item, String publishedAt) {
		var at = Instant.parse(publishedAt);
		item.put("date", LocalDateTime.ofInstant(at, siteZone).withNano(0).toString());
		item.put("date_gmt", LocalDateTime.ofInstant(at, ZoneOffset.UTC).withNano(0).toString());
	}

	private void answer(HttpExchange exchange) throws IOException {
		requests.add(exchange.getRequestURI());
		var query = query(exchange.getRequestURI().getRawQuery());
		var path = exchange.getRequestURI().getPath();
		var route = prettyPermalinks ? path.replaceFirst("^/blog/wp-json", "") : query.getOrDefault("rest_route", "");
		switch (route) {
			case "/wp/v2/posts" ->
				list(exchange, posts.stream().filter(post -> isWithin(post, query)).toList(), query, true);
			case "/wp/v2/comments" -> list(exchange,
					comments.stream()
						.filter(comment -> query.getOrDefault("post", "").equals(String.valueOf(comment.get("post"))))
						.toList(),
					query, false);
			default -> send(exchange, 404, "<!doctype html><title>Page non trouvée</title>");
		}
	}

	private static boolean isWithin(Map<String, Object> post, Map<String, String> query) {
		var date = LocalDateTime.parse(String.valueOf(post.get("date")));
		return date.isAfter(LocalDateTime.parse(required(query, "after")))
				&& date.isBefore(LocalDateTime.parse(required(query, "before")));
	}

	private static String required(Map<String, String> query, String name) {
		return Objects.requireNonNull(query.get(name), name);
	}

	private void list(HttpExchange exchange, List<Map<String, Object>> items, Map<String, String> query, boolean strict)
			throws IOException {
		var size = Integer.parseInt(required(query, "per_page"));
		var page = Integer.parseInt(required(query, "page"));
		var pages = (items.size() + size - 1) / size;
		if (strict && page > Math.max(pages, 1)) {
			send(exchange, 400, "{\"code\":\"rest_post_invalid_page_number\",\"message\":\"…\"}");
			return;
		}
		if (countsPages) {
			exchange.getResponseHeaders().add("X-WP-TotalPages", String.valueOf(pages));
		}
		send(exchange, 200,
				JsonMapper.shared()
					.writeValueAsString(items.stream()
						.skip((long) size * (page - 1))
						.limit(size)
						.map(item -> fields(item, query))
						.toList()));
	}

	private Map<String, Object> fields(Map<String, Object> item, Map<String, String> query) {
		if (!knowsFields) {
			return item;
		}
		var wanted = new ArrayList<>(List.of(required(query, "_fields").split(",", -1)));
		if (!query.containsKey("_embed") || !wanted.contains("_links")) {
			wanted.remove("_embedded");
		}
		var fields = new LinkedHashMap<>(item);
		fields.keySet().retainAll(wanted);
		return fields;
	}

	private static Map<String, String> query(@Nullable String text) {
		var query = new HashMap<String, String>();
		for (var pair : Objects.requireNonNullElse(text, "").split("&", -1)) {
			var equals = pair.indexOf('=');
			if (equals > 0) {
				query.put(pair.substring(0, equals),
						URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
			}
		}
		return query;
	}

	private static void send(HttpExchange exchange, int status, String text) throws IOException {
		var bytes = text.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		server.stop(0);
	}

}
