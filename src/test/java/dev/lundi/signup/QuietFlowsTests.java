package dev.lundi.signup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.lundi.support.Received;
import dev.lundi.support.ReceivedMail;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * P9: people subscribe, confirm, choose, leave, come back and ask for their data, and the
 * log, made to say all it can, names none of them and none of their links.
 */
@ExtendWith(OutputCaptureExtension.class)
class QuietFlowsTests extends SignUpScene {

	private static final Pattern LINK = Pattern.compile("https://lundi\\.example(/[a-z]+/[\\w.-]{20,})");

	@Autowired
	private LoggingSystem logging;

	private final List<String> secrets = new ArrayList<>();

	@Test
	void aFewFlowsLeaveNoTrace(CapturedOutput output) {
		leaveNoTrace(3, output);
	}

	@Test
	@Tag("proof")
	void aThousandFlowsLeaveNoTrace(CapturedOutput output) {
		leaveNoTrace(1000, output);
	}

	private void leaveNoTrace(int flows, CapturedOutput output) {
		logging.setLogLevel("dev.lundi", LogLevel.TRACE);
		try {
			LoggerFactory.getLogger("dev.lundi.audible").trace("could be heard");
			for (int flow = 0; flow < flows; flow++) {
				go("lectrice%d.quiet@example.org".formatted(flow), "Quieta%dona".formatted(flow));
			}
		}
		finally {
			logging.setLogLevel("dev.lundi", LogLevel.INFO);
		}
		String log = output.getAll();
		assertThat(log).contains("could be heard");
		assertThat(secrets).hasSizeGreaterThanOrEqualTo(flows * 6).allMatch((secret) -> !log.contains(secret));
	}

	private void go(String address, String name) {
		relay.forget();
		secrets.addAll(List.of(address, name));
		assertThat(subscribe("edito", address, "name", name).statusCode()).isEqualTo(200);
		String confirmation = link(mail(1));
		post(confirmation, Map.of());
		post(confirmation, Map.of());
		post(confirmation + "x", Map.of());
		ReceivedMail welcome = read(mail(2));
		String preferences = keep(welcome, "/preferences/");
		post(preferences, Map.of("do", "save", "name", name + " Bis", "language", "en", "zone", "Europe/Paris",
				"newsletters", "edito", "had", "edito"));
		post(preferences, Map.of("do", "save", "name", name, "language", "xx", "zone", name, "pausedUntil", address));
		String door = keep(welcome, "/unsubscribe/");
		post(door, Map.of("List-Unsubscribe", "One-Click"));
		post(door, Map.of("do", "undo"));
		post(door, Map.of("List-Unsubscribe", address));
		post(preferences + "/export", Map.of());
		post(keep(read(mail(3)), "/export/"), Map.of());
		secrets.add(confirmation.substring(confirmation.lastIndexOf('/') + 1));
		clock.advance(Duration.ofMinutes(10));
	}

	private Received mail(int number) {
		return mails(number).get(number - 1);
	}

	/** The path of the link of this kind in a mail. */
	private String keep(ReceivedMail mail, String kind) {
		String path = LINK.matcher(mail.text())
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> link.startsWith(kind))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No link to " + kind + " in\n" + mail.text()));
		secrets.add(path.substring(kind.length()));
		return path;
	}

}
