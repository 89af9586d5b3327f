package dev.lundi.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import dev.lundi.support.TestLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whoever steers Lundi's requests, by an address or a redirect, must not reach a service
 * that listens on this machine. One address stands for the public web.
 */
class ForbiddenAddressTests {

	private static final InetAddress PUBLIC = InetAddress.ofLiteral("127.0.0.77");

	private final AtomicInteger reached = new AtomicInteger();

	private final AtomicInteger lookedUp = new AtomicInteger();

	private final AddressGuard guard = new AddressGuard(
			address -> AddressGuard.isNotPublic(address) && !address.equals(PUBLIC), this::addresses);

	private final Fetch fetch = new Fetch(TestLimits.SHORT, guard);

	private ServerSocket secret = new ServerSocket(0);

	private HttpServer site = HttpServer.create(new InetSocketAddress(PUBLIC, 0), 0);

	private @Nullable String target;

	ForbiddenAddressTests() throws IOException {
	}

	@BeforeEach
	void open() {
		Thread.startVirtualThread(this::listen);
		site.createContext("/", exchange -> {
			if (target != null) {
				exchange.getResponseHeaders().add("Location", target);
			}
			exchange.getResponseHeaders().add("Connection", "close");
			exchange.sendResponseHeaders(target == null ? 200 : 302, -1);
			exchange.close();
		});
		site.start();
	}

	private void listen() {
		try {
			while (true) {
				secret.accept().close();
				reached.incrementAndGet();
			}
		}
		catch (IOException ex) {
			// The test is over.
		}
	}

	@AfterEach
	void close() throws IOException {
		secret.close();
		site.stop(0);
	}

	private InetAddress[] addresses(String host) throws UnknownHostException {
		var inside = InetAddress.getLoopbackAddress();
		return switch (host) {
			case "public.example" -> new InetAddress[] { PUBLIC };
			case "127.0.0.1.nip.example", "inside.example", "localhost.public.example" -> new InetAddress[] { inside };
			case "mixed.example" -> new InetAddress[] { PUBLIC, inside };
			case "rebinding.example" -> new InetAddress[] { lookedUp.incrementAndGet() == 1 ? PUBLIC : inside };
			default -> InetAddress.getAllByName(host);
		};
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:PORT/", "http://127.0.0.1.:PORT/", "HTTP://127.0.0.1:PORT/",
			"http://127.0.0.2:PORT/", "http://127.255.255.254:PORT/", "http://127.1:PORT/", "http://127.0.1:PORT/",
			"http://2130706433:PORT/", "http://0x7f000001:PORT/", "http://0x7f.0.0.1:PORT/", "http://0x7f.1:PORT/",
			"http://0177.0.0.1:PORT/", "http://0177.1:PORT/", "http://017700000001:PORT/", "http://0:PORT/",
			"http://00:PORT/", "http://0x0:PORT/", "http://0.0.0.0:PORT/", "http://[::]:PORT/", "http://[::1]:PORT/",
			"http://[0:0:0:0:0:0:0:1]:PORT/", "http://[0000::0001]:PORT/", "http://[::ffff:127.0.0.1]:PORT/",
			"http://[::ffff:7f00:1]:PORT/", "http://[::127.0.0.1]:PORT/", "http://[64:ff9b::7f00:1]:PORT/",
			"http://[64:ff9b::127.0.0.1]:PORT/", "http://[2002:7f00:1::]:PORT/", "http://[fe80::1]:PORT/",
			"http://[fe80::1%25lo]:PORT/", "http://[::1%25lo]:PORT/", "http://[fc00::1]:PORT/",
			"http://[fd00:ec2::254]:PORT/", "http://[ff02::1]:PORT/", "http://10.0.0.1:PORT/",
			"http://172.16.0.1:PORT/", "http://192.168.0.1:PORT/", "http://169.254.169.254/latest/meta-data/",
			"http://169.254.170.2/v2/credentials", "http://100.64.0.1:PORT/", "http://100.100.100.200/latest/",
			"http://192.0.0.192:PORT/", "http://198.18.0.1:PORT/", "http://192.0.2.1:PORT/", "http://224.0.0.1:PORT/",
			"http://255.255.255.255:PORT/", "http://localhost:PORT/", "http://LOCALHOST:PORT/",
			"http://localhost.:PORT/", "http://public.example@127.0.0.1:PORT/",
			"http://public.example:80@127.0.0.1:PORT/", "http://a:b@127.0.0.1:PORT/",
			"http://127.0.0.1:PORT#@public.example/", "http://127.0.0.1:PORT?@public.example/",
			"http://127.0.0.1:PORT\\@public.example/", "http://127.0.0.1:PORT;@public.example/",
			"http://127.0.0.1%00.public.example:PORT/", "http://%31%32%37.0.0.1:PORT/", "http://①②⑦.0.0.1:PORT/",
			"http://127.0.0.1.nip.example:PORT/", "http://inside.example:PORT/",
			"http://localhost.public.example:PORT/", "http://mixed.example:PORT/", "https://127.0.0.1:PORT/",
			"https://inside.example:PORT/", "gopher://127.0.0.1:PORT/_x", "ftp://127.0.0.1:PORT/", "file:///etc/passwd",
			"jar:http://127.0.0.1:PORT/!/", "netdoc:///etc/passwd", "//127.0.0.1:PORT/", "///127.0.0.1:PORT/",
			"http:127.0.0.1:PORT/", "http:/127.0.0.1:PORT/", "http:\\\\127.0.0.1:PORT/" })
	void noFormOfAnAddressLeadsInside(String form) {
		var address = form.replace("PORT", String.valueOf(secret.getLocalPort()));
		AddressGuard.webAddress(address).ifPresent(this::assertRefused);
		target = address;
		assertRefused(URI.create("http://public.example:%d/".formatted(site.getAddress().getPort())));
		assertThat(reached).hasValue(0);
	}

	private void assertRefused(URI uri) {
		assertThatExceptionOfType(FetchException.class).isThrownBy(() -> fetch.get(uri));
	}

	@Test
	void aNameThatChangesItsMindLeadsNowhere() {
		var uri = URI.create("http://rebinding.example:%d/".formatted(site.getAddress().getPort()));
		assertThat(fetch.get(uri).status()).isEqualTo(200);
		assertThat(lookedUp).hasValue(1);
		assertThatExceptionOfType(FetchException.class).isThrownBy(() -> fetch.get(uri))
			.withMessageContainingAll("rebinding.example is a private, loopback or reserved address",
					"source.allow-private=true");
		assertThat(lookedUp).hasValue(2);
		assertThat(reached).hasValue(0);
	}

	@Test
	void theListenerHearsWhoMayReachIt() {
		assertThatExceptionOfType(FetchException.class)
			.isThrownBy(() -> new Fetch(TestLimits.SHORT, AddressGuard.of(true))
				.get(URI.create("http://127.0.0.1:%d/".formatted(secret.getLocalPort()))));
		assertThat(reached).hasPositiveValue();
	}

	@Test
	void anUnknownHostIsSaidInWords() {
		assertThatExceptionOfType(FetchException.class)
			.isThrownBy(() -> fetch.get(URI.create("https://nulle-part.invalid/wp-json")))
			.withMessageContaining("no host of the name nulle-part.invalid is known")
			.withMessageContaining("DNS");
	}

}
