package dev.lundi.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** A site that answers as a test wants it to. */
public class StandInServer implements AutoCloseable {

	private final CountDownLatch over = new CountDownLatch(1);

	private final List<HttpExchange> exchanges = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	public StandInServer() {
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.start();
	}

	public URI url() {
		return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
	}

	public List<HttpExchange> exchanges() {
		return exchanges;
	}

	public void answering(HttpHandler handler) {
		server.createContext("/", exchange -> {
			exchanges.add(exchange);
			handler.handle(exchange);
		});
	}

	public static void redirect(HttpExchange exchange, int status, String target) throws IOException {
		exchange.getResponseHeaders().add("Location", target);
		exchange.sendResponseHeaders(status, -1);
		exchange.close();
	}

	public static void send(HttpExchange exchange, int status, String text) throws IOException {
		var bytes = text.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	public void awaitTheEnd() {
		try {
			over.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		over.countDown();
		server.stop(0);
	}

}
