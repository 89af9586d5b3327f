package dev.lundi.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lundi.support.LundiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** S16: nothing that somebody writes into an address leads a reader to another site. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OpenRedirectTests {

	private static final List<String> ELSEWHERE = List.of("//evil.example", "///evil.example", "////evil.example",
			"/\\evil.example", "\\\\evil.example", "/%5cevil.example", "/%2fevil.example", "/%2f%2fevil.example",
			"https://evil.example", "https:evil.example", "https:/evil.example", "http:///evil.example",
			"/https://evil.example", "//evil.example/%2e%2e", "/.evil.example", "//evil.example@localhost",
			"//localhost@evil.example", "/;@evil.example", "/%09/evil.example", "/%0d%0aLocation:%20//evil.example",
			"/%e3%80%82evil.example", "//evil%E3%80%82example", "javascript:alert(1)", "data:text/html,a");

	private static final Pattern LOCATION = Pattern.compile("(?im)^(?:Location|HX-Redirect|Refresh): *(.*?)\\r?$");

	@LocalServerPort
	private int port;

	static Stream<String> addresses() {
		return ELSEWHERE.stream()
			.flatMap((target) -> Stream.of("/n" + target + "/", "/n/edito/issues" + target + "/",
					target.startsWith("/") ? target + "/" : "/" + target + "/", "/login?continue=" + target,
					"/desk?next=" + target, "/n/edito/subscribe?lang=" + target));
	}

	@ParameterizedTest
	@MethodSource("addresses")
	void everyAnswerStaysOnThisSite(String address) throws IOException {
		for (String request : List.of("GET", "POST")) {
			assertThat(locations(request, address, "localhost")).as(address).allMatch(OpenRedirectTests::isHere);
		}
	}

	/** A proxy that passes on what it is told must not make of us a signpost. */
	@Test
	void theHostThatARequestNamesIsNoneToLeadTo() throws IOException {
		for (String path : List.of("/desk", "/console", "/inbox", "/n/edito/", "/login?error")) {
			assertThat(locations("GET", path, "evil.example")).as(path).allMatch(OpenRedirectTests::isHere);
			assertThat(locations("GET", path, "localhost\r\nX-Forwarded-Host: evil.example")).as(path)
				.allMatch(OpenRedirectTests::isHere);
		}
		assertThat(locations("GET", "/desk", "localhost")).as("the test sees a redirect").hasSize(1);
		assertThat(locations("GET", "/n/edito/", "localhost")).as("the test sees a redirect").hasSize(1);
	}

	/** As a browser at this site understands it. */
	private static boolean isHere(String location) {
		String path = location.replace('\\', '/').replaceAll("[\\t\\r\\n]", "");
		return path.startsWith("/") ? !path.startsWith("//") : "localhost".equals(URI.create(path).getHost());
	}

	private List<String> locations(String method, String address, String host) throws IOException {
		String request = "%s %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
			.formatted(method, address.replace(" ", "%20"), host);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
			assertThat(answer).startsWith("HTTP/1.1 ");
			String head = answer.contains("\r\n\r\n") ? answer.substring(0, answer.indexOf("\r\n\r\n")) : answer;
			return LOCATION.matcher(head).results().map((MatchResult found) -> found.group(1)).toList();
		}
	}

}
