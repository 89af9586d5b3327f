package dev.lundi.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Chromium without a window, steered by its DevTools protocol. It reaches no network
 * but this machine: see {@link DevTools}.
 */
public final class Chromium implements AutoCloseable {

	private static final String ADDRESS = "DevTools listening on ws://";

	private final Process process;

	private final Path profile;

	private final DevTools tools;

	private Chromium(Process process, Path profile) throws IOException {
		this.process = process;
		this.profile = profile;
		BufferedReader said = process.inputReader();
		String line = said.readLine();
		while (line != null && !line.startsWith(ADDRESS)) {
			line = said.readLine();
		}
		if (line == null) {
			throw new IOException("Chromium does not say where it listens");
		}
		Thread.ofVirtual().start(() -> said.lines().forEach((more) -> {
		}));
		this.tools = DevTools.of(pageOf(line.substring(ADDRESS.length()).replaceFirst("/.*", "")));
		Stream.of("Page", "Runtime", "Network").forEach((domain) -> tools.ask(domain + ".enable", Map.of()));
		tools.ask("Page.setLifecycleEventsEnabled", Map.of("enabled", true));
		tools.ask("Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", "*"))));
	}

	/** Empty where there is none. */
	public static Optional<Chromium> start() {
		return Stream.of("chromium", "chromium-browser", "google-chrome")
			.map(Chromium::start)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<Chromium> start(String program) {
		try {
			Path profile = Files.createTempDirectory("chromium");
			Process process = new ProcessBuilder(program, "--headless=new", "--no-sandbox", "--disable-gpu",
					"--hide-scrollbars", "--no-first-run", "--remote-debugging-port=0", "--user-data-dir=" + profile,
					"about:blank")
				.redirectErrorStream(true)
				.start();
			return Optional.of(new Chromium(process, profile));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static URI pageOf(String host) throws IOException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest list = HttpRequest.newBuilder(URI.create("http://%s/json/list".formatted(host))).build();
			for (JsonNode target : new JsonMapper().readTree(http.send(list, BodyHandlers.ofString()).body())) {
				if (target.path("type").asString().equals("page")) {
					return URI.create(target.path("webSocketDebuggerUrl").asString());
				}
			}
			throw new IOException("Chromium has no page");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/** How pages look from now on: the width of the window in pixels, and the light. */
	public Chromium look(int width, boolean dark) {
		tools.ask("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
		tools.ask("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
		return this;
	}

	/** Whether pictures from elsewhere are answered with a grey one, or not at all. */
	public Chromium images(boolean shown) {
		tools.showsImages(shown);
		return this;
	}

	/** Opens a page and forgets what earlier ones did. */
	public Chromium open(URI page) {
		tools.forget();
		JsonNode started = tools.ask("Page.navigate", Map.of("url", page.toString()));
		DevTools.await(tools.loaded(started.path("loaderId").asString()));
		return this;
	}

	/**
	 * Presses a key that has a name, such as {@code Tab}, with its text if it has one.
	 */
	public Chromium press(String key, String text) {
		Map<String, String> pressed = text.isEmpty() ? Map.of("type", "rawKeyDown", "key", key, "code", key)
				: Map.of("type", "keyDown", "key", key, "code", key, "text", text);
		int code = switch (key) {
			case "Tab" -> 9;
			case "Enter" -> 13;
			default -> 32;
		};
		Map<String, Object> down = new HashMap<>(pressed);
		down.put("windowsVirtualKeyCode", code);
		tools.ask("Input.dispatchKeyEvent", down);
		tools.ask("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
		return this;
	}

	/** Types into what has the focus. */
	public Chromium type(String text) {
		tools.ask("Input.insertText", Map.of("text", text));
		return this;
	}

	/** Does something that leads to another page, and waits for that. */
	public Chromium follow(Runnable action) {
		tools.forget();
		CompletableFuture<JsonNode> navigated = tools.next("Page.frameNavigated");
		action.run();
		DevTools.await(tools.loaded(DevTools.await(navigated).at("/frame/loaderId").asString()));
		return this;
	}

	/** Signs in as the account that every installation has. */
	public Chromium signIn(URI site) throws IOException {
		String password = new JsonMapper()
			.writeValueAsString(Files.readString(Path.of("target/test-data/password")).strip());
		look(1280, false).open(site.resolve("/login"));
		evaluate("username.value = 'lundi'; password.value = " + password);
		follow(() -> evaluate("document.querySelector('form').submit()"));
		assertThat(open(site.resolve("/desk")).evaluate("location.pathname").asString()).isEqualTo("/desk");
		return this;
	}

	/** The language that pages are asked for in. */
	public Chromium speak(String language) {
		tools.ask("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
		return this;
	}

	/** What pages asked of others since the last was opened. */
	public List<String> requests() {
		return tools.requests();
	}

	/** What scripts said in dialogs since the last page was opened. */
	public List<String> dialogs() {
		return tools.dialogs();
	}

	/** What a script gives, or promises and then gives. */
	public JsonNode evaluate(String script) {
		Map<String, ?> asked = Map.of("expression", script, "returnByValue", true, "awaitPromise", true);
		return tools.ask("Runtime.evaluate", asked).at("/result/value");
	}

	/** The whole page, as PNG. */
	public byte[] picture() {
		JsonNode size = tools.ask("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
		Map<String, Object> whole = Map.of("x", 0, "y", 0, "width", size.path("width").asDouble(), "height",
				size.path("height").asDouble(), "scale", 1);
		return Base64.getDecoder()
			.decode(tools.ask("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", whole))
				.path("data")
				.asString());
	}

	@Override
	public void close() {
		tools.close();
		List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
		all.forEach(ProcessHandle::destroyForcibly);
		try {
			all.forEach((one) -> one.onExit().join());
			FileSystemUtils.deleteRecursively(profile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
