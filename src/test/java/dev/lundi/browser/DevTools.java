package dev.lundi.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation with one page of Chromium. What the page asks of other machines is
 * written down and never leaves this one: pictures are grey, everything else fails.
 */
final class DevTools implements WebSocket.Listener {

	private static final String GREY = Base64.getEncoder().encodeToString("""
			<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800"
			fill="#9a958a"/></svg>""".getBytes(StandardCharsets.UTF_8));

	private final JsonMapper json = new JsonMapper();

	private final AtomicInteger last = new AtomicInteger();

	private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

	private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();

	private final Map<String, CompletableFuture<JsonNode>> loads = new ConcurrentHashMap<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<String> dialogs = new CopyOnWriteArrayList<>();

	private final StringBuilder received = new StringBuilder();

	private final HttpClient http = HttpClient.newHttpClient();

	private volatile boolean images = true;

	private @Nullable WebSocket socket;

	private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

	static DevTools of(URI page) {
		DevTools tools = new DevTools();
		tools.socket = tools.http.newWebSocketBuilder().buildAsync(page, tools).join();
		return tools;
	}

	/** Asks, and waits for the answer. */
	JsonNode ask(String method, Map<String, ?> parameters) {
		return await(send(method, parameters));
	}

	/** Asks without waiting: on the thread that takes the answers. */
	private void tell(String method, Map<String, ?> parameters) {
		var _ = send(method, parameters);
	}

	private synchronized CompletableFuture<JsonNode> send(String method, Map<String, ?> parameters) {
		int id = last.incrementAndGet();
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		answers.put(id, answer);
		String message = json.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
		WebSocket open = Objects.requireNonNull(socket);
		sent = sent.thenCompose((before) -> open.sendText(message, true));
		return answer;
	}

	static JsonNode await(CompletableFuture<JsonNode> answer) {
		try {
			return answer.get(60, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new AssertionError("Chromium does not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	CompletableFuture<JsonNode> next(String event) {
		CompletableFuture<JsonNode> next = new CompletableFuture<>();
		awaited.put(event, next);
		return next;
	}

	/** Ends when this very page is there: a late word about the last one is none. */
	CompletableFuture<JsonNode> loaded(String loader) {
		return loads.computeIfAbsent(loader, (_) -> new CompletableFuture<>());
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
		received.append(data);
		if (isLast) {
			JsonNode message = json.readTree(received.toString());
			received.setLength(0);
			take(message);
		}
		from.request(1);
		return null;
	}

	private void take(JsonNode message) {
		if (message.has("id")) {
			Objects.requireNonNull(answers.remove(message.path("id").asInt())).complete(message.path("result"));
			return;
		}
		String event = message.path("method").asString();
		JsonNode about = message.path("params");
		switch (event) {
			case "Fetch.requestPaused" -> answer(about);
			case "Page.lifecycleEvent" -> {
				if (about.path("name").asString().equals("load")) {
					loaded(about.path("loaderId").asString()).complete(about);
				}
			}
			case "Page.javascriptDialogOpening" -> {
				dialogs.add(about.path("message").asString());
				tell("Page.handleJavaScriptDialog", Map.of("accept", true));
			}
			default -> {
				CompletableFuture<JsonNode> waiting = awaited.remove(event);
				if (waiting != null) {
					waiting.complete(about);
				}
			}
		}
	}

	private void answer(JsonNode request) {
		String id = request.path("requestId").asString();
		String address = request.at("/request/url").asString();
		if (address.matches("file:.*|data:.*|about:.*|http://(?:127\\.0\\.0\\.1|localhost):.*")) {
			tell("Fetch.continueRequest", Map.of("requestId", id));
			return;
		}
		requests.add(address);
		if (images && request.path("resourceType").asString().equals("Image")) {
			tell("Fetch.fulfillRequest", Map.of("requestId", id, "responseCode", 200, "responseHeaders",
					List.of(Map.of("name", "Content-Type", "value", "image/svg+xml")), "body", GREY));
		}
		else {
			tell("Fetch.failRequest", Map.of("requestId", id, "errorReason", "BlockedByClient"));
		}
	}

	void showsImages(boolean shown) {
		images = shown;
	}

	void forget() {
		loads.clear();
		requests.clear();
		dialogs.clear();
	}

	List<String> requests() {
		return List.copyOf(requests);
	}

	List<String> dialogs() {
		return List.copyOf(dialogs);
	}

	void close() {
		http.shutdownNow();
	}

}
