package dev.lundi.signup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

	/** As many as one network and the hour's brakes let through at once. */
	private static final int TOGETHER = 15;

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
			for (int first = 0; first < flows; first += TOGETHER) {
				go(IntStream.range(first, Math.min(first + TOGETHER, flows)).mapToObj(this::flow).toList());
			}
		}
		finally {
			logging.setLogLevel("dev.lundi", LogLevel.INFO);
		}
		String log = output.getAll();
		assertThat(log).contains("could be heard");
		assertThat(secrets).hasSizeGreaterThanOrEqualTo(flows * 6).allMatch((secret) -> !log.contains(secret));
	}

	private Flow flow(int number) {
		return new Flow("lectrice%d.quiet@example.org".formatted(number), "Quieta%dona".formatted(number));
	}

	private void go(List<Flow> flows) {
		relay.forget();
		flows.forEach(this::signUp);
		mails(flows.size());
		flows.forEach(this::confirm);
		mails(2 * flows.size());
		flows.forEach(this::choose);
		mails(3 * flows.size());
		flows.forEach((flow) -> post(keep(mail(flow, 3), "/export/"), Map.of()));
		clock.advance(Duration.ofHours(1));
	}

	private void signUp(Flow flow) {
		secrets.addAll(List.of(flow.address(), flow.name()));
		assertThat(subscribe("edito", flow.address(), "name", flow.name()).statusCode()).isEqualTo(200);
	}

	private void confirm(Flow flow) {
		String confirmation = keep(mail(flow, 1), "/confirm/");
		post(confirmation, Map.of());
		post(confirmation, Map.of());
		post(confirmation + "x", Map.of());
	}

	private void choose(Flow flow) {
		ReceivedMail welcome = mail(flow, 2);
		String name = flow.name();
		String preferences = keep(welcome, "/preferences/");
		post(preferences, Map.of("do", "save", "name", name + " Bis", "language", "en", "zone", "Europe/Paris",
				"newsletters", "edito", "had", "edito"));
		post(preferences,
				Map.of("do", "save", "name", name, "language", "xx", "zone", name, "pausedUntil", flow.address()));
		String door = keep(welcome, "/unsubscribe/");
		post(door, Map.of("List-Unsubscribe", "One-Click"));
		post(door, Map.of("do", "undo"));
		post(door, Map.of("List-Unsubscribe", flow.address()));
		post(preferences + "/export", Map.of());
	}

	private ReceivedMail mail(Flow flow, int number) {
		return relay.received()
			.stream()
			.filter((mail) -> mail.recipient().equals(flow.address()))
			.skip(number - 1)
			.map(SignUpScene::read)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No mail " + number + " to " + flow));
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

	private record Flow(String address, String name) {

	}

}
